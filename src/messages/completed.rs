//! What is said where a completed review is not what it should be.

use crate::choices::Language;
use crate::completed::DifferenceCode;
use crate::messages::{Message, english};

impl Language {
    /// What a difference says in this language.
    #[must_use]
    pub const fn completed_words(self) -> fn(DifferenceCode) -> Message {
        match self {
            Self::English => english::completed::completed,
        }
    }
}
