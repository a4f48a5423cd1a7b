//! Python with jwcrypto: the other library that has to open what is sealed here, and to seal what is opened.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use super::apt;
use crate::failure::{Failure, Outcome, While};
use crate::fingerprint::Fingerprint;
use crate::progress::step;
use crate::project::Project;
use crate::run;

/// The Python that has it: from the cache, or made there.
pub fn find_or_install(project: &Project) -> Outcome<PathBuf> {
    let wanted = project.root().join("xtask/setup/jwcrypto.txt");
    let list = fs::read_to_string(&wanted).doing(|| format!("cannot read {}", wanted.display()))?;
    let folder = project.cache().join(format!("jwcrypto-{}", Fingerprint::of_text([&list]).as_str()));
    let python = folder.join("bin/python");
    // Written last, so that an installation that was broken off does not pass for one.
    let whole = folder.join("whole");
    if whole.is_file() {
        return Ok(python);
    }
    step("jwcrypto: installing the Python library that sealed files are tested against (once)", || {
        if run::answer("python3", &["-c", "import venv, ensurepip"]).is_none() {
            if !apt::is_here() {
                return Err(Failure::new(
                    "sealed files are tested against a Python library, and there is no Python 3 with venv. Install it, \
                     then run the same command again.",
                ));
            }
            apt::install(&["python3", "python3-venv"])?;
        }
        run::quiet(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder))?;
        let mut pip = Command::new(&python);
        pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--requirement"]);
        run::quiet(pip.arg(&wanted)).map_err(|failure| {
            Failure::new(format!("jwcrypto could not be installed: {failure}")).perhaps_of_the_network()
        })?;
        fs::write(&whole, "").doing(|| format!("cannot write {}", whole.display()))
    })?;
    Ok(python)
}
