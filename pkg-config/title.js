/**
 * The title of the page, which counts what is wrong.
 */

/** The title as it was, and as it was set here. @type {{ own: string, set: string } | undefined} */
let titled;

/**
 * Puts something before the title; where it is nothing, the title is as it was.
 *
 * @param {string} prefix
 */
export function prefixTitle(prefix) {
  // A page that has changed its title since has a new one.
  const own = titled?.set === document.title ? titled.own : document.title;
  const set = prefix + own;
  titled = prefix === "" ? undefined : { own, set };
  if (document.title !== set) document.title = set;
}
