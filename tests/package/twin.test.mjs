/**
 * The rules where WebAssembly cannot run. Content policies that refuse it are in `tests/csp`.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { run } from "../support/run.mjs";
import { projectWith } from "./support/package.mjs";

const folder = projectWith("twin", {
  "version.mjs": `
    import { load } from "referral-consent";
    const { version } = await load();
    console.log(typeof WebAssembly, version);
  `,
});
const bare = projectWith("bare", {
  "reason.mjs": `
    import { load } from "referral-consent";
    console.log(await load(...process.argv.slice(2)).catch((error) => error.reason + ": " + error.message));
  `,
});
run("node", ["-e", 'fs.rmSync("node_modules/referral-consent/referral_consent_twin.js")'], bare);

test("a Node without WebAssembly has the rules all the same", () => {
  assert.match(run("node", ["--jitless", "version.mjs"], folder), /^undefined \d+\.\d+\.\d+$/m);
  assert.match(run("node", ["version.mjs"], folder), /^object \d+\.\d+\.\d+$/m);
});

test("where WebAssembly cannot run and the twin is missing, the reason is told", () => {
  const where = /referral_consent_twin\.js/;
  assert.match(run("node", ["--jitless", "reason.mjs"], bare), /^unsupported: /);
  assert.match(run("node", ["--jitless", "reason.mjs"], bare), where);
  assert.match(run("node", ["reason.mjs", "off"], bare), /^not-loaded: /);
  assert.match(run("node", ["reason.mjs", "off"], bare), where);
});
