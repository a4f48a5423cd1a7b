/**
 * Nothing is lost and nothing leaks, whatever goes wrong.
 */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { policy } from "../support/cases.mjs";
import { SITE } from "../support/folders.mjs";
import { missing, RULES, TOLD } from "../support/missing.mjs";
import { NARROW } from "../support/pictures.mjs";
import { sheets } from "../support/print.mjs";
import { CONCERNS, writeConsentedReferral, writeReferrer } from "../support/referral.mjs";
import { atTheForm } from "./support/form.mjs";

const NOT_CHECKED = "This form cannot check your answers at the moment";

test("What was written in a question that disappears is still there when it comes back, and is not sent meanwhile", async () => {
  await atTheForm({}, async (form) => {
    const { page } = form;
    await writeConsentedReferral(form);
    await form.choose("What did they say?", "They said no");
    await form.write("What reason did they give?", "She is afraid of her husband.");
    await form.choose("What did they say?", "They agreed to all of it");
    assert.equal(await page.getByRole("textbox", { name: "What reason did they give?" }).count(), 0);
    await form.checkReady();
    const { json } = await form.save();
    assert.equal(json.consent.refusalReason, undefined);
    assert.ok(!JSON.stringify(json).includes("afraid"));

    await form.press("Change an answer");
    await form.choose("What did they say?", "They said no");
    const box = page.getByRole("textbox", { name: "What reason did they give?" });
    assert.equal(await box.inputValue(), "She is afraid of her husband.");
  });
});

test("Where the agency requires that its own fields are covered, the one that is not is named, and once cleared the file is made", async () => {
  const strict = { ...policy, require: ["answers.not-covered"] };
  const before = (/** @type {import("playwright-core").Page} */ page) =>
    page.route("**/policy.json", (route) => route.fulfill({ json: strict }));
  await atTheForm({ before }, async (form) => {
    const { page } = form;
    await writeConsentedReferral(form);
    await form.write("GP practice", "Dr Shah");
    await form.checkReady();
    await form.press("These are right: make the file");
    for (const field of ["School, college or nursery", "GP practice"]) {
      await page.getByRole("alert").getByRole("link", { name: field }).click();
      await page.keyboard.press("Control+A");
      await page.keyboard.press("Delete");
    }
    await form.checkReady();
    const { json } = await form.save();
    assert.equal(json.answers.gp, undefined);
  });
});

test("Each link of the summary leads to its question, and the message describes the field", async () => {
  await atTheForm({ size: NARROW }, async (form) => {
    const { page } = form;
    await page.getByRole("textbox", { name: "Year" }).nth(1).fill("2016");
    await form.checkNotReady();
    assert.match(await page.title(), /^Error: \d+ answers to look at – Refer a child to the MASH$/);
    const links = page.getByRole("alert").getByRole("link");
    const shown = await links.count();
    assert.equal(shown, await page.locator(".message.missing:visible, .message.invalid:visible").count());
    for (let index = 0; index < shown; index += 1) {
      const path = await links.nth(index).locator("..").getAttribute("data-path");
      await links.nth(index).click();
      const focused = await page.evaluate(() => {
        const control = document.activeElement;
        const question = control?.closest("[data-question]");
        const around = [];
        for (let at = control; at && at.id !== "referral"; at = at.parentElement) around.push(at);
        const described = around.flatMap((element) => element.getAttribute("aria-describedby")?.split(" ") ?? []);
        const top = question?.getBoundingClientRect().top ?? -1;
        return {
          path: control?.closest("[data-question]")?.getAttribute("data-question"),
          said: described.map((id) => document.getElementById(id)?.textContent).join(" "),
          invalid: [control, question].some((element) => element?.getAttribute("aria-invalid") === "true"),
          inSight: top >= 0 && top < innerHeight / 2,
        };
      });
      assert.equal(focused.path, path);
      assert.match(focused.said, /Still needed|To correct/, `${path} is described`);
      const isList = ["/information", "/sharing"].includes(String(path));
      assert.ok(focused.invalid || isList, `${path} is marked`);
      const isLast = index > shown - 2;
      assert.ok(focused.inSight || isLast, `the label of ${path} is in sight`);
    }
    assert.match(
      (await form.messages("/child/dateOfBirth").textContent()) ?? "",
      /is not a real date/,
      "a date that is not finished is said to be none",
    );
  });
});

test("After the first check a message goes as soon as its field is put right, and nothing is announced again", async () => {
  await atTheForm({}, async (form) => {
    const { page } = form;
    await form.checkNotReady();
    await form.write("Your name", "Priya Nair");
    await page.keyboard.press("Tab");
    await form.messages("/referrer/name").waitFor({ state: "detached" });
    assert.equal(await page.getByRole("alert").count(), 0, "the summary changes without being read out");
    // The next question's own message comes before its box, and has a link.
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "referrer-role", "the focus stays");
    assert.equal(await page.locator("#summary:visible").count(), 1);
  });
});

test("The clause of a message opens beside the form, and leads to what it asks", async () => {
  await atTheForm({}, async (form) => {
    const { page } = form;
    form.wasReloaded = true;
    await form.write("What are you worried about?", CONCERNS);
    await form.checkNotReady();
    const links = page.locator(".message small a");
    const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
    const shown = await page.locator(".message small").allTextContents();
    assert.ok(addresses.length > 5);
    assert.equal(addresses.length, shown.join().match(/§/g)?.length);
    assert.equal(await page.locator("a a").count(), 0);

    const age = form.messages("/child/dateOfBirth").getByRole("link", { name: "§5.4 (opens in a new tab)" });
    const [rules] = await Promise.all([page.waitForEvent("popup"), age.click()]);
    await rules.getByRole("heading", { name: "What the rules check" }).waitFor();
    assert.equal(new URL(rules.url()).hash, "#clause-5.4");
    assert.equal(await rules.evaluate(() => opener), null);
    for (const address of addresses) {
      const [folder, id = ""] = address.split("#");
      assert.equal(folder, "rules/");
      assert.equal(await rules.locator(`[id="${id}"]`).count(), 1, `there is ${address}`);
    }
    const styles = await rules.evaluate(() => [...document.styleSheets].map(({ cssRules }) => cssRules.length > 0));
    assert.deepEqual(styles, [true, true, true]);
    await rules.close();
    assert.equal(await page.getByRole("textbox", { name: "What are you worried about?" }).inputValue(), CONCERNS);

    const footer = page.getByRole("contentinfo").getByRole("link", { name: "What the rules check, clause by clause" });
    assert.equal(await footer.getAttribute("href"), "rules/");
  });
});

test("The focus is kept where messages change under it", async () => {
  await atTheForm({}, async (form) => {
    const { page } = form;
    const focused = () =>
      page.evaluate(() => {
        const at = document.activeElement;
        const question = at?.closest("[data-question]")?.getAttribute("data-question");
        return { tag: at?.tagName, question, isConnected: at !== document.body };
      });
    await form.checkNotReady();
    await form.write("Your name", "Priya Nair");
    await page.keyboard.press("Tab");
    await form.messages("/referrer/name").waitFor({ state: "detached" });
    assert.deepEqual(await focused(), { tag: "A", question: "/referrer/role", isConnected: true });

    // This answer takes the message away that the focus goes to.
    await page.getByRole("textbox", { name: "Year" }).nth(1).focus();
    await form.date("Child’s date of birth", "2016-05-14");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Shift+Tab");
    await form.messages("/child/dateOfBirth").waitFor({ state: "detached" });
    assert.equal((await focused()).isConnected, true);
  });
});

test("Where the rules cannot be loaded, the form says so, shows every question, and the answers can still be saved", async () => {
  await atTheForm({ before: missing(RULES), expected: TOLD }, async (form) => {
    const { page } = form;
    await page.getByRole("heading", { name: NOT_CHECKED }).waitFor();
    const notice = (await page.locator("#not-checking").textContent()) ?? "";
    assert.match(notice, /01632 960001/);
    assert.match(notice, /999/);
    assert.equal(await page.locator("[data-question]:not(:visible)").count(), 0, "every question is shown");
    await form.picture("8-not-checked-form");
    await writeReferrer(form);
    await form.write("What are you worried about?", CONCERNS);
    await form.press("Check my answers");
    assert.match((await page.locator("#check-notes").textContent()) ?? "", /were not checked/);
    await form.press("Make the file, marked as not checked");
    const { name, json } = await form.download();
    await form.picture("8-not-checked-outcome");
    assert.equal(name, "referral-unchecked-20261123100000.json");
    assert.equal(json.checked, false);
    assert.equal(json.reason, "The part that checks them could not be loaded.");
    assert.equal(json.record.referral.concerns, CONCERNS);
    assert.equal(json.digest, undefined);
    form.wasReloaded = true;
  });
});

test("Where the rules fail in the middle of a referral, every word stays and can be saved", async () => {
  const failing = `
    export async function load() {
      let left = 40;
      const rules = await (await import("./real.js")).load();
      return { ...rules, assess: (...given) => { if (left-- < 0) throw new WebAssembly.RuntimeError("unreachable"); return rules.assess(...given); } };
    }`;
  const before = async (/** @type {import("playwright-core").Page} */ page) => {
    await page.route("**/referral-consent/index.js", (route) =>
      route.fulfill({ contentType: "text/javascript", body: failing }),
    );
    await page.route("**/referral-consent/real.js", async (route) => {
      const response = await route.fetch({ url: route.request().url().replace("real.js", "index.js") });
      await route.fulfill({ response });
    });
  };
  await atTheForm({ before }, async (form) => {
    const { page } = form;
    await form.write("What are you worried about?", CONCERNS);
    const box = page.getByRole("textbox", { name: "Fuller account of what happened" });
    await box.pressSequentially("She told me that she is hungry every day and afraid to go home.");
    await page.getByRole("heading", { name: NOT_CHECKED }).waitFor();
    assert.equal(await box.inputValue(), "She told me that she is hungry every day and afraid to go home.");
    await form.press("Check my answers");
    await form.press("Make the file, marked as not checked");
    const { json } = await form.download();
    assert.equal(json.record.referral.concerns, CONCERNS);
    assert.match(json.reason, /has failed/);
  });
});

test("A policy that the rules refuse is shown with what is wrong in it, and nothing is half applied", async () => {
  const refused = { ...policy, rationale: { minWords: 3 }, minimumWords: 3 };
  const before = (/** @type {import("playwright-core").Page} */ page) =>
    page.route("**/policy.json", (route) => route.fulfill({ json: refused }));
  await atTheForm({ before }, async (form) => {
    const list = form.page.locator("#policy-findings");
    await list.waitFor();
    const text = (await list.textContent()) ?? "";
    assert.match(text, /\/rationale\/minWords.*below 12/s);
    assert.match(text, /\/minimumWords/);
    assert.match((await form.page.locator("#not-checking").textContent()) ?? "", /have a fault/);
  });
});

/** What the page says of whom to phone, of the notice and of who can advise. @param {import("playwright-core").Page} page */
async function said(page) {
  const places = [
    "aside.emergency p:last-child",
    "#not-checking p:last-child",
    ".hint-beside",
    ".bottom p:first-child",
  ];
  const texts = await page.locator(places.join()).allInnerTexts();
  return texts.map((text) => text.replace(/\s+/g, " "));
}

const WITHOUT_POLICY = [
  "To talk a case over at once, phone your local authority (the number is on its website).",
  "Phone your local authority (the number is on its website) and say how you will send it. If a child is in immediate danger, phone 999.",
  "The privacy notice in use is the one that your agency gives to families; its version stands on it.",
  "For advice, ask your data protection officer.",
  "Questions about how information is used: your data protection officer.",
];

test("Where there is no policy or no script, whom to phone is no number of an example, 999 is open, and nothing is left empty", async () => {
  const isExample = /exampleshire|01632/i;
  for (const file of ["index.html", "review/index.html"]) {
    assert.doesNotMatch(await readFile(`${SITE}${file}`, "utf8"), isExample);
  }
  const ways = [
    { before: missing("**/policy.json"), expected: TOLD },
    {
      before: (/** @type {import("playwright-core").Page} */ page) =>
        page.route("**/policy.json", (route) => route.fulfill({ json: null })),
    },
    { script: false },
  ];
  for (const way of ways) {
    await atTheForm({ ...way, size: NARROW }, async (form) => {
      const { page } = form;
      await page.getByRole("heading", { name: NOT_CHECKED }).waitFor();
      assert.deepEqual(await said(page), WITHOUT_POLICY);
      assert.doesNotMatch(await page.locator("body").innerText(), isExample);
      const calls = await page.locator("a[href^='tel:']:visible").evaluateAll((all) => all.map((a) => a.outerHTML));
      assert.deepEqual(calls, Array(2).fill('<a href="tel:999">999</a>'));
      assert.equal(await page.getByRole("link", { name: /^$/ }).count(), 0);
    });
  }
});

test("A policy that is refused, or whose rules cannot be loaded, still says whom to phone, which notice is in use and who can advise", async () => {
  const { phone, ...unreachable } = policy.localAuthority;
  const own = { ...policy, localAuthority: { name: "Sampleton Council", phone: "01632 960555" } };
  const told = [
    "The privacy notice in use is “How the MASH uses your information”, version 4.",
    "For advice, ask Data Protection Officer: dpo@exampleshire.example.",
    "Questions about how information is used: Data Protection Officer, dpo@exampleshire.example.",
  ];
  const after = "and say how you will send it. If a child is in immediate danger, phone 999.";
  const refused = [
    {
      json: { ...own, minimumWords: 3 },
      wanted: [
        "To talk a case over at once, phone Sampleton Council on 01632 960555.",
        `Phone Sampleton Council on 01632 960555 ${after}`,
        ...told,
      ],
    },
    {
      json: { ...policy, localAuthority: { ...unreachable, phone: 1632960001 } },
      wanted: [
        "To talk a case over at once, phone Exampleshire Council (the number is on its website), or out of hours on 01632 960999.",
        `Phone Exampleshire Council (the number is on its website) ${after}`,
        ...told,
      ],
    },
    {
      json: { localAuthority: { phone: "01632 960555", name: " " }, notice: [], dataProtectionOfficer: "Sam" },
      wanted: [
        "To talk a case over at once, phone your local authority on 01632 960555.",
        `Phone your local authority on 01632 960555 ${after}`,
        ...WITHOUT_POLICY.slice(2),
      ],
    },
  ];
  for (const { json, wanted } of refused) {
    const before = (/** @type {import("playwright-core").Page} */ page) =>
      page.route("**/policy.json", (route) => route.fulfill({ json }));
    await atTheForm({ before }, async ({ page }) => {
      await page.locator("#policy-findings").waitFor();
      assert.deepEqual(await said(page), wanted);
    });
    await atTheForm({ before, at: "review/", ready: "body[data-ready]" }, async ({ page }) => {
      const agency = /phone (\w+ Council)?/.exec(wanted[0] ?? "")?.[1] ?? "Your local authority";
      assert.equal(await page.locator(".agency").innerText(), agency);
    });
  }
  const before = async (/** @type {import("playwright-core").Page} */ page) => {
    await page.route("**/policy.json", (route) => route.fulfill({ json: own }));
    await missing(RULES)(page);
  };
  await atTheForm({ before, expected: TOLD }, async ({ page }) => {
    assert.deepEqual(await said(page), refused[0]?.wanted);
    assert.equal(await page.locator("a[href='tel:01632960555']:visible").count(), 2);
  });
});

test("An agency that puts its own policy beside the page sees its own names, phones and lists", async () => {
  const own = structuredClone(policy);
  own.localAuthority = { name: "Sampleton Council", phone: "01632 960555" };
  own.notice.categories = [
    { id: "identity", label: "Who they are" },
    { id: "housing", label: "Housing" },
    { id: "costs$&", label: "NUMBER and LABEL of costs, $& or $1" },
  ];
  own.notice.recipients = [
    { id: "childrens-social-care", label: "Duty team" },
    { id: "youth", label: "Youth service" },
  ];
  own.mashPartners = ["childrens-social-care"];
  own.fields = { childName: "identity" };
  const before = (/** @type {import("playwright-core").Page} */ page) =>
    page.route("**/policy.json", (route) => route.fulfill({ json: own }));
  await atTheForm({ before }, async (form) => {
    const { page } = form;
    const emergency = page.getByRole("complementary", { name: "Urgent help" });
    assert.match(await emergency.innerText(), /Sampleton Council on 01632 960555\./);
    assert.equal(await emergency.getByText("out of hours").isVisible(), false);
    assert.equal(await emergency.locator("a[href='tel:01632960555']").count(), 1);
    await form.tick("What are you sharing?", "Who they are", "Housing");
    const odd = page.getByRole("checkbox", { name: "NUMBER and LABEL of costs, $& or $1" }).first();
    assert.equal(await odd.getAttribute("value"), "costs$&");
    await form.recipient(1, {
      to: "Duty team",
      purpose: "To keep the child safe",
      what: ["Who they are", "Housing"],
    });
    await form.press("Add another recipient");
    await form.recipient(2, {
      to: "Youth service",
      purpose: "To refer the family on to a service",
      what: ["Housing"],
      agreed: "Yes",
    });
    assert.equal(await page.getByText("Safeguarding concerns").count(), 0);
  });
});

test("Whoever was quicker than the policy keeps every word, tick and choice, also what its lists do not have", async () => {
  const own = structuredClone(policy);
  own.notice.categories = [
    { id: "housing", label: "Housing" },
    { id: "health", label: "Health and care" },
    { id: "identity", label: "Who they are" },
  ];
  own.notice.recipients = [
    { id: "youth", label: "Youth service" },
    { id: "police", label: "Police force" },
    { id: "childrens-social-care", label: "Duty team" },
  ];
  own.mashPartners = ["childrens-social-care", "police"];
  own.fields = { childName: "identity" };
  /** @type {() => void} */
  let come = () => {};
  const coming = new Promise((done) => (come = () => done(undefined)));
  const before = (/** @type {import("playwright-core").Page} */ page) =>
    page.route("**/policy.json", async (route) => {
      await coming;
      await route.fulfill({ json: own });
    });
  await atTheForm({ before, ready: "#add-recipient:not([hidden])" }, async (form) => {
    const { page } = form;
    form.wasReloaded = true;
    const identity = "Names, dates of birth and addresses";
    const shared = page.locator('[data-question="/information"]');
    const tick = (/** @type {string} */ label) => shared.getByRole("checkbox", { name: label, exact: true });
    const family = "Family and household";
    for (const label of [identity, family, "Health", "Offending", "Education"]) await tick(label).check();
    await form.choose("Is it part of criminal proceedings? (Offending)", "Yes");
    const source = (/** @type {string} */ of) =>
      page.getByRole("combobox", { name: `Which agency did it come from? (${of})` });
    await source("Education").selectOption({ label: "Family support service" });
    await source(family).selectOption({ label: "Another agency" });
    for (const label of [family, "Education"]) await tick(label).uncheck();
    await form.recipient(1, { to: "Police", purpose: "To keep the child safe", what: [identity, "Offending"] });
    await form.press("Add another recipient");
    await form.recipient(2, { to: "Education", purpose: "To keep the child safe", what: ["Health"] });
    await form.tick("Who did they agree may get the information?", "Family support service", "Police");
    await form.tick("Which information did they agree to share?", identity);
    await source("Health").selectOption({ label: "Another agency" });
    await page.getByRole("textbox", { name: "Name of that agency (Health)" }).pressSequentially("Mill Lane");
    const written = () =>
      page.evaluate(() =>
        /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll("#referral :is(input, select, textarea)")])
          .filter((box) => (["checkbox", "radio"].includes(box.type) ? box.checked : box.value !== ""))
          .filter((box) => !box.name.startsWith("/referral/date/"))
          .map((box) => `${box.name} ${box.value}`)
          .sort(),
      );
    const all = await written();
    assert.equal(all.length, 20, all.join("\n"));

    come();
    await page.locator("#referral[data-ready]").waitFor({ state: "attached" });
    assert.deepEqual(await written(), all);
    // Whoever is in the middle of a word goes on with it.
    await page.keyboard.type(" Clinic");
    assert.equal(
      await page.getByRole("textbox", { name: "Name of that agency (Health and care)" }).inputValue(),
      "Mill Lane Clinic",
    );
    const offered = await shared.locator("[data-entry] > .option").allInnerTexts();
    const kept = [family, "Education", "Offending"];
    assert.deepEqual(offered, ["Housing", "Health and care", "Who they are", ...kept]);
    assert.ok(await form.group("Is it part of criminal proceedings? (Offending)").isVisible());
    const recipients = page.getByRole("combobox", { name: "Who will get it?" }).nth(1).locator("option");
    assert.deepEqual(await recipients.allTextContents(), [
      ...["Choose one", "Youth service", "Police force", "Duty team"],
      "Education",
    ]);
    const labelled = await page.evaluate(() =>
      [...document.querySelectorAll("#referral label")].every(
        (label) => /** @type {HTMLLabelElement} */ (label).control !== null,
      ),
    );
    assert.ok(labelled);
    const ids = await page.locator("[id]").evaluateAll((all) => all.map(({ id }) => id));
    assert.equal(new Set(ids).size, ids.length, "no id is there twice");
    await form.checkNotReady();
    const codes = (await form.findings()).map(({ code, path }) => `${code} ${path}`);
    assert.ok(codes.includes("openness.category-not-in-notice /information/2/category"));
    assert.ok(codes.includes("openness.recipient-not-in-notice /sharing/1/recipient"));

    await form.press("Clear this form");
    await form.press("Clear everything");
    assert.deepEqual(await shared.locator("[data-entry] > .option").allInnerTexts(), offered.slice(0, 3));
    assert.equal(await page.getByText("Family support service").count(), 0);
  });
});

test("A data protection officer whom the policy does not name is called that, with the address", async () => {
  const { name, ...officer } = policy.dataProtectionOfficer;
  for (const unnamed of [officer, { ...officer, name: " " }]) {
    const own = { ...policy, dataProtectionOfficer: unnamed };
    const before = (/** @type {import("playwright-core").Page} */ page) =>
      page.route("**/policy.json", (route) => route.fulfill({ json: own }));
    await atTheForm({ before }, async ({ page }) => {
      const said = await page.locator("p", { hasText: /For advice, ask|Questions about how/ }).allInnerTexts();
      assert.deepEqual(said, [
        "For advice, ask your data protection officer: dpo@exampleshire.example.",
        "Questions about how information is used: your data protection officer, dpo@exampleshire.example.",
      ]);
    });
  }
});

test("The form works from a folder of any site", async () => {
  await atTheForm({ path: "/agencies/school-7/referral/" }, async (form) => {
    await writeConsentedReferral(form);
    await form.checkReady();
    const { json } = await form.save();
    assert.equal(json.decision.route, "consent");
  });
});

test("Going to another page and back, or back from the check, keeps every word; reloading asks first", async () => {
  await atTheForm({}, async (form) => {
    const { page } = form;
    form.wasReloaded = true;
    await writeConsentedReferral(form);
    await form.press("Add another recipient");
    await form.recipient(2, {
      to: "Police",
      purpose: "To keep the child safe",
      what: ["Safeguarding concerns"],
    });
    await form.checkReady();
    await page.goBack();
    const concerns = page.getByRole("textbox", { name: "What are you worried about?" });
    await concerns.waitFor();
    assert.equal(await concerns.inputValue(), CONCERNS);
    await page.goForward();
    await page.getByRole("heading", { name: "Check your answers" }).waitFor();
    const change = page.getByRole("button", { name: "Change – What are you worried about?" });
    await change.click();
    assert.equal(await page.evaluate(() => document.activeElement?.id), "referral-concerns");

    /** @type {string[]} */
    const asked = [];
    page.on("dialog", async (dialog) => {
      asked.push(dialog.type());
      // Stay at first; leave when asked again.
      await (asked.length === 1 ? dialog.dismiss() : dialog.accept());
    });
    const isAsked = page.waitForEvent("dialog");
    await page.evaluate(() => void setTimeout(() => location.reload()));
    await isAsked;
    assert.deepEqual(asked, ["beforeunload"]);
    assert.equal(await concerns.inputValue(), CONCERNS);

    const address = page.url();
    await page.goto(new URL("rules/", address).href);
    await page.goBack({ waitUntil: "commit" });
    await concerns.waitFor();
    assert.equal(await concerns.inputValue(), CONCERNS);
    assert.equal(await page.getByRole("group", { name: /^Recipient \d/ }).count(), 2);
  });
});

test("Clearing the form asks first, and then nothing is left of what was written", async () => {
  await atTheForm({}, async (form) => {
    const { page } = form;
    await writeConsentedReferral(form);
    await form.press("Add another recipient");
    await form.checkNotReady();
    await form.press("Clear this form");
    await form.press("Keep my answers");
    assert.equal(await page.getByRole("textbox", { name: "Your name" }).inputValue(), "Priya Nair");
    await form.press("Clear this form");
    await form.press("Clear everything");
    const left = await page.evaluate(
      () =>
        document.body.innerText +
        JSON.stringify(
          [...document.querySelectorAll("input[type=text], textarea")].map((box) => /** @type {any} */ (box).value),
        ),
    );
    for (const word of ["Priya", "Aisha", "hungry", "Malik"]) assert.ok(!left.includes(word), word);
    assert.equal(await page.locator(".message, #summary li").count(), 0);
    assert.equal(await page.getByRole("group", { name: /^Recipient/ }).count(), 1);
    assert.equal(await form.focused(), "Refer a child to the MASH");
  });
});

test("Without scripts every question can be read, answered and printed, and nothing can be sent by mistake", async () => {
  await atTheForm({ script: false }, async (form) => {
    const { page } = form;
    assert.ok((await page.locator("[data-question]:visible").count()) > 60);
    const name = page.getByRole("textbox", { name: "Your name" });
    await name.fill("Priya Nair");
    await name.press("Enter");
    await page.getByRole("heading", { name: NOT_CHECKED }).waitFor();
    assert.ok(!page.url().includes("Priya"));
    assert.equal(await name.inputValue(), "Priya Nair");
    await page.emulateMedia({ media: "print" });
    assert.ok(await page.getByRole("heading", { name: NOT_CHECKED }).isVisible(), "the paper says so too");
  });
});

/** What sticks out to the right. @param {import("playwright-core").Page} page */
function tooWide(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll("body *")]
      .filter((element) => !element.closest(".visually-hidden, .skip, pre"))
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
      .map((element) => element.outerHTML.slice(0, 80)),
  );
}

test("Nothing has to be scrolled sideways at 320, 360 or 1280 pixels, with every question shown", async () => {
  await atTheForm({ before: missing("**/policy.json"), expected: TOLD }, async ({ page }) => {
    for (const width of [320, 360, 1280]) {
      await page.setViewportSize({ width, height: 700 });
      assert.deepEqual(await tooWide(page), [], `at ${width}`);
    }
  });
});

test("Nothing has to be scrolled sideways at 320 pixels where a phone’s text is twice as large", async () => {
  await atTheForm({ before: missing("**/policy.json"), expected: TOLD }, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    for (const category of await page.locator('[name="/information"]').all()) await category.check();
    for (const size of [130, 200]) {
      await page.evaluate((size) => (document.documentElement.style.fontSize = `${size}%`), size);
      assert.deepEqual(await tooWide(page), [], `at ${size} %`);
    }
  });
});

test("With text twice as large at 320 pixels, messages, the check and the end need no scrolling sideways either", async () => {
  await atTheForm({}, async (form) => {
    const { page } = form;
    await form.checkNotReady();
    await page.setViewportSize({ width: 320, height: 700 });
    await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
    assert.deepEqual(await tooWide(page), [], "with messages");
    await writeConsentedReferral(form);
    await form.write("Child’s full name", "");
    await form.checkReady();
    assert.deepEqual(await tooWide(page), [], "checking");
    await form.save();
    assert.deepEqual(await tooWide(page), [], "at the end");
  });
});

test("On paper a long answer is there to its end, also where no script runs", async () => {
  await atTheForm({ script: false }, async ({ page }) => {
    const box = page.getByRole("textbox", { name: "What are you worried about?" });
    await box.fill(Array.from({ length: 60 }, (_, day) => `Day ${day}: she came to school hungry.`).join("\n"));
    await page.emulateMedia({ media: "print" });
    // Without scripts there is no asking the page: the box is as tall as sixty lines.
    const { height = 0 } = (await box.boundingBox()) ?? {};
    assert.ok(height > 60 * 12, `${height} pixels`);
  });
});

test("A referral is printed on two pages at most, without what is only for the screen", async () => {
  await atTheForm({}, async (form) => {
    await writeConsentedReferral(form);
    await form.checkReady();
    await form.save();
    const pages = await sheets(form.page);
    assert.ok(pages >= 1 && pages <= 2, `${pages} pages`);
  });
});
