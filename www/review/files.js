/**
 * What a file is that somebody chose or dropped: told by what is in it, as names of files get lost.
 *
 * @import { Json } from "../types.js"
 */

/**
 * @typedef {{ is: "payload", payload: Json }} PayloadFile
 * @typedef {{ is: "sealed", text: string }} SealedFile
 * @typedef {{ is: "key", key: Json }} KeyFile
 * @typedef {{ is: "review", review: Json }} ReviewFile
 * @typedef {{ is: "unchecked", record: Json }} UncheckedFile what the form saves where it could check nothing
 * @typedef {{ is: "policy", policy: Json }} PolicyFile the settings of a form
 * @typedef {{ is: "unknown" | "too-large" | "unreadable" | "public-key" }} Other
 * @typedef {PayloadFile | SealedFile | KeyFile | ReviewFile | UncheckedFile | PolicyFile | Other} Found
 */

/** In bytes: more than a sealed file may have. */
const LARGEST = 20_000_000;

/**
 * @param {File} file
 * @returns {Promise<Found>}
 */
export async function readFile(file) {
  if (file.size > LARGEST) return { is: "too-large" };
  try {
    return whatIs(await file.text());
  } catch {
    return { is: "unreadable" };
  }
}

/**
 * @param {string} text
 * @returns {Found}
 */
export function whatIs(text) {
  if (/^\s*[\w-]+(\.[\w-]*){4}\s*$/.test(text)) return { is: "sealed", text };
  const json = parsed(text);
  if (!json) return { is: "unknown" };
  if ("ciphertext" in json) return { is: "sealed", text };
  if (typeof json.kty === "string") return "d" in json ? { is: "key", key: json } : { is: "public-key" };
  return whatIsJson(json);
}

/**
 * @param {Json} json
 * @returns {Found}
 */
export function whatIsJson(json) {
  const schema = typeof json.schema === "string" ? json.schema : "";
  if (schema.startsWith("urn:referral-consent:review:")) return { is: "review", review: json };
  if (schema.startsWith("urn:referral-consent:payload:")) return { is: "payload", payload: json };
  if ("localAuthority" in json && "notice" in json) return { is: "policy", policy: json };
  if (json.type === "unchecked-record") return { is: "unchecked", record: json };
  return { is: "unknown" };
}

/**
 * @param {string} text
 * @returns {Json | undefined}
 */
function parsed(text) {
  try {
    const json = JSON.parse(text);
    return typeof json === "object" && json !== null && !Array.isArray(json) ? json : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Takes files that are dropped anywhere on the page: beside the place for it, a browser would open them in its stead.
 *
 * @param {HTMLElement} place what shows that they may be dropped
 * @param {(files: File[]) => void} take
 */
export function letDrop(place, take) {
  window.addEventListener("dragover", (event) => {
    event.preventDefault();
    place.classList.add("over");
  });
  window.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) place.classList.remove("over");
  });
  window.addEventListener("drop", (event) => {
    event.preventDefault();
    place.classList.remove("over");
    take([...(event.dataTransfer?.files ?? [])]);
  });
}
