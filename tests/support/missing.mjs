/**
 * Files that a server does not have.
 *
 * @import { Page } from "playwright-core"
 */

/**
 * What is done before a page is opened, so that these files are not found.
 *
 * @param {string} pattern such as a pattern for every file of WebAssembly
 */
export const missing = (pattern) => (/** @type {Page} */ page) =>
  page.route(pattern, (route) => route.fulfill({ status: 404, body: "" }));
