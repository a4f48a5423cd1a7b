/**
 * How what comes of a form leaves the page.
 *
 * @import { NotChecked } from "./form.d.ts"
 * @import { Settings } from "./settings.js"
 */

/** Long enough for any browser to have begun to save. */
const KEPT = 60_000;

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
 * What takes what leaves a form instead of a hidden input, and draws some of its fields.
 *
 * @typedef {object} Taker
 * @property {Element} element
 * @property {(text: string) => void} write
 * @property {undefined} [input]
 * @property {undefined} [giveBack]
 */

/**
 * The hidden input of a form. One that stands there already is taken, with what it said kept for when it is given back.
 *
 * @param {HTMLElement} root
 * @param {Settings} settings
 */
export function hiddenInput(root, { name = "" }) {
  const adopted = /** @type {HTMLInputElement | null} */ (
    root.querySelector(`input[type=hidden][name="${CSS.escape(name)}"]`)
  );
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

/**
 * Gives a payload to the browser to be saved.
 *
 * @param {{ id: string }} payload
 */
export function save(payload) {
  const address = URL.createObjectURL(
    new Blob([`${JSON.stringify(payload, null, 2)}\n`], { type: "application/json" }),
  );
  const link = document.createElement("a");
  link.href = address;
  link.download = `referral-${payload.id}.json`;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), KEPT);
}
