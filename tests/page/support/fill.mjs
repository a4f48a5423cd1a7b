/**
 * Fills in the form at once, with the events that typing and choosing would cause. It runs in the page.
 *
 * @param {any} record
 */
export function fill(record) {
  const form = /** @type {HTMLElement} */ (document.getElementById("referral"));

  /** @param {HTMLElement} control */
  const said = (control) => {
    for (const kind of ["input", "change"]) control.dispatchEvent(new Event(kind, { bubbles: true }));
  };
  /** @param {ParentNode | null | undefined} within @param {string} selector @param {string} text */
  const write = (within, selector, text) => {
    const box = /** @type {HTMLInputElement | null | undefined} */ (within?.querySelector(selector));
    if (!box) throw new Error(`there is no ${selector}`);
    box.value = text;
    said(box);
  };
  /** @param {ParentNode | null | undefined} within @param {unknown} value */
  const choose = (within, value) => {
    const boxes = [...(within?.querySelectorAll("input[type=radio], input[type=checkbox]") ?? [])];
    const box = /** @type {HTMLInputElement | undefined} */ (
      boxes.find((box) => /** @type {HTMLInputElement} */ (box).value === String(value))
    );
    if (!box) throw new Error(`there is no option ${value}`);
    box.checked = true;
    said(box);
  };
  /** @param {HTMLElement} question @param {any} answer */
  const answer = (question, answer) => {
    switch (question.dataset.type) {
      case "date": {
        const [, year, month, day] = /^(.*)-(.*)-(.*)$/.exec(answer) ?? [];
        for (const [part, text] of Object.entries({ day, month, year })) {
          write(question, `[data-part=${part}]`, text ?? "");
        }
        return;
      }
      case "yes-no":
      case "one-of":
        return choose(question, answer);
      case "some-of":
        for (const value of answer) choose(question, value);
        return;
      case "recipient":
        return write(question, "select", answer);
      case "provided-by": {
        const select = /** @type {HTMLSelectElement} */ (question.querySelector("select"));
        const isListed = [...select.options].some(({ value }) => value === answer);
        write(question, "select", isListed ? answer : " ");
        return isListed ? undefined : write(question, "input", answer);
      }
      default:
        return write(question, "input, textarea", String(answer));
    }
  };
  /** @param {ParentNode} entry @param {any} given */
  const members = (entry, given) => {
    for (const member of entry.querySelectorAll("[data-member]")) {
      const value = given[/** @type {HTMLElement} */ (member).dataset.member ?? ""];
      if (value !== undefined) answer(/** @type {HTMLElement} */ (member), value);
    }
  };

  const today = form.querySelectorAll('[data-question="/referral/date"] input');
  if (record.referral?.date === undefined) {
    for (const box of today) /** @type {HTMLInputElement} */ (box).value = "";
  }
  for (const question of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-question]"))) {
    const keys = (question.dataset.question ?? "").split("/").slice(1);
    const given = keys.reduce((group, key) => group?.[key], record);
    if (given === undefined) continue;
    if (question.dataset.type === "information") {
      for (const entry of given) choose(question, entry.category);
      for (const entry of given) {
        members(/** @type {ParentNode} */ (question.querySelector(`[data-entry="${entry.category}"]`)), entry);
      }
    } else if (question.dataset.type === "sharing") {
      for (let more = 1; more < given.length; more += 1) document.getElementById("add-recipient")?.click();
      const entries = question.querySelectorAll("[data-entry]");
      for (const [index, entry] of given.entries()) {
        const place = entries[index];
        if (place) members(place, entry);
      }
    } else {
      answer(question, given);
    }
  }
}
