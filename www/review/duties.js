/**
 * What the local authority has to settle before any action is decided: what the rules ask for each duty, with the
 * prompts of this page, and what was answered in words. The other duties that come with a payload have only to be kept to.
 *
 * @import { Catalogue, Json } from "../types.js"
 * @import { Review, ReviewDuty } from "../referral-consent/hub.js"
 * @import { Wording } from "../wording.js"
 */
import { controls, dateInWords } from "../answers.js";
import { all, byId, element } from "../dom.js";
import { leaveOutHidden } from "../form.js";
import { ended, row } from "../summary.js";
import { draw } from "./fields.js";
import { words } from "./words.js";

/** Who and when come after what. */
const LAST = ["clarifiedBy", "clarifiedOn"];

/** What is asked only after another answer: it goes on without consent, or it does not. */
const AFTER = {
  duty: "clarify-consent-before-action",
  keys: ["decision", "reason"],
  name: "result",
  value: "not-received",
};

/** Where the local authority is asked to override consent, that is decided there and nowhere else. */
const OVERRIDE = "decide-override";

/**
 * The duties of a review that leave something to settle.
 *
 * @param {Review} review
 */
export function toSettle({ duties }) {
  return duties.filter(({ record }) => record.length > 0);
}

/**
 * Draws what is asked.
 *
 * @param {HTMLElement} form
 * @param {Review} review
 * @param {Json} payload
 * @param {Catalogue} catalogue
 */
export function drawDuties(form, review, payload, catalogue) {
  const duties = toSettle(review);
  const decidesOverride = duties.some(({ duty }) => duty === OVERRIDE);
  byId("duties").replaceChildren(
    ...duties.map((duty) => drawDuty(duty, payload, catalogue, { decidesOverride, isOneOfMany: duties.length > 1 })),
    ...(duties.length === 0 ? [element("p", {}, words.settleNothing)] : []),
  );
  enterToday(form);
  showAsked(form);
}

/**
 * @param {ReviewDuty} of
 * @param {Json} payload
 * @param {Catalogue} catalogue
 * @param {{ decidesOverride: boolean, isOneOfMany: boolean }} among
 */
function drawDuty({ duty, label, settle, hint, record }, payload, catalogue, { decidesOverride, isOneOfMany }) {
  const isAfter = (/** @type {string} */ key) => duty === AFTER.duty && AFTER.keys.includes(key);
  const inOrder = [...record].sort((one, other) => LAST.indexOf(one.key) - LAST.indexOf(other.key));
  const fields = inOrder
    .filter(({ key }) => !(isAfter(key) && decidesOverride))
    .map((asked) => {
      const { key, type } = asked;
      const isLong = key === "reason";
      const more = isLong ? { lines: 7, prompts: promptsFor(duty, payload, catalogue) } : {};
      const field = draw(`/${duty}/${key}`, { ...asked, type, ...more });
      if (isAfter(key)) field.dataset.after = "";
      return field;
    });
  const said = settle ?? hint;
  return element(
    "fieldset",
    // Where there are several, what is said of a question names its duty.
    { class: "duty", "data-duty": duty, ...(isOneOfMany ? { "data-entry": duty } : {}) },
    element("legend", {}, label),
    ...(said ? [element("p", { class: "hint" }, ended(said))] : []),
    ...fields,
  );
}

/**
 * The questions that a good reason answers. A decision to override answers the same as the referrer's own.
 *
 * @param {string} duty
 * @param {Json} payload
 * @param {Catalogue} catalogue
 */
function promptsFor(duty, { override }, catalogue) {
  if (duty !== OVERRIDE) return words.prompts[duty] ?? [];
  const ground = override?.ground ?? "response-required";
  return catalogue.grounds.find((known) => known.ground === ground)?.prompts ?? [];
}

/** It is nearly always settled today. @param {HTMLElement} form */
function enterToday(form) {
  const today = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London" }).formatToParts();
  for (const box of /** @type {HTMLInputElement[]} */ (all(form, "[data-part]"))) {
    box.value = String(Number(today.find(({ type }) => type === box.dataset.part)?.value));
  }
}

/**
 * Shows what is asked after the answers as they are, and leaves out the rest.
 *
 * @param {HTMLElement} form
 */
export function showAsked(form) {
  const isAsked = form.querySelector(`[name="/${AFTER.duty}/${AFTER.name}"][value="${AFTER.value}"]:checked`) !== null;
  for (const field of all(form, "[data-after]")) field.hidden = !isAsked;
  leaveOutHidden(form);
}

/**
 * Who settled one duty nearly always settled the others.
 *
 * @param {HTMLElement} form
 * @param {EventTarget | null} changed
 */
export function fillIn(form, changed) {
  if (!(changed instanceof HTMLInputElement) || !changed.name.endsWith("/clarifiedBy")) return;
  for (const box of controls(form)) {
    if (box.name.endsWith("/clarifiedBy") && box.value.trim() === "") box.value = changed.value;
  }
}

/**
 * What was settled, in words.
 *
 * @param {Json} settled
 * @param {Wording} names
 */
export function settledInWords(settled, names) {
  return Object.entries(settled).flatMap(([duty, answers]) => {
    const rows = Object.entries(words.settled.labels).map(([key, label]) => {
      const said = answers[key];
      return /** @type {[string, string | undefined]} */ ([
        label,
        key === "clarifiedOn" && said ? dateInWords(said) : (words.settled.values[said] ?? said),
      ]);
    });
    return [
      element("h2", {}, names.duty(duty).label),
      element("dl", { class: "facts", "data-settled": duty }, ...rows.flatMap(row)),
    ];
  });
}
