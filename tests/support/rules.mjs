/**
 * The rules of the package as it is built.
 */
import { pathToFileURL } from "node:url";

import { PACKAGE } from "./folders.mjs";

/** @type {typeof import("../../pkg-config/index.d.ts")} */
const { load } = await import(pathToFileURL(`${PACKAGE}node.js`).href);

export const rules = await load();
