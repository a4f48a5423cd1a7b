//! The JavaScript tools: what the lock files name, and nothing else.

use std::path::Path;
use std::process::Command;

use crate::failure::{Failure, Outcome};
use crate::fingerprint::Fingerprint;
use crate::progress::step;
use crate::project::Project;
use crate::run;

const OLDEST_NODE: u32 = 20;

/// Installs what everything is built and checked with, unless it is there as locked.
pub fn install(project: &Project) -> Outcome {
    install_in(&project.tests(), "JavaScript tools: installing what tests/package-lock.json names (once)")
}

/// Installs what the agencies' forms are made and driven with: apart, as it is much and only their tests need it.
pub fn install_for_forms(project: &Project) -> Outcome {
    install(project)?;
    install_in(
        &project.agency_forms(),
        "agencies' forms: installing what tests/agency-forms/package-lock.json names (once)",
    )
}

fn install_in(folder: &Path, what: &str) -> Outcome {
    check_node()?;
    let locked = Fingerprint::of([folder.join("package.json"), folder.join("package-lock.json")])?;
    let stamp = folder.join("node_modules/.as-locked");
    if locked.is_in(&stamp) {
        return Ok(());
    }
    step(what, || {
        let mut command = Command::new("npm");
        command.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(folder);
        run::quiet(&mut command).map_err(|failure| {
            Failure::new(format!("the JavaScript tools could not be installed: {failure}")).perhaps_of_the_network()
        })?;
        locked.write_to(&stamp)
    })
}

fn check_node() -> Outcome {
    let wanted = format!("Node {OLDEST_NODE} or newer with npm is needed to build the page");
    let Some(version) = run::answer("node", &["--version"]) else {
        return Err(Failure::new(format!("{wanted}, and there is none. Install it, then run the same command again.")));
    };
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse().ok());
    if major.is_none_or(|major: u32| major < OLDEST_NODE) {
        return Err(Failure::new(format!(
            "{wanted}, and this is {version}. Install a newer one, then run the same command again."
        )));
    }
    if !run::exists("npm") {
        return Err(Failure::new(format!(
            "{wanted}, and npm is missing. Install it, then run the same command again."
        )));
    }
    Ok(())
}
