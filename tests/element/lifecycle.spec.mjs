/**
 * What a page may do to `<referral-consent>`: move it, copy it, take it away, add it later.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { policy } from "../support/cases.mjs";
import { formWith, onThePage } from "./support/page.mjs";

test("Moved to another place of its form, it keeps what was written and what is shown", async () => {
  await onThePage({ body: formWith() }, async (form) => {
    await form.write("Your name", "Priya Nair");
    await form.choose("Is a life at risk now?", "No");
    await form.choose("Did you ask for consent?", "No");
    await form.with((element) => element.form?.append(element));
    await form.ready();
    assert.equal(await form.page.getByLabel("Your name").inputValue(), "Priya Nair");
    assert.ok(await form.page.getByRole("heading", { name: "Going on without consent" }).isVisible());
    await form.choose("Did you ask for consent?", "Yes");
    await form.choose("What did they say?", "They agreed to all of it");
  });
});

test("Moved into another form, it asks what that form does not, keeps what was written, and is sent there", async () => {
  const body = `${formWith()}<form id="other"><label>Role <input name="role" data-rc="referrer.role" /></label></form>`;
  await onThePage({ body }, async (form) => {
    const { page } = form;
    await form.write("Your name", "Priya Nair");
    await form.with((element) => document.getElementById("other")?.append(element));
    await page.waitForFunction(() => !document.querySelector('referral-consent [data-rc="referrer.role"]'));
    await form.ready();
    assert.equal(await page.getByLabel("Your name").inputValue(), "Priya Nair");
    const names = await page.evaluate(() => [...document.forms].map((form) => [...new FormData(form).keys()]));
    assert.deepEqual(names, [
      ["childName", "address", "school", "gp"],
      ["role", "referral-consent"],
    ]);
    assert.deepEqual(await page.evaluate(() => [...document.forms].map((form) => form.noValidate)), [false, true]);
  });
});

test("Taken away, it leaves its form as it was; put back, it goes on with what was written", async () => {
  await onThePage({ body: formWith() }, async (form) => {
    const { page } = form;
    await form.write("Your name", "Priya Nair");
    await page.evaluate(() => {
      const element = document.querySelector("referral-consent");
      Object.assign(window, { kept: element });
      element?.remove();
    });
    await page.waitForFunction(() => document.forms[0]?.noValidate === false);
    assert.deepEqual(
      (await form.data()).map(([name]) => name),
      ["childName", "address", "school", "gp"],
    );
    await page.evaluate(() => document.forms[0]?.append(/** @type {any} */ (window).kept));
    await form.ready();
    assert.equal(await page.getByLabel("Your name").inputValue(), "Priya Nair");
    assert.equal((await form.value()).status, "not-checked");
    await form.press("Send");
    await page.getByRole("alert").waitFor();
  });
});

test("A copy asks every question once, and takes no answer from what it was copied from", async () => {
  await onThePage({ body: formWith() }, async (form) => {
    const { page } = form;
    await form.choose("Is a life at risk now?", "No");
    await page.evaluate(() => {
      const copy = /** @type {HTMLFormElement} */ (document.forms[0]?.cloneNode(true));
      document.querySelector("main")?.append(copy);
    });
    await form.ready();
    const asked = page.getByRole("radiogroup", { name: "Is a life at risk now?" });
    assert.equal(await asked.count(), 2);
    assert.ok(await asked.nth(0).getByLabel("No").isChecked());
    await asked.nth(1).getByLabel("Yes").check();
    assert.ok(await asked.nth(0).getByLabel("No").isChecked());
    const ids = await page.locator("referral-consent [id]").evaluateAll((all) => all.map(({ id }) => id));
    assert.equal(new Set(ids).size, ids.length);
  });
});

test("In a form that is added later it is drawn as well", async () => {
  await onThePage({ body: "<div id='place'></div>", drawn: false }, async (form) => {
    await form.page.evaluate((html) => {
      const place = /** @type {HTMLElement} */ (document.getElementById("place"));
      place.innerHTML = html;
    }, formWith());
    await form.ready();
    await form.write("Your name", "Priya Nair");
  });
});

test("Made by a script, with its policy as an object, it is drawn as well", async () => {
  await onThePage({ body: "<form></form>", drawn: false }, async (form) => {
    await form.page.evaluate(async () => {
      const element = document.createElement("referral-consent");
      element.policy = await (await fetch("policy.json")).json();
      document.forms[0]?.append(element);
    });
    await form.ready();
    assert.equal(await form.with((element) => element.name), "referral-consent");
  });
});

test("It begins with the day that its form says it is, though it was made and told its policy before it came there", async () => {
  await onThePage({ body: `<form data-rc-today="2026-11-19"></form>`, drawn: false }, async (form) => {
    await form.page.evaluate(() => {
      const element = document.createElement("referral-consent");
      element.setAttribute("policy", "policy.json");
      element.fields = {};
      document.forms[0]?.append(element);
    });
    await form.ready();
    assert.equal(await form.with((element) => element.record.referral?.date), "2026-11-19");
  });
});

test("What stands in it until its questions are there makes way for them", async () => {
  const body = `<form><referral-consent policy="#policy"><p>One moment.</p></referral-consent></form>
    <script type="application/json" id="policy">${JSON.stringify(policy)}</script>`;
  await onThePage({ body }, async ({ page }) => {
    assert.equal(await page.getByText("One moment.").count(), 0);
  });
});

test("When its policy changes, its lists change, and what was written stays", async () => {
  await onThePage({ body: formWith() }, async (form) => {
    await form.write("Your name", "Priya Nair");
    await form.tick("What are you sharing?", "Health");
    await form.page.evaluate(async () => {
      const policy = await (await fetch("policy.json")).json();
      policy.notice.categories.push({ id: "housing", label: "Housing" });
      /** @type {any} */ (document.querySelector("referral-consent")).policy = policy;
    });
    await form.tick("What are you sharing?", "Housing");
    assert.ok(await form.group("What are you sharing?").getByLabel("Health", { exact: true }).isChecked());
    assert.equal(await form.page.getByLabel("Your name").inputValue(), "Priya Nair");
  });
});

test("When its name changes it is sent under the new one, and only there, and what was written stays", async () => {
  await onThePage({ body: formWith() }, async (form) => {
    await form.write("Your name", "Priya Nair");
    await form.with((element) => (element.name = "consent"));
    await form.page.waitForFunction(() =>
      String(new FormData(document.forms[0]).get("consent")).includes("incomplete"),
    );
    assert.deepEqual(
      (await form.data()).map(([name]) => name),
      ["childName", "address", "school", "gp", "consent"],
    );
    assert.equal(await form.page.getByLabel("Your name").inputValue(), "Priya Nair");
  });
});
