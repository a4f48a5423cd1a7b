//! Answers of any type, one slot a question, each read out in the type that its question has.

use crate::choices::Choice;
use crate::date::{self, Date};
use crate::record::InformationMember;
use crate::value::{Object, Value};

/// An answer that is well formed, or none.
#[derive(Clone, Debug, Default)]
pub enum Answer<'v> {
    /// Not answered.
    #[default]
    None,
    /// A text.
    Text(&'v str),
    /// A date.
    Date(Date),
    /// Yes or no.
    Truth(bool),
    /// A whole number.
    Number(u8),
    /// An option, by its place in its set and its word.
    Option(u8, &'static str),
    /// A list of words, each with its place in the list that was given, as blank ones are passed over.
    Words(Vec<(usize, &'v str)>),
    /// The entries of `information[]` or `sharing[]`.
    Entries(Vec<Answers<'v>>),
    /// An object that the rules do not read.
    Object(&'v Object),
}

impl Answer<'_> {
    /// Writes the answer as it travels.
    #[must_use]
    pub fn write(&self) -> Value {
        match self {
            Self::None => Value::Null,
            Self::Text(text) => Value::Text((*text).into()),
            Self::Date(day) => Value::Text(date::write(*day)),
            Self::Truth(truth) => Value::Bool(*truth),
            Self::Number(number) => Value::Number((*number).into()),
            Self::Option(_, word) => Value::Token(word),
            Self::Words(words) => {
                let mut list = Vec::new();
                for (_, word) in words {
                    list.push(Value::Text((*word).into()));
                }
                Value::List(list)
            }
            Self::Entries(entries) => {
                let mut list = Vec::new();
                for entry in entries {
                    list.push(Value::Object(entry.write_information()));
                }
                Value::List(list)
            }
            Self::Object(object) => Value::Object((*object).clone()),
        }
    }
}

/// A slot for each question of a record, or for each member of an entry.
#[derive(Clone, Debug)]
pub struct Answers<'v>(Vec<Answer<'v>>);

impl<'v> Answers<'v> {
    pub(crate) fn new(count: usize) -> Self {
        let mut slots = Vec::with_capacity(count);
        if cfg!(target_arch = "wasm32") {
            // Less to download, and slower.
            for _ in 0..count {
                slots.push(Answer::None);
            }
        } else {
            slots.resize_with(count, || Answer::None);
        }
        Self(slots)
    }

    pub(crate) fn put(&mut self, index: usize, answer: Answer<'v>) {
        if let Some(slot) = self.0.get_mut(index) {
            *slot = answer;
        }
    }

    #[inline(never)]
    pub(crate) fn get(&self, index: usize) -> &Answer<'v> {
        self.0.get(index).unwrap_or(&Answer::None)
    }

    /// Whether there is an answer.
    #[inline(never)]
    pub(crate) fn has(&self, index: usize) -> bool {
        !matches!(self.get(index), Answer::None)
    }

    #[inline(never)]
    pub(crate) fn text(&self, index: usize) -> Option<&'v str> {
        match self.get(index) {
            Answer::Text(text) => Some(text),
            _ => None,
        }
    }

    #[inline(never)]
    pub(crate) fn date(&self, index: usize) -> Option<Date> {
        match self.get(index) {
            Answer::Date(date) => Some(*date),
            _ => None,
        }
    }

    #[inline(always)]
    pub(crate) fn truth(&self, index: usize) -> Option<bool> {
        match self.place(index) {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }

    #[inline(never)]
    pub(crate) fn number(&self, index: usize) -> Option<u8> {
        match self.get(index) {
            Answer::Number(number) => Some(*number),
            _ => None,
        }
    }

    #[inline(always)]
    pub(crate) fn option<C: Choice>(&self, index: usize) -> Option<C> {
        C::from_place(self.place(index))
    }

    /// The place of an option in its set, as which yes is the second of two; one that no set has where there is none.
    #[inline(never)]
    fn place(&self, index: usize) -> u32 {
        match self.get(index) {
            Answer::Option(option, _) => u32::from(*option),
            Answer::Truth(truth) => u32::from(*truth),
            _ => u32::MAX,
        }
    }

    #[inline(never)]
    pub(crate) fn words(&self, index: usize) -> &[(usize, &'v str)] {
        match self.get(index) {
            Answer::Words(words) => words,
            _ => &[],
        }
    }

    #[inline(never)]
    pub(crate) fn entries(&self, index: usize) -> &[Self] {
        match self.get(index) {
            Answer::Entries(entries) => entries,
            _ => &[],
        }
    }

    #[inline(never)]
    pub(crate) fn object(&self, index: usize) -> Option<&'v Object> {
        match self.get(index) {
            Answer::Object(object) => Some(object),
            _ => None,
        }
    }

    /// Writes the members of an entry of `information[]` that are answered; those of `sharing[]` travel with more than
    /// was answered, and are written by the payload.
    fn write_information(&self) -> Object {
        let mut object = Object::new();
        for member in InformationMember::ALL {
            match self.get(*member as usize) {
                Answer::None => {}
                answer => object.push(member.key(), answer.write()),
            }
        }
        object
    }
}
