/**
 * A server for the site that sends pages as a careful agency does, below any path.
 */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const SITE = fileURLToPath(new URL("../../../dist/site/", import.meta.url));

const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; " +
  "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** @type {{ [ending: string]: string }} */
const MEDIA_TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/**
 * @param {string} path such as `/safeguarding/referral/`
 * @returns {Promise<{ address: string, close: () => void }>}
 */
export function serve(path = "/") {
  return serveFolders({ [path]: SITE });
}

/**
 * @param {{ [path: string]: string }} folders what lies below each path; the first that fits counts
 * @param {string} contentSecurityPolicy
 * @returns {Promise<{ address: string, close: () => void }>} the address of the first path
 */
export async function serveFolders(folders, contentSecurityPolicy = CONTENT_SECURITY_POLICY) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const [path, folder] = Object.entries(folders).find(([path]) => pathname.startsWith(path)) ?? [];
    const inner = path === undefined ? undefined : pathname.slice(path.length);
    const file = normalize(join(folder ?? "", inner?.replace(/(^|\/)$/, "$1index.html") ?? ""));
    const isOurs = folder !== undefined && file.startsWith(folder);
    const body = isOurs ? await readFile(file).catch(() => undefined) : undefined;
    response.writeHead(body ? 200 : 404, {
      "Content-Security-Policy": contentSecurityPolicy,
      "Content-Type": MEDIA_TYPES[extname(file)] ?? "application/octet-stream",
      "Cache-Control": "no-cache",
      "Referrer-Policy": "no-referrer",
      "X-Content-Type-Options": "nosniff",
    });
    response.end(body ?? "");
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", () => ready(undefined)));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return {
    address: `http://127.0.0.1:${port}${Object.keys(folders)[0] ?? "/"}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
