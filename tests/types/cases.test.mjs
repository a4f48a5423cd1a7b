/**
 * The types of the package against what really goes in and comes out: every record of the cases is a `Record`, or is
 * none where the rules say so too; what is expected is made of the unions; and what the built module gives has exactly
 * the members that are declared.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

import { at, cases, keys, policy, policyOf, recordOf, STAMP, TODAY } from "../support/cases.mjs";
import { ROOT } from "../support/folders.mjs";
import { rules } from "../support/rules.mjs";

/** What is found where a record cannot be of the type. */
const MALFORMED = new Set(["record.unknown-field", "record.wrong-type"]);

/** The one question whose type is wider than what the rules read. */
const AGE = "/child/estimatedAge";

test("a record compiles where the rules can read it, and does not where they cannot", () => {
  const refused = [];
  const lines = [...cases.values()].flatMap((one) => {
    const wrong = one.expect.findings.filter(({ code }) => MALFORMED.has(code)).map(({ path }) => path);
    const aside = one.expect.findings.filter(({ code }) => code === "record.not-asked").map(({ path }) => path);
    const record = answered(recordOf(one), "", wrong, aside);
    // A type cannot say which numbers are too great.
    if (wrong.includes(AGE) && typeof at(record, keys(AGE)) === "number") return [];
    if (wrong.length > 0) refused.push(one.name);
    return [comment(one), ...(wrong.length > 0 ? ["// @ts-expect-error"] : []), `use<Record>(${literal(record)});`];
  });
  assert.ok(refused.length > 10, "hardly any case has a malformed record");
  compile(lines);
});

test("what the cases expect is made of the words that are declared", () => {
  const lines = [...cases.values()].flatMap((one) => {
    const { status, route, consenter, age, findings, handling, ask } = one.expect;
    const { plus = [], minus = [] } = Array.isArray(ask) ? { plus: ask } : (ask ?? {});
    return [
      comment(one),
      `use<Pick<Assessment, "status" | "route" | "consenter" | "age">>(${literal({ status, route, consenter, age })});`,
      `use<Pick<Finding, "code" | "severity" | "path">[]>(${literal(findings)});`,
      `use<HandlingToken[]>(${literal(handling)});`,
      `use<Path[]>(${literal([...plus, ...minus])});`,
    ];
  });
  compile(lines);
});

test("assessments and payloads have the members that are declared and no others", () => {
  let payloads = 0;
  const lines = [...cases.values()].flatMap((one) => {
    const today = one.today ?? TODAY;
    const record = /** @type {any} */ (recordOf(one));
    const { assessment, payload } = rules.submit(record, policyOf(one), { today, ...STAMP });
    if (payload) payloads += 1;
    return [comment(one), `use<Submission>(${literal({ assessment, payload })});`];
  });
  assert.ok(payloads > 50, "hardly any case has a payload");
  compile(lines);
});

test("policies, what is wrong with one, and the catalogue are as declared", () => {
  const bad = { ...policy, colour: "red", require: ["consent.refused"], rationale: { minWords: 3 } };
  const findings = [...rules.checkPolicy(bad), ...rules.checkPolicy({}), ...rules.checkPolicy(null)];
  assert.ok(findings.length > 5);
  compile([
    `use<Policy>(${literal(policy)});`,
    "// @ts-expect-error",
    `use<Policy>(${literal(bad)});`,
    ...[...cases.values()].flatMap((one) =>
      one.policy ? [comment(one), `use<Policy>(${literal(policyOf(one))});`] : [],
    ),
    `use<PolicyFinding[]>(${literal(findings)});`,
    `use<Catalogue>(${literal(rules.catalogue())});`,
    `use<WordCount>(${literal(rules.words("Very, very thin"))});`,
  ]);
});

/**
 * Compiles some lines that use the declarations.
 *
 * @param {string[]} lines
 */
function compile(lines) {
  const folder = mkdtempSync(join(tmpdir(), "referral-consent-types-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const declarations = join(ROOT, "pkg-config/index.d.ts");
  const names = [...readFileSync(declarations, "utf8").matchAll(/^export (?:interface|type) (\w+)/gm)];
  const file = join(folder, "used.ts");
  writeFileSync(
    file,
    [
      `import type { ${names.map(([, name]) => name).join(", ")} } from "referral-consent";`,
      "declare function use<T>(value: T): void;",
      ...lines,
    ].join("\n"),
  );
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({
      extends: join(ROOT, "tests/types/tsconfig.json"),
      compilerOptions: { paths: { "referral-consent": [declarations] } },
      include: ["used.ts"],
    }),
  );
  try {
    execFileSync(join(ROOT, "tests/node_modules/.bin/tsc"), ["--project", folder], { encoding: "utf8", stdio: "pipe" });
  } catch (error) {
    const said = /** @type {{ stdout?: string }} */ (error).stdout ?? "";
    const written = readFileSync(file, "utf8").split("\n");
    const where = [...said.matchAll(/used\.ts\((\d+),/g)].slice(0, 5).map(([, number]) => {
      const before = written.slice(0, Number(number)).reverse();
      return before.find((line) => line.startsWith("// “"));
    });
    assert.fail(`${said.slice(0, 4000)}\nin ${where.join("\nand in ")}`);
  }
}

/**
 * A value as TypeScript writes it.
 *
 * @param {unknown} value
 */
function literal(value) {
  return JSON.stringify(value);
}

/** @param {{ name: string }} one */
function comment({ name }) {
  return `// “${name}”`;
}

/**
 * A record without what is as good as not answered: the rules pass over more blanks than a type can allow, and do not
 * look at what they set aside.
 *
 * @param {unknown} json
 * @param {string} path
 * @param {string[]} wrong paths of what is not passed over
 * @param {string[]} aside paths of what is set aside
 * @returns {unknown}
 */
function answered(json, path, wrong, aside) {
  const blank = json === null || (typeof json === "string" && json.trim() === "") || isEmptyList(json);
  if (aside.includes(path) || (blank && !wrong.includes(path))) return undefined;
  if (Array.isArray(json)) {
    const members = json.map((member, index) => answered(member, `${path}/${index}`, wrong, aside));
    return members.filter((member) => member !== undefined);
  }
  if (typeof json !== "object" || json === null) return json;
  const members = Object.entries(json).map(([key, value]) => {
    const escaped = key.replaceAll("~", "~0").replaceAll("/", "~1");
    return [key, answered(value, `${path}/${escaped}`, wrong, aside)];
  });
  return Object.fromEntries(members.filter(([, value]) => value !== undefined));
}

/** @param {unknown} json */
function isEmptyList(json) {
  return Array.isArray(json) && json.length === 0;
}
