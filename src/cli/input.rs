//! What a run needs beside its input: a policy, a day.

use std::fs;
use std::num::NonZeroUsize;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use chrono::TimeDelta;
use zeroize::Zeroizing;

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

/// A number of workers as it is written on the command line.
pub(super) fn number(text: &str) -> Result<NonZeroUsize, String> {
    text.parse().map_err(|_| String::from("it is no whole number from 1 on"))
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
    let no_json = |at| Failure(End::Unusable, format!("{} is no JSON: see byte {at}", path.display()));
    json::read(&text(path)?).map_err(no_json)
}

/// The text of a file, which is wiped from memory when it was used: it may be a private key.
pub(super) fn text(path: &Path) -> Result<Zeroizing<String>, Failure> {
    let cannot = |why: String| Failure(End::Unusable, format!("{} cannot be read: {why}", path.display()));
    let mut bytes = Zeroizing::new(fs::read(path).map_err(|error| cannot(error.to_string()))?);
    unmark(&mut bytes).map_err(|why| cannot(why.into()))?;
    let text = std::str::from_utf8(&bytes).map_err(|_| cannot("it is no UTF-8".into()))?;
    Ok(Zeroizing::new(text.into()))
}

/// Takes the byte-order mark from the start of a text, as some programs put one there.
pub(super) fn unmark(bytes: &mut Vec<u8>) -> Result<(), &'static str> {
    match **bytes {
        [0xef, 0xbb, 0xbf, ..] => drop(bytes.drain(..3)),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => return Err("it is UTF-16; save it as UTF-8"),
        _ => {}
    }
    Ok(())
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
