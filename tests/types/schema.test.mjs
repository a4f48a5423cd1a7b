/**
 * The JSON Schemas that the package comes with, held against the cases by a validator that somebody else wrote; and what
 * whoever receives a payload calls.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";

import { cases, changed, keys, policyOf, recordOf, STAMP, TODAY } from "../support/cases.mjs";
import { PACKAGE } from "../support/folders.mjs";

/** @import { Json } from "../support/cases.mjs" */

const { load } = /** @type {typeof import("../../pkg-config/hub.d.ts")} */ (
  await import(pathToFileURL(`${PACKAGE}hub-node.js`).href)
);
const hub = await load();

// Formats are said twice: as annotations, and as patterns that every validator looks at.
const ajv = new Ajv2020({ strict: true, strictTypes: false, validateFormats: false, allErrors: true });

/** @param {string} name */
function schema(name) {
  const known = ajv.getSchema(`urn:referral-consent:${name}:1`);
  return known ?? ajv.compile(JSON.parse(readFileSync(`${PACKAGE}schema/${name}.json`, "utf8")));
}

const payloads = [...cases.values()].flatMap((one) => {
  const policy = policyOf(one);
  const today = one.today ?? TODAY;
  const { assessment, payload } = hub.submit(/** @type {Json} */ (recordOf(one)), policy, { today, ...STAMP });
  return [{ one, policy, assessment, payload }];
});

test("a record is valid exactly where the rules find nothing malformed in it", () => {
  const valid = schema("record");
  const malformed = new Set(["record.unknown-field", "record.wrong-type", "record.bad-date"]);
  for (const one of cases.values()) {
    const { findings } = one.expect;
    const aside = findings.filter(({ code }) => code === "record.not-asked").map(({ path }) => path);
    const record = changed(recordOf(one), { remove: aside });
    const expected = !findings.some(({ code }) => malformed.has(code));
    assert.equal(valid(record), expected, `${one.name}: ${ajv.errorsText(valid.errors)}`);
  }
});

test("every policy, assessment and payload of the cases is valid", () => {
  const [policyIs, assessmentIs, payloadIs] = [schema("policy"), schema("assessment"), schema("payload")];
  for (const { one, policy, assessment, payload } of payloads) {
    assert.ok(policyIs(policy), `${one.name}: ${ajv.errorsText(policyIs.errors)}`);
    assert.ok(assessmentIs(assessment), `${one.name}: ${ajv.errorsText(assessmentIs.errors)}`);
    if (payload) assert.ok(payloadIs(payload), `${one.name}: ${ajv.errorsText(payloadIs.errors)}`);
  }
});

test("a payload with one thing wrong is refused by the schema exactly where the rules refuse its form", () => {
  const valid = schema("payload");
  /** @type {Record<string, number>} */
  const refused = {};
  for (const { one, policy, payload } of payloads) {
    if (!payload) continue;
    for (const [kind, pointer, other] of mutations(payload)) {
      // Where it is not in form, the rules are not run on it.
      const inForm = hub.verify(other, policy).judgedBy !== "nothing";
      assert.equal(valid(other), inForm, `${one.name}: ${kind} ${pointer}: ${ajv.errorsText(valid.errors)}`);
      if (kind === "wrong type" || kind === "additional member") assert.ok(!inForm, `${one.name}: ${kind} ${pointer}`);
      if (!inForm) refused[kind] = (refused[kind] ?? 0) + 1;
    }
  }
  for (const kind of ["missing member", "additional member", "wrong type", "wrong word"]) {
    assert.ok((refused[kind] ?? 0) > 1000, `hardly any ${kind}: ${JSON.stringify(refused)}`);
  }
});

test("a payload as it was made agrees, and one that was changed does not", () => {
  for (const { one, policy, payload } of payloads) {
    if (!payload) continue;
    assert.deepEqual(hub.verify(payload, policy), { agrees: true, judgedBy: "policy", disagreements: [] }, one.name);
    assert.ok(hub.verify(payload).agrees, one.name);
    const { disagreements } = hub.verify({ ...payload, createdAt: "2026-11-22T09:00:00Z" }, policy);
    assert.ok(disagreements.some(({ code }) => code === "digest.differs"));
  }
  assert.equal(hub.verify(undefined).agrees, false);
  assert.equal(hub.verify({ id: 1n }).agrees, false);
});

test("a review is settled, and its record is valid", () => {
  const valid = schema("review");
  const payload = payloads.find(({ one }) => one.name === "parent agrees")?.payload;
  const { review } = hub.review(payload);
  assert.equal(review?.duties[0]?.record[2]?.options?.[0]?.value, "received");
  assert.ok(hub.completeReview(payload, {}).findings.every(({ code }) => code === "review.missing"));
  const settled = {
    "clarify-consent-before-action": {
      clarifiedBy: "Jo Park",
      clarifiedOn: "2026-11-23",
      result: /** @type {const} */ ("received"),
    },
  };
  const { record, findings } = hub.completeReview(payload, settled, { today: TODAY });
  assert.deepEqual(findings, []);
  assert.ok(valid(record), ajv.errorsText(valid.errors));
  assert.equal(record?.payload.digest, payload?.digest.value);
  assert.deepEqual(hub.checkReview(record), []);
  for (const [kind, pointer, wrong] of mutations(record)) {
    assert.ok(hub.checkReview(wrong).length > 0, `${kind} at ${pointer || "/"}`);
  }
  const cyclic = { record };
  Object.assign(cyclic, { cyclic });
  for (const wrong of [undefined, null, 5, "text", [], {}, cyclic, { id: 1n }]) {
    const codes = hub.checkReview(wrong).map(({ code }) => code);
    assert.ok(codes.length > 0 && codes.every((code) => code.startsWith("completed.")), `${codes}`);
  }
  assert.equal(hub.review({ ...payload, type: "consent-change" }).review, null);
});

/**
 * A JSON with one thing wrong, in every way and at every place but inside the agency's own fields.
 *
 * @param {unknown} json
 * @returns {Generator<[kind: string, pointer: string, json: unknown]>}
 */
function* mutations(json) {
  for (const [pointer, value] of places(json, "")) {
    const key = keys(pointer).at(-1) ?? "";
    if (value !== null && typeof value === "object" && !Array.isArray(value) && pointer !== "/answers") {
      yield ["additional member", pointer, changed(json, { set: { [`${pointer}/somethingElse`]: true } })];
    }
    if (pointer === "") continue;
    if (!/^\d+$/.test(key)) yield ["missing member", pointer, changed(json, { remove: [pointer] })];
    yield ["wrong type", pointer, changed(json, { set: { [pointer]: otherType(value) } })];
    if (typeof value === "string") yield ["wrong word", pointer, changed(json, { set: { [pointer]: "no-such-word" } })];
  }
}

/**
 * @param {unknown} json
 * @param {string} pointer
 * @returns {Generator<[pointer: string, value: unknown]>}
 */
function* places(json, pointer) {
  yield [pointer, json];
  if (json === null || typeof json !== "object" || pointer === "/answers") return;
  for (const [key, value] of Object.entries(json)) {
    yield* places(value, `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`);
  }
}

/** @param {unknown} value */
function otherType(value) {
  if (value === null) return true;
  if (Array.isArray(value)) return { 0: true };
  return { boolean: "yes", number: "seven", string: 7.5, object: [{}] }[/** @type {string} */ (typeof value)];
}
