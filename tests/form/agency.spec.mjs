/**
 * The rules and an agency's own page, which neither may disturb.
 *
 * @import { Page } from "playwright-core"
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { atPage, hidden, sent } from "./support/page.mjs";

/** The other form has no policy, and says so. */
const expected = /no-such|put right in this form/;

const RATIONALE =
  "Police are collecting evidence about the father. If he heard of this he would destroy it and warn others tonight.";

/** @param {Page} page */
async function answer(page) {
  await page.getByLabel("Child’s name").fill("Aisha Malik");
  await page.getByLabel("Yes").check();
  await page.getByLabel("What did they say?").selectOption("Agreed");
  await page.getByText("About you").click();
  await page.getByLabel("How can we reach you?").fill("01632 960100");
}

/** @param {Page} page */
const press = (page) => page.getByRole("button", { name: "Send", exact: true }).click();

/** @param {Page} page */
const summary = (page) => page.locator("#main .rc-summary");

test("Fields called submit, id, elements, action, hidden and children are in nobody’s way", async () => {
  await atPage("agency.html", { expected }, async (page) => {
    await answer(page);
    await press(page);
    const fields = await sent(page);
    assert.equal(JSON.parse(fields["referral-consent"]).consent.outcome, "given");
    assert.equal(fields.children, "Aisha Malik");
    assert.equal(fields.elements, "e");
  });
});

test("The agency’s own submit handler runs only when nothing stands in the way, and finds the payload", async () => {
  await atPage("agency.html?fetch", { expected }, async (page) => {
    const submits = () =>
      page.evaluate(() =>
        /** @type {any} */ (window).heard.filter((/** @type {string[]} */ [name]) => name === "submit"),
      );
    await press(page);
    assert.equal((await submits()).length, 0);
    await answer(page);
    await press(page);
    const [ours, theirs] = await submits();
    const written = JSON.parse(theirs[1]["referral-consent"]);
    assert.equal(written.type, "referral");
    assert.deepEqual(written, ours[2].payload, "the event and the form carry the same");
  });
});

test("What the agency requires is listed with the rest, in the order of the form, and marked like it", async () => {
  await atPage("agency.html", { expected }, async (page) => {
    await page.getByLabel("Case number").fill("twelve");
    await press(page);
    assert.deepEqual(await summary(page).getByRole("link").allTextContents(), [
      "Child’s name: Please fill out this field.",
      "Case number: Please match the requested format. Digits only",
      "You have not yet said whether you asked for consent.",
      "“How can we reach you?” is not answered yet.",
    ]);
    assert.equal(await page.getByLabel("Child’s name").getAttribute("aria-invalid"), "true");
    await page.getByLabel("Case number").fill("12");
    await summary(page).getByText("Case number").waitFor({ state: "detached" });
  });
});

test("A link of the summary opens what hides its answer, and goes to the choice that reveals it", async () => {
  await atPage("agency.html", { expected }, async (page) => {
    await press(page);
    await summary(page).getByRole("link", { name: "How can we reach you?" }).click();
    assert.equal(await page.evaluate(() => document.activeElement?.id), "contact");
    await page.getByLabel("Yes").check();
    await press(page);
    await page.evaluate(() => document.getElementById("yes-part")?.classList.add("conditional-hidden"));
    await summary(page)
      .getByRole("link", { name: "You have not yet recorded what came of asking" })
      .or(summary(page).getByRole("link").nth(1))
      .first()
      .click();
    assert.equal(await page.evaluate(() => document.activeElement?.id), "asked-yes");
  });
});

test("A question within the choice of another does not keep that from being hidden whole", async () => {
  await atPage("agency.html", { expected }, async (page) => {
    await page.getByLabel("No", { exact: true }).check();
    assert.equal(await page.getByLabel("Your reasons").isVisible(), false);
    await page.getByLabel("Why not?").selectOption("aims-compromised");
    assert.equal(await page.getByLabel("Your reasons").isVisible(), true);
    assert.match(String(await page.locator(".rc-rationale").textContent()), /Say what asking would put at risk\./);
    assert.equal(await page.locator(".rc-rationale").getAttribute("aria-live"), "polite");
    await page.getByLabel("Your reasons").fill(RATIONALE);
    await page.getByText("That is enough if the questions are answered.").waitFor();
  });
});

test("A field that comes later is read, and hidden while it is not asked; one that goes is forgotten", async () => {
  await atPage("agency.html", { expected }, async (page) => {
    await answer(page);
    await page.evaluate(() => {
      const place = /** @type {HTMLElement} */ (document.getElementById("ajax"));
      place.innerHTML = '<p id="late"><label>Why did they refuse? <input name="refusal"></label></p>';
    });
    await page.locator("[name=refusal]:disabled").waitFor({ state: "attached" });
    await page.getByLabel("What did they say?").selectOption("Refused");
    await page.getByLabel("Why did they refuse?").fill("No reason given.");
    const record = () => page.evaluate(async () => (await /** @type {any} */ (window).attaching[0]).record.consent);
    assert.equal((await record()).refusalReason, "No reason given.");
    await page.evaluate(() => document.getElementById("late")?.remove());
    await page.waitForFunction(async () => {
      const { record } = await /** @type {any} */ (window).attaching[0];
      return record.consent.refusalReason === undefined;
    });
  });
});

test("A form that starts again is read again, and nothing is wrong with it yet", async () => {
  await atPage("agency.html", { expected }, async (page) => {
    await page.getByLabel("No", { exact: true }).check();
    await press(page);
    assert.equal(await summary(page).count(), 1);
    await page.getByRole("button", { name: "Start again" }).click();
    await summary(page).waitFor({ state: "detached" });
    assert.equal(await page.title(), "Refer a child");
    const asked = await page.evaluate(
      async () => (await /** @type {any} */ (window).attaching[0]).record.consent?.sought,
    );
    assert.equal(asked, undefined);
  });
});

test("One form with a fault does not stop another, and is sent all the same", async () => {
  await atPage("agency.html", { expected }, async (page) => {
    const states = await page.evaluate(async () =>
      (await Promise.all(/** @type {any} */ (window).attaching)).map(({ state, reason }) => [state, reason]),
    );
    assert.deepEqual(states, [
      ["checking", undefined],
      ["not-checked", "policy-missing"],
    ]);
    await page.getByLabel("Something else").fill("x");
    await page.getByRole("button", { name: "Send the other" }).click();
    const fields = await sent(page);
    assert.equal(JSON.parse(fields["referral-consent"]).reason, "policy-missing");
    assert.equal(fields.else, "x");
  });
});

test("A form is attached once, works when it is moved, and can be attached again when it was detached", async () => {
  await atPage("agency.html", { expected }, async (page) => {
    const same = await page.evaluate(async () => {
      const { attach, attaching, options } = /** @type {any} */ (window);
      const form = /** @type {HTMLElement} */ (document.getElementById("main"));
      const first = await attaching[0];
      const same = (await attach(form, options)) === first;
      const parent = /** @type {HTMLElement} */ (form.parentElement);
      form.remove();
      await new Promise((done) => setTimeout(done, 50));
      parent.append(form);
      return same;
    });
    assert.ok(same);
    await press(page);
    assert.equal(await summary(page).count(), 1);
    await page.evaluate(async () => {
      const { attach, attaching, options } = /** @type {any} */ (window);
      (await attaching[0]).detach();
      attaching[0] = attach(document.getElementById("main"), options);
      await attaching[0];
    });
    assert.equal(await summary(page).count(), 0);
    await answer(page);
    await press(page);
    assert.equal(JSON.parse((await sent(page))["referral-consent"]).type, "referral");
  });
});

test("A script that puts the form together, or sends it, does so with what is true at that time", async () => {
  await atPage("agency.html", { expected }, async (page) => {
    const put = () =>
      page.evaluate(() => {
        const form = /** @type {HTMLFormElement} */ (document.querySelector("form"));
        return JSON.parse(String(new FormData(form).get("referral-consent")));
      });
    assert.deepEqual(await put(), { status: "not-checked", reason: "not-asked", detail: "incomplete" });
    await answer(page);
    const first = await put();
    assert.equal(first.type, "referral");
    assert.equal((await put()).id, first.id, "the same answers are the same payload");
    await page.getByLabel("How can we reach you?").fill("01632 960101");
    assert.notEqual((await put()).id, first.id);
    assert.equal((await hidden(page).catch(() => ({ status: "two forms" }))).status, "two forms");
  });
});

test("Who listens may keep the form from being sent, change answers, or let go of it", async () => {
  await atPage("agency.html", { expected }, async (page) => {
    await answer(page);
    await page.evaluate(() => {
      document.addEventListener("referral-consent:submit", (event) => event.preventDefault(), { once: true });
    });
    await press(page);
    assert.match(page.url(), /agency\.html$/);
    await page.evaluate(() => {
      document.addEventListener(
        "referral-consent:assess",
        async () => (await /** @type {any} */ (window).attaching[0]).detach(),
        { once: true },
      );
    });
    await page.getByLabel("Child’s name").fill("Bilal");
    await page.getByLabel("How can we reach you?").fill("");
    await press(page);
    assert.equal("referral-consent" in (await sent(page)), false, "it goes as it was before");
  });
});

test("A page does not move under a pointer that is down: the click that ends an answer is not lost", async () => {
  const before = (/** @type {Page} */ page) => page.clock.install();
  await atPage("agency.html", { expected, before }, async (page) => {
    await press(page);
    await page.getByText("About you").click();
    // However slow the hand that goes from the keys to the pointer, the page waits for it.
    await page.clock.pauseAt(Date.now() + 3_600_000);
    await page.getByLabel("How can we reach you?").pressSequentially("01632");
    const yes = await page.getByLabel("Yes").boundingBox();
    assert.ok(yes);
    await page.mouse.move(yes.x + 5, yes.y + 5);
    await page.mouse.down();
    await page.clock.runFor(400);
    await page.mouse.up();
    assert.equal(await page.getByLabel("Yes").isChecked(), true);
  });
});

test("What is missing and has no field here keeps nobody: the form goes, and says which questions it lacks", async () => {
  /** @type {string[]} */
  const warned = [];
  const before = async (/** @type {Page} */ page) => {
    page.on("console", (message) => warned.push(message.text()));
    await page.route("**/agency.js", async (route) => {
      const response = await route.fetch();
      const script = (await response.text()).replace('"referral.concernLevel": "child-in-need",', "");
      await route.fulfill({ response, body: script });
    });
  };
  await atPage("agency.html", { expected, before }, async (page) => {
    assert.ok(
      warned.some((text) => text.includes("/referral/concernLevel")),
      "it is named on the console at once",
    );
    await answer(page);
    await press(page);
    assert.deepEqual(JSON.parse((await sent(page))["referral-consent"]), {
      status: "not-checked",
      reason: "questions-missing",
      detail: "/referral/concernLevel",
    });
  });
});

test("A stop says what would change it and whom to phone, at its question and in the summary, with numbers to call", async () => {
  await atPage("agency.html", { expected }, async (page) => {
    await page.evaluate(async () => {
      const { attach, attaching, options } = /** @type {any} */ (window);
      (await attaching[0]).detach();
      options.fields["openness.noticeGiven"] = { constant: false };
      options.fields["openness.explained"] = { constant: [] };
      await attach(document.getElementById("main"), options);
    });
    await answer(page);
    await press(page);
    assert.match(String(await summary(page).textContent()), /If a child is in immediate danger, phone 999 first/);
    const calls = await summary(page)
      .locator("a[href^='tel:']")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    assert.deepEqual(calls, ["tel:01632960001", "tel:01632960999", "tel:999"]);
  });
});

test("A form that comes back from the browser’s memory is read as it stands", async () => {
  await atPage("agency.html", { expected }, async (page) => {
    await page.getByLabel("No", { exact: true }).check();
    await page.goto(new URL("sent.html", page.url()).href);
    await page.goBack({ waitUntil: "commit" });
    await page.getByLabel("Why not?").selectOption("aims-compromised");
    await page.getByLabel("Your reasons").waitFor();
  });
});

test("A payload that is saved as a file leaves the answers on the page", async () => {
  await atPage("agency.html", { expected }, async (page) => {
    await page.evaluate(async () => {
      const { attach, attaching, options } = /** @type {any} */ (window);
      (await attaching[0]).detach();
      await attach(document.getElementById("main"), { ...options, deliver: "download" });
    });
    await answer(page);
    const [download] = await Promise.all([page.waitForEvent("download"), press(page)]);
    assert.match(download.suggestedFilename(), /^referral-[0-9a-f-]{36}\.json$/);
    assert.match(page.url(), /agency\.html$/);
    assert.equal(await page.locator("#main input[name=referral-consent]").count(), 0);
  });
});
