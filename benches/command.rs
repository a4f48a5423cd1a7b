//! How many payloads the command verifies in a second, and in how much memory. Printed, and never a test: machines differ.
//!
//! `BENCH_LENGTH=short` measures with a tenth of the payloads.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a benchmark that cannot run says where"
)]

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use referral_consent::date::parse;
use referral_consent::payload::Stamp;
use referral_consent::policy::Policy;
use referral_consent::value::Value;
use referral_consent::{json, submit};

/// The bytes of a payload, with the end of its line.
const SIZE: usize = 4_096;

/// The target, over the processors of the machine.
const TARGET: f64 = 100_000.0;

const POLICY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/policy.json");

fn read(path: &str) -> Value {
    json::read(&fs::read_to_string(path).unwrap()).unwrap()
}

/// A record of the specification's cases with a concern of so many letters more.
fn record(name: &str, more: usize) -> Value {
    let Value::Object(spec) = read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/spec.json")) else { panic!() };
    let Some(Value::List(cases)) = spec.get("cases") else { panic!() };
    let case = cases.iter().filter_map(Value::as_object).find(|case| case.get("name").unwrap().as_text() == Some(name));
    let mut text = String::new();
    json::write(case.unwrap().get("record").unwrap(), &mut text);
    let sentence = "On Tuesday he came to school hungry and said that nobody had been at home since Sunday. ";
    let concern: String = sentence.chars().cycle().take(more).collect();
    let text = text.replacen("\"concerns\":\"", &format!("\"concerns\":\"{concern}"), 1);
    json::read(&text).unwrap()
}

/// The payload of a record as a line; `None` where it is not ready.
fn line(record: &Value, policy: &Policy) -> Option<String> {
    let stamp = Stamp { now: "2026-11-23T16:05:00+00:00", id: "0190f3c2-7b7e-7c54-8f5d-0d2f3a1b9c10" };
    let payload = submit(record, policy, parse("2026-11-23")?, stamp).1?;
    let mut text = String::new();
    json::write_object(&payload, &mut text);
    Some(text)
}

/// Payloads of different kinds, each of the size.
fn payloads() -> Vec<String> {
    let policy = Policy::read(&read(POLICY)).unwrap();
    let names =
        ["parent agrees", "police notification", "asking would endanger her", "life at risk", "special guardian"];
    let of = |name: &&str| {
        let shortest = line(&record(name, 0), &policy)?.len();
        line(&record(name, SIZE - 1 - shortest), &policy)
    };
    names.iter().filter_map(of).inspect(|line| assert_eq!(line.len() + 1, SIZE)).collect()
}

/// Writes so many payloads, a line each.
fn write(path: &Path, count: usize) {
    let payloads = payloads();
    let mut file = BufWriter::new(File::create(path).unwrap());
    for payload in payloads.iter().cycle().take(count) {
        file.write_all(payload.as_bytes()).unwrap();
        file.write_all(b"\n").unwrap();
    }
    file.flush().unwrap();
}

/// How long it takes over a file, the most memory that it held, in kilobytes, and how many lines came out.
fn run(path: &Path, jobs: Option<&str>) -> (Duration, u64, usize) {
    let written = path.with_extension("out");
    let mut command = Command::new(env!("CARGO_BIN_EXE_referral-consent"));
    command.args(["verify", "--policy", POLICY]);
    if let Some(jobs) = jobs {
        command.args(["--jobs", jobs]);
    }
    // Into a file, as whoever reads it along would take a processor from it.
    let (input, output) = (File::open(path).unwrap(), File::create(&written).unwrap());
    let start = Instant::now();
    let mut child = command.stdin(input).stdout(output).stderr(Stdio::inherit()).spawn().unwrap();
    let process = child.id();
    let watch = thread::spawn(move || {
        let mut most = 0;
        loop {
            let memory = peak(process);
            if memory == 0 {
                return most;
            }
            most = memory;
            thread::sleep(Duration::from_millis(2));
        }
    });
    let status = child.wait().unwrap();
    let time = start.elapsed();
    assert!(status.success(), "some payloads do not verify: {status}");
    let lines = fs::read(&written).unwrap().iter().filter(|byte| **byte == b'\n').count();
    fs::remove_file(&written).unwrap();
    (time, watch.join().unwrap(), lines)
}

/// The most memory that a process has held, in kilobytes, where the system tells.
fn peak(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().split(' ').next()?.parse().ok()).unwrap_or_default()
}

fn main() {
    let short = std::env::var("BENCH_LENGTH").is_ok_and(|length| length == "short");
    let count = if short { 20_000 } else { 200_000 };
    let path = std::env::temp_dir().join(format!("referral-consent-bench-{}.ndjson", std::process::id()));
    println!("verify from a shell, payloads of {SIZE} bytes (NDJSON in and out, with the policy)");
    for (name, count, jobs) in [
        ("a tenth, to compare the memory", count / 10, None),
        ("one at a time", count, Some("1")),
        ("all processors", count, None),
    ] {
        write(&path, count);
        // The best of three: others may be at work on this machine.
        let (time, memory, lines) = (0..3).map(|_| run(&path, jobs)).min().unwrap();
        assert_eq!(lines, count);
        #[allow(clippy::cast_precision_loss, reason = "a rate for people to read")]
        let rate = count as f64 / time.as_secs_f64();
        let met = match jobs {
            None if rate < TARGET => format!("target {TARGET:.0} a second: MISSED"),
            None => format!("target {TARGET:.0} a second: met"),
            Some(_) => String::new(),
        };
        println!(
            "  {name:<32} {count:>8} in {:>7.3} s  {rate:>9.0} a second  {memory:>7} KB at most  {met}",
            time.as_secs_f64()
        );
    }
    fs::remove_file(&path).unwrap();
}
