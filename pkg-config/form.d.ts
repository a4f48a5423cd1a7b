/**
 * The rules attached to a form that you have already: its fields are mapped to the questions, what is not asked is
 * hidden, and what is missing or wrong is said beside each field and in a summary.
 *
 * All that `referral-consent` has is here as well.
 */
import type {
  Assessment,
  FieldPath,
  Information,
  Language,
  LoadSource,
  Payload,
  Policy,
  PolicyFinding,
  Record,
  Sharing,
  Submission,
} from "./index.js";

export * from "./index.js";

/**
 * Attaches the rules to a form.
 *
 * It never fails: where the rules cannot be loaded or used, the form works as it did, the hidden input says
 * `not-checked` and why, and the console says what to change. Attaching twice to one form gives the same attachment; where
 * `<referral-consent>` comes into the form, that goes on with the options of the element, and without it when it goes. Only
 * where `root` is no element at all, as when a selector finds nothing, or holds several forms, the promise is rejected, with a
 * `TypeError`.
 *
 * @param root the form, a part of it, an element with one form in it, or where there is no form, what holds the controls
 * @param options what the `data-referral-consent` and `data-rc` attributes of the form do not say
 */
export declare function attach(root: HTMLElement, options?: AttachOptions | null): Promise<Attachment>;

/** How to attach. What is given here comes before what the attributes of the form say. */
export interface AttachOptions {
  /** What the agency sets: itself, the `#id` of a JSON script element, or an address. */
  policy?: Policy | string;
  /** Where the answer to each question is. */
  fields?: Fields;
  /**
   * Which of your own fields travel with the record, in `answers`: the names of some, or `"rest"` for all that answer no
   * question. What is hidden or secret is never among the rest. By default none.
   *
   * The key of each is its name without a `[]` at the end; several values are a list.
   */
  answers?: "rest" | "none" | readonly string[];
  /** The language of the messages; by default English. */
  language?: Language;
  /** The day in Europe/London, such as `2026-11-23`; by default the one it is now. */
  today?: string;
  /** The classes of what is added to the page: those of a design system, or your own. By default `"plain"`. */
  classNames?: Preset | (Partial<ClassNames> & { preset?: Preset });
  /**
   * How the payload leaves the page: in a hidden input with the form (the default), only in the event
   * `referral-consent:submit`, or as a file that is saved. A form that saves a file is never sent; where it is not
   * checked, the file is a `NotCheckedFile`.
   */
  deliver?: "hidden-input" | "event" | "download";
  /** The name of the hidden input; by default `referral-consent`. */
  name?: string;
  /** Where the WebAssembly is; or `"off"`, where it is known that the page's policy refuses it. */
  wasm?: LoadSource | "off";
  /** Detaches when it is aborted, unless another call has attached to the same form meanwhile. */
  signal?: AbortSignal;
}

/** Where the answer to each question is. */
export interface Fields extends FieldsOfQuestions {
  /** Each thing that is shared. */
  "information[]"?: Entries<Information> | null;
  /** With whom it is shared, for what. */
  "sharing[]"?: Entries<Sharing> | null;
}

/** Where the answer to each question is that has one answer. */
export type FieldsOfQuestions = { readonly [Path in FieldPath]?: Field<AnswerAt<Path>> | null };

/** The type of the answer at a path. */
export type AnswerAt<Path extends string, Within = Record> = Path extends `${infer Key}.${infer Rest}`
  ? Key extends keyof Within
    ? AnswerAt<Rest, NonNullable<Within[Key]>>
    : never
  : Path extends keyof Within
    ? NonNullable<Within[Path]>
    : never;

/** Where an answer is: the name of its control, or of its radio buttons or checkboxes; or more than a name. */
export type Field<Answer, Name extends string = string> = Name | NamedField<Answer, Name> | ConstantField<Answer>;

/** An answer that has a control. */
export interface NamedField<Answer, Name extends string = string> {
  /**
   * The name of its control. Of a date in three parts, the name before `-day`, `_day`, `[day]` or `.day`; or all three.
   */
  name: Name | (string extends Answer ? DateNames : never);
  /**
   * What the values of the form stand for: `{ "Yes": "given" }`. `null` is no answer. A value that is not listed is
   * read as without: a token, or the English label of an option; `yes`, `true`, `1` or `no`, `false`, `0`.
   */
  values?: { readonly [formValue: string]: Answer | Member<Answer> | null };
  /** What a checkbox stands for that is not ticked. By default it is no answer. */
  unchecked?: Answer | Member<Answer> | null;
  constant?: never;
}

/** The names of the three parts of a date. */
export interface DateNames {
  day: string;
  month: string;
  year: string;
}

/** An answer that is the same whoever fills in the form. */
export interface ConstantField<Answer> {
  constant: Answer;
  name?: never;
}

/** What a list holds; anything else is what it is. */
export type Member<Answer> = Answer extends readonly (infer Item)[] ? Item : Answer;

/** Where the entries of a list are. */
export type Entries<Entry> = TickedEntries<Entry> | NumberedEntries<Entry> | { constant: readonly Entry[] };

/** Each checkbox that is ticked, or each option that is selected, is an entry. */
export interface TickedEntries<Entry> {
  /** The name of the checkboxes or of the select. */
  name: string;
  /** What each value stands for; `null` is no entry. */
  entries: { readonly [formValue: string]: Entry | null };
  fields?: never;
  constant?: never;
}

/**
 * The controls of an entry have a number in their names, for which `#` stands: `info[#][category]`, `info_#_category`.
 * The entries come in the order of the page; one that is blank is none. The `id` of a thing that is shared is its
 * number, unless a field of its own says it.
 */
export interface NumberedEntries<Entry> {
  fields: { readonly [Key in keyof Entry]?: Field<NonNullable<Entry[Key]>, `${string}#${string}`> | null };
  name?: never;
  constant?: never;
}

/** A design system whose classes are known. */
export type Preset = "plain" | "govuk" | "nhsuk" | "bootstrap";

/** The classes of what is added to the page. Each may be several, with spaces between, or none. */
export interface ClassNames {
  /** The summary of what is wrong. */
  summary: string;
  /** Its heading. */
  summaryTitle: string;
  /** What holds its list. */
  summaryBody: string;
  /** Its list. */
  summaryList: string;
  /** A message beside a question that says what is wrong. */
  error: string;
  /** What is quiet: the rest of a message, advice, help. */
  hint: string;
  /** What is only heard. */
  visuallyHidden: string;
  /** A list in a message or in the help. */
  list: string;
  /** The block of a question whose answer is wrong. */
  groupError: string;
  /** An input whose text is wrong. */
  inputError: string;
  /** A select whose choice is wrong. */
  selectError: string;
  /** A textarea whose text is wrong. */
  textareaError: string;
  /** A radio button or checkbox of a wrong choice. */
  choiceError: string;
  /** The help with the rationale. */
  rationale: string;
  /** A selector, no class: the block of a question. */
  group: string;
  /** A selector, no class: what stays in one piece with its control, so that a message goes before it. */
  piece: string;
}

/** A form with the rules attached. */
export interface Attachment {
  /** What they are attached to. */
  readonly root: HTMLElement;
  /** Whether the rules are at work. */
  readonly state: "checking" | "not-checked";
  /** Why they are not. */
  readonly reason?: NotChecked;
  /** What they say of the form as it stands; `null` where they are not at work. */
  readonly assessment: Assessment | null;
  /** The answers as they stand. */
  readonly record: Record;
  /** What would leave the form as it stands: the payload as JSON, or a `NotCheckedValue`. */
  readonly value: string;
  /** Checks the form and shows what is wrong, as submitting it does; `null` where the rules are not at work. */
  check(): Submission | null;
  /** Looks at the form again. Changes of its fields, and fields that come and go, are noticed without it. */
  refresh(): void;
  /** Leaves the page as it was before, but for what people have typed. */
  detach(): void;
}

/**
 * Why a form is not checked.
 *
 * - `loading`: The rules are still being loaded.
 * - `not-loaded`: They could not be fetched.
 * - `refused`: The browser refuses them.
 * - `policy-missing`: There is no policy.
 * - `policy-refused`: The policy cannot be used.
 * - `fields-wrong`: The fields cannot be used.
 * - `not-asked`: It was sent by a button with `formnovalidate`, or by a script that did not ask, before it was ready.
 * - `questions-missing`: What is missing or wrong has no field on this form.
 * - `failed`: Something went wrong.
 * - `detached`: `detach()` was called.
 * - `unsupported`: The browser is too old.
 */
export type NotChecked =
  | "loading"
  | "not-loaded"
  | "refused"
  | "policy-missing"
  | "policy-refused"
  | "fields-wrong"
  | "not-asked"
  | "questions-missing"
  | "failed"
  | "detached"
  | "unsupported";

/** What the hidden input holds where the form was not checked. */
export interface NotCheckedValue {
  status: "not-checked";
  reason: NotChecked;
  /** What the reason does not say, such as the paths of the questions that are missing. */
  detail?: string;
}

/** What is saved by `deliver: "download"` where the form was not checked. */
export interface NotCheckedFile extends NotCheckedValue {
  /** The answers as they stand; not where the rules are not at work. */
  record?: Record;
  /** What is written in the form, by the names of its controls, but for what is hidden or secret. */
  answers: { [name: string]: string | string[] };
}

/** What `referral-consent:assess` carries: the form as it stands. */
export interface AssessDetail {
  assessment: Assessment;
  record: Record;
}

/** What `referral-consent:submit` carries. `preventDefault()` keeps the form from being submitted. */
export interface SubmitDetail {
  assessment: Assessment;
  /** What leaves the form; `null` where a question that has no field on this form keeps it from being ready. */
  payload: Payload | null;
}

/** What `referral-consent:error` carries. */
export interface ErrorDetail {
  reason: NotChecked;
  /** What to change, for whoever made the form. */
  message: string;
  /** What is wrong with the policy. */
  findings?: PolicyFinding[];
}

/** What happens at a form. Every event bubbles. */
export interface ReferralConsentEventMap {
  /** The form was read and assessed: when it is attached, and after every change. */
  "referral-consent:assess": CustomEvent<AssessDetail>;
  /** The form is about to be checked, as it is submitted or `check()` is called: what an editor holds can still be written into its field. */
  "referral-consent:check": CustomEvent<null>;
  /** The form is submitted and nothing keeps it. */
  "referral-consent:submit": CustomEvent<SubmitDetail>;
  /** Fired on a field that a link of the summary leads to, where the page hides it: show it, and the link goes on to it. */
  "referral-consent:reveal": CustomEvent<null>;
  /** The form is not checked. */
  "referral-consent:error": CustomEvent<ErrorDetail>;
}

declare global {
  interface HTMLElementEventMap extends ReferralConsentEventMap {}
  interface DocumentEventMap extends ReferralConsentEventMap {}
  interface WindowEventMap extends ReferralConsentEventMap {}
}
