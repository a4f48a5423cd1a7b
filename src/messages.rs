//! What is said to people: every finding, question, option, clause and duty, in each language.
//!
//! A language is one file in the folder `messages`. Its functions match every code without a catch-all arm, so a
//! language that lacks a message does not compile.

mod blob;
mod completed;
pub mod english;
pub mod export;
pub mod hub;
#[cfg(not(target_arch = "wasm32"))]
mod sealing;

use crate::choices::{AnyOption, Choice, Ground, Language};
use crate::policy::PolicyCode;
use crate::protocol::Clause;
use crate::record::{InformationMember, Question, SharingMember};
use crate::rules::RuleCode;

/// What a finding says, in three parts. Any part may hold places to be filled, as `{phone}`: see [`PLACES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Message {
    /// What is wrong, in a sentence.
    pub what: &'static str,
    /// Why it matters, in a sentence; may be empty where `what` says it.
    pub why: &'static str,
    /// What to do next, in one or two sentences.
    pub next: &'static str,
}

/// What a question or an option is called in a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wording {
    /// The question, or the option.
    pub label: &'static str,
    /// A help text; empty where none is needed.
    pub hint: &'static str,
}

/// What a good written rationale for a ground answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rationale {
    /// A sentence that introduces the questions.
    pub intro: &'static str,
    /// Four questions, each to be answered in a sentence or two.
    pub prompts: &'static [&'static str],
}

/// The places that a message may leave to be filled, and with what.
pub const PLACES: &[(&str, &str)] = &[
    ("hub", "the name of the local authority"),
    ("phone", "its phone numbers, with the one for out of hours where there is one"),
    ("officer", "the name of the data protection officer"),
    ("officerContact", "how to reach the data protection officer"),
    ("noticeVersion", "the version of the privacy notice in the policy"),
    ("question", "the label of the question that the finding is about"),
    ("words", "how many words there are"),
    ("minWords", "how many are wanted"),
    ("more", "how many more are wanted"),
    ("different", "how many different words there are"),
    ("lacks", "what was not explained, as a list in words"),
    ("key", "the key that is not known"),
    ("nearest", "the known key that is nearest to it"),
    ("least", "the least whole number that answers the question"),
    ("most", "the greatest"),
    ("days", "for how many days the agency relies on consent"),
    ("code", "the code of a rule"),
];

/// The words of a language.
pub struct Words {
    /// What a rule says.
    pub rule: fn(RuleCode) -> Message,
    /// What a check of the policy says.
    pub policy: fn(PolicyCode) -> Message,
    /// What is added to the `next` of every stop: whom to phone, and 999.
    pub no_dead_end: &'static str,
    /// What to do next where a whole number is wanted and something else is given, instead of what the rule says.
    pub whole_number: &'static str,
    /// What is added to an unknown key where a known one is near.
    pub nearest: &'static str,
    /// What stands before the phone number for out of hours.
    pub out_of_hours: &'static str,
    /// The conjunction before the last of a list.
    pub and: &'static str,
    /// What the data protection officer is called where the policy gives no name.
    pub officer: &'static str,
    /// What the record as a whole is called.
    pub record: &'static str,
    /// What a question is called.
    pub question: fn(Question) -> Wording,
    /// What a member of `information[]` is called.
    pub information: fn(InformationMember) -> Wording,
    /// What a member of `sharing[]` is called.
    pub sharing: fn(SharingMember) -> Wording,
    /// What an option is called.
    pub option: fn(AnyOption) -> Wording,
    /// What a clause asks, in our own words.
    pub clause: fn(Clause) -> &'static str,
    /// The prompts for the rationale of a ground.
    pub rationale: fn(Ground) -> Rationale,
}

/// What a form says of its own.
#[cfg(feature = "form")]
pub struct FormWords {
    /// The heading of the summary of what is wrong.
    pub problem: &'static str,
    /// What stands before a message that says what is wrong.
    pub error: &'static str,
    /// What stands before the title of the page where one answer is wrong.
    pub error_in_title: &'static str,
    /// The same where there are `{n}`.
    pub errors_in_title: &'static str,
    /// What stands before advice.
    pub advice: &'static str,
    /// One word so far.
    pub one_word: &'static str,
    /// `{n}` words so far.
    pub words: &'static str,
    /// `{n}` more are wanted.
    pub more: &'static str,
    /// `{n}` more are wanted that are not there yet.
    pub more_different: &'static str,
    /// It is enough.
    pub enough: &'static str,
}

impl Language {
    /// What a form says in this language.
    #[cfg(feature = "form")]
    #[must_use]
    pub const fn form_words(self) -> &'static FormWords {
        match self {
            Self::English => &english::FORM,
        }
    }

    /// The language that a tag names (`en`, `en-GB`); English where there is no other.
    #[must_use]
    pub fn of_tag(tag: &str) -> Self {
        let is_named = |language: &Self| {
            let name = language.word();
            let start = tag.as_bytes().get(..name.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(name.as_bytes()))
                && matches!(tag.as_bytes().get(name.len()), None | Some(b'-' | b'_'))
        };
        Self::ALL.iter().copied().find(is_named).unwrap_or(Self::English)
    }

    /// The words of this language.
    #[must_use]
    pub const fn words(self) -> &'static Words {
        match self {
            Self::English => &english::WORDS,
        }
    }
}
