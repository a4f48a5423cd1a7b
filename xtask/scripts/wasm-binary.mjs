/**
 * The binary format of WebAssembly, as far as the scripts beside this one read and write it.
 */

/** The numbers of sections. */
export const CUSTOM = 0;
export const IMPORTS = 2;
export const EXPORTS = 7;
export const CODE = 10;

/** What begins a module: its magic word and version. */
const PREAMBLE = 8;

/** An import or export that is a function. */
export const FUNCTION = 0;

/** Reads a module from somewhere on. */
export class Reader {
  /**
   * @param {Buffer} bytes
   * @param {number} [at]
   */
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  get more() {
    return this.at < this.bytes.length;
  }

  byte() {
    return this.bytes.readUInt8(this.at++);
  }

  /** A whole number in LEB128. */
  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const part = this.byte();
      value |= (part & 0x7f) << shift;
      if (part < 0x80) return value >>> 0;
    }
  }

  /** Some bytes after their length. */
  sized() {
    const length = this.number();
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
}

/**
 * The sections of a module, in order.
 *
 * @param {Buffer} module
 * @returns {{ id: number, content: Buffer }[]}
 */
export function sections(module) {
  const reader = new Reader(module, PREAMBLE);
  const found = [];
  while (reader.more) found.push({ id: reader.byte(), content: reader.sized() });
  return found;
}

/**
 * @param {{ id: number, content: Buffer }[]} sections
 * @param {number} wanted
 */
function readerOf(sections, wanted) {
  return new Reader(sections.find(({ id }) => id === wanted)?.content ?? Buffer.of(0));
}

/**
 * What a module imports; functions alone can be read.
 *
 * @param {{ id: number, content: Buffer }[]} sections
 * @returns {{ module: string, name: string, type: number }[]}
 */
export function imported(sections) {
  const reader = readerOf(sections, IMPORTS);
  return Array.from({ length: reader.number() }, () => {
    const [module, name] = [reader.sized().toString(), reader.sized().toString()];
    if (reader.byte() !== FUNCTION) throw new Error(`${name}, which the module imports, is no function.`);
    return { module, name, type: reader.number() };
  });
}

/**
 * What a module exports.
 *
 * @param {{ id: number, content: Buffer }[]} sections
 * @returns {{ name: string, kind: number, index: number }[]}
 */
export function exported(sections) {
  const reader = readerOf(sections, EXPORTS);
  return Array.from({ length: reader.number() }, () => {
    return { name: reader.sized().toString(), kind: reader.byte(), index: reader.number() };
  });
}

/**
 * The bytes of each function of a module.
 *
 * @param {{ id: number, content: Buffer }[]} sections
 */
export function bodies(sections) {
  const reader = readerOf(sections, CODE);
  return Array.from({ length: reader.number() }, () => reader.sized());
}

/**
 * The section that has these imports.
 *
 * @param {{ module: string, name: string, type: number }[]} all
 */
export function ofImports(all) {
  const each = all.flatMap(({ module, name, type }) => [...text(module), ...text(name), FUNCTION, ...number(type)]);
  return section(IMPORTS, [...number(all.length), ...each]);
}

/**
 * The section that has these exports.
 *
 * @param {{ name: string, kind: number, index: number }[]} all
 */
export function ofExports(all) {
  const each = all.flatMap(({ name, kind, index }) => [...text(name), kind, ...number(index)]);
  return section(EXPORTS, [...number(all.length), ...each]);
}

/**
 * @param {number} id
 * @param {number[] | Buffer} content
 */
export function section(id, content) {
  return Buffer.from([id, ...number(content.length), ...content]);
}

/** @param {Buffer} module */
export function preamble(module) {
  return module.subarray(0, PREAMBLE);
}

/** @param {string} text */
export function text(text) {
  const bytes = Buffer.from(text);
  return [...number(bytes.length), ...bytes];
}

/** @param {number} value */
export function number(value) {
  const bytes = [];
  for (; value >= 0x80; value >>>= 7) bytes.push((value & 0x7f) | 0x80);
  return [...bytes, value];
}
