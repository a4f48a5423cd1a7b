//! The record: every question of the information-sharing part of a referral, its type and when it is asked.
//!
//! One list, [`Question`], in the order of the record. The reader, `ask`, the TypeScript types, the documents and the
//! form all come from it.

use crate::answers::{Answer, Answers};
use crate::choices::{
    Agency, CapacityOutcome, ChangeKind, Choices, ConcernLevel, CourtOrder, Ground, LawfulBasis, Method, Outcome,
    OverrideDecision, ParentalResponsibility, Permission, PoliceNeed, Purpose, ReferralKind, Relationship,
    SharingDecision,
};
use crate::date::Date;
use crate::position::Known;
use crate::protocol::cites;
use crate::texts::{same, texts};
use crate::value::Object;

/// The type of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A text.
    Text,
    /// A civil date, `2026-11-23`.
    Date,
    /// Yes or no.
    Truth,
    /// A whole number from the first to the second.
    WholeNumber(u8, u8),
    /// One of a set of options.
    Choice(Choices),
    /// Some of a set of options.
    SomeOf(Choices),
    /// A list of ids.
    Ids,
    /// The entries of `information[]`.
    Information,
    /// The entries of `sharing[]`.
    Sharing,
    /// An object that the rules do not read.
    Object,
}

impl Shape {
    /// The name of the type in the catalogue.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Date => "date",
            Self::Truth => "yes-no",
            Self::WholeNumber(..) => "whole-number",
            Self::Choice(_) => "one-of",
            Self::SomeOf(_) => "some-of",
            Self::Ids => "ids",
            Self::Information | Self::Sharing => "entries",
            Self::Object => "object",
        }
    }

    /// The set that its options come from.
    #[must_use]
    pub const fn choices(self) -> Option<Choices> {
        match self {
            Self::Choice(set) | Self::SomeOf(set) => Some(set),
            Self::Text
            | Self::Date
            | Self::Truth
            | Self::WholeNumber(..)
            | Self::Ids
            | Self::Information
            | Self::Sharing
            | Self::Object => None,
        }
    }
}

/// The shape of an answer, as the lists below write it.
macro_rules! shape {
    (text) => {
        Shape::Text
    };
    (date) => {
        Shape::Date
    };
    (truth) => {
        Shape::Truth
    };
    (number $least:literal to $most:literal) => {
        Shape::WholeNumber($least, $most)
    };
    (one of $set:ident) => {
        Shape::Choice(Choices::$set)
    };
    (some of $set:ident) => {
        Shape::SomeOf(Choices::$set)
    };
    (ids) => {
        Shape::Ids
    };
    (entries of $entry:ident) => {
        Shape::$entry
    };
    (object) => {
        Shape::Object
    };
}

/// The method that gives an answer in its own type.
macro_rules! getter {
    ($(#[$meta:meta])* $name:ident, $index:expr, text) => {
        $(#[$meta])* #[must_use] #[inline(always)] pub fn $name(&self) -> Option<&'v str> { self.answers.text($index as usize) }
    };
    ($(#[$meta:meta])* $name:ident, $index:expr, date) => {
        $(#[$meta])* #[must_use] #[inline(always)] pub fn $name(&self) -> Option<Date> { self.answers.date($index as usize) }
    };
    ($(#[$meta:meta])* $name:ident, $index:expr, truth) => {
        $(#[$meta])* #[must_use] #[inline(always)] pub fn $name(&self) -> Option<bool> { self.answers.truth($index as usize) }
    };
    ($(#[$meta:meta])* $name:ident, $index:expr, number $least:literal to $most:literal) => {
        $(#[$meta])* #[must_use] #[inline(always)] pub fn $name(&self) -> Option<u8> { self.answers.number($index as usize) }
    };
    ($(#[$meta:meta])* $name:ident, $index:expr, one of $set:ident) => {
        $(#[$meta])* #[must_use] #[inline(always)] pub fn $name(&self) -> Option<$set> { self.answers.option($index as usize) }
    };
    ($(#[$meta:meta])* $name:ident, $index:expr, some of $set:ident) => {
        $(#[$meta])* #[must_use] #[inline(always)] pub fn $name(&self) -> &[(usize, &'v str)] { self.answers.words($index as usize) }
    };
    ($(#[$meta:meta])* $name:ident, $index:expr, ids) => {
        $(#[$meta])* #[must_use] #[inline(always)] pub fn $name(&self) -> &[(usize, &'v str)] { self.answers.words($index as usize) }
    };
    ($(#[$meta:meta])* $name:ident, $index:expr, entries of $entry:ident) => {
        $(#[$meta])* #[inline(always)] pub fn $name(&self) -> impl ExactSizeIterator<Item = $entry<'_, 'v>> + Clone {
            self.answers.entries($index as usize).iter().map(|answers| $entry { answers })
        }
    };
    ($(#[$meta:meta])* $name:ident, $index:expr, object) => {
        $(#[$meta])* #[must_use] #[inline(always)] pub fn $name(&self) -> Option<&'v Object> { self.answers.object($index as usize) }
    };
}

/// The same for a member of an entry, whose lists outlive the view of it.
macro_rules! member_getter {
    ($(#[$meta:meta])* $name:ident, $index:expr, text) => {
        $(#[$meta])* #[must_use] #[inline(always)] pub fn $name(self) -> Option<&'v str> { self.answers.text($index as usize) }
    };
    ($(#[$meta:meta])* $name:ident, $index:expr, truth) => {
        $(#[$meta])* #[must_use] #[inline(always)] pub fn $name(self) -> Option<bool> { self.answers.truth($index as usize) }
    };
    ($(#[$meta:meta])* $name:ident, $index:expr, one of $set:ident) => {
        $(#[$meta])* #[must_use] #[inline(always)] pub fn $name(self) -> Option<$set> { self.answers.option($index as usize) }
    };
    ($(#[$meta:meta])* $name:ident, $index:expr, ids) => {
        $(#[$meta])* #[must_use] #[inline(always)] pub fn $name(self) -> &'a [(usize, &'v str)] { self.answers.words($index as usize) }
    };
}

/// A group of questions, by its place in [`GROUPS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group(u8);

/// The groups of the record: pointer, the group that each stands in, and the first question in it.
const GROUPS: [(&str, Group, Question); 17] = [
    ("", Group::RECORD, Question::ReferralKind),
    ("/referral", Group::RECORD, Question::ReferralKind),
    ("/referrer", Group::RECORD, Question::ReferrerName),
    ("/child", Group::RECORD, Question::DateOfBirth),
    ("/openness", Group::RECORD, Question::NoticeGiven),
    ("/consent", Group::RECORD, Question::ConsentSought),
    ("/consent/by", Group::CONSENT, Question::ConsentBy),
    ("/consent/capacity", Group::CONSENT, Question::CapacityConsidered),
    ("/consent/limits", Group::CONSENT, Question::LimitsRecipients),
    ("/change", Group::RECORD, Question::ChangeKind),
    ("/override", Group::RECORD, Question::OverrideGround),
    ("/override/decidedBy", Group::OVERRIDE, Question::OverrideDecidedByName),
    ("/tests", Group::RECORD, Question::NecessityMet),
    ("/tests/necessity", Group::TESTS, Question::NecessityMet),
    ("/tests/proportionality", Group::TESTS, Question::ProportionalityMet),
    ("/tests/relevance", Group::TESTS, Question::RelevanceMet),
    ("/advice", Group::RECORD, Question::AdviceUnsure),
];

/// What is kept of a group: its pointer is the start of the path of the first question in it.
#[derive(Clone, Copy)]
struct Kept {
    outer: Group,
    first: Question,
    length: u8,
}

#[allow(clippy::indexing_slicing, clippy::cast_possible_truncation, reason = "evaluated by the compiler")]
static KEPT: [Kept; GROUPS.len()] = {
    let mut kept = [Kept { outer: Group::RECORD, first: Question::ReferralKind, length: 0 }; GROUPS.len()];
    let mut index = 0;
    while index < kept.len() {
        let (pointer, outer, first) = GROUPS[index];
        assert!(after(Question::PATHS[first as usize], pointer).is_some(), "the first question stands in the group");
        kept[index] = Kept { outer, first, length: pointer.len() as u8 };
        index += 1;
    }
    kept
};

impl Group {
    /// The record as a whole.
    pub const RECORD: Self = Self(0);
    /// `referral`.
    pub const REFERRAL: Self = Self(1);
    /// `referrer`.
    pub const REFERRER: Self = Self(2);
    /// `child`.
    pub const CHILD: Self = Self(3);
    /// `consent`.
    pub const CONSENT: Self = Self(5);
    /// `change`.
    pub const CHANGE: Self = Self(9);
    /// `override`.
    pub const OVERRIDE: Self = Self(10);
    /// `tests`.
    pub const TESTS: Self = Self(12);
    /// `advice`.
    pub const ADVICE: Self = Self(16);

    fn kept(self) -> &'static Kept {
        let [record, ..] = &KEPT;
        KEPT.get(usize::from(self.0)).unwrap_or(record)
    }

    /// Its pointer.
    #[must_use]
    pub fn pointer(self) -> &'static str {
        self.first().path().get(..self.kept().length.into()).unwrap_or_default()
    }

    /// The first question in it.
    #[must_use]
    pub fn first(self) -> Question {
        self.kept().first
    }

    /// The groups that stand in it, each with its key.
    pub fn inner(self) -> impl Iterator<Item = (Self, &'static str)> {
        Inner { outer: self, last: 0 }
    }

    /// The questions that stand in it, each with its key.
    pub fn questions(self) -> impl Iterator<Item = (Question, &'static str)> {
        Questions { group: self, next: 0 }
    }

    /// The question that stands in it with this key. It is looked for from a place in the order of the record on, and
    /// then from the start: a form gives its answers in order.
    pub(crate) fn question(self, key: &str, from: usize) -> Option<Question> {
        let mut index = from;
        for _ in GROUP_OF {
            if index >= GROUP_OF.len() {
                index = 0;
            }
            if GROUP_OF.get(index) == Some(&self)
                && let Some(question) = Question::ALL.get(index)
                && self.key_of(question.path()) == Some(key)
            {
                return Some(*question);
            }
            index += 1;
        }
        None
    }

    /// The key of what stands in it: what its path has after the pointer of the group and a slash.
    fn key_of(self, path: &'static str) -> Option<&'static str> {
        path.get(usize::from(self.kept().length) + 1..)
    }

    /// The group that a path stands in: the one whose pointer is all of it but the key.
    const fn of(path: &str) -> Self {
        let mut index = 0;
        let mut found = Self::RECORD;
        let mut groups: &[(&str, Self, Question)] = &GROUPS;
        while let Some((group, rest)) = groups.split_first() {
            if stands_in(path, group.0) {
                found = Self(index);
            }
            groups = rest;
            index += 1;
        }
        found
    }
}

/// The groups that stand in one, from the one after the last on.
struct Inner {
    outer: Group,
    last: u8,
}

impl Iterator for Inner {
    type Item = (Group, &'static str);

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn next(&mut self) -> Option<Self::Item> {
        loop {
            self.last += 1;
            let kept = KEPT.get(usize::from(self.last))?;
            if kept.outer == self.outer {
                let group = Group(self.last);
                return Some((group, self.outer.key_of(group.pointer())?));
            }
        }
    }
}

/// The questions that stand in a group, from a place in the order of the record on.
struct Questions {
    group: Group,
    next: usize,
}

impl Iterator for Questions {
    type Item = (Question, &'static str);

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let question = *Question::ALL.get(self.next)?;
            let group = GROUP_OF.get(self.next)?;
            self.next += 1;
            if *group == self.group {
                return Some((question, group.key_of(question.path())?));
            }
        }
    }
}

/// What a path has after the pointer of a group; `None` where it does not begin with it.
const fn after<'p>(path: &'p str, group: &str) -> Option<&'p str> {
    match path.split_at_checked(group.len()) {
        Some((start, rest)) if same(start, group) => Some(rest),
        _ => None,
    }
}

/// Whether a path stands directly in a group: the pointer of the group, a slash, and a key with none.
const fn stands_in(path: &str, group: &str) -> bool {
    let Some(rest) = after(path, group) else { return false };
    let Some((b'/', mut key)) = rest.as_bytes().split_first() else { return false };
    while let Some((letter, others)) = key.split_first() {
        if *letter == b'/' {
            return false;
        }
        key = others;
    }
    true
}

/// Declares the questions: the enum, the record that holds their answers, their paths, shapes and conditions.
macro_rules! questions {
    ($($(#[$meta:meta])* $question:ident $name:ident: [$($shape:tt)+], $path:literal, $clause:literal, $asked:expr;)+) => {
        /// A question of the record, in the order of the record.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Question { $($(#[$meta])* $question,)+ }

        impl Question {
            /// Every question, in the order of the record.
            pub const ALL: &'static [Self] = &[$(Self::$question,)+];

            const PATHS: &[&str] = &[$($path,)+];

            /// Its path, a JSON Pointer.
            #[must_use]
            pub fn path(self) -> &'static str {
                texts! { static TEXTS = Question::PATHS }
                TEXTS.get(self as usize)
            }

            cites! {
                /// The clauses of the protocol that it comes from, as they are cited.
                Question: &[$($clause,)+]
            }

            /// The type of its answer.
            #[must_use]
            pub const fn shape(self) -> Shape {
                match self { $(Self::$question => shape!($($shape)+),)+ }
            }

            /// Whether it is asked, on what is known from the questions before it.
            pub(crate) fn asked(self, known: &Known<'_, '_>) -> bool {
                match self { $(Self::$question => { let condition: fn(&Known<'_, '_>) -> bool = $asked; condition(known) })+ }
            }
        }

        /// The group that each question stands in.
        static GROUP_OF: &[Group] = &[$(Group::of($path),)+];

        impl<'v> Record<'v> {
            $(getter! { $(#[$meta])* $name, Question::$question, $($shape)+ })+
        }
    };
}

/// Declares the members of an entry of a list: the enum, their keys and shapes, and a view of an entry.
macro_rules! entries {
    ($(#[$meta:meta])* $entry:ident, $members:ident { $($(#[$member_meta:meta])* $member:ident $name:ident: [$($shape:tt)+], $key:literal, $clause:literal;)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug)]
        pub struct $entry<'a, 'v> { answers: &'a Answers<'v> }

        #[doc = concat!("A member of [`", stringify!($entry), "`], in the order of the record.")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum $members { $($(#[$member_meta])* $member,)+ }

        impl $members {
            /// Every member, in order.
            pub const ALL: &'static [Self] = &[$(Self::$member,)+];

            /// Its key.
            #[must_use]
            pub fn key(self) -> &'static str {
                texts! { static KEYS = &[$($key,)+] }
                KEYS.get(self as usize)
            }

            cites! {
                /// The clauses of the protocol that it comes from, as they are cited.
                $members: &[$($clause,)+]
            }

            /// The type of its answer.
            #[must_use]
            pub const fn shape(self) -> Shape {
                match self { $(Self::$member => shape!($($shape)+),)+ }
            }
        }

        impl<'a, 'v> $entry<'a, 'v> {
            /// Whether a member is answered.
            #[must_use]
            pub fn is_answered(self, member: $members) -> bool {
                self.answers.has(member as usize)
            }

            $(member_getter! { $(#[$member_meta])* $name, $members::$member, $($shape)+ })+
        }
    };
}

/// The answers of one referral, as far as they have been given, are well formed and are asked for.
///
/// Each question has a method of its own name. Texts are borrowed from the tree of values that the record was read from.
#[derive(Clone, Debug)]
pub struct Record<'v> {
    answers: Answers<'v>,
}

impl<'v> Record<'v> {
    /// A record with no answers.
    #[must_use]
    pub fn new() -> Self {
        Self { answers: Answers::new(Question::ALL.len()) }
    }

    /// The answer to a question, of whatever type.
    #[must_use]
    pub fn answer(&self, question: Question) -> &Answer<'v> {
        self.answers.get(question as usize)
    }

    /// Whether a question is answered.
    #[must_use]
    pub fn is_answered(&self, question: Question) -> bool {
        self.answers.has(question as usize)
    }

    /// The answer to a question, where it is a text.
    pub(crate) fn text(&self, question: Question) -> Option<&'v str> {
        self.answers.text(question as usize)
    }

    /// The answer to a question, where it is a date.
    pub(crate) fn date(&self, question: Question) -> Option<Date> {
        self.answers.date(question as usize)
    }

    /// The answer to a question, where it is yes or no.
    pub(crate) fn truth(&self, question: Question) -> Option<bool> {
        self.answers.truth(question as usize)
    }

    /// Puts an answer in.
    pub(crate) fn put(&mut self, question: Question, answer: Answer<'v>) {
        self.answers.put(question as usize, answer);
    }
}

impl Default for Record<'_> {
    fn default() -> Self {
        Self::new()
    }
}

entries! {
    /// One thing that is shared: an entry of `information[]`.
    Information, InformationMember {
        /// The id by which `sharing[].information` and `consent.limits.information` name it.
        Id id: [text], "id", "§1.7";
        /// The category of the privacy notice that it belongs to.
        Category category: [text], "category", "§1.5";
        /// Where it came from another agency: the id which that agency has as a recipient.
        ProvidedBy provided_by: [text], "providedBy", "§4.4d";
        /// Whether that agency permits passing it on.
        Permission permission: [one of Permission], "permission", "§4.4d";
        /// Whether it is part of criminal proceedings.
        CriminalProceedings criminal_proceedings: [truth], "criminalProceedings", "§3.1";
        /// Whether there is permission to share or store it outside the MASH.
        CpiaPermission cpia_permission: [one of Permission], "cpiaPermission", "§3.1";
    }
}

entries! {
    /// With whom, for what and which information: an entry of `sharing[]`.
    Sharing, SharingMember {
        /// The id of the recipient.
        Recipient recipient: [text], "recipient", "§1.7";
        /// What it is shared for.
        Purpose purpose: [one of Purpose], "purpose", "§4.4b §4.4c";
        /// The ids of what is shared.
        Information information: [ids], "information", "§1.7 §2.2";
        /// Whether the family agreed to this onward referral.
        Agreed agreed: [truth], "agreed", "§4.4b";
    }
}

questions! {
    /// What is being made; by default a referral.
    ReferralKind referral_kind: [one of ReferralKind], "/referral/kind", "§5.8a §5.10", |_| true;
    /// The day it is made.
    ReferralDate referral_date: [date], "/referral/date", "§1.7", |_| true;
    /// Whether to share; by default yes.
    ReferralDecision referral_decision: [one of SharingDecision], "/referral/decision", "§1.7", |k| !k.consent_change();
    /// Why it is not shared.
    DecisionReason decision_reason: [text], "/referral/decisionReason", "§1.7", |k| k.not_sharing();
    /// The id of the payload that a change of consent follows.
    PreviousId previous_id: [text], "/referral/previousId", "§5.10", |k| k.consent_change();
    /// The referrer's name.
    ReferrerName referrer_name: [text], "/referrer/name", "§1.7", |_| true;
    /// The referrer's role.
    ReferrerRole referrer_role: [text], "/referrer/role", "§1.7", |_| true;
    /// The referrer's organisation.
    ReferrerOrganisation referrer_organisation: [text], "/referrer/organisation", "§1.7", |_| true;
    /// How to reach the referrer.
    ReferrerContact referrer_contact: [text], "/referrer/contact", "§1.7", |_| true;
    /// The referrer's kind of agency.
    ReferrerAgency referrer_agency: [one of Agency], "/referrer/agency", "§1.7 §5.8a", |_| true;
    /// The child's date of birth.
    DateOfBirth date_of_birth: [date], "/child/dateOfBirth", "§5.2 §5.4", |k| !k.consent_change();
    /// When an unborn child is due.
    ExpectedDate expected_date: [date], "/child/expectedDate", "§5.2", |k| !k.consent_change() && !k.record.is_answered(Question::DateOfBirth);
    /// The child's age in whole years, where the date of birth is not known.
    EstimatedAge estimated_age: [number 0 to 25], "/child/estimatedAge", "§5.2 §5.4",
        |k| !k.consent_change() && !k.record.is_answered(Question::DateOfBirth) && !k.record.is_answered(Question::ExpectedDate);
    /// The safeguarding concern, or the welfare need, in writing.
    Concerns concerns: [text], "/referral/concerns", "§4.4 §5.8a §5.8b", |k| k.sharing();
    /// How serious it is.
    ConcernLevel concern_level: [one of ConcernLevel], "/referral/concernLevel", "§5.6 §5.8b", |k| k.referral();
    /// The considered need for a police notification.
    Need need: [one of PoliceNeed], "/referral/need", "§5.8a", |k| k.sharing() && !k.referral();
    /// Whether a life is at risk now.
    LifeAtRisk life_at_risk: [truth], "/referral/lifeAtRisk", "§2.3", |k| k.sharing();
    /// Each thing that is shared.
    Information information: [entries of Information], "/information", "§1.7 §2.2 §3.1 §4.4d", |k| k.sharing();
    /// With whom, for what and which.
    Sharing sharing: [entries of Sharing], "/sharing", "§1.7 §4.4a §4.4b §4.4c", |k| k.sharing();
    /// Whether the family was given the privacy notice.
    NoticeGiven notice_given: [truth], "/openness/noticeGiven", "§1.5 §5.1", |k| k.sharing();
    /// Which version of it.
    NoticeVersion notice_version: [text], "/openness/noticeVersion", "§1.5", |k| k.record.notice_given() == Some(true);
    /// When.
    NoticeGivenOn notice_given_on: [date], "/openness/givenOn", "§1.5", |k| k.record.notice_given() == Some(true);
    /// Who was told.
    GivenTo given_to: [one of Relationship], "/openness/givenTo", "§1.5", |k| k.record.is_answered(Question::NoticeGiven);
    /// What was explained to them in person.
    Explained explained: [some of Explained], "/openness/explained", "§1.5 §5.1", |k| k.record.is_answered(Question::NoticeGiven);
    /// Why the notice was not given.
    WithheldReason withheld_reason: [text], "/openness/withheldReason", "§1.5", |k| k.record.notice_given() == Some(false);
    /// Whether consent was asked for.
    ConsentSought consent_sought: [truth], "/consent/sought", "§5.7", |k| k.referral();
    /// What came of it.
    ConsentOutcome consent_outcome: [one of Outcome], "/consent/outcome", "§5.2 §5.8c §5.10",
        |k| k.record.consent_sought() == Some(true) || k.consent_change();
    /// Why they could not be asked or cannot decide.
    UnableReason unable_reason: [text], "/consent/unableReason", "§5.5 §5.7", |k| k.record.consent_outcome() == Some(Outcome::Unable) && !k.consent_change();
    /// When they decided.
    ConsentDecidedOn consent_decided_on: [date], "/consent/decidedOn", "§1.7", |k| k.decided();
    /// How they agreed.
    ConsentMethod consent_method: [one of Method], "/consent/method", "§1.7", |k| k.agreed();
    /// Who decided.
    ConsentBy consent_by: [one of Relationship], "/consent/by/relationship", "§5.2 §5.4", |k| k.decided();
    /// Their name.
    ConsentByName consent_by_name: [text], "/consent/by/name", "§1.7", |k| k.decided();
    /// Whether it was considered that they can decide.
    CapacityConsidered capacity_considered: [truth], "/consent/capacity/considered", "§5.5",
        |k| k.agreed() && k.is_aged(16, u32::MAX);
    /// What that came to.
    CapacityOutcome capacity_outcome: [one of CapacityOutcome], "/consent/capacity/outcome", "§5.5", |k| k.record.capacity_considered() == Some(true);
    /// Why.
    CapacityReason capacity_reason: [text], "/consent/capacity/reason", "§5.5",
        |k| matches!(k.record.capacity_outcome(), Some(CapacityOutcome::LacksCapacity | CapacityOutcome::InDoubt));
    /// Whether a parent holds parental responsibility.
    ParentalResponsibility parental_responsibility: [one of ParentalResponsibility], "/consent/by/parentalResponsibility", "§5.4",
        |k| k.agreed() && k.parent_may_decide() && k.record.consent_by() == Some(Relationship::Parent);
    /// The order that gives it to them.
    CourtOrder court_order: [one of CourtOrder], "/consent/by/courtOrder", "§5.4",
        |k| k.agreed() && k.parent_may_decide() && match k.record.consent_by() {
            Some(Relationship::Carer | Relationship::LocalAuthority) => true,
            Some(Relationship::Parent) => matches!(
                k.record.parental_responsibility(), Some(ParentalResponsibility::No | ParentalResponsibility::Unknown)
            ),
            Some(Relationship::Themself | Relationship::DeputyOrAttorney | Relationship::Other) | None => false,
        };
    /// Why a child under sixteen decides for themself.
    ExceptionalReason exceptional_reason: [text], "/consent/by/exceptionalReason", "§5.4",
        |k| k.agreed() && k.is_aged(0, 15) && k.record.consent_by() == Some(Relationship::Themself);
    /// The reason the person gave for refusing or withdrawing.
    RefusalReason refusal_reason: [text], "/consent/refusalReason", "§5.8d", |k| k.refused();
    /// The recipients that they agreed to; not answered, it sets no limit.
    LimitsRecipients limits_recipients: [ids], "/consent/limits/recipients", "§5.10", |k| k.limits_asked();
    /// The ids of the information that they agreed to; not answered, it sets no limit.
    LimitsInformation limits_information: [ids], "/consent/limits/information", "§5.10", |k| k.limits_asked();
    /// A significant change since consent was given.
    ChangeKind change_kind: [one of ChangeKind], "/change/kind", "§5.9", |k| k.agreed();
    /// When it changed.
    ChangeOn change_on: [date], "/change/on", "§5.9", |k| k.record.is_answered(Question::ChangeKind);
    /// The ground for going on without consent.
    OverrideGround override_ground: [one of Ground], "/override/ground", "§5.6 §5.8b §5.8c §5.8f", |k| k.sharing() && k.consent_fails();
    /// What escalates.
    OverrideEscalation escalation: [some of Escalation], "/override/escalation", "§5.8b §5.8c", |k| k.escalation_asked();
    /// How, for this child.
    EscalationDetail escalation_detail: [text], "/override/escalationDetail", "§5.8b §5.8c", |k| k.escalation_asked();
    /// Why consent is overridden.
    Rationale rationale: [text], "/override/rationale", "§5.8e", |k| k.record.is_answered(Question::OverrideGround);
    /// Whether the decision is made or asked for; by default made.
    OverrideDecision override_decision: [one of OverrideDecision], "/override/decision", "§5.8b",
        |k| k.record.override_ground() == Some(Ground::HarmIfSought);
    /// Who made it.
    OverrideDecidedByName override_decided_by_name: [text], "/override/decidedBy/name", "§5.8e", |k| k.override_made();
    /// Their role.
    OverrideDecidedByRole override_decided_by_role: [text], "/override/decidedBy/role", "§5.8e", |k| k.override_made();
    /// When.
    OverrideDecidedOn override_decided_on: [date], "/override/decidedOn", "§5.8e", |k| k.override_made();
    /// The manager or safeguarding lead who approved it.
    OverrideApprovedBy override_approved_by: [text], "/override/approvedBy", "§5.8e", |k| k.override_made() && k.policy.override_approval();
    /// The lawful basis under UK GDPR Article 6.
    LawfulBasis lawful_basis: [one of LawfulBasis], "/lawfulBasis", "§5.6 §4.2", |k| k.sharing();
    /// Whether sharing is necessary.
    NecessityMet necessity_met: [truth], "/tests/necessity/met", "§2.1 §2.2", |k| k.sharing();
    /// Why.
    NecessityReason necessity_reason: [text], "/tests/necessity/reason", "§2.2", |k| k.record.is_answered(Question::NecessityMet);
    /// Whether it is proportionate.
    ProportionalityMet proportionality_met: [truth], "/tests/proportionality/met", "§2.1 §2.3", |k| k.sharing();
    /// Why.
    ProportionalityReason proportionality_reason: [text], "/tests/proportionality/reason", "§2.3", |k| k.record.is_answered(Question::ProportionalityMet);
    /// Whether it is relevant.
    RelevanceMet relevance_met: [truth], "/tests/relevance/met", "§2.1 §2.4", |k| k.sharing();
    /// Why.
    RelevanceReason relevance_reason: [text], "/tests/relevance/reason", "§2.4", |k| k.record.is_answered(Question::RelevanceMet);
    /// Whether the referrer is unsure whether to share.
    AdviceUnsure advice_unsure: [truth], "/advice/unsure", "§1.6", |k| k.sharing() || k.referral();
    /// Who gave advice.
    AdviceFrom advice_from: [text], "/advice/from", "§1.6", |k| k.record.advice_unsure() == Some(true);
    /// What they advised.
    AdviceOutcome advice_outcome: [text], "/advice/outcome", "§1.6", |k| k.record.advice_unsure() == Some(true);
    /// The agency's own fields, as its form has them; no rule reads them.
    Answers answers: [object], "/answers", "§2.2 §2.4", |_| true;
}
