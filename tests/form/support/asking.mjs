/**
 * Forms that ask a few questions, and know the answers to all the others.
 *
 * @import { Opened, Options } from "../../element/support/page.mjs"
 */
import { onThePage } from "../../element/support/page.mjs";
import { recordNamed, TODAY } from "../../support/cases.mjs";

/** The answers of a referral with a parent's consent, by their dotted paths. */
const known = flat(recordNamed("parent agrees"));

/**
 * A form whose answers are there, but for some.
 *
 * @param {string[]} paths of what it does not know
 * @param {string} inner
 * @param {string} [attributes]
 */
export function asking(paths, inner, attributes = 'method="post" action="sent"') {
  const constants = Object.fromEntries(Object.entries(known).filter(([path]) => !paths.includes(path)));
  const json = JSON.stringify(constants).replaceAll("'", "&#39;");
  return `<form data-referral-consent="policy.json" data-rc-today="${TODAY}" data-rc-constant='${json}' ${attributes}>
    ${inner}<button>Send</button></form>`;
}

/** Where its organisation is written. */
export const ORGANISATION = '<p><label>Organisation <input name="org" data-rc="referrer.organisation" /></label></p>';

/**
 * Opens a page with forms and the one script tag, when as many as there are have the rules at work.
 *
 * @param {string} body
 * @param {Partial<Options> & { attached?: number }} options
 * @param {(opened: Opened) => Promise<void>} use
 */
export async function withForms(body, { attached = 1, ...options }, use) {
  const whole = { script: /** @type {const} */ ("auto.js"), drawn: false, ...options, body };
  await onThePage(whole, async (opened) => {
    await opened.page.waitForFunction(
      (many) => document.querySelectorAll("form[novalidate]").length === many,
      attached,
    );
    await use(opened);
  });
}

/** Presses “Send” of one form. @param {Opened} opened @param {number} [place] */
export async function send({ page }, place = 0) {
  await page.getByRole("button", { name: "Send" }).nth(place).click();
}

/**
 * What the server got last under the name of the payload.
 *
 * @param {Opened} opened
 * @returns {Promise<any>}
 */
export async function arrived({ page, sent }) {
  await page.getByRole("heading", { name: "Sent" }).waitFor();
  return JSON.parse(sent.at(-1)?.get("referral-consent") ?? "null");
}

/**
 * A record by dotted paths; a list stays whole.
 *
 * @param {any} value
 * @param {string} [path]
 * @returns {{ [path: string]: unknown }}
 */
function flat(value, path = "") {
  if (Array.isArray(value)) return { [path in { information: 0, sharing: 0 } ? `${path}[]` : path]: value };
  if (typeof value !== "object" || value === null) return { [path]: value };
  return Object.assign({}, ...Object.entries(value).map(([key, inner]) => flat(inner, path ? `${path}.${key}` : key)));
}
