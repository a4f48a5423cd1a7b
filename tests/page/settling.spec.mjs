/**
 * The hub checks what it received, settles what it has to settle before acting, and keeps a record of it.
 *
 * @import { Form } from "./support/form.mjs"
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { assertAccessible } from "../support/accessibility.mjs";
import { recordNamed, TODAY } from "../support/cases.mjs";
import { downloaded } from "../support/download.mjs";
import { Keyboard } from "../support/keyboard.mjs";
import { NARROW, WIDE } from "../support/pictures.mjs";
import { sheets } from "../support/print.mjs";
import { digest } from "./support/payload.mjs";
import { atTheHub, drop, FILE, FULL, give, KEY, payloadOf, shown } from "./support/review.mjs";
import { HUB, seal } from "./support/sealing.mjs";

const MAKE = "Make the record of this review";
const WHO = "Who settled it?";
const WHY = "Why?";

/** What was made, once it is saved. @param {Form} form */
async function saved(form) {
  const { name, text } = await downloaded(form.page, () => form.press("Save the review"));
  return { name, json: JSON.parse(text) };
}

/** The question of a duty. @param {Form} form @param {string} duty @param {string} key */
const question = ({ page }, duty, key) => page.locator(`[data-question="/${duty}/${key}"]`);

/**
 * @param {Form} form
 * @param {string} duty
 * @param {{ [key: string]: string }} answers
 */
async function answer(form, duty, answers) {
  for (const [key, said] of Object.entries(answers)) {
    const asked = question(form, duty, key);
    const option = asked.locator(`input[type=radio][value="${said}"]`);
    if ((await option.count()) > 0) await option.check();
    else await asked.locator("input, textarea").first().fill(said);
  }
}

/** A referral with consent, asked of the local authority to override, and so on. @param {object} changes */
function asked(changes) {
  const record = structuredClone(FULL);
  Object.assign(record.override, changes);
  return record;
}

const REASON =
  "The referrer thinks that the father pressed her to say no. Aisha was left alone again last night and is losing weight; " +
  "waiting any longer is likely to end in serious harm.";

test("A file that is as it was made agrees, and one that was changed by hand says where it does not", async () => {
  await atTheHub({}, async (form) => {
    const { page } = form;
    await give(form, FILE, payloadOf(FULL));
    await shown(form);
    assert.equal(await page.locator("#checked [data-checked]").getAttribute("data-checked"), "agrees");

    await page.locator("[data-another]:visible").click();
    const changed = payloadOf(FULL);
    changed.sharing[2].insideMash = true;
    await give(form, FILE, changed);
    await shown(form);
    const found = await page
      .locator("#checked li")
      .evaluateAll((items) => items.map((item) => [item.getAttribute("data-code"), item.getAttribute("data-path")]));
    assert.ok(
      found.some(([code]) => code === "digest.differs"),
      JSON.stringify(found),
    );
    const outside = page.locator('#checked [data-path="/sharing/2/insideMash"]');
    assert.match((await outside.textContent()) ?? "", /What should be there: false\.$/);
    assert.ok(
      found.some(([, path]) => path === "/sharing/2/insideMash"),
      JSON.stringify(found),
    );
    assert.equal(await page.locator("#settling").isVisible(), false, "nothing is settled on a changed file");
    await form.picture("12-hub-changed");
  });
});

test("A refusal that nobody explained is discussed with the referrer, and the decision recorded with its reason", async () => {
  const payload = payloadOf(FULL);
  await atTheHub({}, async (form) => {
    const { page } = form;
    await give(form, FILE, payload);
    await shown(form);
    assert.equal(await page.locator("#settling [data-duty]").count(), 1);
    await form.press(MAKE);
    const alert = page.getByRole("alert");
    await alert.waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.id), "summary");
    assert.equal(await alert.getByRole("link").count(), 4, "with whom, who, whether and why");
    await alert.getByRole("link").first().click();
    assert.match((await page.evaluate(() => document.activeElement?.id)) ?? "", /^discuss-refusal-with-referrer-/);
    await form.picture("12-hub-missing");

    const duty = "discuss-refusal-with-referrer";
    await answer(form, duty, { discussedWith: "Priya Nair, school", decision: "proceed", reason: REASON });
    await answer(form, duty, { clarifiedBy: "Ann Oyelaran, MASH manager" });
    await form.press(MAKE);
    assert.equal(await form.focused(), "The review is ready to save");
    assert.ok((await page.locator("#reviewed").innerText()).includes(REASON));
    assert.ok((await sheets(page)) <= 2, "it prints on two pages");
    await form.picture("12-hub-reviewed");

    const { name, json } = await saved(form);
    assert.equal(name, `review-${payload.id}.json`);
    const { id, createdAt, producer, digest: sealed, ...record } = json;
    assert.match(id, /^[0-9a-f-]{36}$/);
    assert.equal(createdAt.slice(0, 10), TODAY);
    assert.equal(producer.name, "referral-consent");
    assert.equal(sealed.value, digest((({ digest, ...others }) => others)(json)));
    assert.deepEqual(record, {
      "@context": "urn:referral-consent:context:1",
      schema: "urn:referral-consent:review:1",
      payload: { id: payload.id, type: "referral", digest: payload.digest.value },
      handling: payload.handling,
      settled: {
        [duty]: {
          discussedWith: "Priya Nair, school",
          clarifiedBy: "Ann Oyelaran, MASH manager",
          clarifiedOn: TODAY,
          decision: "proceed",
          reason: REASON,
        },
      },
      outcome: "proceed",
    });

    await form.press("Change something");
    assert.equal(await question(form, duty, "reason").locator("textarea").inputValue(), REASON, "every word stays");
  });
});

test("Consent is made sure of before any action; where it was not received, going on needs a reason that stands", async () => {
  await atTheHub({}, async (form) => {
    const { page } = form;
    const duty = "clarify-consent-before-action";
    await give(form, FILE, payloadOf(recordNamed("parent agrees")));
    await shown(form);
    assert.equal(await question(form, duty, "decision").isVisible(), false, "asked only where it was not received");
    await answer(form, duty, {
      result: "not-received",
      decision: "proceed",
      reason: "We know best.",
      clarifiedBy: "Ann",
    });
    await form.press(MAKE);
    await page.getByRole("alert").waitFor();
    assert.deepEqual(
      (await form.findings()).filter(({ severity }) => severity !== "advice").map(({ code }) => code),
      ["review.reason-thin", "review.reason-thin"],
      "beside the question and in the summary",
    );
    await answer(form, duty, { reason: REASON });
    await form.press(MAKE);
    const { json } = await saved(form);
    assert.equal(json.settled[duty].result, "not-received");
    assert.equal(json.outcome, "proceed");

    await form.press("Change something");
    await answer(form, duty, { result: "received" });
    await form.press(MAKE);
    const again = await saved(form);
    assert.deepEqual(
      again.json.settled[duty],
      { clarifiedBy: "Ann", clarifiedOn: TODAY, result: "received" },
      "what is not asked any more is left out",
    );
  });
});

test("Where the local authority is asked to decide, it answers the same questions as the referrer’s own ground", async () => {
  const record = asked({
    ground: "harm-if-sought",
    decision: "asked-of-local-authority",
    decidedBy: undefined,
    decidedOn: undefined,
  });
  Object.assign(record, {
    consent: { sought: false },
    openness: { noticeGiven: false, withheldReason: "Telling the father would put Aisha at risk." },
    sharing: record.sharing.slice(0, 2),
  });
  await atTheHub({}, async (form) => {
    await give(form, FILE, payloadOf(record));
    await shown(form);
    assert.match((await form.page.locator("#first").innerText()) ?? "", /Do not let the family know/);
    const prompts = await question(form, "decide-override", "reason").locator("li").allTextContents();
    assert.ok(
      prompts.some((prompt) => prompt.includes("what do you fear would happen")),
      JSON.stringify(prompts),
    );
    await answer(form, "decide-override", { decision: "do-not-proceed", reason: REASON, clarifiedBy: "Ann" });
    await form.press(MAKE);
    assert.equal(
      await form.page.locator('#reviewed [data-code="review.harm-remains"]').count(),
      1,
      "a caution, no stop",
    );
    assert.equal((await saved(form)).json.outcome, "do-not-proceed");
  });
});

test("Who settled one duty need not be written again for the next", async () => {
  await atTheHub({}, async (form) => {
    const record = recordNamed("life at risk");
    await give(form, FILE, payloadOf(record));
    await shown(form);
    const boxes = form.page.getByRole("textbox", { name: WHO });
    assert.equal(await boxes.count(), 2);
    await boxes.first().fill("Ann Oyelaran");
    await boxes.first().blur();
    assert.equal(await boxes.last().inputValue(), "Ann Oyelaran");
    assert.ok((await form.page.getByRole("textbox", { name: WHY }).count()) >= 1);
  });
});

const EARLIER = "7c0f7f5a-3a6e-4a44-9d8b-0f5a4f9c1d11";

/** @param {object} consent */
const change = (consent) => {
  const record = recordNamed("consent withdrawn afterwards");
  record.referral.previousId = EARLIER;
  Object.assign(record.consent, consent);
  return payloadOf(record);
};

test("A withdrawal opened together with its earlier referral shows what must stop, and the review keeps it", async () => {
  const earlier = payloadOf(recordNamed("parent agrees"), EARLIER);
  await atTheHub({}, async (form) => {
    const { page } = form;
    await give(form, FILE, change({}));
    await shown(form);
    await give(
      form,
      "The earlier referral that this changes",
      payloadOf(recordNamed("parent agrees"), "11111111-3a6e-4a44-9d8b-0f5a4f9c1d11"),
    );
    await page.locator("#stop-said").getByText("The earlier file does not belong to this one.").waitFor();
    // Sealed, as it came at the time.
    await give(form, "The earlier referral that this changes", await seal(earlier, HUB.publicKey));
    await page
      .locator("#earlier-said")
      .getByText(/sealed.*private key, in the same place/)
      .waitFor();
    await give(form, "The earlier referral that this changes", HUB.privateKey);
    await page.locator("#stop-said table").waitFor();
    const rows = await page.locator("#stop-said tbody tr").allTextContents();
    assert.equal(rows.length, earlier.sharing.length);
    for (const row of rows) assert.match(row, /Everything.*Consent is withdrawn/);
    await form.picture("13-hub-stop");

    await answer(form, "stop-relying-on-consent", { clarifiedBy: "Ann" });
    await form.press(MAKE);
    const { json } = await saved(form);
    assert.equal(json.payload.type, "consent-change");
    assert.equal(json.stop.earlier.id, EARLIER);
    assert.equal(json.stop.sharing.length, earlier.sharing.length);
    assert.ok((await page.locator("#reviewed").innerText()).includes("Consent is withdrawn"));
  });
});

for (const [how, inOrder] of /** @type {[string, (pair: any[]) => any[]][]} */ ([
  ["the change first", (pair) => pair],
  ["the earlier referral first", (pair) => [...pair].reverse()],
])) {
  test(`A withdrawal dropped together with its earlier referral, ${how}, is shown with what must stop`, async () => {
    const pair = inOrder([change({}), payloadOf(recordNamed("parent agrees"), EARLIER)]);
    await atTheHub({}, async (form) => {
      const { page } = form;
      await drop(form, ...pair);
      await page.locator("#stop-said table").waitFor();
      assert.match((await form.focused()) ?? "", /^Change of consent/);
      await answer(form, "stop-relying-on-consent", { clarifiedBy: "Ann" });
      await form.press(MAKE);
      const { json } = await saved(form);
      assert.deepEqual([json.payload.type, json.stop.earlier.id], ["consent-change", EARLIER]);

      // Sealed, as they came, and the key after them.
      await page.locator("[data-another]:visible").click();
      await drop(form, ...(await Promise.all(pair.map((payload) => seal(payload, HUB.publicKey)))));
      await page.locator("#said").getByText("One of these files is sealed, or both are").waitFor();
      assert.equal(await page.locator("#decision-view").isVisible(), false);
      await give(form, KEY, HUB.privateKey);
      await page.locator("#stop-said table").waitFor();

      // Half of it sealed, and the key with it.
      await page.locator("[data-another]:visible").click();
      const [one, other] = pair;
      await drop(form, one, await seal(other, HUB.publicKey), HUB.privateKey);
      await page.locator("#stop-said table").waitFor();
    });
  });
}

test("A withdrawal and its earlier referral can be chosen together, without a mouse to drop them", async () => {
  const files = [payloadOf(recordNamed("parent agrees"), EARLIER), change({})].map((payload, index) => ({
    ...{ name: `${index}.json`, mimeType: "application/json", buffer: Buffer.from(JSON.stringify(payload)) },
  }));
  await atTheHub({}, async (form) => {
    await form.page.getByLabel(FILE, { exact: true }).setInputFiles(files);
    await form.page.locator("#stop-said table").waitFor();
  });
});

test("What a limit names and what must stop is said by its name, also of a review that was saved", async () => {
  const earlier = payloadOf(recordNamed("parent agrees"), EARLIER);
  const [{ id, category }] = earlier.information;
  assert.notEqual(id, category, "the referral calls it otherwise");
  const limited = change({ outcome: "limited", limits: { information: [id] }, refusalReason: undefined });
  const limits = (/** @type {Form} */ { page }) =>
    page.locator("#decision dt", { hasText: "They agreed only to" }).locator("xpath=../dd");
  await atTheHub({}, async (form) => {
    const { page } = form;
    await give(form, FILE, limited);
    await shown(form);
    assert.equal(await limits(form).textContent(), `“${id}”`, "nobody can tell what it is");
    await give(form, "The earlier referral that this changes", earlier);
    const stop = page.locator("#stop-said");
    await stop.locator("table").waitFor();
    assert.equal(await limits(form).textContent(), "Names, dates of birth and addresses");
    assert.match((await stop.innerText()) ?? "", /Safeguarding concerns/);
    await answer(form, "stop-relying-on-consent", { clarifiedBy: "Ann" });
    await form.press(MAKE);
    const { json } = await saved(form);

    await page.locator("[data-another]:visible").click();
    await give(form, FILE, json);
    const review = page.locator("#reviewed");
    await review.getByText(`Of the referral ${EARLIER}:`).waitFor();
    const other = earlier.information[1].id;
    assert.match((await review.locator("table").innerText()) ?? "", new RegExp(`“${other}”`));
    await review.getByText("What stands in quotes").waitFor();
    await assertAccessible(page, "a saved review with what must stop");

    for (const pair of [
      [json, earlier],
      [await seal(earlier, HUB.publicKey), json, HUB.privateKey],
    ]) {
      await page.locator("[data-another]:visible").click();
      await drop(form, ...pair);
      await review.getByText(`Of the referral ${EARLIER}, made on 23 November 2026:`).waitFor();
      assert.match((await review.locator("table").innerText()) ?? "", /Safeguarding concerns/);
      assert.equal(await review.getByText("What stands in quotes").count(), 0);
    }

    await page.locator("[data-another]:visible").click();
    await drop(form, json, limited);
    await review.getByText("They agreed only to").waitFor();

    await page.locator("[data-another]:visible").click();
    await drop(form, json, payloadOf(FULL));
    await review.getByText("not one that this review is about").waitFor();
  });
  const referral = recordNamed("parent agrees");
  referral.consent.outcome = "limited";
  referral.consent.limits = { information: referral.information.map((/** @type {any} */ { id }) => id) };
  await atTheHub({}, async (form) => {
    await give(form, FILE, payloadOf(referral));
    await shown(form);
    assert.equal(await limits(form).textContent(), "Names, dates of birth and addresses, Safeguarding concerns");
  });
});

test("Of several files that do not belong together none is opened, and the page says what it did", async () => {
  const referral = payloadOf(FULL);
  const other = payloadOf(recordNamed("parent agrees"), EARLIER);
  const sealed = await Promise.all([referral, other].map((payload) => seal(payload, HUB.publicKey)));
  for (const files of [
    [referral, other],
    [change({}), change({})],
    [change({}), other, referral],
    [referral, "a picture"],
    [...sealed, HUB.privateKey],
    [...sealed, change({}), HUB.privateKey],
  ]) {
    await atTheHub({}, async (form) => {
      await drop(form, ...files);
      const number = files.filter((file) => file !== HUB.privateKey).length;
      await form.page
        .locator("#said")
        .getByText(`You gave ${number} files together. One referral is opened at a time, so none of them was opened.`)
        .waitFor();
      assert.equal(await form.page.locator("#decision-view").isVisible(), false);
    });
  }
});

test("A review that was saved can be opened and read again", async () => {
  const payload = payloadOf(FULL);
  await atTheHub({}, async (form) => {
    await give(form, FILE, payload);
    await shown(form);
    await answer(form, "discuss-refusal-with-referrer", {
      ...{ discussedWith: "Priya Nair", decision: "proceed", reason: REASON, clarifiedBy: "Ann" },
    });
    await form.press(MAKE);
    const { json } = await saved(form);
    await form.page.locator("[data-another]:visible").click();
    await give(form, FILE, json);
    await form.page.getByRole("heading", { name: "A review that was saved" }).waitFor();
    const text = await form.page.locator("#reviewed").innerText();
    const said = ["as it was when it was completed", payload.id, "Priya Nair", REASON, "23 November 2026"];
    for (const words of said) assert.ok(text.includes(words), words);
    assert.equal(await form.page.getByRole("button", { name: "Save the review" }).count(), 0);

    const changed = structuredClone(json);
    changed.settled["discuss-refusal-with-referrer"].decision = "do-not-proceed";
    await form.page.locator("[data-another]:visible").click();
    await give(form, FILE, changed);
    await form.page.getByText("Do not act on it").waitFor();
    assert.deepEqual(
      await form.page.locator("#reviewed [data-code]").evaluateAll((items) => items.map((item) => item.dataset.code)),
      ["completed.digest-differs"],
    );
  });
});

test("A decision not to share that came here by mistake is shown, with nothing to settle", async () => {
  await atTheHub({}, async (form) => {
    await give(form, FILE, payloadOf(recordNamed("a decision not to share")));
    await shown(form);
    assert.equal(await form.page.locator("#settling").isVisible(), false);
  });
});

test("After a file with nothing to settle the next referral can be settled: one that was changed, and a decision not to share", async () => {
  const changed = payloadOf(FULL);
  changed.referrer.name = "Somebody else";
  for (const first of [changed, payloadOf(recordNamed("a decision not to share"))]) {
    await atTheHub({}, async (form) => {
      await give(form, FILE, first);
      await shown(form);
      assert.equal(await form.page.locator("#settling").isVisible(), false);
      await form.page.locator("[data-another]:visible").click();
      await give(form, FILE, payloadOf(FULL));
      await shown(form);
      await answer(form, "discuss-refusal-with-referrer", {
        ...{ discussedWith: "Priya Nair", decision: "proceed", reason: REASON, clarifiedBy: "Ann" },
      });
      await form.press(MAKE);
      assert.equal((await saved(form)).json.outcome, "proceed");
    });
  }
});

for (const size of [NARROW, WIDE]) {
  test(`At ${size.width} pixels axe finds nothing wrong on the hub’s page`, async () => {
    await atTheHub({ size }, async (form) => {
      const { page } = form;
      await page.getByText("Make a new pair of keys").click();
      await assertAccessible(page, "opening");
      await give(form, FILE, "hello");
      await page.locator("#said p").waitFor();
      await assertAccessible(page, "a file that is none");
      await give(form, FILE, payloadOf(FULL));
      await shown(form);
      await form.press(MAKE);
      await page.getByRole("alert").waitFor();
      await assertAccessible(page, "the decision, with messages");
      await answer(form, "discuss-refusal-with-referrer", {
        ...{ discussedWith: "Priya Nair", decision: "proceed", reason: REASON, clarifiedBy: "Ann" },
      });
      await form.press(MAKE);
      await page.locator("#reviewed-view").waitFor();
      await assertAccessible(page, "the review");
      // It is not saved, and that is asked about.
      page.once("dialog", (dialog) => void dialog.accept());
      await page.locator("[data-another]:visible").click();
      await give(form, FILE, change({}));
      await shown(form);
      await give(form, "The earlier referral that this changes", payloadOf(recordNamed("parent agrees"), EARLIER));
      await page.locator("#stop-said table").waitFor();
      await assertAccessible(page, "a change of consent");
    });
  });
}

test("A sealed referral can be opened and settled with the keyboard alone", async () => {
  const sealed = await seal(payloadOf(FULL), HUB.publicKey);
  await atTheHub({}, async (form) => {
    const { page } = form;
    // From now on the browser asks us for files, and not only once the key is pressed already.
    page.on("filechooser", () => {});
    const keyboard = new Keyboard(page);
    /** @param {string} name */
    const tabTo = (name) => keyboard.tabTo(({ label, question }) => label === name || question === name, name);
    /** @param {string} label @param {string} text */
    const choose = async (label, text) => {
      await tabTo(label);
      const [chooser] = await Promise.all([page.waitForEvent("filechooser"), keyboard.press("Enter")]);
      await chooser.setFiles({ name: "file", mimeType: "text/plain", buffer: Buffer.from(text) });
    };
    await keyboard.press("Tab");
    assert.equal(await form.focused(), "Skip to the referral");
    await choose(FILE, sealed);
    await page.getByText("Now choose your private key").waitFor();
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), keyboard.press("Enter")]);
    await chooser.setFiles({ name: KEY, mimeType: "text/plain", buffer: Buffer.from(JSON.stringify(HUB.privateKey)) });
    await shown(form);
    await tabTo("With whom did you discuss it?");
    await keyboard.type("Priya Nair");
    await tabTo("Do you go on?");
    await keyboard.press("Space");
    await tabTo(WHY);
    await keyboard.type(REASON);
    await tabTo(WHO);
    await keyboard.type("Ann Oyelaran");
    await tabTo(MAKE);
    await keyboard.press("Enter");
    assert.equal(await form.focused(), "The review is ready to save");
  });
});

test("What was written in a review is not lost to a file that is dropped, unless that is wanted", async () => {
  await atTheHub({}, async (form) => {
    const { page } = form;
    await give(form, FILE, payloadOf(FULL));
    await shown(form);
    const box = question(form, "discuss-refusal-with-referrer", "reason").locator("textarea");
    await box.fill(REASON);
    let answer = false;
    page.on("dialog", (dialog) => void (answer ? dialog.accept() : dialog.dismiss()));
    const other = payloadOf(recordNamed("parent agrees"));
    await drop(form, other);
    await page.waitForTimeout(200);
    assert.equal(await box.inputValue(), REASON);
    answer = true;
    await drop(form, other);
    await page.getByRole("heading", { name: "Referral", exact: true }).waitFor();
  });
});

test("A review with nothing to settle is kept like any other once it is made", async () => {
  await atTheHub({}, async (form) => {
    const { page } = form;
    await give(form, FILE, payloadOf(recordNamed("police notification")));
    await shown(form);
    assert.equal(await page.locator("#duties .question").count(), 0);
    await form.press(MAKE);
    /** @type {string[]} */
    const asked = [];
    let answer = false;
    page.on("dialog", (dialog) => {
      asked.push(dialog.message());
      void (answer ? dialog.accept() : dialog.dismiss());
    });
    await page.locator("[data-another]:visible").click();
    assert.equal(asked.length, 1);
    assert.match(asked.join(), /not saved/);
    await drop(form, payloadOf(FULL));
    await page.waitForFunction(() => document.getElementById("reviewed-view")?.hidden === false);
    await page.goBack();
    await page.goBack();
    await page.getByText(/^Your review of “.*” is not saved yet\.$/).waitFor();
    await form.press("Go back to it");
    await form.press(MAKE);
    const { json } = await saved(form);
    assert.deepEqual(json.settled, {});
    const before = asked.length;
    await page.locator("[data-another]:visible").click();
    await page.locator("#open-view").waitFor();
    assert.equal(asked.length, before, "what is saved is left unasked");

    // And so is what nobody did anything with.
    await give(form, FILE, payloadOf(recordNamed("police notification")));
    await shown(form);
    await page.locator("[data-another]:visible").click();
    await page.locator("#open-view").waitFor();
    assert.equal(asked.length, before);
  });
});

test("After the browser’s Back what was written is still there, the page says so, and no other file takes it away unasked", async () => {
  await atTheHub({}, async (form) => {
    const { page } = form;
    assert.equal(await page.locator("#still-open").isVisible(), false);
    await give(form, FILE, payloadOf(FULL));
    await shown(form);
    const box = question(form, "discuss-refusal-with-referrer", "reason").locator("textarea");
    await page.goBack();
    await page.locator("#open-view").waitFor();
    assert.equal(await page.locator("#still-open").isVisible(), false, "nothing was written");
    await page.goForward();
    await box.fill(REASON);
    await page.goBack();
    await page.getByText("Your review of “Referral: Aisha Malik” is not saved yet.").waitFor();
    await assertAccessible(page, "a review that is still open");

    /** @type {string[]} */
    const asked = [];
    page.once("dialog", (dialog) => void (asked.push(dialog.message()), dialog.dismiss()));
    const another = page.waitForEvent("dialog");
    await give(form, FILE, payloadOf(recordNamed("parent agrees")));
    await another;
    assert.match(asked.join(), /not saved/);
    await form.press("Go back to it");
    assert.equal(await form.focused(), "Referral: Aisha Malik");
    assert.equal(await box.inputValue(), REASON);

    await page.goBack();
    page.once("dialog", (dialog) => void dialog.accept());
    await give(form, FILE, payloadOf(recordNamed("parent agrees")));
    await page.getByRole("heading", { name: "Referral", exact: true }).waitFor();
    await page.goBack();
    assert.equal(await page.locator("#still-open").isVisible(), false, "it was left");
  });
});

test("A file that is none leaves what is shown as it is, and the page says what is wrong with it", async () => {
  await atTheHub({ size: NARROW }, async (form) => {
    const { page } = form;
    await give(form, FILE, payloadOf(FULL));
    await shown(form);
    const box = question(form, "discuss-refusal-with-referrer", "reason").locator("textarea");
    await box.scrollIntoViewIfNeeded();
    const beside = page.locator("#beside");
    for (const [file, wanted] of /** @type {[any, RegExp][]} */ ([
      ["a picture", /no referral and no sealed file/],
      [HUB.publicKey, /This is a public key/],
      [{ type: "unchecked-record", record: {} }, /could not check them/],
      [{ schema: "urn:referral-consent:payload:1" }, /cannot be shown/],
      [{ schema: "urn:referral-consent:review:1" }, /cannot be shown/],
    ])) {
      await drop(form, file);
      await beside.getByText(wanted).waitFor();
      const { y } = (await beside.boundingBox()) ?? { y: -1 };
      assert.ok(y >= 0 && y < NARROW.height, `it is in sight, at ${y}`);
      assert.ok(await page.getByRole("heading", { name: "Referral: Aisha Malik" }).isVisible());
    }
    assert.equal(await beside.getAttribute("role"), "status", "it is read out");
    await box.fill(REASON);
    await drop(form, "a picture");
    await beside.getByText(/no referral/).waitFor();
    assert.equal(await box.inputValue(), REASON, "and nobody is asked to leave what they wrote");
    await assertAccessible(page, "a file that is none beside a referral");

    // A referral takes its place, once that is wanted; what was said is gone with it.
    page.once("dialog", (dialog) => void dialog.accept());
    await drop(form, payloadOf(recordNamed("parent agrees")));
    await page.getByRole("heading", { name: "Referral", exact: true }).waitFor();
    assert.equal(await beside.textContent(), "");
    // So does one that is sealed, for which the key is asked where files are opened.
    await drop(form, await seal(payloadOf(FULL), HUB.publicKey));
    await page.locator("#said").getByText("Now choose your private key").waitFor();
  });
});

test("A file that is none leaves what must stop as it is", async () => {
  await atTheHub({}, async (form) => {
    const { page } = form;
    await drop(form, change({}), payloadOf(recordNamed("parent agrees"), EARLIER));
    await page.locator("#stop-said table").waitFor();
    await give(form, "The earlier referral that this changes", "a picture");
    await page
      .locator("#earlier-said")
      .getByText(/no referral/)
      .waitFor();
    assert.equal(await page.locator("#stop-said table").isVisible(), true);
    await answer(form, "stop-relying-on-consent", { clarifiedBy: "Ann" });
    await form.press(MAKE);
    assert.equal((await saved(form)).json.stop.earlier.id, EARLIER);
  });
});

test("A record that was made before the earlier referral was added is not saved, and is to be made again", async () => {
  await atTheHub({}, async (form) => {
    const { page } = form;
    await give(form, FILE, change({}));
    await shown(form);
    await answer(form, "stop-relying-on-consent", { clarifiedBy: "Ann" });
    await form.press(MAKE);
    await saved(form);
    await page.goBack();
    await give(form, "The earlier referral that this changes", payloadOf(recordNamed("parent agrees"), EARLIER));
    await page.locator("#stop-said table").waitFor();
    await page.goForward();
    await page.locator("#beside").getByText("Make the record again").waitFor();
    assert.equal(await page.getByRole("button", { name: "Save the review" }).isVisible(), false);
    assert.match((await form.focused()) ?? "", /^Change of consent/);

    page.once("dialog", (dialog) => void dialog.dismiss());
    const asked = page.waitForEvent("dialog");
    await page.locator("[data-another]:visible").click();
    await asked;
    await form.press(MAKE);
    assert.equal(await page.locator("#beside").textContent(), "");
    assert.equal((await saved(form)).json.stop.earlier.id, EARLIER);
  });
});

test("After a wrong earlier file the record has nothing of what the right one had to stop", async () => {
  const other = payloadOf(recordNamed("parent agrees"), "11111111-3a6e-4a44-9d8b-0f5a4f9c1d11");
  const changed = payloadOf(recordNamed("parent agrees"), EARLIER);
  changed.referrer.name = "Somebody else";
  for (const wrong of [other, changed]) {
    await atTheHub({}, async (form) => {
      const { page } = form;
      await drop(form, change({}), payloadOf(recordNamed("parent agrees"), EARLIER));
      await page.locator("#stop-said table").waitFor();
      await give(form, "The earlier referral that this changes", wrong);
      await page.locator("#stop-said .message").first().waitFor();
      assert.equal(await page.locator("#stop-said table").count(), 0);
      await answer(form, "stop-relying-on-consent", { clarifiedBy: "Ann" });
      await form.press(MAKE);
      assert.equal((await saved(form)).json.stop, undefined);
    });
  }
});
