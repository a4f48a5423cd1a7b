/**
 * The form as a person uses it: by what its labels say.
 *
 * @import { Page } from "playwright-core"
 */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import canonicalizeModule from "canonicalize";
import { chromium } from "playwright-core";

import { serve } from "./server.mjs";

/** The day on which every journey takes place. */
export const TODAY = "2026-11-23";
const NOW = `${TODAY}T10:00:00.000Z`;

const SCREENSHOTS = fileURLToPath(new URL("../../screenshots/", import.meta.url));

export const BROWSER = {
  executablePath: "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
  // So that a page can come back from the browser's memory, as it does for a person.
  ignoreDefaultArgs: ["--disable-back-forward-cache"],
};

export const WIDE = { width: 1280, height: 900 };
export const NARROW = { width: 360, height: 740 };

/** @type {Promise<import("playwright-core").Browser> | undefined} */
let launching;

/** Ends the browser that the tests of a file share. */
export async function close() {
  await (await launching)?.close();
}

/**
 * @typedef {object} Options
 * @property {string} [path] below which the site is served
 * @property {string} [at] the page to open, and what it has once it is ready
 * @property {string} [ready]
 * @property {{ width: number, height: number }} [size]
 * @property {(page: Page) => Promise<unknown>} [before] what is done before the page is opened
 * @property {RegExp} [expected] complaints of the browser that a test provokes
 * @property {boolean} [script] whether scripts run
 */

/**
 * Opens the form, lets `use` use it, and then holds that the page kept everything to itself: no request
 * after it was loaded, nothing stored, and no complaint of the browser.
 *
 * @param {Options} options
 * @param {(form: Form) => Promise<void>} use
 */
export async function atTheForm(options, use) {
  const {
    path = "/",
    at = "",
    ready = "#referral[data-ready]",
    size = WIDE,
    before,
    expected,
    script = true,
  } = options;
  const browser = await (launching ??= chromium.launch(BROWSER));
  const site = await serve(path);
  const context = await browser.newContext({ viewport: size, javaScriptEnabled: script });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  /** @type {string[]} */
  const complaints = [];
  /** @type {string[]} */
  const requests = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => complaints.push(`${message.text()} (${message.location().url})`));
  context.on("request", (request) => requests.push(request.url()));
  try {
    if (script) await page.clock.setFixedTime(new Date(NOW));
    await before?.(page);
    await page.goto(`${site.address}${at}`);
    const form = new Form(page, requests);
    if (script) await page.locator(ready).waitFor({ state: "attached" });
    const loaded = requests.length;
    for (const request of requests) assert.ok(request.startsWith(site.address), `loads ${request}`);

    await use(form);

    // The browser asks for the icon when it pleases.
    const later = requests
      .slice(loaded)
      .filter((request) => !request.startsWith("blob:") && !request.endsWith("/icon.svg"));
    if (!form.wasReloaded) assert.deepEqual(later, [], "no request leaves the page once it is loaded");
    if (script && page.url().startsWith(site.address)) {
      const stored = await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]);
      assert.deepEqual(stored, [0, 0, ""], "nothing is stored");
    }
    const unexpected = complaints.filter((complaint) => !expected?.test(complaint));
    assert.deepEqual(unexpected, [], "the browser has nothing to complain of");
  } finally {
    await context.close();
    site.close();
  }
}

export class Form {
  /** Whether the test itself loaded something more. */
  wasReloaded = false;

  /**
   * @param {Page} page
   * @param {string[]} requests
   */
  constructor(page, requests) {
    this.page = page;
    this.requests = requests;
  }

  /**
   * A question with several controls.
   *
   * @param {string} question
   */
  group(question) {
    return this.page
      .getByRole("radiogroup", { name: question, exact: true })
      .or(this.page.getByRole("group", { name: question, exact: true }));
  }

  /**
   * @param {string} question
   * @param {string} option
   */
  async choose(question, option) {
    await this.group(question).getByRole("radio", { name: option, exact: true }).check();
  }

  /**
   * @param {string} question
   * @param {string[]} options
   */
  async tick(question, ...options) {
    for (const option of options) {
      await this.group(question).getByRole("checkbox", { name: option, exact: true }).check();
    }
  }

  /**
   * @param {string} question
   * @param {string} text
   */
  async write(question, text) {
    await this.page.getByRole("textbox", { name: question, exact: true }).fill(text);
  }

  /**
   * @param {string} question
   * @param {string} day such as `2026-11-23`
   */
  async date(question, day) {
    const [year = "", month = "", date = ""] = day.split("-");
    for (const [part, text] of [
      ["Day", date],
      ["Month", month],
      ["Year", year],
    ]) {
      await this.group(question).getByRole("textbox", { name: part }).fill(String(text));
    }
  }

  /**
   * @param {number} number
   * @param {{ to: string, purpose: string, what: string[], agreed?: string }} sharing
   */
  async recipient(number, { to, purpose, what, agreed }) {
    const entry = this.group(`Recipient ${number}`);
    await entry.getByRole("combobox", { name: "Who will get it?" }).selectOption({ label: to });
    await entry.getByRole("radio", { name: purpose, exact: true }).check();
    for (const thing of what) await entry.getByRole("checkbox", { name: thing, exact: true }).check();
    if (agreed) {
      const asked = entry.getByRole("radiogroup", {
        name: "Did the family agree to be referred on to this service?",
      });
      await asked.getByRole("radio", { name: agreed, exact: true }).check();
    }
  }

  /** @param {string} name */
  async press(name) {
    await this.page.getByRole("button", { name, exact: true }).click();
  }

  /** Asks for a check, which finds nothing that stands in the way. */
  async checkReady() {
    await this.press("Check my answers");
    const heading = this.page.getByRole("heading", { name: "Check your answers", level: 1 });
    if (!(await heading.isVisible())) {
      assert.fail(`not ready: ${JSON.stringify(await this.findings(), null, 1)}`);
    }
    assert.equal(await this.focused(), "Check your answers");
  }

  /** Asks for a check, which finds something. */
  async checkNotReady() {
    await this.press("Check my answers");
    await this.page.getByRole("alert").waitFor();
    const focused = await this.page.evaluate(() => document.activeElement?.id);
    assert.equal(focused, "summary", "the summary has the focus");
    return this.page.getByRole("alert");
  }

  /** What is found, as it is shown. */
  async findings() {
    return this.page.locator("[data-code]:visible").evaluateAll((shown) =>
      shown.map((element) => {
        const { code = "", path = "", severity } = /** @type {HTMLElement} */ (element).dataset;
        return { code, path, severity };
      }),
    );
  }

  /** The text of what has the focus. */
  async focused() {
    return this.page.evaluate(() => document.activeElement?.textContent?.trim());
  }

  /** What is shown beside a question. @param {string} path */
  messages(path) {
    return this.page.locator(`.message[data-path="${path}"]`);
  }

  /** Makes the file, and saves it. */
  async save() {
    await this.press("These are right: make the file");
    return this.download();
  }

  /** @returns {Promise<{ name: string, json: any }>} the file as it is saved */
  async download() {
    const [download] = await Promise.all([this.page.waitForEvent("download"), this.press("Download")]);
    const text = await readFile(await download.path(), "utf8");
    return { name: download.suggestedFilename(), json: JSON.parse(text) };
  }

  /**
   * A picture for people, at both widths.
   *
   * @param {string} name
   */
  async picture(name) {
    await mkdir(SCREENSHOTS, { recursive: true });
    for (const size of [NARROW, WIDE]) {
      await this.page.setViewportSize(size);
      await this.page.screenshot({ path: `${SCREENSHOTS}${name}-${size.width}.png`, fullPage: true });
    }
  }
}

/** @type {(value: unknown) => string | undefined} */
const canonicalize = /** @type {any} */ (canonicalizeModule);

/**
 * The SHA-256 of a value's canonical JSON, reckoned apart from the rules.
 *
 * @param {unknown} value
 */
export function digest(value) {
  return createHash("sha256")
    .update(canonicalize(value) ?? "")
    .digest("hex");
}

/** The agency's policy. */
export const POLICY = JSON.parse(await readFile(new URL("../../cases/policy.json", import.meta.url), "utf8"));

/**
 * Holds that a file is the payload that is wanted, whole, with what every payload has.
 *
 * @param {{ name: string, json: any }} saved
 * @param {{ [member: string]: unknown }} wanted
 */
export function assertPayload({ name, json }, wanted) {
  const { digest: sealed, ...payload } = json;
  const { privacyNotice = {}, ...others } = wanted;
  const { id, version, title, url, controller, language } = POLICY.notice;
  assert.match(payload.id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(name, `referral-${payload.id}.json`);
  assert.deepEqual(payload, {
    "@context": "urn:referral-consent:context:1",
    schema: "urn:referral-consent:payload:1",
    id: payload.id,
    createdAt: NOW,
    producer: {
      name: "referral-consent",
      version: payload.producer.version,
      policy: { id: POLICY.id, version: POLICY.version, digest: digest(POLICY) },
    },
    privacyNotice: {
      ...{ id, version, title, url, controller, language, digest: digest(POLICY.notice) },
      .../** @type {object} */ (privacyNotice),
    },
    ...others,
  });
  assert.deepEqual(sealed, {
    alg: "sha-256",
    canonicalization: "RFC8785",
    value: digest(payload),
  });
}
