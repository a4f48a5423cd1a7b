//! The position: what record and policy together say about age, who may consent, whether consent stands, and which
//! route is open. It mentions no rule.

use crate::choices::{
    CapacityOutcome, Choices, Consenter, CourtOrder, Ground, Outcome, OverrideDecision, ParentalResponsibility,
    ReferralKind, Relationship, Route, SharingDecision,
};
use crate::date::{self, Date};
use crate::keys;
use crate::policy::Policy;
use crate::record::{Question, Record};
use crate::words::sorted;

/// The age on the day that the rules reckon from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// Whole years.
    Years(u32),
    /// Not born yet.
    Unborn,
}

/// What is known of a record, as far as it has been read.
///
/// Every definition of the rules' terms is a method; each looks only at answers that are asked for.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a, 'v> {
    /// The answers.
    pub record: &'a Record<'v>,
    /// What the agency has set.
    pub policy: &'a Policy,
    /// The date in Europe/London.
    pub today: Date,
}

impl Known<'_, '_> {
    /// D: the day that every rule reckons from.
    #[must_use]
    pub fn day(&self) -> Date {
        self.record.referral_date().unwrap_or(self.today)
    }

    /// What is being made.
    #[must_use]
    pub fn kind(&self) -> ReferralKind {
        self.record.referral_kind().unwrap_or(ReferralKind::Referral)
    }

    /// Whether it is a referral, shared or not.
    #[must_use]
    pub fn referral(&self) -> bool {
        self.kind() == ReferralKind::Referral
    }

    /// Whether it is a change of consent (§5.10).
    #[must_use]
    pub fn consent_change(&self) -> bool {
        self.kind() == ReferralKind::ConsentChange
    }

    /// Whether it is decided not to share (§1.7).
    #[must_use]
    pub fn not_sharing(&self) -> bool {
        !self.consent_change() && self.record.referral_decision() == Some(SharingDecision::DoNotShare)
    }

    /// Whether information is to be shared.
    #[must_use]
    pub fn sharing(&self) -> bool {
        !self.consent_change() && !self.not_sharing()
    }

    /// Whether a life is at risk now (§2.3).
    #[must_use]
    pub fn life_at_risk(&self) -> bool {
        self.record.life_at_risk() == Some(true)
    }

    /// Whether somebody decided: they agreed, refused or withdrew.
    #[must_use]
    pub fn decided(&self) -> bool {
        match self.record.consent_outcome() {
            Some(Outcome::Given | Outcome::Limited | Outcome::Refused | Outcome::Withdrawn) => true,
            Some(Outcome::Awaiting | Outcome::Unable) | None => false,
        }
    }

    /// Whether they refused or withdrew.
    #[must_use]
    pub fn refused(&self) -> bool {
        matches!(self.record.consent_outcome(), Some(Outcome::Refused | Outcome::Withdrawn))
    }

    /// Whether they agreed to less than all.
    #[must_use]
    pub fn refused_or_limited(&self) -> bool {
        self.refused() || self.record.consent_outcome() == Some(Outcome::Limited)
    }

    /// Whether somebody agreed, to all or to part, to what is to be shared.
    #[must_use]
    pub fn agreed(&self) -> bool {
        self.sharing() && matches!(self.record.consent_outcome(), Some(Outcome::Given | Outcome::Limited))
    }

    /// Whether the limits of the consent are asked for.
    #[must_use]
    pub fn limits_asked(&self) -> bool {
        !self.not_sharing() && self.record.consent_outcome() == Some(Outcome::Limited)
    }

    /// Whether what escalates is asked for.
    #[must_use]
    pub fn escalation_asked(&self) -> bool {
        match self.record.override_ground() {
            Some(Ground::HarmIfSought | Ground::RefusedAndEscalating) => true,
            Some(Ground::ResponseRequired) => self.refused_or_limited(),
            Some(Ground::AimsCompromised) | None => false,
        }
    }

    /// Whether a decision to override consent is made, rather than asked for.
    #[must_use]
    pub fn override_made(&self) -> bool {
        self.record.is_answered(Question::OverrideGround)
            && self.record.override_decision().unwrap_or(OverrideDecision::Made) == OverrideDecision::Made
    }

    /// The age on the day; `None` where it is not known, or the date of birth lies after the day.
    #[must_use]
    pub fn age(&self) -> Option<Age> {
        let record = self.record;
        if let Some(born) = record.date_of_birth() {
            return date::age(born, self.day()).map(Age::Years);
        }
        if record.is_answered(Question::ExpectedDate) {
            return Some(Age::Unborn);
        }
        record.estimated_age().map(|years| Age::Years(years.into()))
    }

    /// The age in whole years; `None` where it is not known, or for an unborn child.
    #[must_use]
    pub fn years(&self) -> Option<u32> {
        match self.age() {
            Some(Age::Years(years)) => Some(years),
            Some(Age::Unborn) | None => None,
        }
    }

    /// Whether the age in whole years is known, and from the first to the second.
    #[must_use]
    pub fn is_aged(&self, least: u32, most: u32) -> bool {
        matches!(self.age(), Some(Age::Years(years)) if least <= years && years <= most)
    }

    /// Who may consent (§5.2, §5.4, §5.5).
    #[must_use]
    pub fn consenter(&self) -> Consenter {
        match self.age() {
            None => Consenter::Unknown,
            Some(Age::Unborn) => Consenter::Themself,
            Some(Age::Years(..16)) => Consenter::ParentOrCourtCarer,
            Some(Age::Years(16..)) => match self.record.capacity_outcome() {
                Some(CapacityOutcome::LacksCapacity) => Consenter::DecidingForThem,
                Some(CapacityOutcome::HasCapacity | CapacityOutcome::InDoubt) | None => Consenter::Themself,
            },
        }
    }

    /// Whether a parent may decide: under 16, at an age not known, or at 16 and 17 without capacity.
    #[must_use]
    pub fn parent_may_decide(&self) -> bool {
        match self.consenter() {
            Consenter::ParentOrCourtCarer | Consenter::Unknown => true,
            Consenter::DecidingForThem => self.is_aged(16, 17),
            Consenter::Themself => false,
        }
    }

    /// Whether the person who decided may decide this (§5.2, §5.4, §5.5).
    #[must_use]
    pub fn competent(&self) -> bool {
        let record = self.record;
        let (Some(age), Some(by)) = (self.age(), record.consent_by()) else { return false };
        let order_gives_it_to_a_person = match record.court_order() {
            Some(
                CourtOrder::ChildArrangementsLivesWith
                | CourtOrder::Residence
                | CourtOrder::SpecialGuardianship
                | CourtOrder::ParentalResponsibility
                | CourtOrder::AdoptionPlacement,
            ) => true,
            Some(CourtOrder::None | CourtOrder::CareOrder | CourtOrder::EmergencyProtection) | None => false,
        };
        match by {
            Relationship::Parent => {
                let holds_it = record.parental_responsibility() == Some(ParentalResponsibility::Yes);
                self.parent_may_decide() && (holds_it || order_gives_it_to_a_person)
            }
            Relationship::Carer => self.parent_may_decide() && order_gives_it_to_a_person,
            Relationship::LocalAuthority => {
                let order_gives_it = match record.court_order() {
                    Some(CourtOrder::CareOrder | CourtOrder::EmergencyProtection | CourtOrder::AdoptionPlacement) => {
                        true
                    }
                    Some(
                        CourtOrder::None
                        | CourtOrder::ChildArrangementsLivesWith
                        | CourtOrder::Residence
                        | CourtOrder::SpecialGuardianship
                        | CourtOrder::ParentalResponsibility,
                    )
                    | None => false,
                };
                self.parent_may_decide() && order_gives_it
            }
            Relationship::Themself => match (self.consenter(), age) {
                (Consenter::ParentOrCourtCarer, _) => record.is_answered(Question::ExceptionalReason),
                (Consenter::Themself, Age::Unborn) => true,
                (Consenter::Themself, Age::Years(..=18)) => {
                    record.capacity_outcome() == Some(CapacityOutcome::HasCapacity)
                }
                (Consenter::Themself, Age::Years(19..)) => record.capacity_outcome() != Some(CapacityOutcome::InDoubt),
                (Consenter::DecidingForThem | Consenter::Unknown, _) => false,
            },
            Relationship::DeputyOrAttorney => self.consenter() == Consenter::DecidingForThem,
            Relationship::Other => false,
        }
    }

    /// Whether it is still open if a parent holds parental responsibility: asked and not answered, or not known and
    /// no court order gives it (§5.4).
    #[must_use]
    pub fn parental_responsibility_open(&self) -> bool {
        let asked = self.agreed() && self.parent_may_decide() && self.record.consent_by() == Some(Relationship::Parent);
        asked
            && match self.record.parental_responsibility() {
                None => true,
                Some(ParentalResponsibility::Unknown) => self.no_court_order(),
                Some(ParentalResponsibility::Yes | ParentalResponsibility::No) => false,
            }
    }

    /// Whether parental responsibility is not known, and no court order gives it.
    fn parental_responsibility_unknown(&self) -> bool {
        self.record.parental_responsibility() == Some(ParentalResponsibility::Unknown) && self.no_court_order()
    }

    fn no_court_order(&self) -> bool {
        matches!(self.record.court_order(), None | Some(CourtOrder::None))
    }

    /// Whether the court order is asked for and not answered, where the record does not rest on parental
    /// responsibility that is not known (§5.4).
    #[must_use]
    pub fn court_order_open(&self) -> bool {
        Question::CourtOrder.asked(self)
            && !self.record.is_answered(Question::CourtOrder)
            && self.record.parental_responsibility() != Some(ParentalResponsibility::Unknown)
    }

    /// Whether capacity has to be considered: somebody agreed, at 16 to 18 (§5.5).
    #[must_use]
    pub fn capacity_wanted(&self) -> bool {
        self.agreed() && self.is_aged(16, 18)
    }

    /// Whether that is still open: not considered, or what it came to is not answered.
    #[must_use]
    pub fn capacity_open(&self) -> bool {
        self.capacity_wanted()
            && (self.record.capacity_considered() != Some(true) || !self.record.is_answered(Question::CapacityOutcome))
    }

    /// Whether capacity is in doubt.
    #[must_use]
    pub fn capacity_in_doubt(&self) -> bool {
        self.record.capacity_outcome() == Some(CapacityOutcome::InDoubt)
    }

    /// Whether the person who agreed may not decide this, and nothing that is still open could change that.
    #[must_use]
    pub fn not_competent(&self) -> bool {
        self.agreed()
            && self.age().is_some()
            && self.record.is_answered(Question::ConsentBy)
            && !self.competent()
            && !self.parental_responsibility_open()
            && !self.court_order_open()
            && !self.capacity_open()
            && !self.capacity_in_doubt()
    }

    /// Whether something was explained in person, of the four things.
    #[must_use]
    pub fn is_explained(&self, thing: &str) -> bool {
        self.record.explained().iter().any(|(_, said)| keys::same(said, thing))
    }

    /// Whether the family was told: by the notice, or in person of all four things (§1.5, §5.1).
    #[must_use]
    pub fn informed(&self) -> bool {
        match self.record.notice_given() {
            Some(true) => true,
            Some(false) => Choices::Explained.words().iter().all(|thing| self.is_explained(thing)),
            None => false,
        }
    }

    /// Whether the notice was not given, nor all explained.
    #[must_use]
    pub fn untold(&self) -> bool {
        self.record.notice_given() == Some(false) && !self.informed()
    }

    /// Whether something significant changed on or after the day of the consent, or may have (§5.9).
    #[must_use]
    pub fn stale(&self) -> bool {
        match (self.record.change_on(), self.record.consent_decided_on()) {
            (Some(changed), Some(decided)) => changed >= decided,
            (Some(_), None) | (None, Some(_)) | (None, None) => self.record.is_answered(Question::ChangeKind),
        }
    }

    /// Whether it did, on dates that are both answered: consent is to be sought again.
    #[must_use]
    pub fn stale_for_certain(&self) -> bool {
        match (self.record.change_on(), self.record.consent_decided_on()) {
            (Some(changed), Some(decided)) => changed >= decided,
            (Some(_), None) | (None, Some(_)) | (None, None) => false,
        }
    }

    /// Whether consent stands.
    #[must_use]
    pub fn consent_stands(&self) -> bool {
        self.agreed() && self.competent() && self.informed() && !self.stale()
    }

    /// Whether consent fails, rather than being not filled in yet.
    #[must_use]
    pub fn consent_fails(&self) -> bool {
        if self.record.consent_sought() == Some(false) {
            return true;
        }
        match self.record.consent_outcome() {
            None => false,
            Some(Outcome::Refused | Outcome::Withdrawn | Outcome::Awaiting | Outcome::Unable) => true,
            Some(Outcome::Given | Outcome::Limited) => {
                self.not_competent()
                    || self.parental_responsibility_unknown()
                    || (self.capacity_wanted() && self.record.capacity_considered() == Some(false))
                    || self.capacity_in_doubt()
                    || self.untold()
                    || self.stale_for_certain()
                    || (self.record.is_answered(Question::ChangeKind) && !self.record.is_answered(Question::ChangeOn))
                    || self.beyond_limits()
            }
        }
    }

    /// Whether the limits are not answered, though the consent is limited.
    #[must_use]
    pub fn limits_open(&self) -> bool {
        !self.record.is_answered(Question::LimitsRecipients) && !self.record.is_answered(Question::LimitsInformation)
    }

    /// Whether any recipient or piece of information lies outside its list of limits.
    #[must_use]
    pub fn beyond_limits(&self) -> bool {
        if self.record.consent_outcome() != Some(Outcome::Limited) {
            return false;
        }
        let limits = Limits::of(self.record);
        for entry in self.record.sharing() {
            if entry.recipient().is_some_and(|recipient| limits.recipients.forbids(recipient))
                || entry.information().iter().any(|(_, id)| limits.information.forbids(id))
            {
                return true;
            }
        }
        false
    }

    /// Whether all that is shared lies within the limits of the consent.
    #[must_use]
    pub fn within_limits(&self) -> bool {
        match self.record.consent_outcome() {
            Some(Outcome::Given) => true,
            Some(Outcome::Limited) => !self.limits_open() && !self.beyond_limits(),
            Some(Outcome::Refused | Outcome::Withdrawn | Outcome::Awaiting | Outcome::Unable) | None => false,
        }
    }

    /// The route that is open.
    #[must_use]
    pub fn route(&self) -> Route {
        match self.kind() {
            ReferralKind::ConsentChange => Route::ConsentChange,
            ReferralKind::Referral | ReferralKind::PoliceNotification if self.not_sharing() => Route::NotSharing,
            ReferralKind::PoliceNotification => Route::Police,
            ReferralKind::Referral => {
                if self.consent_stands() && self.within_limits() {
                    Route::Consent
                } else if self.record.is_answered(Question::OverrideGround) {
                    Route::Override
                } else if self.life_at_risk() {
                    Route::ProtectLife
                } else {
                    Route::None
                }
            }
        }
    }

    /// Whether a recipient is outside the MASH.
    #[must_use]
    pub fn outside(&self, recipient: &str) -> bool {
        !self.policy.has_partner(recipient)
    }
}

/// The limits of a consent, ready to be asked about many times.
pub(crate) struct Limits<'v> {
    pub recipients: Limit<'v>,
    pub information: Limit<'v>,
}

impl<'v> Limits<'v> {
    pub fn of(record: &Record<'v>) -> Self {
        Self { recipients: Limit::of(record.limits_recipients()), information: Limit::of(record.limits_information()) }
    }
}

/// One list of limits, sorted; empty it sets no limit.
pub(crate) struct Limit<'v>(Vec<&'v str>);

impl<'v> Limit<'v> {
    fn of(list: &[(usize, &'v str)]) -> Self {
        let mut ids = Vec::with_capacity(list.len());
        for (_, id) in list {
            ids.push(*id);
        }
        Self(sorted(ids))
    }

    pub fn forbids(&self, id: &str) -> bool {
        !self.0.is_empty() && self.0.binary_search(&id).is_err()
    }
}

/// Where a record stands: what the rules, the handling and the payload read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The day that the rules reckon from.
    pub day: Date,
    /// The age on that day; `None` where it is not known.
    pub age: Option<Age>,
    /// Who may consent.
    pub consenter: Consenter,
    /// The route that is open.
    pub route: Route,
    /// Whether information is to be shared.
    pub sharing: bool,
}

impl Position {
    /// The position of a record.
    #[must_use]
    pub fn of(known: &Known<'_, '_>) -> Self {
        Self {
            day: known.day(),
            age: known.age(),
            consenter: known.consenter(),
            route: known.route(),
            sharing: known.sharing(),
        }
    }
}
