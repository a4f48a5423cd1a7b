/**
 * What is taken when the caller does not say: the day and the time now, and a random name.
 */
import { isDate } from "./referral_consent.js";
import { todayInLondon } from "./today.js";

/**
 * What the caller gave under a name; what throws when it is read was not given.
 *
 * @template {object} O
 * @template {keyof O} N
 * @param {O | null | undefined} options
 * @param {N} name
 * @returns {O[N] | undefined}
 */
export function option(options, name) {
  try {
    return options?.[name];
  } catch {
    return undefined;
  }
}

/**
 * The day given, or the one it is now where the protocol applies.
 *
 * @param {unknown} today
 * @returns {string} such as `2026-11-23`
 */
export function todayOr(today) {
  return typeof today === "string" && isDate(today) ? today : todayInLondon();
}

/**
 * @param {unknown} now
 * @returns {string} such as `2026-11-23T09:30:00.000Z`
 */
export function timeOr(now) {
  const isTime = typeof now === "string" && TIME.test(now) && isDate(now.slice(0, 10));
  return isTime ? now : new Date().toISOString();
}

/** A time that there is, after its day; `Date` would read others too. */
const TIME = /^[\d-]{10}T([01]\d|2[0-3])(:[0-5]\d){2}(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i;

/**
 * @param {unknown} id
 * @returns {string} a UUID
 */
export function idOr(id) {
  return typeof id === "string" && UUID.test(id) ? id : randomId();
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** In each place of a random id stands what its digit leaves free: all, in an `8` the last two bits, in a `4` nothing. */
const RANDOM = "10000000-1000-4000-8000-100000000000";

function randomId() {
  /** @param {string} digit */
  const random = (digit) => {
    const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
    return (Number(digit) ^ (byte & (15 >> (Number(digit) / 4)))).toString(16);
  };
  // A page on plain http has no randomUUID.
  return crypto.randomUUID?.() ?? RANDOM.replace(/[018]/g, random);
}
