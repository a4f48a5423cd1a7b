/**
 * Attaching the rules to a form. What they make of it is decided in `src/form/`; here they are loaded, told what
 * happens, and where anything goes wrong, the form is left to itself.
 *
 * @import { attach, load, Attachment, AttachOptions, Assessment, NotChecked, Record, Submission } from "./form.d.ts"
 * @import { AttachedCheck } from "./referral_consent.js"
 */
import { idOr, timeOr, todayOr } from "./defaults.js";
import { hiddenInput, notChecked, save } from "./delivery.js";
import { Attached } from "./referral_consent.js";
import { constantsOf, Failure, policyOf, settingsOf } from "./settings.js";

/** How long nothing is typed before something is said. */
const PAUSE = 300;

/** What of a control, when it changes, makes another answer of it. */
const NAMES = ["name", "type", "data-rc", "data-rc-value", "data-rc-part", "data-rc-entry"];

/**
 * The attachments of all forms, for every copy of this file that a page may have.
 *
 * @type {WeakMap<Element, Promise<Attachment>>}
 */
const attachments = /** @type {any} */ (globalThis[Symbol.for("referral-consent")] ??= new WeakMap());

let number = 0;

/**
 * Makes the `attach` of one way in.
 *
 * @param {typeof load} load
 * @returns {typeof attach}
 */
export function attacher(load) {
  return (root, options) => {
    const attaching = attachments.get(root) ?? start(root, options ?? {}, load);
    attachments.set(root, attaching);
    return attaching;
  };
}

/**
 * @param {HTMLElement} root
 * @param {AttachOptions} options
 * @param {typeof load} load
 * @returns {Promise<Attachment>}
 */
async function start(root, options, load) {
  const settings = settingsOf(root, options);
  const form = /** @type {HTMLFormElement | null} */ (root.closest("form"));
  const { deliver, name = "" } = settings;
  const element = typeof deliver === "object" ? deliver.element : undefined;
  const hidden = typeof deliver === "object" ? deliver : hiddenInput(root, settings);
  const usesInput = element !== undefined || deliver === "hidden-input";
  const listening = new AbortController();
  const { signal } = listening;

  /** @type {Attached | undefined} */
  let attached;
  /** @type {NotChecked | undefined} */
  let reason = "loading";
  /** @type {Assessment | null} */
  let assessment = null;
  /** @type {Record} */
  let record = {};
  /** @type {Element[]} */
  let fields = [];
  /** @type {number | undefined} */
  let pausing;
  /** Whether the form was last submitted by a button that asks for no check. */
  let unasked = false;
  /** Whether a button is pressed: a message that came or went would move what is under it, and the click be lost. */
  let pressed = false;
  let busy = false;
  let again = false;

  /**
   * @param {string} name
   * @param {object} detail
   */
  const fire = (name, detail) =>
    root.dispatchEvent(
      new CustomEvent(`referral-consent:${name}`, { bubbles: true, cancelable: name === "submit", detail }),
    );

  /** @param {unknown} error */
  const fail = (error) => {
    const failure =
      error instanceof Failure ? error : new Failure("failed", `it failed, and the form is left to itself: ${error}`);
    reason = failure.reason;
    assessment = null;
    stop();
    hidden.write(notChecked(reason, failure.message));
    console.error(`referral-consent: not checked (${reason}): ${failure.message}`, ...(failure.findings ?? []), root);
    fire("error", { reason, message: failure.message, findings: failure.findings });
  };

  const stop = () => {
    clearTimeout(pausing);
    listening.abort();
    observer.disconnect();
    try {
      attached?.detach();
    } finally {
      attached = undefined;
    }
  };

  /**
   * Works with the rules, one after the other: what the page does meanwhile may call again.
   *
   * @template T
   * @param {(attached: Attached) => T} work
   * @returns {T | undefined}
   */
  const run = (work) => {
    if (!attached) return;
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    try {
      return work(attached);
    } catch (error) {
      fail(error);
    } finally {
      busy = false;
      if (again) {
        again = false;
        queueMicrotask(update);
      }
    }
  };

  /** @type {Set<string>} */
  const warned = new Set();

  /** @param {string[]} problems */
  const warn = (problems) => {
    const more = problems.filter((problem) => problem !== "" && !warned.has(problem));
    if (more.length === 0) return;
    for (const problem of more) warned.add(problem);
    console.warn(`referral-consent: put right in this form:\n${more.join("\n")}`, root);
  };

  /** @param {string} without */
  const warnOf = (without) =>
    warn(without.split(" ").map((path) => path && `${path}: it is asked, and no field of this form is for it`));

  const update = () => {
    const told = run((attached) => attached.update());
    if (!told) return;
    ({ assessment, record } = told);
    warnOf(told.without);
    fire("assess", { assessment, record });
  };

  const pause = () => {
    clearTimeout(pausing);
    if (pressed) {
      pausing = setTimeout(pause, PAUSE);
      return;
    }
    run((attached) => attached.pause());
  };

  const scan = () => {
    fields = controls(root, element).filter((field) => field !== hidden.input);
    warn(run((attached) => attached.scan(fields, todayOr(settings.today))) ?? []);
    update();
    pause();
  };

  /** @param {boolean} tells */
  const check = (tells) =>
    run((attached) => attached.check(todayOr(settings.today), timeOr(undefined), idOr(undefined), tells));

  /**
   * What the hidden input says.
   *
   * @param {AttachedCheck} told
   */
  const inputFor = ({ assessment, payload, errors, without }) => {
    if (unasked) return notChecked("not-asked");
    if (payload && errors === 0) return JSON.stringify(payload);
    return errors > 0 ? notChecked("not-asked", assessment.status) : notChecked("questions-missing", without);
  };

  /** @type {WeakSet<Event>} */
  const seen = new WeakSet();

  /** @param {Event} event */
  const submitted = (event) => {
    if (event.target !== form || seen.has(event) || !attached) return;
    seen.add(event);
    const { submitter } = /** @type {SubmitEvent} */ (event);
    unasked = submitter?.hasAttribute("formnovalidate") ?? false;
    if (unasked) {
      if (usesInput) hidden.write(notChecked("not-asked"));
      return;
    }
    const wasBusy = busy;
    const told = check(true);
    if (!told && !wasBusy) return;
    if (!told || told.errors > 0 || !passes(told)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    if (usesInput || !told.payload) hidden.write(inputFor(told));
    if (settings.deliver === "download" && told.payload) {
      // Without a server there is nowhere to go: the answers would end up in the address.
      event.preventDefault();
      save(told.payload);
    }
  };

  /** @param {AttachedCheck} told */
  const passes = (told) => {
    ({ assessment } = told);
    warnOf(told.without);
    return fire("submit", { assessment, payload: told.payload });
  };

  /** @param {Event} event */
  const changed = (event) => {
    const target = /** @type {HTMLInputElement} */ (event.composedPath()[0]);
    if (!fields.includes(target)) return;
    unasked = false;
    update();
    clearTimeout(pausing);
    if (event.type === "input" && !["radio", "checkbox"].includes(target.type)) pausing = setTimeout(pause, PAUSE);
    else pause();
  };

  const observer = new MutationObserver((changes) => {
    const now = controls(root, element).filter((field) => field !== hidden.input);
    const others = now.length !== fields.length || now.some((field, index) => field !== fields[index]);
    if (others || changes.some((change) => change.type === "attributes")) scan();
  });

  const listen = () => {
    const page = root.getRootNode();
    for (const type of ["input", "change"]) page.addEventListener(type, changed, { signal, capture: true });
    // First of all who listen, wherever the form is; and again at the form, should it be elsewhere by then.
    for (const place of new Set([window, page, form])) {
      place?.addEventListener("submit", submitted, { signal, capture: true });
    }
    form?.addEventListener(
      "formdata",
      (event) => {
        if (!usesInput) return;
        const told = check(false);
        if (told) event.formData.set(name, inputFor(told));
      },
      { signal },
    );
    form?.addEventListener(
      "reset",
      () =>
        setTimeout(() => {
          run((attached) => attached.reset());
          update();
        }),
      { signal },
    );
    window.addEventListener("pageshow", update, { signal });
    window.addEventListener("pointerdown", () => (pressed = true), { signal, capture: true });
    for (const type of ["pointerup", "pointercancel"]) {
      // The click comes first.
      window.addEventListener(type, () => setTimeout(() => (pressed = false)), { signal, capture: true });
    }
    root.addEventListener(
      "click",
      (event) => {
        const link = /** @type {Element} */ (event.target).closest?.("[data-rc-place]");
        if (!link) return;
        event.preventDefault();
        run((attached) => attached.go(Number(link.getAttribute("data-rc-place"))));
      },
      { signal },
    );
    for (const place of element ? [root, element] : [root]) {
      observer.observe(place, { childList: true, subtree: true, attributeFilter: NAMES });
    }
  };

  if (usesInput) hidden.write(notChecked("loading"));
  try {
    const constants = constantsOf(settings);
    const [policy] = await Promise.all([policyOf(settings), loaded(load, settings)]);
    attached = make(() => new Attached(root, form, policy, { ...settings, policy: null, constants }, `rc${++number}-`));
    reason = undefined;
    listen();
    scan();
  } catch (error) {
    fail(error);
  }

  return {
    root,
    get state() {
      return reason === undefined ? "checking" : "not-checked";
    },
    get reason() {
      return reason;
    },
    get assessment() {
      return assessment;
    },
    get record() {
      return record;
    },
    get value() {
      const told = check(false);
      return told ? inputFor(told) : notChecked(reason ?? "failed");
    },
    check() {
      const told = check(true);
      if (!told) return null;
      ({ assessment } = told);
      return { assessment: told.assessment, payload: told.errors > 0 ? null : told.payload };
    },
    refresh: scan,
    detach() {
      stop();
      hidden.giveBack?.();
      attachments.delete(root);
    },
  };
}

/**
 * The controls of a form, also those elsewhere on the page; or those within an element. What `<referral-consent>` draws need
 * not belong to its form.
 *
 * @param {HTMLElement} root
 * @param {Element} [drawn]
 * @returns {Element[]}
 */
function controls(root, drawn) {
  // A control that is called "elements" hides the form's own.
  const elements = Object.getOwnPropertyDescriptor(HTMLFormElement.prototype, "elements")?.get;
  const all = root instanceof HTMLFormElement ? elements?.call(root) : root.querySelectorAll("*");
  const fields = new Set([...all, ...(drawn?.querySelectorAll("*") ?? [])].filter(isField));
  return drawn ? [...fields].sort((one, other) => (isBefore(one, other) ? -1 : 1)) : [...fields];
}

/** @param {Element} element */
const isField = ({ localName }) => /^(input|select|textarea)$/.test(localName);

/** @param {Node} one @param {Node} other */
const isBefore = (one, other) => (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

/**
 * @param {typeof load} load
 * @param {{ wasm?: any }} settings
 */
async function loaded(load, { wasm }) {
  try {
    await load(wasm);
  } catch (error) {
    const { reason, message } = /** @type {Partial<Failure>} */ (error);
    throw new Failure(reason ?? "not-loaded", message ?? String(error));
  }
}

/**
 * @param {() => Attached} work
 * @throws {Failure}
 */
function make(work) {
  try {
    return work();
  } catch (error) {
    const { findings } = /** @type {Partial<Failure>} */ (error);
    if (!findings) throw error;
    throw new Failure("policy-refused", "the policy cannot be used", findings);
  }
}
