/**
 * What a consumer of the package writes, and the slips that must not compile.
 */
import {
  load,
  type Answered,
  type Assessment,
  type Catalogue,
  type Finding,
  type HandlingToken,
  type Outcome,
  type Path,
  type Payload,
  type Policy,
  type PolicyFinding,
  type Record,
  type RefusedPolicyError,
  type RuleCode,
  type Severity,
} from "referral-consent";

declare const policy: Policy;
const consent = await load();

// A record, whole or in parts, may be read-only, and what is not answered may be null.
const parts = { consent: { sought: true, outcome: null }, openness: { explained: ["why", "what"] } } as const;
const record: Record = {
  ...parts,
  child: { dateOfBirth: "2016-04-02", estimatedAge: null },
  information: [{ id: "attendance", category: "education" }],
  sharing: [{ recipient: "childrens-social-care", purpose: "safeguarding", information: ["attendance"] }],
  override: null,
  answers: { childName: "Sam", siblings: ["Ali"] },
};

const outcomes: { [Word in Outcome]: boolean } = {
  given: true,
  limited: true,
  refused: false,
  withdrawn: false,
  awaiting: false,
  unable: false,
};

// @ts-expect-error a misspelt group
const misspeltGroup: Record = { chidl: {} };
// @ts-expect-error a misspelt question
const misspeltQuestion: Record = { child: { dateOfBrith: "2016-04-02" } };
// @ts-expect-error a misspelt question in a group within a group
const misspeltWithin: Record = { consent: { by: { relation: "parent" } } };
// @ts-expect-error a misspelt member of an entry
const misspeltEntry: Record = { information: [{ id: "attendance", catgory: "education" }] };
const elsewhere = { chidl: { dateOfBirth: "2016-04-02" } };
// @ts-expect-error a record that was made elsewhere and has nothing in common with one
const misspeltElsewhere: Record = elsewhere;
// @ts-expect-error there is no such option
const wrongOption: Record = { consent: { outcome: "Given" } };
// @ts-expect-error the option of another question
const optionOfAnother: Record = { openness: { givenTo: "given" } };
// @ts-expect-error yes in place of true
const wrongType: Record = { referral: { lifeAtRisk: "yes" } };

// A policy has to be whole.
// @ts-expect-error nearly everything is missing
const noPolicy: Policy = { id: "exampleshire", version: "1" };
const stricter: Policy = { ...policy, require: ["consent.old"], rationale: { minWords: 20 }, fields: null };
// @ts-expect-error only advice can be required
const cannotRequire: Policy = { ...policy, require: ["consent.refused"] };

const assessment: Assessment = consent.assess(record, policy, "2026-11-23");
const asked: Path[] = assessment.ask;
const duties: HandlingToken[] = assessment.handling;
const years: number | "unborn" | null = assessment.age;
const [first] = assessment.findings;
if (first) {
  const code: RuleCode = first.code;
  const severity: Severity = first.severity;
  switch (severity) {
    case "stop":
    case "missing":
    case "invalid":
    case "outstanding":
    case "advice":
      break;
    default: {
      const nothingElse: never = severity;
      console.log(nothingElse);
    }
  }
  if (code === "consent.not-competent") console.log(first.message, first.next, first.params?.["words"]);
  // @ts-expect-error there is no such code
  if (code === "consent.incompetent") console.log(code);
  // @ts-expect-error there is no such severity
  if (severity === "fatal") console.log(severity);
}
// @ts-expect-error there is no such question
const noSuchPath: Path = "/child/birthday";

const { payload } = consent.submit(record, policy, { today: "2026-11-23", now: "2026-11-23T09:30:00Z", id: "…" });
// @ts-expect-error there is a payload only when the record is ready
console.log(payload.digest);
if (payload) {
  const digest: string = payload.digest.value;
  const outcome: Outcome | undefined = payload.consent?.outcome;
  const ids: string[] | undefined = payload.sharing?.[0]?.information;
  const who: Answered<Record["child"]> | undefined = payload.child;
  console.log(digest, outcome, ids, who, payload.type === "decision-not-to-share", payload.consent?.change?.on);
  // @ts-expect-error there is no such type of payload
  console.log(payload.type === "advice");
  // @ts-expect-error what leaves the form is stated in the decision, and not in a group of its own
  console.log(payload.openness);
}

const findings: readonly PolicyFinding[] = consent.checkPolicy({});
// @ts-expect-error a finding about a policy is none about a record
const notAFinding: Finding[] = consent.checkPolicy({});
const catalogue: Catalogue = consent.catalogue("en");
// @ts-expect-error there is no such language yet
consent.catalogue("cy");
// @ts-expect-error the rules are not to be changed
consent.version = "2";
const { words, different } = consent.words("Very, very thin");

// It is loaded from wherever a site keeps it.
await load("rules/referral_consent_bg.wasm");
await load(new URL("https://example.org/referral_consent_bg.wasm"));
await load(fetch("referral_consent_bg.wasm"));
await load(new Uint8Array(8));
await load(new ArrayBuffer(8));

try {
  consent.assess({}, policy);
} catch (error) {
  for (const finding of (error as RefusedPolicyError).findings) console.log(finding.code, finding.message);
}

// The declarations name the answers `Record`; the language's own type of that name is still there for whoever wants it.
const counts: globalThis.Record<string, number> = { words, different };
const own: Payload["answers"] = record.answers ?? {};

export {
  asked,
  cannotRequire,
  catalogue,
  counts,
  duties,
  findings,
  misspeltElsewhere,
  misspeltEntry,
  misspeltGroup,
  misspeltQuestion,
  misspeltWithin,
  noPolicy,
  noSuchPath,
  notAFinding,
  optionOfAnother,
  outcomes,
  own,
  stricter,
  wrongOption,
  wrongType,
  years,
};
