//! Assesses records from a file, natively: one JSON record a line in, one compact JSON assessment a line out, in order.
//!
//! ```text
//! cargo run --release --example assess -- --policy policy.json --today 2026-11-23 < records.ndjson > assessments.ndjson
//! ```
//!
//! A line that is no JSON is assessed as the record that it is not, so that lines in and out stay side by side, and is
//! named on standard error.

use std::error::Error;
use std::fs;
use std::io::{self, BufRead, BufWriter, Write};
use std::process::ExitCode;

use referral_consent::choices::Language;
use referral_consent::date::{self, Date};
use referral_consent::json;
use referral_consent::policy::Policy;
use referral_consent::report::{report, report_policy};
use referral_consent::value::Value;

const USAGE: &str = "usage: assess --policy policy.json --today 2026-11-23 < records.ndjson > assessments.ndjson";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("assess: {error}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let (policy, today) = arguments()?;
    let mut output = BufWriter::new(io::stdout().lock());
    let mut input = io::stdin().lock();
    let mut line = Vec::new();
    let mut number = 0_u64;
    while input.read_until(b'\n', &mut line)? > 0 {
        number += 1;
        let text = String::from_utf8_lossy(&line);
        // As some editors begin a file.
        let text = text.strip_prefix('\u{feff}').filter(|_| number == 1).unwrap_or(&text);
        let record = json::read(text.trim_end()).unwrap_or_else(|at| {
            eprintln!("assess: line {number} is no JSON (see byte {at}): it is assessed as no record");
            Value::Opaque
        });
        let assessment = referral_consent::assess(&record, &policy, today);
        serde_json::to_writer(&mut output, &report(&assessment, &policy, Language::English))?;
        output.write_all(b"\n")?;
        line.clear();
    }
    output.flush()?;
    Ok(())
}

/// The policy and the date from the command line.
fn arguments() -> Result<(Policy, Date), Box<dyn Error>> {
    let (mut policy, mut today) = (None, None);
    let mut arguments = std::env::args().skip(1);
    while let Some(name) = arguments.next() {
        let value = arguments.next().ok_or(USAGE)?;
        match name.as_str() {
            "--policy" => policy = Some(value),
            "--today" => today = Some(value),
            _ => return Err(USAGE.into()),
        }
    }
    let (path, today) = policy.zip(today).ok_or(USAGE)?;
    let today = date::parse(&today).ok_or_else(|| format!("--today {today} is no date such as 2026-11-23"))?;
    let text = fs::read_to_string(&path).map_err(|error| format!("{path} cannot be read: {error}"))?;
    let value = json::read(&text).map_err(|at| format!("{path} is no JSON: see byte {at}"))?;
    let policy = Policy::read(&value).map_err(|findings| {
        let mut told = format!("{path} cannot be used as a policy:");
        if let Value::List(findings) = report_policy(&findings, Language::English) {
            for finding in findings.iter().filter_map(Value::as_object) {
                let part = |key| finding.get(key).and_then(Value::as_text).unwrap_or_default();
                told.push_str(&format!("\n  {} {} {}", part("path"), part("message"), part("next")));
            }
        }
        told
    })?;
    Ok((policy, today))
}
