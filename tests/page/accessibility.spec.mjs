/**
 * axe finds nothing wrong at any stage, on a phone and on a wide screen.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { assertAccessible } from "../support/accessibility.mjs";
import { missing } from "../support/missing.mjs";
import { NARROW, WIDE } from "../support/pictures.mjs";
import { writeConsentedReferral } from "../support/referral.mjs";
import { atTheForm } from "./support/form.mjs";

for (const size of [NARROW, WIDE]) {
  test(`At ${size.width} pixels axe finds nothing wrong: empty, with messages, checking, and at the end`, async () => {
    await atTheForm({ size }, async (form) => {
      const { page } = form;
      await assertAccessible(page, "the empty form");
      await form.checkNotReady();
      await assertAccessible(page, "the form with messages");
      await writeConsentedReferral(form);
      await form.press("Add another recipient");
      await form.choose("What did they say?", "They said no");
      await form.choose("Why can this go on without consent?", "They said no, and it is likely to get worse");
      await form.checkNotReady();
      await assertAccessible(page, "going on without consent");
      await form.group("Recipient 2").getByRole("button").click();
      await form.choose("What did they say?", "They agreed to all of it");
      await form.choose("Are you unsure whether to share?", "Yes");
      await form.checkReady();
      await assertAccessible(page, "checking the answers");
      await form.save();
      await page.getByText("The file as it is saved").click();
      await assertAccessible(page, "the outcome");
      await form.press("Change an answer");
      await form.choose("Is a life at risk now?", "Yes");
      await form.write("Your role", "");
      await form.press("Clear this form");
      await assertAccessible(page, "asking before clearing");
      await form.press("Keep my answers");
      await assertAccessible(page, "a life at risk");
    });
  });

  test(`At ${size.width} pixels axe finds nothing wrong on the page of the rules`, async () => {
    await atTheForm({ size }, async (form) => {
      form.wasReloaded = true;
      await form.page.goto(new URL("rules/", form.page.url()).href);
      await assertAccessible(form.page, "the rules");
    });
  });

  test(`At ${size.width} pixels axe finds nothing wrong in the guide`, async () => {
    await atTheForm({ size }, async (form) => {
      form.wasReloaded = true;
      const { page } = form;
      await page.goto(new URL("guide/", page.url()).href);
      const links = page.getByRole("navigation").getByRole("link");
      const addresses = await links.evaluateAll((all) =>
        all.map((link) => /** @type {HTMLAnchorElement} */ (link).href),
      );
      assert.ok(addresses.length > 7);
      for (const address of addresses) {
        await page.goto(address);
        await assertAccessible(page, address);
      }
    });
  });

  test(`At ${size.width} pixels axe finds nothing wrong where the answers cannot be checked`, async () => {
    await atTheForm({ size, before: missing("**/policy.json"), expected: /Failed to load resource/ }, async (form) => {
      await assertAccessible(form.page, "the form that is not checked");
      await form.press("Check my answers");
      await form.press("Make the file, marked as not checked");
      await assertAccessible(form.page, "the outcome that is not checked");
    });
  });
}
