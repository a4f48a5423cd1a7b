/**
 * One script tag: every form that says so is attached.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { formWith, onThePage } from "./support/page.mjs";

/** @param {string} attributes @param {string} [more] */
const form = (attributes, more = "") => `<form method="post" action="sent" ${attributes}>
  <label>Your name <input name="who" data-rc="referrer.name" /></label>${more}<button>Send</button></form>`;

/** @typedef {import("./support/page.mjs").Opened} Opened */

/** The name that each form's data has for what is not ready. @param {Opened} opened */
const values = ({ page }) =>
  page.evaluate(() => [...document.forms].map((form) => new FormData(form).get("referral-consent")));

/** @param {Opened} opened @param {number} many */
const attached = ({ page }, many) =>
  page.waitForFunction((many) => document.querySelectorAll("form[novalidate]").length === many, many);

const options = /** @type {const} */ ({
  script: "auto.js",
  drawn: false,
  expected: /put right in this form|not checked|404/,
});

test("Every form with data-referral-consent is attached, also one that is added later or named later", async () => {
  const body = form('data-referral-consent="policy.json"') + form("") + "<div id='place'></div>";
  await onThePage({ ...options, body }, async (opened) => {
    await attached(opened, 1);
    await opened.page.evaluate(
      (html) => {
        /** @type {HTMLElement} */ (document.getElementById("place")).innerHTML = html;
      },
      `<div>${form('data-referral-consent="policy.json"')}</div>`,
    );
    await attached(opened, 2);
    await opened.page.evaluate(() => document.forms[1]?.setAttribute("data-referral-consent", "policy.json"));
    await attached(opened, 3);
  });
});

test("A form whose policy is missing does not stop the others", async () => {
  const body = form('data-referral-consent="missing.json"') + form('data-referral-consent="policy.json"');
  await onThePage({ ...options, body }, async (opened) => {
    await attached(opened, 1);
    // Either of the two may hear of its policy first.
    await opened.page.waitForFunction(() =>
      String(new FormData(document.forms[0]).get("referral-consent")).includes("policy-missing"),
    );
    const [bad, good] = await values(opened);
    assert.equal(JSON.parse(String(bad)).reason, "policy-missing");
    assert.notEqual(JSON.parse(String(good)).reason, "policy-missing");
    await opened.page.getByRole("button", { name: "Send" }).nth(1).click();
    await opened.page.getByRole("alert").waitFor();
  });
});

test("A form with <referral-consent> in it is left to that, which takes its policy from the form", async () => {
  const body = formWith()
    .replace('policy="policy.json"', "")
    .replace("<form", '<form data-referral-consent="policy.json" data-rc-class-names="govuk"');
  await onThePage({ body, script: "auto.js" }, async (opened) => {
    assert.equal(await opened.page.getByLabel("Your name").getAttribute("class"), "govuk-input");
    assert.equal(await opened.page.locator("input[name=referral-consent]").count(), 0);
    await opened.press("Send");
    await opened.page.getByRole("alert").waitFor();
    assert.equal(await opened.page.locator(".govuk-error-summary").count(), 1);
  });
});

test("Under script-src 'self', with data-wasm=off, everything works and nothing is refused", async () => {
  const body = form('data-referral-consent="policy.json"') + formWith();
  const withoutWasm = {
    body,
    script: /** @type {const} */ ("auto.js"),
    attributes: 'data-wasm="off"',
    withoutWasm: true,
  };
  await onThePage({ ...withoutWasm, expected: /put right in this form/ }, async (opened) => {
    await attached(opened, 2);
    await opened.page.getByRole("button", { name: "Send" }).nth(1).click();
    await opened.page.getByRole("alert").waitFor();
  });
});

test("Under script-src 'self', the element finds out for itself that WebAssembly is refused", async () => {
  await onThePage({ body: formWith(), withoutWasm: true, expected: /wasm|WebAssembly/i }, async (opened) => {
    await opened.press("Send");
    await opened.page.getByRole("alert").waitFor();
  });
});

test("Fifty forms on one page share one module and one policy", async () => {
  const body = form('data-referral-consent="policy.json"').repeat(50);
  /** @type {string[]} */
  const asked = [];
  const before = async (/** @type {import("playwright-core").Page} */ page) =>
    page.on("request", (request) => asked.push(request.url()));
  await onThePage({ ...options, body, before }, async (opened) => {
    await attached(opened, 50);
    assert.equal(asked.filter((url) => url.endsWith("_bg.wasm")).length, 1);
    assert.equal(asked.filter((url) => url.endsWith("policy.json")).length, 1);
    await opened.page.getByRole("button", { name: "Send" }).nth(49).click();
    await opened.page.getByRole("alert").waitFor();
  });
});

test("A form that is gone for good is let go of, as it was; one that was away for a moment is still attached", async () => {
  const body = `<div id="place">${form('data-referral-consent="policy.json"')}</div>`;
  const before = (/** @type {import("playwright-core").Page} */ page) => page.clock.install();
  await onThePage({ ...options, body, before }, async (opened) => {
    const { page } = opened;
    await attached(opened, 1);
    await page.evaluate(async () => {
      const gone = /** @type {HTMLFormElement} */ (document.forms[0]);
      Object.assign(window, { gone });
      gone.remove();
      await undefined;
    });
    const novalidate = () => page.evaluate(() => /** @type {any} */ (window).gone.noValidate);
    await page.clock.runFor(5_000);
    assert.equal(await novalidate(), true);
    await page.evaluate(() => document.getElementById("place")?.append(/** @type {any} */ (window).gone));
    await page.clock.runFor(20_000);
    assert.equal(await novalidate(), true);
    await page.evaluate(() => /** @type {any} */ (window).gone.remove());
    await page.clock.runFor(20_000);
    await page.waitForFunction(() => !(/** @type {any} */ (window).gone.noValidate));
    assert.equal(await page.evaluate(() => /** @type {any} */ (window).gone.elements["referral-consent"]), undefined);
    await page.evaluate(() => document.getElementById("place")?.append(/** @type {any} */ (window).gone));
    await attached(opened, 1);
  });
});
