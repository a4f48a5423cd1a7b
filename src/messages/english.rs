//! English.
//!
//! Written for a tired referrer at the end of a long day, on a phone or with a screen reader: plain words, short
//! sentences, "you", and no blame. A term of the field is explained where it is first needed. Clauses are not named
//! here, as they are shown separately.

pub(super) mod completed;
pub(super) mod export;
pub mod hub;
#[cfg(not(target_arch = "wasm32"))]
pub(super) mod sealing;

use super::blob::{PROMPTS, in_one_piece};
use super::{Message, Wording};
use crate::choices::{
    Agency, AnyOption, CapacityOutcome, ChangeKind, ConcernLevel, Consenter, CourtOrder, Escalation, Explained, Ground,
    Handling, Language, LawfulBasis, Method, OriginatorPermission, Outcome, OverrideDecision, ParentalResponsibility,
    PayloadType, Permission, PoliceNeed, Purpose, ReferralKind, Relationship, Route, Severity, SharingDecision, Status,
};
use crate::policy::PolicyCode;
use crate::protocol::Clause;
use crate::record::{InformationMember, Question, SharingMember};
use crate::rules::RuleCode;

in_one_piece! {
    no_dead_end: "If you are unsure or it cannot wait, phone {hub} on {phone} now. If a child is in immediate danger, \
        phone 999 first: this form can wait. If a life is at risk, record that when you come back to this form.",
    nearest: "Did you mean “{nearest}”?",
    whole_number: "Give a whole number from {least} to {most}, in figures: 2 for two and a half.",
    out_of_hours: "out of hours",
    and: "and",
    officer: "your data protection officer",
    record: "this form",
}

/// What a form says of its own.
#[cfg(feature = "form")]
pub static FORM: super::FormWords = super::FormWords {
    problem: "There is a problem",
    error: "Error:",
    error_in_title: "Error: ",
    errors_in_title: "{n} errors: ",
    advice: "Advice:",
    one_word: "1 word so far",
    words: "{n} words so far",
    more: "; {n} more wanted.",
    more_different: "; {n} more different ones wanted.",
    enough: ". That is enough if the questions are answered.",
};

/// A label, and a hint where one helps.
macro_rules! wording {
    ($label:literal) => {
        wording!($label, "")
    };
    ($label:literal, $hint:literal) => {
        &Wording { label: $label, hint: $hint }
    };
}

/// What a rule says.
const fn rule(code: RuleCode) -> Message {
    use RuleCode as R;
    *match code {
        R::RecordUnknownField => &Message {
            what: "“{key}” is not a question of this form.",
            why: "Its answer cannot be checked or sent.",
            next: "This is a fault in the form, not yours: tell the people who run it.",
        },
        R::RecordWrongType => &Message {
            what: "The answer to “{question}” is not one that this form can read.",
            why: "It cannot be checked or sent.",
            next: "Answer it again, or choose one of the options.",
        },
        R::RecordBadDate => &Message {
            what: "The date at “{question}” is not a real date.",
            why: "Ages and time limits are worked out from dates.",
            next: "Check the day, month and year: numbers only, the year in four figures, like 2016.",
        },
        R::RecordFutureDate => &Message {
            what: "The date at “{question}” is later than it can be.",
            why: "It is after today, or after the date of this referral.",
            next: "Check it, and the date of this referral.",
        },
        R::RecordNotAsked => &Message {
            what: "Your answer to “{question}” will not be sent.",
            why: "Your other answers mean that it is not needed.",
            next: "You need do nothing. If it should count, check the answers before it.",
        },
        R::ReferrerMissing => &Message {
            what: "“{question}” is not answered yet.",
            why: "The record must show who shares what, with whom and what for, and {hub} may need to reach you.",
            next: "Answer it.",
        },
        R::DecisionReasonMissing => &Message {
            what: "You have not yet said why you decided not to share.",
            why: "A decision not to share needs a reason on record too.",
            next: "Say why in a few sentences.",
        },
        R::DecisionHarmRemains => &Message {
            what: "You have decided not to share, though you have child protection concerns.",
            why: "The child may still be at risk. A lack of consent is no barrier if a child needs safeguarding or \
                support.",
            next: "Talk to your safeguarding lead, or to {hub} on {phone}, before you leave it there. \
                If anything gets worse, decide again.",
        },
        R::ChildAgeMissing => &Message {
            what: "The child’s age is not known yet.",
            why: "Who can consent depends on it. Under 16, it is usually a parent. From 16, it is the young person.",
            next: "Give the date of birth. If you do not know it, give the due date of an unborn baby, or your best \
                guess of the age.",
        },
        R::ChildAgeEstimated => &Message {
            what: "The child’s age is an estimate.",
            why: "Who can consent depends on it, above all around 16.",
            next: "Give the date of birth if you can, but do not wait for it.",
        },
        R::ChildExpectedDatePast => &Message {
            what: "The due date is more than 6 weeks ago.",
            why: "Who can consent changes once the baby is born.",
            next: "Give the date of birth instead, or correct the due date.",
        },
        R::ConcernsMissing => &Message {
            what: "You have not yet said what you are worried about.",
            why: "It is the reason for sharing anything at all.",
            next: "Say what happened, when, and what it does to the child.",
        },
        R::ConcernsThin => &Message {
            what: "Your concern is a start: {words} of at least {minWords} words.",
            why: "It helps {hub} to see how soon to act.",
            next: "Say what happened, when, and what it does to the child.",
        },
        R::LevelMissing => &Message {
            what: "You have not yet said how serious your concern is.",
            why: "It helps {hub} to see how soon to act.",
            next: "Choose the level that fits what you know now.",
        },
        R::PoliceNeedMissing => &Message {
            what: "You have not yet said what this notification is for.",
            why: "The police may notify without consent if they consider that a child needs safeguarding or support.",
            next: "Choose whether the child needs a safeguarding response, or help with their welfare.",
        },
        R::PoliceNoConsentNeeded => &Message {
            what: "You work for the police, but this is set up as a referral.",
            why: "The police may notify without consent if they consider that a child needs safeguarding or support.",
            next: "If this is for the police, change it to a police notification.",
        },
        R::PoliceNotPolice => &Message {
            what: "Only the police can make a police notification.",
            why: "Other agencies ask for consent first, or record why they go on without it.",
            next: "Change this to a referral, or correct the agency that you work for.",
        },
        R::InformationMissing => &Message {
            what: "You have not yet said what you are sharing.",
            why: "The record must show who shares what, with whom and what for.",
            next: "Add each kind of information, such as health or school attendance.",
        },
        R::SharingMissing => &Message {
            what: "You have not yet said who you are sharing with.",
            why: "The record must show who shares what, with whom and what for.",
            next: "Add each recipient.",
        },
        R::InformationDetailMissing => &Message {
            what: "“{question}” is not answered yet for something that you are sharing.",
            why: "The record must show who shares what, with whom and what for.",
            next: "Answer it, or leave this out.",
        },
        R::SharingDetailMissing => &Message {
            what: "“{question}” is not answered yet for someone that you are sharing with.",
            why: "The record must show who shares what, with whom and what for.",
            next: "Answer it, or leave this recipient out.",
        },
        R::InformationDuplicateId => &Message {
            what: "Two things that you are sharing have the same short name.",
            why: "Nobody could tell which of them is meant.",
            next: "Give one of them another name.",
        },
        R::SharingUnknownInformation => &Message {
            what: "This recipient is to get something that is not on the list of what you are sharing.",
            why: "The record must show who shares what, with whom and what for.",
            next: "Add it to that list, or leave it out here.",
        },
        R::InformationNotShared => &Message {
            what: "You have listed this, but nobody is to get it.",
            why: "Share what the purpose needs, not too much and not too little.",
            next: "Leave it out, or say who needs it.",
        },
        R::SharingPurposeNotPermitted => &Message {
            what: "Information may not be shared for this purpose.",
            why: "Information is used only to keep children safe and improve their wellbeing.",
            next: "Choose another purpose if one fits, or leave this recipient out.",
        },
        R::SharingOutsideMash => &Message {
            what: "This recipient is not part of the MASH.",
            why: "Information leaves the MASH (the Multi-Agency Safeguarding Hub) only to refer a family on to a \
                service, as agreed.",
            next: "Leave this recipient out. If you want to refer the family on to a service, choose that purpose and \
                ask whether they agree.",
        },
        R::SharingOnwardNotAgreed => &Message {
            what: "You have not yet said whether the family agreed to be referred on to this service.",
            why: "Information leaves the MASH (the Multi-Agency Safeguarding Hub) only to refer a family on to a \
                service, as agreed.",
            next: "Ask them and record the answer, or leave this recipient out.",
        },
        R::SharingOnwardRefused => &Message {
            what: "The family did not agree to be referred on to this service.",
            why: "Information leaves the MASH (the Multi-Agency Safeguarding Hub) only to refer a family on to a \
                service, as agreed.",
            next: "Leave this recipient out, or talk to the family again and record the new answer. You can still \
                share with the MASH itself.",
        },
        R::SourcePermissionMissing => &Message {
            what: "You have not yet said whether the agency that this came from lets you pass it on.",
            why: "What another agency told you is passed on only with its permission.",
            next: "Ask them and record the answer, or leave this out.",
        },
        R::SourcePermissionRefused => &Message {
            what: "The agency that this came from does not let you pass it on.",
            why: "What another agency told you is passed on only with its permission.",
            next: "Leave this out and say who holds it, or leave the recipient out. Or ask again, saying why it is \
                needed, and record the new answer.",
        },
        R::SourceRefusedInside => &Message {
            what: "The agency that this came from does not want it passed on.",
            why: "{hub} can ask that agency for it.",
            next: "Leave this out and say who holds it, unless it is needed to keep the child safe.",
        },
        R::CpiaPermissionMissing => &Message {
            what: "You have not yet recorded permission to share this outside the MASH (the Multi-Agency Safeguarding \
                Hub).",
            why: "It is part of criminal proceedings, and sharing it could harm the case.",
            next: "Ask the police who may give permission and record the answer, or leave this out.",
        },
        R::CpiaPermissionRefused => &Message {
            what: "Permission to share this outside the MASH (the Multi-Agency Safeguarding Hub) was refused.",
            why: "It is part of criminal proceedings, and sharing it could harm the case.",
            next: "Leave this out, or leave out the recipients outside the MASH. \
                Or ask again, saying why it is needed, and record the new answer.",
        },
        R::OpennessNoticeMissing => &Message {
            what: "You have not yet said whether the family was given the privacy notice.",
            why: "Families should be told how information about them is used, unless there is a good reason not to.",
            next: "Answer yes or no. If no, you are asked why.",
        },
        R::OpennessNoticeDetailMissing => &Message {
            what: "“{question}” is not answered yet.",
            why: "The record must show what the family was told.",
            next: "Answer it.",
        },
        R::OpennessExplain => &Message {
            what: "Still to explain in person: {lacks}.",
            why: "Families should be told how information about them is used.",
            next: "Explain it, and record that you did.",
        },
        R::OpennessNoticeSuperseded => &Message {
            what: "The privacy notice that was given is not the one in use, {noticeVersion}.",
            why: "The family may not know how information about them is used now.",
            next: "Give them version {noticeVersion} and record that you did, or correct the version.",
        },
        R::OpennessNoticeNotInForce => &Message {
            what: "The privacy notice was not in use on the day that it was given.",
            why: "The family may not know how information about them is used now.",
            next: "Check the date. If it is right, give them the one in use and record the new date.",
        },
        R::OpennessOtherPersonTold => &Message {
            what: "The person who agreed is not the person you told.",
            why: "Whoever decides should know what they decide about.",
            next: "Make sure that the person who agreed has been told too.",
        },
        R::OpennessWithheldReasonMissing => &Message {
            what: "You have not yet said why the privacy notice was not given.",
            why: "Families should be told how information about them is used, unless there is a good reason not to.",
            next: "Say why in a sentence: perhaps telling them now would not be safe.",
        },
        R::OpennessRecipientNotInNotice => &Message {
            what: "The privacy notice does not name this recipient.",
            why: "The family would not expect this.",
            next: "Check that it is needed. If it is, tell the family, if that is safe.",
        },
        R::OpennessPurposeNotInNotice => &Message {
            what: "The privacy notice does not name this purpose.",
            why: "The family would not expect this.",
            next: "Check that it is needed. If it is, tell the family, if that is safe.",
        },
        R::OpennessCategoryNotInNotice => &Message {
            what: "The privacy notice does not name this kind of information.",
            why: "The family would not expect this.",
            next: "Check that it is needed. If it is, tell the family, if that is safe.",
        },
        R::ConsentSoughtMissing => &Message {
            what: "You have not yet said whether you asked for consent.",
            why: "It is good practice to ask before you refer, unless there is a good reason not to.",
            next: "Answer yes or no. If no, you are asked why.",
        },
        R::ConsentSeekFirst => &Message {
            what: "You have not asked for consent, and no ground for going on without it is recorded.",
            why: "It is good practice to ask before you refer, unless there is a good reason not to.",
            next: "Ask, if it is safe. If it is not, or if consent is not required, choose the ground that fits.",
        },
        R::ConsentOutcomeMissing => &Message {
            what: "You have not yet said what they answered about consent.",
            why: "What you may share depends on it.",
            next: "Choose what they said, or that there is no answer yet.",
        },
        R::ConsentAwaiting => &Message {
            what: "There is no answer about consent yet.",
            why: "A lack of consent is no barrier if a child needs safeguarding or support.",
            next: "Ask again. If it cannot wait, choose a ground for going on without consent.",
        },
        R::ConsentUnable => &Message {
            what: "They could not be reached, or could not decide.",
            why: "A lack of consent is no barrier if a child needs safeguarding or support.",
            next: "Try again, or ask someone else who may decide. If it cannot wait, choose a ground for going on \
                without consent.",
        },
        R::ConsentRefused => &Message {
            what: "Consent was refused, and no ground for going on without it is recorded.",
            why: "To set aside someone’s wishes needs a reason on record.",
            next: "Talk to them again, or ask someone else who may decide. If the child may come to significant harm \
                unless you share, choose a ground for going on without consent. Or decide not to share.",
        },
        R::ConsentWithdrawn => &Message {
            what: "Consent was withdrawn, and no ground for going on without it is recorded.",
            why: "People may withdraw or limit their consent at any time. To set aside someone’s wishes needs a reason \
                on record.",
            next: "Talk to them again, or ask someone else who may decide. If the child may come to significant harm \
                unless you share, choose a ground for going on without consent. Or decide not to share.",
        },
        R::ConsentRefusalUnclear => &Message {
            what: "It is not clear why they refused or withdrew consent.",
            why: "{hub} has to talk to you before it decides whether to go on.",
            next: "Phone {hub} on {phone} now. If you learn the reason, record it.",
        },
        R::ConsentDetailMissing => &Message {
            what: "“{question}” is not answered yet.",
            why: "The record must show who agreed, when and how.",
            next: "Answer it.",
        },
        R::ConsentParentalResponsibilityMissing => &Message {
            what: "It is not known whether this parent holds parental responsibility.",
            why: "This is the legal right to decide for a child. They need it to consent.",
            next: "Find out and record the answer, or ask someone else who may decide. If it cannot wait, choose a \
                ground for going on without consent.",
        },
        R::ConsentCourtOrderMissing => &Message {
            what: "You have not yet said which court order gives this person parental responsibility.",
            why: "This is the legal right to decide for a child. They need it to consent.",
            next: "Ask to see the order if you can. If there is none, choose that.",
        },
        R::ConsentCapacityMissing => &Message {
            what: "You have not yet said whether this person has capacity to consent.",
            why: "From 16, it is the young person who decides. Capacity means being able to understand and make this \
                decision.",
            next: "Consider it with them, and record the result. If it cannot wait, choose a ground for going on \
                without consent.",
        },
        R::ConsentCapacityInDoubt => &Message {
            what: "It is in doubt whether this person has capacity to consent.",
            why: "Capacity means being able to understand and make this decision. Without it, a yes is not consent.",
            next: "Ask someone qualified to settle it, and record the result. If it cannot wait, choose a ground for \
                going on without consent.",
        },
        R::ConsentCapacityReasonMissing => &Message {
            what: "You have not yet said why they lack capacity, or why it is in doubt.",
            why: "To set aside someone’s wishes needs a reason on record.",
            next: "Say what you have seen or heard that makes you think so.",
        },
        R::ConsentNotCompetent => &Message {
            what: "On these answers, the person who agreed cannot consent for this child.",
            why: "Under 16, it is usually a parent with parental responsibility (the legal right to decide for a \
                child), or a carer who has it from a court. From 16, it is the young person. If they lack capacity, it \
                is a deputy or attorney, or at 16 and 17 a parent or carer as before. Before birth, it is the pregnant \
                woman.",
            next: "Ask someone who may decide, or correct your answers about who agreed. If a child under 16 decided \
                for themself, say why. Or choose a ground for going on without consent, or decide not to share.",
        },
        R::ConsentNotInformed => &Message {
            what: "They agreed, but they have not been told about the sharing.",
            why: "Without knowing why, what, how and with whom, a yes is not consent.",
            next: "Explain all four, give the privacy notice, ask again, and record the new answer and its date. Or \
                choose a ground for going on without consent, or decide not to share.",
        },
        R::ConsentSeekAgain => &Message {
            what: "Something important has changed since they agreed.",
            why: "They agreed to how things were then, so they need to be asked again.",
            next: "Tell them what has changed, ask again, and record the new answer and its date. \
                Or choose a ground for going on without consent, or decide not to share.",
        },
        R::ConsentChangeDateMissing => &Message {
            what: "You have not yet said when it changed.",
            why: "If it was after they agreed, they need to be asked again.",
            next: "Give the date, or clear the answer that something important has changed.",
        },
        R::ConsentLimitsMissing => &Message {
            what: "You have not yet said what they agreed to.",
            why: "They agreed to part of it. Only a recorded decision can go beyond.",
            next: "Choose who may get it, or which information, or both.",
        },
        R::ConsentBeyondLimits => &Message {
            what: "This goes beyond what they agreed to.",
            why: "They agreed to part of it. Only a recorded decision can go beyond.",
            next: "Leave this out, or ask whether they agree to it too. \
                Or choose a ground for going on without consent, or decide not to share.",
        },
        R::ConsentOld => &Message {
            what: "They agreed more than {days} days ago.",
            why: "They may see it differently now.",
            next: "Ask whether they still agree, and record the new answer and its date.",
        },
        R::OverrideGroundMismatch => &Message {
            what: "This ground does not fit your answers about consent.",
            why: "A ground depends on whether you asked and what they said.",
            next: "Choose the ground that fits, or correct your answers about consent.",
        },
        R::OverrideFamilyTold => &Message {
            what: "This ground means that the family should not know, but you have recorded that they were told.",
            why: "{hub} has to know whether it can safely talk to them.",
            next: "Check both answers. If they know and that puts the child at risk, phone {hub} on {phone} now.",
        },
        R::OverrideEscalationMissing => &Message {
            what: "“{question}” is not answered yet.",
            why: "The decision rests on how need, risk or harm grows for this child.",
            next: "Answer it with what you have seen or heard.",
        },
        R::OverrideRationaleMissing => &Message {
            what: "You have not yet said why it is right to go on without consent.",
            why: "Your reasons will be read by {hub}, and perhaps by a court.",
            next: "Answer the questions shown with the box, in a sentence or two each.",
        },
        R::OverrideRationaleThin => &Message {
            what: "Your reasons are a start: {words} of at least {minWords} words, and {different} of at least 8 \
                different ones.",
            why: "Your reasons will be read by {hub}, and perhaps by a court.",
            next: "Words still wanted: {more}. Answer the questions shown with the box, in a sentence or two each.",
        },
        R::OverrideRationaleRepeats => &Message {
            what: "Your reasons only repeat your concern.",
            why: "They have to say why it is right to go on without consent.",
            next: "Answer the questions shown with the box, in a sentence or two each.",
        },
        R::OverrideDecisionMissing => &Message {
            what: "“{question}” is not answered yet.",
            why: "The record must show who decided, and when.",
            next: "Answer it. If you decided, that is you.",
        },
        R::OverrideApprovalMissing => &Message {
            what: "You have not yet said who approved going on without consent.",
            why: "Your agency wants a manager or safeguarding lead to approve it.",
            next: "Ask one of them now, and record their name.",
        },
        R::BasisMissing => &Message {
            what: "You have not yet said what your lawful basis is.",
            why: "This is the reason in data protection law that allows you to share.",
            next: "Choose one. For a public body it is usually public task.",
        },
        R::BasisNotConsent => &Message {
            what: "Consent cannot be the lawful basis here.",
            why: "This sharing does not rest on consent.",
            next: "Choose another. For a public body it is usually public task.",
        },
        R::TestsMissing => &Message {
            what: "“{question}” is not answered yet.",
            why: "Before you share, consider all three tests: necessary, proportionate and relevant.",
            next: "Answer yes or no, and say why in a sentence.",
        },
        R::TestsSameReason => &Message {
            what: "You gave the same reason for another of the three tests.",
            why: "Each test asks something different.",
            next: "Say why in a sentence for this test.",
        },
        R::TestsNotMet => &Message {
            what: "You answered no to “{question}”.",
            why: "Information may go only if it is necessary, proportionate and relevant.",
            next: "Leave out what does not pass, or add what is lacking, and answer again. Or decide not to share.",
        },
        R::AdviceSeek => &Message {
            what: "You are unsure, and have not recorded any advice.",
            why: "Nobody has to decide this alone.",
            next: "Ask {officer} ({officerContact}), and record who advised you and what they said.",
        },
        R::ChangeDetailMissing => &Message {
            what: "“{question}” is not answered yet.",
            why: "Those who hold the information must know what they may still do with it, and from when.",
            next: "Answer it.",
        },
        R::ChangePreviousMissing => &Message {
            what: "You have not yet said which referral this changes.",
            why: "Whoever receives this has to find the right one.",
            next: "Give its reference. It is on the copy that you saved or printed.",
        },
        R::ChangeNotAChange => &Message {
            what: "This answer neither withdraws nor limits consent.",
            why: "A change of consent is one of these two.",
            next: "Choose “They withdrew” or “They agreed to part of it”. For anything else, make a new referral.",
        },
        R::AnswersNotCovered => &Message {
            what: "One answer on this form will not be sent.",
            why: "It belongs to a kind of information that you are not sharing.",
            next: "If a recipient needs it, add that kind to what you are sharing. If not, you need do nothing.",
        },
    }
}

/// What a check of the policy says. Its reader is an agency's developer or information governance lead.
const fn policy(code: PolicyCode) -> Message {
    use PolicyCode as P;
    *match code {
        P::UnknownField => &Message {
            what: "A policy has no setting called “{key}”.",
            why: "A misspelt setting would do nothing, and nobody would notice.",
            next: "Correct its name, or take it out.",
        },
        P::WrongType => &Message {
            what: "The value of “{key}” is not one that this setting can have.",
            why: "The whole policy is refused.",
            next: "Look up the setting’s type, options and range, and correct the value.",
        },
        P::BadDate => &Message {
            what: "“{key}” is not a real date.",
            why: "The rules rest on it.",
            next: "Write it as year, month and day, like 2026-11-23.",
        },
        P::Missing => &Message {
            what: "The policy lacks “{key}”.",
            why: "The rules and messages rest on it.",
            next: "Add it to the policy.",
        },
        P::Looser => &Message {
            what: "“{key}” is below 12, the fewest words that a rationale may have.",
            why: "A policy can make the rules stricter, never looser.",
            next: "Raise it to 12 or more, or take it out.",
        },
        P::CannotRequire => &Message {
            what: "“{code}” cannot be required.",
            why: "Only advice can, and only where a referrer can always put it right.",
            next: "Correct its name, or take it out.",
        },
        P::DuplicateId => &Message {
            what: "Two entries of a list have the same id.",
            why: "Nobody could tell which of them is meant.",
            next: "Give one of them another id.",
        },
        P::UnknownCategory => &Message {
            what: "The field “{key}” is mapped to a category that the privacy notice does not have.",
            why: "Its answers could never be sent.",
            next: "Correct the category, or add it to the notice.",
        },
        P::EndsBeforeItBegins => &Message {
            what: "The privacy notice ends before it begins.",
            why: "It would never be in force.",
            next: "Correct one of its two dates.",
        },
        P::PrivateKey => &Message {
            what: "A key to seal to comes with “{key}”, its private part.",
            why: "Everybody can read the policy, and could open what is sealed.",
            next: "Make a new pair of keys, and put only the public one here.",
        },
        P::PartnerNotInNotice => &Message {
            what: "The privacy notice does not name this MASH partner.",
            why: "Families would not expect this.",
            next: "Name it in the notice, or correct its id.",
        },
    }
}

/// What a question is called.
const fn question(question: Question) -> Wording {
    use Question as Q;
    *match question {
        Q::ReferralKind => wording!("What do you want to do?"),
        Q::ReferralDate => wording!("Date of this referral"),
        Q::ReferralDecision => wording!("Will you share the information?", "A decision not to share is recorded too."),
        Q::DecisionReason => wording!("Why did you decide not to share?"),
        Q::PreviousId => {
            wording!("Reference of the referral that this changes", "It is on the copy that you saved or printed.")
        }
        Q::ReferrerName => wording!("Your name"),
        Q::ReferrerRole => wording!("Your role", "For example class teacher, health visitor or GP."),
        Q::ReferrerOrganisation => wording!("Your organisation"),
        Q::ReferrerContact => {
            wording!("How can we reach you?", "A work phone number or email address.")
        }
        Q::ReferrerAgency => wording!("What kind of agency do you work for?"),
        Q::DateOfBirth => wording!("Child’s date of birth", "Leave this empty if you do not know it."),
        Q::ExpectedDate => wording!("When is the baby due?", "Only for an unborn baby."),
        Q::EstimatedAge => {
            wording!(
                "About how old is the child?",
                "If you do not know the date of birth. A whole number; 0 for a baby under 1."
            )
        }
        Q::Concerns => wording!(
            "What are you worried about?",
            "Say what happened, when, and what it does to the child. Keep what you saw apart from what you think."
        ),
        Q::ConcernLevel => wording!("How serious is it?"),
        Q::Need => wording!("What does the child need?"),
        Q::LifeAtRisk => wording!(
            "Is a life at risk now?",
            "If it is, phone 999 first. Then answer yes: this form can go at once, and you complete it afterwards."
        ),
        Q::Information => {
            wording!(
                "What are you sharing?",
                "Choose each kind. Share what the purpose needs, not too much and not too little."
            )
        }
        Q::Sharing => wording!(
            "Who are you sharing it with?",
            "The MASH is the Multi-Agency Safeguarding Hub: council, police, health and others working together. \
                Choose only those who need to know."
        ),
        Q::NoticeGiven => wording!(
            "Was the privacy notice given to the family?",
            "It says how information about people is used, and what their rights are."
        ),
        Q::NoticeVersion => wording!("Which version of the privacy notice?"),
        Q::NoticeGivenOn => wording!("When was the privacy notice given?"),
        Q::GivenTo => wording!("Who did you tell?"),
        Q::Explained => wording!("What did you explain to them in person?", "Choose all that apply."),
        Q::WithheldReason => wording!("Why was the privacy notice not given?"),
        Q::ConsentSought => wording!(
            "Did you ask for consent?",
            "Consent is a free yes from someone who may decide and knows what will be shared and why. Under 16, it is \
                usually a parent. From 16, it is the young person. Do not ask if that would put the child at risk."
        ),
        Q::ConsentOutcome => wording!("What did they say?"),
        Q::UnableReason => wording!("Why could they not be asked, or not decide?"),
        Q::ConsentDecidedOn => wording!("When did they decide?"),
        Q::ConsentMethod => wording!("How did they agree?"),
        Q::ConsentBy => wording!(
            "Who decided?",
            "Under 16, it is usually a parent with parental responsibility, or a carer who has it from a court. From \
                16, it is the young person. Before birth, it is the pregnant woman."
        ),
        Q::ConsentByName => wording!("Name of the person who decided"),
        Q::CapacityConsidered => wording!(
            "Did you consider whether the young person has capacity to decide?",
            "Capacity means being able to understand, remember and weigh up what you tell them, and to say what they \
                decide. Start from the belief that they can."
        ),
        Q::CapacityOutcome => wording!("Do they have capacity to decide this?"),
        Q::CapacityReason => wording!(
            "Why do they lack capacity, or why is it in doubt?",
            "What have you seen or \
            heard that makes you think so?"
        ),
        Q::ParentalResponsibility => wording!(
            "Do they hold parental responsibility?",
            "This is the legal right to decide for a child. A mother has it from birth. A father usually has it if he \
                married her or is on the birth certificate. Others can get it by agreement or from a court."
        ),
        Q::CourtOrder => wording!(
            "Which court order gives them parental responsibility?",
            "This is the legal right to decide for a child. Ask to see the order if you can."
        ),
        Q::ExceptionalReason => wording!(
            "Why did a child under 16 decide for themself?",
            "Under 16, it is usually a parent. Say what is different here, and how you know that the child understood."
        ),
        Q::RefusalReason => wording!("What reason did they give?", "In their own words, if you can."),
        Q::LimitsRecipients => {
            wording!("Who did they agree may get the information?", "Leave this empty if they set no such limit.")
        }
        Q::LimitsInformation => {
            wording!("Which information did they agree to share?", "Leave this empty if they set no such limit.")
        }
        Q::ChangeKind => wording!(
            "Has anything important changed since they agreed?",
            "Leave this empty if nothing has, or if they have agreed again since."
        ),
        Q::ChangeOn => wording!("When did it change?"),
        Q::OverrideGround => wording!(
            "Why can this go on without consent?",
            "Choose the ground (the reason) that fits. To set aside someone’s wishes is called overriding consent."
        ),
        Q::OverrideEscalation => wording!("What is getting worse, or likely to?", "Choose all that apply."),
        Q::EscalationDetail => wording!("How is it getting worse for this child?", "What has changed, and since when?"),
        Q::Rationale => wording!(
            "Your reasons for going on without consent",
            "Only what the decision rests on. Answer the questions shown with the box."
        ),
        Q::OverrideDecision => wording!("Has the decision to go on without consent been made?"),
        Q::OverrideDecidedByName => wording!("Who decided to go on without consent?", "Their name. It may be yours."),
        Q::OverrideDecidedByRole => wording!("Role of the person who decided to go on without consent"),
        Q::OverrideDecidedOn => wording!("When was it decided to go on without consent?"),
        Q::OverrideApprovedBy => wording!("Which manager or safeguarding lead approved this?", "Their name and role."),
        Q::LawfulBasis => wording!(
            "What is your lawful basis for sharing?",
            "This is the reason in data protection law that allows you to share. Protecting children meets the public \
                interest test. It is good practice to ask for consent, even if you share on another basis."
        ),
        Q::NecessityMet => {
            wording!("Is sharing this necessary?", "You share what the purpose needs, not too much and not too little.")
        }
        Q::NecessityReason => wording!("Why is it necessary, or why not?"),
        Q::ProportionalityMet => wording!(
            "Is sharing this proportionate?",
            "How much you share fits the situation. Protecting life always comes first."
        ),
        Q::ProportionalityReason => wording!("Why is it proportionate, or why not?"),
        Q::RelevanceMet => wording!("Is all of this relevant?", "You share only what has to do with this concern."),
        Q::RelevanceReason => wording!("Why is all of it relevant, or why not?"),
        Q::AdviceUnsure => {
            wording!("Are you unsure whether to share?", "If you are, ask your data protection officer.")
        }
        Q::AdviceFrom => wording!("Who advised you?"),
        Q::AdviceOutcome => wording!("What did they advise?"),
        Q::Answers => wording!("The rest of your agency’s form"),
    }
}

/// What a member of `information[]` is called.
const fn information(member: InformationMember) -> Wording {
    use InformationMember as M;
    *match member {
        M::Id => wording!("Short name", "For example “attendance”. You choose it again to say who gets it."),
        M::Category => wording!("What kind of information is it?"),
        M::ProvidedBy => wording!("Which agency did it come from?", "Leave this empty if it is your own."),
        M::Permission => wording!("Does that agency let you pass it on?"),
        M::CriminalProceedings => wording!(
            "Is it part of criminal proceedings?",
            "For example a statement or evidence in a police investigation."
        ),
        M::CpiaPermission => wording!(
            "Is there permission to share or store it outside the MASH?",
            "The law asks for it (CPIA 1996). Ask the police who may give permission."
        ),
    }
}

/// What a member of `sharing[]` is called.
const fn sharing(member: SharingMember) -> Wording {
    use SharingMember as M;
    *match member {
        M::Recipient => wording!("Who will get it?"),
        M::Purpose => wording!("What is it for?"),
        M::Information => wording!("Which information will they get?", "Only what they need."),
        M::Agreed => wording!("Did the family agree to be referred on to this service?"),
    }
}

/// What an option is called.
const fn option(option: AnyOption) -> Wording {
    use AnyOption as O;
    *match option {
        O::ReferralKind(kind) => match kind {
            ReferralKind::Referral => wording!("Refer a child", "Or record a decision not to share."),
            ReferralKind::PoliceNotification => {
                wording!("Make a police notification", "Any referral or notification by the police.")
            }
            ReferralKind::ConsentChange => {
                wording!("Record a change of consent", "Someone withdraws or limits their consent.")
            }
        },
        O::SharingDecision(decision) => match decision {
            SharingDecision::Share => wording!("Yes, share it"),
            SharingDecision::DoNotShare => wording!("No, do not share it"),
        },
        O::Agency(agency) => match agency {
            Agency::Education => wording!("School or college"),
            Agency::Health => wording!("Health"),
            Agency::Police => wording!("Police"),
            Agency::SocialCare => wording!("Social care"),
            Agency::Probation => wording!("Probation"),
            Agency::Housing => wording!("Housing"),
            Agency::EarlyYears => wording!("Nursery or other early years setting"),
            Agency::Voluntary => wording!("Charity or community organisation"),
            Agency::Other => wording!("Other"),
        },
        O::ConcernLevel(level) => match level {
            ConcernLevel::EarlyHelp => wording!("Early help", "Support now could stop problems from growing."),
            ConcernLevel::ChildInNeed => {
                wording!("Child in need", "Without services, the child’s health or development is likely to suffer.")
            }
            ConcernLevel::ChildProtection => {
                wording!("Child protection", "The child may be suffering, or likely to suffer, significant harm.")
            }
        },
        O::PoliceNeed(need) => match need {
            PoliceNeed::SafeguardingResponse => wording!("A safeguarding response"),
            PoliceNeed::PromoteWelfare => {
                wording!("Help with their welfare")
            }
        },
        O::Permission(permission) => match permission {
            Permission::Given => wording!("Yes, they gave permission"),
            Permission::Refused => wording!("No, they refused"),
            Permission::NotSought => wording!("They have not been asked yet"),
        },
        O::Purpose(purpose) => match purpose {
            Purpose::Safeguarding => wording!("To keep the child safe"),
            Purpose::Wellbeing => wording!("To improve the child’s wellbeing"),
            Purpose::Services => wording!("To refer the family on to a service"),
            Purpose::Other => wording!("Something else", "Information may not be shared for anything else."),
        },
        O::Relationship(relationship) => match relationship {
            Relationship::Themself => {
                wording!("The child, young person or pregnant woman")
            }
            Relationship::Parent => {
                wording!("A parent", "Or a step-parent or guardian with parental responsibility.")
            }
            Relationship::Carer => {
                wording!("A carer", "Someone else who looks after the child, such as a grandparent.")
            }
            Relationship::LocalAuthority => wording!("The local authority", "For example under a care order."),
            Relationship::DeputyOrAttorney => {
                wording!(
                    "A deputy or attorney",
                    "Someone with the legal right to decide for a person who lacks capacity."
                )
            }
            Relationship::Other => wording!("Someone else"),
        },
        O::Explained(explained) => match explained {
            Explained::Why => wording!("Why", "Why information is shared."),
            Explained::What => wording!("What", "What information is shared."),
            Explained::How => wording!("How", "How it is shared and kept safe."),
            Explained::WithWhom => wording!("With whom", "Who gets it."),
        },
        O::Outcome(outcome) => match outcome {
            Outcome::Given => wording!("They agreed to all of it"),
            Outcome::Limited => wording!("They agreed to part of it"),
            Outcome::Refused => wording!("They said no"),
            Outcome::Withdrawn => wording!("They withdrew", "They agreed at first, then changed their mind."),
            Outcome::Awaiting => wording!("No answer yet"),
            Outcome::Unable => wording!("They could not be reached, or could not decide"),
        },
        O::Method(method) => match method {
            Method::Written => wording!("In writing"),
            Method::Verbal => wording!("Spoken, in person or by phone"),
            Method::Electronic => wording!("By email, text or online form"),
        },
        O::CapacityOutcome(outcome) => match outcome {
            CapacityOutcome::HasCapacity => wording!("Yes, they can decide"),
            CapacityOutcome::LacksCapacity => wording!("No, they cannot decide this"),
            CapacityOutcome::InDoubt => wording!("It is in doubt"),
        },
        O::ParentalResponsibility(answer) => match answer {
            ParentalResponsibility::Yes => wording!("Yes"),
            ParentalResponsibility::No => wording!("No"),
            ParentalResponsibility::Unknown => wording!("Not known"),
        },
        O::CourtOrder(order) => match order {
            CourtOrder::None => wording!("There is no order"),
            CourtOrder::ChildArrangementsLivesWith => {
                wording!("Child arrangements order: lives with", "The child lives with this person.")
            }
            CourtOrder::Residence => wording!("Residence order", "The older name for the same, up to 2014."),
            CourtOrder::SpecialGuardianship => {
                wording!("Special guardianship order", "Lets a guardian, often a relative, bring up the child.")
            }
            CourtOrder::ParentalResponsibility => {
                wording!("Parental responsibility order", "Gives it to a father, second parent or step-parent.")
            }
            CourtOrder::AdoptionPlacement => {
                wording!("Placement order", "Lets the local authority place the child for adoption.")
            }
            CourtOrder::CareOrder => {
                wording!("Care order", "The local authority shares parental responsibility with the parents.")
            }
            CourtOrder::EmergencyProtection => {
                wording!("Emergency protection order", "Lasts a few days, to keep the child safe.")
            }
        },
        O::ChangeKind(kind) => match kind {
            ChangeKind::Use => wording!("How the information will be used", "For example a new purpose or recipient."),
            ChangeKind::Relationship => {
                wording!(
                    "The agency’s relationship with them",
                    "For example their case closed, or is held by another team."
                )
            }
        },
        O::Ground(ground) => match ground {
            Ground::HarmIfSought => wording!(
                "Asking would put the child at risk of significant harm",
                "You have not asked, as someone might hurt, silence or hide the child if they knew."
            ),
            Ground::RefusedAndEscalating => wording!(
                "They said no, and it is likely to get worse",
                "Consent was refused, withdrawn or limited, and the child may come to significant harm unless you \
                    share."
            ),
            Ground::AimsCompromised => wording!(
                "Asking would work against keeping children safe",
                "You have not asked, as asking might, for example, warn a suspect or lose evidence."
            ),
            Ground::ResponseRequired => wording!(
                "Consent is not required: the child needs protection or help",
                "The child needs safeguarding or support, and there is a lawful basis to share other than consent. Use \
                    this too if nobody can be reached."
            ),
        },
        O::Escalation(escalation) => match escalation {
            Escalation::Need => wording!("Need", "The child needs more help than before."),
            Escalation::Risk => wording!("Risk", "Harm is becoming more likely."),
            Escalation::Harm => wording!("Harm", "The child is harmed more often or more badly."),
        },
        O::OverrideDecision(decision) => match decision {
            OverrideDecision::Made => wording!("Yes, we have made it"),
            OverrideDecision::AskedOfLocalAuthority => wording!("No, we are asking the local authority to"),
        },
        O::LawfulBasis(basis) => match basis {
            LawfulBasis::Consent => wording!(
                "Consent",
                "Seldom the right one: people may withdraw it at any time, and may not feel free to say no."
            ),
            LawfulBasis::PublicTask => {
                wording!("Public task", "Usual for public bodies, such as schools, the NHS, councils and the police.")
            }
            LawfulBasis::LegalObligation => {
                wording!("Legal obligation", "A law or a court requires you to share this.")
            }
            LawfulBasis::VitalInterests => wording!("Vital interests", "To save a life, where no other basis fits."),
            LawfulBasis::RecognisedLegitimateInterest => wording!(
                "Recognised legitimate interest",
                "For bodies that are not public, such as charities. Protecting children is one of these interests."
            ),
        },
        O::OriginatorPermission(when) => match when {
            OriginatorPermission::OutsideMash => wording!("Only outside the MASH"),
            OriginatorPermission::Always => wording!("Always"),
        },
        O::Severity(severity) => match severity {
            Severity::Stop => wording!("Stop", "It cannot be sent with these answers."),
            Severity::Missing => wording!("Still needed"),
            Severity::Invalid => wording!("To correct"),
            Severity::Outstanding => wording!("To complete afterwards", "It can go now, as a life is at risk."),
            Severity::Advice => wording!("Advice"),
        },
        O::Status(status) => match status {
            Status::Ready => wording!("Ready"),
            Status::Incomplete => wording!("Not complete yet"),
            Status::Stop => wording!("Cannot be sent with these answers"),
        },
        O::Route(route) => match route {
            Route::Consent => wording!("With consent"),
            Route::Override => wording!("Going on without consent"),
            Route::Police => wording!("Police notification"),
            Route::ProtectLife => wording!("To protect a life"),
            Route::NotSharing => wording!("Not sharing"),
            Route::ConsentChange => wording!("Change of consent"),
            Route::None => wording!("Not clear yet"),
        },
        O::Consenter(consenter) => match consenter {
            Consenter::ParentOrCourtCarer => wording!(
                "A parent or carer with parental responsibility",
                "This is the legal right to decide for a child."
            ),
            Consenter::Themself => wording!("The young person", "Before birth, it is the pregnant woman."),
            Consenter::DecidingForThem => {
                wording!("Someone who may decide for them", "They lack capacity to decide this themself.")
            }
            Consenter::Unknown => wording!("Not known yet", "It depends on the child’s age."),
        },
        O::PayloadType(kind) => match kind {
            PayloadType::Referral => wording!("Referral"),
            PayloadType::PoliceNotification => wording!("Police notification"),
            PayloadType::DecisionNotToShare => wording!("Decision not to share"),
            PayloadType::ConsentChange => wording!("Change of consent"),
        },
        O::Language(language) => match language {
            Language::English => wording!("English"),
        },
        O::Handling(duty) => match duty {
            Handling::ClarifyConsentBeforeAction => wording!(
                "Check whether there is consent before any action is decided",
                "This is for the local authority to do."
            ),
            Handling::SeekConsentAgainOnChange => {
                wording!("Ask for consent again if anything important changes", "They agreed to how things are now.")
            }
            Handling::RespectLimits => {
                wording!("Keep within what they agreed to", "They agreed to part of it.")
            }
            Handling::RespectLimitsNotOverridden => wording!(
                "Keep to their limits in everything that is not overridden",
                "They agreed to part of it. Only a recorded decision can go beyond."
            ),
            Handling::DiscussRefusalWithReferrer => wording!(
                "Talk to the referrer at once about why they refused or withdrew consent",
                "The reason is not clear. Decide together whether to go on."
            ),
            Handling::DecideOverride => {
                wording!("Decide whether to override consent, and record it", "Nobody has made this decision yet.")
            }
            Handling::RecordOverrideDecision => wording!(
                "Record the decision to go on without consent, and its reasons",
                "It has to be clear later why it was right."
            ),
            Handling::DoNotAlertFamily => wording!(
                "Do not let the family know of this yet",
                "Asking or telling them could harm the child, or work against keeping children safe."
            ),
            Handling::UseOnlyForSafeguarding => wording!(
                "Use this only to keep children safe and improve their wellbeing",
                "It was shared for nothing else."
            ),
            Handling::KeepWithinMash => {
                wording!("Keep this within the MASH", "No sharing outside it has been agreed.")
            }
            Handling::AskOriginatorBeforePassingOn => wording!(
                "Ask the agency that it came from before you pass it on",
                "Some of this came from another agency."
            ),
            Handling::AskBeforeSharingOrStoringOutsideMash => wording!(
                "Get permission before you share or store this outside the MASH",
                "Some of this is part of criminal proceedings."
            ),
            Handling::TellFamilyWhenSafe => {
                wording!("Tell the family as soon as it is safe", "They have not been told about the sharing.")
            }
            Handling::CompleteOutstanding => {
                wording!(
                    "Get the missing answers from the referrer",
                    "It was sent before it was complete, as a life is at risk."
                )
            }
            Handling::StopRelyingOnConsent => wording!(
                "Stop relying on the consent that was withdrawn or limited",
                "People may withdraw or limit their consent at any time."
            ),
        },
    }
}

/// What a clause asks, in our own words.
const fn clause(clause: Clause) -> &'static str {
    use Clause as C;
    match clause {
        C::C1_1 => "Several laws and official guides allow you to share information to keep children safe.",
        C::C1_2 => "The Caldicott Principles and the Golden Rules help everybody to share well.",
        C::C1_3 => "Data protection law helps you to share well. It is no barrier.",
        C::C1_4 => {
            "Share what is necessary, proportionate and relevant, right and up to date, in good time, safely, and only \
                with those who need it."
        }
        C::C1_5 => {
            "Be open with families from the start about why, what, how and with whom you share, and have a clear \
                privacy notice."
        }
        C::C1_6 => "If you are unsure, ask your data protection officer or information governance team.",
        C::C1_7 => "Record whether you share, and why. If you do, record what, with whom and what for.",
        C::C2_1 => "Before you share, consider all three tests: necessary, proportionate and relevant.",
        C::C2_2 => "Necessary: share what the purpose needs, not too much and not too little.",
        C::C2_3 => "Proportionate: how much you share fits the situation. Protecting life always comes first.",
        C::C2_4 => "Relevant: share only what has to do with this concern.",
        C::C3_1 => {
            "If it is part of criminal proceedings, get permission before you share or store it outside the MASH."
        }
        C::C4_1 => {
            "What was told in confidence can be shared with consent, or if the public interest is strong enough."
        }
        C::C4_2 => "The law allows you to share for a public task or with official authority.",
        C::C4_3 => "Protecting children and others at risk meets the public interest test.",
        C::C4_4 => "Share with partners only what has to do with this concern.",
        C::C4_4a => "Within the MASH, information is shared if it is necessary and relevant.",
        C::C4_4b => "Information leaves the MASH only to refer a family on to a service, as agreed.",
        C::C4_4c => "Information is used only to keep children safe and improve their wellbeing.",
        C::C4_4d => "What another agency told you is passed on only with its permission.",
        C::C5_1 => "Be open with families from the start about why, what, how and with whom you share.",
        C::C5_2 => "Consent comes from someone who may legally give it. From 16, it is the young person.",
        C::C5_3 => "The local authority checks whether there is consent before any action is decided.",
        C::C5_4 => {
            "Under 16, it is usually a parent with parental responsibility who consents, or a carer who has it from a \
                court."
        }
        C::C5_5 => "From 16 to 18, consider whether the young person has capacity to consent.",
        C::C5_6 => {
            "A lack of consent is no barrier if a child needs safeguarding or support, and there is a lawful basis to \
                share."
        }
        C::C5_7 => "It is good practice to ask the parent or carer before you refer.",
        C::C5_8 => "There are a few exceptions to asking for consent.",
        C::C5_8a => {
            "The police may notify without consent if they consider that a child needs safeguarding or support."
        }
        C::C5_8b => {
            "If you suspect that asking would put the child at risk of significant harm, record the concern and what \
                is getting worse, so that overriding consent can be decided."
        }
        C::C5_8c => {
            "If a parent refuses and the child may come to significant harm unless you share, consider overriding \
                consent and record it."
        }
        C::C5_8d => {
            "If it is not clear why they refused consent, the local authority talks to the referrer at once before it \
                decides whether to go on."
        }
        C::C5_8e => "A decision to override consent is recorded, with the concerns that it rests on.",
        C::C5_8f => "If asking might work against keeping children safe, consider overriding consent and record why.",
        C::C5_9 => {
            "Ask for consent again if anything important changes: the use of the information, or your relationship \
                with the person."
        }
        C::C5_10 => "People may withdraw or limit their consent at any time.",
    }
}

/// What introduces the prompts for the rationale of a ground, and the prompts.
const fn rationale(ground: Ground) -> (&'static str, [&'static str; PROMPTS]) {
    match ground {
        Ground::HarmIfSought => (
            "Say why asking is not safe. A sentence or two for each is enough.",
            [
                "If you asked, what do you fear would happen, and who would do it?",
                "What have you seen or heard that makes you think so?",
                "What significant harm could the child come to, and how soon? Is need, risk or harm growing?",
                "Why can it not wait, and why can nobody else who may decide be asked safely?",
            ],
        ),
        Ground::RefusedAndEscalating => (
            "Say why you go on although they said no. A sentence or two for each is enough.",
            [
                "What did they say no to, and why, in their own words?",
                "What did you say or offer to meet their worries?",
                "What is getting worse, or what tells you that it will?",
                "What significant harm could the child come to if nobody acts, and how soon?",
            ],
        ),
        Ground::AimsCompromised => (
            "Say what asking would put at risk. A sentence or two for each is enough.",
            [
                "Which aim is at stake: evidence, the safety of other children, a police operation, or something else?",
                "How would asking defeat it: who would find out, and what could they do?",
                "What have you seen, heard or been advised that makes you think so?",
                "What would that mean for the child, and why can it not be avoided another way?",
            ],
        ),
        Ground::ResponseRequired => (
            "Say why the child needs this, and what it rests on. A sentence or two for each is enough.",
            [
                "What protection or help does the child need, and why now?",
                "Which lawful basis do you share on, and why does it fit?",
                "Why was consent not needed, or why could you not get it?",
                "What have you told the family, or when and how will you tell them?",
            ],
        ),
    }
}
