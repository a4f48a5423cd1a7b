//! wasm-bindgen's command and test runner, built once from the crate `xtask/wasm-bindgen-tools`.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::failure::{Failure, Outcome, While};
use crate::fingerprint::Fingerprint;
use crate::progress::step;
use crate::project::Project;
use crate::run;

/// The built program `wbg`, which is both.
pub struct BindgenTools {
    program: PathBuf,
}

impl BindgenTools {
    /// The wasm-bindgen command.
    pub fn bindgen(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.arg("bindgen");
        command
    }

    /// The setting that has cargo run WebAssembly tests with the test runner.
    pub fn cargo_runner(&self) -> Outcome<String> {
        let runner = serde_json::to_string(&[&self.program.to_string_lossy(), "test-runner"])
            .doing(|| "cannot name the test runner".to_owned())?;
        Ok(format!("target.wasm32-unknown-unknown.runner={runner}"))
    }
}

/// Takes it from the cache, or builds it there.
pub fn find_or_build(project: &Project) -> Outcome<BindgenTools> {
    let source = project.root().join("xtask/wasm-bindgen-tools");
    let fingerprint = Fingerprint::of_text([
        fs::read_to_string(source.join("Cargo.toml")).doing(|| "cannot read xtask/wasm-bindgen-tools".to_owned())?,
        fs::read_to_string(source.join("src/main.rs")).doing(|| "cannot read xtask/wasm-bindgen-tools".to_owned())?,
    ]);
    let program = project.cache().join(format!("wasm-bindgen-tools-{}", fingerprint.as_str())).join("wbg");
    if !program.is_file() {
        step("wasm-bindgen: building it, as it joins Rust and JavaScript (once, about a minute)", || {
            build(project, &program)
        })?;
    }
    Ok(BindgenTools { program })
}

fn build(project: &Project, program: &PathBuf) -> Outcome {
    let target = project.target().join("tools");
    let mut command = run::cargo(project.root());
    command
        .args(["build", "--quiet", "--package", "wasm-bindgen-tools", "--target-dir"])
        .arg(&target)
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env("CARGO_INCREMENTAL", "0");
    run::quiet(&mut command).map_err(|failure| {
        Failure::new(format!("wasm-bindgen could not be built: {failure}")).perhaps_of_the_network()
    })?;

    let doing = || format!("cannot write {}", program.display());
    fs::create_dir_all(program.parent().unwrap_or(project.cache())).doing(doing)?;
    // Under another name first: a copy that is broken off must not pass for the program.
    let partial = program.with_extension("partial");
    fs::copy(target.join("debug").join("wbg"), &partial).doing(doing)?;
    fs::rename(&partial, program).doing(doing)
}
