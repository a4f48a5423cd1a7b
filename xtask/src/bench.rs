//! How long an assessment takes, and how many payloads are verified in a second. Printed, never a test: machines differ.

use std::process::Command;

use crate::failure::{Failure, Outcome};
use crate::project::Project;
use crate::run;

/// How carefully to measure.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// Enough to see an order of magnitude, for every run of the tests.
    Short,
    /// Enough to compare two versions.
    Full,
}

/// Measured from JavaScript: in Node, then from a warm cache in Chromium.
const SCRIPTS: [&str; 2] = ["tests/bench/assess.mjs", "tests/bench/first-assessment.mjs"];

/// Runs every measurement.
pub fn bench(project: &Project, length: Length) -> Outcome {
    for bench in ["assess", "command"] {
        let mut native = run::cargo(project.root());
        native.args(["bench", "--quiet", "--package", "referral-consent", "--features", "cli", "--bench", bench]);
        run::shown(told(&mut native, length))?;
    }
    for script in SCRIPTS {
        if !project.root().join(script).is_file() {
            return Err(Failure::new(format!("{script} is missing: it measures what this command reports.")));
        }
        let mut node = Command::new("node");
        node.arg(script).current_dir(project.root());
        run::shown(told(&mut node, length))?;
    }
    Ok(())
}

/// The measurements read `BENCH_LENGTH`.
fn told(command: &mut Command, length: Length) -> &mut Command {
    command.env("BENCH_LENGTH", if length == Length::Short { "short" } else { "full" })
}
