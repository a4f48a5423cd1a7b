/**
 * A page of an example in Chromium, sent with the headers that the guide promises are enough.
 *
 * @import { Page } from "playwright-core"
 */
import { serve } from "../../support/server.mjs";
import { PATIENCE, visit } from "../../support/visit.mjs";

/**
 * Opens the `index.html` of a folder below `/agency/`.
 *
 * @param {string} folder
 * @param {string} header such as `Content-Security-Policy: default-src 'self'`
 * @param {(opened: { page: Page, sent: () => URLSearchParams | undefined, requests: string[], complaints: string[] }) => Promise<void>} use
 *   `sent` is what the server got of the form
 */
export async function opened(folder, header, use) {
  const [name = "", value = ""] = header.trim().split(": ");
  /** @type {URLSearchParams | undefined} */
  let sent;
  const site = await serve({
    folders: { "/agency/": folder },
    headers: { [name]: value },
    answer: ({ method, body }) => {
      if (method !== "POST") return undefined;
      sent = new URLSearchParams(body.toString());
      return { body: "Thank you" };
    },
  });
  const before = (/** @type {Page} */ page) => page.addInitScript(remember);
  // What is only warned of is for the developer, whose example does not ask everything.
  await visit({ site, at: "agency/", before, kinds: ["error"] }, async ({ page, requests, complaints }) => {
    await use({ page, sent: () => sent, requests, complaints });
  });
}

/** Runs in the page: what the rules said last, and how often the policy refused something. */
function remember() {
  /** @type {any} */
  const window = globalThis;
  window.addEventListener("referral-consent:assess", (/** @type {any} */ event) => (window.assessed = event.detail));
  window.addEventListener("securitypolicyviolation", () => (window.violations = (window.violations ?? 0) + 1));
}

/**
 * What the rules said last of the form.
 *
 * @param {Page} page
 * @param {(detail: any) => boolean} [until]
 * @returns {Promise<{ assessment: any, record: any }>}
 */
export async function assessed(page, until = () => true) {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    const detail = await page.evaluate(() => /** @type {any} */ (globalThis).assessed);
    if (detail && until(detail)) return detail;
    if (Date.now() > deadline) throw new Error(`the form was not checked: ${JSON.stringify(detail)}`);
    await page.waitForTimeout(50);
  }
}
