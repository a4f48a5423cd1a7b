//! Reading: a tree of values becomes a [`Record`] and findings `record.*`. It never fails as a whole: a part that is
//! malformed is a finding at its path and is set aside, and the rest is read.

use crate::answers::{Answer, Answers};
use crate::choices::Choices;
use crate::date::{self, Date};
use crate::findings::{Finding, Param, Place, push_index, push_key};
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
    /// The value at each question, by its place in the order of the record.
    values: Vec<Option<&'v Value>>,
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
    let values = core::mem::take(&mut reading.values);
    let mut record = Record::new();
    for (question, value) in Question::ALL.iter().zip(values) {
        let known = Known { record: &record, policy, today };
        let asked = question.asked(&known);
        if asked {
            reading.asked.0 |= 1 << *question as u8;
        }
        match value {
            None => {}
            Some(value) if asked => {
                let answer = reading.answer(value, question.shape(), &Place::Question(*question));
                record.put(*question, answer);
            }
            Some(value) if is_answer(value, question.shape()) => {
                reading.findings.push(Finding::new(RuleCode::RecordNotAsked, *question));
            }
            Some(_) => {}
        }
    }
    (record, reading)
}

impl<'v> Reading<'v> {
    /// Nothing noted yet. What has one of these keys is no answer, wherever it stands.
    pub(crate) fn beside(beside: &'static [&'static str]) -> Self {
        Reading { values: vec![None; Question::ALL.len()], beside, ..Reading::default() }
    }

    /// Notes the value at a question.
    pub(crate) fn note(&mut self, question: Question, value: &'v Value) {
        if let Some(slot) = self.values.get_mut(question as usize) {
            *slot = Some(value);
        }
    }

    /// Notes the value at each question of a group, and what is no question.
    pub(crate) fn group(&mut self, object: &'v Object, group: Group) {
        let mut next = group.first() as usize;
        for (key, value) in object.iter() {
            let inner = || inner(group, key);
            if let Value::Object(object) = value
                && let Some(inner) = inner()
            {
                self.group(object, inner);
                continue;
            }
            if let Some(question) = group.question(key, next) {
                next = question as usize + 1;
                self.note(question, value);
                continue;
            }
            match (inner(), value) {
                (Some(_), Value::Null) => {}
                (Some(inner), _) => self.wrong_type(Place::Group(inner.pointer(), inner.first())),
                (None, _) if self.beside.contains(&key) => {}
                (None, _) => self.unknown(Err(group), key),
            }
        }
    }

    /// Finds that the value at a place is of the wrong type.
    fn wrong_type(&mut self, at: Place) {
        self.findings.push(Finding::new(RuleCode::RecordWrongType, at));
    }

    /// Finds that a key is not known in an entry, or else in a group; and the known one that is nearest.
    fn unknown(&mut self, within: Result<(Question, usize), Group>, key: &str) {
        let mut pointer = String::new();
        let mut nearest = Nearest::to(key);
        match within {
            Ok((question, index)) => {
                pointer.push_str(question.path());
                push_index(&mut pointer, index);
                nearest.see_members(question);
            }
            Err(group) => {
                pointer.push_str(group.pointer());
                for (_, known) in group.questions() {
                    nearest.see(known);
                }
                for (_, known) in group.inner() {
                    nearest.see(known);
                }
            }
        }
        push_key(&mut pointer, key);
        let mut finding = Finding::new(RuleCode::RecordUnknownField, Place::Unknown(within.ok(), pointer));
        finding.params.push(("key", Param::Text(key.into())));
        if let Some(nearest) = nearest.found() {
            finding.params.push(("nearest", Param::Text(nearest.into())));
        }
        self.findings.push(finding);
    }

    /// Reads a value at a place; what is malformed becomes a finding and no answer.
    fn answer(&mut self, value: &'v Value, shape: Shape, at: &Place) -> Answer<'v> {
        if value.is_blank() && shape != Shape::Object {
            return Answer::None;
        }
        let read = match (shape, value) {
            (Shape::Text, _) => value.as_text().map(Answer::Text),
            (Shape::Date, _) => match value.as_text().map(date::parse) {
                Some(None) => {
                    self.findings.push(Finding::new(RuleCode::RecordBadDate, at.clone()));
                    return Answer::None;
                }
                date => date.flatten().map(Answer::Date),
            },
            (Shape::Truth, Value::Bool(truth)) => Some(Answer::Truth(*truth)),
            (Shape::WholeNumber(least, most), Value::Number(number)) => {
                (least..=most).find(|whole| f64::from(*whole) == *number).map(Answer::Number)
            }
            (Shape::Choice(set), _) => return self.option(value, set, at),
            (Shape::SomeOf(_) | Shape::Ids, Value::List(list)) => return self.words(list, shape, at),
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
            self.wrong_type(at.clone());
            Answer::None
        })
    }

    /// The option that a value names.
    fn option(&mut self, value: &Value, set: Choices, at: &Place) -> Answer<'v> {
        let words = set.words();
        for (index, word) in (0..).zip(words) {
            if value.as_text() == Some(word) {
                return Answer::Option(index, word);
            }
        }
        let finding = Finding::new(RuleCode::RecordWrongType, at.clone());
        self.findings.push(finding.with("expected", Param::Words(words.to_vec())));
        Answer::None
    }

    /// The members of a list of words that are well formed; blank ones are passed over.
    fn words(&mut self, list: &'v [Value], shape: Shape, at: &Place) -> Answer<'v> {
        let mut words = Vec::new();
        for (index, value) in list.iter().enumerate() {
            if value.is_blank() {
                continue;
            }
            let at = match at {
                Place::Sharing(entry, _) => Place::SharedId(*entry, index),
                _ => Place::Word(at.question().unwrap_or(Question::Answers), index),
            };
            let read = match shape {
                Shape::SomeOf(set) => self.option(value, set, &at),
                _ => self.answer(value, Shape::Text, &at),
            };
            match read {
                Answer::Text(word) => words.push((index, word)),
                Answer::Option(_, word) => words.push((index, word)),
                _ => {}
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
                            None => self.unknown(Ok((question, index)), key),
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
    if question == Question::Information {
        let member = InformationMember::ALL.iter().find(|member| member.key() == key)?;
        Some((*member as usize, member.shape(), Place::Information(entry, *member)))
    } else {
        let member = SharingMember::ALL.iter().find(|member| member.key() == key)?;
        Some((*member as usize, member.shape(), Place::Sharing(entry, *member)))
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
    // A cell for each pair of beginnings, and on two sides what lies beyond the empty ones.
    const ROW: usize = LONGEST + 3;
    const FAR: u8 = 2 * LONGEST as u8;
    if one.len() > LONGEST || another.len() > LONGEST {
        return usize::MAX;
    }
    let letter =
        |text: &[u8], length: usize, back: usize| text.get(length.wrapping_sub(back)).map(u8::to_ascii_lowercase);
    let mut cells = [FAR; ROW * ROW];
    let mut least = 0;
    for i in 0..=one.len() {
        for j in 0..=another.len() {
            let here = (i + 2) * ROW + j + 2;
            let same = |back, other| letter(one, i, back) == letter(another, j, other);
            let plus = |back, more| cells.get(here - back).map_or(FAR, |cell| cell + more);
            if i + j > 0 {
                least = plus(ROW, 1).min(plus(1, 1)).min(plus(ROW + 1, u8::from(!same(1, 1))));
            }
            if same(1, 2) && same(2, 1) {
                least = least.min(plus(2 * ROW + 2, 1));
            }
            if let Some(cell) = cells.get_mut(here) {
                *cell = least;
            }
        }
    }
    least.into()
}
