/**
 * The way in for one script tag: everything, and the rules attached to every `form[data-referral-consent]` of the page, also to
 * those that come later.
 */
import { attach } from "./form.js";
import { ReferralConsentElement } from "./element.js";
import { unhidden } from "./unhidden.js";

export * from "./form.js";
export * from "./element.js";

const FORMS = "form[data-referral-consent]";
const ELEMENT = "referral-consent";

const wasm = globalThis.document && scriptTag()?.dataset.wasm;
ReferralConsentElement.wasm = wasm;

/** How long a form may be away from the page, as one that is moved or sent is, before it is let go of. */
const AWAY = 10_000;

/** What lets go of each form. @type {WeakMap<Element, AbortController>} */
const leaving = new WeakMap();

/** @param {Element} form */
async function attachTo(form) {
  // That attaches its form itself.
  if (leaving.has(form) || holdsElement(form)) return;
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

/** @param {Node} node */
function holdsElement(node) {
  if (!(node instanceof Element)) return false;
  return unhidden(node, "matches", ELEMENT) || unhidden(node, "querySelector", ELEMENT) !== null;
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
  return [...(unhidden(within, "matches", FORMS) ? [within] : []), ...unhidden(within, "querySelectorAll", FORMS)];
}

/** @param {Node} within */
function attachWithin(within) {
  for (const form of formsIn(within)) attachTo(form);
}

/** A module is not told which script tag it came from, and knows its own address as it is after it was redirected. */
function scriptTag() {
  const scripts = [...document.scripts];
  return (
    scripts.find(({ src }) => src === import.meta.url) ??
    scripts.find(({ dataset, type }) => type === "module" && dataset.wasm)
  );
}

/** @param {MutationRecord[]} changes */
function changed(changes) {
  for (const { addedNodes, removedNodes, target, type } of changes) {
    if (type === "attributes") attachWithin(target);
    for (const node of addedNodes) attachWithin(node);
    for (const form of [...removedNodes].flatMap(formsIn)) setTimeout(letGo, AWAY, form);
    // What the element has left asks what it has asked itself.
    if (![...removedNodes].some(holdsElement) || !(target instanceof Element)) continue;
    const form = unhidden(target, "closest", FORMS);
    if (form) attachTo(form);
  }
}

// On a server there is no page.
if (globalThis.document) {
  attachWithin(document.documentElement);
  const observed = { attributeFilter: ["data-referral-consent"], childList: true, subtree: true };
  new MutationObserver(changed).observe(document, observed);
}
