/**
 * The title of the page, which counts what is wrong.
 */

/** The title as it was, and as it was set here. @type {{ own: string, set: string } | undefined} */
let titled;

/** What each form puts before it, the last to do so last. @type {Map<Node, string>} */
const prefixes = new Map();

/**
 * Puts something before the title; where no form does any more, the title is as it was.
 *
 * @param {Node} form
 * @param {string} own nothing where nothing is wrong with it
 */
export function prefixTitle(form, own) {
  prefixes.delete(form);
  // One that has left the page, whoever has forgotten to detach it, has nothing to say any more.
  for (const known of prefixes.keys()) if (!known.isConnected) prefixes.delete(known);
  if (own !== "") prefixes.set(form, own);
  write([...prefixes.values()].at(-1) ?? "");
}

/** @param {string} prefix */
function write(prefix) {
  // A page that has changed its title since has a new one.
  const own = titled?.set === document.title ? titled.own : document.title;
  const set = prefix + own;
  titled = prefix === "" ? undefined : { own, set };
  if (document.title !== set) document.title = set;
}
