/**
 * A file that a page saves.
 *
 * @import { Page } from "playwright-core"
 */
import { readFile } from "node:fs/promises";

/**
 * @param {Page} page
 * @param {() => Promise<unknown>} act what makes the page save it
 * @returns {Promise<{ name: string, text: string }>}
 */
export async function downloaded(page, act) {
  const [download] = await Promise.all([page.waitForEvent("download"), act()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}
