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

/** @param {Element} form */
async function attachTo(form) {
  const elements = /** @type {HTMLFormElement} */ (form).querySelectorAll("*");
  // That attaches its form itself.
  if ([...elements].some(({ localName }) => localName === "referral-consent")) return;
  try {
    await attach(/** @type {HTMLElement} */ (form), wasm === undefined ? {} : { wasm });
  } catch (error) {
    // The other forms of the page are none the worse for it.
    console.error("referral-consent: this form is left to itself.", form, error);
  }
}

/** @param {Node} within */
function attachWithin(within) {
  if (!(within instanceof Element)) return;
  if (within.matches(FORMS)) attachTo(within);
  for (const form of within.querySelectorAll(FORMS)) attachTo(form);
}

attachWithin(document.documentElement);
new MutationObserver((changes) => {
  for (const { addedNodes, target, type } of changes) {
    if (type === "attributes") attachWithin(target);
    for (const node of addedNodes) attachWithin(node);
  }
}).observe(document, { attributeFilter: ["data-referral-consent"], childList: true, subtree: true });
