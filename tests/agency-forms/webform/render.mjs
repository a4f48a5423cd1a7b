/**
 * What the council's CMS makes of the form: the page, and after each Ajax request a part of it, with the answers as
 * they were posted.
 *
 * @import { Fields } from "../support/server.mjs"
 */

/** @typedef {[value: string, label: string][]} Options */
/** @typedef {{ name: string, label: string, type: string, path?: string, options?: Options, attributes?: string }} Element */

/** @type {Options} */
const YES_NO = [
  ["Yes", "Yes"],
  ["No", "No"],
];

/** @type {Options} */
const PEOPLE = [
  ["self", "The child or young person"],
  ["parent", "A parent"],
  ["carer", "A carer"],
  ["local-authority", "The local authority"],
  ["deputy-or-attorney", "A deputy or attorney"],
  ["other", "Someone else"],
];

/** @type {Options} */
const CATEGORIES = [
  ["identity", "Names, dates of birth and addresses"],
  ["family", "Family and household"],
  ["concerns", "Safeguarding concerns"],
];

const GROW = 'data-ajax="recipients"';
const REBUILD = 'data-ajax="form"';

/** @type {[heading: string, elements: Element[]][]} */
const SECTIONS = [
  [
    "Child",
    [
      { name: "child_name", label: "Child’s name", type: "textfield", attributes: "required" },
      { name: "date_of_birth", label: "Date of birth", type: "date", path: "child.dateOfBirth" },
      { name: "school", label: "School", type: "textfield" },
      { name: "carer_name", label: "Name of the carer", type: "textfield" },
      {
        name: "carer_pr",
        label: "Does the carer hold PR?",
        type: "radios",
        options: [...YES_NO, ["Not known", "Not known"]],
      },
    ],
  ],
  [
    "Referrer",
    [
      {
        name: "agency",
        label: "Kind of agency",
        type: "select",
        path: "referrer.agency",
        attributes: REBUILD,
        options: [
          ["education", "School or college"],
          ["health", "Health"],
          ["voluntary", "Charity"],
          ["other", "Other"],
        ],
      },
      { name: "your_name", label: "Your name", type: "textfield", path: "referrer.name" },
      { name: "your_role", label: "Your role", type: "textfield", path: "referrer.role" },
      { name: "organisation", label: "Organisation", type: "textfield", path: "referrer.organisation" },
      { name: "contact", label: "Telephone or email", type: "textfield", path: "referrer.contact" },
    ],
  ],
  [
    "Concern",
    [
      { name: "life", label: "Is a life at risk now?", type: "radios", path: "referral.lifeAtRisk", options: YES_NO },
      { name: "worried", label: "What are you worried about?", type: "textarea", path: "referral.concerns" },
      { name: "well", label: "What is working well?", type: "textarea" },
      {
        name: "level",
        label: "Level of concern",
        type: "radios",
        path: "referral.concernLevel",
        options: [
          ["early-help", "Early help"],
          ["child-in-need", "Child in need"],
          ["child-protection", "Child protection"],
        ],
      },
    ],
  ],
  [
    "Privacy notice",
    [
      {
        name: "notice",
        label: "Was the privacy notice given?",
        type: "radios",
        path: "openness.noticeGiven",
        options: YES_NO,
      },
      { name: "notice_version", label: "Which version?", type: "textfield", path: "openness.noticeVersion" },
      { name: "notice_on", label: "When was the notice given?", type: "date", path: "openness.givenOn" },
      { name: "notice_why", label: "Why was it not given?", type: "textarea", path: "openness.withheldReason" },
      { name: "told", label: "Who was told?", type: "radios", path: "openness.givenTo", options: PEOPLE },
      {
        name: "explained",
        label: "What was explained?",
        type: "checkboxes",
        path: "openness.explained",
        options: [
          ["why", "Why information is shared"],
          ["what", "What is shared"],
          ["how", "How it is kept safe"],
          ["with-whom", "Who gets it"],
        ],
      },
    ],
  ],
  [
    "Consent",
    [
      { name: "sought", label: "Was consent sought?", type: "radios", path: "consent.sought", options: YES_NO },
      {
        name: "outcome",
        label: "Was consent given?",
        type: "radios",
        path: "consent.outcome",
        options: [
          ["given", "Yes, all of it"],
          ["refused", "No"],
          ["withdrawn", "It was withdrawn"],
          ["awaiting", "No answer yet"],
          ["unable", "They could not be asked"],
        ],
      },
      { name: "unable_why", label: "Why not?", type: "textarea", path: "consent.unableReason" },
      { name: "decided_on", label: "When did they decide?", type: "date", path: "consent.decidedOn" },
      {
        name: "method",
        label: "How was it given?",
        type: "radios",
        path: "consent.method",
        options: [
          ["written", "In writing"],
          ["verbal", "Verbally"],
          ["electronic", "Electronically"],
        ],
      },
      { name: "decided_by", label: "Who decided?", type: "radios", path: "consent.by.relationship", options: PEOPLE },
      { name: "decided_name", label: "Name of who decided", type: "textfield", path: "consent.by.name" },
      {
        name: "considered",
        label: "Was capacity considered?",
        type: "radios",
        path: "consent.capacity.considered",
        options: YES_NO,
      },
      {
        name: "capacity",
        label: "Do they have capacity?",
        type: "select",
        path: "consent.capacity.outcome",
        options: [
          ["has-capacity", "Yes"],
          ["lacks-capacity", "No"],
          ["in-doubt", "In doubt"],
        ],
      },
      { name: "capacity_why", label: "Why is that?", type: "textarea", path: "consent.capacity.reason" },
      {
        name: "pr",
        label: "Does the person who decided hold PR?",
        type: "radios",
        path: "consent.by.parentalResponsibility",
        options: [
          ["yes", "Yes"],
          ["no", "No"],
          ["unknown", "Not known"],
        ],
      },
      {
        name: "order",
        label: "Court order",
        type: "select",
        path: "consent.by.courtOrder",
        options: [
          ["none", "None"],
          ["residence", "Residence order"],
          ["special-guardianship", "Special guardianship order"],
          ["care-order", "Care order"],
        ],
      },
      { name: "exceptional", label: "Why the child?", type: "textarea", path: "consent.by.exceptionalReason" },
      { name: "refusal", label: "Reason for refusing", type: "textarea", path: "consent.refusalReason" },
    ],
  ],
  [
    "Sharing without consent",
    [
      {
        name: "ground",
        label: "Ground",
        type: "radios",
        path: "override.ground",
        options: [
          ["harm-if-sought", "Asking would put the child at risk"],
          ["refused-and-escalating", "Refused, and escalating"],
          ["aims-compromised", "Asking would compromise safeguarding"],
          ["response-required", "A safeguarding response is required"],
        ],
      },
      {
        name: "escalation",
        label: "What escalates?",
        type: "checkboxes",
        path: "override.escalation",
        options: [
          ["need", "Need"],
          ["risk", "Risk"],
          ["harm", "Harm"],
        ],
      },
      { name: "escalation_how", label: "How does it escalate?", type: "textarea", path: "override.escalationDetail" },
      { name: "rationale", label: "Rationale", type: "textarea", path: "override.rationale" },
      {
        name: "decision",
        label: "Has it been decided?",
        type: "radios",
        path: "override.decision",
        options: [
          ["made", "Yes"],
          ["asked-of-local-authority", "The council is asked to decide"],
        ],
      },
      { name: "override_by", label: "Decided by", type: "textfield", path: "override.decidedBy.name" },
      { name: "override_role", label: "Role of who decided it", type: "textfield", path: "override.decidedBy.role" },
      { name: "override_on", label: "Decided on", type: "date", path: "override.decidedOn" },
    ],
  ],
  [
    "Tests",
    [
      {
        name: "basis",
        label: "Lawful basis",
        type: "select",
        path: "lawfulBasis",
        options: [
          ["public-task", "Public task"],
          ["legal-obligation", "Legal obligation"],
          ["recognised-legitimate-interest", "Recognised legitimate interest"],
        ],
      },
      ...["necessity", "proportionality", "relevance"].flatMap((test) => [
        {
          name: test,
          label: `Is the test of ${test} met?`,
          type: "radios",
          path: `tests.${test}.met`,
          options: YES_NO,
        },
        {
          name: `${test}_why`,
          label: `Reason as to ${test}`,
          type: "textarea",
          path: `tests.${test}.reason`,
        },
      ]),
      {
        name: "unsure",
        label: "Are you unsure whether to share?",
        type: "radios",
        path: "advice.unsure",
        options: YES_NO,
      },
      { name: "advice_from", label: "Who advised you?", type: "textfield", path: "advice.from" },
      { name: "advice", label: "What did they advise?", type: "textarea", path: "advice.outcome" },
    ],
  ],
];

/** The page. */
export function page() {
  return `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<title>Make a referral | Exampleshire</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/referral-consent/style.css">
<link rel="stylesheet" href="theme.css">
</head>
<body class="path-webform">
<main role="main">
<h1 class="page-title">Make a referral</h1>
${form({})}
</main>
<script src="ajax.js"></script>
<script type="module" src="behaviors.js"></script>
</body>
</html>`;
}

/**
 * The form with these answers.
 *
 * @param {Fields} answers
 */
export function form(answers) {
  const [child, referrer, concern, ...others] = SECTIONS.map(
    ([heading, elements]) =>
      `<fieldset class="webform-section js-form-wrapper form-wrapper"><legend><span class="fieldset-legend">${heading}</span></legend><div class="fieldset-wrapper">${elements.map((item) => element(item, answers)).join("")}</div></fieldset>`,
  );
  const isSchool = answers["agency"]?.[0] === "education";
  const upn = { name: "upn", label: "Unique pupil number", type: "textfield", attributes: 'pattern="[A-Z][0-9]{12}"' };
  return `<div id="webform-submission-referral-ajax" data-drupal-selector="form-wrapper">
<form class="webform-submission-form webform-submission-add-form js-webform-unsaved" data-drupal-selector="webform-submission-referral-add-form" action="/send" method="post" id="webform-submission-referral-add-form" accept-charset="UTF-8" data-referral-consent="/policy.json" data-rc-today="2026-11-23" data-rc-answers="child_name, upn, school, carer_name, carer_pr, well">
${child}${referrer}${isSchool ? element(upn, answers) : ""}${concern}
${choices({ name: "information", label: "Which information is shared?", type: "checkboxes", options: CATEGORIES }, answers, (value) => ` data-rc-entry="information" data-rc-value="${escape(JSON.stringify({ id: value, category: value }))}"`)}
${recipients(answers)}
${others.join("")}
<input type="hidden" name="form_build_id" value="form-${Object.keys(answers).length}">
<div class="form-actions js-form-wrapper form-wrapper"><input class="webform-button--submit button button--primary form-submit" type="submit" name="op" value="Submit"></div>
</form></div>`;
}

/**
 * The table of recipients, with one row more where that is asked for.
 *
 * @param {Fields} answers
 */
export function recipients(answers) {
  const rows = Object.keys(answers).filter((name) => /^recipients\[items\]\[\d+\]\[recipient\]$/.test(name)).length;
  const number = Math.max(rows + (answers["_add"] ? 1 : 0), 1);
  /** @type {Options} */
  const who = [
    ["childrens-social-care", "Children's social care"],
    ["police", "Police"],
    ["family-support", "Family support service"],
  ];
  /** @type {Options} */
  const purposes = [
    ["safeguarding", "To keep the child safe"],
    ["services", "To refer the family on to a service"],
  ];
  const row = (/** @type {number} */ index) => {
    const at = `recipients[items][${index}]`;
    const cells = [
      { name: `${at}[recipient]`, label: `Recipient ${index + 1}`, type: "select", path: "recipient", options: who },
      { name: `${at}[purpose]`, label: `Purpose ${index + 1}`, type: "select", path: "purpose", options: purposes },
      {
        name: `${at}[information]`,
        label: `Information ${index + 1}`,
        type: "checkboxes",
        path: "information",
        options: CATEGORIES,
      },
      {
        name: `${at}[agreed]`,
        label: `Family agreed ${index + 1}`,
        type: "radios",
        path: "agreed",
        options: YES_NO,
      },
    ];
    return `<tr class="draggable" data-rc-entry="sharing">${cells.map((cell) => `<td>${element(cell, answers)}</td>`).join("")}<td><input type="hidden" name="${at}[_weight_]" value="${index}"></td></tr>`;
  };
  return `<div id="recipients_table" class="webform-multiple-table"><table class="responsive-enabled"><thead><tr><th>Recipient</th><th>Purpose</th><th>Information</th><th>Family agreed</th><td></td></tr></thead><tbody>${Array.from({ length: number }, (_, index) => row(index)).join("")}</tbody></table><input class="webform-multiple-add button form-submit" type="button" name="recipients_table_add" value="Add" ${GROW}></div>`;
}

/**
 * @param {Element} item
 * @param {Fields} answers
 */
function element(item, answers) {
  const { name, label, type, path, options = [], attributes = "" } = item;
  if (type === "radios" || type === "checkboxes") return choices(item, answers, () => "");
  const id = idOf(name);
  const value = answers[name]?.[0] ?? "";
  const rc = path ? `data-rc="${path}"` : "";
  const common = `data-drupal-selector="${id}" id="${id}" name="${name}" ${rc} ${attributes}`;
  const control =
    type === "textarea"
      ? `<textarea ${common} rows="4" cols="60" class="form-textarea">${escape(value)}</textarea>`
      : type === "select"
        ? `<select ${common} class="form-select"><option value="">- Select -</option>${options.map(([option, words]) => `<option value="${option}"${option === value ? " selected" : ""}>${words}</option>`).join("")}</select>`
        : `<input ${common} type="${type === "date" ? "date" : "text"}" value="${escape(value)}" class="form-${type === "date" ? "date" : "text"}">`;
  return `<div class="js-form-item form-item js-form-type-${type} form-type-${type}"><label for="${id}">${label}</label>${control}</div>`;
}

/**
 * @param {Element} item
 * @param {Fields} answers
 * @param {(value: string) => string} attributesOf an option
 */
function choices({ name, label, type, path, options = [] }, answers, attributesOf) {
  const kind = type === "radios" ? "radio" : "checkbox";
  const id = idOf(name);
  const posted = (/** @type {string} */ value) => (kind === "radio" ? name : `${name}[${value}]`);
  const items = options.map(([value, words]) => {
    const isChosen = answers[posted(value)]?.includes(value);
    const at = `${id}-${value.toLowerCase()}`.replace(/ /g, "-");
    return `<div class="js-form-item form-item js-form-type-${kind} form-type-${kind}"><input data-drupal-selector="${at}" type="${kind}" id="${at}" name="${posted(value)}" value="${value}"${isChosen ? " checked" : ""} class="form-${kind}"${attributesOf(value)}> <label for="${at}" class="option">${words}</label></div>`;
  });
  return `<fieldset class="${type}--wrapper fieldgroup form-composite js-form-item form-item js-form-wrapper form-wrapper" id="${id}--wrapper"${path ? ` data-rc="${path}"` : ""}><legend><span class="fieldset-legend">${label}</span></legend><div class="fieldset-wrapper"><div id="${id}" class="js-webform-${type} form-${type}">${items.join("")}</div></div></fieldset>`;
}

/** @param {string} name */
function idOf(name) {
  return `edit-${name.replace(/[^a-z0-9]+/g, "-").replace(/-$/, "")}`;
}

/** @param {string} text */
function escape(text) {
  return text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
}
