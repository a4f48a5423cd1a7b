/**
 * The views of a page – of the form: itself, checking the answers, the outcome – and going between them, with the
 * browser's own buttons too.
 */
import { all, byId } from "./dom.js";
import { words } from "./words.js";

/** @typedef {string} View what the id of its element begins with */

/** In the order of the page, whose first view is the one that it opens with. */
const VIEWS = all(document, "main > [id$='-view']").map(({ id }) => id.replace(/-view$/, ""));

/**
 * Goes to a view, as a step that the browser's Back undoes.
 *
 * @param {View} view
 */
export function goToView(view) {
  history.pushState({ view }, "");
  showView(view);
}

/**
 * @param {View} view
 * @param {{ focused: boolean }} [how]
 */
export function showView(view, { focused } = { focused: true }) {
  for (const other of VIEWS) byId(`${other}-view`).hidden = other !== view;
  const shown = byId(`${view}-view`);
  const heading = shown.querySelector("h1");
  // Only where it is marked: a heading that names a child would stay in the browser's history.
  document.title = "titled" in shown.dataset ? `${heading?.textContent} – ${words.title}` : words.title;
  if (!focused) return;
  window.scrollTo(0, 0);
  heading?.focus({ preventScroll: true });
}

/**
 * The view that a step of the browser's history was.
 *
 * @param {unknown} state
 * @returns {View}
 */
export function viewOf(state) {
  const view = /** @type {{ view?: View } | null} */ (state)?.view;
  return VIEWS.find((known) => known === view) ?? VIEWS[0] ?? "";
}
