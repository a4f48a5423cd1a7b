//! From the sources to `dist/`: WebAssembly, then the npm package, then the site.

mod folder;
mod package;
mod site;
mod wasm;

use crate::failure::Outcome;
use crate::project::Project;
use crate::setup;

/// Builds whatever is not up to date.
pub fn build(project: &Project) -> Outcome {
    let tools = setup::for_building(project)?;
    let module = wasm::build(project, &tools)?;
    package::build(project, &module)?;
    site::build(project)
}
