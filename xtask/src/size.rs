//! How many bytes a page downloads for the rules.

use std::fs;
use std::process::Command;

use serde_json::Value;

use crate::failure::{Failure, Outcome, While};
use crate::project::Project;
use crate::run;

/// What a page loads.
const FILES: [&str; 2] = ["referral_consent_bg.wasm", "index.js"];

/// Prints each file's bytes, raw and compressed, and how far they are from the target. Fails above the limit: both stand
/// in `pkg-config/size-limits.json`, and the limit comes down as the module does.
pub fn size(project: &Project) -> Outcome {
    let limits = project.root().join("pkg-config/size-limits.json");
    let limits = fs::read_to_string(&limits)
        .doing(|| "cannot read pkg-config/size-limits.json".to_owned())?
        .parse::<Value>()
        .ok()
        .and_then(|limits| limits.get("target")?.as_u64().zip(limits.get("limit")?.as_u64()));
    let Some((target, limit)) = limits else {
        return Err(Failure::new("pkg-config/size-limits.json must hold { \"target\": bytes, \"limit\": bytes }."));
    };

    println!("{:<28} {:>9} {:>9} {:>9}", "bytes", "raw", "gzip", "brotli");
    let mut total = [0; 3];
    for name in FILES {
        let bytes = compressed(project, name)?;
        row(name, bytes);
        for (sum, bytes) in total.iter_mut().zip(bytes) {
            *sum += bytes;
        }
    }
    row("together", total);
    let [_, _, brotli] = total;
    if brotli > limit {
        return Err(Failure::new(format!(
            "the module takes {brotli} bytes with brotli, {} more than the limit of {limit}. Make it smaller, or \
             change pkg-config/size-limits.json and say why.",
            brotli - limit
        )));
    }
    match brotli.checked_sub(target) {
        Some(over) if over > 0 => {
            println!("TARGET MISSED: {over} bytes over the {target} with brotli that it must reach.")
        }
        _ => println!("The target of {target} bytes with brotli is met."),
    }
    Ok(())
}

fn row(name: &str, [raw, gzip, brotli]: [u64; 3]) {
    println!("{name:<28} {raw:>9} {gzip:>9} {brotli:>9}");
}

fn compressed(project: &Project, name: &str) -> Outcome<[u64; 3]> {
    let mut command = Command::new("node");
    command.arg(project.root().join("xtask/scripts/compressed-sizes.mjs")).arg(project.package().join(name));
    let answer = run::quiet(&mut command)?;
    serde_json::from_str(&answer).doing(|| format!("cannot read the size of {name}"))
}
