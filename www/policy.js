/**
 * What the page says of the agency: written anew from the policy that was loaded.
 *
 * @import { Listed, Policy } from "./types.js"
 */
import { tick } from "./answers.js";
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
 * The same with the lists of the form. What is so already is left as it is, with what was chosen in it.
 *
 * @param {Policy} policy
 */
export function showPolicy(policy) {
  showNames(policy);
  const { categories, recipients } = policy.notice;
  showCategories(categories);
  for (const within of [document, ...all(document, "template").map(contentOf)]) {
    for (const place of all(within, "[data-list]")) {
      const list = place.dataset.list === "recipients" ? recipients : categories;
      if (place instanceof HTMLSelectElement) offer(place, list);
      else offerBoxes(place, list);
    }
  }
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

/** @param {Listed[]} categories */
function showCategories(categories) {
  const place = byId("information-entry").previousElementSibling;
  if (!place) return;
  const shown = all(place, "[data-entry]").map((entry) => ({
    id: tick(entry).value,
    label: entry.querySelector("label")?.textContent ?? "",
  }));
  if (said(shown) === said(categories)) return;
  place.replaceChildren(...categories.map(({ id, label }) => fromTemplate("information-entry", id, label)));
}

/**
 * @param {HTMLSelectElement} select
 * @param {Listed[]} list
 */
function offer(select, list) {
  const options = [...select.options];
  const listed = options.filter(({ value }) => value !== "" && value !== "other");
  if (said(listed.map(({ value, text }) => ({ id: value, label: text }))) === said(list)) return;
  const before = options.find(({ value }) => value === "other") ?? null;
  for (const option of listed) option.remove();
  for (const { id, label } of list) {
    select.insertBefore(element("option", { value: id }, label), before);
  }
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
  const boxes = list.map(({ id, label }, index) => {
    const option = /** @type {HTMLElement} */ (pattern.cloneNode(true));
    const box = tick(option);
    box.id = index === 0 ? first : `${first}-${id}`;
    box.value = id;
    const words = option.querySelector("label");
    words?.setAttribute("for", box.id);
    words?.replaceChildren(label);
    return option;
  });
  pattern.parentElement?.replaceChildren(...boxes);
}
