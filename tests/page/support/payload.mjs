/**
 * The payload that the form saves.
 */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import canonicalizeModule from "canonicalize";

import { policy } from "../../support/cases.mjs";
import { NOW } from "./form.mjs";

/** @type {(value: unknown) => string | undefined} */
const canonicalize = /** @type {any} */ (canonicalizeModule);

/**
 * The SHA-256 of a value's canonical JSON, reckoned apart from the rules.
 *
 * @param {unknown} value
 */
export function digest(value) {
  return createHash("sha256")
    .update(canonicalize(value) ?? "")
    .digest("hex");
}

/**
 * Holds that a file is the payload that is wanted, whole, with what every payload has.
 *
 * @param {{ name: string, json: any }} saved
 * @param {{ [member: string]: unknown }} wanted
 */
export function assertPayload({ name, json }, wanted) {
  const { digest: sealed, ...payload } = json;
  const { privacyNotice = {}, ...others } = wanted;
  const { id, version, title, url, controller, language } = policy.notice;
  assert.match(payload.id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(name, `referral-${payload.id}.json`);
  assert.deepEqual(payload, {
    "@context": "urn:referral-consent:context:1",
    schema: "urn:referral-consent:payload:1",
    id: payload.id,
    createdAt: NOW,
    producer: {
      name: "referral-consent",
      version: payload.producer.version,
      policy: { id: policy.id, version: policy.version, digest: digest(policy) },
    },
    privacyNotice: {
      ...{ id, version, title, url, controller, language, digest: digest(policy.notice) },
      .../** @type {object} */ (privacyNotice),
    },
    ...others,
  });
  assert.deepEqual(sealed, {
    alg: "sha-256",
    canonicalization: "RFC8785",
    value: digest(payload),
  });
}
