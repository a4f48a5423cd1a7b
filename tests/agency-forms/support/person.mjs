/**
 * A person who fills in a form, with a mouse or with nothing but the keyboard.
 *
 * @import { WebDriver, WebElement } from "selenium-webdriver"
 */
import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { Key } from "selenium-webdriver";

import { PATIENCE } from "../../support/visit.mjs";

/**
 * What a person does at a question. It is named by the `name` of its controls, or by `@` and its path where they have
 * none, as in `@openness.givenOn day`; an option by what its label says, or by its value.
 *
 * @typedef {["write" | "rewrite" | "date" | "select" | "choose" | "tick", question: string, answer: string]} Answering
 * @typedef {Answering | ["press", button: string] | ["see", selector: string]} Step
 */

/** More presses of a key than any of the forms needs to get from one end to the other. */
const MOST_PRESSES = 250;

/** Runs in the page: the helpers of the scripts below. */
const HELPERS = `
  const said = (element) => element.textContent.replace(/\\s+/g, " ").trim();
  const controls = (question) => {
    const [path, part] = question.slice(1).split(" ");
    const all = question.startsWith("@")
      ? [...document.querySelectorAll('[data-rc="' + path + '"]')]
          .flatMap((element) => [element, ...element.querySelectorAll("*")])
          .filter((element) => element.matches("input, select, textarea") && (!part || element.dataset.rcPart === part))
      : [...document.getElementsByName(question)];
    return all.filter((control) => control.type !== "hidden");
  };
  const options = (question, answer) =>
    controls(question).filter(({ labels, value }) => value === answer || [...(labels ?? [])].some((label) => said(label) === answer));
  const button = (name) =>
    [...document.querySelectorAll("button, input[type=submit], input[type=button]")].filter(
      (button) => (said(button) || button.value) === name && button.getClientRects().length > 0);
  const is = (element) => element === document.activeElement;
`;

/** How long a hand takes from the keys to the mouse: longer than messages wait for somebody who types. */
const FROM_KEYS_TO_MOUSE = 400;

export class Person {
  /** Whether what is typed makes messages come and go. */
  seesMessages = false;

  /**
   * @param {WebDriver} driver
   * @param {"mouse" | "keyboard"} hand
   */
  constructor(driver, hand) {
    this.driver = driver;
    this.hand = hand;
  }

  /** @param {Step[]} steps */
  async take(steps) {
    for (const step of steps) {
      try {
        await this.step(step);
      } catch (error) {
        throw new Error(`cannot ${step.join(" “")}”: ${error instanceof Error ? error.message : error}`, {
          cause: error,
        });
      }
    }
  }

  /** @param {Step} step */
  async step([act, what, answer = ""]) {
    switch (act) {
      case "press":
        return this.press(what);
      case "see":
        return this.until(`return document.querySelector(arguments[0])`, what);
      case "choose":
      case "tick":
        await this.until(`return options(...arguments).some(({ disabled }) => !disabled)`, what, answer);
        return this.hand === "mouse"
          ? this.click(what, answer)
          : act === "tick"
            ? this.tick(what, answer)
            : this.choose(what, answer);
      default:
        await this.until(`return controls(arguments[0]).some(({ disabled }) => !disabled)`, what);
        return this.fill(act, what, answer);
    }
  }

  /** @param {string} what @param {string} answer */
  async click(what, answer) {
    const [option] = await this.ask(`return options(...arguments)`, what, answer);
    await this.aimAt(option);
  }

  /** @param {WebElement} element */
  async aimAt(element) {
    await this.ask(`arguments[0].scrollIntoView({ block: "center" })`, element);
    await this.rest(element);
    await element.click();
  }

  /**
   * Waits until the page is still: nobody aims at what moves, and browsers go on scrolling for a while after they were
   * asked to.
   *
   * @param {WebElement} element
   */
  async rest(element) {
    await this.driver.executeAsyncScript(
      `const [element, done] = arguments;
      let before = "";
      let still = 0;
      const look = () => {
        const { x, y } = element.getBoundingClientRect();
        still = before === x + " " + y ? still + 1 : 0;
        before = x + " " + y;
        if (still === 3) done();
        else setTimeout(look, 50);
      };
      look();`,
      element,
    );
  }

  /** @param {"write" | "rewrite" | "date" | "select"} act @param {string} what @param {string} answer */
  async fill(act, what, answer) {
    if (this.hand === "keyboard") await this.tabTo(`controls(arguments[0])`, what);
    else {
      const [control] = await this.ask(`return controls(arguments[0])`, what);
      // A click would open the list or the calendar, which a driver cannot see into.
      if (act === "select" || act === "date") await this.ask(`controls(arguments[0])[0].focus()`, what);
      else await this.aimAt(control);
    }
    if (act === "select") {
      return this.arrowTo(
        `return [...controls(arguments[0])[0].selectedOptions].some((option) => said(option) === arguments[1]) ? "there" : "down"`,
        what,
        answer,
      );
    }
    if (act === "rewrite") await this.type(Key.chord(Key.CONTROL, "a"));
    const [year, month, day] = answer.split("-");
    await this.type(act === "date" ? `${month}/${day}/${year}` : answer);
    if (this.hand === "mouse" && this.seesMessages) await pause(FROM_KEYS_TO_MOUSE);
  }

  /** @param {string} what @param {string} answer */
  async choose(what, answer) {
    await this.tabTo(`controls(arguments[0])`, what);
    // Not every browser goes on from the last to the first.
    await this.arrowTo(
      `
      const [wanted] = options(...arguments);
      if (is(wanted)) return "there";
      return wanted.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING ? "up" : "down";`,
      what,
      answer,
    );
    if (!(await this.ask(`return document.activeElement.checked`))) await this.type(Key.SPACE);
  }

  /**
   * Presses the arrows.
   *
   * @param {string} way a script that says `there`, or which arrow leads there
   * @param {string} what
   * @param {string} answer
   */
  async arrowTo(way, what, answer) {
    for (let press = 0; press < MOST_PRESSES; press += 1) {
      const to = await this.ask(way, what, answer);
      if (to === "there") return;
      await this.type(to === "up" ? Key.ARROW_UP : Key.ARROW_DOWN);
    }
    throw new Error(`the arrows do not reach ${answer}`);
  }

  /** @param {string} what @param {string} answer */
  async tick(what, answer) {
    await this.tabTo(`options(...arguments)`, what, answer);
    await this.type(Key.SPACE);
  }

  /** Presses Enter where the focus is. */
  async enter() {
    await this.rest(await this.driver.switchTo().activeElement());
    await this.type(Key.ENTER);
  }

  /** @param {string} name */
  async press(name) {
    // An app may draw its first page only after it is loaded.
    const button = await this.until(`return button(arguments[0])[0]`, name);
    if (this.hand === "mouse") {
      await this.aimAt(button);
    } else {
      await this.tabTo(`button(arguments[0])`, name);
      await this.enter();
    }
  }

  /**
   * Goes on with Tab, or back with Shift and Tab, until one of these elements has the focus.
   *
   * @param {string} elements an expression
   * @param {...string} args its `arguments`
   */
  async tabTo(elements, ...args) {
    for (let press = 0; press < MOST_PRESSES; press += 1) {
      const way = await this.ask(
        `
        const wanted = ${elements};
        const at = document.activeElement;
        if (wanted.includes(at)) return "there";
        if (!wanted[0]) return "none";
        const isBefore = at !== document.body && at.compareDocumentPosition(wanted[0]) & Node.DOCUMENT_POSITION_PRECEDING;
        return isBefore ? "back" : "on";`,
        ...args,
      );
      if (way === "there") return;
      assert.notEqual(way, "none", "it is not on the page");
      await this.type(way === "back" ? Key.chord(Key.SHIFT, Key.TAB) : Key.TAB);
    }
    throw new Error("the Tab key does not get there");
  }

  /** @param {string} keys */
  async type(keys) {
    if (keys.includes(Key.NULL)) {
      // A chord: the last key is pressed while the others are held.
      const [held = "", pressed = ""] = keys;
      await this.driver.actions().keyDown(held).sendKeys(pressed).keyUp(held).perform();
    } else {
      await this.driver.actions().sendKeys(keys).perform();
    }
  }

  /**
   * What a script in the page gives.
   *
   * @param {string} script
   * @param {...unknown} args
   * @returns {Promise<any>}
   */
  async ask(script, ...args) {
    return this.driver.executeScript(HELPERS + script, ...args);
  }

  /**
   * Waits until a script gives something true.
   *
   * @param {string} script
   * @param {...unknown} args
   * @returns {Promise<any>}
   */
  async until(script, ...args) {
    const end = Date.now() + PATIENCE;
    for (;;) {
      const answer = await this.ask(script, ...args);
      if (answer) return answer;
      if (Date.now() > end) throw new Error(`it never came to be that ${script} (${args.join(", ")})`);
      await pause(20);
    }
  }
}
