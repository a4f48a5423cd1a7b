//! The way in from JavaScript. Nothing here is worth testing: it only carries values across.

#[cfg(feature = "hub")]
pub mod hub;

#[cfg(not(feature = "form"))]
use serde::Serialize;
#[cfg(not(feature = "form"))]
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::choices::Language;
use crate::date::{self, Date};
use crate::payload::Stamp;
use crate::report::{report, report_policy};
use crate::value::{Object, Value};
use crate::{catalogue, json, policy, words};

/// A fifth of the size of the one that comes with the standard library, and as quick.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Writes a value as plain objects and lists, as long as every key of it is ours.
#[cfg(not(feature = "form"))]
fn to_js(value: impl Into<Value>) -> JsValue {
    let value = value.into();
    value.serialize(&Serializer::json_compatible()).unwrap_or_else(|_| by_way_of_json(value))
}

/// The same by way of its JSON, which is slower and 3 KB less to download: whoever types waits 4 ms and not 40 µs.
#[cfg(feature = "form")]
pub(crate) fn to_js(value: impl Into<Value>) -> JsValue {
    by_way_of_json(value)
}

/// The same where keys may be anything: on an object that is put together, `__proto__` is none.
fn by_way_of_json(value: impl Into<Value>) -> JsValue {
    let mut text = String::new();
    json::write(&value.into(), &mut text);
    js_sys::JSON::parse(&text).unwrap_or(JsValue::NULL)
}

/// Reads a JavaScript value by way of its JSON, which is quicker than asking after each part of it.
///
/// What is no JSON at all is [`Value::Opaque`]; what cannot be turned into it (a cycle, a getter that throws) throws, and
/// JavaScript tries again with a plain copy.
pub(crate) fn from_js(value: &JsValue) -> Result<Value, JsValue> {
    let text = js_sys::JSON::stringify(value)?;
    let text: Option<String> = text.as_string();
    Ok(text.and_then(|text| json::read(&text).ok()).unwrap_or(Value::Opaque))
}

/// The day that a text names; JavaScript gives no other.
pub(crate) fn day(text: &str) -> Date {
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
        read_policy(value).map(Self)
    }
}

/// The same for whoever keeps it.
pub(crate) fn read_policy(value: &JsValue) -> Result<policy::Policy, JsValue> {
    policy::Policy::read(&from_js(value)?).map_err(|findings| {
        let error = js_sys::Error::new("The policy cannot be used: see findings");
        let findings = to_js(report_policy(&findings, Language::English));
        let _ = js_sys::Reflect::set(&error, &"findings".into(), &findings);
        error.into()
    })
}

/// Assesses a record.
///
/// # Errors
///
/// What the page throws where the value cannot be turned into JSON.
#[wasm_bindgen]
pub fn assess(record: &JsValue, policy: &Policy, today: &str) -> Result<JsValue, JsValue> {
    let record = from_js(record)?;
    Ok(to_js(report(&crate::assess(&record, &policy.0, day(today)), &policy.0, Language::English)))
}

/// Assesses a record and makes its payload.
///
/// # Errors
///
/// What the page throws where the value cannot be turned into JSON.
#[wasm_bindgen]
pub fn submit(record: &JsValue, policy: &Policy, today: &str, now: &str, id: &str) -> Result<JsValue, JsValue> {
    let record = from_js(record)?;
    let (assessment, payload) = crate::submit(&record, &policy.0, day(today), Stamp { now, id });
    let assessment = report(&assessment, &policy.0, Language::English);
    Ok(by_way_of_json(Object::new().with("assessment", assessment).with("payload", payload)))
}

/// Checks a policy.
///
/// # Errors
///
/// What the page throws where the value cannot be turned into JSON.
#[wasm_bindgen(js_name = checkPolicy)]
pub fn check_policy(policy: &JsValue) -> Result<JsValue, JsValue> {
    Ok(to_js(report_policy(&policy::check(&from_js(policy)?), Language::English)))
}

/// The catalogue in a language.
#[wasm_bindgen]
#[must_use]
pub fn catalogue(language: &str) -> JsValue {
    to_js(catalogue::catalogue(Language::of_tag(language)))
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
pub fn version() -> JsValue {
    to_js(crate::VERSION)
}
