/**
 * Making elements, and what they are called in each style of page.
 */

/**
 * @param {string} name
 * @param {{ [name: string]: string | number | boolean | undefined }} [attributes] those that are undefined or false are left out
 * @param {(Node | string)[]} children
 */
export function make(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(attribute, value === true ? "" : String(value));
  }
  made.append(...children);
  return made;
}

/**
 * @param {ParentNode} within
 * @param {string} selector
 */
export function all(within, selector) {
  return /** @type {NodeListOf<HTMLInputElement>} */ (within.querySelectorAll(selector));
}

/**
 * A text in which phone numbers can be called.
 *
 * @param {string} text
 * @param {(string | null | undefined)[]} numbers
 * @returns {(Node | string)[]}
 */
export function withPhones(text, numbers) {
  for (const given of [...numbers, "999"]) {
    // A policy that is refused may have anything there.
    const number = String(given ?? "");
    const at = number ? text.indexOf(number) : -1;
    if (at < 0) continue;
    const link = make("a", { href: `tel:${number.replace(/[^\d+]/g, "")}` }, number);
    const after = text.slice(at + number.length);
    return [...withPhones(text.slice(0, at), numbers), link, ...withPhones(after, numbers)];
  }
  return [text];
}

/** GOV.UK and NHS.UK frontend name their parts alike, and so do we. */
const PREFIXES = { plain: "rc", govuk: "govuk", nhsuk: "nhsuk" };

/**
 * What Bootstrap has for those parts.
 *
 * @type {{ [part: string]: string }}
 */
const BOOTSTRAP = {
  "inset-text": "border border-warning rounded p-3 mb-3",
  "heading-m": "h4 mt-4 mb-3",
  "form-group": "mb-4",
  "label label--s": "form-label fw-bold",
  "fieldset__legend fieldset__legend--s": "form-label fw-bold fs-6",
  hint: "form-text mt-0 mb-2",
  input: "form-control",
  "input input--width-2 date-input__input": "form-control",
  "input input--width-4 date-input__input": "form-control",
  textarea: "form-control",
  select: "form-select",
  "date-input": "row g-2",
  "date-input__item": "col-3",
  "label date-input__label": "form-label",
  radios__item: "form-check",
  radios__input: "form-check-input",
  "label radios__label": "form-check-label",
  "hint radios__hint": "form-text mt-0",
  checkboxes__item: "form-check",
  checkboxes__input: "form-check-input",
  "label checkboxes__label": "form-check-label",
  "hint checkboxes__hint": "form-text mt-0",
  checkboxes__conditional: "ms-4 mt-3",
  "fieldset entry": "border rounded p-3 mb-3",
  "fieldset__legend fieldset__legend--m": "float-none w-auto px-2 fs-6 fw-bold",
  "button button--secondary": "btn btn-outline-secondary",
  "visually-hidden u-visually-hidden": "visually-hidden",
};

/** @typedef {(parts: string) => string | undefined} Named what the classes of some parts are */

/**
 * The classes of a style of page.
 *
 * @param {unknown} given as `attach` takes it: the name of a preset, or an object that names one as its `preset`
 * @returns {Named}
 */
export function namer(given) {
  const preset = /** @type {{ preset?: unknown } | undefined} */ (given)?.preset ?? given;
  if (preset === "bootstrap") return (parts) => BOOTSTRAP[parts];
  const prefix = PREFIXES[/** @type {keyof typeof PREFIXES} */ (preset)] ?? PREFIXES.plain;
  return (parts) => parts.replace(/\S+/g, `${prefix}-$&`);
}
