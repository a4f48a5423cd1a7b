//! A form that the rules are attached to, as JavaScript calls it.
//!
//! Whatever is done to the page may run the agency's own code, which may call in here again. So the parts are taken out
//! while there is work with them, and whoever calls meanwhile finds none and does nothing; JavaScript waits its turn.

use std::cell::Cell;

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::Element;

use crate::choices::Language;
use crate::findings::push_number;
use crate::form::beside;
use crate::form::binding::Binding;
use crate::form::changes::{Changes, Reason};
use crate::form::classes::{Class, Classes};
use crate::form::control::Kind;
use crate::form::copied;
use crate::form::dom::{make, place, put, set, write};
use crate::form::mapping::Mapping;
use crate::form::page::Page;
use crate::form::problem::Problem;
use crate::form::questions::Questions;
use crate::form::rationale::Help;
use crate::form::reading;
use crate::form::summary;
use crate::form::telling::{Group, Telling};
use crate::messages::FormWords;
use crate::payload::{Stamp, submit};
use crate::policy::Policy;
use crate::record::Question;
use crate::report::report;
use crate::value::{Object, Value};
use crate::wasm::{day, from_json, read_policy, to_js};

/// The question's own words are counted, once there is a pause in the typing.
const PAUSE: u8 = 1;

/// What is wrong is said again, silently, as the form has failed before.
const SAY: u8 = 2;

/// What is wrong is announced.
const ANNOUNCE: u8 = 3;

/// A form and what the rules make of it.
#[wasm_bindgen]
pub struct Attached {
    pub(super) root: Element,
    pub(super) policy: Policy,
    mapping: Mapping,
    classes: Classes,
    pub(super) language: Language,
    /// What the ids of our elements begin with.
    pub(super) prefix: String,
    pub(super) changes: Changes,
    /// What stays on the page while the form is looked at again.
    pub(super) standing: Changes,
    problems: Cell<Vec<Problem>>,
    parts: Cell<Option<Box<Parts>>>,
}

/// What is known of the form as it stands.
struct Parts {
    page: Page,
    binding: Binding,
    questions: Questions,
    help: Option<Help>,
    /// What is said.
    said: Vec<Group>,
    /// How many messages there have been.
    count: usize,
}

#[wasm_bindgen]
impl Attached {
    /// Attaches the rules to a form, or to an element in one. Its controls are not known before the first
    /// [`scan`](Self::scan).
    ///
    /// # Errors
    ///
    /// The findings that say why the policy is refused.
    #[wasm_bindgen(constructor)]
    pub fn new(root: Element, policy: &str, options: &str, number: usize) -> Result<Attached, JsValue> {
        let policy = read_policy(policy)?;
        let mut prefix = String::from("rc");
        push_number(&mut prefix, number);
        prefix.push('-');
        let options = from_json(options);
        let option = |name| options.as_object().and_then(|options| options.get(name));
        let (mapping, problems) = Mapping::read(&options);
        Ok(Self {
            root,
            policy,
            mapping,
            classes: Classes::read(option("classNames")),
            language: Language::of_tag(option("language").and_then(Value::as_text).unwrap_or_default()),
            prefix,
            changes: Changes::default(),
            standing: Changes::default(),
            problems: Cell::new(problems),
            parts: Cell::default(),
        })
    }

    /// Looks for the questions, when there are other controls than before, and starts afresh. What the people who made the
    /// form have to put right is given back.
    pub fn scan(&self, fields: Vec<Element>) -> JsValue {
        let mut before = self.parts.take();
        let mut help = before.as_mut().and_then(|before| before.help.take());
        drop(before);
        self.changes.undo(Reason::ANY);
        copied::clear(self, help.as_ref().map(|help| &help.region));
        let page = Page::scan(fields);
        let mut binding = self.mapping.bind(&page.controls);
        let mut found = self.problems.take();
        found.append(&mut binding.problems);
        let mut problems = Vec::new();
        for problem in &found {
            problems.push(Value::Text(problem.text()));
        }
        let questions = Questions::find(&self.root, &page.fields, &binding);
        let rationale = binding.controls(Question::Rationale).first().and_then(|place| page.fields.get(*place));
        let stays = |field| help.as_ref().is_some_and(|help| help.stands_beside(field));
        if !rationale.is_some_and(stays) {
            self.standing.undo(Reason::ANY);
            help = rationale.map(|field| Help::put(field, self));
        }
        let parts = Parts { page, binding, questions, help, said: Vec::new(), count: 0 };
        self.parts.set(Some(Box::new(parts)));
        to_js(problems)
    }

    /// Looks again at what is hidden with each question: something has come that can be pressed, and answers none.
    pub fn regroup(&self) {
        let Some(mut parts) = self.parts.take() else { return };
        parts.questions.regroup(&self.root, &self.changes);
        self.parts.set(Some(parts));
    }

    /// Reads the form and shows the questions that are asked: `{ assessment, record, payload, errors, title, without }`,
    /// the last being the paths of what is missing or wrong without a control that can be used to put it right. There is no payload
    /// without a time.
    ///
    /// Given is JSON: `{ today, now, id, complaints }`, the complaints being the browser's own. `null` where others are at it.
    pub fn look(&self, how: u8, given: &str) -> JsValue {
        let given = from_json(given);
        let given = |key| given.as_object().and_then(|given| given.get(key));
        let text = |key| given(key).and_then(Value::as_text).unwrap_or_default();
        let (today, now, id) = (text("today"), text("now"), text("id"));
        let Some(mut parts) = self.parts.take() else { return JsValue::NULL };
        let Parts { page, binding, questions, help, .. } = &mut *parts;
        let answers = page.answers(&questions.aside(page.fields.len()));
        let reading = reading::read(&self.mapping, binding, &page.controls, &answers);
        let (assessment, payload) = if now.is_empty() {
            (crate::assess(&reading.record, &self.policy, day(today)), None)
        } else {
            submit(&reading.record, &self.policy, day(today), Stamp { now, id })
        };

        questions.show(assessment.asked, &self.changes);
        if let Some(help) = help {
            help.prompt(self, assessment.record.override_ground());
            if how >= PAUSE {
                help.count(self);
            }
        }
        let mut usable = Vec::new();
        for (control, answer) in page.controls.iter().zip(&answers) {
            usable.push(control.kind != Kind::Hidden && !answer.disabled);
        }
        let mut telling = Telling::of(&assessment, binding, &reading, &usable, &self.policy, self.language);
        telling.add_complaints(given("complaints"));
        let errors = telling.errors();
        let mut told = Object::new();
        told.push("title", Value::Text(summary::title(self.words(), errors)));
        told.push("without", Value::Text(core::mem::take(&mut telling.without)));
        told.push("assessment", Value::Object(report(&assessment, &self.policy, self.language)));
        told.push("payload", Value::from(payload));
        #[allow(clippy::cast_precision_loss, reason = "a count")]
        told.push("errors", Value::Number(errors as f64));
        told.push("record", reading.record);
        if how >= SAY {
            // Advice alone keeps nobody.
            let groups = if errors > 0 || how == SAY { telling.groups } else { Vec::new() };
            self.say(&mut parts, groups, how == ANNOUNCE);
        }
        self.parts.set(Some(parts));
        to_js(told)
    }

    /// Leaves the page as it was.
    pub fn detach(&self) {
        self.parts.take();
        self.changes.undo(Reason::ANY);
        self.standing.undo(Reason::ANY);
    }

    /// Says what is wrong, beside the controls and in the summary. What stays the same is left alone, so that nothing is
    /// read out again.
    fn say(&self, parts: &mut Parts, mut groups: Vec<Group>, announced: bool) {
        let mut changed = announced || groups.len() != parts.said.len();
        for group in &mut groups {
            if let Some(same) = parts.said.iter_mut().find(|other| other.says_the_same(group)) {
                group.number = core::mem::take(&mut same.number);
            }
        }
        for gone in &parts.said {
            if gone.number > 0 {
                self.changes.undo(Reason::message(gone.number));
            }
        }
        for group in &mut groups {
            if group.number == 0 {
                changed = true;
                parts.count += 1;
                group.number = parts.count;
                let mut own = Vec::new();
                for place in &group.places {
                    if let Some(field) = parts.page.fields.get(*place) {
                        own.push(field.clone());
                    }
                }
                beside::show(self, group, &own);
            }
        }
        if changed {
            self.changes.undo(Reason::SUMMARY);
            summary::show(self, &parts.page.fields, &groups, announced);
        }
        parts.said = groups;
    }

    /// What is said in the language of the form.
    pub(super) const fn words(&self) -> &'static FormWords {
        self.language.form_words()
    }

    /// The class names for something; may be empty.
    pub(super) fn class(&self, class: Class) -> &str {
        self.classes.get(class)
    }

    /// A new element that is not on the page yet.
    pub(super) fn make(&self, tag: &str, class: Class) -> Element {
        let element = make(&self.root, tag);
        let class = self.class(class);
        if !class.is_empty() {
            set(&element, "class", class);
        }
        element
    }

    /// A new element with a text, which may be empty, at the end of another.
    pub(super) fn add(&self, parent: &Element, tag: &str, class: Class, text: &str) -> Element {
        let element = self.make(tag, class);
        if !text.is_empty() {
            write(&element, text);
        }
        put(parent, place::END, &element);
        element
    }
}
