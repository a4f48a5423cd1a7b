/**
 * Why something cannot be sealed or opened: a code for programs and a sentence for people.
 *
 * @import { SealErrorCode } from "./seal.d.ts"
 */
import { MESSAGES } from "./seal-messages.js";

export class SealError extends Error {
  name = "SealError";

  /**
   * @param {SealErrorCode} code
   * @param {string} [detail] what was found, if it can be said
   */
  constructor(code, detail = "") {
    // What stands in a file is a stranger's: only plain short words of it are repeated.
    const isPlain = /^[\w+.:, -]{1,80}$/.test(detail);
    super(isPlain ? `${MESSAGES[code]} (It names: ${detail}.)` : MESSAGES[code]);
    this.code = code;
  }
}
