/**
 * What a form asks itself, so that nobody is asked twice.
 */
import { elementsOf } from "../fields.js";

/**
 * @param {HTMLElement} element whose own questions do not count
 * @param {HTMLFormElement | null} form
 * @param {object | undefined} fields as `attach` takes them
 * @returns {(path: string) => boolean} whether the question with this dotted path is asked elsewhere
 */
export function askedElsewhere(element, form, fields) {
  const paths = new Set();
  for (const [path, field] of Object.entries({ ...constantsOf(form), ...fields })) {
    if (field !== null && field !== undefined) paths.add(path.replace("[]", ""));
  }
  const marked = "[data-rc], [data-rc-entry]";
  // Also controls that are outside the form, but belong to it.
  const within = form ? [...form.querySelectorAll(marked), ...elementsOf(form)] : [];
  for (const control of within) {
    const place = control.closest(marked);
    const entry = place?.closest("[data-rc-entry]");
    if (place && !element.contains(place)) {
      paths.add(entry ? entry.getAttribute("data-rc-entry") : place.getAttribute("data-rc"));
    }
  }
  return (path) => paths.has(path);
}

/** @param {HTMLFormElement | null} form */
function constantsOf(form) {
  try {
    return JSON.parse(form?.getAttribute("data-rc-constant") ?? "{}");
  } catch {
    // It is `attach` that says so.
    return {};
  }
}
