//! The rules from a shell: the example `assess`, one record a line in, one assessment a line out, in order.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that fails says where")]

mod common;

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use common::{Json, Seen, cases, policy_json};

/// The example, which `cargo test` builds beside the tests; built now where only this test is run.
fn example() -> PathBuf {
    let tests = std::env::current_exe().unwrap();
    let profile = tests.parent().unwrap().parent().unwrap();
    let program = profile.join("examples").join(format!("assess{}", std::env::consts::EXE_SUFFIX));
    if !program.is_file() {
        let built = Command::new(env!("CARGO"))
            .args(["build", "--quiet", "--example", "assess", "--manifest-path"])
            .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))
            .arg("--target-dir")
            .arg(profile.parent().unwrap())
            .status()
            .unwrap();
        assert!(built.success(), "the example `assess` is not built");
    }
    program
}

fn run(policy: &str, lines: &[u8]) -> Output {
    let mut child = Command::new(example())
        .args(["--policy", policy, "--today", common::TODAY])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let lines = lines.to_vec();
    let writer = std::thread::spawn(move || drop(input.write_all(&lines)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

const POLICY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/policy.json");

fn assessments(lines: &[u8]) -> Vec<Seen> {
    let output = run(POLICY, lines);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(|line| Seen::of_report(&serde_json::from_str::<Json>(line).unwrap())).collect()
}

#[test]
fn each_line_is_assessed_and_comes_out_in_order() {
    let records: Vec<Json> = cases::all().into_iter().map(|case| case.record).collect();
    let lines: String = records.iter().map(|record| format!("{record}\n")).collect();
    let expected: Vec<Seen> = records.iter().map(common::see).collect();
    assert_eq!(assessments(lines.as_bytes()), expected);
    assert_eq!(assessments(lines.trim_end().as_bytes()), expected, "also without an end of the last line");
}

#[test]
fn a_line_that_is_no_json_is_assessed_as_no_record_and_named() {
    let lines = b"{}\n{\"child\": \n\n\xff\xfe\n{\"child\":{\"estimatedAge\":3}}\n";
    let seen = assessments(lines);
    let found: Vec<bool> = seen.iter().map(|seen| !seen.found("record.wrong-type").is_empty()).collect();
    assert_eq!(found, [false, true, true, true, false]);
    assert_eq!(seen[4].age, 3);
    let told = String::from_utf8(run(POLICY, lines).stderr).unwrap();
    for line in ["line 2", "line 3", "line 4"] {
        assert!(told.contains(line), "{line} in {told}");
    }
}

#[test]
fn a_lone_surrogate_is_read_as_a_letter_that_nobody_knows() {
    let lines = br#"{"referrer":{"name":"\ud800"}}
{"referrer":{"name":"\ud83d\ude00 and \udc00\\ud800 and \uD800\u0041 \ud800\ud83d\ude00"}}
{"\udfff":1,"consent":{"\ud800":1}}
{"referrer":{"name":"\\ud800"}}
"#;
    let seen = assessments(lines);
    for index in [0, 1, 3] {
        assert!(!seen[index].findings.contains(&"referrer.missing missing /referrer/name".into()), "{:?}", seen[index]);
        assert!(seen[index].found("record.wrong-type").is_empty(), "{:?}", seen[index]);
    }
    let mut found = seen[2].found("record.unknown-field");
    found.sort_unstable();
    assert_eq!(found, ["invalid /consent/\u{fffd}", "invalid /\u{fffd}"]);
}

#[test]
fn json_a_hundred_thousand_deep_is_assessed() {
    let deep = format!("{}{}\n{{}}\n", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(assessments(deep.as_bytes()).len(), 2);
}

#[test]
fn a_bad_policy_is_refused_with_one_clear_line_for_each_thing_that_is_wrong() {
    let folder = std::env::temp_dir().join(format!("referral-consent-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let bad = folder.join("policy.json");
    let looser = common::changed(&policy_json(), &[("/rationale/minWords", Json::from(3))], &["/id"]);
    std::fs::write(&bad, looser.to_string()).unwrap();
    let output = run(bad.to_str().unwrap(), b"{}\n");
    std::fs::remove_dir_all(&folder).unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(output.stdout.is_empty());
    assert!(told.contains("/rationale/minWords") && told.contains("/id"), "{told}");
    let missing = run("no-such-policy.json", b"");
    let told = String::from_utf8(missing.stderr).unwrap();
    assert_eq!((missing.status.code(), told.lines().count()), (Some(2), 1), "{told}");
}
