/**
 * The rules as JavaScript calls them.
 *
 * @import { ReferralConsent } from "./index.d.ts"
 */
import { assess, catalogue, checkPolicy, submit, version, words } from "./referral_consent.js";
import { withPolicy } from "./policy.js";
import { reading } from "./reading.js";
import { todayOr, timeOr, idOr } from "./defaults.js";

/**
 * @returns {ReferralConsent}
 */
export function consent() {
  /** @type {ReferralConsent} */
  const rules = {
    assess: (record, policy, today) => {
      const day = todayOr(today);
      return withPolicy(policy, (handle) => reading([record], (value) => assess(value, handle, day)));
    },

    submit: (record, policy, options) => {
      const { today, now, id } = options ?? {};
      const day = todayOr(today);
      const time = timeOr(now);
      const name = idOr(id);
      return withPolicy(policy, (handle) => reading([record], (value) => submit(value, handle, day, time, name)));
    },

    checkPolicy: (policy) => reading([policy], checkPolicy),

    catalogue: (language) => catalogue(typeof language === "string" ? language : "en"),

    words: (text) => words(typeof text === "string" ? text : ""),

    version: version(),
  };
  return Object.freeze(rules);
}
