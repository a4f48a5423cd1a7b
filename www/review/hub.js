/**
 * What the receiving side of the rules does for this page: checking a payload, saying what is to be settled and what
 * must stop, and making the record of a review.
 *
 * @import { Finding, Json, Policy } from "../types.js"
 */

/**
 * @typedef {{ code: string, path: string, message: string, next?: string }} Disagreement
 *
 * @typedef {object} Asked what is to be recorded of a duty
 * @property {string} key
 * @property {"text" | "date" | "one-of"} type
 * @property {string} label
 * @property {string} [hint]
 * @property {{ value: string, label: string }[]} [options]
 *
 * @typedef {{ duty: string, label: string, hint?: string, settle?: string, record: Asked[] }} Duty
 *
 * @typedef {object} Stopped what of an earlier payload must stop
 * @property {string} path which of its entries, a JSON Pointer
 * @property {string} [recipient]
 * @property {boolean} whole whether the recipient may be given nothing any more
 * @property {string[]} information the ids of what they may not be given any more
 * @property {string} because
 *
 * @typedef {object} Review what is to be settled, and what must stop
 * @property {Duty[]} duties
 * @property {{ sharing: Stopped[] }} [stop]
 * @property {Finding[]} findings
 *
 * @typedef {object} Hub
 * @property {(payload: Json, policy: Policy) => { disagreements: Disagreement[] }} verify
 * @property {(payload: Json, earlier?: Json) => Review} review
 * @property {() => Duty[]} duties every duty, for a review that was saved
 * @property {(payload: Json, settled: Json, options?: { earlier?: Json }) => { findings: Finding[], record: Json | null }} complete
 */

/** @returns {Promise<Hub | undefined>} */
export async function loadHub() {
  return undefined;
}
