/**
 * A sexual health nurse refers a young woman who is sixteen today. Her mother's consent is not enough; her own is.
 *
 * @import { Journey } from "../support/journey.mjs"
 */
import { testsMet } from "../../support/referral.mjs";
import { json } from "../support/journey.mjs";

const CONCERNS = "She told us that an older man drives her to parties, gives her alcohol and expects sex in return.";
const REASONS = {
  necessity: "The hub needs to know who she is and what she told us.",
  proportionality: "Only the part of her health record that shows the harm is included.",
  relevance: "Each item is about exploitation and nothing else.",
};

/** @type {Journey} */
export const nhsuk = {
  name: "NHS.UK frontend: sixteen today, so her mother cannot consent for her, and she does",
  site: {
    folder: "tests/agency-forms/nhsuk",
    vendor: { "/vendor/nhsuk-frontend/": "tests/agency-forms/node_modules/nhsuk-frontend/dist/nhsuk" },
    contentSecurityPolicy:
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; " +
      "font-src https://assets.nhs.uk; connect-src 'self'; form-action 'self'; base-uri 'none'",
  },
  policy: await json("nhsuk/policy.json"),
  path: "",
  // As in GOV.UK Frontend: its radios that reveal a question say whether they are expanded.
  ownFaults: [["aria-allowed-attr", /aria-controls="conditional-/]],
  hiddenAtFirst: "rationale",
  start: [
    ["write", "child-name", "Ella Grant"],
    ["write", "born-day", "23"],
    ["write", "born-month", "11"],
    ["write", "born-year", "2010"],
    ["write", "nhs", "485 777"],
    ["write", "school", "Exampleshire Sixth Form"],
    ["write", "referrer-name", "Joy Adeyemi"],
    ["write", "referrer-role", "Sexual health nurse"],
    ["write", "referrer-org", "Exampleshire Community NHS Trust"],
    ["write", "referrer-contact", "01632 960200"],
    ["select", "referrer-agency", "Health"],
    ["write", "referral-date-day", "23"],
    ["write", "referral-date-month", "11"],
    ["write", "referral-date-year", "2026"],
    ["choose", "life", "No"],
    ["write", "worried", CONCERNS],
    ["choose", "level", "Child in need"],
    ["choose", "notice", "Yes"],
    ["write", "notice-version", "4"],
    ["write", "notice-on-day", "31"],
    ["write", "notice-on-month", "2"],
    ["write", "notice-on-year", "2026"],
    ["choose", "notice-to", "The child or young person"],
    ["tick", "explained", "Why information is shared"],
    ["tick", "explained", "What is shared"],
    ["tick", "explained", "How it is kept safe"],
    ["tick", "explained", "Who gets it"],
    ["choose", "aware", "No"],
    ["write", "aware-why", "She asked us not to tell them."],
    ["choose", "sought", "Yes"],
    ["choose", "outcome", "They agreed"],
    ["write", "decided-on-day", "23"],
    ["write", "decided-on-month", "11"],
    ["write", "decided-on-year", "2026"],
    ["choose", "method", "In writing"],
    ["choose", "by", "A parent"],
    ["write", "by-name", "Ella Grant"],
    ["choose", "considered", "Yes"],
    ["choose", "capacity", "They can decide"],
    ["tick", "recipients", "Children’s social care"],
    ["tick", "recipients", "Police"],
    ["select", "basis", "Public task"],
    ["choose", "necessary", "Yes"],
    ["write", "necessary-why", REASONS.necessity],
    ["choose", "proportionate", "Yes"],
    ["write", "proportionate-why", REASONS.proportionality],
    ["choose", "relevant", "Yes"],
  ],
  submit: "Submit referral",
  gaps: [
    ["nhs", /10 digits|match|format/i],
    ["notice-on-day", /./],
    ["by", /the person who agreed cannot consent for this child/],
    ["relevant-why", /./],
  ],
  rest: [
    ["rewrite", "nhs", "485 777 3456"],
    ["rewrite", "notice-on-day", "20"],
    ["rewrite", "notice-on-month", "11"],
    ["choose", "by", "The child or young person"],
    ["write", "relevant-why", REASONS.relevance],
  ],
  record: {
    referral: {
      kind: "referral",
      date: "2026-11-23",
      lifeAtRisk: false,
      concerns: CONCERNS,
      concernLevel: "child-in-need",
    },
    referrer: {
      name: "Joy Adeyemi",
      role: "Sexual health nurse",
      organisation: "Exampleshire Community NHS Trust",
      contact: "01632 960200",
      agency: "health",
    },
    child: { dateOfBirth: "2010-11-23" },
    information: [
      { id: "identity", category: "identity" },
      { id: "health", category: "health" },
      { id: "concerns", category: "concerns" },
    ],
    sharing: [
      { recipient: "childrens-social-care", purpose: "safeguarding", information: ["identity", "health", "concerns"] },
      { recipient: "police", purpose: "safeguarding", information: ["identity", "concerns"] },
    ],
    openness: {
      noticeGiven: true,
      noticeVersion: "4",
      givenOn: "2026-11-20",
      givenTo: "self",
      explained: ["why", "what", "how", "with-whom"],
    },
    consent: {
      sought: true,
      outcome: "given",
      decidedOn: "2026-11-23",
      method: "written",
      by: { relationship: "self", name: "Ella Grant" },
      capacity: { considered: true, outcome: "has-capacity" },
    },
    lawfulBasis: "public-task",
    tests: testsMet(REASONS),
    answers: { "child-name": "Ella Grant", nhs: "485 777 3456", school: "Exampleshire Sixth Form" },
  },
  expected: {
    type: "referral",
    decision: {
      route: "consent",
      consenter: "self",
      ageAtDecision: 16,
      lawfulBasis: "public-task",
      decidedBy: { name: "Joy Adeyemi", role: "Sexual health nurse" },
      decidedOn: "2026-11-23",
    },
    consent: {
      sought: true,
      outcome: "given",
      decidedOn: "2026-11-23",
      method: "written",
      by: { relationship: "self", name: "Ella Grant" },
      capacity: { considered: true, outcome: "has-capacity" },
    },
    outstanding: [],
    answers: { "child-name": "Ella Grant", nhs: "485 777 3456" },
  },
  told: { given: true, givenTo: "self", givenOn: "2026-11-20" },
  posted: {
    "child-name": ["Ella Grant"],
    nhs: ["485 777 3456"],
    aware: ["no"],
    "aware-why": ["She asked us not to tell them."],
    recipients: ["children-s-social-care", "police"],
  },
};
