/**
 * The way in for whoever receives payloads, in Node: the WebAssembly is read from beside this file.
 *
 * @import { load as Load } from "./hub.d.ts"
 */
import { readFile } from "node:fs/promises";

import { loader } from "./loader.js";
import { received } from "./received.js";

const loadRules = loader(
  () => readFile(new URL("./referral_consent_hub_bg.wasm", import.meta.url)),
  (url) => (url.protocol === "file:" ? readFile(url) : fetch(url)),
);

/** @type {typeof Load} */
export const load = async (source) => received(await loadRules(source));
