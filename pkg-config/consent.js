/**
 * The rules as JavaScript calls them.
 *
 * @import { ReferralConsent } from "./index.d.ts"
 */
import { assess, catalogue, checkPolicy, submit, words } from "./referral_consent.js";
import { goBy } from "./policy.js";
import { asJson } from "./as-json.js";
import { idOr, option, timeOr, todayOr } from "./defaults.js";

/**
 * @returns {ReferralConsent}
 */
export function consent() {
  /** @type {ReferralConsent} */
  const rules = {
    assess: (record, policy, today) => {
      const day = todayOr(today);
      const answers = asJson(record);
      goBy(policy);
      return assess(answers, day);
    },

    submit: (record, policy, options) => {
      const day = todayOr(option(options, "today"));
      const time = timeOr(option(options, "now"));
      const name = idOr(option(options, "id"));
      const answers = asJson(record);
      goBy(policy);
      return submit(answers, day, time, name);
    },

    checkPolicy: (policy) => checkPolicy(asJson(policy)),

    catalogue: (language) => catalogue(typeof language === "string" ? language : "en"),

    words: (text) => words(typeof text === "string" ? text : ""),

    version: VERSION,
  };
  return Object.freeze(rules);
}
