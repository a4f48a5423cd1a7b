/**
 * Attaching the rules to a form, which several may want at once: a script of the page, `auto.js`, and `<referral-consent>`.
 *
 * @import { attach, load as Load, Attachment, AttachOptions } from "./form.d.ts"
 * @import { Taker } from "./delivery.js"
 */
import { start } from "./attachment.js";
import { unhidden } from "./unhidden.js";

const NO_FORM = "referral-consent: there is no form to attach to";
const FORMS = "referral-consent: there are several forms in this element: attach to each of them";

/**
 * What somebody wants of a form.
 *
 * @typedef {AttachOptions & { taker?: Taker }} Claim
 */

/**
 * A form, and all who want the rules there.
 *
 * @typedef {object} Held
 * @property {(claim: Claim) => Promise<Attachment>} claim
 * @property {(claim: Claim) => void} letGo
 */

/** @type {{ [key: symbol]: WeakMap<Element, Held> | undefined }} */
const everywhere = /** @type {any} */ (globalThis);

/** The forms that are held, for every copy of this file that a page may have. */
const forms = (everywhere[Symbol.for("referral-consent")] ??= new WeakMap());

/**
 * Makes the `attach` of one way in.
 *
 * @param {typeof Load} load
 * @returns {typeof attach}
 */
export function attacher(load) {
  return async (given, options) => {
    /** @type {Claim} */
    const claim = { ...options };
    const root = rootOf(given, claim);
    const held = forms.get(root) ?? hold(root, load);
    const attaching = held.claim(claim);
    const letGo = () => held.letGo(claim);
    if (claim.signal?.aborted) letGo();
    else claim.signal?.addEventListener("abort", letGo, { once: true });
    return attaching;
  };
}

/**
 * The form that is meant: what has one form in it stands for that.
 *
 * @param {HTMLElement} given
 * @param {Claim} claim
 * @returns {HTMLElement}
 * @throws {TypeError}
 */
function rootOf(given, { taker }) {
  if (!(given instanceof Element) && /** @type {any} */ (given)?.nodeType !== 1) throw new TypeError(NO_FORM);
  if (taker || unhidden(given, "closest", "form")) return given;
  const [form, another] = given.querySelectorAll("form");
  if (another) throw new TypeError(FORMS);
  return form ?? given;
}

/**
 * Holds a form for whoever wants it. `<referral-consent>` comes first, as it draws questions; else whoever was first. The
 * others have the same attachment.
 *
 * @param {HTMLElement} root
 * @param {typeof Load} load
 * @returns {Held}
 */
function hold(root, load) {
  /** @type {Claim[]} */
  const claims = [];
  /** The one that is attached. @type {Claim | undefined} */
  let used;
  /** @type {Attachment} */
  let now;
  /** Until the right one is. @type {Promise<void> | undefined} */
  let settling;
  let isSettling = false;

  const attachRightOne = async () => {
    for (;;) {
      const right = claims.find(({ taker }) => taker) ?? claims[0];
      if (!used && !right) {
        forms.delete(root);
        return;
      }
      // Whoever has called meanwhile keeps it: React attaches, leaves and attaches again before anything is loaded.
      if (used && right && used.taker === right.taker) {
        used = right;
        return;
      }
      if (used) {
        used = undefined;
        now.detach();
      } else if (right) {
        used = right;
        now = await start(root, right, load);
      }
    }
  };

  const settle = () => {
    if (isSettling) return settling;
    isSettling = true;
    settling = attachRightOne().finally(() => (isSettling = false));
    return settling;
  };

  /** What everybody is given, whichever it is at the time. @type {Attachment} */
  const attachment = {
    root,
    get state() {
      return now.state;
    },
    get reason() {
      return now.reason;
    },
    get assessment() {
      return now.assessment;
    },
    get record() {
      return now.record;
    },
    get value() {
      return now.value;
    },
    check: () => now.check(),
    refresh: () => now.refresh(),
    detach() {
      claims.length = 0;
      settle();
    },
  };

  /** @type {Held} */
  const held = {
    async claim(claim) {
      claims.push(claim);
      do await settle();
      while (isSettling);
      return attachment;
    },
    letGo(claim) {
      if (!claims.includes(claim)) return;
      claims.splice(claims.indexOf(claim), 1);
      settle();
    },
  };
  forms.set(root, held);
  return held;
}
