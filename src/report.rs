//! An assessment as people and programs get it: findings with their messages, in a language, as JSON or as a plain
//! JavaScript object.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::assess::Assessment;
use crate::choices::{AnyOption, Choice, Consenter, Explained, Handling, Language, Route, Severity, Status};
use crate::findings::{Finding, Param, Place, push_number};
use crate::messages::{Message, Words};
use crate::policy::{Policy, PolicyFinding};
use crate::position::Age;
use crate::record::Question;
use crate::rules::DIFFERENT_WORDS;

/// An assessment in a language.
#[derive(Debug, Serialize)]
pub struct Report {
    /// Whether the answers can go.
    pub status: Status,
    /// The route that is open.
    pub route: Route,
    /// Who may consent.
    pub consenter: Consenter,
    /// Whole years, `unborn`, or `null`.
    pub age: Option<Age>,
    /// What was found, in the order of the record.
    pub findings: Vec<ReportedFinding>,
    /// The paths of the questions that apply now.
    pub ask: Vec<Token>,
    /// The duties that travel with the payload.
    pub handling: Vec<Handling>,
}

/// A finding in a language.
#[derive(Debug, Serialize)]
pub struct ReportedFinding {
    /// The code.
    pub code: Token,
    /// How much it weighs.
    pub severity: Severity,
    /// Where, as a JSON Pointer.
    pub path: String,
    /// What is wrong and why it matters.
    pub message: String,
    /// What to do next.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub next: String,
    /// The clauses that it comes from.
    pub clause: Token,
    /// The figures that the message speaks of.
    #[serde(skip_serializing_if = "Params::is_empty")]
    pub params: Params,
}

/// A text that never changes. Serialized as the name of a variant, since that is what crosses into JavaScript once
/// and is then reused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token(pub &'static str);

impl Serialize for Token {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit_variant("Token", 0, self.0)
    }
}

/// The figures that a message speaks of, by name.
#[derive(Debug)]
pub struct Params(Vec<(&'static str, Param)>);

impl Params {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for Params {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, param) in &self.0 {
            map.serialize_entry(name, param)?;
        }
        map.end()
    }
}

impl Serialize for Param {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Number(number) => serializer.serialize_u32(u32::try_from(*number).unwrap_or(u32::MAX)),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Words(words) => serializer.collect_seq(words),
        }
    }
}

/// Puts an assessment in words.
#[must_use]
pub fn report(assessment: &Assessment<'_>, policy: &Policy, language: Language) -> Report {
    Report {
        status: assessment.status,
        route: assessment.position.route,
        consenter: assessment.position.consenter,
        age: assessment.position.age,
        findings: assessment.findings.iter().map(|finding| report_finding(finding, policy, language)).collect(),
        ask: assessment.asked.iter().map(|question| Token(question.path())).collect(),
        handling: assessment.handling.clone(),
    }
}

/// Puts a finding in words.
fn report_finding(finding: &Finding, policy: &Policy, language: Language) -> ReportedFinding {
    let words = language.words();
    let speaker = Speaker { words, policy: Some(policy), params: &finding.params, place: Some(&finding.place) };
    let (message, mut next) = speaker.say((words.rule)(finding.code));
    if finding.code.severity() == Severity::Stop {
        next.push(' ');
        speaker.fill(words.no_dead_end, &mut next);
    }
    ReportedFinding {
        code: Token(finding.code.code()),
        severity: finding.severity,
        path: finding.place.pointer(),
        message,
        next,
        clause: Token(finding.code.clause()),
        params: Params(finding.params.clone()),
    }
}

/// Puts the findings of a policy in words.
#[must_use]
pub fn report_policy(findings: Vec<PolicyFinding>, language: Language) -> Vec<ReportedFinding> {
    let words = language.words();
    findings
        .into_iter()
        .map(|finding| {
            let speaker = Speaker { words, policy: None, params: &finding.params, place: None };
            let (message, next) = speaker.say((words.policy)(finding.code));
            ReportedFinding {
                code: Token(finding.code.code()),
                severity: finding.code.severity(),
                path: finding.path,
                message,
                next,
                clause: Token(""),
                params: Params(finding.params),
            }
        })
        .collect()
}

/// Fills the places that messages leave.
struct Speaker<'a> {
    words: &'static Words,
    policy: Option<&'a Policy>,
    params: &'a [(&'static str, Param)],
    place: Option<&'a Place>,
}

impl Speaker<'_> {
    /// What and why; and what to do next.
    fn say(&self, message: Message) -> (String, String) {
        let mut said = String::new();
        self.fill(message.what, &mut said);
        if self.param("nearest").is_some() {
            said.push(' ');
            self.fill(self.words.nearest, &mut said);
        }
        if !message.why.is_empty() {
            said.push(' ');
            self.fill(message.why, &mut said);
        }
        let mut next = String::new();
        self.fill(message.next, &mut next);
        (said, next)
    }

    fn param(&self, name: &str) -> Option<&Param> {
        self.params.iter().find(|(known, _)| *known == name).map(|(_, param)| param)
    }

    /// Writes a text with its places filled.
    fn fill(&self, template: &str, said: &mut String) {
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            said.push_str(before);
            let (place, after) = after.split_once('}').unwrap_or((after, ""));
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
                    self.from_policy(place, policy, said);
                }
            }
        }
    }

    /// Writes whom to phone, ask or write to, and the notice.
    fn from_policy(&self, place: &str, policy: &Policy, said: &mut String) {
        let hub = &policy.local_authority;
        let officer = &policy.data_protection_officer;
        match place {
            "hub" => said.push_str(&hub.name),
            "phone" => {
                said.push_str(&hub.phone);
                if !hub.out_of_hours.is_empty() {
                    let (before, after) = self.words.out_of_hours.split_once("{phone}").unwrap_or(("", ""));
                    for part in [" (", before, &hub.out_of_hours, after, ")"] {
                        said.push_str(part);
                    }
                }
            }
            "officer" => {
                said.push_str(if officer.name.is_empty() { self.words.officer } else { &officer.name });
            }
            "officerContact" => {
                said.push_str(&officer.email);
                if !officer.phone.is_empty() {
                    said.push_str(", ");
                    said.push_str(&officer.phone);
                }
            }
            "noticeVersion" => said.push_str(&policy.notice.version),
            _ => {}
        }
    }

    /// What the question is called that a finding is about.
    fn label(&self) -> &'static str {
        match self.place {
            Some(Place::Information(_, member)) => (self.words.information)(*member).label,
            Some(Place::Sharing(_, member)) => (self.words.sharing)(*member).label,
            Some(Place::SharedId(..)) => (self.words.sharing)(crate::record::SharingMember::Information).label,
            Some(Place::Question(question) | Place::Word(question, _) | Place::Entry(question, _)) => {
                (self.words.question)(*question).label
            }
            Some(Place::Answer(_)) => (self.words.question)(Question::Answers).label,
            Some(Place::Group(pointer, _)) => pointer.trim_start_matches('/'),
            Some(Place::Record | Place::Unknown(..)) | None => "",
        }
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
                    said.push_str(&(self.words.option)(AnyOption::Explained(thing)).label.to_lowercase());
                }
                None => said.push_str(word),
            }
        }
    }
}
