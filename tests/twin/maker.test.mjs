/**
 * What makes the twin, on a module of its own: one that counts in 64 bits and in fractions, grows and looks at its memory.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { brotliCompressSync } from "node:zlib";

import { ROOT } from "../support/folders.mjs";

const folder = mkdtempSync(join(tmpdir(), "referral-consent-maker-"));
after(() => rmSync(folder, { recursive: true }));

const SMALL = `(module
  (import "page" "tell" (func $tell (param i32 i64 f64)))
  (memory (export "memory") 1)
  (data (i32.const 8) "caf\\c3\\a9\\00\\ff\\22\\5c\\0a")
  (func (export "tellProduct") (param i32 i32 f64)
    (call $tell (local.get 0)
      (i64.mul (i64.extend_i32_s (local.get 0)) (i64.extend_i32_s (local.get 1)))
      (local.get 2)))
  (func (export "quotient") (param f64 f64) (result f64)
    (f64.convert_i64_s (i64.div_s (i64.trunc_f64_s (local.get 0)) (i64.trunc_f64_s (local.get 1)))))
  (func (export "narrow") (param i32) (result i32) (i32.extend8_s (local.get 0)))
  (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0)))
  (func (export "copy") (param i32 i32 i32) (memory.copy (local.get 0) (local.get 1) (local.get 2)))
  (func (export "store") (param i32 f64) (f64.store (local.get 0) (local.get 1)))
  (func (export "load") (param i32) (result f64) (f64.load (local.get 0))))`;

/** @type {unknown[][]} */
const told = [];
const imports = { page: { tell: (/** @type {unknown[]} */ ...values) => told.push(values) } };
const { wasm, twin } = make("small", SMALL);
const ways = /** @type {[string, any][]} */ ([
  ["the WebAssembly", (await WebAssembly.instantiate(wasm, imports)).instance.exports],
  ["its twin", (await import(pathToFileURL(twin).href)).instantiate(imports)],
]);

for (const [name, exports] of ways) {
  const bytes = (/** @type {number} */ from, /** @type {number} */ to) => [
    ...new Uint8Array(exports.memory.buffer).slice(from, to),
  ];

  test(`${name} has its memory as it starts`, () => {
    assert.deepEqual(bytes(6, 20), [0, 0, ...Buffer.from("café\0"), 255, 34, 92, 10, 0, 0].slice(0, 14));
  });

  test(`${name} counts in 64 bits and tells them to JavaScript`, () => {
    for (const [one, other] of [
      [7, 6],
      [-1, 1],
      [2_000_000_000, 2_000_000_000],
      [-2_000_000_000, 2_000_000_000],
    ]) {
      exports.tellProduct(one, other, 0.1);
      assert.deepEqual(told.pop(), [one, BigInt(one ?? 0) * BigInt(other ?? 0), 0.1]);
    }
    assert.equal(exports.quotient(9e15, -7), Math.trunc(9e15 / -7));
    assert.equal(exports.quotient(-(2 ** 53), 1), -(2 ** 53));
    assert.deepEqual([0x7f, 0x80, 0xff].map(exports.narrow), [127, -128, -1]);
  });

  test(`${name} keeps what is in memory when that grows, and whoever looks at it can tell`, () => {
    const before = new Uint8Array(exports.memory.buffer);
    exports.store(1_000, Math.PI);
    assert.equal(exports.grow(0), 1);
    assert.equal(exports.grow(30), 1);
    assert.equal(before.byteLength, 0);
    assert.equal(exports.memory.buffer.byteLength, 31 * 65_536);
    exports.copy(1_900_000, 1_000, 8);
    assert.equal(exports.load(1_900_000), Math.PI);
    assert.equal(exports.grow(0), 31);
  });
}

test("the twin of a small module costs hardly more than the module", () => {
  const [module, code] = [wasm, readFileSync(twin)].map((bytes) => brotliCompressSync(bytes).length);
  assert.ok((code ?? 0) - (module ?? 0) < 2_048, `${code} bytes with brotli, where the WebAssembly takes ${module}`);
});

test("a module that the twin could not stand in for is refused", () => {
  for (const [name, text] of [
    ["gives", '(module (memory 1) (func (export "gives") (result i64) (i64.const 1)))'],
    ["takes", '(module (memory 1) (func (export "takes") (param i64)))'],
    [
      "asked",
      '(module (import "page" "asked" (func $asked (result i64))) (memory 1) (func (export "f") (drop (call $asked))))',
    ],
  ]) {
    assert.throws(() => make(name ?? "", text ?? ""), new RegExp(`${name} carries a whole number of 64 bits`));
  }
});

/**
 * Makes the twin as xtask does.
 *
 * @param {string} name
 * @param {string} text of the module
 */
function make(name, text) {
  const file = (/** @type {string} */ ending) => join(folder, `${name}${ending}`);
  const tool = (/** @type {string} */ command, /** @type {string[]} */ ...args) =>
    execFileSync(join(ROOT, "tests/node_modules/.bin", command), args, { stdio: "pipe" });
  writeFileSync(file(".wat"), text);
  const features = ["bulk-memory", "bulk-memory-opt", "sign-ext"];
  tool(
    "wasm-opt",
    ...features.map((feature) => `--enable-${feature}`),
    ...["--emit-target-features", "-Oz", file(".wat"), "-o", file(".wasm")],
  );
  const parts = join(folder, "twin-parts.js");
  execFileSync("node", [join(ROOT, "xtask/scripts/lower-for-twin.mjs"), file(".wasm"), file(".lowered.wasm"), parts], {
    stdio: "pipe",
  });
  const code = join(folder, "twin-code.js");
  tool("wasm2js", "-Oz", "--emscripten", file(".lowered.wasm"), "-o", code);
  writeFileSync(code, `${readFileSync(code, "utf8")}export { instantiate };\n`);
  cpSync(join(ROOT, "pkg-config/referral_consent_twin.js"), join(folder, "entry.js"));
  tool(
    "esbuild",
    join(folder, "entry.js"),
    "--bundle",
    "--minify",
    "--format=esm",
    `--outfile=${file(".mjs")}`,
    "--log-level=warning",
  );
  return { wasm: readFileSync(file(".wasm")), twin: file(".mjs") };
}
