//! Telling whether work is up to date by the content of what it was made from.

use std::collections::BTreeSet;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use crate::failure::{Outcome, While};

/// A digest of some files' names and content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// Of these files and everything in these folders; one that is missing counts as missing.
    pub fn of<P: AsRef<Path>>(inputs: impl IntoIterator<Item = P>) -> Outcome<Self> {
        let mut hasher = DefaultHasher::new();
        for input in inputs {
            for file in files_in(input.as_ref())? {
                file.hash(&mut hasher);
                fs::read(&file).ok().hash(&mut hasher);
            }
        }
        Ok(Self(format!("{:016x}", hasher.finish())))
    }

    /// Of these texts.
    pub fn of_text<T: Hash>(texts: impl IntoIterator<Item = T>) -> Self {
        let mut hasher = DefaultHasher::new();
        texts.into_iter().for_each(|text| text.hash(&mut hasher));
        Self(format!("{:016x}", hasher.finish()))
    }

    /// The digest as a word that may stand in a file name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether `stamp` was last written with this fingerprint.
    pub fn is_in(&self, stamp: &Path) -> bool {
        fs::read_to_string(stamp).is_ok_and(|text| text == self.0)
    }

    /// Notes in `stamp` that the work is done.
    pub fn write_to(&self, stamp: &Path) -> Outcome {
        fs::write(stamp, &self.0).doing(|| format!("cannot write {}", stamp.display()))
    }
}

/// The path itself if it is no folder, else every file below it, in order.
pub fn files_in(path: &Path) -> Outcome<BTreeSet<PathBuf>> {
    if !path.is_dir() {
        return Ok(BTreeSet::from([path.to_owned()]));
    }
    let mut files = BTreeSet::new();
    let doing = || format!("cannot read {}", path.display());
    for entry in fs::read_dir(path).doing(doing)? {
        files.extend(files_in(&entry.doing(doing)?.path())?);
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_file_changes_the_fingerprint() -> Outcome {
        let folder = std::env::temp_dir().join(format!("xtask-fingerprint-{}", std::process::id()));
        let failed = || "cannot use the temporary folder".to_owned();
        fs::create_dir_all(folder.join("inner")).doing(failed)?;
        fs::write(folder.join("inner/file"), "one").doing(failed)?;
        let before = Fingerprint::of([&folder])?;
        assert_eq!(before, Fingerprint::of([&folder])?);
        fs::write(folder.join("inner/file"), "two").doing(failed)?;
        assert_ne!(before, Fingerprint::of([&folder])?);
        fs::remove_dir_all(folder).doing(failed)
    }
}
