/**
 * A school with no server mails a file that only the hub can read.
 *
 * @import { Form } from "./support/form.mjs"
 */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";

import { downloaded } from "../support/download.mjs";
import { SITE } from "../support/folders.mjs";
import { writeChild, writeConcern, writeConsentedReferral, writeReferrer } from "../support/referral.mjs";
import { atTheForm } from "./support/form.mjs";
import { assertKept, HUB, open, POLICE, watch, withKeys } from "./support/sealing.mjs";

const SEAL = "Save sealed file";

/** What of the sealing code was downloaded. @param {Form} form */
const sealingCode = ({ requests }) => requests.filter((request) => request.endsWith("/seal.js"));

/** The sealed file, once it is saved. @param {Form} form */
const sealedFile = (form) => downloaded(form.page, () => form.press(SEAL));

test("A sealed referral can be read by the hub and by nobody on its way", async () => {
  /** @type {Awaited<ReturnType<typeof watch>> | undefined} */
  let watched;
  const before = async (/** @type {import("playwright-core").Page} */ page) => {
    await withKeys()(page);
    watched = await watch(page);
  };
  await atTheForm({ before }, async (form) => {
    assert.ok(watched);
    const since = watched.asked.length;
    await writeConsentedReferral(form);
    await form.checkReady();
    const { name, json } = await form.save();
    const next = (await form.page.locator("#outcome-next").textContent()) ?? "";
    assert.match(next, /Exampleshire Council, by email if you like: only they can open it, not even you\./);
    assert.deepEqual(sealingCode(form), [], "nothing is loaded for it before it is asked for");

    form.wasReloaded = true;
    const sealed = await sealedFile(form);
    assert.equal(sealed.name, name.replace(".json", ".jwe"));
    assert.ok(!sealed.text.includes("Aisha") && !Buffer.from(sealed.text, "base64url").includes("Aisha"));
    assert.deepEqual(await open(sealed.text, HUB.privateKey), json);
    assert.match((await form.page.locator("#saved").textContent()) ?? "", /is saving referral-.*\.jwe\./);
    await assertKept(watched, since);
    await form.picture("9-sealed-outcome");
  });
});

test("An agency with two keys seals one file that each of them opens", async () => {
  await atTheForm({ before: withKeys([HUB.publicKey, POLICE.publicKey]) }, async (form) => {
    await writeConsentedReferral(form);
    await form.checkReady();
    const { json } = await form.save();
    form.wasReloaded = true;
    const { text } = await sealedFile(form);
    for (const { privateKey } of [HUB, POLICE]) assert.deepEqual(await open(text, privateKey), json);
  });
});

test("Without keys no sealed file is offered, and its code is never downloaded", async () => {
  await atTheForm({}, async (form) => {
    await writeConsentedReferral(form);
    await form.checkReady();
    await form.save();
    assert.equal(await form.page.getByRole("button", { name: SEAL }).count(), 0);
    assert.equal(await form.page.getByRole("button", { name: "Download the file to send", exact: true }).count(), 1);
    assert.deepEqual(sealingCode(form), []);
  });
});

test("What the form loads from the start does not lead to the sealing code", async () => {
  const { build } = createRequire(import.meta.url)("esbuild");
  const { metafile } = await build({
    entryPoints: [`${SITE}main.js`],
    bundle: true,
    splitting: true,
    format: "esm",
    outdir: "out",
    write: false,
    metafile: true,
    absWorkingDir: SITE,
  });
  /** @type {Set<string>} */
  const atOnce = new Set();
  /** @param {string} path */
  const follow = (path) => {
    if (atOnce.has(path)) return;
    atOnce.add(path);
    for (const { path: next, kind } of metafile.inputs[path].imports) {
      if (kind !== "dynamic-import" || next.endsWith("/index.js")) follow(next);
    }
  };
  follow("main.js");
  assert.ok(atOnce.has("sealed.js") && atOnce.has("referral-consent/index.js"));
  assert.ok(!atOnce.has("referral-consent/seal.js"));
  assert.ok("referral-consent/seal.js" in metafile.inputs, "it is there for whoever seals");
  for (const path of atOnce) {
    assert.doesNotMatch(await readFile(`${SITE}${path}`, "utf8"), /A256KW/, `${path} has none of it in it`);
  }
});

test("A decision not to share is not sealed to anybody", async () => {
  await atTheForm({ before: withKeys() }, async (form) => {
    await writeReferrer(form);
    await writeChild(form);
    await writeConcern(form);
    await form.choose("Will you share the information?", "No, do not share it");
    await form.write("Why did you decide not to share?", "The parents refused; the school reviews it in two weeks.");
    await form.checkReady();
    await form.save();
    assert.equal(await form.page.getByRole("button", { name: SEAL }).count(), 0);
  });
});

test("Where a file cannot be sealed, the page says why, saves nothing, and the rest still works", async () => {
  const before = async (/** @type {import("playwright-core").Page} */ page) => {
    await withKeys()(page);
    await page.route("**/seal.js", (route) => route.abort());
  };
  await atTheForm({ before, expected: /Failed to load resource/ }, async (form) => {
    await writeConsentedReferral(form);
    await form.checkReady();
    await form.press("These are right: make the file");
    form.wasReloaded = true;
    await form.press(SEAL);
    const said = form.page.locator("#saved");
    await said.getByText("could not be loaded").waitFor();
    assert.equal(await said.getAttribute("role"), "status", "it is read out");

    const { json } = await form.download();
    assert.equal(json.type, "referral");
  });
});

test("On a page that did not come over https nothing is sealed, and the page says so", async () => {
  await atTheForm({ before: withKeys() }, async (form) => {
    await writeConsentedReferral(form);
    await form.checkReady();
    await form.press("These are right: make the file");
    form.wasReloaded = true;
    let downloads = 0;
    form.page.on("download", () => (downloads += 1));
    await form.page.evaluate(() => Object.defineProperty(Crypto.prototype, "subtle", { value: undefined }));
    await form.press(SEAL);
    const said = form.page.locator("#saved");
    await said.getByText(/was not saved.*open the page at its https address/).waitFor();
    assert.equal(downloads, 0, "nothing was saved");
  });
});

test("Sealing 100 kilobytes in Chromium takes less than 50 milliseconds", async (context) => {
  await atTheForm({}, async (form) => {
    form.wasReloaded = true;
    const times = await form.page.evaluate(
      async ([hub, police]) => {
        // The clock of these pages goes in whole milliseconds.
        const ROUNDS = 40;
        const { seal, open, generateKeyPair } = await import(/** @type {any} */ ("./referral-consent/seal.js"));
        const payload = {
          type: "referral",
          answers: { whatHappened: "She said “no”. ".repeat(6400).slice(0, 100_000) },
        };
        const { privateKey } = await generateKeyPair("P-256", "own");
        /** @param {any[]} keys */
        const measure = async (keys) => {
          const start = performance.now();
          for (let round = 0; round < ROUNDS; round += 1) await seal(payload, keys);
          return (performance.now() - start) / ROUNDS;
        };
        const size = new TextEncoder().encode(JSON.stringify(payload)).length;
        const sealed = await seal(payload, [(({ d, ...others }) => others)(privateKey)]);
        const start = performance.now();
        await open(sealed, privateKey);
        const opened = performance.now() - start;
        return {
          size,
          p256: await measure([hub]),
          x25519: await measure([police]),
          both: await measure([hub, police]),
          opened,
        };
      },
      [HUB.publicKey, POLICE.publicKey],
    );
    const { size, opened, ...sealings } = times;
    assert.ok(size >= 100_000);
    for (const [what, time] of Object.entries(sealings)) {
      context.diagnostic(`sealing ${size} bytes (${what}): ${time.toFixed(1)} ms`);
      assert.ok(time > 0 && time < 50, `${what}: ${time} ms`);
    }
    context.diagnostic(`opening it again: ${opened.toFixed(0)} ms`);
  });
});
