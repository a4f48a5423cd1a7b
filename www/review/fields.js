/**
 * Questions that this page asks, drawn like those of the form: a label or legend, a hint, room for messages, and the
 * controls.
 */
import { element } from "../dom.js";

/**
 * @typedef {object} Field
 * @property {"text" | "date" | "one-of"} type
 * @property {string} label
 * @property {string} [hint]
 * @property {number} [lines] of a text that may be long
 * @property {string[]} [prompts] questions that a good answer answers
 * @property {{ value: string, label: string }[]} [options]
 */

/**
 * @param {string} path a JSON Pointer
 * @param {Field} field
 * @returns {HTMLElement}
 */
export function draw(path, field) {
  const id = path.slice(1).replaceAll("/", "-");
  const { type, label, hint } = field;
  const hints = hint === undefined ? [] : [element("p", { class: "hint", id: `${id}-hint` }, hint)];
  /** @type {{ [attribute: string]: string }} */
  const described = hint === undefined ? {} : { "aria-describedby": `${id}-hint` };
  const room = element("div", { class: "messages", id: `${id}-messages` });
  const marks = { class: "question", "data-question": path, "data-type": type };
  if (type === "text") {
    const control = text(id, path, field, described);
    return element("div", marks, element("label", { for: id }, label), ...hints, room, control);
  }
  /** @type {{ [attribute: string]: string }} */
  const role = type === "one-of" ? { role: "radiogroup" } : {};
  const controls = type === "date" ? date(id, path) : options(id, path, field.options ?? []);
  return element(
    "fieldset",
    { ...marks, ...role, ...described },
    element("legend", {}, label),
    ...hints,
    room,
    controls,
  );
}

/**
 * @param {string} id
 * @param {string} name
 * @param {Field} field
 * @param {{ [attribute: string]: string }} described
 */
function text(id, name, { lines, prompts = [] }, described) {
  if (lines === undefined) return element("input", { type: "text", id, name, ...described });
  const box = element("textarea", { id, name, rows: String(lines), ...described });
  if (prompts.length === 0) return box;
  const list = element("ul", {}, ...prompts.map((prompt) => element("li", {}, prompt)));
  // The style sheet shows prompts only where there is a set of them.
  const set = element("div", { "data-ground": "" }, element("p", {}, "A sentence or two for each is enough."), list);
  return element("div", { class: "with-prompts" }, element("div", { class: "prompts" }, set), element("div", {}, box));
}

/**
 * @param {string} id
 * @param {string} name
 */
function date(id, name) {
  const parts = ["Day", "Month", "Year"].map((label) => {
    const part = label.toLowerCase();
    const own = part === "day" ? id : `${id}-${part}`;
    const size = part === "year" ? "4" : "2";
    return element(
      "div",
      { class: "date-part" },
      element("label", { for: own }, label),
      element("input", {
        ...{ type: "text", id: own, name: `${name}/${part}`, class: part },
        ...{ inputmode: "numeric", size, "data-part": part },
      }),
    );
  });
  return element("div", { class: "date" }, ...parts);
}

/**
 * @param {string} id
 * @param {string} name
 * @param {{ value: string, label: string }[]} list
 */
function options(id, name, list) {
  const made = list.map(({ value, label }, index) => {
    const own = index === 0 ? id : `${id}-${value}`;
    return element(
      "div",
      { class: "option" },
      element("input", { type: "radio", id: own, name, value }),
      element("label", { for: own }, label),
    );
  });
  return element("div", { class: "options" }, ...made);
}
