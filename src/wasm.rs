//! The way in from JavaScript. Nothing here is worth testing: it only carries values across.
//!
//! Values come as their JSON, which is quicker to read than a JavaScript value is to ask after each of its parts; what
//! JSON has no word for comes as an empty text.

#[cfg(feature = "hub")]
pub mod hub;

use std::cell::RefCell;

#[cfg(not(feature = "form"))]
use serde::Serialize;
#[cfg(not(feature = "form"))]
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::choices::Language;
use crate::date::{self, Date};
use crate::payload::Stamp;
use crate::policy::{Policy, check};
use crate::report::{report, report_policy};
use crate::value::{Object, Value};
use crate::{catalogue, json, words};

/// A fifth of the size of the one that comes with the standard library, and as quick.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Writes a value as plain objects and lists, which cannot fail.
#[cfg(not(feature = "form"))]
fn to_js(value: impl Into<Value>) -> JsValue {
    value.into().serialize(&Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}

/// The same by way of its JSON, which is slower and 3 KB less to download: whoever types waits 4 ms and not 40 µs.
#[cfg(feature = "form")]
pub(crate) fn to_js(value: impl Into<Value>) -> JsValue {
    by_way_of_json(value)
}

#[wasm_bindgen]
extern "C" {
    /// Of what is certainly JSON; nothing has to be caught.
    #[wasm_bindgen(js_namespace = JSON)]
    fn parse(json: &str) -> JsValue;
}

/// The same where keys may be anything: on an object that is put together, `__proto__` is none.
fn by_way_of_json(value: impl Into<Value>) -> JsValue {
    let mut text = String::new();
    json::write(&value.into(), &mut text);
    parse(&text)
}

/// Reads the JSON of a value; anything else is [`Value::Opaque`].
pub(crate) fn from_json(text: &str) -> Value {
    json::read(text).unwrap_or(Value::Opaque)
}

/// The day that a text names; JavaScript gives no other.
pub(crate) fn day(text: &str) -> Date {
    date::parse(text).unwrap_or_default()
}

thread_local! {
    /// The policy that is in use: a class of its own for it would cost a page half a kilobyte.
    static POLICY: RefCell<Option<Policy>> = const { RefCell::new(None) };
}

/// Has what follows go by a policy, given as its JSON. Where it is refused, the findings that say why; the one before it
/// then stays in use.
#[wasm_bindgen(js_name = usePolicy)]
#[must_use]
pub fn use_policy(policy: &str) -> JsValue {
    match read_policy(policy) {
        Ok(policy) => {
            POLICY.set(Some(policy));
            JsValue::UNDEFINED
        }
        Err(findings) => findings,
    }
}

/// Reads the JSON of a policy.
///
/// # Errors
///
/// The findings that say why it is refused.
pub(crate) fn read_policy(policy: &str) -> Result<Policy, JsValue> {
    let refused = |findings: Vec<_>| to_js(report_policy(&findings, Language::English));
    Policy::read(&from_json(policy)).map_err(refused)
}

/// What is said by the policy in use; nothing while there is none.
fn by_policy(say: impl FnOnce(&Policy) -> JsValue) -> JsValue {
    POLICY.with_borrow(|policy| policy.as_ref().map_or(JsValue::NULL, say))
}

/// Assesses a record by the policy in use.
#[wasm_bindgen]
#[must_use]
pub fn assess(record: &str, today: &str) -> JsValue {
    by_policy(|policy| to_js(report(&crate::assess(&from_json(record), policy, day(today)), policy, Language::English)))
}

/// Assesses a record by the policy in use, and makes its payload.
#[wasm_bindgen]
#[must_use]
pub fn submit(record: &str, today: &str, now: &str, id: &str) -> JsValue {
    by_policy(|policy| {
        let record = from_json(record);
        let (assessment, payload) = crate::submit(&record, policy, day(today), Stamp { now, id });
        let mut said = Object::new();
        said.push("assessment", report(&assessment, policy, Language::English));
        said.push("payload", Value::from(payload));
        by_way_of_json(said)
    })
}

/// Checks a policy.
#[wasm_bindgen(js_name = checkPolicy)]
#[must_use]
pub fn check_policy(policy: &str) -> JsValue {
    to_js(report_policy(&check(&from_json(policy)), Language::English))
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
