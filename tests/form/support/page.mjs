/**
 * Pages with forms that are not ours, in a browser, with the rules attached.
 *
 * @import { Page } from "playwright-core"
 */
import { fileURLToPath } from "node:url";

import { PACKAGE, ROOT } from "../../support/folders.mjs";
import { HEADERS } from "../../support/headers.mjs";
import { serve } from "../../support/server.mjs";
import { assertNoComplaints, visit } from "../../support/visit.mjs";

const PAGES = fileURLToPath(new URL("../pages/", import.meta.url));

/**
 * @typedef {object} Options
 * @property {(page: Page) => Promise<unknown>} [before] what is done before the page is opened
 * @property {RegExp} [expected] complaints of the browser that a test provokes
 * @property {boolean} [settled] whether to wait until every form is attached, or left to itself
 */

/**
 * Opens a page of `tests/form/pages`, lets `use` use it, and then holds that the browser had nothing to complain of.
 *
 * @param {string} name such as `plain.html`
 * @param {Options} options
 * @param {(page: Page) => Promise<void>} use
 */
export async function atPage(name, options, use) {
  const site = await serve({
    folders: { "/pages/": PAGES, "/package/": PACKAGE, "/": `${ROOT}tests/cases/` },
    headers: HEADERS,
  });
  await visit({ site, at: `pages/${name}`, before: options.before }, async ({ page, complaints }) => {
    if (options.settled ?? true) await settled(page);
    await use(page);
    assertNoComplaints(complaints, options.expected);
  });
}

/**
 * Waits until every form is attached, or left to itself.
 *
 * @param {Page} page
 */
export async function settled(page) {
  await page.waitForFunction(() => /** @type {any} */ (window).attaching);
  await page.evaluate(() => Promise.all(/** @type {any} */ (window).attaching));
}

/**
 * What the hidden input says.
 *
 * @param {Page} page
 * @returns {Promise<any>}
 */
export async function hidden(page) {
  return JSON.parse(await page.locator('input[type=hidden][name="referral-consent"]').inputValue());
}

/**
 * The payload that a form has been sent with, by its address.
 *
 * @param {Page} page
 * @returns {Promise<any>}
 */
export async function sent(page) {
  await page.waitForURL(/sent\.html/);
  return Object.fromEntries(new URL(page.url()).searchParams);
}

const REASON = "Only what the hub needs to find the family and see the pattern of neglect.";

/** Answers that make a referral with a parent's consent, by the names of the controls of `plain.html`. */
const ANSWERS = {
  childName: "Aisha Malik",
  "child-dateOfBirth": "2016-05-14",
  "referrer-name": "Priya Nair",
  "referrer-role": "Designated safeguarding lead",
  "referrer-organisation": "Exampleshire Primary School",
  "referrer-contact": "01632 960100",
  "referrer-agency": "education",
  "referral-concerns": "Aisha has come to school hungry most days since September and is often not collected.",
  "referral-concernLevel": "child-in-need",
  info: "concerns",
  noticeGiven: "yes",
  "openness-noticeVersion": "4",
  "openness-givenOn": "2026-11-20",
  "openness-givenTo": "parent",
  "explained[]": ["why", "what", "how", "with-whom"],
  sought: "yes",
  outcome: "given",
  "consent-decidedOn": "2026-11-20",
  "consent-method": "verbal",
  "consent-by-relationship": "parent",
  "consent-by-name": "Sana Malik",
  parentalResponsibility: "yes",
  lawfulBasis: "public-task",
  necessity: "yes",
  "tests-necessity-reason": REASON,
  proportionality: "yes",
  "tests-proportionality-reason": REASON,
  relevance: "yes",
  "tests-relevance-reason": REASON,
};

/**
 * Fills in a form, control by control as a person would, so that what is asked appears.
 *
 * @param {Page} page
 * @param {{ [name: string]: string | string[] | undefined }} [others] instead; undefined leaves one out
 */
export async function fillIn(page, others = {}) {
  for (const [name, answer] of Object.entries({ ...ANSWERS, ...others })) {
    if (answer === undefined) continue;
    for (const value of [answer].flat()) {
      const named = page.locator(`[name="${name}"]`);
      const type = await named.first().evaluate((control) => /** @type {HTMLInputElement} */ (control).type);
      if (type === "radio" || type === "checkbox") await page.locator(`[name="${name}"][value="${value}"]`).check();
      else if (type === "select-one") await named.selectOption(value);
      else await named.fill(value);
    }
  }
}
