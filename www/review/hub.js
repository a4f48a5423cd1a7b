/**
 * What the receiving side of the rules does for this page: checking a payload, and making the record of a review.
 *
 * @import { Finding, Json, Policy } from "../types.js"
 */

/**
 * @typedef {{ code: string, path: string, message: string }} Disagreement
 *
 * @typedef {object} Stopped what of an earlier payload must stop
 * @property {string} path which of its entries, a JSON Pointer
 * @property {string} [recipient]
 * @property {boolean} whole whether the recipient may be given nothing any more
 * @property {string[]} information the ids of what they may not be given any more
 * @property {string} because
 *
 * @typedef {object} Hub
 * @property {(payload: Json, policy: Policy) => Disagreement[]} verify
 * @property {(change: Json, earlier: Json) => Stopped[]} stop
 * @property {(payload: Json, settled: Json, earlier: Json | undefined) => { findings: Finding[], review: Json | null }} review
 */

/** @returns {Promise<Hub | undefined>} */
export async function loadHub() {
  return undefined;
}
