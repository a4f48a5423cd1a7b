/**
 * Fields that are there, and that nobody can use.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { arrived, asking, ORGANISATION, send, withForms } from "./support/asking.mjs";

const expected = /put right/;

for (const [what, field] of /** @type {const} */ ([
  ["the page has disabled", ORGANISATION.replace("<input", "<input disabled")],
  ["stands in a part that the page has disabled", `<fieldset disabled>${ORGANISATION}</fieldset>`],
  ["is hidden and empty", '<input type="hidden" name="org" data-rc="referrer.organisation" />'],
])) {
  test(`A question whose field ${what} keeps nobody: the form goes, and says which question it lacks`, async () => {
    await withForms(asking(["referrer.organisation"], field), { expected }, async (opened) => {
      await send(opened);
      assert.deepEqual(await arrived(opened), {
        status: "not-checked",
        reason: "questions-missing",
        detail: "/referrer/organisation",
      });
    });
  });
}

test("A question of which one field can be used is still asked for, and the link leads to that", async () => {
  const field = `<p hidden><input disabled name="old" data-rc="referrer.organisation" /></p>${ORGANISATION}`;
  await withForms(asking(["referrer.organisation"], field), { expected }, async (opened) => {
    const { page } = opened;
    await send(opened);
    await page.getByRole("alert").getByRole("link").click();
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("name")), "org");
    await page.getByLabel("Organisation").fill("Oak School");
    await send(opened);
    assert.equal((await arrived(opened)).referrer.organisation, "Oak School");
  });
});
