//! Reading: a tree of values becomes a [`Record`] and findings `record.*`. It never fails as a whole: a part that is
//! malformed is a finding at its path and is set aside, and the rest is read.

use crate::choices::{Choice, Choices, Language};
use crate::date::{self, Date};
use crate::findings::{Finding, Param, Place, push_key};
use crate::policy::Policy;
use crate::position::Known;
use crate::record::{Information, InformationMember, Listed, Question, Record, Sharing, SharingMember};
use crate::rules::RuleCode;
use crate::value::{Object, Value};

/// The type of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A text.
    Text,
    /// A civil date, `2026-11-23`.
    Date,
    /// Yes or no.
    Truth,
    /// A whole number from the first to the second.
    WholeNumber(u8, u8),
    /// One of a set of options.
    Choice(Choices),
    /// Some of a set of options.
    SomeOf(Choices),
    /// A list of ids.
    Ids,
    /// The entries of `information[]`.
    Information,
    /// The entries of `sharing[]`.
    Sharing,
    /// An object that the rules do not read.
    Object,
}

impl Shape {
    /// Whether a value, well formed or not, is an answer to a question of this type.
    fn is_answer(self, value: &Value) -> bool {
        match (self, value) {
            (Self::Object, _) => *value != Value::Null,
            (Self::SomeOf(_) | Self::Ids, Value::List(list)) => !list.iter().all(Value::is_blank),
            (
                Self::Text
                | Self::Date
                | Self::Truth
                | Self::WholeNumber(..)
                | Self::Choice(_)
                | Self::SomeOf(_)
                | Self::Ids
                | Self::Information
                | Self::Sharing,
                _,
            ) => !value.is_blank(),
        }
    }
}

/// What a type of answer can do: be read from a value, and be written into a payload.
pub trait Answer<'v>: Default {
    /// The type, as the catalogue names it.
    const SHAPE: Shape;

    /// Reads a value at any place; what is malformed becomes a finding and no answer.
    fn read_at(value: &'v Value, reading: &mut Reading<'v>, at: Place) -> Self;

    /// Whether it is answered.
    fn is_answered(&self) -> bool;

    /// Writes it as it travels.
    fn write(&self) -> Value;

    /// Reads the answer to a question.
    fn read(value: &'v Value, reading: &mut Reading<'v>, question: Question) -> Self {
        Self::read_at(value, reading, Place::Question(question))
    }
}

impl<'v> Answer<'v> for Option<&'v str> {
    const SHAPE: Shape = Shape::Text;

    fn read_at(value: &'v Value, reading: &mut Reading<'v>, at: Place) -> Self {
        if value.is_blank() {
            return None;
        }
        let text = value.as_text();
        if text.is_none() {
            reading.wrong_type(at);
        }
        text
    }

    fn is_answered(&self) -> bool {
        self.is_some()
    }

    fn write(&self) -> Value {
        self.map_or(Value::Null, Value::from)
    }
}

impl<'v> Answer<'v> for Option<Date> {
    const SHAPE: Shape = Shape::Date;

    fn read_at(value: &'v Value, reading: &mut Reading<'v>, at: Place) -> Self {
        if value.is_blank() {
            return None;
        }
        let Some(text) = value.as_text() else {
            reading.wrong_type(at);
            return None;
        };
        let date = date::parse(text);
        if date.is_none() {
            reading.findings.push(Finding::new(RuleCode::RecordBadDate, at));
        }
        date
    }

    fn is_answered(&self) -> bool {
        self.is_some()
    }

    fn write(&self) -> Value {
        self.map_or(Value::Null, |date| date::write(date).into())
    }
}

impl<'v> Answer<'v> for Option<bool> {
    const SHAPE: Shape = Shape::Truth;

    fn read_at(value: &'v Value, reading: &mut Reading<'v>, at: Place) -> Self {
        if let Value::Bool(truth) = value {
            return Some(*truth);
        }
        if !value.is_blank() {
            reading.wrong_type(at);
        }
        None
    }

    fn is_answered(&self) -> bool {
        self.is_some()
    }

    fn write(&self) -> Value {
        self.map_or(Value::Null, Value::from)
    }
}

/// The greatest age that may be estimated, in whole years.
const OLDEST: u8 = 25;

impl<'v> Answer<'v> for Option<u8> {
    const SHAPE: Shape = Shape::WholeNumber(0, OLDEST);

    fn read_at(value: &'v Value, reading: &mut Reading<'v>, at: Place) -> Self {
        if value.is_blank() {
            return None;
        }
        let years = match value {
            Value::Number(number) => (0..=OLDEST).find(|years| f64::from(*years) == *number),
            _ => None,
        };
        if years.is_none() {
            reading.wrong_type(at);
        }
        years
    }

    fn is_answered(&self) -> bool {
        self.is_some()
    }

    fn write(&self) -> Value {
        self.map_or(Value::Null, |years| f64::from(years).into())
    }
}

impl<'v, C: Choice> Answer<'v> for Option<C> {
    const SHAPE: Shape = Shape::Choice(C::SET);

    fn read_at(value: &'v Value, reading: &mut Reading<'v>, at: Place) -> Self {
        let index = reading.option(value, C::SET, at)?;
        C::ALL.get(index).copied()
    }

    fn is_answered(&self) -> bool {
        self.is_some()
    }

    fn write(&self) -> Value {
        self.map_or(Value::Null, |option| option.word().into())
    }
}

impl<'v, C: Choice> Answer<'v> for Listed<C> {
    const SHAPE: Shape = Shape::SomeOf(C::SET);

    fn read_at(value: &'v Value, reading: &mut Reading<'v>, at: Place) -> Self {
        let members = reading.words(value, at);
        let mut options = Self::new();
        for (index, member, place) in members {
            if let Some(option) = reading.option(member, C::SET, place) {
                options.extend(C::ALL.get(option).map(|option| (index, *option)));
            }
        }
        options
    }

    fn is_answered(&self) -> bool {
        !self.is_empty()
    }

    fn write(&self) -> Value {
        self.iter().map(|(_, option)| option.word()).collect::<Vec<_>>().into()
    }
}

impl<'v> Answer<'v> for Listed<&'v str> {
    const SHAPE: Shape = Shape::Ids;

    fn read_at(value: &'v Value, reading: &mut Reading<'v>, at: Place) -> Self {
        let members = reading.words(value, at);
        let mut ids = Self::new();
        for (index, member, place) in members {
            match member.as_text() {
                Some(id) => ids.push((index, id)),
                None => reading.wrong_type(place),
            }
        }
        ids
    }

    fn is_answered(&self) -> bool {
        !self.is_empty()
    }

    fn write(&self) -> Value {
        self.iter().map(|(_, id)| *id).collect::<Vec<_>>().into()
    }
}

impl<'v> Answer<'v> for Option<&'v Object> {
    const SHAPE: Shape = Shape::Object;

    fn read_at(value: &'v Value, reading: &mut Reading<'v>, at: Place) -> Self {
        let object = value.as_object();
        if object.is_none() && *value != Value::Null {
            reading.wrong_type(at);
        }
        object
    }

    fn is_answered(&self) -> bool {
        self.is_some()
    }

    fn write(&self) -> Value {
        self.map_or(Value::Null, |object| object.clone().into())
    }
}

/// An entry of a list of objects.
pub trait Entry<'v>: Default {
    /// The keys of its members, in order.
    const MEMBERS: &'static [&'static str];

    /// Reads the member with this index.
    fn read_member(&mut self, member: usize, value: &'v Value, reading: &mut Reading<'v>, at: Place);

    /// Writes the members that are answered.
    fn write_members(&self, object: &mut Object);
}

/// Reads the entries of a list, each member at the place that `place` gives it.
fn entries<'v, E: Entry<'v>>(
    value: &'v Value,
    reading: &mut Reading<'v>,
    question: Question,
    place: fn(usize, usize) -> Option<Place>,
) -> Vec<E> {
    if value.is_blank() {
        return Vec::new();
    }
    let Value::List(list) = value else {
        reading.wrong_type(Place::Question(question));
        return Vec::new();
    };
    let mut entries = Vec::with_capacity(list.len());
    for (index, value) in list.iter().enumerate() {
        let mut entry = E::default();
        match value {
            Value::Object(object) => {
                for (key, value) in object.iter() {
                    let member = E::MEMBERS.iter().position(|known| *known == key);
                    match member.and_then(|member| Some((member, place(index, member)?))) {
                        Some((member, place)) => entry.read_member(member, value, reading, place),
                        None => reading.unknown(
                            Some((question, index)),
                            question.path(),
                            key,
                            &mut E::MEMBERS.iter().copied(),
                        ),
                    }
                }
            }
            _ => reading.wrong_type(Place::Entry(question, index)),
        }
        entries.push(entry);
    }
    entries
}

/// Writes entries as a list of objects.
fn write_entries<'v, E: Entry<'v>>(entries: &[E]) -> Value {
    entries
        .iter()
        .map(|entry| {
            let mut object = Object::new();
            entry.write_members(&mut object);
            object
        })
        .collect::<Vec<_>>()
        .into()
}

impl<'v> Answer<'v> for Vec<Information<'v>> {
    const SHAPE: Shape = Shape::Information;

    fn read_at(value: &'v Value, reading: &mut Reading<'v>, _: Place) -> Self {
        entries(value, reading, Question::Information, |entry, member| {
            InformationMember::ALL.get(member).map(|member| Place::Information(entry, *member))
        })
    }

    fn is_answered(&self) -> bool {
        !self.is_empty()
    }

    fn write(&self) -> Value {
        write_entries(self)
    }
}

impl<'v> Answer<'v> for Vec<Sharing<'v>> {
    const SHAPE: Shape = Shape::Sharing;

    fn read_at(value: &'v Value, reading: &mut Reading<'v>, _: Place) -> Self {
        entries(value, reading, Question::Sharing, |entry, member| {
            SharingMember::ALL.get(member).map(|member| Place::Sharing(entry, *member))
        })
    }

    fn is_answered(&self) -> bool {
        !self.is_empty()
    }

    fn write(&self) -> Value {
        write_entries(self)
    }
}

/// The groups of the record, by pointer, each with the first question that stands in it.
const GROUPS: &[(&str, Question)] = &[
    ("/referral", Question::ReferralKind),
    ("/referrer", Question::ReferrerName),
    ("/child", Question::DateOfBirth),
    ("/openness", Question::NoticeGiven),
    ("/consent", Question::ConsentSought),
    ("/consent/by", Question::ConsentBy),
    ("/consent/capacity", Question::CapacityConsidered),
    ("/consent/limits", Question::LimitsRecipients),
    ("/change", Question::ChangeKind),
    ("/override", Question::OverrideGround),
    ("/override/decidedBy", Question::OverrideDecidedByName),
    ("/tests", Question::NecessityMet),
    ("/tests/necessity", Question::NecessityMet),
    ("/tests/proportionality", Question::ProportionalityMet),
    ("/tests/relevance", Question::RelevanceMet),
    ("/advice", Question::AdviceUnsure),
];

/// Which questions are asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked(u128);

impl Asked {
    /// Whether a question is asked.
    #[must_use]
    pub const fn has(self, question: Question) -> bool {
        self.0 & (1 << question as u8) != 0
    }

    /// The questions that are asked, in the order of the record.
    pub fn iter(self) -> impl Iterator<Item = Question> {
        Question::ALL.iter().copied().filter(move |question| self.has(*question))
    }
}

/// What is found while a record is read.
#[derive(Debug, Default)]
pub struct Reading<'v> {
    /// The findings `record.*`.
    pub findings: Vec<Finding>,
    /// The value at each question, by its place in the order of the record.
    values: Vec<Option<&'v Value>>,
    /// Which questions are asked.
    pub asked: Asked,
}

/// Reads a record: its answers as far as they are well formed and asked for, and what is to be said of the rest.
pub fn read<'v>(value: &'v Value, policy: &Policy, today: Date) -> (Record<'v>, Reading<'v>) {
    let mut reading = Reading { values: vec![None; Question::ALL.len()], ..Reading::default() };
    match value {
        Value::Object(object) => reading.group(object, ""),
        _ => reading.wrong_type(Place::Record),
    }
    let values = core::mem::take(&mut reading.values);
    let mut record = Record::default();
    for (question, value) in Question::ALL.iter().zip(values) {
        let known = Known { record: &record, policy, today };
        let asked = question.asked(&known);
        if asked {
            reading.asked.0 |= 1 << *question as u8;
        }
        match value {
            None => {}
            Some(value) if asked => question.read(&mut record, &mut reading, value),
            Some(value) if question.shape().is_answer(value) => {
                reading.findings.push(Finding::new(RuleCode::RecordNotAsked, *question));
            }
            Some(_) => {}
        }
    }
    (record, reading)
}

impl<'v> Reading<'v> {
    /// Notes the value at each question of a group, and what is no question.
    fn group(&mut self, object: &'v Object, pointer: &'static str) {
        // A form gives its answers in the order of the record, so the next is looked for after the last.
        let mut next = 0;
        for (key, value) in object.iter() {
            let is_it = |question: &Question| {
                let (group, name) = question.split();
                name == key && group == pointer
            };
            let rest = Question::ALL.get(next..).unwrap_or_default();
            let found = rest.iter().position(is_it).map(|ahead| next + ahead);
            let found = found.or_else(|| Question::ALL.iter().position(is_it));
            if let Some(slot) = found.and_then(|index| self.values.get_mut(index)) {
                *slot = Some(value);
                next = found.map_or(0, |index| index + 1);
                continue;
            }
            let inner = GROUPS
                .iter()
                .find(|(group, _)| group.strip_prefix(pointer).and_then(|rest| rest.strip_prefix('/')) == Some(key));
            match (inner, value) {
                (Some((group, _)), Value::Object(object)) => self.group(object, group),
                (Some(_), Value::Null) => {}
                (Some((group, question)), _) => self.wrong_type(Place::Group(group, *question)),
                (None, _) => self.unknown(None, pointer, key, &mut keys_of(pointer)),
            }
        }
    }

    /// Finds that the value at a place is of the wrong type.
    fn wrong_type(&mut self, at: Place) {
        self.findings.push(Finding::new(RuleCode::RecordWrongType, at));
    }

    /// Finds that a key is not known, and the known one that is nearest.
    fn unknown(
        &mut self,
        entry: Option<(Question, usize)>,
        group: &str,
        key: &str,
        known: &mut dyn Iterator<Item = &'static str>,
    ) {
        let mut pointer = String::from(group);
        if let Some((_, index)) = entry {
            crate::findings::push_index(&mut pointer, index);
        }
        push_key(&mut pointer, key);
        let finding = Finding::new(RuleCode::RecordUnknownField, Place::Unknown(entry, pointer))
            .with("key", Param::Text(key.into()));
        self.findings.push(match nearest(key, known) {
            Some(nearest) => finding.with("nearest", Param::Text(nearest.into())),
            None => finding,
        });
    }

    /// The option that a value names, by its place in the set.
    fn option(&mut self, value: &Value, set: Choices, at: Place) -> Option<usize> {
        if value.is_blank() {
            return None;
        }
        let index = value.as_text().and_then(|text| set.words().iter().position(|word| *word == text));
        if index.is_none() {
            self.findings
                .push(Finding::new(RuleCode::RecordWrongType, at).with("expected", Param::Words(set.words().to_vec())));
        }
        index
    }

    /// The members of a list of words that are not blank, each with its index and its place.
    fn words(&mut self, value: &'v Value, at: Place) -> Vec<(usize, &'v Value, Place)> {
        if value.is_blank() {
            return Vec::new();
        }
        let Value::List(list) = value else {
            self.wrong_type(at);
            return Vec::new();
        };
        let place = |index| match at {
            Place::Sharing(entry, _) => Place::SharedId(entry, index),
            Place::Question(question) => Place::Word(question, index),
            _ => at.clone(),
        };
        let members = list.iter().enumerate().filter(|(_, member)| !member.is_blank());
        members.map(|(index, member)| (index, member, place(index))).collect()
    }
}

/// The keys that a group has: its questions and the groups in it.
fn keys_of(pointer: &'static str) -> impl Iterator<Item = &'static str> {
    let questions = Question::ALL.iter().map(|question| question.split());
    let groups = GROUPS.iter().filter_map(|(group, _)| group.rsplit_once('/'));
    questions.chain(groups).filter(move |(group, _)| *group == pointer).map(|(_, key)| key)
}

/// The known key that is nearest to one that is not known; `None` where none is near.
pub(crate) fn nearest(key: &str, known: &mut dyn Iterator<Item = &'static str>) -> Option<&'static str> {
    const LONGEST: usize = 40;
    if key.len() > LONGEST {
        return None;
    }
    let lower = key.to_lowercase();
    known
        .map(|known| (strsim::osa_distance(&lower, &known.to_lowercase()), known))
        .filter(|(distance, known)| *distance <= 1 + known.len() / 4)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}

/// A shape as TypeScript and the catalogue name it.
impl Shape {
    /// The name of the type in the catalogue.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Date => "date",
            Self::Truth => "yes-no",
            Self::WholeNumber(..) => "whole-number",
            Self::Choice(_) => "one-of",
            Self::SomeOf(_) => "some-of",
            Self::Ids => "ids",
            Self::Information | Self::Sharing => "entries",
            Self::Object => "object",
        }
    }

    /// The set that its options come from.
    #[must_use]
    pub const fn choices(self) -> Option<Choices> {
        match self {
            Self::Choice(set) | Self::SomeOf(set) => Some(set),
            Self::Text
            | Self::Date
            | Self::Truth
            | Self::WholeNumber(..)
            | Self::Ids
            | Self::Information
            | Self::Sharing
            | Self::Object => None,
        }
    }
}

/// The language that a tag names (`en`, `en-GB`); English where there is no other.
#[must_use]
pub fn language(tag: &str) -> Language {
    let primary = tag.split(['-', '_']).next().unwrap_or(tag);
    Language::from_word(&primary.to_ascii_lowercase()).unwrap_or(Language::English)
}
