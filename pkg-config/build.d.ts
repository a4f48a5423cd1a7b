/** The version of the package, which the build puts in its place. */
declare const VERSION: string;
