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

const OWN_FIELD = 'data-referral-consent="policy.json" data-rc-answers="rest"';

test("An element that comes into a form that is attached already is read with it; gone, the form is checked without it", async () => {
  await onThePage({ ...options, body: form(OWN_FIELD) }, async (opened) => {
    const { page } = opened;
    await attached(opened, 1);
    const before = await page.evaluate(async () => {
      const { attach } = await import(new URL("package/auto.js", location.href).href);
      const attachment = await attach(document.forms[0]);
      Object.assign(window, { attachment });
      document.querySelector("button")?.before(document.createElement("referral-consent"));
      return attachment.state;
    });
    assert.equal(before, "checking");
    await opened.ready();
    await opened.write("Your role", "Teacher");
    const record = () => page.evaluate(() => /** @type {any} */ (window).attachment.record.referrer);
    assert.equal((await record()).role, "Teacher");
    await opened.press("Send");
    await page.getByRole("alert").waitFor();
    assert.equal((await opened.data()).filter(([name]) => name === "referral-consent").length, 1);

    await page.evaluate(() => document.querySelector("referral-consent")?.remove());
    await page.waitForFunction(() => document.querySelector("form > input[name=referral-consent]"));
    await page.waitForFunction(() => /** @type {any} */ (window).attachment.state === "checking");
    await opened.write("Your name", "Priya Nair");
    assert.deepEqual(await record(), { name: "Priya Nair" });
    assert.equal(await page.evaluate(() => document.forms[0]?.noValidate), true);
  });
});

test("A form that its element has left, for another form, is checked by what it asks itself", async () => {
  const body = form(OWN_FIELD, "<referral-consent></referral-consent>") + form(OWN_FIELD);
  await onThePage({ ...options, body }, async (opened) => {
    const { page } = opened;
    await opened.ready();
    await attached(opened, 2);
    await page.evaluate(() => {
      const element = /** @type {Element} */ (document.querySelector("referral-consent"));
      document.forms[1]?.prepend(element);
    });
    await page.waitForFunction(
      () =>
        document.querySelector("form:first-of-type > input[name=referral-consent]") &&
        !document.querySelector("form:last-of-type > input[name=referral-consent]"),
    );
    await attached(opened, 2);
    await opened.ready();
    await page.getByLabel("Your role").fill("Teacher");
    const roles = await page.evaluate(() =>
      [...document.forms].map((form) => new FormData(form).getAll("referral-consent").length),
    );
    assert.deepEqual(roles, [1, 1]);
    const role = await opened.with((element) => element.record.referrer?.role);
    assert.equal(role, "Teacher");
    await page.getByRole("button", { name: "Send" }).first().click();
    await page.getByRole("heading", { name: "Sent" }).or(page.getByRole("alert")).first().waitFor();
  });
});

test("A form that a script attached before the element was defined has its answers too", async () => {
  const body = formWith().replace("<form", '<form data-referral-consent="policy.json"');
  await onThePage({ ...options, body, script: "" }, async (opened) => {
    const { page } = opened;
    await page.evaluate(async () => {
      const at = (/** @type {string} */ name) => new URL(`package/${name}`, location.href).href;
      const { attach } = await import(at("form.js"));
      Object.assign(window, { attachment: await attach(document.forms[0]) });
      await import(at("element.js"));
    });
    await opened.ready();
    await opened.write("Your name", "Priya Nair");
    const name = () => page.evaluate(() => /** @type {any} */ (window).attachment.record.referrer?.name);
    assert.equal(await name(), "Priya Nair");
  });
});

test("data-wasm=off is heeded as well where the script has moved to another address", async () => {
  const before = (/** @type {import("playwright-core").Page} */ page) =>
    page.route("**/moved.js", (route) =>
      route.fulfill({ status: 302, headers: { location: new URL("package/auto.js", route.request().url()).href } }),
    );
  const tag = '<script type="module" src="moved.js" data-wasm="off"></script>';
  const body = form('data-referral-consent="policy.json"') + tag;
  await onThePage(
    { ...options, body, before, script: "", withoutWasm: true, expected: /put right/ },
    async (opened) => {
      await attached(opened, 1);
    },
  );
});
