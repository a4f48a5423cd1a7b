// The CMS gives no way into its markup: every question is found by the name that the CMS made up for it.
import { attach } from "/referral-consent/form.js";

/** @param {string} name */
const date = (name) => ({ name: { day: `${name}_d`, month: `${name}_m`, year: `${name}_y` } });

/** @param {string} name */
const yesNo = (name) => ({ name, values: { Y: true, N: false } });

/**
 * The CMS numbers the options of a question from 1.
 *
 * @param {string} name
 * @param {...string} options
 */
const numbered = (name, ...options) => ({
  name,
  values: Object.fromEntries(options.map((option, index) => [String(index + 1), option])),
});

/**
 * A list from which 0 is chosen at first, which is no answer.
 *
 * @param {string} name
 * @param {...string} options
 */
const listed = (name, ...options) => ({ name, values: { 0: null, ...numbered(name, ...options).values } });

const people = ["self", "parent", "carer", "local-authority", "deputy-or-attorney", "other"];

attach(document.forms.namedItem("frm417"), {
  policy: "/policy.json",
  today: "2026-11-23",
  answers: "rest",
  fields: {
    "child.dateOfBirth": date("fld_24_dob"),
    "child.expectedDate": date("fld_25_dt"),
    "child.estimatedAge": "q17_4",
    "referrer.name": "q19_1",
    "referrer.role": "q19_2",
    "referrer.organisation": "q19_3",
    "referrer.contact": "q19_4",
    "referrer.agency": listed(
      "q19_5",
      ...["education", "health", "police", "social-care", "probation"],
      ...["housing", "early-years", "voluntary", "other"],
    ),
    "referral.date": date("fld_39_dt"),
    "referral.lifeAtRisk": yesNo("q20_1"),
    "referral.concerns": "txt20_2",
    "referral.concernLevel": numbered("q20_4", "early-help", "child-in-need", "child-protection"),
    "openness.noticeGiven": yesNo("q21_1"),
    "openness.noticeVersion": "q21_2",
    "openness.givenOn": date("fld_46_dt"),
    "openness.withheldReason": "txt21_4",
    "openness.givenTo": numbered("q21_5", ...people),
    "openness.explained": numbered("q21_6[]", "why", "what", "how", "with-whom"),
    "consent.sought": yesNo("q22_2"),
    "consent.outcome": numbered("q22_3", "given", "refused", "withdrawn", "awaiting", "unable"),
    "consent.unableReason": "txt22_4",
    "consent.decidedOn": date("fld_54_dt"),
    "consent.method": numbered("q22_6", "written", "verbal", "electronic"),
    "consent.by.relationship": numbered("q22_7", ...people),
    "consent.by.name": "q22_8",
    "consent.capacity.considered": yesNo("q22_9"),
    "consent.capacity.outcome": numbered("q22_10", "has-capacity", "lacks-capacity", "in-doubt"),
    "consent.capacity.reason": "txt22_11",
    "consent.by.parentalResponsibility": numbered("q22_12", "yes", "no", "unknown"),
    "consent.by.courtOrder": listed(
      "q22_13",
      ...["none", "child-arrangements-lives-with", "residence", "special-guardianship", "parental-responsibility"],
      ...["adoption-placement", "care-order", "emergency-protection"],
    ),
    "consent.by.exceptionalReason": "txt22_14",
    "consent.refusalReason": "txt22_15",
    "information[]": {
      name: "q23_1[]",
      entries: {
        ID: { id: "ID", category: "identity" },
        FAM: { id: "FAM", category: "family" },
        HLT: { id: "HLT", category: "health" },
        CON: { id: "CON", category: "concerns" },
      },
    },
    "sharing[]": {
      fields: {
        recipient: {
          name: "fld_60_#_who",
          values: { 0: null, CSC: "childrens-social-care", POL: "police", HLT: "health" },
        },
        purpose: listed("fld_60_#_why", "safeguarding", "wellbeing"),
        information: "fld_60_#_what[]",
      },
    },
    "override.ground": numbered(
      "q24_1",
      ...["harm-if-sought", "refused-and-escalating", "aims-compromised", "response-required"],
    ),
    "override.escalation": numbered("q24_2[]", "need", "risk", "harm"),
    "override.escalationDetail": "txt24_3",
    "override.rationale": "txt24_4",
    "override.decision": numbered("q24_5", "made", "asked-of-local-authority"),
    "override.decidedBy.name": "q24_6",
    "override.decidedBy.role": "q24_7",
    "override.decidedOn": date("fld_74_dt"),
    "override.approvedBy": "q24_9",
    lawfulBasis: listed(
      "q25_1",
      ...["public-task", "legal-obligation", "vital-interests", "recognised-legitimate-interest", "consent"],
    ),
    "tests.necessity.met": yesNo("q25_2"),
    "tests.necessity.reason": "txt25_3",
    "tests.proportionality.met": yesNo("q25_4"),
    "tests.proportionality.reason": "txt25_5",
    "tests.relevance.met": yesNo("q25_6"),
    "tests.relevance.reason": "txt25_7",
    "advice.unsure": yesNo("q25_8"),
    "advice.from": "q25_9",
    "advice.outcome": "txt25_10",
  },
});
