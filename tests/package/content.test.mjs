import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { test } from "node:test";

import { ROOT } from "../support/folders.mjs";
import { rules } from "../support/rules.mjs";
import { projectWith, tool } from "./support/package.mjs";

const installed = join(projectWith("content", {}), "node_modules/referral-consent");
const files = readdirSync(installed, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(installed, join(entry.parentPath, entry.name)))
  .sort();
const manifest = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));

test("the package holds what it names and nothing else", () => {
  assert.deepEqual(files, [...manifest.files, "package.json"].sort());
});

test("the package has the version of the crate", () => {
  const [, version] = /^version = "(.+)"$/m.exec(readFileSync(join(ROOT, "Cargo.toml"), "utf8")) ?? [];
  assert.equal(manifest.version, version);
  assert.equal(rules.version, version);
  assert.equal(rules.catalogue("en").version, version);
});

test("installing the package runs nothing and brings nothing else along", () => {
  assert.equal(manifest.scripts, undefined);
  assert.equal(manifest.dependencies, undefined);
});

test("the package carries both licences", () => {
  for (const name of ["LICENSE-MIT", "LICENSE-APACHE"]) {
    assert.ok(readFileSync(join(installed, name), "utf8").length > 500, `${name} is no licence`);
  }
});

test("integrity.json says of every file what a page's integrity attribute says", () => {
  const said = JSON.parse(readFileSync(join(installed, "integrity.json"), "utf8"));
  const others = files.filter((name) => name !== "integrity.json");
  assert.deepEqual(Object.keys(said), others);
  for (const name of others) {
    const hash = createHash("sha384")
      .update(readFileSync(join(installed, name)))
      .digest("base64");
    assert.equal(said[name], `sha384-${hash}`, name);
  }
});

test("every entry names its types first, and files that are there", () => {
  for (const [entry, target] of Object.entries(manifest.exports)) {
    for (const file of typeof target === "string" ? [target] : Object.values(target)) {
      // `./schema/*.json` stands for every file that fits.
      const [start = "", end] = file.replace("./", "").split("*");
      const named = files.filter((name) => (end === undefined ? name === start : name.startsWith(start)));
      assert.ok(named.length > 0, `${file} is not there`);
    }
    if (typeof target !== "string") assert.equal(Object.keys(target)[0], "types", entry);
  }
});

test("publint and attw find nothing wrong with the package", () => {
  tool("publint", [installed, "--strict"], ROOT);
  // What importing a .wasm gives is the bundler's to say.
  const untyped = Object.keys(manifest.exports).filter((entry) => /\.(wasm|css|json|jsonld)$/.test(entry));
  const options = ["--profile", "esm-only", "--format", "ascii", "--exclude-entrypoints", ...untyped];
  tool("attw", ["--pack", installed, ...options], ROOT);
});

test("the lock of the tools names no server", () => {
  assert.doesNotMatch(readFileSync(join(ROOT, "tests/package-lock.json"), "utf8"), /"resolved"/);
});

test("no script has a static block, which no Safari before 16.4 can read", () => {
  for (const name of files.filter((name) => name.endsWith(".js"))) {
    assert.doesNotMatch(readFileSync(join(installed, name), "utf8"), /\bstatic\s*\{/, name);
  }
});
