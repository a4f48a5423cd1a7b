/**
 * How what comes of a form leaves the page.
 *
 * @import { NotChecked } from "./form.d.ts"
 * @import { Seen } from "./referral_consent.js"
 */

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
 * @property {undefined} [input]
 * @property {undefined} [giveBack]
 */

/**
 * The hidden input of a form. One that stands there already is taken, and given back as it was.
 *
 * @param {HTMLElement} root
 * @param {string} name
 */
export function hiddenInput(root, name) {
  /** @type {HTMLInputElement | null} */
  const adopted = root.querySelector(`input[type=hidden][name="${CSS.escape(name)}"]`);
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
      if (!root.contains(input)) root.append(input);
    },

    giveBack() {
      if (!adopted) input.remove();
      else if (before === null) input.removeAttribute("value");
      else input.value = before;
    },
  };
}

/** Long enough for any browser to have begun to save. */
const KEPT = 60_000;

/**
 * Gives a payload to the browser to be saved.
 *
 * @param {{ id: string }} payload
 */
export function save(payload) {
  const json = `${JSON.stringify(payload, null, 2)}\n`;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([json], { type: "application/json" }));
  link.download = `referral-${payload.id}.json`;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT);
}
