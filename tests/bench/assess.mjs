// How long `assess` takes in Node, called with a plain object. Printed, and never a test.
// BENCH_LENGTH=short measures for a tenth of the time.
import { policy, recordNamed, TODAY } from "../support/cases.mjs";
import { rules } from "../support/rules.mjs";

const samples = process.env.BENCH_LENGTH === "short" ? 11 : 101;
const target = 40;

/**
 * The median time of one call in microseconds, over samples of about five milliseconds each.
 *
 * @param {() => unknown} call
 */
function median(call) {
  const until = performance.now() + 500;
  let calls = 0;
  while (performance.now() < until) {
    call();
    calls += 1;
  }
  calls = Math.max(1, Math.floor(calls / 100));
  const times = Array.from({ length: samples }, () => {
    const start = performance.now();
    for (let index = 0; index < calls; index += 1) call();
    return ((performance.now() - start) * 1000) / calls;
  });
  return times.sort((a, b) => a - b)[samples >> 1] ?? NaN;
}

const override = recordNamed("refused, and a thin reason");
override.override.rationale =
  "Aisha was left alone on three nights and neighbours heard her crying out for help. ".repeat(8);

console.log(`assess, from JavaScript in Node ${process.version} (median of ${samples} samples)`);
for (const [name, answers] of /** @type {[string, any][]} */ ([
  ["nothing answered yet", {}],
  ["a full record, on consent", recordNamed("parent agrees")],
  ["a long override", override],
])) {
  const { status } = rules.assess(answers, policy, TODAY);
  const time = median(() => rules.assess(answers, policy, TODAY));
  const met = time <= target ? "met" : "MISSED";
  console.log(
    `  ${name.padEnd(28)} ${time.toFixed(1).padStart(8)} µs   ${status.padEnd(10)}  target ${target} µs: ${met}`,
  );
}

console.log("growth with what is shared × with whom");
for (const side of [10, 30, 100, 300]) {
  const large = recordNamed("parent agrees");
  const ids = Array.from({ length: side }, (_, index) => `item-${index}`);
  large.information = ids.map((id) => ({ id, category: "health" }));
  large.sharing = ids.map(() => ({ recipient: "health", purpose: "safeguarding", information: ids }));
  const time = median(() => rules.assess(large, policy, TODAY));
  const each = ((time * 1000) / side ** 2).toFixed(0);
  console.log(
    `  ${String(side).padStart(4)} × ${String(side).padEnd(4)} ${time.toFixed(0).padStart(8)} µs   ${each.padStart(6)} ns for each id that is shared`,
  );
}
