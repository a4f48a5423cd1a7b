import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { policy } from "../support/cases.mjs";
import { open } from "../support/output.mjs";
import { copy, projectWith } from "./support/package.mjs";

const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");

/**
 * The first block of code of a kind.
 *
 * @param {string} kind
 */
function block(kind) {
  const found = readme.match(new RegExp(`^\`\`\`${kind}\n(.*?)^\`\`\`$`, "ms"));
  assert.ok(found?.[1], `the README has a block of ${kind}`);
  return found[1];
}

test("the README shows the two commands first", () => {
  assert.deepEqual(
    block("sh").match(/^cargo xtask \w+/gm),
    ["cargo xtask serve", "cargo xtask test"],
    "one builds and serves the form, one passes the tests",
  );
  assert.ok(readme.indexOf("```sh") < readme.indexOf("```html"));
});

test("the README's form is ten lines, and says who may consent", async () => {
  const [html, js] = [block("html"), block("js")];
  assert.equal(`${html}${js}`.trim().split("\n").length, 10);
  for (const [born, who] of [
    ["2010-11-23", "self"],
    ["", "unknown"],
  ]) {
    const folder = projectWith(`readme-${who}`, {
      "site/index.html": `<!doctype html><meta charset="utf-8">${html.replace('type="date"', `$& value="${born}"`)}`,
      "site/form.js": js,
      "site/policy.json": JSON.stringify(policy),
    });
    copy(join(folder, "node_modules/referral-consent"), join(folder, "site/referral-consent"));
    const { output, complaints } = await open(join(folder, "site"), { path: "/", page: "index.html" });
    assert.equal(output, who);
    assert.deepEqual(complaints, []);
  }
});
