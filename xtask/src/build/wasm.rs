//! The crate as WebAssembly, and the JavaScript that wasm-bindgen writes to go with it: the rules alone, with
//! the form, and for the hub.

use std::env;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

use super::folder;
use crate::failure::{Failure, Outcome, While};
use crate::fingerprint::Fingerprint;
use crate::progress::step;
use crate::project::Project;
use crate::run;
use crate::setup::BuildTools;
use crate::setup::wasm_target::TARGET;

/// What is built from the crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variant {
    /// The rules, for pages that draw and read their form themselves.
    Rules,
    /// The rules and what attaches them to a form.
    Form,
    /// The rules and what whoever receives a payload needs.
    Hub,
}

impl Variant {
    /// The smaller first.
    pub const ALL: [Self; 3] = [Self::Rules, Self::Form, Self::Hub];

    /// The WebAssembly's file in the package.
    pub fn wasm(self) -> &'static str {
        match self {
            Self::Rules => "referral_consent_bg.wasm",
            Self::Form => "referral_consent_form_bg.wasm",
            Self::Hub => "referral_consent_hub_bg.wasm",
        }
    }

    /// Its JavaScript twin's file in the package.
    pub fn twin(self) -> &'static str {
        match self {
            Self::Rules => "referral_consent_twin.js",
            Self::Form => "referral_consent_form_twin.js",
            Self::Hub => "referral_consent_hub_twin.js",
        }
    }

    /// What it is called in `target/package`, and its profile in `Cargo.toml`.
    fn name(self) -> &'static str {
        match self {
            Self::Rules => "wasm",
            Self::Form => "wasm-form",
            Self::Hub => "wasm-hub",
        }
    }

    fn features(self) -> &'static [&'static str] {
        match self {
            Self::Rules => &[],
            Self::Form => &["--features", "form"],
            Self::Hub => &["--features", "hub"],
        }
    }
}

/// What wasm-bindgen makes of one variant.
pub struct Module {
    /// Of what.
    pub variant: Variant,
    /// The WebAssembly, optimised.
    pub wasm: PathBuf,
    /// The JavaScript around it.
    pub glue: PathBuf,
    /// What JavaScript of our own that imports.
    pub snippets: PathBuf,
    /// The WebAssembly's code as JavaScript.
    pub twin_code: PathBuf,
    /// The rest of it as JavaScript.
    pub twin_parts: PathBuf,
}

/// Only what the JavaScript twin can have too; for both to be made of one module costs nothing. It can have no reference
/// types and no results of several values, and what binaryen makes of a `trunc_sat` gives another number where one is out
/// of range. The linker is told as well, as the standard library was compiled with all of them; wasm-opt fails should one
/// be used after all.
const FEATURES: [&str; 3] = [
    "-Ctarget-feature=-reference-types,-multivalue,-nontrapping-fptoint",
    "-Clink-arg=--no-check-features",
    "-Clink-arg=--features=bulk-memory,mutable-globals,sign-ext",
];

/// Where the scripts below stand.
const SCRIPTS: &str = "xtask/scripts";

/// What gives imports short names.
const SHORT_NAMES: &str = "short-names.mjs";

/// What puts functions in an order that compresses well.
const LIKE_BESIDE_LIKE: &str = "like-beside-like.mjs";

/// What readies a module for wasm2js.
const LOWER: &str = "lower-for-twin.mjs";

/// Compiles the library, binds it and makes it small: every variant, side by side.
pub fn build(project: &Project, tools: &BuildTools) -> Outcome<Vec<Module>> {
    step("compiling the rules to WebAssembly: alone, with the form, and for the hub", || {
        side_by_side(|variant| compile(project, tools, variant))
    })?;
    side_by_side(|variant| bind(project, tools, variant))
}

/// Linking takes one core, and there are several variants.
fn side_by_side<T: Send>(work: impl Fn(Variant) -> Outcome<T> + Sync) -> Outcome<Vec<T>> {
    let work = &work;
    thread::scope(|scope| {
        let started = Variant::ALL.map(|variant| scope.spawn(move || work(variant)));
        let died = || Err(Failure::new("xtask itself failed; what it said is above."));
        started.into_iter().map(|thread| thread.join().unwrap_or_else(|_| died())).collect()
    })
}

fn compile(project: &Project, tools: &BuildTools, variant: Variant) -> Outcome {
    let mut cargo = tools.compiler.cargo(project);
    cargo
        .args(["build", "--quiet", "--package", "referral-consent", "--lib"])
        .args(variant.features())
        .args(["--profile", variant.name(), "--target", TARGET, "--target-dir"])
        .arg(project.wasm_target())
        .arg("--config")
        .arg(flags(project, tools.compiler.flags_for_download())?)
        .envs(tools.compiler.unstable());
    run::shown(&mut cargo).map_err(|_| {
        Failure::new("the rules could not be compiled to WebAssembly; the reason is above.").perhaps_of_the_network()
    })
}

fn bind(project: &Project, tools: &BuildTools, variant: Variant) -> Outcome<Module> {
    let compiled = project.wasm_target().join(TARGET).join(variant.name()).join("referral_consent.wasm");
    let folder = project.target().join("package").join(variant.name());
    let module = Module {
        variant,
        wasm: folder.join(variant.wasm()),
        glue: folder.join("referral_consent_bg.js"),
        snippets: folder.join("snippets"),
        twin_code: folder.join("twin-code.js"),
        twin_parts: folder.join("twin-parts.js"),
    };
    let scripts = project.root().join(SCRIPTS);

    let lock = project.tests().join("package-lock.json");
    let this = project.root().join("xtask/src/build/wasm.rs");
    let fingerprint = Fingerprint::of([&compiled, &lock, &scripts, &this])?;
    let stamp = folder.join("wasm.stamp");
    if fingerprint.is_in(&stamp) {
        return Ok(module);
    }
    step(&format!("making {} small, and its JavaScript twin (about half a minute)", variant.wasm()), || {
        folder::empty(&folder)?;
        let bound = folder.join("bound.wasm");
        bindgen(tools, &compiled, &folder)?;
        fs::rename(folder.join("referral_consent_bg.wasm"), &bound)
            .doing(|| format!("cannot find what wasm-bindgen made in {}", folder.display()))?;
        run::quiet(script(project, SHORT_NAMES).arg(&bound).arg(&module.glue))?;
        // The JavaScript build of binaryen: Debian's wasm-opt is too old and breaks the module.
        let mut optimise = Command::new(project.node_command("wasm-opt"));
        // What is put in place of its only call would be fewer bytes, which compress worse; and loops and branches that
        // are laid out once more are more alike.
        optimise.args(["-Oz", "--converge", "--one-caller-inline-max-function-size=15"]);
        optimise.args(["--always-inline-max-function-size=4", "--flatten", "--rereloop", "-Oz", "-Oz"]);
        let optimised = folder.join("optimised.wasm");
        run::quiet(optimise.arg(&bound).arg("-o").arg(&optimised))?;
        arrange(project, &optimised, &module.wasm)?;
        twin(project, &module, &folder.join("lowered.wasm"))?;
        fingerprint.write_to(&stamp)
    })?;
    Ok(module)
}

/// One of our own scripts, to be run by Node.
fn script(project: &Project, name: &str) -> Command {
    let mut node = Command::new("node");
    node.arg(project.root().join(SCRIPTS).join(name));
    node
}

/// `bundler` leaves the loading to us.
fn bindgen(tools: &BuildTools, compiled: &Path, folder: &Path) -> Outcome<String> {
    let mut bindgen = tools.bindgen.bindgen();
    bindgen
        .args(["--target", "bundler", "--no-typescript", "--remove-name-section", "--remove-producers-section"])
        .arg("--out-dir")
        .arg(folder)
        .arg(compiled);
    run::quiet(&mut bindgen)
}

/// Puts functions that are like each other beside each other: about a kilobyte less to download.
fn arrange(project: &Project, module: &Path, arranged: &Path) -> Outcome<String> {
    let mut arrange = script(project, LIKE_BESIDE_LIKE);
    run::quiet(arrange.arg(project.node_command("wasm-opt")).arg(module).arg(arranged))
}

/// Makes the JavaScript twin from the WebAssembly as pages download it.
fn twin(project: &Project, module: &Module, lowered: &Path) -> Outcome {
    run::quiet(script(project, LOWER).arg(&module.wasm).arg(lowered).arg(&module.twin_parts))?;
    let mut translate = Command::new(project.node_command("wasm2js"));
    // So that it begins with `function instantiate` and starts nothing by itself.
    translate
        .args(["-Oz", "--emscripten"])
        .args(["--enable-bulk-memory", "--enable-bulk-memory-opt", "--enable-sign-ext"])
        .arg(lowered)
        .arg("-o")
        .arg(&module.twin_code);
    run::quiet(&mut translate)?;
    let doing = || format!("cannot complete {}", module.twin_code.display());
    let mut code = OpenOptions::new().append(true).open(&module.twin_code).doing(doing)?;
    code.write_all(b"export { instantiate };\n").doing(doing)
}

/// The settings of the compiler. They keep this machine's folders out of what every page downloads: a message of a panic
/// names the file it comes from.
fn flags(project: &Project, more: Vec<String>) -> Outcome<String> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cargo")));
    let registries = home.and_then(|home| fs::read_dir(home.join("registry/src")).ok());
    let folders = registries.into_iter().flatten().flatten().map(|entry| entry.path());
    let flags: Vec<String> = folders
        .chain([project.root().to_owned()])
        .map(|folder| format!("--remap-path-prefix={}/=", folder.display()))
        .chain(FEATURES.map(str::to_owned))
        .chain(more)
        .collect();
    let flags = serde_json::to_string(&flags).doing(|| "cannot name the folders to leave out".to_owned())?;
    Ok(format!("target.{TARGET}.rustflags={flags}"))
}
