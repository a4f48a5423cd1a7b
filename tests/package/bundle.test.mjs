import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { policy } from "../support/cases.mjs";
import { open } from "../support/output.mjs";
import { copy, projectWith, tool } from "./support/package.mjs";

const page = (/** @type {string} */ script) =>
  `<!doctype html><meta charset="utf-8"><title>Referral</title><output></output><script type="module" src="${script}"></script>`;
const show = `
  const policy = await (await fetch("policy.json")).json();
  const { status } = consent.assess({}, policy);
  document.querySelector("output").textContent = status + " " + consent.version;
`;

for (const file of ["index.js", "twin.js", "inline.js"]) {
  test(`a plain script works with ${file} from a folder of the server, under a strict content policy`, async () => {
    const folder = projectWith(`plain-${file}`, {
      "site/index.html": page("form.js"),
      "site/form.js": `import { load } from "./referral-consent/${file}"; const consent = await load(); ${show}`,
      "site/policy.json": JSON.stringify(policy),
    });
    copy(join(folder, "node_modules/referral-consent"), join(folder, "site/referral-consent"));
    const { output, complaints } = await open(join(folder, "site"), { path: "/schools/referral/", page: "index.html" });
    assert.match(output, /^incomplete \d+\.\d+\.\d+$/);
    assert.deepEqual(complaints, []);
  });
}

for (const entry of ["referral-consent", "referral-consent/twin", "referral-consent/inline"]) {
  test(`esbuild bundles ${entry}, and a policy that refuses WebAssembly does not stop it`, async () => {
    const folder = projectWith(`refused-${entry.replace("/", "-")}`, {
      "form.js": `import { load } from "${entry}"; const consent = await load(); ${show}`,
      "site/index.html": page("form.js"),
      "site/policy.json": JSON.stringify(policy),
    });
    tool("esbuild", ["form.js", "--bundle", "--splitting", "--format=esm", "--outdir=site"], folder);
    const { output, reports } = await open(join(folder, "site"), {
      path: "/app/",
      page: "index.html",
      policy: "default-src 'none'; script-src 'self'; connect-src 'self'",
    });
    assert.match(output, /^incomplete /);
    assert.equal(reports.length, entry.endsWith("/twin") ? 0 : 1);
  });
}

test("esbuild bundles it, with the WebAssembly as a file of its own", async () => {
  const folder = projectWith("esbuild", {
    "form.js": `
      import { load } from "referral-consent";
      import wasm from "referral-consent/referral_consent_bg.wasm";
      const consent = await load(wasm);
      ${show}
    `,
  });
  tool(
    "esbuild",
    ["form.js", "--bundle", "--format=esm", "--platform=browser", "--loader:.wasm=file", "--outdir=site"],
    folder,
  );
  const files = readdirSync(join(folder, "site"));
  assert.ok(files.some((name) => name.endsWith(".wasm")));
  writeFileSync(join(folder, "site/index.html"), page("form.js"));
  writeFileSync(join(folder, "site/policy.json"), JSON.stringify(policy));
  const { output, complaints } = await open(join(folder, "site"), {
    path: "/app/",
    page: "index.html",
  });
  assert.match(output, /^incomplete /);
  assert.deepEqual(complaints, []);
});

test("nothing in the package asks a bundler for Node's own modules", () => {
  const folder = projectWith("platform", { "form.js": 'export { load } from "referral-consent";' });
  mkdirSync(join(folder, "out"));
  tool("esbuild", ["form.js", "--bundle", "--format=esm", "--outdir=out"], folder);
  assert.doesNotMatch(readFileSync(join(folder, "out/form.js"), "utf8"), /node:/);
});
