/**
 * One attachment: what a form has while the rules are at it. What they make of it is decided in `src/form/`; here they are
 * loaded and told what happens, and where anything goes wrong, the form is left to itself.
 *
 * @import { load as Load, Attachment, AttachOptions, Assessment, NotChecked, Record } from "./form.d.ts"
 * @import { Field, Seen } from "./referral_consent.js"
 * @import { Taker } from "./delivery.js"
 */
import { asJson } from "./as-json.js";
import { idOr, timeOr, todayOr } from "./defaults.js";
import { answersIn, aside, hiddenInput, instead, notChecked, save, written } from "./delivery.js";
import { Failure } from "./failure.js";
import { complaintsOf, fieldsOf, goTo } from "./fields.js";
import { hiding } from "./hiding.js";
import { listen } from "./listening.js";
import { Attached } from "./referral_consent.js";
import { constantsOf, policyOf, problemsOf, settingsOf } from "./settings.js";
import { prefixTitle } from "./title.js";
import { assertNothingHidden, unhidden } from "./unhidden.js";

/** What `novalidate` says where it is ours, also in a copy of the form. */
const OURS = "referral-consent";

/** How a form is looked at, as `src/form/attached.rs` has it. */
const LOOK = 0;
const PAUSE = 1;
const SAY = 2;
const ANNOUNCE = 3;

/** How many there have been. */
let count = 0;

/**
 * Attaches, whatever comes of it.
 *
 * @param {HTMLElement} root
 * @param {AttachOptions & { taker?: Taker }} options
 * @param {typeof Load} load
 * @returns {Promise<Attachment>}
 */
export async function start(root, options, load) {
  const settings = settingsOf(root, options);
  const form = /** @type {HTMLFormElement | null} */ (unhidden(root, "closest", "form"));
  const { deliver, taker, name = "" } = settings;
  const hidden = taker
    ? { ...taker, input: undefined, giveBack: aside(root, name, taker.element) }
    : hiddenInput(root, name);
  // Where it is none of these, nothing that leaves the form is lost.
  const usesInput = taker !== undefined || !/^(event|download)$/.test(String(deliver));
  const novalidate = () => form && unhidden(form, "getAttribute", "novalidate");
  /** Of a part of a form, what is required elsewhere in the form is left to the browser. */
  let checksItself = false;
  const number = ++count;
  const summaryId = `#rc${number}-summary`;
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
  /** Whether the form is being submitted by a button that asks for no check. */
  let unasked = false;
  let busy = false;
  let again = false;
  /** The last record that was checked, and what its payload was stamped with: what is sent twice is the same. */
  let stamped = { text: "", now: "", id: "" };

  /**
   * @param {string} name
   * @param {object} [detail]
   */
  const fire = (name, detail) => {
    const event = new CustomEvent(`referral-consent:${name}`, { bubbles: true, cancelable: name === "submit", detail });
    return unhidden(root, "dispatchEvent", event);
  };

  const stop = () => {
    leaving.abort();
    attached?.detach();
    attached = undefined;
    if (root === form && novalidate() === OURS) unhidden(form, "removeAttribute", "novalidate");
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
      attached.look(
        how,
        asJson({ today: todayOr(settings.today), now, id, complaints: complains ? complaintsOf(fields) : [] }),
      ),
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
    if (look(LOOK)) fire("assess", { assessment, record });
  };

  /** @returns {HTMLElement | null} */
  const summary = () => root.querySelector(summaryId);

  /**
   * Whoever is in the summary stays there, though another takes its place.
   *
   * @param {() => void} work
   */
  const staying = (work) => {
    const at = tells && root.querySelector(`${summaryId}:focus, ${summaryId} :focus`);
    work();
    if (!at || at.isConnected) return;
    const links = [...(summary()?.querySelectorAll("a") ?? [])];
    const same = links.find(({ textContent }) => textContent === at.textContent);
    (same ?? summary())?.focus({ preventScroll: true });
  };

  const scan = () =>
    staying(() => {
      fields = fieldsOf(root, hidden.input, taker?.element);
      warn(run((attached) => attached.scan(fields)) ?? []);
      update();
      if (tells) look(SAY);
    });

  /** @param {boolean} [renamed] @param {boolean} [joined] */
  const rebuilt = (renamed, joined) => {
    const now = fieldsOf(root, hidden.input, taker?.element);
    if (renamed || now.length !== fields.length || now.some((field, place) => field !== fields[place])) scan();
    else if (joined) run((attached) => attached.regroup());
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
    // What the agency's own listeners write as the form is sent, they would write too late.
    if (attached) fire("check");
    // Of a control elsewhere on the page nobody hears that it is given to this form, or to another.
    rebuilt();
    // The agency's own listeners may change what the browser says.
    if (checksItself) run(() => fields.forEach((field) => field.checkValidity?.()));
    const seen = check(ANNOUNCE);
    // A form that is kept, and does not say why, would be the end for whoever sends it.
    if (seen && seen.errors > 0 && !summary()) return void fail(new Error("what is wrong cannot be shown"));
    summary()?.focus();
    summary()?.scrollIntoView();
    return seen;
  };

  /** @param {SubmitEvent} event */
  const submitted = (event) => {
    if (!attached) return;
    unasked = event.submitter?.hasAttribute("formnovalidate") ?? false;
    if (unasked) {
      // It is sent, or was kept, once all who listen have had their say.
      setTimeout(() => (unasked = false));
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
    const { payload } = seen;
    instead(event, () => save(payload));
  };

  /**
   * Without a server there is nowhere to go: the answers would end up in the address. So they are saved, checked or not.
   *
   * @param {Event} event
   * @param {string} value
   */
  const keep = (event, value) => {
    const what = { ...JSON.parse(value), ...(attached && { record }), answers: form && answersIn(form) };
    instead(event, () => save(what));
  };

  /** @param {Event} event */
  const unchecked = (event) => {
    if (!attached || unasked) keep(event, notChecked(reason ?? "not-asked", explained));
  };

  if (usesInput) hidden.write(notChecked("loading"));
  const first = { capture: true, signal: detached.signal };
  if (deliver === "download" && form) unhidden(form, "addEventListener", "submit", unchecked, first);
  try {
    assertNothingHidden(root);
    const constants = constantsOf(settings);
    const [policy] = await Promise.all([policyOf(settings), loaded(load, settings)]);
    attached = make(
      () =>
        new Attached(
          root,
          asJson(policy),
          asJson({ ...settings, policy: null, signal: null, taker: null, constants }),
          number,
        ),
    );
    warn(problemsOf(settings));
    reason = undefined;
    if (usesInput && !taker) hidden.write(notChecked("not-asked"));
    leaving.signal.addEventListener("abort", hiding(root.getRootNode()));
    // Meanwhile the agency may have set it.
    checksItself = root === form && (novalidate() ?? OURS) === OURS;
    if (checksItself) root.setAttribute("novalidate", OURS);
    // Another form may have gone with the page before, and left its errors in the title.
    prefixTitle(root, "");
    scan();
    const to = {
      has: (/** @type {any} */ target) => fields.includes(target),
      changed: update,
      paused: () => staying(() => look(tells ? SAY : PAUSE)),
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
    if (!Array.isArray(error)) throw error;
    throw new Failure("policy-refused", "the policy cannot be used", error);
  }
}
