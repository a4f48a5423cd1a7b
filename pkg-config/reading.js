/**
 * Handing values to the rules that JSON cannot say: a number of type BigInt, an object that holds itself, a getter that
 * throws.
 */
import { plain } from "./plain.js";

/**
 * They are read again as plain copies; and where even that fails the rules are given nothing, and say so.
 *
 * @template T
 * @param {unknown[]} values
 * @param {(...values: unknown[]) => T} work
 * @returns {T}
 */
export function reading(values, work) {
  for (const form of [() => values, () => values.map(plain)]) {
    try {
      return work(...form());
    } catch {
      // The next form, then.
    }
  }
  return work();
}
