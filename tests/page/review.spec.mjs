/**
 * The hub opens what it received: the decision in one screen, from a file that is plain or sealed.
 *
 * @import { Form } from "./support/form.mjs"
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { assertAccessible } from "../support/accessibility.mjs";
import { changed, policy, recordNamed } from "../support/cases.mjs";
import { downloaded } from "../support/download.mjs";
import { NARROW } from "../support/pictures.mjs";
import { sheets } from "../support/print.mjs";
import { rules } from "../support/rules.mjs";
import { digest } from "./support/payload.mjs";
import { atTheHub, drop, FILE, FULL, give, KEY, payloadOf, shown, withPolicy } from "./support/review.mjs";
import { assertKept, generateKeyPair, HUB, open, POLICE, seal, watch } from "./support/sealing.mjs";

/** @param {Form} form @param {string} [selector] */
const text = async ({ page }, selector = "#decision-view") =>
  ((await page.locator(selector).innerText()) ?? "").replace(/\s+/g, " ");

/** The facts under a heading, by their label. @param {Form} form @param {string} heading */
const facts = ({ page }, heading) =>
  page
    .locator("#decision section", { has: page.getByRole("heading", { name: heading, exact: true }) })
    .locator("dl > div")
    .evaluateAll((rows) =>
      Object.fromEntries(
        rows.map((row) => [
          row.querySelector("dt")?.textContent,
          [...row.querySelectorAll("dd p")].map(({ textContent }) => textContent).join(" | "),
        ]),
      ),
    );

/** A text of that many characters. @param {number} length @param {string} sentence */
const said = (length, sentence) => `${sentence} `.repeat(Math.ceil(length / sentence.length)).slice(0, length);

test("A referral that overrides a refusal is seen at a glance: who, why, what may go to whom, and what comes with it", async () => {
  await atTheHub({}, async (form) => {
    const { page } = form;
    await give(form, FILE, payloadOf(FULL));
    await shown(form);
    assert.equal(await form.focused(), "Referral: Aisha Malik");
    assert.deepEqual(await facts(form, "Decision"), {
      Route: "Going on without consent",
      "Who may consent": "A parent or carer with parental responsibility",
      Age: "10 when it was decided | 10 today",
      "Lawful basis": "Public task",
      Date: "23 November 2026",
    });
    const override = await facts(form, "Going on without consent");
    assert.equal(override["Reasons"], FULL.override.rationale);
    assert.equal(override["Decided by"], "Tom Reed, Head teacher, 23 November 2026");
    assert.deepEqual(await facts(form, "Consent"), {
      "Asked for": "Yes",
      Outcome: "They said no",
      "Who decided": "Sana Malik, A parent | 20 November 2026",
    });
    assert.equal((await facts(form, "The three tests"))["Necessary"], `Yes. ${FULL.tests.necessity.reason}`);
    assert.match((await facts(form, "What the family were told"))["Privacy notice"] ?? "", /version 4/);
    const rows = await page
      .locator("#decision tbody tr")
      .evaluateAll((rows) => rows.map((row) => [...row.children].map(({ textContent }) => textContent)));
    assert.deepEqual(rows, [
      [
        "Children's social care",
        "Names, dates of birth and addresses, Safeguarding concerns, Health (from Health, who let it be passed on)",
        "To keep the child safe",
        "Inside",
        "Covers it",
      ],
      [
        "Police",
        "Names, dates of birth and addresses, Safeguarding concerns",
        "To keep the child safe",
        "Inside",
        "Covers it",
      ],
      [
        "Family support service",
        "Names, dates of birth and addresses",
        "To refer the family on to a service, the family agreed",
        "Outside",
        "Covers it",
      ],
      [
        "housing-advice",
        "Names, dates of birth and addresses",
        "To refer the family on to a service, the family agreed",
        "Outside",
        "Goes beyond it",
      ],
    ]);
    const duties = await page
      .locator("#decision [data-duty]")
      .evaluateAll((all) => all.map((duty) => duty.getAttribute("data-duty")));
    assert.deepEqual(duties, payloadOf(FULL).handling);
    await form.picture("11-hub-decision");
  });
});

test("A usual referral fits in one screen, and the fullest is printed on two pages", async () => {
  await atTheHub({}, async (form) => {
    const { page } = form;
    await give(form, FILE, payloadOf(recordNamed("parent agrees")));
    await shown(form);
    const end = await page.locator("#decision").evaluate((decision) => decision.getBoundingClientRect().bottom);
    const height = page.viewportSize()?.height ?? 0;
    assert.ok(end <= height, `it ends at ${end} of ${height}`);

    await page.locator("[data-another]:visible").click();
    const full = structuredClone(FULL);
    full.override.rationale = `${full.override.rationale} `.repeat(3);
    full.referral.concerns = `${full.referral.concerns} `.repeat(8);
    await give(form, FILE, payloadOf(full));
    await shown(form);
    assert.equal(await sheets(page), 2);
  });
});

test("A short override is seen in one screen, and what comes with it is there however long the rest is", async () => {
  await atTheHub({}, async (form) => {
    const { page } = form;
    const height = page.viewportSize()?.height ?? 0;
    const end = (/** @type {string} */ of) => page.locator(of).evaluate((part) => part.getBoundingClientRect().bottom);
    const short = structuredClone(FULL);
    short.sharing.pop();
    for (const entry of short.sharing) entry.information = entry.information.filter((id) => id !== "health");
    short.information.pop();
    await give(form, FILE, payloadOf({ ...short, advice: undefined }));
    await shown(form);
    assert.equal(await page.locator("#decision [data-duty]").count(), 3);
    for (const part of ["#decision ul", "#decision table"]) {
      assert.ok((await end(part)) <= height, `${part} ends at ${await end(part)} of ${height}`);
    }

    await page.locator("[data-another]:visible").click();
    const long = structuredClone(FULL);
    long.referral.concerns = said(3000, long.referral.concerns);
    long.override.rationale = said(1800, long.override.rationale);
    await give(form, FILE, payloadOf(long));
    await shown(form);
    assert.equal(await page.locator("#decision [data-duty]").count(), 4);
    assert.ok((await end("#decision ul")) <= height, `it ends at ${await end("#decision ul")} of ${height}`);
    const left = (/** @type {string} */ of) => page.locator(of).evaluate((part) => part.getBoundingClientRect().left);
    const reasons = "#decision .facts > div:has(> dt:text-is('Reasons'))";
    assert.equal(
      await left(`${reasons} > dd`),
      await left(`${reasons} > dt`),
      "a long text has the width of its column",
    );
  });
});

test("A referral of usual length, with a long account, is printed on two pages", async () => {
  const full = structuredClone(FULL);
  full.referral.concerns = said(944, full.referral.concerns);
  full.override.rationale = said(592, full.override.rationale);
  Object.assign(full.answers, { whatHappened: said(2020, "On Monday she told her teacher that nobody had cooked.") });
  await atTheHub({}, async (form) => {
    await give(form, FILE, payloadOf(full));
    await shown(form);
    assert.equal(await sheets(form.page), 2);
  });
});

test("A referral with everything at length fills each page before the next, and needs two as well", async () => {
  const full = structuredClone(FULL);
  full.referral.concerns = said(3000, full.referral.concerns);
  full.override.rationale = said(1800, full.override.rationale);
  full.override.escalationDetail = said(500, full.override.escalationDetail);
  for (const test of Object.values(full.tests)) test.reason = said(350, test.reason);
  Object.assign(full.answers, { whatHappened: said(2020, "On Monday she told her teacher that nobody had cooked.") });
  await atTheHub({}, async (form) => {
    await give(form, FILE, payloadOf(full));
    await shown(form);
    assert.equal(await sheets(form.page), 2);
  });
});

test("Whatever an agency’s own form asked is shown, by whatever name and however it is nested, also on paper", async () => {
  const own = { ...policy, fields: undefined };
  const answers = {
    "pupil-name": "Aisha Malik",
    siblings: [
      { name: "Omar", age: 4 },
      { name: "Zainab", age: 0, inCare: false },
    ],
    "Spoken at home": ["Urdu", "English"],
    nhsNumber: 9434765919,
    "home[address][post_code]": "EX4 1AA",
    GPName: "<b>Dr Lee</b>",
    interpreter_needed: true,
    school: { name: "Exampleshire Primary", year: 5 },
    nickname: "",
    pets: [],
  };
  await atTheHub({ before: withPolicy(own) }, async (form) => {
    await give(form, FILE, payloadOf({ ...FULL, answers }, undefined, own));
    await shown(form);
    const wanted = {
      "Pupil name": "Aisha Malik",
      Siblings: "1 – Name: Omar | 1 – Age: 4 | 2 – Name: Zainab | 2 – Age: 0 | 2 – In care: No",
      "Spoken at home": "Urdu | English",
      "Nhs number": "9434765919",
      "Home address post code": "EX4 1AA",
      "GP name": "<b>Dr Lee</b>",
      "Interpreter needed": "Yes",
      School: "Name: Exampleshire Primary | Year: 5",
    };
    assert.deepEqual(await facts(form, "The rest of the form"), wanted);
    assert.equal(await form.page.locator("#decision b").count(), 0);
    await form.page.emulateMedia({ media: "print" });
    assert.match(await text(form, "#decision"), /Aisha Malik.*Zainab/);
  });
});

test("Each thing says whether it is part of criminal proceedings, and what whoever it came from permits", async () => {
  /** @type {any} */
  const record = structuredClone(FULL);
  record.information = [
    { id: "identity", category: "identity", criminalProceedings: false },
    { id: "a", category: "concerns", criminalProceedings: true, cpiaPermission: "given" },
    { id: "b", category: "concerns", criminalProceedings: true, cpiaPermission: "refused", providedBy: "police" },
    { id: "c", category: "concerns", criminalProceedings: true, cpiaPermission: "not-sought" },
    { id: "d", category: "concerns", criminalProceedings: true },
    { id: "e", category: "health", providedBy: "health", permission: "refused" },
    { id: "f", category: "health", providedBy: "health", permission: "not-sought" },
  ];
  record.sharing = [
    {
      ...{ recipient: "childrens-social-care", purpose: "safeguarding" },
      information: ["identity", "a", "b", "c", "d", "e"],
    },
  ];
  await atTheHub({}, async (form) => {
    await give(form, FILE, payloadOf(record));
    await shown(form);
    const rows = await form.page
      .locator("#decision tbody tr")
      .evaluateAll((rows) => rows.map((row) => [...row.children].slice(0, 2).map(({ textContent }) => textContent)));
    assert.deepEqual(rows, [
      [
        "Children's social care",
        [
          "Names, dates of birth and addresses",
          "Safeguarding concerns (part of criminal proceedings: permission to leave the MASH was given)",
          "Safeguarding concerns (from Police; part of criminal proceedings: permission to leave the MASH was refused)",
          "Safeguarding concerns (part of criminal proceedings: nobody has asked for permission to leave the MASH)",
          "Safeguarding concerns (part of criminal proceedings: no permission to leave the MASH is recorded)",
          "Health (from Health, who refused to let it be passed on)",
        ].join(", "),
      ],
      ["Nobody yet", "Health (from Health, who were not asked whether it may be passed on)"],
    ]);
  });
});

const SETTINGS = "The settings that it was made with (policy.json)";

/** What is said of how a file was checked. @param {Form} form */
const checks = ({ page }) =>
  page.locator("#checked [data-checked]").evaluateAll((all) => all.map((one) => one.getAttribute("data-checked")));

/** A policy of another agency, and the same one before it was changed. */
/** @type {any} */
const other = changed(policy, {
  set: {
    "/id": "westshire",
    "/mashPartners": ["childrens-social-care", "police"],
    "/notice/recipients/1/label": "Westshire Police",
  },
});
/** @type {any} */
const older = changed(policy, { set: { "/version": "2026-08" } });

/** @param {any} payload */
function sealedAnew(payload) {
  const { digest: sealed, ...rest } = payload;
  return { ...rest, digest: { ...sealed, value: digest(rest) } };
}

test("A file that was made with other settings is checked as far as that goes, and says so mildly", async () => {
  for (const by of [other, older, { ...policy, mashPartners: other.mashPartners }]) {
    await atTheHub({}, async (form) => {
      await give(form, FILE, payloadOf(FULL, undefined, by));
      await shown(form);
      assert.deepEqual(await checks(form), ["agrees", "in-part"]);
      const said = await text(form, "#checked");
      assert.ok(said.includes(`${by.id}, version ${by.version}`), said);
      assert.doesNotMatch(said, /do not agree|before you rely on it/);
      assert.ok(await form.page.locator("#settling").isVisible(), "it can be settled");
      await form.page.emulateMedia({ media: "print" });
      assert.match(await text(form, "#checked"), /was not checked here: who is inside the MASH/);
    });
  }
});

test("With the settings of its agency a file is checked whole, and things have its agency’s names", async () => {
  const payload = payloadOf(FULL, undefined, other);
  const police = (/** @type {Form} */ { page }) =>
    page.locator("#decision tbody tr").nth(1).locator("th").textContent();
  await atTheHub({}, async (form) => {
    const { page } = form;
    await give(form, FILE, payload);
    await shown(form);
    const box = page.locator('[data-question="/discuss-refusal-with-referrer/reason"] textarea');
    await box.fill("She was pressed.");
    const said = page.locator("#settings-said");
    await give(form, SETTINGS, older);
    await said.getByText("These are the settings exampleshire, version 2026-08.").waitFor();
    await give(form, SETTINGS, { ...other, mashPartners: [] });
    await said.getByText("They were changed without a new version").waitFor();
    await give(form, SETTINGS, { ...other, id: "" });
    await said.getByText("These settings have a fault").waitFor();
    assert.deepEqual(await checks(form), ["agrees", "in-part"]);
    assert.equal(await police(form), "Police");
    await assertAccessible(page, "a file with other settings");
    await form.picture("11-hub-other-settings");

    await give(form, SETTINGS, other);
    await page.getByText("It was checked with the settings that you gave: westshire, version 2026-09.").waitFor();
    assert.deepEqual(await checks(form), ["agrees"]);
    assert.equal(await police(form), "Westshire Police");
    assert.match((await form.focused()) ?? "", /^This file is as it was made/);
    assert.equal(await box.inputValue(), "She was pressed.", "what was written stays");
    await drop(form, older);
    await page.locator("#beside").getByText("The settings are read, for files that were made with them.").waitFor();

    // They are at hand for the next file.
    page.once("dialog", (dialog) => void dialog.accept());
    await drop(form, payloadOf(FULL, undefined, older));
    await page.getByText("It was checked with the settings that you gave: exampleshire, version 2026-08.").waitFor();
  });
  await atTheHub({}, async (form) => {
    await give(form, FILE, other);
    await form.page.locator("#said").getByText("The settings are read. Now choose the file").waitFor();
    await give(form, FILE, payload);
    await shown(form);
    assert.deepEqual(await checks(form), ["agrees"]);
  });
  await atTheHub({}, async (form) => {
    await drop(form, await seal(payload, HUB.publicKey), other, HUB.privateKey);
    await shown(form);
    assert.deepEqual(await checks(form), ["agrees"]);
  });
});

test("What was changed in a file with other settings is shown as strongly as in any", async () => {
  const payload = payloadOf(FULL, undefined, other);
  await atTheHub({}, async (form) => {
    const { page } = form;
    await give(form, FILE, { ...payload, handling: payload.handling.slice(1) });
    await shown(form);
    assert.deepEqual(await checks(form), ["disagrees", "in-part"]);
    assert.match(await text(form, "#checked .wrong"), /do not agree.*Ask the sender before you rely on it/);
    assert.equal(await page.locator("#settling").isVisible(), false);

    // Made anew so that it fits: only its settings can tell.
    const inside = structuredClone(payload);
    inside.sharing[2].insideMash = true;
    await page.locator("[data-another]:visible").click();
    await give(form, FILE, sealedAnew(inside));
    await shown(form);
    assert.deepEqual(await checks(form), ["agrees", "in-part"]);
    await give(form, SETTINGS, other);
    await page.locator("#checked .wrong").waitFor();
    assert.deepEqual(await checks(form), ["disagrees"]);
    assert.equal(await page.locator('#checked [data-path="/sharing/2/insideMash"]').count(), 1);

    // A file of our own that is changed so is found at once.
    const own = payloadOf(FULL);
    own.sharing[2].insideMash = true;
    await page.locator("[data-another]:visible").click();
    await give(form, FILE, sealedAnew(own));
    await shown(form);
    assert.deepEqual(await checks(form), ["disagrees"]);
  });
});

test("A child who has turned sixteen since decides for themself, and the page says so", async () => {
  await atTheHub({}, async (form) => {
    const record = recordNamed("parent agrees");
    record.referral.date = "2026-11-22";
    record.child = { dateOfBirth: "2010-11-23" };
    await give(form, FILE, payloadOf(record));
    await shown(form);
    const { Age } = await facts(form, "Decision");
    assert.match(Age ?? "", /^15 when it was decided \| 16 today \| They have turned 16 since/);
  });
});

test("What may not be overlooked comes first: a life at risk, and a family that must not hear of it", async () => {
  await atTheHub({}, async (form) => {
    await give(form, FILE, payloadOf(recordNamed("life at risk")));
    await shown(form);
    assert.match(await text(form, "#first"), /^A life is at risk\./);
    const { outstanding } = payloadOf(recordNamed("life at risk"));
    const items = form.page.locator("#decision [data-code]");
    assert.equal(await items.count(), outstanding.length);
    for (const item of await items.allTextContents()) assert.doesNotMatch(item, /[{}]|undefined/);
    await form.picture("11-hub-life");

    await form.page.locator("[data-another]:visible").click();
    await give(form, FILE, payloadOf(recordNamed("asking would endanger her")));
    await shown(form);
    assert.match(await text(form, "#first"), /^Do not let the family know of this yet\./);
  });
});

test("A sealed file is opened with the private key, whichever is chosen first, and neither leaves the page", async () => {
  const payload = payloadOf(FULL);
  const sealed = await seal(payload, [HUB.publicKey, POLICE.publicKey]);
  /** @type {Awaited<ReturnType<typeof watch>> | undefined} */
  let watched;
  await atTheHub({ before: async (page) => void (watched = await watch(page)) }, async (form) => {
    const { page } = form;
    assert.ok(watched);
    const since = watched.asked.length;
    await give(form, FILE, sealed, "referral.jwe");
    await page.getByText("This file is sealed. Now choose your private key.").waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.id), "key");
    await give(form, KEY, HUB.privateKey, "key.json");
    await shown(form);
    assert.match(await text(form), /Aisha Malik/);

    // The key is still at hand for the next file.
    await page.locator("[data-another]:visible").click();
    await give(form, FILE, await seal(payloadOf(recordNamed("parent agrees")), HUB.publicKey), "referral.jwe");
    await shown(form);
    await assertKept(watched, since);
  });
  await atTheHub({}, async (form) => {
    await give(form, KEY, POLICE.privateKey, "key.json");
    await form.page.getByText("The key is read. Now choose the file that it opens.").waitFor();
    await give(form, FILE, sealed, "referral.jwe");
    await shown(form);
  });
});

test("Opening and settling a plain file loads nothing more, the code for sealing neither", async () => {
  await atTheHub({}, async (form) => {
    const { page, requests } = form;
    // Here nothing at all may be asked for once the page is loaded.
    form.wasReloaded = false;
    await give(form, FILE, payloadOf(recordNamed("police notification")));
    await shown(form);
    await form.press("Make the record of this review");
    await downloaded(page, () => form.press("Save the review"));
    await page.locator("[data-another]:visible").click();
    await give(form, KEY, HUB.privateKey);
    await page.locator("#said p").waitFor();
    await give(form, FILE, payloadOf(FULL));
    await shown(form);
    assert.deepEqual(
      requests.filter((request) => /seal/.test(request)),
      [],
    );
  });
});

test("Files can be dropped anywhere, the key with them", async () => {
  const sealed = await seal(payloadOf(FULL), HUB.publicKey);
  await atTheHub({}, async (form) => {
    const { page } = form;
    await page.dispatchEvent("body", "dragover");
    assert.ok(await page.locator("#drop.over").isVisible());
    await drop(form, sealed, HUB.privateKey);
    await shown(form);
    assert.match(await text(form), /Aisha Malik/);
  });
});

test("With a wrong key, a changed or a cut file, the page says what is wrong and shows nothing", async () => {
  const sealed = await seal(payloadOf(FULL), HUB.publicKey);
  const other = await generateKeyPair("P-256", "somebody-else");
  const namesake = await generateKeyPair("P-256", HUB.publicKey.kid);
  const turned = sealed.at(-30) === "A" ? "B" : "A";
  const changed = `${sealed.slice(0, -30)}${turned}${sealed.slice(-29)}`;
  for (const [file, key, wanted] of /** @type {const} */ ([
    [sealed, other.privateKey, /sealed to another key.*exampleshire-2026/],
    [sealed, namesake.privateKey, /cannot be opened with this key/],
    [changed, HUB.privateKey, /cannot be opened with this key.*Nothing in it may be relied on/],
    [sealed.slice(0, 500), HUB.privateKey, /no referral and no sealed file/],
    [sealed.slice(0, -300), HUB.privateKey, /cannot be opened with this key|no sealed file/],
    ["hello", undefined, /no referral and no sealed file/],
    ['{"a": 1}', undefined, /no referral and no sealed file/],
    [JSON.stringify({ schema: "urn:referral-consent:payload:1" }), undefined, /cannot be shown/],
    [JSON.stringify({ ...payloadOf(FULL), handling: 5 }), undefined, /cannot be shown/],
    [JSON.stringify({ type: "unchecked-record", record: {} }), undefined, /could not check them/],
  ])) {
    await atTheHub({}, async (form) => {
      if (key) await give(form, KEY, key);
      if (key) await form.page.locator("#said:not(:empty)").waitFor();
      await give(form, FILE, file);
      await form.page.locator("#said").getByText(wanted).waitFor();
      assert.equal(await form.page.locator("#said").getAttribute("role"), "status", "it is read out");
      assert.equal(await form.page.locator("#decision-view").isVisible(), false);
      assert.equal((await form.page.locator("#decision").textContent()) ?? "", "", "nothing is shown");
    });
  }
});

test("A public key is no key to open a file with, and the page says which it needs", async () => {
  await atTheHub({}, async (form) => {
    await give(form, FILE, await seal(payloadOf(FULL), HUB.publicKey));
    await give(form, KEY, HUB.publicKey);
    await form.page
      .locator("#said")
      .getByText(/This is a public key.*the private key/)
      .waitFor();
    await give(form, KEY, HUB.privateKey);
    await shown(form);
  });
});

test("After a wrong key the right one opens the file at once", async () => {
  const sealed = await seal(payloadOf(FULL), HUB.publicKey);
  const other = await generateKeyPair("P-256", "somebody-else");
  await atTheHub({}, async (form) => {
    await give(form, KEY, other.privateKey);
    await give(form, FILE, sealed);
    await form.page
      .locator("#said")
      .getByText(/sealed to another key/)
      .waitFor();
    await give(form, KEY, HUB.privateKey);
    await shown(form);
  });
});

test("The hub makes its own keys: the private one is saved, the public one is what the policy takes", async () => {
  await atTheHub({ size: NARROW }, async (form) => {
    const { page } = form;
    await page.getByText("Make a new pair of keys").click();
    await form.press("Make the keys and save the private one");
    await page.getByText("Give the key a name first").waitFor();
    await form.write("Name of the new key", "Exampleshire 2027");
    const { name, text } = await downloaded(page, () => form.press("Make the keys and save the private one"));
    assert.equal(name, "private-key-Exampleshire-2027.json");
    const privateKey = JSON.parse(text);
    const publicKey = JSON.parse((await page.locator("#made pre").textContent()) ?? "");
    assert.equal(publicKey.d, undefined);
    assert.deepEqual(await open(await seal({ type: "referral" }, publicKey), privateKey), { type: "referral" });
    assert.deepEqual(rules.checkPolicy({ ...policy, sealing: { keys: [publicKey] } }), []);
  });
});

test("Whatever is in a file is only ever shown as text", async () => {
  await atTheHub({}, async (form) => {
    const nasty = `<img src=x onerror="document.title='run'"><script>document.title = "run"</script>`;
    const record = structuredClone(FULL);
    record.referral.concerns = `${nasty} and she is hungry every single day of the week`;
    record.answers.childName = nasty;
    await give(form, FILE, payloadOf(record));
    await shown(form);
    assert.equal(await form.page.locator("main img, main script").count(), 0);
    assert.equal(await form.focused(), `Referral: ${nasty}`);
    assert.equal(await form.page.title(), "Open a referral");
  });
});
