/**
 * Random records: many that are nearly in order, from the cases and vectors with some answers changed; many that are
 * drawn from every question and option there is; and in both some answers that are no answers at all.
 *
 * @import { Catalogue } from "../../pkg-config/index.d.ts"
 * @import { Chance } from "./chance.mjs"
 */
import { cases, changed, keys, policy, policyOf, readVectors, recordOf, TODAY } from "../support/cases.mjs";

/** @typedef {{ path: string, type: string, options?: { value: unknown }[], members?: Question[] }} Question */

const vectors = readVectors();

const POLICIES = [
  ...[...cases.values()].map(policyOf),
  ...vectors.map((vector) => /** @type {any} */ (changed(policy, vector))),
];

/** What a record can start from, as text: parsing it is the quickest way to copy. */
const STARTS = [...[...cases.values()].map(recordOf), ...vectors.map(({ record }) => record)].map((record) =>
  JSON.stringify(record),
);

/** A policy that the rules accept. @param {Chance} chance */
export function randomPolicy(chance) {
  return chance.one(POLICIES);
}

/** The same with one thing set to anything. @param {Chance} chance @param {unknown} policy */
export function alteredPolicy(chance, policy) {
  const altered = object(policy);
  const path = chance.one([["rationale", "minWords"], ["consentValidForDays"], [chance.one(Object.keys(altered))]]);
  set(altered, path, chance.is(0.7) ? chance.one(NUMBERS) : chance.one(NO_ANSWERS)());
  return /** @type {any} */ (altered);
}

/** A day to assess on. @param {Chance} chance */
export function randomDay(chance) {
  return chance.is(0.7) ? TODAY : chance.one(["2024-02-29", "2026-02-28", "2026-03-01", "2027-12-31", "2030-01-01"]);
}

/**
 * Makes a function that makes records.
 *
 * @param {Catalogue} catalogue
 */
export function recordsOf(catalogue) {
  const questions = /** @type {Question[]} */ (catalogue.questions);

  /** @type {(chance: Chance) => unknown} */
  return (chance) => {
    if (chance.is(0.002)) return chance.one([null, 5, "", [], [{}], true]);
    const record = chance.is(0.7) ? known(chance) : drawn(chance, questions);
    for (let left = chance.one([0, 1, 1, 2, 3, 6, 20]); left > 0; left--) alter(record, chance, questions);
    return record;
  };
}

/** A record of the cases or vectors, or groups of two of them. @param {Chance} chance */
function known(chance) {
  const start = () => object(JSON.parse(chance.one(STARTS)));
  const record = start();
  if (chance.is(0.3)) {
    for (const [group, answers] of Object.entries(start())) if (chance.is(0.5)) record[group] = answers;
  }
  return record;
}

/** A record with a share of all questions answered. @param {Chance} chance @param {Question[]} questions */
function drawn(chance, questions) {
  const share = chance.one([0.3, 0.8, 0.95, 1]);
  /** @type {{ [key: string]: unknown }} */
  const record = {};
  for (const question of chance.some(questions, share)) {
    set(record, keys(question.path), answer(chance, question));
  }
  return record;
}

/** @param {{ [key: string]: unknown }} record @param {Chance} chance @param {Question[]} questions */
function alter(record, chance, questions) {
  const question = chance.one(questions);
  const path = keys(question.path);
  const what = chance.whole(0, 9);
  if (what < 5) set(record, path, answer(chance, question));
  else if (what < 7) set(record, path, undefined);
  else if (what < 9) set(record, path.slice(0, chance.whole(1, path.length)), chance.one(NO_ANSWERS)());
  else set(record, [...path.slice(0, chance.whole(0, path.length - 1)), chance.one(UNKNOWN_KEYS)], "x");
}

/**
 * An answer to a question, nearly always of its type.
 *
 * @param {Chance} chance
 * @param {Question} question
 * @returns {unknown}
 */
function answer(chance, question) {
  if (chance.is(0.02)) return chance.one(NO_ANSWERS)();
  const options = question.options?.map(({ value }) => value) ?? [];
  switch (question.type) {
    case "one-of":
      return chance.one(options);
    case "some-of":
      return chance.some([...options, ...options.slice(0, 1)], 0.6);
    case "yes-no":
      return chance.is(0.7);
    case "whole-number":
      return chance.is(0.8) ? chance.whole(0, 26) : chance.one(NUMBERS);
    case "date":
      return chance.is(0.05) ? chance.one(NO_DATES) : date(chance);
    case "ids":
      return chance.some(IDS, 0.4);
    case "entries":
      return Array.from({ length: chance.one([0, 1, 1, 2, 2, 3, 12]) }, () => entry(chance, question.members ?? []));
    case "object":
      return Object.fromEntries(chance.some(IDS, 0.5).map((id) => [id, chance.one([...TEXTS, 1.5, null, [id]])]));
    default:
      return chance.is(0.3) ? words(chance) : chance.one(TEXTS);
  }
}

/** @param {Chance} chance @param {Question[]} members */
function entry(chance, members) {
  const answered = chance.some(members, chance.one([0.7, 1]));
  return Object.fromEntries(
    answered.map((member) => [member.path, member.type === "text" ? chance.one(IDS) : answer(chance, member)]),
  );
}

/** Mostly of the last months or of a childhood ago. @param {Chance} chance */
function date(chance) {
  const day = new Date(`${TODAY}T00:00Z`);
  if (chance.is(0.4)) day.setUTCFullYear(day.getUTCFullYear() - chance.whole(0, 20));
  day.setUTCDate(day.getUTCDate() + chance.one([0, 0, 1, -1, -3, -30, -365, chance.whole(-500, 50)]));
  return day.toISOString().slice(0, 10);
}

/** @param {Chance} chance */
function words(chance) {
  return Array.from({ length: chance.whole(1, 40) }, () => chance.one(WORDS)).join(
    chance.one([" ", " ", "\n", "; ", " – "]),
  );
}

/**
 * Sets an answer, or takes it away; groups that are none are made anew.
 *
 * @param {{ [key: string]: unknown }} json
 * @param {string[]} path
 * @param {unknown} value
 */
function set(json, [key = "", ...rest], value) {
  if (rest.length > 0) {
    const group = object(json[key]);
    set(group, rest, value);
    value = group;
  }
  if (value === undefined) delete json[key];
  // A key such as __proto__ is a key like any other.
  else Object.defineProperty(json, key, { value, configurable: true, enumerable: true, writable: true });
}

/** @param {unknown} value @returns {{ [key: string]: unknown }} */
function object(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

const deep = (levels = 100) => {
  /** @type {unknown} */
  let value = "end";
  for (let level = 0; level < levels; level++) value = level % 2 ? [value] : { value };
  return value;
};

/** On both sides of where numbers of 32 and 64 bits end, and of what a fraction can say. */
const NUMBERS = [
  ...[0, 1, 13, 30, 365, 1e5, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 32 + 5, 2 ** 53, 2 ** 63, 2 ** 64],
  ...[
    -0,
    -1,
    -(2 ** 31),
    -(2 ** 63),
    0.5,
    15.5,
    0.1 + 0.2,
    1e21,
    123456789012345680000,
    5e-324,
    1.7976931348623157e308,
  ],
];

/** Made anew each time, as they are changed. @type {(() => unknown)[]} */
const NO_ANSWERS = [
  ...[null, "", " \t\n", "\u00a0", "\u200b", "nonsense", "GIVEN", " given", "0", "\ud83d", "\u0000\u007f\u2028\ud800x"],
  ...[true, false, ...NUMBERS],
].map((value) => () => value);
NO_ANSWERS.push(
  () => [],
  () => ({}),
  () => [null],
  () => [[]],
  () => ["x", 5, "x"],
  () => ({ a: { b: null } }),
  () => deep(),
  () => "long ".repeat(100),
);

const NO_DATES = [
  "2026-02-30",
  "1900-02-29",
  "23/11/2026",
  "2026-1-1",
  "20261123",
  " 2026-11-23",
  "soon",
  "0000-02-29",
];

const UNKNOWN_KEYS = ["extra", "", " ", "a/b", "m~n", "constructor", "__proto__", "toString", "\ud83d", "é", "Name"];

/** Ids of information, categories and recipients, known and unknown. */
const IDS = [
  ...["who", "worries", "gp", "Who", "who ", "0", "nowhere", "", "\ud800"],
  ...["childrens-social-care", "police", "health", "education", "family-support"],
  ...["identity", "family", "concerns", "offending"],
];

const TEXTS = [
  "Priya Nair",
  "Siân Ó’Neill",
  "李",
  "Only what the hub needs.",
  " ONLY WHAT THE HUB NEEDS. ",
  "No medical detail.",
  "Hungry and cold.",
  "straße",
  "STRASSE",
  "İstanbul",
  "Σίσυφος",
  "ΣΊΣΥΦΟΣ",
  '"quoted" \\ and\u0007rung',
  "4",
  "0190f3c2-7b7e-7c54-8f5d-0d2f3a1b9c10",
  "The father has threatened to take Aisha abroad if anyone asks. Asking him first would give him the chance tonight.",
  "Mae’r tad wedi bygwth mynd â’r plentyn i ffwrdd heno, a byddai gofyn iddo’n gyntaf yn ei rhybuddio hi’n rhy hwyr.",
];

const WORDS = [
  ...["one", "two", "Two", "three", "it's", "it’s", "IT’S", "well-being", "no-one", "-", "…", "12/11", "½", "Ⅷ", "四"],
  ...[
    "é",
    "e\u0301",
    "ÉTÉ",
    "été",
    "ǅ",
    "ǆ",
    "😀",
    "हिन्दी",
    "١",
    "co\u00adop",
    "harm",
    "tonight",
    "\udc00",
    "a_b",
    "x\u200by",
  ],
];
