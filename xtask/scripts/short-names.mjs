/**
 * Shortens what wasm-bindgen has written, in the module and in the JavaScript around it.
 *
 *     node short-names.mjs bound.wasm glue.js
 *
 * The functions that the two have of one another get names of a letter or two: each has a long one, often with sixteen
 * random digits, which do not compress, in either file. And of the JavaScript is left out what nobody needs here.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { EXPORTS, FUNCTION, IMPORTS, exported, imported, ofExports, ofImports, preamble } from "./wasm-binary.mjs";
import { section, sections } from "./wasm-binary.mjs";

/** What the module calls the JavaScript around it, here and in `pkg-config/loader.js`. */
const GLUE = "glue";

const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

const [module = "", glue = ""] = process.argv.slice(2);
const bytes = readFileSync(module);
const parts = sections(bytes);
let code = readFileSync(glue, "utf8");

// Nobody outside the package has one of its classes, to dispose of it by name or to give one for another.
leaveOut(/^if \(Symbol\.dispose\) .*$/gm);
leaveOut(/^ +_assertClass\(.*$/gm, /^function _assertClass[^]*?^}$/gm);
// A browser without these cannot read the rest of the package either.
leaveOut(/^if \(!\('encodeInto' in cachedTextEncoder\)\) \{[^]*?^\}$/gm);
leaveOut(/\(typeof FinalizationRegistry === 'undefined'\)\s+\? \{ register: [^\n]*\}\s+: /g);
// A text is written by the browser at once, which is quicker than letter by letter, but for the shortest.
replace(/^ {4}if \(realloc === undefined\) \{\n([^]*?)^ {4}\}\n[^]*?^\}$/m, "$1}");
leaveOut(/, wasm\.__wbindgen_realloc(?=\))/g);
// Writing it does not fail half-way.
replace(/^( +let ptr.*\n) +try \{\n([^]*?)^ +\} catch \(e\) \{\n(?: +if \(ptr.*\n)+ +throw e;\n +\}\n/gm, "$1$2");
replace(/cachedDataViewMemory0 === null \|\| .*(?=\) \{)/g, "cachedDataViewMemory0?.buffer !== wasm.memory.buffer");

const imports = imported(parts).map(({ name, type }, index) => {
  replace(`export function ${name}(`, `export function ${short(index)}(`);
  return { module: GLUE, name: short(index), type };
});
// What is not called is not exported.
const called = exported(parts).filter(({ name }) => new RegExp(`\\bwasm\\.${name}\\b`).test(code));
const exports = called.map(({ name, kind, index: of }, index) => {
  if (kind !== FUNCTION) return { name, kind, index: of };
  replace(new RegExp(`\\bwasm\\.${name}\\b`, "g"), `wasm.${short(index)}`);
  return { name: short(index), kind, index: of };
});
const whole = parts.map(({ id, content }) => {
  if (id === IMPORTS) return ofImports(imports);
  return id === EXPORTS ? ofExports(exports) : section(id, content);
});
writeFileSync(module, Buffer.concat([preamble(bytes), ...whole]));

// As one object, of which pages have to download less than of what a namespace is.
code += `export const imports = { ${imports.map(({ name }) => name).join(", ")} };\n`;
writeFileSync(glue, code);

/** @param {number} index */
function short(index) {
  const letter = LETTERS.charAt(index % LETTERS.length);
  return index < LETTERS.length ? letter : letter + LETTERS.charAt(Math.floor(index / LETTERS.length) - 1);
}

/** @param {RegExp[]} all not each of them there in every module */
function leaveOut(...all) {
  for (const one of all) code = code.replace(one, "");
}

/**
 * @param {string | RegExp} what that is there
 * @param {string} by
 */
function replace(what, by) {
  const before = code;
  code = code.replace(what, by);
  if (code === before) throw new Error(`wasm-bindgen now writes it otherwise: ${glue} has no ${what}`);
}
