/**
 * The decision in one screen: who consented, what was overridden and why, what may go to whom, and what comes with it.
 *
 * @import { Catalogue, Json, Policy, Rules } from "../types.js"
 * @import { Wording } from "../wording.js"
 * @import { Row } from "../summary.js"
 */
import { element } from "../dom.js";
import {
  concern,
  consent,
  ended,
  joined,
  on,
  override,
  people,
  rest,
  row,
  THE_REST,
  things,
  told,
  unshared,
} from "../summary.js";
import { words } from "./words.js";

/**
 * @param {Json} payload
 * @param {{ rules: Rules, policy: Policy, catalogue: Catalogue, names: Wording }} by
 * @param {Json} [earlier] the referral that a change of consent changes, which says what its limits name
 * @returns {HTMLElement[]}
 */
export function decision(payload, by, earlier) {
  const { names } = by;
  const { privacyNotice: notice, information = earlier?.information } = payload;
  /** @type {[heading: string, rows: Row[]][]} */
  const parts = [
    ["The concern", concern(payload, names)],
    ["Going on without consent", override(payload.override, names)],
    ["Consent", consent({ ...payload, information }, names)],
    [words.heading.people, people(payload, names, "")],
    [THE_REST, rest(payload)],
    ["What the family were told", notice.given === undefined ? [] : [...told(notice, names), noticeInUse(notice)]],
    [words.tests.heading, tests(payload)],
  ];
  const made = parts.flatMap(([heading, rows]) => part(heading, rows));
  return [
    // What is to be done comes before what it was decided on: however long that is, it stands in the first screen.
    element(
      "div",
      { class: "parts" },
      ...part(words.heading.decision, decided(payload, by)),
      ...duties(payload, names),
      ...made,
    ),
    ...sharing(payload, names),
    ...outstanding(payload, by),
    element("p", { class: "digest" }, words.reference(String(payload.id), String(payload.digest?.value))),
  ];
}

/** The duties that nobody may overlook: a life, and a family that must not hear of it. */
const URGENT = ["do-not-alert-family", "complete-outstanding"];

/**
 * What is to be seen before anything else.
 *
 * @param {Json} payload
 * @param {Wording} names
 * @returns {HTMLElement[]}
 */
export function firstOfAll({ handling, referral = {} }, names) {
  const first = URGENT.filter((token) => handling.includes(token)).map((token) => {
    const { label, hint } = names.duty(token);
    return element("p", { "data-first": token }, element("strong", {}, ended(label)), hint ? ` ${ended(hint)}` : "");
  });
  if (referral.lifeAtRisk === true) {
    first.unshift(
      element("p", { "data-first": "life" }, element("strong", {}, words.lifeAtRisk), ` ${words.lifeAtRiskNote}`),
    );
  }
  return first.length === 0 ? [] : [element("div", { class: "notice life slim" }, ...first)];
}

/**
 * @param {string} heading
 * @param {Row[]} rows
 */
function part(heading, rows) {
  const facts = rows.flatMap(row);
  if (facts.length === 0) return [];
  return [element("section", {}, element("h2", {}, heading), element("dl", { class: "facts" }, ...facts))];
}

/**
 * @param {Json} payload
 * @param {{ rules: Rules, policy: Policy, names: Wording }} by
 * @returns {Row[]}
 */
function decided({ decision, referral = {}, child = {} }, { rules, policy, names }) {
  const { route, consenter, ageAtDecision, lawfulBasis, reason, decidedBy = {}, decidedOn } = decision;
  return [
    [words.route, names.token("Route", route)],
    // A change of consent says nothing about the child.
    [words.consenter, route !== "consent-change" && names.token("Consenter", consenter)],
    [words.age, ...ages(ageAtDecision, child, rules, policy)],
    [words.basis, lawfulBasis && names.option("/lawfulBasis", lawfulBasis)],
    [words.reason, reason],
    // Who overrode it is said there.
    [words.decided, route !== "override" && joined(decidedBy.name, decidedBy.role, on(decidedOn))],
    [words.date, on(referral.date)],
    [words.changes, referral.previousId],
  ];
}

/**
 * Then and now: a child who has turned 16 since decides for themself.
 *
 * @param {unknown} then
 * @param {Json} child
 * @param {Rules} rules
 * @param {Policy} policy
 */
function ages(then, child, rules, policy) {
  const { age: now } = rules.assess({ child }, policy);
  const inWords = (/** @type {unknown} */ age) => (age === "unborn" ? words.unborn : String(age));
  const known = (/** @type {unknown} */ age) => age !== null && age !== undefined;
  const turned = typeof then === "number" && then < 16 && typeof now === "number" && now >= 16;
  return [
    known(then) && `${inWords(then)} ${words.ageThen}`,
    known(now) && child.estimatedAge === undefined && `${inWords(now)} ${words.ageNow}`,
    turned && words.nowDecides,
  ];
}

/**
 * Which notice it should have been, where it was not that one.
 *
 * @param {Json} notice
 * @returns {Row}
 */
function noticeInUse({ title, version, givenVersion }) {
  return [words.notice, givenVersion !== version && joined(title, version && `version ${version}`)];
}

/**
 * @param {Json} payload
 * @returns {Row[]}
 */
function tests({ tests = {}, advice = {} }) {
  const { yes, no, advice: asked, ...each } = words.tests;
  const said = (/** @type {Json | undefined} */ test) =>
    test && [test.met ? yes : no, test.reason].filter(Boolean).join(". ");
  return [
    [each.necessity, said(tests.necessity)],
    [each.proportionality, said(tests.proportionality)],
    [each.relevance, said(tests.relevance)],
    [asked, joined(advice.from, advice.outcome)],
  ];
}

/**
 * With whom, for what and which: inside the MASH or outside, and whether the notice says so.
 *
 * @param {Json} payload
 * @param {Wording} names
 */
function sharing(payload, names) {
  const { sharing } = payload;
  if (sharing === undefined) return [];
  const { heading, none, ...said } = words.sharing;
  const cell = (/** @type {unknown} */ text) => element("td", {}, String(text ?? ""));
  const rows = sharing.map((/** @type {Json} */ entry) => {
    const { recipient, insideMash, purpose, information, agreed, coveredByNotice } = entry;
    const where = insideMash === true ? said.inside : insideMash === false ? said.outside : said.unknown;
    const asked = agreed === undefined ? "" : agreed ? said.agreed : said.notAgreed;
    return element(
      "tr",
      insideMash === false ? { class: "outside" } : {},
      element("th", { scope: "row" }, recipient === undefined ? said.unknown : names.recipient(recipient)),
      cell(things(information ?? [], payload, names)),
      cell(joined(purpose && names.member("/sharing", "purpose", purpose), asked)),
      cell(where),
      cell(coveredByNotice ? said.yes : said.no),
    );
  });
  const [nobody, left] = unshared(payload, names);
  if (left) {
    rows.push(element("tr", {}, element("th", { scope: "row" }, nobody), cell(left), cell(""), cell(""), cell("")));
  }
  const heads = [said.who, said.what, said.why, said.where, said.covered];
  const table = element(
    "table",
    {},
    element("thead", {}, element("tr", {}, ...heads.map((text) => element("th", { scope: "col" }, text)))),
    element("tbody", {}, ...rows),
  );
  const shown =
    rows.length === 0
      ? element("p", {}, none)
      : element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": heading }, table);
  return [element("section", { class: "all" }, element("h2", {}, heading), shown)];
}

/**
 * @param {Json} payload
 * @param {Wording} names
 */
function duties({ handling }, names) {
  if (handling.length === 0) return [];
  const items = handling.map((/** @type {string} */ token) => {
    const { label, hint } = names.duty(token);
    return element("li", { "data-duty": token }, element("strong", {}, ended(label)), hint ? ` ${ended(hint)}` : "");
  });
  return [element("section", {}, element("h2", {}, words.duties), element("ul", {}, ...items))];
}

/**
 * @param {Json} payload
 * @param {{ catalogue: Catalogue, names: Wording }} by
 */
function outstanding({ outstanding }, { catalogue, names }) {
  if (outstanding.length === 0) return [];
  const items = outstanding.map((/** @type {Json} */ { code, path }) => {
    const what = catalogue.rules.find((rule) => rule.code === code)?.what ?? code;
    const [, list, index] = /^(\/information|\/sharing)\/(\d+)/.exec(path) ?? [];
    const question = names.question(list ?? path);
    const of = index === undefined ? "" : ` ${Number(index) + 1}`;
    // What a message fills in is not known here: then the question alone says enough.
    return element(
      "li",
      { "data-code": code, "data-path": path },
      what.includes("{") ? "" : `${what} `,
      `(${question}${of})`,
    );
  });
  return [
    element(
      "section",
      { class: "all" },
      element("h2", {}, words.outstanding),
      element("ul", { class: "columns" }, ...items),
    ),
  ];
}
