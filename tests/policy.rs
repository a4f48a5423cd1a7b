//! What an agency may set: everything that is wrong with a policy is said at once, and a bad one is not half applied.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that fails says where")]

mod common;

use std::collections::BTreeSet;

use common::{Json, changed, json, policy_json, policy_with, record, see_by, value};
use referral_consent::choices::{Choice, Language, Severity};
use referral_consent::policy::{Policy, PolicyCode, PolicyMember, check};
use referral_consent::report::report_policy;
use referral_consent::rules::RuleCode;

/// What the check says of a policy, each as `code path`.
fn checked(policy: &Json) -> Vec<String> {
    check(&value(policy)).iter().map(|finding| format!("{} {}", finding.code.code(), finding.path)).collect()
}

/// The same of the policy of the cases with a change.
fn checked_with(set: &[(&str, Json)], remove: &[&str]) -> Vec<String> {
    checked(&changed(&policy_json(), set, remove))
}

#[test]
fn the_policy_of_the_cases_is_in_order() {
    assert_eq!(checked(&policy_json()), [""; 0]);
}

/// A key of each kind that may be sealed to.
fn p256() -> Json {
    json!({
        "kty": "EC", "crv": "P-256", "kid": "hub", "key_ops": [], "ext": true,
        "x": "gI0GAILBdu7T53akrFmMyGcsF3n5dO7MmwNBHKW5SV0", "y": "SLW_xSffzlPWrHEVI30DHM_4egVwt3NQqeUD7nMFpps"
    })
}

fn x25519() -> Json {
    json!({ "kty": "OKP", "crv": "X25519", "kid": "police", "x": "3p7bfXt9wbTTW2HC7OQ1Nz-DQ8hbeGdNrfx-FG-IK08" })
}

fn with(mut object: Json, key: &str, value: impl Into<Json>) -> Json {
    object[key] = value.into();
    object
}

type Example = (PolicyCode, &'static str, fn() -> Json, fn() -> Json);

/// For each code: where it is found, a value that gives it, and one that very nearly does.
const EXAMPLES: &[Example] = &[
    (PolicyCode::UnknownField, "/mashPartner", || json!(["police"]), || json!("none is near enough to be right")),
    (PolicyCode::UnknownField, "/notice/purpose", || json!([]), || json!(null)),
    (PolicyCode::WrongType, "/overrideApproval", || json!("true"), || json!(true)),
    (PolicyCode::WrongType, "/consentValidForDays", || json!(1.5), || json!(1.0)),
    (PolicyCode::WrongType, "/consentValidForDays", || json!(-1), || json!(0)),
    (PolicyCode::WrongType, "/originatorPermission", || json!("never"), || json!("always")),
    (PolicyCode::WrongType, "/notice/purposes/1", || json!("marketing"), || json!("other")),
    (PolicyCode::WrongType, "/localAuthority", || json!("Exampleshire"), || policy_json()["localAuthority"].clone()),
    (PolicyCode::WrongType, "/fields/gp", || json!(7), || json!("health")),
    (PolicyCode::BadDate, "/notice/effectiveFrom", || json!("2025-02-29"), || json!("2024-02-29")),
    (PolicyCode::Missing, "/localAuthority/phone", || json!(" "), || json!("1")),
    (PolicyCode::Missing, "/notice/categories/0/label", || json!(""), || json!("x")),
    (PolicyCode::Looser, "/rationale/minWords", || json!(11), || json!(12)),
    (PolicyCode::CannotRequire, "/require", || json!(["basis.missing"]), || json!(["consent.old"])),
    (PolicyCode::DuplicateId, "/notice/recipients/1/id", || json!("childrens-social-care"), || json!("police")),
    (PolicyCode::UnknownCategory, "/fields/gp", || json!("Health"), || json!("health")),
    (PolicyCode::EndsBeforeItBegins, "/notice/effectiveTo", || json!("2025-03-31"), || json!("2025-04-01")),
    (PolicyCode::DuplicateId, "/sealing/keys", || json!([p256(), p256()]), || json!([p256(), x25519()])),
    (PolicyCode::WrongType, "/sealing/keys", || json!([with(p256(), "crv", "P-384")]), || json!([p256()])),
    (PolicyCode::WrongType, "/sealing/keys", || json!([with(p256(), "kty", "RSA")]), || json!([p256()])),
    (
        PolicyCode::PrivateKey,
        "/sealing/keys",
        || json!([with(p256(), "d", "AA")]),
        || json!([with(p256(), "use", "enc")]),
    ),
    (PolicyCode::PrivateKey, "/sealing/keys", || json!([{"kty": "oct", "k": "AA", "kid": "1"}]), || json!([x25519()])),
    (PolicyCode::WrongType, "/sealing/keys", || json!([with(p256(), "x", "AA")]), || json!([p256()])),
    (PolicyCode::WrongType, "/sealing/keys", || json!([with(p256(), "x", "+".repeat(43))]), || json!([p256()])),
    (PolicyCode::WrongType, "/sealing/keys", || json!([with(p256(), "use", "sig")]), || json!([p256()])),
    (PolicyCode::WrongType, "/sealing/keys", || json!([with(p256(), "crv", "X25519")]), || json!([x25519()])),
    (
        PolicyCode::WrongType,
        "/sealing/keys",
        || json!([with(p256(), "alg", "ES256")]),
        || json!([with(p256(), "alg", "ECDH-ES+A256KW")]),
    ),
    (PolicyCode::UnknownField, "/sealing/keys", || json!([with(p256(), "keyid", "1")]), || json!(null)),
    (PolicyCode::Missing, "/sealing/keys", || json!([with(p256(), "kid", " ")]), || json!([p256()])),
    (PolicyCode::Missing, "/sealing/keys", || json!([with(p256(), "y", Json::Null)]), || json!([x25519()])),
    (PolicyCode::PartnerNotInNotice, "/mashPartners/0", || json!("probation"), || json!("police")),
];

#[test]
fn each_check_finds_what_it_is_about_and_not_what_is_nearly_the_same() {
    let mut found = BTreeSet::new();
    for (code, path, wrong, right) in EXAMPLES {
        let finding = |value: Json| {
            checked_with(&[(path, value)], &[]).into_iter().any(|finding| {
                let place = finding.strip_prefix(code.code()).and_then(|rest| rest.strip_prefix(' '));
                place.is_some_and(|place| place.starts_with(path))
            })
        };
        assert!(
            finding(wrong()),
            "{} at {path} with {}: {:?}",
            code.code(),
            wrong(),
            checked_with(&[(path, wrong())], &[])
        );
        if *code != PolicyCode::UnknownField {
            assert!(!finding(right()), "{} at {path} with {}", code.code(), right());
        }
        found.insert(code.code());
    }
    let all: BTreeSet<&str> = PolicyCode::ALL.iter().map(|code| code.code()).collect();
    assert_eq!(found, all, "every check has an example");
}

#[test]
fn an_unknown_key_is_named_with_the_one_that_is_nearest() {
    let policy = changed(&policy_json(), &[("/mashPartner", json!([])), ("/quite-something-else", json!(1))], &[]);
    let said = json::written(&report_policy_of(&policy));
    let message = |path: &str| {
        let finding = said.as_array().unwrap().iter().find(|finding| finding["path"] == path);
        String::from(finding.unwrap_or_else(|| panic!("{said}"))["message"].as_str().unwrap())
    };
    assert!(message("/mashPartner").contains("mashPartners"), "{}", message("/mashPartner"));
    assert!(!message("/quite-something-else").contains("mean"), "{}", message("/quite-something-else"));
}

#[test]
fn a_message_names_the_list_of_an_entry_the_policy_as_a_whole_and_a_key_as_it_is_written() {
    let message = |policy: &Json, path: &str| {
        let said = json::written(&report_policy_of(policy));
        let finding = said.as_array().unwrap().iter().find(|finding| finding["path"] == path);
        String::from(finding.unwrap_or_else(|| panic!("{said}"))["message"].as_str().unwrap())
    };
    let wrong = changed(&policy_json(), &[("/mashPartners", json!(["police", 5])), ("/a~1b", json!(1))], &[]);
    assert!(message(&wrong, "/mashPartners/1").contains("“mashPartners”"), "{}", message(&wrong, "/mashPartners/1"));
    assert!(message(&wrong, "/a~1b").contains("“a/b”"), "{}", message(&wrong, "/a~1b"));
    assert!(message(&json!([]), "").contains("“policy”"), "{}", message(&json!([]), ""));
}

#[test]
fn a_text_is_judged_by_what_it_says_and_not_by_how_the_program_holds_it() {
    use referral_consent::value::Value;
    let named = |id: &'static str| {
        let Value::Object(mut policy) = value(&changed(&policy_json(), &[], &["/id"])) else { panic!("an object") };
        policy.push("id", id);
        check(&Value::Object(policy)).iter().map(|finding| finding.code).collect::<Vec<_>>()
    };
    assert_eq!(named("exampleshire"), []);
    assert_eq!(named(" "), [PolicyCode::Missing]);
}

#[test]
fn what_is_blank_in_a_policy_is_said_nowhere() {
    let blank = [
        ("/localAuthority/outOfHoursPhone", json!("  ")),
        ("/dataProtectionOfficer/name", json!(" ")),
        ("/dataProtectionOfficer/phone", json!(" ")),
    ];
    let policy = policy_with(&blank);
    assert_eq!(policy.text(PolicyMember::LocalAuthorityOutOfHours), "");
    assert_eq!((policy.text(PolicyMember::OfficerName), policy.text(PolicyMember::OfficerPhone)), ("", ""));
}

fn report_policy_of(policy: &Json) -> impl serde::Serialize + use<> {
    let findings = check(&value(policy));
    json::written(&report_policy(&findings, Language::English))
}

#[test]
fn everything_that_every_policy_needs_is_asked_for_when_there_is_nothing() {
    let needed: Vec<String> = PolicyMember::ALL
        .iter()
        .filter(|member| member.required())
        .map(|member| format!("policy.missing {}", member.path()))
        .collect();
    assert_eq!(checked(&json!({})), needed);
    assert!(needed.len() >= 15, "{needed:?}");
    for optional in PolicyMember::ALL.iter().filter(|member| !member.required()) {
        let without = changed(&policy_json(), &[(optional.path(), json!(null))], &[]);
        assert_eq!(checked(&without), [""; 0], "{} may be left out", optional.path());
    }
}

#[test]
fn what_is_no_object_is_no_policy() {
    for wrong in [json!(null), json!([]), json!("policy"), json!(5), json!(true)] {
        assert_eq!(checked(&wrong), ["policy.wrong-type "], "{wrong}");
        assert!(Policy::read(&value(&wrong)).is_err(), "{wrong}");
    }
}

#[test]
fn every_wrong_type_anywhere_is_found_at_its_place() {
    for member in PolicyMember::ALL {
        let mut found = 0;
        for wrong in [json!(5), json!("x"), json!(true), json!([5]), json!({ "x": 5 })] {
            let findings = checked_with(&[(member.path(), wrong)], &[]);
            found += usize::from(findings.iter().any(|finding| finding.contains(&format!(" {}", member.path()))));
        }
        assert!(found >= 4, "{} takes nearly anything", member.path());
    }
}

#[test]
fn a_policy_with_anything_wrong_is_refused_whole_and_advice_does_not_refuse_it() {
    for (code, path, wrong, _) in EXAMPLES {
        let read = Policy::read(&value(&changed(&policy_json(), &[(path, wrong())], &[])));
        if code.severity() == Severity::Advice {
            assert!(read.is_ok(), "{} is advice", code.code());
        } else {
            let Err(findings) = read else { panic!("{path}: the policy is read") };
            assert!(findings.iter().any(|finding| finding.code == *code), "{path}: {findings:?}");
        }
    }
}

#[test]
fn all_that_is_wrong_is_said_at_once() {
    let set = [
        ("/rationale/minWords", json!(3)),
        ("/require", json!(["record.not-asked", "no.such-code"])),
        ("/notice/effectiveFrom", json!("yesterday")),
    ];
    let expected = [
        "policy.missing /id",
        "policy.bad-date /notice/effectiveFrom",
        "policy.looser /rationale/minWords",
        "policy.cannot-require /require/0",
        "policy.cannot-require /require/1",
    ];
    assert_eq!(checked_with(&set, &["/id"]), expected);
}

#[test]
fn only_advice_that_somebody_could_put_right_can_be_required() {
    let never = ["record.not-asked", "child.age-estimated", "decision.harm-remains"];
    for rule in RuleCode::ALL {
        let findings = checked_with(&[("/require", json!([rule.code()]))], &[]);
        let may = rule.severity() == Severity::Advice && !never.contains(&rule.code());
        assert_eq!(findings.is_empty(), may, "{}: {findings:?}", rule.code());
    }
}

#[test]
fn a_policy_makes_the_rules_stricter_and_never_looser() {
    let rank = |severity: &str| {
        ["advice", "outstanding", "missing", "invalid", "stop"].iter().position(|known| *known == severity)
    };
    let plain = common::policy();
    let advice: Vec<&str> = RuleCode::ALL
        .iter()
        .filter(|rule| referral_consent::policy::may_require(**rule))
        .map(|rule| rule.code())
        .collect();
    let stricter = [
        policy_with(&[("/require", json!(advice))]),
        policy_with(&[("/rationale/minWords", json!(40))]),
        policy_with(&[("/overrideApproval", json!(true))]),
        policy_with(&[("/originatorPermission", json!("always"))]),
        policy_with(&[("/consentValidForDays", json!(0))]),
    ];
    let mut tightened = 0;
    for case in common::cases::all() {
        let before = see_by(&case.record, &plain);
        for policy in &stricter {
            let after = see_by(&case.record, policy);
            for finding in &before.findings {
                let mut parts = finding.split(' ');
                let (code, severity, path) = (parts.next().unwrap(), parts.next().unwrap(), parts.next().unwrap_or(""));
                // Where an originator's refusal now bars the sharing, it is no longer advice to leave it out; and who
                // approved an override is now asked for.
                if ["source.refused-inside", "record.not-asked"].contains(&code) {
                    continue;
                }
                let now = after.found(code).into_iter().find_map(|found| {
                    let (severity, there) = found.split_once(' ')?;
                    (there == path).then(|| rank(severity))
                });
                // Advice that is required is dropped only beside an answer that cannot be right.
                let kept = now.is_some_and(|now| now >= rank(severity));
                let beside = after.findings.iter().any(|other| other.ends_with(&format!(" invalid {path}")));
                assert!(kept || beside, "{}: {finding} became {:?}", case.name, after.findings);
            }
            let worse = ["ready", "incomplete", "stop"].map(String::from);
            let status = |seen: &common::Seen| worse.iter().position(|known| *known == seen.status);
            assert!(status(&after) >= status(&before), "{}", case.name);
            tightened += usize::from(status(&after) > status(&before));
        }
    }
    assert!(tightened > 20, "only {tightened} cases are stricter");
}

#[test]
fn what_a_policy_sets_is_what_the_rules_read() {
    let refused = record("refused, and the case for going on is recorded");
    assert_eq!(
        see_by(&refused, &policy_with(&[("/overrideApproval", json!(true))])).found("override.approval-missing").len(),
        1
    );
    assert_eq!(
        see_by(&refused, &policy_with(&[("/rationale/minWords", json!(40))])).found("override.rationale-thin").len(),
        1
    );
    let agreed = record("parent agrees");
    assert_eq!(see_by(&agreed, &policy_with(&[("/mashPartners", json!(["police"]))])).status, "stop");
    assert_eq!(
        see_by(&agreed, &policy_with(&[("/notice/version", json!("5"))])).found("openness.notice-superseded").len(),
        1
    );
    let number = policy_with(&[("/consentValidForDays", json!(2))]);
    assert_eq!(see_by(&agreed, &number).found("consent.old"), ["advice /consent/decidedOn"], "decided three days ago");
    let number = policy_with(&[("/consentValidForDays", json!(3))]);
    assert!(see_by(&agreed, &number).found("consent.old").is_empty());
}

#[test]
fn every_finding_of_a_policy_says_what_is_wrong_and_what_to_do() {
    for (code, path, wrong, _) in EXAMPLES {
        let said = json::written(&report_policy_of(&changed(&policy_json(), &[(path, wrong())], &[])));
        for finding in said.as_array().unwrap() {
            let message = finding["message"].as_str().unwrap();
            assert!(message.len() > 10 && !message.contains('{'), "{}: {finding}", code.code());
            assert!(!finding["next"].as_str().unwrap_or("").is_empty(), "{}: {finding}", code.code());
            assert!(Severity::SET.words().contains(&finding["severity"].as_str().unwrap()));
        }
    }
}
