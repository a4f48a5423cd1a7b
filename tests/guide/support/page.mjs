/**
 * A page of an example in Chromium, sent with the headers that the guide promises are enough.
 *
 * @import { Page, Request } from "playwright-core"
 */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { chromium } from "playwright-core";

/** @type {{ [ending: string]: string }} */
const MEDIA_TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

/** @type {Promise<import("playwright-core").Browser> | undefined} */
let launching;

/** Ends the browser that the tests share. */
export async function close() {
  await (await launching)?.close();
}

/**
 * Opens the `index.html` of a folder below `/agency/`, once its form is checked where that is to be waited for.
 *
 * @param {string} folder
 * @param {string} header such as `Content-Security-Policy: default-src 'self'`
 * @param {(opened: { page: Page, sent: () => URLSearchParams | undefined, requests: string[], complaints: string[] }) => Promise<void>} use
 *   `sent` is what the server got of the form
 */
export async function opened(folder, header, use) {
  const [name, value] = header.trim().split(": ");
  /** @type {URLSearchParams | undefined} */
  let sent;
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    if (request.method === "POST") {
      let body = "";
      for await (const part of request) body += part;
      sent = new URLSearchParams(body);
      response.end("Thank you");
      return;
    }
    const file = normalize(join(folder, pathname.replace(/^\/agency\/$/, "/agency/index.html").replace("/agency", "")));
    const body = pathname.startsWith("/agency/") && (await readFile(file).catch(() => undefined));
    response.writeHead(body ? 200 : 404, {
      [name ?? ""]: value,
      "Content-Type": MEDIA_TYPES[extname(file)] ?? "application/octet-stream",
      "X-Content-Type-Options": "nosniff",
    });
    response.end(body || "");
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", () => ready(undefined)));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;

  const browser = await (launching ??= chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  }));
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  /** @type {string[]} */
  const requests = [];
  /** @type {string[]} */
  const complaints = [];
  context.on("request", (/** @type {Request} */ request) => requests.push(new URL(request.url()).pathname));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.location().url.endsWith("/favicon.ico")) complaints.push(message.text());
  });
  await page.addInitScript(() => {
    /** @type {any} */
    const window = globalThis;
    window.addEventListener("referral-consent:assess", (/** @type {any} */ event) => (window.assessed = event.detail));
    window.addEventListener("securitypolicyviolation", () => (window.violations = (window.violations ?? 0) + 1));
  });
  try {
    await page.goto(`http://127.0.0.1:${port}/agency/`);
    await use({ page, sent: () => sent, requests, complaints });
  } finally {
    await context.close();
    server.close();
    server.closeAllConnections();
  }
}

/**
 * What the rules said last of the form.
 *
 * @param {Page} page
 * @param {(detail: any) => boolean} [until]
 * @returns {Promise<{ assessment: any, record: any }>}
 */
export async function assessed(page, until = () => true) {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const detail = await page.evaluate(() => /** @type {any} */ (globalThis).assessed);
    if (detail && until(detail)) return detail;
    if (Date.now() > deadline) throw new Error(`the form was not checked: ${JSON.stringify(detail)}`);
    await page.waitForTimeout(50);
  }
}
