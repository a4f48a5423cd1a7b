/**
 * The components that the guide shows, built as their developers do and used in Chromium.
 */
import assert from "node:assert/strict";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import vuePlugin from "@vitejs/plugin-vue";
import { build } from "vite";

import { block, policy, tidy } from "../guide/support/examples.mjs";
import { assessed, opened } from "../guide/support/page.mjs";

after(tidy);

const HEADER = "Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/**
 * Below `built`, where `support/apps.mjs` has installed the package from its tarball.
 *
 * @param {string} name
 * @param {string} component
 * @param {string} main that shows it
 * @param {import("vite").PluginOption[]} plugins
 */
async function app(name, component, main, plugins) {
  const folder = fileURLToPath(new URL(`built/guide-${name}`, import.meta.url));
  mkdirSync(folder, { recursive: true });
  const files = {
    "index.html":
      '<!doctype html><meta charset="utf-8"><title>Refer</title><main id="app"></main>' +
      '<script type="module" src="./main.tsx"></script>',
    "policy.json": policy,
    [component]: block(`${name}/${component}`),
    "main.tsx": main,
  };
  for (const [file, text] of Object.entries(files)) writeFileSync(`${folder}/${file}`, text);
  await build({ root: folder, base: "./", configFile: false, logLevel: "warn", plugins, build: { target: "es2022" } });
  cpSync(`${folder}/policy.json`, `${folder}/dist/policy.json`);
  return `${folder}/dist`;
}

test("the React component attaches, also where React mounts everything twice", async () => {
  const main = `
    import { StrictMode } from "react";
    import { createRoot } from "react-dom/client";
    import { Referral } from "./Referral";
    import policy from "./policy.json";
    createRoot(document.getElementById("app")!).render(<StrictMode><Referral policy={policy as any} /></StrictMode>);
  `;
  await opened(await app("react", "Referral.tsx", main, []), HEADER, async ({ page, sent }) => {
    await assessed(page);
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByRole("alert").waitFor();
    await page
      .getByLabel("What are you worried about?")
      .fill("Sam is hungry on most mornings and nobody answers the door.");
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByText("Thank you").waitFor();
    const { reason } = JSON.parse(sent()?.get("referral-consent") ?? "{}");
    assert.equal(reason, "questions-missing", "the rest is asked nowhere, and holds nobody up");
  });
});

test("the Vue component draws the questions", async () => {
  const main =
    'import { createApp } from "vue"; import Referral from "./Referral.vue"; createApp(Referral).mount("#app");';
  const isCustomElement = (/** @type {string} */ tag) => tag === "referral-consent";
  const plugin = vuePlugin({ template: { compilerOptions: { isCustomElement } } });
  await opened(await app("vue", "Referral.vue", main, [plugin]), HEADER, async ({ page }) => {
    await assessed(page);
    await page.getByLabel("Your name").waitFor();
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByRole("alert").waitFor();
  });
});
