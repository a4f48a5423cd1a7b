/**
 * Forms that the agency's own scripts change while the rules are attached.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { recordNamed } from "../support/cases.mjs";
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

const SOUGHT = `<fieldset data-rc="consent.sought"><legend>Asked?</legend>
  <label><input type="radio" name="sought" value="yes" /> Yes</label>
  <label><input type="radio" name="sought" value="no" /> No</label></fieldset>`;

const OUTCOME = `<fieldset data-rc="consent.outcome"><legend>Answer?</legend>
  <label><input type="radio" name="outcome" value="given" /> Agreed</label>
  <label><input type="radio" name="outcome" value="refused" /> Refused</label></fieldset>`;

test("A copy of a form that stands in its place asks what applies, and its own errors go as they are put right", async () => {
  const own = '<p><label>Child’s name <input name="child" required /></label></p>';
  const body = asking(["consent.sought", "consent.outcome"], own + SOUGHT + OUTCOME);
  await withForms(body, { expected }, async (opened) => {
    const { page } = opened;
    await send(opened);
    await page.getByRole("alert").waitFor();
    assert.equal(await page.getByLabel("Agreed").isDisabled(), true);
    await page.evaluate(() => {
      const form = /** @type {HTMLFormElement} */ (document.forms[0]);
      form.replaceWith(form.cloneNode(true));
    });
    await page.getByRole("alert").waitFor({ state: "detached" });
    assert.equal(await page.locator("[aria-invalid]").count(), 0);
    assert.equal(await page.locator(".rc-input-error, .rc-has-error").count(), 0);
    await page.getByLabel("Yes").check();
    await page.getByLabel("Agreed").check();
    await send(opened);
    assert.deepEqual(await page.getByRole("alert").getByRole("link").allTextContents(), [
      "Child’s name: Please fill out this field.",
    ]);
    await page.getByLabel("Child’s name").fill("Aisha Malik");
    await send(opened);
    assert.equal((await arrived(opened)).consent.outcome, "given");
  });
});

test("A row that is a copy of one with errors has none of them once it is filled in", async () => {
  const row = `<fieldset data-rc-entry="sharing"><legend>Who</legend>
    <label>To <select name="to" data-rc="recipient"><option value=""></option>
      <option value="childrens-social-care">Children’s social care</option></select></label>
    <label>For <select name="for" data-rc="purpose"><option value=""></option>
      <option value="safeguarding">Safety</option></select></label>
    <label>What <input name="what" data-rc="information" /></label></fieldset>`;
  await withForms(asking(["sharing[]"], `<div id="rows">${row}</div>`), { expected }, async (opened) => {
    const { page } = opened;
    await page.getByLabel("To").selectOption("childrens-social-care");
    await send(opened);
    await page.getByRole("alert").waitFor();
    await page.evaluate(() => {
      const row = /** @type {Element} */ (document.querySelector("#rows")?.firstElementChild);
      row.after(row.cloneNode(true));
    });
    await page.waitForFunction(() => document.querySelectorAll("#rows fieldset").length === 2);
    const [{ id }] = recordNamed("parent agrees").information;
    for (const place of [0, 1]) {
      await page.getByLabel("To").nth(place).selectOption("childrens-social-care");
      await page.getByLabel("For").nth(place).selectOption("safeguarding");
      await page.getByLabel("What").nth(place).fill(id);
    }
    await page.waitForFunction(() => !document.title.includes("rror"));
    assert.equal(await page.locator("#rows :is([aria-invalid], [data-rc-said], [aria-describedby])").count(), 0);
    assert.equal(await page.locator("#rows .rc-input-error, #rows .rc-select-error").count(), 0);
  });
});

test("What is copied without its message is marked as wrong no longer than what it was copied from", async () => {
  const row = (/** @type {string} */ to) => `<fieldset data-rc-entry="sharing"><legend>Who</legend>
    <label>To <select name="to" data-rc="recipient"><option value=""></option>
      <option value="childrens-social-care">${to}</option></select></label>
    <label>For <select name="for" data-rc="purpose"><option value=""></option>
      <option value="safeguarding">Safety</option></select></label>
    <label>What <input name="what" data-rc="information" /></label></fieldset>`;
  const own = '<p id="adults"><label>Adult <input name="adult" required /></label></p>';
  const inner = `<div id="rows">${row("Council")}${row("Council")}</div>${own}`;
  await withForms(asking(["sharing[]"], inner), { expected }, async (opened) => {
    const { page } = opened;
    await send(opened);
    await page.getByRole("alert").waitFor();
    await page.evaluate(() => {
      const row = /** @type {Element} */ (document.querySelector("#rows > :nth-child(2)"));
      row.after(row.cloneNode(true));
      const adult = /** @type {Element} */ (document.querySelector("#adults label"));
      adult.after(adult.cloneNode(true));
    });
    const [{ id }] = recordNamed("parent agrees").information;
    for (const place of [0, 1, 2]) {
      await page.getByLabel("To").nth(place).selectOption("childrens-social-care");
      await page.getByLabel("For").nth(place).selectOption("safeguarding");
      await page.getByLabel("What").nth(place).fill(id);
    }
    for (const place of [0, 1]) await page.getByLabel("Adult").nth(place).fill("Priya");
    await page.waitForFunction(() => !document.title.includes("rror"));
    assert.equal(await page.locator("form [aria-invalid], form [aria-describedby], form [id^=rc]").count(), 0);
    assert.equal(await page.locator("form :is(.rc-input-error, .rc-select-error, .rc-group-error)").count(), 0);
  });
});

test("A field elsewhere on the page that comes, or goes, is known when the form is sent", async () => {
  const outside = '<div id="outside"><input form="main" name="other" required aria-label="Other" /></div>';
  const body = asking(["referrer.organisation"], "", 'method="post" action="sent" id="main"') + outside;
  await withForms(body, { expected }, async (opened) => {
    const { page } = opened;
    await page.evaluate(() => {
      const outside = /** @type {HTMLElement} */ (document.querySelector("#outside"));
      outside.innerHTML = '<input form="main" name="org" data-rc="referrer.organisation" aria-label="Organisation" />';
    });
    await send(opened);
    assert.equal(await page.getByRole("alert").getByRole("link").count(), 1);
    await page.getByLabel("Organisation").fill("Oak School");
    await send(opened);
    assert.equal((await arrived(opened)).referrer.organisation, "Oak School");
  });
});
