//! Files that are made from the catalogue and committed, so that everyone can read them.

mod context;
mod guide;
mod reading;
mod rules_page;
mod schema;
mod seal_messages;
pub mod site;
mod tree;
mod typescript;
mod vocabularies;

use std::fs;
use std::path::Path;

use crate::failure::{Failure, Outcome, While};
use crate::project::Project;

/// A file, and what it has to hold.
pub struct Generated {
    /// Where it stands, from the top of the clone.
    pub path: &'static str,
    /// Its whole text.
    pub content: fn(&Project) -> Outcome<String>,
}

/// Every generated file.
pub fn files() -> Vec<Generated> {
    vec![
        Generated { path: "pkg-config/index.d.ts", content: |_| Ok(typescript::declarations()) },
        Generated { path: "pkg-config/hub.d.ts", content: |_| Ok(typescript::hub_declarations()) },
        Generated { path: "pkg-config/schema/record.json", content: |_| schema::file(schema::record) },
        Generated { path: "pkg-config/schema/policy.json", content: |_| schema::file(schema::policy) },
        Generated { path: "pkg-config/schema/assessment.json", content: |_| schema::file(schema::assessment) },
        Generated { path: "pkg-config/schema/payload.json", content: |_| schema::file(schema::payload) },
        Generated { path: "pkg-config/schema/review.json", content: |_| schema::file(schema::review) },
        Generated { path: "pkg-config/seal-messages.js", content: |_| Ok(seal_messages::module()) },
        Generated { path: "pkg-config/context.jsonld", content: |_| context::file() },
        Generated { path: "www/guide/vocabularies.md", content: |_| Ok(vocabularies::page()) },
        Generated { path: "www/rules/index.html", content: |project| rules_page::page(&project.tests().join("cases")) },
    ]
}

/// Writes the files that differ.
pub fn write(project: &Project) -> Outcome {
    for file in files() {
        let path = project.root().join(file.path);
        let content = (file.content)(project)?;
        if difference(&path, &content).is_some() {
            let doing = || format!("cannot write {}", file.path);
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder).doing(doing)?;
            }
            fs::write(&path, &content).doing(doing)?;
            println!("wrote {}", file.path);
        }
    }
    println!("The generated files are up to date.");
    Ok(())
}

/// Fails if a file differs, naming the first line that does.
pub fn check(project: &Project) -> Outcome {
    let mut differences: Vec<String> = Vec::new();
    for file in files() {
        if let Some(difference) = difference(&project.root().join(file.path), &(file.content)(project)?) {
            differences.push(format!("{}{difference}", file.path));
        }
    }
    if differences.is_empty() {
        println!("The generated files are up to date.");
        return Ok(());
    }
    Err(Failure::new(format!(
        "generated files are not what the catalogue says:\n\n{}\n\nRun `cargo xtask generate` and look at what changed.",
        differences.join("\n")
    )))
}

fn difference(path: &Path, wanted: &str) -> Option<String> {
    match fs::read_to_string(path) {
        Ok(found) => first_difference(&found, wanted),
        Err(error) => Some(format!(": cannot be read ({error})")),
    }
}

fn first_difference(found: &str, wanted: &str) -> Option<String> {
    if found == wanted {
        return None;
    }
    let mut found = found.lines();
    let mut wanted = wanted.lines();
    for number in 1.. {
        match (found.next(), wanted.next()) {
            (None, None) => break,
            (found, wanted) if found == wanted => {}
            (found, wanted) => {
                return Some(format!(
                    ":{number}\n    has    {}\n    wanted {}",
                    found.unwrap_or("(the end)"),
                    wanted.unwrap_or("(the end)")
                ));
            }
        }
    }
    Some(": the line endings differ".to_owned())
}

#[cfg(test)]
mod tests {
    use super::first_difference;

    #[test]
    fn the_first_line_that_differs_is_shown_with_both_readings() {
        assert_eq!(first_difference("one\ntwo\n", "one\n2\n").as_deref(), Some(":2\n    has    two\n    wanted 2"));
    }

    #[test]
    fn a_file_that_ends_early_differs() {
        assert_eq!(
            first_difference("one\n", "one\ntwo\n").as_deref(),
            Some(":2\n    has    (the end)\n    wanted two")
        );
        assert_eq!(first_difference("one\n", "one\n"), None);
    }
}
