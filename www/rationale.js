/**
 * Help with the rationale: the questions that a good one answers, and how many words are still wanted.
 *
 * @import { Policy, Rules } from "./types.js"
 */
import { all, byId } from "./dom.js";
import { words } from "./words.js";

/** The fewest words that the protocol's rules ask for, and the fewest different ones. */
const LEAST = { words: 12, different: 8 };

/** How long nothing is typed before the count is read out. */
const PAUSE = 700;

/**
 * Shows the questions of the ground that is chosen.
 *
 * @param {HTMLElement} form
 */
export function showPrompts(form) {
  const chosen = form.querySelector('[name="/override/ground"]:checked');
  const ground = chosen instanceof HTMLInputElement ? chosen.value : undefined;
  for (const prompts of all(byId("rationale-prompts"), "[data-ground]")) {
    prompts.hidden = prompts.dataset.ground !== ground;
  }
}

/** @type {number | undefined} */
let pending;

/**
 * Says how many words there are and how many more are wanted, once there is a pause.
 *
 * @param {Rules} rules
 * @param {Policy} policy
 */
export function showCount(rules, policy) {
  window.clearTimeout(pending);
  pending = window.setTimeout(() => {
    const box = /** @type {HTMLTextAreaElement} */ (byId("override-rationale"));
    const count = rules.words(box.value);
    const least = Math.max(policy.rationale?.minWords ?? 0, LEAST.words);
    const place = byId("rationale-count");
    const text = words.count(count.words, least - count.words, LEAST.different - count.different);
    place.classList.toggle("enough", count.words >= least && count.different >= LEAST.different);
    if (place.textContent !== text) place.textContent = text;
  }, PAUSE);
}
