/**
 * Completes the npm package once its other files are there: `package.json` with the version and the files, and
 * `integrity.json` with what a page's `integrity` attribute says of each.
 *
 *     node package-manifest.mjs pkg-config/package.json 1.2.3 dist/package
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";

const INTEGRITY = "integrity.json";

const [source = "", version = "", folder = ""] = process.argv.slice(2);
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
  .sort();
const manifest = JSON.parse(readFileSync(source, "utf8"));
write("package.json", { ...manifest, version, files: [...files, INTEGRITY].sort() });

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
