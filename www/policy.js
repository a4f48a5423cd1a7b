/**
 * What the page says of the agency: written anew from the policy that was loaded.
 *
 * @import { Listed, Policy } from "./types.js"
 */
import { OTHER, controls, tick } from "./answers.js";
import { all, byId, element } from "./dom.js";
import { fromTemplate } from "./entries.js";

/**
 * Writes names and phones as the policy has them, also one that cannot be used: whom to phone is wanted most where nothing
 * else works. What it does not have keeps the words of the page.
 *
 * @param {unknown} policy
 */
export function showNames(policy) {
  for (const place of all(document, "[data-policy]")) {
    const text = textAt(policy, place.dataset.policy ?? "");
    if (text === "" || text === place.textContent) continue;
    place.textContent = text;
    const href = place.getAttribute("href");
    if (href?.startsWith("tel:")) place.setAttribute("href", telephone(text));
    if (href?.startsWith("mailto:")) place.setAttribute("href", `mailto:${text}`);
  }
  for (const place of all(document, "[data-if-policy]")) {
    place.hidden = textAt(policy, place.dataset.ifPolicy ?? "") === "";
  }
  for (const place of all(document, "[data-unless-policy]")) {
    place.hidden = textAt(policy, place.dataset.unlessPolicy ?? "") !== "";
  }
}

/**
 * The same with the lists of the form. Whoever was quicker than the policy loses nothing of what they chose and wrote in
 * them: what is in both stays, and so does what only they have used.
 *
 * @param {Policy} policy
 */
export function showPolicy(policy) {
  showNames(policy);
  const focused = document.activeElement;
  const { categories, recipients } = policy.notice;
  showCategories(categories);
  for (const within of [document, ...all(document, "template").map(contentOf)]) {
    for (const place of all(within, "[data-list]")) {
      const list = place.dataset.list === "recipients" ? recipients : categories;
      if (place instanceof HTMLSelectElement) offer(place, list);
      else offerBoxes(place, list);
    }
  }
  // What is put in its place among others has lost it.
  if (focused instanceof HTMLElement && focused !== document.activeElement) focused.focus({ preventScroll: true });
}

/** @param {string} phone */
export function telephone(phone) {
  return `tel:${phone.replace(/[^\d+]/g, "")}`;
}

/**
 * @param {unknown} policy
 * @param {string} pointer
 * @returns {string} empty where there is no text
 */
function textAt(policy, pointer) {
  const found = pointer
    .split("/")
    .slice(1)
    .reduce((value, key) => /** @type {any} */ (value)?.[key], policy);
  return typeof found === "string" && found.trim() !== "" ? found : "";
}

/** @param {HTMLElement} template */
function contentOf(template) {
  return /** @type {HTMLTemplateElement} */ (template).content;
}

/** @param {Listed[]} list */
function said(list) {
  return JSON.stringify(list.map(({ id, label }) => [id, label]));
}

/**
 * The parts of the form that stand for a list, in its order. One that is there already stays, whatever it is called now;
 * one that the list does not have goes, but if it is used it is put at the end, where it can be seen and decided on.
 *
 * @template {HTMLElement} Part
 * @param {Map<string, Part>} there by id
 * @param {Listed[]} list
 * @param {(listed: Listed) => Part} make
 * @param {(part: Part) => boolean} isUsed
 */
function partsOf(there, list, make, isUsed) {
  const listed = new Set(list.map(({ id }) => id));
  const others = [...there].filter(([id, part]) => !listed.has(id) && isUsed(part));
  return [...list.map((entry) => there.get(entry.id) ?? make(entry)), ...others.map(([, part]) => part)];
}

/** @param {HTMLElement} part */
function isAnswered(part) {
  return controls(part).some((control) =>
    control.matches("[type=checkbox], [type=radio]") ? control.matches(":checked") : control.value !== "",
  );
}

/** @param {Listed[]} categories */
function showCategories(categories) {
  const place = byId("information-entry").previousElementSibling;
  if (!place) return;
  const entries = all(place, "[data-entry]");
  const labelOf = (/** @type {HTMLElement} */ entry) => entry.querySelector("label")?.textContent ?? "";
  const shown = entries.map((entry) => ({ id: tick(entry).value, label: labelOf(entry) }));
  if (said(shown) === said(categories)) return;
  const there = new Map(entries.map((entry) => [tick(entry).value, entry]));
  for (const { id, label } of categories) {
    const entry = there.get(id);
    if (!entry || labelOf(entry) === label) continue;
    entry.querySelector("label")?.replaceChildren(label);
    for (const aside of all(entry, ":is(label, legend) > .visually-hidden")) aside.textContent = ` (${label})`;
  }
  const make = (/** @type {Listed} */ { id, label }) => fromTemplate("information-entry", id, label);
  place.replaceChildren(...partsOf(there, categories, make, isAnswered));
}

/**
 * @param {HTMLSelectElement} select
 * @param {Listed[]} list
 */
function offer(select, list) {
  const options = [...select.options];
  const listed = options.filter(({ value }) => value !== "" && value !== OTHER);
  if (said(listed.map(({ value, text }) => ({ id: value, label: text }))) === said(list)) return;
  const there = new Map(listed.map((option) => [option.value, option]));
  for (const { id, label } of list) there.get(id)?.replaceChildren(label);
  const make = (/** @type {Listed} */ { id, label }) =>
    /** @type {HTMLOptionElement} */ (element("option", { value: id }, label));
  const parts = partsOf(there, list, make, (option) => option.selected);
  const { value } = select;
  const before = options.find(({ value }) => value === OTHER) ?? null;
  for (const option of listed) option.remove();
  for (const option of parts) select.insertBefore(option, before);
  select.value = value;
}

/**
 * @param {HTMLElement} place
 * @param {Listed[]} list
 */
function offerBoxes(place, list) {
  const options = all(place, ".option");
  const pattern = options[0];
  const shown = options.map((option) => ({
    id: tick(option).value,
    label: option.querySelector("label")?.textContent ?? "",
  }));
  if (!pattern || said(shown) === said(list)) return;
  const first = tick(pattern).id;
  const labels = new Map(list.map(({ id, label }) => [id, label]));
  const there = new Map(options.map((option) => [tick(option).value, option]));
  const make = (/** @type {Listed} */ { id }) => {
    const option = /** @type {HTMLElement} */ (pattern.cloneNode(true));
    tick(option).value = id;
    tick(option).checked = false;
    return option;
  };
  const parts = partsOf(there, list, make, isAnswered);
  parts.forEach((option, index) => {
    const box = tick(option);
    box.id = index === 0 ? first : `${first}-${box.value}`;
    const words = option.querySelector("label");
    words?.setAttribute("for", box.id);
    words?.replaceChildren(labels.get(box.value) ?? words.textContent ?? "");
  });
  pattern.parentElement?.replaceChildren(...parts);
}
