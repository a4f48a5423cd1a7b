/**
 * What is set for a form, and what becomes of a slip in it.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { arrived, asking, ORGANISATION, send, withForms } from "./support/asking.mjs";

test("A misspelt way of delivery loses no payload, and the console names it and what there is", async () => {
  const slips = 'method="post" action="sent" data-rc-deliver="hidden" data-rc-class-names="gov-uk"';
  /** @type {string[]} */
  const warned = [];
  const options = {
    expected: /put right/,
    before: async (/** @type {import("playwright-core").Page} */ page) =>
      page.on("console", (message) => warned.push(message.text())),
  };
  await withForms(asking(["referrer.organisation"], ORGANISATION, slips), options, async (opened) => {
    await opened.page.getByLabel("Organisation").fill("Oak School");
    await send(opened);
    assert.equal((await arrived(opened)).type, "referral");
    const said = warned.join("\n");
    assert.match(said, /data-rc-deliver.*“hidden” is none of hidden-input, event, download/);
    assert.match(said, /data-rc-class-names.*“gov-uk” is none of plain, govuk, nhsuk, bootstrap/);
  });
});
