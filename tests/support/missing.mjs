/**
 * Files that a server does not have.
 *
 * @import { Page } from "playwright-core"
 */

/** The rules, as WebAssembly and as JavaScript. */
export const RULES = /_bg\.wasm$|_twin\.js$/;

/** What the console says of them. */
export const TOLD = /Failed to load resource|referral-consent: /;

/**
 * What is done before a page is opened, so that these files are not found.
 *
 * @param {string | RegExp} pattern
 */
export const missing = (pattern) => (/** @type {Page} */ page) =>
  page.route(pattern, (route) => route.fulfill({ status: 404, body: "" }));
