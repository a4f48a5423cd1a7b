/**
 * The shapes that the page's modules share. Nothing here runs.
 *
 * @typedef {"stop" | "missing" | "invalid" | "outstanding" | "advice"} Severity
 *
 * @typedef {object} Finding what the rules say about one answer
 * @property {string} code
 * @property {Severity} severity
 * @property {string} path a JSON Pointer into the record
 * @property {string} message
 * @property {string} [next]
 * @property {string} clause
 *
 * @typedef {object} Assessment
 * @property {"ready" | "incomplete" | "stop"} status
 * @property {string} route
 * @property {number | "unborn" | null} age
 * @property {Finding[]} findings
 * @property {string[]} ask the paths of the questions that apply
 *
 * @typedef {{ [key: string]: any }} Json an object as JSON has it
 *
 * @typedef {object} Rules what the page uses of the module
 * @property {(record: Json, policy: any) => Assessment} assess
 * @property {(record: Json, policy: any) => { assessment: Assessment, payload: Json | null }} submit
 * @property {(text: string) => { words: number, different: number }} words
 * @property {() => Catalogue} catalogue
 *
 * @typedef {object} Entry a question, or a member of one, with what it is called
 * @property {string} path
 * @property {string} label
 * @property {Option[]} [options]
 * @property {Entry[]} [members]
 *
 * @typedef {{ value: string, label: string, hint?: string }} Option
 *
 * @typedef {object} Catalogue
 * @property {Entry[]} questions
 * @property {{ code: string, what: string }[]} rules
 * @property {{ ground: string, prompts: string[] }[]} grounds
 * @property {{ token: string, label: string, hint?: string }[]} handling
 * @property {{ set: string, options: Option[] }[]} tokens
 *
 * @typedef {{ id: string, label: string }} Listed
 *
 * @typedef {object} Policy what the page itself reads of an agency's policy
 * @property {{ name: string, phone: string, outOfHoursPhone?: string }} localAuthority
 * @property {{ title: string, version: string, categories: Listed[], recipients: Listed[] }} notice
 * @property {string[]} mashPartners
 * @property {{ minWords?: number }} [rationale]
 * @property {{ keys?: import("./referral-consent/seal.js").PublicKey[] }} [sealing]
 *
 * @typedef {{ checked: true, rules: Rules, policy: Policy }} Checking
 * @typedef {object} NotChecking
 * @property {false} checked
 * @property {string} reason
 * @property {Finding[]} findings what is wrong with the policy
 * @property {unknown} [policy] what was loaded, whatever it is
 */
export {};
