/**
 * Completes the npm package once its other files are there: `package.json` with the version and the files, and
 * `integrity.json` with what a page's `integrity` attribute says of each.
 *
 *     node package-manifest.mjs pkg-config/package.json 1.2.3 dist/package
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const INTEGRITY = "integrity.json";

const [source = "", version = "", folder = ""] = process.argv.slice(2);
const files = readdirSync(folder).sort();
const manifest = JSON.parse(readFileSync(source, "utf8"));

/** An entry that nobody has written yet is left out. @param {string} path */
const isThere = (path) => [`./${INTEGRITY}`, "./package.json"].includes(path) || existsSync(join(folder, path));
/** @type {[string, string | { [condition: string]: string }][]} */
const entries = Object.entries(manifest.exports);
const exports = entries.filter(([, target]) =>
  typeof target === "string" ? isThere(target) : Object.values(target).every(isThere),
);
write("package.json", {
  ...manifest,
  version,
  sideEffects: manifest.sideEffects.filter(isThere),
  exports: Object.fromEntries(exports),
  files: [...files, INTEGRITY].sort(),
});

const hashes = [...files, "package.json"].sort().map((name) => [name, hash(name)]);
write(INTEGRITY, Object.fromEntries(hashes));

/** @param {string} name */
function hash(name) {
  return `sha384-${createHash("sha384")
    .update(readFileSync(join(folder, name)))
    .digest("base64")}`;
}

/**
 * @param {string} name
 * @param {object} value
 */
function write(name, value) {
  writeFileSync(join(folder, name), `${JSON.stringify(value, undefined, 2)}\n`);
}
