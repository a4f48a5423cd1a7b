/**
 * A copy of a value with only what JSON has words for, for values that JSON itself will not take.
 */

/** Deeper than any record; an object that holds itself goes no deeper than this. */
const DEEPEST = 12;

/** More than any record holds; an object that holds itself often stops here. */
const MOST = 200_000;

/**
 * What cannot be read (a getter that throws, a proxy that refuses) is left out, and so is what is too deep or too much;
 * everything else stays.
 *
 * @param {unknown} value
 * @returns {unknown}
 */
export function plain(value) {
  let left = MOST;

  /** @type {(value: unknown, depth: number) => unknown} */
  const copy = (value, depth) => {
    if (typeof value === "bigint") return String(value);
    if (typeof value !== "object" || value === null) return value;
    if (depth === DEEPEST || left-- < 0) return null;
    try {
      if (Array.isArray(value)) return value.map((member) => copy(member, depth + 1));
      /** @type {Record<string, unknown>} */
      const object = Object.create(null);
      for (const key of Object.keys(value)) {
        try {
          object[key] = copy(Reflect.get(value, key), depth + 1);
        } catch {
          // Left out.
        }
      }
      return object;
    } catch {
      return null;
    }
  };
  return copy(value, 0);
}
