//! What is said to whoever receives a payload: what disagrees, and what is to be settled.

use crate::choices::{Handling, Language};
use crate::messages::{Message, Wording, english};
use crate::review::{ReviewCode, ReviewMember, ReviewOption};
use crate::verify::DisagreementCode;

/// The words of a language, beside its [`Words`](super::Words).
pub struct HubWords {
    /// What a disagreement says.
    pub disagreement: fn(DisagreementCode) -> Message,
    /// What a finding of a review says.
    pub review: fn(ReviewCode) -> Message,
    /// What a question of a review is called.
    pub member: fn(ReviewMember) -> Wording,
    /// What an option of a review is called.
    pub option: fn(ReviewOption) -> &'static str,
    /// What a duty leaves to settle before any action; empty where it leaves nothing.
    pub settle: fn(Handling) -> &'static str,
}

impl Language {
    /// The words of this language for whoever receives a payload.
    #[must_use]
    pub const fn hub_words(self) -> &'static HubWords {
        match self {
            Self::English => &english::hub::WORDS,
        }
    }
}
