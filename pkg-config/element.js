/**
 * `<referral-consent>`: draws the questions that its form does not ask itself, and takes part in the form with the payload as
 * its value.
 *
 * @import { Finding, Policy, ReferralConsent } from "./index.d.ts"
 * @import { AssessDetail, Attachment } from "./form.d.ts"
 * @import { Drawing } from "./element/draw.js"
 */
import { attach, load } from "./form.js";
import { draw } from "./element/draw.js";
import { askedElsewhere } from "./element/elsewhere.js";
import { make, namer } from "./element/markup.js";
import { policyAt } from "./element/policy.js";
import { nameControls, notice } from "./element/unchecked.js";
import { words } from "./element/words.js";
import { todayInLondon } from "./today.js";

const NAME = "referral-consent";

/** What can be given: as a property, as an attribute, or on the form, as `data-rc-…`. */
const SETTINGS = /** @type {const} */ ({
  policy: "policy",
  record: "record",
  fields: "fields",
  answers: "answers",
  classNames: "class-names",
  today: "today",
  wasm: "wasm",
});

/** @typedef {keyof typeof SETTINGS} Setting */

const ALL_SETTINGS = /** @type {Setting[]} */ (Object.keys(SETTINGS));

/** Where somebody is writing. */
const FIELD = "input:not([type=submit], [type=button], [type=image], [type=reset]), select, textarea";

/** What the two lists are made of. */
const ENTRY = "[data-rc-entry]";

/** How many have been drawn, so that no two have the same ids. */
let drawings = 0;

/** On a server there is none: what is imported there for its types or to be packed does nothing. @type {typeof HTMLElement} */
const Base = globalThis.HTMLElement ?? class {};

export class ReferralConsentElement extends Base {
  static formAssociated = true;
  static observedAttributes = [...Object.values(SETTINGS), "lang", "heading-level", "name"];

  /** How the rules are loaded where an element does not say. @type {unknown} */
  static wasm;

  /** Nothing where the browser is too old: there a hidden input takes its place. */
  #internals = "setFormValue" in (globalThis.ElementInternals?.prototype ?? {}) ? this.attachInternals() : undefined;

  /** @type {{ [setting in Setting]?: unknown }} */
  #given = {};

  /** The same as JSON, each as it was when it was given. @type {{ [setting in Setting]?: string | undefined }} */
  #texts = {};

  /** What a person has written, where it is to be drawn again. @type {unknown} */
  #written;

  /** Counted up at whatever makes a drawing that is under way out of date. */
  #turn = 0;

  /** @type {ReferralConsent | undefined} */
  #rules;

  /** @type {Policy | undefined} */
  #policy;

  /** @type {Drawing | undefined} */
  #drawing;

  /** The form that it was drawn for, if it was. @type {HTMLFormElement | null | undefined} */
  #drawnFor;

  /** What is attached: the form, or the element itself where it is in none. @type {HTMLElement | undefined} */
  #root;

  /** @type {Attachment | undefined} */
  #attachment;

  /** Lets go of what is attached. */
  #leaving = new AbortController();

  /** Lets go of the form that is checked while the element is disabled. @type {AbortController | undefined} */
  #standIn;

  /** What cannot be written in as the whole element is disabled. @type {HTMLInputElement[]} */
  #closed = [];

  #isDisabled = false;
  #isSettling = false;
  #isUnsettled = false;

  /** Whether somebody asks if all is well, and wants nothing shown. */
  #isAsking = false;

  #value = "";

  constructor() {
    super();
    // A copy of one that was drawn: its radio buttons would take the choice from those that they are a copy of.
    for (const drawn of this.querySelectorAll(":scope > [data-rc-drawn]")) drawn.remove();
    this.addEventListener("invalid", this.#onInvalid);
    this.#taker.write('{"status":"not-checked","reason":"loading"}');
  }

  // What it is to the page

  get form() {
    return this.#internals ? this.#internals.form : this.closest("form");
  }

  get type() {
    return NAME;
  }

  get name() {
    return this.getAttribute("name") ?? "";
  }

  set name(name) {
    this.setAttribute("name", name);
  }

  get disabled() {
    return this.hasAttribute("disabled");
  }

  set disabled(isDisabled) {
    this.toggleAttribute("disabled", Boolean(isDisabled));
  }

  get value() {
    const { assessment, value } = this.#attachment ?? {};
    return assessment && value !== undefined ? (assessment.status === "ready" ? value : "") : this.#value;
  }

  get assessment() {
    return this.#attachment?.assessment ?? null;
  }

  get record() {
    return this.#soFar() ?? this.#beginning();
  }

  set record(record) {
    if (this.#isNew("record", record)) this.#drawAgain(undefined);
  }

  get validity() {
    return this.#internals?.validity;
  }

  get validationMessage() {
    return this.#internals?.validationMessage ?? "";
  }

  get willValidate() {
    return this.#internals?.willValidate ?? false;
  }

  checkValidity() {
    this.#isAsking = true;
    const isValid = this.#internals?.checkValidity() ?? true;
    this.#isAsking = false;
    return isValid;
  }

  reportValidity() {
    const isValid = this.checkValidity();
    if (!isValid) this.#attachment?.check();
    return isValid;
  }

  // A static block, which this would be, no Safari before 16.4 can read.
  static #properties = ALL_SETTINGS.filter((setting) => setting !== "record").map((setting) =>
    Object.defineProperty(this.prototype, setting, {
      configurable: true,
      enumerable: true,
      /** @this {ReferralConsentElement} */
      get() {
        return this.#given[setting] ?? this.getAttribute(SETTINGS[setting]);
      },
      /** @this {ReferralConsentElement} @param {unknown} value */
      set(value) {
        if (this.#isNew(setting, value)) this.#drawAgain(this.#soFar());
      },
    }),
  );

  // What the browser tells it

  connectedCallback() {
    if (!this.hasAttribute("name")) this.name = NAME;
    for (const setting of ALL_SETTINGS) {
      // Set before the element was defined.
      if (!Object.hasOwn(this, setting)) continue;
      const given = Reflect.get(this, setting);
      Reflect.deleteProperty(this, setting);
      Reflect.set(this, setting, given);
    }
    this.#settle();
  }

  disconnectedCallback() {
    // At once, before it is noticed that the fields are gone.
    this.#detach();
    this.#settle();
  }

  formAssociatedCallback() {
    this.#settle();
  }

  /**
   * @param {string} attribute
   * @param {string | null} before
   * @param {string | null} now
   */
  attributeChangedCallback(attribute, before, now) {
    if (before === now) return;
    if (attribute !== "name") return this.#drawAgain(attribute === "record" ? undefined : this.#soFar());
    this.#detach();
    this.#settle();
  }

  /** @param {boolean} isDisabled */
  formDisabledCallback(isDisabled) {
    this.#isDisabled = isDisabled;
    this.#settle();
  }

  formResetCallback() {
    this.#drawAgain(undefined);
  }

  /** @param {unknown} state the record, as it was given with the value */
  formStateRestoreCallback(state) {
    if (typeof state === "string") this.#drawAgain(JSON.parse(state));
  }

  // Drawing and attaching

  /**
   * @param {Setting} setting
   * @returns {any}
   */
  #setting(setting) {
    const inForm = setting === "policy" ? "data-referral-consent" : `data-rc-${SETTINGS[setting]}`;
    return this.#given[setting] ?? this.getAttribute(SETTINGS[setting]) ?? this.form?.getAttribute(inForm) ?? undefined;
  }

  /**
   * Takes what is given. A page that is drawn again and again gives objects that are equal each time: they change nothing.
   *
   * @param {Setting} setting
   * @param {unknown} value
   */
  #isNew(setting, value) {
    let text;
    try {
      text = typeof value === "object" && value ? JSON.stringify(value) : undefined;
    } catch {
      // What cannot be compared is new.
    }
    const before = this.#texts[setting];
    this.#given[setting] = value;
    this.#texts[setting] = text;
    return text === undefined || text !== before;
  }

  /** What has been written; nothing where it has not been in a form yet, which may say what to begin with. */
  #soFar() {
    return /** @type {any} */ (this.#attachment?.record ?? this.#written);
  }

  /** What it begins with: what was given, and what nearly every referral says. */
  #beginning() {
    let record = this.#setting("record");
    try {
      if (typeof record === "string") record = JSON.parse(record);
    } catch {
      console.error("referral-consent: the record to begin with is no JSON.", this);
    }
    const referral = { kind: "referral", decision: "share", date: this.#setting("today") ?? todayInLondon() };
    return { ...record, referral: { ...referral, ...record?.referral } };
  }

  /** @param {unknown} written what it then begins with; without it, with what was given */
  #drawAgain(written) {
    this.#detach();
    this.#written = written;
    this.#turn += 1;
    this.#drawnFor = undefined;
    this.#settle();
  }

  /** Makes what there is what there should be. Not at once, as one change often comes with another. */
  async #settle() {
    this.#isUnsettled = true;
    if (this.#isSettling) return;
    this.#isSettling = true;
    // What is still to come of the page may ask some of the questions.
    if (document.readyState === "loading") {
      await new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));
    }
    await undefined;
    while (this.#isUnsettled) {
      this.#isUnsettled = false;
      while (await this.#step());
    }
    this.#isSettling = false;
  }

  /** @returns {Promise<boolean>} whether there may be more to do */
  async #step() {
    this.#standIn?.abort();
    const root = this.isConnected && !this.#isDisabled ? (this.form ?? this) : undefined;
    if (root !== this.#root) this.#detach();
    if (!this.isConnected) return false;
    if (this.#drawnFor !== this.form) {
      await this.#draw();
      return true;
    }
    if (this.#root) return false;
    this.#letWrite(root !== undefined);
    if (root) await this.#attach(root);
    else this.#attachWithout();
    return root !== undefined;
  }

  async #draw() {
    const { form } = this;
    const turn = this.#turn;
    this.#drawnFor = form;
    this.#drawing = undefined;
    const wasm = this.#setting("wasm") ?? ReferralConsentElement.wasm;
    const [rules, policy] = await Promise.allSettled([load(wasm), policyAt(this.#setting("policy"))]);
    if (turn !== this.#turn) return;
    const named = namer(this.#setting("classNames"));
    // A text would be taken for an address again.
    this.#policy = policy.status === "fulfilled" && typeof policy.value === "object" ? policy.value : undefined;
    if (rules.status === "rejected" || !this.#policy) {
      // `attach` finds the same, and says why.
      this.replaceChildren(notice(words.notShown, named, this.#policy));
      return;
    }
    this.#rules = rules.value;
    drawings += 1;
    try {
      const drawing = draw({
        id: `rc${drawings}`,
        catalogue: rules.value.catalogue(this.#language()),
        policy: this.#policy,
        named,
        record: this.#written ?? this.#beginning(),
        isAskedElsewhere: askedElsewhere(this, form, this.#setting("fields")),
        level: this.getAttribute("heading-level") ?? 2,
      });
      drawing.update();
      this.replaceChildren(drawing.element);
      this.#drawing = drawing;
    } catch (error) {
      // Most often it is the policy, and `attach` says what is wrong with it.
      console.error("referral-consent: the questions cannot be drawn.", this, error);
      this.replaceChildren(notice(words.notShown, named, this.#policy));
    }
  }

  /** @returns {any} that of the nearest element that has one */
  #language() {
    return this.closest("[lang]")?.getAttribute("lang")?.split("-")[0] ?? "en";
  }

  /**
   * What is shown and can be written in while nothing is attached.
   *
   * @param {boolean} isOpen
   */
  #letWrite(isOpen) {
    for (const control of this.#closed) control.disabled = false;
    this.#closed = [];
    let ask;
    if (!isOpen) {
      const controls = /** @type {NodeListOf<HTMLInputElement>} */ (this.querySelectorAll(`${FIELD}, button`));
      this.#closed = [...controls].filter((control) => !control.disabled);
      for (const control of this.#closed) control.disabled = true;
      ask = this.#asked();
    }
    this.#drawing?.showQuestions(ask);
  }

  #asked() {
    try {
      return this.#policy && this.#rules?.assess(this.record, this.#policy, this.#setting("today")).ask;
    } catch {
      // A policy that is refused: `attach` says so.
      return undefined;
    }
  }

  /** What a form asks itself that says that it is checked is checked while the element is disabled, too. */
  #attachWithout() {
    const { form } = this;
    if (!form || form.getAttribute("data-referral-consent") === null) return;
    this.#standIn = new AbortController();
    attach(form, {
      wasm: this.#setting("wasm") ?? ReferralConsentElement.wasm,
      signal: this.#standIn.signal,
    });
  }

  /** @param {HTMLElement} root */
  async #attach(root) {
    this.#root = root;
    for (const [place, event, listener] of this.#listeners(root)) place.addEventListener(event, listener, true);
    const given = ["answers", "classNames", "fields", "today"].map((name) => [
      name,
      this.#setting(/** @type {Setting} */ (name)) ?? undefined,
    ]);
    const attachment = await attach(root, {
      ...Object.fromEntries(given),
      policy: this.#policy ?? this.#setting("policy"),
      wasm: this.#setting("wasm") ?? ReferralConsentElement.wasm,
      language: this.#language(),
      name: this.name,
      signal: this.#leaving.signal,
      ...{ taker: this.#taker },
    });
    if (this.#root === root) this.#attachment = attachment;
  }

  #detach() {
    const root = this.#root;
    if (!root) return;
    for (const [place, event, listener] of this.#listeners(root)) place.removeEventListener(event, listener, true);
    this.#root = undefined;
    this.#written = this.#soFar();
    this.#attachment = undefined;
    this.#leaving.abort();
    this.#leaving = new AbortController();
  }

  /**
   * Details of what is written are shown before `attach` reads it.
   *
   * @param {HTMLElement} root
   * @returns {[EventTarget, string, (event: any) => void][]}
   */
  #listeners(root) {
    return [
      [window, "input", this.#onWritten],
      [window, "change", this.#onWritten],
      [root, "referral-consent:assess", this.#onAssessed],
      [root, "referral-consent:error", this.#onFailed],
    ];
  }

  // What is written, and what comes of it

  /** Takes what leaves the form, of which it draws some fields. */
  #taker = {
    element: this,
    write: (/** @type {string} */ text) => {
      this.#value = text;
      this.#internals?.setFormValue(text, this.#state());
      this.#internals?.setValidity({});
      if (this.#internals || !this.isConnected) return;
      this.querySelector(`:scope > [type=hidden]`)?.remove();
      this.append(make("input", { type: "hidden", name: this.name, value: text }));
    },
  };

  /** What comes back with the page: not the answers of the form's own fields, which the browser knows. */
  #state() {
    const record = this.#soFar();
    return JSON.stringify(record ? { ...record, answers: undefined } : null);
  }

  /** @param {Event} event */
  #onWritten = ({ target }) => {
    if (!(target instanceof Element) || !this.contains(target)) return;
    if (target.matches(`${ENTRY} *`) || target.querySelector(ENTRY)) this.#drawing?.update();
  };

  /** @param {CustomEvent<AssessDetail>} event */
  #onAssessed = ({ target, detail: { assessment, record } }) => {
    if (target !== this.#root) return;
    this.#written = record;
    this.#drawing?.showParts(assessment.ask);
    this.#internals?.setFormValue("", this.#state());
    const error = assessment.status === "ready" ? undefined : assessment.findings.find(isError);
    if (error) this.#internals?.setValidity({ customError: true }, error.message, this.#controlAt(error.path));
    else this.#internals?.setValidity({});
  };

  /** @param {Event} event */
  #onFailed = ({ target }) => {
    const drawn = this.#drawing?.element;
    if (target !== this.#root || !drawn) return;
    this.#drawing?.showParts();
    nameControls(drawn, this.name);
    this.prepend(notice(words.notChecking, namer(this.#setting("classNames")), this.#policy));
  };

  /** @param {Event} event */
  #onInvalid = (event) => {
    if (event.target !== this) return;
    event.preventDefault();
    // Asked at every key by some script, it takes the focus from nobody who is writing.
    if (!this.#isAsking && !document.activeElement?.matches(FIELD)) this.#attachment?.check();
  };

  /**
   * The first control of the question at a path, if it is drawn here.
   *
   * @param {string} path
   */
  #controlAt(path) {
    const [, list] = /^\/(\w+)(?:\/\d|$)/.exec(path) ?? [];
    const dotted = path.slice(1).replaceAll("/", ".");
    const place = this.querySelector(`[data-rc-entry="${list}"], [data-rc="${dotted}"]`);
    const within = place?.matches(FIELD) ? place : place?.querySelector(FIELD);
    return /** @type {HTMLElement | undefined} */ (within ?? undefined);
  }
}

/** @param {Finding} finding */
function isError({ severity }) {
  return severity === "stop" || severity === "missing" || severity === "invalid";
}

if (globalThis.customElements && !customElements.get(NAME)) customElements.define(NAME, ReferralConsentElement);
