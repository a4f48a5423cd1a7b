/**
 * The rules and what whoever receives a payload needs beside them, as JavaScript calls them.
 *
 * @import { ReferralConsent } from "./index.d.ts"
 * @import { Hub } from "./hub.d.ts"
 */
import { completeReview, review, verify, verifyBy } from "./referral_consent.js";
import { idOr, timeOr, todayOr } from "./defaults.js";
import { plain } from "./plain.js";
import { policyReader } from "./policy.js";

/**
 * @param {ReferralConsent} rules
 * @returns {Hub}
 */
export function received(rules) {
  const withPolicy = policyReader();

  /** @type {Hub} */
  const hub = {
    ...rules,

    verify: (payload, policy) =>
      policy === undefined || policy === null
        ? reading([payload], ([value]) => verify(value))
        : withPolicy(policy, (handle) => reading([payload], ([value]) => verifyBy(value, handle))),

    review: (payload, earlier) => reading([payload, earlier], ([value, before]) => review(value, before)),

    completeReview: (payload, settled, options) => {
      const { earlier, today, now, id } = options ?? {};
      const day = todayOr(today);
      const time = timeOr(now);
      const name = idOr(id);
      return reading([payload, earlier, settled], ([value, before, answers]) =>
        completeReview(value, before, answers, day, time, name),
      );
    },
  };
  return Object.freeze(hub);
}

/**
 * Values that JSON cannot say are read again as plain copies: a hub gets its payloads from files, but not everybody does.
 *
 * @template T
 * @param {unknown[]} values
 * @param {(values: unknown[]) => T} work
 * @returns {T}
 */
function reading(values, work) {
  try {
    return work(values);
  } catch {
    return work(values.map(plain));
  }
}
