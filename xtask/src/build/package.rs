//! The npm package in `dist/package`.

use std::fs;
use std::process::Command;

use super::folder;
use super::wasm::Module;
use crate::failure::{Outcome, While};
use crate::fingerprint::Fingerprint;
use crate::progress::step;
use crate::project::Project;
use crate::run;

/// The version that `pkg-config/package.json` carries until the crate's own is filled in.
const UNFILLED: &str = "0.0.0-unbuilt";

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// One bundle for each way of loading; each says where to read the WebAssembly from.
const ENTRIES: [(&str, &str); 2] = [("index.js", "browser"), ("node.js", "node")];

/// The bundle that seals and opens, apart from the rules: only who seals loads it, and it runs everywhere.
const SEAL: (&str, &str) = ("seal.js", "browser");

/// The library that is bundled with it, and where its licence goes.
const SEAL_LICENCE: (&str, &str) = ("jose/LICENSE.md", "LICENSE-jose");

/// Copied as they are.
const FROM_ROOT: [&str; 4] = ["README.md", "CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE"];

/// Assembles the package unless it is up to date.
pub fn build(project: &Project, module: &Module) -> Outcome {
    let source = project.root().join("pkg-config");
    let mut inputs = vec![module.wasm.clone(), module.glue.clone(), source.clone()];
    inputs.push(project.root().join("xtask/src/build/package.rs"));
    inputs.push(project.root().join("Cargo.toml"));
    inputs.push(project.tests().join("package-lock.json"));
    inputs.extend(FROM_ROOT.map(|name| project.root().join(name)));
    let fingerprint = Fingerprint::of(&inputs)?;
    let stamp = project.target().join("package/package.stamp");
    let package = project.package();
    if fingerprint.is_in(&stamp) && package.is_dir() {
        return Ok(());
    }

    step("assembling the npm package", || {
        folder::empty(&package)?;
        // Side by side, so that the entries find the JavaScript that wasm-bindgen wrote.
        let staged = project.target().join("package/staged");
        folder::empty(&staged)?;
        folder::copy(&source, &staged)?;
        folder::copy(&module.glue, &staged.join("referral_consent.js"))?;
        for (entry, platform) in ENTRIES.into_iter().chain([SEAL]) {
            let mut bundle = Command::new(project.node_command("esbuild"));
            bundle
                .arg(staged.join(entry))
                .args(["--bundle", "--minify", "--format=esm", "--target=es2022", "--log-level=warning"])
                .arg(format!("--platform={platform}"))
                .arg(format!("--banner:js=/*! referral-consent {VERSION} | MIT OR Apache-2.0 */"))
                .arg(format!("--outfile={}", package.join(entry).display()))
                .env("NODE_PATH", project.tests().join("node_modules"));
            run::quiet(&mut bundle)?;
        }
        folder::copy(&module.wasm, &package.join("referral_consent_bg.wasm"))?;
        for types in ["index.d.ts", "seal.d.ts"] {
            folder::copy(&source.join(types), &package.join(types))?;
        }
        let (licence, name) = SEAL_LICENCE;
        folder::copy(&project.tests().join("node_modules").join(licence), &package.join(name))?;
        for name in FROM_ROOT {
            folder::copy(&project.root().join(name), &package.join(name))?;
        }
        let doing = || "cannot write the package's package.json".to_owned();
        let manifest = fs::read_to_string(source.join("package.json")).doing(doing)?;
        fs::write(package.join("package.json"), manifest.replace(UNFILLED, VERSION)).doing(doing)?;
        fingerprint.write_to(&stamp)
    })
}
