//! The site in `dist/site`: the pages of `www/`, filled in, with the npm package and a policy beside them.

use super::folder;
use crate::failure::Outcome;
use crate::fingerprint::Fingerprint;
use crate::generate;
use crate::project::Project;

/// What a page loads of the package, and the types for whoever reads the page.
const FROM_PACKAGE: [&str; 10] = [
    "index.js",
    "index.d.ts",
    "referral_consent_bg.wasm",
    "referral_consent_twin.js",
    "hub.js",
    "hub.d.ts",
    "referral_consent_hub_bg.wasm",
    "referral_consent_hub_twin.js",
    "seal.js",
    "seal.d.ts",
];

/// Assembles the site unless it is up to date.
pub fn build(project: &Project) -> Outcome {
    let pages = project.root().join("www");
    let package = project.package();
    let fingerprint = Fingerprint::of([
        &pages,
        &package,
        &project.root().join("xtask/src/build/site.rs"),
        // What fills in the pages, and from what.
        &project.root().join("xtask/src/generate"),
        &project.root().join("src"),
        &project.root().join(generate::site::POLICY),
    ])?;
    let stamp = project.target().join("package/site.stamp");
    let site = project.site();
    if fingerprint.is_in(&stamp) && site.is_dir() {
        return Ok(());
    }
    println!("· assembling the site");
    folder::empty(&site)?;
    folder::copy(&pages, &site)?;
    generate::site::write(project, &site)?;
    for name in FROM_PACKAGE {
        folder::copy(&package.join(name), &site.join("referral-consent").join(name))?;
    }
    fingerprint.write_to(&stamp)
}
