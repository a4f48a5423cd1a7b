// Sealing a payload to the public keys of those who may read it, and opening it with a private key.

import type { Payload, PublicKey } from "./index.js";

export type { PublicKey };

/** The private part: it stays with whoever opens the files. */
export type PrivateKey = PublicKey & { d: string };

/**
 * Seals a payload: JWE (RFC 7516) with ECDH-ES+A256KW and A256GCM.
 *
 * @param payload what is sealed
 * @param keys the public key of everyone who may open it
 * @returns the text of the sealed file: compact for one key, the general JSON for several
 * @throws {SealError}
 */
export declare function seal(
  payload: Payload | { [member: string]: unknown },
  keys: PublicKey | readonly PublicKey[],
): Promise<string>;

/**
 * Opens what was sealed. A file that was changed in any way, or sealed in another way, is not opened.
 *
 * @param sealed the text of the sealed file
 * @param key the private key
 * @returns the payload, as it was sealed; `verify` says whether it can be right
 * @throws {SealError}
 */
export declare function open(sealed: string, key: PrivateKey): Promise<{ [member: string]: unknown }>;

/**
 * Makes a new pair of keys.
 *
 * @param crv `P-256` works in every browser, `X25519` in those that are up to date
 * @param kid what the key is called
 * @throws {SealError}
 */
export declare function generateKeyPair(
  crv: "P-256" | "X25519",
  kid: string,
): Promise<{ publicKey: PublicKey; privateKey: PrivateKey }>;

/** The longest file that is opened, in characters. */
export declare const LARGEST: number;

/** Why something could not be sealed or opened. */
export declare class SealError extends Error {
  readonly code: SealErrorCode;
  /** A sentence for the person who waits. */
  readonly message: string;
}

export type SealErrorCode =
  | "seal.no-cryptography"
  | "seal.no-x25519"
  | "seal.no-key"
  | "seal.bad-key"
  | "seal.private-key"
  | "seal.same-name"
  | "seal.no-payload"
  | "seal.too-large"
  | "open.bad-key"
  | "open.not-sealed"
  | "open.other-method"
  | "open.other-key"
  | "open.damaged"
  | "open.no-payload"
  | "open.too-large";
