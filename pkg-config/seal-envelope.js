/**
 * The outside of a sealed file: its serialisation, and who it is for. Nothing is taken that the sealed part does not
 * hold fast, and nothing that could be written in two ways: a file that was changed at all is not opened.
 */
import { base64url } from "jose";

import { ALG, ENC, LARGEST, MOST_RECIPIENTS } from "./seal-method.js";
import { SealError } from "./seal-error.js";

/**
 * @typedef {object} Recipient
 * @property {{ [name: string]: any } | undefined} header what is not in the protected header
 * @property {string} encrypted_key
 * @property {string} crv the kind of its key
 * @property {string | undefined} kid the name of its key
 *
 * @typedef {object} Envelope
 * @property {string} protected
 * @property {string} iv
 * @property {string} ciphertext
 * @property {string} tag
 * @property {string} [aad]
 * @property {Recipient[]} recipients those that it is sealed to in the way used here
 */

/**
 * @param {unknown} sealed the text of a file: compact, or the flattened or general JSON
 * @returns {Envelope}
 */
export function readEnvelope(sealed) {
  if (typeof sealed !== "string") throw new SealError("open.not-sealed");
  if (sealed.length > LARGEST) throw new SealError("open.too-large");
  const text = sealed.trim();
  const { recipients, ...shared } = text.startsWith("{") ? fromJson(text) : fromCompact(text);
  const own = parsed(decoded(shared.protected));
  if (recipients.length > MOST_RECIPIENTS) throw new SealError("open.too-large");

  const readable = recipients.map(({ header, encrypted_key }) => {
    const names = Object.keys(header ?? {});
    if (names.some((name) => name in own)) throw new SealError("open.not-sealed");
    const joined = { ...own, ...header };
    const isOurs =
      joined.alg === ALG && own.enc === ENC && !("zip" in joined) && !("crit" in joined) && isEphemeral(joined.epk);
    return { header, encrypted_key, crv: joined.epk?.crv, kid: joined.kid, alg: joined.alg, isOurs };
  });
  const ours = readable.filter(({ isOurs }) => isOurs);
  if (ours.length === 0) {
    const found = [...readable.map(({ alg }) => alg), own.enc, own.zip];
    throw new SealError("open.other-method", found.filter((name) => typeof name === "string").join(", "));
  }
  return {
    ...shared,
    recipients: ours.map(({ header, encrypted_key, crv, kid }) => ({ header, encrypted_key, crv, kid })),
  };
}

/**
 * The names of the keys as the sealed part holds them fast, where it does.
 *
 * @param {Uint8Array | undefined} aad
 * @returns {unknown[] | undefined}
 */
export function kidsIn(aad) {
  try {
    const kids = JSON.parse(new TextDecoder().decode(aad));
    return Array.isArray(kids) ? kids : undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} text */
function fromCompact(text) {
  const parts = text.split(".");
  const [head = "", encrypted_key = "", iv = "", ciphertext = "", tag = ""] = parts;
  if (parts.length !== 5 || !parts.every(isBase64url)) throw new SealError("open.not-sealed");
  return { protected: head, iv, ciphertext, tag, recipients: [{ header: undefined, encrypted_key }] };
}

/** @param {string} text */
function fromJson(text) {
  const { protected: head, iv, ciphertext, tag, aad, recipients, header, encrypted_key, unprotected } = parsed(text);
  const isGeneral = recipients !== undefined;
  const list = isGeneral ? recipients : [{ header, encrypted_key }];
  const isWhole =
    [head, iv, ciphertext, tag].every(isBase64url) &&
    (aad === undefined || isBase64url(aad)) &&
    unprotected === undefined &&
    !(isGeneral && (header !== undefined || encrypted_key !== undefined)) &&
    Array.isArray(list) &&
    list.length > 0 &&
    list.every((entry) => isObject(entry) && isBase64url(entry.encrypted_key)) &&
    list.every((entry) => entry.header === undefined || isObject(entry.header));
  if (!isWhole) throw new SealError("open.not-sealed");
  return {
    ...{ protected: head, iv, ciphertext, tag, ...(aad === undefined ? {} : { aad }) },
    recipients: list.map(({ header, encrypted_key }) => ({ header, encrypted_key })),
  };
}

/**
 * The sender's key of this one file. X25519 passes over the highest bit, so that a key could be written in two ways.
 *
 * @param {any} epk
 */
function isEphemeral(epk) {
  if (!isObject(epk) || !isBase64url(epk.x)) return false;
  if (epk.kty === "EC") return epk.crv === "P-256" && isBase64url(epk.y);
  const x = base64url.decode(epk.x);
  return epk.kty === "OKP" && epk.crv === "X25519" && x.length === 32 && (x[31] ?? 0) < 0x80;
}

/**
 * Base64url as there is only one way to write it: the bits that the last sign has to spare are zero.
 *
 * @param {unknown} text
 */
function isBase64url(text) {
  if (typeof text !== "string" || !/^[\w-]*$/.test(text)) return false;
  const last = [/(?:)/, /^$/, /[AQgw]$/, /[AEIMQUYcgkosw048]$/][text.length % 4];
  return last?.test(text.slice(-1)) === true;
}

/** @param {string} text */
function decoded(text) {
  return new TextDecoder().decode(base64url.decode(text));
}

/**
 * @param {string} text
 * @returns {{ [member: string]: any }}
 */
function parsed(text) {
  try {
    const value = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    // Said below.
  }
  throw new SealError("open.not-sealed");
}

/**
 * @param {unknown} value
 * @returns {value is { [member: string]: any }}
 */
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
