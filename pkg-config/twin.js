/**
 * The way in without WebAssembly, for pages that know that it is refused: nothing is tried first, and nothing reported.
 */
import { loader } from "./loader.js";
import * as twin from "./referral_consent_twin.js";

export const load = loader({ twin: async () => twin });
