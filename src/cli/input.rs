//! What a run needs beside its input: a policy, a day.

use std::fs;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use chrono::TimeDelta;

use super::{End, Failure};
use crate::choices::Language;
use crate::date::{self, Date};
use crate::json;
use crate::policy::Policy;
use crate::report::report_policy;
use crate::value::Value;

/// A day as it is written on the command line.
pub(super) fn day(text: &str) -> Result<Date, String> {
    date::parse(text).ok_or_else(|| String::from("it is no date such as 2026-11-23"))
}

/// The day that it is now in Europe/London.
pub(super) fn today() -> Date {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    let day = Date::default() + TimeDelta::days((seconds / 86_400).try_into().unwrap_or_default());
    let [hours, minutes] = [seconds / 3_600 % 24, seconds / 60 % 60];
    date::in_london(&format!("{}T{hours:02}:{minutes:02}:00Z", date::write(day))).unwrap_or(day)
}

/// A JSON file.
pub(super) fn json(path: &Path) -> Result<Value, Failure> {
    let unusable = |why: String| Failure(End::Unusable, format!("{} {why}", path.display()));
    let text = fs::read_to_string(path).map_err(|error| unusable(format!("cannot be read: {error}")))?;
    json::read(&text).map_err(|at| unusable(format!("is no JSON: see byte {at}")))
}

/// A policy that can be used.
pub(super) fn policy(path: &Path) -> Result<Policy, Failure> {
    Policy::read(&json(path)?).map_err(|findings| {
        let mut told = format!("{} cannot be used as a policy:", path.display());
        if let Value::List(findings) = report_policy(&findings, Language::English) {
            for finding in findings.iter().filter_map(Value::as_object) {
                for (before, key) in [("\n  ", "path"), (" ", "message"), (" ", "next")] {
                    told.push_str(before);
                    told.push_str(finding.get(key).and_then(Value::as_text).unwrap_or_default());
                }
            }
        }
        Failure(End::Unusable, told)
    })
}
