/**
 * Everything in one file, for a script tag: attaches to every `form[data-referral-consent]`, now and later, and defines
 * `<referral-consent>`.
 *
 *     <script type="module" src="auto.js"></script>
 *
 * With `data-wasm="off"` on that tag, WebAssembly is not tried at all.
 */
export * from "./form.js";
export * from "./element.js";
