/**
 * axe finds nothing wrong at any stage, on a phone and on a wide screen.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { assertAccessible } from "../support/accessibility.mjs";
import { missing, TOLD } from "../support/missing.mjs";
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
    await atTheForm({ size, before: missing("**/policy.json"), expected: TOLD }, async (form) => {
      await assertAccessible(form.page, "the form that is not checked");
      await form.press("Check my answers");
      await form.press("Make the file, marked as not checked");
      await assertAccessible(form.page, "the outcome that is not checked");
    });
  });
}

test("The page’s title says where one is: the form, the check or the end", async () => {
  await atTheForm({}, async (form) => {
    const { page } = form;
    await form.checkNotReady();
    await writeConsentedReferral(form);
    await form.checkReady();
    assert.equal(await page.title(), "Check your answers – Refer a child to the MASH");
    await form.press("These are right: make the file");
    assert.equal(await page.title(), "Your referral is ready to send – Refer a child to the MASH");
    await form.press("Change an answer");
    assert.equal(await page.title(), "Refer a child to the MASH");
    await page.goBack();
    await page.getByRole("heading", { name: "Your referral is ready to send" }).waitFor();
    assert.equal(await page.title(), "Your referral is ready to send – Refer a child to the MASH");
    await form.press("Make another");
    await form.press("Clear everything");
    assert.equal(await page.title(), "Refer a child to the MASH");
  });
});

test("Whether a message is an error or advice is written, and not told by its colour alone", async () => {
  await atTheForm({}, async (form) => {
    const shown = async (/** @type {string} */ path) => form.messages(path).first().innerText();
    await form.choose("Are you unsure whether to share?", "Yes");
    await form.choose("Did you ask for consent?", "Yes");
    await form.choose("What did they say?", "They said no");
    const summary = await form.checkNotReady();
    assert.ok(await form.page.getByRole("group", { name: /before this can go|cannot be sent/ }).isVisible());
    assert.equal(await summary.count(), 1);
    assert.match(await shown("/referrer/name"), /^Still needed: “Your name” is not answered yet\./);
    assert.match(await shown("/consent/outcome"), /^Stop: Consent was refused/);
    assert.match(await shown("/advice/from"), /^Advice: You are unsure/);
    const isRead = await form.page
      .locator(".message strong")
      .evaluateAll((all) =>
        all.every((strong) => !strong.closest(".message")?.querySelector(":scope > .visually-hidden")),
      );
    assert.ok(isRead, "no part of it is only heard");
  });
});

test("Whoever writes the reasons without seeing hears the questions that help, only those of the ground, and no count that goes on for ever", async () => {
  await atTheForm({}, async (form) => {
    const { page } = form;
    await writeConsentedReferral(form);
    await form.choose("What did they say?", "They said no");
    await form.choose("Why can this go on without consent?", "They said no, and it is likely to get worse");
    const box = page.getByRole("textbox", { name: "Your reasons for going on without consent" });
    const { nodes } = await (await page.context().newCDPSession(page)).send("Accessibility.getFullAXTree");
    const reasons = nodes.find(
      ({ role, name }) => role?.value === "textbox" && name?.value === "Your reasons for going on without consent",
    );
    const description = String(reasons?.description?.value);
    assert.match(description, /What did they say no to, and why, in their own words\?/);
    assert.doesNotMatch(description, /Which aim is at stake/);

    const count = page.locator("#rationale-count");
    await box.fill("She said no because she fears that her daughter would be taken away from her.");
    await count.filter({ hasText: "That is enough if the questions are answered." }).waitFor();
    const before = await count.textContent();
    await count.evaluate((place) => {
      new MutationObserver(() => place.setAttribute("data-again", "")).observe(place, {
        childList: true,
        subtree: true,
      });
    });
    await box.press("End");
    await box.pressSequentially(" We offered help twice.");
    await page.waitForTimeout(1500);
    assert.equal(await count.textContent(), before);
    assert.equal(await count.getAttribute("data-again"), null, "nothing new is read out");
  });
});

test("In the summary whom to phone is said once, and no two links say the same of different questions", async () => {
  await atTheForm({ size: NARROW }, async (form) => {
    const { page } = form;
    await writeConsentedReferral(form);
    await form.choose("What did they say?", "They agreed to part of it");
    await form.tick("Who did they agree may get the information?", "Police");
    await form.tick("Which information did they agree to share?", "Education");
    await form.choose("Is sharing this necessary?", "No");
    await form.tick("What are you sharing?", "Health", "Education");
    await form.press("Add another recipient");
    await form.recipient(1, { to: "Family support service", purpose: "To keep the child safe", what: ["Health"] });
    await form.recipient(2, { to: "Family support service", purpose: "To keep the child safe", what: ["Education"] });
    const summary = await form.checkNotReady();
    const text = (await summary.innerText()).replace(/\s+/g, " ");
    const stops = await summary.locator("li .next").allInnerTexts();
    assert.ok(stops.length >= 4, `${stops.length} stops`);
    for (const stop of stops) assert.match(stop, /^[A-Z].+\.$/s);
    assert.equal(text.match(/phone 999 first/g)?.length, 1);
    assert.equal(await summary.locator("a[href='tel:01632960001']").count(), 1);
    assert.match(
      text,
      /If you are unsure or it cannot wait, phone Exampleshire Council.*when you come back to this form\.$/,
    );
    const links = await summary.locator("li > a").allInnerTexts();
    assert.equal(new Set(links).size, links.length, links.join("\n"));
    const beyond = "This goes beyond what they agreed to. (Recipient 1) – ";
    for (const which of ["Who will get it?", "Health", "Safeguarding concerns"]) {
      assert.ok(links.includes(beyond + which), links.join("\n"));
    }
  });
});
