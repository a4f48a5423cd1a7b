/**
 * Chance that can be had again: the same seed gives the same choices.
 *
 * @typedef {ReturnType<typeof chanceOf>} Chance
 */

/** @param {number} seed */
export function chanceOf(seed) {
  // SplitMix32.
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };

  /** A whole number, both ends included. @param {number} from @param {number} to */
  const whole = (from, to) => from + Math.floor(next() * (to - from + 1));

  return {
    whole,

    /** @param {number} probability */
    is: (probability) => next() < probability,

    /** @template T @param {readonly T[]} list @returns {T} */
    one: (list) => /** @type {T} */ (list[whole(0, list.length - 1)]),

    /** @template T @param {readonly T[]} list @param {number} probability of each */
    some: (list, probability) => list.filter(() => next() < probability),
  };
}
