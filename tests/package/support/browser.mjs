/**
 * Chromium, and a server that sends pages as a careful agency does.
 */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { chromium } from "playwright-core";

/** The policy that the package has to work under: no inline script, nothing from elsewhere. */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; base-uri 'none'";

/** @type {{ [ending: string]: string }} */
const MEDIA_TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

/**
 * Opens a page of a folder that is served below `path`, and returns the text of its `<output>` once
 * the page has filled it in.
 *
 * @param {string} folder
 * @param {{ path: string, page: string }} where
 * @returns {Promise<{ output: string, complaints: string[] }>} with what the browser complained of
 */
export async function open(folder, { path, page: name }) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const file = normalize(join(folder, pathname.replace(path, "/")));
    const body = pathname.startsWith(path) && (await readFile(file).catch(() => undefined));
    response.writeHead(body ? 200 : 404, {
      "Content-Security-Policy": CONTENT_SECURITY_POLICY,
      "Content-Type": MEDIA_TYPES[extname(file)] ?? "application/octet-stream",
      "X-Content-Type-Options": "nosniff",
    });
    response.end(body || "");
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", () => ready(undefined)));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;

  const browser = await chromium.launch({
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
  try {
    const page = await browser.newPage();
    /** @type {string[]} */
    const complaints = [];
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => {
      const isIcon = message.location().url.endsWith("/favicon.ico");
      if (["error", "warning"].includes(message.type()) && !isIcon) complaints.push(message.text());
    });
    await page.goto(`http://127.0.0.1:${port}${path}${name}`);
    const output = page.locator("output:not(:empty)");
    await output.waitFor({ state: "attached", timeout: 15_000 }).catch((error) => {
      throw new Error(`the page gave no answer: ${complaints.join("; ") || error}`);
    });
    return { output: (await output.textContent()) ?? "", complaints };
  } finally {
    await browser.close();
    server.close();
  }
}
