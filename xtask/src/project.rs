//! Where things are.

use std::env;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Outcome};

/// The folders of this clone, and the cache that outlives it.
pub struct Project {
    root: PathBuf,
    cache: PathBuf,
}

impl Project {
    /// The clone that xtask was started from.
    pub fn find() -> Outcome<Self> {
        // At run time rather than compile time, so that a clone that was moved still works.
        let manifest = env::var("CARGO_MANIFEST_DIR").unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").to_owned());
        let root = Path::new(&manifest)
            .parent()
            .filter(|root| root.join("Cargo.toml").is_file())
            .ok_or_else(|| Failure::new("xtask does not know where the project is. Start it as `cargo xtask`."))?;
        Ok(Self { root: root.to_owned(), cache: cache()? })
    }

    /// The top folder of the clone.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Tools that take long to make are kept here, for every clone of this user.
    pub fn cache(&self) -> &Path {
        &self.cache
    }

    /// The JavaScript tools and tests.
    pub fn tests(&self) -> PathBuf {
        self.root.join("tests")
    }

    /// Forms as agencies have them, and their tests.
    pub fn agency_forms(&self) -> PathBuf {
        self.tests().join("agency-forms")
    }

    /// Build products that are not for others.
    pub fn target(&self) -> PathBuf {
        self.root.join("target")
    }

    /// What cargo builds for WebAssembly: apart, as another compiler may build it.
    pub fn wasm_target(&self) -> PathBuf {
        self.target().join("wasm")
    }

    /// The npm package.
    pub fn package(&self) -> PathBuf {
        self.root.join("dist/package")
    }

    /// The site.
    pub fn site(&self) -> PathBuf {
        self.root.join("dist/site")
    }

    /// A command of the JavaScript tools.
    pub fn node_command(&self, name: &str) -> PathBuf {
        self.tests().join("node_modules/.bin").join(name)
    }
}

fn cache() -> Outcome<PathBuf> {
    let named = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    named("REFERRAL_CONSENT_CACHE")
        .or_else(|| Some(named("XDG_CACHE_HOME")?.join("referral-consent")))
        .or_else(|| Some(named("HOME")?.join(".cache/referral-consent")))
        .ok_or_else(|| {
            Failure::new(
                "there is nowhere to keep the tools: neither HOME nor REFERRAL_CONSENT_CACHE is set. \
                 Set REFERRAL_CONSENT_CACHE to a folder you may write to.",
            )
        })
}
