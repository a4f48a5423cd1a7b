/**
 * The project's own form as a person uses it.
 *
 * @import { Page } from "playwright-core"
 */
import assert from "node:assert/strict";

import { TODAY } from "../../support/cases.mjs";
import { downloaded } from "../../support/download.mjs";
import { SITE } from "../../support/folders.mjs";
import { HEADERS } from "../../support/headers.mjs";
import { WIDE } from "../../support/pictures.mjs";
import { Questions } from "../../support/questions.mjs";
import { serve } from "../../support/server.mjs";
import { assertNoComplaints, visit } from "../../support/visit.mjs";

/** The time at which every journey takes place. */
export const NOW = `${TODAY}T10:00:00.000Z`;

/**
 * @typedef {object} Options
 * @property {string} [path] below which the site is served
 * @property {string} [at] the page to open, and what it has once it is ready
 * @property {string} [ready]
 * @property {{ width: number, height: number }} [size]
 * @property {(page: Page) => Promise<unknown>} [before] what is done before the page is opened
 * @property {RegExp} [expected] complaints of the browser that a test provokes
 * @property {boolean} [script] whether scripts run
 */

/**
 * Opens the form, lets `use` use it, and then holds that the page kept everything to itself: no request
 * after it was loaded, nothing stored, and no complaint of the browser.
 *
 * @param {Options} options
 * @param {(form: Form) => Promise<void>} use
 */
export async function atTheForm(options, use) {
  const { path = "/", at = "", ready = "#referral[data-ready]", size = WIDE, expected, script = true } = options;
  const served = await serve({ folders: { [path]: SITE }, headers: HEADERS });
  const site = { ...served, address: new URL(path, served.address).href };
  const context = { viewport: size, javaScriptEnabled: script };
  const before = async (/** @type {Page} */ page) => {
    if (script) await page.clock.setFixedTime(new Date(NOW));
    await options.before?.(page);
  };
  await visit({ site, at, context, before }, async ({ page, requests, complaints }) => {
    const form = new Form(page, requests);
    if (script) await page.locator(ready).waitFor({ state: "attached" });
    const loaded = requests.length;
    for (const request of requests) assert.ok(request.startsWith(site.address), `loads ${request}`);

    await use(form);

    // The browser asks for the icon when it pleases.
    const later = requests
      .slice(loaded)
      .filter((request) => !request.startsWith("blob:") && !request.endsWith("/icon.svg"));
    if (!form.wasReloaded) assert.deepEqual(later, [], "no request leaves the page once it is loaded");
    if (script && page.url().startsWith(site.address)) {
      const stored = await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]);
      assert.deepEqual(stored, [0, 0, ""], "nothing is stored");
    }
    assertNoComplaints(complaints, expected);
  });
}

export class Form extends Questions {
  /** Whether the test itself loaded something more. */
  wasReloaded = false;

  /**
   * @param {Page} page
   * @param {string[]} requests
   */
  constructor(page, requests) {
    super(page);
    this.requests = requests;
  }

  /** Asks for a check, which finds nothing that stands in the way. */
  async checkReady() {
    await this.press("Check my answers");
    const heading = this.page.getByRole("heading", { name: "Check your answers", level: 1 });
    if (!(await heading.isVisible())) {
      assert.fail(`not ready: ${JSON.stringify(await this.findings(), null, 1)}`);
    }
    assert.equal(await this.focused(), "Check your answers");
  }

  /** Asks for a check, which finds something. */
  async checkNotReady() {
    await this.press("Check my answers");
    await this.page.getByRole("alert").waitFor();
    const focused = await this.page.evaluate(() => document.activeElement?.id);
    assert.equal(focused, "summary", "the summary has the focus");
    return this.page.getByRole("alert");
  }

  /** What is found, as it is shown. */
  async findings() {
    return this.page.locator("[data-code]:visible").evaluateAll((shown) =>
      shown.map((element) => {
        const { code = "", path = "", severity } = /** @type {HTMLElement} */ (element).dataset;
        return { code, path, severity };
      }),
    );
  }

  /** What is shown beside a question. @param {string} path */
  messages(path) {
    return this.page.locator(`.message[data-path="${path}"]`);
  }

  /** Makes the file, and saves it. */
  async save() {
    // It is there twice where a life is at risk.
    const make = this.page.getByRole("button", { name: "These are right: make the file", exact: true });
    await make.first().click();
    return this.download();
  }

  /** @returns {Promise<{ name: string, json: any }>} the file as it is saved */
  async download() {
    const { name, text } = await downloaded(this.page, () => this.page.locator("#download").click());
    return { name, json: JSON.parse(text) };
  }
}
