/**
 * Loading the rules, once: as WebAssembly, or as their JavaScript twin where WebAssembly is refused.
 *
 * @import { load, LoadError, LoadSource, ReferralConsent } from "./index.d.ts"
 */
import { __wbg_set_wasm, imports } from "./referral_consent.js";
import { consent } from "./consent.js";

/**
 * Where an entry finds things; one without `wasm` has the twin outright.
 *
 * @typedef {object} Ways
 * @property {() => LoadSource} [wasm] the WebAssembly, when the caller does not say
 * @property {() => Promise<{ instantiate: (imports: WebAssembly.Imports) => WebAssembly.Exports }>} twin
 * @property {(url: URL) => Found | Promise<Found>} [read] how an address is read; by default it is fetched
 *
 * @typedef {Response | BufferSource | WebAssembly.Module} Found
 */

/** The module and its twin ask for their imports by this name. */
const IMPORTS = /** @type {WebAssembly.Imports} */ ({ glue: imports });

/** The smallest module there is. */
const EMPTY_MODULE = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

/**
 * Makes the `load` of one way in.
 *
 * @param {Ways} ways
 * @returns {typeof load}
 */
export function loader(ways) {
  /** @type {Promise<ReferralConsent> | undefined} */
  let loading;

  return (source) => {
    loading ??= start(source, ways).catch((error) => {
      // A page may try again, from elsewhere or when it is back online.
      loading = undefined;
      throw error;
    });
    return loading;
  };
}

/**
 * @param {LoadSource | undefined} source
 * @param {Ways} ways
 */
async function start(source, ways) {
  __wbg_set_wasm(await exportsOf(source, ways));
  return consent();
}

/**
 * @param {LoadSource | undefined} source
 * @param {Ways} ways
 * @returns {Promise<WebAssembly.Exports>}
 */
async function exportsOf(source, { wasm, twin, read = fetch }) {
  /** @type {(reason: LoadError["reason"], cause?: unknown) => Promise<WebAssembly.Exports>} */
  const fromTwin = async (reason, cause) => {
    const { instantiate } = await twin().catch((error) => {
      throw failure(reason, `${WITHOUT_TWIN[reason]} (${error})`, cause ?? error);
    });
    return instantiate(IMPORTS);
  };

  if (wasm === undefined || source === "off") return fromTwin("not-loaded");
  if (typeof WebAssembly !== "object") return fromTwin("unsupported");
  try {
    // Found out with next to nothing, before the module is downloaded: a content policy that refuses it reports this.
    new WebAssembly.Module(EMPTY_MODULE);
  } catch (error) {
    return fromTwin("refused", error);
  }
  try {
    return await instantiate(await find(source ?? wasm(), read));
  } catch (error) {
    // An engine that is too old for this module, or has no memory for it.
    if (!isFailure(error)) return fromTwin("unsupported", error);
    // Of what the caller named, no other is taken.
    if (source !== undefined) throw error;
    return fromTwin("not-loaded", error).then(
      (exports) => {
        console.warn(`referral-consent: ${error.message} Meanwhile their JavaScript twin is used, which is larger.`);
        return exports;
      },
      () => {
        throw error;
      },
    );
  }
}

/**
 * @param {LoadSource} source
 * @param {NonNullable<Ways["read"]>} read
 * @returns {Promise<Found>}
 */
async function find(source, read) {
  const given = await source;
  if (typeof given !== "string" && !(given instanceof URL)) return given;
  const url = new URL(given, base());
  try {
    return await read(url);
  } catch (error) {
    throw notLoaded(`${url} could not be read. Check that it is there, and that connect-src allows it`, error);
  }
}

/**
 * @param {Found} found
 * @returns {Promise<WebAssembly.Exports>}
 */
async function instantiate(found) {
  if (found instanceof WebAssembly.Module) return (await WebAssembly.instantiate(found, IMPORTS)).exports;
  if (!isResponse(found)) {
    if (!isWasm(found)) throw notLoaded("what was given is no WebAssembly");
    return (await WebAssembly.instantiate(found, IMPORTS)).instance.exports;
  }
  const { url, ok, status } = found;
  if (!ok) throw notLoaded(`${url} answered ${status}. Check that the file is served at that address`);
  // Compiled while it is downloaded, but not from a server that does not know the type of the file.
  if (found.headers.get("Content-Type") === "application/wasm") {
    return (await WebAssembly.instantiateStreaming(found, IMPORTS)).instance.exports;
  }
  const bytes = await found.arrayBuffer();
  if (!isWasm(bytes)) throw notLoaded(`what is served at ${url} is no WebAssembly`);
  return instantiate(bytes);
}

/** @param {BufferSource} source */
function isWasm(source) {
  const bytes = ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source);
  return EMPTY_MODULE.subarray(0, 4).every((byte, index) => bytes[index] === byte);
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

/** What is said where the twin cannot be loaded either. */
const WITHOUT_TWIN = {
  "not-loaded": "their JavaScript twin could not be read. Check that it is served beside this script",
  refused:
    "this page's Content-Security-Policy refuses WebAssembly, and their JavaScript twin could not be read. Check that " +
    "it is served beside this script and that script-src allows it, or add 'wasm-unsafe-eval' to script-src",
  unsupported: "this browser cannot run them as WebAssembly, and their JavaScript twin could not be read",
};

/**
 * @param {string} why
 * @param {unknown} [cause]
 */
function notLoaded(why, cause) {
  return failure("not-loaded", why, cause);
}

/**
 * @param {LoadError["reason"]} reason
 * @param {string} why
 * @param {unknown} cause
 * @returns {LoadError}
 */
function failure(reason, why, cause) {
  return Object.assign(new Error(`The rules could not be loaded: ${why}.`, { cause }), { reason });
}

/**
 * @param {unknown} error
 * @returns {error is LoadError}
 */
function isFailure(error) {
  return error instanceof Error && "reason" in error;
}
