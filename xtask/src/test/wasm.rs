//! `tests/web.rs`, compiled to WebAssembly, in Node and in three browser engines.

use std::ffi::OsStr;
use std::process::Command;

use crate::failure::Outcome;
use crate::project::Project;
use crate::run;
use crate::setup::wasm_target::TARGET;
use crate::setup::{self, browsers};

/// In Node.
pub fn node(project: &Project) -> Outcome {
    run::shown(&mut cargo_test(project)?)
}

/// In Chromium.
pub fn chromium(project: &Project) -> Outcome {
    browsers::install()?;
    let settings = project.root().join("xtask/setup/webdriver-chrome.json");
    let mut test = cargo_test(project)?;
    run::shown(
        in_browser(&mut test, "CHROMEDRIVER", "/usr/bin/chromedriver")
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", settings),
    )
}

/// In Firefox.
pub fn firefox(project: &Project) -> Outcome {
    browsers::install()?;
    let driver = browsers::geckodriver(project)?;
    let settings = project.root().join("xtask/setup/webdriver-firefox.json");
    let mut test = cargo_test(project)?;
    run::shown(in_browser(&mut test, "GECKODRIVER", driver).env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", settings))
}

/// In WebKitGTK, which needs a screen, if only a pretended one.
pub fn webkit(project: &Project) -> Outcome {
    browsers::install()?;
    let test = cargo_test(project)?;
    let mut screen = Command::new("xvfb-run");
    screen.arg("--auto-servernum").arg(test.get_program()).args(test.get_args()).current_dir(project.root());
    for (name, value) in test.get_envs() {
        if let Some(value) = value {
            screen.env(name, value);
        }
    }
    run::shown(in_browser(&mut screen, "SAFARIDRIVER", "/usr/bin/WebKitWebDriver"))
}

fn cargo_test(project: &Project) -> Outcome<Command> {
    let tools = setup::for_building(project)?;
    let mut cargo = tools.compiler.cargo(project);
    cargo
        .args(["test", "--package", "referral-consent", "--test", "web", "--target", TARGET, "--target-dir"])
        .arg(project.wasm_target())
        .arg("--config")
        .arg(tools.bindgen.cargo_runner()?)
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    // The runner takes the first driver that is named.
    for driver in ["CHROMEDRIVER", "GECKODRIVER", "SAFARIDRIVER", "MSEDGEDRIVER", "WASM_BINDGEN_USE_BROWSER"] {
        cargo.env_remove(driver);
    }
    Ok(cargo)
}

fn in_browser<'a>(command: &'a mut Command, variable: &str, driver: impl AsRef<OsStr>) -> &'a mut Command {
    command.env("WASM_BINDGEN_USE_BROWSER", "1").env(variable, driver)
}
