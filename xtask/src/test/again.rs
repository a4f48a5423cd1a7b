//! Tests in real browsers, on machines that others use too: a test that failed is run once more, by itself. One that then
//! passes is unsteady, which is said at the end of the run and is a fault of its own; it does not hold up the others.

use std::path::Path;
use std::process::Command;
use std::sync::{Mutex, PoisonError};
use std::{fs, process};

use serde_json::Value;

use super::pages::NodeTests;
use crate::failure::{Failure, Outcome, While};
use crate::project::Project;
use crate::run;

/// More than this at once is no accident.
const MOST: usize = 3;

static UNSTEADY: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// How one test ended, as its runner tells it.
#[derive(Debug, PartialEq, Eq)]
struct Ended {
    name: String,
    passed: bool,
}

/// Runs tests, and those of them that failed once more, where they are few.
pub fn run(project: &Project, tests: &NodeTests) -> Outcome {
    let (outcome, ended) = noted(project, |list| tests.all_noted(project, list))?;
    let Err(failure) = outcome else { return Ok(()) };
    let failed: Vec<Ended> = ended.into_iter().filter(|test| !test.passed).collect();
    if failed.is_empty() || failed.len() > MOST {
        return Err(failure);
    }
    for Ended { name, .. } in &failed {
        println!("\n· once more: {name}");
        let pattern = exactly(name);
        let (outcome, ended) = noted(project, |list| tests.only_noted(project, &pattern, list))?;
        let passed = outcome.is_ok() && ended.iter().any(|again| again.name == *name && again.passed);
        if !passed {
            return Err(Failure::new(format!("“{name}” failed twice; what it said is above.")));
        }
    }
    UNSTEADY.lock().unwrap_or_else(PoisonError::into_inner).extend(failed.into_iter().map(|test| test.name));
    Ok(())
}

/// Runs a command that notes in a file how each test ended.
fn noted(project: &Project, command: impl FnOnce(&Path) -> Command) -> Outcome<(Outcome, Vec<Ended>)> {
    let list = project.target().join(format!("tests-{}.ndjson", process::id()));
    let outcome = run::shown(&mut command(&list));
    let ended = read(&fs::read_to_string(&list).unwrap_or_default())?;
    let _ = fs::remove_file(&list);
    Ok((outcome, ended))
}

/// What has passed only when run once more.
pub fn unsteady() -> Vec<String> {
    UNSTEADY.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

/// What `tests/support/outcomes.mjs` wrote. A file that stopped outside of its tests is named like a test, and cannot be run
/// by name.
fn read(noted: &str) -> Outcome<Vec<Ended>> {
    noted
        .lines()
        .map(|line| {
            let read: Value = serde_json::from_str(line).doing(|| "the outcomes of tests cannot be read".to_owned())?;
            let text = |key: &str| read.get(key).and_then(Value::as_str);
            match (text("file"), text("name"), read.get("passed").and_then(Value::as_bool)) {
                (Some(file), Some(name), Some(passed)) if file != name || passed => {
                    Ok(Ended { name: name.to_owned(), passed })
                }
                _ => Err(Failure::new(format!("a file of tests stopped before its end: {line}"))),
            }
        })
        .collect()
}

/// A pattern for a name and nothing else.
fn exactly(name: &str) -> String {
    let mut pattern = String::from("^");
    for letter in name.chars() {
        if letter.is_ascii_punctuation() {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern.push('$');
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_a_test_ended_is_read() -> Outcome {
        let noted = "{\"file\":\"/t/a.spec.mjs\",\"name\":\"It \\\"works\\\"\",\"passed\":false}\n";
        let ended = Ended { name: "It \"works\"".to_owned(), passed: false };
        assert_eq!(read(noted)?, [ended]);
        Ok(())
    }

    #[test]
    fn a_file_that_stopped_outside_of_its_tests_is_no_accident() {
        assert!(read("{\"file\":\"/t/a.mjs\",\"name\":\"/t/a.mjs\",\"passed\":false}\n").is_err());
    }

    #[test]
    fn a_name_is_a_pattern_for_itself_alone() {
        assert_eq!(exactly("In 2 (of 3), [a/b]?"), r"^In 2 \(of 3\)\, \[a\/b\]\?$");
    }
}
