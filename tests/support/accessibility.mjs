/**
 * axe, which finds what keeps people out.
 *
 * @import { Page } from "playwright-core"
 */
import assert from "node:assert/strict";
import { AxeBuilder } from "@axe-core/playwright";

/** Axe has to be asked whether what is clicked is large enough. */
export const OPTIONS = { rules: { "target-size": { enabled: true } } };

/**
 * Holds that axe finds nothing wrong.
 *
 * @param {Page} page
 * @param {string} stage what is looked at
 * @param {object} [on]
 * @param {string} [on.part] of the page that is looked at; by default all of it
 * @param {boolean} [on.styled] whether the page has a style, which makes what is clicked large enough
 */
export async function assertAccessible(page, stage, { part, styled = true } = {}) {
  const axe = new AxeBuilder({ page }).setLegacyMode();
  if (part) axe.include(part);
  const results = await axe.options(styled ? OPTIONS : {}).analyze();
  const found = results.violations.map(({ id, help, nodes }) => ({
    id,
    help,
    where: nodes.map(({ html, failureSummary }) => `${html.slice(0, 200)} ${failureSummary}`),
  }));
  assert.deepEqual(found, [], stage);
  // There is less to look at in a part.
  assert.ok(results.passes.length > (part ? 5 : 15), `axe looked at ${stage}`);
}
