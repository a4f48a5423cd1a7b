/**
 * The hub's page at work: a file is opened, checked and shown; what has to be settled is asked; and the record of it is
 * saved. Files and keys are held while the page is open, and nowhere else.
 *
 * @import { Checking, Finding, Json } from "../types.js"
 * @import { Hub } from "../referral-consent/hub.js"
 * @import { Found } from "./files.js"
 */
import { questionText } from "../answers.js";
import { all, byId, element } from "../dom.js";
import { clearFindings, showFindings } from "../errors.js";
import { readRecord } from "../form.js";
import { load } from "../load.js";
import { message } from "../messages.js";
import { placeOf } from "../places.js";
import { showNames } from "../policy.js";
import { save } from "../save.js";
import { goToView, showView, viewOf } from "../views.js";
import { wording } from "../wording.js";
import { checked } from "./check.js";
import { decision, firstOfAll } from "./decision.js";
import { drawDuties, fillIn, settledInWords, showAsked } from "./duties.js";
import { letDrop, readFile } from "./files.js";
import { makeKeys } from "./keys.js";
import { isOfKey, isOfSealing, isSealed, payloadsOf, unsealed, whyNotOpened } from "./opening.js";
import { nameOf, sayChecked, saySettings, verified } from "./settings.js";
import { askForEarlier, sayOfEarlier, whatMustStop } from "./stop.js";
import { words } from "./words.js";

const form = byId("settling");

/** What is opened, and with what. */
const at = {
  /** @type {Json | undefined} */
  key: undefined,
  /** @type {import("../types.js").Policy[]} settings of other agencies, or of another time */
  given: [],
  /** @type {Found[]} what waits for its key */
  waiting: [],
  /** @type {Json | undefined} */
  payload: undefined,
  /** @type {Json | undefined} the one that a change of consent changes */
  earlier: undefined,
  /** @type {Json | undefined} */
  review: undefined,
  isUnsaved: false,
};

const loading = load(() => import("../referral-consent/hub.js"));

/**
 * @returns {Promise<{ by: Checking, hub: Hub, catalogue: import("../types.js").Catalogue, names: import("../wording.js").Wording }>}
 * @throws where the rules or the policy cannot be loaded
 */
async function rules() {
  const by = await loading;
  if (!by.checked) throw new Error(by.reason);
  const catalogue = by.rules.catalogue();
  return { by, hub: /** @type {any} */ (by.rules), catalogue, names: wording(catalogue, by.policy) };
}

/**
 * Checks a payload by the settings that it was made with, where they are known, and names things as they do.
 *
 * @param {Json} payload
 */
async function check(payload) {
  const { by, hub, catalogue } = await rules();
  const of = verified(payload, hub, by.policy, at.given);
  const { policy, disagreements, isInPart } = of;
  const said = sayChecked(payload, of, by.policy, (file) => void take([file]));
  const names = wording(catalogue, policy);
  return { hub, disagreements, isInPart, said, by: { rules: by.rules, policy, catalogue, names } };
}

/**
 * Takes the files that were chosen or dropped.
 *
 * @param {File[]} files
 */
async function take(files) {
  if (files.length === 0) return;
  say("");
  const found = await Promise.all(files.map(readFile));
  for (const file of found) if (file.is === "key") at.key = file.key;
  const settings = found.flatMap((file) => (file.is === "policy" ? [file.policy] : []));
  if (!(await areUsable(settings)))
    return isAtSettings() ? saySettings(words.settings.refused) : say(words.settings.refused);
  at.given.unshift(.../** @type {any[]} */ (settings));
  const others = found.filter(({ is }) => is !== "key" && is !== "policy");
  // A key by itself is for what waits for it, and settings are for what is shown.
  if (settings.length === found.length && at.waiting.length === 0) return checkAgain(settings);
  await openTogether(others.length > 0 ? others : at.waiting);
}

/** @param {Json[]} settings */
async function areUsable(settings) {
  const by = await loading;
  try {
    if (by.checked) for (const policy of settings) by.rules.assess({}, policy);
    return true;
  } catch {
    return false;
  }
}

/**
 * Checks what is shown with more settings.
 *
 * @param {Json[]} settings
 */
async function checkAgain([policy = {}]) {
  const { payload, earlier } = at;
  const wasWanted = isAtSettings();
  if (payload) {
    const { by, said, isInPart } = await check(payload);
    if (isInPart && wasWanted)
      return saySettings(words.settings.notThese(nameOf(policy), nameOf(payload.producer.policy)));
    byId("decision-heading").textContent = headingOf(payload, by.names);
    byId("checked").replaceChildren(...said);
    byId("decision").replaceChildren(...decision(payload, by, earlier));
    if (earlier) await drawEarlier(payload, earlier);
    // What was asked with is gone.
    if (wasWanted) return focusOn(said[0]);
  }
  if (isShown()) say(words.settings.kept);
  else say(words.settings.read, byId("file"));
}

/** @param {HTMLElement | undefined} place */
function focusOn(place) {
  place?.setAttribute("tabindex", "-1");
  place?.focus();
}

/** @param {Found[]} files none of them a key */
async function openTogether(files) {
  if (files.length === 0) return say(words.needsFile, byId("file"));
  const why = whyNotOpened(files);
  if (why !== undefined) return say(why);
  if (!files.some(isSealed)) return showTogether(files);
  // Keys are asked for where files are opened.
  if (isShown() && !isAtChange() && !openAnother()) return;
  at.waiting = files;
  if (at.key === undefined) return say(isAtChange() ? words.stop.needsKey : words.needsKey(files.length), byId("key"));
  try {
    const opened = await unsealed(files, at.key);
    at.waiting = [];
    await showTogether(opened);
  } catch (error) {
    sayStaysSealed(error);
  }
}

/** @param {unknown} error */
function sayStaysSealed(error) {
  const said = isOfSealing(error) ? error.message : words.notLoaded;
  const isOneOfMany = at.waiting.length > 1;
  if (isOfKey(error)) at.key = undefined;
  else at.waiting = [];
  say(isOneOfMany ? `${words.oneOfThem} ${said}` : said);
}

/** @param {Found[]} files none of them sealed any more */
async function showTogether(files) {
  const why = whyNotOpened(files);
  if (why !== undefined) return say(why);
  const [payload, earlier] = payloadsOf(files);
  for (const file of files) if (file.is === "review") return showReview(file.review, payload);
  if (payload === undefined) return;
  if (earlier === undefined && isAtChange()) return takeEarlier(payload);
  await showPayload(payload);
  if (earlier !== undefined && at.payload === payload) await takeEarlier(earlier);
}

/**
 * Says something of a file where the person is: where files are opened, beside the earlier referral, or above what is shown.
 *
 * @param {string} text
 * @param {HTMLElement} [next] what to go to
 */
function say(text, next) {
  const place = isAtChange() ? "earlier-said" : isShown() ? "beside" : "said";
  byId(place).replaceChildren(...(text === "" ? [] : [element("p", { class: "message" }, text)]));
  next?.focus();
}

/** Whether something is shown that was opened. */
function isShown() {
  return byId("open-view").hidden;
}

/** Whether a file is shown whose settings are wanted. */
function isAtSettings() {
  return !byId("decision-view").hidden && document.getElementById("settings") !== null;
}

/** Whether a change of consent is shown, which its earlier referral is wanted for. */
function isAtChange() {
  return at.payload?.type === "consent-change" && !byId("decision-view").hidden;
}

/** @param {Json} payload */
async function showPayload(payload) {
  /** @type {HTMLElement[]} */
  const found = [];
  try {
    const { by, hub, said } = await check(payload);
    found.push(...said);
    const first = firstOfAll(payload, by.names);
    const shown = decision(payload, by);
    // What its agency keeps is not for anybody else to settle, and what is not as it was made has no review.
    const review = payload.keep === "local" ? null : hub.review(payload).review;
    if (!openAnother()) return;
    at.payload = payload;
    byId("decision-heading").textContent = headingOf(payload, by.names);
    byId("checked").replaceChildren(...found);
    byId("first").replaceChildren(...first);
    byId("decision").replaceChildren(...shown);
    if (payload.type === "consent-change") askForEarlier(payload, (file) => void take([file]));
    // What is drawn in a form that is hidden is left out of it.
    form.hidden = review === null;
    if (review) drawDuties(form, review, payload, by.catalogue);
    goToView("decision");
  } catch {
    const by = await loading;
    say(by.checked ? words.notShown : by.reason);
    // Beside something else that is shown the whole list would hide it.
    if (!isShown()) byId("said").append(...found);
  }
}

/**
 * @param {Json} payload
 * @param {import("../wording.js").Wording} names
 */
function headingOf({ type, answers = {} }, names) {
  const kind = names.token("PayloadType", type);
  return typeof answers.childName === "string" ? `${kind}: ${answers.childName}` : kind;
}

/** @param {Json} earlier */
async function takeEarlier(earlier) {
  const change = at.payload;
  if (!change) return;
  forgetEarlier();
  try {
    const { by } = await check(change);
    byId("decision").replaceChildren(...decision(change, by));
    if (!(await drawEarlier(change, earlier))) return;
    at.earlier = earlier;
    byId("decision").replaceChildren(...decision(change, by, earlier));
  } catch {
    say(words.stop.notInOrder);
  }
}

/**
 * Shows what of an earlier referral must stop.
 *
 * @param {Json} change
 * @param {Json} earlier
 * @returns {Promise<boolean>} whether it is the one that is wanted
 */
async function drawEarlier(change, earlier) {
  const { by, hub, disagreements, isInPart } = await check(earlier);
  const { review } = hub.review(change, earlier);
  const wrong = disagreements.length > 0 ? [checked(disagreements, words.checked.payload)] : [];
  if (!review) {
    sayOfEarlier(...wrong, element("p", { class: "message" }, words.stop.notInOrder));
    return false;
  }
  const { stop, findings } = review;
  const notes = findings.map((finding) => message(finding, by.policy));
  if (isInPart) notes.unshift(element("p", {}, words.settings.ofEarlier(nameOf(earlier.producer.policy))));
  sayOfEarlier(...wrong, ...notes, ...(stop ? whatMustStop(stop, earlier, by.names) : []));
  return stop !== undefined;
}

/** Forgets what must stop by another earlier file, and the record that was made with it or without any. */
function forgetEarlier() {
  at.isUnsaved ||= at.review !== undefined;
  Object.assign(at, { earlier: undefined, review: undefined });
  sayOfEarlier();
}

/** Makes the record of the review, or says what is still to be answered. */
async function settle() {
  const { payload, earlier } = at;
  if (!payload) return;
  const { by, hub } = await check(payload);
  const settled = /** @type {any} */ (readRecord(form));
  const { findings, record } = hub.completeReview(payload, settled, earlier ? { earlier } : {});
  if (record === null) return showFindings(form, findings.map(named), by.policy, { announced: true });
  clearFindings(form);
  byId("beside").replaceChildren();
  // Also where nothing had to be settled, it is a record that somebody wanted.
  Object.assign(at, { review: record, isUnsaved: true });
  const decided = all(byId("decision-view"), "#first > *, #decision > *, #stop-said > *");
  const notes = findings.map((finding) => message(finding, by.policy));
  showReviewed(reviewed(record, by.names, [...notes, ...decided.map((part) => part.cloneNode(true))]));
  byId("reviewed-heading").textContent = words.reviewed;
  byId("save-review").hidden = false;
  byId("back").hidden = false;
  goToView("reviewed");
}

/**
 * A finding that says “this” names its question, as it is also read apart from it.
 *
 * @param {Finding} finding
 * @returns {Finding}
 */
function named(finding) {
  const place = finding.message.startsWith("This ") ? placeOf(form, finding.path) : undefined;
  return place ? { ...finding, message: `${questionText(place)} ${finding.message}` } : finding;
}

/**
 * @param {Json} review
 * @param {import("../wording.js").Wording} names
 * @param {Node[]} decided what it is a review of, where that is opened too
 * @param {Json} [earlier] what it says must stop, where that is not among this, by the names that this has
 * @returns {HTMLElement[]}
 */
function reviewed(review, names, decided, earlier) {
  const { payload, settled, outcome, stop } = review;
  const known = /** @type {{ [outcome: string]: string }} */ (words.outcome);
  return [
    element("p", { class: "digest" }, words.reviewOf(names.token("PayloadType", payload.type), payload.id)),
    ...(outcome
      ? [element("p", {}, element("strong", {}, `${words.outcomeLabel}: ${known[outcome] ?? outcome}.`))]
      : []),
    ...settledInWords(settled, names),
    ...(toSettleNothing(settled) ? [element("p", {}, words.settleNothing)] : []),
    ...(stop && earlier ? [element("h2", {}, words.stop.heading), ...whatMustStop(stop, earlier, names)] : []),
    element("div", { class: "decision" }, ...decided),
    element("p", { class: "digest" }, words.reference(review.id, String(review.digest?.value))),
  ];
}

/** @param {HTMLElement[]} parts */
function showReviewed(parts) {
  byId("reviewed").replaceChildren(...parts);
  byId("saved").textContent = "";
}

/** @param {Json} settled */
function toSettleNothing(settled) {
  return Object.keys(settled).length === 0;
}

/**
 * A review that was saved before: to be read and printed, with what is given of the files that it is about.
 *
 * @param {Json} review
 * @param {Json} [payload]
 */
async function showReview(review, payload) {
  try {
    const { hub, names } = await rules();
    const isOf = (/** @type {Json | undefined} */ of) => payload !== undefined && payload.digest?.value === of?.digest;
    const isOfEither = isOf(review.payload) || isOf(review.stop?.earlier);
    const of = payload && isOfEither ? await check(payload) : undefined;
    const parts = [
      checked(hub.checkReview(review), words.checked.review),
      ...(of && of.disagreements.length > 0 ? [checked(of.disagreements, words.checked.payload)] : []),
      ...(payload === undefined || isOfEither ? [] : [element("p", { class: "message" }, words.notOfReview)]),
      ...reviewed(
        review,
        of?.by.names ?? names,
        payload && of && isOf(review.payload) ? decision(payload, of.by) : [],
        payload && isOf(review.stop?.earlier) ? payload : {},
      ),
    ];
    if (!openAnother()) return;
    showReviewed(parts);
    byId("reviewed-heading").textContent = words.savedReview;
    byId("save-review").hidden = true;
    byId("back").hidden = true;
    goToView("reviewed");
  } catch {
    const by = await loading;
    say(by.checked ? words.reviewNotShown : by.reason);
  }
}

/** Leaves nothing of what was opened but the key and the settings. */
function clear() {
  Object.assign(at, { waiting: [], payload: undefined, earlier: undefined, review: undefined, isUnsaved: false });
  clearFindings(form);
  for (const place of ["said", "beside", "checked", "first", "decision", "stopping", "duties", "reviewed", "saved"]) {
    byId(place).replaceChildren();
  }
  sayWhatIsOpen();
}

/** Says where files are opened that there are answers which are not saved, with the way back to them. */
function sayWhatIsOpen() {
  byId("still-open").hidden = !at.isUnsaved;
  byId("still-open-said").textContent = words.stillOpen(byId("decision-heading").textContent ?? "");
}

function saveReview() {
  const { review } = at;
  if (!review) return;
  save(`review-${review.payload.id}.json`, `${JSON.stringify(review, null, 2)}\n`, "application/json");
  at.isUnsaved = false;
}

function mayLeave() {
  return !at.isUnsaved || window.confirm(words.unsaved);
}

/** @returns {boolean} whether it is left */
function openAnother() {
  if (!mayLeave()) return false;
  clear();
  history.replaceState({ view: "open" }, "");
  showView("open");
  return true;
}

/**
 * Shows a view as the browser’s own buttons come to it: what it was about may have been left, or changed, since.
 *
 * @param {import("../views.js").View} view
 */
function goBackTo(view) {
  const isOutdated = view === "reviewed" && at.payload !== undefined && at.review === undefined;
  const wanted = isOutdated ? "decision" : view;
  const isThere = wanted === "open" || (wanted === "decision" ? at.payload : at.review) !== undefined;
  sayWhatIsOpen();
  showView(isThere ? wanted : "open");
  byId("beside").replaceChildren(...(isOutdated ? [element("p", { class: "message" }, words.outdated)] : []));
}

function listen() {
  for (const id of ["file", "key"]) {
    const input = /** @type {HTMLInputElement} */ (byId(id));
    input.addEventListener("change", () => {
      const files = [...(input.files ?? [])];
      // So that the same file can be chosen again.
      input.value = "";
      void take(files);
    });
  }
  letDrop(byId("drop"), (files) => void take(files));
  makeKeys();

  form.addEventListener("input", () => {
    at.isUnsaved = true;
    at.review = undefined;
    showAsked(form);
  });
  form.addEventListener("change", (event) => fillIn(form, event.target));
  form.addEventListener("submit", (event) => event.preventDefault());
  byId("settle").addEventListener("click", () => void settle());
  byId("save-review").addEventListener("click", saveReview);
  for (const id of ["back", "still-open-back"]) byId(id).addEventListener("click", () => goToView("decision"));
  for (const button of all(document, "[data-print]")) button.addEventListener("click", () => window.print());
  for (const button of all(document, "[data-another]")) button.addEventListener("click", openAnother);

  window.addEventListener("popstate", (event) => goBackTo(viewOf(event.state)));
  window.addEventListener("beforeunload", (event) => {
    if (at.isUnsaved) event.preventDefault();
  });
}

async function start() {
  listen();
  history.replaceState({ view: "open" }, "");
  const by = await loading;
  showNames(by.policy);
  if (!by.checked) say(by.reason);
  document.body.dataset.ready = "";
}

void start();
