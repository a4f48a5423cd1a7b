/**
 * Three browser engines, each driven the same way.
 *
 * @import { WebDriver } from "selenium-webdriver"
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Builder, logging } from "selenium-webdriver";
import { Options as ChromiumOptions, ServiceBuilder as ChromiumService } from "selenium-webdriver/chrome.js";
import { Options as FirefoxOptions, ServiceBuilder as FirefoxService } from "selenium-webdriver/firefox.js";

import { ARGUMENTS, PROGRAM } from "../../support/chromium.mjs";
import { PATIENCE } from "../../support/visit.mjs";

const WIDTH = 1280;
const HEIGHT = 1000;

/** @typedef {{ driver: WebDriver, close: () => Promise<void> }} Browser */

/** @type {{ [name: string]: () => Promise<Browser> }} */
export const browsers = { chromium, firefox, webkit };

/** @returns {Promise<Browser>} */
async function chromium() {
  const complaints = new logging.Preferences();
  complaints.setLevel(logging.Type.BROWSER, logging.Level.WARNING);
  const options = new ChromiumOptions();
  options.setChromeBinaryPath(PROGRAM);
  options.addArguments(
    ...ARGUMENTS,
    "--headless",
    // What moves smoothly is not where it was when the driver looked.
    "--force-prefers-reduced-motion",
    `--window-size=${WIDTH},${HEIGHT}`,
  );
  const driver = await new Builder()
    .forBrowser("chrome")
    .setChromeOptions(options)
    .setChromeService(new ChromiumService("/usr/bin/chromedriver"))
    .setLoggingPrefs(complaints)
    .build();
  return { driver, close: () => driver.quit() };
}

/** @returns {Promise<Browser>} */
async function firefox() {
  const options = new FirefoxOptions().setBinary("/usr/bin/firefox-esr").addArguments("-headless");
  // Tab goes to links and buttons on every system, as a person who needs the keyboard sets it.
  options.setPreference("accessibility.tabfocus", 7);
  options.setPreference("ui.prefersReducedMotion", 1);
  options.setPreference("general.smoothScroll", false);
  const driver = await new Builder()
    .forBrowser("firefox")
    .setFirefoxOptions(options)
    .setFirefoxService(new FirefoxService(geckodriver()))
    .build();
  await driver.manage().window().setRect({ width: WIDTH, height: HEIGHT });
  return { driver, close: () => driver.quit() };
}

/**
 * WebKitGTK needs a screen, if only a pretended one.
 *
 * @returns {Promise<Browser>}
 */
async function webkit() {
  const data = mkdtempSync(join(tmpdir(), "referral-consent-webkit-"));
  mkdirSync(join(data, "gtk-3.0"));
  writeFileSync(join(data, "gtk-3.0/settings.ini"), "[Settings]\ngtk-enable-animations=0\n");
  const screen = spawn("Xvfb", ["-displayfd", "1", "-screen", "0", "1400x1200x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [display] = await once(screen.stdout, "data");
  const env = {
    ...process.env,
    DISPLAY: `:${String(display).trim()}`,
    GTK_A11Y: "none",
    MESA_SHADER_CACHE_DISABLE: "true",
    XDG_CACHE_HOME: data,
    XDG_CONFIG_HOME: data,
    XDG_DATA_HOME: data,
  };
  /** @type {import("node:child_process").ChildProcess[]} */
  const running = [screen];
  const stop = async () => {
    for (const started of running.reverse()) {
      started.kill();
      if (started.exitCode === null && started.signalCode === null) await once(started, "exit");
    }
    // Its helpers may still be writing there.
    rmSync(data, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
  try {
    const { service, port } = await webKitDriver(env);
    running.push(service);
    const driver = await new Builder()
      .usingServer(`http://127.0.0.1:${port}`)
      .withCapabilities({
        browserName: "MiniBrowser",
        "webkitgtk:browserOptions": {
          binary: "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
          args: ["--automation"],
        },
      })
      .build();
    await driver.manage().window().setRect({ width: WIDTH, height: HEIGHT });
    return { driver, close: () => driver.quit().finally(stop) };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The program that xtask has built, as Debian does not package it. */
function geckodriver() {
  const { REFERRAL_CONSENT_CACHE, XDG_CACHE_HOME } = process.env;
  const cache = REFERRAL_CONSENT_CACHE || join(XDG_CACHE_HOME || join(homedir(), ".cache"), "referral-consent");
  const folder = existsSync(cache) && readdirSync(cache).find((name) => name.startsWith("geckodriver-"));
  if (!folder) throw new Error("there is no geckodriver: run `cargo xtask setup`");
  return join(cache, folder, "bin/geckodriver");
}

/** @returns {Promise<number>} */
async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

/**
 * WebKit's driver takes no port of its own: it is told one that is free, which another program may take first.
 *
 * @param {NodeJS.ProcessEnv} env
 */
async function webKitDriver(env) {
  const end = Date.now() + PATIENCE;
  while (Date.now() < end) {
    const port = await freePort();
    const service = spawn("/usr/bin/WebKitWebDriver", [`--port=${port}`], { env, stdio: "ignore" });
    while (service.exitCode === null && Date.now() < end) {
      const answer = await fetch(`http://127.0.0.1:${port}/status`).catch(() => undefined);
      if (answer?.ok && service.exitCode === null) return { service, port };
      await pause(50);
    }
    service.kill();
  }
  throw new Error("WebKitWebDriver does not answer");
}
