//! The npm package in `dist/package`.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::folder;
use super::wasm::{Module, Variant};
use crate::failure::Outcome;
use crate::fingerprint::Fingerprint;
use crate::progress::step;
use crate::project::Project;
use crate::run;

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// A bundle: one way of loading.
struct Entry {
    file: &'static str,
    platform: &'static str,
    variant: Variant,
    /// Files of the package that it loads rather than holds, so that a page has them once, or only where it needs them.
    beside: &'static [&'static str],
}

/// Every entry of the package that comes with the rules.
const ENTRIES: [Entry; 9] = [
    Entry { file: "index.js", platform: "browser", variant: Variant::Rules, beside: &[] },
    Entry { file: "node.js", platform: "node", variant: Variant::Rules, beside: &[] },
    Entry { file: "twin.js", platform: "neutral", variant: Variant::Rules, beside: &[] },
    Entry { file: "inline.js", platform: "neutral", variant: Variant::Rules, beside: &[] },
    Entry { file: "form.js", platform: "browser", variant: Variant::Form, beside: &[] },
    Entry { file: "element.js", platform: "browser", variant: Variant::Form, beside: &["form.js"] },
    Entry { file: "auto.js", platform: "browser", variant: Variant::Form, beside: &[] },
    Entry { file: "hub.js", platform: "browser", variant: Variant::Hub, beside: &[] },
    Entry { file: "hub-node.js", platform: "node", variant: Variant::Hub, beside: &[] },
];

/// The bundle that seals and opens, apart from the rules: only who seals loads it, and it runs everywhere.
const SEAL: &str = "seal.js";

/// The library that is bundled with it, and where its licence goes.
const SEAL_LICENCE: (&str, &str) = ("jose/LICENSE.md", "LICENSE-jose");

/// The source of every module's twin.
const TWIN: &str = "referral_consent_twin.js";

/// Types, schemas, and the style of the element, copied as they are.
const AS_WRITTEN: [&str; 9] = [
    "index.d.ts",
    "form.d.ts",
    "element.d.ts",
    "auto.d.ts",
    "hub.d.ts",
    "seal.d.ts",
    "style.css",
    "schema",
    "context.jsonld",
];

/// Copied as they are.
const FROM_ROOT: [&str; 4] = ["README.md", "CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE"];

/// Assembles the package unless it is up to date.
pub fn build(project: &Project, modules: &[Module]) -> Outcome {
    let source = project.root().join("pkg-config");
    let mut inputs = vec![source.clone()];
    inputs.extend(modules.iter().flat_map(|module| parts(module).map(|(part, _)| part.to_owned())));
    inputs.push(project.root().join("xtask/src/build/package.rs"));
    let script = project.root().join("xtask/scripts/package-manifest.mjs");
    inputs.push(script.clone());
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
            let variant = module.variant;
            let staged = stage(project, &source, module)?;
            for entry in ENTRIES.iter().filter(|entry| entry.variant == variant) {
                let beside = entry.beside.iter().copied().chain([variant.twin()]);
                bundle(project, &staged.join(entry.file), entry.platform, beside, entry.file)?;
            }
            bundle(project, &staged.join(TWIN), "neutral", [], variant.twin())?;
            folder::copy(&module.wasm, &package.join(variant.wasm()))?;
        }
        for name in AS_WRITTEN {
            folder::copy(&source.join(name), &package.join(name))?;
        }
        bundle(project, &source.join(SEAL), "browser", [], SEAL)?;
        let (licence, name) = SEAL_LICENCE;
        folder::copy(&project.tests().join("node_modules").join(licence), &package.join(name))?;
        for name in FROM_ROOT {
            folder::copy(&project.root().join(name), &package.join(name))?;
        }
        let mut manifest = Command::new("node");
        manifest.arg(&script).arg(source.join("package.json")).arg(VERSION).arg(&package);
        run::quiet(&mut manifest)?;
        fingerprint.write_to(&stamp)
    })
}

/// What is made for one module, and under which name the entries find it.
fn parts(module: &Module) -> [(&Path, &'static str); 5] {
    [
        (&module.glue, "referral_consent.js"),
        (&module.snippets, "snippets"),
        (&module.wasm, module.variant.wasm()),
        (&module.twin_code, "twin-code.js"),
        (&module.twin_parts, "twin-parts.js"),
    ]
}

/// Puts the sources and what was made for one module into one folder.
fn stage(project: &Project, source: &Path, module: &Module) -> Outcome<PathBuf> {
    let staged = project.target().join("package/staged").join(module.variant.wasm());
    folder::empty(&staged)?;
    folder::copy(source, &staged)?;
    for (part, name) in parts(module) {
        folder::copy(part, &staged.join(name))?;
    }
    Ok(staged)
}

fn bundle(
    project: &Project,
    from: &Path,
    platform: &str,
    beside: impl IntoIterator<Item = &'static str>,
    to: &str,
) -> Outcome<String> {
    let mut bundle = Command::new(project.node_command("esbuild"));
    bundle
        .arg(from)
        .args(["--bundle", "--minify", "--format=esm", "--target=es2022", "--log-level=warning"])
        .arg("--loader:.wasm=binary")
        .args(beside.into_iter().map(|file| format!("--external:./{file}")))
        .arg(format!("--platform={platform}"))
        .arg(format!("--define:VERSION={VERSION:?}"))
        .arg(format!("--banner:js=/*! referral-consent {VERSION} | MIT OR Apache-2.0 */"))
        .arg(format!("--outfile={}", project.package().join(to).display()))
        // Where the library is that seals.
        .env("NODE_PATH", project.tests().join("node_modules"));
    run::quiet(&mut bundle)
}
