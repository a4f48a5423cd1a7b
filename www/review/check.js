/**
 * What checking a payload or a saved review came to: that it agrees, or every thing that does not, and where.
 *
 * @import { Disagreement, ReviewDifference } from "../referral-consent/hub.js"
 */
import { element } from "../dom.js";
import { words } from "./words.js";

/**
 * @param {(Disagreement | ReviewDifference)[]} disagreements
 * @param {typeof words.checked.payload} said what is said of such a file
 * @returns {HTMLElement}
 */
export function checked(disagreements, said) {
  if (disagreements.length === 0) {
    return element(
      "div",
      { class: "notice slim", "data-checked": "agrees" },
      element("p", {}, element("strong", {}, said.agrees), ` ${said.agreesNote}`),
    );
  }
  const items = disagreements.map(({ code, path, message, next, expected }) =>
    element(
      "li",
      { "data-code": code, "data-path": path },
      ...[element("code", {}, path || "/"), ` ${message} ${next}`, ...shouldBe(expected)],
    ),
  );
  return element(
    "div",
    { class: "notice wrong", "data-checked": "disagrees" },
    element("h2", {}, words.disagrees(disagreements.length)),
    element("p", {}, said.disagreesNote),
    element("ul", {}, ...items),
  );
}

/** The longest that is shown of what should be there. */
const LONGEST = 200;

/**
 * @param {unknown} expected
 * @returns {(Node | string)[]}
 */
function shouldBe(expected) {
  const text = expected === undefined ? "" : JSON.stringify(expected);
  return text === "" || text.length > LONGEST ? [] : [` ${words.expected} `, element("code", {}, text), "."];
}
