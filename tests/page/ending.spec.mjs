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
    await form.write("Child’s full name", "Aisha Malik");
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

/** What each of the buttons at the end is called that is the first to press. @param {Form} form */
const firstButtons = ({ page }) => page.locator("#outcome-view button.primary:visible").allTextContents();

test("A decision not to share is not called recorded before it is saved, and its copy is the first thing to press", async () => {
  await atTheForm({}, async (form) => {
    await writeReferrer(form);
    await writeChild(form);
    await writeConcern(form);
    await form.choose("Will you share the information?", "No, do not share it");
    await form.write("Why did you decide not to share?", "The school offers breakfast and reviews it in two weeks.");
    await form.checkReady();
    await form.press("These are right: make the file");
    assert.equal(await form.focused(), "Your decision not to share is ready to save");
    assert.match(await textOf(form, "#outcome-next"), /Nothing is kept until you do\./);
    assert.deepEqual(await firstButtons(form), ["Save a copy to keep"]);
    await form.page.keyboard.press("Tab");
    assert.equal(await form.focused(), "Save a copy to keep", "it comes first on the way too");
    assert.ok(await form.page.getByRole("button", { name: "Download the file", exact: true }).isVisible());

    await downloaded(form.page, () => form.press("Save a copy to keep"));
    await form.press("Make another");
    assert.equal(await form.focused(), "Refer a child to the MASH", "what stays is saved with its copy");
  });
});

test("Whoever saved only their own copy of a referral is asked before it is wiped for another", async () => {
  await atTheForm({}, async (form) => {
    await writeConsentedReferral(form);
    await form.checkReady();
    await form.press("These are right: make the file");
    assert.deepEqual(await firstButtons(form), ["Download the file to send"]);
    await downloaded(form.page, () => form.press("Save a copy to keep"));
    await form.press("Make another");
    await form.press("Keep my answers");
    await form.download();
    await form.press("Make another");
    assert.equal(await form.focused(), "Refer a child to the MASH");
  });
});

test("The end says whom to phone where the hub has to talk a decision over with the referrer", async () => {
  const phone =
    "Phone Exampleshire Council on 01632 960001 (out of hours 01632 960999) now: they have to talk this over";
  await atTheForm({}, async (form) => {
    await writeConsentedReferral(form);
    await form.checkReady();
    await form.save();
    assert.ok(!(await textOf(form, "#outcome-next")).includes("talk this over"));
    await form.press("Change an answer");
    await form.choose("Did you ask for consent?", "No");
    await form.choose("Why can this go on without consent?", "Asking would put the child at risk of significant harm");
    await form.choose("Was the privacy notice given to the family?", "No");
    await form.write("Why was the privacy notice not given?", "Telling the father would alert him.");
    await form.tick("What is getting worse, or likely to?", "Risk");
    await form.write("How is it getting worse for this child?", "Threats began this week and are now daily.");
    await form.write(
      "Your reasons for going on without consent",
      "The father has threatened to take Aisha abroad tonight if anyone asks questions about her.",
    );
    await form.group("Has the decision to go on without consent been made?").getByRole("radio").last().check();
    await form.checkReady();
    const { json } = await form.save();
    assert.ok(json.handling.includes("decide-override"));
    assert.ok((await textOf(form, "#outcome-next")).startsWith(phone));
    assert.equal(await form.page.locator("#outcome-next a[href='tel:01632960999']").count(), 1);
  });
});

test("With a life at risk the end gives the number for out of hours too", async () => {
  await atTheForm({}, async (form) => {
    await writeLifeAtRisk(form);
    await form.checkReady();
    await form.save();
    assert.match(
      await textOf(form, "#outcome-next"),
      /^A life is at risk: phone 999 first\. Then tell Exampleshire Council on 01632 960001 \(out of hours 01632 960999\) that this is coming, and talk it over with them\./,
    );
  });
});

test("With a life at risk an age that cannot be is not told", async () => {
  await atTheForm({}, async (form) => {
    await writeLifeAtRisk(form);
    await form.date("Child’s date of birth", "2062-05-14");
    await form.checkReady();
    await form.save();
    const said = await textOf(form, "#outcome");
    assert.match(said, /Born 14 May 2062 /);
    assert.doesNotMatch(said, /null|aged/);
  });
});

test("Whoever goes back from the check to change one answer can check again right there", async () => {
  await atTheForm({}, async (form) => {
    const { page } = form;
    await writeConsentedReferral(form);
    await form.checkReady();
    await form.press("Change – What are you worried about?");
    const again = page.getByRole("button", { name: "Check my answers" });
    assert.equal(await again.count(), 2);
    await page.keyboard.press("Tab");
    assert.equal(await form.focused(), "Check my answers", "it comes next");
    await form.write("What are you worried about?", "");
    await again.first().click();
    await page.getByRole("alert").waitFor();
    await form.write("What are you worried about?", CONCERNS);
    await again.first().click();
    await page.getByRole("heading", { name: "Check your answers", level: 1 }).waitFor();
    await form.press("Back to the form");
    assert.equal(await again.count(), 1, "only where one answer is to be changed");
  });
});

test("With a life at risk the file can be made at the top of the check, before all the answers", async () => {
  await atTheForm({}, async (form) => {
    const { page } = form;
    const make = page.getByRole("button", { name: "These are right: make the file" });
    await writeConsentedReferral(form);
    await form.checkReady();
    assert.equal(await make.count(), 1);
    await form.press("Back to the form");
    await form.choose("Is a life at risk now?", "Yes");
    await form.write("Your role", "");
    await form.checkReady();
    assert.equal(await make.count(), 2);
    const [top, answers] = await Promise.all([make.first().boundingBox(), page.locator("#answers").boundingBox()]);
    assert.ok(top && answers && top.y + top.height <= answers.y);
    const ids = await page.locator("[id]").evaluateAll((all) => all.map(({ id }) => id));
    assert.equal(new Set(ids).size, ids.length, "no id is there twice");
    await make.first().click();
    assert.equal(await form.focused(), "Your referral is ready to send");
  });
});

test("“No, or they have agreed again since” is shown as the answer that it is", async () => {
  await atTheForm({}, async (form) => {
    await writeConsentedReferral(form);
    const asked = "Has anything important changed since they agreed?";
    const answer = form.page.locator("#answers > dl > div").filter({ hasText: asked }).locator("dd").first();
    await form.checkReady();
    assert.equal(await answer.innerText(), "Not answered");
    await form.press("Back to the form");
    await form.choose(asked, "No, or they have agreed again since");
    await form.checkReady();
    assert.equal(await answer.innerText(), "No, or they have agreed again since");
  });
});

test("A child of one year is said to be aged 1, and whoever guesses the age of a baby knows to write 0", async () => {
  await atTheForm({}, async (form) => {
    await writeLifeAtRisk(form);
    const guess = form.page.getByRole("textbox", { name: "About how old is the child?" });
    assert.match(
      await guess.evaluate((box) => /** @type {any} */ (box).parentElement.innerText),
      /0 for a baby under 1/,
    );
    await form.write("About how old is the child?", "0");
    await form.checkReady();
    await form.save();
    assert.match(await textOf(form, "#outcome"), /Child Aged about 0/);
    await form.press("Change an answer");
    await form.date("Child’s date of birth", "2025-11-01");
    await form.checkReady();
    await form.save();
    assert.match(await textOf(form, "#outcome"), /Born 1 November 2025, aged 1 /);
  });
});
