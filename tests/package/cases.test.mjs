/**
 * Every case and every vector, through each way of loading the rules.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { cases, changed, policy, policyOf, readVectors, recordOf, STAMP, TODAY } from "../support/cases.mjs";
import { importFrom, projectWith } from "./support/package.mjs";

const folder = projectWith("cases", {});
const vectors = readVectors();
const usual = await (await importFrom(folder, "referral-consent")).load();
/** @type {[string, typeof usual][]} */
const ways = [["referral-consent", usual]];
for (const entry of ["referral-consent/twin", "referral-consent/inline"]) {
  ways.push([entry, await (await importFrom(folder, entry)).load()]);
}

for (const [entry, rules] of ways) {
  test(`every case is assessed as expected by ${entry}`, () => {
    for (const one of cases.values()) {
      const record = /** @type {any} */ (recordOf(one));
      const today = one.today ?? TODAY;
      const submission = rules.submit(record, policyOf(one), { today, ...STAMP });
      const assessment = one.submit ? submission.assessment : rules.assess(record, policyOf(one), today);
      const { status, route, consenter, age, findings, handling, answers } = one.expect;
      assert.deepEqual(
        [assessment.status, assessment.route, assessment.consenter, assessment.age],
        [status, route, consenter, age],
        one.name,
      );
      // The specification gives its findings as a set.
      const inOrder = (/** @type {string[]} */ list) => (one.file === "spec.json" ? list.sort() : list);
      assert.deepEqual(inOrder(assessment.findings.map(told)), inOrder(findings.map(told)), one.name);
      if (handling) assert.deepEqual(assessment.handling, handling, one.name);
      if (answers) assert.deepEqual(submission.payload?.answers ?? {}, answers, one.name);
      assert.equal(submission.payload !== null, status === "ready", one.name);
    }
  });

  test(`a thousand random records are assessed as the reference does by ${entry}`, () => {
    for (const vector of vectors) {
      const own = /** @type {any} */ (changed(policy, vector));
      const { status, route, consenter, age, findings, handling } = rules.assess(
        /** @type {any} */ (vector.record),
        own,
        TODAY,
      );
      const found = { status, route, consenter, age, findings: findings.map(told), handling };
      const { record: _record, set: _set, remove: _remove, ...wanted } = vector;
      assert.deepEqual(found, wanted, JSON.stringify(vector.record));
    }
  });

  test(`${entry} says the same, letter for letter, as WebAssembly from a file of its own`, () => {
    for (const one of cases.values()) {
      const record = /** @type {any} */ (recordOf(one));
      const said = [usual, rules].map((one) => JSON.stringify(one.submit(record, policy, { today: TODAY, ...STAMP })));
      assert.equal(said[1], said[0], one.name);
    }
    assert.equal(JSON.stringify(rules.catalogue()), JSON.stringify(usual.catalogue()));
    assert.equal(rules.version, usual.version);
  });

  test(`${entry} has room for a referral of many megabytes, and works as before afterwards`, () => {
    const before = JSON.stringify(rules.assess({}, policy, TODAY));
    const large = {
      referral: { concerns: "härm ".repeat(1_000_000) },
      answers: { children: Array(100_000).fill(1.5) },
    };
    const [mine, theirs] = [rules, usual].map((one) =>
      JSON.stringify(one.submit(/** @type {any} */ (large), policy, { today: TODAY, ...STAMP })),
    );
    assert.equal(mine, theirs);
    assert.equal(JSON.stringify(rules.assess({}, policy, TODAY)), before);
  });
}

/** @param {{ code: string, severity: string, path: string }} finding */
function told({ code, severity, path }) {
  return `${code} ${severity} ${path}`;
}
