/**
 * Where on the page a finding belongs.
 */
import { controls, entries } from "./answers.js";
import { isShown } from "./form.js";

/**
 * The question that a path leads to, or the nearest around it that is shown.
 *
 * @param {HTMLElement} form
 * @param {string} path a JSON Pointer into the record
 * @returns {HTMLElement | undefined}
 */
export function placeOf(form, path) {
  for (let at = path; at !== ""; at = at.slice(0, at.lastIndexOf("/"))) {
    const place = lookUp(form, at);
    if (place && isShown(place, form)) return place;
  }
  return undefined;
}

/**
 * @param {HTMLElement} form
 * @param {string} path
 * @returns {HTMLElement | undefined}
 */
function lookUp(form, path) {
  const [, list, index, member] = /^(\/[a-z]+)\/(\d+)(?:\/(.+))?$/i.exec(path) ?? [];
  const place = find(form, `[data-question="${CSS.escape(list ?? path)}"]`);
  if (list === undefined || place === undefined) return place;
  const entry = entries(place)[Number(index)];
  if (!entry || member === undefined) return entry;
  const name = CSS.escape(member);
  return find(entry, `[data-member="${name}"], [data-place="${name}"]`);
}

/**
 * @param {HTMLElement} within
 * @param {string} selector
 */
function find(within, selector) {
  return /** @type {HTMLElement | undefined} */ (within.querySelector(selector) ?? undefined);
}

/**
 * Which entry of a list a question is about, in brackets.
 *
 * @param {HTMLElement} place
 */
export function ofEntry(place) {
  const entry = place.closest("[data-entry]");
  const name = entry === place ? null : entry?.querySelector("legend, label");
  return name ? ` (${name.textContent})` : "";
}

/**
 * What is chosen at a place that a path leads on into, such as the second of the things that a recipient gets.
 *
 * @param {HTMLElement} place
 * @param {string} path
 */
export function chosenAt(place, path) {
  const [index] = /\d+$/.exec(path) ?? [];
  if (index === undefined || place.dataset.type !== "some-of") return "";
  const chosen = controls(place).filter((control) => control.matches(":checked:enabled"));
  return chosen[Number(index)]?.labels?.[0]?.textContent ?? "";
}

/**
 * The control to go to: of options the one that is chosen, else the first.
 *
 * @param {HTMLElement} place
 */
export function firstControl(place) {
  const usable = controls(place).filter((control) => !control.disabled);
  return usable.find((control) => control.matches("[type=radio]:checked")) ?? usable[0];
}

/**
 * Goes to the question at a place, so that its label is in sight too.
 *
 * @param {HTMLElement} place
 */
export function goTo(place) {
  place.scrollIntoView({ block: "start" });
  const control = firstControl(place) ?? place.querySelector("button");
  control?.focus({ preventScroll: true });
}
