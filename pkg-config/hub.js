/**
 * The way in for whoever receives payloads, in browsers and bundlers: the WebAssembly is fetched from beside this file.
 *
 * @import { load as Load } from "./hub.d.ts"
 */
import { loader } from "./loader.js";
import { received } from "./received.js";

const loadRules = loader(() => new URL("./referral_consent_hub_bg.wasm", import.meta.url));

/** @type {typeof Load} */
export const load = async (source) => received(await loadRules(source));
