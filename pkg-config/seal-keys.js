/**
 * Keys as JWKs (RFC 7517, RFC 8037): what may be one, and how the browser takes it.
 *
 * @import { SealErrorCode } from "./seal.d.ts"
 */
import { importJWK } from "jose";

import { ALG } from "./seal-method.js";
import { SealError } from "./seal-error.js";

/** @typedef {"P-256" | "X25519"} Curve */

/** Browsers have it only in pages that came over https. */
export function hasCryptography() {
  if (globalThis.crypto?.subtle === undefined) throw new SealError("seal.no-cryptography");
}

/**
 * Whether this browser can use keys of a kind.
 *
 * @param {Curve} crv
 * @returns {Promise<boolean>}
 */
export async function supports(crv) {
  if (crv === "P-256") return true;
  try {
    await crypto.subtle.generateKey({ name: crv }, false, ["deriveBits"]);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {unknown} jwk
 * @returns {Promise<{ key: CryptoKey, kid: string }>}
 */
export async function publicKey(jwk) {
  if (typeof jwk === "object" && jwk !== null && ("d" in jwk || "k" in jwk)) throw new SealError("seal.private-key");
  const { parts, crv, kid } = partsOf(jwk, "seal.bad-key");
  if (kid === undefined) throw new SealError("seal.bad-key");
  return { key: await imported(parts, crv, "seal.bad-key"), kid };
}

/**
 * @param {unknown} jwk
 * @returns {Promise<{ key: CryptoKey, crv: Curve, kid: string | undefined }>}
 */
export async function privateKey(jwk) {
  const { parts, crv, kid, d } = partsOf(jwk, "open.bad-key");
  if (typeof d !== "string") throw new SealError("open.bad-key");
  return { key: await imported({ ...parts, d }, crv, "open.bad-key"), crv, kid };
}

/**
 * What of a JWK is used. Its other members – who may use it in which program – would only make a browser refuse it.
 *
 * @param {unknown} jwk
 * @param {SealErrorCode} otherwise
 */
function partsOf(jwk, otherwise) {
  // As in a policy, what is null is not there.
  const given = Object.entries(jwk ?? {}).filter(([, value]) => value !== null);
  /** @type {{ [member: string]: unknown }} */
  const { kty, crv, x, y, d, kid, alg, use } = Object.fromEntries(given);
  const isEc = kty === "EC" && crv === "P-256" && typeof y === "string";
  const isOkp = kty === "OKP" && crv === "X25519";
  const isForSealing = (alg === undefined || alg === ALG) && (use === undefined || use === "enc");
  const isNamed = kid === undefined || (typeof kid === "string" && kid.trim() !== "");
  if (!(isEc || isOkp) || typeof x !== "string" || !isForSealing || !isNamed) throw new SealError(otherwise);
  const curve = /** @type {Curve} */ (crv);
  const parts = isEc ? { kty: "EC", crv: curve, x, y } : { kty: "OKP", crv: curve, x };
  return { parts, crv: curve, d, kid };
}

/**
 * @param {{ kty: string, crv: string, x: string, y?: string, d?: string }} parts
 * @param {Curve} crv
 * @param {SealErrorCode} otherwise
 */
async function imported(parts, crv, otherwise) {
  try {
    return /** @type {CryptoKey} */ (await importJWK(parts, ALG));
  } catch {
    throw new SealError((await supports(crv)) ? otherwise : "seal.no-x25519");
  }
}
