//! Every case of `tests/cases`, natively. Each is a sentence that a practitioner can check against the protocol.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that fails says where")]

mod common;

use std::collections::BTreeSet;

use common::cases::{self, Case};
use common::json::written;
use common::{Json, Seen, day, policy_of, value};
use referral_consent::canonical::digest;
use referral_consent::choices::{Choice, Consenter, Handling, Language, Route, Status};
use referral_consent::payload::Stamp;
use referral_consent::report::report;
use referral_consent::rules::RuleCode;
use referral_consent::value::Value;
use referral_consent::{assess, submit};

/// The SHA-256 of the canonical form of the cases as the specification has them.
const SPECIFICATION: &str = "889a3d9d8ed5b01901a0b22f658a39752c8ed90fc6d81f63a320817b2970f7ad";

const STAMP: Stamp<'_> = Stamp { now: "2026-11-23T16:05:00+00:00", id: "0190f3c2-7b7e-7c54-8f5d-0d2f3a1b9c10" };

/// What the rules say of a case, and of the record that it starts from.
fn seen(case: &Case) -> (Seen, Seen, Option<Json>) {
    let (policy, today) = (policy_of(&case.policy), day(&case.today));
    let (record, start) = (value(&case.record), value(&case.start));
    let start = Seen::of(&assess(&start, &common::policy(), today));
    if !case.submit {
        return (Seen::of(&assess(&record, &policy, today)), start, None);
    }
    let (assessment, payload) = submit(&record, &policy, today, STAMP);
    let answers = payload.as_ref().and_then(|payload| payload.get("answers")).map(written);
    (Seen::of(&assessment), start, answers)
}

#[test]
fn every_case_is_assessed_as_expected() {
    let cases = cases::all();
    let mut told = Vec::new();
    for case in &cases {
        let (seen, start, answers) = seen(case);
        told.extend(case.told(&case.differences(&seen, &start, answers.as_ref())));
    }
    assert!(told.is_empty(), "{} of {} cases differ:\n\n{}", told.len(), cases.len(), told.join("\n"));
}

#[test]
fn every_file_of_cases_is_read() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases");
    let mut files: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| name.strip_suffix(".json").map(String::from))
        .filter(|name| name != "policy")
        .collect();
    files.sort();
    let mut read: Vec<String> = cases::FILES.iter().map(|(name, _)| String::from(*name)).collect();
    read.sort();
    assert_eq!(read, files, "tests/common/cases.rs names the files");
}

#[test]
fn a_case_of_the_specification_needs_no_other_and_says_everything() {
    let text = cases::FILES.iter().find(|(name, _)| *name == "spec").unwrap().1;
    let spec: Json = serde_json::from_str(text).unwrap();
    let cases = spec["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 23, "the specification has 23 cases");
    let Value::Object(whole) = value(&spec) else { panic!("spec.json is no object") };
    assert_eq!(digest(&whole), SPECIFICATION, "spec.json says something else than the specification");
    for case in cases {
        let expect = case["expect"].as_object().unwrap();
        let said: Vec<&str> = expect.keys().map(String::as_str).collect();
        assert_eq!(said, ["age", "ask", "consenter", "findings", "handling", "route", "status"], "{}", case["name"]);
        assert!(case["record"].is_object() && case["from"].is_null(), "{}", case["name"]);
    }
}

#[test]
fn no_two_cases_are_about_the_same_answers() {
    let mut seen = std::collections::BTreeMap::new();
    for case in cases::all() {
        let all = format!("{} {} {} {}", case.record, case.policy, case.today, case.submit);
        let before = seen.insert(all, case.name.clone());
        assert_eq!(before, None, "“{}” has the answers of another case", case.name);
    }
}

/// Everything that is expected anywhere, by its name in the case.
fn expected(what: &str) -> BTreeSet<String> {
    let cases = cases::all();
    let of_case = |case: &Case| match &case.expect[what] {
        Json::Array(list) => list.iter().map(|item| item.get("code").unwrap_or(item).clone()).collect(),
        one => vec![one.clone()],
    };
    cases.iter().flat_map(of_case).filter_map(|item| item.as_str().map(String::from)).collect()
}

#[test]
fn every_rule_is_found_in_a_case() {
    let found = expected("findings");
    let missing: Vec<&str> =
        RuleCode::ALL.iter().map(|rule| rule.code()).filter(|rule| !found.contains(*rule)).collect();
    assert!(missing.is_empty(), "no case finds {missing:?}");
}

#[test]
fn every_route_consenter_status_and_duty_occurs_in_a_case() {
    fn all_occur<C: Choice>(what: &str) {
        let expected = expected(what);
        let missing: Vec<&&str> = C::SET.words().iter().filter(|word| !expected.contains(**word)).collect();
        assert!(missing.is_empty(), "no case has the {what} {missing:?}");
    }
    all_occur::<Route>("route");
    all_occur::<Consenter>("consenter");
    all_occur::<Status>("status");
    all_occur::<Handling>("handling");
}

#[test]
fn every_stop_says_what_to_do_next_whom_to_phone_and_999() {
    let mut stops = 0;
    for case in cases::all() {
        let policy = policy_of(&case.policy);
        let record = value(&case.record);
        let said = written(&report(&assess(&record, &policy, day(&case.today)), &policy, Language::English));
        let stop = |finding: &&Json| finding["severity"] == "stop";
        for finding in said["findings"].as_array().unwrap().iter().filter(stop) {
            stops += 1;
            let next = finding["next"].as_str().unwrap();
            let phone = case.policy["localAuthority"]["phone"].as_str().unwrap();
            assert!(next.contains(phone) && next.contains("999"), "{}: {}: {next}", case.name, finding["code"]);
            let before = next.split(phone).next().unwrap();
            assert!(before.split_whitespace().count() >= 12, "{}: {}: {next}", case.name, finding["code"]);
        }
    }
    assert!(stops > 20, "only {stops} stops in all the cases");
}

#[test]
fn findings_come_in_the_order_of_the_record() {
    use referral_consent::record::Question;
    let rank = |path: &str| Question::ALL.iter().position(|question| question.path() == path);
    let mut pairs = 0;
    for case in cases::all() {
        let (seen, ..) = seen(&case);
        let places: Vec<(usize, usize)> = seen
            .findings
            .iter()
            .filter_map(|finding| {
                let (code, path) = (finding.split(' ').next()?, finding.split(' ').nth(2)?);
                Some((rank(path)?, RuleCode::from_code(code)? as usize))
            })
            .collect();
        pairs += places.len().saturating_sub(1);
        assert!(places.is_sorted(), "{}: {:?}", case.name, seen.findings);
    }
    assert!(pairs > 100, "only {pairs} pairs of findings in all the cases");
}
