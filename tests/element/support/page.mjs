/**
 * A page of an agency's, with `<referral-consent>` or the one script tag on it, as a careful agency sends it.
 *
 * @import { Page } from "playwright-core"
 */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { basename, extname } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

import { Form, POLICY, TODAY, WIDE } from "../../page/support/form.mjs";

const PACKAGE = fileURLToPath(new URL("../../../dist/package/", import.meta.url));
const STYLE = fileURLToPath(new URL("../../../pkg-config/style.css", import.meta.url));

const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** @type {{ [ending: string]: string }} */
const MEDIA_TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

/** The browsers that the tests of a file share: one that keeps pages to go back to, and one that does not. */
const launching = /** @type {Map<boolean, Promise<import("playwright-core").Browser>>} */ (new Map());

/** Ends them. */
export async function close() {
  for (const browser of launching.values()) await (await browser).close();
}

/** @param {boolean} isKept */
function launch(isKept) {
  const launched =
    launching.get(isKept) ??
    chromium.launch({
      executablePath: "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
      // So that a page can come back from the browser's memory, as it does for a person.
      ignoreDefaultArgs: isKept ? ["--disable-back-forward-cache"] : [],
    });
  launching.set(isKept, launched);
  return launched;
}

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
  const { before, drawn = true, expected, isKept = true, size = WIDE } = options;
  const browser = await launch(isKept);
  /** @type {URLSearchParams[]} */
  const sent = [];
  const server = await serve(options, sent);
  const context = await browser.newContext({ viewport: size });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  /** @type {string[]} */
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => complaints.push(`${message.text()} (${message.location().url})`));
  try {
    await page.clock.setFixedTime(new Date(`${TODAY}T10:00:00.000Z`));
    await before?.(page);
    await page.goto(server.address);
    const opened = new Opened(page, sent);
    if (drawn) await opened.ready();
    await use(opened);
    const unexpected = complaints.filter((complaint) => !expected?.test(complaint));
    assert.deepEqual(unexpected, [], "the browser has nothing to complain of");
  } finally {
    await context.close();
    server.close();
  }
}

/** A page that is open; its questions are answered as those of the project's own form. */
export class Opened extends Form {
  /**
   * @param {Page} page
   * @param {URLSearchParams[]} sent what was submitted so far
   */
  constructor(page, sent) {
    super(page, []);
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
 * @param {Options} options
 * @param {URLSearchParams[]} sent
 */
async function serve(options, sent) {
  const { attributes = "", body, files = {}, lang = "en-GB", script = "element.js", styled, withoutWasm } = options;
  const tag = script && `<script type="module" src="package/${script}" ${attributes}></script>`;
  const style = styled ? `<link rel="stylesheet" href="style.css" />` : "";
  /** @type {{ [path: string]: string }} */
  const pages = {
    "/": `<!doctype html><html lang="${lang}"><head><meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" /><title>Refer a child</title>
      ${style}${tag}</head><body><main><h1>Refer a child</h1>${body}</main></body></html>`,
    "/policy.json": JSON.stringify(POLICY),
    "/elsewhere.html": `<!doctype html><html lang="en"><title>Elsewhere</title><h1>Elsewhere</h1></html>`,
    ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`/${name}`, text])),
  };
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    if (request.method === "POST") sent.push(new URLSearchParams(await textOf(request)));
    const page = request.method === "POST" ? "<!doctype html><title>Sent</title><h1>Sent</h1>" : pages[pathname];
    const file = pathname === "/style.css" ? STYLE : `${PACKAGE}${basename(pathname)}`;
    const found = page ?? (await readFile(file).catch(() => undefined));
    // The browser asks for an icon when it pleases.
    response.writeHead(pathname === "/favicon.ico" ? 204 : found === undefined ? 404 : 200, {
      "Content-Security-Policy": withoutWasm
        ? CONTENT_SECURITY_POLICY.replace(" 'wasm-unsafe-eval'", "")
        : CONTENT_SECURITY_POLICY,
      "Content-Type": MEDIA_TYPES[extname(pathname)] ?? MEDIA_TYPES[".html"],
      "X-Content-Type-Options": "nosniff",
    });
    response.end(found ?? "");
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", () => ready(undefined)));
  const address = server.address();
  return {
    address: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** @param {AsyncIterable<Buffer>} request */
async function textOf(request) {
  let text = "";
  for await (const part of request) text += part;
  return text;
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
