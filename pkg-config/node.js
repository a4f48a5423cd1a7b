/**
 * The way in for Node: the WebAssembly is read from beside this file, as Node's fetch reads no files.
 */
import { readFile } from "node:fs/promises";

import { loader } from "./loader.js";

export const load = loader({
  wasm: () => readFile(new URL("./referral_consent_bg.wasm", import.meta.url)),
  twin: () => import("./referral_consent_twin.js"),
  read: (url) => (url.protocol === "file:" ? readFile(url) : fetch(url)),
});
