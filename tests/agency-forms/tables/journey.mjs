/**
 * A housing officer finds a boy in danger of his life: the form goes with what is known, and says what is to follow.
 *
 * @import { Journey } from "../support/journey.mjs"
 */
import { json } from "../support/journey.mjs";

const CONCERNS = "His stepfather held a knife to Leo this morning and says that he will finish it when we have left.";

/** @type {Journey} */
export const tables = {
  name: "Tables of an old CMS: a life is at risk, and what is missing is to follow",
  site: {
    folder: "tests/agency-forms/tables",
    contentSecurityPolicy:
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'",
  },
  policy: await json("tables/policy.json"),
  path: "",
  // The old CMS writes no labels.
  ownFaults: [["label-title-only", /title="/]],
  hiddenAtFirst: "txt24_4",
  start: [
    ["write", "q18_1", "Kim Barker"],
    ["write", "q18_2", "Mother"],
    ["choose", "q18_3", "Yes"],
    ["write", "q19_1", "Omar Farouk"],
    ["write", "fld_39_dt_d", "23"],
    ["write", "fld_39_dt_m", "11"],
    ["write", "fld_39_dt_y", "2026"],
    ["choose", "q20_1", "Yes"],
  ],
  submit: "Submit form",
  gaps: [
    ["q17_1", /./],
    ["q19_4", /How can we reach you\?/],
    ["txt20_2", /what you are worried about/],
  ],
  rest: [
    ["write", "q17_1", "Leo Barker"],
    ["write", "fld_24_dob_d", "3"],
    ["write", "fld_24_dob_m", "9"],
    ["write", "fld_24_dob_y", "2019"],
    ["write", "txt17_7", "Flat 6, Canal Court"],
    ["write", "q19_2", "Housing officer"],
    ["write", "q19_3", "Exampleshire Homes"],
    ["write", "q19_4", "01632 960300"],
    ["select", "q19_5", "Housing"],
    ["write", "txt20_2", CONCERNS],
    ["choose", "q20_4", "Child protection"],
    ["choose", "q22_1", "No"],
    ["choose", "q22_2", "Yes"],
    ["choose", "q22_3", "No answer yet"],
    ["tick", "q23_1[]", "Names, dates of birth and addresses"],
    ["tick", "q23_1[]", "Safeguarding concerns"],
    ["select", "fld_60_1_who", "Children’s social care"],
    ["select", "fld_60_1_why", "To keep the child safe"],
    ["tick", "fld_60_1_what[]", "Names, dates of birth and addresses"],
    ["tick", "fld_60_1_what[]", "Safeguarding concerns"],
    ["select", "q25_1", "Vital interests"],
  ],
  record: {
    referral: { date: "2026-11-23", lifeAtRisk: true, concerns: CONCERNS, concernLevel: "child-protection" },
    referrer: {
      name: "Omar Farouk",
      role: "Housing officer",
      organisation: "Exampleshire Homes",
      contact: "01632 960300",
      agency: "housing",
    },
    child: { dateOfBirth: "2019-09-03" },
    information: [
      { id: "ID", category: "identity" },
      { id: "CON", category: "concerns" },
    ],
    sharing: [{ recipient: "childrens-social-care", purpose: "safeguarding", information: ["ID", "CON"] }],
    consent: { sought: true, outcome: "awaiting" },
    lawfulBasis: "vital-interests",
    answers: {
      q17_1: "Leo Barker",
      txt17_7: "Flat 6, Canal Court",
      q18_1: "Kim Barker",
      q18_2: "Mother",
      q18_3: "1",
      q22_1: "2",
    },
  },
  expected: {
    type: "referral",
    decision: {
      route: "protect-life",
      consenter: "parent-or-court-carer",
      ageAtDecision: 7,
      lawfulBasis: "vital-interests",
      decidedBy: { name: "Omar Farouk", role: "Housing officer" },
      decidedOn: "2026-11-23",
    },
    consent: { sought: true, outcome: "awaiting" },
    outstanding: [
      { code: "openness.notice-missing", path: "/openness/noticeGiven" },
      { code: "consent.awaiting", path: "/consent/outcome" },
      { code: "tests.missing", path: "/tests/necessity/met" },
      { code: "tests.missing", path: "/tests/proportionality/met" },
      { code: "tests.missing", path: "/tests/relevance/met" },
    ],
    answers: { q17_1: "Leo Barker", txt17_7: "Flat 6, Canal Court", q22_1: "2" },
  },
  told: {},
  posted: { q17_1: ["Leo Barker"], q18_3: ["1"], fld_24_dob_d: ["3"], q22_1: ["2"], "q23_1[]": ["ID", "CON"] },
};
