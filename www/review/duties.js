/**
 * What the local authority has to settle before any action is decided: what is asked for each duty, and what was
 * answered in words. The other duties that come with a payload have only to be kept to.
 *
 * @import { Catalogue, Finding, Json } from "../types.js"
 * @import { Wording } from "../wording.js"
 * @import { Field } from "./fields.js"
 */
import { controls, dateInWords } from "../answers.js";
import { all, byId, element } from "../dom.js";
import { leaveOutHidden } from "../form.js";
import { row } from "../summary.js";
import { draw } from "./fields.js";

/**
 * @typedef {Field & { key: string, missing: string, when?: { key: string, value: string } }} Asked what is asked, what is
 *   said where it is not answered, and after which answer it is asked
 */

const GO_ON = [
  { value: "proceed", label: "Proceed" },
  { value: "do-not-proceed", label: "Do not proceed" },
];

/** @type {(who: string) => Asked[]} */
const byWhomAndWhen = (who) => [
  { key: "clarifiedBy", type: "text", label: who, hint: "Name and role.", missing: "Say who it was." },
  { key: "clarifiedOn", type: "date", label: "When?", missing: "Say when it was." },
];

/** @type {{ [duty: string]: Asked[] }} */
const DUTIES = {
  "clarify-consent-before-action": [
    {
      ...{ key: "result", type: "one-of", label: "Was consent received?" },
      hint: "It must be theirs to give, they must have known why, what, how and with whom, and nothing may have changed since.",
      options: [
        { value: "received", label: "Yes, we are sure of it" },
        { value: "not-received", label: "No, or we cannot be sure" },
      ],
      missing: "Say whether consent was received.",
    },
    {
      ...{ key: "decision", type: "one-of", label: "Do you proceed without it?", options: GO_ON },
      missing: "Decide whether to proceed without consent.",
      when: { key: "result", value: "not-received" },
    },
    {
      ...{ key: "reason", type: "text", label: "Why?", lines: 6 },
      prompts: [
        "Whom did you ask, and what did they say?",
        "What does the child need, and what happens if nobody acts?",
        "If you proceed: why may it go on without consent, and on which lawful basis?",
        "If you do not: who stays in touch with the child?",
      ],
      missing: "Say why.",
      when: { key: "result", value: "not-received" },
    },
    ...byWhomAndWhen("Who made sure?"),
  ],
  "discuss-refusal-with-referrer": [
    {
      ...{ key: "discussedWith", type: "text", label: "With whom did you discuss it?", hint: "Name and role." },
      missing: "Say with whom you discussed the refusal.",
    },
    {
      ...{ key: "decision", type: "one-of", label: "Do you proceed?", options: GO_ON },
      missing: "Decide whether to proceed.",
    },
    {
      ...{ key: "reason", type: "text", label: "Why?", lines: 6 },
      prompts: [
        "What reason does the referrer think they had?",
        "Would it help if somebody else asked them, or asked in another way?",
        "What is likely to happen to the child if you do not proceed, and how soon?",
      ],
      missing: "Say why.",
    },
    ...byWhomAndWhen("Who in the local authority discussed it?"),
  ],
  "decide-override": [
    {
      ...{ key: "decision", type: "one-of", label: "Do you override consent?" },
      options: [
        { value: "proceed", label: "Yes, override it and proceed" },
        { value: "do-not-proceed", label: "No, do not proceed" },
      ],
      missing: "Decide whether to override consent.",
    },
    { key: "reason", type: "text", label: "Your reasons", lines: 8, missing: "Give your reasons." },
    ...byWhomAndWhen("Who decided?"),
  ],
  "stop-relying-on-consent": byWhomAndWhen("Who saw to it that nothing rests on that consent any more?"),
};

/**
 * The duties of a payload that have to be settled, in its order.
 *
 * @param {Json} payload
 * @returns {string[]}
 */
export function toSettle(payload) {
  return payload.handling.filter((/** @type {string} */ token) => token in DUTIES);
}

/**
 * Draws what is asked for a payload.
 *
 * @param {HTMLElement} form
 * @param {Json} payload
 * @param {Catalogue} catalogue
 * @param {Wording} names
 */
export function drawDuties(form, payload, catalogue, names) {
  const parts = toSettle(payload).map((duty) => {
    const { label, hint } = names.duty(duty);
    const fields = askedFor(duty, payload, catalogue).map((asked) => {
      const field = draw(`/settled/${duty}/${asked.key}`, asked);
      if (asked.when) field.dataset.after = JSON.stringify(asked.when);
      return field;
    });
    return element(
      "fieldset",
      { class: "duty", "data-duty": duty },
      element("legend", {}, label),
      ...(hint ? [element("p", { class: "hint" }, hint)] : []),
      ...fields,
    );
  });
  byId("duties").replaceChildren(...parts);
  enterToday(form);
  showAsked(form);
}

/**
 * A decision to override answers the same questions as the referrer's own.
 *
 * @param {string} duty
 * @param {Json} payload
 * @param {Catalogue} catalogue
 */
function askedFor(duty, { override }, catalogue) {
  const ground = override?.ground ?? "response-required";
  const prompts = catalogue.grounds.find((known) => known.ground === ground)?.prompts ?? [];
  return (DUTIES[duty] ?? []).map((asked) =>
    duty === "decide-override" && asked.key === "reason" ? { ...asked, prompts } : asked,
  );
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
  for (const field of all(form, "[data-after]")) {
    const { key, value } = JSON.parse(field.dataset.after ?? "{}");
    const duty = field.closest("[data-duty]");
    field.hidden = !duty?.querySelector(`[name$="/${key}"][value="${value}"]:checked`);
  }
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
 * What is still to be answered, as findings.
 *
 * @param {Json} payload
 * @param {Json} settled
 * @returns {Finding[]}
 */
export function lacking(payload, settled) {
  return toSettle(payload).flatMap((duty) => {
    const answers = settled[duty] ?? {};
    return (DUTIES[duty] ?? []).flatMap(({ key, type, missing, when }) => {
      /** @type {(code: string, severity: "missing" | "invalid", message: string) => Finding[]} */
      const found = (code, severity, message) => [{ code, severity, path, message, clause: "" }];
      const path = `/settled/${duty}/${key}`;
      const said = answers[key];
      if (when && answers[when.key] !== when.value) return [];
      if (said === undefined) return found("review.missing", "missing", missing);
      if (type !== "date" || isDate(said)) return [];
      return found("review.bad-date", "invalid", "This is not a real date.");
    });
  });
}

/** @param {string} text */
function isDate(text) {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/**
 * What was settled, in words.
 *
 * @param {Json} settled
 * @param {Wording} names
 */
export function settledInWords(settled, names) {
  return Object.entries(settled).flatMap(([duty, answers]) => {
    const rows = (DUTIES[duty] ?? []).map(({ key, type, label, options }) => {
      const said = answers[key];
      const option = options?.find(({ value }) => value === said)?.label;
      return /** @type {[string, string | undefined]} */ ([
        label,
        option ?? (type === "date" && said ? dateInWords(said) : said),
      ]);
    });
    return [
      element("h2", {}, names.duty(duty).label),
      element("dl", { class: "facts", "data-settled": duty }, ...rows.flatMap(row)),
    ];
  });
}
