/**
 * Messages beside the questions, and the summary that leads to them.
 *
 * @import { Finding, Policy } from "./types.js"
 */
import { all, byId, element } from "./dom.js";
import { message, what, withPhones } from "./messages.js";
import { questionText } from "./answers.js";
import { chosenAt, firstControl, goTo, ofEntry, placeOf } from "./places.js";
import { words } from "./words.js";

/**
 * Whether nothing goes as long as this was found.
 *
 * @param {Finding} finding
 */
export function isError({ severity }) {
  return severity === "stop" || severity === "missing" || severity === "invalid";
}

/**
 * Says everything that was found. Where it is `announced`, the summary is read out and takes the focus;
 * else it only changes, for whoever is in the middle of an answer.
 *
 * @param {HTMLElement} form
 * @param {Finding[]} findings
 * @param {Policy} policy
 * @param {{ announced: boolean }} how
 */
export function showFindings(form, findings, policy, { announced }) {
  const giveBack = holdFocus();
  clearFindings(form);
  for (const { place, of } of inOrder(form, findings)) {
    if (place) showBeside(place, of, policy);
  }
  giveBack();
  showSummary(form, findings.filter(isError), policy, announced);
}

/**
 * Remembers which link of a message has the focus. It is given back to the same link of the new message,
 * or, if that has gone, to the answer that the message was about.
 *
 * @returns {() => void} gives it back
 */
function holdFocus() {
  const link = document.activeElement?.closest(".messages a");
  const room = link?.closest(".messages");
  const question = room ? questionOf(room) : null;
  if (!link || !room || !question) return () => {};
  const address = link.getAttribute("href");
  return () => {
    const same = all(room, "a").find((other) => other.getAttribute("href") === address);
    (same ?? firstControl(question))?.focus({ preventScroll: true });
  };
}

/**
 * Takes all messages away.
 *
 * @param {HTMLElement} form
 */
export function clearFindings(form) {
  for (const place of all(form, ".messages")) {
    if (place.childElementCount === 0) continue;
    place.replaceChildren();
    const question = questionOf(place);
    question?.classList.remove("has-error");
    for (const element of question ? [question, ...all(question, "[aria-describedby]")] : []) {
      describe(element, place.id, false);
    }
  }
  for (const wrong of all(form, "[aria-invalid]")) wrong.removeAttribute("aria-invalid");
  const summary = byId("summary");
  // Another view has a title of its own.
  if (!summary.hidden) document.title = words.title;
  summary.hidden = true;
  summary.replaceChildren();
}

/**
 * Findings by the place where they belong, in the order of the page; first those that have none.
 *
 * @param {HTMLElement} form
 * @param {Finding[]} findings
 * @returns {{ place: HTMLElement | undefined, of: Finding[] }[]}
 */
export function inOrder(form, findings) {
  /** @type {Map<HTMLElement | undefined, Finding[]>} */
  const places = new Map();
  for (const finding of findings) {
    const place = placeOf(form, finding.path);
    places.set(place, [...(places.get(place) ?? []), finding]);
  }
  return [...places]
    .map(([place, of]) => ({ place, of }))
    .sort((one, other) => {
      if (!one.place || !other.place) return one.place ? 1 : -1;
      const position = one.place.compareDocumentPosition(other.place);
      return position & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
    });
}

/**
 * @param {HTMLElement} place
 * @param {Finding[]} findings
 * @param {Policy} policy
 */
function showBeside(place, findings, policy) {
  const room = all(place, ".messages").find((room) => questionOf(room) === place);
  if (!room) return;
  room.append(...findings.map((finding) => message(finding, policy)));
  const type = place.dataset.type ?? "";
  const isGroup = place.tagName === "FIELDSET";
  const controls = all(place, "input, select, textarea").filter(
    (control) => !control.hasAttribute("disabled") && control.closest("[data-entry]") === place.closest("[data-entry]"),
  );
  for (const element of isGroup ? [place] : controls.slice(0, 1)) describe(element, room.id, true);
  if (!findings.some(isError)) return;
  place.classList.add("has-error");
  const isChosen = place.getAttribute("role") === "radiogroup";
  for (const element of isChosen ? [place] : type === "sharing" ? [] : controls) {
    element.setAttribute("aria-invalid", "true");
  }
}

/**
 * The question, or the entry of a list, that a room for messages belongs to.
 *
 * @param {Element} room
 */
function questionOf(room) {
  return /** @type {HTMLElement | null} */ (room.closest(".question, [data-entry]"));
}

/**
 * @param {Element} element
 * @param {string} id of what describes it
 * @param {boolean} does
 */
function describe(element, id, does) {
  const before = (element.getAttribute("aria-describedby") ?? "").split(" ");
  const ids = before.filter((known) => known !== "" && known !== id);
  if (does) ids.push(id);
  if (ids.length > 0) element.setAttribute("aria-describedby", ids.join(" "));
  else element.removeAttribute("aria-describedby");
}

/**
 * @param {HTMLElement} form
 * @param {Finding[]} errors
 * @param {Policy} policy
 * @param {boolean} announced
 */
function showSummary(form, errors, policy, announced) {
  if (errors.length === 0) return;
  const summary = byId("summary");
  const next = (/** @type {string} */ text) => element("p", { class: "next" }, ...withPhones(text, policy));
  const placed = inOrder(form, errors).flatMap(({ place, of }) => of.map((finding) => ({ place, finding })));
  const ending = commonEnding(placed.flatMap(({ place, finding }) => (place && isStop(finding) ? [finding] : [])));
  const tell = teller(placed);
  const items = placed.map(({ place, finding }) => {
    const item = element("li", { "data-code": finding.code, "data-path": finding.path });
    item.append(place ? linkTo(place, tell(finding, place)) : message(finding, policy));
    if (place && isStop(finding)) item.append(next((finding.next ?? "").slice(0, -ending.length || undefined)));
    return item;
  });
  const heading = element("h2", { id: "summary-heading" }, words.problems(errors));
  const alert = element("div", {}, heading, element("ul", {}, ...items), ...(ending === "" ? [] : [next(ending)]));
  if (announced) alert.setAttribute("role", "alert");
  summary.replaceChildren(alert);
  summary.hidden = false;
  document.title = `${words.titleOfProblems(errors.length)} ${words.title}`;
  if (announced) {
    summary.scrollIntoView({ block: "start" });
    summary.focus({ preventScroll: true });
  }
}

/** @param {Finding} finding */
function isStop({ severity }) {
  return severity === "stop";
}

/**
 * What all of several stops say last, such as whom to phone: that is said once. The first sentence stays with each.
 *
 * @param {Finding[]} stops
 */
function commonEnding(stops) {
  if (stops.length < 2) return "";
  const texts = stops.map(({ next = "" }) => next.split(/(?<=[.!?])(?= )/));
  const [first = []] = texts;
  const most = Math.min(...texts.map(({ length }) => length)) - 1;
  let common = 0;
  while (common < most && texts.every((text) => text.at(-1 - common) === first.at(-1 - common))) common += 1;
  return common === 0 ? "" : first.slice(-common).join("");
}

/**
 * How links say what was found, so that no two that are about different answers say the same.
 *
 * @param {{ place: HTMLElement | undefined, finding: Finding }[]} placed
 * @returns {(finding: Finding, place: HTMLElement) => string}
 */
export function teller(placed) {
  const brief = (/** @type {Finding} */ finding, /** @type {HTMLElement} */ place) => what(finding) + ofEntry(place);
  return (finding, place) => {
    const text = brief(finding, place);
    const same = placed.filter((other) => other.place && brief(other.finding, other.place) === text);
    return same.length < 2 ? text : `${text} – ${chosenAt(place, finding.path) || questionText(place)}`;
  };
}

/**
 * A link to a question, which it puts in sight and focuses.
 *
 * @param {HTMLElement} place
 * @param {string} text
 */
export function linkTo(place, text) {
  const target = place.querySelector("input:enabled, select:enabled, textarea:enabled, button");
  const link = element("a", { href: `#${target?.id ?? ""}` }, text);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    goTo(place);
  });
  return link;
}
