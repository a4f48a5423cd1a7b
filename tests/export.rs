//! A payload in other people's words: what is said there is true, and nothing of it is lost.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that fails says where")]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::json::{Json, json, written};
use common::mutated::mutations;
use common::{TODAY, cases, changed, day, policy, policy_of, record, value};
use referral_consent::choices::AnyOption;
use referral_consent::document::{Holds, PAYLOAD};
use referral_consent::export::terms::{Match, Row, row};
use referral_consent::export::{NotExported, Vocabulary, dpv, export, fhir};
use referral_consent::payload::Stamp;
use referral_consent::submit;

const STAMP: Stamp<'_> = Stamp { now: "2026-11-23T16:05:00+00:00", id: "0190f3c2-7b7e-7c54-8f5d-0d2f3a1b9c10" };

/// Every case that makes a payload, and every vector: by name, the payload.
fn payloads() -> Vec<(String, Json)> {
    let mut payloads = Vec::new();
    for case in cases::all() {
        let (_, payload) = submit(&value(&case.record), &policy_of(&case.policy), day(&case.today), STAMP);
        payloads.extend(payload.map(|payload| (case.name, written(&payload))));
    }
    let policy = policy();
    for (line, vector) in (1..).zip(include_str!("vectors/reference.ndjson").lines()) {
        let record = serde_json::from_str::<Json>(vector).unwrap()["record"].clone();
        let (_, payload) = submit(&value(&record), &policy, day(TODAY), STAMP);
        payloads.extend(payload.map(|payload| (format!("vector {line}"), written(&payload))));
    }
    assert!(payloads.len() > 300, "only {}", payloads.len());
    payloads
}

fn payload_of(record: &Json) -> Json {
    let (record, policy) = (value(record), policy());
    let (assessment, payload) = submit(&record, &policy, day(TODAY), STAMP);
    written(&payload.unwrap_or_else(|| panic!("not ready: {:?}", assessment.findings)))
}

/// The export, or the code of the reason why there is none.
fn exported(payload: &Json, vocabulary: Vocabulary) -> Result<Json, &'static str> {
    match export(&value(payload), vocabulary) {
        Ok(exported) => Ok(written(&exported)),
        Err(NotExported::NoEquivalent(reason)) => Err(reason.code()),
        Err(NotExported::Disagrees(disagreements)) => panic!("{disagreements:?}"),
    }
}

fn text<'j>(json: &'j Json, pointer: &str) -> &'j str {
    json.pointer(pointer).and_then(Json::as_str).unwrap_or_default()
}

#[test]
fn every_payload_is_exported_to_dpv_but_a_decision_not_to_share() {
    for (name, payload) in payloads() {
        let refused = exported(&payload, Vocabulary::Dpv).err();
        let expected = (payload["type"] == "decision-not-to-share").then_some("export.nothing-shared");
        assert_eq!(refused, expected, "{name}");
    }
}

/// What becomes of a payload as a `Consent`, by route and outcome: its status and the type of its rules; or the reason.
fn consent_of(payload: &Json) -> Result<(&'static str, Option<&'static str>), &'static str> {
    match (text(payload, "/decision/route"), text(payload, "/consent/outcome")) {
        ("consent", "given" | "limited") => Ok(("active", Some("permit"))),
        ("override" | "protect-life", "refused") => Ok(("rejected", Some("deny"))),
        ("override" | "protect-life", "withdrawn") => Ok(("inactive", Some("deny"))),
        ("override" | "protect-life", "awaiting") => Ok(("proposed", None)),
        ("override" | "protect-life", "given" | "limited") => Err("export.consent-does-not-stand"),
        ("override" | "protect-life", "unable") => Err("export.nobody-decided"),
        ("override" | "protect-life", "") => Err(match payload["consent"]["sought"] {
            Json::Bool(false) => "export.consent-not-sought",
            _ => "export.nobody-decided",
        }),
        ("consent-change", "withdrawn") => Ok(("inactive", None)),
        ("consent-change", "limited") => Err("export.limits-another-consent"),
        ("police", _) => Err("export.police-notification"),
        ("not-sharing", _) => Err("export.nothing-shared"),
        other => panic!("{other:?}"),
    }
}

fn rules(consent: &Json) -> Vec<Json> {
    consent.pointer("/provision/provision").and_then(Json::as_array).cloned().unwrap_or_default()
}

#[test]
fn a_fhir_consent_says_what_was_decided_and_there_is_none_where_nobody_decided() {
    let mut seen = BTreeMap::new();
    for (name, payload) in payloads() {
        let consent = exported(&payload, Vocabulary::Fhir);
        let expected = consent_of(&payload);
        let (consent, (status, kind)) = match (consent, expected) {
            (Ok(consent), Ok(expected)) => (consent, expected),
            (consent, expected) => {
                assert_eq!(consent.err(), expected.err(), "{name}");
                *seen.entry(expected.unwrap_err()).or_insert(0) += 1;
                continue;
            }
        };
        *seen.entry(status).or_insert(0) += 1;
        assert_eq!(consent["status"], status, "{name}");
        for rule in rules(&consent) {
            assert_eq!(rule["type"].as_str(), kind, "{name}");
        }
    }
    let expected = [
        "active",
        "export.consent-does-not-stand",
        "export.consent-not-sought",
        "export.limits-another-consent",
        "export.nobody-decided",
        "export.nothing-shared",
        "export.police-notification",
        "inactive",
        "proposed",
        "rejected",
    ];
    assert_eq!(seen.keys().copied().collect::<Vec<_>>(), expected, "{seen:?}");
}

#[test]
fn what_is_shared_without_consent_never_reads_as_consent() {
    let mut without = 0;
    for (name, payload) in payloads() {
        let Ok(consent) = exported(&payload, Vocabulary::Fhir) else { continue };
        let all = consent.to_string();
        let says = text(&consent, "/text/div");
        if payload["decision"]["route"] == "consent" {
            assert!(!says.contains("not consent") && consent.get("modifierExtension").is_none(), "{name}");
            continue;
        }
        assert_ne!(consent["status"], "active", "{name}");
        assert!(!all.contains("\"permit\""), "{name}");
        assert!(says.contains("This is not consent."), "{name}: {says}");
        let shared = payload["decision"]["route"] != "consent-change";
        let modifier = text(&consent, "/modifierExtension/0/url");
        assert_eq!(modifier == "urn:referral-consent:fhir:shared-without-consent", shared, "{name}");
        without += usize::from(shared);
    }
    assert!(without > 20, "only {without}");
    let mut unfounded = 0;
    for (name, payload) in payloads() {
        let Ok(document) = exported(&payload, Vocabulary::Dpv) else { continue };
        let all = document.to_string();
        assert_eq!(
            all.contains("dpv:ConsentGiven"),
            payload["decision"]["route"] == "consent",
            "{name}: DPV calls that status valid for processing"
        );
        let decision = &payload["decision"];
        let basis = decision["lawfulBasis"] == "consent";
        assert_eq!(all.contains("\"dpv:Consent\""), basis && decision["route"] == "consent", "{name}");
        unfounded += usize::from(basis && decision["route"] != "consent");
    }
    assert!(unfounded > 0, "where a life is at risk, consent may be named as the basis though there is none");
}

#[test]
fn a_rule_names_its_recipient_its_purpose_and_each_thing_or_it_is_not_written() {
    let whole = payload_of(&record("parent agrees"));
    let consent = exported(&whole, Vocabulary::Fhir).unwrap();
    assert_eq!(rules(&consent).len(), whole["sharing"].as_array().unwrap().len());
    let mut fewer = 0;
    for (name, payload) in payloads() {
        let Ok(consent) = exported(&payload, Vocabulary::Fhir) else { continue };
        let rules = rules(&consent);
        for rule in &rules {
            for place in ["/actor/0/reference/identifier/value", "/purpose/0/code", "/code/0/coding/0/code"] {
                assert!(!text(rule, place).is_empty(), "{name}: {place}");
            }
        }
        if payload["decision"]["route"] == "consent" {
            fewer += usize::from(rules.len() < payload["sharing"].as_array().unwrap().len());
        }
    }
    assert!(fewer > 0, "where a life is at risk, entries go that are not complete");
}

#[test]
fn where_a_life_is_at_risk_nobody_outside_is_permitted_what_the_family_was_not_asked_about() {
    let onward = json!({ "recipient": "family-support", "purpose": "services", "information": ["who"] });
    let at_risk = [("/referral/lifeAtRisk", json!(true)), ("/sharing/-", onward)];
    let unasked = payload_of(&changed(&record("parent agrees"), &at_risk, &[]));
    assert_eq!(unasked["decision"]["route"], "consent");
    let permitted = |payload: &Json| {
        let consent = exported(payload, Vocabulary::Fhir).unwrap();
        consent.to_string().contains("\"display\":\"family-support\"")
    };
    assert!(!permitted(&unasked));
    let last = unasked["sharing"].as_array().unwrap().len() - 1;
    let agreed = changed(&record("parent agrees"), &at_risk, &[]);
    assert!(permitted(&payload_of(&changed(&agreed, &[(&format!("/sharing/{last}/agreed"), json!(true))], &[]))));
}

/// The recipients whom a rule of a kind is about.
fn ruled(consent: &Json, kind: &str) -> Vec<String> {
    let rules = rules(consent).into_iter().filter(|rule| rule["type"] == kind);
    rules.map(|rule| text(&rule, "/actor/0/reference/display").into()).collect()
}

#[test]
fn what_a_person_reads_in_a_consent_is_true_of_the_payload() {
    let mut seen = BTreeMap::new();
    for (name, payload) in payloads() {
        let Ok(consent) = exported(&payload, Vocabulary::Fhir) else { continue };
        let says = text(&consent, "/text/div");
        let route = text(&payload, "/decision/route");
        let duties = payload["handling"].to_string();
        let claims = [
            ("Consent was given to share", route == "consent"),
            ("named here without such a rule, nothing is shared on consent", route == "consent"),
            ("This is not consent", route != "consent"),
            ("shared all the same", ["override", "protect-life"].contains(&route)),
            ("On what ground is recorded here", payload["override"]["ground"].is_string()),
            ("nobody has decided yet", route == "protect-life" && duties.contains("decide-override")),
            ("nothing may rest on it", duties.contains("stop-relying-on-consent")),
        ];
        for (claim, is_true) in claims {
            assert_eq!(says.contains(claim), is_true, "{name}: {claim}");
            *seen.entry(claim).or_insert(0) += usize::from(is_true);
        }
    }
    assert!(seen.values().all(|count| *count > 0), "{seen:?}");
}

/// Whether consent is said to be the basis: of all of it, and of each entry of what is shared.
fn rests_on_consent(payload: &Json) -> (bool, Vec<bool>) {
    let document = exported(payload, Vocabulary::Dpv).unwrap();
    let rests = |node: &Json| text(node, "/dpv:hasLegalBasis/@id") == "dpv:Consent";
    (rests(&document), document["dpv:hasProcess"].as_array().unwrap().iter().map(rests).collect())
}

#[test]
fn what_nobody_agreed_to_has_no_basis_of_consent_in_dpv() {
    let onward = json!({ "recipient": "family-support", "purpose": "services", "information": ["who"] });
    let on_consent = changed(&record("parent agrees"), &[("/lawfulBasis", json!("consent"))], &[]);
    assert_eq!(rests_on_consent(&payload_of(&on_consent)), (true, vec![false]), "said once, of all of it");
    let agreed = with_onward(&on_consent, "family-support", true);
    assert_eq!(rests_on_consent(&agreed), (true, vec![false, false]));
    let at_risk = [("/referral/lifeAtRisk", json!(true)), ("/sharing/-", onward)];
    let unasked = payload_of(&changed(&on_consent, &at_risk, &[]));
    assert_eq!(rests_on_consent(&unasked), (false, vec![true, false]), "said of what was agreed to");
    let other = payload_of(&changed(&record("parent agrees"), &at_risk, &[]));
    let document = exported(&other, Vocabulary::Dpv).unwrap();
    assert_eq!(document["dpv:hasLegalBasis"]["@id"], "dpv:PublicInterest", "another basis needs nobody to agree");
}

#[test]
fn nobody_is_parent_or_guardian_of_a_data_subject_where_there_is_none() {
    let mut seen = BTreeMap::new();
    let refused = record("a refusal, and a safeguarding response is required");
    let unborn = payload_of(&changed(&refused, &[("/child", json!({ "expectedDate": "2027-01-10" }))], &[]));
    for (name, payload) in payloads().into_iter().chain([("unborn".into(), unborn)]) {
        let Ok(document) = exported(&payload, Vocabulary::Dpv) else { continue };
        let all = document.to_string();
        let named = document.get("dpv:hasDataSubject").is_some();
        let relative = all.contains("dpv:ParentOfDataSubject") || all.contains("dpv:GuardianOfDataSubject");
        assert!(named || !relative, "{name}");
        *seen.entry((named, text(&payload, "/consent/by/relationship").to_owned(), relative)).or_insert(0) += 1;
    }
    for (named, who, relative) in [(true, "parent", true), (true, "carer", true), (false, "parent", false)] {
        assert!(seen.contains_key(&(named, who.into(), relative)), "{who}: {seen:?}");
    }
}

/// The payload of a record with one more who gets something for services, and what the family said of that.
fn with_onward(record: &Json, recipient: &str, agreed: bool) -> Json {
    let of = [&record["information"][0]["id"]];
    let entry = json!({ "recipient": recipient, "purpose": "services", "information": of, "agreed": agreed });
    payload_of(&changed(record, &[("/sharing/-", entry)], &[]))
}

#[test]
fn nothing_is_denied_that_the_family_agreed_to_nor_permitted_that_they_said_no_to() {
    let refused = record("a refusal, and a safeguarding response is required");
    let payload = with_onward(&refused, "family-support", true);
    let others = payload["sharing"].as_array().unwrap().len() - 1;
    let consent = exported(&payload, Vocabulary::Fhir).unwrap();
    let denied = ruled(&consent, "deny");
    assert_eq!((&consent["status"], denied.len()), (&json!("rejected"), others));
    assert!(!denied.contains(&"family-support".into()), "the family agreed to that");
    let mut own = BTreeSet::new();
    own_extensions(&consent, "", &mut own);
    for said in [("sharing.recipient", "family-support"), ("sharing.agreed", "true")] {
        assert!(own.contains(&(said.0.into(), said.1.into())), "{said:?} is told all the same");
    }
    let given = record("parent agrees");
    let payload = with_onward(&given, text(&given, "/sharing/0/recipient"), false);
    let permitted = ruled(&exported(&payload, Vocabulary::Fhir).unwrap(), "permit");
    assert_eq!(permitted.len(), payload["sharing"].as_array().unwrap().len() - 1, "they said no to that");
}

/// Every end of a path in a JSON, entries of lists without number, with its value.
fn leaves(json: &Json, path: &str, leaves: &mut Vec<(String, Json)>) {
    match json {
        Json::Object(members) if path != "answers" => {
            for (key, inner) in members {
                self::leaves(inner, format!("{path}.{key}").trim_start_matches('.'), leaves);
            }
        }
        Json::Array(list) => list.iter().for_each(|inner| self::leaves(inner, path, leaves)),
        Json::Null => {}
        leaf => leaves.push((path.into(), leaf.clone())),
    }
}

/// The word that an option or a value of a type is exported as.
fn plain(json: &Json) -> String {
    let text = match json {
        Json::Object(node) => node.get("@value").or_else(|| node.get("@id")).unwrap_or(&Json::Null),
        other => other,
    };
    let text = text.as_str().map_or_else(|| text.to_string(), String::from);
    text.strip_prefix("rc:").and_then(|option| option.split_once('.')).map_or(text.clone(), |(_, word)| word.into())
}

/// What an export says in our own words: each path with each value.
fn own_words(json: &Json, said: &mut BTreeSet<(String, String)>) {
    match json {
        Json::Object(members) => {
            for (key, inner) in members {
                if let Some(path) = key.strip_prefix("rc:") {
                    let values = inner.get("@list").unwrap_or(inner);
                    for value in values.as_array().unwrap_or(&vec![values.clone()]) {
                        said.insert((path.into(), plain(value)));
                    }
                }
                own_words(inner, said);
            }
        }
        Json::Array(list) => list.iter().for_each(|inner| own_words(inner, said)),
        _ => {}
    }
}

/// The same of extensions.
fn own_extensions(json: &Json, path: &str, said: &mut BTreeSet<(String, String)>) {
    match json {
        Json::Object(members) => {
            let url = text(json, "/url");
            let path = match url.strip_prefix(fhir::OWN) {
                Some("payload" | "shared-without-consent") => String::new(),
                Some(name) => name.into(),
                None => format!("{path}.{url}").trim_matches('.').into(),
            };
            for (key, inner) in members {
                if key.starts_with("value") && !url.is_empty() {
                    said.insert((path.clone(), plain(inner)));
                }
                own_extensions(inner, &path, said);
            }
        }
        Json::Array(list) => list.iter().for_each(|inner| own_extensions(inner, path, said)),
        _ => {}
    }
}

/// Every text in a JSON.
fn texts(json: &Json) -> BTreeSet<String> {
    fn walk(json: &Json, texts: &mut BTreeSet<String>) {
        match json {
            Json::String(text) => drop(texts.insert(text.clone())),
            Json::Object(members) => members.values().for_each(|inner| walk(inner, texts)),
            Json::Array(list) => list.iter().for_each(|inner| walk(inner, texts)),
            _ => {}
        }
    }
    let mut found = BTreeSet::new();
    walk(json, &mut found);
    found
}

/// A text with such signs only as FHIR's strings have: see `texts_that_fhir_cannot_hold_are_made_such_as_it_can`.
fn as_fhir_has_it(text: &str) -> String {
    let unseen = |sign: char| sign == '\u{feff}' || (sign.is_control() && !sign.is_whitespace());
    let blank = |sign: char| sign.is_whitespace() && !"\t\n\r ".contains(sign);
    text.replace(unseen, "\u{fffd}").replace(blank, " ")
}

fn found(rows: &[Row], path: &str) -> Match {
    rows[row(rows, path).unwrap_or_else(|| panic!("{path} has no row"))].found
}

#[test]
fn nothing_of_a_payload_is_lost_but_what_is_said_to_be_left_out() {
    let mut counts = BTreeMap::new();
    for (name, payload) in payloads() {
        let mut all = Vec::new();
        leaves(&payload, "", &mut all);
        for (vocabulary, rows) in [(Vocabulary::Dpv, dpv::terms::MEMBERS), (Vocabulary::Fhir, fhir::terms::MEMBERS)] {
            let Ok(export) = exported(&payload, vocabulary) else { continue };
            let mut own = BTreeSet::new();
            match vocabulary {
                Vocabulary::Dpv => own_words(&export, &mut own),
                Vocabulary::Fhir => own_extensions(&export, "", &mut own),
            }
            let texts = texts(&export);
            for (path, leaf) in &all {
                let here = format!("{name}: {} {path} {leaf}", vocabulary.word());
                let word = match vocabulary {
                    Vocabulary::Dpv => plain(leaf),
                    Vocabulary::Fhir => as_fhir_has_it(&plain(leaf)),
                };
                let in_our_words = own.contains(&(path.clone(), word.clone()));
                let found = found(rows, path);
                match found {
                    Match::Exact(_) => {
                        let said = texts.iter().any(|text| {
                            let option = text.strip_prefix("rc:").and_then(|option| option.split_once('.'));
                            *text == word
                                || text.ends_with(&format!(":{word}"))
                                || option.is_some_and(|(_, it)| it == word)
                        });
                        assert!(said || in_our_words || path == "sharing.information", "{here}");
                    }
                    Match::LeftOut => {
                        let elsewhere =
                            all.iter().any(|(other, leaf)| other != path && plain(leaf) == plain(&json!(word)));
                        assert!(!in_our_words && (!texts.contains(&word) || elsewhere), "{here}");
                    }
                    Match::NotExported => assert_eq!(path, "@context", "{here}"),
                    Match::Close(_) | Match::Broader(_) | Match::Narrower(_) | Match::None => {
                        assert!(in_our_words, "{here}: {own:?}");
                    }
                }
                *counts.entry((vocabulary.word(), found.word())).or_insert(0) += 1;
            }
        }
    }
    for key in [("dpv", "the same"), ("dpv", "left out"), ("fhir", "no equivalent"), ("fhir", "close")] {
        assert!(counts[&key] > 100, "{counts:?}");
    }
}

#[test]
fn what_a_recipient_gets_is_told_by_the_thing_itself() {
    let payload = payload_of(&record("parent agrees"));
    let document = exported(&payload, Vocabulary::Dpv).unwrap();
    let consent = exported(&payload, Vocabulary::Fhir).unwrap();
    for (index, entry) in payload["sharing"].as_array().unwrap().iter().enumerate() {
        let ids: Vec<&str> = entry["information"].as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect();
        let things = document["dpv:hasProcess"][index]["dpv:hasPersonalData"].as_array().unwrap();
        let by_id = |thing: &Json| {
            let all = document["dpv:hasPersonalData"].as_array().unwrap();
            let item = all.iter().find(|item| item["@id"] == thing["@id"]).unwrap();
            item["dct:identifier"].as_str().unwrap().to_owned()
        };
        assert_eq!(things.iter().map(by_id).collect::<Vec<_>>(), ids);
        let rule = &rules(&consent)[index];
        let codes = rule["code"].as_array().unwrap().iter().map(|code| text(code, "/coding/0/code"));
        assert_eq!(codes.collect::<Vec<_>>(), ids);
    }
}

#[test]
fn a_payload_with_one_thing_wrong_is_not_exported() {
    let payload = payload_of(&record("parent agrees"));
    for mutation in mutations(&payload, &["/answers"]) {
        for vocabulary in Vocabulary::ALL {
            let refused = export(&value(&mutation.json), *vocabulary);
            let Err(NotExported::Disagrees(disagreements)) = refused else {
                panic!("{} {}", mutation.kind, mutation.pointer)
            };
            assert!(!disagreements.is_empty(), "{} {}", mutation.kind, mutation.pointer);
        }
    }
    for none in [json!(null), json!([]), json!({}), json!("payload")] {
        assert!(matches!(export(&value(&none), Vocabulary::Dpv), Err(NotExported::Disagrees(_))));
    }
}

#[test]
fn a_payload_whose_decision_was_changed_and_digest_made_anew_is_not_exported() {
    use referral_consent::canonical::digest;
    use referral_consent::value::Value;
    let refused = payload_of(&record("a refusal, and a safeguarding response is required"));
    assert_eq!(exported(&refused, Vocabulary::Fhir).unwrap()["status"], "rejected");
    let mut forged = changed(&refused, &[("/decision/route", json!("consent"))], &["/digest"]);
    let Value::Object(object) = value(&forged) else { panic!() };
    forged["digest"] = json!({ "alg": "sha-256", "canonicalization": "RFC8785", "value": digest(&object) });
    for vocabulary in Vocabulary::ALL {
        assert!(matches!(export(&value(&forged), *vocabulary), Err(NotExported::Disagrees(_))));
    }
}

/// Every term of DPV 2.2 that this project may use, as published.
fn published() -> BTreeSet<String> {
    let list = include_str!("vocabularies/dpv-2.2.txt");
    let lines = list.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(String::from).collect()
}

/// The terms of DPV's namespaces that a text names.
fn dpv_terms(text: &str) -> BTreeSet<String> {
    let word =
        |text: &str| text.chars().take_while(|sign| sign.is_ascii_alphanumeric() || *sign == '-').collect::<String>();
    let mut terms = BTreeSet::new();
    for prefix in ["dpv:", "legal-gb:", "eu-gdpr:"] {
        terms.extend(text.match_indices(prefix).map(|(at, _)| format!("{prefix}{}", word(&text[at + prefix.len()..]))));
    }
    terms
}

#[test]
fn every_dpv_term_is_one_that_dpv_has() {
    let published = published();
    let mut used = BTreeSet::new();
    for (name, payload) in payloads() {
        let Ok(document) = exported(&payload, Vocabulary::Dpv) else { continue };
        let terms = dpv_terms(&document.to_string());
        assert!(terms.is_subset(&published), "{name}: {:?}", terms.difference(&published).collect::<Vec<_>>());
        used.extend(terms);
    }
    let page = include_str!("../www/guide/vocabularies.md");
    let told = dpv_terms(page);
    assert!(told.is_subset(&published), "{:?}", told.difference(&published).collect::<Vec<_>>());
    assert!(used.is_subset(&told), "the page does not name {:?}", used.difference(&told).collect::<Vec<_>>());
    for option in AnyOption::ALL {
        if let Some(term) = dpv::terms::option(*option).term() {
            let kinds_only = ["dpv:PersonalDataProcess", "dpv:ConsentRecord"];
            assert!(used.contains(term) || kinds_only.contains(&term), "no case uses {term}");
        }
    }
}

#[test]
fn the_tables_have_a_row_for_every_member_of_a_payload_and_no_other() {
    fn paths(holds: &Holds, path: &str, all: &mut BTreeSet<String>) {
        let of = match holds {
            Holds::List(of) => **of,
            other => *other,
        };
        for (key, holds) in of.members() {
            let path = format!("{path}.{key}").trim_start_matches('.').to_owned();
            paths(&holds, &path, all);
            all.insert(path);
        }
    }
    let mut all = BTreeSet::new();
    paths(&Holds::Object(PAYLOAD), "", &mut all);
    assert!(all.contains("consent.by.name") && all.contains("sharing.insideMash") && all.contains("consent.change.on"));
    for (rows, why) in [(dpv::terms::MEMBERS, dpv::terms::WHY), (fhir::terms::MEMBERS, fhir::terms::WHY)] {
        assert_eq!(rows.len(), why.len());
        for path in &all {
            found(rows, path);
        }
        for row in rows {
            assert!(all.contains(row.path), "{} is no member", row.path);
        }
    }
}

#[test]
fn texts_that_fhir_cannot_hold_are_made_such_as_it_can() {
    let set = [
        ("/referrer/organisation", json!("Exampleshire\u{a0}Primary\u{1}School\u{feff}")),
        ("/consent/by/name", json!("Zoë\u{2028}O’Neil")),
    ];
    let consent = exported(&payload_of(&changed(&record("parent agrees"), &set, &[])), Vocabulary::Fhir).unwrap();
    assert_eq!(consent["organization"][0]["display"], "Exampleshire Primary\u{fffd}School\u{fffd}");
    assert!(consent.to_string().contains("Zoë O’Neil"));
}
