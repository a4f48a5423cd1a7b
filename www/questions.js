/**
 * Showing the questions that apply, and hiding the others with what was written in them.
 *
 * @import { Assessment } from "./types.js"
 */
import { all } from "./dom.js";
import { questions } from "./form.js";

/** Fields of the agency's own are asked whenever this is. */
const OWN_FIELDS = "/answers";

/** The only one of them that a record of not sharing has a use for (§1.7): it carries none, and its copy is kept under this. */
const NAME = `${OWN_FIELDS}/childName`;

/**
 * Shows the questions that apply, or all of them.
 *
 * @param {HTMLElement} form
 * @param {Pick<Assessment, "ask" | "route"> | "all"} asked
 * @returns {boolean} whether anything has changed
 */
export function show(form, asked) {
  const paths = asked === "all" ? null : new Set(asked.ask);
  const isKept = asked !== "all" && asked.route === "not-sharing";
  let changed = false;
  for (const question of questions(form)) {
    const path = question.dataset.question ?? "";
    const isOwn = path.startsWith(`${OWN_FIELDS}/`);
    const isLeft = isOwn && isKept && path !== NAME;
    const hidden = paths !== null && (isLeft || !paths.has(isOwn ? OWN_FIELDS : path));
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
