/**
 * A journey through an agency's form, from the first question to what the agency's server receives.
 *
 * @import { Step } from "./person.mjs"
 * @import { Fields, Site } from "./server.mjs"
 * @import { Browser } from "./browsers.mjs"
 * @import { Payload, Policy, Record } from "../../../pkg-config/index.d.ts"
 */
import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { setTimeout as pause } from "node:timers/promises";
import { logging } from "selenium-webdriver";

import { OPTIONS } from "../../support/accessibility.mjs";
import { TODAY } from "../../support/cases.mjs";
import { PICTURES } from "../../support/pictures.mjs";
import { rules } from "../../support/rules.mjs";
import { PATIENCE } from "../../support/visit.mjs";
import { Person } from "./person.mjs";
import { serve } from "./server.mjs";

/**
 * @typedef {object} Journey
 * @property {string} name
 * @property {Site} site
 * @property {Policy} policy
 * @property {string} [field] that the payload is posted as
 * @property {string} path of the page
 * @property {RegExp} [warns] what is said on the console
 * @property {Step[]} [opening] what leads to the form
 * @property {string} hiddenAtFirst a question that is asked only once others are answered
 * @property {Step[]} start what is filled in at first
 * @property {string} submit the button
 * @property {[question: string, says: RegExp][]} gaps what the summary then lists, in order
 * @property {Step[]} rest what is put right
 * @property {Record} record what the rules should have been told
 * @property {Partial<Payload>} expected members of the payload, written by hand
 * @property {object} told of `privacyNotice`, what was said to the family
 * @property {Fields} posted some of the agency's own fields as its server gets them
 * @property {[rule: string, at: RegExp][]} [ownFaults] what axe finds in the page as the agency made it
 */

const SCREENSHOTS = `${PICTURES}agency-forms/`;

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * @param {Browser} browser
 * @param {string} engine
 * @param {Journey} journey
 * @param {"mouse" | "keyboard"} hand
 */
export async function travel({ driver }, engine, journey, hand) {
  const site = await serve(journey.site);
  const person = new Person(driver, hand);
  const [folder] = journey.site.folder.replace(/^tests\/agency-forms\/(built\/)?/, "").split("/");
  const picture = async (/** @type {string} */ stage) => {
    if (hand === "mouse") await photograph(driver, engine, `${folder}-${stage}`);
  };
  // The keyboard is about getting there; what stands on the page is the same.
  const accessible = async (/** @type {string} */ stage) => {
    if (hand === "mouse") await assertAccessible(person, stage, journey.ownFaults ?? []);
  };
  try {
    await driver.get(site.address + journey.path);
    await person.take(journey.opening ?? []);
    await person.until(`return controls(arguments[0]).some(({ disabled }) => disabled)`, journey.hiddenAtFirst);
    if (!journey.opening) assert.ok(await person.ask(`return is(document.body)`), "nothing takes the focus");
    const title = await driver.getTitle();
    await picture("1-start");
    await accessible("at the start");

    await person.take(journey.start);
    await person.press(journey.submit);
    await assertGaps(person, journey.gaps);
    assert.notEqual(await driver.getTitle(), title, "the title counts the errors");
    assert.ok((await driver.getTitle()).endsWith(title));
    assert.deepEqual(site.received, [], "nothing is sent");
    await picture("2-gaps");
    await accessible("after a submit with gaps");

    person.seesMessages = true;
    await person.take(journey.rest);
    await picture("3-complete");
    await accessible("when it is complete");
    await person.press(journey.submit);
    const posted = await receipt(person, site);
    await picture("4-sent");
    await assertPosted(posted, journey);
    assertPolicyKept(site.reports);
    assert.deepEqual(site.missing, [], "nothing is asked for that is not there");
    if (engine === "chromium") await assertNoComplaints(driver, journey.warns);
  } catch (error) {
    await photograph(driver, engine, `${folder}-failed-${hand}`);
    throw error;
  } finally {
    site.close();
  }
}

/**
 * The summary has the focus, and each of its links goes to its question, beside which the message stands.
 *
 * @param {Person} person
 * @param {Journey["gaps"]} gaps
 */
async function assertGaps(person, gaps) {
  const links = await person.until(`
    const summary = document.activeElement;
    if (summary.tabIndex !== -1 || !summary.querySelector("[role=alert]")) return undefined;
    return [...summary.querySelectorAll("a[href^='#']")].map(said);`);
  assert.equal(links.length, gaps.length, `the summary lists ${links.join("; ")}`);
  for (const [index, [question, says]] of gaps.entries()) {
    assert.match(links[index], says);
    if (person.hand === "mouse") {
      const link = await person.ask(
        `return document.querySelector("[role=alert]").querySelectorAll("a[href^='#']")[arguments[0]]`,
        index,
      );
      await person.aimAt(link);
    } else {
      await person.tabTo(
        `[document.querySelector("[role=alert]").querySelectorAll("a[href^='#']")[arguments[0]]]`,
        /** @type {any} */ (index),
      );
      await person.enter();
    }
    const landed = await person.ask(
      `
      const control = document.activeElement;
      const isThere = control === controls(arguments[0])[0];
      const described = [control, control.closest("fieldset, [role=group], [role=radiogroup]")]
        .flatMap((element) => (element?.getAttribute("aria-describedby") ?? "").split(/\\s+/))
        .map((id) => document.getElementById(id))
        .filter((message) => message && message.getClientRects().length > 0)
        .map(said);
      // A radio, a checkbox or a part of a date alone is not wrong; its group is.
      const isMarked = control.closest("[aria-invalid=true]") !== null || /radio|checkbox/.test(control.type);
      return { isThere, described, isMarked, at: control.outerHTML.slice(0, 200) };`,
      question,
    );
    assert.ok(landed.isThere, `“${links[index]}” leads to ${landed.at} and not to ${question}`);
    // Not every browser has scrolled there at once.
    await person
      .until(
        `const { top, bottom } = document.activeElement.getBoundingClientRect(); return bottom > 0 && top < innerHeight;`,
      )
      .catch(() => assert.fail(`${question} is out of sight`));
    assert.ok(landed.isMarked, `${question} is not marked as wrong`);
    assert.ok(landed.described.length > 0, `nothing is said beside ${question}`);
  }
}

/**
 * @param {Person} person
 * @param {string} stage
 * @param {[rule: string, at: RegExp][]} ownFaults
 */
async function assertAccessible(person, stage, ownFaults) {
  if (!(await person.ask(`return "axe" in window`))) await person.driver.executeScript(axe);
  const found = await person.driver.executeAsyncScript(`
    const done = arguments[arguments.length - 1];
    axe.run(document, ${JSON.stringify(OPTIONS)}).then(
      ({ violations }) => done(violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => ({ id, where: html.slice(0, 400) + " " + failureSummary })))),
      (error) => done([{ id: String(error) }]));`);
  const faults = /** @type {{ id: string, where: string }[]} */ (found).filter(
    ({ id, where }) => !ownFaults.some(([rule, at]) => rule === id && at.test(where)),
  );
  assert.deepEqual(faults, [], `axe finds nothing ${stage}`);
}

/**
 * What the agency's server received.
 *
 * @param {Person} person
 * @param {{ received: Fields[] }} site
 */
async function receipt(person, site) {
  const end = Date.now() + PATIENCE;
  while (site.received.length === 0) {
    if (Date.now() > end) {
      const says = await person.ask(`return said(document.querySelector("[role=alert]") ?? document.body)`);
      assert.fail(`nothing was sent: ${says}`);
    }
    await pause(20);
  }
  await person.until(`return document.querySelector("h1")?.textContent.includes("Thank you")`);
  assert.equal(site.received.length, 1, "it is sent once");
  return /** @type {Fields} */ (site.received[0]);
}

/**
 * @param {Fields} posted
 * @param {Journey} journey
 */
async function assertPosted(posted, { policy, record, expected, told, posted: own, field = "referral-consent" }) {
  assert.equal(posted[field]?.length, 1, `one field says how it was checked: ${Object.keys(posted).join()}`);
  const payload = JSON.parse(posted[field]?.[0] ?? "null");
  assert.notEqual(payload.status, "not-checked", JSON.stringify(payload));
  // Of the whole payload only the time and the id are not known beforehand.
  const { assessment, payload: wanted } = rules.submit(record, policy, {
    today: TODAY,
    now: payload.createdAt,
    id: payload.id,
  });
  assert.ok(wanted, `the journey leads to a payload: ${JSON.stringify(assessment.findings)}`);
  assert.deepEqual(payload, wanted);
  assert.ok(Math.abs(Date.now() - Date.parse(payload.createdAt)) < 120_000, "it is made now");
  for (const [member, value] of Object.entries(expected)) assert.deepEqual(Object(payload)[member], value, member);
  for (const [member, value] of Object.entries(told))
    assert.deepEqual(Object(payload.privacyNotice)[member], value, member);
  for (const [name, values] of Object.entries(own))
    assert.deepEqual(posted[name], values, `the agency’s field ${name}`);
}

/**
 * At most one breach of the content security policy: where the loader had to find out that WebAssembly is refused.
 *
 * @param {{ [member: string]: string }[]} reports
 */
function assertPolicyKept(reports) {
  const broken = reports.map((report) => report["blocked-uri"] ?? "");
  assert.deepEqual(
    broken.filter((uri) => !/^wasm/.test(uri)),
    [],
    "nothing else breaks the policy",
  );
  assert.ok(broken.length <= 1, `WebAssembly is tried once and not ${broken.length} times`);
}

/**
 * @param {import("selenium-webdriver").WebDriver} driver
 * @param {RegExp} [warns]
 */
async function assertNoComplaints(driver, warns) {
  const entries = await driver.manage().logs().get(logging.Type.BROWSER);
  const complaints = entries
    .map(({ message }) => message)
    .filter((message) => !/WebAssembly|favicon/.test(message) && !warns?.test(message));
  assert.deepEqual(complaints, [], "the browser has nothing to complain of");
}

/**
 * A picture for people.
 *
 * @param {import("selenium-webdriver").WebDriver} driver
 * @param {string} engine
 * @param {string} name
 */
async function photograph(driver, engine, name) {
  await mkdir(SCREENSHOTS, { recursive: true });
  const picture =
    engine === "chromium"
      ? /** @type {any} */ (
          await /** @type {any} */ (driver).sendAndGetDevToolsCommand("Page.captureScreenshot", {
            captureBeyondViewport: true,
          })
        ).data
      : await driver.takeScreenshot();
  await writeFile(`${SCREENSHOTS}${name}-${engine}.png`, picture, "base64");
}

/**
 * @param {string} file below `tests/agency-forms`
 */
export async function json(file) {
  return JSON.parse(await readFile(new URL(`../${file}`, import.meta.url), "utf8"));
}
