//! Which control holds which answer: what the options and the `data-rc` attributes say, held against the controls
//! that there are.

use crate::findings::push_number;
use crate::form::binding::{Binding, Place, dotted};
use crate::form::control::{Control, Kind, Part};
use crate::form::problem::{Problem, ProblemKind};
use crate::form::reading;
use crate::reading::Nearest;
use crate::record::{Question, Shape};
use crate::value::{Object, Value, gather};

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

/// Which of the agency's own answers travel with the record.
#[derive(Clone, Debug, Default)]
enum Carried {
    #[default]
    Nothing,
    Rest,
    Named(Vec<String>),
}

/// What the options of `attach` say of the fields of a form.
#[derive(Clone, Debug, Default)]
pub struct Mapping {
    pub(super) fields: Vec<Field>,
    carried: Carried,
    problems: Vec<Problem>,
}

impl Mapping {
    /// Reads the options of `attach`. Of them `fields`, `answers` (a list, or a text as `data-rc-answers` has it) and
    /// `constants` (what `data-rc-constant` holds) are looked at, and the rest is passed over.
    #[must_use]
    pub fn read(options: &Value) -> (Self, Vec<Problem>) {
        let mut mapping = Self::default();
        if let Value::Object(options) = options {
            for (key, constant) in [("fields", false), ("constants", true)] {
                match options.get(key) {
                    Some(Value::Object(fields)) => {
                        for (path, value) in fields.iter() {
                            mapping.field(path, value, constant);
                        }
                    }
                    None | Some(Value::Null) => {}
                    Some(_) => mapping.find(ProblemKind::Unreadable, key, ""),
                }
            }
            mapping.carried = carried(options.get("answers"));
        }
        let problems = core::mem::take(&mut mapping.problems);
        (mapping, problems)
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
                    for (key, value) in members.iter() {
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
            return self.find(ProblemKind::Unreadable, &place.dotted(), "");
        } else if let Some(name) = field.names.iter().find(|name| place.member.is_some() && !name.contains('#')) {
            return self.problems.push(Problem::new(ProblemKind::NoNumber, &place.dotted(), name));
        }
        self.push(field);
    }

    fn push(&mut self, field: Field) {
        if !reading::fits(&field.constant, field.place.shape) {
            let text = field.constant.as_text().unwrap_or_default();
            self.problems.push(Problem::new(ProblemKind::NoAnswer, &field.place.dotted(), text));
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
            match by_attribute(control) {
                Ok(Some((place, key))) if !self.has(place.question) => {
                    let part = control.part.or_else(|| part_of(&control.name));
                    binding.add(index, place, &key, None, part);
                }
                Ok(Some((place, _))) if self.is_constant(place.question) => {
                    binding.find(Problem::new(ProblemKind::Twice, &place.dotted(), &control.name));
                }
                Ok(_) => {}
                Err(problem) => binding.find(problem),
            }
        }
        for slot in &mut binding.slots {
            slot.settle(controls);
        }
        self.check(&mut binding, controls);
        binding.gather();
        self.carry(&mut binding, controls);
        binding
    }

    /// Finds what is wrong with what was found.
    fn check(&self, binding: &mut Binding, controls: &[Control]) {
        for (number, field) in self.fields.iter().enumerate() {
            for name in &field.names {
                let found = binding.slots.iter().any(|slot| slot.field == Some(number));
                let part = field.names.len() > 1;
                if !found || (part && !controls.iter().any(|control| bare(&control.name) == bare(name))) {
                    binding.find(Problem::new(ProblemKind::NoControl, &field.place.dotted(), name));
                }
            }
        }
        let mut problems = Vec::new();
        for slot in &binding.slots {
            let mut problem = |kind, detail: &str| problems.push(Problem::new(kind, &slot.place.dotted(), detail));
            let of = || slot.controls.iter().filter_map(|index| controls.get(*index));
            let values = slot.values(self);
            let mut unused = gather(values.into_iter().flat_map(Object::iter).map(|(value, _)| value));
            for control in of() {
                if slot.parts != [None; 3] || !(control.kind.is_ticked() || control.kind == Kind::Select) {
                    unused.clear();
                    continue;
                }
                for option in reading::offered(control) {
                    unused.retain(|value| *value != option.value);
                    if !reading::fits(&reading::meaning(&option, slot, self), slot.place.shape) {
                        problem(ProblemKind::NoAnswer, option.rc_value.unwrap_or(option.value));
                    }
                }
            }
            for value in unused {
                problem(ProblemKind::NoOption, value);
            }
            let first = of().next().map(|control| bare(&control.name));
            let several = matches!(slot.place.shape, Shape::SomeOf(_) | Shape::Ids) || slot.place.is_list();
            if let Some(other) = of().find(|control| Some(bare(&control.name)) != first)
                && slot.field.is_none()
                && !several
                && slot.parts == [None; 3]
            {
                problem(ProblemKind::Twice, &other.name);
            }
        }
        for problem in problems {
            binding.find(problem);
        }
    }

    /// Finds the agency's own answers that travel with the record.
    fn carry(&self, binding: &mut Binding, controls: &[Control]) {
        for (index, control) in controls.iter().enumerate() {
            let key = bare(&control.name);
            let carried = match &self.carried {
                Carried::Nothing => false,
                Carried::Rest => {
                    let mapped = binding.slots.iter().any(|slot| slot.controls.contains(&index));
                    !mapped && control.kind != Kind::Hidden
                }
                Carried::Named(names) => names.iter().any(|name| bare(name) == key),
            };
            if carried && !key.is_empty() && control.kind != Kind::Other {
                match binding.answers.iter_mut().find(|(known, _)| known == key) {
                    Some((_, controls)) => controls.push(index),
                    None => binding.answers.push((key.into(), vec![index])),
                }
            }
        }
        if let Carried::Named(names) = &self.carried {
            for name in names {
                if !binding.answers.iter().any(|(key, _)| key == bare(name)) {
                    binding.find(Problem::new(ProblemKind::NoControl, "answers", name));
                }
            }
        }
    }
}

/// Which of the agency's own answers travel, as the options or `data-rc-answers` say it.
fn carried(value: Option<&Value>) -> Carried {
    let mut names = Vec::new();
    match value {
        Some(Value::List(list)) => names.extend(list.iter().filter_map(Value::as_text).map(String::from)),
        Some(value) => match value.as_text().unwrap_or_default().trim() {
            "rest" => return Carried::Rest,
            "none" => {}
            text => names.extend(text.split(',').map(str::trim).filter(|name| !name.is_empty()).map(String::from)),
        },
        None => {}
    }
    if names.is_empty() { Carried::Nothing } else { Carried::Named(names) }
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
                let part = |key| parts.get(key).and_then(Value::as_text).map(String::from);
                if let (Some(day), Some(month), Some(year)) = (part("day"), part("month"), part("year")) {
                    field.names = vec![day, month, year];
                }
            }
            Some(name) => field.names.extend(name.as_text().map(String::from)),
            None => {}
        }
        field
    }

    /// Whether a control with this name is one of its own; then which entry it stands in, and which part of a date
    /// it holds.
    fn finds<'n>(&self, name: &'n str) -> Option<(&'n str, Option<Part>)> {
        if let [day, month, year] = self.names.as_slice() {
            let parts = [(day, Part::Day), (month, Part::Month), (year, Part::Year)];
            return parts.iter().find(|(part, _)| bare(part) == bare(name)).map(|(_, part)| ("", Some(*part)));
        }
        let (own, name) = (bare(self.names.first()?), bare(name));
        if self.place.member.is_some() {
            let (before, after) = own.split_once('#')?;
            let number = name.strip_prefix(before)?.strip_suffix(after)?;
            return (!number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())).then_some((number, None));
        }
        if own.is_empty() {
            return None;
        }
        if own == name {
            return Some(("", None));
        }
        // `dob` also finds `dob-day`, and `child[dob]` finds `child[dob(3i)]`; but `birth` does not find `birthday`.
        let rest = name.strip_prefix(own.trim_end_matches(']')).filter(|_| self.place.shape == Shape::Date)?;
        let apart = !rest.starts_with(|letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit());
        Some(("", Some(part_of(rest).filter(|_| apart)?)))
    }
}

/// A name without the brackets that say that several values may come.
fn bare(name: &str) -> &str {
    name.strip_suffix("[]").unwrap_or(name)
}

/// The part of a date that the end of a name speaks of: `dob-day`, `dob[month]`, `dobYear`, `dob(1i)`.
fn part_of(name: &str) -> Option<Part> {
    let name = name.trim_end_matches(|letter: char| !letter.is_ascii_alphanumeric());
    let last = name.rsplit(|letter: char| !letter.is_ascii_alphanumeric()).next()?;
    let capital = last.rfind(|letter: char| letter.is_ascii_uppercase()).unwrap_or(0);
    Part::of(last).or_else(|| Part::of(last.get(capital..)?))
}

/// The question that a path names, with dots or slashes, a list with or without brackets.
fn question(path: &str) -> Option<Question> {
    let path = path.strip_suffix("[]").unwrap_or(path);
    let path = path.strip_prefix('/').unwrap_or(path).as_bytes();
    Question::ALL.iter().copied().find(|question| {
        let known = question.path().as_bytes().get(1..).unwrap_or_default();
        let same = |(one, another): (&u8, &u8)| one == another || (*one == b'.' && *another == b'/');
        *question != Question::Answers && known.len() == path.len() && path.iter().zip(known).all(same)
    })
}

impl Problem {
    /// A path that names no question, and the one that it is nearest to.
    fn unknown(path: &str) -> Self {
        let mut pointer = String::from("/");
        pointer.push_str(&path.replace('.', "/"));
        let known = Question::ALL.iter().filter(|question| **question != Question::Answers).map(|it| it.path());
        let key = pointer.rsplit('/').next().unwrap_or_default();
        let mut nearest = Nearest::to(&pointer);
        let mut same_key = None;
        for path in known {
            nearest.see(path);
            if same_key.is_none() && path.rsplit('/').next() == Some(key) {
                same_key = Some(path);
            }
        }
        let near = nearest.found().or(same_key).unwrap_or_default();
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

/// What the attributes of a control say that it holds, and the number of the entry that it stands in.
fn by_attribute(control: &Control) -> Result<Option<(Place, String)>, Problem> {
    let mut list = None;
    let mut number = String::new();
    if let Some(entry) = &control.entry {
        let known = question(&entry.list).filter(|list| Place::of(*list).is_list());
        list = Some(known.ok_or_else(|| Problem::unknown(&entry.list))?);
        push_number(&mut number, entry.number);
    }
    let mut place = list.map(Place::of);
    if let Some(path) = &control.rc {
        place = list.and_then(|list| Place::within(list, path)).or_else(|| question(path).map(Place::of));
        if place.is_none() {
            return Err(list.map_or_else(|| Problem::unknown(path), |list| Problem::unknown_member(list, path)));
        }
    }
    let stands_for = control.rc_value.is_some() || control.options.iter().any(|option| option.rc_value.is_some());
    Ok(place.filter(|place| !place.is_list() || stands_for).map(|place| (place, number)))
}
