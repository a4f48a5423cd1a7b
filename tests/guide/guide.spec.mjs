/**
 * Every block of code in the guide is run.
 */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { after, test } from "node:test";

import { projectWith, tool } from "../package/support/package.mjs";
import { recordNamed } from "../support/cases.mjs";
import { downloaded } from "../support/download.mjs";
import { PACKAGE } from "../support/folders.mjs";
import { run } from "../support/run.mjs";
import { block, folderOf, policy, tidy, unused } from "./support/examples.mjs";
import { assessed, opened } from "./support/page.mjs";

after(tidy);

const STRICT = block("security/headers.txt");
const WITH_WASM = STRICT.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'");

/** A record that is complete, from the cases that the whole project shares. */
const complete = recordNamed("parent agrees");

/** The same as the constants of a form that asks nothing. */
const constants = JSON.stringify(flat(complete)).replaceAll("'", "&#39;");

test("the five-minute form draws what it does not ask, and sends the payload with the rest", async () => {
  await opened(folderOf("five-minutes"), STRICT, async ({ page, sent, complaints }) => {
    await assessed(page);
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByRole("alert").waitFor();
    assert.equal(sent(), undefined, "nothing goes while something is missing");
    assert.ok((await page.getByRole("alert").getByRole("link").count()) > 3);
    await page.getByLabel("The child’s date of birth").fill(complete.child.dateOfBirth);
    await page.getByLabel("What are you worried about?").fill(complete.referral.concerns);
    await page.locator("referral-consent").evaluate((element, record) => Object.assign(element, { record }), complete);
    await assessed(page, ({ assessment }) => assessment.status === "ready");
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByText("Thank you").waitFor();
    const payload = JSON.parse(sent()?.get("referral-consent") ?? "null");
    assertWithin(payload, JSON.parse(block("five-minutes/referral-consent.json")), "payload");
    assert.equal(sent()?.get("born"), complete.child.dateOfBirth);
    assert.deepEqual(sent()?.getAll("referral-consent").length, 1);
    assert.deepEqual(violationsIn(complaints), complaints, "nothing but the one report of WebAssembly");
  });
});

test("a form is mapped with attributes alone", async () => {
  const folder = folderOf("attributes", { "index.html": block("attributes/index.html").replace("POLICY", policy) });
  await opened(folder, WITH_WASM, async ({ page, complaints }) => {
    await assessed(page);
    await page.getByLabel("Day").fill("1");
    await page.getByLabel("Month").fill("2");
    await page.getByLabel("Year").fill("2018");
    await page.getByLabel("Yes").check();
    await page.getByLabel("They said no").check();
    await page.getByLabel("School attendance").check();
    await page.getByLabel("Recipient").selectOption("CSC");
    await page.getByRole("textbox", { name: "School", exact: true }).fill("Oak School");
    const { record } = await assessed(page, ({ record }) => record.answers !== undefined);
    assert.deepEqual(record, {
      child: { dateOfBirth: "2018-02-01" },
      consent: { sought: true, outcome: "refused" },
      information: [{ id: "school", category: "education" }],
      sharing: [{ recipient: "childrens-social-care", purpose: "safeguarding", information: ["school", "worry"] }],
      answers: { school: "Oak School" },
    });
    assert.deepEqual(complaints, []);
  });
});

test("a form that may not be touched is mapped from a script, and one field answers two questions", async () => {
  await opened(folderOf("options"), WITH_WASM, async ({ page, sent, complaints }) => {
    await assessed(page);
    await page.getByLabel("Date of birth").fill("01/02/2018");
    await page.getByLabel("Parent aware?").selectOption("Yes - not happy");
    const { record } = await assessed(page, ({ record }) => record.consent?.outcome === "refused");
    assert.deepEqual(record, {
      referral: { kind: "referral" },
      child: { dateOfBirth: "2018-02-01" },
      information: [{ id: "worry", category: "concerns" }],
      sharing: [{ recipient: "childrens-social-care", purpose: "safeguarding", information: ["worry"] }],
      consent: { sought: true, outcome: "refused" },
    });
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByText("Thank you").waitFor();
    assert.match(sent()?.get("referral-consent") ?? "", /"questions-missing".*\/override\/ground/);
    assert.deepEqual(complaints, []);
  });
});

test("the policy is accepted, and its check tells a good one from a bad one", () => {
  const files = { "check.mjs": block("policy/check.mjs"), "policy.json": block("policy/policy.json") };
  assert.equal(run("node", ["check.mjs"], projectWith("guide-policy", files)), "");
  const bad = { ...files, "policy.json": files["policy.json"].replace('"minWords": 20', '"minWords": 3') };
  assert.throws(() => run("node", ["check.mjs"], projectWith("guide-bad-policy", bad)), /\/rationale\/minWords/);
});

test("under the strictest header a page that asks for the twin makes no report, and loads no WebAssembly", async () => {
  await opened(folderOf("security"), STRICT, async ({ page, requests, complaints }) => {
    await page.getByLabel("Date of birth").first().fill("2018-02-01");
    await assessed(page, ({ assessment }) => assessment.consenter === "parent-or-court-carer");
    assert.equal(await page.evaluate(() => /** @type {any} */ (globalThis).violations), undefined);
    assert.deepEqual(
      requests.filter((path) => path.endsWith(".wasm")),
      [],
    );
    assert.deepEqual(complaints, []);
  });
});

test("with its integrity the script runs, and a script that was changed does not", async () => {
  const { "auto.js": integrity } = JSON.parse(await readFile(join(PACKAGE, "integrity.json"), "utf8"));
  const text = await readFile(join(PACKAGE, "auto.js"));
  assert.equal(integrity, `sha384-${createHash("sha384").update(text).digest("base64")}`);
  const page = block("integrity/index.html").replace("{auto.js}", integrity);
  const folder = folderOf("integrity", { "index.html": page });
  await opened(folder, WITH_WASM, async ({ page }) => {
    await assessed(page);
  });
  await writeFile(join(folder, "referral-consent/auto.js"), `${text};`);
  await opened(folder, WITH_WASM, async ({ page, complaints, sent }) => {
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByText("Thank you").waitFor();
    assert.ok(sent(), "the form works all the same");
    assert.match(complaints.join(), /integrity/);
  });
});

test("what is added carries the classes of the design system, and one of the page's own", async () => {
  await opened(folderOf("styling"), WITH_WASM, async ({ page }) => {
    await assessed(page);
    await page.getByRole("button", { name: "Send" }).click();
    await page.locator(".govuk-error-summary .govuk-error-summary__list a").first().waitFor();
    await page.locator(".govuk-form-group--error .govuk-error-message").waitFor();
    await page.locator(".govuk-textarea--error").waitFor();
  });
  const own = block("styling/index.html").replace("referral-consent/auto.js", "own.js");
  await opened(folderOf("styling", { "index.html": own }), WITH_WASM, async ({ page }) => {
    await assessed(page);
    await page.getByRole("button", { name: "Send" }).click();
    await page.locator(".govuk-form-group--error .council-error.govuk-error-message").waitFor();
  });
});

test("a site without a server saves the payload as a file", async () => {
  await opened(folderOf("download"), WITH_WASM, async ({ page, requests }) => {
    await assessed(page);
    await page.locator("referral-consent").evaluate((element, record) => Object.assign(element, { record }), complete);
    await assessed(page, ({ assessment }) => assessment.status === "ready");
    const asked = requests.length;
    const { name, text } = await downloaded(page, () =>
      page.getByRole("button", { name: "Save the referral" }).click(),
    );
    const payload = JSON.parse(text);
    assert.equal(payload.decision.route, "consent");
    assert.ok(name.includes(payload.id));
    assert.equal(requests.length, asked, "nothing was sent");
  });
});

test("a site without a server keeps what is written out of the address, even before its script is there", async () => {
  const page = block("download/index.html")
    .replace("referral-consent/auto.js", "missing.js")
    .replace("<button>", '<textarea name="worries">Aisha Malik comes to school hungry.</textarea><button>');
  await opened(folderOf("download", { "index.html": page }), WITH_WASM, async ({ page, requests }) => {
    const asked = requests.length;
    await page.getByRole("button", { name: "Save the referral" }).click();
    assert.match(page.url(), /\/agency\/$/);
    assert.equal(requests.length, asked, "nothing was sent");
  });
});

test("a script takes the payload from the event, and another listens to what the rules say", async () => {
  const page = (/** @type {string} */ script) =>
    `<!doctype html><meta charset="utf-8"><title>Refer</title><script type="module" src="${script}"></script>` +
    `<form data-rc-constant='${constants}'><button>Send</button></form><output></output>`;
  await opened(folderOf("event", { "index.html": page("send.js") }), WITH_WASM, async ({ page }) => {
    await assessed(page);
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByText("consent", { exact: true }).waitFor();
  });
  const { "referrer.contact": contact, ...others } = flat(complete);
  assert.ok(contact);
  const lacking = page("send.js").replace(constants, JSON.stringify(others).replaceAll("'", "&#39;"));
  for (const [reason, files] of /** @type {[string, { [name: string]: string }][]} */ ([
    ["questions-missing", { "index.html": lacking }],
    ["policy-refused", { "index.html": page("send.js"), "policy.json": "{}" }],
  ])) {
    await opened(folderOf("event", files), WITH_WASM, async ({ page }) => {
      // Pressed again until the form is no longer being attached.
      await page.waitForFunction((reason) => {
        document.querySelector("button")?.click();
        return document.querySelector("output")?.textContent === `not checked: ${reason}`;
      }, reason);
      assert.match(page.url(), /\/agency\/$/, "nothing went by itself");
    });
  }
  await opened(folderOf("events", { "index.html": page("listen.js") }), WITH_WASM, async ({ page }) => {
    await page.getByText("ready parent-or-court-carer").waitFor();
  });
  const broken = { "index.html": page("listen.js"), "policy.json": "{}" };
  await opened(folderOf("events", broken), WITH_WASM, async ({ page }) => {
    await page.getByText("policy-refused").waitFor();
  });
});

test("what an editor for rich text holds is in its field when the form is checked", async () => {
  const typed = complete.referral.concerns;
  const editor = `globalThis.tinymce = {
    triggerSave: () => (document.querySelector("textarea").value = ${JSON.stringify(typed)}) };`;
  const page = lacking(
    "referral.concerns",
    "editor.js",
    '<textarea name="worries" data-rc="referral.concerns"></textarea>',
  );
  const files = { "index.html": page, "tinymce.js": editor };
  await opened(folderOf("events", files), WITH_WASM, async ({ page, sent }) => {
    await assessed(page);
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByText("Thank you").waitFor();
    assert.equal(JSON.parse(sent()?.get("referral-consent") ?? "null").referral.concerns, typed);
  });
});

test("a link of the summary leads into the step that its field is in", async () => {
  const step = (/** @type {string} */ inner) =>
    `<div class="step" ${inner.includes("data-rc") ? "hidden" : ""}>${inner}</div>`;
  const steps = `${step('<input name="role" data-rc="referrer.role" />')}${step('<input name="child" />')}`;
  const files = { "index.html": lacking("referrer.role", "steps.js", steps) };
  await opened(folderOf("events", files), WITH_WASM, async ({ page }) => {
    await assessed(page);
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByRole("alert").getByRole("link").first().click();
    await page.waitForFunction(() => document.activeElement?.getAttribute("name") === "role");
    assert.equal(await page.locator("[name=child]").isVisible(), false);
  });
});

test("the TypeScript compiles, and with a misspelt path it does not", () => {
  const settings = JSON.stringify({
    compilerOptions: { strict: true, noEmit: true, module: "nodenext", target: "es2022", lib: ["es2022", "dom"] },
    files: ["main.ts"],
  });
  const compile = (/** @type {string} */ name, /** @type {string} */ main) =>
    tool("tsc", ["--project", "tsconfig.json"], projectWith(name, { "main.ts": main, "tsconfig.json": settings }));
  const main = block("typescript/main.ts");
  compile("guide-types", main);
  for (const [right, wrong] of [
    ["consent.outcome", "consent.outcom"],
    ['"given"', '"give"'],
    ["payload?.decision.route", "payload?.decision.rout"],
  ]) {
    assert.ok(main.includes(right ?? ""));
    assert.throws(
      () => compile(`guide-types-${wrong}`.replace(/\W/g, "-"), main.replace(right ?? "", wrong ?? "")),
      /TS2/,
    );
  }
});

test("what the guide seals is opened by what the guide opens it with, which is another library", async () => {
  const { generateKeyPair } = await import(join(PACKAGE, "seal.js"));
  const { publicKey, privateKey } = await generateKeyPair("P-256", "exampleshire-2026");
  const [shown] = JSON.parse(block("sealing/policy.json")).sealing.keys;
  for (const [key, value] of Object.entries(shown)) assert.ok(value === "…" || value === publicKey[key], key);

  const payload = { type: "referral", answers: { childName: "Zoë" } };
  const given = `const payload = ${JSON.stringify(payload)}, policy = { sealing: { keys: [${JSON.stringify(publicKey)}] } };`;
  const folder = projectWith("sealing", {
    "seal.mjs": `${given}\n${block("sealing/seal.mjs")}\nconsole.log(file);`,
    "open.py": block("sealing/open.py"),
    "private-key.json": JSON.stringify(privateKey),
  });
  await writeFile(join(folder, "referral.jwe"), run("node", ["seal.mjs"], folder).trim());
  const python = process.env.JWCRYPTO;
  assert.ok(python, "there is no Python with jwcrypto: run this with `cargo xtask test page`");
  assert.deepEqual(JSON.parse(run(python, ["open.py"], folder)), payload);
});

test("what the guide does with the command makes a pair of keys, seals with it, opens and verifies", async () => {
  const program = process.env.REFERRAL_CONSENT;
  assert.ok(program, "there is no command to run: run this with `cargo xtask test page`");
  const { load } = await import(`${PACKAGE}node.js`);
  const { payload } = (await load()).submit(complete, JSON.parse(policy), { today: "2026-11-23" });
  const folder = projectWith("command", { "referral.json": JSON.stringify(payload), "inbox/note.txt": "" });
  const path = `${dirname(program)}${delimiter}${process.env.PATH}`;
  const script = `set -e\numask 022\nPATH=${JSON.stringify(path)}\n${block("sealing/command.sh")}`;
  const { id, agrees } = JSON.parse(run("bash", ["-o", "pipefail", "-c", script], folder));
  assert.deepEqual({ id, agrees }, { id: payload.id, agrees: true });
  assert.equal(JSON.parse(await readFile(join(folder, "public-key.json"), "utf8")).kid, "exampleshire-2026");
});

test("every block of the guide is run", () => {
  // Those that a bundler has to build are run with the agencies' forms, in tests/agency-forms/guide.test.mjs.
  const built = ["react/Referral.tsx", "vue/Referral.vue"];
  assert.deepEqual(unused(), built);
});

/**
 * A page whose form knows the answers to all questions but one.
 *
 * @param {string} path of that
 * @param {string} script
 * @param {string} inner
 */
function lacking(path, script, inner) {
  const { [path]: _, ...known } = flat(complete);
  return (
    `<!doctype html><meta charset="utf-8"><title>Refer</title><script src="tinymce.js"></script>` +
    `<script src="${script}"></script><script type="module" src="referral-consent/auto.js"></script>` +
    `<form method="post" action="sent" data-referral-consent="policy.json" ` +
    `data-rc-constant='${JSON.stringify(known).replaceAll("'", "&#39;")}'>${inner}<button>Send</button></form>`
  );
}

/**
 * @param {any} found
 * @param {any} wanted of which every member is to be found
 * @param {string} path
 */
function assertWithin(found, wanted, path) {
  if (typeof wanted !== "object" || wanted === null) return assert.deepEqual(found, wanted, path);
  for (const [key, value] of Object.entries(wanted)) assertWithin(found?.[key], value, `${path}.${key}`);
}

/**
 * A record by dotted paths; a list stays whole.
 *
 * @param {any} value
 * @param {string} [path]
 * @returns {{ [path: string]: unknown }}
 */
function flat(value, path = "") {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return { [path]: value };
  return Object.assign({}, ...Object.entries(value).map(([key, inner]) => flat(inner, path ? `${path}.${key}` : key)));
}

/** @param {string[]} complaints */
function violationsIn(complaints) {
  return complaints.filter((text) => /WebAssembly|wasm/i.test(text)).slice(0, 1);
}
