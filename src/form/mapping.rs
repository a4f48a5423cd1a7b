//! Which control holds which answer: what the options and the `data-rc` attributes say, held against the controls
//! that there are.

use crate::findings::push_number;
use crate::form::binding::{Binding, Place, dotted};
use crate::form::control::{Control, Kind, Part};
use crate::form::pieces::{cut, pieces, swapped};
use crate::form::problem::{Problem, ProblemKind};
use crate::form::reading;
use crate::reading::Nearest;
use crate::record::{Question, Shape};
use crate::value::{Object, Value};

/// A field of the options.
#[derive(Clone, Debug)]
pub(super) struct Field {
    pub place: Place,
    /// The names of its controls: one, or those of day, month and year, or none where it is constant.
    names: Vec<String>,
    /// What values of the form stand for.
    pub values: Object,
    /// What a checkbox stands for that is not ticked.
    pub unchecked: Value,
    /// The answer on every form.
    pub constant: Value,
}

/// What the options of `attach` say of the fields of a form.
#[derive(Clone, Debug, Default)]
pub struct Mapping {
    pub(super) fields: Vec<Field>,
    /// The agency's own answers that travel with the record, by their names.
    carried: Vec<String>,
    /// Whether all travel that are none of the record.
    carries_rest: bool,
    problems: Vec<Problem>,
}

impl Mapping {
    /// Reads the options of `attach`. Of them `fields`, `answers` (a list, or a text as `data-rc-answers` has it) and
    /// `constants` (what `data-rc-constant` holds) are looked at, and the rest is passed over.
    #[must_use]
    pub fn read(options: &Value) -> (Self, Vec<Problem>) {
        let mut mapping = Self::default();
        if let Value::Object(options) = options {
            for key in &["fields", "constants"] {
                match options.get(key) {
                    Some(Value::Object(fields)) => {
                        for (path, value) in fields.members() {
                            mapping.field(path, value, *key == "constants");
                        }
                    }
                    None | Some(Value::Null) => {}
                    Some(_) => mapping.find(ProblemKind::Unreadable, key, ""),
                }
            }
            mapping.carry_along(options.get("answers"));
        }
        let problems = core::mem::take(&mut mapping.problems);
        (mapping, problems)
    }

    /// Notes which of the agency's own answers travel, as the options or `data-rc-answers` say it.
    fn carry_along(&mut self, answers: Option<&Value>) {
        match answers {
            Some(Value::List(list)) => {
                for name in list {
                    if let Some(name) = name.as_text() {
                        self.carried.push(name.into());
                    }
                }
            }
            Some(value) => match value.as_text().unwrap_or_default().trim() {
                "rest" => self.carries_rest = true,
                "none" => {}
                text => {
                    for name in pieces(text, b',') {
                        if !name.trim().is_empty() {
                            self.carried.push(name.trim().into());
                        }
                    }
                }
            },
            None => {}
        }
    }

    fn find(&mut self, kind: ProblemKind, path: &str, detail: &str) {
        self.problems.push(Problem::new(kind, path, detail));
    }

    /// Reads a member of `fields`, or of `constants`, which gives way to it.
    fn field(&mut self, path: &str, value: &Value, constant: bool) {
        if matches!(value, Value::Null) {
            return;
        }
        let Some(question) = question(path) else { return self.problems.push(Problem::unknown(path)) };
        if self.has(question) {
            if !constant {
                self.find(ProblemKind::Twice, path, "");
            }
            return;
        }
        let place = Place::of(question);
        if constant {
            return self.push(Field { constant: value.clone(), ..Field::new(place) });
        }
        match value {
            Value::Object(entries) if place.is_list() => match (entries.get("fields"), entries.get("entries")) {
                (Some(Value::Object(members)), _) => {
                    for (key, value) in members.members() {
                        match Place::within(question, key) {
                            Some(place) => self.one(place, value),
                            None => self.problems.push(Problem::unknown_member(question, key)),
                        }
                    }
                }
                (_, Some(Value::Object(values)))
                    if entries.get("name").is_some_and(|name| name.as_text().is_some()) =>
                {
                    self.push(Field { values: values.clone(), ..Field::named(place, entries.get("name")) });
                }
                _ if entries.get("constant").is_some() => self.one(place, value),
                _ => self.find(ProblemKind::Unreadable, path, ""),
            },
            _ if place.is_list() => self.find(ProblemKind::Unreadable, path, ""),
            _ => self.one(place, value),
        }
    }

    /// Reads a field with one answer.
    fn one(&mut self, place: Place, value: &Value) {
        let mut field = Field::named(place, Some(value));
        match value {
            Value::Null => return,
            Value::Object(object) => {
                field = Field::named(place, object.get("name"));
                if let Some(Value::Object(values)) = object.get("values") {
                    field.values = values.clone();
                }
                field.unchecked = object.get("unchecked").cloned().unwrap_or(Value::Null);
                field.constant = object.get("constant").cloned().unwrap_or(Value::Null);
            }
            _ => {}
        }
        if !matches!(field.constant, Value::Null) {
            field.names.clear();
        } else if field.names.is_empty() {
            return self.problems.push(Problem::at(ProblemKind::Unreadable, place, ""));
        } else if let Some(name) = field.names.iter().find(|name| place.member.is_some() && cut(name, b'#').1.is_none())
        {
            return self.problems.push(Problem::at(ProblemKind::NoNumber, place, name));
        }
        self.push(field);
    }

    fn push(&mut self, field: Field) {
        if !reading::fits(&field.constant, field.place.shape) {
            let text = field.constant.as_text().unwrap_or_default();
            self.problems.push(Problem::at(ProblemKind::NoAnswer, field.place, text));
        }
        self.fields.push(field);
    }

    /// Whether the options say where the answer to a question is.
    fn has(&self, question: Question) -> bool {
        self.fields.iter().any(|field| field.place.question == question)
    }

    /// Whether the options give the answer to a question, so that nobody is asked.
    #[must_use]
    pub fn is_constant(&self, question: Question) -> bool {
        self.fields.iter().any(|field| field.place.question == question && !matches!(field.constant, Value::Null))
    }

    /// Finds the controls of every answer.
    #[must_use]
    pub fn bind(&self, controls: &[Control]) -> Binding {
        let mut binding = Binding::default();
        for (index, control) in controls.iter().enumerate() {
            if control.kind == Kind::Other {
                continue;
            }
            for (number, field) in self.fields.iter().enumerate() {
                if let Some((key, part)) = field.finds(&control.name) {
                    binding.add(index, field.place, key, Some(number), part);
                }
            }
            self.bind_by_attribute(&mut binding, index, control);
        }
        for slot in &mut binding.slots {
            slot.settle(controls);
        }
        self.check(&mut binding, controls);
        binding.gather();
        self.carry(&mut binding, controls);
        binding
    }

    /// Notes what the attributes of a control say that it holds.
    fn bind_by_attribute(&self, binding: &mut Binding, index: usize, control: &Control) {
        let mut list = None;
        let mut number = String::new();
        if let Some(entry) = &control.entry {
            list = question(&entry.list).filter(|list| Place::of(*list).is_list());
            if list.is_none() {
                return binding.find(Problem::unknown(&entry.list));
            }
            push_number(&mut number, entry.number);
        }
        let mut place = list.map(Place::of);
        if let Some(path) = &control.rc {
            place = list.and_then(|list| Place::within(list, path)).or_else(|| question(path).map(Place::of));
            if place.is_none() {
                return binding.find(match list {
                    Some(list) => Problem::unknown_member(list, path),
                    None => Problem::unknown(path),
                });
            }
        }
        let stands_for = control.rc_value.is_some() || control.options.iter().any(|option| option.rc_value.is_some());
        let Some(place) = place.filter(|place| !place.is_list() || stands_for) else { return };
        if !self.has(place.question) {
            let part = control.part.or_else(|| part_of(&control.name));
            binding.add(index, place, &number, None, part);
        } else if self.is_constant(place.question) {
            binding.find(Problem::at(ProblemKind::Twice, place, &control.name));
        }
    }

    /// Finds what is wrong with what was found.
    fn check(&self, binding: &mut Binding, controls: &[Control]) {
        for (number, field) in self.fields.iter().enumerate() {
            for name in &field.names {
                let found = binding.slots.iter().any(|slot| slot.field == Some(number));
                let part = field.names.len() > 1;
                if !found || (part && !controls.iter().any(|control| is_same(&control.name, name))) {
                    binding.find(Problem::at(ProblemKind::NoControl, field.place, name));
                }
            }
        }
        let slots = core::mem::take(&mut binding.slots);
        for slot in &slots {
            let mut problem = |kind, detail: &str| binding.find(Problem::at(kind, slot.place, detail));
            let mut first = None;
            let mut other = None;
            let mut offered = Vec::new();
            let mut all_offered = true;
            for index in &slot.controls {
                let Some(control) = controls.get(*index) else { continue };
                if !is_same(first.get_or_insert(&control.name), &control.name) {
                    other = other.or(Some(&control.name));
                }
                if slot.has_parts() || !(control.kind.is_ticked() || control.kind == Kind::Select) {
                    all_offered = false;
                    continue;
                }
                for option in &reading::offered(control) {
                    offered.push(option.value);
                    if !reading::fits(&reading::meaning(option, slot, self), slot.place.shape) {
                        problem(ProblemKind::NoAnswer, option.rc_value.unwrap_or(option.value));
                    }
                }
            }
            if let Some(values) = slot.values(self).filter(|_| all_offered) {
                for (value, _) in values.members() {
                    if !offered.contains(&&**value) {
                        problem(ProblemKind::NoOption, value);
                    }
                }
            }
            let several = slot.place.has_several() || slot.place.is_list();
            if let Some(other) = other
                && slot.field.is_none()
                && !several
                && !slot.has_parts()
            {
                problem(ProblemKind::Twice, other);
            }
        }
        binding.slots = slots;
    }

    /// Finds the agency's own answers that travel with the record.
    fn carry(&self, binding: &mut Binding, controls: &[Control]) {
        for (index, control) in controls.iter().enumerate() {
            let key = bare(&control.name);
            let carried = if self.carries_rest {
                let mapped = binding.slots.iter().any(|slot| slot.controls.contains(&index));
                !mapped && control.kind != Kind::Hidden
            } else {
                self.carried.iter().any(|name| is_same(name, &control.name))
            };
            if carried && !key.is_empty() && control.kind != Kind::Other {
                match binding.answers.iter_mut().find(|(known, _)| known == key) {
                    Some((_, controls)) => controls.push(index),
                    None => binding.answers.push((key.into(), vec![index])),
                }
            }
        }
        for name in &self.carried {
            if !binding.answers.iter().any(|(key, _)| key == bare(name)) {
                binding.find(Problem::new(ProblemKind::NoControl, "answers", name));
            }
        }
    }
}

impl Field {
    const fn new(place: Place) -> Self {
        Self { place, names: Vec::new(), values: Object::new(), unchecked: Value::Null, constant: Value::Null }
    }

    /// A field with a name, or with those of day, month and year; with none where it says neither.
    fn named(place: Place, name: Option<&Value>) -> Self {
        let mut field = Self::new(place);
        match name {
            Some(Value::Object(parts)) => {
                for key in &["day", "month", "year"] {
                    if let Some(name) = parts.get(key).and_then(Value::as_text) {
                        field.names.push(name.into());
                    }
                }
                if field.names.len() < 3 {
                    field.names.clear();
                }
            }
            Some(name) => {
                if let Some(name) = name.as_text() {
                    field.names.push(name.into());
                }
            }
            None => {}
        }
        field
    }

    /// Whether a control with this name is one of its own; then which entry it stands in, and which part of a date
    /// it holds.
    fn finds<'n>(&self, name: &'n str) -> Option<(&'n str, Option<Part>)> {
        if let [day, month, year] = self.names.as_slice() {
            for (own, part) in &[(day, Part::Day), (month, Part::Month), (year, Part::Year)] {
                if is_same(own, name) {
                    return Some(("", Some(*part)));
                }
            }
            return None;
        }
        let (own, name) = (bare(self.names.first()?), bare(name));
        if self.place.member.is_some() {
            let (before, after) = cut(own, b'#');
            let number = name.strip_prefix(before)?.strip_suffix(after?)?;
            return (!number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())).then_some((number, None));
        }
        if own.is_empty() {
            return None;
        }
        if own == name {
            return Some(("", None));
        }
        // `dob` also finds `dob-day`, and `child[dob]` finds `child[dob(3i)]`; but `birth` does not find `birthday`.
        let mut open = own;
        while let Some(shorter) = open.strip_suffix("]") {
            open = shorter;
        }
        let rest = name.strip_prefix(open).filter(|_| matches!(self.place.shape, Shape::Date))?;
        let apart = !rest.bytes().next().is_some_and(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
        Some(("", Some(part_of(rest).filter(|_| apart)?)))
    }
}

/// A name without the brackets that say that several values may come.
fn bare(name: &str) -> &str {
    name.strip_suffix("[]").unwrap_or(name)
}

/// Whether two names are the same but for those.
fn is_same(one: &str, another: &str) -> bool {
    bare(one) == bare(another)
}

/// The part of a date that the end of a name speaks of: `dob-day`, `dob[month]`, `dobYear`, `dob(1i)`.
fn part_of(name: &str) -> Option<Part> {
    let end = name.len() - after_last(name, |byte| byte.is_ascii_alphanumeric()).len();
    let last = after_last(name.get(..end)?, |byte| !byte.is_ascii_alphanumeric());
    let capital = last.len() - after_last(last, |byte| byte.is_ascii_uppercase()).len();
    Part::of(last).or_else(|| Part::of(last.get(capital.saturating_sub(1)..)?))
}

/// The question that a path names, with dots or slashes, a list with or without brackets.
fn question(path: &str) -> Option<Question> {
    let path = path.strip_suffix("[]").unwrap_or(path);
    let path = swapped(path.strip_prefix("/").unwrap_or(path), '.', '/');
    for question in Question::ALL {
        if *question != Question::Answers && question.path().get(1..) == Some(&path) {
            return Some(*question);
        }
    }
    None
}

/// What comes after the last byte of a sort in a text; all of it where there is none.
fn after_last(text: &str, is: fn(u8) -> bool) -> &str {
    let mut begin = 0;
    for (at, byte) in text.bytes().enumerate() {
        if is(byte) {
            begin = at + 1;
        }
    }
    text.get(begin..).unwrap_or_default()
}

/// The last key of a path with slashes.
fn last_key(path: &str) -> &str {
    after_last(path, |byte| byte == b'/')
}

impl Problem {
    /// Something wrong with an answer.
    fn at(kind: ProblemKind, place: Place, detail: &str) -> Self {
        Self::new(kind, &place.dotted(), detail)
    }

    /// A path that names no question, and the one that it is nearest to.
    fn unknown(path: &str) -> Self {
        let mut pointer = String::from("/");
        pointer.push_str(&swapped(path, '.', '/'));
        let mut nearest = Nearest::to(&pointer);
        let mut same_key = "";
        for question in Question::ALL {
            if *question != Question::Answers {
                nearest.see(question.path());
                if same_key.is_empty() && last_key(question.path()) == last_key(&pointer) {
                    same_key = question.path();
                }
            }
        }
        let near = nearest.found().unwrap_or(same_key);
        Self::new(ProblemKind::Unknown, path, &dotted(near))
    }

    /// A key that is none of an entry, and the one that it is nearest to.
    fn unknown_member(list: Question, key: &str) -> Self {
        let mut nearest = Nearest::to(key);
        nearest.see_members(list);
        let mut path = dotted(list.path());
        path.push_str("[].");
        path.push_str(key);
        Self::new(ProblemKind::Unknown, &path, nearest.found().unwrap_or_default())
    }
}
