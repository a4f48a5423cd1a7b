/**
 * An agency's own form-associated elements.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { arrived, asking, ORGANISATION, send, withForms } from "./support/asking.mjs";

/** Defines `<x-field>`, which is required; with `says` it also says so itself. */
const defined = (/** @type {import("playwright-core").Page} */ page) =>
  page.addInitScript(() => {
    class Field extends HTMLElement {
      static formAssociated = true;
      internals = this.attachInternals();
      connectedCallback() {
        this.tabIndex = 0;
        if (this.hasAttribute("says")) Object.defineProperty(this, "validationMessage", { get: () => this.message });
        this.answer("");
      }
      get message() {
        return this.internals.validationMessage;
      }
      answer(/** @type {string} */ text) {
        this.internals.setFormValue(text);
        this.internals.setValidity(text ? {} : { valueMissing: true }, text ? "" : "Say who the child is.");
        this.dispatchEvent(new Event("change", { bubbles: true }));
      }
    }
    customElements.define("x-field", Field);
  });

for (const [what, attributes, said] of [
  ["says what is wrong", "says", "Child: Say who the child is."],
  ["does not say what is wrong", "", "Child: Please check this answer."],
]) {
  test(`What an agency’s own element requires that ${what} is still required, and listed with the rest`, async () => {
    const own = `<p><x-field name="child" aria-label="Child" ${attributes}></x-field></p>`;
    const body = asking(["referrer.organisation"], own + ORGANISATION);
    await withForms(body, { before: defined }, async (opened) => {
      const { page } = opened;
      await page.getByLabel("Organisation").fill("Oak School");
      await send(opened);
      const link = page.getByRole("alert").getByRole("link");
      assert.deepEqual(await link.allTextContents(), [said]);
      assert.equal(opened.sent.length, 0);
      await link.click();
      assert.equal(await page.evaluate(() => document.activeElement?.localName), "x-field");
      await page.evaluate(() => /** @type {any} */ (document.querySelector("x-field")).answer("Aisha Malik"));
      await page.waitForFunction(() => !document.querySelector("[aria-invalid]"));
      await send(opened);
      assert.equal((await arrived(opened)).referrer.organisation, "Oak School");
      assert.equal(opened.sent[0]?.get("child"), "Aisha Malik");
    });
  });
}
