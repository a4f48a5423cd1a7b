/**
 * The browsers that the tests of a file share. They are closed once the file is done.
 *
 * @import { Browser } from "playwright-core"
 */
import { after } from "node:test";
import { chromium } from "playwright-core";

import { ARGUMENTS, PROGRAM } from "./chromium.mjs";

const launching = /** @type {Map<boolean, Promise<Browser>>} */ (new Map());
after(async () => {
  for (const launched of launching.values()) await (await launched).close();
});

/**
 * Chromium, launched the first time that it is asked for.
 *
 * @param {boolean} keepsPages whether a page can come back from its memory, as it does for a person
 * @returns {Promise<Browser>}
 */
export function browser(keepsPages = true) {
  const launched =
    launching.get(keepsPages) ??
    chromium.launch({
      executablePath: PROGRAM,
      args: ARGUMENTS,
      ignoreDefaultArgs: keepsPages ? ["--disable-back-forward-cache"] : [],
    });
  launching.set(keepsPages, launched);
  return launched;
}
