/**
 * Chromium, and a server that sends pages as a careful agency does.
 */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { after } from "node:test";
import { chromium } from "playwright-core";

/** The policy that the package has to work under, unless a test has another: no inline script, nothing from elsewhere. */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; base-uri 'none'";

/** Where the browser sends what a policy refused, as a site that watches for it has it. */
const REPORTS = "/reports";

/** @type {{ [ending: string]: string }} */
const MEDIA_TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

/** @type {Promise<import("playwright-core").Browser> | undefined} */
let launching;
after(async () => (await launching)?.close());

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
 * @param {{ [file: string]: { status?: number, type?: string, body?: string } }} [where.answers] what is answered instead
 * @param {() => void} [where.before] what the page does before any script of its own
 * @returns {Promise<Seen>}
 */
export async function open(folder, { path, page: name, policy = CONTENT_SECURITY_POLICY, answers = {}, before }) {
  /** @type {string[]} */
  const reports = [];
  /** @type {string[]} */
  const files = [];
  let address = "";
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    if (pathname === REPORTS) {
      const sent = JSON.parse(Buffer.concat(await request.toArray()).toString())["csp-report"];
      reports.push(`${sent["effective-directive"]} ${sent["blocked-uri"]}`);
      response.writeHead(204).end();
      return;
    }
    const file = normalize(join(folder, pathname.replace(path, "/")));
    files.push(pathname.slice(path.length));
    const { status, type, body: instead } = answers[pathname.slice(path.length)] ?? {};
    const body = instead ?? (pathname.startsWith(path) && (await readFile(file).catch(() => undefined)));
    const header = typeof policy === "string" ? policy : policy(address);
    response.writeHead(status ?? (body ? 200 : 404), {
      "Content-Security-Policy": `${header}; report-uri ${REPORTS}`,
      "Content-Type": type ?? MEDIA_TYPES[extname(file)] ?? "application/octet-stream",
      "X-Content-Type-Options": "nosniff",
    });
    response.end(body || "");
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", () => ready(undefined)));
  const listening = server.address();
  address = `http://127.0.0.1:${typeof listening === "object" ? listening?.port : ""}${path}`;

  launching ??= chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  const context = await (await launching).newContext();
  try {
    const page = await context.newPage();
    /** @type {string[]} */
    const complaints = [];
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => {
      const isIcon = message.location().url.endsWith("/favicon.ico");
      if (["error", "warning"].includes(message.type()) && !isIcon) complaints.push(message.text());
    });
    if (before) await page.addInitScript(before);
    await page.goto(`${address}${name}`);
    const output = page.locator("output:not(:empty)");
    await output.waitFor({ state: "attached", timeout: 30_000 }).catch((error) => {
      throw new Error(`the page gave no answer: ${complaints.join("; ") || error}`);
    });
    return { output: (await output.textContent()) ?? "", complaints, reports, files };
  } finally {
    await context.close();
    server.close();
  }
}
