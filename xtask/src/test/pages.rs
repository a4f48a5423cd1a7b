//! Tests written in JavaScript: the npm package as it is installed, and the site as it is used.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::again;
use crate::build;
use crate::failure::{Failure, Outcome};
use crate::fingerprint::files_in;
use crate::progress::step;
use crate::project::Project;
use crate::run;
use crate::setup::{self, browsers, jwcrypto};

/// `tests/package/*.mjs`, with a Python that has jwcrypto in `JWCRYPTO`, and `tests/types/*.mjs` for the types and documents
/// that the package comes with; both with the command in `REFERRAL_CONSENT`.
pub fn package(project: &Project) -> Outcome {
    build::build(project)?;
    browsers::install()?;
    let python = jwcrypto::find_or_install(project)?;
    let mut tests = NodeTests::of(project, "package", ".test.mjs", 1)?;
    tests.env("JWCRYPTO", python);
    tests.env("REFERRAL_CONSENT", command(project)?);
    run::shown(&mut tests.all(project))?;
    let mut tests = NodeTests::of(project, "types", ".test.mjs", 1)?;
    tests.env("REFERRAL_CONSENT", command(project)?);
    run::shown(&mut tests.all(project))
}

/// The command `referral-consent`, as the native tests have it.
fn command(project: &Project) -> Outcome<PathBuf> {
    let mut cargo = run::cargo(project.root());
    cargo.args(["build", "--quiet", "--package", "referral-consent", "--features", "cli", "--bin", "referral-consent"]);
    run::shown(cargo.args(["--profile", "test"]))?;
    Ok(project.target().join("debug/referral-consent"))
}

/// `tests/csp/*.test.mjs`.
pub fn csp(project: &Project) -> Outcome {
    build::build(project)?;
    browsers::install()?;
    again::run(project, &NodeTests::of(project, "csp", ".test.mjs", 1)?)
}

/// `tests/page/*.spec.mjs` and those of the parts of a form, with a Python that has jwcrypto in `JWCRYPTO` and the command in
/// `REFERRAL_CONSENT`.
pub fn page(project: &Project) -> Outcome {
    build::build(project)?;
    browsers::install()?;
    let python = jwcrypto::find_or_install(project)?;
    let command = command(project)?;
    let mut failures = Vec::new();
    for folder in ["page", "form", "element", "guide"] {
        let mut tests = NodeTests::of(project, folder, ".spec.mjs", 2)?;
        tests.env("JWCRYPTO", &python);
        tests.env("REFERRAL_CONSENT", &command);
        failures.extend(again::run(project, &tests).err().map(|failure| failure.to_string()));
    }
    if failures.is_empty() { Ok(()) } else { Err(Failure::new(failures.join("\n"))) }
}

/// `tests/agency-forms/*.test.mjs`, one file for each browser, once the apps among the forms are built from the package.
pub fn forms(project: &Project) -> Outcome {
    build::build(project)?;
    setup::for_testing(project)?;
    step("building the apps among the agencies' forms", || {
        let mut node = Command::new("node");
        run::quiet(node.arg(project.agency_forms().join("support/apps.mjs")).current_dir(project.root())).map(drop)
    })?;
    again::run(project, &NodeTests::of(project, "agency-forms", ".test.mjs", 3)?)
}

/// The tests of a folder, in so many files at a time.
pub struct NodeTests {
    files: Vec<PathBuf>,
    at_a_time: u8,
    environment: Vec<(&'static str, OsString)>,
}

impl NodeTests {
    /// Those of `tests/folder` in files with that ending.
    pub fn of(project: &Project, folder: &str, ending: &str, at_a_time: u8) -> Outcome<Self> {
        let files: Vec<PathBuf> = files_in(&project.tests().join(folder))?
            .into_iter()
            .filter(|file| file.to_string_lossy().ends_with(ending))
            .filter(|file| !file.components().any(|part| part.as_os_str() == "node_modules"))
            .collect();
        if files.is_empty() {
            return Err(Failure::new(format!("there are no tests tests/{folder}/*{ending}.")));
        }
        Ok(Self { files, at_a_time, environment: Vec::new() })
    }

    /// What the tests are told.
    pub fn env(&mut self, name: &'static str, value: impl Into<OsString>) {
        self.environment.push((name, value.into()));
    }

    /// All of them.
    pub fn all(&self, project: &Project) -> Command {
        let mut node = self.node(project);
        node.arg(format!("--test-concurrency={}", self.at_a_time)).args(&self.files);
        node
    }

    /// All of them; how each ended is noted in a file.
    pub fn all_noted(&self, project: &Project, list: &Path) -> Command {
        let mut node = self.noting(project, list);
        node.arg(format!("--test-concurrency={}", self.at_a_time)).args(&self.files);
        node
    }

    /// Those whose name a pattern fits, noted likewise, one file at a time.
    pub fn only_noted(&self, project: &Project, pattern: &str, list: &Path) -> Command {
        let mut node = self.noting(project, list);
        node.args(["--test-concurrency=1", &format!("--test-name-pattern={pattern}")]).args(&self.files);
        node
    }

    fn noting(&self, project: &Project, list: &Path) -> Command {
        let mut node = self.node(project);
        node.args(["--test-reporter-destination=stdout", "--test-reporter"])
            .arg(project.tests().join("support/outcomes.mjs"))
            .arg("--test-reporter-destination")
            .arg(list);
        node
    }

    fn node(&self, project: &Project) -> Command {
        let mut node = Command::new("node");
        node.args(["--test", "--test-reporter=spec"])
            .envs(self.environment.iter().map(|(name, value)| (name, value)))
            .current_dir(project.root());
        node
    }
}
