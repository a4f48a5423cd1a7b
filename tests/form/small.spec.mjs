/**
 * Small things that a page may do to a form, and a person to a page.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { onThePage } from "../element/support/page.mjs";
import { arrived, asking, ORGANISATION, send, withForms } from "./support/asking.mjs";

const SOUGHT = `<p><label><input type="checkbox" name="sought" data-rc="consent.sought" /> Asked</label></p>
  <p><label>Answer <input name="outcome" data-rc="consent.outcome" /></label></p>`;

test("A press of another button of the mouse does not keep the form from following what is answered", async () => {
  await withForms(asking(["consent.sought", "consent.outcome"], SOUGHT), {}, async ({ page }) => {
    await page.getByLabel("Asked").hover();
    // As where a menu opens, nobody hears that the button is up again.
    await page.mouse.down({ button: "right" });
    await page.getByLabel("Asked").focus();
    await page.keyboard.press("Space");
    await page.getByLabel("Answer").waitFor({ state: "visible" });
  });
});

test("A form that the agency keeps from starting again keeps its errors", async () => {
  const body = asking(["referrer.organisation"], `${ORGANISATION}<button type="reset">Start again</button>`);
  await withForms(body, {}, async (opened) => {
    const { page } = opened;
    await send(opened);
    await page.evaluate(() => document.forms[0]?.addEventListener("reset", (event) => event.preventDefault()));
    await page.getByRole("button", { name: "Start again" }).click();
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
    assert.equal(await page.title(), "Error: Refer a child");
    assert.equal(await page.getByRole("alert").count(), 1);
  });
});

test("The title says that there is an error as long as one form of the page has one", async () => {
  const form = asking(["referrer.organisation"], ORGANISATION);
  await withForms(form + form, { attached: 2 }, async (opened) => {
    const { page } = opened;
    await send(opened, 0);
    await send(opened, 1);
    await page.getByLabel("Organisation").nth(1).fill("Oak School");
    await page.waitForFunction(() => document.querySelectorAll("[aria-invalid]").length === 1);
    assert.equal(await page.title(), "Error: Refer a child");
    await page.getByLabel("Organisation").nth(0).fill("Oak School");
    await page.waitForFunction(() => document.title === "Refer a child");
  });
});

test("A form that went with its page leaves no error in the title of the next, though nobody let it go", async () => {
  await withForms(asking(["referrer.organisation"], ORGANISATION), { expected: /put right/ }, async (opened) => {
    const { page } = opened;
    await send(opened);
    await page.waitForFunction(() => document.title === "Error: Refer a child");
    await page.evaluate(() => {
      const form = /** @type {HTMLFormElement} */ (document.querySelector("form"));
      const next = document.createElement("form");
      for (const { name, value } of form.attributes) if (name.startsWith("data-")) next.setAttribute(name, value);
      form.replaceWith(next);
    });
    // Sooner than forms are looked for that have gone for good.
    await page.waitForFunction(() => document.title === "Refer a child", null, { timeout: 5000 });
  });
});

test("The parts of a date stand for what they are said to stand for, and an untouched one for nothing", async () => {
  const options = (/** @type {string} */ label, /** @type {string[]} */ rest) =>
    `<option data-rc-value="">${label}</option>${rest.join("")}`;
  const field = `<fieldset data-rc="child.dateOfBirth"><legend>Date of birth</legend>
    <select name="born-day" aria-label="Day">${options("Day", ["<option>1</option>", "<option>2</option>"])}</select>
    <select name="born-month" aria-label="Month">${options("Month", [
      '<option value="m2" data-rc-value="2">February</option>',
    ])}</select>
    <select name="born-year" aria-label="Year">${options("Year", ["<option>2018</option>"])}</select></fieldset>`;
  await withForms(asking(["child.dateOfBirth"], field), { expected: /put right/ }, async (opened) => {
    const { page } = opened;
    await send(opened);
    await page
      .getByRole("alert")
      .getByRole("link", { name: /age is not known/ })
      .waitFor();
    await page.getByLabel("Day").selectOption("2");
    await page.getByLabel("Month").selectOption("February");
    await page.getByLabel("Year").selectOption("2018");
    await send(opened);
    assert.equal((await arrived(opened)).child.dateOfBirth, "2018-02-02");
  });
});

test("Without a form, attach says so to whoever waits; without options it takes those of the form; let go of, it says so", async () => {
  const body = asking(["referrer.organisation"], ORGANISATION);
  await onThePage({ body, script: "", drawn: false }, async ({ page }) => {
    const [error, before, after] = await page.evaluate(async () => {
      const { attach } = await import(new URL("package/form.js", location.href).href);
      const error = await attach(document.querySelector("#no-such")).catch(String);
      const attachment = await attach(document.forms[0], null);
      const said = () => [attachment.state, attachment.reason, attachment.assessment?.status];
      const before = said();
      attachment.detach();
      return [error, before, [...said(), JSON.parse(attachment.value).reason]];
    });
    assert.match(String(error), /^TypeError: referral-consent: there is no form to attach to/);
    assert.deepEqual(before, ["checking", undefined, "incomplete"]);
    assert.deepEqual(after, ["not-checked", "detached", undefined, "detached"]);
  });
});

test("What is chosen from a list is followed, though nobody says that the mouse that opened the list is up again", async () => {
  const chosen = `<p><label>Asked <select name="sought" data-rc="consent.sought"><option></option><option>yes</option>
    </select></label></p>${SOUGHT.slice(SOUGHT.indexOf("</p>") + 4)}`;
  await withForms(asking(["consent.sought", "consent.outcome"], chosen), {}, async ({ page }) => {
    assert.equal(await page.getByLabel("Answer").isVisible(), false);
    await page.getByLabel("Asked").evaluate((/** @type {HTMLSelectElement} */ select) => {
      select.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true, button: 0, pointerType: "mouse" }));
      select.value = "yes";
      select.dispatchEvent(new InputEvent("input", { bubbles: true }));
      select.dispatchEvent(new Event("change", { bubbles: true }));
    });
    await page.getByLabel("Answer").waitFor({ state: "visible" });
  });
});

for (const sign of ["mouseup", "click", "keydown", "dragend", "pointermove"]) {
  test(`That a pointer is up is known by a ${sign} too`, async () => {
    await withForms(asking(["consent.sought", "consent.outcome"], SOUGHT), {}, async ({ page }) => {
      await page.getByLabel("Asked").evaluate((/** @type {HTMLInputElement} */ asked, sign) => {
        document.body.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true, button: 0 }));
        asked.checked = true;
        asked.dispatchEvent(new Event("change", { bubbles: true }));
        document.body.dispatchEvent(new PointerEvent(sign, { bubbles: true }));
      }, sign);
      await page.getByLabel("Answer").waitFor({ state: "visible" });
    });
  });
}

test("Of two questions in one block, one is put right: the block stays marked for the other, and is then as it was", async () => {
  const both = `<div class="govuk-form-group  x">${ORGANISATION}
    <p><label>Role <input name="role" data-rc="referrer.role" /></label></p></div>`;
  const paths = ["referrer.organisation", "referrer.role"];
  const govuk = 'method="post" action="sent" data-rc-class-names="govuk"';
  for (const [first, second] of [paths, [...paths].reverse()]) {
    await withForms(asking(paths, both, govuk), {}, async (opened) => {
      const { page } = opened;
      const block = page.locator(".govuk-form-group");
      const field = (/** @type {string | undefined} */ path) => page.locator(`[data-rc="${path}"]`);
      const messages = page.locator("p[class=govuk-error-message]");
      await send(opened);
      assert.equal(await messages.count(), 2);
      await field(first).fill("School");
      await page.waitForFunction(() => document.querySelectorAll("p[class=govuk-error-message]").length === 1);
      assert.match(String(await block.getAttribute("class")), /^govuk-form-group {2}x .*govuk-form-group--error$/);
      await field(second).fill("School");
      await page.waitForFunction(() => document.querySelectorAll("p[class=govuk-error-message]").length === 0);
      assert.equal(await block.getAttribute("class"), "govuk-form-group  x");
    });
  }
});

test("Whoever is in the summary stays there as fields come and go", async () => {
  await withForms(asking(["referrer.organisation"], ORGANISATION), {}, async (opened) => {
    const { page } = opened;
    await send(opened);
    const focused = () => page.evaluate(() => document.activeElement?.closest("[role=alert], [tabindex]")?.textContent);
    const add = () =>
      page.evaluate(async () => {
        const field = document.createElement("input");
        field.name = "more";
        document.forms[0]?.prepend(field);
        await new Promise((resolve) => setTimeout(resolve, 50));
      });
    assert.match(String(await focused()), /There is a problem/);
    await add();
    assert.match(String(await focused()), /There is a problem/);
    const link = page.getByRole("alert").or(page.locator("form > div")).getByRole("link");
    await link.focus();
    await add();
    assert.ok(await link.evaluate((link) => link === document.activeElement));
  });
});

test("Where what is wrong cannot be shown, nobody is kept: the form goes, and says that it failed", async () => {
  const expected = /not checked/;
  await withForms(asking(["referrer.organisation"], ORGANISATION), { expected }, async (opened) => {
    await opened.page.evaluate(() => {
      Element.prototype.insertAdjacentElement = () => {
        throw new Error("broken");
      };
    });
    await send(opened);
    assert.equal((await arrived(opened)).reason, "failed");
  });
});

for (const name of ["closest", "contains", "append", "querySelector", "dispatchEvent", "nodeType", "ownerDocument"]) {
  test(`With a control called ${name} the form goes all the same, and says why it was not checked if it was not`, async () => {
    const body = asking(["referrer.organisation"], `${ORGANISATION}<input name="${name}" aria-label="${name}" />`);
    const given = { script: /** @type {const} */ ("auto.js"), drawn: false, body, expected: /not checked/ };
    await onThePage(given, async (opened) => {
      const { page } = opened;
      await page.waitForFunction(() => {
        const said = String(new FormData(document.forms[0]).get("referral-consent"));
        return said !== "null" && !said.includes("loading");
      });
      // Playwright too asks forms for what they are.
      await page.evaluate(() => {
        /** @type {HTMLInputElement} */ (document.querySelector("[name=org]")).value = "Oak School";
        document.querySelector("button")?.click();
      });
      const what = await arrived(opened);
      if (name === "nodeType") assert.equal(what.referrer.organisation, "Oak School");
      else assert.deepEqual([what.reason, what.detail.includes(`“${name}”`)], ["fields-wrong", true]);
    });
  });
}
