/**
 * The file as only the local authority can read it, for a referral that is mailed.
 *
 * @import { Json, Policy } from "./types.js"
 * @import { Saved } from "./outcome.js"
 */
import { byId } from "./dom.js";
import { save } from "./save.js";
import { words } from "./words.js";

/**
 * The keys that a payload may be sealed to: none for what stays with the agency.
 *
 * @param {Json} payload
 * @param {Policy} policy
 */
export function keysFor(payload, { sealing }) {
  return payload.keep === "local" ? [] : (sealing?.keys ?? []);
}

/**
 * Seals the file and saves it. Says why where it cannot.
 *
 * @param {Saved} saved
 * @param {Policy} policy
 * @returns {Promise<boolean>} whether it is saved
 */
export async function saveSealed({ name, json }, policy) {
  const said = byId("saved");
  said.textContent = words.sealing;
  try {
    // Only who seals downloads the code for it.
    const { seal } = await import("./referral-consent/seal.js");
    const sealed = await seal(json, keysFor(json, policy));
    save(name.replace(/\.json$/, ".jwe"), sealed, "application/jose");
    return true;
  } catch (error) {
    const reason = error instanceof Error && error.name === "SealError" ? error.message : words.sealNotLoaded;
    said.textContent = `${words.notSealed} ${reason}`;
    return false;
  }
}
