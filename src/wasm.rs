//! The way in from JavaScript. Nothing here is worth testing: it only carries values across.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};

use crate::choices::Language;
use crate::date::{self, Date};
use crate::payload::Stamp;
use crate::report::{report, report_policy};
use crate::value::Value;
use crate::{catalogue, policy, reading, words};

fn to_js(value: &(impl Serialize + ?Sized)) -> Result<JsValue, JsError> {
    Ok(value.serialize(&Serializer::json_compatible())?)
}

fn from_js(value: JsValue) -> Result<Value, JsError> {
    Ok(serde_wasm_bindgen::from_value(value)?)
}

fn day(text: &str) -> Result<Date, JsError> {
    date::parse(text).ok_or_else(|| JsError::new("today is no date"))
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
    pub fn new(value: JsValue) -> Result<Policy, JsValue> {
        policy::Policy::read(&from_js(value)?).map(Self).map_err(|findings| {
            let error = js_sys::Error::new("The policy cannot be used: see findings");
            let findings = to_js(&report_policy(findings, Language::English)).unwrap_or(JsValue::NULL);
            let _ = js_sys::Reflect::set(&error, &"findings".into(), &findings);
            error.into()
        })
    }
}

/// Assesses a record.
///
/// # Errors
///
/// Where the record cannot be carried across.
#[wasm_bindgen]
pub fn assess(record: JsValue, policy: &Policy, today: &str) -> Result<JsValue, JsError> {
    let record = from_js(record)?;
    to_js(&report(&crate::assess(&record, &policy.0, day(today)?), &policy.0, Language::English))
}

/// Assesses a record and makes its payload.
///
/// # Errors
///
/// Where the record cannot be carried across.
#[wasm_bindgen]
pub fn submit(record: JsValue, policy: &Policy, today: &str, now: &str, id: &str) -> Result<JsValue, JsError> {
    let record = from_js(record)?;
    let (assessment, payload) = crate::submit(&record, &policy.0, day(today)?, Stamp { now, id });
    to_js(&crate::Submission { assessment: report(&assessment, &policy.0, Language::English), payload })
}

/// Checks a policy.
///
/// # Errors
///
/// Where the policy cannot be carried across.
#[wasm_bindgen(js_name = checkPolicy)]
pub fn check_policy(policy: JsValue) -> Result<JsValue, JsError> {
    to_js(&report_policy(policy::check(&from_js(policy)?), Language::English))
}

/// The catalogue in a language.
///
/// # Errors
///
/// None that can occur.
#[wasm_bindgen]
pub fn catalogue(language: &str) -> Result<JsValue, JsError> {
    to_js(&catalogue::catalogue(reading::language(language)))
}

/// Counts words as the rules count them.
///
/// # Errors
///
/// None that can occur.
#[wasm_bindgen]
pub fn words(text: &str) -> Result<JsValue, JsError> {
    to_js(&words::count(text))
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
