//! What the controls say: a form becomes a record.

use core::ops::RangeInclusive;

use crate::choices::{Choices, Language};
use crate::date::{self, Date};
use crate::form::binding::{Binding, Slot};
use crate::form::control::{Answer, Control, Kind};
use crate::form::mapping::{Field, Mapping};
use crate::form::pieces::pieces;
use crate::json;
use crate::reading::member_key;
use crate::record::{self, InformationMember, Question, Shape};
use crate::value::{Object, Value};

/// A record that was read from a form.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The record.
    pub record: Value,
    /// Where its entries come from, in the order of each list.
    pub(super) entries: Vec<Entry>,
}

/// Where an entry of a list comes from.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub list: Question,
    /// The controls of its members.
    pub group: Option<usize>,
    /// Or else the control that stands for it.
    pub controls: Vec<usize>,
}

/// Reads a form: the controls and what they hold, place by place.
///
/// Left-over answers to questions that are not asked are read as well: the rules set them aside.
#[must_use]
pub fn read(mapping: &Mapping, binding: &Binding, controls: &[Control], answers: &[Answer]) -> Reading {
    let reader = Reader { mapping, controls, answers };
    let mut values = Vec::new();
    for _ in Question::ALL {
        values.push(Value::Null);
    }
    let mut entries = Vec::new();
    let mut put = |question: Question, value| {
        if let Some(slot) = values.get_mut(question as usize) {
            match (slot, value) {
                (Value::List(list), Value::List(mut more)) => list.append(&mut more),
                (slot, value) => *slot = value,
            }
        }
    };
    for field in &mapping.fields {
        if field.place.member.is_none() && !matches!(field.constant, Value::Null) {
            put(field.place.question, field.constant.clone());
        }
    }
    for slot in binding.slots.iter().filter(|slot| slot.place.member.is_none()) {
        if slot.place.is_list() {
            let mut list = Vec::new();
            reader.each_given(slot, &mut |control, value| {
                list.push(value);
                entries.push(Entry { list: slot.place.question, group: None, controls: vec![control] });
            });
            put(slot.place.question, Value::List(list));
        } else {
            put(slot.place.question, reader.answer(slot).unwrap_or_else(|| reader.unchecked(slot)));
        }
    }
    for (index, group) in binding.groups.iter().enumerate() {
        let mut entry = Object::new();
        let mut blank = true;
        let slots = group.slots.iter().filter_map(|slot| binding.slots.get(*slot));
        for slot in slots {
            let given = reader.answer(slot);
            blank &= given.is_none();
            let key = slot.place.member.and_then(|member| member_key(group.list, member));
            match given.unwrap_or_else(|| reader.unchecked(slot)) {
                Value::Null => {}
                value => entry.push(key.unwrap_or_default(), value),
            }
        }
        if blank {
            continue;
        }
        let mut id = binding.names_itself(group);
        for field in mapping.fields.iter().filter(|field| field.place.question == group.list) {
            if let Some(key) = field.constant_key() {
                id |= key == InformationMember::Id.key();
                entry.push(key, field.constant.clone());
            }
        }
        if !id {
            entry.push(InformationMember::Id.key(), Value::Text(group.key.clone()));
        }
        entries.push(Entry { list: group.list, group: Some(index), controls: Vec::new() });
        put(group.list, Value::List(vec![Value::Object(entry)]));
    }
    let own = reader.own(binding);
    if !own.is_empty() {
        put(Question::Answers, Value::Object(own));
    }
    Reading { record: Value::Object(nested(&mut values, record::Group::RECORD)), entries }
}

impl Field {
    /// The key of a member that is the same in every entry.
    fn constant_key(&self) -> Option<&'static str> {
        let constant = !matches!(self.constant, Value::Null);
        self.place.member.filter(|_| constant).and_then(|member| member_key(self.place.question, member))
    }
}

/// The answers of a group, with those of the groups in it.
fn nested(values: &mut [Value], group: record::Group) -> Object {
    let mut object = Object::new();
    for (question, key) in group.questions() {
        let value =
            values.get_mut(question as usize).map_or(Value::Null, |value| core::mem::replace(value, Value::Null));
        if !value.is_blank() {
            object.push(key, value);
        }
    }
    for (inner, key) in group.inner() {
        let inner = nested(values, inner);
        if !inner.is_empty() {
            object.push(key, inner);
        }
    }
    object
}

/// Something that a control says, or can say.
#[derive(Clone, Copy)]
pub(super) struct Said<'c> {
    kind: Kind,
    /// What the form sends.
    pub value: &'c str,
    /// What the attribute says that it stands for.
    pub rc_value: Option<&'c str>,
    /// What people read.
    label: &'c str,
}

/// What a control offers to choose from.
pub(super) fn offered(control: &Control) -> Vec<Said<'_>> {
    let mut offered = Vec::new();
    if control.kind.is_ticked() {
        offered.push(Said {
            kind: control.kind,
            value: &control.value,
            rc_value: control.rc_value.as_deref(),
            label: "",
        });
    }
    for option in &control.options {
        let rc_value = option.rc_value.as_deref();
        offered.push(Said { kind: control.kind, value: &option.value, rc_value, label: &option.label });
    }
    offered
}

/// What is needed to read a form.
struct Reader<'f> {
    mapping: &'f Mapping,
    controls: &'f [Control],
    answers: &'f [Answer],
}

impl<'f> Reader<'f> {
    /// What a control says; nothing where the agency has disabled it.
    fn said(&self, index: usize) -> Vec<Said<'f>> {
        let mut said = Vec::new();
        let (Some(control), Some(answer)) = (self.controls.get(index), self.answers.get(index)) else { return said };
        if answer.disabled {
            return said;
        }
        if control.kind.is_written() {
            said.push(Said { kind: control.kind, value: &answer.text, rc_value: None, label: "" });
            return said;
        }
        for (place, offered) in offered(control).iter().enumerate() {
            let chosen = match control.kind {
                Kind::Radio | Kind::Checkbox => answer.ticked,
                Kind::Select => answer.selected.contains(&place),
                Kind::Text | Kind::Hidden | Kind::Other => false,
            };
            if chosen {
                said.push(*offered);
            }
        }
        said
    }

    /// Takes what is answered in a slot: each value, with the control that says it.
    fn each_given(&self, slot: &Slot, take: &mut dyn FnMut(usize, Value)) {
        for index in &slot.controls {
            let mut give = |said: &Said<'_>| {
                let value = meaning(said, slot, self.mapping);
                if !value.is_blank() {
                    take(*index, value);
                }
            };
            for said in &self.said(*index) {
                if slot.place.has_several() && said.kind.is_written() {
                    for value in pieces(said.value, b',') {
                        give(&Said { value: value.trim(), ..*said });
                    }
                } else {
                    give(said);
                }
            }
        }
    }

    /// The answer in a slot. Where several are given to a question that wants one, and they differ, it is all of them:
    /// the rules say that this is not an answer, and nothing is lost.
    fn answer(&self, slot: &Slot) -> Option<Value> {
        if slot.has_parts() {
            return self.date(slot);
        }
        let mut values: Vec<Value> = Vec::new();
        let mut written: Vec<String> = Vec::new();
        let listed = slot.place.has_several();
        self.each_given(slot, &mut |_, value| match value {
            Value::List(mut list) if listed => values.append(&mut list),
            value => {
                let mut text = String::new();
                json::write(&value, &mut text);
                if !written.contains(&text) {
                    written.push(text);
                    values.push(value);
                }
            }
        });
        if values.is_empty() || listed {
            return (!values.is_empty()).then_some(Value::List(values));
        }
        if matches!(slot.place.shape, Shape::Text) && values.len() > 1 {
            let mut text = String::new();
            for value in &values {
                if let Some(line) = value.as_text() {
                    if !text.is_empty() {
                        text.push('\n');
                    }
                    text.push_str(line);
                }
            }
            return Some(Value::Text(text));
        }
        if values.len() > 1 { Some(Value::List(values)) } else { values.pop() }
    }

    /// A date in three parts; one that is not in the calendar or not whole is as it was typed.
    fn date(&self, slot: &Slot) -> Option<Value> {
        let mut typed = String::new();
        let mut blank = true;
        for (place, index) in slot.parts.iter().enumerate() {
            if place > 0 {
                typed.push('/');
            }
            let said = index.map(|index| self.said(index)).unwrap_or_default();
            let text = said.first().map_or("", |said| said.rc_value.unwrap_or(said.value).trim());
            blank &= text.is_empty();
            typed.push_str(text);
        }
        (!blank).then(|| iso(&typed).unwrap_or(typed).into())
    }

    /// What a checkbox stands for that is not ticked.
    fn unchecked(&self, slot: &Slot) -> Value {
        let enabled = slot.controls.iter().any(|index| {
            let checkbox = self.controls.get(*index).is_some_and(|control| control.kind == Kind::Checkbox);
            checkbox && self.answers.get(*index).is_some_and(|answer| !answer.disabled)
        });
        match slot.field.and_then(|field| self.mapping.fields.get(field)) {
            Some(field) if enabled => in_record(&field.unchecked, slot.place.shape),
            _ => Value::Null,
        }
    }

    /// The agency's own answers, each under its name; several of one name are a list.
    fn own(&self, binding: &Binding) -> Object {
        let mut own = Object::new();
        for (key, controls) in &binding.answers {
            let mut values: Vec<Value> = Vec::new();
            for index in controls {
                for said in &self.said(*index) {
                    if !said.value.trim().is_empty() {
                        values.push(Value::Text(said.value.into()));
                    }
                }
            }
            let value = if values.len() > 1 { Some(Value::List(values)) } else { values.pop() };
            if let Some(value) = value {
                own.push(key.clone(), value);
            }
        }
        own
    }
}

/// What something stands for in the record.
pub(super) fn meaning(said: &Said<'_>, slot: &Slot, mapping: &Mapping) -> Value {
    let shape = slot.place.shape;
    if let Some(value) = slot.values(mapping).and_then(|values| values.get(said.value)) {
        return in_record(value, shape);
    }
    let text = said.rc_value.unwrap_or(said.value);
    // A lone checkbox says yes when it is ticked, whatever its value.
    let lone = matches!(shape, Shape::Truth) && said.kind == Kind::Checkbox && slot.controls.len() == 1;
    if text.trim().is_empty() {
        return if lone && said.rc_value.is_none() { Value::Bool(true) } else { Value::Null };
    }
    if slot.place.is_list() {
        let entry = said.rc_value.and_then(|text| json::read(text).ok());
        return entry.unwrap_or_else(|| Value::Text(text.into()));
    }
    let label = || if said.rc_value.is_none() { answer(said.label, shape) } else { None };
    answer(text, shape).or_else(label).or(lone.then_some(Value::Bool(true))).unwrap_or_else(|| Value::Text(text.into()))
}

/// What a value that the options give stands for: a text may also be a word that is not the record's own.
fn in_record(value: &Value, shape: Shape) -> Value {
    value.as_text().and_then(|text| answer(text, shape)).unwrap_or_else(|| value.clone())
}

/// The answer that a text stands for at a question of this type; `None` where it stands for itself.
fn answer(text: &str, shape: Shape) -> Option<Value> {
    let word = text.trim();
    let one_of = |words: &[&str]| words.iter().any(|known| word.eq_ignore_ascii_case(known));
    match shape {
        Shape::Truth if one_of(&["yes", "true", "1", "on", "y"]) => Some(Value::Bool(true)),
        Shape::Truth if one_of(&["no", "false", "0", "n"]) => Some(Value::Bool(false)),
        Shape::Choice(set) | Shape::SomeOf(set) => option(word, set),
        Shape::Date => iso(text).map(Value::Text),
        Shape::WholeNumber(..) => number(word, 1..=3).map(|number| Value::Number(f64::from(number))),
        _ => None,
    }
}

/// The option that a word or the label of an option stands for.
fn option(word: &str, set: Choices) -> Option<Value> {
    let label = Language::English.words().option;
    let is = |known: &str| word.eq_ignore_ascii_case(known);
    for option in set.options() {
        if is(option.word()) || is(label(option).label) {
            return Some(Value::Token(option.word()));
        }
    }
    None
}

/// Whether a value is an answer to a question of this type, as far as that can be said without the rest of the record.
pub(super) fn fits(value: &Value, shape: Shape) -> bool {
    match (shape, value) {
        (_, value) if value.is_blank() => true,
        (Shape::Truth, value) => matches!(value, Value::Bool(_)),
        (Shape::WholeNumber(..), value) => matches!(value, Value::Number(_)),
        (Shape::Information | Shape::Sharing, value) => matches!(value, Value::Object(_) | Value::List(_)),
        (Shape::SomeOf(_), Value::List(list)) => list.iter().all(|value| fits(value, shape)),
        (Shape::Choice(set) | Shape::SomeOf(set), value) => {
            value.as_text().is_some_and(|text| set.words().contains(&text))
        }
        (Shape::Text | Shape::Date | Shape::Ids | Shape::Object, _) => true,
    }
}

const MONTHS: &str = "january february march april may june july august september october november december";

/// A date as people in Britain write it, or the other way round, as ISO 8601 has it: `23/11/2026`, `23 November 2026`,
/// `2026-11-23`. The year has four digits, so that nobody has to guess.
fn iso(text: &str) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    let mut begin = 0;
    let mut text = String::from(text);
    text.push(' ');
    for (at, byte) in text.bytes().enumerate() {
        if byte.is_ascii() && !byte.is_ascii_alphanumeric() {
            if begin < at {
                parts.push(text.get(begin..at)?);
            }
            begin = at + 1;
        }
    }
    let [mut day, month, mut year] = *parts.as_slice() else { return None };
    if day.len() == 4 {
        core::mem::swap(&mut day, &mut year);
    }
    let month = number(month, 1..=2).or_else(|| {
        let starts = |name: &str| name.get(..month.len()).is_some_and(|start| start.eq_ignore_ascii_case(month));
        let name = pieces(MONTHS, b' ').position(|name| month.len() > 2 && starts(name))?;
        u32::try_from(name + 1).ok()
    })?;
    let (day, year) = (number(day, 1..=2)?, number(year, 4..=4)?);
    Date::from_ymd_opt(year.cast_signed(), month, day).map(date::write)
}

/// A number of so many digits.
pub(super) fn number(text: &str, digits: RangeInclusive<usize>) -> Option<u32> {
    if !digits.contains(&text.len()) {
        return None;
    }
    text.bytes().try_fold(0, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0')))
}
