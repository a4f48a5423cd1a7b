//! Starting other programs.

use std::ffi::OsStr;
use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::failure::{Failure, Outcome, While};

/// A command that runs `cargo` as the developer chose it.
pub fn cargo(root: &Path) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root);
    command
}

/// Runs the command, its output shown as it comes.
pub fn shown(command: &mut Command) -> Outcome {
    io::stdout().flush().doing(|| "cannot write to the terminal".to_owned())?;
    let status = command.stdin(Stdio::null()).status().doing(|| format!("cannot start `{}`", command_line(command)))?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::new(format!("`{}` failed ({status}); what it said is above.", command_line(command))))
    }
}

/// Runs the command and returns what it wrote to standard output. Its output is shown only if it fails.
pub fn quiet(command: &mut Command) -> Outcome<String> {
    let output = command.stdin(Stdio::null()).output().doing(|| format!("cannot start `{}`", command_line(command)))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    eprint!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    Err(Failure::new(format!("`{}` failed ({}); what it said is above.", command_line(command), output.status)))
}

/// What the command prints, if it can be started and succeeds.
pub fn answer(program: impl AsRef<OsStr>, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Whether a program of this name is on the PATH.
pub fn exists(program: &str) -> bool {
    std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(program).is_file()))
}

fn command_line(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(program.as_os_str());
    std::iter::once(name).chain(command.get_args()).map(|part| part.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
