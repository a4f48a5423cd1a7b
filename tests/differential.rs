//! Random records and policies, assessed as an independent reading of the specification assesses them: see
//! `tests/vectors/README.md`.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that fails says where")]

mod common;

use std::collections::BTreeSet;

use common::json::{Json, put, take};
use common::seen::texts;
use common::{Seen, policy_json, policy_of, see_by};
use referral_consent::rules::RuleCode;

fn vectors() -> Vec<Json> {
    include_str!("vectors/reference.ndjson").lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// What the reference says; it is not asked here what is asked.
fn expected(vector: &Json, ask: &[String]) -> Seen {
    let word = |key: &str| vector[key].as_str().unwrap().into();
    Seen {
        status: word("status"),
        route: word("route"),
        consenter: word("consenter"),
        age: vector["age"].clone(),
        findings: texts(&vector["findings"]),
        ask: ask.to_vec(),
        handling: texts(&vector["handling"]),
    }
}

#[test]
fn a_thousand_random_records_are_assessed_as_the_reference_does() {
    let vectors = vectors();
    let mut different = Vec::new();
    for (line, vector) in (1..).zip(&vectors) {
        let mut policy = policy_json();
        for (pointer, value) in vector["set"].as_object().into_iter().flatten() {
            put(&mut policy, pointer, value.clone());
        }
        for pointer in vector["remove"].as_array().into_iter().flatten() {
            take(&mut policy, pointer.as_str().unwrap());
        }
        let seen = see_by(&vector["record"], &policy_of(&policy));
        let expected = expected(vector, &seen.ask);
        if seen != expected {
            different.push(format!("line {line}: {}\n  expected {expected:?}\n  seen     {seen:?}", vector["record"]));
        }
    }
    let count = different.len();
    different.truncate(3);
    assert!(count == 0, "{count} of {} differ, among them\n{}", vectors.len(), different.join("\n"));
}

#[test]
fn the_random_records_find_nearly_every_rule_and_take_every_route() {
    let vectors = vectors();
    assert!(vectors.len() >= 1_000, "only {} vectors", vectors.len());
    let found: BTreeSet<String> = vectors
        .iter()
        .flat_map(|vector| texts(&vector["findings"]))
        .map(|finding| finding.split(' ').next().unwrap().into())
        .collect();
    // `assess` reads no answers of the agency's own, so it cannot find that some are not covered.
    let rules = RuleCode::ALL.iter().filter(|rule| **rule != RuleCode::AnswersNotCovered);
    let missing: Vec<&str> = rules.map(|rule| rule.code()).filter(|code| !found.contains(*code)).collect();
    assert!(missing.is_empty(), "no vector finds {missing:?}");
    let routes: BTreeSet<&str> = vectors.iter().map(|vector| vector["route"].as_str().unwrap()).collect();
    assert_eq!(routes.len(), 7, "{routes:?}");
}
