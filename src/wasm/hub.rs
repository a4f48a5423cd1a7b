//! The way in for whoever receives a payload. Forms do not download it.

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::{by_policy, day, from_json, to_js};
use crate::choices::Language;
use crate::completed::by_itself;
use crate::hub::{
    report_differences, report_disagreements, report_review, report_review_findings, report_verification,
};
use crate::payload::Stamp;
use crate::value::{Object, Value};

/// Verifies a payload without the policy that it was made with.
#[wasm_bindgen]
#[must_use]
pub fn verify(payload: &str) -> JsValue {
    to_js(report_verification(&crate::verify::verify(&from_json(payload), None), Language::English))
}

/// Verifies a payload by the policy in use, which is that it was made with.
#[wasm_bindgen(js_name = verifyBy)]
#[must_use]
pub fn verify_by(payload: &str) -> JsValue {
    by_policy(|policy| {
        to_js(report_verification(&crate::verify::verify(&from_json(payload), Some(policy)), Language::English))
    })
}

/// What is to be settled about a payload; the earlier one may be `null`.
#[wasm_bindgen]
#[must_use]
pub fn review(payload: &str, earlier: &str) -> JsValue {
    let (payload, earlier) = read(payload, earlier);
    let (review, disagreements) = match crate::review::review(&payload, earlier.as_ref()) {
        Ok(review) => (Some(report_review(&review, Language::English)), Vec::new()),
        Err(disagreements) => (None, disagreements),
    };
    let disagreements = report_disagreements(&disagreements, Language::English);
    to_js(Object::new().with("review", review).with("disagreements", disagreements))
}

/// Looks at how a review was settled, and where nothing is open makes the record of it.
#[wasm_bindgen(js_name = completeReview)]
#[must_use]
pub fn complete_review(payload: &str, earlier: &str, settled: &str, today: &str, now: &str, id: &str) -> JsValue {
    let (payload, earlier) = read(payload, earlier);
    let settled = from_json(settled);
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
    to_js(said)
}

/// Where a completed review is not as it was when it was completed.
#[wasm_bindgen(js_name = checkReview)]
#[must_use]
pub fn check_review(record: &str) -> JsValue {
    to_js(report_differences(&by_itself(&from_json(record)), Language::English))
}

fn read(payload: &str, earlier: &str) -> (Value, Option<Value>) {
    let earlier = match from_json(earlier) {
        Value::Null => None,
        earlier => Some(earlier),
    };
    (from_json(payload), earlier)
}
