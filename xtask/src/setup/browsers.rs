//! The browsers that tests run in.

use std::path::{Path, PathBuf};

use super::apt;
use crate::failure::{Failure, Outcome};
use crate::progress::step;
use crate::project::Project;
use crate::run;

/// Where the tests expect a program, and the Debian package that puts it there.
const PROGRAMS: [(&str, &str); 7] = [
    ("/usr/bin/chromium", "chromium"),
    ("/usr/bin/chromedriver", "chromium-driver"),
    ("/usr/bin/firefox-esr", "firefox-esr"),
    ("/usr/bin/WebKitWebDriver", "webkit2gtk-driver"),
    ("/usr/bin/Xvfb", "xvfb"),
    ("/usr/bin/xvfb-run", "xvfb"),
    ("/usr/bin/xauth", "xauth"),
];

const GECKODRIVER: &str = "0.37.1";

/// Installs the browsers that are missing.
pub fn install() -> Outcome {
    let mut missing: Vec<&str> =
        PROGRAMS.iter().filter(|(program, _)| !Path::new(program).exists()).map(|(_, package)| *package).collect();
    missing.dedup();
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.join(", ");
    if !apt::is_here() {
        return Err(Failure::new(format!(
            "the tests run in browsers that are not here ({names}), and this machine has no apt-get to install them \
             with. Run the tests on Debian, or one part that needs none: `cargo xtask test native`."
        )));
    }
    step(&format!("browsers for the tests: installing {names} (once)"), || apt::install(&missing))
}

/// The program that drives Firefox, which Debian does not package; built if it is missing.
pub fn geckodriver(project: &Project) -> Outcome<PathBuf> {
    let folder = project.cache().join(format!("geckodriver-{GECKODRIVER}"));
    let program = folder.join("bin/geckodriver");
    if program.is_file() {
        return Ok(program);
    }
    step("geckodriver: building it, as it drives Firefox in the tests (once, about a minute)", || {
        let mut command = run::cargo(project.root());
        command
            .args(["install", "geckodriver", "--quiet", "--locked", "--debug", "--version", GECKODRIVER, "--root"])
            .arg(&folder);
        run::quiet(&mut command).map_err(|failure| {
            Failure::new(format!("geckodriver could not be built: {failure}")).perhaps_of_the_network()
        })
    })?;
    Ok(program)
}
