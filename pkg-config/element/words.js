/**
 * What the element itself says. The words of questions and options are not here: they come from the catalogue.
 */

export const words = {
  yes: "Yes",
  no: "No",
  date: { day: "Day", month: "Month", year: "Year" },
  choose: "Choose one",
  noChange: "No, or they have agreed again since",
  ours: "It is our own",
  otherAgency: "Another agency",
  otherAgencyName: "Name of that agency",
  /** What stands for an agency whose name was not given. */
  unnamed: "another agency, not named",
  recipient: "Recipient",
  nothingShared: "First choose what you are sharing, above.",
  addRecipient: "Add another recipient",
  removeRecipient: "Remove this recipient",
  addInformation: "Add another, from a different agency",
  removeInformation: "Remove this one",

  sections: {
    start: "Start",
    referrer: "Who is referring",
    child: "The child",
    concern: "The concern",
    sharing: "What is shared, and with whom",
    openness: "Being open with the family",
    consent: "Consent",
    override: "Going on without consent",
    tests: "Tests, lawful basis and advice",
  },

  danger: "Is a child in immediate danger? Phone 999 first.",
  hub: "the hub",
  /** @param {string} hub @param {string} phone @param {string | null | undefined} outOfHours */
  talk: (hub, phone, outOfHours) =>
    `To talk a case over at once, phone ${hub} on ${phone}${outOfHours?.trim() ? `, or out of hours on ${outOfHours}` : ""}.`,

  notShown: "The questions about sharing information cannot be shown at the moment.",
  notChecking: "The answers about sharing information cannot be checked at the moment.",
  goOn: "Go on with this form all the same: whoever receives it is told.",
};
