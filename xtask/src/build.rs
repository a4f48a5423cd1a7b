//! From the sources to `dist/`: WebAssembly, then the npm package, then the site.

mod folder;
mod package;
mod site;
mod wasm;

use std::fs::{self, File, TryLockError};

use crate::failure::{Outcome, While};
use crate::project::Project;
use crate::setup::{self, BuildTools};

/// Builds whatever is not up to date; with what, is given back.
pub fn build(project: &Project) -> Outcome<BuildTools> {
    let _alone = wait_for_others(project)?;
    let tools = setup::for_building(project)?;
    let modules = wasm::build(project, &tools)?;
    package::build(project, &modules)?;
    site::build(project)?;
    Ok(tools)
}

/// Two builds at once would write the same files: the second waits for the first. The lock ends with the file.
fn wait_for_others(project: &Project) -> Outcome<File> {
    let path = project.target().join("xtask-build.lock");
    let doing = || format!("cannot lock {}", path.display());
    fs::create_dir_all(project.target()).doing(doing)?;
    let file = File::create(&path).doing(doing)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            println!("· waiting for another `cargo xtask` to finish its build");
            file.lock().doing(doing)?;
        }
        Err(TryLockError::Error(error)) => return Err(error).doing(doing),
    }
    Ok(file)
}
