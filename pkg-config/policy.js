/**
 * Reading an agency's policy: once, not at every keystroke.
 */
import { usePolicy } from "./referral_consent.js";

/**
 * A copy of the policy that the rules go by, so that one which was changed in place is read again.
 *
 * @type {unknown}
 */
let inUse;

/**
 * Has the rules go by a policy, until they are given another. Whatever of the caller's own code has to run (a getter, a
 * `toJSON`) must have run before, as it may give them one.
 *
 * @param {unknown} policy
 * @throws an `Error` whose `findings` say why the policy is refused
 */
export function goBy(policy) {
  const before = inUse;
  if (before !== undefined && isSame(policy, before) && inUse === before) return;
  const text = textOf(policy);
  const findings = usePolicy(text);
  if (findings) throw Object.assign(new Error("The policy cannot be used: see findings"), { findings });
  inUse = JSON.parse(text);
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
