//! What leaves the form, and what does not.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that fails says where")]

mod common;

use common::cases::{self, Case};
use common::json::{object_of, written};
use common::seen::texts;
use common::{Json, TODAY, changed, day, json, policy, policy_json, policy_of, record, value};
use referral_consent::canonical::digest;
use referral_consent::payload::Stamp;
use referral_consent::value::{Object, Value};
use referral_consent::{assess, submit};

const NOW: &str = "2026-11-23T16:05:00+00:00";
const ID: &str = "0190f3c2-7b7e-7c54-8f5d-0d2f3a1b9c10";

/// The payload of a record by a policy; `None` where there is none.
fn sent_by(record: &Json, policy: &Json) -> Option<Json> {
    let (_, payload) = submit(&value(record), &policy_of(policy), day(TODAY), Stamp { now: NOW, id: ID });
    payload.as_ref().map(written)
}

fn sent(record: &Json) -> Json {
    sent_by(record, &policy_json()).unwrap_or_else(|| panic!("not ready: {:?}", common::see(record).findings))
}

/// Every case that is ready, with its payload.
fn every_payload() -> Vec<(Case, Json)> {
    let mut payloads = Vec::new();
    for case in cases::all() {
        let stamp = Stamp { now: NOW, id: ID };
        let (_, payload) = submit(&value(&case.record), &policy_of(&case.policy), day(&case.today), stamp);
        payloads.extend(payload.map(|payload| (case, written(&payload))));
    }
    assert!(payloads.len() > 80, "only {} cases are ready", payloads.len());
    payloads
}

#[test]
fn there_is_a_payload_exactly_where_the_status_is_ready() {
    let mut without = 0;
    for case in cases::all() {
        let (record, policy, today) = (value(&case.record), policy_of(&case.policy), day(&case.today));
        let before = assess(&record, &policy, today);
        let (after, payload) = submit(&record, &policy, today, Stamp { now: NOW, id: ID });
        assert_eq!(payload.is_some(), case.expect["status"] == "ready", "{}", case.name);
        let seen = common::Seen::of(&after).without("answers.not-covered");
        assert_eq!(seen, common::Seen::of(&before).without("answers.not-covered"), "{}", case.name);
        without += usize::from(payload.is_none());
    }
    assert!(without > 80, "only {without} cases are not ready");
}

#[test]
fn its_members_are_those_of_the_specification() {
    let known = [
        "@context",
        "type",
        "schema",
        "id",
        "createdAt",
        "keep",
        "producer",
        "privacyNotice",
        "decision",
        "consent",
        "override",
        "advice",
        "tests",
        "information",
        "sharing",
        "handling",
        "outstanding",
        "referrer",
        "child",
        "referral",
        "answers",
        "digest",
    ];
    for (case, payload) in every_payload() {
        let name = &case.name;
        for key in payload.as_object().unwrap().keys() {
            assert!(known.contains(&key.as_str()), "{name}: {key}");
        }
        assert_eq!(payload["@context"], "urn:referral-consent:context:1", "{name}");
        assert_eq!(payload["schema"], "urn:referral-consent:payload:1", "{name}");
        for key in ["type", "producer", "privacyNotice", "decision", "handling", "outstanding", "referrer", "digest"] {
            assert!(!payload[key].is_null(), "{name}: there is no {key}");
        }
    }
}

#[test]
fn its_id_and_time_are_the_callers_and_its_producer_is_named_with_the_policy() {
    let payload = sent(&record("parent agrees"));
    assert_eq!((&payload["id"], &payload["createdAt"]), (&json!(ID), &json!(NOW)));
    let Value::Object(policy) = value(&policy_json()) else { panic!() };
    let expected = json!({
        "name": "referral-consent",
        "version": referral_consent::VERSION,
        "policy": { "id": "exampleshire", "version": "2026-09", "digest": digest(&policy) },
    });
    assert_eq!(payload["producer"], expected);
}

/// A payload without its digest, as an object.
fn undigested(payload: &Json) -> Object {
    let mut payload = payload.clone();
    payload.as_object_mut().unwrap().remove("digest").unwrap();
    let Value::Object(object) = value(&payload) else { panic!() };
    object
}

#[test]
fn its_digest_is_that_of_everything_else_and_shows_any_change() {
    for (case, payload) in every_payload() {
        let name = &case.name;
        let expected =
            json!({ "alg": "sha-256", "canonicalization": "RFC8785", "value": digest(&undigested(&payload)) });
        assert_eq!(payload["digest"], expected, "{name}");
    }
    let payload = sent(&record("parent agrees"));
    for pointer in ["/decision/route", "/child/dateOfBirth", "/createdAt", "/sharing/0/recipient"] {
        let other = changed(&payload, &[(pointer, json!("other"))], &[]);
        assert_ne!(payload["digest"]["value"], json!(digest(&undigested(&other))), "{pointer}");
    }
}

#[test]
fn the_order_of_the_answers_does_not_change_what_is_sent() {
    let record = value(&record("parent agrees"));
    let stamp = Stamp { now: NOW, id: ID };
    let payload = |record: &Value| submit(record, &policy(), day(TODAY), stamp).1.map(|payload| digest(&payload));
    let expected = payload(&record);
    assert!(expected.is_some());
    for mut seed in 0..50 {
        assert_eq!(payload(&json::shuffled(&record, &mut seed)), expected);
    }
}

#[test]
fn an_answer_that_is_not_asked_for_never_leaves_the_form() {
    let mark = "LEFT-OVER-AND-NOT-TO-BE-SENT";
    let record = changed(
        &record("parent agrees"),
        &[
            ("/referral/decisionReason", json!(mark)),
            ("/referral/previousId", json!(mark)),
            ("/openness/withheldReason", json!(mark)),
            ("/consent/unableReason", json!(mark)),
            ("/consent/refusalReason", json!(mark)),
            ("/consent/by/exceptionalReason", json!(mark)),
            ("/consent/capacity", json!({ "considered": true, "outcome": "in-doubt", "reason": mark })),
            ("/consent/limits", json!({ "recipients": [mark], "information": [mark] })),
            ("/change/on", json!("2026-11-22")),
            ("/override", json!({ "ground": "harm-if-sought", "rationale": mark, "decidedBy": { "name": mark } })),
            ("/advice", json!({ "unsure": false, "from": mark, "outcome": mark })),
        ],
        &[],
    );
    let payload = sent(&record);
    assert!(!payload.to_string().contains(mark), "{payload}");
    assert_eq!((payload.get("override"), payload["consent"].get("capacity")), (None, None));
    assert!(common::see(&record).found("record.not-asked").len() >= 14, "each is named");
}

/// Whether the answer at a path, or part of it, is malformed.
fn malformed(seen: &common::Seen, path: &str) -> bool {
    let of = |code| seen.found(code).into_iter().any(|found| found.split(' ').nth(1).unwrap().starts_with(path));
    of("record.wrong-type") || of("record.bad-date")
}

#[test]
fn every_answer_that_is_asked_for_is_in_the_payload_as_it_was_given() {
    let mut compared = 0;
    for (case, payload) in every_payload() {
        let (name, record) = (&case.name, &case.record);
        let (record_value, policy) = (value(&case.record), policy_of(&case.policy));
        let seen = common::Seen::of(&assess(&record_value, &policy, day(&case.today)));
        for path in &seen.ask {
            let path = String::from(path);
            if malformed(&seen, &path) {
                continue;
            }
            // These are carried in a form of their own, and have tests of their own.
            let own = ["/information", "/sharing", "/answers", "/lawfulBasis"].contains(&path.as_str());
            let moved = match path.strip_prefix("/openness/") {
                Some("noticeGiven") => String::from("/privacyNotice/given"),
                Some("noticeVersion") => String::from("/privacyNotice/givenVersion"),
                Some(key) => format!("/privacyNotice/{key}"),
                None => path.replace("/change/", "/consent/change/"),
            };
            let answer = record.pointer(&path).filter(|answer| !value(answer).is_blank());
            let Some(answer) = answer.filter(|_| !own) else { continue };
            // Blank members of a list of words are passed over.
            let answer = match answer {
                Json::Array(list) => list.iter().filter(|member| !value(member).is_blank()).cloned().collect(),
                other => other.clone(),
            };
            compared += 1;
            assert_eq!(payload.pointer(&moved), Some(&answer), "{name}: {path}");
        }
        let basis = record.get("lawfulBasis").filter(|_| payload["decision"].get("lawfulBasis").is_some());
        assert_eq!(payload["decision"].get("lawfulBasis"), basis, "{name}");
    }
    assert!(compared > 1_000, "only {compared} answers");
}

#[test]
fn the_decision_names_route_consenter_and_age_and_who_decided_when() {
    let decision = &sent(&record("parent agrees"))["decision"];
    let expected = json!({
        "route": "consent", "consenter": "parent-or-court-carer", "ageAtDecision": 10, "lawfulBasis": "public-task",
        "decidedBy": { "name": "Priya Nair", "role": "Designated safeguarding lead" }, "decidedOn": "2026-11-23",
    });
    assert_eq!(*decision, expected, "the referrer decided, on the day of the referral");
    let overridden = sent(&record("refused, and the case for going on is recorded"));
    assert_eq!(overridden["decision"]["route"], "override");
    assert_eq!(overridden["decision"]["decidedBy"], overridden["override"]["decidedBy"], "who decided to override");
    assert_eq!(overridden["decision"]["decidedOn"], overridden["override"]["decidedOn"]);
    let asked = sent(&record("the local authority is asked to decide"))["decision"].clone();
    assert_eq!((asked.get("decidedBy"), asked.get("decidedOn")), (None, None), "nobody has decided yet: {asked}");
}

#[test]
fn the_privacy_notice_is_named_with_its_digest_and_with_what_the_family_was_given() {
    let notice = sent(&record("parent agrees"))["privacyNotice"].clone();
    let Value::Object(source) = value(&policy_json()["notice"]) else { panic!() };
    let expected = json!({
        "id": "mash-privacy-notice", "version": "4", "title": "How the MASH uses your information",
        "url": "https://exampleshire.example/mash-privacy", "controller": "Exampleshire Council", "language": "en",
        "digest": digest(&source), "given": true, "givenVersion": "4", "givenOn": "2026-11-20", "givenTo": "parent",
        "explained": ["why", "what", "how", "with-whom"],
    });
    assert_eq!(notice, expected);
    let older = changed(
        &record("refused, and the case for going on is recorded"),
        &[("/openness/noticeVersion", json!("3"))],
        &[],
    );
    let notice = sent(&older)["privacyNotice"].clone();
    assert_eq!(
        (&notice["version"], &notice["givenVersion"]),
        (&json!("4"), &json!("3")),
        "what was given is told apart"
    );
}

#[test]
fn each_recipient_is_said_to_be_inside_or_outside_and_covered_by_the_notice_or_not() {
    let both = changed(
        &record("parent agrees"),
        &[
            ("/information/-", json!({ "id": "dna", "category": "genetics" })),
            (
                "/sharing/-",
                json!({ "recipient": "family-support", "purpose": "services", "information": ["who"], "agreed": true }),
            ),
            (
                "/sharing/-",
                json!({ "recipient": "nhs-trust", "purpose": "services", "information": ["who"], "agreed": true }),
            ),
            ("/sharing/-", json!({ "recipient": "health", "purpose": "wellbeing", "information": ["who", "dna"] })),
        ],
        &[],
    );
    // Keys are sorted here, so "/sharing/-" cannot be given more than once in a case; in a list it can.
    let payload = sent(&both);
    let of = |index: usize, key: &str| payload["sharing"][index][key].clone();
    let told: Vec<(Json, Json)> = (0..4).map(|index| (of(index, "insideMash"), of(index, "coveredByNotice"))).collect();
    let expected = [(true, true), (false, true), (false, false), (true, false)].map(|(a, b)| (json!(a), json!(b)));
    assert_eq!(told, expected, "named in the notice; outside and named; outside and not named; a category not named");
    assert_eq!(of(1, "agreed"), true, "the family agreed to the onward referral");
    let purposes = changed(&policy_json(), &[("/notice/purposes", json!(["wellbeing"]))], &[]);
    let payload = sent_by(&record("parent agrees"), &purposes).unwrap();
    assert_eq!(payload["sharing"][0]["coveredByNotice"], false, "a purpose not named");
}

#[test]
fn of_the_agencys_own_fields_only_those_go_that_something_shared_covers() {
    let answers = json!({ "childName": "Aisha", "gp": "Dr Shah", "shoeSize": 31, "whatHappened": { "when": ["now"] }, "school": " " });
    let with = changed(&record("parent agrees"), &[("/answers", answers.clone())], &[]);
    let stamp = Stamp { now: NOW, id: ID };
    let submitted = value(&with);
    let (assessment, payload) = submit(&submitted, &policy(), day(TODAY), stamp);
    let payload = written(&payload.unwrap());
    assert_eq!(payload["answers"], json!({ "childName": "Aisha", "whatHappened": { "when": ["now"] } }));
    let seen = common::Seen::of(&assessment);
    assert_eq!(seen.found("answers.not-covered"), ["advice /answers/gp", "advice /answers/shoeSize"]);
    assert!(common::see(&with).found("answers.not-covered").is_empty(), "assess reads no answers");
    let without_fields = changed(&policy_json(), &[], &["/fields"]);
    assert_eq!(sent_by(&with, &without_fields).unwrap()["answers"], answers, "where nothing is mapped all of it goes");
}

#[test]
fn where_an_agency_requires_that_its_own_fields_are_covered_the_one_that_is_not_is_named_and_can_be_put_right() {
    let strict = common::policy_with(&[("/require", json!(["answers.not-covered"]))]);
    let of = |answers: Json| {
        let record = value(&changed(&record("parent agrees"), &[("/answers", answers)], &[]));
        let (assessment, payload) = submit(&record, &strict, day(TODAY), Stamp { now: NOW, id: ID });
        let seen = common::Seen::of(&assessment);
        (seen.found("answers.not-covered").join(" "), payload.is_some())
    };
    assert_eq!(of(json!({ "childName": "Aisha", "gp": "Dr Shah" })), ("missing /answers/gp".into(), false));
    assert_eq!(of(json!({ "childName": "Aisha", "gp": "" })), (String::new(), true), "cleared");
}

#[test]
fn something_listed_that_no_recipient_gets_covers_no_field() {
    let with = changed(
        &record("parent agrees"),
        &[
            ("/answers", json!({ "gp": "Dr Shah", "childName": "Aisha" })),
            ("/information/-", json!({ "id": "gp", "category": "health" })),
        ],
        &[],
    );
    assert_eq!(sent(&with)["answers"], json!({ "childName": "Aisha" }));
}

#[test]
fn a_decision_not_to_share_stays_with_the_agency_and_carries_no_answers() {
    let not_shared = json!({
        "referral": { "decision": "do-not-share", "decisionReason": "Early help is in place.", "concernLevel": "early-help" },
        "referrer": record("parent agrees")["referrer"],
        "child": { "dateOfBirth": "2016-05-14" },
        "answers": { "childName": "Aisha" },
        "consent": { "sought": true, "outcome": "refused", "refusalReason": "She is coping." },
        "advice": { "unsure": true, "from": "Data Protection Officer", "outcome": "Do not share." },
    });
    let payload = sent(&not_shared);
    assert_eq!((&payload["type"], &payload["keep"]), (&json!("decision-not-to-share"), &json!("local")));
    for key in ["answers", "information", "sharing", "tests", "override"] {
        assert_eq!(payload.get(key), None, "{key}");
    }
    assert_eq!(payload["decision"]["reason"], "Early help is in place.");
    assert_eq!(payload["advice"]["outcome"], "Do not share.");
    for (case, payload) in every_payload() {
        let name = &case.name;
        let kept = payload["decision"]["route"] == "not-sharing";
        assert_eq!(payload.get("keep").is_some(), kept, "{name}: only that is kept");
    }
}

#[test]
fn a_police_notification_carries_no_consent() {
    let police = changed(
        &record("parent agrees"),
        &[
            ("/referral/kind", json!("police-notification")),
            ("/referral/need", json!("safeguarding-response")),
            ("/referrer/agency", json!("police")),
        ],
        &[],
    );
    let payload = sent(&police);
    assert_eq!((&payload["type"], payload.get("consent")), (&json!("police-notification"), None));
}

#[test]
fn limited_consent_travels_with_its_limits_and_the_duty_to_keep_to_them() {
    let limited = changed(
        &record("parent agrees"),
        &[
            ("/consent/outcome", json!("limited")),
            (
                "/consent/limits",
                json!({ "recipients": ["childrens-social-care"], "information": ["who", "", "worries"] }),
            ),
        ],
        &[],
    );
    let payload = sent(&limited);
    let limits = json!({ "recipients": ["childrens-social-care"], "information": ["who", "worries"] });
    assert_eq!(payload["consent"]["limits"], limits);
    assert!(texts(&payload["handling"]).contains(&"respect-limits".into()));
}

#[test]
fn what_is_outstanding_because_a_life_is_at_risk_travels_and_what_is_malformed_does_not() {
    let at_risk = json!({
        "referral": { "lifeAtRisk": true, "concerns": "He is on the bridge now.", "date": "2026-02-30" },
        "referrer": { "name": "Priya Nair", "contact": "01632 960100", "agency": 5 },
        "child": { "estimatedAge": "about ten" },
        "information": [{ "id": "who", "category": "identity", "permission": "perhaps" }, 7],
        "sharing": [{ "recipient": "police" }],
        "somethingElse": "perhaps",
    });
    let payload = sent(&at_risk);
    let outstanding = payload["outstanding"].as_array().unwrap();
    let has = |code: &str, path: &str| outstanding.contains(&json!({ "code": code, "path": path }));
    assert!(has("record.bad-date", "/referral/date"), "{outstanding:?}");
    assert!(has("record.wrong-type", "/child/estimatedAge") && has("sharing.detail-missing", "/sharing/0/purpose"));
    assert!(texts(&payload["handling"]).contains(&"complete-outstanding".into()));
    assert_eq!(payload["decision"]["route"], "protect-life");
    assert_eq!(payload["referral"].get("date"), None);
    assert_eq!((payload.get("child"), payload["referrer"].get("agency")), (None, None));
    assert!(!payload.to_string().contains("perhaps"));
    assert_eq!(payload["decision"]["decidedOn"], TODAY, "reckoned from today, as the date cannot be read");
}

#[test]
fn the_same_answers_can_be_judged_again_from_the_payload() {
    let mut judged = 0;
    for (case, payload) in every_payload() {
        let name = &case.name;
        // Put back where the record has them.
        let mut members: Vec<(String, Value)> = Vec::new();
        for key in ["referral", "referrer", "child", "information", "override", "tests", "advice"] {
            members.extend(payload.get(key).map(|member| (key.into(), value(member))));
        }
        let mut again = written(&object_of(members));
        let mut put = |pointer: &str, member: Option<&Json>| {
            if let Some(member) = member {
                json::put(&mut again, pointer, member.clone());
            }
        };
        let mut consent = payload.get("consent").cloned();
        let change = consent.as_mut().and_then(|consent| consent.as_object_mut()?.remove("change"));
        put("/consent", consent.as_ref());
        put("/change", change.as_ref());
        put("/lawfulBasis", payload["decision"].get("lawfulBasis"));
        for (from, to) in [
            ("given", "noticeGiven"),
            ("givenVersion", "noticeVersion"),
            ("givenOn", "givenOn"),
            ("givenTo", "givenTo"),
            ("explained", "explained"),
            ("withheldReason", "withheldReason"),
        ] {
            put(&format!("/openness/{to}"), payload["privacyNotice"].get(from));
        }
        let mut sharing = payload.get("sharing").cloned();
        for entry in sharing.iter_mut().flat_map(|sharing| sharing.as_array_mut().unwrap()) {
            let entry = entry.as_object_mut().unwrap();
            entry.remove("insideMash");
            entry.remove("coveredByNotice");
        }
        put("/sharing", sharing.as_ref());
        let (policy, today) = (policy_of(&case.policy), day(&case.today));
        let (again, before) = (value(&again), value(&case.record));
        let (again, before) = (assess(&again, &policy, today), assess(&before, &policy, today));
        let (again, before) = (common::Seen::of(&again), common::Seen::of(&before).without("record.not-asked"));
        assert_eq!(
            (&again.status, &again.route, &again.consenter, &again.age),
            (&before.status, &before.route, &before.consenter, &before.age),
            "{name}"
        );
        // What is malformed is not carried, so that it cannot be found again.
        if !malformed(&before, "") && before.found("record.unknown-field").is_empty() {
            judged += 1;
            assert_eq!(again.findings, before.findings, "{name}");
        }
    }
    assert!(judged > 60, "only {judged} payloads were judged again");
}
