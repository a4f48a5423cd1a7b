/**
 * The whole way with the keyboard alone.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { Keyboard } from "../support/keyboard.mjs";
import { typeOverride, typeReferrer } from "../support/referral.mjs";
import { atTheForm } from "./support/form.mjs";

test("A referral can be made with the keyboard alone: Tab, Space, Enter and the arrows", async () => {
  await atTheForm({}, async (form) => {
    const { page } = form;

    const keyboard = new Keyboard(page);
    await keyboard.press("Tab");
    assert.equal((await keyboard.where()).label, "Skip to the form");
    await keyboard.press("Enter");
    await typeReferrer(keyboard);
    await keyboard.write("Child’s full name", "Aisha Malik");
    await typeOverride(keyboard);
    await keyboard.tabTo((at) => at.label === "Check my answers", "the check");
    await keyboard.press("Enter");
    assert.equal(await form.focused(), "Check your answers");
    await keyboard.tabTo((at) => at.label === "These are right: make the file", "the button");
    await keyboard.press("Enter");
    assert.equal(await form.focused(), "Your referral is ready to send");
    const downloading = page.waitForEvent("download");
    await keyboard.tabTo((at) => at.label === "Download the file to send", "the download");
    await keyboard.press("Enter");
    assert.match((await downloading).suggestedFilename(), /^referral-.*\.json$/);
  });
});
