/**
 * The rules on a part of a form, and the agency's own requirements in the rest of it.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { onThePage } from "../element/support/page.mjs";
import { arrived, asking, ORGANISATION, send } from "./support/asking.mjs";

test("What the agency requires outside of the part that is attached is still required", async () => {
  const body = `<form method="post" action="sent">
    <label>Child’s name <input name="child" required /></label>
    <div id="part"><label>Organisation <input name="org" /></label></div>
    <button>Send</button></form>`;
  await onThePage({ body, script: "", drawn: false, expected: /put right/ }, async ({ page, sent }) => {
    await page.evaluate(async () => {
      const { attach } = await import(new URL("package/form.js", location.href).href);
      await attach(document.getElementById("part"), { policy: "policy.json" });
      document.forms[0]?.addEventListener("invalid", (event) => Object.assign(window, { invalid: event.target }), true);
    });
    assert.equal(await page.evaluate(() => document.forms[0]?.noValidate), false);
    await page.getByRole("button", { name: "Send" }).click();
    await page.waitForFunction(() => /** @type {any} */ (window).invalid?.name === "child");
    assert.equal(sent.length, 0);
    await page.getByLabel("Child’s name").fill("Aisha Malik");
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByRole("heading", { name: "Sent" }).waitFor();
    assert.equal(sent[0]?.get("child"), "Aisha Malik");
  });
});

test("What holds one form stands for it; what holds several is told apart by whoever attaches", async () => {
  const form = asking(["referrer.organisation"], ORGANISATION);
  const body = `<div id="one">${form}</div><div id="two"><form></form><form></form></div>`;
  await onThePage({ body, script: "", drawn: false }, async (opened) => {
    const { page } = opened;
    const [root, error] = await page.evaluate(async () => {
      const { attach } = await import(new URL("package/form.js", location.href).href);
      const { root } = await attach(document.getElementById("one"));
      return [root === document.forms[0], await attach(document.getElementById("two")).catch(String)];
    });
    assert.equal(root, true);
    assert.match(String(error), /^TypeError: referral-consent: there are several forms/);
    await send(opened);
    await page.getByRole("alert").waitFor();
    await page.getByLabel("Organisation").fill("Oak School");
    await send(opened);
    assert.equal((await arrived(opened)).referrer.organisation, "Oak School");
  });
});
