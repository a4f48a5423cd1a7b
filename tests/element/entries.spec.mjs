/**
 * What is shared, and with whom: lists whose entries come and go.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { formWith, onThePage } from "./support/page.mjs";

/** What has the focus. @param {import("./support/page.mjs").Opened} form */
const focused = (form) =>
  form.page.evaluate(() => {
    const at = /** @type {any} */ (document.activeElement);
    return (at?.labels?.[0] ?? at)?.textContent?.trim();
  });

test("Recipients are added and removed: the focus goes to the new one, then to the one that moves up, and they are counted", async () => {
  await onThePage({ body: formWith() }, async (form) => {
    const { page } = form;
    const remove = page.getByRole("button", { name: /^Remove this recipient/ });
    const legends = page.locator('[data-rc-entry="sharing"] > legend');
    assert.equal(await remove.first().isVisible(), false);
    await form.press("Add another recipient");
    assert.equal(await focused(form), "Recipient 2");
    await form.press("Add another recipient");
    await form.group("Recipient 1").getByRole("combobox").selectOption("Police");
    await form.group("Recipient 2").getByRole("combobox").selectOption("Health");
    await form.group("Recipient 3").getByRole("combobox").selectOption("Education");
    await form.press("Remove this recipient (2)");
    assert.equal(await focused(form), "Recipient 2");
    assert.deepEqual(await legends.allTextContents(), ["Recipient 1", "Recipient 2"]);
    const record = await form.with((element) => element.record.sharing?.map(({ recipient }) => recipient));
    assert.deepEqual(record, ["police", "education"]);
    await form.press("Remove this recipient (2)");
    assert.equal(await focused(form), "Recipient 1");
    assert.equal(await remove.first().isVisible(), false);
  });
});

test("Each recipient is offered what is ticked; what is unticked keeps its answers and is not sent", async () => {
  await onThePage({ body: formWith() }, async (form) => {
    const offered = form.group("Which information will they get?");
    await form.page.getByText("First choose what you are sharing, above.").waitFor();
    await form.tick("What are you sharing?", "Health", "Education");
    assert.equal(await form.page.getByText("First choose what you are sharing, above.").isVisible(), false);
    assert.deepEqual(await offered.locator("label:visible").allTextContents(), ["Health", "Education"]);
    await form.tick("Which information will they get?", "Health", "Education");
    const record = () => form.with(({ record: { information, sharing } }) => ({ information, sharing }));
    const health = { id: "health", category: "health" };
    const education = { id: "education", category: "education" };
    assert.deepEqual(await record(), {
      information: [health, education],
      sharing: [{ information: ["health", "education"] }],
    });
    const box = form.group("What are you sharing?").getByLabel("Health", { exact: true });
    await box.uncheck();
    await form.page.waitForFunction(
      () => /** @type {any} */ (document.querySelector("referral-consent")).record.sharing[0].information.length === 1,
    );
    assert.deepEqual(await record(), { information: [education], sharing: [{ information: ["education"] }] });
    await box.check();
    await form.page.waitForFunction(
      () => /** @type {any} */ (document.querySelector("referral-consent")).record.sharing[0].information.length === 2,
    );
    assert.equal((await record()).information?.length, 2);
  });
});

test("What another agency gave is asked about, by that agency's name or any other", async () => {
  await onThePage({ body: formWith() }, async (form) => {
    const { page } = form;
    await form.tick("What are you sharing?", "Health");
    const permission = form.group("Does that agency let you pass it on? (Health)");
    const agency = page.getByRole("combobox", { name: "Which agency did it come from? (Health)" });
    const record = () => form.with(({ record: { information } }) => information?.[0]);
    assert.equal(await permission.isVisible(), false);
    await agency.selectOption({ label: "Police" });
    await permission.getByLabel("Yes, they gave permission").check();
    assert.deepEqual(await record(), { id: "health", category: "health", providedBy: "police", permission: "given" });
    await agency.selectOption({ label: "Another agency" });
    assert.equal(
      (await record())?.providedBy,
      "another agency, not named",
      "an agency without a name is another one all the same",
    );
    await page.getByRole("textbox", { name: "Name of that agency (Health)" }).fill("Mill Lane Surgery");
    assert.equal((await record())?.providedBy, "Mill Lane Surgery");
    await agency.selectOption({ label: "It is our own" });
    assert.deepEqual(await record(), { id: "health", category: "health" });
    await form.choose("Is it part of criminal proceedings? (Health)", "Yes");
    await form.choose(
      "Is there permission to share or store it outside the MASH? (Health)",
      "They have not been asked yet",
    );
    assert.equal((await record())?.cpiaPermission, "not-sought");
  });
});

test("The same kind of information from two agencies is two entries", async () => {
  await onThePage({ body: formWith() }, async (form) => {
    await form.tick("What are you sharing?", "Health");
    await form.press("Add another, from a different agency (Health)");
    assert.equal(await focused(form), "Health 2");
    await form.page.getByRole("combobox", { name: "Which agency did it come from? (Health 2)" }).selectOption("Police");
    await form.tick("Which information will they get?", "Health 2");
    const record = () => form.with(({ record: { information, sharing } }) => ({ information, sharing }));
    assert.deepEqual(await record(), {
      information: [
        { id: "health", category: "health" },
        { id: "health-2", category: "health", providedBy: "police" },
      ],
      sharing: [{ information: ["health-2"] }],
    });
    await form.press("Remove this one (Health 2)");
    assert.equal(await focused(form), "Health");
    assert.deepEqual((await record()).information, [{ id: "health", category: "health" }]);
  });
});

test("An error in an entry is said in that entry", async () => {
  await onThePage({ body: formWith() }, async (form) => {
    const { page } = form;
    await form.tick("What are you sharing?", "Health");
    await page.getByRole("combobox", { name: "Who will get it?" }).selectOption("Police");
    await form.press("Send");
    await page.getByRole("alert").waitFor();
    const asked = form.group("Recipient 1").getByRole("radiogroup", { name: "What is it for?" });
    assert.equal(await asked.getAttribute("aria-invalid"), "true");
    await page.getByRole("alert").locator('a[href="#rc1-sharing-purpose"]').click();
    assert.equal(await page.evaluate(() => /** @type {any} */ (document.activeElement)?.value), "safeguarding");
  });
});
