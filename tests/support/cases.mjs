/**
 * The cases of `tests/cases` and the vectors of `tests/vectors`, each with its record and its policy written out in full.
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";

/**
 * @typedef {{ [key: string]: any }} Json
 * @typedef {{ set?: Json, remove?: string[] }} Change
 * @typedef {{ code: string, severity: string, path: string }} Found
 * @typedef {Change & { file: string, name: string, from?: string, record?: unknown, policy?: Change & Json, today?: string, submit?: boolean, expect: Json & { findings: Found[] } }} Case
 * @typedef {Change & { record: unknown, status: string, route: string, consenter: string, age: unknown, findings: string[], handling: string[] }} Vector
 */

/** The day on which the cases are assessed, unless they say otherwise. */
export const TODAY = "2026-11-23";

/** What is said of a payload where a test needs it to be the same each time. */
export const STAMP = { now: "2026-11-23T16:05:00+00:00", id: "0190f3c2-7b7e-7c54-8f5d-0d2f3a1b9c10" };

/** The policy of the cases. */
export const policy = JSON.parse(read("cases/policy.json"));

/** Every case, by its name. */
export const cases = readCases();

/** @returns {Vector[]} */
export function readVectors() {
  return read("vectors/reference.ndjson")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

/**
 * The record of a case, which may start from that of another.
 *
 * @param {Case} one
 * @returns {unknown}
 */
export function recordOf(one) {
  const start = one.from === undefined ? undefined : cases.get(one.from);
  assert.ok(start || one.from === undefined, `there is no case “${one.from}”`);
  return changed(start ? recordOf(start) : (one.record ?? {}), one);
}

/**
 * The record of the case with a name.
 *
 * @param {string} name such as `parent agrees`
 * @returns {any}
 */
export function recordNamed(name) {
  const one = cases.get(name);
  assert.ok(one, `there is no case “${name}”`);
  return recordOf(one);
}

/** @param {Case} one */
export function policyOf({ policy: own = {} }) {
  const { set, remove, ...members } = own;
  return /** @type {any} */ (changed({ ...policy, ...members }, own));
}

/**
 * @param {unknown} json
 * @param {Change} change
 */
export function changed(json, { set = {}, remove = [] }) {
  let whole = structuredClone(json);
  for (const [pointer, value] of Object.entries(set)) {
    if (pointer === "") whole = value;
    else put(/** @type {Json} */ (whole), keys(pointer), structuredClone(value));
  }
  for (const pointer of remove) {
    const path = keys(pointer);
    const key = path.pop() ?? "";
    const parent = /** @type {Json | undefined} */ (at(whole, path));
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else if (parent) delete parent[key];
  }
  return whole;
}

/**
 * @param {unknown} json
 * @param {string[]} path
 * @returns {unknown}
 */
export function at(json, path) {
  return path.reduce((inner, key) => /** @type {Json | undefined} */ (inner)?.[key], json);
}

/** @param {string} pointer */
export function keys(pointer) {
  return pointer
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/**
 * @param {Json} json
 * @param {string[]} path
 * @param {unknown} value
 */
function put(json, [key = "", ...rest], value) {
  const place = key === "-" ? json["length"] : key;
  if (rest.length === 0) json[place] = value;
  else put((json[place] ??= {}), rest, value);
}

/** @returns {Map<string, Case>} */
function readCases() {
  const files = readdirSync(new URL("../cases/", import.meta.url)).sort();
  const list = files
    .filter((file) => file !== "policy.json")
    .flatMap((file) => {
      const { cases, today } = JSON.parse(read(`cases/${file}`));
      return cases.map((/** @type {Case} */ one) => ({ today, ...one, file }));
    });
  return new Map(list.map((one) => [one.name, one]));
}

/** @param {string} name */
function read(name) {
  return readFileSync(new URL(`../${name}`, import.meta.url), "utf8");
}
