/**
 * What becomes of `<referral-consent>` where something goes wrong: the form works, and nothing that was written is lost.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { policy } from "../support/cases.mjs";
import { missing, RULES } from "../support/missing.mjs";
import { formWith, onThePage } from "./support/page.mjs";

/** @typedef {import("playwright-core").Page} Page */

test("Where the rules cannot be loaded it says so, with whom to phone, and the form is sent with the reason", async () => {
  const expected = /404|not checked/;
  await onThePage({ body: formWith(), before: missing(RULES), expected, drawn: false }, async (form) => {
    const { page } = form;
    const notice = page.getByRole("status");
    await notice.waitFor();
    assert.match((await notice.textContent()) ?? "", /cannot be shown/);
    const calls = await notice.getByRole("link").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    assert.deepEqual(calls, ["tel:999", "tel:01632960001", "tel:01632960999"]);
    await page.waitForFunction(() =>
      /** @type {any} */ (document.querySelector("referral-consent")).value.includes("not-loaded"),
    );
    assert.ok(await page.evaluate(() => document.forms[0]?.checkValidity()));
    await page.getByLabel("Child’s full name").fill("Aisha Malik");
    await form.press("Send");
    await page.getByRole("heading", { name: "Sent" }).waitFor();
    assert.equal(form.sent[0]?.get("childName"), "Aisha Malik");
    assert.deepEqual(form.sent[0]?.getAll("referral-consent").length, 1);
    const { status, reason } = JSON.parse(form.sent[0]?.get("referral-consent") ?? "");
    assert.deepEqual({ status, reason }, { status: "not-checked", reason: "not-loaded" });
  });
});

test("Where there is no policy it says so, and 999 can be called", async () => {
  const expected = /404|not checked/;
  await onThePage({ body: formWith(), before: missing("**/policy.json"), expected, drawn: false }, async (form) => {
    const notice = form.page.getByRole("status");
    await notice.waitFor();
    assert.equal(await notice.getByRole("link", { name: "999" }).count(), 1);
    await form.page.waitForFunction(() =>
      /** @type {any} */ (document.querySelector("referral-consent")).value.includes("policy-missing"),
    );
    assert.equal((await form.value()).reason, "policy-missing");
  });
});

test("Where the policy is refused, every question is shown, and every answer is sent as it is", async () => {
  const refused = { ...policy, notice: { ...policy.notice, effectiveFrom: "31/2/2026" } };
  const files = { "refused.json": JSON.stringify(refused) };
  const body = formWith().replace("policy.json", "refused.json");
  await onThePage({ body, files, expected: /policy/, drawn: false }, async (form) => {
    const { page } = form;
    await page.getByRole("status").waitFor();
    assert.match((await page.getByRole("status").textContent()) ?? "", /cannot be checked/);
    await form.write("Your name", "Priya Nair");
    await form.choose("Is a life at risk now?", "No");
    await form.date("Child’s date of birth", "2016-05-14");
    await form.tick("What are you sharing?", "Health");
    await form.recipient(1, { to: "Police", purpose: "To keep the child safe", what: ["Health"] });
    await form.write("Who decided to go on without consent?", "Tom Reed");
    await form.press("Send");
    await page.getByRole("heading", { name: "Sent" }).waitFor();
    const [sent] = form.sent;
    assert.equal(JSON.parse(sent?.get("referral-consent") ?? "").reason, "policy-refused");
    const written = [...(sent ?? [])].filter(([name, value]) => name.startsWith("referral-consent.") && value !== "");
    assert.deepEqual(Object.fromEntries(written), {
      "referral-consent.referral.kind": "referral",
      "referral-consent.referral.decision": "share",
      "referral-consent.referral.lifeAtRisk": "false",
      "referral-consent.referral.date.day": "23",
      "referral-consent.referral.date.month": "11",
      "referral-consent.referral.date.year": "2026",
      "referral-consent.referrer.name": "Priya Nair",
      "referral-consent.child.dateOfBirth.day": "14",
      "referral-consent.child.dateOfBirth.month": "05",
      "referral-consent.child.dateOfBirth.year": "2016",
      "referral-consent.information.2.category": "health",
      "referral-consent.information.2.id": "health",
      "referral-consent.sharing.0.recipient": "police",
      "referral-consent.sharing.0.purpose": "safeguarding",
      "referral-consent.sharing.0.information": "health",
      "referral-consent.override.decidedBy.name": "Tom Reed",
    });
  });
});

test("In a browser without form-associated elements the form has a hidden input instead, and checks all the same", async () => {
  const before = (/** @type {Page} */ page) =>
    page.addInitScript(() => {
      Reflect.deleteProperty(ElementInternals.prototype, "setFormValue");
    });
  await onThePage({ body: formWith(), before }, async (form) => {
    await form.press("Send");
    await form.page.getByRole("alert").waitFor();
    assert.equal(form.sent.length, 0);
    assert.equal((await form.value()).status, "not-checked");
  });
});

const { notice, ...withoutNotice } = policy;
for (const [what, bad] of /** @type {[string, unknown][]} */ ([
  ["has no notice", withoutNotice],
  ["names no categories", { ...policy, notice: { ...notice, categories: undefined } }],
  ["names no recipients", { ...policy, notice: { ...notice, recipients: null } }],
  ["has a number that is no text", { ...withoutNotice, localAuthority: { name: "Hub", phone: 1632960001 } }],
  ["is empty", {}],
  ["is a list", []],
  ["is a number", 5],
])) {
  test(`Where the policy ${what}, it says so, with whom to phone, and the form goes with the reason`, async () => {
    const files = { "bad.json": JSON.stringify(bad) };
    const body = formWith().replace("policy.json", "bad.json");
    await onThePage({ body, files, expected: /not checked|cannot be drawn/, drawn: false }, async (form) => {
      const { page } = form;
      assert.match((await page.getByRole("status").textContent()) ?? "", /cannot be shown/);
      assert.equal(await page.getByRole("status").getByRole("link", { name: "999", exact: true }).count(), 1);
      await page.waitForFunction(() =>
        /** @type {any} */ (document.querySelector("referral-consent")).value.includes("policy-refused"),
      );
      await page.getByLabel("Child’s full name").fill("Aisha Malik");
      await form.press("Send");
      await page.getByRole("heading", { name: "Sent" }).waitFor();
      assert.equal(JSON.parse(form.sent[0]?.get("referral-consent") ?? "").reason, "policy-refused");
    });
  });
}

test("A record with something in a list that is no entry is drawn without it", async () => {
  const body = formWith(`record='{"information":[null,{"id":"a","category":"health"}],"sharing":[5,null]}'`);
  await onThePage({ body }, async (form) => {
    assert.ok(await form.group("What are you sharing?").getByLabel("Health", { exact: true }).isChecked());
  });
});

test("Fields of the form that are called elements and dataset are in nobody’s way", async () => {
  const named = '<input type="hidden" name="elements" /><input type="hidden" name="dataset" />';
  const body = formWith()
    .replace("<form", '<form data-referral-consent="policy.json"')
    .replace('<referral-consent policy="policy.json"', `${named}<referral-consent`);
  await onThePage({ body }, async (form) => {
    await form.write("Your name", "Priya Nair");
    assert.equal(await form.with((element) => element.record.referrer?.name), "Priya Nair");
  });
});
