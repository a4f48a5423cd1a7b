/**
 * Sealing a payload so that only whoever holds a private key can read it, and opening it again: JWE (RFC 7516) over the
 * browser's own cryptography. A page loads this only when it seals or opens something.
 *
 * @import * as Seal from "./seal.d.ts"
 */
import { CompactEncrypt, flattenedDecrypt, GeneralEncrypt, generateKeyPair as generate, exportJWK } from "jose";

import { kidsIn, readEnvelope } from "./seal-envelope.js";
import { SealError } from "./seal-error.js";
import { ALG, ENC, LARGEST, MOST_RECIPIENTS } from "./seal-method.js";
import { hasCryptography, privateKey, publicKey, supports } from "./seal-keys.js";

export { LARGEST, SealError };

/** @type {typeof Seal.seal} */
export async function seal(payload, keys) {
  hasCryptography();
  const plain = bytes(payload);
  const recipients = await Promise.all((Array.isArray(keys) ? keys : [keys]).map(publicKey));
  const kids = recipients.map(({ kid }) => kid);
  if (new Set(kids).size < kids.length) throw new SealError("seal.same-name");
  const [first, second] = recipients;
  if (!first) throw new SealError("seal.no-key");
  if (recipients.length > MOST_RECIPIENTS) throw new SealError("seal.too-large");

  const header = { alg: ALG, enc: ENC, cty: "application/json" };
  if (!second) {
    return new CompactEncrypt(plain)
      .setProtectedHeader({ ...header, typ: "JOSE", kid: first.kid })
      .encrypt(first.key)
      .catch(refuse);
  }
  const envelope = new GeneralEncrypt(plain)
    .setProtectedHeader({ ...header, typ: "JOSE+JSON" })
    // The standard leaves each recipient's own header unprotected; this is protected, and names the keys again.
    .setAdditionalAuthenticatedData(new TextEncoder().encode(JSON.stringify(kids)));
  for (const { key, kid } of recipients) envelope.addRecipient(key).setUnprotectedHeader({ kid });
  return JSON.stringify(await envelope.encrypt().catch(refuse));
}

/** @type {typeof Seal.open} */
export async function open(sealed, key) {
  hasCryptography();
  const envelope = readEnvelope(sealed);
  const own = await privateKey(key);
  const { recipients, ...shared } = envelope;
  const mine = recipients.filter(
    ({ crv, kid }) => crv === own.crv && (kid === undefined || own.kid === undefined || kid === own.kid),
  );
  if (mine.length === 0) throw new SealError("open.other-key", recipients.map(({ kid }) => kid).join(", "));
  for (const { header, encrypted_key } of mine) {
    const opened = await flattenedDecrypt({ ...shared, header, encrypted_key }, own.key, {
      keyManagementAlgorithms: [ALG],
      contentEncryptionAlgorithms: [ENC],
    }).catch(() => undefined);
    if (!opened) continue;
    const named = kidsIn(opened.additionalAuthenticatedData);
    if (named && named.join("\n") !== recipients.map(({ kid }) => kid).join("\n")) throw new SealError("open.damaged");
    return parsed(opened.plaintext);
  }
  throw new SealError("open.damaged");
}

/** @type {typeof Seal.generateKeyPair} */
export async function generateKeyPair(crv, kid) {
  hasCryptography();
  if (typeof kid !== "string" || kid.trim() === "" || !["P-256", "X25519"].includes(crv)) {
    throw new SealError("seal.bad-key");
  }
  if (!(await supports(crv))) throw new SealError("seal.no-x25519");
  const pair = await generate(ALG, { crv, extractable: true });
  const about = /** @type {const} */ ({ kid, alg: ALG, use: "enc" });
  const { kty, x, y, d } = await exportJWK(pair.privateKey);
  const shared = { kty, crv, x, ...(y === undefined ? {} : { y }), ...about };
  return /** @type {any} */ ({ publicKey: shared, privateKey: { ...shared, d } });
}

/**
 * With a poor key of X25519 everybody comes to the same secret and could open the file. Browsers refuse to use it.
 *
 * @returns {never}
 */
function refuse() {
  throw new SealError("seal.bad-key");
}

/**
 * @param {unknown} payload
 */
function bytes(payload) {
  if (typeof payload !== "object" || payload === null || Array.isArray(payload)) throw new SealError("seal.no-payload");
  /** @type {string} */
  let text;
  try {
    text = JSON.stringify(payload);
  } catch {
    throw new SealError("seal.no-payload");
  }
  const plain = new TextEncoder().encode(text);
  if (plain.length > LARGEST / 2) throw new SealError("seal.too-large");
  return plain;
}

/**
 * @param {Uint8Array} plain
 * @returns {{ [member: string]: unknown }}
 */
function parsed(plain) {
  try {
    const payload = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(plain));
    if (typeof payload === "object" && payload !== null && !Array.isArray(payload)) return payload;
  } catch {
    // Said below.
  }
  throw new SealError("open.no-payload");
}
