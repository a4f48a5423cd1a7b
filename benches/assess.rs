//! How long `assess` takes natively. Printed, and never a test: machines differ.
//!
//! `BENCH_LENGTH=short` measures for a tenth of the time.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a benchmark that cannot run says where"
)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use referral_consent::assess;
use referral_consent::choices::Choice;
use referral_consent::date::{Date, parse};
use referral_consent::policy::Policy;
use referral_consent::value::Value;
use serde_json::{Value as Json, json};

/// The target for a full record.
const TARGET: Duration = Duration::from_micros(5);

fn value(json: &Json) -> Value {
    serde_json::from_value(json.clone()).expect("any JSON is a value")
}

/// The records of the cases of the specification, by name.
fn case(name: &str) -> Json {
    let spec: Json = serde_json::from_str(include_str!("../tests/cases/spec.json")).expect("spec.json is JSON");
    let cases = spec["cases"].as_array().expect("spec.json has cases");
    cases.iter().find(|case| case["name"] == name).expect("the case is there")["record"].clone()
}

/// The median time of one call, over samples of many calls each.
fn median(samples: usize, mut call: impl FnMut()) -> Duration {
    let start = Instant::now();
    let mut calls = 0_u32;
    while start.elapsed() < Duration::from_millis(20) {
        call();
        calls += 1;
    }
    // Each sample takes about five milliseconds.
    let calls = (calls / 4).max(1);
    let mut times: Vec<Duration> = (0..samples)
        .map(|_| {
            let start = Instant::now();
            (0..calls).for_each(|_| call());
            start.elapsed() / calls
        })
        .collect();
    times.sort_unstable();
    times[times.len() / 2]
}

fn micros(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}

/// A record in which this many things are shared, each with this many recipients.
fn large(information: usize, sharing: usize) -> Json {
    let mut record = case("parent agrees");
    let ids: Vec<String> = (0..information).map(|item| format!("item-{item}")).collect();
    record["information"] = ids.iter().map(|id| json!({ "id": id, "category": "health" })).collect();
    let entry = json!({ "recipient": "health", "purpose": "safeguarding", "information": ids });
    record["sharing"] = vec![entry; sharing].into();
    record
}

fn main() {
    let short = std::env::var("BENCH_LENGTH").is_ok_and(|length| length == "short");
    let samples = if short { 11 } else { 101 };
    let policy: Json = serde_json::from_str(include_str!("../tests/cases/policy.json")).expect("policy.json is JSON");
    let policy = Policy::read(&value(&policy)).expect("the policy is in order");
    let today: Date = parse("2026-11-23").expect("a date");

    println!("assess, natively (median of {samples} samples)");
    let mut override_ = case("refused, and a thin reason");
    override_["override"]["rationale"] =
        json!("Aisha was left alone on three nights and neighbours heard her crying out for help. ".repeat(8));
    for (name, record) in [
        ("nothing answered yet", json!({})),
        ("a full record, on consent", case("parent agrees")),
        ("a long override", override_),
    ] {
        let record = value(&record);
        let status = assess(&record, &policy, today).status.word();
        let time = median(samples, || {
            black_box(assess(black_box(&record), &policy, today));
        });
        let met = if time <= TARGET { "met" } else { "MISSED" };
        println!("  {name:<28} {:>8.2} µs   {status:<10}  target {} µs: {met}", micros(time), TARGET.as_micros());
    }

    println!("growth with what is shared × with whom");
    for side in [10, 30, 100, 300] {
        let record = value(&large(side, side));
        let time = median(samples / 3, || {
            black_box(assess(black_box(&record), &policy, today));
        });
        let pairs = side * side;
        #[allow(clippy::cast_precision_loss, reason = "at most 90,000")]
        let each = time.as_secs_f64() * 1e9 / pairs as f64;
        println!("  {side:>4} × {side:<4} {:>10.1} µs   {each:>6.1} ns for each id that is shared", micros(time));
    }
}
