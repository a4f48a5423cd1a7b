/**
 * Fields that are there, and that nobody can use.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { recordNamed } from "../support/cases.mjs";
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

/** Whether consent was asked for, and what came of it; not why it can go on without. */
const ASKED = `<fieldset data-rc="consent.sought"><legend>Asked?</legend>
    <label><input type="radio" name="asked" value="yes" />Yes</label>
    <label><input type="radio" name="asked" value="no" />No</label></fieldset>
  <label>Answer <select name="answer" data-rc="consent.outcome"><option value=""></option>
    <option value="refused">They said no</option><option value="awaiting">None yet</option></select></label>`;

for (const answer of ["not asked", "refused", "awaiting"]) {
  test(`A form that asks for no ground goes where consent is ${answer}, and says that it lacks the ground`, async () => {
    const paths = Object.keys(recordNamed("parent agrees").consent).map((key) => `consent.${key}`);
    const unknown = [...paths, "consent.by.relationship", "consent.by.name", "consent.by.parentalResponsibility"];
    await withForms(asking(unknown, ASKED), { expected }, async (opened) => {
      const { page } = opened;
      await page.getByLabel(answer === "not asked" ? "No" : "Yes", { exact: true }).check();
      if (answer !== "not asked") await page.getByLabel("Answer").selectOption(answer);
      await send(opened);
      const { status, reason, detail } = await arrived(opened);
      assert.deepEqual([status, reason], ["not-checked", "questions-missing"]);
      assert.ok(detail.split(" ").includes("/override/ground"), detail);
    });
  });
}

test("A form that asks for the ground is kept until it is given", async () => {
  const ground = `<label>Why <select name="why" data-rc="override.ground"><option value=""></option>
    <option value="response-required">Consent is not required</option></select></label>`;
  await withForms(asking(["consent.sought", "lawfulBasis"], ASKED + ground), { expected }, async (opened) => {
    const { page } = opened;
    await page.getByLabel("No", { exact: true }).check();
    await send(opened);
    await page
      .getByRole("alert")
      .getByRole("link", { name: /asked for consent/ })
      .waitFor();
    await page.getByLabel("Why").selectOption("response-required");
    await send(opened);
    assert.equal((await arrived(opened)).reason, "questions-missing");
  });
});

test("The console names a question without a field as soon as it is asked, and once", async () => {
  const sought = `<label>Asked <select name="sought" data-rc="consent.sought"><option></option><option>yes</option>
    <option>no</option></select></label>`;
  /** @type {string[]} */
  const said = [];
  const before = async (/** @type {import("playwright-core").Page} */ page) => {
    page.on("console", (message) => said.push(message.text()));
  };
  const body = asking(["consent.sought", "consent.outcome", "override.ground"], sought);
  await withForms(body, { expected, before }, async ({ page }) => {
    assert.equal(said.length, 0);
    for (const answer of ["yes", "no", "yes", "no"]) await page.getByLabel("Asked").selectOption(answer);
    const named = said.map((text) => [...text.matchAll(/^(\S+): it is asked/gm)].map(([, path]) => path));
    assert.deepEqual(named, [["/consent/outcome"], ["/override/ground"]]);
  });
});
