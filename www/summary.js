/**
 * A payload in words: what is shared with whom, and what that rests on.
 *
 * @import { Finding, Json } from "./types.js"
 * @import { Wording } from "./wording.js"
 */
import { dateInWords } from "./answers.js";
import { dataOf } from "./check-answers.js";
import { element } from "./dom.js";
import { what } from "./messages.js";
import { words as page } from "./words.js";

/** @typedef {[label: string, ...lines: (string | undefined | false)[]]} Row */

/** In characters: from there on an answer needs the whole width where there is little of it. */
const LONG = 240;

/** What the agency's own fields come under that have no place of their own. */
export const THE_REST = "The rest of the form";

/** The agency's own fields that have one, where they are texts. */
const PLACED = ["childName", "address", "school", "gp", "whatHappened"];

/**
 * @param {Json} payload
 * @param {Finding[]} findings
 * @param {Wording} words
 * @param {string} childName as written on the form: not every file carries it
 * @returns {HTMLElement[]}
 */
export function summary(payload, findings, words, childName) {
  const { decision, privacyNotice: notice, sharing = [], handling } = payload;
  const outstanding = findings.filter(({ severity }) => severity === "outstanding");
  /** @type {[heading: string, rows: Row[]][]} */
  const parts = [
    ["", about(payload, words, childName)],
    ["The concern", concern(payload, words)],
    [THE_REST, rest(payload)],
    ["Consent", [...consent(payload, words), ...override(payload.override, words)]],
    ["What the family were told", notice.given === undefined ? [] : told(notice, words)],
    [
      "Shared with",
      [...sharing.map((/** @type {Json} */ entry) => recipient(entry, payload, words)), unshared(payload, words)],
    ],
    ["Why it may be shared", why(decision, payload, words)],
  ];
  const made = parts
    .filter(([, rows]) => rows.flatMap(row).length > 0)
    .flatMap(([heading, rows]) => [
      ...(heading === "" ? [] : [element("h2", {}, heading)]),
      element("dl", { class: "facts" }, ...rows.flatMap(row)),
    ]);
  if (handling.length > 0) {
    const duties = handling.map((/** @type {string} */ token) => {
      const { label, hint } = words.duty(token);
      return element("li", { "data-duty": token }, element("strong", {}, ended(label)), hint ? ` ${ended(hint)}` : "");
    });
    made.push(element("h2", {}, "Duties that travel with it"), element("ul", {}, ...duties));
  }
  if (outstanding.length > 0) {
    made.push(
      element("h2", {}, "Still to complete"),
      element("ul", {}, ...outstanding.map((finding) => element("li", dataOf(finding), what(finding)))),
    );
  }
  made.push(element("p", { class: "digest" }, `Reference ${payload.id}. Digest (SHA-256) ${payload.digest.value}.`));
  return made;
}

/**
 * @param {Row} row
 * @returns {HTMLElement[]}
 */
export function row([label, ...lines]) {
  const said = lines.filter((line) => typeof line === "string" && line !== "");
  if (said.length === 0) return [];
  const paragraphs = said.map((line) => element("p", {}, String(line)));
  const isLong = said.join("").length > LONG;
  return [element("div", isLong ? { class: "long" } : {}, element("dt", {}, label), element("dd", {}, ...paragraphs))];
}

/** @param {string} text */
export function ended(text) {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** @param {unknown[]} parts */
export function joined(...parts) {
  return parts.filter((part) => typeof part === "string" && part !== "").join(", ");
}

/** @param {unknown} date */
export function on(date) {
  return typeof date === "string" ? dateInWords(date) : "";
}

/**
 * @param {Json} payload
 * @param {Wording} words
 * @param {string} childName
 * @returns {Row[]}
 */
function about(payload, words, childName) {
  const { type, decision, referral = {} } = payload;
  return [
    ["This is", words.token("PayloadType", type)],
    ["Route", words.token("Route", decision.route)],
    ["Date", on(referral.date) || on(decision.decidedOn)],
    ["Changes", referral.previousId],
    ...people(payload, words, childName),
  ];
}

/**
 * Whom it is about, and who sends it.
 *
 * @param {Json} payload
 * @param {Wording} words
 * @param {string} childName
 * @returns {Row[]}
 */
export function people({ keep, decision, child = {}, answers = {}, referrer = {} }, words, childName) {
  const name = answers.childName ?? childName;
  const isLeftOut = keep !== "local" && answers.childName === undefined && name !== "";
  const age = decision.ageAtDecision;
  return [
    [
      "Child",
      name,
      isLeftOut && page.nameNotInFile,
      child.dateOfBirth && joined(`Born ${on(child.dateOfBirth)}`, age !== null && `aged ${age}`),
      child.expectedDate && `Not born yet, due ${on(child.expectedDate)}`,
      child.estimatedAge !== undefined && `Aged about ${child.estimatedAge}`,
      answers.address,
      answers.school,
      answers.gp,
    ],
    [
      "Referred by",
      joined(referrer.name, referrer.role),
      joined(referrer.organisation, referrer.contact),
      referrer.agency && words.option("/referrer/agency", referrer.agency),
    ],
  ];
}

/**
 * @param {Json} payload
 * @param {Wording} words
 * @returns {Row[]}
 */
export function concern({ referral = {}, answers = {} }, words) {
  const { concerns, concernLevel, need, lifeAtRisk, decisionReason } = referral;
  const { whatHappened } = answers;
  const all = [concerns, whatHappened, concernLevel, need, lifeAtRisk, decisionReason];
  if (all.every((said) => said === undefined)) return [];
  return [
    ["A life is at risk now", lifeAtRisk === true && "Yes"],
    ["Concern", concerns],
    ["Fuller account", whatHappened],
    ["Level", concernLevel && words.option("/referral/concernLevel", concernLevel)],
    ["What the child needs", need && words.option("/referral/need", need)],
    ["Why it is not shared", decisionReason],
  ];
}

/**
 * Whatever else the agency's form asked: a form calls its fields what it likes, and the child's name may be among them.
 *
 * @param {Json} payload
 * @returns {Row[]}
 */
export function rest({ answers = {} }) {
  return Object.entries(answers)
    .filter(([key, value]) => !(PLACED.includes(key) && typeof value === "string"))
    .map(([key, value]) => [readable(key), ...lines(value)]);
}

/**
 * The name of a field as words: `pupil-name`, `pupil_name` and `pupilName` are all “Pupil name”.
 *
 * @param {string} key
 */
function readable(key) {
  const apart = key
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .replace(/[-_.[\]\s]+/g, " ")
    .trim();
  if (apart === "") return key;
  // What is in capitals is short for something.
  const words = apart.split(" ").map((word) => (/^\p{Lu}{2}/u.test(word) ? word : word.toLowerCase()));
  const said = words.join(" ");
  return said.charAt(0).toUpperCase() + said.slice(1);
}

/**
 * A value of whatever kind, each text in it on a line of its own, with where it stands.
 *
 * @param {unknown} value
 * @param {string} [of]
 * @returns {string[]}
 */
function lines(value, of = "") {
  const within = (/** @type {string} */ part) => (of === "" ? part : `${of} – ${part}`);
  if (Array.isArray(value)) {
    const isPlain = value.every((item) => typeof item !== "object");
    return value.flatMap((item, index) => lines(item, isPlain ? of : within(String(index + 1))));
  }
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).flatMap(([key, inner]) => lines(inner, within(readable(key))));
  }
  const said = typeof value === "boolean" ? (value ? "Yes" : "No") : String(value ?? "");
  if (said.trim() === "") return [];
  return [of === "" ? said : `${of}: ${said}`];
}

/**
 * @param {Json} payload with the information that its limits name
 * @param {Wording} words
 * @returns {Row[]}
 */
export function consent({ consent, information }, words) {
  if (!consent) return [];
  const { sought, outcome, by = {}, decidedOn, method, capacity = {}, limits = {}, change = {} } = consent;
  return [
    ["Asked for", sought !== undefined && (sought ? "Yes" : "No")],
    [
      "Outcome",
      outcome && words.option("/consent/outcome", outcome),
      consent.refusalReason && `Their reason: ${consent.refusalReason}`,
      consent.unableReason,
    ],
    [
      "Who decided",
      joined(by.name, by.relationship && words.option("/consent/by/relationship", by.relationship)),
      by.parentalResponsibility &&
        `Parental responsibility: ${words.option("/consent/by/parentalResponsibility", by.parentalResponsibility)}`,
      by.courtOrder && words.option("/consent/by/courtOrder", by.courtOrder),
      by.exceptionalReason,
      joined(on(decidedOn), method && words.option("/consent/method", method)),
    ],
    ["Capacity", capacity.outcome && words.option("/consent/capacity/outcome", capacity.outcome), capacity.reason],
    [
      "They agreed only to",
      limits.recipients?.map(words.recipient).join(", "),
      limits.information && things(limits.information, { information }, words),
    ],
    ["Changed since", change.kind && joined(words.option("/change/kind", change.kind), on(change.on))],
  ];
}

/**
 * @param {Json | undefined} override
 * @param {Wording} words
 * @returns {Row[]}
 */
export function override(override, words) {
  if (!override) return [];
  const { ground, escalation = [], escalationDetail, rationale, decidedBy = {}, decidedOn, approvedBy } = override;
  const escalates = escalation.map((/** @type {string} */ what) => words.option("/override/escalation", what));
  return [
    ["Going on without consent", ground && words.option("/override/ground", ground)],
    ["What is getting worse", escalates.join(", "), escalationDetail],
    ["Reasons", rationale],
    [
      words.question("/override/decision"),
      override.decision === "asked-of-local-authority" && words.option("/override/decision", override.decision),
    ],
    ["Decided by", joined(decidedBy.name, decidedBy.role, on(decidedOn)), approvedBy && `Approved by ${approvedBy}`],
  ];
}

/**
 * @param {Json} notice
 * @param {Wording} words
 * @returns {Row[]}
 */
export function told(notice, words) {
  const explained = (notice.explained ?? []).map((/** @type {string} */ thing) =>
    words.option("/openness/explained", thing).toLowerCase(),
  );
  return [
    [
      "Privacy notice",
      notice.given
        ? joined(`Given ${on(notice.givenOn)}`.trim(), notice.givenVersion && `version ${notice.givenVersion}`)
        : "Not given",
      notice.withheldReason,
    ],
    ["Who was told", notice.givenTo && words.option("/openness/givenTo", notice.givenTo)],
    ["Explained in person", explained.join(", ")],
  ];
}

/**
 * @param {Json} entry
 * @param {Json} payload
 * @param {Wording} words
 * @returns {Row}
 */
function recipient(entry, payload, words) {
  return [
    words.recipient(entry.recipient ?? "Not said yet"),
    entry.purpose && words.member("/sharing", "purpose", entry.purpose),
    things(entry.information, payload, words),
    joined(
      entry.insideMash === true ? "Inside the MASH" : entry.insideMash === false && "Outside the MASH",
      entry.coveredByNotice ? "covered by the privacy notice" : "beyond the privacy notice",
      entry.agreed && "the family agreed",
    ),
  ];
}

/**
 * What is listed and goes to nobody yet: it came with the file all the same.
 *
 * @param {Json} payload
 * @param {Wording} words
 * @returns {Row}
 */
export function unshared(payload, words) {
  const { information = [], sharing = [] } = payload;
  const shared = sharing.flatMap((/** @type {Json} */ entry) => entry.information ?? []);
  const ids = information.map((/** @type {Json} */ { id }) => id);
  const left = ids.filter((/** @type {unknown} */ id) => id !== undefined && !shared.includes(id));
  return ["Nobody yet", things(left, payload, words)];
}

/**
 * What some ids of things that are shared stand for.
 *
 * @param {string[]} ids
 * @param {Json} payload
 * @param {Wording} words
 */
export function things(ids, payload, words) {
  return ids.map((id) => thing(id, payload, words)).join(", ");
}

/**
 * @param {string} id
 * @param {Json} payload
 * @param {Wording} words
 */
function thing(id, { information = [] }, words) {
  const thing = information.find((/** @type {Json} */ thing) => thing.id === id);
  // Our own form calls a thing by its category. What nobody can tell is said as it was written.
  if (thing === undefined) return isUnnamed(id, { information }, words) ? `“${id}”` : words.category(id);
  const notes = [from(thing, words), proceedings(thing)].filter((note) => note !== "").join("; ");
  return `${words.category(thing.category ?? id)}${notes === "" ? "" : ` (${notes})`}`;
}

/** @type {{ [permission: string]: string }} of the agency that something came from */
const PERMITTED = {
  given: ", who let it be passed on",
  refused: ", who refused to let it be passed on",
  "not-sought": ", who were not asked whether it may be passed on",
};

/**
 * Which agency it came from, and whether that lets it be passed on (§4.4d).
 *
 * @param {Json} thing
 * @param {Wording} words
 */
function from({ providedBy, permission }, words) {
  return providedBy === undefined ? "" : `from ${words.recipient(providedBy)}${PERMITTED[permission] ?? ""}`;
}

/** @type {{ [permission: string]: string }} under the CPIA */
const LEAVES = {
  given: "permission to leave the MASH was given",
  refused: "permission to leave the MASH was refused",
  "not-sought": "nobody has asked for permission to leave the MASH",
};

/**
 * Whether it is part of criminal proceedings, and then whether it may be shared or stored outside the MASH (§3.1).
 *
 * @param {Json} thing
 */
function proceedings({ criminalProceedings, cpiaPermission }) {
  if (criminalProceedings !== true) return "";
  return `part of criminal proceedings: ${LEAVES[cpiaPermission] ?? "no permission to leave the MASH is recorded"}`;
}

/**
 * Whether nothing says what an id stands for.
 *
 * @param {string} id
 * @param {Json} payload
 * @param {Wording} words
 */
export function isUnnamed(id, { information = [] }, words) {
  return words.category(id) === id && information.every((/** @type {Json} */ thing) => thing.id !== id);
}

/**
 * @param {Json} decision
 * @param {Json} payload
 * @param {Wording} words
 * @returns {Row[]}
 */
export function why({ lawfulBasis }, { tests = {}, advice = {} }, words) {
  /** @type {Row[]} */
  const rows = [
    ["Lawful basis", lawfulBasis && words.option("/lawfulBasis", lawfulBasis)],
    ...["necessity", "proportionality", "relevance"].map(
      (test) =>
        /** @type {Row} */ ([
          words.question(`/tests/${test}/met`),
          tests[test] && [tests[test].met ? "Yes" : "No", tests[test].reason].filter(Boolean).join(". "),
        ]),
    ),
    ["Advice", joined(advice.from, advice.outcome)],
  ];
  return rows.filter(([, ...lines]) => lines.some((line) => line));
}
