//! Referral, referrer and child.

use crate::assess::Checking;
use crate::choices::{Agency, ConcernLevel, ReferralKind, Route};
use crate::date::{self, Date};
use crate::record::Question;
use crate::rules::RuleCode;
use crate::words;

/// The days after which an expected date is taken to be wrong: six weeks.
const OVERDUE_DAYS: i64 = 42;

/// The words that a concern wants: what happened, when, and what it does to the child.
const CONCERN_WORDS: usize = 8;

pub(super) fn check(checking: &mut Checking<'_, '_>) {
    dates(checking);
    referrer(checking);
    decision(checking);
    child(checking);
    concern(checking);
    police(checking);
    change(checking);
}

/// What has happened is not dated after the day of the referral, nor the referral after today.
fn dates(checking: &mut Checking<'_, '_>) {
    let (day, today) = (checking.position.day, checking.known.today);
    later(checking, today, &[Question::ReferralDate]);
    later(
        checking,
        day,
        &[
            Question::DateOfBirth,
            Question::NoticeGivenOn,
            Question::ConsentDecidedOn,
            Question::ChangeOn,
            Question::OverrideDecidedOn,
        ],
    );
}

fn later(checking: &mut Checking<'_, '_>, latest: Date, questions: &[Question]) {
    for question in questions {
        let later = checking.record().date(*question).is_some_and(|date| date > latest);
        checking.find_if(later, RuleCode::RecordFutureDate, *question);
    }
}

/// §1.7: who refers is recorded.
fn referrer(checking: &mut Checking<'_, '_>) {
    checking.find_unanswered(
        RuleCode::ReferrerMissing,
        &[
            Question::ReferrerName,
            Question::ReferrerRole,
            Question::ReferrerOrganisation,
            Question::ReferrerContact,
            Question::ReferrerAgency,
        ],
    );
}

/// §1.7: a decision not to share is recorded with its reason; §5.6, §5.8c: consent is no barrier where harm remains.
fn decision(checking: &mut Checking<'_, '_>) {
    if checking.position.route != Route::NotSharing {
        return;
    }
    checking.find_unless_answered(RuleCode::DecisionReasonMissing, Question::DecisionReason);
    checking.find_if(
        checking.record().concern_level() == Some(ConcernLevel::ChildProtection),
        RuleCode::DecisionHarmRemains,
        Question::ConcernLevel,
    );
}

/// §5.2, §5.4: who may consent depends on the age.
fn child(checking: &mut Checking<'_, '_>) {
    let record = checking.record();
    if checking.position.sharing {
        if !record.is_answered(Question::ExpectedDate) && !record.is_answered(Question::EstimatedAge) {
            checking.find_unless_answered(RuleCode::ChildAgeMissing, Question::DateOfBirth);
        }
        checking.find_if(
            record.is_answered(Question::EstimatedAge),
            RuleCode::ChildAgeEstimated,
            Question::EstimatedAge,
        );
    }
    let day = checking.position.day;
    checking.find_if(
        record.expected_date().is_some_and(|expected| date::days(expected, day) > OVERDUE_DAYS),
        RuleCode::ChildExpectedDatePast,
        Question::ExpectedDate,
    );
}

/// §4.4: what is shared is relevant to a concern; §5.8a, §5.8b: which is put in writing.
fn concern(checking: &mut Checking<'_, '_>) {
    if !checking.position.sharing {
        return;
    }
    let record = checking.record();
    match record.concerns() {
        None => checking.find(RuleCode::ConcernsMissing, Question::Concerns),
        Some(concerns) => {
            let words = words::words(concerns).take(CONCERN_WORDS).count();
            if words < CONCERN_WORDS {
                let counts = [("words", words), ("minWords", CONCERN_WORDS)];
                checking.find_with(RuleCode::ConcernsThin, Question::Concerns, &counts);
            }
        }
    }
    if checking.known.referral() {
        checking.find_unless_answered(RuleCode::LevelMissing, Question::ConcernLevel);
    }
}

/// §5.8a: police notifications are made on a considered need.
fn police(checking: &mut Checking<'_, '_>) {
    let record = checking.record();
    match checking.known.kind() {
        ReferralKind::Referral => checking.find_if(
            checking.position.sharing && record.referrer_agency() == Some(Agency::Police),
            RuleCode::PoliceNoConsentNeeded,
            Question::ReferralKind,
        ),
        ReferralKind::PoliceNotification => {
            if checking.position.sharing {
                checking.find_unless_answered(RuleCode::PoliceNeedMissing, Question::Need);
            }
            checking.find_if(
                record.referrer_agency().is_some_and(|agency| agency != Agency::Police),
                RuleCode::PoliceNotPolice,
                Question::ReferrerAgency,
            );
        }
        ReferralKind::ConsentChange => {}
    }
}

/// §5.10: consent may be withdrawn or limited at any time.
fn change(checking: &mut Checking<'_, '_>) {
    use crate::choices::Outcome;
    if checking.position.route != Route::ConsentChange {
        return;
    }
    let record = checking.record();
    checking.find_unanswered(
        RuleCode::ChangeDetailMissing,
        &[Question::ConsentOutcome, Question::ConsentDecidedOn, Question::ConsentBy],
    );
    checking.find_if(
        record.consent_outcome() == Some(Outcome::Limited) && checking.known.limits_open(),
        RuleCode::ChangeDetailMissing,
        Question::LimitsRecipients,
    );
    checking.find_unless_answered(RuleCode::ChangePreviousMissing, Question::PreviousId);
    let no_change = match record.consent_outcome() {
        Some(Outcome::Given | Outcome::Refused | Outcome::Awaiting | Outcome::Unable) => true,
        Some(Outcome::Withdrawn | Outcome::Limited) | None => false,
    };
    checking.find_if(no_change, RuleCode::ChangeNotAChange, Question::ConsentOutcome);
}
