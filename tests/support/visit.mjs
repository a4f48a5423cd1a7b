/**
 * A visit to a page in Chromium: what it asked for, and what the browser complained of.
 *
 * @import { BrowserContextOptions, Page } from "playwright-core"
 */
import assert from "node:assert/strict";

import { browser } from "./browser.mjs";

/** How long anything may take in milliseconds: on a busy machine a single click has taken ten seconds. */
export const PATIENCE = 30_000;

/**
 * @typedef {object} Visit
 * @property {{ address: string, close: () => void }} site that is closed at the end
 * @property {string} [at] the page of it, such as `review/`
 * @property {BrowserContextOptions} [context]
 * @property {(page: Page) => Promise<unknown>} [before] what is done before the page is opened
 * @property {boolean} [keepsPages] whether the browser keeps the page when someone goes on
 * @property {string[]} [kinds] of what is written on the console; by default everything counts as a complaint
 *
 * @typedef {object} Visited
 * @property {Page} page
 * @property {string[]} requests the addresses that were asked for
 * @property {string[]} complaints
 */

/**
 * Opens a page and lets `use` use it.
 *
 * @param {Visit} visit
 * @param {(visited: Visited) => Promise<void>} use
 */
export async function visit({ site, at = "", context: options = {}, before, keepsPages, kinds }, use) {
  const context = await (await browser(keepsPages)).newContext(options);
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    /** @type {Visited} */
    const visited = { page, requests: [], complaints: [] };
    context.on("request", (request) => visited.requests.push(request.url()));
    page.on("pageerror", (error) => visited.complaints.push(String(error)));
    page.on("console", (message) => {
      const counts = kinds?.includes(message.type()) ?? true;
      if (counts) visited.complaints.push(`${message.text()} (${message.location().url})`);
    });
    await before?.(page);
    await page.goto(new URL(at, site.address).href);
    await use(visited);
  } finally {
    await context.close();
    site.close();
  }
}

/**
 * Holds that the browser had nothing to complain of.
 *
 * @param {string[]} complaints
 * @param {RegExp} [expected] what a test provokes
 */
export function assertNoComplaints(complaints, expected) {
  const unexpected = complaints.filter((complaint) => !expected?.test(complaint));
  assert.deepEqual(unexpected, [], "the browser has nothing to complain of");
}
