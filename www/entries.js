/**
 * The two lists of the form: what is shared, and with whom. The rules ask of a list as a whole; which
 * details of an entry apply is told here.
 *
 * @import { Policy } from "./types.js"
 */
import { OTHER, tick } from "./answers.js";
import { all, byId } from "./dom.js";

/**
 * Shows the details that apply.
 *
 * @param {HTMLElement} form
 * @param {Policy | undefined} policy
 */
export function showDetails(form, policy) {
  /** @type {Set<string>} */
  const shared = new Set();
  for (const entry of all(form, '[data-entries="information"] > [data-entry]')) {
    const isTicked = tick(entry).checked;
    if (isTicked) shared.add(entry.dataset.entry ?? "");
    for (const detail of all(entry, "[data-detail]")) detail.hidden = !isTicked;
    const source = entry.querySelector("select")?.value ?? "";
    for (const other of all(entry, "[data-other]")) other.hidden = source !== OTHER;
    member(entry, "permission").hidden = source === "";
    member(entry, "cpiaPermission").hidden = isYes(member(entry, "criminalProceedings")) !== true;
  }
  for (const entry of recipients(form)) {
    const offered = member(entry, "information");
    for (const option of all(offered, ".option")) option.hidden = !shared.has(tick(option).value);
    for (const hint of all(offered, "[data-nothing-ticked]")) hint.hidden = shared.size > 0;
    const recipient = entry.querySelector("select")?.value ?? "";
    const isInside = recipient === "" || policy?.mashPartners.includes(recipient) === true;
    const isForServices = entry.querySelector('input[value="services"]:checked') !== null;
    member(entry, "agreed").hidden = isInside || !isForServices;
  }
}

/**
 * Also where it is disabled at the moment.
 *
 * @param {HTMLElement} question
 */
function isYes(question) {
  return question.querySelector('input[value="true"]:checked') !== null;
}

/**
 * @param {HTMLElement} entry
 * @param {string} key
 */
function member(entry, key) {
  return /** @type {HTMLElement} */ (entry.querySelector(`[data-member="${key}"]`));
}

/** @param {HTMLElement} form */
function recipients(form) {
  return all(form, '[data-entries="sharing"] > [data-entry]');
}

/**
 * Lets recipients be added and removed.
 *
 * @param {HTMLElement} form
 * @param {() => void} changed
 */
export function letAddAndRemove(form, changed) {
  const add = byId("add-recipient");
  add.hidden = false;
  add.addEventListener("click", () => {
    const entry = addRecipient(form);
    changed();
    entry.querySelector("legend")?.focus();
  });
  form.addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest("[data-remove]");
    if (!button) return;
    const entry = button.closest("[data-entry]");
    const neighbour = entry?.previousElementSibling ?? entry?.nextElementSibling;
    entry?.remove();
    count(form);
    changed();
    neighbour?.querySelector("legend")?.focus();
  });
  count(form);
}

/**
 * Leaves the one recipient that a form begins with.
 *
 * @param {HTMLElement} form
 */
export function removeAdded(form) {
  for (const entry of recipients(form).slice(1)) entry.remove();
  count(form);
}

let made = 1;

/**
 * @param {HTMLElement} form
 * @returns {HTMLElement}
 */
function addRecipient(form) {
  made += 1;
  const entry = fromTemplate("sharing-entry", String(made), "");
  form.querySelector('[data-entries="sharing"]')?.append(entry);
  count(form);
  return entry;
}

/**
 * Writes which recipient each is. The last one stays.
 *
 * @param {HTMLElement} form
 */
function count(form) {
  const list = recipients(form);
  list.forEach((entry, index) => {
    for (const place of all(entry, "[data-position]")) place.textContent = String(index + 1);
    for (const button of all(entry, "[data-remove]")) button.hidden = list.length === 1;
  });
}

/**
 * An entry made from its template, with its ids and names.
 *
 * @param {string} template
 * @param {string} number what `NUMBER` stands for
 * @param {string} label what `LABEL` stands for
 * @returns {HTMLElement}
 */
export function fromTemplate(template, number, label) {
  const { content } = /** @type {HTMLTemplateElement} */ (byId(template));
  const entry = /** @type {HTMLElement} */ (content.firstElementChild?.cloneNode(true));
  for (const element of [entry, ...all(entry, "*")]) {
    for (const attribute of element.attributes) {
      attribute.value = attribute.value.replaceAll("NUMBER", () => number);
    }
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) {
        const filled = (node.nodeValue ?? "").replace(/LABEL|NUMBER/, (place) => (place === "LABEL" ? label : number));
        node.nodeValue = filled;
      }
    }
  }
  return entry;
}
