/**
 * The way in for a form that is there already: the rules, and `attach`.
 */
import { attacher } from "./attach.js";
import { loader } from "./loader.js";

export const load = loader({
  wasm: () => new URL("./referral_consent_form_bg.wasm", import.meta.url),
  twin: () => import("./referral_consent_form_twin.js"),
});

export const attach = attacher(load);
