/**
 * What is opened of files that were chosen or dropped together: one referral at a time, or a change of consent with the
 * referral that it changes, or a review with a referral that it is about.
 *
 * @import { Json } from "../types.js"
 * @import { Found } from "./files.js"
 */
import { whatIsJson } from "./files.js";
import { words } from "./words.js";

/**
 * Why files are not opened, as far as it can be told of what is still sealed.
 *
 * @param {Found[]} files none of them a key
 * @returns {string | undefined}
 */
export function whyNotOpened(files) {
  const [file] = files;
  if (files.length === 1 && file) return words.notOpened[file.is];
  return mayBelongTogether(files) ? undefined : words.oneAtATime(files.length);
}

/**
 * Whether these may be a change of consent and the referral that it changes, or a review and what it is about.
 *
 * @param {Found[]} files
 */
function mayBelongTogether(files) {
  const sealed = files.filter(isSealed).length;
  const payloads = payloadsOf(files);
  const reviews = files.filter(isReview).length;
  const isPair = files.length === 2 && sealed + payloads.length + reviews === 2 && reviews < 2;
  return isPair && (sealed > 0 || reviews === 1 || payloads.filter(isChange).length === 1);
}

/** @param {Found} file */
function isReview({ is }) {
  return is === "review";
}

/** @param {Found} file */
export function isSealed({ is }) {
  return is === "sealed";
}

/** @param {Json} payload */
function isChange({ type }) {
  return type === "consent-change";
}

/**
 * The payloads among some files, a change of consent first.
 *
 * @param {Found[]} files
 * @returns {Json[]}
 */
export function payloadsOf(files) {
  return files
    .flatMap((file) => (file.is === "payload" ? [file.payload] : []))
    .sort((one, other) => Number(isChange(other)) - Number(isChange(one)));
}

/**
 * The same files with what was sealed opened.
 *
 * @param {Found[]} files
 * @param {Json} key
 * @returns {Promise<Found[]>}
 * @throws {Error} a `SealError` where one cannot be opened; then none is
 */
export async function unsealed(files, key) {
  const { open } = await import("../referral-consent/seal.js");
  return Promise.all(
    files.map(async (file) =>
      file.is === "sealed" ? whatIsJson(await open(file.text, /** @type {any} */ (key))) : file,
    ),
  );
}

/**
 * Whether another key may open what this one did not.
 *
 * @param {unknown} error
 */
export function isOfKey(error) {
  return isOfSealing(error) && "code" in error && /bad-key|other-key|damaged/.test(String(error.code));
}

/**
 * Whether it says what is wrong with a sealed file or a key.
 *
 * @param {unknown} error
 * @returns {error is Error}
 */
export function isOfSealing(error) {
  return error instanceof Error && error.name === "SealError";
}
