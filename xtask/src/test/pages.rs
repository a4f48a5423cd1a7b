//! Tests written in JavaScript: the npm package as it is installed, and the site as it is used.

use std::path::PathBuf;
use std::process::Command;

use crate::build;
use crate::failure::{Failure, Outcome};
use crate::fingerprint::files_in;
use crate::progress::step;
use crate::project::Project;
use crate::run;
use crate::serve;
use crate::setup::{self, browsers, jwcrypto};

/// `tests/package/*.mjs`, with a Python that has jwcrypto in `JWCRYPTO`, and `tests/types/*.mjs` for the types that the
/// package comes with.
pub fn package(project: &Project) -> Outcome {
    build::build(project)?;
    browsers::install()?;
    let python = jwcrypto::find_or_install(project)?;
    run::shown(node_test(project, "package", ".test.mjs", 1)?.env("JWCRYPTO", python))?;
    run::shown(&mut node_test(project, "types", ".test.mjs", 1)?)
}

/// `tests/csp/*.test.mjs`.
pub fn csp(project: &Project) -> Outcome {
    build::build(project)?;
    browsers::install()?;
    run::shown(&mut node_test(project, "csp", ".test.mjs", 1)?)
}

/// `tests/page/*.spec.mjs`, with the address of the served site in `SITE`, and those of the folders that serve pages of their
/// own.
pub fn page(project: &Project) -> Outcome {
    build::build(project)?;
    browsers::install()?;
    let address = serve::serve_aside(&project.site())?;
    run::shown(node_test(project, "page", ".spec.mjs", 2)?.env("SITE", address))?;
    let python = jwcrypto::find_or_install(project)?;
    for folder in ["form", "element", "guide"] {
        run::shown(node_test(project, folder, ".spec.mjs", 2)?.env("JWCRYPTO", &python))?;
    }
    Ok(())
}

/// `tests/agency-forms/*.test.mjs`, one file for each browser, once the apps among the forms are built from the package.
pub fn forms(project: &Project) -> Outcome {
    build::build(project)?;
    setup::for_testing(project)?;
    step("building the apps among the agencies' forms", || {
        let mut node = Command::new("node");
        run::quiet(node.arg(project.agency_forms().join("support/apps.mjs")).current_dir(project.root())).map(drop)
    })?;
    run::shown(&mut node_test(project, "agency-forms", ".test.mjs", 3)?)
}

/// The tests of a folder, in so many files at a time.
pub fn node_test(project: &Project, folder: &str, ending: &str, at_a_time: u8) -> Outcome<Command> {
    let files: Vec<PathBuf> = files_in(&project.tests().join(folder))?
        .into_iter()
        .filter(|file| file.to_string_lossy().ends_with(ending))
        .filter(|file| !file.components().any(|part| part.as_os_str() == "node_modules"))
        .collect();
    if files.is_empty() {
        return Err(Failure::new(format!("there are no tests tests/{folder}/*{ending}.")));
    }
    let mut node = Command::new("node");
    node.args(["--test", "--test-reporter=spec"])
        .arg(format!("--test-concurrency={at_a_time}"))
        .args(files)
        .current_dir(project.root());
    Ok(node)
}
