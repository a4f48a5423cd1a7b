//! Sealing payloads so that only whoever holds a private key reads them, and opening them again: JWE (RFC 7516), in the one
//! way that `pkg-config/seal.js` seals and opens. Each opens what the other seals.

#[cfg(feature = "cli")]
mod envelope;
mod error;
#[cfg(feature = "cli")]
mod keys;
#[cfg(feature = "cli")]
mod method;
#[cfg(feature = "cli")]
mod sealer;

pub use error::{SealError, SealErrorCode};
#[cfg(feature = "cli")]
pub use keys::{Curve, KeyPair, PrivateKey, PublicKey};
#[cfg(feature = "cli")]
pub use method::{LARGEST, MOST_RECIPIENTS};
#[cfg(feature = "cli")]
pub use sealer::{Opener, Sealer};
