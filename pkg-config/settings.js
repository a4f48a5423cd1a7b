/**
 * What is set for a form: by the options of `attach`, and for the rest by the attributes of the form.
 *
 * @import { AttachOptions } from "./form.d.ts"
 * @import { Taker } from "./delivery.js"
 */

import { Failure } from "./failure.js";
import { unhidden } from "./unhidden.js";

/** Attributes, each by the option that it stands for. */
const ATTRIBUTES = {
  policy: "data-referral-consent",
  answers: "data-rc-answers",
  constants: "data-rc-constant",
  classNames: "data-rc-class-names",
  deliver: "data-rc-deliver",
  language: "data-rc-language",
  name: "data-rc-name",
  today: "data-rc-today",
  wasm: "data-rc-wasm",
};

/** @typedef {Omit<AttachOptions, "deliver"> & { deliver?: string, taker?: Taker, constants?: unknown }} Settings */

/**
 * @param {Element} root
 * @param {AttachOptions} options
 * @returns {Settings}
 */
export function settingsOf(root, options) {
  /** @type {{ [option: string]: unknown }} */
  const settings = { name: "referral-consent", deliver: "hidden-input" };
  for (const [option, attribute] of Object.entries(ATTRIBUTES)) {
    const value = unhidden(root, "getAttribute", attribute);
    if (value !== null && value !== "") settings[option] = value;
  }
  for (const [option, value] of Object.entries(options)) {
    if (value !== undefined) settings[option] = value;
  }
  return settings;
}

/**
 * What is set to a word that nobody knows, which would do nothing.
 *
 * @param {Settings} settings
 */
export function problemsOf({ deliver, classNames }) {
  const preset = typeof classNames === "object" ? classNames?.preset : classNames;
  /** @type {[string, unknown, string][]} */
  const chosen = [
    [ATTRIBUTES.deliver, deliver, "hidden-input, event, download"],
    [ATTRIBUTES.classNames, preset ?? "plain", "plain, govuk, nhsuk, bootstrap"],
  ];
  return chosen.flatMap(([name, value, known]) =>
    known.split(", ").includes(String(value)) ? [] : `${name}: “${value}” is none of ${known}`,
  );
}

/**
 * The constants of a form, which its attribute gives as JSON.
 *
 * @param {Settings} settings
 * @throws {Failure}
 */
export function constantsOf({ constants }) {
  if (typeof constants !== "string") return constants;
  try {
    return JSON.parse(constants);
  } catch {
    throw new Failure("fields-wrong", `${ATTRIBUTES.constants} is not JSON: ${constants}`);
  }
}

/** @type {Map<string, Promise<unknown>>} */
const fetched = new Map();

/**
 * The agency's policy, wherever it is. Forms that name one address share what is there.
 *
 * @param {Settings} settings
 * @returns {Promise<unknown>}
 * @throws {Failure}
 */
export async function policyOf({ policy }) {
  if (typeof policy !== "string") {
    if (policy) return policy;
    throw missing(`say where the policy is, in ${ATTRIBUTES.policy} or in the option policy`);
  }
  if (policy.startsWith("#")) {
    try {
      return JSON.parse(document.getElementById(policy.slice(1))?.textContent ?? "");
    } catch {
      throw missing(`there is no script element ${policy} that holds the policy as JSON`);
    }
  }
  const address = addressOf(policy);
  const fetching = fetched.get(address) ?? fetchJson(address);
  fetched.set(address, fetching);
  try {
    return await fetching;
  } catch {
    // The next form may try again.
    fetched.delete(address);
    throw missing(`there is no policy as JSON at ${address}`);
  }
}

/**
 * @param {string} policy
 * @throws {Failure}
 */
function addressOf(policy) {
  try {
    return new URL(policy, document.baseURI).href;
  } catch {
    throw missing(`“${policy}” is no address of a policy`);
  }
}

/** @param {string} address */
async function fetchJson(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(response.statusText);
  return response.json();
}

/** @param {string} message */
function missing(message) {
  return new Failure("policy-missing", message);
}
