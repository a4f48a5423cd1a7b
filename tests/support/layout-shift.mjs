/**
 * What moves on a page by itself.
 *
 * @import { Page } from "playwright-core"
 */

/**
 * How much of the page has moved since it was opened, and moves in the time that is waited.
 *
 * @param {Page} page
 * @param {number} wait in milliseconds
 * @returns {Promise<number>} 0 if nothing does
 */
export async function layoutShift(page, wait) {
  return page.evaluate(
    (wait) =>
      new Promise((done) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += /** @type {any} */ (entry).value;
        }).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => done(sum), wait);
      }),
    wait,
  );
}
