/**
 * What the page's own scripts do beside the rules.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { onThePage } from "../element/support/page.mjs";
import { arrived, asking, ORGANISATION, send, withForms } from "./support/asking.mjs";

test("What a script writes into a field before the form is checked is read: when it is sent, and when a script asks", async () => {
  await withForms(asking(["referrer.organisation"], ORGANISATION), {}, async (opened) => {
    const { page } = opened;
    const checked = await page.evaluate(async () => {
      const form = /** @type {HTMLFormElement} */ (document.forms[0]);
      const editor = { text: "Oak School" };
      document.addEventListener("referral-consent:check", ({ target, detail }) => {
        if (target !== form || detail !== null) throw new Error("it is fired on the form, and says nothing");
        /** @type {HTMLInputElement} */ (form.querySelector("[name=org]")).value = editor.text;
      });
      const { attach } = await import(new URL("package/auto.js", location.href).href);
      const { payload } = (await attach(form)).check();
      editor.text = "Elm School";
      return payload;
    });
    assert.equal(checked.referrer.organisation, "Oak School");
    await send(opened);
    assert.equal((await arrived(opened)).referrer.organisation, "Elm School");
  });
});

/** Two steps, of which the page shows one. */
const STEPS = `<div class="step" hidden>${ORGANISATION}
    <label><input type="checkbox" aria-controls="part" /> Other</label>
    <p id="part" hidden><label>Role <input name="role" data-rc="referrer.role" /></label></p></div>
  <div class="step"><p><label>Child’s name <input name="child" /></label></p></div>`;

for (const isSlow of [false, true]) {
  const when = isSlow ? "a moment after" : "as";
  test(`A link of the summary leads to a field of a step that the page shows ${when} it is told`, async () => {
    const body = asking(["referrer.organisation", "referrer.role"], STEPS);
    await withForms(body, {}, async (opened) => {
      const { page } = opened;
      await page.evaluate((isSlow) => {
        document.addEventListener("referral-consent:reveal", ({ target }) => {
          const step = /** @type {HTMLElement} */ (/** @type {Element} */ (target).closest(".step"));
          const show = () => (step.hidden = false);
          if (isSlow) setTimeout(show);
          else show();
        });
      }, isSlow);
      await send(opened);
      const links = page.getByRole("alert").getByRole("link");
      await links.nth(0).click();
      await page.waitForFunction(() => document.activeElement?.getAttribute("name") === "org");
      await page.evaluate(() => {
        const step = /** @type {HTMLElement} */ (document.querySelector(".step"));
        step.hidden = true;
      });
      await links.nth(1).click();
      await page.waitForFunction(() => document.activeElement?.getAttribute("type") === "checkbox");
    });
  });
}

test("Nobody is told to show a field that can be seen", async () => {
  await withForms(asking(["referrer.organisation"], ORGANISATION), {}, async (opened) => {
    const { page } = opened;
    await send(opened);
    const told = await page.evaluate(() => {
      let told = 0;
      document.addEventListener("referral-consent:reveal", () => (told += 1));
      document.querySelector("form a")?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
      return told;
    });
    assert.equal(told, 0);
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("name")), "org");
  });
});

test("A form that the page keeps from being checked by the browser stays so, whenever it was told", async () => {
  const body = asking(["referrer.organisation"], ORGANISATION);
  await withForms(body, {}, async ({ page }) => {
    const left = await page.evaluate(async () => {
      const form = /** @type {HTMLFormElement} */ (document.forms[0]);
      const { attach } = await import(new URL("package/auto.js", location.href).href);
      form.setAttribute("novalidate", "theirs");
      (await attach(form)).detach();
      return form.getAttribute("novalidate");
    });
    assert.equal(left, "theirs");
  });
  for (const [policy, expected] of /** @type {const} */ ([
    ["policy.json", undefined],
    ["no-policy.json", /not checked|Failed to load/],
  ])) {
    const before = (/** @type {import("playwright-core").Page} */ page) =>
      page.route(`**/${policy}`, async (route) => {
        await page.evaluate(() => document.forms[0]?.setAttribute("novalidate", "theirs"));
        await route.continue();
      });
    const given = { before, ...(expected ? { expected } : {}) };
    await withForms(body.replace("policy.json", policy), given, async ({ page }) => {
      await page.waitForFunction(() => {
        const said = String(new FormData(document.forms[0]).get("referral-consent"));
        return said !== "null" && !said.includes("loading");
      });
      assert.equal(await page.locator("form").getAttribute("novalidate"), "theirs");
    });
  }
});

test("A draft that the page keeps from being sent does not keep a script that sends the form later from sending it checked", async () => {
  const draft = "<button formnovalidate>Save draft</button>";
  await withForms(asking(["referrer.organisation"], ORGANISATION + draft), {}, async (opened) => {
    const { page } = opened;
    await page.getByLabel("Organisation").fill("Oak School");
    const drafted = page.evaluate(
      () =>
        new Promise((resolve) => {
          const keep = (/** @type {SubmitEvent} */ event) => {
            event.preventDefault();
            // As a page has it that puts the form in order before it saves it.
            document.querySelector("[name=org]")?.dispatchEvent(new Event("input", { bubbles: true }));
            resolve(new FormData(/** @type {HTMLFormElement} */ (event.target)).get("referral-consent"));
          };
          document.addEventListener("submit", keep, { once: true });
        }),
    );
    await page.getByRole("button", { name: "Save draft" }).click();
    assert.equal(JSON.parse(String(await drafted)).reason, "not-asked");
    await page.evaluate(() => setTimeout(() => document.forms[0]?.submit()));
    assert.equal((await arrived(opened)).referrer?.organisation, "Oak School");
  });
});

/** A question that is asked once another is answered, alone in its section; and a section of the page's own. */
const SECTIONS = `<fieldset data-rc="consent.sought"><legend>Asked?</legend>
    <label><input type="radio" name="sought" value="yes" /> Yes</label>
    <label><input type="radio" name="sought" value="no" /> No</label></fieldset>
  <section id="one"><p><label>Answer <input name="outcome" data-rc="consent.outcome" /></label></p></section>
  <section id="other"><label>Own <input name="own" /></label></section>`;

for (const [what, put] of /** @type {const} */ ([
  ["is put", "<p><button type='button' name='own'>Next</button></p>"],
  ["is moved", ""],
])) {
  test(`What ${what} beside a question later is not hidden with it, and nobody is told of answers that are the same`, async () => {
    const expected = /put right/;
    await withForms(asking(["consent.sought", "consent.outcome"], SECTIONS), { expected }, async ({ page }) => {
      const own = page.locator("[name=own]").first();
      const outcome = page.getByLabel("Answer");
      await page.getByLabel("No", { exact: true }).check();
      const told = await page.evaluate(async (put) => {
        let told = 0;
        const section = /** @type {Element} */ (document.querySelector("#one"));
        document.addEventListener("referral-consent:assess", () => (told += 1));
        if (put) document.querySelector("#other")?.remove();
        await new Promise((resolve) => setTimeout(resolve, 50));
        const before = told;
        if (put) section.insertAdjacentHTML("beforeend", put);
        else section.append(.../** @type {Element} */ (document.querySelector("#other")).childNodes);
        await new Promise((resolve) => setTimeout(resolve, 50));
        return told - before;
      }, put);
      assert.equal(told, 0);
      assert.equal(await own.isVisible(), true);
      assert.equal(await outcome.isVisible(), false);
      await page.getByLabel("Yes").check();
      await outcome.waitFor();
      await page.getByLabel("No", { exact: true }).check();
      await outcome.waitFor({ state: "hidden" });
      assert.equal(await own.isVisible(), true);
    });
  });
}

test("What is read out as it changes is left alone when fields come and go, until its own field is another", async () => {
  const asked = ["consent.sought", "consent.outcome", "override.ground", "override.rationale"];
  const reasons = '<label>Reasons <textarea name="reasons" data-rc="override.rationale"></textarea></label>';
  const inner = `${SECTIONS}<p><label>Ground <select name="ground" data-rc="override.ground"><option value=""></option>
    <option value="aims-compromised">It would fail</option></select></label></p><div id="reasons">${reasons}</div>`;
  await withForms(asking(asked, inner), { expected: /put right/ }, async (opened) => {
    const { page } = opened;
    await page.getByLabel("No", { exact: true }).check();
    await page.getByLabel("Ground").selectOption("aims-compromised");
    const live = page.locator("[aria-live=polite]");
    await live.getByRole("listitem").first().waitFor();
    const changed = (/** @type {string} */ html) =>
      page.evaluate(async (html) => {
        const place = /** @type {Element} */ (document.querySelector("#reasons"));
        const [live] = document.querySelectorAll("[aria-live=polite]");
        let changes = 0;
        const observer = new MutationObserver((seen) => {
          changes += seen.filter(
            ({ target, removedNodes }) =>
              live?.contains(target) || [...removedNodes].includes(/** @type {Element} */ (live)),
          ).length;
        });
        observer.observe(document, { childList: true, characterData: true, subtree: true });
        if (html) place.innerHTML = html;
        else place.before(document.createElement("input"));
        await new Promise((resolve) => setTimeout(resolve, 50));
        observer.disconnect();
        return changes;
      }, html);
    assert.equal(await changed(""), 0);
    await send(opened);
    assert.equal(await changed(""), 0);
    assert.equal(await live.count(), 1);
    assert.ok((await changed(reasons)) > 0);
    assert.equal(await live.count(), 1);
    assert.ok(await live.getByRole("listitem").first().isVisible());
    const left = await page.evaluate(async () => {
      const { attach } = await import(new URL("package/auto.js", location.href).href);
      (await attach(document.forms[0])).detach();
      return document.querySelectorAll("[data-rc-said], [aria-live]").length;
    });
    assert.equal(left, 0);
  });
});

for (const where of ["document", "shadow tree"]) {
  test(`A field elsewhere in the ${where} that comes later is read and hidden at once, and forgotten when it goes`, async () => {
    const form = asking(["consent.sought", "consent.outcome"], "", 'method="post" action="sent" id="main"');
    await onThePage(
      { body: "<div id='host'></div>", script: "", drawn: false, expected: /put right/ },
      async ({ page }) => {
        await page.evaluate(
          async ([form = "", sections = "", where]) => {
            const host = /** @type {Element} */ (document.querySelector("#host"));
            const place = where === "document" ? host : host.attachShadow({ mode: "open" });
            place.innerHTML = form;
            const { attach } = await import(new URL("package/form.js", location.href).href);
            const attachment = await attach(place.querySelector("form"));
            Object.assign(window, { place, attachment });
            const more = document.createElement("template");
            more.innerHTML = sections;
            place.append(more.content);
          },
          [form, SECTIONS.replaceAll("<input", '<input form="main"'), where],
        );
        const record = () => page.evaluate(() => /** @type {any} */ (window).attachment.record.consent);
        const outcome = page.getByLabel("Answer");
        await outcome.waitFor({ state: "hidden" });
        await page.getByLabel("Yes").check();
        await outcome.fill("given");
        assert.deepEqual([(await record()).sought, (await record()).outcome], [true, "given"]);
        await page.evaluate(() => /** @type {any} */ (window).place.querySelector("#one").remove());
        await page.waitForFunction(() => !(/** @type {any} */ (window).place.querySelector("#one")));
        assert.equal((await record()).outcome, undefined);
      },
    );
  });
}
