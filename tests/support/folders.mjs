/**
 * Where things are, each path with its slash at the end.
 */
import { fileURLToPath } from "node:url";

/** The top folder of the clone. */
export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** The package as it is built. */
export const PACKAGE = `${ROOT}dist/package/`;

/** The site as it is built. */
export const SITE = `${ROOT}dist/site/`;
