//! `cargo xtask test`: every check there is, in order. One that fails does not keep the others from being run: on a machine
//! that is only seen through its log, all that is wrong is wanted at once.

mod again;
pub mod lint;
mod pages;
mod wasm;

use std::str::FromStr;
use std::time::{Duration, Instant};

use crate::bench::{self, Length};
use crate::build;
use crate::failure::{Failure, Outcome};
use crate::generate;
use crate::progress::seconds;
use crate::project::Project;
use crate::run;
use crate::setup;
use crate::size;
use crate::twin::{self, Sample};

/// A group of checks that can be run alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// How the sources are laid out, and what the compilers' own checks say of them.
    Lint,
    /// Whether the generated files are up to date.
    Generated,
    /// The rules, compiled for this machine.
    Native,
    /// The rules as WebAssembly, in Node and three browsers.
    Wasm,
    /// The npm package, packed and installed.
    Package,
    /// Whether WebAssembly, its JavaScript twin and the native rules say the same.
    Twin,
    /// The package on pages with content policies, as servers send them.
    Csp,
    /// The site in real browsers.
    Page,
    /// Agencies' own forms, in three real browsers.
    Forms,
    /// How much a page downloads.
    Size,
    /// How long an assessment takes.
    Bench,
}

const PARTS: [(Part, &str); 11] = [
    (Part::Lint, "lint"),
    (Part::Generated, "generated"),
    (Part::Native, "native"),
    (Part::Wasm, "wasm"),
    (Part::Package, "package"),
    (Part::Twin, "twin"),
    (Part::Csp, "csp"),
    (Part::Page, "page"),
    (Part::Forms, "forms"),
    (Part::Size, "size"),
    (Part::Bench, "bench"),
];

impl Part {
    fn name(self) -> &'static str {
        PARTS.iter().find(|(part, _)| *part == self).map_or("", |(_, name)| name)
    }
}

impl FromStr for Part {
    type Err = Failure;

    fn from_str(text: &str) -> Outcome<Self> {
        PARTS.iter().find(|(_, name)| *name == text).map(|(part, _)| *part).ok_or_else(|| {
            let names: Vec<&str> = PARTS.iter().map(|(_, name)| *name).collect();
            Failure::new(format!("there is no part `{text}` of the tests. The parts are: {}.", names.join(", ")))
        })
    }
}

/// One check: what it does, and the doing.
struct Step {
    part: Part,
    name: &'static str,
    work: fn(&Project) -> Outcome,
}

const fn step(part: Part, name: &'static str, work: fn(&Project) -> Outcome) -> Step {
    Step { part, name, work }
}

/// What fails fast and often comes first.
const STEPS: [Step; 17] = [
    step(Part::Lint, "layout of the Rust", lint::rust_layout),
    step(Part::Lint, "clippy", lint::clippy),
    step(Part::Generated, "generated files", generate::check),
    step(Part::Native, "the rules and xtask on this machine", native),
    step(Part::Wasm, "WebAssembly in Node", wasm::node),
    step(Part::Wasm, "WebAssembly in Chromium", wasm::chromium),
    step(Part::Wasm, "WebAssembly in Firefox", wasm::firefox),
    step(Part::Wasm, "WebAssembly in WebKitGTK", wasm::webkit),
    step(Part::Lint, "layout of the JavaScript", lint::javascript_layout),
    step(Part::Lint, "types of the JavaScript", lint::javascript_types),
    step(Part::Package, "the packed npm package", pages::package),
    step(Part::Twin, "native, WebAssembly and JavaScript on random records", twins),
    step(Part::Csp, "the package under content policies", pages::csp),
    step(Part::Page, "the pages in browsers", pages::page),
    step(Part::Forms, "agencies' forms in browsers", pages::forms),
    step(Part::Size, "size of the download", built_size),
    step(Part::Bench, "a short benchmark", short_bench),
];

/// A check that was run: how long it took, and what was wrong.
struct Ran<'s> {
    step: &'s Step,
    took: Duration,
    outcome: Outcome,
}

/// Runs every check, or those of one part.
pub fn test(project: &Project, only: Option<Part>) -> Outcome {
    let start = Instant::now();
    let mut ran: Vec<Ran> = Vec::new();
    for step in STEPS.iter().filter(|step| only.is_none_or(|part| step.part == part)) {
        println!("\n── {}: {} ──", step.part.name(), step.name);
        let began = Instant::now();
        let outcome = (step.work)(project);
        if let Err(failure) = &outcome {
            println!("\n✗ {failure}");
        }
        ran.push(Ran { step, took: began.elapsed(), outcome });
    }
    summary(&ran);
    let failed: Vec<&Ran> = ran.iter().filter(|ran| ran.outcome.is_err()).collect();
    if failed.is_empty() {
        println!("\nEverything passed in {}.", seconds(start.elapsed()));
    }
    println!("steps: {} passed, {} failed", ran.len() - failed.len(), failed.len());
    let Some(first) = failed.first() else { return Ok(()) };
    Err(Failure::new(format!(
        "not everything passed; what was wrong is above, after each “✗”. To run the first of it alone: cargo xtask test {}",
        first.step.part.name()
    )))
}

fn summary(ran: &[Ran]) {
    println!();
    for Ran { step, took, outcome } in ran {
        let mark = if outcome.is_ok() { '✓' } else { '✗' };
        println!("{mark} {:<10} {} ({})", step.part.name(), step.name, seconds(*took));
    }
    for name in again::unsteady() {
        println!("? UNSTEADY: it passed only when it was run once more: {name}");
    }
}

/// The examples in the documentation are compiled apart: beside the other tests they would be given a second serde.
fn native(project: &Project) -> Outcome {
    for tests in [&["--lib", "--bins", "--tests", "--examples"][..], &["--doc"]] {
        let mut cargo = run::cargo(project.root());
        cargo.args(["test", "--quiet", "--package", "referral-consent", "--package", "xtask"]);
        cargo.args(["--features", "referral-consent/form,referral-consent/cli"]);
        run::shown(cargo.args(tests)).map_err(Failure::perhaps_of_the_network)?;
    }
    Ok(())
}

fn twins(project: &Project) -> Outcome {
    build::build(project)?;
    run::shown(&mut pages::NodeTests::of(project, "twin", ".test.mjs", 1)?.all(project))?;
    twin::compare(project, &Sample::fresh())
}

fn built_size(project: &Project) -> Outcome {
    let tools = build::build(project)?;
    size::size(project, &tools)
}

fn short_bench(project: &Project) -> Outcome {
    build::build(project)?;
    setup::browsers::install()?;
    bench::bench(project, Length::Short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_has_a_step_and_a_name_that_is_read_back() -> Outcome {
        for (part, name) in PARTS {
            assert!(STEPS.iter().any(|step| step.part == part), "{name} does nothing");
            assert_eq!(name.parse::<Part>()?, part);
        }
        assert!("everything".parse::<Part>().is_err());
        Ok(())
    }
}
