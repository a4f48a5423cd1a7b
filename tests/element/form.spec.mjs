/**
 * How `<referral-consent>` takes part in a form: its value, its validity, reset, disabled, and coming back.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { ANSWERS, REFERRER, SHARED, TESTS, TOLD, writeConsentedReferral, writeReferrer } from "../support/referral.mjs";
import { formWith, onThePage, OWN } from "./support/page.mjs";

test("A referral is made in an agency's form: the payload is sent under the element's name, and nothing twice", async () => {
  await onThePage({ body: formWith() }, async (form) => {
    await writeConsentedReferral(form);
    await form.press("Send");
    await form.page.getByRole("heading", { name: "Sent" }).waitFor();
    const [sent] = form.sent;
    assert.deepEqual([...(sent?.keys() ?? [])], ["childName", "address", "school", "gp", "referral-consent"]);
    const payload = JSON.parse(sent?.get("referral-consent") ?? "");
    assert.equal(payload.schema, "urn:referral-consent:payload:1");
    assert.equal(payload.decision.route, "consent");
    assert.deepEqual(payload.referrer, REFERRER);
    assert.deepEqual(payload.tests, TESTS);
    assert.deepEqual(payload.information, SHARED.information);
    assert.deepEqual(payload.sharing, SHARED.sharing);
    assert.equal(payload.privacyNotice.givenOn, TOLD.givenOn);
    assert.deepEqual(payload.answers, ANSWERS);
  });
});

test("While it is not ready nothing is sent: what is wrong is said, and the focus goes there", async () => {
  await onThePage({ body: formWith() }, async (form) => {
    await form.press("Send");
    await form.page.getByRole("alert").waitFor();
    assert.equal(form.sent.length, 0);
    const { valid, message, first } = await form.with((element) => ({
      valid: element.checkValidity(),
      message: element.validationMessage,
      first: element.assessment?.findings[0]?.message,
    }));
    assert.deepEqual({ valid, message }, { valid: false, message: first });
    assert.match(await form.page.title(), /^\d+ errors: /);
  });
});

test("A script is told whether all is well without anything being shown, and can have it shown", async () => {
  await onThePage({ body: formWith() }, async (form) => {
    const { page } = form;
    assert.deepEqual(
      await form.with((element) => [element.willValidate, element.checkValidity(), element.validity?.customError]),
      [true, false, true],
    );
    assert.equal(await page.getByRole("alert").count(), 0);
    assert.equal(await form.with((element) => element.reportValidity()), false);
    await page.getByRole("alert").waitFor();
    assert.ok(
      await page.evaluate(() => document.activeElement?.querySelector("[role=alert]")),
      "the summary has focus",
    );
  });
});

test("A script that asks for the form's validity at every key takes the focus from nobody who writes", async () => {
  await onThePage({ body: formWith() }, async (form) => {
    await form.page.evaluate(() => {
      const [first] = document.forms;
      first?.addEventListener("input", () => first.reportValidity());
    });
    await form.page.getByLabel("Your name").pressSequentially("Priya");
    assert.equal(await form.page.getByLabel("Your name").inputValue(), "Priya");
    assert.equal(await form.page.getByRole("alert").count(), 0);
  });
});

test("Its value is the payload as soon as it is ready, and empty until then", async () => {
  await onThePage({ body: formWith() }, async (form) => {
    assert.equal(await form.with((element) => element.value), "");
    assert.equal((await form.value()).reason, "not-asked", "a script that sends it all the same says so");
    await writeConsentedReferral(form);
    const value = JSON.parse(await form.with((element) => element.value));
    assert.equal(value.decision.route, "consent");
    assert.ok(await form.with((element) => element.checkValidity()));
    assert.deepEqual(await form.value(), value, "the form's data has the same");
  });
});

test("Reset with its form, it begins with what it was given", async () => {
  const record = JSON.stringify({ referrer: { name: "Priya Nair" } });
  await onThePage({ body: formWith(`record='${record}'`) }, async (form) => {
    const { page } = form;
    await form.press("Send");
    await page.getByRole("alert").waitFor();
    await form.write("Your name", "Someone else");
    await form.choose("Is a life at risk now?", "Yes");
    await page.evaluate(() => document.forms[0]?.reset());
    await page.getByRole("alert").waitFor({ state: "detached" });
    await form.ready();
    assert.equal(await page.getByLabel("Your name").inputValue(), "Priya Nair");
    assert.equal(await form.group("Is a life at risk now?").getByLabel("Yes").isChecked(), false);
    assert.equal(await form.group("Date of this referral").getByLabel("Year").inputValue(), "2026");
    assert.equal(await page.title(), "Refer a child");
  });
});

test("Disabled, nothing can be written in it, it is not sent, and stands in nobody's way; then it goes on", async () => {
  await onThePage({ body: formWith() }, async (form) => {
    const { page } = form;
    await writeReferrer(form);
    await form.with((element) => (element.disabled = true));
    await page.waitForFunction(
      () => document.querySelectorAll("referral-consent :is(input, select, textarea, button):enabled").length === 0,
    );
    assert.equal(await page.getByRole("heading", { name: "Going on without consent" }).isVisible(), false);
    assert.deepEqual(
      (await form.data()).map(([name]) => name),
      ["childName", "address", "school", "gp"],
    );
    assert.ok(await page.evaluate(() => document.forms[0]?.checkValidity()));
    await form.with((element) => (element.disabled = false));
    await form.ready();
    assert.equal(await page.getByLabel("Your name").inputValue(), "Priya Nair");
    assert.ok(await page.getByLabel("Your name").isEnabled());
    assert.equal(await page.getByLabel("Which version of the privacy notice?").isVisible(), false);
    await form.choose("Was the privacy notice given to the family?", "Yes");
    await form.write("Which version of the privacy notice?", "4");
    await form.press("Send");
    await page.getByRole("alert").waitFor();
  });
});

test("In a fieldset that is disabled it is disabled too", async () => {
  const body = `<form><fieldset disabled><legend>All</legend><referral-consent policy="policy.json"></referral-consent></fieldset></form>`;
  await onThePage({ body, drawn: false }, async (form) => {
    await form.page.getByLabel("Your name").waitFor();
    assert.equal(await form.page.getByRole("heading", { name: "Going on without consent" }).isVisible(), false);
    assert.equal(await form.value(), null);
    await form.page.evaluate(() => document.querySelector("fieldset")?.removeAttribute("disabled"));
    await form.ready();
    await form.write("Your name", "Priya Nair");
  });
});

test("While it is disabled its form is checked as to what it asks itself, and says what it was not asked; then all goes on", async () => {
  const body = `<form method="post" action="sent" data-referral-consent="policy.json">
    <p><label>Your name <input name="who" data-rc="referrer.name" /></label></p>
    <fieldset disabled><legend>Later</legend><referral-consent></referral-consent></fieldset><button>Send</button></form>`;
  for (const isEnabled of [false, true]) {
    const given = { body, script: /** @type {const} */ ("auto.js"), drawn: false, expected: /put right/ };
    await onThePage(given, async (form) => {
      const { page } = form;
      await page.waitForFunction(() => document.forms[0]?.noValidate);
      await form.press("Send");
      await page.getByRole("alert").getByRole("link", { name: "Your name" }).waitFor();
      await page.getByLabel("Your name").fill("Priya Nair");
      await page.evaluate((isEnabled) => {
        const step = /** @type {HTMLFieldSetElement} */ (document.querySelector("fieldset"));
        if (isEnabled) step.disabled = false;
      }, isEnabled);
      if (isEnabled) {
        await form.ready();
        await form.choose("Is a life at risk now?", "No");
        assert.equal((await form.data()).filter(([name]) => name === "referral-consent").length, 1);
        assert.deepEqual((await form.value()).reason, "not-asked");
        await form.with((element) => element.closest("fieldset")?.toggleAttribute("disabled", true));
        await page.waitForFunction(() =>
          String(new FormData(document.forms[0]).get("referral-consent")).includes("missing"),
        );
        await form.with((element) => element.closest("fieldset")?.toggleAttribute("disabled", false));
        await form.ready();
        assert.ok(await form.group("Is a life at risk now?").getByLabel("No").isChecked());
        await form.with((element) => element.closest("fieldset")?.toggleAttribute("disabled", true));
        await page.waitForFunction(() =>
          String(new FormData(document.forms[0]).get("referral-consent")).includes("missing"),
        );
      }
      await form.press("Send");
      await page.getByRole("heading", { name: "Sent" }).waitFor();
      const sent = form.sent
        .at(-1)
        ?.getAll("referral-consent")
        .map((text) => JSON.parse(text).reason);
      assert.deepEqual(sent, ["questions-missing"]);
    });
  }
});

/** All of what is written by `writeConsentedReferral`. @param {import("./support/page.mjs").Opened} form */
const written = (form) =>
  form.with((element) => {
    const { answers, ...record } = element.record;
    return record;
  });

/**
 * Writes a referral, goes to another page and back, and holds that it is all there.
 *
 * @param {import("./support/page.mjs").Opened} form
 * @param {boolean} isKept whether the browser keeps the page itself
 */
async function goOnAndBack(form, isKept) {
  const { page } = form;
  await writeConsentedReferral(form);
  await page.getByRole("button", { name: "Add another recipient" }).click();
  await form.recipient(2, { to: "Police", purpose: "To keep the child safe", what: ["Safeguarding concerns"] });
  const before = await written(form);
  await page.evaluate(() => Object.assign(window, { isKept: true }));
  await page.goto(new URL("elsewhere.html", page.url()).href);
  // Later, as going back may end the page before it has answered.
  await page.evaluate(() => void setTimeout(() => history.back()));
  await page.waitForFunction(
    () => /** @type {any} */ (document.querySelector("referral-consent"))?.assessment?.status === "ready",
  );
  assert.equal(await page.evaluate(() => "isKept" in window), isKept);
  assert.deepEqual(await written(form), before);
}

test("What was written comes back with the page, when someone goes on and then back", async () => {
  await onThePage({ body: formWith() }, (form) => goOnAndBack(form, true));
});

test("It comes back too where the browser has not kept the page, only what was in its fields", async () => {
  await onThePage({ body: formWith(), isKept: false }, (form) => goOnAndBack(form, false));
});

test("A record that it is given is in its fields: dates, choices, lists and all", async () => {
  const record = {
    referral: {
      kind: "referral",
      decision: "share",
      date: "2026-11-20",
      lifeAtRisk: false,
      concernLevel: "child-in-need",
    },
    referrer: { name: "Priya Nair", agency: "education" },
    child: { dateOfBirth: "31/2/2016" },
    information: [
      { id: "a", category: "health", providedBy: "police", permission: "given" },
      { id: "b", category: "health", providedBy: "Mill Lane Surgery", permission: "refused" },
      { id: "c", category: "shoes" },
    ],
    sharing: [
      { recipient: "police", purpose: "safeguarding", information: ["a", "c"] },
      { recipient: "family-support", purpose: "services", information: ["b"], agreed: true },
    ],
    openness: { noticeGiven: true, explained: ["why", "how"] },
    change: { kind: "use" },
    consent: { sought: true, outcome: "limited", limits: { recipients: ["police"], information: ["health"] } },
  };
  await onThePage({ body: `<form><referral-consent policy="policy.json"></referral-consent></form>` }, async (form) => {
    await form.page.evaluate((record) => {
      /** @type {any} */ (document.querySelector("referral-consent")).record = record;
    }, record);
    await form.page.waitForFunction(() =>
      /** @type {any} */ (document.querySelector("referral-consent")).assessment?.ask.includes("/change/kind"),
    );
    assert.deepEqual(await form.with((element) => element.record), record);
  });
});

test("Its record and its policy can be given before it is defined", async () => {
  const body = `<form>${OWN}<referral-consent></referral-consent></form>`;
  await onThePage({ body, script: "", drawn: false }, async (form) => {
    await form.page.evaluate(async () => {
      const element = /** @type {any} */ (document.querySelector("referral-consent"));
      element.policy = await (await fetch("policy.json")).json();
      element.record = { referrer: { name: "Priya Nair" } };
      await import(new URL("package/element.js", location.href).href);
    });
    await form.ready();
    assert.equal(await form.page.getByLabel("Your name").inputValue(), "Priya Nair");
  });
});

test("Without a form it says what is wrong when it is asked to, and has a value", async () => {
  await onThePage({ body: `<referral-consent policy="policy.json"></referral-consent>` }, async (form) => {
    assert.equal(await form.with((element) => element.form), null);
    assert.equal(await form.with((element) => element.reportValidity()), false);
    await form.page.getByRole("alert").waitFor();
    assert.equal(await form.with((element) => element.value), "");
  });
});

test("It belongs to the form that its attribute names, wherever it stands", async () => {
  const body = `<form id="far" method="post" action="sent"><button>Send</button></form>
    <referral-consent form="far" policy="policy.json"></referral-consent>`;
  await onThePage({ body }, async (form) => {
    await form.choose("Is a life at risk now?", "No");
    await form.press("Add another recipient");
    await form.press("Send");
    await form.page.getByRole("alert").waitFor();
    assert.equal(form.sent.length, 0);
    assert.equal((await form.value()).status, "not-checked");
    assert.equal(await form.with((element) => element.record.referral?.lifeAtRisk), false);
  });
});

test("A click is not lost as a message above it goes away", async () => {
  await onThePage({ body: formWith() }, async (form) => {
    const { page } = form;
    await form.press("Send");
    await page.getByRole("alert").waitFor();
    const asked = page.getByText("How can we reach you?", { exact: true });
    await form.write("How can we reach you?", "01632 960100");
    await form.choose("What kind of agency do you work for?", "School or college");
    assert.ok(await asked.isVisible());
    await page.waitForFunction(() => !document.querySelector("#rc1-referrer-contact[aria-invalid]"));
  });
});

test("The same record given again takes nothing back that was written, and the same fields draw nothing again", async () => {
  await onThePage({ body: formWith() }, async (form) => {
    const { page } = form;
    await form.with((element) => (element.record = { referrer: { role: "Teacher" } }));
    await form.ready();
    await form.write("Your name", "Priya Nair");
    const drawings = await page.evaluate(async () => {
      const element = /** @type {any} */ (document.querySelector("referral-consent"));
      let drawings = -1;
      const leaving = new AbortController();
      // As a page does that is drawn again at whatever happens.
      const again = () => {
        drawings += 1;
        element.fields = { "child.estimatedAge": null };
        element.record = { referrer: { role: "Teacher" } };
      };
      document.addEventListener("referral-consent:assess", again, leaving);
      element.fields = { "child.estimatedAge": null };
      for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setTimeout(resolve, 20));
      leaving.abort();
      return drawings;
    });
    assert.ok(drawings < 5, `it is looked at ${drawings} times`);
    assert.deepEqual(await form.with((element) => element.record.referrer), { name: "Priya Nair", role: "Teacher" });
    await form.with((element) => (element.record = { referrer: { role: "Nurse" } }));
    await page.locator("referral-consent [value='Teacher']").waitFor({ state: "detached" });
    await form.ready();
    assert.deepEqual(await form.with((element) => element.record.referrer), { role: "Nurse" });
  });
});

test("What is sent has its name once, also where a hidden input has it in case the script never comes", async () => {
  const spare = `<input type="hidden" name="referral-consent" value='{"status":"not-checked"}' />`;
  await onThePage({ body: formWith().replace("<button", `${spare}<button formnovalidate`) }, async (form) => {
    const { page } = form;
    const names = async () => (await form.data()).filter(([name]) => name === "referral-consent").length;
    assert.equal(await names(), 1);
    await page.evaluate(() => {
      const element = document.querySelector("referral-consent");
      Object.assign(window, { element });
      element?.remove();
    });
    await page.waitForFunction(() => document.forms[0]?.noValidate === false);
    assert.deepEqual((await form.data()).at(-1), ["referral-consent", '{"status":"not-checked"}']);
    await page.evaluate(() => document.forms[0]?.prepend(/** @type {any} */ (window).element));
    await form.ready();
    await form.press("Send");
    await page.getByRole("heading", { name: "Sent" }).waitFor();
    assert.deepEqual(form.sent[0]?.getAll("referral-consent"), ['{"status":"not-checked","reason":"not-asked"}']);
  });
});
