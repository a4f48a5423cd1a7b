/**
 * Loading what checks the answers: the rules, and the agency's policy.
 *
 * @import { Checking, Finding, NotChecking, Policy, Rules } from "./types.js"
 */
import { words } from "./words.js";

/** Beside the form, whichever page asks for it. */
const POLICY = new URL("policy.json", import.meta.url);

/**
 * Never fails: where something cannot be loaded, it says why.
 *
 * @param {() => Promise<{ load: () => Promise<any> }>} module which of the package's ways in
 * @returns {Promise<Checking | NotChecking>}
 */
export async function load(module = () => import("./referral-consent/index.js")) {
  const [rules, policy] = await Promise.all([loadRules(module), loadPolicy()]);
  if (!rules) return notChecking(words.reasons.module, policy);
  if (!policy) return notChecking(words.reasons.policy, policy);
  try {
    rules.assess({}, policy);
  } catch (error) {
    const findings = findingsOf(error);
    return notChecking(findings.length > 0 ? words.reasons.refused : words.reasons.failed, policy, findings);
  }
  return { checked: true, rules, policy: /** @type {Policy} */ (policy) };
}

/**
 * @param {string} reason
 * @param {unknown} policy
 * @param {Finding[]} findings
 * @returns {NotChecking}
 */
function notChecking(reason, policy, findings = []) {
  return { checked: false, reason, findings, policy };
}

/**
 * @param {() => Promise<{ load: () => Promise<any> }>} module not imported from the start, so that the form works without it
 * @returns {Promise<Rules | undefined>}
 */
async function loadRules(module) {
  try {
    const { load } = await module();
    return await load();
  } catch (error) {
    // The page says what it means for whoever fills it in, and the console what whoever runs it has to change.
    console.error("referral-consent:", error);
    return undefined;
  }
}

/** @returns {Promise<unknown>} */
async function loadPolicy() {
  try {
    const response = await fetch(POLICY);
    if (response.ok) return await response.json();
    throw new Error(`${POLICY} answered ${response.status}`);
  } catch (error) {
    console.error("referral-consent: there is no policy:", error);
    return undefined;
  }
}

/**
 * Why a policy is refused.
 *
 * @param {unknown} error
 * @returns {Finding[]}
 */
function findingsOf(error) {
  const findings = error instanceof Error && "findings" in error ? error.findings : [];
  return Array.isArray(findings) ? findings : [];
}
