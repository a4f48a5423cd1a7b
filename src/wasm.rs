//! The way in from JavaScript. Nothing here is worth testing: it only carries values across.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::choices::Language;
use crate::date::{self, Date};
use crate::payload::Stamp;
use crate::report::{report, report_policy};
use crate::value::{MAX_DEPTH, MAX_VALUES, Object, Value};
use crate::{catalogue, policy, reading, words};

/// Writes a value as plain objects and lists, which cannot fail.
fn to_js(value: impl Into<Value>) -> JsValue {
    value.into().serialize(&Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}

/// Reads any JavaScript value. By hand, and not by serde-wasm-bindgen, which gives the whole record up for one function
/// or symbol in it; and which asks five questions of a text before it takes it for one.
fn from_js(value: &JsValue) -> Value {
    Limits::default().read(value, 0)
}

/// What is left of [`MAX_VALUES`] while a value is read.
struct Limits(u32);

impl Default for Limits {
    fn default() -> Self {
        Self(MAX_VALUES)
    }
}

impl Limits {
    fn read(&mut self, value: &JsValue, depth: u8) -> Value {
        self.0 = self.0.saturating_sub(1);
        if let Some(text) = value.as_string() {
            Value::Text(text)
        } else if let Some(truth) = value.as_bool() {
            Value::Bool(truth)
        } else if let Some(number) = value.as_f64() {
            Value::number(number)
        } else if value.is_null() || value.is_undefined() {
            Value::Null
        } else if self.0 == 0 || depth == MAX_DEPTH {
            Value::Opaque
        } else if js_sys::Array::is_array(value) {
            value.unchecked_ref::<js_sys::Array>().iter().map(|member| self.read(&member, depth + 1)).collect()
        } else if value.is_object() {
            let entries = js_sys::Object::entries(value.unchecked_ref());
            let mut members = Vec::new();
            for entry in entries.iter() {
                let entry: js_sys::Array = entry.unchecked_into();
                if let Some(key) = entry.get(0).as_string() {
                    members.push((key.into(), self.read(&entry.get(1), depth + 1)));
                }
            }
            Value::Object(Object::from_members(members))
        } else {
            Value::Opaque
        }
    }
}

/// The day that a text names; JavaScript gives no other.
fn day(text: &str) -> Date {
    date::parse(text).unwrap_or_default()
}

/// A policy that was checked and can be used.
#[wasm_bindgen]
pub struct Policy(policy::Policy);

#[wasm_bindgen]
impl Policy {
    /// Reads a policy.
    ///
    /// # Errors
    ///
    /// An `Error` whose `findings` say why it is refused.
    #[wasm_bindgen(constructor)]
    pub fn new(value: &JsValue) -> Result<Policy, JsValue> {
        policy::Policy::read(&from_js(value)).map(Self).map_err(|findings| {
            let error = js_sys::Error::new("The policy cannot be used: see findings");
            let findings = to_js(report_policy(&findings, Language::English));
            let _ = js_sys::Reflect::set(&error, &"findings".into(), &findings);
            error.into()
        })
    }
}

/// Assesses a record.
#[wasm_bindgen]
#[must_use]
pub fn assess(record: &JsValue, policy: &Policy, today: &str) -> JsValue {
    to_js(report(&crate::assess(&from_js(record), &policy.0, day(today)), &policy.0, Language::English))
}

/// Assesses a record and makes its payload.
#[wasm_bindgen]
#[must_use]
pub fn submit(record: &JsValue, policy: &Policy, today: &str, now: &str, id: &str) -> JsValue {
    let record = from_js(record);
    let (assessment, payload) = crate::submit(&record, &policy.0, day(today), Stamp { now, id });
    let assessment = report(&assessment, &policy.0, Language::English);
    to_js(Object::new().with("assessment", assessment).with("payload", payload))
}

/// Checks a policy.
#[wasm_bindgen(js_name = checkPolicy)]
#[must_use]
pub fn check_policy(policy: &JsValue) -> JsValue {
    to_js(report_policy(&policy::check(&from_js(policy)), Language::English))
}

/// The catalogue in a language.
#[wasm_bindgen]
#[must_use]
pub fn catalogue(language: &str) -> JsValue {
    to_js(catalogue::catalogue(reading::language(language)))
}

/// Counts words as the rules count them.
#[wasm_bindgen]
#[must_use]
pub fn words(text: &str) -> JsValue {
    to_js(words::count(text))
}

/// Whether a text is a date of the calendar.
#[wasm_bindgen(js_name = isDate)]
#[must_use]
pub fn is_date(text: &str) -> bool {
    date::parse(text).is_some()
}

/// The version of the rules.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    crate::VERSION.into()
}
