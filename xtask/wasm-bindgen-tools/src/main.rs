//! `wbg bindgen …` is the wasm-bindgen command, `wbg test-runner …` the runner of its tests.
//!
//! Installing them from the command's own crate does not resolve with its lock file; built from its
//! library half they are held by ours.

use std::ffi::OsString;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args_os();
    let program = arguments.next().unwrap_or_else(|| OsString::from("wbg"));
    let tool = arguments.next().unwrap_or_default();
    let rest = std::iter::once(program).chain(arguments);

    let outcome = match tool.to_str() {
        Some("bindgen") => wasm_bindgen_cli::wasm_bindgen::run_cli_with_args(rest),
        Some("test-runner") => wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(rest),
        _ => {
            eprintln!("wbg: say which tool: `wbg bindgen …` or `wbg test-runner …`.");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("wbg: {error:#}");
            ExitCode::FAILURE
        }
    }
}
