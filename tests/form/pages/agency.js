/**
 * A page as an agency has it, with scripts of its own: choices that reveal more, and a form that is sent by fetch.
 */
import { attach } from "/package/form.js";

const page = /** @type {any} */ (window);
const [main, other] = document.querySelectorAll("form");
page.attach = attach;
page.heard = [];

for (const radio of document.querySelectorAll("[aria-controls]")) radio.addEventListener("change", reveal);
reveal();

function reveal() {
  for (const radio of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("[aria-controls]"))) {
    const part = document.getElementById(radio.getAttribute("aria-controls") ?? "");
    part?.classList.toggle("conditional-hidden", !radio.checked);
  }
}

/** @param {SubmitEvent} event */
page.send = (event) => {
  event.preventDefault();
  page.heard.push(["submit", Object.fromEntries(new FormData(main))]);
};
if (location.search === "?fetch") main?.addEventListener("submit", page.send, { capture: true });

for (const name of ["assess", "submit", "error"]) {
  document.addEventListener(`referral-consent:${name}`, (event) => {
    page.heard.push([
      name,
      /** @type {Element} */ (event.target).getAttribute("id"),
      /** @type {any} */ (event).detail,
    ]);
  });
}

/** Everything that this form does not ask. */
const constants = {
  "referrer.name": "Priya Nair",
  "referrer.role": "Lead",
  "referrer.organisation": "Exampleshire Primary School",
  "referrer.agency": "education",
  "child.dateOfBirth": "2016-05-14",
  "referral.concerns": "Aisha has come to school hungry most days since September and is often not collected.",
  "referral.concernLevel": "child-in-need",
  "openness.noticeGiven": true,
  "openness.noticeVersion": "4",
  "openness.givenOn": "2026-11-20",
  "openness.givenTo": "parent",
  "openness.explained": ["why", "what", "how", "with-whom"],
  "consent.decidedOn": "2026-11-20",
  "consent.method": "verbal",
  "consent.by.relationship": "parent",
  "consent.by.name": "Sana Malik",
  "consent.by.parentalResponsibility": "yes",
  "override.decidedBy.name": "Tom Reed",
  "override.decidedBy.role": "Head teacher",
  "override.decidedOn": "2026-11-23",
  lawfulBasis: "public-task",
  "tests.necessity.met": true,
  "tests.necessity.reason": "It is needed.",
  "tests.proportionality.met": true,
  "tests.proportionality.reason": "It is in proportion.",
  "tests.relevance.met": true,
  "tests.relevance.reason": "It is relevant.",
};

page.options = {
  policy: "/policy.json",
  today: "2026-11-23",
  fields: {
    ...Object.fromEntries(Object.entries(constants).map(([path, constant]) => [path, { constant }])),
    "information[]": { constant: [{ id: "concerns", category: "concerns" }] },
    "sharing[]": {
      constant: [{ recipient: "childrens-social-care", purpose: "safeguarding", information: ["concerns"] }],
    },
    "referrer.contact": "contact",
    "consent.sought": { name: "asked", values: { Yes: true, No: false } },
    "consent.outcome": { name: "hidden", values: { Agreed: "given", Refused: "refused" } },
    "consent.refusalReason": "refusal",
    "override.ground": "ground",
    "override.rationale": "why",
  },
};
page.attaching = [attach(/** @type {HTMLElement} */ (main), page.options), attach(/** @type {HTMLElement} */ (other))];
