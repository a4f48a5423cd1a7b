/**
 * For everybody: axe, the keyboard alone, narrow and enlarged pages, colours of one's own.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { assertAccessible } from "../support/accessibility.mjs";
import { Keyboard } from "../support/keyboard.mjs";
import { layoutShift } from "../support/layout-shift.mjs";
import { NARROW, WIDE } from "../support/pictures.mjs";
import { typeOverride, typeReferrer, writeConsentedReferral } from "../support/referral.mjs";
import { formWith, onThePage } from "./support/page.mjs";

for (const styled of [true, false]) {
  for (const size of [NARROW, WIDE]) {
    test(`${styled ? "Styled" : "Bare"}, at ${size.width} pixels, axe finds nothing wrong: empty, with errors, with entries`, async () => {
      await onThePage({ body: formWith(), size, styled }, async (form) => {
        const { page } = form;
        await assertAccessible(page, "the empty form", { styled });
        await form.press("Send");
        await page.getByRole("alert").waitFor();
        await assertAccessible(page, "the form with errors", { styled });
        await form.picture(`element-${styled ? "styled" : "bare"}-errors`);
        await page.setViewportSize(size);
        await writeConsentedReferral(form);
        await form.press("Add another recipient");
        await form.page.getByRole("combobox", { name: /identity|Names/ }).selectOption({ label: "Another agency" });
        await form.choose("What did they say?", "They said no");
        await form.choose("Why can this go on without consent?", "They said no, and it is likely to get worse");
        await assertAccessible(page, "going on without consent", { styled });
        await form.picture(`element-${styled ? "styled" : "bare"}`);
      });
    });
  }
}

test("With the style sheet nothing is cut off at 320 pixels, which is 1280 at 400 %", async () => {
  await onThePage({ body: formWith(), size: { width: 320, height: 256 }, styled: true }, async (form) => {
    await form.tick("What are you sharing?", "Health", "Names, dates of birth and addresses");
    await form.press("Send");
    await form.page.getByRole("alert").waitFor();
    const [inner, outer] = await form.page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    assert.ok(inner <= outer, `${inner} pixels wide in ${outer}`);
  });
});

test("With colours of one's own, fields keep their edges and what is wrong stands out", async () => {
  await onThePage({ body: formWith(), styled: true }, async (form) => {
    await form.page.emulateMedia({ forcedColors: "active" });
    await form.press("Send");
    await form.page.getByRole("alert").waitFor();
    const edges = await form.page.evaluate(() =>
      [".rc-input", ".rc-summary", ".rc-inset-text", ".rc-has-error"].map((part) => {
        const style = getComputedStyle(/** @type {Element} */ (document.querySelector(part)));
        return parseFloat(style.borderLeftWidth) > 0 && style.borderLeftStyle === "solid";
      }),
    );
    assert.deepEqual(edges, [true, true, true, true]);
  });
});

test("Showing the questions moves nothing that was there, and no question flashes by", async () => {
  await onThePage(
    { body: `<form><referral-consent policy="policy.json"></referral-consent></form>` },
    async ({ page }) => {
      assert.equal(await layoutShift(page, 300), 0);
    },
  );
});

test("A referral can be made with the keyboard alone: Tab, Space, Enter and the arrows", async () => {
  await onThePage({ body: formWith(), styled: true }, async (form) => {
    const { page } = form;
    // The button is the agency’s own, with the outline of the browser.
    const keyboard = new Keyboard(page, 1);
    await typeReferrer(keyboard);
    await typeOverride(keyboard);
    await keyboard.tabTo((at) => at.label === "Send", "the button");
    await keyboard.press("Enter");
    await page.getByRole("heading", { name: "Sent" }).waitFor();
    const payload = JSON.parse(form.sent[0]?.get("referral-consent") ?? "");
    assert.equal(payload.decision.route, "override");
  });
});
