//! Debian's package manager.

use std::process::Command;

use crate::failure::{Failure, Outcome};
use crate::run;

/// Whether this machine has it.
pub fn is_here() -> bool {
    run::exists("apt-get")
}

/// Fetches the list of packages. Who may not still has the list as it is.
pub fn update() -> Outcome {
    match as_root("apt-get") {
        Some(mut command) => run::quiet(command.args(["-q", "update"])).map(drop).map_err(|_| {
            Failure::new(
                "the list of Debian packages could not be fetched. Connect to the network and run the same \
                 command again; what is already set up is kept.",
            )
        }),
        None => {
            println!("  the list of packages is used as it is: only root may fetch a new one");
            Ok(())
        }
    }
}

/// Installs these packages.
pub fn install(packages: &[&str]) -> Outcome {
    let names = packages.join(" ");
    let Some(mut command) = as_root("apt-get") else {
        return Err(Failure::new(format!(
            "{names} must be installed, which only root may do. Run this, then the same command again:\n\n    \
             sudo apt-get update && sudo apt-get install --no-install-recommends {names}"
        )));
    };
    update()?;
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command.args(["-q", "install", "--yes", "--no-install-recommends"]).args(packages);
    run::quiet(&mut command)
        .map(drop)
        .map_err(|failure| Failure::new(format!("{names} could not be installed: {failure}")).perhaps_of_the_network())
}

/// The program run as root, if this user may without being asked for a password.
fn as_root(program: &str) -> Option<Command> {
    if run::answer("id", &["-u"]).as_deref() == Some("0") {
        return Some(Command::new(program));
    }
    run::answer("sudo", &["-n", "true"])?;
    let mut command = Command::new("sudo");
    command.args(["-n", "DEBIAN_FRONTEND=noninteractive", program]);
    Some(command)
}
