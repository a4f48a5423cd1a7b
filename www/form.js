/**
 * From the controls to a record, and which controls count.
 *
 * @import { Json } from "./types.js"
 */
import { controls, read } from "./answers.js";
import { all } from "./dom.js";

/**
 * The questions of a form, in the order of the page.
 *
 * @param {HTMLElement} form
 */
export function questions(form) {
  return all(form, "[data-question]");
}

/**
 * Whether an element of the form is shown.
 *
 * @param {Element} element
 * @param {HTMLElement} form
 */
export function isShown(element, form) {
  const hider = element.closest("[hidden]");
  return hider === null || !form.contains(hider);
}

/**
 * Whether it is said that a life is at risk.
 *
 * @param {HTMLElement} form
 */
export function isLifeAtRisk(form) {
  return form.querySelector('[name="/referral/lifeAtRisk"][value="true"]:checked:enabled') !== null;
}

/**
 * Leaves out what is hidden: a disabled control keeps its words but is no answer.
 *
 * @param {HTMLElement} form
 */
export function leaveOutHidden(form) {
  for (const control of controls(form)) control.disabled = !isShown(control, form);
}

/**
 * The record of what is shown and answered.
 *
 * @param {HTMLElement} form
 * @returns {Json}
 */
export function readRecord(form) {
  /** @type {Json} */
  const record = {};
  for (const question of questions(form)) {
    const answer = isShown(question, form) ? read(question) : undefined;
    if (answer !== undefined) put(record, question.dataset.question ?? "", answer);
  }
  return record;
}

/**
 * @param {Json} record
 * @param {string} path a JSON Pointer
 * @param {unknown} answer
 */
function put(record, path, answer) {
  const keys = path.split("/").slice(1);
  const last = keys.pop() ?? "";
  const group = keys.reduce((group, key) => (group[key] ??= {}), record);
  group[last] = answer;
}
