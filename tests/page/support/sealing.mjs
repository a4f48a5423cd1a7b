/**
 * Keys to seal to, and the package's code for sealing, as whoever receives a file has it.
 *
 * @import { Page } from "playwright-core"
 */
import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";

import { policy } from "../../support/cases.mjs";
import { PACKAGE } from "../../support/folders.mjs";

/** @type {typeof import("../../../pkg-config/seal.d.ts")} */
export const { seal, open, generateKeyPair } = await import(pathToFileURL(`${PACKAGE}seal.js`).href);

/** The hub's keys. */
export const HUB = await generateKeyPair("P-256", "exampleshire-2026");

/** A second pair, of the other kind. */
export const POLICE = await generateKeyPair("X25519", "police-2026");

/**
 * A page whose agency has keys to seal to.
 *
 * @param {unknown[]} keys
 */
export const withKeys =
  (keys = [HUB.publicKey]) =>
  (/** @type {Page} */ page) =>
    page.route("**/policy.json", (route) => route.fulfill({ json: { ...policy, sealing: { keys } } }));

/**
 * Notes from now on whatever a page asks for, and whatever it puts where it would stay, be it for a moment.
 *
 * @param {Page} page before it is opened
 */
export async function watch(page) {
  await page.addInitScript(() => {
    /** @type {string[]} */
    const kept = [];
    Object.assign(window, { kept });
    for (const [of, method] of /** @type {[any, string][]} */ ([
      [Storage.prototype, "setItem"],
      [IDBFactory.prototype, "open"],
      [CacheStorage.prototype, "open"],
      [StorageManager.prototype, "getDirectory"],
    ])) {
      const own = of[method];
      of[method] = function (/** @type {unknown[]} */ ...with_) {
        kept.push(`${method} ${JSON.stringify(with_)}`);
        return own.apply(this, with_);
      };
    }
  });
  /** @type {string[]} */
  const asked = [];
  page.on("request", (request) => {
    if (!request.url().startsWith("blob:")) asked.push(`${request.url()} ${request.postData() ?? ""}`.trim());
  });
  page.on("websocket", (socket) => asked.push(socket.url()));
  return { page, asked };
}

/**
 * Holds that a page kept to itself what it knows: it asked for nothing but the code for sealing since then, and nothing of it
 * is in an address or anywhere that it would stay.
 *
 * @param {Awaited<ReturnType<typeof watch>>} watched
 * @param {number} since how much it had asked for before
 */
export async function assertKept({ page, asked }, since) {
  const later = asked.slice(since).filter((request) => !request.endsWith("/icon.svg"));
  const code = new URL("/referral-consent/seal.js", page.url()).href;
  assert.deepEqual([...new Set(later)], [code], "only the code for it is loaded");
  const { kept, left, addresses } = await page.evaluate(async () => ({
    kept: /** @type {any} */ (window).kept,
    left: [
      ...Object.keys(localStorage),
      ...Object.keys(sessionStorage),
      ...(await indexedDB.databases()).map(({ name }) => `database ${name}`),
      ...(await caches.keys()).map((name) => `cache ${name}`),
      ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => `worker ${scope}`),
      document.cookie,
      window.name,
    ].filter((name) => name !== ""),
    addresses: [location.search, location.hash, JSON.stringify(history.state)].join(" "),
  }));
  assert.deepEqual([kept, left], [[], []], "nothing is put where it would stay");
  assert.match(addresses.trim(), /^\{"view":"\w+"\}$/, "its address and its history say nothing");
}
