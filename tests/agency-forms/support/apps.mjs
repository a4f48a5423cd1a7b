/**
 * Builds the React and the Vue app as their developers do: with the package installed from its tarball.
 */
import { cpSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import vuePlugin from "@vitejs/plugin-vue";
import { build } from "vite";

import { PACKAGE, ROOT } from "../../support/folders.mjs";
import { run } from "../../support/run.mjs";

const here = fileURLToPath(new URL("../", import.meta.url));

/** Below this folder, so that React, Vue and Vite are found as installed here; the package is found as installed there. */
const built = `${here}built/`;

/** @type {{ [name: string]: import("vite").PluginOption[] }} */
const apps = {
  react: [],
  // Vue is told which tags are no components of its own.
  vue: [vuePlugin({ template: { compilerOptions: { isCustomElement: (tag) => tag === "referral-consent" } } })],
};

rmSync(built, { recursive: true, force: true });
mkdirSync(built);
run("npm", ["pack", "--ignore-scripts", "--pack-destination", built], PACKAGE);
const tarball = readdirSync(built).find((name) => name.endsWith(".tgz"));
// A folder of its own: npm would otherwise install into the nearest one that has a manifest.
run("npm", ["init", "--yes"], built);
run("npm", ["install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund", `./${tarball}`], built);

// How both look.
cpSync(`${here}support/app.css`, `${built}support/app.css`);

for (const [name, plugins] of Object.entries(apps)) {
  const folder = `${built}${name}`;
  cpSync(`${here}${name}`, folder, { recursive: true, filter: (file) => !file.endsWith("journey.mjs") });
  run(`${ROOT}tests/node_modules/.bin/tsc`, ["--project", "."], folder);
  await build({ root: folder, configFile: false, logLevel: "warn", plugins, build: { target: "es2022" } });
}
