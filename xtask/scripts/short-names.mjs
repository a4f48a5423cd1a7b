/**
 * Gives what a WebAssembly module imports short names, in the module and in the JavaScript around it.
 *
 *     node short-names.mjs bound.wasm glue.js
 *
 * wasm-bindgen names each import with sixteen random digits, which do not compress, once in either file.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { IMPORTS, importSection, imports, preamble, section, sections } from "./wasm-binary.mjs";

const [module = "", glue = ""] = process.argv.slice(2);
const bytes = readFileSync(module);
const parts = sections(bytes);

const names = new Map(imports(parts).map(({ name }, index) => [name, `$${index.toString(36)}`]));
const short = (/** @type {string} */ name) => names.get(name) ?? name;
const renamed = importSection(imports(parts).map((imported) => ({ ...imported, name: short(imported.name) })));
const whole = parts.map(({ id, content }) => (id === IMPORTS ? renamed : section(id, content)));
writeFileSync(module, Buffer.concat([preamble(bytes), ...whole]));

const code = readFileSync(glue, "utf8");
for (const name of names.keys()) {
  if (!code.includes(`export function ${name}(`)) throw new Error(`${glue} has no function ${name}.`);
}
writeFileSync(glue, code.replaceAll(/\w+/g, short));
