/**
 * Where an agency's policy is.
 *
 * @import { Policy } from "../index.d.ts"
 */

/**
 * @param {unknown} given the policy, its address, or `#` and the id of a script that holds it
 * @returns {Promise<Policy>}
 */
export async function policyAt(given) {
  if (typeof given !== "string") {
    if (typeof given === "object" && given !== null) return /** @type {Policy} */ (given);
    throw new Error("no policy is given");
  }
  if (given.startsWith("#")) return JSON.parse(document.getElementById(given.slice(1))?.textContent ?? "");
  const response = await fetch(new URL(given, document.baseURI));
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
  return response.json();
}
