//! The cases of `tests/cases`, each written out in full: record, policy, day, and what is expected.
//!
//! A case may start `from` the record of another and say what is `set` and what is removed.

use std::collections::BTreeMap;

use super::json::{Json, json, put, take};
use super::seen::{self, Seen};
use super::{TODAY, policy_json};

/// Names the files of cases and holds their text, so that the cases travel into a browser.
macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        pub const FILES: &[(&str, &str)] = &[$(($name, include_str!(concat!("../cases/", $name, ".json")))),+];
    };
}

// The cases of the specification come first. A test holds this list against the folder.
files! {
    "spec",
    "change-of-consent",
    "consent",
    "left-over",
    "life-at-risk",
    "malformed",
    "openness",
    "overriding",
    "own-fields",
    "people",
    "policy-tightens",
    "referring",
    "sharing",
    "tests-and-advice",
}

/// A case, written out in full.
#[derive(Clone, Debug)]
pub struct Case {
    pub file: &'static str,
    pub name: String,
    pub why: String,
    pub record: Json,
    /// The record that it starts from.
    pub start: Json,
    pub policy: Json,
    pub today: String,
    /// Whether it is about `submit` rather than `assess`.
    pub submit: bool,
    pub expect: Json,
}

/// Every case of every file.
pub fn all() -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut unwritten: Vec<(&'static str, Json, Json)> = Vec::new();
    for (file, text) in FILES {
        let file_json: Json = serde_json::from_str(text).unwrap_or_else(|error| panic!("{file}.json: {error}"));
        let list = file_json["cases"].as_array().unwrap_or_else(|| panic!("{file}.json has no list of cases"));
        unwritten.extend(list.iter().map(|case| (*file, case.clone(), file_json["today"].clone())));
    }
    let by_name: BTreeMap<String, Json> =
        unwritten.iter().map(|(_, case, _)| (text(&case["name"]), case.clone())).collect();
    assert_eq!(by_name.len(), unwritten.len(), "two cases have the same name");
    for (file, case, today) in unwritten {
        cases.push(written_out(file, &case, &today, &by_name));
    }
    cases
}

fn written_out(file: &'static str, case: &Json, today: &Json, by_name: &BTreeMap<String, Json>) -> Case {
    let name = text(&case["name"]);
    for key in case.as_object().unwrap().keys() {
        let known = ["name", "why", "from", "record", "set", "remove", "policy", "today", "submit", "expect"];
        assert!(known.contains(&key.as_str()), "{file}.json: {name}: what does “{key}” mean?");
    }
    let start = match &case["from"] {
        Json::String(from) => record_of(from, by_name, 0),
        _ => json!({}),
    };
    let mut policy = policy_json();
    match &case["policy"] {
        Json::Object(change) if change.contains_key("set") || change.contains_key("remove") => {
            change_by(&mut policy, &case["policy"]);
        }
        // The specification's own way of saying it: members that replace those of its policy.
        Json::Object(members) => policy.as_object_mut().unwrap().extend(members.clone()),
        _ => {}
    }
    Case {
        file,
        why: text(&case["why"]),
        record: record_of(&name, by_name, 0),
        start,
        policy,
        today: [&case["today"], today].into_iter().find_map(Json::as_str).unwrap_or(TODAY).into(),
        submit: case["submit"] == true,
        expect: case["expect"].clone(),
        name,
    }
}

fn record_of(name: &str, by_name: &BTreeMap<String, Json>, depth: usize) -> Json {
    assert!(depth < 20, "“{name}” starts from itself");
    let case = by_name.get(name).unwrap_or_else(|| panic!("there is no case called “{name}” to start from"));
    let mut record = match (&case["from"], case.get("record")) {
        (Json::String(from), None) => record_of(from, by_name, depth + 1),
        (Json::Null, record) => record.cloned().unwrap_or_else(|| json!({})),
        _ => panic!("“{name}” has a record of its own and starts from another"),
    };
    change_by(&mut record, case);
    record
}

fn change_by(json: &mut Json, change: &Json) {
    for (pointer, value) in change["set"].as_object().into_iter().flatten() {
        put(json, pointer, value.clone());
    }
    for pointer in change["remove"].as_array().into_iter().flatten() {
        take(json, pointer.as_str().unwrap());
    }
}

fn text(json: &Json) -> String {
    json.as_str().unwrap_or_else(|| panic!("a case needs a name and a why, not {json}")).into()
}

impl Case {
    /// How what was seen differs from what is expected, a line each; none where it is as expected.
    ///
    /// `start` is what the record says that the case starts from, and `answers` what of the agency's own fields
    /// is in the payload.
    pub fn differences(&self, seen: &Seen, start: &Seen, answers: Option<&Json>) -> Vec<String> {
        let mut differences = Vec::new();
        let mut compare = |what: &str, expected: Json, seen: Json| {
            if expected != seen {
                differences.push(format!("{what}: expected {expected}, is {seen}"));
            }
        };
        let expect = &self.expect;
        compare("status", expect["status"].clone(), seen.status.clone().into());
        compare("route", expect["route"].clone(), seen.route.clone().into());
        compare("consenter", expect["consenter"].clone(), seen.consenter.clone().into());
        compare("age", expect["age"].clone(), seen.age.clone());
        let mut expected = seen::findings(&expect["findings"]);
        let mut found = seen.findings.clone();
        if self.file == "spec" {
            // The specification gives its findings as a set.
            expected.sort();
            found.sort();
        }
        for finding in expected.iter().filter(|finding| !found.contains(finding)) {
            compare("finding", finding.clone().into(), Json::Null);
        }
        for finding in found.iter().filter(|finding| !expected.contains(finding)) {
            compare("finding", Json::Null, finding.clone().into());
        }
        compare("findings in order", expected.into(), found.into());
        match &expect["ask"] {
            Json::Array(_) => compare("ask", expect["ask"].clone(), seen.ask.clone().into()),
            Json::Object(_) => {
                let less = |from: &[String], what: &[String]| {
                    from.iter().filter(|path| !what.contains(path)).cloned().collect::<Vec<_>>()
                };
                compare("ask, more", expect["ask"]["plus"].clone(), less(&seen.ask, &start.ask).into());
                compare("ask, less", expect["ask"]["minus"].clone(), less(&start.ask, &seen.ask).into());
            }
            _ => {}
        }
        if let Some(handling) = expect.get("handling") {
            compare("handling", handling.clone(), seen.handling.clone().into());
        }
        if let Some(expected) = expect.get("answers") {
            compare("answers in the payload", expected.clone(), answers.cloned().unwrap_or_else(|| json!({})));
        }
        differences
    }

    /// The differences with the name of the case and its why, for people to read; nothing where there are none.
    pub fn told(&self, differences: &[String]) -> Option<String> {
        let lines = differences.join("\n    ");
        (!differences.is_empty()).then(|| format!("{}.json: {}\n  {}\n    {lines}\n", self.file, self.name, self.why))
    }
}
