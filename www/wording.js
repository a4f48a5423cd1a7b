/**
 * What the words of a payload are called, from the catalogue.
 *
 * @import { Catalogue, Option, Policy } from "./types.js"
 */

/**
 * @param {Catalogue} catalogue
 * @param {Policy} policy
 */
export function wording(catalogue, policy) {
  const found = (/** @type {Option[] | undefined} */ options, /** @type {unknown} */ value) =>
    options?.find((option) => option.value === value)?.label ?? String(value);
  const question = (/** @type {string} */ path) => catalogue.questions.find((question) => question.path === path);

  return {
    /** @param {string} path @param {unknown} value */
    option: (path, value) => found(question(path)?.options, value),

    /** @param {string} path */
    question: (path) => question(path)?.label ?? path,

    /** @param {string} path @param {string} key @param {unknown} value */
    member: (path, key, value) => found(question(path)?.members?.find((member) => member.path === key)?.options, value),

    /** @param {string} set @param {unknown} value */
    token: (set, value) => found(catalogue.tokens.find((tokens) => tokens.set === set)?.options, value),

    /** @param {string} token */
    duty: (token) => catalogue.handling.find((duty) => duty.token === token) ?? { label: token, hint: "" },

    /** @param {unknown} id */
    recipient: (id) => policy.notice.recipients.find((known) => known.id === id)?.label ?? String(id),

    /** @param {unknown} id */
    category: (id) => policy.notice.categories.find((known) => known.id === id)?.label ?? String(id),
  };
}

/** @typedef {ReturnType<typeof wording>} Wording */
