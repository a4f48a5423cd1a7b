//! What is said where a completed review is not what it should be. Forms do not download it.

use crate::completed::DifferenceCode;
use crate::messages::Message;

/// What a difference says.
pub(crate) const fn completed(code: DifferenceCode) -> Message {
    use DifferenceCode as D;
    match code {
        D::MemberMissing => Message {
            what: "Something is missing that every completed review has.",
            why: "The file may have been cut short, or be something else.",
            next: "Use the file as it was saved. If there is none, review the referral again.",
        },
        D::MemberUnknown => Message {
            what: "There is something here that no completed review has.",
            why: "Somebody may have added it by hand, or a newer version may have made it.",
            next: "Ask whoever completed the review before you rely on it.",
        },
        D::WrongType => Message {
            what: "This is not something that can stand here in a completed review.",
            why: "The file may be something else, or damaged, or changed by hand.",
            next: "Use the file as it was saved. If there is none, review the referral again.",
        },
        D::Digest => Message {
            what: "The review is not as it was when it was completed.",
            why: "Its checksum does not fit the rest: something was changed, added or lost since.",
            next: "Use the file as it was saved. If there is none, review the referral again.",
        },
        D::OtherPayload => Message {
            what: "This review is of another file, or of this one as it was at another time.",
            why: "What was settled for one referral settles nothing for another.",
            next: "Put it with the file that it names, and review this one for itself.",
        },
        D::Differs => Message {
            what: "This does not follow from the referral and from what was settled.",
            why: "It was changed after the review was completed, or something else completed it.",
            next: "Compare what is here with what is expected. If in doubt, review the referral again before you act.",
        },
    }
}
