//! Openness: the privacy notice and what was explained (§1.5, §5.1).

use crate::assess::Checking;
use crate::choices::Choices;
use crate::findings::{Finding, Param};
use crate::policy::PolicyMember;
use crate::record::Question;
use crate::rules::RuleCode;

pub(super) fn check(checking: &mut Checking<'_, '_>) {
    if !checking.position.sharing {
        return;
    }
    match checking.record().notice_given() {
        None => checking.find(RuleCode::OpennessNoticeMissing, Question::NoticeGiven),
        Some(true) => given(checking),
        Some(false) => {
            checking.find_unless_answered(RuleCode::OpennessWithheldReasonMissing, Question::WithheldReason);
        }
    }
    let record = checking.record();
    let other_person = match (record.given_to(), record.consent_by()) {
        (Some(told), Some(decided)) => told != decided,
        (Some(_), None) | (None, Some(_)) | (None, None) => false,
    };
    checking.find_if(
        checking.consent_matters() && checking.known.agreed() && other_person,
        RuleCode::OpennessOtherPersonTold,
        Question::GivenTo,
    );
}

/// §1.5: which notice was given, when and to whom.
fn given(checking: &mut Checking<'_, '_>) {
    let record = checking.record();
    let policy = checking.known.policy;
    checking.find_unanswered(
        RuleCode::OpennessNoticeDetailMissing,
        &[Question::NoticeVersion, Question::NoticeGivenOn, Question::GivenTo],
    );
    checking.find_if(
        record.notice_version().is_some_and(|version| version != policy.text(PolicyMember::NoticeVersion)),
        RuleCode::OpennessNoticeSuperseded,
        Question::NoticeVersion,
    );
    checking.find_if(
        record.notice_given_on().is_some_and(|day| !policy.in_force(day)),
        RuleCode::OpennessNoticeNotInForce,
        Question::NoticeGivenOn,
    );
    explained(checking);
}

/// §1.5, §5.1: all four things were explained in person.
fn explained(checking: &mut Checking<'_, '_>) {
    let mut lacks = Vec::new();
    for thing in Choices::Explained.words() {
        if !checking.known.is_explained(thing) {
            lacks.push(*thing);
        }
    }
    if !lacks.is_empty() {
        checking.add(Finding::new(RuleCode::OpennessExplain, Question::Explained).with("lacks", Param::Words(lacks)));
    }
}
