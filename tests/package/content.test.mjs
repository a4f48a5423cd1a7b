import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { projectWith, root } from "./support/package.mjs";

const installed = join(projectWith("content", {}), "node_modules/referral-consent");
const manifest = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));

test("the package holds what it names and nothing else", () => {
  assert.deepEqual(readdirSync(installed).sort(), [...manifest.files, "package.json"].sort());
});

test("the package has the version of the crate", () => {
  const [, version] = /^version = "(.+)"$/m.exec(readFileSync(join(root, "Cargo.toml"), "utf8")) ?? [];
  assert.equal(manifest.version, version);
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
