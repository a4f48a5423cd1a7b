/**
 * The whole way with the keyboard alone.
 */
import assert from "node:assert/strict";
import { after, test } from "node:test";

import { atTheForm, close } from "./support/form.mjs";
import { CONCERNS, REASONS } from "./support/referral.mjs";

after(close);

test("A referral can be made with the keyboard alone: Tab, Space, Enter and the arrows", async () => {
  await atTheForm({}, async (form) => {
    const { page } = form;

    /** Where the focus is: what the control and its question are called. */
    const where = () =>
      page.evaluate(() => {
        const at = /** @type {any} */ (document.activeElement);
        const words = (/** @type {Element | null | undefined} */ element) =>
          element?.textContent?.trim().replace(/\s+/g, " ") ?? "";
        const label = words(at?.labels?.[0] ?? at);
        const question = words(at?.closest("fieldset.question")?.querySelector("legend"));
        const box = at?.getBoundingClientRect();
        const style = getComputedStyle(at);
        return {
          label,
          question,
          type: at?.type,
          inSight: box.bottom > 0 && box.top < innerHeight,
          outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
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
    /** @param {string} question @param {string} day */
    const date = async (question, day) => {
      const [year = "", month = "", date = ""] = day.split("-");
      await tabTo((at) => at.question === question && at.label === "Day", question);
      await page.keyboard.type(date);
      await page.keyboard.press("Tab");
      await page.keyboard.type(month);
      await page.keyboard.press("Tab");
      await page.keyboard.type(year);
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

    await page.keyboard.press("Tab");
    assert.equal((await where()).label, "Skip to the form");
    await page.keyboard.press("Enter");
    await choose("Is a life at risk now?", "No");
    await write("Your name", "Priya Nair");
    await write("Your role", "Designated safeguarding lead");
    await write("Your organisation", "Exampleshire Primary School");
    await write("How can we reach you?", "01632 960100");
    await choose("What kind of agency do you work for?", "School or college");
    await write("Child’s full name", "Aisha Malik");
    await date("Child’s date of birth", "2016-05-14");
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
    await date("When was it decided to go on without consent?", "2026-11-23");
    await choose("Is sharing this necessary?", "Yes");
    await write("Why is it necessary, or why not?", REASONS.necessity);
    await choose("Is sharing this proportionate?", "Yes");
    await write("Why is it proportionate, or why not?", REASONS.proportionality);
    await choose("Is all of this relevant?", "Yes");
    await write("Why is all of it relevant, or why not?", REASONS.relevance);
    await choose("What is your lawful basis for sharing?", "Public task");
    await tabTo((at) => at.label === "Check my answers", "the check");
    await page.keyboard.press("Enter");
    assert.equal(await form.focused(), "Check your answers");
    await tabTo((at) => at.label === "These are right: make the file", "the button");
    await page.keyboard.press("Enter");
    assert.equal(await form.focused(), "Your referral is ready to send");
    const downloading = page.waitForEvent("download");
    await tabTo((at) => at.label === "Download", "Download");
    await page.keyboard.press("Enter");
    assert.match((await downloading).suggestedFilename(), /^referral-.*\.json$/);
  });
});
