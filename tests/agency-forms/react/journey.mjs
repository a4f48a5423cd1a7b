/**
 * A youth worker must not ask the father, who would hide the girl: the council is asked to decide.
 *
 * @import { Journey } from "../support/journey.mjs"
 */
import { testsMet } from "../../support/referral.mjs";
import { json } from "../support/journey.mjs";

const CONCERNS = "Noor told us that her father has bought tickets to marry her abroad next week and took her passport.";
const RATIONALE =
  "The father has threatened to take Noor abroad if anyone asks questions. Asking him first would give him the " +
  "chance to do so tonight, and waiting leaves her with nobody watching.";
const REASONS = {
  necessity: "Without it the hub cannot reach her before she is taken abroad.",
  proportionality: "Only who she is and what she told us.",
  relevance: "Every part of it is about the planned marriage.",
};

/** @type {Journey} */
export const react = {
  name: "React 19: asking would put the child at risk, and the council is asked to decide",
  site: {
    folder: "tests/agency-forms/built/react/dist",
    contentSecurityPolicy:
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
      "form-action 'self'; base-uri 'none'",
  },
  policy: await json("react/src/policy.json"),
  path: "",
  // To the form, away from it and to it again: it is attached, detached and attached.
  opening: [
    ["press", "Start a referral"],
    ["write", "childName", "Somebody else"],
    ["press", "Back to the list"],
    ["press", "Start a referral"],
  ],
  // Some are there only once others are answered.
  warns: /no control has the name/,
  hiddenAtFirst: "rationale",
  start: [
    ["date", "dateOfBirth", "2011-06-30"],
    ["write", "referrerName", "Sam Doyle"],
    ["write", "referrerRole", "Youth worker"],
    ["write", "referrerOrganisation", "Canal Youth Project"],
    ["write", "referrerContact", "01632 960400"],
    ["choose", "lifeAtRisk", "No"],
    ["write", "worried", CONCERNS],
    ["write", "workingWell", "She trusts her aunt."],
    ["choose", "level", "Child protection"],
    // Changed on second thoughts: what was asked for the first answer is gone again.
    ["choose", "noticeGiven", "Yes"],
    ["date", "noticeGivenOn", "2026-11-20"],
    ["choose", "noticeGiven", "No"],
    ["choose", "sought", "No"],
    ["tick", "information", "Names, dates of birth and addresses"],
    ["tick", "information", "Safeguarding concerns"],
    ["select", "sharing[1][recipient]", "Children’s social care"],
    ["select", "sharing[1][purpose]", "To keep the child safe"],
    ["tick", "sharing[1][what]", "Names, dates of birth and addresses"],
    ["tick", "sharing[1][what]", "Safeguarding concerns"],
    ["press", "Add a recipient"],
    ["select", "sharing[2][recipient]", "Police"],
    ["select", "sharing[2][purpose]", "To keep the child safe"],
    ["choose", "ground", "Asking would put the child at risk of significant harm"],
    ["tick", "escalation", "Risk"],
    ["tick", "escalation", "Harm"],
    ["write", "escalationDetail", "The flight is in seven days."],
    ["write", "rationale", "Her father is dangerous"],
    ["select", "lawfulBasis", "Recognised legitimate interest"],
    ["choose", "necessary", "Yes"],
    ["write", "necessaryWhy", REASONS.necessity],
    ["choose", "proportionate", "Yes"],
    ["write", "proportionateWhy", REASONS.proportionality],
    ["choose", "relevant", "Yes"],
    ["write", "relevantWhy", REASONS.relevance],
  ],
  submit: "Send the referral",
  gaps: [
    ["childName", /./],
    ["withheldReason", /./],
    ["sharing[2][what]", /./],
    ["rationale", /4 of at least 12 words/],
    ["overrideBy", /./],
    ["overrideByRole", /./],
    ["overrideOn", /./],
  ],
  rest: [
    ["write", "childName", "Noor Hassan"],
    ["write", "withheldReason", "Telling the father would alert him."],
    ["tick", "sharing[2][what]", "Names, dates of birth and addresses"],
    ["rewrite", "rationale", RATIONALE],
    ["choose", "decision", "We ask the council to decide"],
  ],
  record: {
    referral: { date: "2026-11-23", lifeAtRisk: false, concerns: CONCERNS, concernLevel: "child-protection" },
    referrer: {
      name: "Sam Doyle",
      role: "Youth worker",
      organisation: "Canal Youth Project",
      contact: "01632 960400",
      agency: "voluntary",
    },
    child: { dateOfBirth: "2011-06-30" },
    information: [
      { id: "identity", category: "identity" },
      { id: "concerns", category: "concerns" },
    ],
    sharing: [
      { recipient: "childrens-social-care", purpose: "safeguarding", information: ["identity", "concerns"] },
      { recipient: "police", purpose: "safeguarding", information: ["identity"] },
    ],
    openness: { noticeGiven: false, withheldReason: "Telling the father would alert him." },
    consent: { sought: false },
    override: {
      ground: "harm-if-sought",
      escalation: ["risk", "harm"],
      escalationDetail: "The flight is in seven days.",
      rationale: RATIONALE,
      decision: "asked-of-local-authority",
    },
    lawfulBasis: "recognised-legitimate-interest",
    tests: testsMet(REASONS),
    answers: { childName: "Noor Hassan", workingWell: "She trusts her aunt." },
  },
  expected: {
    type: "referral",
    decision: {
      route: "override",
      consenter: "parent-or-court-carer",
      ageAtDecision: 15,
      lawfulBasis: "recognised-legitimate-interest",
    },
    consent: { sought: false },
    override: {
      ground: "harm-if-sought",
      escalation: ["risk", "harm"],
      escalationDetail: "The flight is in seven days.",
      rationale: RATIONALE,
      decision: "asked-of-local-authority",
    },
    handling: [
      "decide-override",
      "do-not-alert-family",
      "use-only-for-safeguarding",
      "keep-within-mash",
      "tell-family-when-safe",
    ],
    outstanding: [],
    answers: { childName: "Noor Hassan", workingWell: "She trusts her aunt." },
  },
  told: { given: false, withheldReason: "Telling the father would alert him." },
  posted: { childName: ["Noor Hassan"], decision: ["council"], workingWell: ["She trusts her aunt."] },
};
