//! Going on without consent: ground, escalation, rationale and decision (§5.6, §5.8).

use crate::assess::Checking;
use crate::choices::{Ground, Route};
use crate::record::Question;
use crate::rules::RuleCode;
use crate::words;

/// How many different words a rationale has at least.
pub const DIFFERENT_WORDS: usize = 8;

pub(super) fn check(checking: &mut Checking<'_, '_>) {
    if checking.position.route != Route::Override {
        return;
    }
    ground(checking);
    escalation(checking);
    rationale(checking);
    decision(checking);
}

/// §5.8: each ground belongs to a situation.
fn ground(checking: &mut Checking<'_, '_>) {
    let known = checking.known;
    let Some(ground) = checking.record().override_ground() else { return };
    let (fits, family_is_not_to_know) = match ground {
        Ground::HarmIfSought | Ground::AimsCompromised => {
            (checking.record().consent_sought() != Some(true) || known.not_competent(), true)
        }
        Ground::RefusedAndEscalating => (known.refused_or_limited(), false),
        Ground::ResponseRequired => (true, false),
    };
    checking.find_if(!fits, RuleCode::OverrideGroundMismatch, Question::OverrideGround);
    checking.find_if(family_is_not_to_know && known.informed(), RuleCode::OverrideFamilyTold, Question::OverrideGround);
}

/// §5.8b, §5.8c: the escalation of need, risk or harm is set out.
fn escalation(checking: &mut Checking<'_, '_>) {
    if checking.known.escalation_asked() {
        checking.find_unanswered(
            RuleCode::OverrideEscalationMissing,
            &[Question::OverrideEscalation, Question::EscalationDetail],
        );
    }
}

/// §5.8e: the decision is recorded and clarified, based on safeguarding concerns.
fn rationale(checking: &mut Checking<'_, '_>) {
    let record = checking.record();
    let Some(rationale) = record.rationale() else {
        return checking.find(RuleCode::OverrideRationaleMissing, Question::Rationale);
    };
    let wanted = checking.known.policy.rationale_min_words();
    let rationale = words::without_case(rationale);
    // As far as it takes to see that there are enough: a long rationale is read at every key that is pressed.
    let enough = words::words(&rationale).take(wanted).count() == wanted;
    if !enough || !words::has_different(&rationale, DIFFERENT_WORDS) {
        let (words, different) = (words::words(&rationale).count(), words::different(&rationale).len());
        let counts = [("words", words), ("minWords", wanted), ("different", different)];
        checking.find_with(RuleCode::OverrideRationaleThin, Question::Rationale, &counts);
    }
    if let Some(concerns) = record.concerns()
        && words::words(&rationale).next().is_some()
    {
        let concerns = words::without_case(concerns);
        // Most rationales have a new word among their first, so that the concerns need not be sorted.
        let first_repeat =
            words::words(&rationale).take(4).all(|word| words::words(&concerns).any(|said| said == word));
        let repeats = first_repeat && {
            let said = words::different(&concerns);
            words::words(&rationale).all(|word| said.binary_search(&word).is_ok())
        };
        checking.find_if(repeats, RuleCode::OverrideRationaleRepeats, Question::Rationale);
    }
}

/// §5.8e, §1.7: who decided, in what role and when.
fn decision(checking: &mut Checking<'_, '_>) {
    if !checking.known.override_made() {
        return;
    }
    checking.find_unanswered(
        RuleCode::OverrideDecisionMissing,
        &[Question::OverrideDecidedByName, Question::OverrideDecidedByRole, Question::OverrideDecidedOn],
    );
    if checking.known.policy.override_approval() {
        checking.find_unless_answered(RuleCode::OverrideApprovalMissing, Question::OverrideApprovedBy);
    }
}
