/**
 * Pictures of pages for people, in `tests/screenshots`, and the sizes of screen that pages are looked at in.
 *
 * @import { Page } from "playwright-core"
 */
import { ROOT } from "./folders.mjs";

export const WIDE = { width: 1280, height: 900 };
export const NARROW = { width: 360, height: 740 };

/** The folder of the pictures. */
export const PICTURES = `${ROOT}tests/screenshots/`;

/**
 * A picture of the page as it is.
 *
 * @param {Page} page
 * @param {string} name
 */
export async function picture(page, name) {
  await page.screenshot({ path: `${PICTURES}${name}.png`, fullPage: true });
}

/**
 * Pictures at both widths, the wide one last.
 *
 * @param {Page} page
 * @param {string} name
 */
export async function pictures(page, name) {
  for (const size of [NARROW, WIDE]) {
    await page.setViewportSize(size);
    await picture(page, `${name}-${size.width}`);
  }
}
