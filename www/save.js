/**
 * Giving a file to the browser, to be saved where the person wants it.
 */
import { byId, element } from "./dom.js";

/** Long enough for any browser to have begun to save. */
const KEPT = 60_000;

/**
 * @param {string} name
 * @param {string} text
 * @param {string} type its media type
 */
export function save(name, text, type) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = element("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  window.setTimeout(() => URL.revokeObjectURL(address), KEPT);
  byId("saved").textContent = `Your browser is saving ${name}.`;
}
