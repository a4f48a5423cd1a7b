//! Any JSON whatever gives findings: nothing is refused as a whole, nothing panics, and what is well formed is read.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that fails says where")]

mod common;

use std::time::{Duration, Instant};

use common::json::{put, read, shuffled, take};
use common::{Json, Seen, TODAY, changed, json, policy, record, see, see_value, value};
use proptest::prelude::*;
use referral_consent::assess;
use referral_consent::choices::Language;
use referral_consent::record::Question;
use referral_consent::report::report;
use referral_consent::rules::RuleCode;
use referral_consent::value::Value;

/// Keys that a record has, and some that it has not.
fn any_key() -> impl Strategy<Value = String> {
    let mut known: Vec<String> =
        Question::ALL.iter().flat_map(|question| question.path().split('/').skip(1)).map(String::from).collect();
    let others =
        ["id", "category", "providedBy", "recipient", "purpose", "agreed", "", "a/b", "~", "__proto__", "Kind"];
    known.extend(others.map(String::from));
    prop_oneof![9 => proptest::sample::select(known), 1 => any::<String>()]
}

/// Words that mean something in a record, and some that do not.
fn any_leaf() -> impl Strategy<Value = Json> {
    let mut words: Vec<Json> = Vec::new();
    for set in referral_consent::choices::Choices::ALL {
        words.extend(set.words().iter().map(|word| json!(word)));
    }
    for word in
        ["", " ", "\u{a0}\u{85}", "2026-11-23", "2026-02-30", "0000-00-00", "2027-01-01", "who", "police", "nowhere"]
    {
        words.push(json!(word));
    }
    prop_oneof![
        6 => proptest::sample::select(words),
        2 => any::<bool>().prop_map(Json::from),
        1 => Just(Json::Null),
        1 => (0..30_u32).prop_map(Json::from),
        1 => any::<f64>().prop_map(|number| json!(number)),
        1 => any::<String>().prop_map(Json::from),
    ]
}

/// Any JSON, most of it with keys and words of a record.
fn any_json() -> impl Strategy<Value = Json> {
    any_leaf().prop_recursive(5, 60, 8, |inner| {
        prop_oneof![
            1 => proptest::collection::vec(inner.clone(), 0..5).prop_map(Json::from),
            3 => proptest::collection::vec((any_key(), inner), 0..8)
                .prop_map(|members| Json::Object(members.into_iter().collect())),
        ]
    })
}

/// Every place of a record: each question, its group, and the entries of the lists with their members.
fn places() -> Vec<String> {
    let mut places: Vec<String> = Vec::new();
    for question in Question::ALL {
        for (index, _) in question.path().match_indices('/').skip(1) {
            places.push(question.path()[..index].into());
        }
        places.push(question.path().into());
    }
    for entry in
        ["/information/0", "/information/1", "/sharing/0", "/sharing/0/information", "/sharing/0/information/0"]
    {
        places.push(entry.into());
    }
    for key in ["id", "category", "providedBy", "permission", "criminalProceedings", "cpiaPermission", "unknown"] {
        places.push(format!("/information/0/{key}"));
    }
    for key in ["recipient", "purpose", "agreed"] {
        places.push(format!("/sharing/0/{key}"));
    }
    places.sort();
    places.dedup();
    places
}

/// A record of a case with some places changed to anything, or removed.
fn a_changed_record() -> impl Strategy<Value = Json> {
    let records: Vec<Json> = common::cases::all().into_iter().map(|case| case.record).collect();
    let change =
        (proptest::sample::select(places()), proptest::option::weighted(0.8, prop_oneof![any_leaf(), any_json()]));
    (proptest::sample::select(records), proptest::collection::vec(change, 0..8)).prop_map(|(mut record, changes)| {
        for (place, anew) in changes {
            // A place that a change before it has taken away stays away.
            let reachable = place.rsplit_once('/').is_some_and(|(parent, key)| match record.pointer(parent) {
                Some(Json::Object(_)) => true,
                Some(Json::Array(list)) => key.parse::<usize>().is_ok_and(|index| index < list.len()),
                _ => false,
            });
            match anew {
                Some(anew) if reachable => put(&mut record, &place, anew),
                None if record.pointer(&place).is_some() => take(&mut record, &place),
                _ => {}
            }
        }
        record
    })
}

/// The record without the answers that were set aside.
fn without_left_over(record: &Json, seen: &Seen) -> Json {
    let mut without = record.clone();
    for found in seen.found("record.not-asked") {
        take(&mut without, found.split_once(' ').unwrap().1);
    }
    without
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_json_is_assessed_whatever_the_order_of_its_keys(json in any_json(), seed in any::<u64>()) {
        let (given, policy) = (value(&json), policy());
        let seen = see_value(&given, &policy);
        prop_assert_eq!(seen, see_value(&shuffled(&given, &mut seed.clone()), &policy));
    }

    #[test]
    fn a_changed_record_is_assessed_whatever_the_order_of_its_keys(json in a_changed_record(), seed in any::<u64>()) {
        let (given, policy) = (value(&json), policy());
        let seen = see_value(&given, &policy);
        prop_assert!(!(seen.route == "none" && seen.status == "ready"), "ready on no route");
        prop_assert_eq!(seen, see_value(&shuffled(&given, &mut seed.clone()), &policy));
    }

    #[test]
    fn what_is_set_aside_might_as_well_not_be_there(json in a_changed_record()) {
        let before = see(&json);
        let after = see(&without_left_over(&json, &before));
        prop_assert_eq!(after, before.without("record.not-asked"));
    }

    #[test]
    fn a_life_at_risk_never_makes_it_worse(json in a_changed_record()) {
        let rank = |seen: &Seen| ["ready", "incomplete", "stop"].iter().position(|status| *status == seen.status);
        prop_assume!(json.get("referral").is_none_or(Json::is_object) && json.is_object());
        let calm = see(&changed(&json, &[("/referral/lifeAtRisk", json!(false))], &[]));
        let at_risk = see(&changed(&json, &[("/referral/lifeAtRisk", json!(true))], &[]));
        prop_assert!(rank(&at_risk) <= rank(&calm), "{:?} became {:?}", calm, at_risk);
    }

    #[test]
    fn any_text_has_words_that_can_be_counted(text in any::<String>()) {
        let count = referral_consent::words::count(&text);
        prop_assert!(count.different <= count.words && count.words <= text.chars().count());
        prop_assert_eq!(count.words, referral_consent::words::words(&text).count());
        let twice = referral_consent::words::count(&format!("{text} {text}"));
        prop_assert_eq!((twice.words, twice.different), (2 * count.words, count.different));
    }

    #[test]
    fn any_json_is_a_policy_or_is_refused_with_findings(json in any_json()) {
        use referral_consent::policy::{Policy, check};
        let findings = check(&value(&json)).len();
        prop_assert!(Policy::read(&value(&json)).is_ok() || findings > 0);
    }
}

/// Runs something a few times and gives the shortest time, which other work on the machine disturbs least.
#[test]
fn putting_a_word_in_small_letters_never_makes_two_of_it() {
    use referral_consent::words::{count, without_case, words};
    for letter in '\0'..=char::MAX {
        let word = format!("a{letter}b");
        assert_eq!(words(&without_case(&word)).count(), words(&word).count(), "{letter:?}");
    }
    let eleven = "İbrahim hits her often when money runs short before each pay";
    assert_eq!((count(eleven).words, count(eleven).different), (11, 11));
}

fn shortest(mut work: impl FnMut()) -> Duration {
    (0..5)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .min()
        .unwrap()
}

/// A record with this many things shared, each with as many recipients as there are lists of them.
fn large(information: usize, sharing: usize, each: usize) -> Value {
    let items: Vec<Json> =
        (0..information).map(|item| json!({ "id": format!("i{item}"), "category": "health" })).collect();
    let lists: Vec<Json> = (0..sharing)
        .map(|list| {
            let ids: Vec<String> = (0..each).map(|item| format!("i{}", (item + list) % information)).collect();
            json!({ "recipient": "health", "purpose": "safeguarding", "information": ids })
        })
        .collect();
    value(&changed(&record("parent agrees"), &[("/information", json!(items)), ("/sharing", json!(lists))], &[]))
}

#[test]
fn ten_thousand_things_that_are_shared_are_assessed_in_time_that_grows_with_their_number() {
    let policy = policy();
    let time = |information, sharing, each| {
        let record = large(information, sharing, each);
        assert_eq!(see_value(&record, &policy).status, "ready");
        shortest(|| drop(see_value(&record, &policy)))
    };
    let (some, many) = (time(10_000, 10_000, 1), time(40_000, 40_000, 1));
    assert!(many < Duration::from_secs(5), "{many:?}");
    assert!(many < some * 14, "four times as much took {some:?}, then {many:?}");
    let (some, many) = (time(1_000, 1_000, 100), time(1_000, 1_000, 400));
    assert!(many < Duration::from_secs(5), "{many:?}");
    assert!(many < some * 14, "four times as much took {some:?}, then {many:?}");
}

#[test]
fn one_id_that_many_entries_have_and_many_recipients_get_takes_no_longer_than_other_ids() {
    let policy = policy();
    let time = |count: usize| {
        let items = vec![json!({ "id": "a", "category": "health", "providedBy": "housing" }); count];
        let lists =
            vec![json!({ "recipient": "health", "purpose": "safeguarding", "information": vec!["a"; count] }); 3];
        let changes = [("/information", json!(items)), ("/sharing", json!(lists))];
        let record = value(&changed(&record("parent agrees"), &changes, &[]));
        let seen = see_value(&record, &policy);
        assert_eq!(seen.found("information.duplicate-id").len(), count - 1);
        shortest(|| drop(see_value(&record, &policy)))
    };
    let (some, many) = (time(10_000), time(40_000));
    assert!(many < Duration::from_secs(5), "{many:?}");
    assert!(many < some * 14, "four times as much took {some:?}, then {many:?}");
}

#[test]
fn whoever_writes_an_age_in_words_is_told_which_whole_numbers_there_are() {
    for wrong in [json!("about ten"), json!(26), json!(9.5), json!(-1)] {
        let record = value(&json!({ "child": { "estimatedAge": wrong } }));
        let policy = policy();
        let said = report(&assess(&record, &policy, common::day(TODAY)), &policy, Language::English);
        let said = json::written(&said);
        let finding =
            said["findings"].as_array().unwrap().iter().find(|it| it["path"] == "/child/estimatedAge").unwrap();
        assert_eq!(finding["code"], "record.wrong-type");
        assert!(finding["next"].as_str().unwrap().contains("from 0 to 25"), "{finding}");
    }
}

#[test]
fn a_finding_for_each_of_many_is_found_in_time_that_grows_with_their_number() {
    let policy = policy();
    let time = |count: usize| {
        let wrong: Vec<Json> =
            (0..count).map(|item| json!({ "id": "same", "category": item, "unknownKey": item })).collect();
        let record = value(&json!({ "information": wrong, "sharing": vec![json!(null); count] }));
        let seen = see_value(&record, &policy);
        assert_eq!(seen.found("record.wrong-type").len(), 2 * count);
        assert_eq!(seen.found("record.unknown-field").len(), count);
        assert_eq!(seen.found("information.duplicate-id").len(), count - 1);
        shortest(|| drop(see_value(&record, &policy)))
    };
    let (some, many) = (time(2_500), time(10_000));
    assert!(many < Duration::from_secs(5), "{many:?}");
    assert!(many < some * 14, "four times as much took {some:?}, then {many:?}");
}

#[test]
fn a_record_of_a_megabyte_is_assessed_in_bounded_time() {
    let policy = policy();
    let words = "word ".repeat(200_000);
    let override_ = record("refused, and the case for going on is recorded");
    let long_texts =
        changed(&override_, &[("/override/rationale", json!(words)), ("/referral/concerns", json!(words))], &[]);
    let different: String = (0..150_000).map(|word| format!("w{word} ")).collect();
    let long_rationale = changed(&override_, &[("/override/rationale", json!(different))], &[]);
    let unknown: serde_json::Map<String, Json> = (0..40_000).map(|key| (format!("conzent{key}"), json!("x"))).collect();
    let one_key = json!({ "k".repeat(1 << 20): "x" });
    let blanks = changed(&override_, &[("/referrer/name", json!(" ".repeat(1 << 20)))], &[]);
    for (what, large) in [
        ("long texts", long_texts),
        ("a long rationale", long_rationale),
        ("many unknown keys", Json::Object(unknown)),
        ("one long key", one_key),
        ("a long blank text", blanks),
        ("a list of a million blanks", json!({ "consent": { "limits": { "recipients": vec![""; 300_000] } } })),
    ] {
        let large = value(&large);
        let start = Instant::now();
        let seen = see_value(&large, &policy);
        assert!(start.elapsed() < Duration::from_secs(5), "{what}: {:?}", start.elapsed());
        assert!(!seen.ask.is_empty(), "{what}");
    }
}

#[test]
fn json_that_is_nested_a_hundred_thousand_deep_is_assessed() {
    let deep = 100_000;
    let lists = read(&format!("{}{}", "[".repeat(deep), "]".repeat(deep)));
    assert_eq!(see_value(&lists, &policy()).found("record.wrong-type"), ["invalid "], "a list is no record");
    let objects = read(&format!("{}1{}", r#"{"consent":"#.repeat(deep), "}".repeat(deep)));
    let seen = see_value(&objects, &policy());
    assert_eq!(seen.found("record.unknown-field"), ["invalid /consent/consent"], "{seen:?}");
    let answer = read(&format!(r#"{{"referral":{{"concerns":{}1{}}}}}"#, "[".repeat(deep), "]".repeat(deep)));
    assert_eq!(see_value(&answer, &policy()).found("record.wrong-type"), ["invalid /referral/concerns"]);
}

#[test]
fn a_date_that_is_not_in_the_calendar_is_found_and_is_no_answer() {
    for wrong in [
        "2026-02-30",
        "0000-00-00",
        "2026-02-29",
        "2023-02-29",
        "1900-02-29",
        "2026-11-31",
        "2026-13-01",
        "23/11/2026",
        "2026-11-23T00:00",
        " 2026-11-23",
        "20261123",
        "tomorrow",
    ] {
        let seen = see(&changed(&record("parent agrees"), &[("/child/dateOfBirth", json!(wrong))], &[]));
        assert_eq!(seen.found("record.bad-date"), ["invalid /child/dateOfBirth"], "{wrong}");
        assert_eq!(seen.age, Json::Null, "{wrong}");
        let missing = seen.found("child.age-missing");
        assert!(missing.is_empty(), "one prompt for one place: {wrong}");
        assert!(seen.ask.contains(&"/child/estimatedAge".into()), "another way to say the age stays open: {wrong}");
    }
    for right in ["2024-02-29", "2000-02-29"] {
        let seen = see(&changed(&record("parent agrees"), &[("/child/dateOfBirth", json!(right))], &[]));
        assert!(seen.found("record.bad-date").is_empty(), "{right}");
    }
}

#[test]
fn a_date_that_is_no_text_is_of_the_wrong_type() {
    for wrong in [json!(20_261_123), json!(true), json!({}), json!(["2026-11-23"]), json!([null])] {
        let seen = see(&changed(&record("parent agrees"), &[("/child/dateOfBirth", wrong.clone())], &[]));
        assert_eq!(seen.found("record.wrong-type"), ["invalid /child/dateOfBirth"], "{wrong}");
    }
}

#[test]
fn an_estimated_age_is_a_whole_number_from_0_to_25() {
    let with = |age: &str| see_value(&read(&format!(r#"{{"child":{{"estimatedAge":{age}}}}}"#)), &policy());
    for (right, age) in [("0", 0), ("25", 25), ("3.0", 3), ("3e0", 3), ("30e-1", 3), ("-0", 0), ("-0.0", 0)] {
        assert_eq!(with(right).age, json!(age), "{right}");
        assert!(with(right).found("record.wrong-type").is_empty(), "{right}");
    }
    for wrong in
        ["26", "12.5", "-1", "1e300", "0.1", "25.000001", "\"12\"", "true", "[12]", "{}", "99999999999999999999"]
    {
        assert_eq!(with(wrong).age, Json::Null, "{wrong}");
        assert_eq!(with(wrong).found("record.wrong-type"), ["invalid /child/estimatedAge"], "{wrong}");
    }
}

#[test]
fn null_blank_and_empty_are_no_answer_at_any_question() {
    let blanks = [json!(null), json!(""), json!(" \t\n"), json!("\u{a0}\u{2003}\u{3000}\u{85}\u{2028}"), json!([])];
    let nothing = see(&json!({}));
    for question in Question::ALL {
        for blank in &blanks {
            // For the agency's own fields, a group, only null is no answer.
            if *question == Question::Answers && !blank.is_null() {
                continue;
            }
            let seen = see(&changed(&json!({}), &[(question.path(), blank.clone())], &[]));
            assert_eq!(seen, nothing, "{} with {blank}", question.path());
        }
    }
    // These look blank and are not white space.
    for text in ["\u{200b}", "\u{feff}", "."] {
        let seen = see(&json!({ "referrer": { "name": text } }));
        assert!(!seen.findings.contains(&"referrer.missing missing /referrer/name".into()), "{text:?}");
    }
}

#[test]
fn blank_members_of_a_list_of_words_are_passed_over_and_the_others_keep_their_place() {
    let told = json!(["why", "", null, "sideways", "what", " ", "how", "with-whom"]);
    let seen = see(&changed(&record("parent agrees"), &[("/openness/explained", told)], &[]));
    assert_eq!(seen.findings, ["record.wrong-type invalid /openness/explained/3"]);
    let seen = see(&changed(&record("parent agrees"), &[("/openness/explained", json!(["", null]))], &[]));
    assert_eq!(
        seen.findings,
        ["openness.explain missing /openness/explained"],
        "where none is left it is not answered"
    );
}

#[test]
fn a_group_that_is_no_object_is_found_and_only_null_is_nothing() {
    let groups: std::collections::BTreeSet<&str> =
        Question::ALL.iter().filter_map(|question| question.path().rsplit_once('/')).map(|(group, _)| group).collect();
    for group in groups.into_iter().filter(|group| !group.is_empty()) {
        for wrong in [json!(5), json!(""), json!([]), json!("x"), json!(true)] {
            let seen = see(&changed(&json!({}), &[(group, wrong.clone())], &[]));
            assert_eq!(seen.found("record.wrong-type"), [format!("invalid {group}")], "{group} with {wrong}");
        }
        assert_eq!(see(&changed(&json!({}), &[(group, json!(null))], &[])), see(&json!({})), "{group} with null");
    }
}

#[test]
fn an_entry_that_is_no_object_is_found_and_stands_as_an_empty_one() {
    for (list, missing) in [("/information", 2), ("/sharing", 3)] {
        let code = format!("{}.detail-missing", &list[1..]);
        for wrong in [json!(null), json!(5), json!("who"), json!([])] {
            let seen = see(&changed(&json!({}), &[(list, json!([wrong]))], &[]));
            assert_eq!(seen.found("record.wrong-type"), [format!("invalid {list}/0")]);
            assert_eq!(seen.found(&code).len(), missing, "{list}");
        }
    }
}

#[test]
fn a_record_that_is_no_object_is_found_and_is_assessed_as_an_empty_one() {
    let empty = see(&json!({}));
    for wrong in [json!(null), json!(5), json!("x"), json!([]), json!([{}]), json!(true), json!("")] {
        let seen = see(&wrong);
        assert_eq!(seen.findings.first().map(String::as_str), Some("record.wrong-type invalid "), "{wrong}");
        assert_eq!(seen.without("record.wrong-type"), empty, "{wrong}");
    }
}

#[test]
fn an_unknown_key_is_found_at_its_place_with_the_nearest_that_is_known() {
    for (path, nearest) in [
        ("/consent/outcom", Some("outcome")),
        ("/consent/Sought", Some("sought")),
        ("/child/dateOfbirth", Some("dateOfBirth")),
        ("/refferal", Some("referral")),
        ("/informations", Some("information")),
        ("/information/0/catagory", Some("category")),
        ("/sharing/0/recipiant", Some("recipient")),
        ("/tests/necesity", Some("necessity")),
        ("/consent/by/parentalResponsability", Some("parentalResponsibility")),
        ("/zzzzzzzz", None),
        ("/child/favouriteColour", None),
    ] {
        let with = value(&changed(&record("parent agrees"), &[(path, json!("x"))], &[]));
        let policy = policy();
        let assessment = assess(&with, &policy, common::day(TODAY));
        let found: Vec<_> =
            assessment.findings.iter().filter(|finding| finding.code == RuleCode::RecordUnknownField).collect();
        assert_eq!(found.len(), 1, "{path}");
        assert_eq!(found[0].place.pointer(), path);
        let said = json::written(&report(&assessment, &policy, Language::English));
        let finding = said["findings"].as_array().unwrap().iter().find(|finding| finding["path"] == path).unwrap();
        let message = finding["message"].as_str().unwrap();
        match nearest {
            Some(nearest) => assert!(message.contains(&format!("“{nearest}”")), "{path}: {message}"),
            None => assert!(!message.contains("Did you mean"), "{path}: {message}"),
        }
        assert_eq!(finding["params"].get("nearest"), nearest.map(Json::from).as_ref(), "{path}");
    }
}

#[test]
fn keys_are_escaped_in_a_path_as_rfc_6901_says() {
    let seen = see(&json!({ "a/b": 1, "m~n": 1, "consent": { "~1": 1 } }));
    let mut found = seen.found("record.unknown-field");
    found.sort_unstable();
    assert_eq!(found, ["invalid /a~1b", "invalid /consent/~01", "invalid /m~0n"]);
}

#[test]
fn of_two_members_with_the_same_key_the_later_counts() {
    let twice = read(r#"{ "child": { "estimatedAge": 3 }, "child": { "estimatedAge": 4, "estimatedAge": 5 } }"#);
    assert_eq!(see_value(&twice, &policy()).age, json!(5));
}
