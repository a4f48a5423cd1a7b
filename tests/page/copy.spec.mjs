/**
 * The referrer’s own copy: one file for the agency’s records, to be read and printed anywhere.
 *
 * @import { Form } from "./support/form.mjs"
 */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

import { assertAccessible } from "../support/accessibility.mjs";
import { downloaded } from "../support/download.mjs";
import { policy } from "../support/cases.mjs";
import { missing, RULES, TOLD } from "../support/missing.mjs";
import { NARROW, picture, WIDE } from "../support/pictures.mjs";
import { sheets } from "../support/print.mjs";
import { CONCERNS, writeChild, writeConcern, writeConsentedReferral, writeReferrer } from "../support/referral.mjs";
import { atTheForm } from "./support/form.mjs";
import { withPolicy } from "./support/review.mjs";

const COPY = "Save a copy to keep";

/**
 * Saves the copy, opens it as a file in a tab of its own, and holds what every copy has to be.
 *
 * @param {Form} form
 * @param {any} json the file that it is a copy of
 * @param {string} name of its pictures
 * @returns {Promise<string>} what can be read on it
 */
async function readCopy(form, json, name) {
  const { name: saved, text: html } = await downloaded(form.page, () => form.press(COPY));
  assert.match(saved, /^referral-.*\.html$/);
  assert.doesNotMatch(
    html,
    /<script|<link|<img|<iframe|\son\w+=|javascript:|url\(/i,
    "nothing in it runs or is loaded",
  );

  form.wasReloaded = true;
  const folder = await mkdtemp(join(tmpdir(), "referral-consent-copy-"));
  const file = join(folder, saved);
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
      await assertAccessible(copy, "the copy");
      await picture(copy, `${name}-${size.width}`);
    }
    assert.deepEqual(new Set(requests), new Set([pathToFileURL(file).href]), "it loads nothing");
    const data = (await copy.locator("pre").textContent()) ?? "";
    assert.deepEqual(JSON.parse(data), json, "the data is in it, whole");
    const pages = await sheets(copy);
    assert.ok(pages >= 1 && pages <= 2, `it prints on ${pages} pages`);
    return (await copy.locator("main").innerText()).replace(/\s+/g, " ");
  } finally {
    await context.close();
    await rm(folder, { recursive: true });
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

test("What an agency’s form asks beyond ours is on the copy too", async () => {
  const own = { ...policy, fields: { ...policy.fields, speaksAtHome: "identity" } };
  await atTheForm({ before: withPolicy(own) }, async (form) => {
    await form.page.evaluate(() => {
      const more =
        '<div class="question" data-question="/answers/speaksAtHome" data-type="text">' +
        '<label for="speaks">Languages</label><input type="text" id="speaks" name="/answers/speaksAtHome" /></div>';
      document.getElementById("answers-gp")?.parentElement?.insertAdjacentHTML("afterend", more);
    });
    await writeConsentedReferral(form);
    await form.write("Languages", "Urdu");
    await form.checkReady();
    const { json } = await form.save();
    assert.equal(json.answers.speaksAtHome, "Urdu");
    assert.match(await readCopy(form, json, "10-copy-more"), /The rest of the form Speaks at home Urdu/);
  });
});

test("The copy says what is part of criminal proceedings, and what may not be passed on", async () => {
  await atTheForm({}, async (form) => {
    await writeConsentedReferral(form);
    const concerns = form.page.locator('[data-entry="concerns"]');
    await concerns.getByRole("combobox").selectOption({ label: "Police" });
    for (const [member, value] of [
      ["permission", "refused"],
      ["criminalProceedings", "true"],
      ["cpiaPermission", "not-sought"],
    ]) {
      await concerns.locator(`[data-member="${member}"] input[value="${value}"]`).check();
    }
    await form.checkReady();
    const { json } = await form.save();
    const said = await readCopy(form, json, "10-copy-proceedings");
    const note =
      "from Police, who refused to let it be passed on; part of criminal proceedings: nobody has asked for permission to leave the MASH";
    assert.ok(said.includes(`Safeguarding concerns (${note})`), said);
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
    const { text: html } = await downloaded(form.page, () => form.press(COPY));
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
  await atTheForm({ before: missing(RULES), expected: TOLD }, async (form) => {
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
