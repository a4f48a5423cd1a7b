/**
 * A teacher refers a boy with the consent of his grandmother, who has a special guardianship order. The CMS rewrites
 * the form as she goes.
 *
 * @import { Journey } from "../support/journey.mjs"
 */
import { testsMet } from "../../support/referral.mjs";
import { json } from "../support/journey.mjs";
import { form, page, recipients } from "./render.mjs";

const CONCERNS = "Since his uncle moved in, Ravi sleeps in class, flinches when men speak and hides food in his bag.";
const REASONS = {
  necessity: "The hub and the family service each need to know what we have seen.",
  proportionality: "Nothing about his health or his school work is included.",
  relevance: "All of it is about how Ravi is cared for at home.",
};

/** @type {Journey} */
export const webform = {
  name: "Webform of a CMS that rewrites itself by Ajax: a grandmother with a court order agrees",
  site: {
    folder: "tests/agency-forms/webform",
    contentSecurityPolicy:
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
      "form-action 'self'; base-uri 'none'",
    answer(path, fields) {
      if (!fields) return path === "/" ? page() : undefined;
      if (path === "/ajax/form") return form(fields);
      return path === "/ajax/recipients" ? recipients(fields) : undefined;
    },
  },
  policy: await json("webform/policy.json"),
  path: "",
  // It is there only once the form is rewritten.
  warns: /no control has the name “upn”/,
  hiddenAtFirst: "rationale",
  start: [
    ["write", "child_name", "Ravi Shah"],
    ["date", "date_of_birth", "2017-02-28"],
    ["write", "school", "Mill Road Primary"],
    ["write", "carer_name", "Meena Shah"],
    ["choose", "carer_pr", "Yes"],
    // The whole form is rewritten here, and asks for the pupil number then.
    ["select", "agency", "School or college"],
    ["write", "upn", "B12"],
    ["write", "your_name", "Alan Price"],
    ["write", "your_role", "Class teacher"],
    ["write", "organisation", "Mill Road Primary"],
    ["write", "contact", "office@millroad.example"],
    ["choose", "life", "No"],
    ["write", "worried", CONCERNS],
    ["choose", "level", "Child in need"],
    ["tick", "information[identity]", "Names, dates of birth and addresses"],
    ["tick", "information[family]", "Family and household"],
    ["tick", "information[concerns]", "Safeguarding concerns"],
    ["select", "recipients[items][0][recipient]", "Children's social care"],
    ["select", "recipients[items][0][purpose]", "To keep the child safe"],
    ["tick", "recipients[items][0][information][identity]", "Names, dates of birth and addresses"],
    ["tick", "recipients[items][0][information][family]", "Family and household"],
    ["tick", "recipients[items][0][information][concerns]", "Safeguarding concerns"],
    // The table is rewritten here, with a second row.
    ["press", "Add"],
    ["select", "recipients[items][1][recipient]", "Family support service"],
    ["select", "recipients[items][1][purpose]", "To refer the family on to a service"],
    ["tick", "recipients[items][1][information][identity]", "Names, dates of birth and addresses"],
    ["choose", "notice", "Yes"],
    ["write", "notice_version", "4"],
    ["date", "notice_on", "2026-11-18"],
    ["choose", "told", "A carer"],
    ["tick", "explained[why]", "Why information is shared"],
    ["tick", "explained[what]", "What is shared"],
    ["tick", "explained[how]", "How it is kept safe"],
    ["tick", "explained[with-whom]", "Who gets it"],
    ["choose", "sought", "Yes"],
    ["choose", "outcome", "Yes, all of it"],
    ["date", "decided_on", "2026-11-18"],
    ["choose", "method", "Verbally"],
    ["choose", "decided_by", "A carer"],
    ["write", "decided_name", "Meena Shah"],
    ["select", "basis", "Public task"],
    ["choose", "necessity", "Yes"],
    ["write", "necessity_why", REASONS.necessity],
    ["choose", "proportionality", "Yes"],
    ["write", "proportionality_why", REASONS.proportionality],
    ["choose", "relevance", "Yes"],
    ["write", "relevance_why", REASONS.relevance],
  ],
  submit: "Submit",
  gaps: [
    ["upn", /./],
    ["recipients[items][1][agreed]", /agreed/],
    ["order", /court order/],
  ],
  rest: [
    ["rewrite", "upn", "B123456789012"],
    ["choose", "recipients[items][1][agreed]", "Yes"],
    ["select", "order", "Special guardianship order"],
  ],
  record: {
    referral: { lifeAtRisk: false, concerns: CONCERNS, concernLevel: "child-in-need" },
    referrer: {
      name: "Alan Price",
      role: "Class teacher",
      organisation: "Mill Road Primary",
      contact: "office@millroad.example",
      agency: "education",
    },
    child: { dateOfBirth: "2017-02-28" },
    information: [
      { id: "identity", category: "identity" },
      { id: "family", category: "family" },
      { id: "concerns", category: "concerns" },
    ],
    sharing: [
      { recipient: "childrens-social-care", purpose: "safeguarding", information: ["identity", "family", "concerns"] },
      { recipient: "family-support", purpose: "services", information: ["identity"], agreed: true },
    ],
    openness: {
      noticeGiven: true,
      noticeVersion: "4",
      givenOn: "2026-11-18",
      givenTo: "carer",
      explained: ["why", "what", "how", "with-whom"],
    },
    consent: {
      sought: true,
      outcome: "given",
      decidedOn: "2026-11-18",
      method: "verbal",
      by: { relationship: "carer", name: "Meena Shah", courtOrder: "special-guardianship" },
    },
    lawfulBasis: "public-task",
    tests: testsMet(REASONS),
    answers: {
      child_name: "Ravi Shah",
      school: "Mill Road Primary",
      carer_name: "Meena Shah",
      carer_pr: "Yes",
      upn: "B123456789012",
    },
  },
  expected: {
    type: "referral",
    decision: {
      route: "consent",
      consenter: "parent-or-court-carer",
      ageAtDecision: 9,
      lawfulBasis: "public-task",
      decidedBy: { name: "Alan Price", role: "Class teacher" },
      decidedOn: "2026-11-23",
    },
    sharing: [
      {
        recipient: "childrens-social-care",
        insideMash: true,
        purpose: "safeguarding",
        information: ["identity", "family", "concerns"],
        coveredByNotice: true,
      },
      {
        recipient: "family-support",
        insideMash: false,
        purpose: "services",
        information: ["identity"],
        agreed: true,
        coveredByNotice: true,
      },
    ],
    outstanding: [],
    answers: { child_name: "Ravi Shah", carer_name: "Meena Shah", carer_pr: "Yes" },
  },
  told: { given: true, givenTo: "carer", givenOn: "2026-11-18" },
  posted: {
    child_name: ["Ravi Shah"],
    carer_pr: ["Yes"],
    upn: ["B123456789012"],
    "explained[how]": ["how"],
    "recipients[items][1][recipient]": ["family-support"],
  },
};
