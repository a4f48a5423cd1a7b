//! The rules as WebAssembly, and the JavaScript that wasm-bindgen writes to go with them.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use super::folder;
use crate::failure::{Failure, Outcome, While};
use crate::fingerprint::Fingerprint;
use crate::progress::step;
use crate::project::Project;
use crate::run;
use crate::setup::BuildTools;
use crate::setup::wasm_target::TARGET;

/// The two files that wasm-bindgen makes.
pub struct Module {
    /// The WebAssembly, optimised.
    pub wasm: PathBuf,
    /// The JavaScript around it.
    pub glue: PathBuf,
}

/// Compiles the library, binds it and makes it small.
pub fn build(project: &Project, tools: &BuildTools) -> Outcome<Module> {
    step("compiling the rules to WebAssembly", || {
        let mut cargo = tools.compiler.cargo(project);
        cargo
            .args(["build", "--quiet", "--package", "referral-consent", "--lib"])
            .args(["--profile", "wasm", "--target", TARGET, "--target-dir"])
            .arg(project.wasm_target())
            .arg("--config")
            .arg(flags(project, tools.compiler.flags_for_download())?)
            .envs(tools.compiler.unstable());
        run::shown(&mut cargo)
            .map_err(|_| Failure::new("the rules do not compile to WebAssembly; the compiler's reason is above."))
    })?;

    let compiled = project.wasm_target().join(TARGET).join("wasm/referral_consent.wasm");
    let folder = project.target().join("package");
    let bound = folder.join("bound");
    let module = Module { wasm: folder.join("referral_consent_bg.wasm"), glue: bound.join("referral_consent.js") };

    let lock = project.tests().join("package-lock.json");
    let fingerprint = Fingerprint::of([&compiled, &lock, &project.root().join("xtask/src/build/wasm.rs")])?;
    let stamp = folder.join("wasm.stamp");
    if fingerprint.is_in(&stamp) && module.wasm.is_file() && module.glue.is_file() {
        return Ok(module);
    }
    step("making the WebAssembly small (about ten seconds)", || {
        folder::empty(&bound)?;
        let mut bindgen = tools.bindgen.bindgen();
        bindgen
            .args(["--target", "web", "--omit-default-module-path"])
            .args(["--remove-name-section", "--remove-producers-section", "--out-dir"])
            .arg(&bound)
            .arg(&compiled);
        run::quiet(&mut bindgen)?;
        // The JavaScript build of binaryen: Debian's wasm-opt is too old and breaks the module.
        let mut optimise = Command::new(project.node_command("wasm-opt"));
        optimise.arg("-Oz").arg(bound.join("referral_consent_bg.wasm")).arg("-o").arg(&module.wasm);
        run::quiet(&mut optimise)?;
        fingerprint.write_to(&stamp)
    })?;
    Ok(module)
}

/// The setting that keeps this machine's folders out of what every page downloads: a message of a
/// panic names the file it comes from.
fn flags(project: &Project, more: Vec<String>) -> Outcome<String> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cargo")));
    let registries = home.and_then(|home| fs::read_dir(home.join("registry/src")).ok());
    let folders = registries.into_iter().flatten().flatten().map(|entry| entry.path());
    let flags: Vec<String> = folders
        .chain([project.root().to_owned()])
        .map(|folder| format!("--remap-path-prefix={}/=", folder.display()))
        .chain(more)
        .collect();
    let flags = serde_json::to_string(&flags).doing(|| "cannot name the folders to leave out".to_owned())?;
    Ok(format!("target.{TARGET}.rustflags={flags}"))
}
