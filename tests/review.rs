//! The local authority's side: what is to be settled before any action, what must stop, and the record of it.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that fails says where")]

mod common;

use common::cases;
use common::json::{Json, json, put, take, written};
use common::{TODAY, changed, day, policy, policy_of, record, value};
use referral_consent::canonical::digest;
use referral_consent::choices::{Choice, Handling, Language};
use referral_consent::completed::completed;
use referral_consent::document::{self, misfits};
use referral_consent::hub::{report_review, report_review_findings};
use referral_consent::payload::Stamp;
use referral_consent::review::{Review, review};
use referral_consent::submit;
use referral_consent::value::Value;

const ID: &str = "0190f3c2-7b7e-7c54-8f5d-0d2f3a1b9c10";
const STAMP: Stamp<'_> = Stamp { now: "2026-11-23T16:05:00+00:00", id: ID };
const REVIEW: Stamp<'_> = Stamp { now: "2026-11-23T17:30:00Z", id: "0190f3c2-7b7e-7c54-8f5d-0d2f3a1b9c11" };

fn sent(record: &Json) -> Json {
    let (_, payload) = submit(&value(record), &policy(), day(TODAY), STAMP);
    written(&payload.unwrap_or_else(|| panic!("not ready: {:?}", common::see(record).findings)))
}

fn of(payload: &Json) -> Review {
    review(&value(payload), None).unwrap()
}

/// What is found of what was settled, each as `code path`, and whether there is a record.
fn settled(review: &Review, settled: &Json) -> (Vec<String>, Option<Json>) {
    let (findings, record) = review.complete(&value(settled), day(TODAY), REVIEW);
    let told = findings.iter().map(|finding| format!("{} {}", finding.code.code(), finding.path));
    (told.collect(), record.as_ref().map(written))
}

fn life_at_risk() -> Json {
    record("a life is at risk, and an answer is malformed")
}

const LONG: &str = "Two neighbours heard her crying for help on three nights, and nobody opens the door. She may be hurt before anyone agrees.";

#[test]
fn consent_is_made_clear_before_action_by_whom_when_and_with_what_result() {
    let payload = sent(&record("parent agrees"));
    let review = of(&payload);
    assert_eq!(review.to_settle().collect::<Vec<_>>(), [Handling::ClarifyConsentBeforeAction]);
    let (open, none) = settled(&review, &json!({}));
    let at = "/clarify-consent-before-action";
    let missing = ["clarifiedBy", "clarifiedOn", "result"].map(|key| format!("review.missing {at}/{key}"));
    assert_eq!((open, none), (missing.into(), None));
    let answers = json!({ "clarify-consent-before-action": {
        "clarifiedBy": "Jo Park, duty social worker", "clarifiedOn": TODAY, "result": "received",
    } });
    let (open, record) = settled(&review, &answers);
    assert_eq!(open, [""; 0]);
    let record = record.unwrap();
    assert_eq!(record["payload"], json!({ "id": ID, "type": "referral", "digest": payload["digest"]["value"] }));
    assert_eq!((&record["outcome"], &record["settled"]), (&json!("proceed"), &answers));
    assert_eq!(record["handling"], payload["handling"]);
}

#[test]
fn where_consent_was_not_received_it_is_decided_whether_to_go_on_and_why() {
    let review = of(&sent(&record("parent agrees")));
    let mut answers = json!({ "clarify-consent-before-action": {
        "clarifiedBy": "Jo Park", "clarifiedOn": TODAY, "result": "not-received",
    } });
    let at = "/clarify-consent-before-action";
    let (open, _) = settled(&review, &answers);
    assert_eq!(open, [format!("review.missing {at}/decision"), format!("review.missing {at}/reason")]);
    put(&mut answers, &format!("{at}/decision"), json!("proceed"));
    put(&mut answers, &format!("{at}/reason"), json!("It is urgent."));
    assert_eq!(settled(&review, &answers), (vec![format!("review.reason-thin {at}/reason")], None));
    put(&mut answers, &format!("{at}/reason"), json!(LONG));
    assert_eq!(settled(&review, &answers).1.unwrap()["outcome"], "proceed");
    put(&mut answers, &format!("{at}/decision"), json!("do-not-proceed"));
    put(&mut answers, &format!("{at}/reason"), json!("Early help will ask the family again next week."));
    assert_eq!(settled(&review, &answers).1.unwrap()["outcome"], "do-not-proceed");
    put(&mut answers, &format!("{at}/result"), json!("received"));
    let (open, record) = settled(&review, &answers);
    assert_eq!(open, [format!("review.not-asked {at}/decision"), format!("review.not-asked {at}/reason")]);
    assert_eq!(record.unwrap()["settled"][&at[1..]].get("decision"), None, "what is not asked is not kept");
}

#[test]
fn an_unclear_refusal_is_discussed_with_the_referrer_and_decided() {
    let unclear = changed(
        &record("refused, and the case for going on is recorded"),
        &[("/referral/concernLevel", json!("child-protection"))],
        &["/consent/refusalReason"],
    );
    let review = of(&sent(&unclear));
    assert_eq!(review.to_settle().collect::<Vec<_>>(), [Handling::DiscussRefusalWithReferrer]);
    let at = "/discuss-refusal-with-referrer";
    let (open, _) = settled(&review, &json!(null));
    let missing = ["discussedWith", "clarifiedBy", "clarifiedOn", "decision", "reason"];
    assert_eq!(open, missing.map(|key| format!("review.missing {at}/{key}")));
    let answers = json!({ "discuss-refusal-with-referrer": {
        "discussedWith": "Priya Nair", "clarifiedBy": "Jo Park", "clarifiedOn": TODAY,
        "decision": "proceed", "reason": "She fears the neighbours, and not us or the school.",
    } });
    assert_eq!(
        settled(&review, &answers).1.unwrap()["outcome"],
        "proceed",
        "the referrer recorded why it is overridden"
    );
    let against = changed(&answers, &[("/discuss-refusal-with-referrer/decision", json!("do-not-proceed"))], &[]);
    let (open, record) = settled(&review, &against);
    assert_eq!(
        open,
        ["review.harm-remains /discuss-refusal-with-referrer/decision"],
        "child protection concerns remain"
    );
    assert_eq!(record.unwrap()["outcome"], "do-not-proceed", "that is advice, and holds nothing up");
}

#[test]
fn a_decision_that_is_asked_of_the_local_authority_is_made_with_a_reason_that_stands_on_its_own() {
    let review = of(&sent(&record("the local authority is asked to decide")));
    assert!(review.to_settle().any(|duty| duty == Handling::DecideOverride));
    let answers = |reason: &str| json!({ "decide-override": { "clarifiedBy": "Jo Park", "clarifiedOn": TODAY, "decision": "proceed", "reason": reason } });
    assert_eq!(settled(&review, &answers("yes")).0, ["review.reason-thin /decide-override/reason"]);
    assert_eq!(settled(&review, &answers(LONG)).1.unwrap()["outcome"], "proceed");
}

#[test]
fn not_going_on_where_a_life_is_at_risk_gets_the_advice_to_ask_somebody_whatever_the_level_of_the_concern() {
    let refused = json!({ "sought": true, "outcome": "refused", "decidedOn": "2026-11-20", "by": { "relationship": "parent", "name": "A" } });
    let level = ("/referral/concernLevel", json!("child-in-need"));
    let at_risk = changed(&life_at_risk(), &[("/consent", refused), level], &[]);
    let answers = json!({
        "clarify-consent-before-action": { "clarifiedBy": "J", "clarifiedOn": TODAY, "result": "not-received" },
        "discuss-refusal-with-referrer": {
            "discussedWith": "P", "clarifiedBy": "J", "clarifiedOn": TODAY, "decision": "do-not-proceed", "reason": LONG,
        },
        "decide-override": { "clarifiedBy": "J", "clarifiedOn": TODAY, "decision": "do-not-proceed", "reason": LONG },
    });
    let (open, record) = settled(&of(&sent(&at_risk)), &answers);
    assert_eq!(open, ["review.harm-remains /discuss-refusal-with-referrer/decision"]);
    assert_eq!(record.unwrap()["outcome"], "do-not-proceed");
}

#[test]
fn two_decisions_that_differ_are_not_recorded() {
    let refused = json!({ "sought": true, "outcome": "refused", "decidedOn": "2026-11-20", "by": { "relationship": "parent", "name": "A" } });
    let at_risk = changed(&life_at_risk(), &[("/consent", refused)], &[]);
    let review = of(&sent(&at_risk));
    let duties: Vec<_> = review.to_settle().collect();
    let all = [Handling::ClarifyConsentBeforeAction, Handling::DiscussRefusalWithReferrer, Handling::DecideOverride];
    assert_eq!(duties, all);
    let answers = json!({
        "clarify-consent-before-action": { "clarifiedBy": "J", "clarifiedOn": TODAY, "result": "not-received" },
        "discuss-refusal-with-referrer": {
            "discussedWith": "P", "clarifiedBy": "J", "clarifiedOn": TODAY, "decision": "do-not-proceed", "reason": "No.",
        },
        "decide-override": { "clarifiedBy": "J", "clarifiedOn": TODAY, "decision": "proceed", "reason": LONG },
    });
    let (open, none) = settled(&review, &answers);
    assert!(open.contains(&"review.decisions-differ /decide-override/decision".into()), "{open:?}");
    assert_eq!(none, None);
    let agreed = changed(&answers, &[("/discuss-refusal-with-referrer/decision", json!("proceed"))], &[]);
    assert_eq!(settled(&review, &agreed).1.unwrap()["outcome"], "proceed");
}

#[test]
fn whatever_is_malformed_is_found_at_its_place() {
    let review = of(&sent(&record("parent agrees")));
    let at = "/clarify-consent-before-action";
    for (answers, expected) in [
        (json!(7), "review.wrong-type "),
        (json!({ "clarify-consent-before-action": [] }), "review.wrong-type /clarify-consent-before-action"),
        (json!({ "respect-limits": {} }), "review.not-asked /respect-limits"),
        (json!({ "a/b": {} }), "review.unknown-field /a~1b"),
        (
            json!({ "clarify-consent-before-action": { "who": "J" } }),
            "review.unknown-field /clarify-consent-before-action/who",
        ),
        (
            json!({ "clarify-consent-before-action": { "clarifiedBy": 7 } }),
            "review.wrong-type /clarify-consent-before-action/clarifiedBy",
        ),
        (
            json!({ "clarify-consent-before-action": { "clarifiedOn": "2026-02-30" } }),
            "review.bad-date /clarify-consent-before-action/clarifiedOn",
        ),
        (
            json!({ "clarify-consent-before-action": { "clarifiedOn": "2026-11-24" } }),
            "review.future-date /clarify-consent-before-action/clarifiedOn",
        ),
        (
            json!({ "clarify-consent-before-action": { "result": "perhaps" } }),
            "review.wrong-type /clarify-consent-before-action/result",
        ),
        (
            json!({ "clarify-consent-before-action": { "clarifiedBy": " " } }),
            "review.missing /clarify-consent-before-action/clarifiedBy",
        ),
    ] {
        let (open, none) = settled(&review, &answers);
        assert!(open.contains(&expected.into()), "{at}: {answers}: {open:?}");
        assert_eq!(none, None, "{answers}");
    }
}

#[test]
fn a_text_with_no_letter_or_digit_in_it_settles_nothing() {
    let unclear = changed(
        &record("refused, and the case for going on is recorded"),
        &[("/referral/concernLevel", json!("child-protection"))],
        &["/consent/refusalReason"],
    );
    let review = of(&sent(&unclear));
    let at = "/discuss-refusal-with-referrer";
    let answers = json!({ "discuss-refusal-with-referrer": {
        "discussedWith": "Priya Nair", "clarifiedBy": "Jo Park", "clarifiedOn": TODAY, "decision": "proceed", "reason": LONG,
    } });
    assert_eq!(settled(&review, &answers).0, [""; 0]);
    for key in ["discussedWith", "clarifiedBy", "reason"] {
        for nothing in [".", "\u{200b}", "- … -", "\u{feff} ?!"] {
            let place = format!("{at}/{key}");
            let without = changed(&answers, &[(&place, json!(nothing))], &[]);
            assert_eq!(settled(&review, &without), (vec![format!("review.missing {place}")], None), "{nothing:?}");
        }
        for short in ["J", "7", "李", "أ"] {
            let place = format!("{at}/{key}");
            let with = changed(&answers, &[(&place, json!(short))], &[]);
            assert!(settled(&review, &with).1.is_some(), "{key} {short}");
        }
    }
}

#[test]
fn a_reason_of_a_word_or_two_is_kept_with_the_advice_to_say_more() {
    let unclear = changed(
        &record("refused, and the case for going on is recorded"),
        &[("/referral/concernLevel", json!("child-in-need"))],
        &["/consent/refusalReason"],
    );
    let review = of(&sent(&unclear));
    let found = |decision: &str, reason: &str| {
        let answers = json!({ "discuss-refusal-with-referrer": {
            "discussedWith": "Priya Nair", "clarifiedBy": "Jo Park", "clarifiedOn": TODAY,
            "decision": decision, "reason": reason,
        } });
        let (open, record) = settled(&review, &answers);
        assert!(record.is_some(), "that is advice, and holds nothing up");
        open
    };
    for decision in ["proceed", "do-not-proceed"] {
        assert_eq!(found(decision, "No."), ["review.reason-short /discuss-refusal-with-referrer/reason"]);
        assert_eq!(found(decision, "She is safe with her aunt until Monday."), [""; 0], "eight words");
    }
}

#[test]
fn nothing_is_settled_on_a_day_before_there_was_a_referral() {
    let on = |review: &Review, day: &str| {
        let answers = json!({ "clarifiedBy": "Jo Park", "clarifiedOn": day, "result": "received" });
        settled(review, &json!({ "clarify-consent-before-action": answers })).0
    };
    let before = ["review.before-referral /clarify-consent-before-action/clarifiedOn"];
    let review = of(&sent(&record("parent agrees")));
    for day in ["2026-11-22", "2025-11-23", "1926-01-01"] {
        assert_eq!(on(&review, day), before, "{day}");
    }
    assert_eq!(on(&review, TODAY), [""; 0], "the same day");
    // It was dated two days before the file was made of it, and could be settled in between.
    let dated = changed(&record("parent agrees"), &[("/referral/date", json!("2026-11-21"))], &[]);
    let review = of(&sent(&dated));
    assert_eq!((on(&review, "2026-11-20"), on(&review, "2026-11-21")), (before.map(String::from).into(), vec![]));
    // Made on the last minutes of a summer's day as London has it, and on the day before as the world's clock does.
    let late = Stamp { now: "2026-07-14T23:30:00Z", id: ID };
    let undated =
        changed(&record("parent agrees"), &[("/consent/decidedOn", json!("2026-07-10"))], &["/referral/date"]);
    let undated = changed(&undated, &[("/openness/givenOn", json!("2026-07-10"))], &[]);
    let (_, payload) = submit(&value(&undated), &policy(), day("2026-07-15"), late);
    let review = of(&written(&payload.unwrap()));
    assert_eq!((on(&review, "2026-07-14"), on(&review, "2026-07-15")), (before.map(String::from).into(), vec![]));
}

#[test]
fn today_can_always_be_given_even_where_the_clock_of_the_sender_is_ahead() {
    let ahead = changed(&record("parent agrees"), &[("/referral/date", json!("2026-11-24"))], &[]);
    let stamp = Stamp { now: "2026-11-24T08:00:00Z", id: ID };
    let (_, payload) = submit(&value(&ahead), &policy(), day("2026-11-24"), stamp);
    let answers = json!({ "clarifiedBy": "Jo Park", "clarifiedOn": TODAY, "result": "received" });
    let review = of(&written(&payload.unwrap()));
    assert_eq!(settled(&review, &json!({ "clarify-consent-before-action": answers })).0, [""; 0]);
}

#[test]
fn what_rested_on_a_consent_may_have_stopped_on_the_day_of_the_change_before_that_was_written_down() {
    let change =
        sent(&changed(&record("consent withdrawn afterwards"), &[("/consent/decidedOn", json!("2026-11-20"))], &[]));
    let on = |day: &str| {
        let answers = json!({ "clarifiedBy": "Jo Park", "clarifiedOn": day });
        settled(&of(&change), &json!({ "stop-relying-on-consent": answers })).0
    };
    assert_eq!(on("2026-11-20"), ["review.earlier-missing "]);
    assert!(on("2026-11-19").contains(&"review.before-referral /stop-relying-on-consent/clarifiedOn".into()));
}

/// The change of consent of the cases, following a payload.
fn change(earlier: &Json, set: &[(&str, Json)]) -> Json {
    let mut all = vec![("/referral/previousId", earlier["id"].clone())];
    all.extend(set.iter().cloned());
    sent(&changed(&record("consent withdrawn afterwards"), &all, &[]))
}

/// What must stop, each as `path because information`.
fn stops(change: &Json, earlier: &Json) -> Vec<String> {
    let review = review(&value(change), Some(&value(earlier))).unwrap();
    assert_eq!(review.findings, [], "{change}");
    let told = |stop: &referral_consent::review::Stop| {
        format!(
            "{} {} {}{}",
            stop.path,
            stop.because.word(),
            stop.information.join(","),
            if stop.whole { " whole" } else { "" }
        )
    };
    review.stops.iter().map(told).collect()
}

fn with_onward(name: &str) -> Json {
    let onward =
        json!({ "recipient": "family-support", "purpose": "services", "information": ["who"], "agreed": true });
    sent(&changed(&record(name), &[("/sharing/-", onward)], &[]))
}

#[test]
fn what_rested_on_a_consent_that_is_withdrawn_must_stop() {
    let earlier = with_onward("parent agrees");
    let expected = ["/sharing/0 consent-withdrawn who,worries whole", "/sharing/1 consent-withdrawn who whole"];
    assert_eq!(stops(&change(&earlier, &[]), &earlier), expected);
}

#[test]
fn what_went_on_without_consent_does_not_stop_but_an_onward_referral_does_that_the_family_had_agreed_to() {
    let earlier = with_onward("refused, and the case for going on is recorded");
    assert_eq!(stops(&change(&earlier, &[]), &earlier), ["/sharing/1 no-longer-agreed who whole"]);
}

#[test]
fn what_lies_beyond_new_limits_must_stop_and_the_rest_goes_on() {
    let earlier = with_onward("parent agrees");
    let limited =
        |limits: Json| change(&earlier, &[("/consent/outcome", json!("limited")), ("/consent/limits", limits)]);
    let recipients = limited(json!({ "recipients": ["childrens-social-care"] }));
    assert_eq!(stops(&recipients, &earlier), ["/sharing/1 recipient-beyond-limits who whole"]);
    let information = limited(json!({ "information": ["who"] }));
    assert_eq!(stops(&information, &earlier), ["/sharing/0 information-beyond-limits worries"]);
    let nothing = limited(json!({ "information": ["who", "worries"] }));
    assert_eq!(stops(&nothing, &earlier), [""; 0]);
}

#[test]
fn a_change_of_consent_is_compared_with_its_own_earlier_payload_and_no_other() {
    let earlier = sent(&record("parent agrees"));
    let found = |change: &Json, earlier: Option<&Json>| {
        let review = review(&value(change), earlier.map(value).as_ref()).unwrap();
        (review.findings.iter().map(|finding| finding.code.code()).collect::<Vec<_>>(), review.stops.len())
    };
    let other = change(&earlier, &[("/referral/previousId", json!("0190f3c2-7b7e-7c54-8f5d-000000000000"))]);
    assert_eq!(found(&other, Some(&earlier)), (vec!["review.other-payload"], 0));
    assert_eq!(found(&change(&earlier, &[]), None), (vec!["review.earlier-missing"], 0));
    let unnamed = sent(&changed(&record("consent withdrawn afterwards"), &[], &["/referral/previousId"]));
    assert_eq!(found(&unnamed, Some(&earlier)), (vec!["review.previous-unknown"], 1));
    let twice = change(&earlier, &[]);
    assert_eq!(found(&change(&twice, &[]), Some(&twice)), (vec!["review.earlier-shares-nothing"], 0));
    assert_eq!(found(&earlier, Some(&earlier)), (vec!["review.other-payload"], 0));
}

#[test]
fn that_nothing_rests_on_the_consent_any_more_is_recorded_with_what_stopped() {
    let earlier = with_onward("parent agrees");
    let change = change(&earlier, &[]);
    let review = review(&value(&change), Some(&value(&earlier))).unwrap();
    let answers = json!({ "stop-relying-on-consent": { "clarifiedBy": "Jo Park", "clarifiedOn": TODAY } });
    let record = settled(&review, &answers).1.unwrap();
    assert_eq!(record["stop"]["earlier"]["digest"], earlier["digest"]["value"]);
    assert_eq!(record["stop"]["sharing"].as_array().unwrap().len(), 2);
    assert_eq!(record.get("outcome"), None, "there is no action to decide about");
}

#[test]
fn a_payload_that_is_not_as_it_was_made_is_not_reviewed() {
    let payload = sent(&record("parent agrees"));
    let other = changed(&payload, &[("/child/dateOfBirth", json!("2016-05-15"))], &[]);
    let disagreements = review(&value(&other), None).unwrap_err();
    assert_eq!(disagreements.iter().map(|it| it.code.code()).collect::<Vec<_>>(), ["digest.differs"]);
    assert!(review(&value(&json!({})), None).is_err());
    assert!(review(&value(&payload), Some(&value(&other))).is_err());
}

#[test]
fn what_is_wrong_with_the_earlier_file_is_said_of_that_and_not_of_the_payload() {
    let earlier = sent(&record("parent agrees"));
    let change = change(&earlier, &[]);
    let broken = |payload: &Json| changed(payload, &[("/referrer/name", json!("Somebody else"))], &[]);
    let found = |change: &Json, earlier: &Json| {
        let told = review(&value(change), Some(&value(earlier))).unwrap_err();
        told.iter().map(|it| format!("{} {}", it.code.code(), it.path)).collect::<Vec<_>>()
    };
    assert_eq!(found(&change, &broken(&earlier)), ["digest.differs /earlier/digest/value"]);
    assert_eq!(found(&broken(&change), &earlier), ["digest.differs /digest/value"]);
    let both = ["digest.differs /digest/value", "digest.differs /earlier/digest/value"];
    assert_eq!(found(&broken(&change), &broken(&earlier)), both);
    assert_eq!(found(&change, &json!(7)), ["payload.wrong-type /earlier"]);
    let completed = completed(&Value::Null, &value(&change), Some(&value(&broken(&earlier)))).unwrap_err();
    assert_eq!(completed[0].path, "/earlier/digest/value");
}

/// Something for every question of a review.
fn answers_to(review: &Review) -> Json {
    let mut answers = json!({});
    for duty in review.to_settle() {
        for member in duty.to_settle() {
            let answer = match member.key() {
                "clarifiedOn" => TODAY,
                "result" => "received",
                "decision" => "proceed",
                _ => LONG,
            };
            put(&mut answers, &format!("/{}/{}", duty.word(), member.key()), json!(answer));
        }
    }
    if review.handling.contains(&Handling::ClarifyConsentBeforeAction) {
        take(&mut answers, "/clarify-consent-before-action/decision");
        take(&mut answers, "/clarify-consent-before-action/reason");
    }
    answers
}

#[test]
fn every_payload_of_the_cases_can_be_reviewed_and_its_record_is_in_form_with_a_digest_of_its_own() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/pkg-config/schema/review.json");
    let schema: Json = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let schema = jsonschema::draft202012::new(&schema).unwrap();
    let mut reviewed = 0;
    for case in cases::all() {
        let (_, payload) = submit(&value(&case.record), &policy_of(&case.policy), day(&case.today), STAMP);
        let Some(payload) = payload else { continue };
        reviewed += 1;
        let review = review(&Value::Object(payload), None).unwrap();
        let (open, record) = settled(&review, &answers_to(&review));
        let record = record.unwrap_or_else(|| panic!("{}: {open:?}", case.name));
        assert!(schema.is_valid(&record), "{}: {record}", case.name);
        let Value::Object(object) = value(&record) else { panic!() };
        assert_eq!(misfits(&object, document::REVIEW), []);
        let mut rest = record.clone();
        take(&mut rest, "/digest");
        let Value::Object(rest) = value(&rest) else { panic!() };
        assert_eq!(record["digest"]["value"], json!(digest(&rest)));
    }
    assert!(reviewed > 80);
}

#[test]
fn a_duty_that_leaves_something_to_settle_says_what_and_has_a_place_in_the_record() {
    let words = Language::English.hub_words();
    let settled = document::REVIEW.iter().find(|member| member.key == "settled").unwrap();
    let document::Holds::Object(places) = settled.holds else { panic!() };
    for duty in Handling::ALL {
        let says = (words.settle)(*duty);
        assert_eq!(says.is_empty(), duty.to_settle().is_empty(), "{duty:?}");
        let place = places.iter().find(|member| member.key == duty.word());
        let keys =
            |members: &[document::Member]| members.iter().map(|it| it.key).collect::<std::collections::BTreeSet<_>>();
        let expected: std::collections::BTreeSet<_> = duty.to_settle().iter().map(|member| member.key()).collect();
        match place.map(|place| place.holds) {
            None => assert!(expected.is_empty(), "{duty:?}"),
            Some(document::Holds::Object(members)) => assert_eq!(keys(members), expected, "{duty:?}"),
            Some(_) => panic!("{duty:?}"),
        }
    }
}

#[test]
fn every_duty_and_finding_is_put_in_words() {
    let review = of(&sent(&record("parent agrees")));
    let said = written(&report_review(&review, Language::English));
    assert_eq!(said["duties"].as_array().unwrap().len(), review.handling.len());
    let first = &said["duties"][0];
    assert_eq!((&first["duty"], &first["clause"]), (&json!("clarify-consent-before-action"), &json!("§5.3")));
    assert_eq!(first["record"][2]["options"][0]["value"], "received");
    let (findings, _) = review.complete(&Value::Null, day(TODAY), REVIEW);
    let said = written(&report_review_findings(&findings, Language::English));
    for finding in said.as_array().unwrap() {
        let message = finding["message"].as_str().unwrap();
        assert!(message.split_whitespace().count() > 4 && !message.contains('{'), "{message}");
        assert_eq!(finding["clause"], "§5.3");
    }
}

/// What is open or differs of a completed review, each as `code path`.
fn wrong(record: &Json, payload: &Json, earlier: Option<&Json>) -> Vec<String> {
    let earlier = earlier.map(value);
    let completed = completed(&value(record), &value(payload), earlier.as_ref()).unwrap();
    let findings = completed.findings.iter().map(|it| format!("{} {}", it.code.code(), it.path));
    findings.chain(completed.differences.iter().map(|it| format!("{} {}", it.code.code(), it.path))).collect()
}

/// The same record with its digest made anew, as whoever changes it on purpose would.
fn digested_anew(record: &Json) -> Json {
    let mut record = record.clone();
    take(&mut record, "/digest/value");
    let mut rest = record.clone();
    take(&mut rest, "/digest");
    let Value::Object(object) = value(&rest) else { panic!() };
    put(&mut record, "/digest/value", digest(&object).into());
    record
}

/// A payload with the record of its review.
fn completed_pair() -> (Json, Json) {
    let payload = sent(&record("parent agrees"));
    let answers = json!({ "clarify-consent-before-action": {
        "clarifiedBy": "Jo Park", "clarifiedOn": TODAY, "result": "not-received", "decision": "proceed", "reason": LONG,
    } });
    let record = settled(&of(&payload), &answers).1.unwrap();
    (payload, record)
}

#[test]
fn a_completed_review_is_complete_with_its_own_payload_whatever_the_order_of_its_members() {
    let (payload, record) = completed_pair();
    assert_eq!(wrong(&record, &payload, None), [""; 0]);
    let Json::Object(members) = &record else { panic!() };
    let backwards: Json = members.iter().rev().map(|(key, value)| (key.clone(), value.clone())).collect();
    assert_eq!(wrong(&backwards, &payload, None), [""; 0]);
}

#[test]
fn a_review_of_another_payload_or_of_one_that_was_changed_since_settles_nothing() {
    let (payload, review) = completed_pair();
    let other = written(&submit(&value(&record("parent agrees")), &policy(), day(TODAY), REVIEW).1.unwrap());
    assert_eq!(
        wrong(&review, &other, None),
        ["completed.other-payload /payload/id", "completed.other-payload /payload/digest"]
    );
    let again = changed(&record("parent agrees"), &[("/referral/concerns", json!("More is known of it now."))], &[]);
    let again = sent(&again);
    assert_eq!(wrong(&review, &again, None), ["completed.other-payload /payload/digest"], "the same id, later");
    let broken = changed(&payload, &[("/decision/ageAtDecision", json!(3))], &[]);
    assert!(completed(&value(&review), &value(&broken), None).is_err(), "the payload itself is not in order");
}

#[test]
fn whatever_is_changed_in_a_completed_review_is_found_even_with_its_digest_made_anew() {
    let (payload, record) = completed_pair();
    let at = "/settled/clarify-consent-before-action";
    for (place, other, found) in [
        ("/outcome", json!("do-not-proceed"), "completed.differs /outcome"),
        ("/handling", json!([]), "completed.differs /handling"),
        ("/settled/clarify-consent-before-action/reason", json!("It is urgent."), "review.reason-thin"),
        ("/settled/clarify-consent-before-action/clarifiedOn", json!("2026-11-24"), "review.future-date"),
        ("/settled/clarify-consent-before-action/clarifiedOn", json!("2025-11-23"), "review.before-referral"),
        ("/settled/clarify-consent-before-action/clarifiedBy", json!("."), "review.missing"),
        ("/settled/clarify-consent-before-action/result", json!("received"), "review.not-asked"),
        ("/settled/clarify-consent-before-action/clarifiedBy", json!(" "), "review.missing"),
        ("/settled/decide-override", json!({ "decision": "proceed" }), "review.not-asked /settled/decide-override"),
        ("/settled", json!({}), "review.missing"),
        ("/settled", json!([]), "review.wrong-type /settled"),
        ("/note", json!("rung on Tuesday"), "completed.member-unknown /note"),
        ("/createdAt", json!("yesterday"), "completed.wrong-type /createdAt"),
        ("/id", json!("7"), "completed.wrong-type /id"),
        ("/schema", json!("urn:referral-consent:review:2"), "completed.wrong-type /schema"),
    ] {
        let mut changed = record.clone();
        put(&mut changed, place, other.clone());
        let (plain, anew) = (wrong(&changed, &payload, None), wrong(&digested_anew(&changed), &payload, None));
        assert!(plain.contains(&"completed.digest-differs /digest/value".into()), "{place}: {plain:?}");
        assert!(anew.iter().any(|it| it.starts_with(found)), "{place} {other}: {anew:?}");
        assert!(!anew.iter().any(|it| it.starts_with("completed.digest")), "{place}: {anew:?}");
        let value = completed(&value(&digested_anew(&changed)), &value(&payload), None).unwrap();
        assert!(!value.is_complete(), "{place} {other}");
    }
    for place in ["/outcome", "/payload", "/digest", "/producer", "/handling", at] {
        let mut changed = record.clone();
        take(&mut changed, place);
        assert!(!wrong(&changed, &payload, None).is_empty(), "without {place}");
    }
    for none in [json!(null), json!([]), json!("review"), json!({})] {
        assert!(!completed(&value(&none), &value(&payload), None).unwrap().is_complete(), "{none}");
    }
}

#[test]
fn what_had_to_stop_is_checked_where_the_earlier_payload_is_given_and_else_taken_on_its_word() {
    let earlier = with_onward("parent agrees");
    let change = change(&earlier, &[]);
    let answers = json!({ "stop-relying-on-consent": { "clarifiedBy": "Jo Park", "clarifiedOn": TODAY } });
    let record = settled(&review(&value(&change), Some(&value(&earlier))).unwrap(), &answers).1.unwrap();
    assert_eq!(wrong(&record, &change, Some(&earlier)), [""; 0]);
    assert_eq!(wrong(&record, &change, None), ["review.earlier-missing "]);
    assert!(completed(&value(&record), &value(&change), None).unwrap().is_complete(), "that is advice");
    let mut less = record.clone();
    take(&mut less, "/stop/sharing/0");
    let less = digested_anew(&less);
    assert_eq!(wrong(&less, &change, Some(&earlier)), ["completed.differs /stop/sharing"]);
    let mut nothing = record.clone();
    take(&mut nothing, "/stop");
    assert_eq!(wrong(&digested_anew(&nothing), &change, Some(&earlier)), ["completed.differs /stop"]);
    let other = written(&submit(&value(&life_at_risk()), &policy(), day(TODAY), REVIEW).1.unwrap());
    assert!(wrong(&record, &change, Some(&other)).contains(&"review.other-payload ".into()));
}
