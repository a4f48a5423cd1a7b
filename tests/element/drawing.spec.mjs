/**
 * What `<referral-consent>` draws.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { policy } from "../support/cases.mjs";
import { formWith, onThePage } from "./support/page.mjs";

test("Every question of the record has its label, its hint and its options, in the words of the catalogue", async () => {
  await onThePage({ body: formWith() }, async ({ page }) => {
    const missing = await page.evaluate(async () => {
      const { load } = await import(new URL("package/form.js", location.href).href);
      const { questions } = (await load()).catalogue("en");
      const text = (/** @type {Element | null | undefined} */ element) => element?.textContent?.trim();
      return questions.flatMap((/** @type {any} */ asked) => {
        if (asked.type === "object") return [];
        const id = `rc1-${asked.path.slice(1).replaceAll("/", "-")}`;
        const first = document.getElementById(id);
        const place = first?.closest("[data-rc-container]");
        const said = [text(place?.querySelector("legend, label"))];
        const wanted = [asked.label];
        if (asked.hint) {
          const described = place?.querySelector(`[aria-describedby~="${id}-hint"]`);
          said.push(described ? text(document.getElementById(`${id}-hint`)) : "no hint");
          wanted.push(asked.hint);
        }
        for (const { value, label, hint } of asked.options ?? []) {
          const option = place?.querySelector(`input[value="${value}"]`);
          said.push(text(/** @type {any} */ (option)?.labels?.[0]));
          wanted.push(label);
          if (!hint) continue;
          said.push(text(document.getElementById(option?.getAttribute("aria-describedby") ?? "")));
          wanted.push(hint);
        }
        return JSON.stringify(said) === JSON.stringify(wanted) ? [] : [{ path: asked.path, said, wanted }];
      });
    });
    assert.deepEqual(missing, []);
  });
});

test("What can be shared, and with whom, are the categories and recipients of the agency's notice", async () => {
  await onThePage({ body: formWith() }, async (form) => {
    const labels = (/** @type {{ label: string }[]} */ listed) => listed.map(({ label }) => label);
    assert.deepEqual(
      await form.group("What are you sharing?").locator("[type=checkbox] + label").allTextContents(),
      labels(policy.notice.categories),
    );
    assert.deepEqual(await form.group("Recipient 1").getByRole("combobox").locator("option").allTextContents(), [
      "Choose one",
      ...labels(policy.notice.recipients),
    ]);
    await form.choose("Did you ask for consent?", "Yes");
    await form.choose("What did they say?", "They agreed to part of it");
    assert.deepEqual(
      await form.group("Who did they agree may get the information?").locator("label").allTextContents(),
      labels(policy.notice.recipients),
    );
  });
});

test("No two ids are the same, and every label and description leads somewhere", async () => {
  const two = formWith() + formWith('name="other"');
  await onThePage({ body: two.replaceAll(/ id="\w+"| for="\w+"/g, "") }, async ({ page }) => {
    const wrong = await page.evaluate(() => {
      const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
      const links = [...document.querySelectorAll("[aria-describedby], label[for]")].flatMap((element) =>
        (element.getAttribute("aria-describedby") ?? element.getAttribute("for") ?? "").split(" "),
      );
      return [ids.filter((id, index) => ids.indexOf(id) !== index), links.filter((id) => !ids.includes(id))];
    });
    assert.deepEqual(wrong, [[], []]);
  });
});

test("Two forms on a page do not take each other's answers", async () => {
  const two = formWith() + formWith('name="other"');
  await onThePage({ body: two.replaceAll(/ id="\w+"| for="\w+"/g, "") }, async ({ page }) => {
    const asked = page.getByRole("radiogroup", { name: "Is a life at risk now?" });
    await asked.nth(0).getByLabel("Yes").check();
    await asked.nth(1).getByLabel("No").check();
    assert.ok(await asked.nth(0).getByLabel("Yes").isChecked());
    const records = await page
      .locator("referral-consent")
      .evaluateAll((elements) => elements.map((element) => /** @type {any} */ (element).record.referral.lifeAtRisk));
    assert.deepEqual(records, [true, false]);
  });
});

test("What an agency's form asks itself is not asked again", async () => {
  const body = `<form data-rc-constant='{"referral.kind":"referral"}'>
    <label>Born <input type="date" name="dob" data-rc="child.dateOfBirth" /></label>
    <fieldset data-rc="consent.sought"><legend>Asked?</legend>
      <label><input type="radio" name="asked" value="yes" /> Yes</label></fieldset>
    <label>Level <select name="level"><option></option></select></label>
    <referral-consent policy="policy.json"></referral-consent></form>
    <label>Name <input name="who" form="f" data-rc="referrer.name" /></label>`.replace("<form", '<form id="f"');
  const before = (/** @type {any} */ page) =>
    page.addInitScript(() => {
      document.addEventListener("DOMContentLoaded", () => {
        /** @type {any} */ (document.querySelector("referral-consent")).fields = { "referral.concernLevel": "level" };
      });
    });
  await onThePage({ body, before, expected: /put right in this form/ }, async ({ element, page }) => {
    const paths = await element.evaluate((element) =>
      [...element.querySelectorAll("[data-rc]")].map((control) => control.getAttribute("data-rc")),
    );
    for (const path of [
      "child.dateOfBirth",
      "consent.sought",
      "referrer.name",
      "referral.kind",
      "referral.concernLevel",
    ]) {
      assert.ok(!paths.includes(path), `${path} is asked twice`);
    }
    assert.ok(paths.includes("referrer.role"));
    await page.getByLabel("Born").fill("2009-01-01");
    await page.getByLabel("Name", { exact: true }).fill("Priya Nair");
    const { age } = await element.evaluate((element) => /** @type {any} */ (element).assessment);
    assert.equal(age, 17);
  });
});

test("A child first: whether a life is at risk is asked in the first part, and 999 and the council can be called", async () => {
  await onThePage({ body: formWith() }, async ({ element, page }) => {
    const calls = await element
      .locator("a[href^='tel:']")
      .evaluateAll((links) => links.map((link) => [link.textContent, link.getAttribute("href")]));
    assert.deepEqual(calls, [
      ["999", "tel:999"],
      ["01632 960001", "tel:01632960001"],
      ["01632 960999", "tel:01632960999"],
    ]);
    const asked = await page.locator("[data-rc-container]:visible").locator("legend, .rc-label--s").allTextContents();
    assert.ok(asked.slice(0, 4).includes("Is a life at risk now?"), String(asked.slice(0, 4)));
  });
});

test("A part of which nothing is asked has no heading", async () => {
  await onThePage({ body: formWith() }, async (form) => {
    const override = form.page.getByRole("heading", { name: "Going on without consent" });
    assert.equal(await override.isVisible(), false);
    await form.choose("Did you ask for consent?", "No");
    await override.waitFor();
  });
});

for (const [preset, input] of Object.entries({
  plain: "rc-input",
  govuk: "govuk-input",
  nhsuk: "nhsuk-input",
  bootstrap: "form-control",
})) {
  test(`With the class names of ${preset}, what is drawn has the classes of that style`, async () => {
    await onThePage({ body: formWith(`class-names="${preset}" heading-level="3"`) }, async ({ page }) => {
      assert.equal(await page.getByLabel("Your name").getAttribute("class"), input);
      await page.getByRole("heading", { level: 3, name: "The child" }).waitFor();
    });
  });
}

test("On a page in another language the questions say which language they are in", async () => {
  await onThePage({ body: formWith(), lang: "cy" }, async ({ page }) => {
    assert.equal(await page.locator("[data-rc-drawn]").getAttribute("lang"), "en");
  });
});
