//! The words of a payload, and what HL7 FHIR R4 (4.0.1) has for them in a `Consent`.
//!
//! The term of an option is a code: its system, a bar, and the code.

use crate::choices::{
    Agency, AnyOption, CapacityOutcome, ChangeKind, ConcernLevel, Consenter, CourtOrder, Escalation, Explained, Ground,
    Handling, Language, LawfulBasis, Method, OriginatorPermission, Outcome, OverrideDecision, ParentalResponsibility,
    PayloadType, Permission, PoliceNeed, Purpose, ReferralKind, Relationship, Route, Severity, SharingDecision, Status,
};
use crate::export::terms::{Match, Row, vocabulary};

use Match::{Close, Exact, LeftOut, Narrower, None, NotExported};

/// What every export says, whatever is in the payload, and why.
pub const ALWAYS: &[(&str, &str)] = &[
    ("http://terminology.hl7.org/CodeSystem/consentscope|patient-privacy", "`scope`: it is about information."),
    ("http://loinc.org|64292-6", "`category`: release of information."),
    (
        "http://terminology.hl7.org/CodeSystem/v3-Confidentiality|R",
        "`meta.security`, restricted: that there was a referral at all is no business of most who may read a health \
         record, and the family may be among them.",
    ),
    ("http://terminology.hl7.org/CodeSystem/consentaction|disclose", "`provision.provision.action`, in each rule."),
    (
        "http://terminology.hl7.org/CodeSystem/v3-ParticipationType|IRCP",
        "`provision.provision.actor.role`, in each rule.",
    ),
];

vocabulary! {
    members {
        "@context" => NotExported, "FHIR is no JSON-LD.";
        "type" => None, "";
        "schema" => None, "";
        "id" => Exact("identifier"), "As `urn:uuid:` and the id; also in `sourceReference`, which names the payload.";
        "createdAt" => Exact("dateTime"), "In R4 it is not when somebody consented but when the statement was made.";
        "keep" => NotExported, "Only a decision not to share has it.";
        "producer" => None, "";
        "privacyNotice" => None, "`policy` has room for an address and no more.";
        "privacyNotice.url" => Close("policy.uri"), "Where it is an address, without blanks.";
        "decision" => None, "FHIR knows no routes, no lawful bases, and does not say who may consent for whom.";
        "decision.reason" => NotExported, "Only a decision not to share has it.";
        "consent" => None, "Why nobody was asked, capacity, parental responsibility, court orders, limits, what has changed. `verification` is not used: it says that somebody made sure with the family, which is what the local authority still has to do (§5.3).";
        "consent.outcome" => Close("status"), "With the rules of `provision`. A `permit` is written on the route `consent` only, where consent stands.";
        "consent.by.name" => Exact("performer"), "A `RelatedPerson`; of a child or young person who decides for themself, the `Patient`.";
        "consent.by.relationship" => Close("RelatedPerson.relationship"), "";
        "override" => None, "In the modifier extension `urn:referral-consent:fhir:shared-without-consent`: FHIR has no consent that was overridden, and whoever does not understand this one must not act on the rest.";
        "advice" => None, "";
        "tests" => None, "";
        "information" => None, "`provision.data` needs each thing as a resource with an address, which it does not have.";
        "information.category" => Close("provision.provision.code.text"), "In words, as the categories are those of the agency’s own notice.";
        "sharing" => Close("provision.provision"), "A rule for each entry: see `consent.outcome` which. An entry that does not name its recipient, its purpose and what is shared, as may be where a life is at risk, has no rule: it would hold for everybody, or for everything. Nor is there a `permit` for a recipient outside the MASH whom the family did not agree to (§4.4b), or for anybody to whom they said no; nor a `deny` where they refused the rest and agreed to this. Whatever has no rule stands in the extension, whole.";
        "sharing.recipient" => Exact("provision.provision.actor.reference"), "By identifier, in the system `urn:referral-consent:fhir:recipient`.";
        "sharing.purpose" => Exact("provision.provision.purpose"), "A code of our own, in the system `urn:referral-consent:fhir:purpose`.";
        "sharing.information" => Exact("provision.provision.code"), "A code of our own for each thing, in a system of this payload’s, `urn:referral-consent:fhir:information:` and its id. A whole category would be more than was agreed to.";
        "handling" => Close("meta.security"), "Where there is a code for the duty.";
        "outstanding" => None, "";
        "referrer" => None, "";
        "referrer.organisation" => Exact("organization"), "By `display`.";
        "child" => None, "";
        "child.dateOfBirth" => Exact("Patient.birthDate"), "Of a contained `Patient`. The payload knows the child’s name only where they decide for themself: otherwise the agency’s own fields may have it, and they are left out.";
        "referral" => None, "";
        "referral.concerns" => LeftOut, "It is the information itself, not what was agreed about sharing it (§2.2). Whoever needs it has the payload, which the export names by id and digest.";
        "answers" => LeftOut, "The agency’s own fields, for the same reason.";
        "digest" => None, "`sourceAttachment.hash` is a SHA-1, and stands with a copy of the payload, which is not exported.";
    }
    options {
        AnyOption::ReferralKind(ReferralKind::Referral | ReferralKind::ConsentChange) => None, "";
        AnyOption::ReferralKind(ReferralKind::PoliceNotification) => NotExported, "It rests on no consent (§5.8a), so there is no `Consent` to make.";
        AnyOption::SharingDecision(SharingDecision::Share) => None, "";
        AnyOption::SharingDecision(SharingDecision::DoNotShare) => NotExported, "The record of it stays with the agency that decided (§1.7), and nobody consented to a sharing that does not happen.";
        AnyOption::Agency(Agency::Education | Agency::Health | Agency::Police | Agency::SocialCare | Agency::Probation | Agency::Housing | Agency::EarlyYears | Agency::Voluntary | Agency::Other) => None, "`Organization.type` knows health services and little else.";
        AnyOption::ConcernLevel(ConcernLevel::EarlyHelp | ConcernLevel::ChildInNeed | ConcernLevel::ChildProtection) => None, "Thresholds of English and Welsh social care.";
        AnyOption::PoliceNeed(PoliceNeed::SafeguardingResponse | PoliceNeed::PromoteWelfare) => NotExported, "Only a police notification has it.";
        AnyOption::Permission(Permission::Given | Permission::Refused | Permission::NotSought) => None, "An agency’s leave, not a patient’s.";
        AnyOption::Purpose(Purpose::Safeguarding) => None, "HL7’s `THREAT` is about the targets of violence, `ETREAT` about treatment.";
        AnyOption::Purpose(Purpose::Wellbeing) => None, "";
        AnyOption::Purpose(Purpose::Services) => None, "HL7’s `COC` coordinates health care.";
        AnyOption::Purpose(Purpose::Other) => NotExported, "The protocol does not permit it (§4.4c), so no payload has it.";
        AnyOption::Relationship(Relationship::Themself) => Exact("http://hl7.org/fhir/resource-types|Patient"), "The child is the `Patient`, and so the performer. For an unborn child it is the pregnant woman, who is a `RelatedPerson` in words: HL7’s `GESTM` is for another case.";
        AnyOption::Relationship(Relationship::Parent) => Close("http://terminology.hl7.org/CodeSystem/v3-RoleCode|PRN"), "Ours is also a guardian who holds parental responsibility.";
        AnyOption::Relationship(Relationship::Carer) => None, "HL7’s `GUARD` is a guardian in law. In words.";
        AnyOption::Relationship(Relationship::LocalAuthority) => None, "No `RelatedPerson`: in words.";
        AnyOption::Relationship(Relationship::DeputyOrAttorney) => Narrower("http://terminology.hl7.org/CodeSystem/v3-RoleCode|POWATT"), "A deputy appointed by the court holds no power of attorney, so the code is not used: in words.";
        AnyOption::Relationship(Relationship::Other) => None, "In words.";
        AnyOption::Explained(Explained::Why | Explained::What | Explained::How | Explained::WithWhom) => None, "";
        AnyOption::Outcome(Outcome::Given) => Exact("http://hl7.org/fhir/consent-state-codes|active"), "On the route `consent` only, with a `permit` for each entry of `sharing`. Where it does not stand there is no `Consent`: FHIR has no status for one that was given by somebody who may not give it.";
        AnyOption::Outcome(Outcome::Limited) => Close("http://hl7.org/fhir/consent-state-codes|active"), "The same: all that is permitted is within the limits. Where more is shared than was agreed to, there is no `Consent`.";
        AnyOption::Outcome(Outcome::Refused) => Exact("http://hl7.org/fhir/consent-state-codes|rejected"), "With a `deny` for each entry of `sharing` that the family did not agree to all the same, and the modifier extension which says that it is shared all the same. It never reads as consent.";
        AnyOption::Outcome(Outcome::Withdrawn) => Exact("http://hl7.org/fhir/consent-state-codes|inactive"), "The same; for a change of consent (§5.10) with no rule, as nothing may be shared on it any more.";
        AnyOption::Outcome(Outcome::Awaiting) => Exact("http://hl7.org/fhir/consent-state-codes|proposed"), "With no rule, as nobody has decided, and the modifier extension where it is shared all the same.";
        AnyOption::Outcome(Outcome::Unable) => NotExported, "Nobody decided, and nobody is about to: no status of FHIR’s is true. The same holds where consent was not sought.";
        AnyOption::Method(Method::Written | Method::Verbal | Method::Electronic) => None, "";
        AnyOption::CapacityOutcome(CapacityOutcome::HasCapacity | CapacityOutcome::LacksCapacity | CapacityOutcome::InDoubt) => None, "";
        AnyOption::ParentalResponsibility(ParentalResponsibility::Yes | ParentalResponsibility::No | ParentalResponsibility::Unknown) => None, "Children Act 1989, section 3.";
        AnyOption::CourtOrder(CourtOrder::None | CourtOrder::ChildArrangementsLivesWith | CourtOrder::Residence | CourtOrder::SpecialGuardianship | CourtOrder::ParentalResponsibility | CourtOrder::AdoptionPlacement | CourtOrder::CareOrder | CourtOrder::EmergencyProtection) => None, "Orders of English and Welsh courts.";
        AnyOption::ChangeKind(ChangeKind::Use | ChangeKind::Relationship) => None, "";
        AnyOption::Ground(Ground::RefusedAndEscalating | Ground::ResponseRequired) => None, "See `override`.";
        AnyOption::Ground(Ground::HarmIfSought | Ground::AimsCompromised) => None, "See `override`. Mostly nobody was asked, and then there is no `Consent`.";
        AnyOption::Escalation(Escalation::Need | Escalation::Risk | Escalation::Harm) => None, "";
        AnyOption::OverrideDecision(OverrideDecision::Made | OverrideDecision::AskedOfLocalAuthority) => None, "";
        AnyOption::LawfulBasis(LawfulBasis::Consent | LawfulBasis::PublicTask | LawfulBasis::LegalObligation | LawfulBasis::VitalInterests) => None, "`policyRule` names computable policies, mostly of the United States.";
        AnyOption::LawfulBasis(LawfulBasis::RecognisedLegitimateInterest) => None, "UK GDPR Article 6(1)(ea), of 2025, which R4 is older than.";
        AnyOption::OriginatorPermission(OriginatorPermission::OutsideMash | OriginatorPermission::Always) => NotExported, "Only a policy has it.";
        AnyOption::Severity(Severity::Stop | Severity::Missing | Severity::Invalid | Severity::Outstanding | Severity::Advice) => NotExported, "Only findings have it.";
        AnyOption::Status(Status::Ready | Status::Incomplete | Status::Stop) => NotExported, "Only an assessment has it.";
        AnyOption::Route(Route::Consent | Route::Override | Route::ProtectLife | Route::ConsentChange) => None, "See `decision`.";
        AnyOption::Route(Route::Police) => NotExported, "It rests on no consent (§5.8a).";
        AnyOption::Route(Route::NotSharing | Route::None) => NotExported, "Nothing is shared.";
        AnyOption::Consenter(Consenter::ParentOrCourtCarer | Consenter::Themself | Consenter::DecidingForThem | Consenter::Unknown) => None, "Who may consent, not who did.";
        AnyOption::PayloadType(PayloadType::Referral | PayloadType::ConsentChange) => None, "";
        AnyOption::PayloadType(PayloadType::PoliceNotification) => NotExported, "It rests on no consent (§5.8a).";
        AnyOption::PayloadType(PayloadType::DecisionNotToShare) => NotExported, "See `do-not-share`.";
        AnyOption::Language(Language::English) => NotExported, "That of messages.";
        AnyOption::Handling(Handling::DoNotAlertFamily) => Close("http://terminology.hl7.org/CodeSystem/v3-ActCode|NOPAT"), "“No disclosure to patient, family or caregivers without attending provider’s authorization”.";
        AnyOption::Handling(Handling::UseOnlyForSafeguarding) => Close("http://terminology.hl7.org/CodeSystem/v3-ActCode|NOREUSE"), "“No reuse beyond purpose of use”.";
        AnyOption::Handling(Handling::AskOriginatorBeforePassingOn) => Close("http://terminology.hl7.org/CodeSystem/v3-ActCode|ORCON"), "“No disclosure without originator authorization”.";
        AnyOption::Handling(Handling::ClarifyConsentBeforeAction | Handling::SeekConsentAgainOnChange | Handling::RespectLimits | Handling::RespectLimitsNotOverridden | Handling::DiscussRefusalWithReferrer | Handling::DecideOverride | Handling::RecordOverrideDecision | Handling::KeepWithinMash | Handling::AskBeforeSharingOrStoringOutsideMash | Handling::TellFamilyWhenSafe | Handling::CompleteOutstanding | Handling::StopRelyingOnConsent) => None, "";
    }
}
