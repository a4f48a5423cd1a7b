/**
 * Every form in one browser engine, by mouse and by keyboard.
 */
import { after, test } from "node:test";

import { journeys } from "../journeys.mjs";
import { browsers } from "./browsers.mjs";
import { travel } from "./journey.mjs";

/** @param {"chromium" | "firefox" | "webkit"} engine */
export async function everyForm(engine) {
  const browser = await browsers[engine]?.();
  if (!browser) throw new Error(`there is no ${engine}`);
  after(() => browser.close());
  // To look at one form alone: FORM=govuk node --test …
  const wanted = journeys.filter(({ site }) => site.folder.includes(process.env["FORM"] ?? ""));
  for (const journey of wanted) {
    for (const hand of /** @type {const} */ (["mouse", "keyboard"])) {
      test(`${journey.name} (${hand}, ${engine})`, () => travel(browser, engine, journey, hand));
    }
  }
}
