/**
 * A form that saves a file, as there is no server: whatever happens, it is never sent, and nothing in it is lost.
 *
 * @import { Opened } from "../element/support/page.mjs"
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { onThePage } from "../element/support/page.mjs";
import { policy } from "../support/cases.mjs";
import { downloaded } from "../support/download.mjs";
import { missing, RULES } from "../support/missing.mjs";
import { asking, ORGANISATION, send, withForms } from "./support/asking.mjs";

const DOWNLOAD = 'data-rc-deliver="download"';

const WORRIES = `<p><label>Worries <textarea name="worries" data-rc="referral.concerns"></textarea></label></p>
  <input type="hidden" name="token" value="t" /><label>PIN <input type="password" name="pin" value="1" autocomplete="current-password" /></label>`;

/**
 * What is saved when “Send” is pressed; the page stays where it is, with what was written.
 *
 * @param {Opened} opened
 * @param {() => Promise<void>} [press]
 */
async function saved(opened, press = () => send(opened)) {
  const { page } = opened;
  const before = page.url();
  const { name, text } = await downloaded(page, press);
  assert.equal(page.url(), before, "nothing is in the address");
  return { name, file: JSON.parse(text) };
}

for (const [what, reason, before] of /** @type {const} */ ([
  ["the policy is missing", "policy-missing", missing("**/policy.json")],
  ["the rules are missing", "not-loaded", missing(RULES)],
])) {
  test(`Where ${what}, what is written is saved as it is, and says that it was not checked and why`, async () => {
    const body = asking(["referral.concerns"], ORGANISATION + WORRIES, DOWNLOAD);
    const options = /** @type {const} */ ({ script: "auto.js", drawn: false });
    await onThePage({ ...options, body, before, expected: /404|not checked|autocomplete/ }, async (opened) => {
      const { page } = opened;
      const failed = page.waitForEvent("console", (message) => message.text().includes(reason));
      await page.reload();
      await failed;
      await page.getByLabel("Organisation").fill("Oak School");
      await page.getByLabel("Worries").fill("Aisha Malik comes to school hungry.");
      const { name, file } = await saved(opened);
      assert.equal(name, "referral-not-checked.json");
      assert.equal(file.status, "not-checked");
      assert.equal(file.reason, reason);
      assert.ok(file.detail);
      assert.deepEqual(file.answers, { org: "Oak School", worries: "Aisha Malik comes to school hungry." });
      assert.equal(await page.getByLabel("Worries").inputValue(), "Aisha Malik comes to school hungry.");
    });
  });
}

test("Where a question has no field on the form, the record is saved with what is missing", async () => {
  const body = asking(["referrer.organisation", "referral.concernLevel"], ORGANISATION, DOWNLOAD);
  await withForms(body, { expected: /put right/ }, async (opened) => {
    await opened.page.getByLabel("Organisation").fill("Oak School");
    const { name, file } = await saved(opened);
    assert.equal(name, "referral-not-checked.json");
    assert.equal(file.reason, "questions-missing");
    assert.equal(file.detail, "/referral/concernLevel");
    assert.equal(file.record.referrer.organisation, "Oak School");
  });
});

test("A button that asks for no check saves what there is, and does not send it either", async () => {
  const draft = "<button formnovalidate>Save a draft</button>";
  await withForms(asking(["referrer.organisation"], ORGANISATION + draft, DOWNLOAD), {}, async (opened) => {
    await opened.page.getByLabel("Organisation").fill("Oak School");
    const { file } = await saved(opened, () => opened.page.getByRole("button", { name: "Save a draft" }).click());
    assert.equal(file.reason, "not-asked");
    assert.deepEqual(file.record.referrer.organisation, "Oak School");
    assert.deepEqual(file.answers, { org: "Oak School" });
  });
});

test("Where something breaks while it is checked, what is written is saved all the same", async () => {
  const body = asking(["referrer.organisation"], ORGANISATION, DOWNLOAD);
  await withForms(body, { expected: /not checked/ }, async (opened) => {
    const { page } = opened;
    await page.getByLabel("Organisation").fill("Oak School");
    await page.evaluate(() => {
      Object.defineProperty(HTMLInputElement.prototype, "validationMessage", {
        get() {
          throw new Error("broken");
        },
      });
    });
    const { file } = await saved(opened);
    assert.equal(file.reason, "failed");
    assert.deepEqual(file.answers, { org: "Oak School" });
  });
});

test("Where the policy is refused, <referral-consent> keeps every answer in the file", async () => {
  const { version: _, ...notice } = policy.notice;
  const files = { "refused.json": JSON.stringify({ ...policy, notice }) };
  const body = `<form data-referral-consent="refused.json" ${DOWNLOAD}><referral-consent></referral-consent>
    <button>Send</button></form>`;
  const options = /** @type {const} */ ({ script: "auto.js", drawn: false, files, expected: /not checked/ });
  await onThePage({ ...options, body }, async (opened) => {
    await opened.page.getByRole("status").waitFor();
    await opened.write("Your name", "Priya Nair");
    const { file } = await saved(opened);
    assert.equal(file.reason, "policy-refused");
    assert.equal(file.answers["referral-consent.referrer.name"], "Priya Nair");
  });
});

for (const how of ["returns false", "prevents it"]) {
  test(`Where the agency's own handler ${how}, no file is saved; where it does not, it is`, async () => {
    await withForms(asking(["referrer.organisation"], ORGANISATION, DOWNLOAD), {}, async (opened) => {
      const { page } = opened;
      await page.getByLabel("Organisation").fill("Oak School");
      let many = 0;
      page.on("download", () => (many += 1));
      await page.evaluate(() => {
        for (const form of document.forms) form.onsubmit = () => true;
      });
      await saved(opened);
      await page.evaluate((how) => {
        for (const form of document.forms) {
          if (how === "returns false") form.onsubmit = () => false;
          else form.addEventListener("submit", (event) => event.preventDefault());
        }
      }, how);
      await send(opened);
      await page.waitForTimeout(500);
      assert.equal(many, 1);
      assert.equal(page.url().includes("?"), false);
    });
  });
}
