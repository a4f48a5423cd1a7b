/**
 * An agency's server: it sends the page with strict headers and keeps what is posted to it.
 */
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";

import { PACKAGE, ROOT } from "../../support/folders.mjs";
import { REPORTS, serve as serveSite } from "../../support/server.mjs";

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
 * The package lies below `/referral-consent/`, as an agency copies it beside its own scripts.
 *
 * @param {Site} site
 */
export async function serve({ folder, vendor = {}, contentSecurityPolicy, answer }) {
  /** @type {Fields[]} */
  const received = [];
  const own = Object.entries({ ...vendor, "/": folder }).map(([path, from]) => [path, join(ROOT, from)]);
  const served = await serveSite({
    folders: { "/referral-consent/": PACKAGE, ...Object.fromEntries(own) },
    headers: {
      "Content-Security-Policy": `${contentSecurityPolicy}; report-uri ${REPORTS}`,
      "Cache-Control": "no-store",
    },
    answer: async ({ path, method, type, body }) => {
      const fields = method === "POST" ? await read(body, type) : undefined;
      const answered = answer?.(path, fields);
      if (answered !== undefined) return { body: answered, type: "text/html; charset=utf-8" };
      if (fields) {
        received.push(fields);
        return { body: THANKS, type: "text/html; charset=utf-8" };
      }
      // A page of a client-side route is the same page.
      return extname(path) ? undefined : { body: await readFile(join(ROOT, folder, "index.html")) };
    },
  });
  return { ...served, /** What has been posted. */ received };
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
