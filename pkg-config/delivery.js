/**
 * How what comes of a form leaves the page.
 *
 * @import { NotChecked } from "./form.d.ts"
 * @import { Seen } from "./referral_consent.js"
 */
import { fieldsOf } from "./fields.js";
import { unhidden } from "./unhidden.js";

/**
 * What a hidden input says of a form that was not checked.
 *
 * @param {NotChecked} reason
 * @param {string} [detail]
 */
export function notChecked(reason, detail) {
  return JSON.stringify({ status: "not-checked", reason, ...(detail ? { detail } : {}) });
}

/**
 * What it says of a form as it stands.
 *
 * @param {Seen} seen
 */
export function written({ assessment, payload, errors, without }) {
  if (errors > 0) return notChecked("not-asked", assessment.status);
  return payload ? JSON.stringify(payload) : notChecked("questions-missing", without);
}

/**
 * What takes what leaves a form instead of a hidden input, and draws some of its fields.
 *
 * @typedef {object} Taker
 * @property {Element} element
 * @property {(text: string) => void} write
 */

/**
 * The hidden input of a form. One that stands there already is taken, and given back as it was.
 *
 * @param {HTMLElement} root
 * @param {string} name
 */
export function hiddenInput(root, name) {
  const hidden = unhidden(root, "querySelector", `input[type=hidden][name="${CSS.escape(name)}"]`);
  const adopted = /** @type {HTMLInputElement | null} */ (hidden);
  const before = adopted?.getAttribute("value") ?? null;
  const input = adopted ?? document.createElement("input");
  if (!adopted) {
    input.type = "hidden";
    input.name = name;
  }
  return {
    input,

    /** @param {string} text */
    write(text) {
      input.value = text;
      // A page that writes its form anew has thrown it out.
      if (!unhidden(root, "contains", input)) unhidden(root, "append", input);
    },

    giveBack() {
      if (!adopted) input.remove();
      else if (before === null) input.removeAttribute("value");
      else input.value = before;
    },
  };
}

/**
 * Keeps the hidden inputs of a form that have the same name from being sent, where something else takes what leaves it.
 *
 * @param {HTMLElement} root
 * @param {string} name
 * @param {Element} taker whose own does not count
 * @returns {() => void} takes it back
 */
export function aside(root, name, taker) {
  /** @type {NodeListOf<HTMLInputElement>} */
  const all = root.querySelectorAll(`input[type=hidden][name="${CSS.escape(name)}"]:enabled`);
  const others = [...all].filter((input) => !taker.contains(input));
  for (const other of others) other.disabled = true;
  return () => {
    for (const other of others) other.disabled = false;
  };
}

/**
 * What is written in a form, as it would be sent: by the names of its controls, several values of one name as a list. What is
 * hidden or secret is not among it.
 *
 * @param {HTMLFormElement} form
 */
export function answersIn(form) {
  const shown = new Set(
    fieldsOf(form)
      .filter(({ type }) => !/^(hidden|password|file)$/.test(type))
      .map(({ name }) => name),
  );
  /** @type {{ [name: string]: unknown }} */
  const answers = Object.create(null);
  for (const [name, value] of new FormData(form)) {
    if (shown.has(name)) answers[name] = name in answers ? [answers[name], value].flat() : value;
  }
  return answers;
}

/**
 * Does something instead of sending a form, when all who listen have had their say: whoever refuses that it is sent, as it is
 * not in order for them, has refused this as well.
 *
 * @param {Event} event
 * @param {() => void} work
 */
export function instead(event, work) {
  const form = /** @type {HTMLFormElement} */ (event.target);
  const { onsubmit } = form;
  let isRefused = event.defaultPrevented;
  event.preventDefault();
  event.preventDefault = () => {
    isRefused = true;
  };
  if (onsubmit) {
    form.onsubmit = (event) => {
      const said = onsubmit.call(form, event);
      isRefused ||= said === false;
      return said;
    };
  }
  setTimeout(() => {
    if (onsubmit) form.onsubmit = onsubmit;
    if (!isRefused) work();
  });
}

/** Long enough for any browser to have begun to save. */
const KEPT = 60_000;

/**
 * Gives a payload to the browser to be saved, or what is written where there is none.
 *
 * @param {{ id?: string }} what
 */
export function save(what) {
  const json = `${JSON.stringify(what, null, 2)}\n`;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([json], { type: "application/json" }));
  link.download = `referral-${what.id ?? "not-checked"}.json`;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT);
}
