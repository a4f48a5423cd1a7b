/**
 * Says in which order the functions of a WebAssembly module compress best: each is followed by the one that is most like
 * it of those that are left, so that what they share is near enough to be named in few bits.
 *
 *     node like-beside-like.mjs module.wasm named.wasm
 *
 * The order is given as names, by which `wasm-opt --reorder-functions-by-name` then sorts.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { CUSTOM, bodies, imported, number, section, sections, text } from "./wasm-binary.mjs";

const FUNCTION_NAMES = 1;

/** How many bytes are compared at a time: an instruction or two. */
const RUN = 3;

const [from = "", to = ""] = process.argv.slice(2);
const module = readFileSync(from);
const parts = sections(module);
writeFileSync(to, Buffer.concat([module, names(imported(parts).length, order(bodies(parts).map(runs)))]));

/**
 * The runs of bytes in the body of a function.
 *
 * @param {Buffer} body
 */
function runs(body) {
  /** @type {Set<number>} */
  const found = new Set();
  for (let at = 0; at + RUN <= body.length; at++) found.add(body.readUIntLE(at, RUN));
  return found;
}

/**
 * How much of two functions is in both, from 0 to 1.
 *
 * @param {Set<number>} one
 * @param {Set<number>} another
 */
function likeness(one, another) {
  const [few, many] = one.size < another.size ? [one, another] : [another, one];
  let shared = 0;
  for (const run of few) if (many.has(run)) shared++;
  return shared / (one.size + another.size - shared || 1);
}

/**
 * The functions in their new order, from the first on.
 *
 * @param {Set<number>[]} functions
 */
function order(functions) {
  const left = new Map(functions.entries());
  const ordered = [];
  for (let next = 0; left.size > 0;) {
    const last = left.get(next) ?? new Set();
    left.delete(next);
    ordered.push(next);
    let most = -1;
    for (const [index, other] of left) {
      const like = likeness(last, other);
      if (like > most) [most, next] = [like, index];
    }
  }
  return ordered;
}

/**
 * The section that names each function that is not imported by its place in an order.
 *
 * @param {number} imported
 * @param {number[]} ordered
 */
function names(imported, ordered) {
  /** @type {number[][]} */
  const named = [];
  ordered.forEach((index, place) => {
    named[index] = [...number(imported + index), ...text(String(place).padStart(5, "0"))];
  });
  const list = [...number(named.length), ...named.flat()];
  return section(CUSTOM, [...text("name"), FUNCTION_NAMES, ...number(list.length), ...list]);
}
