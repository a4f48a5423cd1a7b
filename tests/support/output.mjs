/**
 * What a page with a script of its own comes to, under a content security policy.
 *
 * @import { Page } from "playwright-core"
 */
import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";

import { REPORTS, serve } from "./server.mjs";
import { PATIENCE, visit } from "./visit.mjs";

/** The policy that the package has to work under, unless a test has another: no inline script, nothing from elsewhere. */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; base-uri 'none'";

/**
 * @typedef {object} Seen
 * @property {string} output what the page wrote
 * @property {string[]} complaints what the browser complained of
 * @property {string[]} reports what it told the server that the policy refused
 * @property {string[]} files which files it asked for
 */

/**
 * Opens a page of a folder that is served below `path`, and returns the text of its `<output>` once
 * the page has filled it in.
 *
 * @param {string} folder
 * @param {object} where
 * @param {string} where.path
 * @param {string} where.page
 * @param {string | ((address: string) => string)} [where.policy] the page's, instead of the usual one
 * @param {{ [file: string]: import("./server.mjs").Answer }} [where.answers] what is answered instead
 * @param {() => void} [where.before] what the page does before any script of its own
 * @returns {Promise<Seen>}
 */
export async function open(folder, { path, page: name, policy = CONTENT_SECURITY_POLICY, answers = {}, before }) {
  const below = (/** @type {string} */ address) => new URL(path, address).href;
  const site = await serve({
    folders: { [path]: folder },
    headers: (address) => ({
      "Content-Security-Policy": `${typeof policy === "string" ? policy : policy(below(address))}; report-uri ${REPORTS}`,
    }),
    answer: (asked) => answers[asked.path.slice(path.length)],
  });
  /** @type {Seen | undefined} */
  let seen;
  const prepare = async (/** @type {Page} */ page) => {
    await page.addInitScript(countRefusals);
    if (before) await page.addInitScript(before);
  };
  await visit({ site, at: `${path}${name}`, before: prepare }, async ({ page, complaints }) => {
    const output = page.locator("output:not(:empty)");
    await output.waitFor({ state: "attached" }).catch((error) => {
      throw new Error(`the page gave no answer: ${complaints.join("; ") || error}`);
    });
    seen = {
      output: (await output.textContent()) ?? "",
      complaints,
      reports: await reported(page, site.reports),
      files: site.requested.map((file) => file.slice(path.length)),
    };
  });
  assert.ok(seen);
  return seen;
}

/** Runs in the page. */
function countRefusals() {
  const page = /** @type {any} */ (globalThis);
  page.refusals = 0;
  page.addEventListener("securitypolicyviolation", () => (page.refusals += 1));
}

/**
 * What the browser tells the server, as soon as that is all that it told the page: it does so when it pleases.
 *
 * @param {Page} page
 * @param {import("./server.mjs").Served["reports"]} reports
 */
async function reported(page, reports) {
  const refusals = await page.evaluate(() => /** @type {any} */ (globalThis).refusals);
  const end = Date.now() + PATIENCE;
  while (reports.length < refusals && Date.now() < end) await pause(20);
  return reports.map((report) => `${report["effective-directive"]} ${report["blocked-uri"]}`);
}
