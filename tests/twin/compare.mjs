/**
 * Random records, assessed natively, by the WebAssembly and by its JavaScript twin: the JSON of what they say has to be
 * the same, byte for byte. Some are submitted as well, by the last two; and some are given to the larger modules, of
 * forms and of hubs, and to their twins.
 *
 *     node tests/twin/compare.mjs RECORDS SEED ASSESS    where ASSESS is the built example of that name
 */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";

import { STAMP } from "../support/cases.mjs";
import { chanceOf } from "./chance.mjs";
import { alteredPolicy, randomDay, randomPolicy, recordsOf } from "./records.mjs";

/** How many records have a policy and a day in common. */
const BATCH = 1_000;

/** One in how many is submitted: that takes ten times as long. */
const SUBMITTED = 20;

const [records = 0, seed = 0] = process.argv.slice(2, 4).map(Number);
const [assess = ""] = process.argv.slice(4);

/** One in how many the larger modules are asked about: they are made of the same rules. */
const LARGER = 20;

const dist = new URL("../../dist/package/", import.meta.url);

/**
 * @param {string} file
 * @param {import("../../pkg-config/index.d.ts").LoadSource | "off"} [source]
 * @returns {Promise<import("../../pkg-config/index.d.ts").ReferralConsent>}
 */
const loaded = async (file, source) => (await import(new URL(file, dist).href)).load(source);
const [wasm, twin] = [await loaded("node.js"), await loaded("twin.js")];
const larger = {
  "the form's WebAssembly": await loaded("form.js", readFileSync(new URL("referral_consent_form_bg.wasm", dist))),
  "the form's twin": await loaded("form.js?twin", "off"),
  "the hub's WebAssembly": await loaded("hub-node.js"),
  "the hub's twin": await loaded("hub-node.js?twin", "off"),
};

const folder = mkdtempSync(join(tmpdir(), "referral-consent-twin-"));
const policyFile = join(folder, "policy.json");
const randomRecord = recordsOf(wasm.catalogue());
const chance = chanceOf(seed);

const took = { wasm: 0, twin: 0 };
const seen = { findings: new Set(), statuses: new Set(), routes: new Set() };
let submitted = 0;
let compared = 0;
try {
  for (let done = 0; done < records; done += BATCH) {
    await batch(Math.min(BATCH, records - done), done);
    if ((done / BATCH) % 100 === 99) console.log(`${done + BATCH} records`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
const microseconds = (/** @type {number} */ spent) => `${((spent / records) * 1000).toFixed(0)} µs`;
console.log(
  `${records} records of seed ${seed}: the same natively, as WebAssembly (${microseconds(took.wasm)} each) and as ` +
    `JavaScript (${microseconds(took.twin)}). They came to ${seen.findings.size} different findings, ` +
    `${seen.routes.size} routes and ${seen.statuses.size} statuses; ${submitted} were submitted, and ` +
    `${compared} given to the modules of forms and hubs, and to their twins.`,
);

/**
 * @param {number} count
 * @param {number} before how many records came before
 */
async function batch(count, before) {
  const [policy, today] = [usablePolicy(before), randomDay(chance)];
  const lines = Array.from({ length: count }, () => JSON.stringify(randomRecord(chance)));
  writeFileSync(policyFile, JSON.stringify(policy));
  const native = spawn(assess, ["--policy", policyFile, "--today", today], { stdio: ["pipe", "pipe", "inherit"] });
  native.stdin.end(lines.join("\n") + "\n");
  // It works while we do.
  const expected = text(native.stdout);

  const answers = lines.map((line, index) => {
    const record = JSON.parse(line);
    const [byWasm, byTwin] = [
      timed("wasm", () => wasm.assess(record, policy, today)),
      timed("twin", () => twin.assess(record, policy, today)),
    ];
    const one = JSON.stringify(byWasm);
    hold(before + index, line, { wasm: one, twin: JSON.stringify(byTwin) });
    for (const { code } of byWasm.findings) seen.findings.add(code);
    seen.routes.add(byWasm.route);
    seen.statuses.add(byWasm.status);
    if (index % SUBMITTED === 0) {
      submitted += 1;
      const submit = (/** @type {typeof wasm} */ rules) =>
        JSON.stringify(rules.submit(record, policy, { today, ...STAMP }));
      hold(before + index, line, { wasm: submit(wasm), twin: submit(twin) });
    }
    if (index % LARGER === 1) {
      for (const [who, rules] of Object.entries(larger)) {
        const said = JSON.stringify([
          rules.assess(record, policy, today),
          rules.submit(record, policy, { today, ...STAMP }),
        ]);
        hold(before + index, line, {
          wasm: JSON.stringify([byWasm, wasm.submit(record, policy, { today, ...STAMP })]),
          [who]: said,
        });
      }
      compared += 1;
    }
    return one;
  });

  const natively = (await expected).split("\n");
  answers.forEach((answer, index) =>
    hold(before + index, lines[index] ?? "", { wasm: answer, native: natively[index] }),
  );
}

/**
 * A policy, altered where that leaves it one that can be used.
 *
 * @param {number} before how many records came before
 */
function usablePolicy(before) {
  const usual = randomPolicy(chance);
  for (let tries = 0; tries < 10; tries++) {
    const policy = alteredPolicy(chance, usual);
    const findings = wasm.checkPolicy(policy);
    hold(before, JSON.stringify(policy), {
      wasm: JSON.stringify(findings),
      twin: JSON.stringify(twin.checkPolicy(policy)),
    });
    if (findings.every(({ severity }) => severity === "advice")) return policy;
  }
  return usual;
}

/**
 * @template T
 * @param {keyof typeof took} who
 * @param {() => T} work
 */
function timed(who, work) {
  const start = performance.now();
  const result = work();
  took[who] += performance.now() - start;
  return result;
}

/**
 * @param {number} number
 * @param {string} record
 * @param {{ [who: string]: string | undefined }} answers
 */
function hold(number, record, answers) {
  const [one, other] = Object.entries(answers);
  if (one?.[1] === other?.[1]) return;
  const told = Object.entries(answers).map(([who, answer]) => `${who}: ${answer}`);
  throw new Error(`record ${number} of seed ${seed} differs.\nrecord: ${record.slice(0, 4_000)}\n${told.join("\n")}`);
}
