/**
 * The questions that a form does not ask itself, as markup, with the answers that are already there.
 *
 * @import { Catalogue, Policy } from "../index.d.ts"
 * @import { Named } from "./markup.js"
 */
import { lists } from "./entries.js";
import { make, withPhones } from "./markup.js";
import { question } from "./questions.js";
import { words } from "./words.js";

/**
 * The parts of a form, in their order: which questions are whose. What is none of these comes last.
 *
 * @type {{ [section in keyof typeof words.sections]: RegExp }}
 */
const SECTIONS = {
  start: /^referral\.(kind|decision|previousId|lifeAtRisk)$/,
  referrer: /^(referrer|referral\.date)/,
  child: /^child/,
  concern: /^referral/,
  sharing: /^(information|sharing)/,
  openness: /^openness/,
  consent: /^(consent|change)/,
  override: /^override/,
  tests: /./,
};

/**
 * @typedef {object} Drawing
 * @property {HTMLElement} element
 * @property {() => void} update shows the details of entries that apply
 * @property {(ask?: readonly string[]) => void} showParts shows the headings of what is asked; of everything, without
 * @property {(ask?: readonly string[]) => void} showQuestions the same with the questions
 */

/**
 * @param {object} given
 * @param {string} given.id what every id begins with
 * @param {Catalogue} given.catalogue
 * @param {Policy} given.policy
 * @param {Named} given.named
 * @param {unknown} given.record
 * @param {(path: string) => boolean} given.isAskedElsewhere
 * @param {string | number} given.level of the headings
 * @returns {Drawing}
 */
export function draw({ id: base, catalogue, policy, named, record, isAskedElsewhere, level }) {
  const drawn = lists(policy);
  const { recipients, categories } = policy.notice;
  /** @type {{ section: HTMLElement, path: string, element: HTMLElement }[]} */
  const questions = [];
  const sections = Object.entries(SECTIONS).map(([section, owns]) => {
    const text = words.sections[/** @type {keyof typeof SECTIONS} */ (section)];
    return { owns, element: make("div", {}, make(`h${level}`, { class: named("heading-m") }, text)) };
  });

  for (const asked of catalogue.questions) {
    const rc = asked.path.slice(1).replaceAll("/", ".");
    const section = sections.find(({ owns }) => owns.test(rc))?.element;
    if (!section || asked.type === "object" || isAskedElsewhere(rc)) continue;
    const place = { named, rc, id: `${base}-${rc.replaceAll(".", "-")}`, answer: answerAt(record, rc) };
    const element =
      rc === "information"
        ? drawn.information(asked, place)
        : rc === "sharing"
          ? drawn.sharing(asked, place)
          : question(asked, { ...place, options: optionsOf(asked) });
    // Not those of an entry: the list is hidden as a whole.
    element.setAttribute("data-rc-container", "");
    section.append(element);
    questions.push({ section, path: asked.path, element });
  }

  const notice = make("div", { class: named("inset-text") }, ...help(policy));
  const asking = sections.map(({ element }) => element).filter((part) => part.childElementCount > 1);
  const element = make("div", { lang: catalogue.language, "data-rc-drawn": true }, notice, ...asking);

  /** @param {readonly string[]} [ask] */
  const showParts = (ask) => {
    for (const part of asking) {
      part.hidden = !questions.some(({ section, path }) => section === part && (!ask || ask.includes(path)));
    }
  };
  return {
    element,
    update: drawn.update,
    showParts,
    showQuestions: (ask) => {
      for (const { path, element } of questions) element.hidden = ask !== undefined && !ask.includes(path);
      showParts(ask);
    },
  };

  /** @param {Catalogue["questions"][number]} asked */
  function optionsOf({ type, path, options = [] }) {
    if (path === "/change/kind") return [{ value: "", label: words.noChange }, ...options];
    if (type !== "ids") return options;
    const list = path.endsWith("recipients") ? recipients : categories;
    return list.map(({ id, label }) => ({ value: id, label }));
  }
}

/**
 * Whom to phone at once.
 *
 * @param {Policy | undefined} policy
 */
export function help(policy) {
  const { name = words.hub, phone, outOfHoursPhone } = policy?.localAuthority ?? {};
  const said = [make("p", {}, make("strong", {}, ...withPhones(words.danger, [])))];
  if (phone) {
    said.push(make("p", {}, ...withPhones(words.talk(name, phone, outOfHoursPhone), [outOfHoursPhone, phone])));
  }
  return said;
}

/**
 * @param {unknown} record
 * @param {string} path
 */
function answerAt(record, path) {
  return path.split(".").reduce((value, key) => /** @type {any} */ (value)?.[key], record);
}
