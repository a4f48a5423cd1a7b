/**
 * What the developer of an agency's form writes, and the slips that must not compile.
 */
import {
  attach,
  load,
  type AnswerAt,
  type AttachOptions,
  type Attachment,
  type Entries,
  type FieldPath,
  type Fields,
  type Information,
  type NotChecked,
  type NotCheckedValue,
  type Outcome,
  type Policy,
  type Sharing,
} from "referral-consent/form";

declare const form: HTMLFormElement;
declare const policy: Policy;

const fields: Fields = {
  "referral.kind": { constant: "referral" },
  "referrer.name": "your-name",
  "child.dateOfBirth": { name: { day: "dob-d", month: "dob-m", year: "dob-y" } },
  "child.estimatedAge": { name: "age", values: { unknown: null, newborn: 0 } },
  "consent.sought": { name: "asked", values: { Asked: true, "Not asked": false }, unchecked: false },
  "consent.outcome": { name: "outcome", values: { Yes: "given", No: "refused", "": null } },
  "consent.by.name": null,
  "override.escalation": { name: "escalates[]", values: { Risk: "risk", Both: ["risk", "harm"] } },
  "consent.limits.recipients": { name: "limits", values: { GP: "health" } },
  "tests.necessity.met": "necessary",
  "information[]": { name: "what", entries: { Attendance: { id: "a", category: "education" }, Nothing: null } },
  "sharing[]": {
    fields: {
      recipient: "share[#][to]",
      purpose: { name: "share[#][why]", values: { Safety: "safeguarding" } },
      information: "share[#][what][]",
      agreed: { name: "share[#][agreed]", unchecked: false },
    },
  },
};
const attachment: Attachment = await attach(form, {
  policy,
  fields,
  answers: "rest",
  language: "en",
  today: "2026-11-23",
  classNames: { preset: "govuk", error: "my-error" },
  deliver: "event",
  name: "consent",
  wasm: "off",
});
await attach(document.body);
await attach(form, { policy: "policy.json", answers: ["childName"], classNames: "nhsuk", wasm: "rules.wasm" });

// @ts-expect-error a misspelt path
const misspeltPath: Fields = { "consent.outcom": "outcome" };
// @ts-expect-error a path with slashes is that of a finding
const pointer: Fields = { "/consent/outcome": "outcome" };
// @ts-expect-error the agency's own answers have an option of their own
const ownAnswers: Fields = { answers: "childName" };
// @ts-expect-error there is no such option
const wrongOption: Fields = { "consent.outcome": { name: "outcome", values: { Yes: "agreed" } } };
// @ts-expect-error the option of another question
const optionOfAnother: Fields = { "consent.outcome": { name: "outcome", values: { Yes: "verbal" } } };
// @ts-expect-error yes in place of true
const wrongType: Fields = { "consent.sought": { name: "asked", values: { Asked: "yes" } } };
// @ts-expect-error there is no such option in the list
const wrongMember: Fields = { "override.escalation": { name: "escalates", values: { Risk: "danger" } } };
// @ts-expect-error a constant that is no answer
const wrongConstant: Fields = { lawfulBasis: { constant: "because" } };
// @ts-expect-error neither name nor constant
const nowhere: Fields = { lawfulBasis: { values: {} } };
// @ts-expect-error a constant needs no name
const both: Fields = { lawfulBasis: { constant: "consent", name: "basis" } };
// @ts-expect-error only a date has three parts
const threeParts: Fields = { "consent.sought": { name: { day: "d", month: "m", year: "y" } } };
// @ts-expect-error a date has three parts
const twoParts: Fields = { "child.dateOfBirth": { name: { day: "d", month: "m" } } };
// @ts-expect-error a misspelt key of an entry
const misspeltKey: Entries<Information> = { name: "what", entries: { A: { id: "a", catgory: "education" } } };
// @ts-expect-error a misspelt field of an entry
const misspeltMember: Entries<Sharing> = { fields: { recipent: "share[#][to]" } };
// @ts-expect-error nothing says where the number stands
const noNumber: Entries<Sharing> = { fields: { recipient: "share[to]" } };
// @ts-expect-error there is no such way to deliver it
const delivery: AttachOptions = { deliver: "email" };
// @ts-expect-error there is no such design system
const preset: AttachOptions = { classNames: "material" };
// @ts-expect-error there is no such class
const className: AttachOptions = { classNames: { errors: "my-error" } };
// @ts-expect-error there is no such option
const option: AttachOptions = { feilds: fields };

const path: FieldPath = "consent.by.parentalResponsibility";
const outcome: AnswerAt<"consent.outcome"> = "given" satisfies Outcome;

form.addEventListener("referral-consent:assess", ({ detail }) => {
  const asked: boolean = detail.assessment.ask.includes("/consent/outcome");
  console.log(asked, detail.record.consent?.outcome);
});
document.addEventListener("referral-consent:submit", (event) => {
  if (event.detail.payload?.type === "decision-not-to-share") event.preventDefault();
  // @ts-expect-error there is not always a payload
  console.log(event.detail.payload.id);
});
window.addEventListener("referral-consent:assess", ({ detail }) => {
  const asked: boolean = detail.assessment.ask.includes("/consent/outcome");
  console.log(asked);
});
form.addEventListener("referral-consent:error", ({ detail: { reason, message, findings } }) => {
  console.log(reason === "policy-refused", message, findings?.[0]?.code);
  // @ts-expect-error there is no such reason
  console.log(reason === "bored");
});

if (attachment.state === "not-checked") {
  const reason: NotChecked | undefined = attachment.reason;
  console.log(reason);
}
// @ts-expect-error there is no assessment where the rules are not at work
console.log(attachment.assessment.status);
const submission = attachment.check();
if (submission?.payload) console.log(submission.payload.digest.value, attachment.record.answers);
attachment.refresh();
attachment.detach();

const value: NotCheckedValue = { status: "not-checked", reason: "not-loaded" };
const { version } = await load();

export {
  both,
  className,
  delivery,
  misspeltKey,
  misspeltMember,
  misspeltPath,
  noNumber,
  nowhere,
  option,
  optionOfAnother,
  outcome,
  ownAnswers,
  path,
  pointer,
  preset,
  threeParts,
  twoParts,
  value,
  version,
  wrongConstant,
  wrongMember,
  wrongOption,
  wrongType,
};
