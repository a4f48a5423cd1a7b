/**
 * Small things that a page may do to a form, and a person to a page.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { onThePage } from "../element/support/page.mjs";
import { asking, ORGANISATION, send, withForms } from "./support/asking.mjs";

const SOUGHT = `<p><label><input type="checkbox" name="sought" data-rc="consent.sought" /> Asked</label></p>
  <p><label>Answer <input name="outcome" data-rc="consent.outcome" /></label></p>`;

test("A press of another button of the mouse does not keep the form from following what is answered", async () => {
  await withForms(asking(["consent.sought", "consent.outcome"], SOUGHT), {}, async ({ page }) => {
    await page.getByLabel("Asked").hover();
    // As where a menu opens, nobody hears that the button is up again.
    await page.mouse.down({ button: "right" });
    await page.getByLabel("Asked").focus();
    await page.keyboard.press("Space");
    await page.getByLabel("Answer").waitFor({ state: "visible" });
  });
});

test("A form that the agency keeps from starting again keeps its errors", async () => {
  const body = asking(["referrer.organisation"], `${ORGANISATION}<button type="reset">Start again</button>`);
  await withForms(body, {}, async (opened) => {
    const { page } = opened;
    await send(opened);
    await page.evaluate(() => document.forms[0]?.addEventListener("reset", (event) => event.preventDefault()));
    await page.getByRole("button", { name: "Start again" }).click();
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
    assert.equal(await page.title(), "Error: Refer a child");
    assert.equal(await page.getByRole("alert").count(), 1);
  });
});

test("The title says that there is an error as long as one form of the page has one", async () => {
  const form = asking(["referrer.organisation"], ORGANISATION);
  await withForms(form + form, { attached: 2 }, async (opened) => {
    const { page } = opened;
    await send(opened, 0);
    await send(opened, 1);
    await page.getByLabel("Organisation").nth(1).fill("Oak School");
    await page.waitForFunction(() => document.querySelectorAll("[aria-invalid]").length === 1);
    assert.equal(await page.title(), "Error: Refer a child");
    await page.getByLabel("Organisation").nth(0).fill("Oak School");
    await page.waitForFunction(() => document.title === "Refer a child");
  });
});

test("Without a form, attach says so to whoever waits; without options it takes those of the form; let go of, it says so", async () => {
  const body = asking(["referrer.organisation"], ORGANISATION);
  await onThePage({ body, script: "", drawn: false }, async ({ page }) => {
    const [error, before, after] = await page.evaluate(async () => {
      const { attach } = await import(new URL("package/form.js", location.href).href);
      const error = await attach(document.querySelector("#no-such")).catch(String);
      const attachment = await attach(document.forms[0], null);
      const said = () => [attachment.state, attachment.reason, attachment.assessment?.status];
      const before = said();
      attachment.detach();
      return [error, before, [...said(), JSON.parse(attachment.value).reason]];
    });
    assert.match(String(error), /^TypeError: referral-consent: there is no form to attach to/);
    assert.deepEqual(before, ["checking", undefined, "incomplete"]);
    assert.deepEqual(after, ["not-checked", "detached", undefined, "detached"]);
  });
});
