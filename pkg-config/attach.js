/**
 * Attaching the rules to a form. What they make of it is decided in `src/form/`; here they are loaded and told what
 * happens, and where anything goes wrong, the form is left to itself.
 *
 * @import { attach, load as Load, Attachment, AttachOptions, Assessment, NotChecked, Record } from "./form.d.ts"
 * @import { Field, Seen } from "./referral_consent.js"
 */
import { idOr, timeOr, todayOr } from "./defaults.js";
import { answersIn, aside, hiddenInput, notChecked, save, written } from "./delivery.js";
import { complaintsOf, fieldsOf, goTo } from "./fields.js";
import { hiding } from "./hiding.js";
import { listen } from "./listening.js";
import { Attached } from "./referral_consent.js";
import { constantsOf, Failure, policyOf, problemsOf, settingsOf } from "./settings.js";
import { prefixTitle } from "./title.js";

/** What `novalidate` says where it is ours, also in a copy of the form. */
const OURS = "referral-consent";

const NO_FORM = "referral-consent: there is no form to attach to";

/** How a form is looked at, as `src/form/attached.rs` has it. */
const LOOK = 0;
const PAUSE = 1;
const SAY = 2;
const ANNOUNCE = 3;

/**
 * An attachment on its way, and how many calls with a signal still want it; one without a signal wants it for good.
 *
 * @typedef {{ attaching: Promise<Attachment>, holders: number }} Held
 */

/** @type {{ [key: symbol]: WeakMap<Element, Held> | undefined }} */
const everywhere = /** @type {any} */ (globalThis);

/** The attachments of all forms, for every copy of this file that a page may have. */
const attachments = (everywhere[Symbol.for("referral-consent")] ??= new WeakMap());

let number = 0;

/**
 * Makes the `attach` of one way in.
 *
 * @param {typeof Load} load
 * @returns {typeof attach}
 */
export function attacher(load) {
  return (root, given) => {
    const options = given ?? {};
    if (root?.nodeType !== 1) return Promise.reject(new TypeError(NO_FORM));
    const held = attachments.get(root) ?? { attaching: start(root, options, load), holders: 0 };
    attachments.set(root, held);
    held.holders += 1;
    const letGo = () => {
      held.holders -= 1;
      // Whoever has called meanwhile keeps it: React attaches, leaves and attaches again before anything is loaded.
      held.attaching.then((attachment) => held.holders === 0 && attachment.detach());
    };
    if (options.signal?.aborted) letGo();
    else options.signal?.addEventListener("abort", letGo, { once: true });
    return held.attaching;
  };
}

/**
 * @param {HTMLElement} root
 * @param {AttachOptions} options
 * @param {typeof Load} load
 * @returns {Promise<Attachment>}
 */
async function start(root, options, load) {
  const settings = settingsOf(root, options);
  const form = root.closest("form");
  const { deliver, taker, name = "" } = settings;
  const hidden = taker
    ? { ...taker, input: undefined, giveBack: aside(root, name, taker.element) }
    : hiddenInput(root, name);
  // Where it is none of these, nothing that leaves the form is lost.
  const usesInput = taker !== undefined || !/^(event|download)$/.test(String(deliver));
  // Of a part of a form, what is required elsewhere in the form is left to the browser.
  const checksItself = root === form && (form.getAttribute("novalidate") ?? OURS) === OURS;
  const prefix = `rc${++number}-`;
  const leaving = new AbortController();
  const detached = new AbortController();

  /** @type {Attached | undefined} */
  let attached;
  /** @type {NotChecked | undefined} */
  let reason = "loading";
  /** What is said of the reason. @type {string | undefined} */
  let explained;
  /** @type {Assessment | null} */
  let assessment = null;
  /** @type {Record} */
  let record = {};
  /** @type {Field[]} */
  let fields = [];
  /** Whether what is wrong is shown: from the first failed attempt on. */
  let tells = false;
  /** Whether the form was last submitted by a button that asks for no check. */
  let unasked = false;
  let busy = false;
  let again = false;
  /** The last record that was checked, and what its payload was stamped with: what is sent twice is the same. */
  let stamped = { text: "", now: "", id: "" };

  /**
   * @param {string} name
   * @param {object} detail
   */
  const fire = (name, detail) => {
    const event = new CustomEvent(`referral-consent:${name}`, { bubbles: true, cancelable: name === "submit", detail });
    return root.dispatchEvent(event);
  };

  const stop = () => {
    leaving.abort();
    attached?.detach();
    attached = undefined;
    if (checksItself) form?.removeAttribute("novalidate");
    if (tells) prefixTitle(root, "");
    tells = false;
  };

  /** @param {unknown} error */
  const fail = (error) => {
    const told = error instanceof Failure;
    const message = told ? error.message : `it failed, and the form is left to itself: ${error}`;
    const findings = told ? error.findings : undefined;
    reason = told ? error.reason : "failed";
    explained = message;
    assessment = null;
    try {
      stop();
    } finally {
      hidden.write(notChecked(reason, explained));
      console.error(`referral-consent: not checked (${reason}): ${message}`, ...(findings ?? []), root);
      fire("error", { reason, message, findings });
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
    again ||= busy;
    if (!attached || busy) return undefined;
    busy = true;
    try {
      return work(attached);
    } catch (error) {
      fail(error);
      return undefined;
    } finally {
      busy = false;
      if (again) queueMicrotask(update);
      again = false;
    }
  };

  /** @type {Set<string>} */
  const warned = new Set();

  /** @param {string[]} problems */
  const warn = (problems) => {
    const more = problems.filter((problem) => !warned.has(problem));
    for (const problem of more) warned.add(problem);
    if (more.length > 0) console.warn(`referral-consent: to put right in this form:\n${more.join("\n")}`, root);
  };

  /**
   * @param {number} how
   * @param {{ now: string, id: string }} [stamp] of a payload
   * @returns {Seen | undefined}
   */
  const look = (how, { now, id } = { now: "", id: "" }) => {
    const complains = checksItself && how !== LOOK;
    const seen = run((attached) =>
      attached.look(how, todayOr(settings.today), now, id, complains ? complaintsOf(fields) : []),
    );
    if (!seen) return;
    ({ assessment, record } = seen);
    if (how >= SAY) prefixTitle(root, seen.title);
    // What cannot be used of the entries that `<referral-consent>` draws can be once more is answered.
    const paths = seen.without.split(" ").filter((path) => path && !(taker && /\d/.test(path)));
    warn(paths.map((path) => `${path}: it is asked, and no field of this form that can be used is for it`));
    return seen;
  };

  const update = () => {
    unasked = false;
    if (look(LOOK)) fire("assess", { assessment, record });
  };

  const scan = () => {
    fields = fieldsOf(root, hidden.input, taker?.element);
    warn(run((attached) => attached.scan(fields)) ?? []);
    update();
    if (tells) look(SAY);
  };

  /** @param {boolean} [renamed] */
  const rebuilt = (renamed) => {
    const now = fieldsOf(root, hidden.input, taker?.element);
    if (renamed || now.length !== fields.length || now.some((field, place) => field !== fields[place])) scan();
  };

  /** @param {number} how */
  const check = (how) => {
    if (!look(LOOK)) return;
    const text = JSON.stringify(record);
    if (text !== stamped.text) stamped = { text, now: timeOr(undefined), id: idOr(undefined) };
    const seen = look(how, stamped);
    if (!seen) return;
    if (how === ANNOUNCE) tells = seen.errors > 0;
    return seen;
  };

  const tell = () => {
    // Of what is elsewhere on the page nobody hears when it comes or goes.
    rebuilt();
    // The agency's own listeners may change what the browser says.
    if (checksItself) run(() => fields.forEach((field) => field.checkValidity?.()));
    const seen = check(ANNOUNCE);
    /** @type {HTMLElement | null} */
    const summary = root.querySelector(`#${prefix}summary`);
    summary?.focus();
    summary?.scrollIntoView();
    return seen;
  };

  /** @param {SubmitEvent} event */
  const submitted = (event) => {
    if (!attached) return;
    unasked = event.submitter?.hasAttribute("formnovalidate") ?? false;
    if (unasked) {
      if (usesInput) hidden.write(notChecked("not-asked"));
      return;
    }
    const waits = busy;
    const seen = waits ? undefined : tell();
    // Where the rules have failed, the form goes as it would without them.
    if (!seen && !waits) return;
    if (!seen || seen.errors > 0 || !fire("submit", { assessment, payload: seen.payload })) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    if (usesInput || !seen.payload) hidden.write(written(seen));
    if (deliver !== "download") return;
    if (!seen.payload) return keep(event, written(seen));
    event.preventDefault();
    save(seen.payload);
  };

  /**
   * Without a server there is nowhere to go: the answers would end up in the address. So they are saved, checked or not.
   *
   * @param {Event} event
   * @param {string} value
   */
  const keep = (event, value) => {
    event.preventDefault();
    save({ ...JSON.parse(value), ...(attached && { record }), answers: form && answersIn(form) });
  };

  /** @param {Event} event */
  const unchecked = (event) => {
    if (!attached || unasked) keep(event, notChecked(reason ?? "not-asked", explained));
  };

  if (usesInput) hidden.write(notChecked("loading"));
  if (deliver === "download") form?.addEventListener("submit", unchecked, { capture: true, signal: detached.signal });
  try {
    const constants = constantsOf(settings);
    const [policy] = await Promise.all([policyOf(settings), loaded(load, settings)]);
    attached = make(
      () => new Attached(root, policy, { ...settings, policy: null, signal: null, taker: null, constants }, prefix),
    );
    warn(problemsOf(settings));
    reason = undefined;
    if (usesInput && !taker) hidden.write(notChecked("not-asked"));
    leaving.signal.addEventListener("abort", hiding(root.getRootNode()));
    if (checksItself) form.setAttribute("novalidate", OURS);
    scan();
    const to = {
      has: (/** @type {any} */ target) => fields.includes(target),
      changed: update,
      paused: () => look(tells ? SAY : PAUSE),
      rebuilt,
      reset() {
        if (tells) prefixTitle(root, "");
        tells = false;
        scan();
      },
      submitted,
      gathered(/** @type {FormDataEvent} */ event) {
        const seen = usesInput && !unasked && check(PAUSE);
        if (seen) event.formData.set(name, written(seen));
      },
      followed: (/** @type {number} */ place) => fields[place] && goTo(fields[place]),
    };
    if (attached) listen(root, form, to, leaving.signal, taker?.element);
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
      const seen = check(PAUSE);
      return seen ? written(seen) : notChecked(reason ?? "failed");
    },
    check() {
      const seen = tell();
      return seen ? { assessment: seen.assessment, payload: seen.errors > 0 ? null : seen.payload } : null;
    },
    refresh: scan,
    detach() {
      stop();
      reason ??= "detached";
      assessment = null;
      detached.abort();
      hidden.giveBack();
      attachments.delete(root);
    },
  };
}

/**
 * @param {typeof Load} load
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
