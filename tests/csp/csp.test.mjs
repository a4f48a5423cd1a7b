/**
 * The package in Chromium under content policies, as a server sends them, and where a file is not as it should be.
 */
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

import { cases, policy, TODAY } from "../support/cases.mjs";
import { PACKAGE } from "../support/folders.mjs";
import { open } from "../support/output.mjs";

const WASM = "referral-consent/referral_consent_bg.wasm";
const TWIN = "referral-consent/referral_consent_twin.js";

/** What Chromium reports where a policy refuses WebAssembly. */
const REPORT = "script-src wasm-eval";

const ALLOWED = "script-src 'self' 'wasm-unsafe-eval'";

/** The cases of the specification. */
const own = [...cases.values()].filter(({ file }) => file === "spec.json");

const folder = mkdtempSync(join(tmpdir(), "referral-consent-csp-"));
after(() => rmSync(folder, { recursive: true }));
cpSync(PACKAGE, join(folder, "referral-consent"), { recursive: true });
const ours = own.map(({ record, policy: change = {} }) => ({ record, policy: { ...policy, ...change } }));
writeFileSync(join(folder, "cases.js"), `export const cases = ${JSON.stringify(ours)};`);
// So long that the page would be told of more than it should be.
writeFileSync(
  join(folder, "violations.js"),
  `const violations = [];
  document.addEventListener("securitypolicyviolation", (event) =>
    violations.push(event.effectiveDirective + " " + event.blockedURI));
  const warnings = [];
  console.warn = (warning) => warnings.push(warning);
  window.shown = (result) => setTimeout(() => {
    document.querySelector("output").textContent = JSON.stringify({ ...result, violations, warnings });
  }, 500);`,
);
for (const [name, [file, load]] of Object.entries({
  index: ["index", "load()"],
  off: ["index", 'load("off")'],
  elsewhere: ["index", 'load("elsewhere.wasm")'],
  twin: ["twin", "load()"],
  inline: ["inline", "load()"],
})) {
  writeFileSync(
    join(folder, `${name}.html`),
    `<!doctype html><meta charset="utf-8"><title>Referral</title><output></output>
    <script nonce="once" src="violations.js"></script><script nonce="once" type="module" src="${name}.js"></script>`,
  );
  writeFileSync(
    join(folder, `${name}.js`),
    `import { cases } from "./cases.js";
    import { load } from "./referral-consent/${file}.js";
    const said = (rules) => ({
      said: cases.map(({ record, policy }) => {
        const { status, route, consenter, age } = rules.assess(record, policy, "${TODAY}");
        return [status, route, consenter, age];
      }),
    });
    shown(await ${load}.then(said, ({ reason, message }) => ({ reason, message })));`,
  );
}

/**
 * What the page of an entry comes to.
 *
 * @param {string} entry
 * @param {Partial<Parameters<typeof open>[1]>} where
 */
async function loaded(entry, where) {
  const { output, reports, files } = await open(folder, { path: "/schools/", page: `${entry}.html`, ...where });
  const { said, reason, message, violations, warnings } = JSON.parse(output);
  assert.deepEqual(reports, violations, "what the page is told is what the server is told");
  return { said, reason, message, reports, files, warnings };
}

/** @param {unknown} said */
function holds(said) {
  const expected = own.map(({ expect: { status, route, consenter, age } }) => [status, route, consenter, age]);
  assert.deepEqual(said, expected);
}

for (const policy of [
  "script-src 'self'",
  "default-src 'self'",
  "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'",
  "script-src 'self'; connect-src 'none'",
  "script-src 'nonce-once' 'strict-dynamic'; object-src 'none'",
  "script-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'",
  "script-src 'self'; sandbox allow-scripts allow-same-origin",
]) {
  test(`Under ${policy} the rules load by themselves, with one report`, async () => {
    const { said, reports, files } = await loaded("index", { policy });
    holds(said);
    assert.deepEqual(reports, [REPORT]);
    assert.ok(files.includes(TWIN) && !files.includes(WASM), "what cannot be run is not downloaded");
  });

  for (const [asked, entry] of [
    ["with load('off')", "off"],
    ["from ./twin", "twin"],
  ]) {
    test(`Under ${policy} the rules load ${asked}, with no report`, async () => {
      const { said, reports, files } = await loaded(entry ?? "", { policy });
      holds(said);
      assert.deepEqual(reports, []);
      assert.ok(!files.includes(WASM));
    });
  }
}

for (const policy of [
  ALLOWED,
  "script-src 'self' 'unsafe-eval'",
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
]) {
  test(`Under ${policy} the rules are WebAssembly, with no report`, async () => {
    const { said, reports, files } = await loaded("index", { policy });
    holds(said);
    assert.deepEqual(reports, []);
    assert.ok(files.includes(WASM) && !files.includes(TWIN), "the twin is downloaded only where it is needed");
  });
}

test("The entry with the WebAssembly inside needs no other file, or falls back with one report", async () => {
  const inside = await loaded("inline", { policy: `${ALLOWED}; connect-src 'none'` });
  holds(inside.said);
  assert.deepEqual(inside.reports, []);
  assert.ok(!inside.files.includes(WASM) && !inside.files.includes(TWIN));
  const refused = await loaded("inline", { policy: "script-src 'self'" });
  holds(refused.said);
  assert.deepEqual(refused.reports, [REPORT]);
});

for (const type of ["application/octet-stream", "text/plain", "application/wasm; charset=utf-8"]) {
  test(`A server that sends the WebAssembly as ${type} does not stop it`, async () => {
    const { said, files } = await loaded("index", { policy: ALLOWED, answers: { [WASM]: { type } } });
    holds(said);
    assert.ok(!files.includes(TWIN));
  });
}

for (const [what, where, told] of /** @type {const} */ ([
  ["is not found", { answers: { [WASM]: { status: 404, body: "not here" } } }, /answered 404/],
  ["is another page", { answers: { [WASM]: { type: "text/html", body: "<h1>Sorry</h1>" } } }, /is no WebAssembly/],
  ["may not be fetched", { policy: `${ALLOWED}; connect-src 'none'` }, /could not be read.*connect-src/],
])) {
  test(`Where the WebAssembly ${what}, the twin does as well, and the console says what to change`, async () => {
    const { said, warnings, files } = await loaded("index", { policy: ALLOWED, ...where });
    holds(said);
    assert.ok(files.includes(TWIN));
    assert.equal(warnings.length, 1);
    assert.match(warnings[0], told);
    assert.match(warnings[0], /http:\/\/127\.0\.0\.1:\d+\/schools\/referral-consent\/referral_consent_bg\.wasm/);
  });
}

test("Where neither the WebAssembly nor the twin is found, the error names the WebAssembly’s address", async () => {
  const answers = { [WASM]: { status: 404 }, [TWIN]: { status: 404 } };
  const { reason, message, warnings } = await loaded("index", { policy: ALLOWED, answers });
  assert.equal(reason, "not-loaded");
  assert.match(message, /http:\/\/127\.0\.0\.1:\d+\/schools\/referral-consent\/referral_consent_bg\.wasm answered 404/);
  assert.deepEqual(warnings, []);
});

test("Where an address is given and nothing is there, no other is taken", async () => {
  const { reason, message, files } = await loaded("elsewhere", { policy: ALLOWED });
  assert.equal(reason, "not-loaded");
  assert.match(message, /\/schools\/elsewhere\.wasm answered 404/);
  assert.ok(!files.includes(TWIN));
});

test("Where WebAssembly is refused and the twin is not found, the error says so", async () => {
  const { reason, message } = await loaded("index", {
    policy: "script-src 'self'",
    answers: { [TWIN]: { status: 404 } },
  });
  assert.equal(reason, "refused");
  assert.match(message, /wasm-unsafe-eval/);
  assert.match(message, /referral_consent_twin\.js/);
});

test("Where the policy refuses both, the error says so", async () => {
  const { reason, reports } = await loaded("index", {
    policy: (address) =>
      `script-src ${["violations.js", "cases.js", "index.js", "referral-consent/index.js"].map((file) => address + file).join(" ")}`,
  });
  assert.equal(reason, "refused");
  assert.equal(reports.length, 2);
});

test("A browser without WebAssembly has the rules all the same, with no report", async () => {
  const before = () => {
    // @ts-expect-error as in a browser that is locked down
    delete globalThis.WebAssembly;
  };
  const { said, reports } = await loaded("index", { policy: "script-src 'self'", before });
  holds(said);
  assert.deepEqual(reports, []);
});

test("A browser that is too old for the module has the rules all the same", async () => {
  const before = () => {
    WebAssembly.instantiateStreaming = async () => {
      throw new WebAssembly.CompileError("unknown opcode");
    };
  };
  const { said, files } = await loaded("index", { policy: ALLOWED, before });
  holds(said);
  assert.ok(files.includes(WASM) && files.includes(TWIN));
});

test("A browser that can load neither says that it is not supported", async () => {
  const before = () => {
    // @ts-expect-error as in a browser that is locked down
    delete globalThis.WebAssembly;
  };
  const { reason } = await loaded("index", { policy: ALLOWED, answers: { [TWIN]: { status: 404 } }, before });
  assert.equal(reason, "unsupported");
});
