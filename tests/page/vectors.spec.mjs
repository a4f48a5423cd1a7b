/**
 * The shared cases, typed into the real page: it comes to what the rules come to.
 *
 * @import { Case } from "../support/cases.mjs"
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { cases, policy, recordOf, TODAY } from "../support/cases.mjs";
import { rules } from "../support/rules.mjs";
import { fill } from "./support/fill.mjs";
import { atTheForm } from "./support/form.mjs";

/** @type {Map<string, Case[]>} */
const files = new Map();
for (const given of cases.values()) files.set(given.file, [...(files.get(given.file) ?? []), given]);

/** @type {Map<string, any>} */
const questions = new Map(rules.catalogue("en").questions.map((question) => [question.path, question]));

/**
 * The record as it can be typed: what is shared is called by its category, in the order of the notice.
 * Nothing where the form has no way to say it, as of a key that is misspelt.
 *
 * @param {any} record
 * @returns {any}
 */
function typed(record) {
  if (!isObject(record) || !isTypable(record, "")) return undefined;
  const information = record.information ?? [];
  const sharing = record.sharing ?? [];
  const categories = policy.notice.categories.map((/** @type {any} */ { id }) => id);
  const recipients = policy.notice.recipients.map((/** @type {any} */ { id }) => id);
  const names = new Map(information.map((/** @type {any} */ { id, category }) => [id, category]));
  const isPlain =
    new Set(names.values()).size === information.length &&
    information.every((/** @type {any} */ { id, category }) => id && categories.includes(category)) &&
    [
      ...sharing.flatMap((/** @type {any} */ entry) => entry.information ?? []),
      ...(record.consent?.limits?.information ?? []),
    ].every((/** @type {any} */ id) => names.has(id)) &&
    [
      ...sharing.flatMap((/** @type {any} */ entry) => entry.recipient ?? []),
      ...(record.consent?.limits?.recipients ?? []),
    ].every((/** @type {any} */ id) => recipients.includes(id));
  if (!isPlain) return undefined;
  const renamed = (/** @type {any} */ ids) =>
    categories.filter((/** @type {any} */ id) => ids.some((/** @type {any} */ old) => names.get(old) === id));
  const copy = structuredClone(record);
  copy.information = information
    .map((/** @type {any} */ entry) => ({ ...entry, id: entry.category }))
    .sort(
      (/** @type {any} */ one, /** @type {any} */ other) => categories.indexOf(one.id) - categories.indexOf(other.id),
    );
  copy.sharing = sharing.map((/** @type {any} */ entry) => ({
    ...entry,
    ...(entry.information && { information: renamed(entry.information) }),
  }));
  if (copy.consent?.limits?.information) {
    copy.consent.limits.information = renamed(copy.consent.limits.information);
  }
  return copy;
}

/** @param {unknown} value @returns {value is { [key: string]: any }} */
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Whether every answer has a control, and is one that it can give.
 *
 * @param {any} value
 * @param {string} path
 * @returns {boolean}
 */
function isTypable(value, path) {
  const question = questions.get(path);
  if (!question) {
    const isGroup = path === "" || [...questions.keys()].some((known) => known.startsWith(`${path}/`));
    return (
      isGroup && isObject(value) && Object.entries(value).every(([key, inner]) => isTypable(inner, `${path}/${key}`))
    );
  }
  const options = question.options?.map((/** @type {any} */ option) => option.value) ?? [];
  switch (question.type) {
    case "text":
      return typeof value === "string" && value.trim() !== "";
    case "date":
      return /^\d{4}-\d\d-\d\d$/.test(value);
    case "yes-no":
      return typeof value === "boolean";
    case "whole-number":
      return Number.isInteger(value) && value >= 0;
    case "one-of":
      return options.includes(value);
    case "some-of":
      return (
        Array.isArray(value) && new Set(value).size === value.length && value.every((word) => options.includes(word))
      );
    case "ids":
      return Array.isArray(value) && value.every((id) => typeof id === "string");
    case "entries":
      return (
        Array.isArray(value) &&
        value.every(
          (entry) =>
            isObject(entry) &&
            Object.entries(entry).every(([key, inner]) => {
              const member = question.members?.find((/** @type {any} */ known) => known.path === key);
              return member !== undefined && isMember(member, inner);
            }),
        )
      );
    case "object":
      return (
        isObject(value) &&
        Object.entries(value).every(([key, inner]) => key in policy.fields && typeof inner === "string")
      );
    default:
      return false;
  }
}

/**
 * @param {any} member
 * @param {unknown} value
 */
function isMember(member, value) {
  if (member.type === "yes-no") return typeof value === "boolean";
  if (member.type === "ids") return Array.isArray(value) && value.every((id) => typeof id === "string");
  const options = member.options?.map((/** @type {any} */ option) => option.value);
  return typeof value === "string" && value.trim() !== "" && (options?.includes(value) ?? true);
}

/** What is hidden is no answer, so nothing has to be set aside. @param {any[]} findings */
function told(findings) {
  return findings
    .filter(({ code }) => code !== "record.not-asked")
    .map(({ code, path }) => `${code} ${path}`)
    .sort();
}

for (const [name, all] of files) {
  const typable = all
    .filter((given) => given.policy === undefined && (given.today ?? TODAY) === TODAY)
    .map((given) => ({ given, record: typed(recordOf(given)) }))
    .filter(({ record }) => record !== undefined);
  if (typable.length === 0) continue;

  test(`The page finds what the rules find, in ${typable.length} of the ${all.length} cases of ${name}`, async () => {
    await atTheForm({}, async (form) => {
      const { page } = form;
      for (const { given, record } of typable) {
        const wanted = rules.assess(record, policy, TODAY);
        assert.equal(wanted.status, given.expect.status, given.name);
        await page.evaluate(fill, record);
        const status = await page.locator("#referral").getAttribute("data-status");
        const route = await page.locator("#referral").getAttribute("data-route");
        assert.deepEqual({ status, route }, { status: wanted.status, route: wanted.route }, given.name);
        await page.evaluate(() => document.getElementById("check")?.click());
        const selector = status === "ready" ? "#check-notes [data-code]" : "form .message, #summary .message";
        const found = await page.locator(selector).evaluateAll((shown) =>
          shown.map((element) => {
            const { code = "", path = "" } = /** @type {HTMLElement} */ (element).dataset;
            return { code, path };
          }),
        );
        const own = told(found).filter((finding) => !finding.startsWith("answers."));
        assert.deepEqual(own, told(wanted.findings), given.name);
        await page.evaluate(() => {
          document.getElementById("back")?.click();
          document.getElementById("clear-now")?.click();
        });
      }
    });
  });
}
