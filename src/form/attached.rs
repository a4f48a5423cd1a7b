//! A form that the rules are attached to, as JavaScript calls it.
//!
//! Whatever is done to the page may run the agency's own code, which may call in here again. So the parts are taken out
//! while there is work with them, and whoever calls meanwhile finds none and does nothing; JavaScript waits its turn.

use std::cell::{Cell, RefCell};

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::Element;

use crate::choices::Language;
use crate::date::Date;
use crate::form::beside;
use crate::form::binding::Binding;
use crate::form::changes::{Changes, Reason};
use crate::form::classes::Classes;
use crate::form::dom::{Field, is};
use crate::form::mapping::Mapping;
use crate::form::page::Page;
use crate::form::questions::Questions;
use crate::form::rationale::Help;
use crate::form::reading::{self, Reading};
use crate::form::summary;
use crate::form::telling::{Said, Telling};
use crate::messages::FormWords;
use crate::payload::{Stamp, submit};
use crate::policy::Policy;
use crate::record::Question;
use crate::report::report;
use crate::value::{Object, Value};
use crate::wasm::{day, from_js, read_policy, to_js};

/// A form and what the rules make of it.
#[wasm_bindgen]
pub struct Attached {
    root: Element,
    policy: Policy,
    mapping: Mapping,
    classes: Classes,
    language: Language,
    today: Cell<Date>,
    /// What the ids of our elements begin with.
    prefix: String,
    /// Whether the browser's own check counts: not where the agency has turned it off.
    complains: bool,
    /// Whether what is wrong is shown: from the first failed attempt on.
    tells: Cell<bool>,
    changes: Changes,
    problems: RefCell<Vec<String>>,
    parts: Cell<Option<Box<Parts>>>,
    /// The last payload's record, time and id, so that what is sent twice is the same.
    stamp: RefCell<Option<(Value, String, String)>>,
}

/// What is known of the form as it stands.
#[derive(Default)]
struct Parts {
    page: Page,
    binding: Binding,
    questions: Questions,
    help: Option<Help>,
    messages: Vec<Message>,
    /// What the summary says.
    summary: Vec<Said>,
    /// How many messages there have been.
    count: usize,
}

/// A message that is shown.
struct Message {
    number: usize,
    said: Vec<Said>,
}

/// What our elements look like, and where they go.
pub struct Look<'a> {
    pub root: &'a Element,
    pub classes: &'a Classes,
    pub words: &'static FormWords,
    pub policy: &'a Policy,
    pub prefix: &'a str,
    pub changes: &'a Changes,
}

#[wasm_bindgen]
impl Attached {
    /// Attaches the rules to a form, or to an element in one. Its controls are not known before the first
    /// [`scan`](Self::scan).
    ///
    /// # Errors
    ///
    /// An `Error` whose `findings` say why the policy is refused.
    #[wasm_bindgen(constructor)]
    pub fn new(
        root: Element,
        form: Option<Element>,
        policy: &JsValue,
        options: &JsValue,
        prefix: String,
    ) -> Result<Attached, JsValue> {
        let policy = read_policy(policy)?;
        let options = from_js(options)?;
        let option = |name| options.as_object().and_then(|options| options.get(name));
        let (mapping, problems) = Mapping::read(&options);
        let changes = Changes::default();
        let complains = form.is_some_and(|form| {
            let complains = form.get_attribute("novalidate").is_none();
            if complains {
                changes.set(Reason::Attached, &form, "novalidate", "");
            }
            complains
        });
        Ok(Self {
            root,
            policy,
            mapping,
            classes: Classes::read(option("classNames")),
            language: Language::of_tag(option("language").and_then(Value::as_text).unwrap_or_default()),
            today: Cell::default(),
            prefix,
            complains,
            tells: Cell::default(),
            changes,
            problems: RefCell::new(problems.iter().map(|problem| problem.text()).collect()),
            parts: Cell::default(),
            stamp: RefCell::default(),
        })
    }

    /// Looks at the controls, when there are others than before. What the people who made the form have to put right
    /// is given back.
    pub fn scan(&self, fields: Vec<Field>, today: &str) -> JsValue {
        self.today.set(day(today));
        let before = self.parts.take();
        if let Some(mut before) = before {
            before.questions.show(&before.page.fields, None, &self.changes);
            self.be_silent(&mut before);
        }
        self.changes.undo(Reason::Help);
        let page = Page::scan(fields);
        let binding = self.mapping.bind(&page.controls);
        let mut problems = self.problems.take();
        problems.extend(binding.problems.iter().map(|problem| problem.text()));
        let questions = Questions::find(&self.root, &page.fields, &binding);
        let rationale = binding.controls(Question::Rationale).first().and_then(|place| page.fields.get(*place));
        let help = rationale.and_then(|field| Help::put(field, &self.classes.rationale, &self.changes));
        let parts = Parts { page, binding, questions, help, ..Parts::default() };
        self.parts.set(Some(Box::new(parts)));
        to_js(problems.into_iter().map(Value::Text).collect::<Value>())
    }

    /// Reads the form, and shows the questions that are asked: `{ assessment, record, without }`, the last being the
    /// paths of what is missing or wrong without a control to put it right.
    pub fn update(&self) -> JsValue {
        self.work(|parts| {
            let reading = self.read(parts);
            let assessment = crate::assess(&reading.record, &self.policy, self.today.get());
            parts.questions.show(&parts.page.fields, Some(assessment.asked), &self.changes);
            if let Some(help) = &mut parts.help {
                help.prompt(&self.look(), self.language.words(), assessment.record.override_ground());
            }
            let telling = Telling::of(&assessment, &parts.binding, &reading, &self.policy, self.language);
            let assessment = report(&assessment, &self.policy, self.language);
            let without = telling.without.join(" ");
            Object::new().with("assessment", assessment).with("record", reading.record).with("without", without)
        })
    }

    /// Once there is a pause in the typing: counts the words of the rationale, and, after the first failed attempt,
    /// says again what is wrong, silently.
    pub fn pause(&self) -> JsValue {
        self.work(|parts| {
            if let Some(help) = &parts.help {
                help.count(&self.look());
            }
            if self.tells.get() {
                let reading = self.read(parts);
                let assessment = crate::assess(&reading.record, &self.policy, self.today.get());
                let mut telling = Telling::of(&assessment, &parts.binding, &reading, &self.policy, self.language);
                self.add_complaints(parts, &mut telling);
                self.tell(parts, &telling, false);
            }
            Object::new()
        })
    }

    /// Checks the form to be submitted: `{ assessment, payload, errors, without }`. Where it is not ready, and people
    /// are to be told, they are.
    pub fn check(&self, today: &str, now: &str, id: &str, tells: bool) -> JsValue {
        self.today.set(day(today));
        self.work(|parts| {
            if tells && self.complains {
                // The agency's own listeners may change what the browser says.
                for field in &parts.page.fields {
                    let _ = field.check();
                }
            }
            let reading = self.read(parts);
            let (now, id) = self.stamp(&reading.record, now, id);
            let stamp = Stamp { now: &now, id: &id };
            let (assessment, payload) = submit(&reading.record, &self.policy, self.today.get(), stamp);
            let mut telling = Telling::of(&assessment, &parts.binding, &reading, &self.policy, self.language);
            self.add_complaints(parts, &mut telling);
            let errors = telling.errors();
            if tells {
                parts.questions.show(&parts.page.fields, Some(assessment.asked), &self.changes);
                self.tells.set(errors > 0);
                self.tell(parts, &telling, true);
            }
            let assessment = report(&assessment, &self.policy, self.language);
            #[allow(clippy::cast_precision_loss, reason = "a count")]
            let errors = errors as f64;
            Object::new()
                .with("assessment", assessment)
                .with("payload", payload)
                .with("errors", errors)
                .with("without", telling.without.join(" "))
        })
    }

    /// Goes to a control, by its place.
    pub fn go(&self, place: usize) -> JsValue {
        self.work(|parts| {
            if let Some(field) = parts.page.fields.get(place) {
                summary::go(&self.root, field);
            }
            Object::new()
        })
    }

    /// Starts afresh, as the form does that is reset.
    pub fn reset(&self) -> JsValue {
        self.tells.set(false);
        self.work(|parts| {
            self.be_silent(parts);
            Object::new()
        })
    }

    /// Leaves the page as it was.
    pub fn detach(&self) {
        self.parts.take();
        self.changes.undo_all();
        if self.tells.take() {
            self.count_in_title(0);
        }
    }

    /// Works with the parts; `null` where others are at it.
    fn work(&self, work: impl FnOnce(&mut Parts) -> Object) -> JsValue {
        let Some(mut parts) = self.parts.take() else { return JsValue::NULL };
        let done = work(&mut parts);
        self.parts.set(Some(parts));
        to_js(done)
    }

    fn look(&self) -> Look<'_> {
        Look {
            root: &self.root,
            classes: &self.classes,
            words: self.language.form_words(),
            policy: &self.policy,
            prefix: &self.prefix,
            changes: &self.changes,
        }
    }

    fn read(&self, parts: &Parts) -> Reading {
        let Parts { page, binding, questions, .. } = parts;
        let answers = page.answers(&questions.aside(page.fields.len()));
        reading::read(&self.mapping, binding, &page.controls, &answers)
    }

    /// The time and the id of a payload: those of the last one if it has the same record.
    fn stamp(&self, record: &Value, now: &str, id: &str) -> (String, String) {
        let mut last = self.stamp.borrow_mut();
        match &*last {
            Some((same, now, id)) if same == record => (now.clone(), id.clone()),
            _ => {
                *last = Some((record.clone(), now.into(), id.into()));
                (now.into(), id.into())
            }
        }
    }

    /// What the browser says against what the controls hold.
    fn add_complaints(&self, parts: &Parts, telling: &mut Telling) {
        if !self.complains {
            return;
        }
        let Page { fields, controls, .. } = &parts.page;
        for (place, field) in fields.iter().enumerate() {
            let complaint = field.complaint().unwrap_or_default();
            if complaint.is_empty() {
                continue;
            }
            let mut places = vec![place];
            if is(field, "[type=radio]") {
                let name = |place: usize| controls.get(place).map(|control| (control.kind, &control.name));
                places = (0..fields.len()).filter(|other| name(*other) == name(place)).collect();
            }
            telling.add_complaint(places, complaint, beside::name_of(&self.root, field));
        }
    }

    /// Says what is wrong, beside the controls and in the summary. What stays the same is left alone, so that nothing is
    /// read out again.
    fn tell(&self, parts: &mut Parts, telling: &Telling, announced: bool) {
        let look = self.look();
        let mut wanted: Vec<Vec<Said>> = Vec::new();
        for said in telling.said.iter().filter(|said| self.tells.get() && !said.places.is_empty()) {
            match wanted.iter_mut().find(|group| group.first().is_some_and(|first| first.places == said.places)) {
                Some(group) => group.push(said.clone()),
                None => wanted.push(vec![said.clone()]),
            }
        }
        parts.messages.retain(|message| {
            let stays = wanted.contains(&message.said);
            if !stays {
                self.changes.undo(Reason::Message(message.number));
            }
            stays
        });
        for said in wanted {
            if parts.messages.iter().any(|message| message.said == said) {
                continue;
            }
            parts.count += 1;
            let places = said.first().into_iter().flat_map(|said| &said.places);
            let own: Vec<&Field> = places.filter_map(|place| parts.page.fields.get(*place)).collect();
            beside::show(&look, parts.count, &own, &said);
            parts.messages.push(Message { number: parts.count, said });
        }

        let errors: Vec<Said> = telling.said.iter().filter(|said| said.is_error()).cloned().collect();
        if announced || errors != parts.summary {
            self.changes.undo(Reason::Summary);
            self.count_in_title(errors.len());
            if !errors.is_empty() {
                summary::show(&look, &parts.page.fields, &errors, announced);
            }
            parts.summary = errors;
        }
    }

    fn be_silent(&self, parts: &mut Parts) {
        for message in parts.messages.drain(..) {
            self.changes.undo(Reason::Message(message.number));
        }
        self.changes.undo(Reason::Summary);
        if !parts.summary.is_empty() {
            parts.summary.clear();
            self.count_in_title(0);
        }
    }

    fn count_in_title(&self, errors: usize) {
        if let Some(page) = self.root.owner_document() {
            summary::count_in_title(&page, &self.look(), errors);
        }
    }
}
