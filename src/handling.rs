//! The duties that travel with a payload: what the agency that receives it has to do, or not to do.

use crate::choices::{Choice, Ground, Handling, Outcome, OverrideDecision, Route};
use crate::position::{Known, Position};
use crate::protocol::cites;
use crate::value::Value;

/// What of the findings duties depend on.
#[derive(Clone, Copy)]
pub(crate) struct Found {
    /// The reason for a refusal is not recorded, whether or not that is prompted for.
    pub refusal_unclear: bool,
    /// Something is outstanding in the end.
    pub outstanding: bool,
}

impl Handling {
    cites! {
        /// The clauses that a duty comes from.
        Handling {
            ClarifyConsentBeforeAction => "§5.3",
            SeekConsentAgainOnChange => "§5.9",
            RespectLimits | RespectLimitsNotOverridden | StopRelyingOnConsent => "§5.10",
            DiscussRefusalWithReferrer => "§5.8d",
            DecideOverride => "§5.8b §5.8e",
            RecordOverrideDecision => "§5.8e",
            DoNotAlertFamily => "§5.8b §5.8f",
            UseOnlyForSafeguarding => "§4.4c",
            KeepWithinMash => "§4.4b §3.1",
            AskOriginatorBeforePassingOn => "§4.4d",
            AskBeforeSharingOrStoringOutsideMash => "§3.1",
            TellFamilyWhenSafe => "§1.5",
            CompleteOutstanding => "§2.3",
        }
    }

    /// Whether a duty travels with a record in this position.
    fn applies(self, known: &Known<'_, '_>, position: &Position, found: Found) -> bool {
        let record = known.record;
        let route = position.route;
        let limited = record.consent_outcome() == Some(Outcome::Limited);
        let overriding = route == Route::Override;
        match self {
            Self::ClarifyConsentBeforeAction => matches!(route, Route::Consent | Route::ProtectLife),
            Self::SeekConsentAgainOnChange => route == Route::Consent,
            Self::RespectLimits => limited && matches!(route, Route::Consent | Route::ConsentChange),
            Self::RespectLimitsNotOverridden => limited && matches!(route, Route::Override | Route::ProtectLife),
            Self::DiscussRefusalWithReferrer => found.refusal_unclear,
            Self::DecideOverride => {
                let asked_for = record.override_decision() == Some(OverrideDecision::AskedOfLocalAuthority);
                route == Route::ProtectLife || (overriding && asked_for)
            }
            Self::RecordOverrideDecision => overriding && known.override_made(),
            Self::DoNotAlertFamily => {
                overriding && matches!(record.override_ground(), Some(Ground::HarmIfSought | Ground::AimsCompromised))
            }
            Self::UseOnlyForSafeguarding => position.sharing,
            Self::KeepWithinMash => {
                let outside = |recipient: Option<&str>| recipient.is_some_and(|recipient| known.outside(recipient));
                position.sharing && !record.sharing().any(|entry| outside(entry.recipient()))
            }
            Self::AskOriginatorBeforePassingOn => {
                position.sharing && record.information().any(|entry| entry.provided_by().is_some())
            }
            Self::AskBeforeSharingOrStoringOutsideMash => {
                position.sharing && record.information().any(|entry| entry.criminal_proceedings() == Some(true))
            }
            Self::TellFamilyWhenSafe => position.sharing && known.untold(),
            Self::CompleteOutstanding => found.outstanding,
            Self::StopRelyingOnConsent => route == Route::ConsentChange,
        }
    }
}

/// The duties of a record in its position.
pub(crate) fn handling(known: &Known<'_, '_>, position: &Position, found: Found) -> Vec<Handling> {
    let mut duties = Vec::new();
    for duty in Handling::ALL {
        if duty.applies(known, position, found) {
            duties.push(*duty);
        }
    }
    duties
}

/// The duties as they travel.
pub(crate) fn written(duties: &[Handling]) -> Value {
    let mut words = Vec::new();
    for duty in duties {
        words.push(Value::Token(duty.word()));
    }
    Value::List(words)
}
