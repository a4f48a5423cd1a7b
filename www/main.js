/**
 * The form at work: what is written is read, checked by the rules, and becomes a file. Nothing leaves
 * the page unless the person at it saves or prints.
 *
 * @import { Assessment, Checking, Finding, NotChecking } from "./types.js"
 * @import { Saved } from "./outcome.js"
 */
import { isUnnamed, showAnswers, showNotes, showUncheckedNote } from "./check-answers.js";
import { saveCopy } from "./copy.js";
import { all, byId, element } from "./dom.js";
import { letAddAndRemove, removeAdded, showDetails } from "./entries.js";
import { clearFindings, isError, linkTo, showFindings, teller } from "./errors.js";
import { isLifeAtRisk, leaveOutHidden, readRecord } from "./form.js";
import { load } from "./load.js";
import { what } from "./messages.js";
import { withUnnamed } from "./originators.js";
import { download, showPayload, showUnchecked } from "./outcome.js";
import { goTo, placeOf } from "./places.js";
import { showNames, showPolicy } from "./policy.js";
import { show } from "./questions.js";
import { saveSealed } from "./sealed.js";
import { showCount, showPrompts } from "./rationale.js";
import { goToView, showView, viewOf } from "./views.js";
import { words } from "./words.js";

const form = byId("referral");

/** @type {Checking | NotChecking} */
let checking = { checked: false, reason: words.reasons.module, findings: [] };

/** Whether a person has asked for a check: from then on messages follow every answer. */
let isChecked = false;

/** Whether there are words that are on no file yet. */
let isUnsaved = false;

/** @type {Saved | undefined} */
let saved;

/** Showing a question can bring an answer back that shows others; the record has no longer chain. */
const MOST_ROUNDS = 80;

/**
 * Shows what applies to the answers as they are now.
 *
 * @returns {Assessment | undefined} nothing where they cannot be checked
 */
function update() {
  const policy = checking.checked ? checking.policy : undefined;
  showDetails(form, policy);
  leaveOutHidden(form);
  showPrompts(form);
  if (!checking.checked) {
    show(form, "all");
    leaveOutHidden(form);
    return undefined;
  }
  const { rules } = checking;
  try {
    let assessment = rules.assess(readRecord(form), checking.policy);
    for (let round = 0; round < MOST_ROUNDS && show(form, assessment); round += 1) {
      leaveOutHidden(form);
      assessment = rules.assess(readRecord(form), checking.policy);
    }
    assessment = withUnnamed(form, assessment);
    showCount(rules, checking.policy);
    showOutstanding(assessment);
    form.dataset.status = assessment.status;
    form.dataset.route = assessment.route;
    return assessment;
  } catch {
    return stopChecking({ checked: false, reason: words.reasons.failed, findings: [] });
  }
}

/**
 * @param {NotChecking} because
 * @returns {undefined}
 */
function stopChecking(because) {
  checking = because;
  clearFindings(form);
  byId("life-at-risk").hidden = true;
  byId("check-now").hidden = true;
  byId("outstanding").hidden = true;
  delete form.dataset.status;
  delete form.dataset.route;
  const notice = byId("not-checking");
  notice.hidden = false;
  delete notice.dataset.waiting;
  byId("not-checking-reason").textContent = because.reason;
  const list = byId("policy-findings");
  list.hidden = because.findings.length === 0;
  list.replaceChildren(
    element("h3", {}, words.policyFindings),
    element(
      "ul",
      {},
      ...because.findings.map(({ code, path, message, next = "" }) =>
        element(
          "li",
          { "data-code": code, "data-path": path },
          element("code", {}, path || "/"),
          ` ${message} ${next}`,
        ),
      ),
    ),
  );
  update();
  return undefined;
}

/**
 * With a life at risk: what may be sent now and completed after.
 *
 * @param {Assessment} assessment
 */
function showOutstanding({ findings, status }) {
  const isAtRisk = isLifeAtRisk(form);
  const blocking = findings.filter(isError);
  const first = byId("life-at-risk");
  const text = status === "ready" ? words.lifeSendNow : words.lifeBlocked;
  const said = [
    element("p", {}, element("strong", {}, words.lifeFirst), ` ${text}`),
    ...(blocking.length > 0 ? [links(blocking)] : []),
  ];
  first.hidden = !isAtRisk;
  byId("check-now").hidden = !isAtRisk;
  // What has not changed is not read out again.
  if (!isAtRisk) first.replaceChildren();
  else if (first.textContent !== said.map(({ textContent }) => textContent).join("")) {
    first.replaceChildren(...said);
  }

  const outstanding = findings.filter(({ severity }) => severity === "outstanding");
  const list = byId("outstanding");
  list.hidden = outstanding.length === 0;
  list.replaceChildren(element("h2", {}, words.outstanding(outstanding.length)), links(outstanding));
}

/**
 * @param {Finding[]} findings
 */
function links(findings) {
  const placed = findings.map((finding) => ({ place: placeOf(form, finding.path), finding }));
  const tell = teller(placed);
  const items = placed.map(({ place, finding }) => (place ? linkTo(place, tell(finding, place)) : what(finding)));
  return element("ul", {}, ...items.map((item) => element("li", {}, item)));
}

/**
 * Says what was found.
 *
 * @param {Assessment} assessment
 * @param {{ announced: boolean }} how
 */
function say({ findings }, how) {
  if (checking.checked) showFindings(form, findings, checking.policy, how);
}

/** What the person asks for with the button at the end of the form. */
function check() {
  const assessment = update();
  if (!assessment) return (goToView("check"), showCheck());
  isChecked = true;
  window.clearTimeout(waiting);
  say(assessment, { announced: true });
  if (!assessment.findings.some(isError)) {
    goToView("check");
    showCheck();
  }
}

/** Fills in the view in which answers are checked. */
function showCheck() {
  stopOfferingCheck();
  showAnswers(form, (question) => {
    goToView("form");
    offerCheckAfter(question);
    goTo(question);
  });
  if (!checking.checked) return showUncheckedNote();
  try {
    // Only this finds which of the agency's own fields would be left out.
    const record = readRecord(form);
    const { assessment, payload } = checking.rules.submit(record, checking.policy);
    const { findings } = withUnnamed(form, assessment);
    showNotes(form, findings, checking.policy, { isUnnamed: isUnnamed(payload, record) });
  } catch {
    stopChecking({ checked: false, reason: words.reasons.failed, findings: [] });
    showUncheckedNote();
  }
}

/**
 * Whoever came to change one answer goes back from there: the end of the form is far.
 *
 * @param {HTMLElement} question
 */
function offerCheckAfter(question) {
  stopOfferingCheck();
  const button = element("button", { type: "button", class: "primary" }, byId("check").textContent ?? "");
  button.addEventListener("click", check);
  question.after(element("div", { class: "buttons again" }, button));
}

function stopOfferingCheck() {
  form.querySelector(".again")?.remove();
}

/** Makes the file. */
function make() {
  saved = checking.checked ? makePayload(checking) : makeUnchecked();
  if (saved) goToView("outcome");
}

/**
 * @param {Checking} by
 * @returns {Saved | undefined}
 */
function makePayload(by) {
  try {
    const record = readRecord(form);
    const { assessment: made, payload } = by.rules.submit(record, by.policy);
    const assessment = withUnnamed(form, made);
    if (payload && !assessment.findings.some(isError)) {
      return showPayload(payload, assessment.findings, by, record.answers?.childName ?? "");
    }
    // The day has changed since, or only the whole of it can be judged: it is said where it is put right.
    goToView("form");
    update();
    isChecked = true;
    say(assessment, { announced: true });
  } catch {
    stopChecking({ checked: false, reason: words.reasons.failed, findings: [] });
    goToView("check");
    showCheck();
  }
  return undefined;
}

function makeUnchecked() {
  const answers = all(byId("answers"), ":scope > *").map((part) => {
    const copy = /** @type {HTMLElement} */ (part.cloneNode(true));
    for (const action of all(copy, ".action")) action.remove();
    for (const unanswered of all(copy, ".unanswered")) unanswered.closest("dl > div")?.remove();
    return copy;
  });
  const reason = checking.checked ? "" : checking.reason;
  return showUnchecked(readRecord(form), reason, answers);
}

/** Begins anew, with nothing left of what was written. */
function clear() {
  /** @type {HTMLFormElement} */ (form).reset();
  removeAdded(form);
  stopOfferingCheck();
  clearFindings(form);
  for (const place of ["answers", "check-notes", "outcome-next", "outcome", "json", "saved"])
    byId(place).replaceChildren();
  saved = undefined;
  window.clearTimeout(waiting);
  isChecked = false;
  isUnsaved = false;
  // What only the answers had kept of another list goes with them.
  if (checking.checked) showPolicy(checking.policy);
  enterToday();
  update();
  history.replaceState({ view: "form" }, "");
  showView("form");
}

/** The date of the referral is nearly always today, where the referral is made. */
function enterToday() {
  const today = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London" }).formatToParts();
  for (const part of ["day", "month", "year"]) {
    const box = form.querySelector(`[name="/referral/date/${part}"]`);
    const value = today.find(({ type }) => type === part)?.value ?? "";
    if (box instanceof HTMLInputElement && box.value === "") box.value = String(Number(value));
  }
}

let isPressed = false;

/** @type {number | undefined} what waits for a button to be released */
let waiting;

/**
 * Messages come and go with a change, which moves what is below them: not while a button is pressed,
 * or it would no longer be under the finger when that is lifted.
 *
 * @param {() => void} work
 */
function onceReleased(work) {
  window.clearTimeout(waiting);
  if (isPressed) waiting = window.setTimeout(() => onceReleased(work), 50);
  else work();
}

function listen() {
  form.addEventListener("input", () => {
    isUnsaved = true;
    saved = undefined;
    update();
  });
  form.addEventListener("change", () => {
    const assessment = update();
    if (!assessment || !isChecked) return;
    // The focus is still on its way, perhaps to a message that is about to be replaced.
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => onceReleased(() => say(update() ?? assessment, { announced: false })));
  });
  letAddAndRemove(form, () => {
    isUnsaved = true;
    const assessment = update();
    if (assessment && isChecked) say(assessment, { announced: false });
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("pointerdown", () => (isPressed = true), true);
  for (const end of ["pointerup", "pointercancel"]) {
    window.addEventListener(end, () => window.setTimeout(() => (isPressed = false)), true);
  }

  const click = (/** @type {string} */ id, /** @type {() => void} */ work) => byId(id).addEventListener("click", work);
  click("check", check);
  click("check-now", check);
  click("confirm", make);
  click("back", () => goToView("form"));
  click("change", () => goToView("form"));
  click("print", () => window.print());
  click("download", () => {
    if (!saved) return;
    download(saved);
    isUnsaved = false;
  });
  click("seal", async () => {
    if (saved && checking.checked && (await saveSealed(saved, checking.policy))) isUnsaved = false;
  });
  click("copy", () => {
    if (!saved) return;
    saveCopy(saved);
    // Of what is sent, the file is what counts.
    if (saved.json.keep === "local") isUnsaved = false;
  });
  const dialog = /** @type {HTMLDialogElement} */ (byId("confirm-clear"));
  click("clear", () => dialog.showModal());
  click("keep", () => dialog.close());
  click("clear-now", () => {
    dialog.close();
    clear();
  });
  click("another", () => {
    if (isUnsaved) dialog.showModal();
    else clear();
  });

  window.addEventListener("popstate", (event) => {
    const view = viewOf(event.state);
    // An address within the form, such as that of a part, is no step between views.
    if (view === "form" && !byId("form-view").hidden) return;
    if (view === "outcome" && !saved) return showView("form");
    if (view === "check") showCheck();
    showView(view);
  });
  window.addEventListener("beforeunload", (event) => {
    if (isUnsaved) event.preventDefault();
  });
  // A page that comes back from the browser's memory has all its words, and so may one that is reloaded.
  window.addEventListener("pageshow", () => update());
}

async function start() {
  listen();
  history.replaceState({ view: viewOf(null) }, "");
  for (const part of all(document, "[data-needs-script]")) part.hidden = false;
  const loaded = await load();
  enterToday();
  if (loaded.checked) {
    checking = loaded;
    showPolicy(loaded.policy);
    const notice = byId("not-checking");
    notice.hidden = true;
    delete notice.dataset.waiting;
    update();
  } else {
    showNames(loaded.policy);
    stopChecking(loaded);
  }
  form.dataset.ready = "";
}

void start();
