//! `cargo xtask …`: one command each for whoever wants to try, build, test or measure referral-consent.
//!
//! Everything they need beyond Rust and Node is found or installed by [`setup`]; every step says what
//! it does and why.

mod bench;
mod build;
mod failure;
mod fingerprint;
mod generate;
mod progress;
mod project;
mod run;
mod serve;
mod setup;
mod size;
mod test;
mod twin;

use std::process::ExitCode;

use failure::{Failure, Outcome};
use project::Project;

const HELP: &str = "\
cargo xtask serve [--port N]    build the site and serve it on this machine
cargo xtask build               leave the npm package in dist/package and the site in dist/site
cargo xtask test [part]         run every check, or one of: lint generated native wasm package twin csp page forms
                                size bench
cargo xtask size                how many bytes a page downloads, and whether that is within the limit
cargo xtask twin [--records N] [--seed N]
                                whether WebAssembly, its JavaScript twin and the native rules say the same
cargo xtask bench               how long an assessment takes: natively, in Node, in a browser
cargo xtask generate [--check]  write the files that are made from the catalogue, or only compare them
cargo xtask format              lay out Rust and JavaScript as `cargo xtask test lint` wants them
cargo xtask setup               only find or install the tools
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match dispatch(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\nxtask: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[&str]) -> Outcome {
    match arguments {
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        ["serve", options @ ..] => {
            let port = serve::Port::from_arguments(options)?;
            let project = Project::find()?;
            build::build(&project)?;
            serve::serve(&project.site(), port)
        }
        ["build"] => {
            let project = Project::find()?;
            build::build(&project)?;
            println!("The npm package is in dist/package, the site in dist/site.");
            Ok(())
        }
        ["test"] => test::test(&Project::find()?, None),
        ["test", part] => test::test(&Project::find()?, Some(part.parse()?)),
        ["size"] => {
            let project = Project::find()?;
            let tools = build::build(&project)?;
            size::size(&project, &tools)
        }
        ["twin", options @ ..] => {
            let sample = twin::Sample::from_arguments(options)?;
            let project = Project::find()?;
            build::build(&project)?;
            twin::compare(&project, &sample)
        }
        ["bench"] => {
            let project = Project::find()?;
            build::build(&project)?;
            setup::browsers::install()?;
            bench::bench(&project, bench::Length::Full)
        }
        ["generate"] => generate::write(&Project::find()?),
        ["generate", "--check"] => generate::check(&Project::find()?),
        ["format"] => test::lint::format(&Project::find()?),
        ["setup"] => {
            let project = Project::find()?;
            setup::for_building(&project)?;
            setup::for_testing(&project)?;
            println!("Everything is there.");
            Ok(())
        }
        [unknown, ..] => Err(Failure::new(format!(
            "there is no command `{unknown}`, or it does not take these options. The commands are:\n\n{HELP}"
        ))),
    }
}
