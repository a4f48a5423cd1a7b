/**
 * Builds the React and the Vue app as their developers do: with the package installed from its tarball.
 */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import vuePlugin from "@vitejs/plugin-vue";
import { build } from "vite";

const here = fileURLToPath(new URL("../", import.meta.url));
const root = fileURLToPath(new URL("../../../", import.meta.url));

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
run("npm", ["pack", "--ignore-scripts", "--pack-destination", built], `${root}dist/package`);
const tarball = readdirSync(built).find((name) => name.endsWith(".tgz"));
// A folder of its own: npm would otherwise install into the nearest one that has a manifest.
run("npm", ["init", "--yes"], built);
run("npm", ["install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund", `./${tarball}`], built);

for (const [name, plugins] of Object.entries(apps)) {
  const folder = `${built}${name}`;
  cpSync(`${here}${name}`, folder, { recursive: true, filter: (file) => !file.endsWith("journey.mjs") });
  run(`${root}tests/node_modules/.bin/tsc`, ["--project", "."], folder);
  await build({ root: folder, configFile: false, logLevel: "warn", plugins, build: { target: "es2022" } });
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {string} cwd
 */
function run(program, args, cwd) {
  try {
    execFileSync(program, args, { cwd, encoding: "utf8", stdio: "pipe" });
  } catch (error) {
    const { stdout = "", stderr = "" } = /** @type {{ stdout?: string, stderr?: string }} */ (error);
    throw new Error(`${program} ${args.join(" ")} failed:\n${stdout}${stderr}`, { cause: error });
  }
}
