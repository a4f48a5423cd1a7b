//! A Rust compiler that can build for `wasm32-unknown-unknown`.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Once;

use super::apt;
use crate::failure::{Failure, Outcome, While};
use crate::progress::step;
use crate::project::Project;
use crate::run;

/// The name of the target.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Which compiler builds for WebAssembly.
pub enum WasmCompiler {
    /// The one cargo uses anyway has the target.
    Usual,
    /// One of our own, in the cache.
    Private(PathBuf),
}

impl WasmCompiler {
    /// A cargo command that builds with this compiler.
    pub fn cargo(&self, project: &Project) -> Command {
        let mut command = run::cargo(project.root());
        if let Self::Private(rustc) = self {
            command.env("RUSTC", rustc);
        }
        command
    }

    /// Whether it is the one that the limits of what pages download were measured with: that which we install, as long as
    /// Debian has this version.
    pub fn is_measured_with(&self) -> bool {
        match self {
            Self::Usual => false,
            Self::Private(rustc) => {
                let version =
                    rustc.parent().and_then(Path::parent).map(|folder| fs::read_to_string(folder.join("version")));
                version.is_some_and(|version| version.is_ok_and(|version| version.starts_with(MEASURED_WITH)))
            }
        }
    }

    /// What lets [`Self::flags_for_download`] be used.
    pub fn unstable(&self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Usual => None,
            Self::Private(_) => Some(("RUSTC_BOOTSTRAP", "1")),
        }
    }

    /// The flags for what pages download, where the compiler is our own. They are unstable, so that a later one may come to
    /// refuse them; tried with 1.96. Without them the same module is a twentieth larger.
    pub fn flags_for_download(&self) -> Vec<String> {
        match self {
            Self::Usual => Vec::new(),
            Self::Private(rustc) => {
                let sysroot = rustc.parent().and_then(Path::parent).map(|folder| folder.join("small"));
                let sysroot = sysroot.map(|folder| format!("--sysroot={}", folder.display()));
                let flags =
                    ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none", "-Zfmt-debug=none"];
                sysroot.into_iter().chain(flags.map(str::to_owned)).collect()
            }
        }
    }
}

/// The version of our own compiler that the limits were measured with.
const MEASURED_WITH: &str = "rustc 1.96.";

/// The ways to come by the target.
#[derive(Debug, PartialEq, Eq)]
enum Route {
    AlreadyThere,
    Debian,
    Rustup,
    None,
}

/// What decides the route.
struct Machine {
    target_there: bool,
    rustup: bool,
    rustup_may_download: bool,
    apt: bool,
}

impl Machine {
    fn route(&self) -> Route {
        match self {
            Self { target_there: true, .. } => Route::AlreadyThere,
            Self { rustup: true, rustup_may_download: true, .. } => Route::Rustup,
            Self { apt: true, .. } => Route::Debian,
            _ => Route::None,
        }
    }
}

/// Finds the compiler, or installs what it lacks, and says which way was taken.
pub fn find_or_install(project: &Project) -> Outcome<WasmCompiler> {
    let machine = Machine {
        target_there: target_is_there(),
        rustup: run::exists("rustup"),
        rustup_may_download: env::var("RUSTUP_AUTO_INSTALL").as_deref() != Ok("0"),
        apt: apt::is_here(),
    };
    match machine.route() {
        Route::AlreadyThere => {
            say_once("this Rust toolchain has it");
            Ok(WasmCompiler::Usual)
        }
        Route::Rustup => {
            step("WebAssembly target: adding it to this Rust toolchain with rustup", || {
                run::quiet(Command::new("rustup").args(["target", "add", TARGET])).map(drop).map_err(|_| {
                    Failure::new(format!(
                        "rustup could not add {TARGET}. Connect to the network and run the same command again, or \
                         set RUSTUP_AUTO_INSTALL=0 to have it made from Debian's packages."
                    ))
                })
            })?;
            Ok(WasmCompiler::Usual)
        }
        Route::Debian => debian(project).map(WasmCompiler::Private),
        Route::None => Err(Failure::new(format!(
            "this Rust toolchain cannot build for {TARGET}, and there is neither a rustup that may download it nor \
             Debian's apt-get. Install the target as your toolchain's vendor describes, then run the same command \
             again."
        ))),
    }
}

/// Several steps of one command ask for the compiler.
fn say_once(which: &str) {
    static SAID: Once = Once::new();
    SAID.call_once(|| println!("· WebAssembly target: {which}"));
}

fn target_is_there() -> bool {
    let rustc = env::var("RUSTC").unwrap_or_else(|_| "rustc".to_owned());
    run::answer(rustc, &["--print", "target-libdir", "--target", TARGET])
        .and_then(|folder| fs::read_dir(folder).ok())
        .is_some_and(|entries| {
            entries.flatten().any(|entry| entry.file_name().to_string_lossy().starts_with("libstd-"))
        })
}

fn debian(project: &Project) -> Outcome<PathBuf> {
    // Numbered by the recipe: a new recipe makes a new folder.
    let folder = project.cache().join("wasm-toolchain-3");
    let rustc = folder.join("bin/rustc");
    if let Ok(version) = fs::read_to_string(folder.join("version")) {
        say_once(&format!("our own compiler in {} ({})", folder.display(), version.trim()));
        return Ok(rustc);
    }
    let what = format!(
        "WebAssembly target: this Rust toolchain lacks it and may not download it, so our own compiler is made \
         from Debian's packages in {} (once, about a minute and a half)",
        folder.display()
    );
    step(&what, || make(project, &folder))?;
    Ok(rustc)
}

fn make(project: &Project, folder: &Path) -> Outcome {
    fs::create_dir_all(project.cache()).doing(|| format!("cannot make {}", project.cache().display()))?;
    apt::update()?;
    let mut recipe = Command::new("bash");
    recipe.arg(project.root().join("xtask/setup/wasm-toolchain.sh")).arg(folder);
    run::shown(&mut recipe).map_err(|_| {
        Failure::new("the compiler for WebAssembly could not be made; the reason is above.").perhaps_of_the_network()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const BARE: Machine = Machine { target_there: false, rustup: false, rustup_may_download: true, apt: false };

    #[test]
    fn a_target_that_is_there_is_used_whatever_else_is() {
        assert_eq!(Machine { target_there: true, rustup: true, apt: true, ..BARE }.route(), Route::AlreadyThere);
    }

    #[test]
    fn rustup_adds_it_where_it_may_download() {
        assert_eq!(Machine { rustup: true, apt: true, ..BARE }.route(), Route::Rustup);
    }

    #[test]
    fn debian_serves_where_rustup_may_not_download_or_is_missing() {
        assert_eq!(Machine { rustup: true, rustup_may_download: false, apt: true, ..BARE }.route(), Route::Debian);
        assert_eq!(Machine { apt: true, ..BARE }.route(), Route::Debian);
    }

    #[test]
    fn rustup_never_downloads_where_it_may_not() {
        assert_eq!(Machine { rustup: true, rustup_may_download: false, ..BARE }.route(), Route::None);
    }
}
