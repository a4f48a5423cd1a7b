/**
 * Loading the WebAssembly, once.
 *
 * @import { load, ReferralConsent, LoadSource } from "./index.d.ts"
 * @import { InitInput } from "./referral_consent.js"
 */
import init from "./referral_consent.js";
import { consent } from "./consent.js";

/**
 * Makes the `load` of one way in.
 *
 * @param {() => LoadSource} usualSource where the WebAssembly is when the caller does not say
 * @param {(url: URL) => InitInput | Promise<InitInput>} read how an address is read
 * @returns {typeof load}
 */
export function loader(usualSource, read = (url) => fetch(url)) {
  /** @type {Promise<ReferralConsent> | undefined} */
  let loading;

  return (source) => {
    loading ??= start(source ?? usualSource(), read).catch((error) => {
      // A page may try again, from elsewhere or when it is back online.
      loading = undefined;
      throw error;
    });
    return loading;
  };
}

/**
 * @param {LoadSource} source
 * @param {(url: URL) => InitInput | Promise<InitInput>} read
 */
async function start(source, read) {
  const given = await source;
  const isAddress = typeof given === "string" || given instanceof URL;
  const found = isAddress ? await read(new URL(given, base())) : given;
  if (typeof Response === "function" && found instanceof Response && !found.ok) {
    throw new Error(
      `The rules could not be loaded: ${found.url} answered ${found.status}. ` +
        "Check that referral_consent_bg.wasm is served at that address.",
    );
  }
  await init({ module_or_path: found });
  return consent();
}

/** Relative addresses are read as the page's own. */
function base() {
  return globalThis.document?.baseURI ?? import.meta.url;
}
