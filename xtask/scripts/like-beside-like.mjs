/**
 * Puts the functions of a WebAssembly module in an order that compresses well: each is followed by the one that is most
 * like it of those that are left, so that what they share is near enough to be named in few bits.
 *
 *     node like-beside-like.mjs wasm-opt module.wasm arranged.wasm
 *
 * Which of them is the first makes a difference of some hundred bytes, which nothing foretells: a few are tried.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";
import { CUSTOM, bodies, imported, number, section, sections, text } from "./wasm-binary.mjs";

const FUNCTION_NAMES = 1;

/** How many bytes are compared at a time: about two instructions. */
const RUN = 4;

/** How many functions are tried as the first. */
const TRIED = 10;

const [wasmOpt = "", from = "", to = ""] = process.argv.slice(2);
const module = readFileSync(from);
const parts = sections(module);
const functions = bodies(parts).map(runs);
/** @type {number[][]} */
const likenesses = functions.map(() => []);
for (const [index, one] of functions.entries()) {
  for (const [other, another] of functions.slice(0, index).entries()) {
    const like = likeness(one, another);
    [at(index)[other], at(other)[index]] = [like, like];
  }
}

let smallest = Infinity;
for (let tried = 0; tried < TRIED; tried++) {
  const first = Math.floor((tried * functions.length) / TRIED);
  const arranged = inOrder(names(imported(parts).length, order(first)));
  const size = brotliCompressSync(arranged, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: arranged.length } }).length;
  if (size < smallest) writeFileSync(to, arranged);
  smallest = Math.min(smallest, size);
}

/**
 * The module with its functions in the order of their names.
 *
 * @param {Buffer} names
 */
function inOrder(names) {
  const named = `${to}.named`;
  const arranged = `${to}.arranged`;
  writeFileSync(named, Buffer.concat([module, names]));
  execFileSync(wasmOpt, [
    "--reorder-functions-by-name",
    "--strip-debug",
    "--strip-target-features",
    named,
    "-o",
    arranged,
  ]);
  const bytes = readFileSync(arranged);
  for (const file of [named, arranged]) rmSync(file);
  return bytes;
}

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
 * How like the others one function is.
 *
 * @param {number} index
 */
function at(index) {
  return likenesses[index] ?? [];
}

/**
 * The functions in their new order.
 *
 * @param {number} first
 */
function order(first) {
  const left = new Set(functions.keys());
  const ordered = [];
  for (let next = first; left.size > 0;) {
    const like = at(next);
    left.delete(next);
    ordered.push(next);
    let most = -1;
    for (const other of left) {
      const likeness = like[other] ?? 0;
      if (likeness > most) [most, next] = [likeness, other];
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
