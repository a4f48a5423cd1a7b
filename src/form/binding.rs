//! Where the answers are on a form, by the places of its controls in a list of all of them.

use crate::findings::push_key;
use crate::form::control::{Control, Kind, Part};
use crate::form::mapping::Mapping;
use crate::form::pieces::{pieces, swapped};
use crate::form::problem::Problem;
use crate::form::reading::{Reading, number};
use crate::reading::{member, member_key};
use crate::record::{InformationMember, Question, Shape};
use crate::value::Object;

/// What an answer belongs to: a question, or a member of the entries of a list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// The question, or the list.
    pub question: Question,
    /// The member of an entry, by its place.
    pub member: Option<usize>,
    /// The type of the answer.
    pub shape: Shape,
}

impl Place {
    pub const fn of(question: Question) -> Self {
        Self { question, member: None, shape: question.shape() }
    }

    /// The member of a list with this key.
    pub fn within(list: Question, key: &str) -> Option<Self> {
        let (member, shape, _) = member(list, 0, key)?;
        Some(Self { question: list, member: Some(member), shape })
    }

    /// Whether it is a list of entries as a whole.
    pub const fn is_list(self) -> bool {
        matches!(self.shape, Shape::Information | Shape::Sharing)
    }

    /// Whether the answer is a list of words.
    pub const fn has_several(self) -> bool {
        matches!(self.shape, Shape::SomeOf(_) | Shape::Ids)
    }

    /// The path as the options have it: `consent.outcome`, `information[].category`.
    pub fn dotted(self) -> String {
        let mut dotted = dotted(self.question.path());
        if let Some(member) = self.member {
            dotted.push_str("[].");
            dotted.push_str(member_key(self.question, member).unwrap_or_default());
        }
        dotted
    }
}

/// A pointer as the options have it.
pub(super) fn dotted(pointer: &str) -> String {
    swapped(pointer.strip_prefix("/").unwrap_or(pointer), '/', '.')
}

/// Where one answer is on the form.
#[derive(Clone, Debug)]
pub(super) struct Slot {
    pub place: Place,
    /// The entry that it stands in, by its place in the binding.
    entry: Option<usize>,
    /// The field of the options that says so, by its place there.
    pub field: Option<usize>,
    /// The controls, by their places.
    pub controls: Vec<usize>,
    /// Those of day, month and year.
    pub parts: [Option<usize>; 3],
}

impl Slot {
    /// What values of the form stand for here.
    pub fn values<'m>(&self, mapping: &'m Mapping) -> Option<&'m Object> {
        Some(&mapping.fields.get(self.field?)?.values)
    }

    /// Lets go of controls that only stand among those that hold the answer: the hidden twin of a checkbox, and, where
    /// an element around them says whose answer they are, what a radio button reveals.
    pub fn settle(&mut self, controls: &[Control]) {
        if self.controls.len() < 2 {
            self.parts = [None; 3];
            return;
        }
        let mut least = u8::MAX;
        for index in &self.controls {
            least = least.min(self.rank(*index, controls));
        }
        let mut kept = Vec::new();
        let mut radio = None;
        for index in &self.controls {
            let Some(control) = controls.get(*index).filter(|_| self.rank(*index, controls) == least) else { continue };
            // Radio buttons of another name are another question's.
            if self.field.is_none()
                && control.kind == Kind::Radio
                && *radio.get_or_insert(&control.name) != &control.name
            {
                continue;
            }
            kept.push(*index);
        }
        self.controls = kept;
    }

    /// How far a control is from holding the answer.
    fn rank(&self, index: usize, controls: &[Control]) -> u8 {
        match (controls.get(index).map_or(Kind::Other, |control| control.kind), self.place.shape) {
            _ if self.has_parts() => u8::from(self.parts.iter().all(|part| *part != Some(index))),
            (Kind::Hidden | Kind::Other, _) => 3,
            (_, Shape::Text | Shape::Information | Shape::Sharing | Shape::Object) => 0,
            _ if self.field.is_some() => 0,
            (kind, Shape::Date | Shape::WholeNumber(..)) => u8::from(kind.is_ticked()),
            (Kind::Radio, _) => 0,
            (Kind::Checkbox, _) => 1,
            (Kind::Select | Kind::Text, _) => 2,
        }
    }

    /// Whether it is a date in three parts.
    pub fn has_parts(&self) -> bool {
        self.parts.iter().any(Option::is_some)
    }
}

/// The controls of one entry of a list.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub list: Question,
    /// The number that tells it from others.
    pub key: String,
    /// Where its members are, by their places in the binding.
    pub slots: Vec<usize>,
    /// All its controls.
    pub controls: Vec<usize>,
}

/// Where the answers are on a form, by the places of its controls.
#[derive(Clone, Debug, Default)]
pub struct Binding {
    /// What is wrong.
    pub problems: Vec<Problem>,
    pub(super) slots: Vec<Slot>,
    pub(super) groups: Vec<Group>,
    /// The agency's own answers that travel with the record: each key, and its controls.
    pub(super) answers: Vec<(String, Vec<usize>)>,
    /// The controls of every question, by its place in the order of the record.
    questions: Vec<Vec<usize>>,
}

impl Binding {
    /// Notes that a control holds an answer.
    pub(super) fn add(&mut self, control: usize, place: Place, key: &str, field: Option<usize>, part: Option<Part>) {
        let mut entry = None;
        if place.member.is_some() {
            let known = self.groups.iter().position(|group| group.list == place.question && group.key == key);
            entry = Some(known.unwrap_or(self.groups.len()));
            if known.is_none() {
                let (slots, controls) = (Vec::new(), Vec::new());
                self.groups.push(Group { list: place.question, key: key.into(), slots, controls });
            }
        }
        let same = |slot: &Slot| {
            slot.place.question == place.question && slot.place.member == place.member && slot.entry == entry
        };
        let known = self.slots.iter().position(same).unwrap_or(self.slots.len());
        if known == self.slots.len() {
            self.slots.push(Slot { place, entry, field, controls: Vec::new(), parts: [None; 3] });
            if let Some(group) = entry.and_then(|entry| self.groups.get_mut(entry)) {
                group.slots.push(known);
            }
        }
        if let Some(slot) = self.slots.get_mut(known) {
            slot.controls.push(control);
            if let Some(part) = part.filter(|_| matches!(place.shape, Shape::Date))
                && let Some(free) = slot.parts.get_mut(part as usize).filter(|known| known.is_none())
            {
                *free = Some(control);
            }
        }
    }

    /// Notes something that is wrong, once.
    pub(super) fn find(&mut self, problem: Problem) {
        if !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }

    /// Gathers the controls of every question and of every entry.
    pub(super) fn gather(&mut self) {
        for _ in Question::ALL {
            self.questions.push(Vec::new());
        }
        for slot in &self.slots {
            if let Some(question) = self.questions.get_mut(slot.place.question as usize) {
                merge(question, &slot.controls);
            }
            if let Some(group) = slot.entry.and_then(|entry| self.groups.get_mut(entry)) {
                merge(&mut group.controls, &slot.controls);
            }
        }
    }

    /// The controls of a question in the order of the page; of a list, those of all its entries.
    #[must_use]
    pub fn controls(&self, question: Question) -> &[usize] {
        self.questions.get(question as usize).map_or(&[], Vec::as_slice)
    }

    /// The controls that the place of a finding belongs to, a JSON Pointer; of a group of questions, those of the first
    /// in it that has some. None where there is no control with which anybody could put it right.
    #[must_use]
    pub fn controls_of<'b>(&'b self, reading: &'b Reading, pointer: &str) -> &'b [usize] {
        let mut in_group: &[usize] = &[];
        for question in Question::ALL {
            let path = question.path();
            match pointer.strip_prefix(path) {
                Some("") => return self.controls(*question),
                Some(rest) if rest.starts_with('/') => return self.within(reading, *question, rest),
                _ if in_group.is_empty()
                    && !pointer.is_empty()
                    && path.strip_prefix(pointer).is_some_and(|rest| rest.starts_with('/')) =>
                {
                    in_group = self.controls(*question);
                }
                _ => {}
            }
        }
        in_group
    }

    /// The controls of a place within the answer to a question.
    fn within<'b>(&'b self, reading: &'b Reading, question: Question, rest: &str) -> &'b [usize] {
        if question == Question::Answers {
            for (key, controls) in &self.answers {
                let mut pointer = String::new();
                push_key(&mut pointer, key);
                if pointer == rest {
                    return controls;
                }
            }
            return &[];
        }
        if !Place::of(question).is_list() {
            return self.controls(question);
        }
        let mut keys = pieces(rest, b'/');
        keys.next();
        let mut index = keys.next().and_then(|index| number(index, 1..=9));
        let key = keys.next();
        for entry in &reading.entries {
            if entry.list != question {
                continue;
            }
            if index == Some(0) {
                return match entry.group.and_then(|group| self.groups.get(group)) {
                    None => &entry.controls,
                    Some(group) => key.map_or(&group.controls, |key| self.member(group, key)),
                };
            }
            index = index.map(|index| index - 1);
        }
        &[]
    }

    /// The controls of a member of an entry.
    fn member(&self, group: &Group, key: &str) -> &[usize] {
        for slot in &group.slots {
            if let Some(slot) = self.slots.get(*slot)
                && slot.place.member.and_then(|member| member_key(group.list, member)) == Some(key)
            {
                return &slot.controls;
            }
        }
        &[]
    }

    /// Whether an entry has an answer of its own to what tells it from others.
    pub(super) fn names_itself(&self, group: &Group) -> bool {
        let id = Some(InformationMember::Id as usize);
        group.list != Question::Information
            || group.slots.iter().any(|slot| self.slots.get(*slot).is_some_and(|slot| slot.place.member == id))
    }
}

/// Adds places to others: in the order of the page, each once.
fn merge(into: &mut Vec<usize>, places: &[usize]) {
    for place in places {
        if let Err(at) = into.binary_search(place) {
            into.insert(at, *place);
        }
    }
}
