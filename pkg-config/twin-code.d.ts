/** What wasm2js makes of the WebAssembly. */
export function instantiate(imports: WebAssembly.Imports): WebAssembly.Exports;
