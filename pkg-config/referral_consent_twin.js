/**
 * The JavaScript twin of the WebAssembly: the same functions, for pages where browsers refuse to run WebAssembly.
 */
import { instantiate as start } from "./twin-code.js";
import { memory, wide } from "./twin-parts.js";

/**
 * As `WebAssembly.instantiate`, of the one module.
 *
 * @param {WebAssembly.Imports} imports
 * @returns {WebAssembly.Exports}
 */
export function instantiate(imports) {
  /** @type {ArrayBuffer} */
  let before;
  const env = {
    /** @type {(id: number, pages: number) => number} */
    memory_grow_pre: (_, pages) => {
      before = buffer();
      return pages;
    },
    // Memory that grew is another buffer. The old one is made empty, as WebAssembly does: by that its users tell.
    /** @type {(id: number, pages: number) => number} */
    memory_grow_post: (_, pages) => {
      if (buffer() !== before) structuredClone(before, { transfer: [before] });
      return pages;
    },
  };
  const whole = Object.entries(imports).map(([module, functions]) => [module, withWholeNumbers(functions)]);
  const exports = start({ ...Object.fromEntries(whole), env });
  const buffer = () => /** @type {WebAssembly.Memory} */ (exports.memory).buffer;

  const bytes = new Uint8Array(buffer());
  for (const [offset, text] of memory) {
    for (let index = 0; index < text.length; index++) bytes[offset + index] = text.charCodeAt(index);
  }
  return exports;
}

/**
 * Functions that take whole numbers of 64 bits, told them in halves, as the twin has them.
 *
 * @param {WebAssembly.ModuleImports} functions
 */
function withWholeNumbers(functions) {
  const taking = Object.entries(wide).map(([name, isWide]) => {
    /** @param {number[]} halves */
    const call = (...halves) => {
      const next = () => halves.shift() ?? 0;
      const whole = () => BigInt(next() >>> 0) | (BigInt(next()) << 32n);
      return /** @type {Function} */ (functions[name])(...isWide.map((isWide) => (isWide ? whole() : next())));
    };
    return [name, call];
  });
  return { ...functions, ...Object.fromEntries(taking) };
}
