//! The rules: what they find in a record and its position, each with the clause that it comes from.
//!
//! [`RuleCode`] is the catalogue, in the order in which findings at one path are given. The checks stand in the
//! folder `rules`, by subject; what a finding says stands in `messages`.

mod consent;
mod npr;
mod openness;
mod overriding;
mod people;
mod sharing;

pub use overriding::DIFFERENT_WORDS;

use crate::assess::Checking;
use crate::choices::Severity;
use crate::findings::{Finding, Param, Place};
use crate::protocol::cites;
use crate::record::{InformationMember, Question, SharingMember};
use crate::texts::{place, texts};

/// What makes a finding weigh less. Advice weighs nothing that could yield.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Yields {
    /// §2.3: a life at risk, where it is to be completed after.
    ToLife,
    /// A life at risk; and a route on which the sharing does not rest on consent, where it is only advice.
    ToRoute,
    /// Nothing: it is needed, or forbidden, even then.
    Never,
}

/// Declares the catalogue of rules: code, severity, what it yields to, clause and when it is found, from one list.
macro_rules! catalogue {
    ($(#[doc = $when:literal] $rule:ident = $code:literal, $severity:ident, $yields:ident, $clause:literal;)+) => {
        /// The code of a rule, in the order of the catalogue. Codes are public and are for ever.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum RuleCode { $(#[doc = $when] $rule,)+ }

        impl RuleCode {
            /// Every rule, in the order of the catalogue.
            pub const ALL: &'static [Self] = &[$(Self::$rule,)+];

            /// The code as it stands in JSON.
            #[must_use]
            pub fn code(self) -> &'static str {
                CODES.get(self as usize)
            }

            /// How much a finding of it weighs, before a route, a policy or a life at risk changes that.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$rule => Severity::$severity,)+ }
            }

            /// What it yields to.
            #[must_use]
            pub const fn yields(self) -> Yields {
                match self { $(Self::$rule => Yields::$yields,)+ }
            }

            /// Whether it is only advice where the sharing does not rest on consent.
            #[must_use]
            pub const fn eased(self) -> bool {
                matches!(self.yields(), Yields::ToRoute)
            }

            cites! {
                /// The clauses of the protocol that it comes from, as they are cited; empty where it is a matter of form.
                RuleCode: &[$($clause,)+]
            }

            /// When it is found, in a sentence.
            #[must_use]
            pub fn when(self) -> &'static str {
                match self { $(Self::$rule => $when.trim_ascii_start(),)+ }
            }
        }

        texts! {
            /// The codes, in the order of the catalogue.
            static CODES = &[$($code,)+]
        }
    };
}

catalogue! {
    /// There is a key that the record does not have.
    RecordUnknownField = "record.unknown-field", Invalid, ToLife, "";
    /// A value is of the wrong type, or outside its options or range; or a group, an entry or the record is no object.
    RecordWrongType = "record.wrong-type", Invalid, ToLife, "";
    /// A text is no date of the calendar, written as `2026-11-23`.
    RecordBadDate = "record.bad-date", Invalid, ToLife, "";
    /// Something that has happened is dated after the day of the referral; or the referral is dated after today.
    RecordFutureDate = "record.future-date", Invalid, ToLife, "";
    /// An answer is set aside, as its question is not asked.
    RecordNotAsked = "record.not-asked", Advice, ToLife, "";
    /// The name, role, organisation, contact or agency of the referrer is not answered.
    ReferrerMissing = "referrer.missing", Missing, Never, "§1.7";
    /// It is decided not to share, and no reason is recorded.
    DecisionReasonMissing = "decision.reason-missing", Missing, ToLife, "§1.7";
    /// It is decided not to share, though there are child protection concerns.
    DecisionHarmRemains = "decision.harm-remains", Advice, ToLife, "§5.6 §5.8c";
    /// Information is to be shared, and neither date of birth, expected date nor estimated age is answered.
    ChildAgeMissing = "child.age-missing", Missing, ToLife, "§5.2 §5.4";
    /// Information is to be shared, and the age rests on an estimate.
    ChildAgeEstimated = "child.age-estimated", Advice, ToLife, "§1.4";
    /// The expected date lies more than 42 days before the day of the referral.
    ChildExpectedDatePast = "child.expected-date-past", Invalid, ToLife, "§1.4";
    /// Information is to be shared, and the concern is not written down.
    ConcernsMissing = "concerns.missing", Missing, Never, "§4.4 §5.8a §5.8b";
    /// The concern is written in fewer than 8 words.
    ConcernsThin = "concerns.thin", Advice, ToLife, "§2.2";
    /// A referral is to be shared, and the level of concern is not answered.
    LevelMissing = "level.missing", Missing, ToLife, "";
    /// A police notification does not say what need was considered.
    PoliceNeedMissing = "police.need-missing", Missing, ToLife, "§5.8a";
    /// A referral is made by the police: it could be a police notification.
    PoliceNoConsentNeeded = "police.no-consent-needed", Advice, ToLife, "§5.8a";
    /// A police notification is made by another agency.
    PoliceNotPolice = "police.not-police", Invalid, ToLife, "§5.8a";
    /// Nothing is listed as shared.
    InformationMissing = "information.missing", Missing, ToLife, "§1.7";
    /// Nobody is listed as recipient.
    SharingMissing = "sharing.missing", Missing, ToLife, "§1.7";
    /// Something that is shared lacks its id or its category.
    InformationDetailMissing = "information.detail-missing", Missing, ToLife, "§1.7";
    /// An entry of the sharing lacks its recipient, its purpose or the information.
    SharingDetailMissing = "sharing.detail-missing", Missing, ToLife, "§1.7";
    /// Two things that are shared have the same id.
    InformationDuplicateId = "information.duplicate-id", Invalid, ToLife, "";
    /// A recipient is to get something that is not listed as shared.
    SharingUnknownInformation = "sharing.unknown-information", Invalid, ToLife, "";
    /// Something is listed that no recipient gets.
    InformationNotShared = "information.not-shared", Advice, ToLife, "§2.2";
    /// Information is shared for something other than safeguarding, wellbeing or services.
    SharingPurposeNotPermitted = "sharing.purpose-not-permitted", Stop, Never, "§4.4c";
    /// A recipient outside the MASH is to get information for safeguarding or wellbeing.
    SharingOutsideMash = "sharing.outside-mash", Stop, ToLife, "§4.4b";
    /// A recipient outside the MASH is to get information for services, and whether the family agreed is not answered.
    SharingOnwardNotAgreed = "sharing.onward-not-agreed", Missing, ToLife, "§4.4b";
    /// A recipient outside the MASH is to get information for services, and the family did not agree.
    SharingOnwardRefused = "sharing.onward-refused", Stop, Never, "§4.4b";
    /// Another agency's information goes to a third party, and that agency has not been asked.
    SourcePermissionMissing = "source.permission-missing", Missing, ToLife, "§4.4d";
    /// Another agency's information goes to a third party, and that agency refused.
    SourcePermissionRefused = "source.permission-refused", Stop, ToLife, "§4.4d";
    /// Another agency's information is shared inside the MASH, though that agency refused.
    SourceRefusedInside = "source.refused-inside", Advice, ToLife, "§4.4a §4.4d";
    /// Information from criminal proceedings goes outside the MASH, and permission was not asked.
    CpiaPermissionMissing = "cpia.permission-missing", Missing, ToLife, "§3.1";
    /// Information from criminal proceedings goes outside the MASH, and permission was refused.
    CpiaPermissionRefused = "cpia.permission-refused", Stop, ToLife, "§3.1";
    /// Whether the family was given the privacy notice is not answered.
    OpennessNoticeMissing = "openness.notice-missing", Missing, ToLife, "§1.5 §5.1";
    /// The notice was given, and its version, the day or to whom is not answered.
    OpennessNoticeDetailMissing = "openness.notice-detail-missing", Missing, ToRoute, "§1.5";
    /// The notice was given, and why, what, how or with whom was not explained.
    OpennessExplain = "openness.explain", Missing, ToRoute, "§1.5 §5.1";
    /// The family was given a version that is not the one in force.
    OpennessNoticeSuperseded = "openness.notice-superseded", Missing, ToRoute, "§1.5";
    /// The notice was given on a day when it was not in force.
    OpennessNoticeNotInForce = "openness.notice-not-in-force", Missing, ToRoute, "§1.5";
    /// The person who agreed is not the person who was told.
    OpennessOtherPersonTold = "openness.other-person-told", Advice, ToLife, "§1.5";
    /// The notice was not given, and no reason is recorded.
    OpennessWithheldReasonMissing = "openness.withheld-reason-missing", Missing, ToLife, "§1.5";
    /// A recipient is not named in the privacy notice.
    OpennessRecipientNotInNotice = "openness.recipient-not-in-notice", Advice, ToLife, "§1.5";
    /// A purpose is not named in the privacy notice.
    OpennessPurposeNotInNotice = "openness.purpose-not-in-notice", Advice, ToLife, "§1.5";
    /// A category of information is not named in the privacy notice.
    OpennessCategoryNotInNotice = "openness.category-not-in-notice", Advice, ToLife, "§1.5";
    /// Whether consent was asked for is not answered.
    ConsentSoughtMissing = "consent.sought-missing", Missing, ToLife, "§5.7";
    /// Consent was not asked for, and no ground for going on without it is recorded.
    ConsentSeekFirst = "consent.seek-first", Missing, ToLife, "§5.7 §5.8";
    /// Consent was asked for, and what came of it is not answered.
    ConsentOutcomeMissing = "consent.outcome-missing", Missing, ToLife, "§5.2";
    /// There is no answer yet, and no ground for going on without it is recorded.
    ConsentAwaiting = "consent.awaiting", Missing, ToLife, "§5.7 §5.6";
    /// They could not be asked or cannot decide, and no ground for going on without consent is recorded.
    ConsentUnable = "consent.unable", Missing, ToLife, "§5.7 §5.6";
    /// Consent was refused, and no ground for overriding it is recorded.
    ConsentRefused = "consent.refused", Stop, ToLife, "§5.8c §5.10";
    /// Consent was withdrawn, and no ground for overriding it is recorded.
    ConsentWithdrawn = "consent.withdrawn", Stop, ToLife, "§5.8c §5.10";
    /// Consent was refused or withdrawn, and the reason is not recorded.
    ConsentRefusalUnclear = "consent.refusal-unclear", Advice, ToLife, "§5.8d";
    /// When, how or by whom consent was given is not answered.
    ConsentDetailMissing = "consent.detail-missing", Missing, ToLife, "§1.7 §5.2";
    /// Whether the parent holds parental responsibility is not answered, or not known and no court order gives it.
    ConsentParentalResponsibilityMissing = "consent.parental-responsibility-missing", Missing, ToLife, "§5.4";
    /// Which court order gives parental responsibility is not answered.
    ConsentCourtOrderMissing = "consent.court-order-missing", Missing, ToLife, "§5.4";
    /// At 16 to 18, capacity to consent was not considered, or what that came to is not answered.
    ConsentCapacityMissing = "consent.capacity-missing", Missing, ToLife, "§5.5";
    /// Capacity to consent is in doubt.
    ConsentCapacityInDoubt = "consent.capacity-in-doubt", Missing, ToLife, "§5.5";
    /// Capacity is lacking or in doubt, and no reason is recorded.
    ConsentCapacityReasonMissing = "consent.capacity-reason-missing", Missing, ToLife, "§5.5";
    /// The person who agreed may not decide this for the child.
    ConsentNotCompetent = "consent.not-competent", Stop, ToLife, "§5.2 §5.4";
    /// The person agreed without having been told.
    ConsentNotInformed = "consent.not-informed", Stop, ToLife, "§1.5 §5.1";
    /// There was a significant change on or after the day of the consent.
    ConsentSeekAgain = "consent.seek-again", Stop, ToLife, "§5.9";
    /// There was a significant change, and the day is not answered.
    ConsentChangeDateMissing = "consent.change-date-missing", Missing, ToLife, "§5.9";
    /// Consent was limited, and the limits are not answered.
    ConsentLimitsMissing = "consent.limits-missing", Missing, ToLife, "§5.10";
    /// A recipient or a piece of information lies outside what was agreed to.
    ConsentBeyondLimits = "consent.beyond-limits", Stop, ToLife, "§5.10";
    /// Consent is older than the agency relies on without confirming it.
    ConsentOld = "consent.old", Advice, ToLife, "§5.9";
    /// The ground does not fit what is recorded about consent.
    OverrideGroundMismatch = "override.ground-mismatch", Invalid, ToLife, "§5.8";
    /// The ground is that the family should not know, though they were told.
    OverrideFamilyTold = "override.family-told", Advice, ToLife, "§5.8b §5.8f";
    /// What escalates, or how, is not answered.
    OverrideEscalationMissing = "override.escalation-missing", Missing, ToLife, "§5.8b §5.8c";
    /// Why consent is overridden is not written down.
    OverrideRationaleMissing = "override.rationale-missing", Missing, ToLife, "§5.8e";
    /// The rationale has too few words, or too few different ones.
    OverrideRationaleThin = "override.rationale-thin", Invalid, ToLife, "§5.8e";
    /// The rationale only repeats the concern.
    OverrideRationaleRepeats = "override.rationale-repeats", Advice, ToLife, "§5.8e";
    /// Who decided to override, in what role or when is not answered.
    OverrideDecisionMissing = "override.decision-missing", Missing, ToLife, "§5.8e §1.7";
    /// The agency wants the approval of a manager or safeguarding lead, and it is not recorded.
    OverrideApprovalMissing = "override.approval-missing", Missing, ToLife, "§5.8e";
    /// The lawful basis is not answered.
    BasisMissing = "basis.missing", Missing, ToLife, "§5.6";
    /// The lawful basis is consent, though the sharing does not rest on consent.
    BasisNotConsent = "basis.not-consent", Invalid, ToLife, "§5.6";
    /// Whether sharing is necessary, proportionate or relevant is not answered, or the reason is not.
    TestsMissing = "tests.missing", Missing, ToLife, "§2.1–§2.4";
    /// The same reason is given for two of the three tests.
    TestsSameReason = "tests.same-reason", Advice, ToLife, "§2.1";
    /// Sharing is said not to be necessary, proportionate or relevant.
    TestsNotMet = "tests.not-met", Stop, ToLife, "§2.2–§2.4";
    /// The referrer is unsure, and what advice was had is not recorded.
    AdviceSeek = "advice.seek", Advice, ToLife, "§1.6";
    /// A change of consent does not say what changed, when, by whom, or what the new limits are.
    ChangeDetailMissing = "change.detail-missing", Missing, ToLife, "§5.10";
    /// A change of consent does not name the referral that it changes.
    ChangePreviousMissing = "change.previous-missing", Advice, ToLife, "§5.10";
    /// A change of consent neither withdraws nor limits it.
    ChangeNotAChange = "change.not-a-change", Invalid, ToLife, "§5.10";
    /// One of the agency's own fields is left out, as nothing that is shared covers it.
    AnswersNotCovered = "answers.not-covered", Advice, ToLife, "§2.2 §2.4";
}

impl RuleCode {
    /// The rule with this code; `None` where there is none.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.get(place(CODES.all(), code)?).copied()
    }
}

/// Looks at everything, subject by subject.
pub(crate) fn check(checking: &mut Checking<'_, '_>) {
    people::check(checking);
    sharing::check(checking);
    openness::check(checking);
    consent::check(checking);
    overriding::check(checking);
    npr::check(checking);
}

impl Checking<'_, '_> {
    /// Finds that one question is not answered.
    #[inline(never)]
    fn find_unless_answered(&mut self, code: RuleCode, question: Question) {
        self.find_if(!self.record().is_answered(question), code, question);
    }

    /// Finds that questions are not answered, each of some.
    #[inline(never)]
    fn find_unanswered(&mut self, code: RuleCode, questions: &[Question]) {
        for question in questions {
            self.find_unless_answered(code, *question);
        }
    }

    /// Finds something at a member of an entry of `information[]` where a condition holds.
    #[inline(never)]
    fn find_in_information(&mut self, condition: bool, code: RuleCode, index: usize, member: InformationMember) {
        self.find_at(condition, code, Place::Information(index, member));
    }

    /// The same of `sharing[]`.
    #[inline(never)]
    fn find_in_sharing(&mut self, condition: bool, code: RuleCode, index: usize, member: SharingMember) {
        self.find_at(condition, code, Place::Sharing(index, member));
    }

    /// Finds something at a question, with the counts that its message speaks of.
    #[inline(never)]
    fn find_with(&mut self, code: RuleCode, question: Question, counts: &[(&'static str, usize)]) {
        let mut finding = Finding::new(code, question);
        for (name, count) in counts {
            finding.params.push((name, Param::Number(*count)));
        }
        self.add(finding);
    }
}
