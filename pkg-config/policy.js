/**
 * Reading an agency's policy: once, not at every keystroke.
 */
import { Policy } from "./referral_consent.js";

/**
 * The last policy, with a copy of it, so that one which was changed in place is read again.
 *
 * @type {{ copy: unknown, handle: Policy } | undefined}
 */
let last;

/**
 * Lends a policy, read by the rules, to some work.
 *
 * @template T
 * @param {unknown} policy
 * @param {(handle: Policy) => T} work
 * @returns {T}
 */
export function withPolicy(policy, work) {
  if (last !== undefined && isSame(policy, last.copy)) return work(last.handle);
  const text = textOf(policy);
  const handle = read(text);
  // The one before is left to the garbage collector: work with it may be under way.
  last = { copy: JSON.parse(text), handle };
  return work(handle);
}

/**
 * Whether a value is the same as a copy of one, part for part.
 *
 * @param {unknown} value
 * @param {unknown} copy of plain JSON
 * @returns {boolean}
 */
function same(value, copy) {
  if (value === copy) return true;
  if (typeof value !== "object" || typeof copy !== "object" || value === null || copy === null) return false;
  const keys = Object.keys(copy);
  if (Array.isArray(value) !== Array.isArray(copy) || Object.keys(value).length !== keys.length) return false;
  for (const key of keys) {
    if (!same(/** @type {any} */ (value)[key], /** @type {any} */ (copy)[key])) return false;
  }
  return true;
}

/**
 * The same of anything: what cannot be read, or has no end, is not the same.
 *
 * @param {unknown} value
 * @param {unknown} copy
 */
function isSame(value, copy) {
  try {
    return same(value, copy);
  } catch {
    return false;
  }
}

/**
 * @param {unknown} policy
 * @returns {string} empty for what JSON cannot say, or has no word for: that is no policy
 */
function textOf(policy) {
  try {
    return JSON.stringify(policy) ?? "";
  } catch {
    return "";
  }
}

/**
 * @param {string} policy
 * @throws an `Error` whose `findings` say why the policy is refused
 */
function read(policy) {
  try {
    return new Policy(policy);
  } catch (findings) {
    if (!Array.isArray(findings)) throw findings;
    throw Object.assign(new Error("The policy cannot be used: see findings"), { findings });
  }
}
