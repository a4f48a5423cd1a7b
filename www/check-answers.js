/**
 * Checking the answers before the file is made: every question that applies, with what was answered.
 *
 * @import { Finding, Json, Policy } from "./types.js"
 */
import { inWords, questionText } from "./answers.js";
import { all, byId, element, heard } from "./dom.js";
import { questions } from "./form.js";
import { message, what } from "./messages.js";
import { ofEntry, placeOf } from "./places.js";
import { words } from "./words.js";

/**
 * @param {HTMLElement} form
 * @param {(question: HTMLElement) => void} change
 */
export function showAnswers(form, change) {
  const parts = all(form, "section").filter((part) => !part.hidden);
  byId("answers").replaceChildren(
    ...parts.flatMap((part) => [
      element("h2", {}, part.querySelector("h2")?.textContent ?? ""),
      element("dl", { class: "answers" }, ...questions(part).flatMap((question) => row(question, change))),
    ]),
  );
}

/**
 * @param {HTMLElement} question
 * @param {(question: HTMLElement) => void} change
 * @returns {HTMLElement[]}
 */
function row(question, change) {
  if (question.hidden) return [];
  const asked = questionText(question);
  const lines = inWords(question);
  const button = element("button", { type: "button", class: "link" }, words.change, heard(` – ${asked}`));
  button.addEventListener("click", () => change(question));
  const said =
    lines.length > 0
      ? lines.map((line) => element("p", {}, line))
      : [element("p", { class: "unanswered" }, words.notAnswered)];
  return [
    element(
      "div",
      {},
      element("dt", {}, asked),
      element("dd", {}, ...said),
      element("dd", { class: "action" }, button),
    ),
  ];
}

/** Without it nobody can tell whom a file is about. */
const CHILD_NAME = "/answers/childName";

/**
 * Advice, and what may be completed afterwards.
 *
 * @param {HTMLElement} form
 * @param {Finding[]} findings
 * @param {Policy} policy
 * @param {{ isUnnamed: boolean }} child
 */
export function showNotes(form, findings, policy, { isUnnamed }) {
  const outstanding = findings.filter(({ severity }) => severity === "outstanding");
  const advice = findings
    .filter(({ severity }) => severity === "advice")
    .flatMap((finding) => [aboutWhat(form, finding.path), advised(finding, policy)]);
  if (isUnnamed) advice.unshift(aboutWhat(form, CHILD_NAME), unnamed());
  const notes = [];
  if (outstanding.length > 0) {
    notes.push(
      element(
        "div",
        { class: "notice life" },
        element("h2", {}, words.outstanding(outstanding.length)),
        element("ul", {}, ...outstanding.map((finding) => element("li", dataOf(finding), what(finding)))),
      ),
    );
  }
  if (advice.length > 0) {
    notes.push(element("div", { class: "notice" }, element("h2", {}, words.advice), ...advice));
  }
  byId("confirm").textContent = words.makeFile;
  // With a life at risk nobody has to go to the end of the page first.
  if (outstanding.length > 0) notes.push(buttonsAgain());
  byId("check-notes").replaceChildren(...notes);
}

/** The buttons at the end of the page, once more. */
function buttonsAgain() {
  const buttons = ["confirm", "back"].map((id) => {
    const { className, textContent } = byId(id);
    const button = element("button", { type: "button", class: className }, textContent ?? "");
    button.addEventListener("click", () => byId(id).click());
    return button;
  });
  return element("div", { class: "buttons again" }, ...buttons);
}

/**
 * Whether somebody who gets a file would not know whom it is about: nothing that it goes with says so either.
 *
 * @param {Json | null} payload
 * @param {Json} record
 */
export function isUnnamed(payload, record) {
  return payload?.keep !== "local" && payload?.type !== "consent-change" && record.answers?.childName === undefined;
}

function unnamed() {
  const [what = "", why = ""] = words.unnamed;
  return element(
    "div",
    { class: "message advice" },
    element("strong", {}, `${words.severity.advice}: ${what}`),
    ` ${why}`,
  );
}

/**
 * @param {Finding} finding
 * @param {Policy} policy
 */
function advised(finding, policy) {
  const said = message(finding, policy);
  if (finding.path === CHILD_NAME) said.append(" ", element("strong", {}, words.nameNotInFile));
  return said;
}

/**
 * Which question something is about.
 *
 * @param {HTMLElement} form
 * @param {string} path
 */
function aboutWhat(form, path) {
  const place = placeOf(form, path);
  return element("p", { class: "about" }, place ? questionText(place) + ofEntry(place) : "");
}

/** @param {Finding} finding */
export function dataOf({ code, path, severity }) {
  return { "data-code": code, "data-path": path, "data-severity": severity };
}

/** Says that nothing was checked. */
export function showUncheckedNote() {
  byId("check-notes").replaceChildren(
    element("div", { class: "notice" }, element("p", {}, element("strong", {}, words.unchecked))),
  );
  byId("confirm").textContent = words.makeUnchecked;
}
