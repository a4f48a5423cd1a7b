/**
 * Showing the questions that apply, and hiding the others with what was written in them.
 */
import { all } from "./dom.js";
import { questions } from "./form.js";

/** Fields of the agency's own are asked whenever this is. */
const OWN_FIELDS = "/answers";

/**
 * Shows the questions at these paths, or all of them.
 *
 * @param {HTMLElement} form
 * @param {string[] | "all"} ask
 * @returns {boolean} whether anything has changed
 */
export function show(form, ask) {
  const paths = ask === "all" ? null : new Set(ask);
  let changed = false;
  for (const question of questions(form)) {
    const path = question.dataset.question ?? "";
    const isOwn = path.startsWith(`${OWN_FIELDS}/`);
    const hidden = paths !== null && !paths.has(isOwn ? OWN_FIELDS : path);
    changed ||= question.hidden !== hidden;
    question.hidden = hidden;
  }
  for (const part of all(form, "section")) {
    part.hidden = questions(part).every((question) => question.hidden);
    const step = document.querySelector(`.steps a[href="#${part.id}"]`)?.parentElement;
    if (step) step.hidden = part.hidden;
  }
  return changed;
}
