/**
 * The two lists: what is shared, of which each category of the notice can be ticked, and with whom. The rules ask for a list as
 * a whole; which details of an entry apply is told here.
 *
 * @import { CatalogueMember, CatalogueQuestion, Information, Policy, Sharing } from "../index.d.ts"
 * @import { Place } from "./questions.js"
 */
import { all, make } from "./markup.js";
import { aside, boxed, choice, group, question, select, written } from "./questions.js";
import { words } from "./words.js";

/**
 * One thing that may be shared.
 *
 * @typedef {object} Thing
 * @property {HTMLElement} element
 * @property {string} category
 * @property {string} id by which a recipient is given it
 * @property {string} label
 * @property {() => boolean} isTicked
 * @property {() => void} update
 *
 * @typedef {object} Recipient
 * @property {HTMLElement} element
 * @property {(index: number) => void} update
 */

/**
 * @param {Policy} policy
 */
export function lists(policy) {
  const categories = policy.notice.categories.map(({ id, label }) => ({ value: id, label }));
  const agencies = policy.notice.recipients.map(({ id, label }) => ({ value: id, label }));

  /** @type {Thing[]} */
  let things = [];
  let madeThings = 0;

  /** @type {Recipient[]} */
  let recipients = [];

  return { information, sharing, update };

  /** Shows the details that apply, and offers each recipient what is ticked. */
  function update() {
    for (const thing of things) thing.update();
    recipients.forEach((recipient, index) => recipient.update(index));
  }

  /**
   * What is shared.
   *
   * @param {CatalogueQuestion} asked
   * @param {Place} place
   */
  function information(asked, place) {
    const given = /** @type {Partial<Information>[]} */ (entriesOf(place.answer));
    const list = make("div", { class: place.named("checkboxes") });
    // What the notice does not name is shown too, so that the rules can say so.
    for (const { category } of given) {
      if (category && !categories.some(({ value }) => value === category)) {
        categories.push({ value: category, label: category });
      }
    }
    for (const { value } of categories) {
      const those = given.filter(({ category }) => category === value);
      for (const entry of those.length > 0 ? those : [undefined]) add(value, entry);
    }
    return group(asked, { ...place, rc: "" }, list);

    /**
     * @param {string} category
     * @param {Partial<Information>} [entry] what is known of it, if it is shared
     * @returns {Thing}
     */
    function add(category, entry) {
      const last = things.map((thing) => thing.category).lastIndexOf(category);
      const isFirst = last < 0;
      const made = thingOf(asked, place, category, entry, isFirst, () => {
        if (isFirst) return changed(list, add(category, {}).element.querySelector("input"));
        made.element.remove();
        things = things.filter((thing) => thing !== made);
        changed(list, things.find((thing) => thing.category === category)?.element.querySelector("input"));
      });
      if (isFirst) list.append(made.element);
      else things[last]?.element.after(made.element);
      things.splice(isFirst ? things.length : last + 1, 0, made);
      return made;
    }
  }

  /**
   * A box to tick, and what is asked then.
   *
   * @param {CatalogueQuestion} asked
   * @param {Place} list
   * @param {string} category
   * @param {Partial<Information> | undefined} given
   * @param {boolean} isFirst of its category
   * @param {() => void} press adds another where it is the first, else removes it
   * @returns {Thing}
   */
  function thingOf({ members = [] }, { named, id: base }, category, given, isFirst, press) {
    let thingId = given?.id ?? category;
    for (let again = 2; things.some(({ id }) => id === thingId); again += 1) thingId = `${category}-${again}`;
    const those = things.filter((thing) => thing.category === category).length;
    const name = categories.find(({ value }) => value === category)?.label ?? category;
    const label = isFirst ? name : `${name} ${those + 1}`;
    madeThings += 1;
    const id = `${base}-${madeThings}`;
    const place = { named, id, rc: "", of: label };

    // The first of all has the question's own id, so that a link to the question leads to it.
    const tickId = madeThings === 1 ? base : id;
    const tick = choice(place, { value: category, label }, "checkbox", tickId, given !== undefined, "category");
    const box = /** @type {HTMLInputElement} */ (tick.firstElementChild);
    const hidden = make("input", { type: "hidden", "data-rc": "id", value: thingId });
    const parts = new Map(
      members.map((member) => {
        const own = { ...place, id: `${id}-${member.path}`, rc: member.path, answer: valueOf(given, member) };
        return [
          member.path,
          member.path === "providedBy" ? providedBy({ ...member, hint: undefined }, own) : question(member, own),
        ];
      }),
    );
    const button = make("button", { type: "button", class: named("button button--secondary") });
    button.append(isFirst ? words.addInformation : words.removeInformation, ...aside(place));
    button.addEventListener("click", press);
    parts.delete("id");
    parts.delete("category");
    const details = make("div", { class: named("checkboxes__conditional") }, ...parts.values(), button);
    const source = details.querySelector("select");
    const otherName = details.querySelector("[data-rc-other]");

    return {
      element: make("div", { "data-rc-entry": "information" }, tick, hidden, details),
      category,
      id: thingId,
      label,
      isTicked: () => box.checked,
      update: () => {
        const other = source?.options[source.length - 1];
        show(otherName, other?.selected);
        // The name is the answer, if there is one.
        if (other) other.disabled = other.selected && otherName?.querySelector("input")?.value.trim() !== "";
        show(parts.get("permission"), source?.value !== "");
        show(parts.get("cpiaPermission"), says(parts.get("criminalProceedings"), "true"));
        show(details, box.checked);
        /** @type {HTMLInputElement} */ (hidden).disabled = !box.checked;
      },
    };
  }

  /**
   * Another agency: one that the notice names, or any other by its name.
   *
   * @param {CatalogueMember} asked
   * @param {Place} place
   */
  function providedBy(asked, place) {
    const { answer, named, id } = place;
    const isOther = typeof answer === "string" && answer !== "" && !agencies.some(({ value }) => value === answer);
    const nameId = `${id}-name`;
    const label = make(
      "label",
      { class: named("label label--s"), for: nameId },
      words.otherAgencyName,
      ...aside(place),
    );
    const box = written(asked, { ...place, id: nameId, answer: isOther && answer !== words.unnamed ? answer : "" });
    return boxed(asked, place, [
      select({ ...place, answer: isOther ? words.unnamed : answer }, [
        { value: "", label: words.ours },
        ...agencies,
        { value: words.unnamed, label: words.otherAgency },
      ]),
      make("div", { class: named("checkboxes__conditional"), "data-rc-other": true }, label, box),
    ]);
  }

  /**
   * With whom it is shared.
   *
   * @param {CatalogueQuestion} asked
   * @param {Place} place
   */
  function sharing(asked, place) {
    const given = /** @type {Partial<Sharing>[]} */ (entriesOf(place.answer));
    let made = 0;
    const list = make("div");
    for (const entry of given.length > 0 ? given : [undefined]) add(entry);
    const button = make(
      "button",
      { type: "button", class: place.named("button button--secondary") },
      words.addRecipient,
    );
    button.addEventListener("click", () => changed(list, add().element.querySelector("legend")));
    return group(asked, { ...place, rc: "" }, make("div", {}, list, button));

    /** @param {Partial<Sharing>} [entry] */
    function add(entry) {
      made += 1;
      const id = made === 1 ? place.id : `${place.id}-${made}`;
      const recipient = recipientOf(asked, { ...place, id }, entry, () => {
        const at = recipients.indexOf(recipient);
        recipient.element.remove();
        recipients = recipients.filter((other) => other !== recipient);
        changed(list, (recipients[at] ?? recipients[at - 1])?.element.querySelector("legend"));
      });
      recipients.push(recipient);
      list.append(recipient.element);
      return recipient;
    }
  }

  /**
   * @param {CatalogueQuestion} asked
   * @param {Place} place
   * @param {Partial<Sharing> | undefined} given
   * @param {() => void} remove
   * @returns {Recipient}
   */
  function recipientOf({ members = [] }, { named, id }, given, remove) {
    const chosen = new Set(Array.isArray(given?.information) ? given.information : []);
    /** @type {Map<string, HTMLElement>} */
    const items = new Map();
    const parts = new Map(
      members.map((member) => {
        const key = member.path;
        const own = { named, id: key === "recipient" ? id : `${id}-${key}`, rc: key, answer: valueOf(given, member) };
        if (key === "recipient") {
          return [key, boxed(member, own, [select(own, [{ value: "", label: words.choose }, ...agencies])])];
        }
        return [key, question(member, key === "information" ? { ...own, options: categories } : own)];
      }),
    );
    const offered = /** @type {HTMLElement} */ (parts.get("information")?.querySelector("fieldset > div:last-child"));
    const nothing = make("p", { class: named("hint") }, words.nothingShared);
    offered.after(nothing);
    const position = make("span");
    const which = make("span", { class: named("visually-hidden u-visually-hidden") });
    const button = make(
      "button",
      { type: "button", class: named("button button--secondary") },
      words.removeRecipient,
      which,
    );
    button.addEventListener("click", remove);
    // Not the button itself, which some style sheets show even so.
    const removal = make("div", {}, button);
    const legend = make(
      "legend",
      { class: named("fieldset__legend fieldset__legend--m"), tabindex: -1 },
      `${words.recipient} `,
      position,
    );
    const to = parts.get("recipient")?.querySelector("select");

    return {
      element: make(
        "fieldset",
        { class: named("fieldset entry"), "data-rc-entry": "sharing" },
        legend,
        ...parts.values(),
        removal,
      ),
      update: (index) => {
        // Whatever is written looks like another control to whoever watches the form.
        if (index + 1 !== Number(position.textContent)) {
          position.textContent = String(index + 1);
          which.textContent = ` (${index + 1})`;
        }
        removal.hidden = recipients.length === 1;
        const isOutside = Boolean(to?.value) && !policy.mashPartners.includes(to?.value ?? "");
        show(parts.get("agreed"), isOutside && says(parts.get("purpose"), "services"));
        nothing.hidden = things.length === 0 || things.some(({ isTicked }) => isTicked());
        if (things.length > 0) offer();
      },
    };

    function offer() {
      const place = { named, id: `${id}-information`, rc: "" };
      const wanted = things.map(({ id: value, label, isTicked }) => {
        const own = items.size === 0 ? place.id : `${place.id}-${items.size}`;
        const item = items.get(value) ?? choice(place, { value, label }, "checkbox", own, chosen.has(value));
        items.set(value, item);
        return { item, isTicked };
      });
      if (
        wanted.some(({ item }, index) => item !== offered.children[index]) ||
        wanted.length !== offered.children.length
      ) {
        offered.replaceChildren(...wanted.map(({ item }) => item));
      }
      for (const { item, isTicked } of wanted) {
        show(item, isTicked());
        // Some style sheets show what has their class, hidden or not.
        item.className = (isTicked() && named("checkboxes__item")) || "";
      }
    }
  }
}

/**
 * What can be drawn of a list.
 *
 * @param {unknown} list
 * @returns {object[]}
 */
function entriesOf(list) {
  return Array.isArray(list) ? list.filter((entry) => typeof entry === "object" && entry !== null) : [];
}

/**
 * @param {object | undefined} entry
 * @param {CatalogueMember} member
 * @returns {unknown}
 */
function valueOf(entry, { path }) {
  return /** @type {{ [key: string]: unknown } | undefined} */ (entry)?.[path];
}

/**
 * Tells the form that a list has changed, and goes to where the change is.
 *
 * @param {HTMLElement} list
 * @param {HTMLElement | null | undefined} focused
 */
function changed(list, focused) {
  list.dispatchEvent(new Event("change", { bubbles: true }));
  focused?.focus();
}

/**
 * @param {HTMLElement | undefined} asked
 * @param {string} value
 */
function says(asked, value) {
  return Boolean(asked?.querySelector(`[value="${value}"]:checked`));
}

/**
 * Shows or hides a part of an entry. What is hidden keeps its words but is no answer.
 *
 * @param {Element | null | undefined} part
 * @param {boolean | undefined} isShown
 */
function show(part, isShown) {
  if (!(part instanceof HTMLElement) || part.hidden === !isShown) return;
  part.hidden = !isShown;
  const entry = part.closest("[data-rc-entry]");
  for (const control of all(part, "input, select, textarea")) {
    const hider = control.closest("[hidden]");
    control.disabled = hider !== null && entry?.contains(hider) === true;
  }
}
