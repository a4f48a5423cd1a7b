/**
 * A person at a page with nothing but the keyboard.
 *
 * @import { Page } from "playwright-core"
 */
import assert from "node:assert/strict";

/** More presses of a key than it takes from one end of a page to the other. */
const MOST_TABS = 200;
const MOST_ARROWS = 20;

/** @typedef {Awaited<ReturnType<Keyboard["where"]>>} Place */

export class Keyboard {
  /**
   * @param {Page} page
   * @param {number} ring how wide the outline of what has the focus has to be, in pixels; a browser's own is 1
   */
  constructor(page, ring = 2) {
    this.page = page;
    this.ring = ring;
  }

  /** @param {string} key */
  async press(key) {
    await this.page.keyboard.press(key);
  }

  /** @param {string} text */
  async type(text) {
    await this.page.keyboard.type(text);
  }

  /** Where the focus is: what the control and its question are called. */
  async where() {
    return this.page.evaluate((ring) => {
      const at = /** @type {any} */ (document.activeElement);
      const words = (/** @type {Element | null | undefined} */ element) =>
        element?.textContent?.trim().replace(/\s+/g, " ") ?? "";
      const box = at.getBoundingClientRect();
      const style = getComputedStyle(at);
      return {
        label: words(at.labels?.[0] ?? at),
        question: words(at.closest("fieldset")?.querySelector("legend")),
        type: at.type,
        inSight: box.bottom > 0 && box.top < innerHeight,
        outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= ring,
      };
    }, this.ring);
  }

  /**
   * Goes on with Tab, and holds that what it gets to can be seen.
   *
   * @param {(at: Place) => boolean} found
   * @param {string} what
   */
  async tabTo(found, what) {
    for (let step = 0; step < MOST_TABS; step += 1) {
      await this.press("Tab");
      const at = await this.where();
      if (!found(at)) continue;
      assert.ok(at.inSight, `${what} is in sight`);
      assert.ok(at.outlined, `${what} shows that it has the focus`);
      return;
    }
    assert.fail(`the keyboard does not reach ${what}`);
  }

  /**
   * @param {string} label
   * @param {string} text
   */
  async write(label, text) {
    await this.tabTo((at) => at.label === label, label);
    await this.type(text);
  }

  /**
   * @param {string} question
   * @param {string} day such as `2026-11-23`
   */
  async date(question, day) {
    const [year = "", month = "", date = ""] = day.split("-");
    await this.tabTo((at) => at.question === question && at.label === "Day", question);
    await this.type(date);
    await this.press("Tab");
    await this.type(month);
    await this.press("Tab");
    await this.type(year);
  }

  /**
   * @param {string} question
   * @param {string} option
   */
  async choose(question, option) {
    await this.tabTo((at) => at.question === question && at.type === "radio", question);
    await this.press("Space");
    for (let step = 0; (await this.where()).label !== option; step += 1) {
      assert.ok(step < MOST_ARROWS, `the arrows do not reach ${option}`);
      await this.press("ArrowDown");
    }
  }

  /**
   * @param {string} question
   * @param {string[]} options
   */
  async tick(question, ...options) {
    for (const option of options) {
      await this.tabTo((at) => at.question === question && at.label === option, option);
      await this.press("Space");
    }
  }
}
