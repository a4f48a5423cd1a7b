/**
 * Questions as markup: a label or legend, a hint, and the controls, with the answers that are already there.
 *
 * Controls have no name, so that a form's data holds the payload and nothing twice. Radios need one to exclude each other;
 * `form=""` keeps them out of every form instead.
 *
 * @import { CatalogueAnswer, CatalogueOption } from "../index.d.ts"
 * @import { Named } from "./markup.js"
 */
import { make } from "./markup.js";
import { words } from "./words.js";

/**
 * What a question needs to be drawn.
 *
 * @typedef {object} Place
 * @property {Named} named
 * @property {string} id of its first control, and what the others begin with
 * @property {string} rc its path as `data-rc` has it
 * @property {unknown} [answer]
 * @property {string} [of] which entry it is about, for those who only hear it
 * @property {CatalogueOption[]} [options] instead of its own
 */

const YES_NO = [
  { value: "true", label: words.yes },
  { value: "false", label: words.no },
];

/** Questions whose answer is more than a line. */
const LONG = /reason$|concerns|detail$|rationale|outcome$/i;

/** What the browser may know of the person who refers; it is not asked for anything else. */
const KNOWN = /** @type {{ [rc: string]: string }} */ ({
  "referrer.name": "name",
  "referrer.role": "organization-title",
  "referrer.organisation": "organization",
});

/**
 * @param {CatalogueAnswer} asked
 * @param {Place} place
 */
export function question(asked, place) {
  const { answer, options = asked.options ?? [] } = place;
  switch (asked.type) {
    case "date":
      return group(asked, place, date(place));
    case "yes-no":
      return group(asked, place, choices(place, YES_NO, "radio", [String(answer)]), true);
    case "one-of":
      return group(asked, place, choices(place, options, "radio", [answer]), true);
    case "some-of":
    case "ids":
      return group(asked, place, choices(place, options, "checkbox", Array.isArray(answer) ? answer : []));
    default:
      return boxed(asked, place, [written(asked, place)]);
  }
}

/**
 * A question with one control.
 *
 * @param {CatalogueAnswer} asked
 * @param {Place} place
 * @param {(Node | string)[]} controls
 */
export function boxed({ label, hint }, place, controls) {
  const { named, id } = place;
  return make(
    "div",
    { class: named("form-group") },
    make("label", { class: named("label label--s"), for: id }, label, ...aside(place)),
    ...hinted(place, hint),
    ...controls,
  );
}

/**
 * A question with several controls.
 *
 * @param {CatalogueAnswer} asked
 * @param {Place} place
 * @param {Node} controls
 * @param {boolean} [isOne] whether one of them is chosen
 */
export function group({ label, hint }, place, controls, isOne) {
  const { named, id, rc } = place;
  return make(
    "div",
    { class: named("form-group") },
    make(
      "fieldset",
      {
        class: named("fieldset"),
        role: isOne && "radiogroup",
        "data-rc": rc || undefined,
        "aria-describedby": hint && `${id}-hint`,
      },
      make("legend", { class: named("fieldset__legend fieldset__legend--s") }, label, ...aside(place)),
      ...hinted(place, hint),
      controls,
    ),
  );
}

/**
 * What an answer is written in.
 *
 * @param {CatalogueAnswer} asked
 * @param {Place} place
 */
export function written({ type, hint }, { named, id, rc, answer }) {
  const about = {
    id,
    "data-rc": rc,
    "aria-describedby": hint && `${id}-hint`,
    autocomplete: KNOWN[rc] ?? "off",
    // Some browsers send what is written to their maker to check its spelling.
    spellcheck: "false",
  };
  const text = answer === undefined || answer === null ? "" : String(answer);
  if (type === "text" && LONG.test(rc)) {
    const rows = rc === "override.rationale" ? 8 : 4;
    return make("textarea", { ...about, class: named("textarea"), rows }, text);
  }
  const isNumber = type === "whole-number";
  const box = {
    class: isNumber ? named("input input--width-2 date-input__input") : named("input"),
    inputmode: isNumber && "numeric",
    type: "text",
  };
  return make("input", { ...about, ...box, value: text });
}

/** @param {Place} place */
function date({ named, id, answer }) {
  const given = typeof answer === "string" ? answer.split(/[-/.]/) : [];
  const [day = "", month = "", year = ""] = /^\d{4,}-/.test(String(answer)) ? given.reverse() : given;
  const parts = Object.entries({ day, month, year }).map(([part, value]) => {
    const own = part === "day" ? id : `${id}-${part}`;
    return make(
      "div",
      { class: named("date-input__item") },
      make("label", { class: named("label date-input__label"), for: own }, words.date[/** @type {"day"} */ (part)]),
      make("input", {
        class:
          part === "year"
            ? named("input input--width-4 date-input__input")
            : named("input input--width-2 date-input__input"),
        id: own,
        type: "text",
        inputmode: "numeric",
        size: part === "year" ? 4 : 2,
        autocomplete: "off",
        "data-rc-part": part,
        value: value.replace(/^0+(?=\d)/, ""),
      }),
    );
  });
  return make("div", { class: named("date-input") }, ...parts);
}

/**
 * @param {Place} place
 * @param {CatalogueOption[]} options
 * @param {"radio" | "checkbox"} kind
 * @param {unknown[]} chosen
 */
function choices(place, options, kind, chosen) {
  const { named, id } = place;
  const isShort = kind === "radio" && options.length === 2 && !options.some(({ hint }) => hint);
  const of = kind === "checkbox" ? named("checkboxes") : isShort ? named("radios radios--inline") : named("radios");
  const items = options.map((option, index) =>
    // The first has the question's own id, so that a link to the question leads to it.
    choice(place, option, kind, index === 0 ? id : `${id}-${option.value}`, chosen.includes(option.value)),
  );
  return make("div", { class: of }, ...items);
}

/**
 * A radio or a checkbox with its label.
 *
 * @param {Place} place
 * @param {CatalogueOption} option
 * @param {"radio" | "checkbox"} kind
 * @param {string} id
 * @param {boolean} checked
 * @param {string} [rc] where it is an answer of its own
 */
export function choice({ named, id: name }, { value, label, hint }, kind, id, checked, rc) {
  const block = kind === "radio" ? "radios" : "checkboxes";
  const grouped = kind === "radio" ? { name, form: "" } : {};
  const hintId = `${id}-about`;
  const box = { class: named(`${block}__input`), id, type: kind, value, checked, "data-rc": rc, autocomplete: "off" };
  return make(
    "div",
    { class: named(`${block}__item`) },
    make("input", { ...box, ...grouped, "aria-describedby": hint && hintId }),
    make("label", { class: named(`label ${block}__label`), for: id }, label),
    ...(hint ? [make("div", { class: named(`hint ${block}__hint`), id: hintId }, hint)] : []),
  );
}

/**
 * A list to choose one from.
 *
 * @param {Place} place
 * @param {CatalogueOption[]} options
 */
export function select({ named, id, rc, answer }, options) {
  const made = options.map(({ value, label }) => make("option", { value, selected: value === answer }, label));
  return make("select", { class: named("select"), id, "data-rc": rc, autocomplete: "off" }, ...made);
}

/**
 * @param {Place} place
 * @param {string | undefined} hint
 */
function hinted({ named, id }, hint) {
  return hint ? [make("div", { class: named("hint"), id: `${id}-hint` }, hint)] : [];
}

/** @param {Place} place */
export function aside({ named, of }) {
  return of ? [make("span", { class: named("visually-hidden u-visually-hidden") }, ` (${of})`)] : [];
}
