//! A finding: a code, how much it weighs, the place in the record it is about, and the figures it speaks of.

use core::cmp::Ordering;

use crate::choices::Severity;
use crate::record::{InformationMember, Question, SharingMember};
use crate::rules::RuleCode;

/// A place in a record: something a JSON Pointer can name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The record as a whole.
    Record,
    /// A group of questions, by its pointer, and the first question in it.
    Group(&'static str, Question),
    /// A question.
    Question(Question),
    /// A member of a list of words, by its index.
    Word(Question, usize),
    /// An entry of `information[]` or `sharing[]`.
    Entry(Question, usize),
    /// A member of an entry of `information[]`.
    Information(usize, InformationMember),
    /// A member of an entry of `sharing[]`.
    Sharing(usize, SharingMember),
    /// An id in `sharing[].information`.
    SharedId(usize, usize),
    /// One of the agency's own fields in `answers`, by its key.
    Answer(String),
    /// A key that the record does not have, in a group or in an entry, by its whole pointer.
    Unknown(Option<(Question, usize)>, String),
}

impl Place {
    /// Where it stands in the order of the record: question, entry, member, word. As one number they are compared in one
    /// step, and each has room: a list is no longer than [`MAX_VALUES`](crate::value::MAX_VALUES).
    fn order(&self) -> u64 {
        let question = |question: Question| (question as u64 + 1) << 56;
        let nth = |index: usize| index as u64 + 1;
        let member = |list, index, member: u8| question(list) | nth(index) << 32 | (u64::from(member) + 1) << 24;
        match *self {
            Self::Record => 0,
            // It stands before the first question in it.
            Self::Group(_, first) => question(first) - 1,
            Self::Question(of) => question(of),
            Self::Word(of, index) | Self::Entry(of, index) => question(of) | nth(index) << 32,
            Self::Information(entry, of) => member(Question::Information, entry, of as u8),
            Self::Sharing(entry, of) => member(Question::Sharing, entry, of as u8),
            Self::SharedId(entry, index) => {
                member(Question::Sharing, entry, SharingMember::Information as u8) | nth(index)
            }
            Self::Answer(_) => question(Question::Answers) | nth(0) << 32,
            Self::Unknown(Some((of, entry)), _) => member(of, entry, u8::MAX - 1),
            Self::Unknown(None, _) => u64::MAX,
        }
    }

    /// The order of two places in the record; equal only for the same place.
    #[must_use]
    pub fn in_record(&self, other: &Self) -> Ordering {
        self.order().cmp(&other.order()).then_with(|| self.name().cmp(other.name()))
    }

    /// What orders places that [`Self::order`] does not tell apart.
    fn name(&self) -> &str {
        match self {
            Self::Answer(key) => key,
            Self::Unknown(_, pointer) => pointer,
            Self::Group(pointer, _) => pointer,
            Self::Record
            | Self::Question(_)
            | Self::Word(..)
            | Self::Entry(..)
            | Self::Information(..)
            | Self::Sharing(..)
            | Self::SharedId(..) => "",
        }
    }

    /// The JSON Pointer (RFC 6901).
    #[must_use]
    pub fn pointer(&self) -> String {
        let mut pointer = String::new();
        self.write_pointer(&mut pointer);
        pointer
    }

    /// Writes the JSON Pointer at the end of a text.
    pub(crate) fn write_pointer(&self, pointer: &mut String) {
        match self {
            Self::Record => {}
            Self::Group(group, _) => pointer.push_str(group),
            Self::Question(question) => pointer.push_str(question.path()),
            Self::Word(question, index) | Self::Entry(question, index) => push_entry(pointer, *question, *index),
            Self::Information(entry, member) => {
                push_entry(pointer, Question::Information, *entry);
                push_key(pointer, member.key());
            }
            Self::Sharing(entry, member) => {
                push_entry(pointer, Question::Sharing, *entry);
                push_key(pointer, member.key());
            }
            Self::SharedId(entry, index) => {
                Self::Sharing(*entry, SharingMember::Information).write_pointer(pointer);
                push_index(pointer, *index);
            }
            Self::Answer(key) => {
                pointer.push_str(Question::Answers.path());
                push_key(pointer, key);
            }
            Self::Unknown(_, whole) => pointer.push_str(whole),
        }
    }

    /// The question that it belongs to; `None` for the record, a group or an unknown key outside the lists.
    #[must_use]
    pub const fn question(&self) -> Option<Question> {
        match self {
            Self::Question(question)
            | Self::Word(question, _)
            | Self::Entry(question, _)
            | Self::Unknown(Some((question, _)), _) => Some(*question),
            Self::Information(..) => Some(Question::Information),
            Self::Sharing(..) | Self::SharedId(..) => Some(Question::Sharing),
            Self::Answer(_) => Some(Question::Answers),
            Self::Record | Self::Group(..) | Self::Unknown(None, _) => None,
        }
    }
}

impl From<Question> for Place {
    fn from(question: Question) -> Self {
        Self::Question(question)
    }
}

/// Writes the JSON Pointer of a member of a list.
#[inline(never)]
fn push_entry(pointer: &mut String, list: Question, index: usize) {
    pointer.push_str(list.path());
    push_index(pointer, index);
}

/// Adds a key to a JSON Pointer, escaped as RFC 6901 says.
pub(crate) fn push_key(pointer: &mut String, key: &str) {
    pointer.push('/');
    for letter in key.chars() {
        match letter {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            _ => pointer.push(letter),
        }
    }
}

/// Adds an index to a JSON Pointer.
pub(crate) fn push_index(pointer: &mut String, index: usize) {
    pointer.push('/');
    push_number(pointer, index);
}

/// Writes a whole number; `core::fmt` would do, at several times the bytes.
pub(crate) fn push_number(text: &mut String, number: usize) {
    if number >= 10 {
        push_number(text, number / 10);
    }
    text.push(char::from(b'0' + u8::try_from(number % 10).unwrap_or(0)));
}

/// A figure that a message speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Param {
    /// A count.
    Number(usize),
    /// A text.
    Text(String),
    /// A list of words of the record.
    Words(Vec<&'static str>),
}

/// One thing that the rules have found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which rule found it.
    pub code: RuleCode,
    /// How much it weighs here.
    pub severity: Severity,
    /// The place that it is about.
    pub place: Place,
    /// The figures that its message speaks of.
    pub params: Vec<(&'static str, Param)>,
}

impl Finding {
    /// A finding with the severity of its rule and no figures.
    #[must_use]
    pub fn new(code: RuleCode, place: impl Into<Place>) -> Self {
        Self { code, severity: code.severity(), place: place.into(), params: Vec::new() }
    }

    /// The same with a figure.
    #[must_use]
    pub fn with(mut self, name: &'static str, param: Param) -> Self {
        self.params.push((name, param));
        self
    }

    /// The order in which findings are given: that of the record, and at one place that of the catalogue.
    #[must_use]
    pub fn order(&self, other: &Self) -> Ordering {
        self.place.in_record(&other.place).then_with(|| self.code.cmp(&other.code))
    }
}
