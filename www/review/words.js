/**
 * What the page of the hub itself says. The words of questions, rules and duties come from the catalogue.
 */

/** @type {{ [is: string]: string }} */
const notOpened = {
  unknown: "This is no referral and no sealed file. Ask the sender what it is.",
  "too-large": "This file is far larger than a referral can be. It was not opened.",
  unreadable: "Your browser could not read this file. Try to open it again.",
  "public-key": "This is a public key. A sealed file is opened with the private key that belongs to it.",
  unchecked:
    "These answers were saved by a form that could not check them. Ask the sender to make a referral of them, or enter them in the form yourself.",
  policy: "These are the settings of a form, and no referral.",
};

export const words = {
  notOpened,
  oneAtATime: (/** @type {number} */ number) =>
    `You gave ${number} files together. One referral is opened at a time, so none of them was opened. Choose one of them; or a change of consent and the referral that it changes; or a saved review and the referral that it is about.`,
  needsKey: (/** @type {number} */ number) =>
    number === 1
      ? "This file is sealed. Now choose your private key."
      : "One of these files is sealed, or both are. Now choose your private key.",
  oneOfThem: "One of these files could not be opened, so neither was.",
  needsFile: "The key is read. Now choose the file that it opens.",
  notLoaded: "A part of this page could not be loaded. Check the connection, and choose the file again.",
  notShown: "This file has the marks of a referral, but it is not made like one. It cannot be shown.",
  reviewNotShown: "This file has the marks of a review, but it is not made like one. It cannot be shown.",

  checked: {
    payload: {
      agrees: "This file is as it was made, and the rules say the same of it again.",
      agreesNote: "It cannot show who sent it: make sure of that as you always do.",
      disagreesNote:
        "It may have been changed on its way, or been made with other rules. Ask the sender before you rely on it.",
    },
    review: {
      agrees: "This review is as it was when it was completed.",
      agreesNote: "Make sure that its reference is that of the referral that you are acting on.",
      disagreesNote:
        "It was changed since it was completed, or is damaged. Do not act on it: use the file as it was saved, or review the referral again.",
    },
  },
  settings: {
    agrees: "This file is as it was made. As far as they can be run here, the rules say the same of it again.",
    other: (/** @type {string} */ made, /** @type {string} */ own) =>
      made === own
        ? `It was made with other settings than yours, though they have the same name: ${made}.`
        : `It was made with other settings than yours: ${made}. Yours are ${own}.`,
    notChecked:
      "That is usual for a file of another agency, or from before your settings were changed. What depends on them was not checked here: who is inside the MASH, which privacy notice it was and what that covers, and what the agency asks for beyond the protocol.",
    ask: "The settings that it was made with (policy.json)",
    hint: "Choose or drop that file, and all of this is checked. Whoever runs the sender’s form has it.",
    given: (/** @type {string} */ made) => `It was checked with the settings that you gave: ${made}.`,
    notThese: (/** @type {string} */ given, /** @type {string} */ made) =>
      given === made
        ? `These are other settings of the same name: ${given}. They were changed without a new version.`
        : `These are the settings ${given}. The file was made with ${made}.`,
    ofEarlier: (/** @type {string} */ made) =>
      `It was made with other settings than yours: ${made}. What depends on them was not checked.`,
    read: "The settings are read. Now choose the file that was made with them.",
    kept: "The settings are read, for files that were made with them.",
    refused:
      "These settings have a fault: nothing can be checked with them. Ask whoever runs the form that they are for.",
  },

  disagrees: (/** @type {number} */ number) =>
    number === 1
      ? "There is 1 thing in this file that does not agree"
      : `There are ${number} things in this file that do not agree`,

  expected: "What should be there:",

  lifeAtRisk: "A life is at risk.",
  lifeAtRiskNote: "This was sent before it was complete. Act first, and get the rest after.",

  heading: { decision: "Decision", people: "Who it is about", first: "First" },
  route: "Route",
  consenter: "Who may consent",
  age: "Age",
  ageThen: "when it was decided",
  ageNow: "today",
  unborn: "Not born yet",
  nowDecides: "They have turned 16 since: from now on they decide for themself (§5.2).",
  basis: "Lawful basis",
  decided: "Decided",
  date: "Date",
  changes: "Changes",
  notice: "Privacy notice in use",
  tests: {
    heading: "The three tests",
    necessity: "Necessary",
    proportionality: "In proportion",
    relevance: "Relevant",
    yes: "Yes",
    no: "No",
    advice: "Advice",
  },
  reason: "Why it is not shared",

  sharing: {
    heading: "Shared with",
    none: "It does not say yet with whom it is shared.",
    who: "Who",
    what: "What",
    why: "What for",
    where: "MASH",
    covered: "Privacy notice",
    inside: "Inside",
    outside: "Outside",
    unknown: "Not known",
    yes: "Covers it",
    no: "Goes beyond it",
    agreed: "the family agreed",
    notAgreed: "the family did not agree",
  },

  stop: {
    heading: "What must stop",
    earlier: "The earlier referral that this changes",
    hint: (/** @type {unknown} */ id) =>
      `Choose or drop its file, and you see what of it must stop.${id ? ` Its reference is ${id}.` : ""}`,
    needsKey: "That file is sealed. Now choose your private key, in the same place.",
    notInOrder:
      "What must stop cannot be told from this file: it is not as it was made. Stop everything that rests on this consent, and ask for the file again.",
    of: (/** @type {string} */ id, /** @type {string} */ date) =>
      date === "" ? `Of the referral ${id}:` : `Of the referral ${id}, made on ${date}:`,
    quoted:
      "What stands in quotes is named so in that referral. Choose or drop its file together with this review, and you read here what it is.",
    nothing: "Nothing of it rests on that consent: nothing has to stop.",
    who: "With whom",
    what: "What must stop",
    why: "Why",
    everything: "Everything: they may be given nothing more, and are to be told so",
    /** @type {{ [reason: string]: string }} */
    because: {
      "consent-withdrawn": "Consent is withdrawn",
      "recipient-beyond-limits": "They may not get anything any more",
      "information-beyond-limits": "This may not be shared any more",
      "no-longer-agreed": "It is no longer agreed",
    },
  },

  /** @type {{ [duty: string]: string[] }} what a good reason answers */
  prompts: {
    "clarify-consent-before-action": [
      "Whom did you ask, and what did they say?",
      "What does the child need, and what happens if nobody acts?",
      "If you go on: why may it be without consent, and on which lawful basis?",
      "If you do not: who stays in touch with the child?",
    ],
    "discuss-refusal-with-referrer": [
      "What reason does the referrer think they had?",
      "Would it help if somebody else asked them, or asked in another way?",
      "What is likely to happen to the child if you do not go on, and how soon?",
    ],
  },

  settled: {
    labels: {
      discussedWith: "Discussed with",
      result: "Was consent received?",
      decision: "Decision",
      reason: "Reason",
      clarifiedBy: "Settled by",
      clarifiedOn: "On",
    },
    /** @type {{ [value: string]: string }} */
    values: {
      received: "Yes, it was received",
      "not-received": "No, it was not received",
      proceed: "Go on",
      "do-not-proceed": "Do not go on",
    },
  },

  settleNothing: "Nothing has to be settled before you act. Keep to what comes with it.",
  reviewed: "The review is ready to save",
  outdated: "Something was changed after the record of this review was made. Make the record again.",
  savedReview: "A review that was saved",
  notOfReview: "The other file is not one that this review is about. Only the review is shown.",
  reviewOf: (/** @type {string} */ type, /** @type {string} */ id) => `Review of: ${type}, reference ${id}`,
  outcome: { proceed: "To go on", "do-not-proceed": "Not to go on" },
  outcomeLabel: "What was decided",
  stillOpen: (/** @type {string} */ heading) => `Your review of “${heading}” is not saved yet.`,
  unsaved: "Your review is not saved. Open another file anyway?",

  duties: "What comes with it",
  outstanding: "Still to come from the referrer",
  reference: (/** @type {string} */ id, /** @type {string} */ digest) => `Reference ${id}. Digest (SHA-256) ${digest}.`,

  keyNeedsName: "Give the key a name first, such as your authority and the year.",
  keyMade: (/** @type {string} */ name) =>
    `Your browser is saving ${name}. This is the public key: put it in the policy, in the list “keys” of “sealing”.`,
  publicKey: "The public key",
};
