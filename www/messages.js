/**
 * A finding as the page says it.
 *
 * @import { Finding, Policy } from "./types.js"
 */
import { element, heard } from "./dom.js";
import { telephone } from "./policy.js";
import { words } from "./words.js";

/**
 * The whole message: what, why, what next, and the clause in small.
 *
 * @param {Finding} finding
 * @param {Policy} policy
 */
export function message(finding, policy) {
  const { code, path, severity, clause } = finding;
  const brief = what(finding);
  const rest = [finding.message.slice(brief.length), finding.next ?? ""].join(" ").trim();
  const said = element(
    "div",
    { class: `message ${severity}`, "data-code": code, "data-path": path, "data-severity": severity },
    // In words too: not everybody tells the colours apart.
    element("strong", {}, `${words.severity[severity]}: ${brief}`),
  );
  if (rest !== "") said.append(" ", ...withPhones(rest, policy));
  if (clause !== "") said.append(" ", element("small", {}, ...withClauses(clause)));
  return said;
}

/**
 * Its first sentence, which says what is wrong.
 *
 * @param {Finding} finding
 */
export function what({ message }) {
  return /^.*?[.!?](?=\s|$)/s.exec(message)?.[0] ?? message;
}

/**
 * A citation such as `§5.2 §5.4`, whose clauses lead to what they ask. That opens beside the form, where
 * nothing that was written is left behind.
 *
 * @param {string} citation
 * @returns {(Node | string)[]}
 */
function withClauses(citation) {
  return citation.split(/(§[\d.]+[a-z]?)/).map((part) => {
    if (!part.startsWith("§")) return part;
    const address = `${document.documentElement.dataset.root ?? ""}rules/#clause-${part.slice(1)}`;
    return element("a", { href: address, target: "_blank", rel: "noopener" }, part, heard(` ${words.newTab}`));
  });
}

/**
 * A text whose phone numbers can be called.
 *
 * @param {string} text
 * @param {Policy} policy
 * @returns {(Node | string)[]}
 */
export function withPhones(text, { localAuthority: { phone, outOfHoursPhone } }) {
  const numbers = [phone, outOfHoursPhone ?? "", "999"].filter((number) => number.trim() !== "");
  return numbers.reduce(
    (/** @type {(Node | string)[]} */ parts, number) =>
      parts.flatMap((part) => (typeof part === "string" ? linked(part, number) : [part])),
    [text],
  );
}

/**
 * @param {string} text
 * @param {string} number
 * @returns {(Node | string)[]}
 */
function linked(text, number) {
  const [first = "", ...others] = text.split(number);
  return [first, ...others.flatMap((part) => [element("a", { href: telephone(number) }, number), part])];
}
