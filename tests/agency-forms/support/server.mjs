/**
 * An agency's server: it sends the page with strict headers and keeps what is posted to it.
 */
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** The top folder of the clone. */
const root = fileURLToPath(new URL("../../../", import.meta.url));

/** Where the package is served: as an agency copies it beside its own scripts. */
const PACKAGE = "/referral-consent/";

/** @type {{ [ending: string]: string }} */
const MEDIA_TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

const THANKS = `<!doctype html><html lang="en"><title>Thank you</title><h1>Thank you</h1></html>`;

/** @typedef {{ [name: string]: string[] }} Fields what was posted, in the order of each name */

/**
 * @typedef {object} Site
 * @property {string} folder the page's own files
 * @property {{ [prefix: string]: string }} [vendor] other folders, by the address that they are served below
 * @property {string} contentSecurityPolicy
 * @property {(path: string, fields?: Fields) => string | undefined} [answer] what the server itself makes of a request
 */

/**
 * @param {Site} site
 */
export async function serve({ folder, vendor = {}, contentSecurityPolicy, answer }) {
  /** @type {Fields[]} */
  const received = [];
  /** @type {string[]} */
  const reports = [];
  /** @type {string[]} */
  const missing = [];
  const folders = Object.entries({ [PACKAGE]: "dist/package/", ...vendor, "/": folder });

  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const send = (/** @type {number} */ status, /** @type {string} */ type, /** @type {string | Buffer} */ body) => {
      response.writeHead(status, {
        "Content-Security-Policy": `${contentSecurityPolicy}; report-uri /csp-report`,
        "Content-Type": type,
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
      });
      response.end(body);
    };
    if (request.method === "POST") {
      const body = Buffer.concat(await request.toArray());
      if (pathname === "/csp-report") {
        reports.push(body.toString());
        return send(204, "text/plain", "");
      }
      const fields = await read(body, request.headers["content-type"] ?? "");
      const answered = answer?.(pathname, fields);
      if (answered !== undefined) return send(200, "text/html; charset=utf-8", answered);
      received.push(fields);
      return send(200, "text/html; charset=utf-8", THANKS);
    }
    const page = answer?.(pathname);
    if (page !== undefined) return send(200, "text/html; charset=utf-8", page);
    const [prefix, from] = folders.find(([prefix]) => pathname.startsWith(prefix)) ?? ["/", folder];
    const rest = pathname.slice(prefix.length) || "index.html";
    const top = join(root, from);
    const file = normalize(join(top, rest));
    // A page of a client-side route is the same page.
    const name = extname(file) ? file : join(top, "index.html");
    const body = name.startsWith(top.endsWith(sep) ? top : top + sep) && (await readFile(name).catch(() => undefined));
    if (body) send(200, MEDIA_TYPES[extname(name)] ?? "application/octet-stream", body);
    else {
      // Browsers ask for it unasked.
      if (pathname !== "/favicon.ico") missing.push(pathname);
      send(404, "text/plain", "");
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return {
    address: `http://127.0.0.1:${port}/`,
    /** What has been posted. */
    received,
    /** What broke the content security policy. */
    reports,
    /** What was asked for and is not there. */
    missing,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/**
 * @param {Buffer<ArrayBuffer>} body
 * @param {string} type
 * @returns {Promise<Fields>}
 */
async function read(body, type) {
  const entries = type.startsWith("application/json")
    ? Object.entries(JSON.parse(body.toString()))
    : [...(await new Response(body, { headers: { "Content-Type": type } }).formData()).entries()];
  /** @type {Fields} */
  const fields = {};
  for (const [name, value] of entries) (fields[name] ??= []).push(String(value));
  return fields;
}
