//! A tree of plain values: whatever a form, a file or a line of JSON holds, before anything is known of it.

use std::borrow::Cow;
use std::{fmt, mem};

use serde::de::{Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};

use crate::{keys, platform};

/// How deep a tree is read. Records are five levels deep; what lies below this depth is read as
/// [`Value::Opaque`], so that neither a cyclic object nor a hostile file can exhaust the stack.
pub(crate) const MAX_DEPTH: u8 = 24;

/// How many values one tree may hold: a megabyte of JSON has fewer, unless it is written to have more. What comes after
/// is read as [`Value::Opaque`].
pub(crate) const MAX_VALUES: u32 = 1_000_000;

/// Any JSON value, or something that JSON has no word for.
#[derive(Debug)]
pub enum Value {
    /// `null`, or JavaScript's `undefined`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// Any number, as JavaScript holds it.
    Number(f64),
    /// A text.
    Text(String),
    /// A text that never changes. Into JavaScript it crosses once and is then reused.
    Token(&'static str),
    /// A list.
    List(Vec<Value>),
    /// An object.
    Object(Object),
    /// Something that is none of these (a function, bytes) or lies too deep to be read.
    Opaque,
}

/// The members of a JSON object, in the order in which they were given; of two with the same key the later.
#[derive(Debug, Default, PartialEq)]
pub struct Object(Vec<(Cow<'static, str>, Value)>);

impl Object {
    /// An object with no members.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// The value of a member; `None` where there is none.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.0.iter().find(|(known, _)| keys::same(known, key)).map(|(_, value)| value)
    }

    /// What stands at a path of keys; `None` where nothing does.
    pub(crate) fn at(&self, keys: &[&str]) -> Option<&Value> {
        let (first, rest) = keys.split_first()?;
        rest.iter().try_fold(self.get(first)?, |value, key| value.as_object()?.get(key))
    }

    /// The members of the list at a key; none where there is no list.
    pub(crate) fn list(&self, key: &str) -> &[Value] {
        match self.get(key) {
            Some(Value::List(list)) => list,
            _ => &[],
        }
    }

    /// Adds a member at the end. The key must be new; [`Object::from_members`] sorts out repeated ones.
    pub fn push(&mut self, key: impl Into<Cow<'static, str>>, value: impl Into<Value>) {
        self.put(key.into(), value.into());
    }

    /// The same of a text that is copied.
    #[inline(never)]
    pub(crate) fn push_text(&mut self, key: &'static str, text: &str) {
        self.push(key, String::from(text));
    }

    /// The same of an object, which is left empty. Handed over by value, each would be copied on the way, and a page would
    /// download that at each of dozens of places.
    #[inline(never)]
    pub(crate) fn push_object(&mut self, key: &'static str, object: &mut Self) {
        self.push(key, mem::take(object));
    }

    /// The same of an object that may be empty, and is then left out.
    pub(crate) fn push_unless_empty(&mut self, key: &'static str, object: &mut Self) {
        if !object.is_empty() {
            self.push_object(key, object);
        }
    }

    /// The same of a list.
    #[inline(never)]
    pub(crate) fn push_list(&mut self, key: &'static str, list: &mut Vec<Value>) {
        self.push(key, mem::take(list));
    }

    /// The same object with one more member.
    #[must_use]
    pub fn with(mut self, key: &'static str, value: impl Into<Value>) -> Self {
        self.put(Cow::Borrowed(key), value.into());
        self
    }

    /// Not inlined: hundreds of members are put into objects.
    #[inline(never)]
    fn put(&mut self, key: Cow<'static, str>, value: Value) {
        self.0.push((key, value));
    }

    /// The members in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &Value)> {
        self.0.iter().map(|(key, value)| (key.as_ref(), value))
    }

    /// The same with keys that tell whether they are ours.
    pub(crate) fn members(&self) -> &[(Cow<'static, str>, Value)] {
        &self.0
    }

    /// How many members there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// An object of these members; of two with the same key the later stays, as in JavaScript.
    #[must_use]
    pub fn from_members(mut members: Vec<(Cow<'static, str>, Value)>) -> Self {
        // What a page hands over was written by `JSON.stringify`, which repeats no key.
        if cfg!(target_arch = "wasm32") || (members.len() <= FEW && all_different(&members)) {
            return Self(members);
        }
        let keys = members.iter().enumerate().map(|(index, (key, _))| (key.as_ref(), index));
        let mut by_key: Vec<(&str, usize)> = gather(keys);
        by_key.sort_unstable();
        let mut stays = vec![true; members.len()];
        for pair in by_key.windows(2) {
            if let [(key, index), (next, _)] = pair
                && key == next
                && let Some(stays) = stays.get_mut(*index)
            {
                *stays = false;
            }
        }
        let mut stays = stays.into_iter();
        members.retain(|_| stays.next().unwrap_or(true));
        Self(members)
    }
}

/// Up to so many keys, comparing each with each is quicker than sorting them.
const FEW: usize = 24;

/// Whether keys are certainly different, told from their ends and lengths alone.
fn all_different(members: &[(Cow<'static, str>, Value)]) -> bool {
    let mut marks = [0_u64; FEW];
    for (mark, (key, _)) in marks.iter_mut().zip(members) {
        let key = key.as_bytes();
        let end = |bytes: Option<&[u8; 4]>| bytes.map_or(0, |bytes| u64::from(u32::from_le_bytes(*bytes)));
        let short = || key.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte));
        *mark = if key.len() < 4 { short() } else { end(key.first_chunk()) << 32 | end(key.last_chunk()) };
        *mark = mark.rotate_left(5) ^ key.len() as u64;
    }
    let mut rest = marks.get(..members.len()).unwrap_or_default();
    while let Some((mark, others)) = rest.split_first() {
        if others.iter().fold(false, |same, other| same | (other == mark)) {
            return false;
        }
        rest = others;
    }
    true
}

// What is derived would copy lists by a loop of its own for each type, and have more to download.
impl Clone for Object {
    fn clone(&self) -> Self {
        let mut members = Vec::with_capacity(self.len());
        for (key, value) in &self.0 {
            members.push((key.clone(), value.clone()));
        }
        Self(members)
    }
}

impl Clone for Value {
    fn clone(&self) -> Self {
        match self {
            Self::Null => Self::Null,
            Self::Bool(truth) => Self::Bool(*truth),
            Self::Number(number) => Self::Number(*number),
            Self::Text(text) => Self::Text(text.clone()),
            Self::Token(text) => Self::Token(text),
            Self::List(list) => {
                let mut copy = Vec::with_capacity(list.len());
                for value in list {
                    copy.push(value.clone());
                }
                Self::List(copy)
            }
            Self::Object(object) => Self::Object(object.clone()),
            Self::Opaque => Self::Opaque,
        }
    }
}

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Null, Self::Null) | (Self::Opaque, Self::Opaque) => true,
            (Self::Bool(one), Self::Bool(another)) => one == another,
            (Self::Number(one), Self::Number(another)) => one == another,
            (Self::List(one), Self::List(another)) => one == another,
            (Self::Object(one), Self::Object(another)) => one == another,
            _ => self.as_text().is_some() && self.as_text() == other.as_text(),
        }
    }
}

impl Value {
    /// A number; JSON has no word for one that is not finite.
    #[must_use]
    pub fn number(number: f64) -> Self {
        if number.is_finite() { Self::Number(number) } else { Self::Opaque }
    }

    /// The text; `None` where it is no text.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Token(text) => Some(text),
            _ => None,
        }
    }

    /// The object; `None` where it is no object.
    #[must_use]
    pub const fn as_object(&self) -> Option<&Object> {
        match self {
            Self::Object(object) => Some(object),
            _ => None,
        }
    }

    /// Whether this is `null`, or a text with nothing but white space, or an empty list: no answer, at whatever question.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Null => true,
            Self::Text(_) | Self::Token(_) => self.as_text().is_some_and(|text| text.chars().all(char::is_whitespace)),
            Self::List(list) => list.is_empty(),
            Self::Bool(_) | Self::Number(_) | Self::Object(_) | Self::Opaque => false,
        }
    }
}

impl From<&'static str> for Value {
    fn from(text: &'static str) -> Self {
        Self::Token(text)
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Value {
    fn from(truth: bool) -> Self {
        Self::Bool(truth)
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<Object> for Value {
    fn from(object: Object) -> Self {
        Self::Object(object)
    }
}

impl From<Option<Object>> for Value {
    fn from(object: Option<Object>) -> Self {
        object.map_or(Self::Null, Self::Object)
    }
}

impl From<Vec<Self>> for Value {
    fn from(list: Vec<Self>) -> Self {
        Self::List(list)
    }
}

impl FromIterator<Self> for Value {
    fn from_iter<I: IntoIterator<Item = Self>>(values: I) -> Self {
        Self::List(gather(values))
    }
}

/// Puts what comes in a list, as `collect` does: that has a copy of itself for every kind of iterator, which costs a page
/// more than the calls.
pub(crate) fn gather<T>(values: impl IntoIterator<Item = T>) -> Vec<T> {
    /// Nor is it given an iterator as such, which would bring all the methods of each kind along.
    #[inline(never)]
    fn gather_all<T>(next: &mut dyn FnMut() -> Option<T>) -> Vec<T> {
        let mut list = Vec::new();
        while let Some(value) = next() {
            list.push(value);
        }
        list
    }
    // Natively nothing is downloaded, and room is made at once for what is known to come.
    if cfg!(not(target_arch = "wasm32")) {
        return values.into_iter().collect();
    }
    let mut values = values.into_iter();
    gather_all(&mut || values.next())
}

/// Adds an object to a list, and leaves an empty one, as [`Object::push_object`] does.
#[inline(never)]
pub(crate) fn add(list: &mut Vec<Value>, object: &mut Object) {
    list.push(Value::Object(mem::take(object)));
}

/// A list of texts that never change.
pub(crate) fn tokens(tokens: &[&'static str]) -> Value {
    let mut list = Vec::new();
    for token in tokens {
        list.push(Value::Token(token));
    }
    Value::List(list)
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut left = MAX_VALUES;
        Reader { depth: MAX_DEPTH, left: &mut left }.deserialize(deserializer)
    }
}

/// Reads one value, with what is left of the two limits.
struct Reader<'l> {
    depth: u8,
    left: &'l mut u32,
}

impl Reader<'_> {
    fn spent(&mut self) -> bool {
        *self.left = self.left.saturating_sub(1);
        *self.left == 0 || self.depth == 0
    }

    fn inner(&mut self) -> Reader<'_> {
        Reader { depth: self.depth.saturating_sub(1), left: self.left }
    }
}

impl<'de> DeserializeSeed<'de> for Reader<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(mut self, deserializer: D) -> Result<Value, D::Error> {
        if self.spent() {
            IgnoredAny::deserialize(deserializer)?;
            return Ok(Value::Opaque);
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Reader<'_> {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Value, E> {
        Ok(Value::Bool(truth))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Value, E> {
        Ok(Value::number(number))
    }

    #[allow(clippy::cast_precision_loss, reason = "JavaScript holds every number as a double")]
    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Number(number as f64))
    }

    #[allow(clippy::cast_precision_loss, reason = "JavaScript holds every number as a double")]
    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(Value::Number(number as f64))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.into()))
    }

    fn visit_string<E>(self, text: String) -> Result<Value, E> {
        Ok(Value::Text(text))
    }

    fn visit_bytes<E>(self, _: &[u8]) -> Result<Value, E> {
        Ok(Value::Opaque)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut access: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = access.next_element_seed(self.inner())? {
            list.push(value);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut access: A) -> Result<Value, A::Error> {
        let mut members = Vec::new();
        while let Some(key) = access.next_key::<String>()? {
            members.push((Cow::Owned(key), access.next_value_seed(self.inner())?));
        }
        Ok(Value::Object(Object::from_members(members)))
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null | Self::Opaque => serializer.serialize_unit(),
            Self::Bool(truth) => serializer.serialize_bool(*truth),
            Self::Number(number) => platform::serialize_number(*number, serializer),
            Self::Text(text) => serializer.serialize_str(text),
            // As the name of a variant, which is what serde-wasm-bindgen keeps for reuse.
            Self::Token(text) => serializer.serialize_unit_variant("Token", 0, text),
            Self::List(list) => serializer.collect_seq(list),
            Self::Object(object) => object.serialize(serializer),
        }
    }
}

impl Serialize for Object {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        platform::serialize_object(self, serializer)
    }
}
