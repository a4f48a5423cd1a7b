/**
 * Readies a WebAssembly module for wasm2js, which makes its JavaScript twin.
 *
 *     node lower-for-twin.mjs module.wasm lowered.wasm parts.js
 *
 * wasm2js gets the code alone. What it would write three times as long, or not rightly, is left in `parts.js` for
 * `pkg-config/referral_consent_twin.js` to put in: what stands in memory at the start, as text, which compresses (wasm2js
 * writes base64, which does not); and which functions take whole numbers of 64 bits (wasm2js gives them in halves).
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const { resolve } = createRequire(new URL("../../tests/package.json", import.meta.url));
// Its types are of another version than its code.
/** @type {{ default: any }} */
const { default: binaryen } = await import(pathToFileURL(resolve("binaryen")).href);

const FOUR_GIGABYTES = 65_536;

const [from = "", to = "", parts = ""] = process.argv.slice(2);
const module = binaryen.readBinary(readFileSync(from));
// The module does not say which it uses: pages need not download that.
const { BulkMemory, BulkMemoryOpt, MutableGlobals, SignExt } = binaryen.Features;
module.setFeatures(BulkMemory | BulkMemoryOpt | MutableGlobals | SignExt);

/** @type {[offset: number, bytes: string][]} */
const memory = [];
for (let index = 0; index < module.getNumDataSegments(); index++) {
  const { offset, data } = module.getDataSegmentInfo(module.getDataSegmentByIndex(index));
  memory.push([offset, Buffer.from(data).toString("latin1")]);
}

/** @type {{ [name: string]: boolean[] }} */
const wide = {};
for (let index = 0; index < module.getNumFunctions(); index++) {
  const { base, params, results } = binaryen.getFunctionInfo(module.getFunctionByIndex(index));
  if (base === "") continue;
  if (isWide(params).includes(true)) wide[base] = isWide(params);
  if (isWide(results).includes(true)) refuse(base);
}
for (let index = 0; index < module.getNumExports(); index++) {
  const { name, kind, value } = binaryen.getExportInfo(module.getExportByIndex(index));
  if (kind !== binaryen.ExternalFunction) continue;
  const { params, results } = binaryen.getFunctionInfo(module.getFunction(value));
  if ([...isWide(params), ...isWide(results)].includes(true)) refuse(name);
}

// Whoever looks at the memory has to be told when it grows: see memory_grow_post in referral_consent_twin.js.
binaryen.setPassArgument("instrument-memory", "memory.grow");
module.runPasses(["signext-lowering", "instrument-memory", "remove-unused-module-elements"]);
const { initial, max } = module.getMemoryInfo("0");
module.setMemory(initial, max ?? FOUR_GIGABYTES, null, [], false, false, "0");
writeFileSync(to, module.emitBinary());
writeFileSync(
  parts,
  `export const memory = ${JSON.stringify(memory)};\nexport const wide = ${JSON.stringify(wide)};\n`,
);

/**
 * Which values of a type are whole numbers of 64 bits.
 *
 * @param {number} type
 * @returns {boolean[]}
 */
function isWide(type) {
  return binaryen.expandType(type).map((/** @type {number} */ part) => part === binaryen.i64);
}

/** @param {string} name */
function refuse(name) {
  throw new Error(`${name} carries a whole number of 64 bits, which the twin cannot take from JavaScript: use an f64.`);
}
