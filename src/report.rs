//! An assessment as people and programs get it: findings with their messages, in a language, as JSON or as a plain
//! JavaScript object.

use crate::assess::Assessment;
use crate::choices::{AnyOption, Choice, Explained, Language, Severity};
use crate::findings::{Finding, Param, Place, push_number};
use crate::handling::written;
use crate::messages::{Message, Words};
use crate::payload::push_position;
use crate::policy::{Policy, PolicyFinding, PolicyMember};
use crate::position::Age;
use crate::record::{Question, Shape, SharingMember};
use crate::rules::{DIFFERENT_WORDS, RuleCode};
use crate::value::{Object, Value, add, tokens};
use crate::words::{split, without_case};

/// Puts an assessment in words: an object whose TypeScript type is `Assessment`.
///
/// ```
/// use referral_consent::{assess, choices::Language, date, json, policy::Policy, report::report, value::Value};
/// let policy = json::read(include_str!("../tests/cases/policy.json")).unwrap();
/// let policy = Policy::read(&policy).unwrap();
/// let record = json::read(r#"{ "lawfulBasis": "public task" }"#).unwrap();
/// let said = report(&assess(&record, &policy, date::parse("2026-11-23").unwrap()), &policy, Language::English);
/// assert_eq!(said.get("status").and_then(Value::as_text), Some("incomplete"));
/// let Some(Value::List(findings)) = said.get("findings") else { panic!("it is a list") };
/// assert!(findings.iter().all(|finding| finding.as_object().is_some_and(|finding| finding.get("message").is_some())));
/// ```
#[must_use]
pub fn report(assessment: &Assessment<'_>, policy: &Policy, language: Language) -> Object {
    let mut said = Object::new();
    let (mut list, mut entry) = (Vec::new(), Object::new());
    said.push("status", assessment.status.word());
    push_position(&mut said, &assessment.position, "age");
    for finding in &assessment.findings {
        report_finding(finding, policy, language, &mut entry);
        add(&mut list, &mut entry);
    }
    said.push_list("findings", &mut list);
    for question in Question::ALL {
        if assessment.asked.has(*question) {
            list.push(Value::Token(question.path()));
        }
    }
    said.push_list("ask", &mut list);
    said.push("handling", written(&assessment.handling));
    said
}

impl From<Option<Age>> for Value {
    fn from(age: Option<Age>) -> Self {
        match age {
            Some(Age::Years(years)) => Self::Number(years.into()),
            Some(Age::Unborn) => Self::Token("unborn"),
            None => Self::Null,
        }
    }
}

/// Puts a finding in words.
fn report_finding(finding: &Finding, policy: &Policy, language: Language, said: &mut Object) {
    let words = language.words();
    let speaker = Speaker { words, policy: Some(policy), params: &finding.params, place: Some(&finding.place) };
    let path = match finding.place {
        Place::Question(question) => Value::Token(question.path()),
        _ => Value::Text(finding.place.pointer()),
    };
    let code = finding.code;
    let stops = code.severity() == Severity::Stop;
    speaker.report(said, [code.code(), finding.severity.word(), code.clause()], path, speaker.rule(code), stops);
}

/// A finding as a form says it: what is wrong, and all the rest.
#[cfg(all(feature = "form", target_arch = "wasm32"))]
pub(crate) fn in_two_parts(finding: &Finding, policy: &Policy, language: Language) -> (String, String) {
    let words = language.words();
    let speaker = Speaker { words, policy: Some(policy), params: &finding.params, place: Some(&finding.place) };
    let says = speaker.rule(finding.code);
    let nearest = if speaker.param("nearest").is_some() { words.nearest } else { "" };
    let no_dead_end = if finding.severity == Severity::Stop { words.no_dead_end } else { "" };
    let (mut what, mut rest) = (String::new(), String::new());
    speaker.fill(says.what, &mut what);
    for part in [nearest, says.why, says.next, no_dead_end] {
        if !part.is_empty() && !rest.is_empty() {
            rest.push(' ');
        }
        speaker.fill(part, &mut rest);
    }
    (what, rest)
}

/// Puts the findings of a policy in words: a list whose TypeScript type is `PolicyFinding[]`.
#[must_use]
pub fn report_policy(findings: &[PolicyFinding], language: Language) -> Value {
    let words = language.words();
    let (mut list, mut said) = (Vec::new(), Object::new());
    for finding in findings {
        let code = finding.code;
        let speaker = Speaker { words, policy: None, params: &finding.params, place: None };
        let path = Value::Text(finding.path.clone());
        speaker.report(&mut said, [code.code(), code.severity().word(), ""], path, (words.policy)(code), false);
        add(&mut list, &mut said);
    }
    Value::List(list)
}

/// Fills the places that messages leave.
struct Speaker<'a> {
    words: &'static Words,
    policy: Option<&'a Policy>,
    params: &'a [(&'static str, Param)],
    place: Option<&'a Place>,
}

impl Speaker<'_> {
    /// What a rule says at this place.
    fn rule(&self, code: RuleCode) -> Message {
        let mut says = (self.words.rule)(code);
        if code == RuleCode::RecordWrongType && self.range().is_some() {
            says.next = self.words.whole_number;
        }
        says
    }

    /// The least and the greatest whole number that answers the question at this place.
    fn range(&self) -> Option<(u8, u8)> {
        match self.place {
            Some(Place::Question(question)) => match question.shape() {
                Shape::WholeNumber(least, most) => Some((least, most)),
                _ => None,
            },
            _ => None,
        }
    }

    /// Writes a finding: its code, its severity and its clause, its path, and what is said.
    fn report(
        &self,
        said: &mut Object,
        [code, severity, clause]: [&'static str; 3],
        path: Value,
        says: Message,
        stops: bool,
    ) {
        said.push("code", code);
        said.push("severity", severity);
        said.push("path", path);
        said.push("message", self.message(says));
        said.push("next", self.next(says.next, stops));
        said.push("clause", clause);
        let mut figures = Object::new();
        for (name, param) in self.params {
            figures.push(
                *name,
                match param {
                    #[allow(clippy::cast_precision_loss, reason = "counts of words and days")]
                    Param::Number(number) => Value::Number(*number as f64),
                    Param::Text(text) => Value::Text(text.clone()),
                    Param::Words(words) => tokens(words),
                },
            );
        }
        said.push_unless_empty("params", &mut figures);
    }

    /// What and why.
    fn message(&self, message: Message) -> String {
        let mut said = String::with_capacity(message.what.len() + message.why.len());
        self.fill(message.what, &mut said);
        if self.param("nearest").is_some() {
            said.push(' ');
            self.fill(self.words.nearest, &mut said);
        }
        if !message.why.is_empty() {
            said.push(' ');
            self.fill(message.why, &mut said);
        }
        said
    }

    /// What to do next, and where a finding stops everything, that there is somebody to ask. A text with no places to be
    /// filled crosses into JavaScript once and is then reused.
    fn next(&self, next: &'static str, stops: bool) -> Value {
        if !stops && split(next, b'{').is_none() {
            return Value::Token(next);
        }
        let mut said = String::new();
        self.fill(next, &mut said);
        if stops {
            said.push(' ');
            self.fill(self.words.no_dead_end, &mut said);
        }
        Value::Text(said)
    }

    fn param(&self, name: &str) -> Option<&Param> {
        self.params.iter().find(|(known, _)| *known == name).map(|(_, param)| param)
    }

    /// Writes a text with its places filled.
    fn fill(&self, template: &str, said: &mut String) {
        let mut rest = template;
        while let Some((before, after)) = split(rest, b'{') {
            said.push_str(before);
            let (place, after) = split(after, b'}').unwrap_or((after, ""));
            self.place(place, said);
            rest = after;
        }
        said.push_str(rest);
    }

    /// Writes what a place is filled with.
    fn place(&self, place: &str, said: &mut String) {
        if let Some(param) = self.param(place) {
            return match param {
                Param::Number(number) => push_number(said, *number),
                Param::Text(text) => said.push_str(text),
                Param::Words(words) => self.list(words, said),
            };
        }
        match place {
            "question" => said.push_str(self.label()),
            "least" | "most" => {
                if let Some((least, most)) = self.range() {
                    push_number(said, usize::from(if place == "least" { least } else { most }));
                }
            }
            "more" => {
                let count = |name| match self.param(name) {
                    Some(Param::Number(number)) => *number,
                    Some(Param::Text(_) | Param::Words(_)) | None => 0,
                };
                let words = count("minWords").saturating_sub(count("words"));
                push_number(said, words.max(DIFFERENT_WORDS.saturating_sub(count("different"))));
            }
            _ => {
                if let Some(policy) = self.policy {
                    self.out_of_policy(place, policy, said);
                }
            }
        }
    }

    /// Writes whom to phone, ask or write to, and the notice.
    fn out_of_policy(&self, place: &str, policy: &Policy, said: &mut String) {
        match place {
            "hub" => said.push_str(policy.text(PolicyMember::LocalAuthorityName)),
            "phone" => {
                said.push_str(policy.text(PolicyMember::LocalAuthorityPhone));
                let out_of_hours = policy.text(PolicyMember::LocalAuthorityOutOfHours);
                if !out_of_hours.is_empty() {
                    said.push_str(" (");
                    said.push_str(self.words.out_of_hours);
                    said.push(' ');
                    said.push_str(out_of_hours);
                    said.push(')');
                }
            }
            "officer" => {
                let name = policy.text(PolicyMember::OfficerName);
                said.push_str(if name.is_empty() { self.words.officer } else { name });
            }
            "officerContact" => {
                said.push_str(policy.text(PolicyMember::OfficerEmail));
                let phone = policy.text(PolicyMember::OfficerPhone);
                if !phone.is_empty() {
                    said.push_str(", ");
                    said.push_str(phone);
                }
            }
            "noticeVersion" => said.push_str(policy.text(PolicyMember::NoticeVersion)),
            _ => {}
        }
    }

    /// What the question is called that a finding is about.
    fn label(&self) -> &'static str {
        let wording = match self.place {
            Some(Place::Information(_, member)) => (self.words.information)(*member),
            Some(Place::Sharing(_, member)) => (self.words.sharing)(*member),
            Some(Place::SharedId(..)) => (self.words.sharing)(SharingMember::Information),
            Some(Place::Question(question) | Place::Word(question, _) | Place::Entry(question, _)) => {
                (self.words.question)(*question)
            }
            Some(Place::Answer(_)) => (self.words.question)(Question::Answers),
            Some(Place::Group(pointer, _)) => return pointer.get(1..).unwrap_or_default(),
            Some(Place::Record | Place::Unknown(..)) | None => return self.words.record,
        };
        wording.label
    }

    /// Writes a list of words: those of [`Explained`] as they are called, others as they are.
    fn list(&self, list: &[&'static str], said: &mut String) {
        for (index, word) in list.iter().enumerate() {
            if index > 0 {
                if index + 1 == list.len() {
                    said.push(' ');
                    said.push_str(self.words.and);
                    said.push(' ');
                } else {
                    said.push_str(", ");
                }
            }
            match Explained::from_word(word) {
                Some(thing) => {
                    said.push_str(&without_case((self.words.option)(AnyOption::Explained(thing)).label));
                }
                None => said.push_str(word),
            }
        }
    }
}
