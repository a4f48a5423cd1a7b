/**
 * Forms that the agency's own scripts change while the rules are attached.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { arrived, asking, ORGANISATION, send, withForms } from "./support/asking.mjs";

const expected = /put right/;

test("Options that come later can be chosen", async () => {
  const select = `<p><label>Agency <select name="agency" data-rc="referrer.agency">
    <option value="">One moment</option></select></label></p>`;
  await withForms(asking(["referrer.agency"], select), { expected }, async (opened) => {
    const { page } = opened;
    await page.evaluate(() => {
      const select = /** @type {HTMLSelectElement} */ (document.querySelector("select"));
      select.innerHTML = '<option value="">Choose</option><optgroup label="All"></optgroup>';
    });
    await page.evaluate(() => {
      const group = /** @type {Element} */ (document.querySelector("optgroup"));
      group.innerHTML = '<option value="S">School or college</option>';
    });
    await page.getByLabel("Agency").selectOption("S");
    await send(opened);
    assert.equal((await arrived(opened)).referrer.agency, "education");
  });
});
