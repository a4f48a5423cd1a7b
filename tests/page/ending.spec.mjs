/**
 * What the check and the end of the form say: whom it is about, what goes and what stays, and whom to phone.
 *
 * @import { Form } from "./support/form.mjs"
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { downloaded } from "../support/download.mjs";
import { CONCERNS, writeChild, writeConcern, writeConsentedReferral, writeReferrer } from "../support/referral.mjs";
import { atTheForm } from "./support/form.mjs";
import { atTheHub, FILE, FULL, give, payloadOf, shown } from "./support/review.mjs";

const NOT_IN_FILE = "Not in the file. Tell the hub who the child is.";
const UNNAMED = "You have not named the child.";

/** A life at risk, with as little as can go. @param {Form} form */
async function writeLifeAtRisk(form) {
  await form.choose("Is a life at risk now?", "Yes");
  await form.write("Your name", "Priya Nair");
  await form.write("How can we reach you?", "01632 960100");
  await form.write("What are you worried about?", CONCERNS);
}

/** What can be read in a place. @param {Form} form @param {string} place */
const textOf = async ({ page }, place) => (await page.locator(place).innerText()).replace(/\s+/g, " ");

test("Where the child’s name does not go with the file, the check, the end and the copy all say so", async () => {
  await atTheForm({}, async (form) => {
    await writeLifeAtRisk(form);
    await form.write("Child’s full name", "Aisha Malik");
    await form.checkReady();
    assert.ok((await textOf(form, "#check-notes")).includes(NOT_IN_FILE));
    const { json } = await form.save();
    assert.equal(json.answers?.childName, undefined);
    assert.ok((await textOf(form, "#outcome")).includes(`Aisha Malik ${NOT_IN_FILE}`));
    const { text: copy } = await downloaded(form.page, () => form.press("Save a copy to keep"));
    assert.ok(copy.includes(NOT_IN_FILE));

    await form.press("Change an answer");
    const identity = "Names, dates of birth and addresses";
    await form.tick("What are you sharing?", identity);
    await form.recipient(1, { to: "Police", purpose: "To keep the child safe", what: [identity] });
    await form.checkReady();
    assert.ok(!(await textOf(form, "#check-notes")).includes(NOT_IN_FILE));
    assert.equal((await form.save()).json.answers.childName, "Aisha Malik");
    assert.ok(!(await textOf(form, "#outcome")).includes(NOT_IN_FILE));
  });
});

test("A referral that names no child can go, but the check says that the hub may not find them", async () => {
  await atTheForm({}, async (form) => {
    await writeConsentedReferral(form);
    await form.checkReady();
    assert.ok(!(await textOf(form, "#check-notes")).includes(UNNAMED));
    await form.press("Back to the form");
    await form.write("Child’s full name", " ");
    await form.checkReady();
    assert.ok((await textOf(form, "#check-notes")).includes(`${UNNAMED} The hub may not find them.`));
  });
});

test("The name of a child whose record stays with the agency is on its copy, with nothing to tell the hub", async () => {
  await atTheForm({}, async (form) => {
    await writeReferrer(form);
    await writeConcern(form);
    await form.choose("Will you share the information?", "No, do not share it");
    await form.write("Why did you decide not to share?", "The school offers breakfast and reviews it in two weeks.");
    await form.write("About how old is the child?", "10");
    await form.checkReady();
    assert.ok(!(await textOf(form, "#check-notes")).includes(UNNAMED));
    await form.press("Back to the form");
    await writeChild(form);
    await form.checkReady();
    await form.save();
    const said = await textOf(form, "#outcome");
    assert.ok(said.includes("Aisha Malik") && !said.includes(NOT_IN_FILE), said);
  });
});

test("The fuller account stands beside the concern wherever the file that carries it is read", async () => {
  const account = "On Friday she said: “I have not eaten since yesterday.” Mrs Cole was there.";
  await atTheForm({}, async (form) => {
    await writeConsentedReferral(form);
    await form.write("Fuller account of what happened", account);
    await form.checkReady();
    const { json } = await form.save();
    assert.equal(json.answers.whatHappened, account);
    assert.ok((await textOf(form, "#outcome")).includes(`Fuller account ${account} Level`));
    const { text: copy } = await downloaded(form.page, () => form.press("Save a copy to keep"));
    assert.ok(copy.includes(`<dt>Fuller account</dt><dd><p>${account}`));
  });
  await atTheHub({}, async (form) => {
    await give(form, FILE, payloadOf({ ...FULL, answers: { ...FULL.answers, whatHappened: account } }));
    await shown(form);
    assert.ok((await textOf(form, "#decision-view")).includes(account));
  });
});

test("A decision not to share asks for the child’s name, and for nothing else that its record would drop", async () => {
  const own = ["Child’s address", "School, college or nursery", "GP practice", "Fuller account of what happened"];
  await atTheForm({}, async (form) => {
    const box = (/** @type {string} */ name) => form.page.getByRole("textbox", { name, exact: true });
    await writeChild(form);
    await form.choose("Will you share the information?", "No, do not share it");
    for (const name of own) assert.equal(await box(name).count(), 0, name);
    assert.equal(await box("Child’s full name").inputValue(), "Aisha Malik");
    await form.choose("Will you share the information?", "Yes, share it");
    for (const name of own) assert.equal(await box(name).count(), 1, name);
    assert.equal(await box("GP practice").inputValue(), "Mill Lane Surgery", "what was written is still there");
  });
});
