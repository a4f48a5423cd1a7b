/**
 * What checking a payload came to: that it agrees, or every thing that does not, and where.
 *
 * @import { Disagreement } from "../referral-consent/hub.js"
 */
import { element } from "../dom.js";
import { words } from "./words.js";

/**
 * @param {Disagreement[]} disagreements
 * @returns {HTMLElement}
 */
export function checked(disagreements) {
  if (disagreements.length === 0) {
    return element(
      "div",
      { class: "notice slim", "data-checked": "agrees" },
      element("p", {}, element("strong", {}, words.agrees), ` ${words.agreesNote}`),
    );
  }
  const items = disagreements.map(({ code, path, message, next }) =>
    element("li", { "data-code": code, "data-path": path }, element("code", {}, path || "/"), ` ${message} ${next}`),
  );
  return element(
    "div",
    { class: "notice wrong", "data-checked": "disagrees" },
    element("h2", {}, words.disagrees(disagreements.length)),
    element("p", {}, words.disagreesNote),
    element("ul", {}, ...items),
  );
}
