//! The npm package in `dist/package`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::folder;
use super::wasm::{Module, Variant};
use crate::failure::{Outcome, While};
use crate::fingerprint::Fingerprint;
use crate::progress::step;
use crate::project::Project;
use crate::run;

/// The version that `pkg-config/package.json` carries until the crate's own is filled in.
const UNFILLED: &str = "0.0.0-unbuilt";

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// A bundle: one way of loading.
struct Entry {
    file: &'static str,
    platform: &'static str,
    variant: Variant,
    /// Files of the package that it loads rather than holds, so that a page has them once.
    beside: &'static [&'static str],
}

/// A file that nobody has written yet is left out.
const ENTRIES: [Entry; 7] = [
    Entry { file: "index.js", platform: "browser", variant: Variant::Rules, beside: &[] },
    Entry { file: "node.js", platform: "node", variant: Variant::Rules, beside: &[] },
    Entry { file: "form.js", platform: "browser", variant: Variant::Form, beside: &[] },
    Entry { file: "element.js", platform: "browser", variant: Variant::Form, beside: &["./form.js"] },
    Entry { file: "auto.js", platform: "browser", variant: Variant::Form, beside: &[] },
    Entry { file: "hub.js", platform: "browser", variant: Variant::Hub, beside: &[] },
    Entry { file: "hub-node.js", platform: "node", variant: Variant::Hub, beside: &[] },
];

/// Types and schemas, copied as they are.
const AS_GENERATED: [&str; 3] = ["index.d.ts", "hub.d.ts", "schema"];

/// Copied as they are.
const FROM_ROOT: [&str; 4] = ["README.md", "CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE"];

/// Assembles the package unless it is up to date.
pub fn build(project: &Project, modules: &[Module]) -> Outcome {
    let source = project.root().join("pkg-config");
    let mut inputs = vec![source.clone()];
    inputs.extend(modules.iter().flat_map(|module| [module.wasm.clone(), module.glue.clone()]));
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
        for module in modules {
            let staged = stage(project, &source, module)?;
            for entry in ENTRIES.iter().filter(|entry| entry.variant == module.variant) {
                if staged.join(entry.file).is_file() {
                    bundle(project, entry, &staged)?;
                }
            }
            folder::copy(&module.wasm, &package.join(module.variant.wasm()))?;
        }
        for name in AS_GENERATED {
            folder::copy(&source.join(name), &package.join(name))?;
        }
        for name in FROM_ROOT {
            folder::copy(&project.root().join(name), &package.join(name))?;
        }
        let doing = || "cannot write the package's package.json".to_owned();
        let manifest = fs::read_to_string(source.join("package.json")).doing(doing)?;
        fs::write(package.join("package.json"), manifest.replace(UNFILLED, VERSION)).doing(doing)?;
        fingerprint.write_to(&stamp)
    })
}

/// Side by side, so that the entries find the JavaScript that wasm-bindgen wrote for their module.
fn stage(project: &Project, source: &Path, module: &Module) -> Outcome<PathBuf> {
    let staged = project.target().join("package/staged").join(module.variant.wasm());
    folder::empty(&staged)?;
    folder::copy(source, &staged)?;
    folder::copy(&module.glue, &staged.join("referral_consent.js"))?;
    Ok(staged)
}

fn bundle(project: &Project, entry: &Entry, staged: &Path) -> Outcome<String> {
    let mut bundle = Command::new(project.node_command("esbuild"));
    bundle
        .arg(staged.join(entry.file))
        .args(["--bundle", "--minify", "--format=esm", "--target=es2022", "--log-level=warning"])
        .args(entry.beside.iter().map(|file| format!("--external:{file}")))
        .arg(format!("--platform={}", entry.platform))
        .arg(format!("--banner:js=/*! referral-consent {VERSION} | MIT OR Apache-2.0 */"))
        .arg(format!("--outfile={}", project.package().join(entry.file).display()));
    run::quiet(&mut bundle)
}
