//! What is said where a payload is exported: why it is not, and what an export says to whoever only reads it.

use crate::choices::Language;
use crate::export::NoEquivalent;
use crate::export::fhir::Stance;
use crate::messages::{Message, english};

/// The words of a language, beside its [`Words`](super::Words).
pub struct ExportWords {
    /// Why a payload is not exported.
    pub no_equivalent: fn(NoEquivalent) -> Message,
    /// What a FHIR `Consent` says to whoever only reads it.
    pub stance: fn(Stance) -> &'static str,
    /// What it adds where the information is shared without consent on a ground.
    pub on_a_ground: &'static str,
    /// What it adds where no ground is given, as a life is at risk.
    pub undecided: &'static str,
}

impl Language {
    /// The words of this language for exports.
    #[must_use]
    pub const fn export_words(self) -> &'static ExportWords {
        match self {
            Self::English => &english::export::WORDS,
        }
    }
}
