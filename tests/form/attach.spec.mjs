/**
 * The rules attached to a form that somebody else wrote.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { assertAccessible } from "../support/accessibility.mjs";
import { missing } from "../support/missing.mjs";
import { picture } from "../support/pictures.mjs";
import { atPage, fillIn, hidden, sent } from "./support/page.mjs";

const QUIET = /it is asked, and no field/;

test("A form with a policy and a word on each field asks only what applies, and sends the payload with its own fields", async () => {
  await atPage("plain.html", { expected: QUIET }, async (page) => {
    assert.equal(await page.getByLabel("Why did they refuse?").isVisible(), false);
    assert.equal(await page.getByLabel("Why did they refuse?").isDisabled(), true);
    await fillIn(page);
    await page.getByRole("button", { name: "Send" }).click();
    const fields = await sent(page);
    const payload = JSON.parse(fields["referral-consent"]);
    assert.equal(payload.type, "referral");
    assert.equal(payload.decision.route, "consent");
    assert.equal(payload.child.dateOfBirth, "2016-05-14");
    assert.equal(fields.childName, "Aisha Malik");
  });
});

test("What is hidden keeps what was written in it, and gives it back", async () => {
  await atPage("plain.html", { expected: QUIET }, async (page) => {
    await page.getByRole("group", { name: "Did you ask for consent?" }).getByLabel("Yes").check();
    const outcome = page.getByRole("group", { name: "What did they say?" });
    await outcome.getByLabel("No").check();
    await page.getByLabel("Why did they refuse?").fill("Afraid of her husband.");
    await outcome.getByLabel("Yes").check();
    assert.equal(await page.locator("#consent-refusalReason").isVisible(), false);
    await outcome.getByLabel("No").check();
    assert.equal(await page.getByLabel("Why did they refuse?").inputValue(), "Afraid of her husband.");
  });
});

test("A form that is not ready is not sent: a summary is read out, counts in the title, and leads to each answer", async () => {
  await atPage("plain.html", { expected: QUIET }, async (page) => {
    await page.getByRole("button", { name: "Send" }).click();
    assert.match(page.url(), /plain\.html$/);
    const summary = page.locator("form > :first-child");
    assert.equal(await summary.getByRole("heading").textContent(), "There is a problem");
    assert.equal(await summary.locator("> [role=alert]").count(), 1);
    assert.equal(
      await summary.evaluate((summary) => summary === document.activeElement),
      true,
      "the summary has the focus",
    );
    const links = summary.getByRole("link");
    const count = await links.count();
    assert.equal(await page.title(), `${count} errors: Refer a child`);
    assert.equal(await links.first().textContent(), "Child’s full name: Please fill out this field.");
    await picture(page, "attached-plain");

    const name = summary.getByRole("link", { name: "“Your name” is not answered yet." });
    await name.click();
    const field = page.getByLabel("Your name");
    assert.equal(await field.evaluate((field) => field === document.activeElement), true);
    assert.equal(await field.getAttribute("aria-invalid"), "true");
    const described = await page.locator(`#${await field.getAttribute("aria-describedby")}`).textContent();
    assert.match(String(described), /^Error: “Your name” is not answered yet\./);

    const group = page.getByRole("group", { name: "Did you ask for consent?" });
    assert.equal(await group.getAttribute("aria-invalid"), "true");
    assert.match(String(await group.getAttribute("aria-describedby")), /^rc1-/);
    assert.equal(await group.getByRole("radio").first().getAttribute("aria-describedby"), null);
  });
});

test("After that a message goes as soon as its answer is there; the focus stays and nothing is read out again", async () => {
  await atPage("plain.html", { expected: QUIET }, async (page) => {
    await page.getByRole("button", { name: "Send" }).click();
    const errors = await page.locator("form > :first-child").getByRole("link").count();
    const message = page.getByText("“Your name” is not answered yet.");
    assert.equal(await message.count(), 2);
    const role = page.locator("#referrer-role");
    const before = await role.getAttribute("aria-describedby");
    await page.getByLabel("Your name").fill("Priya Nair");
    await message.first().waitFor({ state: "detached" });
    assert.equal(await message.count(), 0);
    assert.equal(await page.title(), `${errors - 1} errors: Refer a child`);
    assert.equal(await page.getByRole("alert").count(), 0);
    assert.equal(await role.getAttribute("aria-describedby"), before, "the other messages are left alone");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "referrer-name");
  });
});

test("Detached, the form is byte for byte as it was, in the middle of everything", async () => {
  await atPage("plain.html", { expected: QUIET, before: rememberForm }, async (page) => {
    await page.getByRole("button", { name: "Send" }).click();
    const [before, during, after, title] = await page.evaluate(async () => {
      const { attaching, formBefore } = /** @type {any} */ (window);
      const form = document.querySelector("form");
      const during = form?.outerHTML;
      (await attaching[0]).detach();
      return [formBefore, during, form?.outerHTML, document.title];
    });
    assert.notEqual(during, before);
    assert.equal(after, before);
    assert.equal(title, "Refer a child");
  });
});

test("Once the rules are at work the hidden input no longer says that they are being loaded", async () => {
  await atPage("plain.html", { expected: QUIET }, async (page) => {
    assert.deepEqual(await hidden(page), { status: "not-checked", reason: "not-asked" });
  });
});

test("A button that asks for no check sends the form unchecked, and says so", async () => {
  await atPage("plain.html", { expected: QUIET }, async (page) => {
    await page.getByRole("button", { name: "Save and come back later" }).click();
    const fields = await sent(page);
    assert.deepEqual(JSON.parse(fields["referral-consent"]), { status: "not-checked", reason: "not-asked" });
    assert.equal(fields.later, "1");
  });
});

test("A policy that is not there leaves the form to itself: it is sent, says why, and the console says what to change", async () => {
  await atPage(
    "plain.html",
    { before: missing("**/policy.json"), expected: /policy-missing|Failed to load/ },
    async (page) => {
      assert.equal((await hidden(page)).reason, "policy-missing");
      await page.getByLabel("Child’s full name").fill("Aisha Malik");
      await page.getByRole("button", { name: "Send" }).click();
      const fields = await sent(page);
      assert.equal(JSON.parse(fields["referral-consent"]).reason, "policy-missing");
      assert.equal(fields.childName, "Aisha Malik");
    },
  );
});

test("axe finds nothing, neither before nor after a failed attempt", async () => {
  await atPage("plain.html", { expected: QUIET }, async (page) => {
    await assertAccessible(page, "the form", { part: "form", styled: false });
    await page.getByRole("button", { name: "Send" }).click();
    await assertAccessible(page, "the form with errors", { part: "form", styled: false });
  });
});

/** @param {import("playwright-core").Page} page */
async function rememberForm(page) {
  await page.addInitScript(() => {
    document.addEventListener("readystatechange", () => {
      /** @type {any} */ (window).formBefore ??= document.querySelector("form")?.outerHTML;
    });
  });
}
