/**
 * What the page's own scripts do beside the rules.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { arrived, asking, ORGANISATION, send, withForms } from "./support/asking.mjs";

test("What a script writes into a field before the form is checked is read: when it is sent, and when a script asks", async () => {
  await withForms(asking(["referrer.organisation"], ORGANISATION), {}, async (opened) => {
    const { page } = opened;
    const checked = await page.evaluate(async () => {
      const form = /** @type {HTMLFormElement} */ (document.forms[0]);
      const editor = { text: "Oak School" };
      document.addEventListener("referral-consent:check", ({ target, detail }) => {
        if (target !== form || detail !== null) throw new Error("it is fired on the form, and says nothing");
        /** @type {HTMLInputElement} */ (form.querySelector("[name=org]")).value = editor.text;
      });
      const { attach } = await import(new URL("package/auto.js", location.href).href);
      const { payload } = (await attach(form)).check();
      editor.text = "Elm School";
      return payload;
    });
    assert.equal(checked.referrer.organisation, "Oak School");
    await send(opened);
    assert.equal((await arrived(opened)).referrer.organisation, "Elm School");
  });
});
