//! The documents that leave a form or come back to it, member for member: the assessment, the payload and the review.
//!
//! One description: [`misfits`] holds a document against it, and the JSON Schema is made of it.

use crate::choices::Choices;
use crate::date;
use crate::findings::{push_index, push_key};
use crate::keys;
use crate::record::{Group, InformationMember, Question, Shape, SharingMember};
use crate::review::{ReviewOption, StopReason};
use crate::rules::RuleCode;
use crate::value::{Object, Value, gather};

/// What a member of a document holds.
#[derive(Clone, Copy, Debug)]
pub enum Holds {
    /// A text that is not blank.
    Text,
    /// Any text, which may be empty.
    AnyText,
    /// A JSON Pointer (RFC 6901).
    Pointer,
    /// A civil date.
    Date,
    /// A time with an offset, as RFC 3339 writes it.
    Time,
    /// A UUID.
    Uuid,
    /// A SHA-256, as 64 lower-case hexadecimal digits.
    Sha256,
    /// This text and no other.
    Is(&'static str),
    /// One of these texts.
    Words(&'static [&'static str]),
    /// Yes or no.
    Truth,
    /// A whole number, not less than the first nor more than the second.
    WholeNumber(u32, u32),
    /// A whole number of years, `unborn`, or `null` where the age is not known.
    Age,
    /// One of a set of options.
    OneOf(Choices),
    /// Some of a set of options, and one at least.
    SomeOf(Choices),
    /// Some texts, and one at least.
    Texts,
    /// The code of a rule.
    RuleCode,
    /// The path of a question.
    Path,
    /// A list.
    List(&'static Holds),
    /// An object with these members.
    Object(&'static [Member]),
    /// The answers to a group of questions, and of the groups in it, and perhaps these members. It is never empty.
    Answers(Group, &'static [Member]),
    /// The answers of an entry of `information[]`.
    Information,
    /// The answers of an entry of `sharing[]`, and these members.
    Sharing(&'static [Member]),
    /// An object of any members. It is never empty.
    Free,
    /// The figures that a message speaks of: numbers, texts and lists of texts.
    Figures,
    /// Anything at all.
    Anything,
}

/// A member of a document.
#[derive(Clone, Copy, Debug)]
pub struct Member {
    /// Its key.
    pub key: &'static str,
    /// What it holds.
    pub holds: Holds,
    /// Whether every such document has it.
    pub required: bool,
    /// What it means, in a sentence.
    pub meaning: &'static str,
}

/// A member that every such document has.
const fn always(key: &'static str, holds: Holds, meaning: &'static str) -> Member {
    Member { key, holds, required: true, meaning }
}

/// A member that only some documents have.
const fn perhaps(key: &'static str, holds: Holds, meaning: &'static str) -> Member {
    Member { key, holds, required: false, meaning }
}

/// What the context of a payload is.
pub const CONTEXT: &str = "urn:referral-consent:context:1";

/// What the schema of a payload is.
pub const PAYLOAD_SCHEMA: &str = "urn:referral-consent:payload:1";

/// What the schema of a completed review is.
pub const REVIEW_SCHEMA: &str = "urn:referral-consent:review:1";

/// The members of an assessment.
pub const ASSESSMENT: &[Member] = &[
    always("status", Holds::OneOf(Choices::Status), "Whether the answers can go."),
    always("route", Holds::OneOf(Choices::Route), "The way that is open."),
    always("consenter", Holds::OneOf(Choices::Consenter), "Who may consent."),
    always("age", Holds::Age, "In whole years on the day of the referral; `null` where it is not known."),
    always("findings", Holds::List(&Holds::Object(FINDING)), "What was found, in the order of the record."),
    always("ask", Holds::List(&Holds::Path), "The questions that apply now, in the order of the record."),
    always("handling", Holds::List(&Holds::OneOf(Choices::Handling)), "The duties that travel with the payload."),
];

const FINDING: &[Member] = &[
    always("code", Holds::RuleCode, "Which rule found it."),
    always("severity", Holds::OneOf(Choices::Severity), "How much it weighs."),
    always("path", Holds::Pointer, "Where in the record, as a JSON Pointer."),
    always("message", Holds::Text, "What is wrong, and why it matters."),
    perhaps("next", Holds::Text, "What to do next."),
    always("clause", Holds::AnyText, "The clauses of the protocol that it comes from."),
    perhaps("params", Holds::Figures, "The figures that the message speaks of."),
];

/// The members of a payload.
pub const PAYLOAD: &[Member] = &[
    always("@context", Holds::Is(CONTEXT), "What its terms mean."),
    always("type", Holds::OneOf(Choices::PayloadType), "What kind of document it is."),
    always("schema", Holds::Is(PAYLOAD_SCHEMA), "The version of its format."),
    always("id", Holds::Uuid, "Its id, a UUID."),
    always("createdAt", Holds::Time, "When it was made."),
    perhaps("keep", Holds::Is("local"), "A decision not to share stays with the agency that took it."),
    always("producer", Holds::Object(PRODUCER), "What made it, by which policy."),
    always("privacyNotice", Holds::Object(NOTICE), "Which words the family was given, and how they were told."),
    always("decision", Holds::Object(DECISION), "What was decided, by whom and when."),
    perhaps("consent", Holds::Answers(Group::CONSENT, CONSENT), "What the decision rests on, or overrides."),
    perhaps("override", Holds::Answers(Group::OVERRIDE, &[]), "Why it goes on without consent."),
    perhaps("advice", Holds::Answers(Group::ADVICE, &[]), "The advice that was had."),
    perhaps("tests", Holds::Answers(Group::TESTS, &[]), "Necessity, proportionality and relevance."),
    perhaps("information", Holds::List(&Holds::Information), "Each thing that is shared."),
    perhaps("sharing", Holds::List(&Holds::Sharing(SHARING)), "With whom, for what and which information."),
    always(
        "handling",
        Holds::List(&Holds::OneOf(Choices::Handling)),
        "What whoever receives it has to do, or not to do.",
    ),
    always(
        "outstanding",
        Holds::List(&Holds::Object(OUTSTANDING)),
        "What is to be completed after, as a life was at risk.",
    ),
    perhaps("referrer", Holds::Answers(Group::REFERRER, &[]), "Who refers."),
    perhaps("child", Holds::Answers(Group::CHILD, &[]), "How old the child is."),
    perhaps("referral", Holds::Answers(Group::REFERRAL, &[]), "What it is about."),
    perhaps("answers", Holds::Free, "The agency's own fields, as far as something that is shared covers them."),
    always("digest", Holds::Object(DIGEST), "Of everything else. It shows accidental change, not forgery."),
];

const PRODUCER: &[Member] = &[
    always("name", Holds::Text, "What made it."),
    always("version", Holds::Text, "The version of the rules."),
    always("policy", Holds::Object(PRODUCER_POLICY), "What the agency had set."),
];

const PRODUCER_POLICY: &[Member] = &[
    always("id", Holds::Text, "The id of the policy."),
    always("version", Holds::Text, "Its version."),
    always("digest", Holds::Sha256, "The SHA-256 of its canonical JSON."),
];

const NOTICE: &[Member] = &[
    always("id", Holds::Text, "The id of the privacy notice."),
    always("version", Holds::Text, "Its version."),
    always("title", Holds::Text, "Its title."),
    always("url", Holds::Text, "Where it can be read."),
    always("controller", Holds::Text, "Who is the controller."),
    always("language", Holds::Text, "Its language, as a tag."),
    always("digest", Holds::Sha256, "The SHA-256 of its canonical JSON."),
    perhaps("given", Holds::Truth, "Whether the family was given it."),
    perhaps("givenVersion", Holds::Text, "The version that the family was given, which may be another."),
    perhaps("givenTo", Holds::OneOf(Choices::Relationship), "Who was told."),
    perhaps("givenOn", Holds::Date, "When."),
    perhaps("explained", Holds::SomeOf(Choices::Explained), "What was explained to them in person."),
    perhaps("withheldReason", Holds::Text, "Why it was not given."),
];

const DECISION: &[Member] = &[
    always("route", Holds::OneOf(Choices::Route), "The way that was open."),
    always("consenter", Holds::OneOf(Choices::Consenter), "Who may consent."),
    always("ageAtDecision", Holds::Age, "The child's age on the day; `null` where it is not known."),
    perhaps("lawfulBasis", Holds::OneOf(Choices::LawfulBasis), "The lawful basis under UK GDPR Article 6."),
    perhaps("reason", Holds::Text, "Why it is not shared."),
    perhaps("decidedBy", Holds::Object(DECIDED_BY), "Who decided."),
    perhaps("decidedOn", Holds::Date, "When."),
];

const DECIDED_BY: &[Member] =
    &[perhaps("name", Holds::Text, "Their name."), perhaps("role", Holds::Text, "Their role.")];

const CONSENT: &[Member] =
    &[perhaps("change", Holds::Answers(Group::CHANGE, &[]), "A significant change since consent was given.")];

const SHARING: &[Member] = &[
    perhaps("insideMash", Holds::Truth, "Whether the recipient is inside the MASH."),
    always("coveredByNotice", Holds::Truth, "Whether the notice names recipient, purpose and every category."),
];

const OUTSTANDING: &[Member] = &[
    always("code", Holds::RuleCode, "Which rule found it."),
    always("path", Holds::Pointer, "Where in the record, as a JSON Pointer."),
];

/// The members of a digest.
pub const DIGEST: &[Member] = &[
    always("alg", Holds::Is("sha-256"), "How it is reckoned."),
    always("canonicalization", Holds::Is("RFC8785"), "Of what form of the JSON."),
    always("value", Holds::Sha256, "64 lower-case hexadecimal digits."),
];

/// The members of a completed review.
pub const REVIEW: &[Member] = &[
    always("@context", Holds::Is(CONTEXT), "What its terms mean."),
    always("schema", Holds::Is(REVIEW_SCHEMA), "The version of its format."),
    always("id", Holds::Uuid, "Its id, a UUID."),
    always("createdAt", Holds::Time, "When it was made."),
    always("producer", Holds::Object(REVIEW_PRODUCER), "What made it."),
    always("payload", Holds::Object(REVIEWED), "What was reviewed."),
    always("handling", Holds::List(&Holds::OneOf(Choices::Handling)), "The duties that came with it."),
    always("settled", Holds::Object(SETTLED), "What was settled before any action, duty by duty."),
    perhaps("outcome", Holds::Words(DECISIONS), "Whether to go on, where that was to be decided."),
    perhaps("stop", Holds::Object(STOP), "What must stop, as consent was withdrawn or limited."),
    always("digest", Holds::Object(DIGEST), "Of everything else. It shows accidental change, not forgery."),
];

/// Whether to go on.
const DECISIONS: &[&str] = &[ReviewOption::Proceed.word(), ReviewOption::DoNotProceed.word()];

/// Whether consent was received.
const RESULTS: &[&str] = &[ReviewOption::Received.word(), ReviewOption::NotReceived.word()];

const REVIEW_PRODUCER: &[Member] =
    &[always("name", Holds::Text, "What made it."), always("version", Holds::Text, "The version of the rules.")];

const REVIEWED: &[Member] = &[
    always("id", Holds::Uuid, "The id of the payload."),
    always("type", Holds::OneOf(Choices::PayloadType), "What kind of document it is."),
    always("digest", Holds::Sha256, "Its digest, so that a review belongs to one payload and to no later one."),
];

const SETTLED: &[Member] = &[
    perhaps("clarify-consent-before-action", Holds::Object(CLARIFIED), "That consent was received (§5.3)."),
    perhaps("discuss-refusal-with-referrer", Holds::Object(DISCUSSED), "What was discussed of a refusal (§5.8d)."),
    perhaps("decide-override", Holds::Object(DECIDED), "Whether consent is overridden (§5.8b, §5.8e)."),
    perhaps("stop-relying-on-consent", Holds::Object(STOPPED), "That nothing rests on the consent any more (§5.10)."),
];

const CLARIFIED_BY: Member = always("clarifiedBy", Holds::Text, "Who settled it.");
const CLARIFIED_ON: Member = always("clarifiedOn", Holds::Date, "When.");
const REASON: &str = "Why.";

const CLARIFIED: &[Member] = &[
    CLARIFIED_BY,
    CLARIFIED_ON,
    always("result", Holds::Words(RESULTS), "Whether consent was received."),
    perhaps("decision", Holds::Words(DECISIONS), "Whether to go on although it was not."),
    perhaps("reason", Holds::Text, REASON),
];

const DISCUSSED: &[Member] = &[
    CLARIFIED_BY,
    CLARIFIED_ON,
    always("discussedWith", Holds::Text, "With whom the refusal was discussed."),
    always("decision", Holds::Words(DECISIONS), "Whether to go on."),
    always("reason", Holds::Text, REASON),
];

const DECIDED: &[Member] = &[
    CLARIFIED_BY,
    CLARIFIED_ON,
    always("decision", Holds::Words(DECISIONS), "Whether to go on, which overrides consent."),
    always("reason", Holds::Text, REASON),
];

const STOPPED: &[Member] = &[CLARIFIED_BY, CLARIFIED_ON];

const STOP: &[Member] = &[
    always("earlier", Holds::Object(REVIEWED), "The payload whose consent was changed."),
    always("sharing", Holds::List(&Holds::Object(STOP_ENTRY)), "What of it must stop, entry by entry."),
];

const STOP_ENTRY: &[Member] = &[
    always("path", Holds::Pointer, "Which entry of the earlier payload, as a JSON Pointer."),
    perhaps("recipient", Holds::Text, "The id of the recipient."),
    always("whole", Holds::Truth, "Whether the recipient may be given nothing any more."),
    always("information", Holds::List(&Holds::Text), "The ids of what they may not be given any more."),
    always("because", Holds::Words(STOP_REASONS), "Why."),
];

/// Why something must stop.
pub const STOP_REASONS: &[&str] = &[
    StopReason::ConsentWithdrawn.word(),
    StopReason::RecipientBeyondLimits.word(),
    StopReason::InformationBeyondLimits.word(),
    StopReason::NoLongerAgreed.word(),
];

impl Holds {
    /// What an answer holds where it travels: only what is answered is carried.
    #[must_use]
    pub const fn answer(shape: Shape) -> Self {
        match shape {
            Shape::Text => Self::Text,
            Shape::Date => Self::Date,
            Shape::Truth => Self::Truth,
            Shape::WholeNumber(least, most) => Self::WholeNumber(least as u32, most as u32),
            Shape::Choice(set) => Self::OneOf(set),
            Shape::SomeOf(set) => Self::SomeOf(set),
            Shape::Ids => Self::Texts,
            Shape::Information => Self::List(&Self::Information),
            Shape::Sharing => Self::List(&Self::Sharing(SHARING)),
            Shape::Object => Self::Free,
        }
    }

    /// What an object of this description may have, in order: each member's key, and what it holds. Nothing where it
    /// describes no object, or one of any members.
    ///
    /// ```
    /// use referral_consent::document::{Holds, PAYLOAD};
    /// let members = Holds::Object(PAYLOAD).members();
    /// assert_eq!(members.first().map(|(key, _)| *key), Some("@context"));
    /// ```
    #[must_use]
    pub fn members(&self) -> Vec<(&'static str, Self)> {
        let beside = |more: &[Member]| gather(more.iter().map(|member| (member.key, member.holds)));
        match self {
            Self::Object(members) => beside(members),
            Self::Answers(group, more) => {
                let questions = group.questions().map(|(question, key)| (key, Self::answer(question.shape())));
                let inner = group.inner().map(|(inner, key)| (key, Self::Answers(inner, &[])));
                gather(questions.chain(inner).chain(beside(more)))
            }
            Self::Information => gather(InformationMember::ALL.iter().map(|it| (it.key(), Self::answer(it.shape())))),
            Self::Sharing(more) => {
                let answers = SharingMember::ALL.iter().map(|it| (it.key(), Self::answer(it.shape())));
                gather(answers.chain(beside(more)))
            }
            Self::Text
            | Self::AnyText
            | Self::Pointer
            | Self::Date
            | Self::Time
            | Self::Uuid
            | Self::Sha256
            | Self::Is(_)
            | Self::Words(_)
            | Self::Truth
            | Self::WholeNumber(..)
            | Self::Age
            | Self::OneOf(_)
            | Self::SomeOf(_)
            | Self::Texts
            | Self::RuleCode
            | Self::Path
            | Self::List(_)
            | Self::Free
            | Self::Figures
            | Self::Anything => Vec::new(),
        }
    }
}

/// How a value does not fit the description.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MisfitKind {
    /// A member that every such document has is not there.
    Missing,
    /// A member that no such document has is there.
    Unknown,
    /// The value is of the wrong type, or outside its options or range.
    WrongType,
}

/// One place where a document does not fit its description.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// How.
    pub kind: MisfitKind,
    /// Where, as a JSON Pointer.
    pub path: String,
}

/// Every place where an object does not fit the description of its members; none where it fits.
///
/// ```
/// use referral_consent::document::{MisfitKind, PAYLOAD, misfits};
/// use referral_consent::value::Object;
/// let found = misfits(&Object::new().with("handling", true), PAYLOAD);
/// assert!(found.iter().any(|it| it.kind == MisfitKind::WrongType && it.path == "/handling"));
/// assert!(found.iter().any(|it| it.kind == MisfitKind::Missing && it.path == "/digest"));
/// ```
#[must_use]
pub fn misfits(object: &Object, members: &[Member]) -> Vec<Misfit> {
    let mut check = Check { misfits: Vec::new() };
    check.object(object, members, &At::Top);
    check.misfits
}

/// A place in a document, from the inside out: its pointer is only written where something is wrong.
enum At<'a> {
    Top,
    Key(&'a At<'a>, &'a str),
    Index(&'a At<'a>, usize),
}

impl At<'_> {
    fn write(&self, pointer: &mut String) {
        match self {
            Self::Top => {}
            Self::Key(outer, key) => {
                outer.write(pointer);
                push_key(pointer, key);
            }
            Self::Index(outer, index) => {
                outer.write(pointer);
                push_index(pointer, *index);
            }
        }
    }
}

struct Check {
    misfits: Vec<Misfit>,
}

impl Check {
    fn find(&mut self, kind: MisfitKind, at: &At<'_>) {
        let mut path = String::new();
        at.write(&mut path);
        self.misfits.push(Misfit { kind, path });
    }

    /// The members of an object, of which none is missing and none too many.
    fn object(&mut self, object: &Object, members: &[Member], at: &At<'_>) {
        for (key, value) in object.iter() {
            let at = At::Key(at, key);
            match members.iter().find(|member| keys::same(member.key, key)) {
                Some(member) => self.value(value, &member.holds, &at),
                None => self.find(MisfitKind::Unknown, &at),
            }
        }
        self.required(object, members, at);
    }

    fn required(&mut self, object: &Object, members: &[Member], at: &At<'_>) {
        for member in members.iter().filter(|member| member.required) {
            if object.get(member.key).is_none() {
                self.find(MisfitKind::Missing, &At::Key(at, member.key));
            }
        }
    }

    /// The answers to a group of questions, with what else stands there.
    fn answers(&mut self, object: &Object, group: Group, more: &[Member], at: &At<'_>) {
        let mut next = group.first() as usize;
        for (key, value) in object.iter() {
            let at = At::Key(at, key);
            if let Some(question) = group.question(key, next) {
                next = question as usize + 1;
                self.value(value, &Holds::answer(question.shape()), &at);
            } else if let Some((inner, _)) = group.inner().find(|(_, known)| *known == key) {
                self.value(value, &Holds::Answers(inner, &[]), &at);
            } else if let Some(member) = more.iter().find(|member| keys::same(member.key, key)) {
                self.value(value, &member.holds, &at);
            } else {
                self.find(MisfitKind::Unknown, &at);
            }
        }
    }

    /// The answers of an entry, with what else stands there.
    fn entry(&mut self, object: &Object, shape: impl Fn(&str) -> Option<Shape>, more: &[Member], at: &At<'_>) {
        for (key, value) in object.iter() {
            let at = At::Key(at, key);
            if let Some(shape) = shape(key) {
                // Which information a recipient gets is always said, even where it is none.
                match (shape, value) {
                    (Shape::Ids, Value::List(list)) if list.is_empty() => {}
                    _ => self.value(value, &Holds::answer(shape), &at),
                }
            } else if let Some(member) = more.iter().find(|member| keys::same(member.key, key)) {
                self.value(value, &member.holds, &at);
            } else {
                self.find(MisfitKind::Unknown, &at);
            }
        }
        self.required(object, more, at);
    }

    fn list(&mut self, list: &[Value], holds: &Holds, at: &At<'_>) {
        for (index, value) in list.iter().enumerate() {
            self.value(value, holds, &At::Index(at, index));
        }
    }

    fn value(&mut self, value: &Value, holds: &Holds, at: &At<'_>) {
        let fits = match (holds, value) {
            (Holds::Text, Value::Text(_) | Value::Token(_)) => !value.is_blank(),
            (Holds::AnyText, Value::Text(_) | Value::Token(_))
            | (Holds::Truth, Value::Bool(_))
            | (Holds::Anything, _) => true,
            (Holds::Date, _) => value.as_text().is_some_and(|text| date::parse(text).is_some()),
            (Holds::Time, _) => value.as_text().is_some_and(|text| date::in_london(text).is_some()),
            (Holds::Pointer, _) => value.as_text().is_some_and(is_pointer),
            (Holds::Uuid, _) => value.as_text().is_some_and(is_uuid),
            (Holds::Sha256, _) => value.as_text().is_some_and(is_sha256),
            (Holds::Is(word), _) => value.as_text() == Some(word),
            (Holds::Words(words), _) => value.as_text().is_some_and(|text| words.contains(&text)),
            (Holds::OneOf(set), _) => value.as_text().is_some_and(|text| set.words().contains(&text)),
            (Holds::RuleCode, _) => value.as_text().is_some_and(|text| RuleCode::from_code(text).is_some()),
            (Holds::Path, _) => {
                value.as_text().is_some_and(|text| Question::ALL.iter().any(|question| question.path() == text))
            }
            (Holds::WholeNumber(least, most), Value::Number(number)) => {
                number % 1.0 == 0.0 && *number >= f64::from(*least) && *number <= f64::from(*most)
            }
            (Holds::Age, Value::Number(number)) => number % 1.0 == 0.0 && *number >= 0.0,
            (Holds::Age, _) => matches!(value, Value::Null) || value.as_text() == Some("unborn"),
            (Holds::SomeOf(set), Value::List(list)) => {
                self.list(list, &Holds::OneOf(*set), at);
                !list.is_empty()
            }
            (Holds::Texts, Value::List(list)) => {
                self.list(list, &Holds::Text, at);
                !list.is_empty()
            }
            (Holds::List(holds), Value::List(list)) => {
                self.list(list, holds, at);
                true
            }
            (Holds::Object(members), Value::Object(object)) => {
                self.object(object, members, at);
                true
            }
            (Holds::Answers(group, more), Value::Object(object)) => {
                self.answers(object, *group, more, at);
                !object.is_empty()
            }
            (Holds::Information, Value::Object(object)) => {
                let shape = |key: &str| Some(InformationMember::ALL.iter().find(|member| member.key() == key)?.shape());
                self.entry(object, shape, &[], at);
                true
            }
            (Holds::Sharing(more), Value::Object(object)) => {
                let shape = |key: &str| Some(SharingMember::ALL.iter().find(|member| member.key() == key)?.shape());
                self.entry(object, shape, more, at);
                if object.get(SharingMember::Information.key()).is_none() {
                    self.find(MisfitKind::Missing, &At::Key(at, SharingMember::Information.key()));
                }
                true
            }
            (Holds::Free, Value::Object(object)) => !object.is_empty(),
            (Holds::Figures, Value::Object(object)) => object.iter().all(|(_, figure)| is_figure(figure)),
            (
                Holds::Text
                | Holds::AnyText
                | Holds::Truth
                | Holds::WholeNumber(..)
                | Holds::SomeOf(_)
                | Holds::Texts
                | Holds::List(_)
                | Holds::Object(_)
                | Holds::Answers(..)
                | Holds::Information
                | Holds::Sharing(_)
                | Holds::Free
                | Holds::Figures,
                _,
            ) => false,
        };
        if !fits {
            self.find(MisfitKind::WrongType, at);
        }
    }
}

/// Whether it is a number, a text or a list of texts.
fn is_figure(value: &Value) -> bool {
    match value {
        Value::Number(_) | Value::Text(_) | Value::Token(_) => true,
        Value::List(list) => list.iter().all(|word| word.as_text().is_some()),
        Value::Null | Value::Bool(_) | Value::Object(_) | Value::Opaque => false,
    }
}

/// Whether a text is a JSON Pointer: empty, or keys with a slash before each, in which `~` stands only in `~0` and `~1`.
fn is_pointer(text: &str) -> bool {
    let well_escaped = |text: &str| text.split('~').skip(1).all(|after| after.starts_with(['0', '1']));
    text.is_empty() || (text.starts_with('/') && well_escaped(text))
}

/// Whether a text is a UUID: 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12.
fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(index, byte)| match index {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

/// Whether a text is a SHA-256 as it is written here.
fn is_sha256(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}
