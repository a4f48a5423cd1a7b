/**
 * Reading an agency's policy: once, not at every keystroke.
 */
import { Policy } from "./referral_consent.js";

/**
 * Makes a function that lends a policy, read by the rules, to some work.
 *
 * The last policy is kept with its JSON, so that one which was changed in place is read again.
 *
 * @returns {<T>(policy: unknown, work: (handle: Policy) => T) => T}
 */
export function policyReader() {
  /** @type {{ json: string, handle: Policy } | undefined} */
  let last;

  return (policy, work) => {
    const json = jsonOf(policy);
    if (json === undefined) {
      const handle = read(policy);
      try {
        return work(handle);
      } finally {
        handle.free();
      }
    }
    if (last?.json !== json) {
      // Read from the JSON, so that the same JSON is always the same policy. The one before is left
      // to the garbage collector: work with it may be under way.
      last = { json, handle: read(JSON.parse(json)) };
    }
    return work(last.handle);
  };
}

/**
 * @param {unknown} policy
 * @returns {string | undefined} nothing for what JSON cannot say
 */
function jsonOf(policy) {
  try {
    return JSON.stringify(policy);
  } catch {
    return undefined;
  }
}

/**
 * @param {unknown} policy
 * @throws an `Error` whose `findings` say why the policy is refused
 */
function read(policy) {
  try {
    return new Policy(policy);
  } catch (error) {
    if (error instanceof Error && "findings" in error) throw error;
    // The policy's own code threw while it was read: that is no policy either.
    return new Policy(undefined);
  }
}
