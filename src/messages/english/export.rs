//! What is said where a payload is exported.

use crate::export::NoEquivalent;
use crate::export::fhir::Stance;
use crate::messages::Message;
use crate::messages::export::ExportWords;

/// The words of this language.
pub static WORDS: ExportWords = ExportWords { no_equivalent, stance, on_a_ground: ON_A_GROUND, undecided: UNDECIDED };

/// Why a payload is not exported.
const fn no_equivalent(reason: NoEquivalent) -> Message {
    use NoEquivalent as N;
    match reason {
        N::NothingShared => Message {
            what: "This is a decision not to share.",
            why: "There is no sharing to describe, and the record of it stays with the agency that decided.",
            next: "Keep the file itself.",
        },
        N::PoliceNotification => Message {
            what: "This is a police notification, for which nobody is asked to consent.",
            why: "A FHIR Consent records what somebody decided, and nobody had to.",
            next: "Keep the file itself, or export it as DPV, which describes the sharing.",
        },
        N::NotSought => Message {
            what: "Nobody was asked for consent.",
            why: "A FHIR Consent records what somebody decided. Any of its statuses would say that they were asked.",
            next: "Keep the file itself, or export it as DPV, which describes the sharing.",
        },
        N::NobodyDecided => Message {
            what: "Nobody has decided: they could not be reached, could not decide, or it is not known what they said.",
            why: "A FHIR Consent records what somebody decided. Any of its statuses would say more than is known.",
            next: "Keep the file itself, or export it as DPV, which describes the sharing.",
        },
        N::DoesNotStand => Message {
            what: "Somebody agreed, but what is shared does not rest on it.",
            why: "As a FHIR Consent it would look like consent to all of it.",
            next: "Keep the file itself, or export it as DPV, which describes the sharing.",
        },
        N::LimitsAnother => Message {
            what: "This limits a consent that another file holds.",
            why: "A FHIR Consent made of the limits alone would permit more than is known to be agreed.",
            next: "Review it together with the earlier file, which shows what must stop.",
        },
    }
}

/// What a FHIR `Consent` says to whoever only reads it.
const fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Agreed => {
            "Consent was given to share what a rule here permits, with whom and for what that rule says, and nothing else. \
             With anybody who is named here without such a rule, nothing is shared on consent."
        }
        Stance::Refused => "This is not consent. Consent was refused, and the information is shared all the same.",
        Stance::Withdrawn => {
            "This is not consent. Consent was given and has been withdrawn, and the information is shared all the same."
        }
        Stance::Asked => {
            "This is not consent. Somebody was asked for it and has not answered, and the information is shared all the \
             same."
        }
        Stance::Ended => "This is not consent. Consent was withdrawn, and nothing may rest on it any more.",
    }
}

const ON_A_GROUND: &str =
    "On what ground is recorded here, and, as far as it is known, who decided that or is asked to decide.";

const UNDECIDED: &str = "A life is at risk, and nobody has decided yet whether to go on without consent.";
