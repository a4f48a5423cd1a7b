/**
 * What checking a payload came to: that it agrees, or every thing that does not, and where.
 *
 * @import { Disagreement } from "./hub.js"
 */
import { element } from "../dom.js";
import { words } from "./words.js";

/**
 * @param {Disagreement[] | undefined} disagreements nothing where it could not be checked
 * @returns {HTMLElement}
 */
export function checked(disagreements) {
  if (disagreements === undefined) {
    return element(
      "div",
      { class: "notice not-checking slim", "data-checked": "not" },
      element("p", {}, words.notChecked),
    );
  }
  if (disagreements.length === 0) {
    return element(
      "div",
      { class: "notice slim", "data-checked": "agrees" },
      element("p", {}, element("strong", {}, words.agrees), ` ${words.agreesNote}`),
    );
  }
  const items = disagreements.map(({ code, path, message }) =>
    element("li", { "data-code": code, "data-path": path }, element("code", {}, path || "/"), ` ${message}`),
  );
  return element(
    "div",
    { class: "notice wrong", "data-checked": "disagrees" },
    element("h2", {}, words.disagrees(disagreements.length)),
    element("p", {}, words.disagreesNote),
    element("ul", {}, ...items),
  );
}
