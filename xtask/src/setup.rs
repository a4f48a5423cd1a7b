//! Finding or installing what building and testing need beyond Rust and Node.

mod apt;
pub mod bindgen;
pub mod browsers;
pub mod jwcrypto;
pub mod npm;
pub mod wasm_target;

use crate::failure::Outcome;
use crate::project::Project;
use bindgen::BindgenTools;
use wasm_target::WasmCompiler;

/// What a build uses.
pub struct BuildTools {
    /// The compiler that knows WebAssembly.
    pub compiler: WasmCompiler,
    /// wasm-bindgen and its test runner.
    pub bindgen: BindgenTools,
}

/// Everything that the npm package and the site are built with.
pub fn for_building(project: &Project) -> Outcome<BuildTools> {
    npm::install(project)?;
    let compiler = wasm_target::find_or_install(project)?;
    let bindgen = bindgen::find_or_build(project)?;
    Ok(BuildTools { compiler, bindgen })
}

/// The browsers that the tests run in, what drives them, and what sealed files are tested against.
pub fn for_testing(project: &Project) -> Outcome {
    npm::install_for_forms(project)?;
    browsers::install()?;
    browsers::geckodriver(project)?;
    jwcrypto::find_or_install(project)?;
    Ok(())
}
