//! Lawful basis, the three tests (necessity, proportionality, relevance) and advice (§1.6, §2, §5.6).

use crate::assess::Checking;
use crate::choices::{LawfulBasis, Route};
use crate::record::Question;
use crate::rules::RuleCode;
use crate::words;

pub(super) fn check(checking: &mut Checking<'_, '_>) {
    if checking.position.sharing {
        basis(checking);
        tests(checking);
    }
    advice(checking);
}

/// §5.6: there is a lawful basis, and it is not a consent that the sharing does not rest on.
fn basis(checking: &mut Checking<'_, '_>) {
    let rests_on_consent = match checking.position.route {
        Route::Consent | Route::None | Route::NotSharing | Route::ConsentChange => true,
        Route::Override | Route::Police | Route::ProtectLife => false,
    };
    match checking.record().lawful_basis() {
        None => checking.find(RuleCode::BasisMissing, Question::LawfulBasis),
        Some(LawfulBasis::Consent) => {
            checking.find_if(!rests_on_consent, RuleCode::BasisNotConsent, Question::LawfulBasis);
        }
        Some(
            LawfulBasis::PublicTask
            | LawfulBasis::LegalObligation
            | LawfulBasis::VitalInterests
            | LawfulBasis::RecognisedLegitimateInterest,
        ) => {}
    }
}

/// §2.1–§2.4: all three tests are considered.
fn tests(checking: &mut Checking<'_, '_>) {
    let record = checking.record();
    let mut earlier: Vec<String> = Vec::new();
    for (met_at, reason_at) in &[
        (Question::NecessityMet, Question::NecessityReason),
        (Question::ProportionalityMet, Question::ProportionalityReason),
        (Question::RelevanceMet, Question::RelevanceReason),
    ] {
        let reason = record.text(*reason_at);
        match record.truth(*met_at) {
            None => checking.find(RuleCode::TestsMissing, *met_at),
            Some(met) => {
                checking.find_if(reason.is_none(), RuleCode::TestsMissing, *reason_at);
                checking.find_if(!met, RuleCode::TestsNotMet, *met_at);
            }
        }
        if let Some(reason) = reason {
            let reason = words::without_case(words::trimmed(reason));
            checking.find_if(earlier.contains(&reason), RuleCode::TestsSameReason, *reason_at);
            earlier.push(reason);
        }
    }
}

/// §1.6: whoever is unsure seeks advice.
fn advice(checking: &mut Checking<'_, '_>) {
    let record = checking.record();
    if record.advice_unsure() == Some(true)
        && (checking.position.sharing || checking.position.route == Route::NotSharing)
    {
        let first =
            if record.is_answered(Question::AdviceFrom) { Question::AdviceOutcome } else { Question::AdviceFrom };
        checking.find_unless_answered(RuleCode::AdviceSeek, first);
    }
}
