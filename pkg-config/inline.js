/**
 * The way in for places that serve no `.wasm`: the WebAssembly is inside this file.
 */
import { loader } from "./loader.js";
import wasm from "./referral_consent_bg.wasm";

export const load = loader({ wasm: () => wasm, twin: () => import("./referral_consent_twin.js") });
