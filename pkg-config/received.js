/**
 * The rules and what whoever receives a payload needs beside them, as JavaScript calls them.
 *
 * @import { ReferralConsent } from "./index.d.ts"
 * @import { Hub } from "./hub.d.ts"
 */
import { checkReview, completeReview, review, verify, verifyBy } from "./referral_consent.js";
import { idOr, option, timeOr, todayOr } from "./defaults.js";
import { goBy } from "./policy.js";
import { asJson } from "./as-json.js";

/**
 * @param {ReferralConsent} rules
 * @returns {Hub}
 */
export function received(rules) {
  /** @type {Hub} */
  const hub = {
    ...rules,

    verify: (payload, policy) => {
      const given = asJson(payload);
      if (policy === undefined || policy === null) return verify(given);
      goBy(policy);
      return verifyBy(given);
    },

    review: (payload, earlier) => review(asJson(payload), asJson(earlier ?? null)),

    completeReview: (payload, settled, options) => {
      const day = todayOr(option(options, "today"));
      const time = timeOr(option(options, "now"));
      const name = idOr(option(options, "id"));
      const earlier = asJson(option(options, "earlier") ?? null);
      return completeReview(asJson(payload), earlier, asJson(settled ?? null), day, time, name);
    },

    checkReview: (record) => checkReview(asJson(record)),
  };
  return Object.freeze(hub);
}
