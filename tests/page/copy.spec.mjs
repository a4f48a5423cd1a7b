/**
 * The referrer’s own copy: one file for the agency’s records, to be read and printed anywhere.
 *
 * @import { Form } from "./support/form.mjs"
 */
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";

import { atTheForm, close, NARROW, WIDE } from "./support/form.mjs";
import { CONCERNS, writeChild, writeConcern, writeConsentedReferral, writeReferrer } from "./support/referral.mjs";

after(close);

/**
 * Saves the copy, opens it as a file in a tab of its own, and holds what every copy has to be.
 *
 * @param {Form} form
 * @param {any} json the file that it is a copy of
 * @param {string} picture
 * @returns {Promise<string>} what can be read on it
 */
async function readCopy(form, json, picture) {
  const [download] = await Promise.all([form.page.waitForEvent("download"), form.press("Save a copy to keep")]);
  assert.match(download.suggestedFilename(), /^referral-.*\.html$/);
  const html = await readFile(await download.path(), "utf8");
  assert.doesNotMatch(
    html,
    /<script|<link|<img|<iframe|\son\w+=|javascript:|url\(/i,
    "nothing in it runs or is loaded",
  );

  form.wasReloaded = true;
  const file = join(tmpdir(), `copy-${process.pid}.html`);
  await writeFile(file, html);
  const context = await form.page.context().browser()?.newContext({ javaScriptEnabled: true });
  assert.ok(context);
  try {
    const copy = await context.newPage();
    /** @type {string[]} */
    const requests = [];
    copy.on("request", (request) => requests.push(request.url()));
    for (const size of [NARROW, WIDE]) {
      await copy.setViewportSize(size);
      await copy.goto(pathToFileURL(file).href);
      const { violations } = await new AxeBuilder({ page: copy }).setLegacyMode().analyze();
      assert.deepEqual(
        violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
        [],
      );
      await copy.screenshot({ path: `tests/screenshots/${picture}-${size.width}.png`, fullPage: true });
    }
    assert.deepEqual(new Set(requests), new Set([pathToFileURL(file).href]), "it loads nothing");
    const data = (await copy.locator("pre").textContent()) ?? "";
    assert.deepEqual(JSON.parse(data), json, "the data is in it, whole");
    const pdf = (await copy.pdf({ preferCSSPageSize: true })).toString("latin1");
    const pages = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    assert.ok(pages >= 1 && pages <= 2, `it prints on ${pages} pages`);
    return (await copy.locator("main").innerText()).replace(/\s+/g, " ");
  } finally {
    await context.close();
  }
}

test("The agency keeps a copy of a referral that anybody can read and print, with the data in it", async () => {
  await atTheForm({}, async (form) => {
    await writeConsentedReferral(form);
    await form.checkReady();
    const { json } = await form.save();
    const said = await readCopy(form, json, "10-copy");
    for (const words of ["Aisha Malik", CONCERNS, "Children's social care", json.id, json.digest.value]) {
      assert.ok(said.includes(words), words);
    }
    assert.match(said, /referrer’s own copy/);
  });
});

test("A decision not to share has a copy too, with the reason and the child’s name, which its data does not carry", async () => {
  await atTheForm({}, async (form) => {
    await writeReferrer(form);
    await writeChild(form);
    await writeConcern(form);
    await form.choose("Will you share the information?", "No, do not share it");
    const reason = "The parents refused; the school keeps offering breakfast and reviews it in two weeks.";
    await form.write("Why did you decide not to share?", reason);
    await form.checkReady();
    const { json } = await form.save();
    const said = await readCopy(form, json, "10-copy-not-shared");
    assert.match(said, /It is not sent to anybody/);
    for (const words of [reason, "Aisha Malik", "Priya Nair"]) assert.ok(said.includes(words), words);
  });
});

test("Whatever is written, a copy only shows it", async () => {
  await atTheForm({}, async (form) => {
    await writeConsentedReferral(form);
    const nasty = `</style></pre><script>document.title = "run"</script><img src=x onerror=alert(1)> hungry every day of the week`;
    await form.write("What are you worried about?", nasty);
    await form.checkReady();
    const { json } = await form.save();
    const [download] = await Promise.all([form.page.waitForEvent("download"), form.press("Save a copy to keep")]);
    const html = await readFile(await download.path(), "utf8");
    form.wasReloaded = true;
    const context = await form.page.context().browser()?.newContext();
    const copy = await context?.newPage();
    await copy?.setContent(html);
    assert.match((await copy?.title()) ?? "", /^Copy of a referral/);
    assert.equal(await copy?.locator("script, img").count(), 0);
    assert.deepEqual(JSON.parse((await copy?.locator("pre").textContent()) ?? ""), json);
    await context?.close();
  });
});

test("Answers that were not checked have a copy that says so", async () => {
  const before = (/** @type {import("playwright-core").Page} */ page) =>
    page.route("**/*.wasm", (route) => route.fulfill({ status: 404 }));
  await atTheForm({ before, expected: /Failed to load resource/ }, async (form) => {
    await writeReferrer(form);
    await form.write("What are you worried about?", CONCERNS);
    await form.press("Check my answers");
    await form.press("Make the file, marked as not checked");
    const { json } = await form.download();
    const said = await readCopy(form, json, "10-copy-not-checked");
    assert.match(said, /Answers that were not checked/);
    assert.ok(said.includes(CONCERNS));
  });
});
