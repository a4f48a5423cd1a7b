/**
 * A safeguarding lead refers a boy whose mother agrees. What the schools' form does not ask itself, the element draws.
 *
 * @import { Journey } from "../support/journey.mjs"
 */
import { readFile } from "node:fs/promises";

import { testsMet } from "../../support/referral.mjs";

const page = await readFile(new URL("index.html", import.meta.url), "utf8");

const CONCERNS =
  "Tom wears the same clothes all week, often misses breakfast and says that nobody wakes him for school.";
const REASONS = {
  necessity: "The hub needs to know what we have seen to offer the family help.",
  proportionality: "Nothing about health or money is included.",
  relevance: "All of it is about how Tom is looked after.",
};

/** @type {Journey} */
export const bootstrap = {
  name: "Bootstrap 5 with <referral-consent>: a mother who holds parental responsibility agrees",
  site: {
    folder: "tests/agency-forms/bootstrap",
    vendor: { "/vendor/bootstrap/": "tests/agency-forms/node_modules/bootstrap/dist" },
    contentSecurityPolicy:
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
      "form-action 'self'; base-uri 'none'",
  },
  policy: JSON.parse(/id="policy">([^]*?)<\/script>/.exec(page)?.[1] ?? ""),
  field: "information_sharing",
  path: "",
  hiddenAtFirst: "rationale",
  start: [
    ["date", "born", "2015-01-31"],
    ["write", "upn", "A12345678901"],
    ["write", "school", "St Mary’s Primary"],
    ["press", "Add a parent or carer"],
    ["write", "adult_name", "Jane Webb"],
    ["write", "adult_relation", "Mother"],
    ["choose", "adult_pr", "Yes"],
    ["write", "referrer_name", "Grace Ellis"],
    ["write", "referrer_role", "Designated safeguarding lead"],
    ["write", "referrer_org", "St Mary’s Primary"],
    ["write", "referrer_contact", "01632 960500"],
    ["select", "referrer_agency", "School or college"],
    ["date", "referral_date", "2026-11-23"],
    ["choose", "life", "No"],
    ["write", "worried", CONCERNS],
    ["write", "working", "He loves his reading group."],
    ["choose", "level", "Early help"],
    ["choose", "aware", "Yes"],
    ["choose", "sought", "Yes"],
    ["choose", "outcome", "They agreed"],
    ["date", "decided_on", "2026-11-19"],
    ["choose", "method", "In person or by phone"],
    ["choose", "by", "A parent"],
    ["write", "by_name", "Jane Webb"],
    ["tick", "share[]", "Names, dates of birth and addresses"],
    ["tick", "share[]", "Education"],
    ["tick", "share[]", "Safeguarding concerns"],
    ["select", "recipient", "Children’s social care"],
    ["select", "purpose", "To improve the child’s wellbeing"],
    ["tick", "gets[]", "Names, dates of birth and addresses"],
    ["tick", "gets[]", "Education"],
    ["tick", "gets[]", "Safeguarding concerns"],
    ["choose", "@openness.noticeGiven", "Yes"],
    ["write", "@openness.noticeVersion", "4"],
    ["write", "@openness.givenOn day", "19"],
    ["write", "@openness.givenOn month", "11"],
    ["write", "@openness.givenOn year", "2026"],
    ["choose", "@openness.givenTo", "A parent"],
    ["tick", "@openness.explained", "Why"],
    ["tick", "@openness.explained", "What"],
    ["tick", "@openness.explained", "How"],
    ["choose", "@lawfulBasis", "Public task"],
    ["choose", "@tests.necessity.met", "Yes"],
    ["write", "@tests.necessity.reason", REASONS.necessity],
    ["choose", "@tests.proportionality.met", "Yes"],
    ["write", "@tests.proportionality.reason", REASONS.proportionality],
    ["choose", "@tests.relevance.met", "Yes"],
    ["write", "@tests.relevance.reason", REASONS.relevance],
  ],
  submit: "Send to the hub",
  gaps: [
    ["pr", /parental responsibility/],
    ["@openness.explained", /Still to explain/],
  ],
  rest: [
    ["choose", "pr", "Yes"],
    ["tick", "@openness.explained", "With whom"],
    // Nothing stands in the way for us, and Bootstrap's own check finds what it asks for.
    ["press", "Send to the hub"],
    ["see", ".was-validated #child_name:invalid"],
    ["write", "child_name", "Tom Webb"],
    ["rewrite", "upn", "A123456789012"],
    ["write", "address", "8 Station Road, Exampletown"],
  ],
  record: {
    referral: {
      kind: "referral",
      decision: "share",
      date: "2026-11-23",
      lifeAtRisk: false,
      concerns: CONCERNS,
      concernLevel: "early-help",
    },
    referrer: {
      name: "Grace Ellis",
      role: "Designated safeguarding lead",
      organisation: "St Mary’s Primary",
      contact: "01632 960500",
      agency: "education",
    },
    child: { dateOfBirth: "2015-01-31" },
    information: [
      { id: "identity", category: "identity" },
      { id: "education", category: "education" },
      { id: "concerns", category: "concerns" },
    ],
    sharing: [
      { recipient: "childrens-social-care", purpose: "wellbeing", information: ["identity", "education", "concerns"] },
    ],
    openness: {
      noticeGiven: true,
      noticeVersion: "4",
      givenOn: "2026-11-19",
      givenTo: "parent",
      explained: ["why", "what", "how", "with-whom"],
    },
    consent: {
      sought: true,
      outcome: "given",
      decidedOn: "2026-11-19",
      method: "verbal",
      by: { relationship: "parent", name: "Jane Webb", parentalResponsibility: "yes" },
    },
    lawfulBasis: "public-task",
    tests: testsMet(REASONS),
    answers: {
      child_name: "Tom Webb",
      address: "8 Station Road, Exampletown",
      upn: "A123456789012",
      school: "St Mary’s Primary",
      adult_name: "Jane Webb",
      adult_pr: "Yes",
      working: "He loves his reading group.",
      aware: "Yes",
    },
  },
  expected: {
    type: "referral",
    decision: {
      route: "consent",
      consenter: "parent-or-court-carer",
      ageAtDecision: 11,
      lawfulBasis: "public-task",
      decidedBy: { name: "Grace Ellis", role: "Designated safeguarding lead" },
      decidedOn: "2026-11-23",
    },
    consent: {
      sought: true,
      outcome: "given",
      decidedOn: "2026-11-19",
      method: "verbal",
      by: { relationship: "parent", name: "Jane Webb", parentalResponsibility: "yes" },
    },
    outstanding: [],
    answers: {
      child_name: "Tom Webb",
      address: "8 Station Road, Exampletown",
      upn: "A123456789012",
      school: "St Mary’s Primary",
      adult_name: "Jane Webb",
      adult_pr: "Yes",
      working: "He loves his reading group.",
      aware: "Yes",
    },
  },
  told: { given: true, givenTo: "parent", givenOn: "2026-11-19" },
  posted: {
    child_name: ["Tom Webb"],
    upn: ["A123456789012"],
    adult_relation: ["Mother"],
    "share[]": ["identity", "education", "concerns"],
  },
};
