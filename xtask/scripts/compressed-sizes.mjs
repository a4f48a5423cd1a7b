/**
 * Prints how long a file is as it is, with gzip, and with brotli: `[raw, gzip, brotli]`.
 */
import { readFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const [file = ""] = process.argv.slice(2);
const bytes = readFileSync(file);
const brotli = brotliCompressSync(bytes, {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 24,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  },
});
console.log(JSON.stringify([bytes.length, gzipSync(bytes, { level: 9 }).length, brotli.length]));
