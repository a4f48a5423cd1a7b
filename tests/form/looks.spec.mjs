/**
 * What the rules add to a page looks as if it had always been there.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { layoutShift } from "../support/layout-shift.mjs";
import { picture } from "../support/pictures.mjs";
import { atPage } from "./support/page.mjs";

const expected = /put right in this form/;

test("On a page made with GOV.UK Frontend the summary and the messages are as its own, after the hint and before the answer", async () => {
  await atPage("govuk.html", { expected }, async (page) => {
    await page.getByRole("button", { name: "Send" }).click();
    await picture(page, "attached-govuk");
    const summary = page.locator("form > .govuk-error-summary:first-child > [role=alert]");
    assert.equal(await summary.locator("h2.govuk-error-summary__title").textContent(), "There is a problem");
    assert.equal(await summary.locator(".govuk-error-summary__body > ul.govuk-list > li > a").count(), 4);

    const order = (/** @type {string} */ selector) =>
      page
        .locator(selector)
        .locator("..")
        .evaluate((group) =>
          [...group.children].map(({ className, localName }) => className.split(" ")[0] || localName),
        );
    assert.deepEqual(await order("#name"), ["govuk-label", "govuk-hint", "div", "govuk-input"]);
    assert.deepEqual(await order("#dob"), ["govuk-fieldset__legend", "govuk-hint", "div", "govuk-date-input"]);
    assert.deepEqual(await order(".govuk-radios"), ["govuk-fieldset__legend", "div", "govuk-radios"]);

    const name = page.locator("#name");
    assert.match(String(await name.getAttribute("aria-describedby")), /^name-hint rc1-\d+$/);
    assert.equal(await name.getAttribute("class"), "govuk-input govuk-input--error");
    assert.match(String(await page.locator("fieldset").first().getAttribute("aria-describedby")), /^dob-hint rc1-\d+$/);
    assert.equal(await page.locator("#dob-day").getAttribute("aria-describedby"), null);
    assert.equal(await page.locator("main .govuk-form-group--error").count(), 4);
    assert.equal(await page.locator(".govuk-form-group--error .govuk-form-group--error").count(), 0);
    assert.equal(await page.locator(".govuk-select--error").count(), 1);
  });
});

test("Nothing moves on the page when the rules are attached, beyond the questions that are not asked", async () => {
  await atPage("govuk.html", { expected, settled: false }, async (page) => {
    assert.equal(await layoutShift(page, 1000), 0);
  });
});
