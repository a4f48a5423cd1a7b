//! The way in for whoever receives a payload. Forms do not download it.

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::{Policy, day, from_js, to_js};
use crate::choices::Language;
use crate::completed::by_itself;
use crate::hub::{
    report_differences, report_disagreements, report_review, report_review_findings, report_verification,
};
use crate::payload::Stamp;
use crate::value::{Object, Value};

/// Verifies a payload without the policy that it was made with.
///
/// # Errors
///
/// What the page throws where the value cannot be turned into JSON.
#[wasm_bindgen]
pub fn verify(payload: &JsValue) -> Result<JsValue, JsValue> {
    Ok(to_js(report_verification(&crate::verify::verify(&from_js(payload)?, None), Language::English)))
}

/// Verifies a payload by the policy that it was made with.
///
/// # Errors
///
/// What the page throws where the value cannot be turned into JSON.
#[wasm_bindgen(js_name = verifyBy)]
pub fn verify_by(payload: &JsValue, policy: &Policy) -> Result<JsValue, JsValue> {
    Ok(to_js(report_verification(&crate::verify::verify(&from_js(payload)?, Some(&policy.0)), Language::English)))
}

/// What is to be settled about a payload; the earlier one may be undefined.
///
/// # Errors
///
/// What the page throws where a value cannot be turned into JSON.
#[wasm_bindgen]
pub fn review(payload: &JsValue, earlier: &JsValue) -> Result<JsValue, JsValue> {
    let (payload, earlier) = read(payload, earlier)?;
    let (review, disagreements) = match crate::review::review(&payload, earlier.as_ref()) {
        Ok(review) => (Some(report_review(&review, Language::English)), Vec::new()),
        Err(disagreements) => (None, disagreements),
    };
    let disagreements = report_disagreements(&disagreements, Language::English);
    Ok(to_js(Object::new().with("review", review).with("disagreements", disagreements)))
}

/// Looks at how a review was settled, and where nothing is open makes the record of it.
///
/// # Errors
///
/// What the page throws where a value cannot be turned into JSON.
#[wasm_bindgen(js_name = completeReview)]
pub fn complete_review(
    payload: &JsValue,
    earlier: &JsValue,
    settled: &JsValue,
    today: &str,
    now: &str,
    id: &str,
) -> Result<JsValue, JsValue> {
    let (payload, earlier) = read(payload, earlier)?;
    let settled = if settled.is_undefined() { Value::Null } else { from_js(settled)? };
    let (findings, record, disagreements) = match crate::review::review(&payload, earlier.as_ref()) {
        Ok(review) => {
            let (findings, record) = review.complete(&settled, day(today), Stamp { now, id });
            (findings, record, Vec::new())
        }
        Err(disagreements) => (Vec::new(), None, disagreements),
    };
    let said = Object::new()
        .with("findings", report_review_findings(&findings, Language::English))
        .with("record", record)
        .with("disagreements", report_disagreements(&disagreements, Language::English));
    Ok(to_js(said))
}

/// Where a completed review is not as it was when it was completed.
///
/// # Errors
///
/// What the page throws where the value cannot be turned into JSON.
#[wasm_bindgen(js_name = checkReview)]
pub fn check_review(record: &JsValue) -> Result<JsValue, JsValue> {
    Ok(to_js(report_differences(&by_itself(&from_js(record)?), Language::English)))
}

fn read(payload: &JsValue, earlier: &JsValue) -> Result<(Value, Option<Value>), JsValue> {
    let earlier = if earlier.is_undefined() || earlier.is_null() { None } else { Some(from_js(earlier)?) };
    Ok((from_js(payload)?, earlier))
}
