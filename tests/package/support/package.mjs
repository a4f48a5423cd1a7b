/**
 * The npm package as a project has it: packed, then installed from the tarball into a folder of its own.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after } from "node:test";
import { pathToFileURL } from "node:url";

import { PACKAGE, ROOT } from "../../support/folders.mjs";
import { run } from "../../support/run.mjs";

/** The folder of the JavaScript tools' commands. */
const commands = join(ROOT, "tests/node_modules/.bin");

const folders = mkdtempSync(join(tmpdir(), "referral-consent-package-"));
after(() => rmSync(folders, { recursive: true, force: true }));

const tarball = pack();

/**
 * A project with the package installed and nothing else.
 *
 * @param {string} name
 * @param {{ [path: string]: string }} files
 * @returns {string} its folder
 */
export function projectWith(name, files) {
  const folder = join(folders, name);
  mkdirSync(folder);
  const manifest = { name, private: true, type: "module" };
  for (const [path, text] of Object.entries({
    "package.json": JSON.stringify(manifest),
    ...files,
  })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  run("npm", ["install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund", tarball], folder);
  return folder;
}

/**
 * What a project gets when it imports the package, or one of its entries.
 *
 * @param {string} folder of the project
 * @param {string} entry such as `referral-consent/twin`
 * @returns {Promise<typeof import("../../../pkg-config/index.d.ts")>}
 */
export function importFrom(folder, entry) {
  return import(pathToFileURL(createRequire(join(folder, "index.js")).resolve(entry)).href);
}

/**
 * Runs one of the JavaScript tools.
 *
 * @param {string} name
 * @param {string[]} args
 * @param {string} folder where
 */
export function tool(name, args, folder) {
  return run(join(commands, name), args, folder);
}

/**
 * @param {string} from
 * @param {string} to
 */
export function copy(from, to) {
  cpSync(from, to, { recursive: true });
}

function pack() {
  const packed = run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folders], PACKAGE);
  const [{ filename }] = JSON.parse(packed);
  return join(folders, filename);
}
