//! The command `referral-consent`, as a script calls it.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that fails says where")]

mod common;

use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
#[cfg(target_os = "linux")]
use std::time::{Duration, Instant};

use common::json::{Json, json, written};
use common::{Seen, TODAY, cases, changed, day, policy, record, value};
use referral_consent::payload::Stamp;
use referral_consent::submit;

const POLICY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/policy.json");

fn started(arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_referral-consent"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

fn run(arguments: &[&str], input: impl Into<Vec<u8>>) -> Output {
    let mut child = started(arguments);
    let mut stdin = child.stdin.take().unwrap();
    let input = input.into();
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

fn lines(output: &Output) -> Vec<Json> {
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))).collect()
}

fn told(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// So many payloads of a case, each with an id of its own.
fn many(name: &str, count: usize) -> Vec<Json> {
    let (record, policy) = (value(&record(name)), policy());
    let of = |number: usize| {
        let id = format!("0190f3c2-7b7e-7c54-8f5d-{number:012x}");
        let stamp = Stamp { now: "2026-11-23T16:05:00+00:00", id: &id };
        written(&submit(&record, &policy, day(TODAY), stamp).1.unwrap())
    };
    (0..count).map(of).collect()
}

fn sent(name: &str) -> Json {
    many(name, 1).remove(0)
}

#[test]
fn records_are_assessed_in_order_over_all_processors() {
    let records: Vec<Json> = cases::all().into_iter().map(|case| case.record).collect();
    let text: String = records.iter().map(|record| format!("{record}\n")).collect();
    for jobs in ["1", "7"] {
        let output = run(&["assess", "--policy", POLICY, "--today", TODAY, "--jobs", jobs], text.repeat(20));
        assert_eq!(output.status.code(), Some(1), "some records are not ready");
        let seen = lines(&output);
        assert_eq!(seen.len(), 20 * records.len());
        for (index, said) in seen.iter().enumerate() {
            assert_eq!(Seen::of_report(said), common::see(&records[index % records.len()]));
        }
    }
}

#[test]
fn payloads_are_verified_a_line_each_with_number_and_id() {
    let payloads = many("parent agrees", 2_000);
    let text: String = payloads.iter().map(|payload| format!("{payload}\n")).collect();
    let output = run(&["verify", "--policy", POLICY], text);
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    for (number, said) in (1..).zip(lines(&output)) {
        let id = &payloads[number - 1]["id"];
        let expected = json!({ "line": number, "id": id, "agrees": true, "judgedBy": "policy", "disagreements": [] });
        assert_eq!(said, expected);
    }
}

#[test]
fn what_disagrees_is_said_in_its_line_and_by_the_exit_code() {
    let good = sent("parent agrees");
    let bad = changed(&good, &[("/decision/ageAtDecision", json!(11))], &[]);
    let output = run(&["verify", "--policy", POLICY], format!("{good}\n{bad}\n"));
    assert_eq!(output.status.code(), Some(1));
    let said = lines(&output);
    assert_eq!((&said[0]["agrees"], &said[1]["agrees"]), (&json!(true), &json!(false)));
    let codes: Vec<&str> =
        said[1]["disagreements"].as_array().unwrap().iter().map(|it| it["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["digest.differs", "decision.differs"]);
    let without = run(&["verify"], good.to_string());
    assert_eq!((without.status.code(), &lines(&without)[0]["judgedBy"]), (Some(0), &json!("loosest-policy")));
}

#[test]
fn a_bad_line_is_reported_with_its_number_and_the_rest_goes_on() {
    let good = sent("parent agrees").to_string();
    let mut text = format!("{good}\n{{\"cut\": \n\n").into_bytes();
    text.extend(b"\xff\xfe\n");
    text.extend(good.as_bytes());
    let output = run(&["verify", "--policy", POLICY, "--input", "ndjson"], text);
    assert_eq!(output.status.code(), Some(3));
    let said = lines(&output);
    let numbers: Vec<u64> = said.iter().map(|line| line["line"].as_u64().unwrap()).collect();
    assert_eq!(numbers, [1, 2, 4, 5], "a blank line is passed over");
    let unreadable: Vec<bool> = said.iter().map(|line| line.get("unreadable").is_some()).collect();
    assert_eq!(unreadable, [false, true, true, false]);
    for line in ["line 2", "line 4"] {
        assert!(told(&output).contains(line), "{line}: {}", told(&output));
    }
}

#[test]
fn a_line_that_is_too_long_is_passed_over_and_the_rest_goes_on() {
    let good = sent("parent agrees").to_string();
    let long = format!("\"{}\"", "x".repeat(20 << 20));
    let output = run(&["verify", "--policy", POLICY], format!("{good}\n{long}\n{good}\n"));
    assert_eq!(output.status.code(), Some(3));
    let said = lines(&output);
    assert_eq!(said.len(), 3);
    assert!(said[1]["unreadable"].as_str().unwrap().contains("longer than"));
    assert_eq!((&said[2]["line"], &said[2]["agrees"]), (&json!(3), &json!(true)));
}

#[test]
fn a_document_is_answered_with_a_document() {
    let payload = sent("parent agrees");
    let pretty = serde_json::to_string_pretty(&payload).unwrap();
    let one = run(&["verify", "--policy", POLICY], pretty);
    assert_eq!((one.status.code(), lines(&one).len()), (Some(0), 1));
    assert_eq!(lines(&one)[0]["id"], payload["id"]);
    let list = run(&["verify", "--policy", POLICY], json!([payload, {}]).to_string());
    assert_eq!(list.status.code(), Some(1));
    assert_eq!(lines(&list)[0].as_array().unwrap().len(), 2);
    let broken = run(&["verify", "--input", "json"], "{\n");
    assert_eq!(broken.status.code(), Some(3));
}

#[test]
fn a_first_line_that_is_cut_or_is_a_list_does_not_cost_the_rest() {
    let good = sent("parent agrees").to_string();
    let cut = |after: &str| &good[..good.find(after).unwrap() + after.len()];
    let in_a_text = good.replacen("school hungry", "school, hungry", 1);
    let in_a_text = &in_a_text[..in_a_text.find("school,").unwrap() + 7];
    let rest = format!("{good}\n").repeat(300);
    let bad_lines =
        [cut(","), cut("{"), cut("\"decision\":{"), cut("\"information\":[{"), in_a_text, "[", "[]", "[[1],", "[1, 2]"];
    for bad in bad_lines {
        for (before, first) in [("", 1), ("\n \n", 3)] {
            let output = run(&["verify", "--policy", POLICY], format!("{before}{bad}\n{rest}"));
            let said = lines(&output);
            assert_eq!((said.len(), &said[0]["line"]), (301, &json!(first)), "{bad}");
            assert!(said[1..].iter().all(|line| line["agrees"] == true), "{bad}");
            assert_eq!(said[300]["line"], json!(first + 300));
            let is_list = bad.starts_with('[') && bad.ends_with(']');
            assert_eq!(output.status.code(), Some(if is_list { 1 } else { 3 }), "{bad}");
            assert!(is_list || told(&output).contains(&format!("line {first} cannot be read")), "{}", told(&output));
        }
    }
    let two = run(&["verify", "--policy", POLICY], format!("{}\n{}\n{rest}", cut(","), cut("{")));
    assert_eq!((two.status.code(), lines(&two).len()), (Some(3), 302));
}

#[test]
fn a_first_sealed_line_that_is_cut_does_not_cost_the_rest() {
    let folder = Folder::new("first-sealed");
    let [hub, public] = folder.keys("P-256", "hub");
    let [_, other] = folder.keys("X25519", "police");
    let payload = sent("parent agrees").to_string();
    let two = String::from_utf8(run(&["seal", "--key", &public, "--key", &other], payload.clone()).stdout).unwrap();
    let one = String::from_utf8(run(&["seal", "--key", &public], payload).stdout).unwrap();
    let cut = &two[..=two.find(',').unwrap()];
    for rest in [&one, &two] {
        let opened = run(&["open", "--key", &hub], format!("{cut}\n{rest}{rest}"));
        assert_eq!((opened.status.code(), lines(&opened).len()), (Some(3), 2), "{}", told(&opened));
        assert!(told(&opened).contains("line 1 cannot be opened"), "{}", told(&opened));
    }
}

#[test]
fn a_document_is_one_however_it_is_laid_out_and_one_that_is_broken_is_told_of_once() {
    let payload = sent("parent agrees");
    let pretty = serde_json::to_string_pretty(&payload).unwrap();
    let long = vec![payload.to_string(); 300];
    for (document, count) in [
        (format!("[\n{payload}\n]"), 1),
        (format!("[\n{}\n]\n", long.join(",\n")), 300),
        (format!("[\n{}\n]\n", long.join("\n,")), 300),
        (format!("[{}]", long.join(",")), 300),
        (format!("[\n{}\n]", vec![pretty.clone(); 300].join(",\n")), 300),
        (String::from("[]\n"), 0),
    ] {
        let output = run(&["verify", "--policy", POLICY], document);
        let said = lines(&output);
        assert_eq!((output.status.code(), said.len()), (Some(0), 1), "{}", told(&output));
        assert_eq!(said[0].as_array().unwrap().len(), count);
    }
    let broken = run(&["verify", "--policy", POLICY], pretty.replacen("\",\n", "\"\n", 1));
    assert_eq!((broken.status.code(), lines(&broken).len(), told(&broken).lines().count()), (Some(3), 1, 1));
}

#[test]
fn what_is_to_be_settled_is_said_and_with_a_change_of_consent_what_must_stop() {
    let payload = sent("parent agrees");
    let output = run(&["review"], payload.to_string());
    assert_eq!(output.status.code(), Some(1), "something is to be settled");
    assert_eq!(lines(&output)[0]["duties"][0]["duty"], "clarify-consent-before-action");
    let withdrawn =
        changed(&record("consent withdrawn afterwards"), &[("/referral/previousId", payload["id"].clone())], &[]);
    let stamp = Stamp { now: "2026-11-23T16:05:00Z", id: "0190f3c2-7b7e-7c54-8f5d-0000000000aa" };
    let change = written(&submit(&value(&withdrawn), &policy(), day(TODAY), stamp).1.unwrap());
    let folder = std::env::temp_dir().join(format!("referral-consent-command-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let earlier = folder.join("earlier.json");
    std::fs::write(&earlier, payload.to_string()).unwrap();
    let output = run(&["review", "--earlier", earlier.to_str().unwrap()], change.to_string());
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(lines(&output)[0]["stop"]["sharing"][0]["because"], "consent-withdrawn");
}

/// A folder for the files of a test, which is removed when it is over.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("referral-consent-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    /// The path of a file, with what it holds written to it.
    fn with(&self, name: &str, text: impl AsRef<[u8]>) -> String {
        std::fs::write(self.0.join(name), text).unwrap();
        self.path(name)
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().into()
    }

    /// A new pair of keys: the path of the private and of the public one.
    fn keys(&self, curve: &str, kid: &str) -> [String; 2] {
        let private = self.path(&format!("{kid}.private.json"));
        let made = run(&["key", "--curve", curve, "--kid", kid, "--private", &private], "");
        assert_eq!(made.status.code(), Some(0), "{}", told(&made));
        [private, self.with(&format!("{kid}.public.json"), made.stdout)]
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn payloads_are_sealed_and_opened_again_in_order_and_verified() {
    let folder = Folder::new("sealing");
    let payloads = many("parent agrees", 60);
    let text: String = payloads.iter().map(|payload| format!("{payload}\n")).collect();
    let [hub, hub_public] = folder.keys("P-256", "hub");
    let [police, police_public] = folder.keys("X25519", "police");
    for keys in [&["--key", hub_public.as_str()][..], &["--key", &hub_public, "--key", &police_public]] {
        let sealed = run(&[&["seal", "--jobs", "3"], keys].concat(), text.clone());
        assert_eq!((sealed.status.code(), told(&sealed)), (Some(0), String::new()));
        assert_eq!(sealed.stdout.iter().filter(|byte| **byte == b'\n').count(), 60);
        let opened = run(&["open", "--key", &hub, "--key", &police, "--jobs", "3"], sealed.stdout);
        assert_eq!((opened.status.code(), told(&opened)), (Some(0), String::new()));
        assert_eq!(lines(&opened), payloads, "in order");
        let verified = run(&["verify", "--policy", POLICY], opened.stdout);
        assert_eq!(verified.status.code(), Some(0));
    }
}

#[test]
fn a_policy_says_to_whom_is_sealed_and_one_document_makes_one_file() {
    let folder = Folder::new("sealing-policy");
    let [hub, public] = folder.keys("P-256", "hub");
    let key: Json = serde_json::from_str(&std::fs::read_to_string(public).unwrap()).unwrap();
    let with = changed(&common::policy_json(), &[("/sealing/keys", json!([key]))], &[]);
    let policy = folder.with("policy.json", with.to_string());
    let payload = sent("parent agrees");
    let pretty = serde_json::to_string_pretty(&payload).unwrap();
    let sealed = run(&["seal", "--policy", &policy], pretty);
    assert_eq!((sealed.status.code(), sealed.stdout.split(|byte| *byte == b'.').count()), (Some(0), 5));
    let opened = run(&["open", "--key", &hub], sealed.stdout);
    assert_eq!(lines(&opened), [payload]);
    let list = run(&["seal", "--policy", &policy], "[{}]");
    assert_eq!((list.status.code(), list.stdout.len()), (Some(3), 0));
    assert!(told(&list).contains("[seal.no-payload]"), "{}", told(&list));
    let none = run(&["seal", "--policy", POLICY], "{}");
    assert_eq!(none.status.code(), Some(2), "that policy names no key");
    assert!(told(&none).contains("[seal.no-key]"), "{}", told(&none));
}

#[test]
fn a_folder_of_sealed_files_is_opened_but_for_the_bad_ones_which_are_named() {
    let folder = Folder::new("folder");
    let [hub, public] = folder.keys("P-256", "hub");
    let [_, others] = folder.keys("P-256", "others");
    let seal = |key: &str, payload: &Json| run(&["seal", "--key", key], payload.to_string()).stdout;
    let payloads = many("parent agrees", 4);
    folder.with("1.jwe", seal(&public, &payloads[0]));
    let whole = seal(&public, &payloads[1]);
    folder.with("2-cut.jwe", &whole[..whole.len() / 2]);
    let mut damaged = whole.clone();
    damaged[whole.len() / 2] = if whole[whole.len() / 2] == b'A' { b'B' } else { b'A' };
    folder.with("2-damaged.jwe", damaged);
    folder.with("3-others.jwe", seal(&others, &payloads[2]));
    folder.with("4.JWE", seal(&public, &payloads[3]));
    folder.with("5-bytes.jwe", [0xff, 0xfe, 0x00]);
    folder.with("6-large.jwe", "A".repeat(17 << 20));
    folder.with("notes.txt", "no sealed file");
    let at = folder.path("");
    let opened = run(&["open", "--key", &hub, &at], "");
    assert_eq!(opened.status.code(), Some(3));
    assert_eq!(lines(&opened), [payloads[0].clone(), payloads[3].clone()]);
    for (name, code) in [
        ("2-cut.jwe", "open.not-sealed"),
        ("2-damaged.jwe", "open.damaged"),
        ("3-others.jwe", "open.other-key"),
        ("5-bytes.jwe", "open.not-sealed"),
        ("6-large.jwe", "open.too-large"),
    ] {
        let line = told(&opened).lines().find(|line| line.contains(name)).unwrap_or_default().to_owned();
        assert!(line.contains(&format!("[{code}]")), "{name}: {line}");
    }
    assert_eq!(told(&opened).lines().count(), 5, "{}", told(&opened));
    let missing = run(&["open", "--key", &hub, &folder.path("1.jwe"), &folder.path("none.jwe")], "");
    assert_eq!((missing.status.code(), lines(&missing).len()), (Some(3), 1));
}

#[test]
fn a_folder_in_which_nothing_waits_is_named_and_holds_up_no_other() {
    let (folder, empty) = (Folder::new("inbox"), Folder::new("empty"));
    let [hub, public] = folder.keys("P-256", "hub");
    let payload = sent("parent agrees");
    folder.with("1.jwe", run(&["seal", "--key", &public], payload.to_string()).stdout);
    let opened = run(&["open", "--key", &hub, &empty.path(""), &folder.path("")], "");
    assert_eq!((opened.status.code(), lines(&opened)), (Some(0), vec![payload]));
    assert!(told(&opened).contains(&empty.path("")), "{}", told(&opened));
}

#[test]
fn a_decision_not_to_share_is_not_sealed_to_anybody() {
    let folder = Folder::new("stays");
    let [_, public] = folder.keys("P-256", "hub");
    let refused = run(&["seal", "--key", &public], format!("{}\n", json!({ "keep": "local" })));
    assert_eq!((refused.status.code(), refused.stdout.len()), (Some(3), 0));
    assert!(told(&refused).contains("stays with the agency"), "{}", told(&refused));
}

#[test]
fn a_byte_order_mark_is_passed_over_and_utf_16_is_named() {
    let folder = Folder::new("marks");
    let marked = |text: &str| format!("\u{feff}{text}");
    let policy = folder.with("policy.json", marked(&common::policy_json().to_string()));
    let payload = sent("parent agrees");
    for text in [format!("{payload}\n{payload}\n"), serde_json::to_string_pretty(&payload).unwrap()] {
        let verified = run(&["verify", "--policy", &policy], marked(&text));
        assert_eq!((verified.status.code(), told(&verified)), (Some(0), String::new()));
    }
    let [private, public] = folder.keys("P-256", "hub");
    let sealed = run(&["seal", "--key", &public], payload.to_string()).stdout;
    let key = folder.with("marked.json", marked(&std::fs::read_to_string(private).unwrap()));
    assert_eq!(lines(&run(&["open", "--key", &key], sealed)), std::slice::from_ref(&payload));
    let wide = |order: fn(u16) -> [u8; 2]| -> Vec<u8> {
        marked(&payload.to_string()).encode_utf16().flat_map(order).collect()
    };
    for wide in [wide(u16::to_le_bytes), wide(u16::to_be_bytes)] {
        let refused = run(&["verify", "--policy", POLICY], wide.clone());
        assert_eq!((refused.status.code(), told(&refused).lines().count()), (Some(4), 1));
        assert!(told(&refused).contains("save it as UTF-8"), "{}", told(&refused));
        let refused = run(&["verify", "--policy", &folder.with("wide.json", wide)], "");
        assert_eq!(refused.status.code(), Some(2));
        assert!(told(&refused).contains("wide.json cannot be read: it is UTF-16"), "{}", told(&refused));
    }
}

#[test]
fn a_line_that_cannot_be_opened_is_left_out_and_every_one_is_told_with_its_number() {
    let folder = Folder::new("lines");
    let [hub, public] = folder.keys("X25519", "hub");
    let payload = sent("parent agrees");
    let sealed = run(&["seal", "--key", &public], format!("{payload}\n{{\n\n{payload}\n[]\n"));
    assert_eq!(sealed.status.code(), Some(3));
    assert!(told(&sealed).contains("line 2 cannot be sealed: [seal.no-payload]"), "{}", told(&sealed));
    assert!(told(&sealed).contains("line 5 cannot be sealed"), "{}", told(&sealed));
    let good = String::from_utf8(sealed.stdout).unwrap();
    assert_eq!(good.lines().count(), 2);
    let bad = good.lines().next().unwrap().replacen('.', ".A", 1);
    let opened = run(&["open", "--key", &hub], format!("{good}{}", format!("{bad}\n").repeat(30)));
    assert_eq!((opened.status.code(), lines(&opened)), (Some(3), vec![payload.clone(), payload]));
    assert_eq!(told(&opened).lines().count(), 30, "nothing else names them");
    assert!(told(&opened).contains("line 32 cannot be opened: [open."), "{}", told(&opened));
}

#[test]
fn keys_that_cannot_be_used_end_it_with_2_before_anything_is_read() {
    let folder = Folder::new("keys");
    let [private, public] = folder.keys("P-256", "hub");
    for (arguments, code) in [
        (["seal", "--key", &private], "[seal.private-key]"),
        (["seal", "--key", POLICY], "[seal.bad-key]"),
        (["open", "--key", &public], "[open.bad-key]"),
        (["open", "--key", &folder.path("none.json")], "none.json cannot be read"),
    ] {
        let refused = run(&arguments, "{}");
        assert_eq!((refused.status.code(), refused.stdout.len()), (Some(2), 0), "{arguments:?}");
        assert!(told(&refused).contains(code), "{}", told(&refused));
    }
    assert_eq!(run(&["seal", "--key", &public, "--key", &public], "{}").status.code(), Some(2), "the same name twice");
    assert_eq!(run(&["seal"], "{}").status.code(), Some(2), "to nobody");
    assert_eq!(run(&["open"], "{}").status.code(), Some(2), "with nothing");
}

#[test]
fn a_private_key_goes_into_a_new_file_that_only_its_owner_reads() {
    let folder = Folder::new("new-key");
    let [private, public] = folder.keys("P-256", "exampleshire-2026");
    let read = |path: &str| -> Json { serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap() };
    let (secret, shared) = (read(&private), read(&public));
    assert_eq!(changed(&secret, &[], &["/d"]), shared);
    assert_eq!(
        (&shared["kid"], &shared["alg"], &shared["use"]),
        (&json!("exampleshire-2026"), &json!("ECDH-ES+A256KW"), &json!("enc"))
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&private).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let again = run(&["key", "--kid", "other", "--private", &private], "");
    assert_eq!((again.status.code(), again.stdout.len()), (Some(2), 0), "a key is never written over");
    assert_eq!(read(&private), secret);
    let blank = run(&["key", "--kid", " ", "--private", &folder.path("blank.json")], "");
    assert_eq!((blank.status.code(), folder.0.join("blank.json").exists()), (Some(2), false));
    let policy = changed(&common::policy_json(), &[("/sealing/keys", json!([shared]))], &[]);
    common::policy_of(&policy);
}

#[test]
#[cfg(target_os = "linux")]
fn a_private_key_whose_public_part_nobody_has_does_not_stay() {
    let folder = Folder::new("half-a-key");
    let private = folder.path("private.json");
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_referral-consent"));
    let end = command.args(["key", "--kid", "hub", "--private", &private]).stdout(full).stderr(Stdio::null());
    assert_eq!(end.status().unwrap().code(), Some(4));
    assert!(!folder.0.join("private.json").exists());
}

/// A payload and the record of its review, in which everything is settled.
fn reviewed(payload: &Json) -> Json {
    let settled = json!({ "clarify-consent-before-action": {
        "clarifiedBy": "Jo Park", "clarifiedOn": TODAY, "result": "received",
    } });
    let stamp = Stamp { now: "2026-11-23T17:30:00Z", id: "0190f3c2-7b7e-7c54-8f5d-0000000000bb" };
    let review = referral_consent::review::review(&value(payload), None).unwrap();
    let (_, record) = review.complete(&value(&settled), day(TODAY), stamp);
    written(&record.unwrap())
}

#[test]
fn completed_reviews_are_checked_against_their_payloads() {
    let payloads = many("parent agrees", 3);
    let pair = |payload: &Json, review: &Json| json!({ "payload": payload, "review": review }).to_string();
    let text: String = payloads.iter().map(|payload| pair(payload, &reviewed(payload)) + "\n").collect();
    let output = run(&["review", "--completed"], text);
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    for (number, said) in (1..).zip(lines(&output)) {
        let payload = &payloads[number - 1];
        let about = json!({ "id": payload["id"], "type": "referral", "digest": payload["digest"]["value"] });
        let expected = json!({
            "line": number, "id": payload["id"], "complete": true, "payload": about, "findings": [], "differences": [],
        });
        assert_eq!(said, expected);
    }
    let others = run(&["review", "--completed"], pair(&payloads[0], &reviewed(&payloads[1])));
    assert_eq!(others.status.code(), Some(1), "it is the review of another payload");
    let folder = Folder::new("completed");
    let payload = folder.with("payload.json", payloads[0].to_string());
    let reviews = format!("{}\n{}\n", reviewed(&payloads[0]), reviewed(&payloads[1]));
    let output = run(&["review", "--completed", "--payload", &payload], reviews);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(lines(&output).iter().map(|said| said["complete"] == true).collect::<Vec<_>>(), [true, false]);
    let nothing = run(&["review", "--completed"], payloads[0].to_string());
    assert_eq!((nothing.status.code(), &lines(&nothing)[0]["complete"]), (Some(1), &json!(false)));
    assert_eq!(run(&["review", "--payload", &payload], "{}").status.code(), Some(2), "only with --completed");
}

#[test]
fn payloads_are_exported_a_line_each_and_what_is_not_says_why_with_its_number() {
    let names = ["parent agrees", "asking would endanger her", "a refusal, and a safeguarding response is required"];
    let [agreed, unasked, refused] = names.map(sent);
    let changed = changed(&agreed, &[("/decision/ageAtDecision", json!(11))], &[]);
    let text = format!("{agreed}\n{unasked}\n{{\"cut\": \n{changed}\n{refused}\n");
    let output = run(&["export", "--format", "fhir", "--input", "ndjson"], text.clone());
    assert_eq!(output.status.code(), Some(3), "a line could not be read");
    let said = lines(&output);
    assert_eq!((&said[0]["resourceType"], &said[0]["status"]), (&json!("Consent"), &json!("active")));
    assert!(said[0].get("line").is_none(), "an export is the document itself");
    assert_eq!((&said[1]["line"], &said[1]["noEquivalent"]["code"]), (&json!(2), &json!("export.consent-not-sought")));
    assert_eq!(said[1]["id"], unasked["id"]);
    assert_eq!(said[2]["line"], 3);
    assert_eq!((&said[3]["line"], &said[3]["disagreements"][0]["code"]), (&json!(4), &json!("digest.differs")));
    assert_eq!((&said[4]["resourceType"], &said[4]["status"]), (&json!("Consent"), &json!("rejected")));

    let output = run(&["export", "--format", "dpv"], unasked.to_string());
    assert_eq!(output.status.code(), Some(0), "DPV describes a sharing that nobody was asked about");
    assert_eq!(lines(&output)[0]["@id"], format!("urn:uuid:{}", unasked["id"].as_str().unwrap()));
    let output = run(&["export", "--format", "fhir"], serde_json::to_string_pretty(&agreed).unwrap());
    assert_eq!((output.status.code(), &lines(&output)[0]["status"]), (Some(0), &json!("active")));
    let output = run(&["export", "--format", "fhir"], unasked.to_string());
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(run(&["export", "--format", "odrl"], "").status.code(), Some(2));
    assert_eq!(run(&["export"], "").status.code(), Some(2), "a format is needed");
}

#[test]
fn schemas_and_rules_are_printed() {
    for name in ["record", "policy", "assessment", "payload", "review"] {
        let output = run(&["schema", name], "");
        let schema: Json = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(schema["$id"], format!("urn:referral-consent:{name}:1"));
    }
    let context: Json = serde_json::from_slice(&run(&["schema", "context"], "").stdout).unwrap();
    assert_eq!(context["@context"]["rc"], "urn:referral-consent:context:1#");
    let rules = String::from_utf8(run(&["rules"], "").stdout).unwrap();
    assert!(rules.contains("consent.not-competent  stop  §5.2 §5.4"));
    assert!(rules.contains("[question]") && rules.contains("[min words]"), "what is filled in is named in words");
    assert!(!rules.contains(['{', '}']), "{rules}");
    let output = run(&["rules", "--json"], "");
    assert!(lines(&output)[0]["rules"].as_array().unwrap().len() > 80);
}

#[test]
fn a_command_or_a_policy_that_cannot_be_used_ends_with_2() {
    assert_eq!(run(&["prove"], "").status.code(), Some(2));
    assert_eq!(run(&["assess"], "").status.code(), Some(2), "a policy is needed");
    assert_eq!(run(&["assess", "--policy", POLICY, "--today", "2026-02-30"], "").status.code(), Some(2));
    let nobody = run(&["verify", "--jobs", "0"], "");
    assert_eq!(nobody.status.code(), Some(2));
    assert!(told(&nobody).contains("no whole number from 1 on"), "{}", told(&nobody));
    let missing = run(&["verify", "--policy", "no-such-policy.json"], "");
    assert_eq!((missing.status.code(), told(&missing).lines().count()), (Some(2), 1));
    let no_policy = concat!(env!("CARGO_MANIFEST_DIR"), "/pkg-config/schema/policy.json");
    let refused = run(&["verify", "--policy", no_policy], "");
    assert_eq!(refused.status.code(), Some(2));
    assert!(told(&refused).contains("/localAuthority/name"), "{}", told(&refused));
    assert_eq!(run(&["--help"], "").status.code(), Some(0));
}

#[test]
fn whoever_reads_no_further_ends_it_quietly() {
    let payload = sent("parent agrees").to_string();
    let lines = format!("{payload}\n").repeat(20_000);
    let list = format!("[{}]", vec![payload; 3_000].join(","));
    for (arguments, input) in [
        (&["verify", "--policy", POLICY][..], lines),
        (&["verify", "--policy", POLICY], list),
        (&["rules", "--json"], String::new()),
    ] {
        let mut child = started(arguments);
        let mut stdin = child.stdin.take().unwrap();
        let writer = std::thread::spawn(move || drop(stdin.write_all(input.as_bytes())));
        let mut some = [0; 100];
        child.stdout.take().unwrap().read_exact(&mut some).unwrap();
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap();
        assert_eq!((output.status.code(), told(&output).as_str()), (Some(0), ""), "{arguments:?}");
    }
}

/// How a run ends whose standard error cannot be written to, and what came out.
#[cfg(target_os = "linux")]
fn run_unheard(arguments: &[&str], input: &str, stderr: Stdio) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_referral-consent"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(stderr);
    let mut child = command.spawn().unwrap();
    let (mut stdin, input) = (child.stdin.take().unwrap(), input.to_owned());
    let writer = std::thread::spawn(move || drop(stdin.write_all(input.as_bytes())));
    let mut stdout = child.stdout.take().unwrap();
    let reader = std::thread::spawn(move || {
        let mut out = Vec::new();
        stdout.read_to_end(&mut out).map(|_| out)
    });
    let patience = Instant::now() + Duration::from_secs(60);
    let status = loop {
        match child.try_wait().unwrap() {
            Some(status) => break status,
            None if Instant::now() < patience => std::thread::sleep(Duration::from_millis(10)),
            None => {
                child.kill().unwrap();
                panic!("{arguments:?} never ends");
            }
        }
    };
    writer.join().unwrap();
    Output { status, stdout: reader.join().unwrap().unwrap(), stderr: Vec::new() }
}

#[cfg(target_os = "linux")]
#[test]
fn where_standard_error_cannot_be_written_to_everything_else_is_as_it_was() {
    let folder = Folder::new("unheard");
    let [_, public] = folder.keys("P-256", "hub");
    let good = format!("{}\n", sent("parent agrees"));
    let bad = format!("{}{}", "bad\n".repeat(200), good.repeat(3_000));
    let empty = folder.path("");
    let full = || Stdio::from(std::fs::File::options().write(true).open("/dev/full").unwrap());
    let closed = || Stdio::from(std::io::pipe().unwrap().1);
    for stderr in [&full as &dyn Fn() -> Stdio, &closed] {
        for jobs in ["1", "2", "5"] {
            let arguments = ["verify", "--policy", POLICY, "--input", "ndjson", "--jobs", jobs];
            let output = run_unheard(&arguments, &bad, stderr());
            assert_eq!((output.status.code(), lines(&output).len()), (Some(3), 3_200), "{jobs}");
        }
        for (arguments, input, end) in [
            (&["verify", "--input", "json"][..], "{", 3),
            (&["seal", "--key", &public, "--input", "json"], "[]", 3),
            (&["open", "--key", &folder.path("hub.private.json"), &empty], "", 0),
            (&["verify", "--policy", "no-such-policy.json"], "", 2),
            (&["prove"], "", 2),
        ] {
            assert_eq!(run_unheard(arguments, input, stderr()).status.code(), Some(end), "{arguments:?}");
        }
    }
}

/// What a shell does, with a terminal of its own or without: what came on standard error.
fn in_a_shell(script: &str, terminal: bool) -> String {
    // Of util-linux: all that it runs writes to the terminal that it makes.
    let mut command = if terminal { Command::new("script") } else { Command::new("sh") };
    let arguments: &[&str] = if terminal { &["-qec", script, "/dev/null"] } else { &["-c", script] };
    let output = command.args(arguments).env("SHELL", "/bin/sh").stdin(Stdio::null()).output();
    let output = output.unwrap_or_else(|error| panic!("`script` of util-linux is needed for a terminal: {error}"));
    String::from_utf8(if terminal { output.stdout } else { output.stderr }).unwrap()
}

#[test]
#[cfg_attr(not(target_os = "linux"), ignore = "needs `script` of util-linux, to make a terminal")]
fn a_long_run_says_how_far_it_is_on_a_terminal_and_nowhere_else() {
    let folder = Folder::new("progress");
    let payloads = folder.with("payloads.ndjson", format!("{}\n", sent("parent agrees")).repeat(100));
    let (command, out) = (env!("CARGO_BIN_EXE_referral-consent"), folder.path("out.ndjson"));
    let slowly = format!("for i in 1 2 3 4 5 6 7 8 9 10 11 12; do cat '{payloads}'; sleep 0.25; done; echo bad");
    let script = format!("{{ {slowly}; }} | '{command}' verify --policy '{POLICY}' > '{out}'");
    let shown = in_a_shell(&script, true);
    // Each is written over the one before it, and what is told stands on a line of its own.
    let written = shown.split("\r\x1b[K").filter(|text| !text.is_empty());
    let (told, progress): (Vec<&str>, Vec<&str>) = written.partition(|text| text.ends_with("\r\n"));
    assert_eq!(told, ["referral-consent: line 1201 cannot be read: it is no JSON: see byte 0\r\n"], "{shown:?}");
    assert!((1..=6).contains(&progress.len()), "after a second, and once a second: {shown:?}");
    for said in progress {
        let (done, rate) = said.split_once(" done, ").unwrap();
        assert!((1..=1_201).contains(&done.parse::<u32>().unwrap()), "{said}");
        assert!(rate.strip_suffix(" a second").unwrap().parse::<u32>().unwrap() > 0, "{said}");
    }
    assert_eq!(std::fs::read_to_string(&out).unwrap().lines().count(), 1_201);
    let told = in_a_shell(&script, false);
    assert!(told.starts_with("referral-consent: line 1201") && told.lines().count() == 1, "{told:?}");
}

/// The most memory that a run over so many payloads held, in kilobytes, and something before them.
#[cfg(target_os = "linux")]
fn memory(before: &str, count: usize) -> u64 {
    let mut child = started(&["verify", "--policy", POLICY, "--jobs", "2"]);
    let process = child.id();
    let (mut stdin, mut stdout) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    let chunk = format!("{}\n", sent("parent agrees")).repeat(1_000);
    let reader = std::thread::spawn(move || std::io::copy(&mut stdout, &mut std::io::sink()).unwrap());
    stdin.write_all(before.as_bytes()).unwrap();
    let mut most = 0;
    for _ in 0..count / 1_000 {
        stdin.write_all(chunk.as_bytes()).unwrap();
        let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
        most = most.max(line.trim().split(' ').next().unwrap().parse().unwrap());
    }
    drop(stdin);
    let out = reader.join().unwrap();
    assert!(out > count as u64 * 100, "each has its line");
    assert_eq!(child.wait().unwrap().success(), before.is_empty());
    most
}

#[cfg(target_os = "linux")]
#[test]
fn a_run_ten_times_as_long_takes_no_more_memory() {
    for before in ["", "{\"cut\": [1,\n"] {
        let (short, long) = (memory(before, 5_000), memory(before, 50_000));
        // The allocator keeps some megabytes in hand, and more or less of them from run to run.
        assert!(long < short + 8_192 && long < 49_152, "{short} KB, then {long} KB");
    }
}
