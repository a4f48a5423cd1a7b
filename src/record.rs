//! The record: every question of the information-sharing part of a referral, its type and when it is asked.
//!
//! One list, [`Question`], in the order of the record. The reader, `ask`, the TypeScript types, the documents and the
//! form all come from it.

use crate::choices::{
    Agency, CapacityOutcome, ChangeKind, ConcernLevel, CourtOrder, Escalation, Explained, Ground, LawfulBasis, Method,
    Outcome, OverrideDecision, ParentalResponsibility, Permission, PoliceNeed, Purpose, ReferralKind, Relationship,
    SharingDecision,
};
use crate::date::Date;
use crate::position::Known;
use crate::reading::{Answer, Shape};
use crate::value::Object;

/// A list of words: each member with its place in the list that was given, as blank ones are passed over.
pub type Listed<T> = Vec<(usize, T)>;

/// Declares the questions: the enum, the record that holds their answers, their paths, shapes and conditions.
macro_rules! questions {
    ($($(#[$meta:meta])* $question:ident $field:ident: $type:ty, $path:literal, [$($clause:literal),*], $asked:expr;)+) => {
        /// A question of the record, in the order of the record.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Question { $($(#[$meta])* $question,)+ }

        /// The answers of one referral, as far as they have been given, are well formed and are asked for.
        ///
        /// Texts are borrowed from the tree of values that the record was read from.
        #[derive(Clone, Debug, Default)]
        pub struct Record<'v> { $($(#[$meta])* pub $field: $type,)+ }

        impl Question {
            /// Every question, in the order of the record.
            pub const ALL: &'static [Self] = &[$(Self::$question,)+];

            /// Its path, a JSON Pointer.
            #[must_use]
            pub const fn path(self) -> &'static str {
                match self { $(Self::$question => $path,)+ }
            }

            /// The clauses of the protocol that it comes from.
            #[must_use]
            pub const fn clauses(self) -> &'static [&'static str] {
                match self { $(Self::$question => &[$($clause),*],)+ }
            }

            /// The type of its answer.
            #[must_use]
            pub fn shape<'v>(self) -> Shape {
                match self { $(Self::$question => <$type as Answer<'v>>::SHAPE,)+ }
            }

            /// Whether it is asked, on what is known from the questions before it.
            pub(crate) fn asked(self, known: &Known<'_, '_>) -> bool {
                match self { $(Self::$question => { let condition: fn(&Known<'_, '_>) -> bool = $asked; condition(known) })+ }
            }

            /// Reads its answer into the record.
            pub(crate) fn read<'v>(self, record: &mut Record<'v>, reading: &mut crate::reading::Reading<'v>, value: &'v crate::value::Value) {
                match self { $(Self::$question => record.$field = Answer::read(value, reading, self),)+ }
            }

            /// Whether it is answered.
            #[must_use]
            pub fn is_answered(self, record: &Record<'_>) -> bool {
                match self { $(Self::$question => Answer::is_answered(&record.$field),)+ }
            }

            /// Its answer as it travels in a payload; `None` where it is not answered.
            #[must_use]
            pub fn written(self, record: &Record<'_>) -> Option<crate::value::Value> {
                match self { $(Self::$question => Answer::is_answered(&record.$field).then(|| Answer::write(&record.$field)),)+ }
            }
        }
    };
}

/// Declares the entries of a list: the struct, and its members with their shapes.
macro_rules! entries {
    ($(#[$meta:meta])* $name:ident, $members:ident { $($(#[$member_meta:meta])* $member:ident $field:ident: $type:ty, $key:literal, [$($clause:literal),*];)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default)]
        pub struct $name<'v> { $($(#[$member_meta])* pub $field: $type,)+ }

        #[doc = concat!("A member of [`", stringify!($name), "`], in the order of the record.")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum $members { $($(#[$member_meta])* $member,)+ }

        impl $members {
            /// Every member, in order.
            pub const ALL: &'static [Self] = &[$(Self::$member,)+];

            /// Its key.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Self::$member => $key,)+ }
            }

            /// The clauses of the protocol that it comes from.
            #[must_use]
            pub const fn clauses(self) -> &'static [&'static str] {
                match self { $(Self::$member => &[$($clause),*],)+ }
            }

            /// The type of its answer.
            #[must_use]
            pub fn shape<'v>(self) -> Shape {
                match self { $(Self::$member => <$type as Answer<'v>>::SHAPE,)+ }
            }
        }

        impl<'v> crate::reading::Entry<'v> for $name<'v> {
            const MEMBERS: &'static [&'static str] = &[$($key,)+];

            fn read_member(&mut self, member: usize, value: &'v crate::value::Value, reading: &mut crate::reading::Reading<'v>, at: crate::findings::Place) {
                $(if member == $members::$member as usize { self.$field = Answer::read_at(value, reading, at); return; })+
            }

            fn write_members(&self, object: &mut Object) {
                $(if Answer::is_answered(&self.$field) { object.push($key, Answer::write(&self.$field)); })+
            }
        }
    };
}

entries! {
    /// One thing that is shared: an entry of `information[]`.
    Information, InformationMember {
        /// The id by which `sharing[].information` and `consent.limits.information` name it.
        Id id: Option<&'v str>, "id", ["§1.7"];
        /// The category of the privacy notice that it belongs to.
        Category category: Option<&'v str>, "category", ["§1.5"];
        /// Where it came from another agency: the id which that agency has as a recipient.
        ProvidedBy provided_by: Option<&'v str>, "providedBy", ["§4.4d"];
        /// Whether that agency permits passing it on.
        Permission permission: Option<Permission>, "permission", ["§4.4d"];
        /// Whether it is part of criminal proceedings.
        CriminalProceedings criminal_proceedings: Option<bool>, "criminalProceedings", ["§3.1"];
        /// Whether there is permission to share or store it outside the MASH.
        CpiaPermission cpia_permission: Option<Permission>, "cpiaPermission", ["§3.1"];
    }
}

entries! {
    /// With whom, for what and which information: an entry of `sharing[]`.
    Sharing, SharingMember {
        /// The id of the recipient.
        Recipient recipient: Option<&'v str>, "recipient", ["§1.7"];
        /// What it is shared for.
        Purpose purpose: Option<Purpose>, "purpose", ["§4.4b", "§4.4c"];
        /// The ids of what is shared.
        Information information: Listed<&'v str>, "information", ["§1.7", "§2.2"];
        /// Whether the family agreed to this onward referral.
        Agreed agreed: Option<bool>, "agreed", ["§4.4b"];
    }
}

questions! {
    /// What is being made; by default a referral.
    ReferralKind referral_kind: Option<ReferralKind>, "/referral/kind", ["§5.8a", "§5.10"], |_| true;
    /// The day it is made.
    ReferralDate referral_date: Option<Date>, "/referral/date", ["§1.7"], |_| true;
    /// Whether to share; by default yes.
    ReferralDecision referral_decision: Option<SharingDecision>, "/referral/decision", ["§1.7"], |k| !k.consent_change();
    /// Why it is not shared.
    DecisionReason decision_reason: Option<&'v str>, "/referral/decisionReason", ["§1.7"], |k| k.not_sharing();
    /// The id of the payload that a change of consent follows.
    PreviousId previous_id: Option<&'v str>, "/referral/previousId", ["§5.10"], |k| k.consent_change();
    /// The referrer's name.
    ReferrerName referrer_name: Option<&'v str>, "/referrer/name", ["§1.7"], |_| true;
    /// The referrer's role.
    ReferrerRole referrer_role: Option<&'v str>, "/referrer/role", ["§1.7"], |_| true;
    /// The referrer's organisation.
    ReferrerOrganisation referrer_organisation: Option<&'v str>, "/referrer/organisation", ["§1.7"], |_| true;
    /// How to reach the referrer.
    ReferrerContact referrer_contact: Option<&'v str>, "/referrer/contact", ["§1.7"], |_| true;
    /// The referrer's kind of agency.
    ReferrerAgency referrer_agency: Option<Agency>, "/referrer/agency", ["§1.7", "§5.8a"], |_| true;
    /// The child's date of birth.
    DateOfBirth date_of_birth: Option<Date>, "/child/dateOfBirth", ["§5.2", "§5.4"], |k| !k.consent_change();
    /// When an unborn child is due.
    ExpectedDate expected_date: Option<Date>, "/child/expectedDate", ["§5.2"], |k| !k.consent_change() && k.record.date_of_birth.is_none();
    /// The child's age in whole years, where the date of birth is not known.
    EstimatedAge estimated_age: Option<u8>, "/child/estimatedAge", ["§5.2", "§5.4"],
        |k| !k.consent_change() && k.record.date_of_birth.is_none() && k.record.expected_date.is_none();
    /// The safeguarding concern, or the welfare need, in writing.
    Concerns concerns: Option<&'v str>, "/referral/concerns", ["§4.4", "§5.8a", "§5.8b"], |k| k.sharing();
    /// How serious it is.
    ConcernLevel concern_level: Option<ConcernLevel>, "/referral/concernLevel", ["§5.6", "§5.8b"], |k| k.referral();
    /// The considered need for a police notification.
    Need need: Option<PoliceNeed>, "/referral/need", ["§5.8a"], |k| k.sharing() && !k.referral();
    /// Whether a life is at risk now.
    LifeAtRisk life_at_risk: Option<bool>, "/referral/lifeAtRisk", ["§2.3"], |k| k.sharing();
    /// Each thing that is shared.
    Information information: Vec<Information<'v>>, "/information", ["§1.7", "§2.2", "§3.1", "§4.4d"], |k| k.sharing();
    /// With whom, for what and which.
    Sharing sharing: Vec<Sharing<'v>>, "/sharing", ["§1.7", "§4.4a", "§4.4b", "§4.4c"], |k| k.sharing();
    /// Whether the family was given the privacy notice.
    NoticeGiven notice_given: Option<bool>, "/openness/noticeGiven", ["§1.5", "§5.1"], |k| k.sharing();
    /// Which version of it.
    NoticeVersion notice_version: Option<&'v str>, "/openness/noticeVersion", ["§1.5"], |k| k.record.notice_given == Some(true);
    /// When.
    NoticeGivenOn notice_given_on: Option<Date>, "/openness/givenOn", ["§1.5"], |k| k.record.notice_given == Some(true);
    /// Who was told.
    GivenTo given_to: Option<Relationship>, "/openness/givenTo", ["§1.5"], |k| k.record.notice_given.is_some();
    /// What was explained to them in person.
    Explained explained: Listed<Explained>, "/openness/explained", ["§1.5", "§5.1"], |k| k.record.notice_given.is_some();
    /// Why the notice was not given.
    WithheldReason withheld_reason: Option<&'v str>, "/openness/withheldReason", ["§1.5"], |k| k.record.notice_given == Some(false);
    /// Whether consent was asked for.
    ConsentSought consent_sought: Option<bool>, "/consent/sought", ["§5.7"], |k| k.referral();
    /// What came of it.
    ConsentOutcome consent_outcome: Option<Outcome>, "/consent/outcome", ["§5.2", "§5.8c", "§5.10"],
        |k| k.record.consent_sought == Some(true) || k.consent_change();
    /// Why they could not be asked or cannot decide.
    UnableReason unable_reason: Option<&'v str>, "/consent/unableReason", ["§5.5", "§5.7"], |k| k.outcome_is(&[Outcome::Unable]) && !k.consent_change();
    /// When they decided.
    ConsentDecidedOn consent_decided_on: Option<Date>, "/consent/decidedOn", ["§1.7"], |k| k.decided();
    /// How they agreed.
    ConsentMethod consent_method: Option<Method>, "/consent/method", ["§1.7"], |k| k.agreed();
    /// Who decided.
    ConsentBy consent_by: Option<Relationship>, "/consent/by/relationship", ["§5.2", "§5.4"], |k| k.decided();
    /// Their name.
    ConsentByName consent_by_name: Option<&'v str>, "/consent/by/name", ["§1.7"], |k| k.decided();
    /// Whether it was considered that they can decide.
    CapacityConsidered capacity_considered: Option<bool>, "/consent/capacity/considered", ["§5.5"],
        |k| k.agreed() && k.years().is_some_and(|age| age >= 16);
    /// What that came to.
    CapacityOutcome capacity_outcome: Option<CapacityOutcome>, "/consent/capacity/outcome", ["§5.5"], |k| k.record.capacity_considered == Some(true);
    /// Why.
    CapacityReason capacity_reason: Option<&'v str>, "/consent/capacity/reason", ["§5.5"],
        |k| matches!(k.record.capacity_outcome, Some(CapacityOutcome::LacksCapacity | CapacityOutcome::InDoubt));
    /// Whether a parent holds parental responsibility.
    ParentalResponsibility parental_responsibility: Option<ParentalResponsibility>, "/consent/by/parentalResponsibility", ["§5.4"],
        |k| k.agreed() && k.parent_may_decide() && k.record.consent_by == Some(Relationship::Parent);
    /// The order that gives it to them.
    CourtOrder court_order: Option<CourtOrder>, "/consent/by/courtOrder", ["§5.4"],
        |k| k.agreed() && k.parent_may_decide() && match k.record.consent_by {
            Some(Relationship::Carer | Relationship::LocalAuthority) => true,
            Some(Relationship::Parent) => matches!(
                k.record.parental_responsibility, Some(ParentalResponsibility::No | ParentalResponsibility::Unknown)
            ),
            Some(Relationship::Themself | Relationship::DeputyOrAttorney | Relationship::Other) | None => false,
        };
    /// Why a child under sixteen decides for themself.
    ExceptionalReason exceptional_reason: Option<&'v str>, "/consent/by/exceptionalReason", ["§5.4"],
        |k| k.agreed() && k.years().is_some_and(|age| age < 16) && k.record.consent_by == Some(Relationship::Themself);
    /// The reason the person gave for refusing or withdrawing.
    RefusalReason refusal_reason: Option<&'v str>, "/consent/refusalReason", ["§5.8d"], |k| k.outcome_is(&[Outcome::Refused, Outcome::Withdrawn]);
    /// The recipients that they agreed to; not answered, it sets no limit.
    LimitsRecipients limits_recipients: Listed<&'v str>, "/consent/limits/recipients", ["§5.10"], |k| k.limits_asked();
    /// The ids of the information that they agreed to; not answered, it sets no limit.
    LimitsInformation limits_information: Listed<&'v str>, "/consent/limits/information", ["§5.10"], |k| k.limits_asked();
    /// A significant change since consent was given.
    ChangeKind change_kind: Option<ChangeKind>, "/change/kind", ["§5.9"], |k| k.agreed();
    /// When it changed.
    ChangeOn change_on: Option<Date>, "/change/on", ["§5.9"], |k| k.record.change_kind.is_some();
    /// The ground for going on without consent.
    OverrideGround override_ground: Option<Ground>, "/override/ground", ["§5.6", "§5.8b", "§5.8c", "§5.8f"], |k| k.sharing() && k.consent_fails();
    /// What escalates.
    OverrideEscalation escalation: Listed<Escalation>, "/override/escalation", ["§5.8b", "§5.8c"], |k| k.escalation_asked();
    /// How, for this child.
    EscalationDetail escalation_detail: Option<&'v str>, "/override/escalationDetail", ["§5.8b", "§5.8c"], |k| k.escalation_asked();
    /// Why consent is overridden.
    Rationale rationale: Option<&'v str>, "/override/rationale", ["§5.8e"], |k| k.record.override_ground.is_some();
    /// Whether the decision is made or asked for; by default made.
    OverrideDecision override_decision: Option<OverrideDecision>, "/override/decision", ["§5.8b"],
        |k| k.record.override_ground == Some(Ground::HarmIfSought);
    /// Who made it.
    OverrideDecidedByName override_decided_by_name: Option<&'v str>, "/override/decidedBy/name", ["§5.8e"], |k| k.override_made();
    /// Their role.
    OverrideDecidedByRole override_decided_by_role: Option<&'v str>, "/override/decidedBy/role", ["§5.8e"], |k| k.override_made();
    /// When.
    OverrideDecidedOn override_decided_on: Option<Date>, "/override/decidedOn", ["§5.8e"], |k| k.override_made();
    /// The manager or safeguarding lead who approved it.
    OverrideApprovedBy override_approved_by: Option<&'v str>, "/override/approvedBy", ["§5.8e"], |k| k.override_made() && k.policy.override_approval;
    /// The lawful basis under UK GDPR Article 6.
    LawfulBasis lawful_basis: Option<LawfulBasis>, "/lawfulBasis", ["§5.6", "§4.2"], |k| k.sharing();
    /// Whether sharing is necessary.
    NecessityMet necessity_met: Option<bool>, "/tests/necessity/met", ["§2.1", "§2.2"], |k| k.sharing();
    /// Why.
    NecessityReason necessity_reason: Option<&'v str>, "/tests/necessity/reason", ["§2.2"], |k| k.record.necessity_met.is_some();
    /// Whether it is proportionate.
    ProportionalityMet proportionality_met: Option<bool>, "/tests/proportionality/met", ["§2.1", "§2.3"], |k| k.sharing();
    /// Why.
    ProportionalityReason proportionality_reason: Option<&'v str>, "/tests/proportionality/reason", ["§2.3"], |k| k.record.proportionality_met.is_some();
    /// Whether it is relevant.
    RelevanceMet relevance_met: Option<bool>, "/tests/relevance/met", ["§2.1", "§2.4"], |k| k.sharing();
    /// Why.
    RelevanceReason relevance_reason: Option<&'v str>, "/tests/relevance/reason", ["§2.4"], |k| k.record.relevance_met.is_some();
    /// Whether the referrer is unsure whether to share.
    AdviceUnsure advice_unsure: Option<bool>, "/advice/unsure", ["§1.6"], |k| k.sharing() || k.referral();
    /// Who gave advice.
    AdviceFrom advice_from: Option<&'v str>, "/advice/from", ["§1.6"], |k| k.record.advice_unsure == Some(true);
    /// What they advised.
    AdviceOutcome advice_outcome: Option<&'v str>, "/advice/outcome", ["§1.6"], |k| k.record.advice_unsure == Some(true);
    /// The agency's own fields, as its form has them; no rule reads them.
    Answers answers: Option<&'v Object>, "/answers", ["§2.2", "§2.4"], |_| true;
}

impl Question {
    /// The pointer of the group that it stands in, and its key there.
    #[must_use]
    pub fn split(self) -> (&'static str, &'static str) {
        self.path().rsplit_once('/').unwrap_or(("", self.path()))
    }
}
