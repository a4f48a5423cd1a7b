/**
 * A midwife refers an unborn child, and the pregnant woman herself agrees.
 *
 * @import { Journey } from "../support/journey.mjs"
 */
import { testsMet } from "../../support/referral.mjs";
import { json } from "../support/journey.mjs";

const CONCERNS =
  "She is 30 weeks pregnant, has missed four appointments and says that her partner will not let her out.";
const REASONS = {
  necessity: "The hub has to plan with her before the baby is born.",
  proportionality: "Only what bears on her safety and the baby’s.",
  relevance: "All of it is about this pregnancy.",
};

/** @type {Journey} */
export const vue = {
  name: "Vue 3 with <referral-consent>: an unborn child, and the pregnant woman agrees herself",
  site: {
    folder: "tests/agency-forms/built/vue/dist",
    contentSecurityPolicy:
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
      "form-action 'self'; base-uri 'none'",
  },
  policy: await json("vue/public/policy.json"),
  field: "sharing",
  path: "",
  // A date that `v-if` shows only sometimes is missed where it is not shown.
  warns: /child\.(dateOfBirth|expectedDate): no control|child\/dateOfBirth: it is asked/,
  // To the form, away from it and to it again: the element is taken away and put back.
  opening: [
    ["press", "Refer to the safeguarding hub"],
    ["write", "mother", "Somebody else"],
    ["press", "Back to the notes"],
    ["press", "Refer to the safeguarding hub"],
  ],
  hiddenAtFirst: "@override.rationale",
  start: [
    ["choose", "is-born", "Yes"],
    // It is not: the question for the date of birth gives way to the other again.
    ["choose", "is-born", "No"],
    ["date", "due", "2027-01-25"],
    ["write", "household[0][name]", "Carl Dunn"],
    ["select", "household[0][pr]", "Not known"],
    ["press", "Add a person"],
    ["write", "household[1][name]", "Mia Dunn"],
    ["write", "nhs-number", "485777"],
    ["write", "midwife", "Ruth Allen"],
    ["write", "role", "Community midwife"],
    ["write", "contact", "01632 960600"],
    ["select", "agency", "Health"],
    ["write", "worried", CONCERNS],
    ["write", "working-well", "She trusts her sister."],
    ["choose", "@referral.lifeAtRisk", "No"],
    ["choose", "@referral.concernLevel", "Child in need"],
    ["tick", "@category", "Names, dates of birth and addresses"],
    ["tick", "@category", "Safeguarding concerns"],
    ["select", "@recipient", "Children's social care"],
    ["choose", "@purpose", "To keep the child safe"],
    ["tick", "@information", "Names, dates of birth and addresses"],
    ["tick", "@information", "Safeguarding concerns"],
    ["choose", "@openness.noticeGiven", "Yes"],
    ["write", "@openness.noticeVersion", "4"],
    ["write", "@openness.givenOn day", "23"],
    ["write", "@openness.givenOn month", "11"],
    ["write", "@openness.givenOn year", "2026"],
    ["choose", "@openness.givenTo", "The child, young person or pregnant woman"],
    ["tick", "@openness.explained", "Why"],
    ["tick", "@openness.explained", "What"],
    ["tick", "@openness.explained", "How"],
    ["tick", "@openness.explained", "With whom"],
    ["choose", "@consent.sought", "Yes"],
    ["choose", "@consent.outcome", "They agreed to all of it"],
    ["write", "@consent.decidedOn day", "23"],
    ["write", "@consent.decidedOn month", "11"],
    ["write", "@consent.decidedOn year", "2026"],
    ["choose", "@consent.by.relationship", "The child, young person or pregnant woman"],
    ["write", "@consent.by.name", "Lena Dunn"],
    ["choose", "@lawfulBasis", "Public task"],
    ["choose", "@tests.necessity.met", "Yes"],
    ["write", "@tests.necessity.reason", REASONS.necessity],
    ["choose", "@tests.proportionality.met", "Yes"],
    ["write", "@tests.proportionality.reason", REASONS.proportionality],
    ["choose", "@tests.relevance.met", "Yes"],
    ["write", "@tests.relevance.reason", REASONS.relevance],
  ],
  submit: "Send",
  gaps: [
    ["mother", /./],
    ["nhs-number", /./],
    ["@consent.method", /./],
  ],
  rest: [
    ["write", "mother", "Lena Dunn"],
    ["rewrite", "nhs-number", "485 777 3456"],
    ["choose", "@consent.method", "Spoken, in person or by phone"],
  ],
  record: {
    referral: {
      kind: "referral",
      decision: "share",
      date: "2026-11-23",
      lifeAtRisk: false,
      concerns: CONCERNS,
      concernLevel: "child-in-need",
    },
    referrer: {
      name: "Ruth Allen",
      role: "Community midwife",
      organisation: "Exampleshire Maternity",
      contact: "01632 960600",
      agency: "health",
    },
    child: { expectedDate: "2027-01-25" },
    information: [
      { id: "identity", category: "identity" },
      { id: "concerns", category: "concerns" },
    ],
    sharing: [{ recipient: "childrens-social-care", purpose: "safeguarding", information: ["identity", "concerns"] }],
    openness: {
      noticeGiven: true,
      noticeVersion: "4",
      givenOn: "2026-11-23",
      givenTo: "self",
      explained: ["why", "what", "how", "with-whom"],
    },
    consent: {
      sought: true,
      outcome: "given",
      decidedOn: "2026-11-23",
      method: "verbal",
      by: { relationship: "self", name: "Lena Dunn" },
    },
    lawfulBasis: "public-task",
    tests: testsMet(REASONS),
    answers: { mother: "Lena Dunn", "nhs-number": "485 777 3456", "working-well": "She trusts her sister." },
  },
  expected: {
    type: "referral",
    decision: {
      route: "consent",
      consenter: "self",
      ageAtDecision: "unborn",
      lawfulBasis: "public-task",
      decidedBy: { name: "Ruth Allen", role: "Community midwife" },
      decidedOn: "2026-11-23",
    },
    consent: {
      sought: true,
      outcome: "given",
      decidedOn: "2026-11-23",
      method: "verbal",
      by: { relationship: "self", name: "Lena Dunn" },
    },
    outstanding: [],
    answers: { mother: "Lena Dunn", "working-well": "She trusts her sister." },
  },
  told: { given: true, givenTo: "self", givenOn: "2026-11-23" },
  posted: { mother: ["Lena Dunn"], due: ["2027-01-25"], "household[1][name]": ["Mia Dunn"], "is-born": ["no"] },
};
