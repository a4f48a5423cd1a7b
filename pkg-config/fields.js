/**
 * The controls of a form that somebody else wrote: which they are, what the browser says of them, and the way there.
 *
 * @import { Complaint, Field } from "./referral_consent.js"
 */

/** What holds an answer; of a form also an agency's own elements, though not ours. */
const ANSWERS = /^(input|select|textarea|(?!referral-consent$).+-.+)$/;

const NATIVE = "input, select, textarea";

/** What is said where an element does not say it. */
const UNSAID = "Please check this answer.";

/**
 * What belongs to a form, wherever it is on the page. A control that is called "elements" hides the form's own.
 *
 * @param {HTMLFormElement} form
 * @returns {Iterable<any>}
 */
export const elementsOf = (form) =>
  Object.getOwnPropertyDescriptor(HTMLFormElement.prototype, "elements")?.get?.call(form);

/**
 * The controls of a form, also those elsewhere on the page; or those within an element. What `<referral-consent>` draws need
 * not belong to its form.
 *
 * @param {HTMLElement} root
 * @param {Element} [but] one that is ours
 * @param {Element} [drawn]
 * @returns {Field[]}
 */
export function fieldsOf(root, but, drawn) {
  const all = root instanceof HTMLFormElement ? elementsOf(root) : root.querySelectorAll(NATIVE);
  const found = new Set([...all, ...(drawn?.querySelectorAll(NATIVE) ?? [])]);
  const fields = [...found].filter((element) => element !== but && ANSWERS.test(element.localName));
  return drawn ? fields.sort((one, other) => (isBefore(one, other) ? -1 : 1)) : fields;
}

/** @param {Node} one @param {Node} other */
const isBefore = (one, other) => (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

/**
 * What the browser says of them, by the agency's own `required` and `pattern`; of radio buttons with one name once.
 *
 * @param {Field[]} fields
 * @returns {Complaint[]}
 */
export function complaintsOf(fields) {
  return fields.flatMap((field, place) => {
    const { validity, title } = field;
    // An agency's own element need not say what is wrong with it.
    const validationMessage = field.validationMessage ?? (field.matches(":invalid") ? UNSAID : "");
    if (!validationMessage) return [];
    // The browser says the title of a field whose pattern is not matched in a bubble of its own.
    const what = validity?.patternMismatch && title ? `${validationMessage} ${title}` : validationMessage;
    const isOther = (/** @type {Field} */ other) => other.type !== "radio" || other.name !== field.name;
    const places = field.type === "radio" ? fields.flatMap((other, at) => (isOther(other) ? [] : [at])) : [place];
    return places[0] === place ? [/** @type {Complaint} */ ([places, what, calledOf(field)])] : [];
  });
}

/**
 * What people call a control; a name that only its makers know is none.
 *
 * @param {Field} field
 */
function calledOf(field) {
  const heading = headingOf(field)?.cloneNode(true);
  if (!(heading instanceof Element)) {
    return field.getAttribute("aria-label") || field.title || field.getAttribute("placeholder") || "";
  }
  // A select within its label would be read with all its options.
  for (const inner of heading.querySelectorAll("select, textarea")) inner.remove();
  return heading.textContent?.trim() ?? "";
}

/**
 * What people read above a control or before it: the legend of its choice, its label, or the cell before its own.
 *
 * @param {Field} field
 * @returns {Element | null | undefined}
 */
function headingOf(field) {
  const isChoice = field.type === "radio" || field.type === "checkbox";
  const named = document.getElementById(field.getAttribute("aria-labelledby") ?? "");
  const legend = isChoice ? field.closest("fieldset")?.querySelector("legend") : undefined;
  return legend ?? named ?? field.labels?.[0] ?? field.closest("td")?.previousElementSibling;
}

/** How long a framework may take until it shows what it was told to show. */
const MOMENT = 50;

/**
 * Goes to a control, so that what it is called is in sight too; or to the choice that it depends on.
 *
 * @param {Field} field
 */
export function goTo(field) {
  for (let at = field.closest("details"); at; at = at.parentElement?.closest("details") ?? null) at.open = true;
  const opener = openerOf(field);
  const place = opener instanceof HTMLInputElement ? opener : field;
  if (place === field) opener?.click();
  const arrives = () => {
    place.focus();
    (headingOf(place) ?? place).scrollIntoView();
    return /** @type {Document} */ (place.getRootNode()).activeElement === place;
  };
  if (arrives()) return;
  place.dispatchEvent(new CustomEvent("referral-consent:reveal", { bubbles: true }));
  if (!arrives()) setTimeout(arrives, MOMENT);
}

/**
 * What shows the part of the page in which a control is hidden: a tab, or the choice that it depends on.
 *
 * @param {Field} field
 * @returns {HTMLElement | null}
 */
function openerOf(field) {
  if (field.getClientRects().length > 0) return null;
  const page = /** @type {ParentNode} */ (field.getRootNode());
  for (let at = field.parentElement; at; at = at.parentElement) {
    const id = CSS.escape(at.getAttribute("id") ?? "");
    const names = `[aria-controls="${id}"], [data-aria-controls="${id}"], [data-bs-target="#${id}"], a[href="#${id}"]`;
    /** @type {HTMLElement | null} */
    const opener = id === "" ? null : page.querySelector(names);
    if (opener) return opener;
  }
  return null;
}
