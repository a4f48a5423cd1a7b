/**
 * The way in for browsers and bundlers: the WebAssembly is fetched from beside this file.
 */
import { loader } from "./loader.js";

export const load = loader({
  wasm: () => new URL("./referral_consent_bg.wasm", import.meta.url),
  twin: () => import("./referral_consent_twin.js"),
});
