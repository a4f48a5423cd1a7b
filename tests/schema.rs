//! The JSON Schemas, held against everything that the tests know by a validator that somebody else wrote.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that fails says where")]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::cases;
use common::json::{Json, json, put, take, written};
use common::mutated::{Mutation, mutations};
use common::{Seen, changed, day, policy_json, policy_of, value};
use jsonschema::Validator;
use referral_consent::choices::Language;
use referral_consent::document::{self, misfits};
use referral_consent::payload::Stamp;
use referral_consent::policy::{PolicyCode, check};
use referral_consent::report::report;
use referral_consent::value::Value;
use referral_consent::{assess, submit};

const STAMP: Stamp<'_> = Stamp { now: "2026-11-23T16:05:00+00:00", id: "0190f3c2-7b7e-7c54-8f5d-0d2f3a1b9c10" };

const NAMES: [&str; 5] = ["record", "policy", "assessment", "payload", "review"];

fn schema_json(name: &str) -> Json {
    let path = format!("{}/pkg-config/schema/{name}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn schema(name: &str) -> Validator {
    jsonschema::draft202012::new(&schema_json(name)).unwrap()
}

/// What is wrong with a JSON by a schema, for people to read; nothing where it is valid.
fn faults(schema: &Validator, json: &Json) -> Vec<String> {
    schema.iter_errors(json).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn each_schema_is_one_of_2020_12_and_has_a_name_of_its_own() {
    let mut ids = BTreeSet::new();
    for name in NAMES {
        let schema = schema_json(name);
        assert!(jsonschema::draft202012::meta::is_valid(&schema), "{name}");
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        assert_eq!(schema["$id"], format!("urn:referral-consent:{name}:1"));
        assert!(ids.insert(schema["$id"].to_string()));
    }
}

/// Whether the rules find a record malformed, once what they set aside is left out.
fn is_malformed(seen: &Seen) -> bool {
    ["record.wrong-type", "record.unknown-field", "record.bad-date"].iter().any(|code| !seen.found(code).is_empty())
}

/// A record without the answers that are set aside, of which the rules do not ask if they are well formed.
fn without_left_over(record: &Json, seen: &Seen) -> Json {
    let mut record = record.clone();
    for found in seen.found("record.not-asked") {
        take(&mut record, found.split(' ').nth(1).unwrap());
    }
    record
}

#[test]
fn a_record_is_valid_exactly_where_the_rules_find_nothing_malformed_in_it() {
    let schema = schema("record");
    let mut counts = [0, 0];
    let mut hold = |name: &str, record: &Json, seen: &Seen| {
        let record = without_left_over(record, seen);
        let faults = faults(&schema, &record);
        assert_eq!(!faults.is_empty(), is_malformed(seen), "{name}: {faults:?} {:?} {record}", seen.findings);
        counts[usize::from(faults.is_empty())] += 1;
    };
    for case in cases::all() {
        let seen = Seen::of(&assess(&value(&case.record), &policy_of(&case.policy), day(&case.today)));
        hold(&case.name, &case.record, &seen);
    }
    for (line, vector) in (1..).zip(include_str!("vectors/reference.ndjson").lines()) {
        let record = serde_json::from_str::<Json>(vector).unwrap()["record"].clone();
        hold(&format!("line {line}"), &record, &common::see(&record));
    }
    assert!(counts[0] > 100 && counts[1] > 1_000, "{counts:?}");
}

#[test]
fn a_policy_is_valid_exactly_where_it_is_in_form() {
    let schema = schema("policy");
    for case in cases::all() {
        assert_eq!(faults(&schema, &case.policy), [""; 0], "{}", case.name);
    }
    // What only holds between members, a schema cannot say.
    let between = [
        PolicyCode::DuplicateId,
        PolicyCode::UnknownCategory,
        PolicyCode::EndsBeforeItBegins,
        PolicyCode::PartnerNotInNotice,
    ];
    let all = changed(
        &policy_json(),
        &[
            ("/require", json!(["concerns.thin", "advice.seek"])),
            ("/originatorPermission", json!("always")),
            ("/overrideApproval", json!(true)),
            ("/consentValidForDays", json!(90)),
            ("/notice/effectiveTo", json!("2027-04-01")),
            ("/localAuthority/url", json!("https://exampleshire.example/mash")),
            (
                "/sealing/keys",
                json!([
                    {
                        "kty": "EC", "crv": "P-256", "kid": "hub", "alg": "ECDH-ES+A256KW", "use": "enc",
                        "x": "gI0GAILBdu7T53akrFmMyGcsF3n5dO7MmwNBHKW5SV0", "y": "SLW_xSffzlPWrHEVI30DHM_4egVwt3NQqeUD7nMFpps"
                    },
                    { "kty": "OKP", "crv": "X25519", "kid": "police", "x": "3p7bfXt9wbTTW2HC7OQ1Nz-DQ8hbeGdNrfx-FG-IK08" },
                ]),
            ),
        ],
        &[],
    );
    let (mut valid, mut refused) = (0, 0);
    for mutation in mutations(&all, &["/fields"]) {
        let found = check(&value(&mutation.json));
        let in_form = found.iter().all(|finding| between.contains(&finding.code));
        let faults = faults(&schema, &mutation.json);
        assert_eq!(faults.is_empty(), in_form, "{} {}: {faults:?} {found:?}", mutation.kind, mutation.pointer);
        *(if in_form { &mut valid } else { &mut refused }) += 1;
    }
    assert!(refused > 100 && valid > 10, "{refused} refused, {valid} valid");
}

#[test]
fn every_assessment_is_valid() {
    let schema = schema("assessment");
    for case in cases::all() {
        let (record, policy) = (value(&case.record), policy_of(&case.policy));
        let said = report(&assess(&record, &policy, day(&case.today)), &policy, Language::English);
        assert_eq!(faults(&schema, &written(&said)), [""; 0], "{}", case.name);
        assert_eq!(misfits(&said, document::ASSESSMENT), [], "{}", case.name);
    }
}

/// Every case that is ready, with its payload.
fn payloads() -> Vec<(String, Json)> {
    let of = |case: cases::Case| {
        let (_, payload) = submit(&value(&case.record), &policy_of(&case.policy), day(&case.today), STAMP);
        Some((case.name, written(&payload?)))
    };
    cases::all().into_iter().filter_map(of).collect()
}

#[test]
fn every_payload_is_valid() {
    let schema = schema("payload");
    let payloads = payloads();
    assert!(payloads.len() > 80);
    for (name, payload) in &payloads {
        assert_eq!(faults(&schema, payload), [""; 0], "{name}");
    }
}

#[test]
fn a_payload_with_a_member_of_the_wrong_type_or_one_too_many_or_one_too_few_is_refused() {
    let schema = schema("payload");
    let mut refused: BTreeMap<&str, usize> = BTreeMap::new();
    for (name, payload) in payloads() {
        for Mutation { kind, pointer, json } in mutations(&payload, &["/answers"]) {
            let faults = faults(&schema, &json);
            let Value::Object(object) = value(&json) else { panic!() };
            let fits = misfits(&object, document::PAYLOAD).is_empty();
            assert_eq!(faults.is_empty(), fits, "{name}: {kind} {pointer}: {faults:?}");
            match kind {
                "wrong type" | "additional member" => assert!(!fits, "{name}: {kind} {pointer}"),
                "missing member" if pointer.matches('/').count() == 1 => {
                    let required =
                        schema_json("payload")["required"].as_array().unwrap().contains(&json!(pointer[1..]));
                    assert_eq!(!fits, required, "{name}: {kind} {pointer}");
                }
                _ => {}
            }
            *refused.entry(kind).or_default() += usize::from(!fits);
        }
    }
    for kind in ["wrong type", "additional member", "missing member", "wrong word"] {
        assert!(refused[kind] > 1_000, "{refused:?}");
    }
}

#[test]
fn a_word_that_is_no_option_is_refused_wherever_there_are_options() {
    let schema = schema("payload");
    let (_, payload) = payloads().into_iter().find(|(name, _)| name == "parent agrees").unwrap();
    for pointer in [
        "/@context",
        "/type",
        "/schema",
        "/decision/route",
        "/decision/consenter",
        "/decision/lawfulBasis",
        "/consent/outcome",
        "/consent/method",
        "/consent/by/relationship",
        "/handling/0",
        "/privacyNotice/explained/0",
        "/privacyNotice/givenTo",
        "/sharing/0/purpose",
        "/referral/concernLevel",
        "/referrer/agency",
        "/digest/alg",
        "/digest/canonicalization",
    ] {
        let mut other = payload.clone();
        assert!(other.pointer(pointer).is_some(), "{pointer}");
        put(&mut other, pointer, json!("no-such-word"));
        assert!(!schema.is_valid(&other), "{pointer}");
    }
}

#[test]
fn a_time_and_a_date_are_valid_exactly_where_they_can_be() {
    let schema = schema("payload");
    let (_, payload) = payloads().into_iter().find(|(name, _)| name == "parent agrees").unwrap();
    let mut times: Vec<String> =
        ["Z", "z", "+00:00", "-23:59", "+24:00", "+01:60", "", ".5Z", ".Z", ".123456789+01:00"]
            .iter()
            .map(|zone| format!("2026-11-23T16:05:00{zone}"))
            .collect();
    times.extend(["24:00:00", "23:59:60", "23:60:00", "1:00:00"].map(|clock| format!("2026-11-23T{clock}Z")));
    times.extend(
        ["2026-11-23 16:05:00Z", "2026-11-23t16:05:00Z", "2026-11-23", "٢026-11-23T16:05:00Z"].map(String::from),
    );
    for time in times {
        let mut other = payload.clone();
        put(&mut other, "/createdAt", json!(time));
        assert_eq!(schema.is_valid(&other), referral_consent::date::in_london(&time).is_some(), "{time}");
    }
    for year in ["1900", "2000", "2024", "2026", "2100", "0000", "9999"] {
        for month in 0..=13 {
            for day in [0, 1, 28, 29, 30, 31, 32] {
                let date = format!("{year}-{month:02}-{day:02}");
                let mut other = payload.clone();
                put(&mut other, "/child/dateOfBirth", json!(date));
                assert_eq!(schema.is_valid(&other), referral_consent::date::parse(&date).is_some(), "{date}");
            }
        }
    }
}

#[test]
fn a_text_is_blank_to_the_schema_where_it_is_blank_to_the_rules() {
    let schema = schema("payload");
    let (_, payload) = payloads().into_iter().find(|(name, _)| name == "parent agrees").unwrap();
    for code in (0..0x3100).chain([0xFEFF, 0x1F600]) {
        let Some(letter) = char::from_u32(code) else { continue };
        let mut other = payload.clone();
        put(&mut other, "/referrer/name", json!(letter.to_string()));
        assert_eq!(schema.is_valid(&other), !letter.is_whitespace(), "U+{code:04X}");
    }
}
