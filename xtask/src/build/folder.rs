//! Folders that are made anew.

use std::fs;
use std::path::Path;

use crate::failure::{Outcome, While};
use crate::fingerprint::files_in;

/// Makes the folder, empty.
pub fn empty(folder: &Path) -> Outcome {
    let doing = || format!("cannot make {}", folder.display());
    if folder.exists() {
        fs::remove_dir_all(folder).doing(doing)?;
    }
    fs::create_dir_all(folder).doing(doing)
}

/// Copies a file, or everything in a folder.
pub fn copy(from: &Path, to: &Path) -> Outcome {
    for file in files_in(from)? {
        let inner = file.strip_prefix(from).unwrap_or(Path::new(""));
        let target = if inner.as_os_str().is_empty() { to.to_owned() } else { to.join(inner) };
        let doing = || format!("cannot copy {} to {}", file.display(), target.display());
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent).doing(doing)?;
        }
        fs::copy(&file, &target).doing(doing)?;
    }
    Ok(())
}
