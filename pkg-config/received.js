/**
 * The rules and what whoever receives a payload needs beside them, as JavaScript calls them.
 *
 * @import { ReferralConsent } from "./index.d.ts"
 * @import { Hub } from "./hub.d.ts"
 */
import { checkReview, completeReview, review, verify, verifyBy } from "./referral_consent.js";
import { idOr, option, timeOr, todayOr } from "./defaults.js";
import { withPolicy } from "./policy.js";
import { reading } from "./reading.js";

/**
 * @param {ReferralConsent} rules
 * @returns {Hub}
 */
export function received(rules) {
  /** @type {Hub} */
  const hub = {
    ...rules,

    verify: (payload, policy) =>
      policy === undefined || policy === null
        ? reading([payload], verify)
        : withPolicy(policy, (handle) => reading([payload], (value) => verifyBy(value, handle))),

    review: (payload, earlier) => reading([payload, earlier], review),

    completeReview: (payload, settled, options) => {
      const day = todayOr(option(options, "today"));
      const time = timeOr(option(options, "now"));
      const name = idOr(option(options, "id"));
      return reading([payload, option(options, "earlier"), settled], (value, before, answers) =>
        completeReview(value, before, answers, day, time, name),
      );
    },

    checkReview: (record) => reading([record], checkReview),
  };
  return Object.freeze(hub);
}
