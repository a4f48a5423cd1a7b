/**
 * `<referral-consent>`: the questions about information sharing, drawn in the page's own styles. Importing this defines it.
 *
 *     <form action="/referrals" method="post">
 *       <referral-consent policy="policy.json"></referral-consent>
 *       <button>Send</button>
 *     </form>
 *
 * It takes part in its form: under its `name` the form's data holds the payload as JSON, it is not valid while it is not
 * ready, and it is reset and disabled with the form. What the form asks itself it does not ask again.
 */
import type { AttachOptions, Fields } from "./form.js";
import type { Assessment, Policy, Record } from "./index.js";

export declare class ReferralConsentElement extends HTMLElement {
  static readonly formAssociated: true;

  /** What the attribute `wasm` is where an element has none. */
  static wasm: AttachOptions["wasm"];

  /** What the agency sets: itself, its address, or the `#id` of a JSON script element. By default that of the form. */
  policy: Policy | string | null;

  /** The answers as they stand. What is set here they begin with, as do they with the attribute `record`, as JSON. */
  get record(): Record;
  set record(record: Record | null | undefined);

  /** Which questions the form asks itself, and where, as `attach` takes it. Those with `data-rc` are found without. */
  fields: Fields | null;

  /** Which of the form's own fields travel with the payload, as `attach` takes it. */
  answers: AttachOptions["answers"] | null;

  /** The classes of everything that is drawn: a preset, or your own. */
  classNames: AttachOptions["classNames"] | null;

  /** The day in Europe/London, such as `2026-11-23`; by default the one it is now. */
  today: string | null;

  /** Where the WebAssembly is; or `"off"`. */
  wasm: AttachOptions["wasm"] | null;

  /** The name under which the form's data holds the payload; by default `referral-consent`. */
  name: string;

  disabled: boolean;

  readonly type: "referral-consent";

  /** The payload as JSON; empty while it is not ready. Where nothing is checked, a `NotCheckedValue` as JSON. */
  readonly value: string;

  /** What the rules say; `null` where they are not at work. */
  readonly assessment: Assessment | null;

  readonly form: HTMLFormElement | null;
  /** Not in browsers without form-associated elements, which check all the same. */
  readonly validity: ValidityState | undefined;
  readonly validationMessage: string;
  readonly willValidate: boolean;

  /** Whether it is ready. Shows nothing. */
  checkValidity(): boolean;

  /** Whether it is ready. Shows what is wrong, as submitting the form does. */
  reportValidity(): boolean;
}

/** What the tag takes, for the JSX of your framework. */
export interface ReferralConsentAttributes {
  policy?: Policy | string;
  record?: Record | string;
  fields?: Fields;
  answers?: AttachOptions["answers"];
  "class-names"?: "plain" | "govuk" | "nhsuk" | "bootstrap";
  classNames?: AttachOptions["classNames"];
  today?: string;
  wasm?: AttachOptions["wasm"];
  name?: string;
  lang?: string;
  disabled?: boolean;
  "heading-level"?: 1 | 2 | 3 | 4 | 5 | 6 | "1" | "2" | "3" | "4" | "5" | "6";
}

declare global {
  interface HTMLElementTagNameMap {
    "referral-consent": ReferralConsentElement;
  }
}
