/**
 * A payload to seal, and the package's code for sealing as it is installed.
 */
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { policy, recordNamed, TODAY } from "../../support/cases.mjs";
import { projectWith } from "./package.mjs";

export const installed = join(projectWith("seal", {}), "node_modules/referral-consent");

/** @type {(name: string) => Promise<any>} */
const module = (name) => import(pathToFileURL(join(installed, name)).href);

/** @type {typeof import("../../../pkg-config/seal.d.ts")} */
export const { seal, open, generateKeyPair, SealError, LARGEST } = await module("seal.js");

/** @type {typeof import("../../../pkg-config/index.d.ts")} */
const { load } = await module("node.js");
export const rules = await load();

/** What is sealed: a referral that a parent agreed to, with letters of other alphabets in it. */
export const payload = (() => {
  const { payload } = rules.submit(
    { ...recordNamed("parent agrees"), answers: { childName: "Zoë Ōsaka 👧" } },
    policy,
    {
      today: TODAY,
    },
  );
  if (!payload) throw new Error("the referral is not ready");
  return payload;
})();

export const CURVES = /** @type {const} */ (["P-256", "X25519"]);

/**
 * The code of what goes wrong.
 *
 * @param {() => Promise<unknown>} work
 * @returns {Promise<string>}
 */
export async function refusal(work) {
  try {
    await work();
  } catch (error) {
    if (error instanceof SealError && /^[A-Z].*[.)]$/s.test(error.message)) return error.code;
    throw error;
  }
  return "it went well";
}
