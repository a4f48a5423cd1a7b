/**
 * The hub's page, and payloads as they come to it.
 *
 * @import { Page } from "playwright-core"
 * @import { Form, Options } from "./form.mjs"
 */
import { policy, TODAY } from "../../support/cases.mjs";
import { CONCERNS, REFERRER, TESTS } from "../../support/referral.mjs";
import { rules } from "../../support/rules.mjs";
import { atTheForm, NOW } from "./form.mjs";

/**
 * Opens the hub's page; the rest is as for the form.
 *
 * @param {Options} options
 * @param {(form: Form) => Promise<void>} use
 */
export function atTheHub(options, use) {
  return atTheForm({ at: "review/", ready: "body[data-ready]", ...options }, async (form) => {
    // What it opens, it opens with code that it loads then.
    form.wasReloaded = true;
    await use(form);
  });
}

/**
 * The hub's page with another policy beside it.
 *
 * @param {any} policy
 */
export const withPolicy = (policy) => (/** @type {Page} */ page) =>
  page.route("**/policy.json", (route) => route.fulfill({ json: policy }));

const ID = "6f1d9d0e-30c7-4f56-9a54-8f8f2b6f3a01";

/**
 * The payload of a record.
 *
 * @param {any} record
 * @param {string} [id]
 * @param {any} [by] the policy that it is made with
 * @returns {any}
 */
export function payloadOf(record, id = ID, by = policy) {
  const { assessment, payload } = rules.submit(record, by, { today: TODAY, now: NOW, id });
  if (!payload) throw new Error(JSON.stringify(assessment.findings, null, 1));
  return payload;
}

/** A referral with nearly everything in it that a hub has to look at. */
export const FULL = {
  referral: { kind: "referral", date: TODAY, decision: "share", concerns: CONCERNS, concernLevel: "child-protection" },
  referrer: REFERRER,
  child: { dateOfBirth: "2016-05-14" },
  information: [
    { id: "identity", category: "identity" },
    { id: "concerns", category: "concerns" },
    { id: "health", category: "health", providedBy: "health", permission: "given" },
  ],
  sharing: [
    { recipient: "childrens-social-care", purpose: "safeguarding", information: ["identity", "concerns", "health"] },
    { recipient: "police", purpose: "safeguarding", information: ["identity", "concerns"] },
    { recipient: "family-support", purpose: "services", information: ["identity"], agreed: true },
    { recipient: "housing-advice", purpose: "services", information: ["identity"], agreed: true },
  ],
  openness: {
    noticeGiven: true,
    noticeVersion: "4",
    givenOn: "2026-11-20",
    givenTo: "parent",
    explained: ["why", "what", "how", "with-whom"],
  },
  consent: {
    sought: true,
    outcome: "refused",
    decidedOn: "2026-11-20",
    by: { relationship: "parent", name: "Sana Malik" },
  },
  override: {
    ground: "refused-and-escalating",
    escalation: ["need", "harm"],
    escalationDetail: "She is now hungry on most days, and was found alone in the park at six twice this month.",
    rationale:
      "Her mother said no without a reason. We offered breakfast club and a family worker; she came once. Aisha has lost weight, " +
      "is left alone in the evenings and was nearly hit by a car on Thursday. Without help she is likely to be seriously hurt within weeks.",
    decidedBy: { name: "Tom Reed", role: "Head teacher" },
    decidedOn: TODAY,
  },
  lawfulBasis: "public-task",
  tests: TESTS,
  advice: { unsure: true, from: "Data Protection Officer", outcome: "Share with social care and police at once." },
  answers: { childName: "Aisha Malik", address: "4 Mill Lane\nExampletown" },
};

/**
 * Gives a file to the page.
 *
 * @param {Form} form
 * @param {string} label of the place for it
 * @param {string | object} content
 * @param {string} [name]
 */
export async function give(form, label, content, name = "referral.json") {
  const text = typeof content === "string" ? content : JSON.stringify(content);
  await form.page.getByLabel(label, { exact: true }).setInputFiles({
    name,
    mimeType: "application/octet-stream",
    buffer: Buffer.from(text),
  });
}

/**
 * Drops files on the page, all at once.
 *
 * @param {Form} form
 * @param {(string | object)[]} contents
 */
export async function drop({ page }, ...contents) {
  const texts = contents.map((content) => (typeof content === "string" ? content : JSON.stringify(content)));
  const files = await page.evaluateHandle((texts) => {
    const files = new DataTransfer();
    for (const text of texts) files.items.add(new File([text], "file"));
    return files;
  }, texts);
  await page.dispatchEvent("footer", "drop", { dataTransfer: files });
}

export const FILE = "The file that you received";
export const KEY = "Your private key, if the file is sealed";

/** Waits until the decision is shown. @param {Form} form */
export async function shown(form) {
  await form.page.locator("#decision-view").waitFor();
}
