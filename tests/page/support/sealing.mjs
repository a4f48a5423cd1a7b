/**
 * Keys to seal to, and the package's code for sealing, as whoever receives a file has it.
 *
 * @import { Page } from "playwright-core"
 */
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
