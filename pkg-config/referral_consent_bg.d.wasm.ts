/** The WebAssembly, as esbuild puts it into a bundle. */
declare const bytes: Uint8Array<ArrayBuffer>;
export default bytes;
