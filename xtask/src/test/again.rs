//! Tests in real browsers, on machines that others use too: a test that failed is run once more, by itself. One that then
//! passes is unsteady, which is said at the end of the run and is a fault of its own; it does not hold up the others.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::{fs, process};

use super::pages::NodeTests;
use crate::failure::{Failure, Outcome, While};
use crate::project::Project;
use crate::run;

/// More than this at once is no accident.
const MOST: usize = 3;

static UNSTEADY: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// One test, as its runner names it.
#[derive(Debug, PartialEq, Eq)]
struct Failed {
    file: PathBuf,
    name: String,
}

/// Runs tests, and those of them that failed once more, where they are few.
pub fn run(project: &Project, tests: &NodeTests) -> Outcome {
    let list = project.target().join(format!("failed-tests-{}.ndjson", process::id()));
    let first = run::shown(&mut tests.noting_failures(project, &list));
    let noted = fs::read_to_string(&list).unwrap_or_default();
    let _ = fs::remove_file(&list);
    let Err(failure) = first else { return Ok(()) };
    let failed = read(&noted)?;
    if failed.is_empty() || failed.len() > MOST {
        return Err(failure);
    }
    for test in &failed {
        println!("\n· once more: {}", test.name);
        run::shown(&mut tests.only(project, &test.file, &exactly(&test.name))).map_err(|_| {
            Failure::new(format!("“{}” failed twice ({}); what it said is above.", test.name, test.file.display()))
        })?;
    }
    UNSTEADY.lock().unwrap_or_else(PoisonError::into_inner).extend(failed.into_iter().map(|test| test.name));
    Ok(())
}

/// What has passed only when run once more.
pub fn unsteady() -> Vec<String> {
    UNSTEADY.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

/// What `tests/support/failed.mjs` wrote. A file that stopped outside of its tests is named like a test, and cannot be run
/// by name.
fn read(noted: &str) -> Outcome<Vec<Failed>> {
    noted
        .lines()
        .map(|line| {
            let read: serde_json::Value =
                serde_json::from_str(line).doing(|| "the list of failed tests cannot be read".to_owned())?;
            let text = |key: &str| read.get(key).and_then(serde_json::Value::as_str);
            match (text("file"), text("name")) {
                (Some(file), Some(name)) if file != name => Ok(Failed { file: file.into(), name: name.to_owned() }),
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
    fn what_failed_is_read_with_its_file() -> Outcome {
        let noted = "{\"file\":\"/t/a.spec.mjs\",\"name\":\"It \\\"works\\\"\"}\n";
        assert_eq!(read(noted)?, [Failed { file: "/t/a.spec.mjs".into(), name: "It \"works\"".to_owned() }]);
        Ok(())
    }

    #[test]
    fn a_file_that_stopped_outside_of_its_tests_is_no_accident() {
        assert!(read("{\"file\":\"/t/a.mjs\",\"name\":\"/t/a.mjs\"}\n").is_err());
    }

    #[test]
    fn a_name_is_a_pattern_for_itself_alone() {
        assert_eq!(exactly("In 2 (of 3), [a/b]?"), r"^In 2 \(of 3\)\, \[a\/b\]\?$");
    }
}
