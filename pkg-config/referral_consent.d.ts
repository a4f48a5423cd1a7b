/**
 * What `src/wasm.rs` gives to JavaScript, as the hand-written modules here use it. wasm-bindgen
 * writes the module itself at each build. What is a record, a policy, a payload, … is given as its JSON.
 */

/** Has the functions below call these, of the WebAssembly or of its twin. */
export function __wbg_set_wasm(exports: WebAssembly.Exports): void;

/** What they ask of JavaScript. */
export const imports: WebAssembly.ModuleImports;

/** Has what follows go by a policy; gives findings if it is refused. */
export function usePolicy(policy: string): any[] | undefined;
export function assess(record: string, today: string): any;
export function submit(record: string, today: string, now: string, id: string): any;
export function checkPolicy(policy: string): any;
export function catalogue(language: string): any;
export function words(text: string): any;
export function isDate(text: string): boolean;

/** A form that the rules are attached to; only in the module that has forms. */
export class Attached {
  /** Throws the findings if the policy is refused. */
  constructor(root: Element, policy: string, options: string, number: number);
  /** What the people who made the form have to put right. */
  scan(fields: Field[]): string[];
  /** When something has come that can be pressed, and answers no question. */
  regroup(): void;
  /** Given is the JSON of `{ today, now, id, complaints }`. `null` where it is being looked at already. */
  look(how: number, given: string): Seen | null;
  detach(): void;
}

export type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** What the browser says of some controls, by their places, and what they are called. */
export type Complaint = [places: number[], what: string, of: string];

export interface Seen {
  assessment: any;
  record: any;
  payload: any;
  /** How many errors stand in the way. */
  errors: number;
  /** What counts them before the title of the page. */
  title: string;
  /** The paths of what is missing or wrong and has no control. */
  without: string;
}

// With the feature `hub`.
export function verify(payload: string): any;
export function verifyBy(payload: string): any;
export function review(payload: string, earlier: string): any;
export function checkReview(review: string): any;
export function completeReview(
  payload: string,
  earlier: string,
  settled: string,
  today: string,
  now: string,
  id: string,
): any;
