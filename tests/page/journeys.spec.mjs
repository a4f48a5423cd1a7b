/**
 * What referrers do with the form, from the first question to the file that they save.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { policy } from "../support/cases.mjs";
import {
  ANSWERS,
  CONCERNS,
  REFERRER,
  SHARED,
  TESTS,
  TOLD,
  writeChild,
  writeConcern,
  writeConsentedReferral,
  writeParentAgrees,
  writeReferrer,
  writeSharing,
  writeTests,
  writeTold,
} from "../support/referral.mjs";
import { atTheForm } from "./support/form.mjs";
import { assertPayload } from "./support/payload.mjs";

/** What a payload has of what is written in nearly every journey. */
const WRITTEN = {
  tests: TESTS,
  ...SHARED,
  outstanding: [],
  referrer: REFERRER,
  child: { dateOfBirth: "2016-05-14" },
  referral: {
    kind: "referral",
    date: "2026-11-23",
    decision: "share",
    concerns: CONCERNS,
    concernLevel: "child-in-need",
  },
  answers: ANSWERS,
};

test("A teacher refers a child with the consent of a parent who holds parental responsibility", async () => {
  await atTheForm({}, async (form) => {
    await form.picture("1-consent-empty");
    await writeConsentedReferral(form);
    await form.checkReady();
    await form.picture("1-consent-check");
    const saved = await form.save();
    await form.picture("1-consent-outcome");

    assert.equal(await form.page.getByRole("heading", { level: 1 }).textContent(), "Your referral is ready to send");
    assertPayload(saved, {
      type: "referral",
      privacyNotice: TOLD,
      decision: {
        route: "consent",
        consenter: "parent-or-court-carer",
        ageAtDecision: 10,
        lawfulBasis: "public-task",
        decidedBy: { name: "Priya Nair", role: "Designated safeguarding lead" },
        decidedOn: "2026-11-23",
      },
      consent: {
        sought: true,
        outcome: "given",
        decidedOn: "2026-11-20",
        method: "verbal",
        by: { relationship: "parent", name: "Sana Malik", parentalResponsibility: "yes" },
      },
      ...WRITTEN,
      handling: [
        "clarify-consent-before-action",
        "seek-consent-again-on-change",
        "use-only-for-safeguarding",
        "keep-within-mash",
      ],
    });
  });
});

test("A parent says no: a thin reason for going on is prompted, and a good one goes with the referral", async () => {
  await atTheForm({}, async (form) => {
    const { page } = form;
    await writeReferrer(form);
    await writeChild(form);
    await writeConcern(form);
    await writeSharing(form);
    await writeTold(form);
    await writeTests(form);
    await form.choose("Did you ask for consent?", "Yes");
    await form.choose("What did they say?", "They said no");
    await form.date("When did they decide?", "2026-11-22");
    await form.choose("Who decided?", "A parent");
    await form.write("Name of the person who decided", "Sana Malik");
    await form.write("What reason did they give?", "Does not trust social workers.");

    const stopped = await form.checkNotReady();
    assert.match((await stopped.textContent()) ?? "", /This cannot be sent with these answers/);
    assert.match((await stopped.textContent()) ?? "", /01632 960001/);
    assert.match((await form.messages("/consent/outcome").textContent()) ?? "", /Talk to them again.*§5\.8c/s);
    await form.picture("2-refused-stop");

    await form.choose("Why can this go on without consent?", "They said no, and it is likely to get worse");
    const prompts = page.locator("[data-ground='refused-and-escalating']");
    assert.match((await prompts.textContent()) ?? "", /What did they say no to, and why, in their own words\?/);
    assert.equal(await page.locator("[data-ground]:visible").count(), 1, "only this ground's questions");
    await form.tick("What is getting worse, or likely to?", "Risk");
    await form.write("How is it getting worse for this child?", "Threats began this week and are now daily.");
    await form.write("Who decided to go on without consent?", "Tom Reed");
    await form.write("Role of the person who decided to go on without consent", "Head teacher");
    await form.date("When was it decided to go on without consent?", "2026-11-23");
    await form.write("Your reasons for going on without consent", "It is risky for her");

    const count = page.locator("#rationale-count");
    await count.filter({ hasText: "5 words so far; 7 more wanted." }).waitFor();
    const thin = await form.checkNotReady();
    await thin.getByRole("link", { name: /Your reasons are a start: 5 of at least 12 words/ }).click();
    assert.equal(await page.evaluate(() => document.activeElement?.id), "override-rationale");
    await form.picture("2-refused-thin");

    const rationale =
      "Mrs Malik said no as she fears her daughter will be taken. Since Monday the stepfather threatens to hit Aisha " +
      "every day, and without help she is likely to be badly hurt this week.";
    await form.write("Your reasons for going on without consent", rationale);
    await count.filter({ hasText: "That is enough" }).waitFor();
    await form.checkReady();
    const saved = await form.save();
    await form.picture("2-refused-outcome");

    assertPayload(saved, {
      type: "referral",
      privacyNotice: TOLD,
      decision: {
        route: "override",
        consenter: "parent-or-court-carer",
        ageAtDecision: 10,
        lawfulBasis: "public-task",
        decidedBy: { name: "Tom Reed", role: "Head teacher" },
        decidedOn: "2026-11-23",
      },
      consent: {
        sought: true,
        outcome: "refused",
        decidedOn: "2026-11-22",
        by: { relationship: "parent", name: "Sana Malik" },
        refusalReason: "Does not trust social workers.",
      },
      override: {
        ground: "refused-and-escalating",
        escalation: ["risk"],
        escalationDetail: "Threats began this week and are now daily.",
        rationale,
        decidedBy: { name: "Tom Reed", role: "Head teacher" },
        decidedOn: "2026-11-23",
      },
      ...WRITTEN,
      handling: ["record-override-decision", "use-only-for-safeguarding", "keep-within-mash"],
    });
  });
});

test("Asking the parents would put the child at risk: the hub is asked to decide, and not to alert the family", async () => {
  await atTheForm({}, async (form) => {
    await writeReferrer(form);
    await writeChild(form);
    await writeConcern(form, "Child protection");
    await writeSharing(form);
    await writeTests(form);
    await form.choose("Was the privacy notice given to the family?", "No");
    await form.write("Why was the privacy notice not given?", "Telling the father would alert him.");
    await form.choose("Did you ask for consent?", "No");
    await form.choose("Why can this go on without consent?", "Asking would put the child at risk of significant harm");
    await form.tick("What is getting worse, or likely to?", "Risk", "Harm");
    await form.write("How is it getting worse for this child?", "Threats began this week and are now daily.");
    const rationale =
      "The father has threatened to take Aisha abroad if anyone asks questions. Asking him first would give him " +
      "the chance to do so tonight, and waiting leaves her with nobody watching.";
    await form.write("Your reasons for going on without consent", rationale);
    await form.choose(
      "Has the decision to go on without consent been made?",
      "No, we are asking the local authority to",
    );
    await form.checkReady();
    const saved = await form.save();
    await form.picture("3-harm-outcome");

    const duties = form.page.locator("[data-duty='do-not-alert-family']");
    assert.match((await duties.textContent()) ?? "", /Do not let the family know of this yet/);
    assertPayload(saved, {
      type: "referral",
      privacyNotice: { given: false, withheldReason: "Telling the father would alert him." },
      decision: {
        route: "override",
        consenter: "parent-or-court-carer",
        ageAtDecision: 10,
        lawfulBasis: "public-task",
      },
      consent: { sought: false },
      override: {
        ground: "harm-if-sought",
        escalation: ["risk", "harm"],
        escalationDetail: "Threats began this week and are now daily.",
        rationale,
        decision: "asked-of-local-authority",
      },
      ...WRITTEN,
      referral: { ...WRITTEN.referral, concernLevel: "child-protection" },
      handling: [
        "decide-override",
        "do-not-alert-family",
        "use-only-for-safeguarding",
        "keep-within-mash",
        "tell-family-when-safe",
      ],
    });
  });
});

test("She is sixteen today: her mother’s consent is not enough, and her own is once her capacity is considered", async () => {
  await atTheForm({}, async (form) => {
    await writeReferrer(form);
    await writeChild(form, "2010-11-23");
    await writeConcern(form);
    await writeSharing(form);
    await writeTold(form);
    await writeTests(form);
    await form.choose("Did you ask for consent?", "Yes");
    await form.choose("What did they say?", "They agreed to all of it");
    await form.date("When did they decide?", "2026-11-20");
    await form.choose("How did they agree?", "In writing");
    await form.choose("Who decided?", "A parent");
    await form.write("Name of the person who decided", "Sana Malik");
    assert.equal(await form.group("Do they hold parental responsibility?").count(), 0, "not asked from 16");
    await form.choose("Did you consider whether the young person has capacity to decide?", "Yes");
    await form.choose("Do they have capacity to decide this?", "Yes, they can decide");

    await form.checkNotReady();
    assert.match(
      (await form.messages("/consent/by/relationship").textContent()) ?? "",
      /the person who agreed cannot consent for this child.*From 16, it is the young person/s,
    );
    await form.picture("4-sixteen-stop");

    await form.choose("Who decided?", "The child, young person or pregnant woman");
    await form.write("Name of the person who decided", "Aisha Malik");
    await form.choose("Who did you tell?", "The child, young person or pregnant woman");
    await form.checkReady();
    const saved = await form.save();
    await form.picture("4-sixteen-outcome");

    assertPayload(saved, {
      type: "referral",
      privacyNotice: { ...TOLD, givenTo: "self" },
      decision: {
        route: "consent",
        consenter: "self",
        ageAtDecision: 16,
        lawfulBasis: "public-task",
        decidedBy: { name: "Priya Nair", role: "Designated safeguarding lead" },
        decidedOn: "2026-11-23",
      },
      consent: {
        sought: true,
        outcome: "given",
        decidedOn: "2026-11-20",
        method: "written",
        by: { relationship: "self", name: "Aisha Malik" },
        capacity: { considered: true, outcome: "has-capacity" },
      },
      ...WRITTEN,
      child: { dateOfBirth: "2010-11-23" },
      handling: [
        "clarify-consent-before-action",
        "seek-consent-again-on-change",
        "use-only-for-safeguarding",
        "keep-within-mash",
      ],
    });
  });
});

test("A life is at risk: the referral goes with what is known, and says what is still to complete", async () => {
  await atTheForm({}, async (form) => {
    const { page } = form;
    await form.choose("Is a life at risk now?", "Yes");
    const first = page.locator("#life-at-risk");
    assert.match((await first.textContent()) ?? "", /Phone 999 first/);
    await form.checkNotReady();
    const blocking = (await form.findings()).filter(({ severity }) => severity === "missing");
    assert.deepEqual(
      blocking.map(({ path }) => path),
      ["/referrer/name", "/referrer/contact", "/referral/concerns"],
      "only what is needed to act",
    );
    const links = first.getByRole("link");
    assert.equal(await links.count(), 3, "and that stands beside the answer");
    await links.first().click();
    assert.equal(await page.evaluate(() => document.activeElement?.id), "referrer-name");
    await form.picture("5-life-blocked");

    await form.write("Your name", "Priya Nair");
    await form.write("How can we reach you?", "01632 960100");
    await form.write("What are you worried about?", CONCERNS);
    assert.match((await first.textContent()) ?? "", /This can go now with what you know/);
    assert.match(
      (await page.locator("#outstanding").textContent()) ?? "",
      /This can go now; complete these \d+ answers afterwards/,
    );
    await form.checkReady();
    await form.picture("5-life-check");
    const saved = await form.save();
    await form.picture("5-life-outcome");

    assertPayload(saved, {
      type: "referral",
      privacyNotice: {},
      decision: {
        route: "protect-life",
        consenter: "unknown",
        ageAtDecision: null,
        decidedBy: { name: "Priya Nair" },
        decidedOn: "2026-11-23",
      },
      information: [],
      sharing: [],
      handling: [
        "clarify-consent-before-action",
        "decide-override",
        "use-only-for-safeguarding",
        "keep-within-mash",
        "complete-outstanding",
      ],
      outstanding: [
        { code: "referrer.missing", path: "/referrer/role" },
        { code: "referrer.missing", path: "/referrer/organisation" },
        { code: "referrer.missing", path: "/referrer/agency" },
        { code: "child.age-missing", path: "/child/dateOfBirth" },
        { code: "level.missing", path: "/referral/concernLevel" },
        { code: "information.missing", path: "/information" },
        { code: "sharing.missing", path: "/sharing" },
        { code: "openness.notice-missing", path: "/openness/noticeGiven" },
        { code: "consent.sought-missing", path: "/consent/sought" },
        { code: "basis.missing", path: "/lawfulBasis" },
        { code: "tests.missing", path: "/tests/necessity/met" },
        { code: "tests.missing", path: "/tests/proportionality/met" },
        { code: "tests.missing", path: "/tests/relevance/met" },
      ],
      referrer: { name: "Priya Nair", contact: "01632 960100" },
      referral: {
        kind: "referral",
        date: "2026-11-23",
        decision: "share",
        concerns: CONCERNS,
        lifeAtRisk: true,
      },
    });
  });
});

test("A decision not to share is recorded with its reason, and stays with the agency", async () => {
  await atTheForm({}, async (form) => {
    const { page } = form;
    await writeReferrer(form);
    await writeChild(form);
    await writeConcern(form);
    await form.choose("Will you share the information?", "No, do not share it");
    assert.equal(await page.getByRole("heading", { name: "What is shared, and with whom" }).count(), 0);
    await form.checkNotReady();
    assert.match((await form.messages("/referral/decisionReason").textContent()) ?? "", /§1\.7/);
    const reason = "Parents refused; school will keep offering breakfast club and review in two weeks.";
    await form.write("Why did you decide not to share?", reason);
    await form.checkReady();
    const saved = await form.save();
    await form.picture("6-not-shared-outcome");

    assert.match((await page.locator("#outcome-next").textContent()) ?? "", /It is not sent to anybody/);
    assertPayload(saved, {
      type: "decision-not-to-share",
      keep: "local",
      privacyNotice: {},
      decision: {
        route: "not-sharing",
        consenter: "parent-or-court-carer",
        ageAtDecision: 10,
        reason,
        decidedBy: { name: "Priya Nair", role: "Designated safeguarding lead" },
        decidedOn: "2026-11-23",
      },
      handling: [],
      outstanding: [],
      referrer: REFERRER,
      child: { dateOfBirth: "2016-05-14" },
      referral: {
        kind: "referral",
        date: "2026-11-23",
        decision: "do-not-share",
        decisionReason: reason,
        concernLevel: "child-in-need",
      },
    });
    assert.ok(!JSON.stringify(saved.json).includes("Aisha"), "nothing that was written for sharing is in it");
  });
});

test("A family is referred on to a service outside the hub only as they agreed, and a school keeps what they did not agree to", async () => {
  await atTheForm({}, async (form) => {
    const { page } = form;
    const identity = "Names, dates of birth and addresses";
    await writeConsentedReferral(form);
    await form.press("Add another recipient");
    assert.equal(await form.focused(), "Recipient 2");
    await form.recipient(2, {
      to: "Family support service",
      purpose: "To refer the family on to a service",
      what: [identity],
      agreed: "Yes",
    });
    await form.press("Add another recipient");
    await form.recipient(3, { to: "Police", purpose: "To keep the child safe", what: [identity] });
    await form.group("Recipient 3").getByRole("button").click();
    assert.equal(await form.focused(), "Recipient 2", "the focus stays near");
    assert.equal(await page.getByRole("group", { name: /^Recipient/ }).count(), 2);

    await form.choose("What did they say?", "They agreed to part of it");
    await form.tick("Who did they agree may get the information?", "Children's social care");
    await form.checkNotReady();
    const beyond = form.messages("/sharing/1/recipient");
    assert.match((await beyond.textContent()) ?? "", /This goes beyond what they agreed to.*§5\.10/s);
    await form.tick("Who did they agree may get the information?", "Family support service");
    await beyond.waitFor({ state: "detached" });
    await form.checkReady();
    const { json } = await form.save();
    assert.deepEqual(json.sharing, [
      SHARED.sharing[0],
      {
        recipient: "family-support",
        insideMash: false,
        purpose: "services",
        information: ["identity"],
        agreed: true,
        coveredByNotice: true,
      },
    ]);
    assert.deepEqual(json.consent.limits, { recipients: ["childrens-social-care", "family-support"] });
    assert.deepEqual(json.handling, [
      "clarify-consent-before-action",
      "seek-consent-again-on-change",
      "respect-limits",
      "use-only-for-safeguarding",
    ]);
  });
});

test("What another agency told the school goes outside the hub only with that agency’s permission", async () => {
  await atTheForm({}, async (form) => {
    await writeConsentedReferral(form);
    await form.tick("What are you sharing?", "Health");
    const source = form.page.getByRole("combobox", { name: "Which agency did it come from? (Health)" });
    await source.selectOption({ label: "Health" });
    await form.press("Add another recipient");
    await form.recipient(2, {
      to: "Family support service",
      purpose: "To refer the family on to a service",
      what: ["Health"],
      agreed: "Yes",
    });
    await form.checkNotReady();
    const asked = "Does that agency let you pass it on? (Health)";
    assert.match((await form.messages("/information/1/permission").textContent()) ?? "", /§4\.4d/);
    await form.choose(asked, "Yes, they gave permission");
    await form.checkReady();
    const { json } = await form.save();
    assert.deepEqual(json.information[1], {
      id: "health",
      category: "health",
      providedBy: "health",
      permission: "given",
    });
    assert.ok(json.handling.includes("ask-originator-before-passing-on"));
    assert.equal(json.answers.gp, "Mill Lane Surgery", "the GP goes along once health is shared");
  });
});

test("Another agency is asked for by its name, which the page never makes up", async () => {
  await atTheForm({}, async (form) => {
    const { page } = form;
    await writeConsentedReferral(form);
    await form.tick("What are you sharing?", "Health");
    const source = page.getByRole("combobox", { name: "Which agency did it come from? (Health)" });
    const name = page.getByRole("textbox", { name: "Name of that agency (Health)" });
    assert.equal(await name.count(), 0);
    await source.selectOption({ label: "Another agency" });
    await form.group("Recipient 1").getByRole("checkbox", { name: "Health", exact: true }).check();

    const summary = await form.checkNotReady();
    const unnamed = "The agency that this came from is not named. (Health)";
    assert.deepEqual(await summary.getByRole("link").allInnerTexts(), [unnamed]);
    const said = form.messages("/information/1/providedBy/name");
    assert.match(await said.innerText(), /^Still needed: The agency that this came from is not named\..*§4\.4d/s);
    await summary.getByRole("link").click();
    assert.equal(await page.evaluate(() => document.activeElement?.id), "information-health-providedBy-name");
    assert.match((await name.getAttribute("aria-describedby")) ?? "", /-name-hint .*-name-messages/);
    assert.equal(await name.getAttribute("aria-invalid"), "true");
    assert.equal(await source.getAttribute("aria-invalid"), null);
    await form.picture("9-agency-not-named");

    await name.fill("Mill Lane Clinic");
    await page.keyboard.press("Tab");
    await said.waitFor({ state: "detached" });
    await form.checkReady();
    // Back at the form the name goes again; the check that is still open makes no file of it.
    await page.goBack();
    await name.fill(" ");
    await page.goForward();
    await form.press("These are right: make the file");
    await said.waitFor();
    await name.fill("Mill Lane Clinic");
    await form.checkReady();
    const { json } = await form.save();
    assert.deepEqual(json.information[1], { id: "health", category: "health", providedBy: "Mill Lane Clinic" });
    assert.ok(json.handling.includes("ask-originator-before-passing-on"));
  });
});

test("With a life at risk the name of another agency is completed afterwards, and its permission is asked all the same", async () => {
  await atTheForm({}, async (form) => {
    const { page } = form;
    await form.choose("Is a life at risk now?", "Yes");
    await writeConsentedReferral(form);
    await form.tick("What are you sharing?", "Health");
    await page
      .getByRole("combobox", { name: "Which agency did it come from? (Health)" })
      .selectOption({ label: "Another agency" });
    await form.recipient(1, { to: "Family support service", purpose: "To keep the child safe", what: ["Health"] });
    await form.checkReady();
    const unnamed = "The agency that this came from is not named.";
    const outstanding = (await form.findings()).map(({ code, path, severity }) => `${severity} ${code} ${path}`);
    assert.ok(outstanding.includes("outstanding page.agency-not-named /information/1/providedBy/name"));
    assert.ok(outstanding.includes("outstanding source.permission-missing /information/1/permission"));
    const { json } = await form.save();
    assert.equal(json.information[1].providedBy, "another agency, not named");
    assert.ok(json.handling.includes("ask-originator-before-passing-on"));
    assert.equal(await page.locator("#outcome li", { hasText: unnamed }).count(), 1);
  });
});

test("An agency whose recipient has the id “other” can still choose between it and another agency", async () => {
  const own = structuredClone(policy);
  own.notice.recipients.push({ id: "other", label: "Other partners" });
  const before = (/** @type {import("playwright-core").Page} */ page) =>
    page.route("**/policy.json", (route) => route.fulfill({ json: own }));
  await atTheForm({ before }, async (form) => {
    const { page } = form;
    await writeConsentedReferral(form);
    await form.tick("What are you sharing?", "Health");
    const source = page.getByRole("combobox", { name: "Which agency did it come from? (Health)" });
    const name = page.getByRole("textbox", { name: "Name of that agency (Health)" });
    await form.group("Recipient 1").getByRole("checkbox", { name: "Health", exact: true }).check();
    await source.selectOption({ label: "Another agency" });
    await name.fill("Mill Lane Clinic");
    await source.selectOption({ label: "Other partners" });
    assert.equal(await name.count(), 0);
    await form.checkReady();
    assert.match(await page.locator("#answers").innerText(), /Which agency did it come from\? Other partners/);
    const { json } = await form.save();
    assert.equal(json.information[1].providedBy, "other");
    const options = await page
      .locator("#information-health-providedBy option")
      .evaluateAll((all) => all.map((option) => /** @type {HTMLOptionElement} */ (option).value));
    assert.equal(new Set(options).size, options.length);
  });
});

test("Someone withdraws consent later: the form asks only what that needs", async () => {
  await atTheForm({}, async (form) => {
    await writeReferrer(form);
    await writeParentAgrees(form);
    await form.choose("What do you want to do?", "Record a change of consent");
    const previous = "0190f3c2-7b7e-7c54-8f5d-0d2f3a1b9c10";
    await form.write("Reference of the referral that this changes", previous);
    await form.choose("What did they say?", "They withdrew");
    await form.date("When did they decide?", "2026-11-23");
    await form.checkReady();
    const saved = await form.save();
    await form.picture("7-withdrawn-outcome");
    assert.equal(saved.json.decision.route, "consent-change");
    assert.deepEqual(saved.json.consent, {
      outcome: "withdrawn",
      decidedOn: "2026-11-23",
      by: { relationship: "parent", name: "Sana Malik" },
    });
    assert.deepEqual(saved.json.handling, ["stop-relying-on-consent"]);
    assert.equal(saved.json.referral.previousId, previous);
  });
});
