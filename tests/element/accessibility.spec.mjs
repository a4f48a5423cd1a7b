/**
 * For everybody: axe, the keyboard alone, narrow and enlarged pages, colours of one's own.
 *
 * @import { Page } from "playwright-core"
 */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";

import { NARROW, WIDE } from "../page/support/form.mjs";
import { CONCERNS, REASONS, writeConsentedReferral } from "../page/support/referral.mjs";
import { close, formWith, onThePage } from "./support/page.mjs";

after(close);

/** @param {Page} page @param {string} stage */
async function assertAccessible(page, stage) {
  const results = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const found = results.violations.map(({ id, help, nodes }) => ({
    id,
    help,
    where: nodes.map(({ html, failureSummary }) => `${html.slice(0, 200)} ${failureSummary}`),
  }));
  assert.deepEqual(found, [], stage);
  assert.ok(results.passes.length > 15, `axe looked at ${stage}`);
}

for (const styled of [true, false]) {
  for (const size of [NARROW, WIDE]) {
    test(`${styled ? "Styled" : "Bare"}, at ${size.width} pixels, axe finds nothing wrong: empty, with errors, with entries`, async () => {
      await onThePage({ body: formWith(), size, styled }, async (form) => {
        const { page } = form;
        await assertAccessible(page, "the empty form");
        await form.press("Send");
        await page.getByRole("alert").waitFor();
        await assertAccessible(page, "the form with errors");
        await form.picture(`element-${styled ? "styled" : "bare"}-errors`);
        await page.setViewportSize(size);
        await writeConsentedReferral(form);
        await form.press("Add another recipient");
        await form.page.getByRole("combobox", { name: /identity|Names/ }).selectOption({ label: "Another agency" });
        await form.choose("What did they say?", "They said no");
        await form.choose("Why can this go on without consent?", "They said no, and it is likely to get worse");
        await assertAccessible(page, "going on without consent");
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
      const shift = await page.evaluate(
        () =>
          new Promise((resolve) => {
            let sum = 0;
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries()) sum += /** @type {any} */ (entry).value;
            }).observe({ type: "layout-shift", buffered: true });
            setTimeout(() => resolve(sum), 300);
          }),
      );
      assert.equal(shift, 0);
    },
  );
});

test("A referral can be made with the keyboard alone: Tab, Space, Enter and the arrows", async () => {
  await onThePage({ body: formWith(), styled: true }, async (form) => {
    const { page } = form;
    const where = () =>
      page.evaluate(() => {
        const at = /** @type {any} */ (document.activeElement);
        const words = (/** @type {any} */ element) => element?.textContent?.trim().replace(/\s+/g, " ") ?? "";
        const box = at.getBoundingClientRect();
        return {
          label: words(at.labels?.[0] ?? at),
          question: words(at.closest("fieldset")?.querySelector("legend")),
          type: at.type,
          inSight: box.bottom > 0 && box.top < innerHeight,
          outlined: getComputedStyle(at).outlineStyle !== "none",
        };
      });
    /** @param {(at: Awaited<ReturnType<typeof where>>) => boolean} found @param {string} what */
    const tabTo = async (found, what) => {
      for (let step = 0; step < 200; step += 1) {
        await page.keyboard.press("Tab");
        const at = await where();
        if (!found(at)) continue;
        assert.ok(at.inSight, `${what} is in sight`);
        assert.ok(at.outlined, `${what} shows that it has the focus`);
        return;
      }
      assert.fail(`the keyboard does not reach ${what}`);
    };
    /** @param {string} label @param {string} text */
    const write = async (label, text) => {
      await tabTo((at) => at.label === label, label);
      await page.keyboard.type(text);
    };
    /** @param {string} question @param {string} option */
    const choose = async (question, option) => {
      await tabTo((at) => at.question === question && at.type === "radio", question);
      await page.keyboard.press("Space");
      for (let step = 0; (await where()).label !== option; step += 1) {
        assert.ok(step < 20, `the arrows do not reach ${option}`);
        await page.keyboard.press("ArrowDown");
      }
    };
    /** @param {string} question @param {string[]} options */
    const tick = async (question, ...options) => {
      for (const option of options) {
        await tabTo((at) => at.question === question && at.label === option, option);
        await page.keyboard.press("Space");
      }
    };
    await choose("Is a life at risk now?", "No");
    await write("Your name", "Priya Nair");
    await write("Your role", "Designated safeguarding lead");
    await write("Your organisation", "Exampleshire Primary School");
    await write("How can we reach you?", "01632 960100");
    await choose("What kind of agency do you work for?", "School or college");
    await tabTo((at) => at.question === "Child’s date of birth" && at.label === "Day", "the date of birth");
    for (const part of ["14", "5", "2016"]) {
      await page.keyboard.type(part);
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Shift+Tab");
    await write("What are you worried about?", CONCERNS);
    await choose("How serious is it?", "Child protection");
    await tick("What are you sharing?", "Safeguarding concerns");
    await tabTo((at) => at.label === "Who will get it?", "the recipient");
    await page.keyboard.press("ArrowDown");
    await choose("What is it for?", "To keep the child safe");
    await tick("Which information will they get?", "Safeguarding concerns");
    await choose("Was the privacy notice given to the family?", "No");
    await write("Why was the privacy notice not given?", "Telling the father would alert him.");
    await choose("Did you ask for consent?", "No");
    await choose("Why can this go on without consent?", "Asking would work against keeping children safe");
    await write(
      "Your reasons for going on without consent",
      "Police are collecting evidence about the father. If he heard of this, he would destroy it and warn others tonight.",
    );
    await write("Who decided to go on without consent?", "Tom Reed");
    await write("Role of the person who decided to go on without consent", "Head teacher");
    await tabTo(
      (at) => at.question.startsWith("When was it decided") && at.label === "Day",
      "the date of the decision",
    );
    for (const part of ["23", "11", "2026"]) {
      await page.keyboard.type(part);
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Shift+Tab");
    await choose("Is sharing this necessary?", "Yes");
    await write("Why is it necessary, or why not?", REASONS.necessity);
    await choose("Is sharing this proportionate?", "Yes");
    await write("Why is it proportionate, or why not?", REASONS.proportionality);
    await choose("Is all of this relevant?", "Yes");
    await write("Why is all of it relevant, or why not?", REASONS.relevance);
    await choose("What is your lawful basis for sharing?", "Public task");
    await tabTo((at) => at.label === "Send", "the button");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Sent" }).waitFor();
    const payload = JSON.parse(form.sent[0]?.get("referral-consent") ?? "");
    assert.equal(payload.decision.route, "override");
  });
});
