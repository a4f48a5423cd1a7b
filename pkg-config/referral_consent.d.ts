/**
 * What `src/wasm.rs` gives to JavaScript, as the hand-written modules here use it. wasm-bindgen
 * writes the module itself at each build.
 */

/** Has the functions below call these, of the WebAssembly or of its twin. */
export function __wbg_set_wasm(exports: WebAssembly.Exports): void;

/** A policy that the rules accepted. */
export class Policy {
  /** Throws an `Error` with `findings` if the policy is refused. */
  constructor(policy: unknown);
  free(): void;
}

export function assess(record: unknown, policy: Policy, today: string): any;
export function submit(record: unknown, policy: Policy, today: string, now: string, id: string): any;
export function checkPolicy(policy: unknown): any;
export function catalogue(language: string): any;
export function words(text: string): any;
export function version(): string;
export function isDate(text: string): boolean;

/** A form that the rules are attached to; only in the module that has forms. What others are at is `null`. */
export class Attached {
  /** Throws an `Error` with `findings` if the policy is refused. */
  constructor(root: Element, form: Element | null, policy: unknown, options: unknown, prefix: string);
  scan(fields: Element[], today: string): string[];
  update(): { assessment: any; record: any; without: string } | null;
  pause(): void;
  check(today: string, now: string, id: string, tells: boolean): AttachedCheck | null;
  go(place: number): void;
  reset(): void;
  detach(): void;
}

export interface AttachedCheck {
  assessment: any;
  payload: any;
  /** How many errors stand in the way. */
  errors: number;
  /** The paths of what is missing or wrong and has no control. */
  without: string;
}
