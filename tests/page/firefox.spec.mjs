/**
 * The same journeys in Firefox.
 */
process.env.BROWSER = "firefox";

await import("./journeys.spec.mjs");
