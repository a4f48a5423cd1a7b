//! Why something cannot be sealed or opened: a code for programs and a sentence for people.
//!
//! `cargo xtask generate` writes them into `pkg-config/seal-messages.js`, so that a page says the same.

use std::fmt;

use crate::choices::Language;
use crate::codes::codes;
#[cfg(feature = "cli")]
use crate::{json, value::Value};

codes! {
    /// The code of an error of sealing. Codes are public and are for ever.
    SealErrorCode {
        /// The browser offers no cryptography, or the computer no random numbers.
        NoCryptography = "seal.no-cryptography";
        /// The browser cannot use X25519.
        NoX25519 = "seal.no-x25519";
        /// There is no key to seal to.
        NoKey = "seal.no-key";
        /// What is given is no public key to seal to.
        SealBadKey = "seal.bad-key";
        /// What is given is a private key.
        PrivateKey = "seal.private-key";
        /// Two keys have the same name.
        SameName = "seal.same-name";
        /// What is given is no object of JSON.
        SealNoPayload = "seal.no-payload";
        /// What is given is longer than anything that is sealed, or there are too many keys.
        SealTooLarge = "seal.too-large";
        /// What is given is no private key that opens.
        OpenBadKey = "open.bad-key";
        /// What is given is no sealed file, or not the whole of one.
        NotSealed = "open.not-sealed";
        /// It is sealed in another way.
        OtherMethod = "open.other-method";
        /// It is sealed to other keys.
        OtherKey = "open.other-key";
        /// It cannot be opened with this key, though it seems to be for it.
        Damaged = "open.damaged";
        /// What was sealed is no object of JSON.
        OpenNoPayload = "open.no-payload";
        /// It is longer than anything that is opened, or for too many.
        OpenTooLarge = "open.too-large";
    }
}

/// Why something cannot be sealed or opened.
///
/// ```
/// use referral_consent::sealing::{SealError, SealErrorCode};
/// let error = SealError::from(SealErrorCode::NotSealed);
/// assert_eq!(error.code.code(), "open.not-sealed");
/// assert!(error.to_string().ends_with("Ask the sender for the whole file."));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealError {
    /// Its code.
    pub code: SealErrorCode,
    /// What was found, where it can be said.
    detail: String,
}

impl SealError {
    /// With what is named in the file: the keys that it is for, or how it is sealed.
    #[cfg(feature = "cli")]
    pub(super) fn naming<'v>(code: SealErrorCode, names: impl Iterator<Item = Option<&'v Value>>) -> Self {
        let mut detail = String::new();
        for (index, name) in names.enumerate() {
            detail.push_str(if index > 0 { ", " } else { "" });
            match name {
                None | Some(Value::Null) => {}
                Some(Value::Text(name)) => detail.push_str(name),
                Some(other) => json::write(other, &mut detail),
            }
        }
        Self { code, detail }
    }

    /// What stands in a file is a stranger's: only plain short words of it are repeated.
    fn is_plain(&self) -> bool {
        let is_plain_sign = |sign: char| sign.is_ascii_alphanumeric() || "_+.:, -".contains(sign);
        (1..=80).contains(&self.detail.len()) && self.detail.chars().all(is_plain_sign)
    }
}

impl From<SealErrorCode> for SealError {
    fn from(code: SealErrorCode) -> Self {
        Self { code, detail: String::new() }
    }
}

impl fmt::Display for SealError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str((Language::English.sealing_words())(self.code))?;
        if self.is_plain() { write!(formatter, " (It names: {}.)", self.detail) } else { Ok(()) }
    }
}

impl std::error::Error for SealError {}
