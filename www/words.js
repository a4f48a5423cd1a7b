/**
 * What the page itself says. The words of questions and rules are not here: they come from the
 * catalogue.
 *
 * @import { Finding, Severity } from "./types.js"
 */

/** @type {{ [severity in Severity]: string }} */
const severity = {
  stop: "Stop",
  missing: "Still needed",
  invalid: "To correct",
  outstanding: "To complete afterwards",
  advice: "Advice",
};

export const words = {
  /** What the page is called, before anything is put in front of it. */
  title: document.title,
  severity,

  /** @param {number} number */
  titleOfProblems: (number) => `Error: ${number} ${number === 1 ? "answer" : "answers"} to look at –`,

  /** @param {Finding[]} errors */
  problems: (errors) =>
    errors.some((error) => error.severity === "stop")
      ? "This cannot be sent with these answers"
      : errors.length === 1
        ? "There is 1 answer to look at before this can go"
        : `There are ${errors.length} answers to look at before this can go`,

  /**
   * @param {number} words
   * @param {number} more
   * @param {number} moreDifferent
   */
  count: (words, more, moreDifferent) => {
    // Without a number, as it is read out whenever it changes.
    if (more <= 0 && moreDifferent <= 0) return "That is enough if the questions are answered.";
    const soFar = `${words} ${words === 1 ? "word" : "words"} so far`;
    return more > 0 ? `${soFar}; ${more} more wanted.` : `${soFar}; ${moreDifferent} more different ones wanted.`;
  },

  lifeFirst: "Phone 999 first, if you have not.",
  lifeSendNow: "This can go now with what you know; complete the rest after.",
  lifeBlocked: "This can go as soon as these answers are there; complete the rest after.",
  /** @param {number} number */
  outstanding: (number) =>
    number === 1
      ? "This can go now; complete this answer afterwards"
      : `This can go now; complete these ${number} answers afterwards`,

  newTab: "(opens in a new tab)",

  change: "Change",
  notAnswered: "Not answered",
  advice: "Before you go on",
  nameNotInFile: "Not in the file. Tell the hub who the child is.",
  unnamed: ["You have not named the child.", "The hub may not find them."],
  unnamedAgency: {
    code: "page.agency-not-named",
    message: "The agency that this came from is not named.",
    next: "Write its name, or what you know of it.",
    clause: "§4.4d",
  },
  unchecked: "These answers were not checked.",
  makeFile: "These are right: make the file",
  makeUnchecked: "Make the file, marked as not checked",

  download: "Download the file to send",
  downloadAsWell: "Download the file",

  sealing: "The file is being sealed.",
  notSealed: "The sealed file was not saved.",
  sealNotLoaded:
    "The part that seals files could not be loaded. Check the connection and press again, or send the file in the secure way that your agency has agreed.",

  copy: {
    /** @param {string} id */
    title: (id) => `Copy of a referral ${id}`.trim(),
    keep: "This is the referrer’s own copy, for the child’s file.",
    stays: "This record stays with the agency that took the decision. It is not sent to anybody.",
    data: "The file as it is saved (JSON)",
  },

  policyFindings: "For the people who run this form: what is wrong in policy.json",

  reasons: {
    module: "The part that checks them could not be loaded.",
    policy: "Your agency’s settings for this form could not be loaded.",
    refused: "Your agency’s settings for this form have a fault.",
    failed: "The part that checks them has failed. Your answers are kept.",
  },
};
