/**
 * What is said for each code, from src/messages/english/sealing.rs: made by `cargo xtask generate`.
 *
 * @type {{ [code in import("./seal.d.ts").SealErrorCode]: string }}
 */
export const MESSAGES = {
  "seal.no-cryptography": "There is no encryption here. In a browser, open the page at its https address, and use one that is up to date.",
  "seal.no-x25519": "This browser cannot use a key of the kind X25519. Use one that is up to date, or a key of the kind P-256.",
  "seal.no-key": "There is no key to seal to. The policy has to name the public key of whoever is to open the file.",
  "seal.bad-key": "This is no key that a file can be sealed to. It must be the public part of a P-256 or X25519 key, as a JWK, with a name (kid).",
  "seal.private-key": "This is a private key, and only its public part may be given to others. If others may have seen it, make a new pair.",
  "seal.same-name": "Two of the keys have the same name (kid). Each key needs a name of its own.",
  "seal.no-payload": "There is nothing here that could be sealed: a payload is an object of JSON.",
  "seal.too-large": "This is too large to be sealed, or there are too many keys to seal it to. Send less, or name 50 keys at most.",
  "open.bad-key": "This is not a private key that opens sealed files. Choose the file that was saved when the keys were made.",
  "open.not-sealed": "This is no sealed file, or only a part of one. Ask the sender for the whole file.",
  "open.other-method": "This file is sealed in a way that is not used here. Ask the sender how it was made.",
  "open.other-key": "This file is sealed to another key. Open it with the key that it is for, or ask who has that.",
  "open.damaged": "This file cannot be opened with this key. Either it was changed or cut on its way, or the key is another one. Nothing in it may be relied on: ask the sender for it again.",
  "open.no-payload": "The file could be opened, but there is no referral in it. Ask the sender what it is.",
  "open.too-large": "This file is far larger than a referral can be, and was not opened.",
};
