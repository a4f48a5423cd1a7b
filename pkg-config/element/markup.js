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
  for (const number of [...numbers, "999"]) {
    const at = number ? text.indexOf(number) : -1;
    if (!number || at < 0) continue;
    const link = make("a", { href: `tel:${number.replace(/[^\d+]/g, "")}` }, number);
    const after = text.slice(at + number.length);
    return [...withPhones(text.slice(0, at), numbers), link, ...withPhones(after, numbers)];
  }
  return [text];
}

/**
 * GOV.UK and NHS.UK frontend name their parts alike, and so do we. What is named here is what `attach` has no name for.
 */
const NAMED_ALIKE = {
  notice: "&-inset-text",
  heading: "&-heading-m",
  formGroup: "&-form-group",
  label: "&-label &-label--s",
  fieldset: "&-fieldset",
  legend: "&-fieldset__legend &-fieldset__legend--s",
  hint: "&-hint",
  input: "&-input",
  input2: "&-input &-input--width-2 &-date-input__input",
  input4: "&-input &-input--width-4 &-date-input__input",
  textarea: "&-textarea",
  select: "&-select",
  date: "&-date-input",
  datePart: "&-date-input__item",
  dateLabel: "&-label &-date-input__label",
  radios: "&-radios",
  radiosBeside: "&-radios &-radios--inline",
  radio: "&-radios__item",
  radioInput: "&-radios__input",
  radioLabel: "&-label &-radios__label",
  radioHint: "&-hint &-radios__hint",
  checkboxes: "&-checkboxes",
  checkbox: "&-checkboxes__item",
  checkboxInput: "&-checkboxes__input",
  checkboxLabel: "&-label &-checkboxes__label",
  checkboxHint: "&-hint &-checkboxes__hint",
  details: "&-checkboxes__conditional",
  entry: "&-fieldset &-entry",
  entryLegend: "&-fieldset__legend &-fieldset__legend--m",
  button: "&-button &-button--secondary",
  visuallyHidden: "&-visually-hidden &-u-visually-hidden",
};

/** @typedef {typeof NAMED_ALIKE} Classes the classes of everything that is drawn */

/** @type {Classes} */
const BOOTSTRAP = {
  notice: "alert alert-warning",
  heading: "h4 mt-4 mb-3",
  formGroup: "mb-4",
  label: "form-label fw-bold",
  fieldset: "",
  legend: "form-label fw-bold fs-6",
  hint: "form-text mt-0 mb-2",
  input: "form-control",
  input2: "form-control",
  input4: "form-control",
  textarea: "form-control",
  select: "form-select",
  date: "row g-2",
  datePart: "col-3",
  dateLabel: "form-label",
  radios: "",
  radiosBeside: "",
  radio: "form-check",
  radioInput: "form-check-input",
  radioLabel: "form-check-label",
  radioHint: "form-text mt-0",
  checkboxes: "",
  checkbox: "form-check",
  checkboxInput: "form-check-input",
  checkboxLabel: "form-check-label",
  checkboxHint: "form-text mt-0",
  details: "ms-4 mt-3",
  entry: "border rounded p-3 mb-3",
  entryLegend: "float-none w-auto px-2 fs-6 fw-bold",
  button: "btn btn-outline-secondary",
  visuallyHidden: "visually-hidden",
};

const PREFIXES = { plain: "rc", govuk: "govuk", nhsuk: "nhsuk" };

/**
 * The classes of a preset, with those that the page gives itself.
 *
 * @param {unknown} given a preset's name, or an object of classes which may name one as its `preset`
 * @returns {Classes}
 */
export function classesOf(given) {
  const own = /** @type {Partial<Classes> & { preset?: string }} */ (typeof given === "object" ? (given ?? {}) : {});
  const preset = own.preset ?? given;
  if (preset === "bootstrap") return { ...BOOTSTRAP, ...own };
  const prefix = PREFIXES[/** @type {keyof typeof PREFIXES} */ (preset)] ?? PREFIXES.plain;
  const named = Object.entries(NAMED_ALIKE).map(([part, classes]) => [part, classes.replaceAll("&", prefix)]);
  return { ...Object.fromEntries(named), ...own };
}
