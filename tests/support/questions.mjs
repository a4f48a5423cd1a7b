/**
 * The questions of the record as a person answers them: by what their labels say.
 *
 * @import { Page } from "playwright-core"
 */
import { pictures } from "./pictures.mjs";

export class Questions {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
  }

  /**
   * A question with several controls.
   *
   * @param {string} question
   */
  group(question) {
    return this.page
      .getByRole("radiogroup", { name: question, exact: true })
      .or(this.page.getByRole("group", { name: question, exact: true }));
  }

  /**
   * @param {string} question
   * @param {string} option
   */
  async choose(question, option) {
    await this.group(question).getByRole("radio", { name: option, exact: true }).check();
  }

  /**
   * @param {string} question
   * @param {string[]} options
   */
  async tick(question, ...options) {
    for (const option of options) {
      await this.group(question).getByRole("checkbox", { name: option, exact: true }).check();
    }
  }

  /**
   * @param {string} question
   * @param {string} text
   */
  async write(question, text) {
    await this.page.getByRole("textbox", { name: question, exact: true }).fill(text);
  }

  /**
   * @param {string} question
   * @param {string} day such as `2026-11-23`
   */
  async date(question, day) {
    const [year = "", month = "", date = ""] = day.split("-");
    for (const [part, text] of [
      ["Day", date],
      ["Month", month],
      ["Year", year],
    ]) {
      await this.group(question).getByRole("textbox", { name: part }).fill(String(text));
    }
  }

  /**
   * @param {number} number
   * @param {{ to: string, purpose: string, what: string[], agreed?: string }} sharing
   */
  async recipient(number, { to, purpose, what, agreed }) {
    const entry = this.group(`Recipient ${number}`);
    await entry.getByRole("combobox", { name: "Who will get it?" }).selectOption({ label: to });
    await entry.getByRole("radio", { name: purpose, exact: true }).check();
    for (const thing of what) await entry.getByRole("checkbox", { name: thing, exact: true }).check();
    if (agreed) {
      const asked = entry.getByRole("radiogroup", {
        name: "Did the family agree to be referred on to this service?",
      });
      await asked.getByRole("radio", { name: agreed, exact: true }).check();
    }
  }

  /** @param {string} name */
  async press(name) {
    await this.page.getByRole("button", { name, exact: true }).click();
  }

  /** The text of what has the focus. */
  async focused() {
    return this.page.evaluate(() => document.activeElement?.textContent?.trim());
  }

  /**
   * A picture for people, at both widths.
   *
   * @param {string} name
   */
  async picture(name) {
    await pictures(this.page, name);
  }
}
