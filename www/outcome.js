/**
 * What comes of it: the payload, or an unchecked record, in words and as a file.
 *
 * @import { Checking, Finding, Json } from "./types.js"
 */
import { byId, element } from "./dom.js";
import { save } from "./save.js";
import { keysFor } from "./sealed.js";
import { summary } from "./summary.js";
import { withPhones } from "./messages.js";
import { wording } from "./wording.js";
import { words } from "./words.js";

/** The duties for which the local authority needs the referrer to talk to (§5.8b, §5.8d). */
const DISCUSSED = ["discuss-refusal-with-referrer", "decide-override"];

/**
 * A file to be saved.
 *
 * @typedef {{ name: string, json: Json }} Saved
 */

/**
 * Shows a payload.
 *
 * @param {Json} payload
 * @param {Finding[]} findings
 * @param {Checking} checking
 * @param {string} childName
 * @returns {Saved}
 */
export function showPayload(payload, findings, { rules, policy }, childName) {
  const { name, phone, outOfHoursPhone } = policy.localAuthority;
  const isLocal = payload.keep === "local";
  const isSealable = keysFor(payload, policy).length > 0;
  const isUrgent = payload.outstanding.length > 0;
  byId("outcome-heading").textContent = isLocal
    ? "Your decision not to share is ready to save"
    : payload.type === "consent-change"
      ? "The change of consent is ready to send"
      : "Your referral is ready to send";
  const next = isLocal
    ? [
        "This record stays with your agency. It is not sent to anybody.",
        "Save a copy or print it, and keep it with the child’s file. Nothing is kept until you do.",
        "If anything gets worse, decide again.",
      ]
    : isSealable
      ? [
          "Nothing has been sent yet.",
          `Save the sealed file and send it to ${name}, by email if you like: only they can open it, not even you. ` +
            "The other files can be read by anyone who gets hold of them: do not mail those.",
          "Save a copy, or print it, for the child’s file.",
        ]
      : [
          "Nothing has been sent yet.",
          `Download the file and send it to ${name} in the secure way that your agency has agreed with them. ` +
            "Save a copy, or print it, for the child’s file.",
        ];
  const hub = `${name} on ${phone}${outOfHoursPhone?.trim() ? ` (out of hours ${outOfHoursPhone})` : ""}`;
  const isDiscussed = DISCUSSED.some((duty) => payload.handling.includes(duty));
  if (isUrgent) {
    const more = isDiscussed ? ", and talk it over with them" : "";
    next.unshift(`A life is at risk: phone 999 first. Then tell ${hub} that this is coming${more}.`);
  } else if (isDiscussed) next.unshift(`Phone ${hub} now: they have to talk this over with you.`);
  byId("outcome-next").replaceChildren(
    element(
      "div",
      { class: isUrgent ? "notice life" : "notice" },
      ...next.map((text) => element("p", {}, ...withPhones(text, policy))),
    ),
  );
  offer(isLocal ? "copy" : isSealable ? "seal" : "download");
  const names = wording(rules.catalogue(), policy);
  const kept = isLocal ? " – it stays with the agency and is not sent" : "";
  byId("outcome").replaceChildren(
    paperTitle(`${names.token("PayloadType", payload.type)}${kept}`),
    ...summary(payload, findings, names, childName),
  );
  return shown({ name: `referral-${payload.id}.json`, json: payload });
}

/**
 * Shows a record that nothing has checked.
 *
 * @param {Json} record
 * @param {string} reason
 * @param {Node[]} answers
 * @returns {Saved}
 */
export function showUnchecked(record, reason, answers) {
  const createdAt = new Date().toISOString();
  offer("download");
  byId("outcome-heading").textContent = "Your answers, not checked";
  const notice = element(
    "div",
    { class: "notice not-checking" },
    element("p", {}, element("strong", {}, reason)),
    element(
      "p",
      {},
      "Nothing has been sent yet. Save or print this, and phone the hub to say how you will send it. " +
        "Whoever receives it has to check it.",
    ),
  );
  byId("outcome-next").replaceChildren(notice);
  byId("outcome").replaceChildren(paperTitle(`Answers that were not checked. ${reason}`), ...answers);
  const json = { type: "unchecked-record", checked: false, reason, createdAt, record };
  return shown({ name: `referral-unchecked-${createdAt.replace(/\D/g, "").slice(0, 14)}.json`, json });
}

/**
 * Makes one of the buttons the first: the sealed file is the one to be sent, where there is one, and what stays is kept
 * as a copy.
 *
 * @param {"seal" | "download" | "copy"} first
 */
function offer(first) {
  byId("seal").hidden = first !== "seal";
  for (const id of ["seal", "download", "copy"]) byId(id).className = id === first ? "primary" : "secondary";
  byId(first).parentElement?.prepend(byId(first));
  byId("download").textContent = first === "download" ? words.download : words.downloadAsWell;
}

/**
 * What stands at the top of the paper instead of what to do on the screen.
 *
 * @param {string} text
 */
function paperTitle(text) {
  return element("p", { class: "paper-title" }, text);
}

/** @param {Saved} saved */
function shown(saved) {
  byId("json").textContent = text(saved);
  byId("saved").textContent = "";
  byId("outcome").append(element("p", { class: "file-name" }, `File: ${saved.name}`));
  return saved;
}

/** @param {Saved} saved */
function text({ json }) {
  return `${JSON.stringify(json, null, 2)}\n`;
}

/**
 * The file as it is, for whoever can read JSON.
 *
 * @param {Saved} saved
 */
export function download(saved) {
  save(saved.name, text(saved), "application/json");
}
