/**
 * A page of an agency's, with `<referral-consent>` or the one script tag on it, as a careful agency sends it.
 *
 * @import { Page } from "playwright-core"
 */
import { readFile } from "node:fs/promises";

import { policy, TODAY } from "../../support/cases.mjs";
import { PACKAGE, ROOT } from "../../support/folders.mjs";
import { WIDE } from "../../support/pictures.mjs";
import { Questions } from "../../support/questions.mjs";
import { serve } from "../../support/server.mjs";
import { assertNoComplaints, visit } from "../../support/visit.mjs";

const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/**
 * @typedef {object} Options
 * @property {string} body of the page
 * @property {string} [lang] of the page
 * @property {"element.js" | "auto.js" | ""} [script] of the package; by default that of the element
 * @property {string} [attributes] of its script tag
 * @property {{ [name: string]: string }} [files] beside the page
 * @property {boolean} [withoutWasm] whether the page's policy refuses WebAssembly
 * @property {boolean} [styled] with the package's style sheet
 * @property {{ width: number, height: number }} [size]
 * @property {(page: Page) => Promise<unknown>} [before] what is done before the page is opened
 * @property {RegExp} [expected] complaints of the browser that a test provokes
 * @property {boolean} [isKept] whether the browser keeps the page when someone goes on
 * @property {boolean} [drawn] whether to wait until the questions are there
 */

/**
 * Opens a page, lets `use` use it, and holds that the browser had nothing to complain of.
 *
 * @param {Options} options
 * @param {(opened: Opened) => Promise<void>} use
 */
export async function onThePage(options, use) {
  const { drawn = true, expected, isKept: keepsPages = true, size = WIDE } = options;
  /** @type {URLSearchParams[]} */
  const sent = [];
  const site = await serveAgency(options, sent);
  const before = async (/** @type {Page} */ page) => {
    await page.clock.setFixedTime(new Date(`${TODAY}T10:00:00.000Z`));
    await options.before?.(page);
  };
  await visit({ site, context: { viewport: size }, before, keepsPages }, async ({ page, complaints }) => {
    const opened = new Opened(page, sent);
    if (drawn) await opened.ready();
    await use(opened);
    assertNoComplaints(complaints, expected);
  });
}

/** A page that is open; its questions are answered as those of the project's own form. */
export class Opened extends Questions {
  /**
   * @param {Page} page
   * @param {URLSearchParams[]} sent what was submitted so far
   */
  constructor(page, sent) {
    super(page);
    this.sent = sent;
  }

  get element() {
    return this.page.locator("referral-consent");
  }

  /** Until every element has its questions, and what is not asked is hidden. */
  async ready() {
    await this.page.waitForFunction(() => {
      const elements = [...document.querySelectorAll("referral-consent")];
      return elements.length > 0 && elements.every((element) => /** @type {any} */ (element).assessment);
    });
  }

  /**
   * What runs on the page, given the first element.
   *
   * @template Result
   * @param {(element: import("../../../pkg-config/element.d.ts").ReferralConsentElement) => Result} work
   */
  async with(work) {
    return this.page
      .locator("referral-consent")
      .first()
      .evaluate(/** @type {any} */ (work));
  }

  /** The form's data as a script of the page sees it. */
  async data() {
    return this.page.evaluate(() => [...new FormData(document.forms[0])].map(([name, value]) => [name, String(value)]));
  }

  /** What the element has in the form's data. */
  async value() {
    const text = await this.page.evaluate(() => new FormData(document.forms[0]).get("referral-consent"));
    return text === null ? null : JSON.parse(String(text));
  }
}

/**
 * The agency's server, which has the package below `/package/`.
 *
 * @param {Options} options
 * @param {URLSearchParams[]} sent what is submitted to it
 */
async function serveAgency(options, sent) {
  const { attributes = "", body, files = {}, lang = "en-GB", script = "element.js", styled, withoutWasm } = options;
  const tag = script && `<script type="module" src="package/${script}" ${attributes}></script>`;
  const style = styled ? `<link rel="stylesheet" href="style.css" />` : "";
  /** @type {{ [path: string]: string }} */
  const pages = {
    "/": `<!doctype html><html lang="${lang}"><head><meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" /><title>Refer a child</title>
      ${style}${tag}</head><body><main><h1>Refer a child</h1>${body}</main></body></html>`,
    "/policy.json": JSON.stringify(policy),
    "/style.css": await readFile(`${ROOT}pkg-config/style.css`, "utf8"),
    "/elsewhere.html": `<!doctype html><html lang="en"><title>Elsewhere</title><h1>Elsewhere</h1></html>`,
    ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`/${name}`, text])),
  };
  return serve({
    folders: { "/package/": PACKAGE },
    headers: {
      "Content-Security-Policy": withoutWasm
        ? CONTENT_SECURITY_POLICY.replace(" 'wasm-unsafe-eval'", "")
        : CONTENT_SECURITY_POLICY,
    },
    answer: ({ path, method, body }) => {
      if (method !== "POST") return { body: pages[path] };
      sent.push(new URLSearchParams(body.toString()));
      return { body: "<!doctype html><title>Sent</title><h1>Sent</h1>" };
    },
  });
}

/** The agency's own fields that the journeys fill in. */
export const OWN = `
  <p><label for="name">Child’s full name</label> <input id="name" name="childName" /></p>
  <p><label for="address">Child’s address</label> <textarea id="address" name="address"></textarea></p>
  <p><label for="school">School, college or nursery</label> <input id="school" name="school" /></p>
  <p><label for="gp">GP practice</label> <input id="gp" name="gp" /></p>`;

/** A form with those, and with all the questions. @param {string} [attributes] of the element */
export function formWith(attributes = "") {
  return `<form method="post" action="sent">${OWN}
    <referral-consent policy="policy.json" answers="rest" ${attributes}></referral-consent>
    <button>Send</button></form>`;
}
