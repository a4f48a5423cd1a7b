/**
 * A page on paper.
 *
 * @import { Page } from "playwright-core"
 */

/**
 * How many sheets a page is printed on.
 *
 * @param {Page} page
 */
export async function sheets(page) {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}
