export { instantiate } from "./referral_consent_twin.js";
