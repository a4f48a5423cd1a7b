/**
 * What happens at a form, and when it is time to look at it.
 *
 * @import { Field } from "./referral_consent.js"
 */
import { unhidden } from "./unhidden.js";

/** How long nothing is typed before something is said. */
const PAUSE = 300;

/** What of a control, when it changes, makes another answer of it. */
const NAMES = ["name", "type", "data-rc", "data-rc-value", "data-rc-part", "data-rc-entry"];

/** What shows that a pointer is up, or that it will never be said. */
const RELEASED = ["pointerup", "pointercancel", "mouseup", "click", "keydown", "dragend"];

/** What can be pressed or answered, as `src/form/questions.rs` has it. */
const USABLE = "button, input, select, textarea";

/** What may belong to a form that it is not in. */
const ELSEWHERE = "[form]";

/** What holds the options of a control. */
const LISTS = /^(select|optgroup)$/i;

/**
 * @typedef {object} Listener
 * @property {(target: EventTarget) => boolean} has whether a control is one of the form's
 * @property {() => void} changed an answer is another
 * @property {() => void} paused and that is all for now
 * @property {(renamed: boolean, joined: boolean) => void} rebuilt there may be other controls, or other names or options for
 *   them, or something else that can be pressed
 * @property {() => void} reset the form is as it was at first
 * @property {(event: SubmitEvent) => void} submitted
 * @property {(event: FormDataEvent) => void} gathered its answers are put together
 * @property {(place: number) => void} followed a link of the summary to the control at a place
 */

/**
 * Whether something is among some nodes, or in them.
 *
 * @param {Iterable<Node>} nodes
 * @param {string} what
 */
function hold(nodes, what) {
  const is = (/** @type {Node} */ node) =>
    node instanceof Element && (unhidden(node, "matches", what) || unhidden(node, "querySelector", what));
  return [...nodes].some(is);
}

/**
 * Listens to a form.
 *
 * @param {HTMLElement} root
 * @param {HTMLFormElement | null} form
 * @param {Listener} to
 * @param {AbortSignal} signal ends it
 * @param {Element} [drawn] what draws some of its controls
 */
export function listen(root, form, to, signal, drawn = root) {
  /** @type {number | undefined} */
  let pausing;
  /** Whether a pointer is down: a page that moves under it would lose the click. */
  let pressed = false;
  /** What waits for it to be up. @type {Set<() => void>} */
  const waiting = new Set();

  /** @param {() => void} work */
  const gently = (work) => {
    if (pressed) waiting.add(work);
    else work();
  };

  const catchUp = () => {
    const works = [...waiting];
    waiting.clear();
    for (const work of works) work();
  };

  const released = () => {
    if (!pressed) return;
    pressed = false;
    // After the click.
    setTimeout(catchUp);
  };

  /** @param {Event} event */
  const changed = (event) => {
    const target = /** @type {Field | undefined} */ (event.composedPath().find(to.has));
    if (!target) return;
    // Of a pointer that is let go over the list of a select, many browsers say nothing.
    if (/^select/.test(target.type)) released();
    gently(to.changed);
    clearTimeout(pausing);
    const isTyped = event.type === "input" && !/^(radio|checkbox|select)/.test(target.type);
    if (isTyped) pausing = setTimeout(gently, PAUSE, to.paused);
    else gently(to.paused);
  };

  /** @type {WeakSet<Event>} */
  const seen = new WeakSet();

  /** @param {Event} event */
  const submitted = (event) => {
    if (event.target !== form || seen.has(event)) return;
    seen.add(event);
    // What waits comes first: after the summary has the focus, it would put another in its place.
    clearTimeout(pausing);
    catchUp();
    to.submitted(/** @type {SubmitEvent} */ (event));
  };

  /** @param {MouseEvent} event */
  const clicked = (event) => {
    const link = /** @type {Element} */ (event.target).closest("[data-rc-place]");
    if (!link) return;
    event.preventDefault();
    to.followed(Number(link.getAttribute("data-rc-place")));
  };

  const page = root.getRootNode();
  const first = { signal, capture: true };
  // Of any other button nobody may hear that it is up again.
  window.addEventListener("pointerdown", ({ button }) => (pressed ||= button === 0), first);
  for (const sign of RELEASED) window.addEventListener(sign, released, first);
  window.addEventListener("pointermove", ({ buttons }) => buttons === 0 && released(), first);
  window.addEventListener("pageshow", to.changed, first);
  page.addEventListener("input", changed, first);
  page.addEventListener("change", changed, first);
  // First of all who listen, wherever the form is; and again at the form, should it be elsewhere by then.
  for (const place of new Set([window, page, form])) place?.addEventListener("submit", submitted, first);
  form?.addEventListener("formdata", to.gathered, { signal });
  form?.addEventListener("reset", (event) => setTimeout(() => event.defaultPrevented || to.reset()), { signal });
  root.addEventListener("click", clicked, { signal });

  let renamed = false;
  let joined = false;
  const rebuilt = () => {
    to.rebuilt(renamed, joined);
    renamed = joined = false;
  };
  const places = [root, drawn];
  const observer = new MutationObserver((all) => {
    const changes = all.filter(
      ({ target, addedNodes, removedNodes }) =>
        places.some((place) => place.contains(target)) || hold([...addedNodes, ...removedNodes], ELSEWHERE),
    );
    if (changes.length === 0) return;
    renamed ||= changes.some(({ type, target }) => type === "attributes" || LISTS.test(target.nodeName));
    joined ||= changes.some(({ addedNodes }) => hold(addedNodes, USABLE));
    gently(rebuilt);
  });
  if (form) observer.observe(page, { childList: true, subtree: true });
  for (const place of places) {
    observer.observe(place, { childList: true, subtree: true, attributeFilter: NAMES });
  }
  signal.addEventListener("abort", () => {
    clearTimeout(pausing);
    waiting.clear();
    observer.disconnect();
  });
}
