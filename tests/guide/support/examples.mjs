/**
 * The blocks of code in the guide, put together as the files that they say they are.
 */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { PACKAGE, ROOT } from "../../support/folders.mjs";

const guide = join(ROOT, "www/guide");
const folders = mkdtempSync(join(tmpdir(), "referral-consent-guide-"));

/** The policy that an example uses where it shows none. */
export const policy = readFileSync(join(ROOT, "tests/cases/policy.json"), "utf8");

/** Every block of code of the guide, by the path of the file that it is. */
export const blocks = new Map(
  readdirSync(guide)
    .filter((name) => name.endsWith(".md"))
    .flatMap((name) => [...readFileSync(join(guide, name), "utf8").matchAll(/^```(.*)\n([^]*?)^```$/gm)])
    .map(([, info = "", code = ""]) => [info.split(" ")[1] ?? info, code]),
);

/** @type {Set<string>} */
const used = new Set();

/**
 * The text of a block, which counts as run from now on.
 *
 * @param {string} path
 */
export function block(path) {
  const code = blocks.get(path);
  if (code === undefined) throw new Error(`the guide has no block ${path}`);
  used.add(path);
  return code;
}

/** The blocks that no test has asked for. */
export function unused() {
  return [...blocks.keys()].filter((path) => !used.has(path));
}

/**
 * A folder with all the files of an example, the package as `referral-consent` and a policy.
 *
 * @param {string} example
 * @param {{ [name: string]: string }} [more] files beside them
 * @returns {string}
 */
export function folderOf(example, more = {}) {
  const folder = join(folders, example);
  const own = [...blocks.keys()].filter((path) => path.startsWith(`${example}/`));
  const shown = Object.fromEntries(own.map((path) => [path.slice(example.length + 1), block(path)]));
  const files = { "policy.json": policy, ...shown, ...more };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  cpSync(PACKAGE, join(folder, "referral-consent"), { recursive: true });
  return folder;
}

/** Removes the folders. */
export function tidy() {
  rmSync(folders, { recursive: true, force: true });
}
