//! How the sources are laid out, and what the compilers' own checks say of them.

use std::process::Command;

use crate::build;
use crate::failure::{Failure, Outcome};
use crate::generate;
use crate::project::Project;
use crate::run;
use crate::setup;

const PACKAGES: [&str; 4] = ["--package", "referral-consent", "--package", "xtask"];

/// Every JavaScript and style file that a person writes.
const WRITTEN: [&str; 5] = [
    "{www,pkg-config,xtask}/**/*.{js,mjs,css}",
    "pkg-config/{auto,element,form,referral_consent,seal}.d.ts",
    "tests/{,bench/**/,csp/**/,element/**/,form/**/,guide/**/,package/**/,page/**/,support/**/,twin/**/,types/**/}*.{mjs,ts}",
    "tests/form/pages/*.{js,css}",
    "tests/agency-forms/**/*.{mjs,js,ts,tsx,vue,css}",
];

/// `rustfmt` has nothing to change.
pub fn rust_layout(project: &Project) -> Outcome {
    let mut cargo = run::cargo(project.root());
    cargo.args(["fmt", "--all", "--check"]);
    run::shown(&mut cargo)
        .map_err(|_| Failure::new("the Rust is not laid out as rustfmt would. Run `cargo xtask format`."))
}

/// No warning from the compiler or clippy.
pub fn clippy(project: &Project) -> Outcome {
    let mut cargo = run::cargo(project.root());
    cargo
        .args([
            "clippy",
            "--quiet",
            "--all-targets",
            "--features",
            "referral-consent/cli,referral-consent/form,referral-consent/hub",
        ])
        .args(PACKAGES)
        .args(["--", "-D", "warnings"]);
    run::shown(&mut cargo)
}

/// prettier has nothing to change.
pub fn javascript_layout(project: &Project) -> Outcome {
    setup::npm::install(project)?;
    run::shown(prettier(project).arg("--check"))
        .map_err(|_| Failure::new("some JavaScript is not laid out as prettier would. Run `cargo xtask format`."))
}

/// The types in the comments hold. The pages' are checked against the package as it is built.
pub fn javascript_types(project: &Project) -> Outcome {
    build::build(project)?;
    setup::npm::install_for_forms(project)?;
    for config in ["pkg-config/tsconfig.json", "tests/tsconfig.json", "tests/types/tsconfig.json"] {
        let mut tsc = Command::new(project.node_command("tsc"));
        tsc.args(["--project", config]).current_dir(project.root());
        run::shown(&mut tsc)?;
    }
    Ok(())
}

/// Lays out everything.
pub fn format(project: &Project) -> Outcome {
    setup::npm::install(project)?;
    let mut cargo = run::cargo(project.root());
    run::shown(cargo.args(["fmt", "--all"]))?;
    run::shown(prettier(project).args(["--write", "--log-level=warn"]))
}

fn prettier(project: &Project) -> Command {
    let mut prettier = Command::new(project.node_command("prettier"));
    prettier
        .args(["--config", "tests/.prettierrc.json", "--no-editorconfig", "--no-error-on-unmatched-pattern"])
        .args(WRITTEN)
        // Generated files are laid out by what writes them.
        .args(generate::files().iter().map(|file| format!("!{}", file.path)))
        .current_dir(project.root());
    prettier
}
