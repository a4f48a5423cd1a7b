//! Everything above as data: all that a page needs to draw the form, and that the generators turn into types and
//! documents.

use serde::Serialize;

use crate::choices::{AnyOption, Choice, Choices, Ground, Handling, Language, Severity};
use crate::messages::{Wording, Words};
use crate::protocol::Clause;
use crate::reading::Shape;
use crate::record::{InformationMember, Question, SharingMember};
use crate::report::Token;
use crate::rules::RuleCode;

/// The catalogue in a language.
#[derive(Debug, Serialize)]
pub struct Catalogue {
    /// The language.
    pub language: Language,
    /// The version of the rules.
    pub version: Token,
    /// Every question, in the order of the record.
    pub questions: Vec<QuestionEntry>,
    /// Every rule, in the order in which findings at one path are given.
    pub rules: Vec<RuleEntry>,
    /// Every clause of the protocol.
    pub clauses: Vec<ClauseEntry>,
    /// The prompts for the rationale of each ground.
    pub grounds: Vec<GroundEntry>,
    /// The duties that may travel with a payload.
    pub handling: Vec<HandlingEntry>,
    /// What every other token is called: routes, statuses, severities, consenters, payload types.
    pub tokens: Vec<TokenSet>,
}

/// A question, or a member of an entry of `information[]` or `sharing[]`.
#[derive(Debug, Serialize)]
pub struct QuestionEntry {
    /// Its path, a JSON Pointer; of a member of an entry, its key.
    pub path: Token,
    /// The type of its answer.
    #[serde(rename = "type")]
    pub shape: Token,
    /// What it is called.
    pub label: Token,
    /// A help text.
    #[serde(skip_serializing_if = "Token::is_empty")]
    pub hint: Token,
    /// The clauses that it comes from.
    pub clause: Vec<Token>,
    /// The options to choose from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<OptionEntry>,
    /// The members of an entry.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<QuestionEntry>,
    /// The least whole number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<u8>,
    /// The greatest whole number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<u8>,
}

/// An option.
#[derive(Debug, Serialize)]
pub struct OptionEntry {
    /// Its word in JSON.
    pub value: Token,
    /// What it is called.
    pub label: Token,
    /// A help text.
    #[serde(skip_serializing_if = "Token::is_empty")]
    pub hint: Token,
}

/// A rule.
#[derive(Debug, Serialize)]
pub struct RuleEntry {
    /// Its code.
    pub code: Token,
    /// How much a finding of it weighs.
    pub severity: Severity,
    /// The clauses that it comes from.
    pub clause: Token,
    /// What is wrong, with places to be filled.
    pub what: Token,
    /// Why it matters.
    #[serde(skip_serializing_if = "Token::is_empty")]
    pub why: Token,
    /// What to do next.
    pub next: Token,
}

/// A clause.
#[derive(Debug, Serialize)]
pub struct ClauseEntry {
    /// Its number, as it is cited.
    pub number: Token,
    /// What it asks, in our own words.
    pub asks: Token,
}

/// The prompts of a ground.
#[derive(Debug, Serialize)]
pub struct GroundEntry {
    /// The ground.
    pub ground: Ground,
    /// The clause that it comes from.
    pub clause: Token,
    /// A sentence that introduces the prompts.
    pub intro: Token,
    /// The questions that a good rationale answers.
    pub prompts: Vec<Token>,
}

/// A duty.
#[derive(Debug, Serialize)]
pub struct HandlingEntry {
    /// Its token.
    pub token: Handling,
    /// The clauses that it comes from.
    pub clause: Token,
    /// What must be done.
    pub label: Token,
    /// Why, or how.
    #[serde(skip_serializing_if = "Token::is_empty")]
    pub hint: Token,
}

/// What the tokens of a set are called.
#[derive(Debug, Serialize)]
pub struct TokenSet {
    /// The name of the set.
    pub set: Token,
    /// Its tokens.
    pub options: Vec<OptionEntry>,
}

impl Token {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Ground {
    /// The clause that a ground comes from.
    #[must_use]
    pub const fn clause(self) -> &'static str {
        match self {
            Self::HarmIfSought => "§5.8b",
            Self::RefusedAndEscalating => "§5.8c",
            Self::AimsCompromised => "§5.8f",
            Self::ResponseRequired => "§5.6",
        }
    }
}

/// The catalogue in a language.
#[must_use]
pub fn catalogue(language: Language) -> Catalogue {
    let words = language.words();
    Catalogue {
        language,
        version: Token(crate::VERSION),
        questions: Question::ALL
            .iter()
            .map(|question| {
                let wording = (words.question)(*question);
                let mut entry = entry(words, question.path(), question.shape(), wording, question.clauses());
                entry.members = members(words, question.shape());
                entry
            })
            .collect(),
        rules: RuleCode::ALL
            .iter()
            .map(|rule| {
                let message = (words.rule)(*rule);
                RuleEntry {
                    code: Token(rule.code()),
                    severity: rule.severity(),
                    clause: Token(rule.clause()),
                    what: Token(message.what),
                    why: Token(message.why),
                    next: Token(message.next),
                }
            })
            .collect(),
        clauses: Clause::ALL
            .iter()
            .map(|clause| ClauseEntry { number: Token(clause.number()), asks: Token((words.clause)(*clause)) })
            .collect(),
        grounds: Ground::ALL
            .iter()
            .map(|ground| {
                let rationale = (words.rationale)(*ground);
                GroundEntry {
                    ground: *ground,
                    clause: Token(ground.clause()),
                    intro: Token(rationale.intro),
                    prompts: rationale.prompts.iter().copied().map(Token).collect(),
                }
            })
            .collect(),
        handling: Handling::ALL
            .iter()
            .map(|duty| {
                let wording = (words.option)(AnyOption::Handling(*duty));
                HandlingEntry {
                    token: *duty,
                    clause: Token(duty.clause()),
                    label: Token(wording.label),
                    hint: Token(wording.hint),
                }
            })
            .collect(),
        tokens: [Choices::Status, Choices::Route, Choices::Consenter, Choices::Severity, Choices::PayloadType]
            .into_iter()
            .map(|set| TokenSet { set: Token(set.name()), options: options(words, set) })
            .collect(),
    }
}

fn entry(
    words: &Words,
    path: &'static str,
    shape: Shape,
    wording: Wording,
    clauses: &'static [&'static str],
) -> QuestionEntry {
    let (min, max) = match shape {
        Shape::WholeNumber(min, max) => (Some(min), Some(max)),
        Shape::Text
        | Shape::Date
        | Shape::Truth
        | Shape::Choice(_)
        | Shape::SomeOf(_)
        | Shape::Ids
        | Shape::Information
        | Shape::Sharing
        | Shape::Object => (None, None),
    };
    QuestionEntry {
        path: Token(path),
        shape: Token(shape.name()),
        label: Token(wording.label),
        hint: Token(wording.hint),
        clause: clauses.iter().copied().map(Token).collect(),
        options: shape.choices().map(|set| options(words, set)).unwrap_or_default(),
        members: Vec::new(),
        min,
        max,
    }
}

fn members(words: &Words, shape: Shape) -> Vec<QuestionEntry> {
    match shape {
        Shape::Information => InformationMember::ALL
            .iter()
            .map(|member| entry(words, member.key(), member.shape(), (words.information)(*member), member.clauses()))
            .collect(),
        Shape::Sharing => SharingMember::ALL
            .iter()
            .map(|member| entry(words, member.key(), member.shape(), (words.sharing)(*member), member.clauses()))
            .collect(),
        Shape::Text
        | Shape::Date
        | Shape::Truth
        | Shape::WholeNumber(..)
        | Shape::Choice(_)
        | Shape::SomeOf(_)
        | Shape::Ids
        | Shape::Object => Vec::new(),
    }
}

fn options(words: &Words, set: Choices) -> Vec<OptionEntry> {
    set.options()
        .into_iter()
        .map(|option| {
            let wording = (words.option)(option);
            OptionEntry { value: Token(option.word()), label: Token(wording.label), hint: Token(wording.hint) }
        })
        .collect()
}
