//! The closed sets of options that an answer is chosen from, each with its words in JSON.

use core::fmt;

use crate::texts::{place, texts};

/// A closed set of options: a question answered with one of a few words.
///
/// Both directions between option and word, and the order of the options, come from one list.
pub trait Choice: Copy + Eq + fmt::Debug + 'static {
    /// The set that it belongs to.
    const SET: Choices;
    /// Every option, in the order in which a form offers them.
    const ALL: &'static [Self];
    /// Its place in that order.
    fn place(self) -> u8;
    /// The option at a place in the order of the set; `None` where there is none.
    fn from_place(place: u32) -> Option<Self>;
    /// The word that stands for this option in JSON.
    fn word(self) -> &'static str {
        WORDS.get(usize::from(Self::SET.first()) + usize::from(self.place()))
    }
    /// The option that a word stands for; `None` where there is no such word.
    fn from_word(word: &str) -> Option<Self> {
        Self::from_place(Self::SET.place_of(word)?)
    }
}

/// Declares a [`Choice`]: the enum, its words, both directions and the order, from one list.
macro_rules! choices {
    ($($(#[$meta:meta])* $name:ident { $($(#[$option_meta:meta])* $option:ident = $word:literal,)+ })+) => {
        /// Every set of options, by name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Choices { $($(#[$meta])* $name,)+ }

        /// One option of any set: what a language has words for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum AnyOption { $($(#[$meta])* $name($name),)+ }

        texts! {
            /// The words of every option of every set, in order.
            static WORDS = &[$($($word,)+)+]
        }

        /// The number of the first option of each set among all, and at the end how many there are.
        const FIRST: [u8; Choices::ALL.len() + 1] = first(&[$(<$name as Choice>::ALL.len(),)+]);

        impl Choices {
            /// Every set.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The name of the set, as TypeScript has it.
            #[must_use]
            pub fn name(self) -> &'static str {
                texts! { static NAMES = &[$(stringify!($name),)+] }
                NAMES.get(self as usize)
            }
        }

        impl AnyOption {
            /// Every option of every set, in order.
            pub const ALL: &'static [Self] = &[$($(Self::$name($name::$option),)+)+];

            /// The set that it belongs to.
            #[must_use]
            pub const fn set(self) -> Choices {
                match self { $(Self::$name(_) => Choices::$name,)+ }
            }

            /// Its place in the order of the set.
            fn place(self) -> u8 {
                match self { $(Self::$name(option) => option.place(),)+ }
            }
        }
    $(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $($(#[$option_meta])* $option,)+ }

        impl $crate::choices::Choice for $name {
            const SET: Choices = Choices::$name;
            const ALL: &'static [Self] = &[$(Self::$option,)+];
            #[inline]
            fn place(self) -> u8 {
                self as u8
            }
            #[inline]
            fn from_place(place: u32) -> Option<Self> {
                $(if place == Self::$option as u32 { return Some(Self::$option); })+
                None
            }
        }
    )+};
}

/// Where each of some lists begins when they stand one after another, and where the last ends.
#[allow(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "evaluated by the compiler; there are about a hundred options"
)]
const fn first<const LISTS: usize, const ENDS: usize>(lengths: &[usize; LISTS]) -> [u8; ENDS] {
    let mut first = [0; ENDS];
    let mut list = 0;
    while list < LISTS {
        first[list + 1] = first[list] + lengths[list] as u8;
        list += 1;
    }
    first
}

impl Choices {
    /// The number of its first option among all.
    #[inline]
    const fn first(self) -> u8 {
        let [first, ..] = self.bounds();
        first
    }

    /// The number of its first option among all, and of the first that is not its own.
    #[inline]
    #[allow(clippy::indexing_slicing, reason = "there is one more than there are sets")]
    const fn bounds(self) -> [u8; 2] {
        [FIRST[self as usize], FIRST[self as usize + 1]]
    }

    /// Its words in JSON, in the order in which a form offers them.
    #[must_use]
    pub fn words(self) -> &'static [&'static str] {
        let [first, next] = self.bounds();
        WORDS.some(first.into(), (next - first).into())
    }

    /// Its options, in the same order.
    pub fn options(self) -> impl Iterator<Item = AnyOption> {
        let [first, next] = self.bounds();
        AnyOption::ALL.get(usize::from(first)..usize::from(next)).unwrap_or_default().iter().copied()
    }

    /// The place of the option that a word stands for; `None` where there is no such word.
    #[must_use]
    pub fn place_of(self, word: &str) -> Option<u32> {
        place(self.words(), word)?.try_into().ok()
    }
}

impl AnyOption {
    /// Its number among all options.
    pub(crate) fn number(self) -> usize {
        usize::from(self.set().first()) + usize::from(self.place())
    }

    /// Its word in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        WORDS.get(self.number())
    }
}

choices! {
    /// What is being made: `referral.kind` (§5.8a, §5.10).
    ReferralKind {
        /// A referral of a child to the hub.
        Referral = "referral",
        /// Any referral or notification by the police (§5.8a).
        PoliceNotification = "police-notification",
        /// Consent that was given before is withdrawn or limited (§5.10).
        ConsentChange = "consent-change",
    }

    /// Whether to share: `referral.decision` (§1.7).
    SharingDecision {
        /// The information is shared.
        Share = "share",
        /// It is not shared, and that is recorded (§1.7).
        DoNotShare = "do-not-share",
    }

    /// The referrer's kind of agency: `referrer.agency`.
    Agency {
        /// Schools and colleges.
        Education = "education",
        /// Health services.
        Health = "health",
        /// The police (§5.8a).
        Police = "police",
        /// Social care.
        SocialCare = "social-care",
        /// Probation.
        Probation = "probation",
        /// Housing.
        Housing = "housing",
        /// Early years settings.
        EarlyYears = "early-years",
        /// Voluntary and community organisations.
        Voluntary = "voluntary",
        /// Any other.
        Other = "other",
    }

    /// The level of concern: `referral.concernLevel`.
    ConcernLevel {
        /// Early help would do.
        EarlyHelp = "early-help",
        /// A child in need.
        ChildInNeed = "child-in-need",
        /// There are child protection concerns (§5.8b).
        ChildProtection = "child-protection",
    }

    /// The considered need for a police notification: `referral.need` (§5.8a).
    PoliceNeed {
        /// A safeguarding response.
        SafeguardingResponse = "safeguarding-response",
        /// To promote the welfare of a child.
        PromoteWelfare = "promote-welfare",
    }

    /// Whether somebody's permission was given: the originator's (§4.4d) or that under the CPIA (§3.1).
    Permission {
        /// Asked, and given.
        Given = "given",
        /// Asked, and refused.
        Refused = "refused",
        /// Not asked yet.
        NotSought = "not-sought",
    }

    /// What information is shared for: `sharing[].purpose` (§4.4b, §4.4c).
    Purpose {
        /// To safeguard the child.
        Safeguarding = "safeguarding",
        /// To improve the child's wellbeing.
        Wellbeing = "wellbeing",
        /// To refer the family on for services and interventions.
        Services = "services",
        /// Anything else, which the protocol does not permit (§4.4c).
        Other = "other",
    }

    /// Who a person is to the child: `consent.by.relationship` and `openness.givenTo` (§5.2, §5.4).
    Relationship {
        /// The child or young person, or the pregnant woman of an unborn child.
        Themself = "self",
        /// A parent, or a step-parent or guardian who holds parental responsibility.
        Parent = "parent",
        /// Somebody else who looks after the child.
        Carer = "carer",
        /// The local authority.
        LocalAuthority = "local-authority",
        /// A deputy appointed by the court, or an attorney.
        DeputyOrAttorney = "deputy-or-attorney",
        /// Somebody else.
        Other = "other",
    }

    /// What was explained to the family in person: `openness.explained` (§1.5, §5.1).
    Explained {
        /// Why information is shared.
        Why = "why",
        /// What is shared.
        What = "what",
        /// How it is shared.
        How = "how",
        /// With whom it is shared.
        WithWhom = "with-whom",
    }

    /// What came of asking for consent: `consent.outcome`.
    Outcome {
        /// They agreed to all of it.
        Given = "given",
        /// They agreed to part of it (§5.10).
        Limited = "limited",
        /// They refused (§5.8c).
        Refused = "refused",
        /// They agreed, and have since withdrawn (§5.10).
        Withdrawn = "withdrawn",
        /// There is no answer yet.
        Awaiting = "awaiting",
        /// They could not be reached, or cannot decide.
        Unable = "unable",
    }

    /// How consent was given: `consent.method`.
    Method {
        /// In writing.
        Written = "written",
        /// By word of mouth.
        Verbal = "verbal",
        /// Electronically.
        Electronic = "electronic",
    }

    /// What considering capacity came to: `consent.capacity.outcome` (§5.5).
    CapacityOutcome {
        /// They can decide.
        HasCapacity = "has-capacity",
        /// They cannot decide this.
        LacksCapacity = "lacks-capacity",
        /// It is not clear.
        InDoubt = "in-doubt",
    }

    /// Whether a parent holds parental responsibility: `consent.by.parentalResponsibility` (§5.4).
    ParentalResponsibility {
        /// They hold it.
        Yes = "yes",
        /// They do not.
        No = "no",
        /// It is not known.
        Unknown = "unknown",
    }

    /// The order that gives somebody parental responsibility: `consent.by.courtOrder` (§5.4).
    CourtOrder {
        /// There is no order.
        None = "none",
        /// A child arrangements order that says with whom the child lives.
        ChildArrangementsLivesWith = "child-arrangements-lives-with",
        /// A residence order.
        Residence = "residence",
        /// A special guardianship order.
        SpecialGuardianship = "special-guardianship",
        /// A parental responsibility order.
        ParentalResponsibility = "parental-responsibility",
        /// An adoption placement order.
        AdoptionPlacement = "adoption-placement",
        /// A care order.
        CareOrder = "care-order",
        /// An emergency protection order.
        EmergencyProtection = "emergency-protection",
    }

    /// What has changed since consent was given: `change.kind` (§5.9).
    ChangeKind {
        /// The way the information is to be used.
        Use = "use",
        /// The relationship between the agency and the person.
        Relationship = "relationship",
    }

    /// The ground for going on without consent: `override.ground`.
    Ground {
        /// Asking would put the child at risk of significant harm (§5.8b).
        HarmIfSought = "harm-if-sought",
        /// Consent was refused and the concern is likely to escalate (§5.8c).
        RefusedAndEscalating = "refused-and-escalating",
        /// Asking might compromise the aims of safeguarding (§5.8f).
        AimsCompromised = "aims-compromised",
        /// A safeguarding response is required, or welfare is to be promoted, and there is a lawful basis (§5.6).
        ResponseRequired = "response-required",
    }

    /// What escalates: `override.escalation` (§5.8b).
    Escalation {
        /// The child's need.
        Need = "need",
        /// The risk to the child.
        Risk = "risk",
        /// The harm to the child.
        Harm = "harm",
    }

    /// Whether the decision to override is made or asked for: `override.decision` (§5.8b).
    OverrideDecision {
        /// It is made.
        Made = "made",
        /// The local authority is asked to make it.
        AskedOfLocalAuthority = "asked-of-local-authority",
    }

    /// The lawful basis under UK GDPR Article 6: `lawfulBasis` (§5.6).
    LawfulBasis {
        /// Consent.
        Consent = "consent",
        /// A task in the public interest (§4.2).
        PublicTask = "public-task",
        /// A legal obligation.
        LegalObligation = "legal-obligation",
        /// Somebody's vital interests.
        VitalInterests = "vital-interests",
        /// A recognised legitimate interest.
        RecognisedLegitimateInterest = "recognised-legitimate-interest",
    }

    /// Whose information needs its originator's permission to be passed on: `policy.originatorPermission` (§4.4d).
    OriginatorPermission {
        /// Only when it goes outside the MASH.
        OutsideMash = "outside-mash",
        /// Always.
        Always = "always",
    }

    /// How much a finding weighs.
    Severity {
        /// Nothing goes yet on these answers: the protocol does not allow it.
        Stop = "stop",
        /// Something is still to be answered, or done.
        Missing = "missing",
        /// An answer is there and cannot be right.
        Invalid = "invalid",
        /// It would be one of the three above, but a life is at risk: submit now, complete after.
        Outstanding = "outstanding",
        /// Good practice; never blocks.
        Advice = "advice",
    }

    /// Whether the answers can go.
    Status {
        /// A payload can be made.
        Ready = "ready",
        /// Something is missing or cannot be right.
        Incomplete = "incomplete",
        /// The protocol does not allow it on these answers.
        Stop = "stop",
    }

    /// The way that is open to a referral.
    Route {
        /// On consent that stands.
        Consent = "consent",
        /// With consent overridden, or not required, on a recorded ground.
        Override = "override",
        /// As a police notification (§5.8a).
        Police = "police",
        /// Because a life is at risk (§2.3).
        ProtectLife = "protect-life",
        /// It is decided not to share (§1.7).
        NotSharing = "not-sharing",
        /// Consent given before is withdrawn or limited (§5.10).
        ConsentChange = "consent-change",
        /// None is open yet.
        None = "none",
    }

    /// Who may consent.
    Consenter {
        /// A parent with parental responsibility, or a carer who has it from a court (§5.4).
        ParentOrCourtCarer = "parent-or-court-carer",
        /// The young person, or the pregnant woman of an unborn child (§5.2).
        Themself = "self",
        /// Somebody who decides for a person without capacity (§5.5).
        DecidingForThem = "deciding-for-them",
        /// Not known, as the age is not.
        Unknown = "unknown",
    }

    /// What kind of document leaves the form: the payload's `type`.
    PayloadType {
        /// A referral.
        Referral = "referral",
        /// A police notification.
        PoliceNotification = "police-notification",
        /// The record of a decision not to share (§1.7).
        DecisionNotToShare = "decision-not-to-share",
        /// Consent that is withdrawn or limited (§5.10).
        ConsentChange = "consent-change",
    }

    /// A language that the messages are written in.
    Language {
        /// English.
        English = "en",
    }

    /// A duty that travels with a payload.
    Handling {
        /// Make clear before any action that consent was received (§5.3).
        ClarifyConsentBeforeAction = "clarify-consent-before-action",
        /// Ask for consent again where something significant changes (§5.9).
        SeekConsentAgainOnChange = "seek-consent-again-on-change",
        /// Keep to the limits of the consent (§5.10).
        RespectLimits = "respect-limits",
        /// Keep to its limits in all that is not overridden (§5.10).
        RespectLimitsNotOverridden = "respect-limits-not-overridden",
        /// Discuss the unclear refusal with the referrer at once (§5.8d).
        DiscussRefusalWithReferrer = "discuss-refusal-with-referrer",
        /// Decide whether consent is overridden (§5.8b, §5.8e).
        DecideOverride = "decide-override",
        /// Record and make clear the decision to override consent (§5.8e).
        RecordOverrideDecision = "record-override-decision",
        /// Do not let the family know (§5.8b, §5.8f).
        DoNotAlertFamily = "do-not-alert-family",
        /// Use it for safeguarding and wellbeing only (§4.4c).
        UseOnlyForSafeguarding = "use-only-for-safeguarding",
        /// Keep it within the MASH (§4.4b, §3.1).
        KeepWithinMash = "keep-within-mash",
        /// Ask the agency that it came from before passing it on (§4.4d).
        AskOriginatorBeforePassingOn = "ask-originator-before-passing-on",
        /// Ask before sharing or storing it outside the MASH (§3.1).
        AskBeforeSharingOrStoringOutsideMash = "ask-before-sharing-or-storing-outside-mash",
        /// Tell the family as soon as it is safe (§1.5).
        TellFamilyWhenSafe = "tell-family-when-safe",
        /// Complete what is outstanding (§2.3).
        CompleteOutstanding = "complete-outstanding",
        /// Stop relying on the consent (§5.10).
        StopRelyingOnConsent = "stop-relying-on-consent",
    }
}
