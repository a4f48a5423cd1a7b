/**
 * The rules as JavaScript calls them.
 *
 * @import { ReferralConsent } from "./index.d.ts"
 */
import { assess, catalogue, checkPolicy, submit, version, words } from "./referral_consent.js";
import { plain } from "./plain.js";
import { policyReader } from "./policy.js";
import { todayOr, timeOr, idOr } from "./defaults.js";

/**
 * @returns {ReferralConsent}
 */
export function consent() {
  const withPolicy = policyReader();

  /** @type {ReferralConsent} */
  const rules = {
    assess: (record, policy, today) => {
      const day = todayOr(today);
      return withPolicy(policy, (handle) => reading(record, (value) => assess(value, handle, day)));
    },

    submit: (record, policy, options) => {
      const { today, now, id } = options ?? {};
      const day = todayOr(today);
      const time = timeOr(now);
      const name = idOr(id);
      return withPolicy(policy, (handle) => reading(record, (value) => submit(value, handle, day, time, name)));
    },

    checkPolicy: (policy) => reading(policy, checkPolicy),

    catalogue: (language) => catalogue(typeof language === "string" ? language : "en"),

    words: (text) => words(typeof text === "string" ? text : ""),

    version: version(),
  };
  return Object.freeze(rules);
}

/**
 * A value that JSON cannot say (a number of type BigInt, an object that holds itself, a getter that throws) is read again
 * as a plain copy; and where even that fails the rules are given nothing, and say so.
 *
 * @template T
 * @param {unknown} value
 * @param {(value: unknown) => T} work
 * @returns {T}
 */
function reading(value, work) {
  for (const form of [() => value, () => plain(value)]) {
    try {
      return work(form());
    } catch {
      // The next form, then.
    }
  }
  return work(undefined);
}
