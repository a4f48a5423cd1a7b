/**
 * The settings that a file was made with: those of this hub, or those of another agency, or of another time. By them it is
 * checked whole; without them only as far as the protocol itself goes.
 *
 * @import { Json, Policy } from "../types.js"
 * @import { Disagreement, Hub } from "../referral-consent/hub.js"
 */
import { byId, element } from "../dom.js";
import { checked } from "./check.js";
import { words } from "./words.js";

const said = words.settings;

/**
 * What checking a file came to.
 *
 * @typedef {object} Verified
 * @property {Disagreement[]} disagreements
 * @property {boolean} isInPart whether its settings are not known, so that what depends on them is not checked
 * @property {Policy} policy those that it was made with, or else the hub's own, which at least know some of its words
 */

/**
 * @param {Json} payload
 * @param {Hub} hub
 * @param {Policy} own
 * @param {Policy[]} given
 * @returns {Verified}
 */
export function verified(payload, hub, own, given) {
  for (const policy of [own, ...given]) {
    const { judgedBy, disagreements } = hub.verify(payload, /** @type {any} */ (policy));
    if (judgedBy !== "loosest-policy") return { disagreements, isInPart: false, policy };
  }
  return { disagreements: hub.verify(payload).disagreements, isInPart: true, policy: own };
}

/**
 * Says what checking a file came to, and asks for its settings where they are wanted.
 *
 * @param {Json} payload
 * @param {Verified} of
 * @param {Policy} own
 * @param {(file: File) => void} take
 * @returns {HTMLElement[]}
 */
export function sayChecked(payload, { disagreements, isInPart, policy }, own, take) {
  const { agrees, agreesNote, disagreesNote } = words.checked.payload;
  const note = policy === own ? "" : ` ${said.given(nameOf(policy))}`;
  if (!isInPart) return [checked(disagreements, { agrees, agreesNote: agreesNote + note, disagreesNote })];
  const found = checked(disagreements, { agrees: said.agrees, agreesNote, disagreesNote });
  return [found, notice(payload, own, take)];
}

/**
 * Says mildly that a file was made with other settings: nearly always nothing is wrong with it.
 *
 * @param {Json} payload
 * @param {Policy} own
 * @param {(file: File) => void} take
 */
function notice(payload, own, take) {
  const input = /** @type {HTMLInputElement} */ (
    element("input", { type: "file", id: "settings", "aria-describedby": "settings-hint" })
  );
  input.addEventListener("change", () => {
    const [file] = input.files ?? [];
    input.value = "";
    if (file) take(file);
  });
  return element(
    "div",
    { class: "notice slim", "data-checked": "in-part" },
    element("p", {}, element("strong", {}, said.other(nameOf(payload.producer.policy), nameOf(own)))),
    element("p", {}, said.notChecked),
    element(
      "div",
      { class: "question ask" },
      element("label", { for: "settings" }, said.ask),
      element("p", { class: "hint", id: "settings-hint" }, said.hint),
      input,
      element("div", { id: "settings-said", role: "status" }),
    ),
  );
}

/**
 * Says something of settings that were given, where they are asked for.
 *
 * @param {string} text
 */
export function saySettings(text) {
  byId("settings-said").replaceChildren(element("p", { class: "message" }, text));
}

/** @param {Json} policy */
export function nameOf({ id, version }) {
  return `${id}, version ${version}`;
}
