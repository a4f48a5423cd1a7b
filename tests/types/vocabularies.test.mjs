/**
 * A payload in other people's words, read by programs that other people wrote: a JSON-LD processor, the JSON Schema that HL7
 * publishes with FHIR R4, and a FHIR validator that knows its value sets.
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { Fhir } from "fhir";

import { cases, changed, policyOf, recordNamed, recordOf } from "../support/cases.mjs";

/** @import { Json } from "../support/cases.mjs" */

const root = fileURLToPath(new URL("../../", import.meta.url));
const require = createRequire(import.meta.url);

/** It comes without types. */
const jsonld = /** @type {any} */ (require("jsonld"));

const { load } = /** @type {typeof import("../../pkg-config/hub.d.ts")} */ (
  await import(pathToFileURL(join(root, "dist/package/hub-node.js")).href)
);
const hub = await load();

/** @param {string} path */
const read = (path) => readFileSync(join(root, path), "utf8");

const stamp = { now: "2026-11-23T16:05:00+00:00", id: "0190f3c2-7b7e-7c54-8f5d-0d2f3a1b9c10" };

/** @type {{ name: string, payload: Json }[]} */
const payloads = [...cases.values()].flatMap((one) => {
  const options = { today: one.today ?? "2026-11-23", ...stamp };
  const { payload } = hub.submit(/** @type {Json} */ (recordOf(one)), policyOf(one), options);
  return payload ? [{ name: one.name, payload }] : [];
});

const agreed = /** @type {import("../support/cases.mjs").Case} */ (cases.get("parent agrees"));

const refused = "a refusal, and a safeguarding response is required";
const onward = { recipient: "family-support", purpose: "services", information: ["who"] };

/** Payloads that hold what people and programs do write. */
const strange = [
  { record: { set: { "/referrer/organisation": "St\u00a0Mary’s\u0001 <School> & “Nursery”" } } },
  { record: { set: { "/consent/by/name": "\ufeff", "/referrer/contact": " 01632\n960100 " } } },
  { record: { set: { "/information/0/id": "who  is it", "/sharing/0/information": ["who  is it"] } } },
  { policy: { set: { "/notice/url": "ask at the desk" } } },
  { stamp: { now: "2026-11-23t16:05:00.5z" } },
  { stamp: { now: "2026-11-23T23:05:00+23:00" } },
  { of: refused, record: { set: { "/sharing/-": { ...onward, agreed: true } } } },
  { of: refused, record: { set: { "/child": { expectedDate: "2027-01-10" } } } },
  { record: { set: { "/sharing/-": onward, "/referral/lifeAtRisk": true, "/lawfulBasis": "consent" } } },
].map(({ of = "parent agrees", record, policy, stamp: own }, index) => {
  const options = { today: "2026-11-24", ...stamp, ...own };
  const changedRecord = /** @type {Json} */ (changed(recordNamed(of), record ?? {}));
  const { payload, assessment } = hub.submit(
    changedRecord,
    /** @type {any} */ (changed(policyOf(agreed), policy ?? {})),
    options,
  );
  assert.ok(payload, JSON.stringify(assessment.findings));
  return { name: `strange ${index}`, payload: /** @type {Json} */ (payload) };
});
const all = [...payloads, ...strange];

/**
 * What the command makes of payloads, one for each.
 *
 * @param {"dpv" | "fhir"} format
 * @param {unknown[]} payloads
 * @returns {Json[]}
 */
function exportAll(format, payloads) {
  const command = process.env["REFERRAL_CONSENT"];
  assert.ok(command, "there is no command: run this with `cargo xtask test package`");
  const input = payloads.map((payload) => `${JSON.stringify(payload)}\n`).join("");
  const { stdout, stderr } = spawnSync(command, ["export", "--format", format], {
    input,
    encoding: "utf8",
    maxBuffer: 1e8,
  });
  assert.equal(stderr, "");
  const lines = stdout.trimEnd().split("\n");
  assert.equal(lines.length, payloads.length);
  return lines.map((line) => JSON.parse(line));
}

/**
 * What there is an export of, and the reasons of the rest.
 *
 * @param {"dpv" | "fhir"} format
 */
function exportsTo(format) {
  const said = exportAll(
    format,
    all.map(({ payload }) => payload),
  );
  return all.flatMap(({ name, payload }, index) => {
    const exported = /** @type {Json} */ (said[index]);
    if (!("line" in exported)) return [{ name, payload, exported }];
    assert.match(exported["noEquivalent"].code, /^export\./, name);
    return [];
  });
}

const CONTEXT = "urn:referral-consent:context:1";

/** Knows the context that the package comes with, and no network. */
const documentLoader = async (/** @type {string} */ url) => {
  assert.equal(url, CONTEXT, "nothing else is loaded");
  return { contextUrl: null, documentUrl: url, document: JSON.parse(read("dist/package/context.jsonld")) };
};

/** Knows nothing: an export brings along what it needs. */
const noLoader = async (/** @type {string} */ url) => assert.fail(`${url} was asked for`);

/** Where something would be dropped, it throws. */
const safe = { documentLoader, safe: true };

/**
 * What is not known, and an empty list, are said by saying nothing.
 *
 * @param {Json} json
 * @returns {Json}
 */
const said = (json) => {
  const isNothing = (/** @type {unknown} */ value) => value === null || (Array.isArray(value) && value.length === 0);
  return JSON.parse(JSON.stringify(json, (_, value) => (isNothing(value) ? undefined : value)));
};

test("a payload is JSON-LD as it stands: read and written again, every member is as it was", async () => {
  for (const { name, payload } of all) {
    const expanded = await jsonld.expand(payload, safe);
    const back = await jsonld.compact(expanded, CONTEXT, safe);
    assert.deepEqual(said(back), said(payload), name);
  }
});

test("a review is JSON-LD as it stands", async () => {
  const payload = payloads.find(({ name }) => name === "parent agrees")?.payload;
  const clarified = { clarifiedBy: "Jo Park", clarifiedOn: "2026-11-23", result: /** @type {const} */ ("received") };
  const { record } = hub.completeReview(
    payload,
    { "clarify-consent-before-action": clarified },
    { today: "2026-11-23" },
  );
  assert.ok(record);
  const back = await jsonld.compact(await jsonld.expand(record, safe), CONTEXT, safe);
  assert.deepEqual(said(back), said(/** @type {Json} */ (record)));
});

test("a member that the context does not know is not passed over in silence", async () => {
  const unknown = { ...payloads[0]?.payload, somethingElse: true };
  await assert.rejects(jsonld.expand(unknown, safe), /Safe mode validation error/);
});

/** What stands for a value, whatever node it belongs to. */
const values = (/** @type {any[]} */ statements) =>
  new Set(
    statements
      .filter(({ predicate, object }) => predicate.value.startsWith(CONTEXT) && object.termType !== "BlankNode")
      .map(({ predicate, object }) => `${predicate.value} ${object.value} ${object.datatype?.value ?? ""}`),
  );

const dpvTerms = new Set(
  read("tests/vocabularies/dpv-2.2.txt")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) =>
      line
        .replace(/^dpv:/, "https://w3id.org/dpv#")
        .replace(/^eu-gdpr:/, "https://w3id.org/dpv/legal/eu/gdpr#")
        .replace(/^legal-gb:/, "https://w3id.org/dpv/legal/gb#"),
    ),
);

test("an export to DPV is JSON-LD that needs nothing else, in DPV's terms and in those of the payload", async () => {
  const exports = exportsTo("dpv");
  assert.ok(exports.length > 80, `only ${exports.length}`);
  for (const { name, payload, exported } of exports) {
    /** @type {any[]} */
    const statements = await jsonld.toRDF(exported, { documentLoader: noLoader, safe: true });
    for (const { predicate, object } of statements) {
      for (const { value } of [predicate, object]) {
        if (value.startsWith("https://w3id.org/dpv")) assert.ok(dpvTerms.has(value), `${name}: ${value}`);
      }
      if (object.termType === "NamedNode") assert.match(object.value, /^(https:|http:|urn:)/, name);
    }
    const own = values(await jsonld.toRDF(payload, safe));
    for (const one of values(statements)) {
      // A handling duty or a method is the object of a term of DPV's; a list is a chain of nodes.
      assert.ok(own.has(one) || one.endsWith("#nil "), `${name}: ${one}`);
    }
  }
});

test("an export to DPV has one canonical form, however its members are ordered", async () => {
  const { payload } = one("parent agrees");
  const [exported = {}] = exportAll("dpv", [payload]);
  const reversed = Object.fromEntries(Object.entries(exported).reverse());
  const [form, other] = await Promise.all(
    [exported, reversed].map((document) => jsonld.canonize(document, { documentLoader: noLoader, safe: true })),
  );
  assert.equal(form, other);
  assert.match(form, /<https:\/\/w3id\.org\/dpv#hasConsentStatus> <https:\/\/w3id\.org\/dpv#ConsentGiven> \./);
});

test("in DPV a refusal that is overridden stands beside a legal basis that is not consent", async () => {
  const { payload } = one("a refusal, and a safeguarding response is required");
  const [exported] = exportAll("dpv", [payload]);
  const [node] = await jsonld.expand(exported, { documentLoader: noLoader, safe: true });
  const dpv = (/** @type {string} */ term) => `https://w3id.org/dpv#${term}`;
  const [record] = node[dpv("hasRecordOfActivity")];
  assert.equal(record[dpv("hasConsentStatus")][0]["@id"], dpv("ConsentRefused"));
  assert.notEqual(node[dpv("hasLegalBasis")][0]["@id"], dpv("Consent"));
});

/** @param {string} name */
function one(name) {
  const found = all.find((one) => one.name === name);
  assert.ok(found, `there is no payload “${name}”`);
  return found;
}

const ajv = new Ajv({ strict: false, allErrors: false });
ajv.addMetaSchema(require("ajv/dist/refs/json-schema-draft-06.json"));
const valid = ajv.compile(JSON.parse(read("tests/vocabularies/fhir-r4-consent.schema.json")));
const fhir = new Fhir();

/** What the validator finds wrong; that it knows no expansion of a value set is not. */
const faults = (/** @type {any} */ resource) =>
  fhir
    .validate(resource, { errorOnUnexpected: true })
    .messages.filter(({ severity }) => severity === "error" || severity === "fatal");

const consents = exportsTo("fhir").map(({ name, payload, exported }) => ({ name, payload, consent: exported }));

test("an export to FHIR is a valid Consent by HL7's schema, and by a validator that knows its value sets", () => {
  assert.ok(consents.length > 40, `only ${consents.length}`);
  assert.ok(consents.filter(({ name }) => name.startsWith("strange")).length === strange.length);
  for (const { name, consent } of consents) {
    assert.ok(valid(consent), `${name}: ${ajv.errorsText(valid.errors)}`);
    assert.deepEqual(faults(consent), [], name);
  }
});

test("a Consent with one thing wrong is refused by one of them", () => {
  const { consent } = /** @type {{ consent: Json }} */ (consents.find(({ name }) => name === "parent agrees"));
  for (const wrong of [
    { set: { "/status": "overridden" } },
    { set: { "/provision/provision/0/type": "allow" } },
    { set: { "/somethingElse": true } },
    { remove: ["/scope"] },
    { set: { "/dateTime": "yesterday" } },
    { set: { "/contained/0/birthDate": "2016-5-14" } },
    { set: { "/extension/0/valueNothing": 1 } },
  ]) {
    const other = changed(consent, wrong);
    assert.ok(!valid(other) || faults(other).length > 0, JSON.stringify(wrong));
  }
});

test("what FHIR asks beyond its schema holds", () => {
  for (const { name, consent } of consents) {
    // dom-3: what is contained is referred to.
    for (const { id } of consent["contained"])
      assert.ok(JSON.stringify(consent).includes(`"#${id}"`), `${name}: ${id}`);
    // ppc-1, ppc-2: there is a policy, and as it is about privacy, a patient.
    assert.ok(consent["policyRule"] && consent["patient"], name);
    // The rule at the top has no type, the others have one.
    assert.equal(consent["provision"]?.type, undefined, name);
    for (const rule of consent["provision"]?.provision ?? []) assert.match(rule.type, /^(permit|deny)$/, name);
    extensionsHold(consent, name, true);
    assert.equal(consent["text"].status, "extensions");
  }
});

/**
 * ext-1: an extension has a value or extensions, never both; one that does not stand in another has an absolute name.
 *
 * @param {any} json
 * @param {string} name
 * @param {boolean} outer
 */
function extensionsHold(json, name, outer) {
  if (json === null || typeof json !== "object") return;
  for (const [key, inner] of Object.entries(json)) {
    if (key === "extension" || key === "modifierExtension") {
      assert.ok(inner.length > 0, name);
      for (const extension of inner) {
        const values = Object.keys(extension).filter((key) => key.startsWith("value"));
        assert.equal(values.length + ("extension" in extension ? 1 : 0), 1, `${name}: ${extension.url}`);
        assert.equal(extension.url.startsWith("urn:referral-consent:fhir:"), outer, `${name}: ${extension.url}`);
        extensionsHold(extension, name, false);
      }
    } else {
      extensionsHold(inner, name, outer);
    }
  }
}

test("who may not see it is said where a health record looks for that", () => {
  const warned = consents.filter(({ payload }) => payload["handling"].includes("do-not-alert-family"));
  for (const { name, consent } of consents) {
    const codes = consent["meta"].security.map((/** @type {Json} */ { code }) => code);
    assert.equal(codes[0], "R", name);
    assert.equal(
      codes.includes("NOPAT"),
      warned.some((one) => one.name === name),
      name,
    );
  }
});
