/**
 * Handing values to the rules, which read their JSON.
 */
import { plain } from "./plain.js";

/**
 * The JSON of any value. What JSON cannot say (a number of type BigInt, an object that holds itself, a getter that throws)
 * is copied plainly first; and where even that fails the rules are given nothing, and say so.
 *
 * @param {unknown} value
 * @returns {string} empty for what JSON has no word for
 */
export function asJson(value) {
  for (const form of [() => value, () => plain(value)]) {
    try {
      return JSON.stringify(form()) ?? "";
    } catch {
      // The next form, then.
    }
  }
  return "";
}
