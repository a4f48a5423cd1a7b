/**
 * The way in for one script tag: everything, and the rules attached to every `form[data-referral-consent]` of the page, also to
 * those that come later.
 */
import { attach } from "./form.js";
import { ReferralConsentElement } from "./element.js";

export * from "./form.js";
export * from "./element.js";

const FORMS = "form[data-referral-consent]";

// A module is not told which script tag it came from.
const script = [...document.scripts].find(({ src }) => src === import.meta.url);
const wasm = script?.dataset.wasm;
ReferralConsentElement.wasm = wasm;

/** How long a form may be away from the page, as one that is moved or sent is, before it is let go of. */
const AWAY = 10_000;

/** What lets go of each form. @type {WeakMap<Element, AbortController>} */
const leaving = new WeakMap();

/** @param {Element} form */
async function attachTo(form) {
  const elements = /** @type {HTMLFormElement} */ (form).querySelectorAll("*");
  // That attaches its form itself.
  if ([...elements].some(({ localName }) => localName === "referral-consent")) return;
  if (leaving.has(form)) return;
  const controller = new AbortController();
  const { signal } = controller;
  leaving.set(form, controller);
  try {
    await attach(/** @type {HTMLElement} */ (form), wasm === undefined ? { signal } : { wasm, signal });
  } catch (error) {
    // The other forms of the page are none the worse for it.
    console.error("referral-consent: this form is left to itself.", form, error);
  }
}

/** @param {Element} form */
function letGo(form) {
  if (form.isConnected) return;
  leaving.get(form)?.abort();
  leaving.delete(form);
}

/** @param {Node} within @returns {Element[]} */
function formsIn(within) {
  if (!(within instanceof Element)) return [];
  return [...(within.matches(FORMS) ? [within] : []), ...within.querySelectorAll(FORMS)];
}

/** @param {Node} within */
function attachWithin(within) {
  for (const form of formsIn(within)) attachTo(form);
}

attachWithin(document.documentElement);
new MutationObserver((changes) => {
  for (const { addedNodes, removedNodes, target, type } of changes) {
    if (type === "attributes") attachWithin(target);
    for (const node of addedNodes) attachWithin(node);
    for (const form of [...removedNodes].flatMap(formsIn)) setTimeout(letGo, AWAY, form);
  }
}).observe(document, { attributeFilter: ["data-referral-consent"], childList: true, subtree: true });
