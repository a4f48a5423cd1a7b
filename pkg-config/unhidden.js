/**
 * What a form can do, and a control of its own hides: of a form with a control that is called `closest`, `form.closest` is that
 * control.
 */
import { Failure } from "./failure.js";

/** What is asked of forms, here and in `src/form/`. */
const ASKED = /** @type {const} */ ([
  "addEventListener",
  "append",
  "closest",
  "contains",
  "dispatchEvent",
  "getAttribute",
  "getRootNode",
  "insertAdjacentElement",
  "matches",
  "querySelector",
  "querySelectorAll",
  "removeAttribute",
  "setAttribute",
]);

/**
 * Asks a form for something all the same.
 *
 * @template {(typeof ASKED)[number]} Name
 * @param {Element} element
 * @param {Name} name
 * @param {Parameters<Element[Name]>} given
 * @returns {ReturnType<Element[Name]>}
 */
export function unhidden(element, name, ...given) {
  return /** @type {Function} */ (Element.prototype[name]).apply(element, given);
}

/**
 * Those who are asked in `src/form/` are asked as they are.
 *
 * @param {Element} root
 * @throws {Failure}
 */
export function assertNothingHidden(root) {
  /** @type {string | undefined} */
  let hidden = ASKED.find((name) => typeof root[name] !== "function");
  if (root.ownerDocument?.nodeType !== Node.DOCUMENT_NODE) hidden = "ownerDocument";
  if (hidden)
    throw new Failure("fields-wrong", `a control is called “${hidden}”, as something of every form: rename it`);
}
