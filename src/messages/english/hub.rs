//! What is said to whoever receives a payload. Forms do not download it.

use crate::choices::Handling;
use crate::messages::hub::HubWords;
use crate::messages::{Message, Wording};
use crate::review::{ReviewCode, ReviewMember, ReviewOption};
use crate::verify::DisagreementCode;

/// The words of this language.
pub static WORDS: HubWords = HubWords { disagreement, review, member, option, settle };

/// What a disagreement says.
const fn disagreement(code: DisagreementCode) -> Message {
    use DisagreementCode as D;
    match code {
        D::MemberMissing => Message {
            what: "Something is missing that every file of this kind has.",
            why: "The file may have been cut short, or made by another program.",
            next: "Ask the referrer to send it again. If the child cannot wait, phone them.",
        },
        D::MemberUnknown => Message {
            what: "There is something here that no file of this kind has.",
            why: "Somebody may have added it by hand, or a newer form may have made it.",
            next: "Do not rely on it before you have asked the referrer.",
        },
        D::WrongType => Message {
            what: "This is not something that can stand here.",
            why: "The file may have been damaged, or changed by hand.",
            next: "Ask the referrer to send it again. If the child cannot wait, phone them.",
        },
        D::Digest => Message {
            what: "The file is not as it was when it was made.",
            why: "Its checksum does not fit the rest: something was changed, added or lost since.",
            next: "Ask the referrer to send it again, and compare. If the child cannot wait, phone them.",
        },
        D::OtherPolicy => Message {
            what: "The form that made this file had other settings than the ones you check it with.",
            why: "It may be an older or newer version, or another agency’s. Only what does not depend on them was checked.",
            next: "Check it with the settings that it names.",
        },
        D::Notice => Message {
            what: "The privacy notice named here is not the one in the settings that you check it with.",
            why: "The family may have been told something else.",
            next: "Find out which notice the family was given before you rely on what it says.",
        },
        D::NotReady => Message {
            what: "The rules would not have let this answer go.",
            why: "It was changed after the form was checked, or the form did not check it.",
            next: "Look at the rule that is named, and ask the referrer what the answer should be.",
        },
        D::NotAsked => Message {
            what: "There is an answer here to a question that was not asked.",
            why: "By the other answers it does not apply, so it should not have been sent.",
            next: "Do not rely on it before you have asked the referrer.",
        },
        D::Decision => Message {
            what: "What is said of the decision does not follow from the answers.",
            why: "Either it or an answer was changed after the form was checked.",
            next: "Compare what is here with what is expected, and ask the referrer which is right.",
        },
        D::Sharing => Message {
            what: "What is said of this recipient does not follow from the settings.",
            why: "Whether they are inside the MASH, and whether the notice covers them, decides what they may be given.",
            next: "Go by what is expected until it is cleared up.",
        },
        D::Handling => Message {
            what: "The duties that came with the file are not those that its answers call for.",
            why: "A duty may have been lost or added.",
            next: "Keep all of them, those here and those expected, until it is cleared up.",
        },
        D::Outstanding => Message {
            what: "What is said to be still open is not what the answers leave open.",
            why: "Something may have been completed, lost or added after the form was checked.",
            next: "Go through what is open with the referrer.",
        },
        D::NotCovered => Message {
            what: "This was sent along, though nothing that is shared covers it.",
            why: "The family was not told that it would be shared.",
            next: "Do not use it or pass it on before you have asked the referrer.",
        },
        D::OtherRules => Message {
            what: "Another version of the rules made this file.",
            why: "Some of what disagrees may come from that alone.",
            next: "Check it with the version that it names, or go through what disagrees with the referrer.",
        },
    }
}

/// What a finding of a review says.
const fn review(code: ReviewCode) -> Message {
    use ReviewCode as R;
    match code {
        R::Missing => Message {
            what: "This is still to be answered.",
            why: "It has to be settled and written down before any action is decided.",
            next: "Answer it, or say with whom it is being settled and come back.",
        },
        R::UnknownField => Message {
            what: "This is not a question of the review.",
            why: "Its answer would be lost.",
            next: "This is a fault in the page, not yours: tell the people who run it.",
        },
        R::WrongType => Message {
            what: "This answer cannot be read.",
            why: "",
            next: "Answer it again, or choose one of the options.",
        },
        R::BadDate => Message { what: "This is not a real date.", why: "", next: "Check the day, month and year." },
        R::FutureDate => Message {
            what: "This date is after today.",
            why: "What is recorded here has happened.",
            next: "Check the day, month and year.",
        },
        R::BeforeReferral => Message {
            what: "This date is before the referral.",
            why: "What the referral leaves to settle cannot have been settled before there was one.",
            next: "Check the day, month and year. If you spoke about it before it was written, give the day on which you \
                made sure of it with the referral before you.",
        },
        R::NotAsked => Message {
            what: "This answer will not be kept.",
            why: "Your other answers, or the file itself, mean that it is not needed.",
            next: "You need do nothing. If it should count, check the answers before it.",
        },
        R::ReasonThin => Message {
            what: "The reason for going on without consent is too short to stand on its own.",
            why: "Somebody who reads it later must see why the child’s safety outweighed it.",
            next: "Say what the concern is, what could happen to the child, and why going on is needed. A few \
                sentences are enough. If the child cannot wait, act, and write it after.",
        },
        R::ReasonShort => Message {
            what: "The reason has only a few words.",
            why: "Somebody who reads it later may not see why you decided so.",
            next: "Say in a sentence or two what spoke for it, and what against. If there is no more to say, leave it as it \
                is.",
        },
        R::DecisionsDiffer => Message {
            what: "One answer says to go on, and another not to.",
            why: "Whoever acts on this has to know which.",
            next: "Settle it together, and answer both the same.",
        },
        R::HarmRemains => Message {
            what: "You are not going on, though a life is at risk or there are child protection concerns.",
            why: "The child may come to serious harm. Protecting life comes first, and a lack of consent need not stop you.",
            next: "In immediate danger, phone 999. Talk to your manager or safeguarding lead before you leave it there. \
                If anything gets worse, decide again.",
        },
        R::OtherPayload => Message {
            what: "The earlier file does not belong to this one.",
            why: "What must stop can only be told from the right one.",
            next: "If this is a change of consent, open the file that it names. If not, review it by itself.",
        },
        R::EarlierMissing => Message {
            what: "The earlier file is not open beside this change of consent.",
            why: "What must stop can only be told from both.",
            next: "Open it as well. Until then, stop everything that rests on this consent.",
        },
        R::PreviousUnknown => Message {
            what: "The change of consent does not say which file it changes.",
            why: "So nobody can tell whether this is the right one.",
            next: "Ask whoever reported the change, and make sure that it is about the same child.",
        },
        R::EarlierSharesNothing => Message {
            what: "The earlier file shares nothing.",
            why: "It may itself be a change of consent, or a decision not to share.",
            next: "Open the referral that the information came with.",
        },
    }
}

/// What a question of a review is called.
const fn member(member: ReviewMember) -> Wording {
    match member {
        ReviewMember::ClarifiedBy => Wording { label: "Who settled it?", hint: "Name and role." },
        ReviewMember::ClarifiedOn => Wording { label: "On which day?", hint: "" },
        ReviewMember::DiscussedWith => Wording {
            label: "With whom did you discuss it?",
            hint: "The referrer, or who speaks for them: name and role.",
        },
        ReviewMember::Result => Wording {
            label: "Was consent received?",
            hint: "That is: somebody who may decide agreed, and knew what they agreed to.",
        },
        ReviewMember::Decision => Wording { label: "Do you go on?", hint: "" },
        ReviewMember::Reason => Wording { label: "Why?", hint: "So that somebody who reads it later can follow you." },
    }
}

/// What an option of a review is called.
const fn option(option: ReviewOption) -> &'static str {
    match option {
        ReviewOption::Received => "Yes, it was received",
        ReviewOption::NotReceived => "No, it was not",
        ReviewOption::Proceed => "Go on",
        ReviewOption::DoNotProceed => "Do not go on",
    }
}

/// What is to be settled before any action; empty where a duty leaves nothing to settle.
const fn settle(duty: Handling) -> &'static str {
    match duty {
        Handling::ClarifyConsentBeforeAction => "Make sure that consent was received.",
        Handling::DiscussRefusalWithReferrer => {
            "Nobody has said why consent was refused or withdrawn. Discuss it with the referrer at once, and decide whether to go on."
        }
        Handling::DecideOverride => "Nobody has made this decision yet. Decide whether to go on without consent.",
        Handling::StopRelyingOnConsent => "Make sure that nothing rests on this consent any more.",
        Handling::SeekConsentAgainOnChange
        | Handling::RespectLimits
        | Handling::RespectLimitsNotOverridden
        | Handling::RecordOverrideDecision
        | Handling::DoNotAlertFamily
        | Handling::UseOnlyForSafeguarding
        | Handling::KeepWithinMash
        | Handling::AskOriginatorBeforePassingOn
        | Handling::AskBeforeSharingOrStoringOutsideMash
        | Handling::TellFamilyWhenSafe
        | Handling::CompleteOutstanding => "",
    }
}
