//! The rules as WebAssembly, called with real JavaScript values: in Node and in browsers, whichever runs this.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that fails says where")]

mod common;

use common::cases::{self, Case};
use common::{Json, Seen, TODAY, json, policy_json, record};
use js_sys::{JSON, Reflect};
use referral_consent::canonical::canonical;
use referral_consent::value::{Object, Value};
use referral_consent::wasm;
use referral_consent::words;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

const NOW: &str = "2026-11-23T16:05:00+00:00";
const ID: &str = "0190f3c2-7b7e-7c54-8f5d-0d2f3a1b9c10";

/// JSON as JavaScript has it.
fn to_js(json: &Json) -> JsValue {
    JSON::parse(&json.to_string()).unwrap()
}

/// The JSON of a JavaScript value as the package hands it over; empty for what JSON has no word for.
fn handed_over(value: &JsValue) -> String {
    JSON::stringify(value).unwrap().as_string().unwrap_or_default()
}

/// A JavaScript value as JSON.
fn from_js(value: &JsValue) -> Json {
    let text = String::from(JSON::stringify(value).unwrap());
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// What Rust says, as JSON.
fn written(object: Object) -> Json {
    serde_json::from_str(&canonical(&Value::Object(object))).unwrap()
}

fn go_by(policy: &Json) {
    assert!(wasm::use_policy(&policy.to_string()).is_undefined(), "the policy is refused: {policy}");
}

/// What the rules say of a JavaScript value.
fn see_js(record: &JsValue) -> Seen {
    go_by(&policy_json());
    Seen::of_report(&from_js(&wasm::assess(&handed_over(record), TODAY)))
}

/// What JavaScript gives.
fn js(source: &str) -> JsValue {
    js_sys::eval(&format!("({source})")).unwrap_or_else(|error| panic!("{source}: {error:?}"))
}

fn seen(case: &Case) -> (Seen, Seen, Option<Json>) {
    go_by(&policy_json());
    let start = wasm::assess(&case.start.to_string(), &case.today);
    let start = Seen::of_report(&from_js(&start));
    go_by(&case.policy);
    if !case.submit {
        let report = wasm::assess(&case.record.to_string(), &case.today);
        return (Seen::of_report(&from_js(&report)), start, None);
    }
    let submission = from_js(&wasm::submit(&case.record.to_string(), &case.today, NOW, ID));
    let answers = submission["payload"].get("answers").cloned();
    (Seen::of_report(&submission["assessment"]), start, answers)
}

#[wasm_bindgen_test]
fn every_case_is_assessed_as_expected() {
    let cases = cases::all();
    let mut told = Vec::new();
    for case in &cases {
        let (seen, start, answers) = seen(case);
        told.extend(case.told(&case.differences(&seen, &start, answers.as_ref())));
    }
    assert!(told.is_empty(), "{} of {} cases differ:\n\n{}", told.len(), cases.len(), told.join("\n"));
}

#[wasm_bindgen_test]
fn what_javascript_gets_is_what_rust_says() {
    for case in cases::all() {
        let policy = common::policy_of(&case.policy);
        let record = common::value(&case.record);
        let today = common::day(&case.today);
        let native = referral_consent::report::report(
            &referral_consent::assess(&record, &policy, today),
            &policy,
            referral_consent::choices::Language::English,
        );
        go_by(&case.policy);
        let report = wasm::assess(&case.record.to_string(), &case.today);
        assert_eq!(from_js(&report), written(native), "{}", case.name);
        let stamp = referral_consent::payload::Stamp { now: NOW, id: ID };
        let (_, native) = referral_consent::submit(&record, &policy, today, stamp);
        let submission = wasm::submit(&case.record.to_string(), &case.today, NOW, ID);
        let submission = from_js(&submission);
        assert_eq!(native.is_some(), case.expect["status"] == "ready", "{}: the payload", case.name);
        assert_eq!(submission["payload"], native.map_or(Json::Null, written), "{}: the payload", case.name);
    }
}

#[wasm_bindgen_test]
fn a_refused_policy_says_why_and_leaves_the_one_before_in_use() {
    let looser = common::changed(&policy_json(), &[("/rationale/minWords", json!(3))], &["/localAuthority/phone"]);
    go_by(&policy_json());
    let before = from_js(&wasm::assess("{}", TODAY));
    for (wrong, paths) in [
        (to_js(&looser), vec!["/localAuthority/phone", "/rationale/minWords"]),
        (JsValue::NULL, vec![""]),
        (JsValue::UNDEFINED, vec![""]),
        (js("Symbol('policy')"), vec![""]),
        (js("() => 1"), vec![""]),
    ] {
        let wrong = handed_over(&wrong);
        let findings = from_js(&wasm::use_policy(&wrong));
        let found: Vec<&str> =
            findings.as_array().unwrap().iter().map(|finding| finding["path"].as_str().unwrap()).collect();
        assert_eq!(found, paths, "{findings}");
        assert_eq!(from_js(&wasm::check_policy(&wrong)), findings, "checkPolicy says the same");
        assert_eq!(from_js(&wasm::assess("{}", TODAY)), before);
    }
}

/// Values that JSON has no word for; those that it throws on are tested with the package, which copies them first.
const ODD: &[&str] = &[
    "undefined",
    "NaN",
    "Infinity",
    "-Infinity",
    "new Date(0)",
    "() => 'given'",
    "function given() {}",
    "Symbol('given')",
    "Symbol.iterator",
    "/given/",
    "new Map([['sought', true]])",
    "new Set(['given'])",
    "new Uint8Array([1, 2])",
    "new ArrayBuffer(8)",
    "new String('given')",
    "new Boolean(true)",
    "Object.create(null)",
    "Object.create({ sought: true })",
    "new Proxy({}, {})",
    "Promise.resolve(1)",
    "[,,]",
    "Object.assign([], { extra: 1 })",
    "'\\ud800'",
    "{ '\\udc00': '\\ud800x' }",
    "{ __proto__: { sought: true } }",
    "{ get sought() { return true; } }",
];

#[wasm_bindgen_test]
fn odd_values_of_javascript_never_throw_wherever_they_stand() {
    for odd in ODD {
        // The record as a whole.
        let seen = see_js(&js(odd));
        assert_ne!(seen.status, "ready", "{odd}");
        // Any part of a record that is otherwise in order.
        for place in ["consent", "tests", "answers", "information", "sharing", "lawfulBasis"] {
            let whole = to_js(&record("parent agrees"));
            Reflect::set(&whole, &place.into(), &js(odd)).unwrap();
            let seen = see_js(&whole);
            assert_eq!(seen.consenter, "parent-or-court-carer", "the rest is still read: {odd} at {place}");
        }
        for (group, key) in
            [("child", "dateOfBirth"), ("child", "estimatedAge"), ("consent", "sought"), ("openness", "explained")]
        {
            let whole = to_js(&record("parent agrees"));
            let inner = Reflect::get(&whole, &group.into()).unwrap();
            Reflect::set(&inner, &key.into(), &js(odd)).unwrap();
            let seen = see_js(&whole);
            assert!(!seen.ask.is_empty(), "{odd} at {group}.{key}");
        }
    }
}

#[wasm_bindgen_test]
fn undefined_is_no_answer_as_null_is_none() {
    let whole = to_js(&record("parent agrees"));
    let expected = see_js(&whole);
    Reflect::set(&whole, &"override".into(), &JsValue::UNDEFINED).unwrap();
    let consent = Reflect::get(&whole, &"consent".into()).unwrap();
    Reflect::set(&consent, &"refusalReason".into(), &JsValue::UNDEFINED).unwrap();
    assert_eq!(see_js(&whole), expected);
    assert_eq!(expected.status, "ready");
}

#[wasm_bindgen_test]
fn a_number_that_is_no_number_is_no_answer_and_a_date_with_a_time_is_of_the_wrong_type() {
    for odd in ["NaN", "Infinity", "() => 15", "Symbol()"] {
        let seen = see_js(&js(&format!("{{ child: {{ estimatedAge: {odd} }} }}")));
        assert!(seen.found("record.wrong-type").is_empty(), "{odd}");
        assert_eq!(seen.age, Json::Null, "{odd}");
    }
    let seen = see_js(&js("{ child: { estimatedAge: new Date(0) } }"));
    assert_eq!(seen.found("record.wrong-type"), ["invalid /child/estimatedAge"]);
    let seen = see_js(&js("{ child: { estimatedAge: 15 } }"));
    assert_eq!((seen.found("record.wrong-type"), seen.age.clone()), (vec![], json!(15)));
}

#[wasm_bindgen_test]
fn lone_surrogates_are_letters_that_nobody_knows() {
    let seen = see_js(&js("{ referrer: { name: '\\ud83d' }, '\\udc00': 1 }"));
    assert!(!seen.findings.contains(&"referrer.missing missing /referrer/name".into()), "it is an answer: {seen:?}");
    assert_eq!(seen.found("record.unknown-field"), ["invalid /\u{fffd}"]);
}

#[wasm_bindgen_test]
fn numbers_are_written_as_appendix_b_of_rfc_8785_says() {
    for (bits, expected) in [
        (0x8000_0000_0000_0000, "0"),
        (0x0000_0000_0000_0001, "5e-324"),
        (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
        (0x4430_0000_0000_0000, "295147905179352830000"),
        (0x44b5_2d02_c7e1_4af6, "1e+23"),
        (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"),
        (0x444b_1ae4_d6e2_ef50, "1e+21"),
        (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"),
        (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
        (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
        (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
    ] {
        assert_eq!(canonical(&Value::Number(f64::from_bits(bits))), expected, "{bits:016x}");
    }
}

#[wasm_bindgen_test]
fn the_catalogue_names_every_question() {
    let catalogue = from_js(&wasm::catalogue("en-GB"));
    let paths: Vec<&str> =
        catalogue["questions"].as_array().unwrap().iter().map(|question| question["path"].as_str().unwrap()).collect();
    let all: Vec<&str> = referral_consent::record::Question::ALL.iter().map(|question| question.path()).collect();
    assert_eq!(paths, all);
    assert_eq!(catalogue["version"], referral_consent::VERSION);
    assert_eq!(from_js(&wasm::words("Very, very thin")), json!({ "words": 3, "different": 2 }));
    assert!(wasm::is_date("2024-02-29") && !wasm::is_date("2026-02-29"));
}

/// The page's Unicode may be older or newer than Rust's, so letters may differ that were added lately; those of the
/// languages that are written here may not.
#[wasm_bindgen_test]
fn the_page_knows_the_same_letters_as_rust() {
    const SETTLED: char = '\u{870}';
    let mut differences = 0;
    for letter in ('\0'..='\u{1ffff}').filter(|letter| !letter.is_ascii()) {
        let text = letter.to_string();
        let same_kind = (words::words(&text).count() == 1) == letter.is_alphanumeric() || letter == '’';
        let same_case =
            words::without_case(&text) == if letter == 'İ' { "i".into() } else { letter.to_lowercase().to_string() };
        if !(same_kind && same_case) {
            differences += 1;
            assert!(letter >= SETTLED, "{letter:?}");
        }
    }
    assert!(differences < 1_000, "{differences} letters differ");
}
