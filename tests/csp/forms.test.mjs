/**
 * A form with one script tag, in Chromium under content policies, as a server sends them.
 */
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

import { policy as agency } from "../support/cases.mjs";
import { PACKAGE } from "../support/folders.mjs";
import { open } from "../support/output.mjs";

const WASM = "referral-consent/referral_consent_form_bg.wasm";
const TWIN = "referral-consent/referral_consent_form_twin.js";

/** What Chromium reports where a policy refuses WebAssembly. */
const REPORT = "script-src wasm-eval";

const FORMS = {
  "a form that is attached": `<form data-referral-consent="policy.json">
    <fieldset><legend>Was consent sought?</legend>
      <label><input type="radio" name="sought" value="yes" data-rc="consent.sought" data-rc-value="true"> Yes</label>
      <label><input type="radio" name="sought" value="no" data-rc="consent.sought" data-rc-value="false"> No</label>
    </fieldset>
    <label>What was decided? <select name="outcome" data-rc="consent.outcome">
      <option value=""></option><option value="given">Agreed</option></select></label>
    <button>Send</button></form>`,
  "<referral-consent>": `<form><referral-consent policy="policy.json" name="referral"></referral-consent>
    <button>Send</button></form>`,
};

const folder = mkdtempSync(join(tmpdir(), "referral-consent-csp-"));
after(() => rmSync(folder, { recursive: true }));
cpSync(PACKAGE, join(folder, "referral-consent"), { recursive: true });
writeFileSync(join(folder, "policy.json"), JSON.stringify(agency));
// Sent, so that whatever is shown at all is there to be complained of.
writeFileSync(
  join(folder, "send.js"),
  `document.addEventListener("referral-consent:assess", async () => {
    const form = document.querySelector("form");
    form.addEventListener("submit", (event) => event.preventDefault());
    const pause = (time) => new Promise((done) => setTimeout(done, time));
    while (!document.querySelector("[role=alert] a")) {
      form.requestSubmit();
      await pause(50);
    }
    await pause(500);
    const summary = document.querySelector("[role=alert]");
    document.querySelector("output").textContent = JSON.stringify({
      links: summary?.querySelectorAll("a").length ?? 0,
      focused: summary?.parentElement === document.activeElement || summary === document.activeElement,
    });
  }, { once: true });`,
);
for (const [index, form] of Object.values(FORMS).entries()) {
  for (const [name, attribute] of Object.entries({ tries: "", off: 'data-wasm="off"' })) {
    writeFileSync(
      join(folder, `${index}-${name}.html`),
      `<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>Referral</title>
      <link rel="stylesheet" href="referral-consent/style.css">
      <script type="module" src="send.js"></script>
      <script type="module" src="referral-consent/auto.js" ${attribute}></script>${form}<output></output>`,
    );
  }
}

/**
 * What a form comes to that is sent with nothing answered.
 *
 * @param {keyof typeof FORMS} form
 * @param {"tries" | "off"} way
 * @param {string} policy
 */
async function sent(form, way, policy) {
  const page = `${Object.keys(FORMS).indexOf(form)}-${way}.html`;
  const { output, reports, files } = await open(folder, { path: "/council/", page, policy });
  const { links, focused } = JSON.parse(output);
  assert.ok(links > 0, "what is missing is listed");
  assert.ok(focused, "the list has the focus");
  return { reports, isWasm: files.includes(WASM), isTwin: files.includes(TWIN) };
}

const OWN = "default-src 'none'; style-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; ";

for (const form of /** @type {(keyof typeof FORMS)[]} */ (Object.keys(FORMS))) {
  for (const policy of [
    "script-src 'self'",
    `${OWN}script-src 'self'`,
    "script-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'",
  ]) {
    test(`Under ${policy} ${form} works by itself, with one report`, async () => {
      assert.deepEqual(await sent(form, "tries", policy), { reports: [REPORT], isWasm: false, isTwin: true });
    });

    test(`Under ${policy} ${form} works with data-wasm="off", with no report`, async () => {
      assert.deepEqual(await sent(form, "off", policy), { reports: [], isWasm: false, isTwin: true });
    });
  }

  for (const policy of [`${OWN}script-src 'self' 'wasm-unsafe-eval'`, `${OWN}script-src 'self' 'unsafe-eval'`]) {
    test(`Under ${policy} ${form} works with WebAssembly, with no report`, async () => {
      assert.deepEqual(await sent(form, "tries", policy), { reports: [], isWasm: true, isTwin: false });
    });
  }
}
