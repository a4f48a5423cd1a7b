/**
 * A change of consent (§5.10): with the earlier referral beside it, what of that must stop.
 *
 * @import { Json } from "../types.js"
 * @import { Wording } from "../wording.js"
 * @import { Stop } from "../referral-consent/hub.js"
 */
import { byId, element } from "../dom.js";
import { isUnnamed, on, things } from "../summary.js";
import { words } from "./words.js";

const said = words.stop;

/**
 * Asks for the earlier referral.
 *
 * @param {Json} change
 * @param {(file: File) => void} take
 */
export function askForEarlier({ referral = {} }, take) {
  const input = /** @type {HTMLInputElement} */ (
    element("input", { type: "file", id: "earlier", "aria-describedby": "earlier-hint" })
  );
  input.addEventListener("change", () => {
    const [file] = input.files ?? [];
    input.value = "";
    if (file) take(file);
  });
  byId("stopping").replaceChildren(
    element(
      "section",
      { class: "stopping" },
      element("h2", {}, said.heading),
      element(
        "div",
        { class: "question ask" },
        element("label", { for: "earlier" }, said.earlier),
        element("p", { class: "hint", id: "earlier-hint" }, said.hint(referral.previousId)),
        input,
      ),
      element("div", { id: "earlier-said", role: "status" }),
      element("div", { id: "stop-said", role: "status" }),
    ),
  );
}

/**
 * Shows what must stop.
 *
 * @param {{ earlier: { id: string }, sharing: Stop[] }} stop
 * @param {Json} earlier nothing of it where only the record of a review is opened
 * @param {Wording} names
 */
export function whatMustStop({ earlier: { id }, sharing }, earlier, names) {
  const ids = sharing.flatMap(({ whole, information }) => (whole ? [] : information));
  const isQuoted = ids.some((id) => isUnnamed(id, earlier, names));
  return [
    element("p", {}, said.of(id, on(earlier.referral?.date))),
    stopTable(sharing, earlier, names),
    ...(isQuoted ? [element("p", { class: "hint" }, said.quoted)] : []),
  ];
}

/**
 * @param {Stop[]} stopped
 * @param {Json} earlier
 * @param {Wording} names
 */
function stopTable(stopped, earlier, names) {
  if (stopped.length === 0) return element("p", {}, said.nothing);
  const rows = stopped.map(({ recipient, whole, information, because }) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, recipient === undefined ? words.sharing.unknown : names.recipient(recipient)),
      element("td", {}, whole ? said.everything : things(information, earlier, names)),
      element("td", {}, said.because[because] ?? because),
    ),
  );
  const heads = [said.who, said.what, said.why].map((text) => element("th", { scope: "col" }, text));
  return element(
    "div",
    { class: "scroll", tabindex: "0", role: "region", "aria-label": said.heading },
    element("table", {}, element("thead", {}, element("tr", {}, ...heads)), element("tbody", {}, ...rows)),
  );
}

/** What is said of the earlier file once it is read. @param {(Node | string)[]} parts */
export function sayOfEarlier(...parts) {
  byId("stop-said").replaceChildren(...parts);
}
