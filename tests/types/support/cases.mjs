/**
 * The cases of `tests/cases`, written out in full.
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * @typedef {{ [key: string]: any }} Json
 * @typedef {{ set?: Json, remove?: string[] }} Change
 * @typedef {{ code: string, path: string }} Found
 * @typedef {Change & { name: string, from?: string, record?: unknown, policy?: Change & Json, today?: string, expect: Json & { findings: Found[] } }} Case
 */

export const root = fileURLToPath(new URL("../../../", import.meta.url));

export const policy = readJson("policy.json");

export const cases = readCases();

/** @returns {Map<string, Case>} */
function readCases() {
  const files = readdirSync(join(root, "tests/cases")).filter(
    (name) => name.endsWith(".json") && name !== "policy.json",
  );
  /** @type {Case[]} */
  const list = files.flatMap((name) => readJson(name)["cases"]);
  return new Map(list.map((one) => [one.name, one]));
}

/**
 * @param {string} name
 * @returns {Json}
 */
export function readJson(name) {
  return JSON.parse(readFileSync(join(root, "tests/cases", name), "utf8"));
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
    else put(/** @type {Json} */ (whole), keys(pointer), value);
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
 * @param {Json} json
 * @param {string[]} path
 * @param {unknown} value
 */
function put(json, [key = "", ...rest], value) {
  const place = key === "-" ? json["length"] : key;
  if (rest.length === 0) json[place] = value;
  else put((json[place] ??= {}), rest, value);
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
