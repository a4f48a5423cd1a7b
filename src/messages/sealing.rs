//! What is said where something cannot be sealed or opened.

use crate::choices::Language;
use crate::messages::english;
use crate::sealing::SealErrorCode;

impl Language {
    /// What an error of sealing says in this language.
    #[must_use]
    pub const fn sealing_words(self) -> fn(SealErrorCode) -> &'static str {
        match self {
            Self::English => english::sealing::sealing,
        }
    }
}
