//! Consent: asked for, given by whom, how, within which limits, still good (§5.2–§5.10).

use crate::assess::Checking;
use crate::choices::{CapacityOutcome, Outcome};
use crate::date;
use crate::findings::Place;
use crate::position::Limits;
use crate::record::{Question, SharingMember};
use crate::rules::RuleCode;

pub(super) fn check(checking: &mut Checking<'_, '_>) {
    if checking.position.sharing && checking.known.refused() {
        checking.find_unless_answered(RuleCode::ConsentRefusalUnclear, Question::RefusalReason);
    }
    if !checking.consent_matters() {
        return;
    }
    sought(checking);
    outcome(checking);
    if checking.known.agreed() {
        details(checking);
        parental_responsibility(checking);
        capacity(checking);
        competence(checking);
        change(checking);
        limits(checking);
    }
}

/// §5.7: consent is asked for before a referral is made.
fn sought(checking: &mut Checking<'_, '_>) {
    match checking.record().consent_sought() {
        None => checking.find(RuleCode::ConsentSoughtMissing, Question::ConsentSought),
        Some(false) => checking.find(RuleCode::ConsentSeekFirst, Question::ConsentSought),
        Some(true) => checking.find_unless_answered(RuleCode::ConsentOutcomeMissing, Question::ConsentOutcome),
    }
}

/// §5.8c, §5.10: what came of it, where that alone is no ground to go on.
fn outcome(checking: &mut Checking<'_, '_>) {
    match checking.record().consent_outcome() {
        None | Some(Outcome::Given | Outcome::Limited) => {}
        Some(Outcome::Awaiting) => checking.find(RuleCode::ConsentAwaiting, Question::ConsentOutcome),
        Some(Outcome::Unable) => checking.find(RuleCode::ConsentUnable, Question::ConsentOutcome),
        Some(Outcome::Refused) => checking.find(RuleCode::ConsentRefused, Question::ConsentOutcome),
        Some(Outcome::Withdrawn) => checking.find(RuleCode::ConsentWithdrawn, Question::ConsentOutcome),
    }
}

/// §1.7, §5.2: when, how and by whom it was given.
fn details(checking: &mut Checking<'_, '_>) {
    checking.find_unanswered(
        RuleCode::ConsentDetailMissing,
        &[Question::ConsentDecidedOn, Question::ConsentMethod, Question::ConsentBy, Question::ConsentByName],
    );
}

/// §5.4: under 16, somebody with parental responsibility consents.
fn parental_responsibility(checking: &mut Checking<'_, '_>) {
    checking.find_if(
        checking.known.parental_responsibility_open(),
        RuleCode::ConsentParentalResponsibilityMissing,
        Question::ParentalResponsibility,
    );
    checking.find_if(checking.known.court_order_open(), RuleCode::ConsentCourtOrderMissing, Question::CourtOrder);
}

/// §5.5: at 16 to 18, capacity is considered.
fn capacity(checking: &mut Checking<'_, '_>) {
    let record = checking.record();
    if checking.known.capacity_open() {
        let considered = record.capacity_considered() == Some(true);
        let question = if considered { Question::CapacityOutcome } else { Question::CapacityConsidered };
        checking.find(RuleCode::ConsentCapacityMissing, question);
    }
    checking.find_if(checking.known.capacity_in_doubt(), RuleCode::ConsentCapacityInDoubt, Question::CapacityOutcome);
    match record.capacity_outcome() {
        Some(CapacityOutcome::LacksCapacity | CapacityOutcome::InDoubt) => {
            checking.find_unless_answered(RuleCode::ConsentCapacityReasonMissing, Question::CapacityReason);
        }
        Some(CapacityOutcome::HasCapacity) | None => {}
    }
}

/// §5.2, §5.4: the person may decide; §1.5, §5.1: and knew what they agreed to.
fn competence(checking: &mut Checking<'_, '_>) {
    checking.find_if(checking.known.not_competent(), RuleCode::ConsentNotCompetent, Question::ConsentBy);
    checking.find_if(checking.known.untold(), RuleCode::ConsentNotInformed, Question::NoticeGiven);
}

/// §5.9: after a significant change it is sought again.
fn change(checking: &mut Checking<'_, '_>) {
    let record = checking.record();
    checking.find_if(checking.known.stale_for_certain(), RuleCode::ConsentSeekAgain, Question::ChangeOn);
    if record.is_answered(Question::ChangeKind) {
        checking.find_unless_answered(RuleCode::ConsentChangeDateMissing, Question::ChangeOn);
    }
    if let (Some(decided), Some(valid)) = (record.consent_decided_on(), checking.known.policy.consent_valid_for_days())
        && date::days(decided, checking.position.day) > i64::from(valid)
    {
        let days = usize::try_from(valid).unwrap_or(usize::MAX);
        checking.find_with(RuleCode::ConsentOld, Question::ConsentDecidedOn, &[("days", days)]);
    }
}

/// §5.10: people may limit their consent.
fn limits(checking: &mut Checking<'_, '_>) {
    let record = checking.record();
    if record.consent_outcome() != Some(Outcome::Limited) {
        return;
    }
    checking.find_if(checking.known.limits_open(), RuleCode::ConsentLimitsMissing, Question::LimitsRecipients);
    let limits = Limits::of(record);
    for (index, entry) in record.sharing().enumerate() {
        let forbidden = entry.recipient().is_some_and(|recipient| limits.recipients.forbids(recipient));
        checking.find_in_sharing(forbidden, RuleCode::ConsentBeyondLimits, index, SharingMember::Recipient);
        for (place, id) in entry.information() {
            checking.find_at(
                limits.information.forbids(id),
                RuleCode::ConsentBeyondLimits,
                Place::SharedId(index, *place),
            );
        }
    }
}
