/**
 * What an element does where the rules cannot work: it says so, and what was written travels under the names of its questions.
 *
 * @import { Policy } from "../index.d.ts"
 * @import { Named } from "./markup.js"
 */
import { all, make, withPhones } from "./markup.js";
import { help } from "./draw.js";
import { words } from "./words.js";

/**
 * @param {string} text what cannot be done
 * @param {Named} named
 * @param {Policy | undefined} policy
 */
export function notice(text, named, policy) {
  const said = [text, words.goOn].map((line) => make("p", {}, line));
  return make("div", { class: named("inset-text"), role: "status", "data-rc-drawn": true }, ...said, ...help(policy));
}

/**
 * Gives every control a name, so that its answer is sent as any other.
 *
 * @param {HTMLElement} drawn
 * @param {string} base what every name begins with
 */
export function nameControls(drawn, base) {
  for (const control of all(drawn, "input, select, textarea")) {
    const rc = control.closest("[data-rc]")?.getAttribute("data-rc");
    if (!rc) continue;
    const entry = control.closest("[data-rc-entry]");
    const list = entry?.getAttribute("data-rc-entry");
    const number = entry && [...drawn.querySelectorAll(`[data-rc-entry=${list}]`)].indexOf(entry);
    const name = [base, list, number, rc, control.dataset.rcPart];
    control.name = name.filter((part) => part !== undefined && part !== null).join(".");
    control.removeAttribute("form");
  }
}
