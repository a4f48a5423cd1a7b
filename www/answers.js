/**
 * What one question's controls say: as the record has it, and in words.
 *
 * @import { Json } from "./types.js"
 */
import { all } from "./dom.js";

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */

/**
 * @param {ParentNode} within
 * @returns {Control[]} also those that are hidden
 */
export function controls(within) {
  return /** @type {Control[]} */ (all(within, "input, select, textarea"));
}

/**
 * The answer as the record has it; `undefined` where there is none.
 *
 * @param {HTMLElement} question
 * @returns {unknown}
 */
export function read(question) {
  const boxes = controls(question).filter((control) => !control.disabled);
  const chosen = boxes.filter((box) => "checked" in box && box.checked).map((box) => box.value);
  const first = boxes[0]?.value ?? "";
  switch (question.dataset.type) {
    case "text":
    case "recipient":
      return unlessBlank(first);
    case "whole-number":
      return /^\s*\d+\s*$/.test(first) ? Number(first) : unlessBlank(first);
    case "date":
      return date(boxes.map((box) => box.value.trim()));
    case "yes-no":
      return chosen.length > 0 ? chosen[0] === "true" : undefined;
    case "one-of":
      return unlessBlank(chosen[0] ?? "");
    case "some-of":
      return chosen.length > 0 ? chosen : undefined;
    case "provided-by":
      return first === OTHER ? boxes[1]?.value.trim() || NOT_NAMED : unlessBlank(first);
    case "information":
      return entries(question).map((entry) => ({
        id: entry.dataset.entry,
        category: entry.dataset.entry,
        ...members(entry),
      }));
    case "sharing": {
      const read = entries(question).map(members);
      // The one that a form begins with is no answer.
      return read.every((entry) => Object.keys(entry).length === 0) && read.length < 2 ? [] : read;
    }
    default:
      return undefined;
  }
}

/** The option of an agency that is in no list: blank, as no id is. */
export const OTHER = " ";

/** What is said of it until its name is given. Left out, what it told would be taken for the referrer’s own (§4.4d). */
const NOT_NAMED = "another agency, not named";

/**
 * The entries of a list that count: of what is shared those that are ticked.
 *
 * @param {HTMLElement} question
 * @returns {HTMLElement[]}
 */
export function entries(question) {
  return all(question, "[data-entry]").filter(
    (entry) => question.dataset.type !== "information" || tick(entry).checked,
  );
}

/**
 * The box by which something is shared.
 *
 * @param {HTMLElement} entry
 * @returns {HTMLInputElement}
 */
export function tick(entry) {
  return /** @type {HTMLInputElement} */ (entry.querySelector("input"));
}

/**
 * @param {HTMLElement} entry
 * @returns {Json}
 */
function members(entry) {
  /** @type {Json} */
  const object = {};
  for (const member of all(entry, "[data-member]")) {
    const answer = read(member);
    if (answer !== undefined) object[member.dataset.member ?? ""] = answer;
  }
  return object;
}

/** @param {string} text */
function unlessBlank(text) {
  return text.trim() === "" ? undefined : text;
}

/**
 * A date that is unfinished or impossible is given as it stands, so that the rules can say so.
 *
 * @param {string[]} parts
 */
function date(parts) {
  const [day = "", month = "", year = ""] = parts;
  if (day === "" && month === "" && year === "") return undefined;
  const two = (/** @type {string} */ part) => (/^\d$/.test(part) ? `0${part}` : part);
  return `${year}-${two(month)}-${two(day)}`;
}

/**
 * The answer in words, a line each; none where there is no answer.
 *
 * @param {HTMLElement} question
 * @returns {string[]}
 */
export function inWords(question) {
  const answer = read(question);
  // An option can say that there is nothing to tell the rules, and is an answer all the same.
  if (answer === undefined) return question.dataset.type === "one-of" ? labels(question) : [];
  switch (question.dataset.type) {
    case "date":
      return [dateInWords(String(answer))];
    case "yes-no":
    case "one-of":
    case "some-of":
    case "recipient":
      return labels(question);
    case "provided-by":
      return answer === controls(question)[0]?.value ? labels(question) : [String(answer)];
    case "information":
      return entries(question).map((entry) => [label(tick(entry)), ...details(entry)].join(". "));
    case "sharing":
      return /** @type {unknown[]} */ (answer).length > 0
        ? entries(question).map((entry) => details(entry).join(". "))
        : [];
    default:
      return [String(answer)];
  }
}

/** @param {HTMLElement} entry */
function details(entry) {
  return all(entry, "[data-member]")
    .map((member) => ({ asked: questionText(member), said: inWords(member) }))
    .filter(({ said }) => said.length > 0)
    .map(({ asked, said }) => `${asked} ${said.join(", ")}`);
}

/**
 * What a question asks, without what is only heard.
 *
 * @param {HTMLElement} question
 */
export function questionText(question) {
  const named = question.querySelector("legend, label")?.cloneNode(true);
  if (!(named instanceof HTMLElement)) return "";
  for (const extra of all(named, ".visually-hidden")) extra.remove();
  return named.textContent?.trim() ?? "";
}

/**
 * The labels of what is chosen.
 *
 * @param {HTMLElement} question
 * @returns {string[]}
 */
function labels(question) {
  return controls(question).flatMap((control) => {
    if (control.disabled) return [];
    if (control instanceof HTMLSelectElement) return [control.selectedOptions[0]?.text ?? ""];
    return "checked" in control && control.checked ? [label(control)] : [];
  });
}

/** @param {Control} control */
function label(control) {
  return control.labels?.[0]?.textContent ?? control.value;
}

/**
 * `2026-11-23` as it is written in English; anything else as it is.
 *
 * @param {string} text
 */
export function dateInWords(text) {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(time)) return text;
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(time);
}
