//! How many bytes a page downloads.

use std::fs;
use std::process::Command;

use serde_json::Value;

use crate::failure::{Failure, Outcome, While};
use crate::project::Project;
use crate::run;
use crate::setup::BuildTools;

/// What a page loads for one purpose.
struct Download {
    /// Its name in `pkg-config/size-limits.json`.
    name: &'static str,
    what: &'static str,
    files: &'static [&'static str],
}

const DOWNLOADS: [Download; 3] = [
    Download { name: "rules", what: "the rules alone", files: &["referral_consent_bg.wasm", "index.js"] },
    Download {
        name: "form",
        what: "attached to a form, and the element",
        files: &["referral_consent_form_bg.wasm", "form.js", "element.js"],
    },
    Download { name: "hub", what: "for whoever receives payloads", files: &["referral_consent_hub_bg.wasm", "hub.js"] },
];

/// Prints each file's bytes, raw and compressed, and how far they are from the target. Fails above the limit: both stand
/// in `pkg-config/size-limits.json`, and the limit comes down as the modules do. What another compiler has made than the one
/// they were measured with may be some kilobytes larger, and is not held to it.
pub fn size(project: &Project, tools: &BuildTools) -> Outcome {
    let limited = tools.compiler.is_measured_with();
    let doing = || "cannot read pkg-config/size-limits.json".to_owned();
    let limits = fs::read(project.root().join("pkg-config/size-limits.json")).doing(doing)?;
    let limits: Value = serde_json::from_slice(&limits).doing(doing)?;
    for download in DOWNLOADS {
        let bytes = |what| limits.get(download.name)?.get(what)?.as_u64();
        let Some((target, limit)) = bytes("target").zip(bytes("limit")) else {
            return Err(Failure::new(format!(
                "pkg-config/size-limits.json must hold \"{}\": {{ \"target\": bytes, \"limit\": bytes }}.",
                download.name
            )));
        };
        measure(project, &download, target, limited.then_some(limit))?;
    }
    Ok(())
}

fn measure(project: &Project, download: &Download, target: u64, limit: Option<u64>) -> Outcome {
    println!("{:<36} {:>9} {:>9} {:>9}", download.what, "raw", "gzip", "brotli");
    let mut total = [0; 3];
    for name in download.files {
        let bytes = compressed(project, name)?;
        row(name, bytes);
        for (sum, bytes) in total.iter_mut().zip(bytes) {
            *sum += bytes;
        }
    }
    row("together", total);
    let [_, _, brotli] = total;
    if let Some(limit) = limit
        && brotli > limit
    {
        return Err(Failure::new(format!(
            "{} takes {brotli} bytes with brotli, {} more than the limit of {limit}. Make it smaller, or \
             change pkg-config/size-limits.json and say why.",
            download.what,
            brotli - limit
        )));
    }
    match brotli.checked_sub(target) {
        Some(over) if over > 0 => {
            println!("TARGET MISSED: {over} bytes over the {target} with brotli that it must reach.");
            if limit.is_none() {
                println!(
                    "It was made by another compiler than the one that was measured with, and is not held to the limit."
                );
            }
            println!();
        }
        _ => println!("The target of {target} bytes with brotli is met.\n"),
    }
    Ok(())
}

fn row(name: &str, [raw, gzip, brotli]: [u64; 3]) {
    println!("{name:<36} {raw:>9} {gzip:>9} {brotli:>9}");
}

fn compressed(project: &Project, name: &str) -> Outcome<[u64; 3]> {
    let mut command = Command::new("node");
    command.arg(project.root().join("xtask/scripts/compressed-sizes.mjs")).arg(project.package().join(name));
    let answer = run::quiet(&mut command)?;
    serde_json::from_str(&answer).doing(|| format!("cannot read the size of {name}"))
}
