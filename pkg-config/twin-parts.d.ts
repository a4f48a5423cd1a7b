/** What `xtask/scripts/lower-for-twin.mjs` leaves out of the twin's code. */

/** What stands in memory at the start, a byte a letter. */
export const memory: [offset: number, bytes: string][];

/** Which values of a function are whole numbers of 64 bits. */
export const wide: { [name: string]: boolean[] };
