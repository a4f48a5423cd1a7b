//! The words of a payload, and what W3C DPV 2.2 has for them.

use crate::choices::{
    Agency, AnyOption, CapacityOutcome, ChangeKind, ConcernLevel, Consenter, CourtOrder, Escalation, Explained, Ground,
    Handling, Language, LawfulBasis, Method, OriginatorPermission, Outcome, OverrideDecision, ParentalResponsibility,
    PayloadType, Permission, PoliceNeed, Purpose, ReferralKind, Relationship, Route, Severity, SharingDecision, Status,
};
use crate::export::terms::{Match, Row, vocabulary};

use Match::{Broader, Close, Exact, LeftOut, None, NotExported};

/// What every export says, whatever is in the payload, and why.
pub const ALWAYS: &[(&str, &str)] = &[
    (
        "dpv:hasApplicableLaw",
        "The law of the United Kingdom, which is named because the terms used here belong to no law. DPV’s extension \
         `eu-gdpr` is the law of the European Union: its `eu-gdpr:A6-1-e` and the others are not exported.",
    ),
    ("legal-gb:law-GDPR", "UK GDPR."),
    ("legal-gb:law-DPA", "The Data Protection Act 2018."),
    ("dpv:hasProcessing", "What is done with the information, in each entry of `sharing`."),
    ("dpv:Share", "It is shared."),
    ("dpv:hasDataSubject", "The child, once born."),
    (
        "dpv:DataSubject",
        "The child, or who decides for themself. Information about an unborn child is about nobody yet whom the law \
         calls a data subject, so none is named; nor in a change of consent, which does not say.",
    ),
];

vocabulary! {
    members {
        "@context" => NotExported, "An export has a context of its own, in which our own terms are the same as in a payload’s.";
        "type" => None, "A referral or a police notification is a `dpv:PersonalDataProcess`, a change of consent a `dpv:ConsentRecord`; which of the first two it is, only our own word says.";
        "schema" => None, "DPV says nothing of formats.";
        "id" => Exact("@id"), "As `urn:uuid:` and the id.";
        "createdAt" => Exact("dct:created"), "DPV uses Dublin Core for what is true of any document.";
        "keep" => NotExported, "Only a decision not to share has it.";
        "producer" => None, "DPV does not say which program wrote a document by which settings.";
        "privacyNotice" => Close("dpv:hasNotice"), "A `dpv:PrivacyNotice`. How the family was told is no part of DPV’s notice, and stands beside it under our own words: version, address, digest, to whom, when, what was explained, why it was held back.";
        "privacyNotice.id" => Exact("dct:identifier"), "";
        "privacyNotice.title" => Exact("dct:title"), "";
        "privacyNotice.language" => Exact("dct:language"), "";
        "privacyNotice.controller" => Exact("dpv:hasDataController"), "A `dpv:DataController` by its `dpv:hasName`.";
        "privacyNotice.given" => Close("dpv:hasNoticeStatus"), "`dpv:NoticeCommunicated` where it was given. DPV has no status for a notice that was held back on purpose: there, only our own word stands.";
        "decision" => None, "DPV knows no routes, and does not say who may consent for whom.";
        "decision.ageAtDecision" => Close("dpv:Child"), "Under 18; `dpv:Adult` from then on. DPV’s child ends where each law says. An unborn child is neither, and where the age is not known nothing is said.";
        "decision.lawfulBasis" => Close("dpv:hasLegalBasis"), "With a term that belongs to no law, beside the law that applies. Where it is consent, and some of what is shared was not agreed to, as may be where a life is at risk, it stands in each entry of `sharing` that was, and nowhere else.";
        "decision.reason" => NotExported, "Only a decision not to share has it.";
        "consent" => Close("dpv:hasRecordOfActivity"), "A `dpv:ConsentRecord`, not `dpv:Consent`: that is a legal basis, and the legal basis may be another though the family was asked. What DPV has no word for stands in it under our own: that nobody was asked, why not, capacity, parental responsibility, court orders, limits, what has changed.";
        "consent.outcome" => Close("dpv:hasConsentStatus"), "Given and limited are `dpv:ConsentGiven` only on the route `consent`, where it stands: DPV calls that status valid for processing. On any other route no status is said of them.";
        "consent.decidedOn" => Exact("dpv:isIndicatedAtTime"), "";
        "consent.method" => Exact("dpv:hasIndicationMethod"), "DPV has the question and leaves the answers open: they are our own options.";
        "consent.by" => Close("dpv:isIndicatedBy"), "";
        "consent.by.name" => Exact("dpv:hasName"), "";
        "override" => None, "DPV has no word for consent that is overridden, or that is not required. That the processing goes on is told by its legal basis, which is not consent, beside the status of the consent as it is.";
        "override.rationale" => Exact("dpv:hasJustification"), "A `dpv:Justification` with its `dct:description`.";
        "advice" => None, "`dpv:ConsultationWithDPO` is near; but whose advice was had is told in words, which may name anybody.";
        "tests" => None, "`dpv:Necessity` is about something else: whether an answer is required or optional. DPV has no proportionality and no relevance.";
        "information" => Close("dpv:hasPersonalData"), "Each thing that is shared is a `dpv:PersonalData`.";
        "information.id" => Exact("dct:identifier"), "";
        "information.category" => None, "Categories are those of the agency’s own notice, so no term of DPV’s can be told from them.";
        "information.providedBy" => Exact("dpv:hasDataSource"), "A `dpv:DataSource`, by the id that the agency has as a recipient.";
        "information.permission" => None, "An agency’s leave to pass something on. A `dpv:Permission` is a rule, not an answer to a request.";
        "information.criminalProceedings" => None, "";
        "information.cpiaPermission" => None, "Leave under a law that DPV does not know.";
        "sharing" => Close("dpv:hasProcess"), "Each entry is a `dpv:PersonalDataProcess` that shares.";
        "sharing.recipient" => Exact("dpv:hasRecipient"), "A `dpv:Recipient`, by its id. Whether they are a controller or a third party, the payload does not say.";
        "sharing.purpose" => Close("dpv:hasPurpose"), "As our own option, which is a `dpv:Purpose`.";
        "sharing.information" => Exact("dpv:hasPersonalData"), "By reference.";
        "sharing.insideMash" => None, "DPV knows no such partnership.";
        "sharing.agreed" => None, "";
        "sharing.coveredByNotice" => None, "";
        "handling" => Exact("dpv:hasRule"), "As `dpv:hasObligation` or `dpv:hasProhibition`. Which duty it is, our own option says.";
        "outstanding" => None, "";
        "referrer" => Close("dpv:hasResponsibleEntity"), "The organisation that shares, as a `dpv:LegalEntity`.";
        "referrer.organisation" => Exact("dpv:hasName"), "";
        "referrer.contact" => Exact("dpv:hasContact"), "";
        "referrer.name" => Close("dpv:hasRepresentative"), "A `dpv:Representative` by its `dpv:hasName`.";
        "referrer.agency" => Close("dpv:Organisation"), "One of its kinds, where one fits.";
        "child" => None, "DPV describes kinds of people, not one person.";
        "referral" => None, "";
        "referral.concerns" => LeftOut, "It is the information itself, not what is said about sharing it (§2.2). Whoever needs it has the payload, which the export names by id and digest.";
        "answers" => LeftOut, "The agency’s own fields, for the same reason.";
        "digest" => None, "DPV has no digest of another document.";
    }
    options {
        AnyOption::ReferralKind(ReferralKind::Referral | ReferralKind::PoliceNotification | ReferralKind::ConsentChange) => None, "DPV does not say what kind of document something is.";
        AnyOption::SharingDecision(SharingDecision::Share) => None, "That there is a process says it.";
        AnyOption::SharingDecision(SharingDecision::DoNotShare) => NotExported, "Where nothing is shared there is no processing to describe.";
        AnyOption::Agency(Agency::Education) => Broader("dpv:EducationalOrganisation"), "Schools and colleges are; so are others.";
        AnyOption::Agency(Agency::Health) => Close("dpv:HealthcareOrganisation"), "";
        AnyOption::Agency(Agency::Police) => Broader("dpv:LawEnforcementOrganisation"), "The police are; so are others.";
        AnyOption::Agency(Agency::SocialCare) => None, "Part of a council, or a charity, or a company.";
        AnyOption::Agency(Agency::Probation) => None, "";
        AnyOption::Agency(Agency::Housing) => None, "Part of a council, or an association.";
        AnyOption::Agency(Agency::EarlyYears) => None, "A nursery school is a `dpv:EducationalOrganisation`, a childminder is not.";
        AnyOption::Agency(Agency::Voluntary) => Close("dpv:NonProfitOrganisation"), "";
        AnyOption::Agency(Agency::Other) => None, "";
        AnyOption::ConcernLevel(ConcernLevel::EarlyHelp | ConcernLevel::ChildInNeed | ConcernLevel::ChildProtection) => None, "Thresholds of English and Welsh social care.";
        AnyOption::PoliceNeed(PoliceNeed::SafeguardingResponse | PoliceNeed::PromoteWelfare) => None, "";
        AnyOption::Permission(Permission::Given | Permission::Refused | Permission::NotSought) => None, "See `information.permission`.";
        AnyOption::Purpose(Purpose::Safeguarding) => None, "No purpose of DPV’s is about protecting a child. `dpv:PublicBenefit` is about society at large, `dpv:ProtectionOfPublicSecurity` about crime.";
        AnyOption::Purpose(Purpose::Wellbeing) => None, "";
        AnyOption::Purpose(Purpose::Services) => Broader("dpv:ServiceProvision"), "Providing any service, to anybody.";
        AnyOption::Purpose(Purpose::Other) => NotExported, "The protocol does not permit it (§4.4c), so no payload has it.";
        AnyOption::Relationship(Relationship::Themself) => Close("dpv:DataSubject"), "For an unborn child it is the pregnant woman.";
        AnyOption::Relationship(Relationship::Parent) => Close("dpv:ParentOfDataSubject"), "Ours is also a step-parent or guardian who holds parental responsibility. Only where a data subject is named.";
        AnyOption::Relationship(Relationship::Carer) => Close("dpv:GuardianOfDataSubject"), "A carer need not be a guardian. Only where a data subject is named.";
        AnyOption::Relationship(Relationship::LocalAuthority) => None, "";
        AnyOption::Relationship(Relationship::DeputyOrAttorney) => None, "A `dpv:Representative` stands for a legal entity, not for a person without capacity.";
        AnyOption::Relationship(Relationship::Other) => None, "";
        AnyOption::Explained(Explained::Why | Explained::What | Explained::How | Explained::WithWhom) => None, "`dpv:OralNotice` is a notice by word of mouth, not what of one was explained.";
        AnyOption::Outcome(Outcome::Given) => Close("dpv:ConsentGiven"), "Only on the route `consent`. Whoever gave it may have given it for the child; DPV’s consent is the data subject’s own.";
        AnyOption::Outcome(Outcome::Limited) => Broader("dpv:ConsentGiven"), "Only on the route `consent`, where all that is shared is within the limits. DPV has no limited consent: the limits stand under our own words.";
        AnyOption::Outcome(Outcome::Refused) => Close("dpv:ConsentRefused"), "";
        AnyOption::Outcome(Outcome::Withdrawn) => Close("dpv:ConsentWithdrawn"), "DPV’s is withdrawn by the data subject, ours by whoever decides for the child.";
        AnyOption::Outcome(Outcome::Awaiting) => Exact("dpv:ConsentRequested"), "";
        AnyOption::Outcome(Outcome::Unable) => None, "Asked for, and nobody could be reached or could decide. That is not `dpv:ConsentRequestDeferred`, where somebody chose not to answer, nor `dpv:ConsentUnknown`, where nothing is known. The same holds where consent was not sought: nobody was asked, which is known well.";
        AnyOption::Method(Method::Written | Method::Verbal | Method::Electronic) => None, "DPV leaves the methods open.";
        AnyOption::CapacityOutcome(CapacityOutcome::HasCapacity | CapacityOutcome::LacksCapacity | CapacityOutcome::InDoubt) => None, "`dpv:MentallyVulnerableHuman` is a kind of person, not what came of considering one decision.";
        AnyOption::ParentalResponsibility(ParentalResponsibility::Yes | ParentalResponsibility::No | ParentalResponsibility::Unknown) => None, "Children Act 1989, section 3.";
        AnyOption::CourtOrder(CourtOrder::None | CourtOrder::ChildArrangementsLivesWith | CourtOrder::Residence | CourtOrder::SpecialGuardianship | CourtOrder::ParentalResponsibility | CourtOrder::AdoptionPlacement | CourtOrder::CareOrder | CourtOrder::EmergencyProtection) => None, "Orders of English and Welsh courts.";
        AnyOption::ChangeKind(ChangeKind::Use | ChangeKind::Relationship) => None, "";
        AnyOption::Ground(Ground::HarmIfSought | Ground::RefusedAndEscalating | Ground::AimsCompromised | Ground::ResponseRequired) => None, "See `override`.";
        AnyOption::Escalation(Escalation::Need | Escalation::Risk | Escalation::Harm) => None, "DPV’s risks are those of the processing, not those the child is in.";
        AnyOption::OverrideDecision(OverrideDecision::Made | OverrideDecision::AskedOfLocalAuthority) => None, "";
        AnyOption::LawfulBasis(LawfulBasis::Consent) => Close("dpv:Consent"), "Only on the route `consent`, and only of what was agreed to. Somebody else may have consented for the data subject.";
        AnyOption::LawfulBasis(LawfulBasis::PublicTask) => Close("dpv:PublicInterest"), "With `dpv:OfficialAuthorityOfController` the two halves of Article 6(1)(e); the payload does not say which.";
        AnyOption::LawfulBasis(LawfulBasis::LegalObligation) => Exact("dpv:LegalObligation"), "";
        AnyOption::LawfulBasis(LawfulBasis::VitalInterests) => Exact("dpv:VitalInterest"), "";
        AnyOption::LawfulBasis(LawfulBasis::RecognisedLegitimateInterest) => None, "UK GDPR Article 6(1)(ea), of 2025. `dpv:LegitimateInterest` is another basis: there the interest is weighed against the rights of the person, here it is not.";
        AnyOption::OriginatorPermission(OriginatorPermission::OutsideMash | OriginatorPermission::Always) => NotExported, "Only a policy has it.";
        AnyOption::Severity(Severity::Stop | Severity::Missing | Severity::Invalid | Severity::Outstanding | Severity::Advice) => NotExported, "Only findings have it.";
        AnyOption::Status(Status::Ready | Status::Incomplete | Status::Stop) => NotExported, "Only an assessment has it.";
        AnyOption::Route(Route::Consent | Route::Override | Route::Police | Route::ProtectLife | Route::ConsentChange) => None, "See `decision`.";
        AnyOption::Route(Route::NotSharing | Route::None) => NotExported, "Nothing is shared.";
        AnyOption::Consenter(Consenter::ParentOrCourtCarer | Consenter::Themself | Consenter::DecidingForThem | Consenter::Unknown) => None, "Who may consent, not who did.";
        AnyOption::PayloadType(PayloadType::Referral | PayloadType::PoliceNotification) => Broader("dpv:PersonalDataProcess"), "";
        AnyOption::PayloadType(PayloadType::DecisionNotToShare) => NotExported, "Where nothing is shared there is no processing to describe; and the record of it stays with the agency that decided (§1.7).";
        AnyOption::PayloadType(PayloadType::ConsentChange) => Close("dpv:ConsentRecord"), "";
        AnyOption::Language(Language::English) => NotExported, "That of messages.";
        AnyOption::Handling(Handling::ClarifyConsentBeforeAction | Handling::SeekConsentAgainOnChange | Handling::RespectLimits | Handling::RespectLimitsNotOverridden | Handling::DiscussRefusalWithReferrer | Handling::DecideOverride | Handling::RecordOverrideDecision | Handling::AskOriginatorBeforePassingOn | Handling::AskBeforeSharingOrStoringOutsideMash | Handling::TellFamilyWhenSafe | Handling::CompleteOutstanding | Handling::StopRelyingOnConsent) => Broader("dpv:Obligation"), "A duty to do something.";
        AnyOption::Handling(Handling::DoNotAlertFamily | Handling::UseOnlyForSafeguarding | Handling::KeepWithinMash) => Broader("dpv:Prohibition"), "A duty not to do something.";
    }
}
