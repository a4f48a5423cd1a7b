/**
 * One child, one school, one worry: what is written in every form.
 *
 * @import { Keyboard } from "./keyboard.mjs"
 * @import { Questions } from "./questions.mjs"
 */

export const CONCERNS =
  "Aisha has come to school hungry most days since September and is often not collected until after five.";

export const REASONS = {
  necessity: "Only what the hub needs to find the family and see the pattern.",
  proportionality: "No medical or financial detail is included.",
  relevance: "Every item is about neglect of this child.",
};

/** Who is referring. @param {Questions} form */
export async function writeReferrer(form) {
  await form.write("Your name", REFERRER.name);
  await form.write("Your role", REFERRER.role);
  await form.write("Your organisation", REFERRER.organisation);
  await form.write("How can we reach you?", REFERRER.contact);
  await form.choose("What kind of agency do you work for?", "School or college");
}

export const REFERRER = /** @type {const} */ ({
  name: "Priya Nair",
  role: "Designated safeguarding lead",
  organisation: "Exampleshire Primary School",
  contact: "01632 960100",
  agency: "education",
});

/** The child. @param {Questions} form @param {string} born */
export async function writeChild(form, born = "2016-05-14") {
  await form.write("Child’s full name", "Aisha Malik");
  await form.date("Child’s date of birth", born);
  await form.write("Child’s address", "4 Mill Lane\nExampletown");
  await form.write("School, college or nursery", "Exampleshire Primary School");
  await form.write("GP practice", "Mill Lane Surgery");
}

/** The concern. @param {Questions} form @param {string} level */
export async function writeConcern(form, level = "Child in need") {
  await form.write("What are you worried about?", CONCERNS);
  await form.choose("How serious is it?", level);
}

/** What is shared, and with whom. @param {Questions} form */
export async function writeSharing(form) {
  const identity = "Names, dates of birth and addresses";
  await form.tick("What are you sharing?", identity, "Safeguarding concerns");
  await form.recipient(1, {
    to: "Children's social care",
    purpose: "To keep the child safe",
    what: [identity, "Safeguarding concerns"],
  });
}

export const SHARED = {
  information: [
    { id: "identity", category: "identity" },
    { id: "concerns", category: "concerns" },
  ],
  sharing: [
    {
      recipient: "childrens-social-care",
      insideMash: true,
      purpose: "safeguarding",
      information: ["identity", "concerns"],
      coveredByNotice: true,
    },
  ],
};

/** The agency's own fields that what is shared covers. */
export const ANSWERS = { childName: "Aisha Malik", address: "4 Mill Lane\nExampletown" };

/** The family was told. @param {Questions} form @param {string} whom */
export async function writeTold(form, whom = "A parent") {
  await form.choose("Was the privacy notice given to the family?", "Yes");
  await form.write("Which version of the privacy notice?", "4");
  await form.date("When was the privacy notice given?", "2026-11-20");
  await form.choose("Who did you tell?", whom);
  await form.tick("What did you explain to them in person?", "Why", "What", "How", "With whom");
}

export const TOLD = {
  given: true,
  givenVersion: "4",
  givenTo: "parent",
  givenOn: "2026-11-20",
  explained: ["why", "what", "how", "with-whom"],
};

/** The three tests and the lawful basis. @param {Questions} form */
export async function writeTests(form) {
  await form.choose("Is sharing this necessary?", "Yes");
  await form.write("Why is it necessary, or why not?", REASONS.necessity);
  await form.choose("Is sharing this proportionate?", "Yes");
  await form.write("Why is it proportionate, or why not?", REASONS.proportionality);
  await form.choose("Is all of this relevant?", "Yes");
  await form.write("Why is all of it relevant, or why not?", REASONS.relevance);
  await form.choose("What is your lawful basis for sharing?", "Public task");
}

/** The three tests, all of them met. @param {typeof REASONS} reasons */
export const testsMet = ({ necessity, proportionality, relevance }) => ({
  necessity: { met: true, reason: necessity },
  proportionality: { met: true, reason: proportionality },
  relevance: { met: true, reason: relevance },
});

export const TESTS = testsMet(REASONS);

/** A parent's agreement. @param {Questions} form */
export async function writeParentAgrees(form) {
  await form.choose("Did you ask for consent?", "Yes");
  await form.choose("What did they say?", "They agreed to all of it");
  await form.date("When did they decide?", "2026-11-20");
  await form.choose("How did they agree?", "Spoken, in person or by phone");
  await form.choose("Who decided?", "A parent");
  await form.write("Name of the person who decided", "Sana Malik");
  await form.choose("Do they hold parental responsibility?", "Yes");
}

/** All of a referral with a parent's consent. @param {Questions} form */
export async function writeConsentedReferral(form) {
  await writeReferrer(form);
  await writeChild(form);
  await writeConcern(form);
  await writeSharing(form);
  await writeTold(form);
  await writeParentAgrees(form);
  await writeTests(form);
}

/** The beginning of a referral, up to the child. @param {Keyboard} keyboard */
export async function typeReferrer(keyboard) {
  await keyboard.choose("Is a life at risk now?", "No");
  await keyboard.write("Your name", REFERRER.name);
  await keyboard.write("Your role", REFERRER.role);
  await keyboard.write("Your organisation", REFERRER.organisation);
  await keyboard.write("How can we reach you?", REFERRER.contact);
  await keyboard.choose("What kind of agency do you work for?", "School or college");
}

/** The rest of a referral that goes on without consent, from the child's date of birth. @param {Keyboard} keyboard */
export async function typeOverride(keyboard) {
  await keyboard.date("Child’s date of birth", "2016-05-14");
  await keyboard.write("What are you worried about?", CONCERNS);
  await keyboard.choose("How serious is it?", "Child protection");
  await keyboard.tick("What are you sharing?", "Safeguarding concerns");
  await keyboard.tabTo((at) => at.label === "Who will get it?", "the recipient");
  await keyboard.press("ArrowDown");
  await keyboard.choose("What is it for?", "To keep the child safe");
  await keyboard.tick("Which information will they get?", "Safeguarding concerns");
  await keyboard.choose("Was the privacy notice given to the family?", "No");
  await keyboard.write("Why was the privacy notice not given?", "Telling the father would alert him.");
  await keyboard.choose("Did you ask for consent?", "No");
  await keyboard.choose("Why can this go on without consent?", "Asking would work against keeping children safe");
  await keyboard.write(
    "Your reasons for going on without consent",
    "Police are collecting evidence about the father. If he heard of this, he would destroy it and warn others tonight.",
  );
  await keyboard.write("Who decided to go on without consent?", "Tom Reed");
  await keyboard.write("Role of the person who decided to go on without consent", "Head teacher");
  await keyboard.date("When was it decided to go on without consent?", "2026-11-23");
  await keyboard.choose("Is sharing this necessary?", "Yes");
  await keyboard.write("Why is it necessary, or why not?", REASONS.necessity);
  await keyboard.choose("Is sharing this proportionate?", "Yes");
  await keyboard.write("Why is it proportionate, or why not?", REASONS.proportionality);
  await keyboard.choose("Is all of this relevant?", "Yes");
  await keyboard.write("Why is all of it relevant, or why not?", REASONS.relevance);
  await keyboard.choose("What is your lawful basis for sharing?", "Public task");
}
