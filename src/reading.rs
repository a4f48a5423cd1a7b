//! Reading: a tree of values becomes a [`Record`] and findings `record.*`. It never fails as a whole: a part that is
//! malformed is a finding at its path and is set aside, and the rest is read.

use crate::answers::{Answer, Answers};
use crate::date::{self, Date};
use crate::findings::{Finding, Param, Place, push_key};
use crate::policy::Policy;
use crate::position::Known;
use crate::record::{Group, InformationMember, Question, Record, Shape, SharingMember};
use crate::rules::RuleCode;
use crate::value::{Object, Value};

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
    /// The value at each question, by its place in the order of the record; null where there is none.
    values: Vec<&'v Value>,
    /// Which questions are asked.
    pub asked: Asked,
    /// The keys of what stands among the answers and is none; the record itself has no such.
    beside: &'static [&'static str],
}

/// Reads a record: its answers as far as they are well formed and asked for, and what is to be said of the rest.
pub fn read<'v>(value: &'v Value, policy: &Policy, today: Date) -> (Record<'v>, Reading<'v>) {
    let mut reading = Reading::beside(&[]);
    match value {
        Value::Object(object) => reading.group(object, Group::RECORD),
        _ => reading.wrong_type(Place::Record),
    }
    settle(reading, policy, today)
}

/// Question by question, takes the answers that were noted, as far as they are well formed and asked for.
pub(crate) fn settle<'v>(mut reading: Reading<'v>, policy: &Policy, today: Date) -> (Record<'v>, Reading<'v>) {
    let mut record = Record::new();
    for question in Question::ALL {
        let known = Known { record: &record, policy, today };
        let asked = question.asked(&known);
        if asked {
            reading.asked.0 |= 1 << *question as u8;
        }
        match reading.values.get(*question as usize) {
            None | Some(Value::Null) => {}
            Some(value) if asked => {
                let answer = reading.answer(value, question.shape(), &Place::Question(*question));
                record.put(*question, answer);
            }
            Some(value) if is_answer(value, question.shape()) => {
                reading.find(RuleCode::RecordNotAsked, Place::Question(*question));
            }
            Some(_) => {}
        }
    }
    (record, reading)
}

impl<'v> Reading<'v> {
    /// Nothing noted yet. What has one of these keys is no answer, wherever it stands.
    pub(crate) fn beside(beside: &'static [&'static str]) -> Self {
        Reading { findings: Vec::new(), values: vec![&Value::Null; Question::ALL.len()], asked: Asked(0), beside }
    }

    /// Notes the value at a question.
    pub(crate) fn note(&mut self, question: Question, value: &'v Value) {
        if let Some(slot) = self.values.get_mut(question as usize) {
            *slot = value;
        }
    }

    /// Notes the value at each question of a group, and what is no question.
    pub(crate) fn group(&mut self, object: &'v Object, group: Group) {
        let mut next = group.first() as usize;
        for (key, value) in object.iter() {
            // Most objects are groups, and most other values are answers.
            let mut found = match value {
                Value::Object(_) => inner(group, key),
                _ => None,
            };
            if found.is_none() {
                if let Some(question) = group.question(key, next) {
                    next = question as usize + 1;
                    self.note(question, value);
                    continue;
                }
                found = inner(group, key);
            }
            match (found, value) {
                (Some(inner), Value::Object(object)) => self.group(object, inner),
                (Some(_), Value::Null) => {}
                (Some(inner), _) => self.wrong_type(Place::Group(inner.pointer(), inner.first())),
                (None, _) if self.beside.contains(&key) => {}
                (None, _) => {
                    let mut nearest = Nearest::to(key);
                    for (_, known) in group.questions() {
                        nearest.see(known);
                    }
                    for (_, known) in group.inner() {
                        nearest.see(known);
                    }
                    self.unknown(None, group.pointer().into(), &nearest);
                }
            }
        }
    }

    fn find(&mut self, code: RuleCode, at: Place) {
        self.findings.push(Finding::new(code, at));
    }

    /// Finds that the value at a place is of the wrong type.
    fn wrong_type(&mut self, at: Place) {
        self.find(RuleCode::RecordWrongType, at);
    }

    /// Finds that a key is not known in an entry, or else in a group, with its pointer; and the known one that is nearest.
    fn unknown(&mut self, entry: Option<(Question, usize)>, mut pointer: String, nearest: &Nearest<'_>) {
        push_key(&mut pointer, nearest.key);
        let mut finding = Finding::new(RuleCode::RecordUnknownField, Place::Unknown(entry, pointer));
        finding.params.push(("key", Param::Text(nearest.key.into())));
        if let Some(nearest) = nearest.found {
            finding.params.push(("nearest", Param::Text(nearest.into())));
        }
        self.findings.push(finding);
    }

    /// Reads a value at a place; what is malformed becomes a finding and no answer.
    fn answer(&mut self, value: &'v Value, shape: Shape, at: &Place) -> Answer<'v> {
        if value.is_blank() && shape != Shape::Object {
            return Answer::None;
        }
        let text = value.as_text();
        let mut code = RuleCode::RecordWrongType;
        let mut expected: &[&str] = &[];
        let read = match (shape, value) {
            (Shape::Text, _) => text.map(Answer::Text),
            (Shape::Date, _) => {
                if text.is_some() {
                    code = RuleCode::RecordBadDate;
                }
                text.and_then(date::parse).map(Answer::Date)
            }
            (Shape::Truth, Value::Bool(truth)) => Some(Answer::Truth(*truth)),
            (Shape::WholeNumber(least, most), Value::Number(number)) => {
                (least..=most).find(|whole| f64::from(*whole) == *number).map(Answer::Number)
            }
            (Shape::Choice(set), _) => {
                expected = set.words();
                let mut words = (0..).zip(expected);
                words.find(|(_, word)| text == Some(word)).map(|(index, word)| Answer::Option(index, word))
            }
            (Shape::SomeOf(set), Value::List(list)) => return self.words(list, Shape::Choice(set), at),
            (Shape::Ids, Value::List(list)) => return self.words(list, Shape::Text, at),
            (Shape::Information, Value::List(list)) => {
                return self.entries(list, Question::Information, InformationMember::ALL.len());
            }
            (Shape::Sharing, Value::List(list)) => {
                return self.entries(list, Question::Sharing, SharingMember::ALL.len());
            }
            (Shape::Object, Value::Null) => return Answer::None,
            (Shape::Object, Value::Object(object)) => Some(Answer::Object(object)),
            (
                Shape::Truth
                | Shape::WholeNumber(..)
                | Shape::SomeOf(_)
                | Shape::Ids
                | Shape::Information
                | Shape::Sharing
                | Shape::Object,
                _,
            ) => None,
        };
        read.unwrap_or_else(|| {
            let mut finding = Finding::new(code, at.clone());
            if !expected.is_empty() {
                let mut words = Vec::new();
                for word in expected {
                    words.push(*word);
                }
                finding.params.push(("expected", Param::Words(words)));
            }
            self.findings.push(finding);
            Answer::None
        })
    }

    /// The members of a list that are well formed, each of the same shape; blank ones are passed over.
    fn words(&mut self, list: &'v [Value], shape: Shape, at: &Place) -> Answer<'v> {
        let mut words = Vec::new();
        for (index, value) in list.iter().enumerate() {
            let at = match at {
                Place::Sharing(entry, _) => Place::SharedId(*entry, index),
                _ => Place::Word(at.question().unwrap_or(Question::Answers), index),
            };
            if let Answer::Text(word) | Answer::Option(_, word) = self.answer(value, shape, &at) {
                words.push((index, word));
            }
        }
        if words.is_empty() { Answer::None } else { Answer::Words(words) }
    }

    /// The entries of a list; a member that is no object stands as an empty entry.
    fn entries(&mut self, list: &'v [Value], question: Question, count: usize) -> Answer<'v> {
        let mut entries = Vec::with_capacity(list.len());
        for (index, value) in list.iter().enumerate() {
            let mut entry = Answers::new(count);
            match value {
                Value::Object(object) => {
                    for (key, value) in object.iter() {
                        match member(question, index, key) {
                            Some((slot, shape, at)) => entry.put(slot, self.answer(value, shape, &at)),
                            None if self.beside.contains(&key) => {}
                            None => {
                                let mut nearest = Nearest::to(key);
                                nearest.see_members(question);
                                self.unknown(
                                    Some((question, index)),
                                    Place::Entry(question, index).pointer(),
                                    &nearest,
                                );
                            }
                        }
                    }
                }
                _ => self.wrong_type(Place::Entry(question, index)),
            }
            entries.push(entry);
        }
        Answer::Entries(entries)
    }
}

/// The group that stands in another with this key.
fn inner(group: Group, key: &str) -> Option<Group> {
    for (inner, known) in group.inner() {
        if known == key {
            return Some(inner);
        }
    }
    None
}

/// Whether a value, well formed or not, is an answer to a question of this type.
fn is_answer(value: &Value, shape: Shape) -> bool {
    match (shape, value) {
        (Shape::Object, _) => !matches!(value, Value::Null),
        (Shape::SomeOf(_) | Shape::Ids, Value::List(list)) => !list.iter().all(Value::is_blank),
        _ => !value.is_blank(),
    }
}

/// The slot, the type and the place of a member of an entry, by its key.
pub(crate) fn member(question: Question, entry: usize, key: &str) -> Option<(usize, Shape, Place)> {
    let mut slot = 0;
    while member_key(question, slot)? != key {
        slot += 1;
    }
    if question == Question::Information {
        let member = *InformationMember::ALL.get(slot)?;
        Some((slot, member.shape(), Place::Information(entry, member)))
    } else {
        let member = *SharingMember::ALL.get(slot)?;
        Some((slot, member.shape(), Place::Sharing(entry, member)))
    }
}

/// The key of a member of an entry, by its slot.
pub(crate) fn member_key(question: Question, slot: usize) -> Option<&'static str> {
    if question == Question::Information {
        InformationMember::ALL.get(slot).map(|member| member.key())
    } else {
        SharingMember::ALL.get(slot).map(|member| member.key())
    }
}

/// Finds out which known key is nearest to one that is not known.
///
/// Near is what needs few letters put in, left out, changed or swapped with the next (optimal string alignment). The
/// crate `strsim` would do, for half a kilobyte more to download.
pub(crate) struct Nearest<'k> {
    key: &'k str,
    /// The nearest so far.
    found: Option<&'static str>,
    /// How many letters it differs in.
    least: usize,
}

impl<'k> Nearest<'k> {
    /// Nothing is near yet.
    pub(crate) const fn to(key: &'k str) -> Self {
        Self { key, found: None, least: usize::MAX }
    }

    /// Takes a known key into account; of two that are as near, the first stays.
    pub(crate) fn see(&mut self, known: &'static str) {
        let distance = distance(self.key.as_bytes(), known.as_bytes());
        if distance <= 1 + known.len() / 4 && distance < self.least {
            self.least = distance;
            self.found = Some(known);
        }
    }

    /// Takes the members of an entry into account.
    pub(crate) fn see_members(&mut self, question: Question) {
        let mut slot = 0;
        while let Some(known) = member_key(question, slot) {
            self.see(known);
            slot += 1;
        }
    }

    /// The nearest of all that were seen; `None` where none is near.
    pub(crate) const fn found(&self) -> Option<&'static str> {
        self.found
    }
}

/// The longest key that is compared.
const LONGEST: usize = 40;

/// How many letters have to be put in, left out, changed or swapped with the next, regardless of case.
fn distance(one: &[u8], another: &[u8]) -> usize {
    /// What is the last letter of no letters, as it is in no text.
    const NONE: u8 = u8::MAX;
    const ROW: usize = LONGEST + 1;
    if one.len() > LONGEST || another.len() > LONGEST {
        return usize::MAX;
    }
    let last = |text: &[u8], length: usize| text.get(length.wrapping_sub(1)).map_or(NONE, u8::to_ascii_lowercase);
    // By how many letters of the one and of the other are compared, the latter in a row.
    let mut cells = [0; ROW * ROW];
    let mut least = 0;
    let mut before = NONE;
    for i in 0..one.len() + 1 {
        let letter = last(one, i);
        let mut other_before = NONE;
        for j in 0..another.len() + 1 {
            let other = last(another, j);
            let here = i * ROW + j;
            let back =
                |cells: &[usize], by: usize| here.checked_sub(by).and_then(|at| cells.get(at)).map_or(0, |cell| *cell);
            least = i + j;
            if i > 0 && j > 0 {
                let changed = back(&cells, ROW + 1) + usize::from(letter != other);
                least = changed.min(back(&cells, ROW) + 1).min(back(&cells, 1) + 1);
                if letter == other_before && before == other {
                    least = least.min(back(&cells, 2 * ROW + 2) + 1);
                }
            }
            if let Some(cell) = cells.get_mut(here) {
                *cell = least;
            }
            other_before = other;
        }
        before = letter;
    }
    least
}
