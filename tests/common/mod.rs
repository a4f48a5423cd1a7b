//! What several tests need: the cases of `tests/cases` written out in full, and assessments that can be compared.
//!
//! All of it also works as WebAssembly in a browser: nothing is read from a disk.

#![allow(dead_code, unused_imports, reason = "each test uses some of it")]

pub mod cases;
pub mod json;
pub mod mutated;
pub mod seen;

use referral_consent::date::{self, Date};
use referral_consent::policy::Policy;
use referral_consent::value::Value;

pub use json::{Json, changed, json, value};
pub use seen::Seen;

/// The day on which the cases are assessed, unless they say otherwise.
pub const TODAY: &str = "2026-11-23";

/// A date of the calendar.
pub fn day(text: &str) -> Date {
    date::parse(text).unwrap_or_else(|| panic!("{text} is no date"))
}

/// The policy of the cases, as JSON.
pub fn policy_json() -> Json {
    serde_json::from_str(include_str!("../cases/policy.json")).unwrap()
}

/// A policy that can be used.
pub fn policy_of(json: &Json) -> Policy {
    Policy::read(&value(json)).unwrap_or_else(|findings| panic!("the policy is refused: {findings:?}"))
}

/// The policy of the cases.
pub fn policy() -> Policy {
    policy_of(&policy_json())
}

/// The policy of the cases with some members set.
pub fn policy_with(set: &[(&str, Json)]) -> Policy {
    policy_of(&changed(&policy_json(), set, &[]))
}

/// What the rules say of a record by the policy of the cases.
pub fn see(record: &Json) -> Seen {
    see_by(record, &policy())
}

/// What the rules say of a record by a policy.
pub fn see_by(record: &Json, policy: &Policy) -> Seen {
    see_value(&value(record), policy)
}

/// What the rules say of any value by a policy.
pub fn see_value(record: &Value, policy: &Policy) -> Seen {
    Seen::of(&referral_consent::assess(record, policy, day(TODAY)))
}

/// The record of the case with this name.
pub fn record(name: &str) -> Json {
    let all = cases::all();
    let case = all.iter().find(|case| case.name == name);
    case.unwrap_or_else(|| panic!("there is no case called “{name}”")).record.clone()
}
