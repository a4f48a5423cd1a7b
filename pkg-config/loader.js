/**
 * Loading the WebAssembly, once.
 *
 * @import { load, ReferralConsent, LoadSource } from "./index.d.ts"
 */
import * as glue from "./referral_consent.js";
import { consent } from "./consent.js";

/**
 * Makes the `load` of one way in.
 *
 * @param {() => LoadSource} usualSource where the WebAssembly is when the caller does not say
 * @param {(url: URL) => Response | BufferSource | Promise<Response | BufferSource>} read how an address is read
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
 * @param {(url: URL) => Response | BufferSource | Promise<Response | BufferSource>} read
 */
async function start(source, read) {
  const given = await source;
  const isAddress = typeof given === "string" || given instanceof URL;
  const found = isAddress ? await read(new URL(given, base())) : given;
  glue.__wbg_set_wasm(await instantiate(found));
  return consent();
}

/**
 * @param {Response | BufferSource | WebAssembly.Module} found
 * @returns {Promise<WebAssembly.Exports>}
 */
async function instantiate(found) {
  // The module asks for its imports by this name.
  const imports = /** @type {WebAssembly.Imports} */ ({ "./referral_consent_bg.js": glue });
  if (found instanceof WebAssembly.Module) return (await WebAssembly.instantiate(found, imports)).exports;
  if (!isResponse(found)) return (await WebAssembly.instantiate(found, imports)).instance.exports;
  if (!found.ok) {
    throw new Error(
      `The rules could not be loaded: ${found.url} answered ${found.status}. ` +
        "Check that the file is served at that address.",
    );
  }
  // A server that does not know the type of the file is no reason to give up.
  if (!isWasm(found)) return instantiate(await found.arrayBuffer());
  return (await WebAssembly.instantiateStreaming(found, imports)).instance.exports;
}

/** @param {Response} response */
function isWasm(response) {
  return response.headers.get("Content-Type") === "application/wasm";
}

/**
 * @param {object} found
 * @returns {found is Response}
 */
function isResponse(found) {
  return typeof Response === "function" && found instanceof Response;
}

/** Relative addresses are read as the page's own. */
function base() {
  return globalThis.document?.baseURI ?? import.meta.url;
}
