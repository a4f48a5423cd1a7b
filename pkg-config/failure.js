/**
 * What keeps a form from being checked.
 *
 * @import { NotChecked, PolicyFinding } from "./form.d.ts"
 */

/** Why a form is not checked, and what to do about it. */
export class Failure extends Error {
  /**
   * @param {NotChecked} reason
   * @param {string} message for whoever made the form
   * @param {PolicyFinding[]} [findings]
   */
  constructor(reason, message, findings) {
    super(message);
    this.reason = reason;
    this.findings = findings;
  }
}
