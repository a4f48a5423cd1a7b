//! Verifying: a payload as it was made agrees, and whatever is changed in it is found.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that fails says where")]

mod common;

use common::cases;
use common::json::{Json, json, put, take, written};
use common::mutated::{mutations, places};
use common::{changed, day, policy, policy_json, policy_of, record, value};
use referral_consent::canonical::digest;
use referral_consent::payload::Stamp;
use referral_consent::policy::Policy;
use referral_consent::submit;
use referral_consent::value::{Object, Value};
use referral_consent::verify::{Disagreement, DisagreementCode as Code, JudgedBy, Verifier, verify};

const ID: &str = "0190f3c2-7b7e-7c54-8f5d-0d2f3a1b9c10";

/// The payload of a record, made in the afternoon of a day; `None` where it is not ready.
fn made(record: &Json, policy: &Policy, today: &str) -> Option<Json> {
    let now = format!("{today}T16:05:00Z");
    submit(&value(record), policy, day(today), Stamp { now: &now, id: ID }).1.as_ref().map(written)
}

fn sent(name: &str) -> Json {
    made(&record(name), &policy(), common::TODAY).unwrap_or_else(|| panic!("“{name}” is not ready"))
}

/// Every payload of the cases: its name, itself and its policy.
fn every_payload() -> Vec<(String, Json, Policy)> {
    let made = |case: cases::Case| {
        let policy = policy_of(&case.policy);
        let payload = made(&case.record, &policy, &case.today)?;
        Some((case.name, payload, policy))
    };
    let payloads: Vec<_> = cases::all().into_iter().filter_map(made).collect();
    assert!(payloads.len() > 80);
    payloads
}

/// What disagrees, each as `code path`.
fn told(disagreements: &[Disagreement]) -> Vec<String> {
    disagreements.iter().map(|it| format!("{} {}", it.code.code(), it.path)).collect()
}

fn found(payload: &Json, policy: Option<&Policy>) -> Vec<String> {
    told(&verify(&value(payload), policy).disagreements)
}

/// The same payload with its digest made anew, as whoever changes it on purpose would.
fn digested_anew(payload: &Json) -> Json {
    let mut payload = payload.clone();
    take(&mut payload, "/digest");
    let Value::Object(object) = value(&payload) else { panic!() };
    let digest = json!({ "alg": "sha-256", "canonicalization": "RFC8785", "value": digest(&object) });
    put(&mut payload, "/digest", digest);
    payload
}

#[test]
fn a_payload_as_it_was_made_agrees_with_and_without_its_policy() {
    for (name, payload, policy) in every_payload() {
        assert_eq!(found(&payload, Some(&policy)), [""; 0], "{name}");
        assert_eq!(found(&payload, None), [""; 0], "{name}, without the policy");
        assert_eq!(verify(&value(&payload), Some(&policy)).judged_by, JudgedBy::Policy);
        assert_eq!(verify(&value(&payload), None).judged_by, JudgedBy::LoosestPolicy);
    }
}

/// The random records of the vectors, each with its policy.
fn random_records() -> Vec<(Json, Json)> {
    let of = |line: &str| {
        let vector: Json = serde_json::from_str(line).unwrap();
        let mut policy = policy_json();
        for (pointer, value) in vector["set"].as_object().into_iter().flatten() {
            put(&mut policy, pointer, value.clone());
        }
        for pointer in vector["remove"].as_array().into_iter().flatten() {
            take(&mut policy, pointer.as_str().unwrap());
        }
        (vector["record"].clone(), policy)
    };
    include_str!("vectors/reference.ndjson").lines().map(of).collect()
}

#[test]
fn a_payload_of_a_random_record_agrees_with_and_without_its_policy() {
    let (mut ready, mut outstanding) = (0, 0);
    for (line, (record, policy)) in (1..).zip(random_records()) {
        let policy = policy_of(&policy);
        // With a life at risk, more of them are ready, and whatever is malformed is outstanding.
        let mut at_risk = record.clone();
        for (pointer, answer) in [
            ("/referral/lifeAtRisk", json!(true)),
            ("/referral/concerns", json!("He is on the bridge now.")),
            ("/referrer/name", json!("Priya Nair")),
            ("/referrer/contact", json!("01632 960100")),
        ] {
            let group = pointer.split('/').nth(1).unwrap();
            match &at_risk {
                Json::Object(members) if members.get(group).is_none_or(Json::is_object) => {
                    put(&mut at_risk, pointer, answer)
                }
                _ => {}
            }
        }
        for record in [record, at_risk] {
            for with in [record.clone(), with_blanks(&record)] {
                let Some(payload) = made(&with, &policy, common::TODAY) else { continue };
                ready += 1;
                outstanding += usize::from(payload["outstanding"].as_array().is_some_and(|list| !list.is_empty()));
                assert_eq!(found(&payload, Some(&policy)), [""; 0], "line {line}: {with}\n{payload}");
                assert_eq!(found(&payload, None), [""; 0], "line {line}, without the policy: {with}\n{payload}");
            }
        }
    }
    assert!(ready > 500 && outstanding > 300, "{ready} ready, {outstanding} with something outstanding");
}

/// The same record with blank and malformed members in its lists of ids.
fn with_blanks(record: &Json) -> Json {
    let mut record = record.clone();
    let entries = record.get_mut("sharing").and_then(Json::as_array_mut).into_iter().flatten();
    for list in entries.filter_map(|entry| entry.get_mut("information")?.as_array_mut()) {
        list.insert(0, json!(" "));
        list.insert(list.len() / 2, json!(null));
        list.push(json!(5));
    }
    record
}

#[test]
fn any_change_of_any_member_is_found() {
    let mut changes = 0;
    for (name, payload, policy) in every_payload() {
        let verifier = Verifier::new(Some(&policy));
        let without = Verifier::new(None);
        let mut hold = |what: &str, other: &Json| {
            changes += 1;
            let other = value(other);
            assert!(!verifier.verify(&other).agrees(), "{name}: {what}");
            assert!(!without.verify(&other).agrees(), "{name}: {what}, without the policy");
        };
        for mutation in mutations(&payload, &[]) {
            hold(&format!("{} {}", mutation.kind, mutation.pointer), &mutation.json);
        }
        for (pointer, value) in places(&payload, &[]) {
            let other = match value {
                Json::Bool(truth) => json!(!truth),
                Json::Number(number) => json!(number.as_f64().unwrap() + 1.0),
                Json::String(text) => json!(format!("{text} ")),
                Json::Array(list) if !list.is_empty() => {
                    let last = list.len() - 1;
                    hold(&format!("{pointer}: one fewer"), &changed(&payload, &[(&pointer, json!(list[..last]))], &[]));
                    json!(list.iter().chain([&list[0]]).collect::<Vec<_>>())
                }
                Json::Null | Json::Array(_) | Json::Object(_) => continue,
            };
            hold(&pointer, &changed(&payload, &[(&pointer, other)], &[]));
        }
    }
    assert!(changes > 20_000, "{changes}");
}

#[test]
fn what_the_rules_work_out_is_found_changed_even_where_the_digest_is_made_anew() {
    let worked_out = ["/type", "/keep", "/decision", "/handling", "/outstanding", "/producer/policy"];
    let answer = ["/decision/lawfulBasis"];
    let mut changes = 0;
    for (name, payload, policy) in every_payload() {
        for (pointer, here) in places(&payload, &[]) {
            let is =
                |roots: &[&str]| roots.iter().any(|root| pointer == *root || pointer.starts_with(&format!("{root}/")));
            let of_sharing = pointer.ends_with("/insideMash") || pointer.ends_with("/coveredByNotice");
            // Without a date of its own, the day of the decision is the day that the rules reckon from.
            let own_day = pointer == "/decision/decidedOn" && payload.pointer("/referral/date").is_none();
            if !(is(&worked_out) || of_sharing) || is(&answer) || own_day || here.is_object() {
                continue;
            }
            let others = match here {
                Json::Bool(truth) => vec![json!(!truth)],
                Json::Number(number) => vec![json!(number.as_u64().unwrap() + 1), json!(null)],
                Json::Null => vec![json!(7)],
                Json::String(text) if pointer.starts_with("/decision/decidedOn") => {
                    vec![json!(text.replace("20", "19"))]
                }
                Json::String(_) if pointer == "/type" => vec![json!("police-notification"), json!("consent-change")],
                Json::String(_) => {
                    vec![json!("a".repeat(64)), json!("self"), json!("police"), json!("do-not-alert-family")]
                }
                Json::Array(_) => vec![json!([])],
                Json::Object(_) => vec![],
            };
            for other in others.into_iter().filter(|other| other != here) {
                changes += 1;
                let other = digested_anew(&changed(&payload, &[(&pointer, other)], &[]));
                assert!(!found(&other, Some(&policy)).is_empty(), "{name}: {pointer}: {other}");
            }
        }
    }
    assert!(changes > 1_000, "{changes}");
}

#[test]
fn a_disagreement_names_the_place_what_should_be_there_and_what_is() {
    let payload = sent("parent agrees");
    let other = digested_anew(&changed(&payload, &[("/decision/ageAtDecision", json!(11))], &[]));
    let seen = verify(&value(&other), Some(&policy()));
    assert_eq!(told(&seen.disagreements), ["decision.differs /decision/ageAtDecision"]);
    let disagreement = &seen.disagreements[0];
    assert_eq!(disagreement.expected, Some(Value::Number(10.0)));
    assert_eq!(disagreement.found, Some(Value::Number(11.0)));
    let outside = digested_anew(&changed(&payload, &[("/sharing/0/insideMash", json!(false))], &[]));
    let seen = found(&outside, Some(&policy()));
    assert_eq!(seen, ["sharing.differs /sharing/0/insideMash"]);
}

#[test]
fn an_answer_that_was_changed_so_that_the_rules_forbid_it_is_found_with_its_rule() {
    let payload = sent("parent agrees");
    for (pointer, answer, expected) in [
        ("/consent/outcome", json!("refused"), "consent.refused"),
        ("/consent/by/parentalResponsibility", json!("unknown"), "consent.parental-responsibility-missing"),
        ("/child/dateOfBirth", json!("2008-05-14"), "consent.not-competent"),
        ("/sharing/0/purpose", json!("other"), "sharing.purpose-not-permitted"),
        ("/tests/necessity/met", json!(false), "tests.not-met"),
    ] {
        let other = digested_anew(&changed(&payload, &[(pointer, answer)], &[]));
        for policy in [Some(policy()), None] {
            let seen = verify(&value(&other), policy.as_ref());
            let rules: Vec<_> = seen.disagreements.iter().filter_map(|it| Some(it.rule?.code())).collect();
            let late = expected == "consent.not-competent" && rules.contains(&"consent.capacity-missing");
            assert!(rules.contains(&expected) || late, "{pointer}: {:?}", told(&seen.disagreements));
        }
    }
}

#[test]
fn a_payload_made_by_another_policy_is_told_apart_and_judged_by_the_loosest() {
    let payload = sent("parent agrees");
    let newer = policy_of(&changed(&policy_json(), &[("/version", json!("2027-01"))], &[]));
    let seen = verify(&value(&payload), Some(&newer));
    assert_eq!(
        told(&seen.disagreements),
        ["policy.differs /producer/policy/version", "policy.differs /producer/policy/digest"]
    );
    assert_eq!(seen.judged_by, JudgedBy::LoosestPolicy);
    let other_notice = policy_of(&changed(&policy_json(), &[("/notice/title", json!("Another"))], &[]));
    let seen = found(&payload, Some(&other_notice));
    let expected = [
        "policy.differs /producer/policy/digest",
        "notice.differs /privacyNotice/title",
        "notice.differs /privacyNotice/digest",
    ];
    assert_eq!(seen, expected);
}

#[test]
fn what_any_policy_would_find_is_found_without_one() {
    let payload = sent("refused, and the case for going on is recorded");
    let thin = digested_anew(&changed(&payload, &[("/override/rationale", json!("He is at risk."))], &[]));
    assert_eq!(found(&thin, None), ["rules.not-ready /override/rationale"]);
    let mixed = digested_anew(&changed(&sent("parent agrees"), &[("/sharing/0/recipient", json!("somebody"))], &[]));
    assert_eq!(found(&mixed, None), [""; 0], "whether somebody is inside the MASH only the policy tells");
    assert!(found(&mixed, Some(&policy())).contains(&"sharing.differs /sharing/0/insideMash".into()));
}

#[test]
fn an_answer_that_is_not_asked_is_found_in_a_payload() {
    let with = changed(&sent("parent agrees"), &[("/consent/refusalReason", json!("No."))], &[]);
    assert_eq!(found(&digested_anew(&with), None), ["rules.not-asked /consent/refusalReason"]);
    let not_shared = json!({
        "referral": { "decision": "do-not-share", "decisionReason": "Early help is in place.", "concernLevel": "early-help" },
        "referrer": record("parent agrees")["referrer"],
    });
    let kept = made(&not_shared, &policy(), common::TODAY).unwrap();
    let with =
        changed(&kept, &[("/answers", json!({ "childName": "Aisha" })), ("/privacyNotice/given", json!(true))], &[]);
    let expected = ["rules.not-asked /privacyNotice/given", "payload.member-unknown /answers"];
    assert_eq!(found(&digested_anew(&with), Some(&policy())), expected);
}

#[test]
fn own_fields_that_nothing_shared_covers_are_found() {
    let payload =
        changed(&sent("parent agrees"), &[("/answers", json!({ "childName": "Aisha", "gp": "Dr Shah" }))], &[]);
    assert_eq!(found(&digested_anew(&payload), Some(&policy())), ["answers.not-covered /answers/gp"]);
    assert_eq!(found(&digested_anew(&payload), None), [""; 0]);
}

#[test]
fn with_a_life_at_risk_what_an_agency_requires_to_be_covered_is_outstanding_and_the_payload_agrees() {
    let strict = common::policy_with(&[("/require", json!(["answers.not-covered"]))]);
    let own = json!({ "childName": "Aisha", "gp": "Dr Shah" });
    let at_risk = changed(&record("life at risk"), &[("/answers", own)], &[]);
    let payload = made(&at_risk, &strict, common::TODAY).unwrap();
    let item = json!({ "code": "answers.not-covered", "path": "/answers/gp" });
    assert!(payload["outstanding"].as_array().unwrap().contains(&item), "{}", payload["outstanding"]);
    for policy in [Some(&strict), None] {
        assert_eq!(found(&payload, policy), [""; 0]);
    }
    let carried = digested_anew(&changed(&payload, &[("/answers/gp", json!("Dr Shah"))], &[]));
    assert!(found(&carried, Some(&strict)).contains(&"answers.not-covered /answers/gp".to_owned()));
}

#[test]
fn a_payload_of_another_version_of_the_rules_agrees_unless_something_else_disagrees() {
    let payload = digested_anew(&changed(&sent("parent agrees"), &[("/producer/version", json!("9.0.0"))], &[]));
    assert_eq!(found(&payload, Some(&policy())), [""; 0]);
    let other = digested_anew(&changed(&payload, &[("/decision/consenter", json!("self"))], &[]));
    let expected = ["decision.differs /decision/consenter", "rules.other-version /producer/version"];
    assert_eq!(found(&other, Some(&policy())), expected);
}

#[test]
fn anything_at_all_is_verified_without_harm() {
    for other in
        [json!(null), json!([]), json!("payload"), json!({}), json!({ "digest": { "value": 7 }, "sharing": [[]] })]
    {
        let seen = verify(&value(&other), Some(&policy()));
        assert!(!seen.agrees(), "{other}");
        assert_eq!(seen.judged_by, JudgedBy::Nothing);
    }
    assert_eq!(Verifier::new(None).verify(&Value::Object(Object::new())).disagreements[0].code, Code::MemberMissing);
}
