/**
 * A server on this computer that sends pages with the headers of a careful agency.
 */
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";

/** Where a browser sends what a content security policy refused, if the policy names it as its `report-uri`. */
export const REPORTS = "/csp-report";

/** A path without an ending is a page. @type {{ [ending: string]: string }} */
const MEDIA_TYPES = {
  "": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/**
 * @typedef {{ path: string, method: string, type: string, body: Buffer<ArrayBuffer> }} Asked
 *   `type` is that of what was sent, in `body`
 *
 * @typedef {{ status?: number, type?: string, body?: string | Buffer }} Answer
 *   what is left out is as the file has it
 *
 * @typedef {object} Site
 * @property {{ [path: string]: string }} [folders] what lies below each path; the first that fits counts
 * @property {{ [name: string]: string } | ((address: string) => { [name: string]: string })} headers of every answer
 * @property {(asked: Asked) => Answer | undefined | Promise<Answer | undefined>} [answer] what the server itself makes of
 *   a request
 *
 * @typedef {object} Served
 * @property {string} address such as `http://127.0.0.1:40123/`
 * @property {string[]} requested the paths that were asked for
 * @property {string[]} missing those of them that are not there
 * @property {{ [member: string]: string }[]} reports of what a policy refused
 * @property {() => void} close
 */

/**
 * @param {Site} site
 * @returns {Promise<Served>}
 */
export async function serve({ folders = {}, headers, answer = () => undefined }) {
  /** @type {Pick<Served, "requested" | "missing" | "reports">} */
  const seen = { requested: [], missing: [], reports: [] };
  let address = "";
  const server = createServer(async (request, response) => {
    const { pathname: path } = new URL(request.url ?? "/", "http://localhost");
    const body = Buffer.concat(await request.toArray());
    if (path === REPORTS) seen.reports.push(JSON.parse(body.toString())["csp-report"]);
    // The browser asks for an icon when it pleases.
    if (path === REPORTS || path === "/favicon.ico") return response.writeHead(204).end();
    seen.requested.push(path);
    const type = request.headers["content-type"] ?? "";
    const answered = await answer({ path, method: request.method ?? "GET", type, body });
    const found = answered?.body ?? (await fileAt(path, folders));
    if (found === undefined) seen.missing.push(path);
    return response
      .writeHead(answered?.status ?? (found === undefined ? 404 : 200), {
        "Content-Type": answered?.type ?? MEDIA_TYPES[extname(path)] ?? "application/octet-stream",
        "X-Content-Type-Options": "nosniff",
        ...(typeof headers === "function" ? headers(address) : headers),
      })
      .end(found ?? "");
  });
  // Any port that is free, and it is ours from then on.
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  address = `http://127.0.0.1:${port}/`;
  return {
    address,
    ...seen,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/**
 * The file at a path, where there is one.
 *
 * @param {string} path
 * @param {{ [path: string]: string }} folders
 */
async function fileAt(path, folders) {
  const [prefix, folder] = Object.entries(folders).find(([prefix]) => path.startsWith(prefix)) ?? [];
  if (prefix === undefined || folder === undefined) return undefined;
  const top = folder.endsWith(sep) ? folder : folder + sep;
  const file = normalize(join(top, path.slice(prefix.length).replace(/(^|\/)$/, "$1index.html")));
  return file.startsWith(top) ? readFile(file).catch(() => undefined) : undefined;
}
