/**
 * What only the page can ask for: which agency “another agency” is. Without its name nobody could be asked before what it
 * told is passed on (§4.4d).
 *
 * @import { Assessment, Finding } from "./types.js"
 */
import { controls, entries } from "./answers.js";
import { all } from "./dom.js";
import { isLifeAtRisk, isShown } from "./form.js";
import { words } from "./words.js";

/**
 * An assessment with what is found of agencies that are not named: they are wanted like any other answer, and with a life
 * at risk afterwards.
 *
 * @param {HTMLElement} form
 * @param {Assessment} assessment
 * @returns {Assessment}
 */
export function withUnnamed(form, assessment) {
  const found = unnamed(form);
  if (found.length === 0) return assessment;
  const severity = isLifeAtRisk(form) ? "outstanding" : "missing";
  const findings = found.map((path) => /** @type {Finding} */ ({ ...words.unnamedAgency, severity, path }));
  const status = assessment.status === "ready" && severity === "missing" ? "incomplete" : assessment.status;
  return { ...assessment, status, findings: [...assessment.findings, ...findings] };
}

/**
 * The paths of names that are asked for and not given.
 *
 * @param {HTMLElement} form
 */
function unnamed(form) {
  return all(form, '[data-type="information"]').flatMap((question) =>
    entries(question).flatMap((entry, index) => {
      const asked = all(entry, '[data-place="providedBy/name"]').filter((place) => isShown(place, form));
      const empty = asked.filter((place) => controls(place).every((box) => box.value.trim() === ""));
      return empty.map(() => `/information/${index}/providedBy/name`);
    }),
  );
}
