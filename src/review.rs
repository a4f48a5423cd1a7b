//! `review`: the local authority's side. What is to be settled before any action (§5.3, §5.8b, §5.8d), what must stop
//! where consent was withdrawn or limited (§5.10), and the record of how it was settled, tied to its payload.

use crate::canonical::digest;
use crate::choices::{Choice, ConcernLevel, Handling, Outcome, PayloadType, Purpose, Route, Severity};
use crate::codes::codes;
use crate::date::{self, Date};
use crate::document::{CONTEXT, REVIEW_SCHEMA};
use crate::findings::{push_index, push_key};
use crate::payload::Stamp;
use crate::policy::RATIONALE_MIN_WORDS;
use crate::rules::DIFFERENT_WORDS;
use crate::value::{Object, Value, gather};
use crate::verify::{Disagreement, in_order};
use crate::words;

codes! {
    /// The code of a finding of a review. Codes are public and are for ever.
    ReviewCode {
        /// Something that has to be settled before any action is not answered.
        Missing = "review.missing", Missing;
        /// There is a key that the review does not have.
        UnknownField = "review.unknown-field", Invalid;
        /// An answer is of the wrong type, or outside its options.
        WrongType = "review.wrong-type", Invalid;
        /// A text is no date of the calendar, written as `2026-11-23`.
        BadDate = "review.bad-date", Invalid;
        /// Something that has happened is dated after today.
        FutureDate = "review.future-date", Invalid;
        /// It is dated before there was anything to review.
        BeforeReferral = "review.before-referral", Invalid;
        /// An answer is set aside, as its question is not asked.
        NotAsked = "review.not-asked", Advice;
        /// It goes on without consent, and the reason has too few words, or too few different ones.
        ReasonThin = "review.reason-thin", Invalid;
        /// It is decided without overriding consent, and the reason has only a few words.
        ReasonShort = "review.reason-short", Advice;
        /// One decision is to proceed, and another is not to.
        DecisionsDiffer = "review.decisions-differ", Invalid;
        /// It is decided not to proceed, though a life is at risk or there are child protection concerns.
        HarmRemains = "review.harm-remains", Advice;
        /// The earlier payload is not the one that the change of consent names.
        OtherPayload = "review.other-payload", Invalid;
        /// A change of consent is reviewed without its earlier payload.
        EarlierMissing = "review.earlier-missing", Advice;
        /// The change of consent does not name an earlier payload.
        PreviousUnknown = "review.previous-unknown", Advice;
        /// The earlier payload shares nothing, so that nothing of it can stop.
        EarlierSharesNothing = "review.earlier-shares-nothing", Advice;
    }
}

/// A question of a review, the same for each duty that asks it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReviewMember {
    /// With whom the refusal was discussed (§5.8d).
    DiscussedWith,
    /// Who settled it.
    ClarifiedBy,
    /// When.
    ClarifiedOn,
    /// Whether consent was received (§5.3).
    Result,
    /// Whether to go on.
    Decision,
    /// Why.
    Reason,
}

/// An option of a review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReviewOption {
    /// Consent was received.
    Received,
    /// It was not.
    NotReceived,
    /// It goes on.
    Proceed,
    /// It does not go on.
    DoNotProceed,
}

impl ReviewOption {
    /// Its word in JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::NotReceived => "not-received",
            Self::Proceed => "proceed",
            Self::DoNotProceed => "do-not-proceed",
        }
    }
}

impl ReviewMember {
    /// Its key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::DiscussedWith => "discussedWith",
            Self::ClarifiedBy => "clarifiedBy",
            Self::ClarifiedOn => "clarifiedOn",
            Self::Result => "result",
            Self::Decision => "decision",
            Self::Reason => "reason",
        }
    }

    /// The type of its answer, as the catalogue names types.
    #[must_use]
    pub const fn type_name(self) -> &'static str {
        match self {
            Self::DiscussedWith | Self::ClarifiedBy | Self::Reason => "text",
            Self::ClarifiedOn => "date",
            Self::Result | Self::Decision => "one-of",
        }
    }

    /// Whether an answer to it says nothing: to a text that somebody writes, one with no letter or digit in it.
    fn is_blank(self, answer: &Value) -> bool {
        match self {
            Self::DiscussedWith | Self::ClarifiedBy | Self::Reason => {
                answer.as_text().map_or_else(|| answer.is_blank(), |text| words::words(text).next().is_none())
            }
            Self::ClarifiedOn | Self::Result | Self::Decision => answer.is_blank(),
        }
    }

    /// Its options; none where it has none.
    #[must_use]
    pub const fn options(self) -> &'static [ReviewOption] {
        match self {
            Self::DiscussedWith | Self::ClarifiedBy | Self::ClarifiedOn | Self::Reason => &[],
            Self::Result => &[ReviewOption::Received, ReviewOption::NotReceived],
            Self::Decision => &[ReviewOption::Proceed, ReviewOption::DoNotProceed],
        }
    }
}

impl Handling {
    /// What is to be recorded of a duty before any action; nothing of one that only says how to handle what was shared.
    #[must_use]
    pub const fn to_settle(self) -> &'static [ReviewMember] {
        use ReviewMember as M;
        match self {
            // The last two only where consent was not received.
            Self::ClarifyConsentBeforeAction => &[M::ClarifiedBy, M::ClarifiedOn, M::Result, M::Decision, M::Reason],
            Self::DiscussRefusalWithReferrer => {
                &[M::DiscussedWith, M::ClarifiedBy, M::ClarifiedOn, M::Decision, M::Reason]
            }
            Self::DecideOverride => &[M::ClarifiedBy, M::ClarifiedOn, M::Decision, M::Reason],
            Self::StopRelyingOnConsent => &[M::ClarifiedBy, M::ClarifiedOn],
            Self::SeekConsentAgainOnChange
            | Self::RespectLimits
            | Self::RespectLimitsNotOverridden
            | Self::RecordOverrideDecision
            | Self::DoNotAlertFamily
            | Self::UseOnlyForSafeguarding
            | Self::KeepWithinMash
            | Self::AskOriginatorBeforePassingOn
            | Self::AskBeforeSharingOrStoringOutsideMash
            | Self::TellFamilyWhenSafe
            | Self::CompleteOutstanding => &[],
        }
    }

    /// Whether deciding to go on overrides consent, so that the reason has to stand on its own (§5.8e).
    const fn going_on_overrides(self) -> bool {
        matches!(self, Self::ClarifyConsentBeforeAction | Self::DecideOverride)
    }
}

/// One thing that a review has found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewFinding {
    /// What kind of thing.
    pub code: ReviewCode,
    /// Where in what was settled, as a JSON Pointer: `/decide-override/reason`.
    pub path: String,
    /// The duty that it is about.
    pub duty: Option<Handling>,
}

/// Which payload a review belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reviewed {
    /// Its id.
    pub id: String,
    /// What kind of document it is.
    pub kind: PayloadType,
    /// Its digest.
    pub digest: String,
}

/// Why something must stop (§5.10).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StopReason {
    /// It rested on a consent that was withdrawn.
    ConsentWithdrawn,
    /// The recipient is beyond the new limits.
    RecipientBeyondLimits,
    /// Some of the information is beyond the new limits.
    InformationBeyondLimits,
    /// The family had agreed to this onward referral and no longer does (§4.4b).
    NoLongerAgreed,
}

impl StopReason {
    /// Its word in JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::ConsentWithdrawn => "consent-withdrawn",
            Self::RecipientBeyondLimits => "recipient-beyond-limits",
            Self::InformationBeyondLimits => "information-beyond-limits",
            Self::NoLongerAgreed => "no-longer-agreed",
        }
    }
}

/// What of an entry of `sharing[]` must stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// Which entry of the earlier payload, as a JSON Pointer.
    pub path: String,
    /// The id of the recipient, where one is named.
    pub recipient: Option<String>,
    /// Whether the recipient may be given nothing any more.
    pub whole: bool,
    /// The ids of what they may not be given any more.
    pub information: Vec<String>,
    /// Why.
    pub because: StopReason,
}

/// What the local authority has to settle about a payload, and what must stop.
#[derive(Clone, Debug)]
pub struct Review {
    /// Which payload.
    pub payload: Reviewed,
    /// The duties that came with it.
    pub handling: Vec<Handling>,
    /// The payload whose consent was changed, where it was given.
    pub earlier: Option<Reviewed>,
    /// What of it must stop.
    pub stops: Vec<Stop>,
    /// What is to be said before anything is settled.
    pub findings: Vec<ReviewFinding>,
    /// Whether not going on may leave the child in danger: a life is at risk (§2.3), or there are child protection concerns.
    may_leave_harm: bool,
    /// The first day on which it can have been settled, where the payload tells.
    since: Option<Date>,
}

/// What the local authority has to settle about a payload before any action; with a change of consent (§5.10), what must
/// stop of an earlier payload.
///
/// # Errors
///
/// What disagrees, where a payload is not in form or its digest is not that of the rest: a review belongs to a payload by
/// its digest. Each path is one of the payload; one of the earlier payload begins with `/earlier`.
///
/// ```
/// use referral_consent::{review::review, value::Value};
/// assert!(review(&Value::Null, None).is_err());
/// ```
pub fn review(payload: &Value, earlier: Option<&Value>) -> Result<Review, Vec<Disagreement>> {
    let (read, earlier) = both(Read::of(payload), earlier.map(Read::of).transpose())?;
    let handling = gather(read.list("handling").iter().filter_map(|duty| Handling::from_word(duty.as_text()?)));
    let mut review = Review {
        payload: read.reviewed(),
        handling,
        earlier: None,
        stops: Vec::new(),
        findings: Vec::new(),
        may_leave_harm: read.life_is_at_risk() || read.has_child_protection_concerns(),
        since: read.since(),
    };
    if review.payload.kind == PayloadType::ConsentChange {
        match earlier {
            Some(earlier) => review.compare(&read, &earlier),
            None => review.find(ReviewCode::EarlierMissing),
        }
    } else if earlier.is_some() {
        review.find(ReviewCode::OtherPayload);
    }
    Ok(review)
}

/// What disagrees of either; a path says that it is one of the earlier payload.
fn both<P, E>(
    payload: Result<P, Vec<Disagreement>>,
    earlier: Result<E, Vec<Disagreement>>,
) -> Result<(P, E), Vec<Disagreement>> {
    let earlier = earlier.map_err(|mut disagreements| {
        for disagreement in &mut disagreements {
            disagreement.path.insert_str(0, "/earlier");
        }
        disagreements
    });
    match (payload, earlier) {
        (Ok(payload), Ok(earlier)) => Ok((payload, earlier)),
        (Ok(_), Err(found)) | (Err(found), Ok(_)) => Err(found),
        (Err(found), Err(more)) => Err([found, more].concat()),
    }
}

/// A payload that is in form, ready to be asked.
struct Read<'v>(&'v Object);

impl<'v> Read<'v> {
    fn of(payload: &'v Value) -> Result<Self, Vec<Disagreement>> {
        in_order(payload).map(Self)
    }

    fn at(&self, keys: &[&str]) -> Option<&'v Value> {
        self.0.at(keys)
    }

    fn text(&self, keys: &[&str]) -> Option<&'v str> {
        self.at(keys)?.as_text()
    }

    fn list(&self, key: &str) -> &'v [Value] {
        self.0.list(key)
    }

    fn day(&self, keys: &[&str]) -> Option<Date> {
        self.text(keys).and_then(date::parse)
    }

    fn kind(&self) -> PayloadType {
        self.text(&["type"]).and_then(PayloadType::from_word).unwrap_or(PayloadType::Referral)
    }

    /// The day of the referral, or that on which the file was made, if that is earlier. What rests on a consent may also stop
    /// at once on the day of its change.
    fn since(&self) -> Option<Date> {
        let dated = self.day(&["referral", "date"]).or_else(|| self.day(&["decision", "decidedOn"]));
        let made = self.text(&["createdAt"]).and_then(date::in_london);
        let changed = match self.kind() {
            PayloadType::ConsentChange => self.day(&["consent", "decidedOn"]),
            PayloadType::Referral | PayloadType::PoliceNotification | PayloadType::DecisionNotToShare => None,
        };
        [dated, made, changed].into_iter().flatten().min()
    }

    fn life_is_at_risk(&self) -> bool {
        self.at(&["referral", "lifeAtRisk"]) == Some(&Value::Bool(true))
    }

    fn has_child_protection_concerns(&self) -> bool {
        self.text(&["referral", "concernLevel"]) == Some(ConcernLevel::ChildProtection.word())
    }

    /// The ids of a list of limits; none where it sets no limit.
    fn limit(&self, key: &str) -> Option<Vec<&'v str>> {
        let limits = self.at(&["consent", "limits"])?.as_object()?;
        limits.get(key)?;
        Some(gather(limits.list(key).iter().filter_map(Value::as_text)))
    }

    fn reviewed(&self) -> Reviewed {
        Reviewed {
            id: self.text(&["id"]).unwrap_or_default().into(),
            kind: self.kind(),
            digest: self.text(&["digest", "value"]).unwrap_or_default().into(),
        }
    }
}

impl Review {
    fn find(&mut self, code: ReviewCode) {
        self.findings.push(ReviewFinding { code, path: String::new(), duty: None });
    }

    /// The duties that leave something to settle before any action.
    pub fn to_settle(&self) -> impl Iterator<Item = Handling> {
        self.handling.iter().copied().filter(|duty| !duty.to_settle().is_empty())
    }

    /// §5.10: what must stop, entry by entry. What goes on without consent does not stop with it, but for an onward
    /// referral that the family had agreed to (§4.4b).
    fn compare(&mut self, change: &Read<'_>, earlier: &Read<'_>) {
        let id = earlier.text(&["id"]);
        match change.text(&["referral", "previousId"]) {
            None => self.find(ReviewCode::PreviousUnknown),
            Some(previous) if id.is_some_and(|id| id.eq_ignore_ascii_case(previous.trim())) => {}
            Some(_) => return self.find(ReviewCode::OtherPayload),
        }
        self.earlier = Some(earlier.reviewed());
        let entries = earlier.list("sharing");
        if entries.is_empty() {
            return self.find(ReviewCode::EarlierSharesNothing);
        }
        let withdrawn = change.text(&["consent", "outcome"]) == Some(Outcome::Withdrawn.word());
        let rests_on_consent = earlier.text(&["decision", "route"]) == Some(Route::Consent.word());
        let (recipients, information) = (change.limit("recipients"), change.limit("information"));
        let beyond = |limit: &Option<Vec<&str>>, id: &str| limit.as_ref().is_some_and(|limit| !limit.contains(&id));
        for (index, entry) in entries.iter().enumerate().filter_map(|(index, entry)| Some((index, entry.as_object()?)))
        {
            let onward = entry.get("agreed") == Some(&Value::Bool(true))
                && entry.get("purpose").and_then(Value::as_text) == Some(Purpose::Services.word());
            if !rests_on_consent && !onward {
                continue;
            }
            let recipient = entry.get("recipient").and_then(Value::as_text);
            let shared = gather(entry.list("information").iter().filter_map(Value::as_text));
            let (because, stopped) = if withdrawn && rests_on_consent {
                (StopReason::ConsentWithdrawn, shared.clone())
            } else if withdrawn {
                (StopReason::NoLongerAgreed, shared.clone())
            } else if recipient.is_some_and(|recipient| beyond(&recipients, recipient)) {
                (StopReason::RecipientBeyondLimits, shared.clone())
            } else {
                let ids = shared.iter().copied().filter(|id| beyond(&information, id));
                (StopReason::InformationBeyondLimits, gather(ids))
            };
            if because == StopReason::InformationBeyondLimits && stopped.is_empty() {
                continue;
            }
            let mut path = String::from("/sharing");
            push_index(&mut path, index);
            self.stops.push(Stop {
                path,
                recipient: recipient.map(String::from),
                whole: stopped.len() == shared.len(),
                information: gather(stopped.into_iter().map(String::from)),
                because,
            });
        }
    }

    /// Looks at how it was settled, and where nothing is open makes the record of it.
    ///
    /// What was settled is an object with a member for each duty: `{ "decide-override": { "clarifiedBy": … } }`. It may be
    /// any value whatever, as far as it has been filled in.
    #[must_use]
    pub fn complete(&self, settled: &Value, today: Date, stamp: Stamp<'_>) -> (Vec<ReviewFinding>, Option<Object>) {
        let mut settling = Settling { review: self, today, findings: self.findings.clone(), decisions: Vec::new() };
        let duties = settling.read(settled);
        settling.decide();
        let Settling { findings, decisions, .. } = settling;
        let open = findings.iter().any(|finding| finding.code.severity() != Severity::Advice);
        let record = (!open).then(|| self.record(duties, &decisions, stamp));
        (findings, record)
    }

    /// The record of a review that is complete.
    fn record(&self, duties: Object, decisions: &[(Handling, bool)], stamp: Stamp<'_>) -> Object {
        let mut record = Object::new()
            .with("@context", CONTEXT)
            .with("schema", REVIEW_SCHEMA)
            .with("id", String::from(stamp.id))
            .with("createdAt", String::from(stamp.now))
            .with("producer", Object::new().with("name", env!("CARGO_PKG_NAME")).with("version", crate::VERSION))
            .with("payload", self.payload.write())
            .with("handling", self.handling.iter().map(|duty| Value::Token(duty.word())).collect::<Value>())
            .with("settled", duties);
        if self.leads_to_action() {
            let proceed = decisions.iter().all(|(_, proceed)| *proceed);
            let outcome = if proceed { ReviewOption::Proceed } else { ReviewOption::DoNotProceed };
            record.push("outcome", outcome.word());
        }
        if let Some(earlier) = &self.earlier {
            let sharing = self.stops.iter().map(Stop::write).collect::<Value>();
            record.push("stop", Object::new().with("earlier", earlier.write()).with("sharing", sharing));
        }
        let value = digest(&record);
        let digest = Object::new().with("alg", "sha-256").with("canonicalization", "RFC8785").with("value", value);
        record.with("digest", digest)
    }

    /// Whether there is an action to decide about.
    const fn leads_to_action(&self) -> bool {
        match self.payload.kind {
            PayloadType::Referral | PayloadType::PoliceNotification => true,
            PayloadType::DecisionNotToShare | PayloadType::ConsentChange => false,
        }
    }
}

impl Reviewed {
    /// As JSON has it.
    #[must_use]
    pub fn write(&self) -> Value {
        let id = Object::new().with("id", self.id.clone());
        id.with("type", self.kind.word()).with("digest", self.digest.clone()).into()
    }
}

impl Stop {
    /// As JSON has it.
    #[must_use]
    pub fn write(&self) -> Value {
        let mut stop = Object::new().with("path", self.path.clone());
        if let Some(recipient) = &self.recipient {
            stop.push("recipient", recipient.clone());
        }
        let information = self.information.iter().map(|id| Value::Text(id.clone())).collect::<Value>();
        stop.with("whole", self.whole).with("information", information).with("because", self.because.word()).into()
    }
}

/// How a review is settled, as far as it was read.
struct Settling<'r> {
    review: &'r Review,
    today: Date,
    findings: Vec<ReviewFinding>,
    /// Each decision to go on, or not.
    decisions: Vec<(Handling, bool)>,
}

/// The path of a duty, or of a question of it.
fn path(duty: Handling, member: Option<ReviewMember>) -> String {
    let mut path = String::new();
    push_key(&mut path, duty.word());
    if let Some(member) = member {
        push_key(&mut path, member.key());
    }
    path
}

impl Settling<'_> {
    fn find(&mut self, code: ReviewCode, duty: Handling, member: Option<ReviewMember>) {
        self.findings.push(ReviewFinding { code, path: path(duty, member), duty: Some(duty) });
    }

    /// Reads what was settled, duty by duty: what is well formed and asked for.
    fn read(&mut self, settled: &Value) -> Object {
        let empty = Object::new();
        let settled = match settled {
            Value::Object(settled) => settled,
            Value::Null => &empty,
            _ => {
                self.findings.push(ReviewFinding { code: ReviewCode::WrongType, path: String::new(), duty: None });
                &empty
            }
        };
        for (key, value) in settled.iter().filter(|(_, value)| !matches!(value, Value::Null)) {
            match Handling::from_word(key) {
                Some(duty) if self.review.to_settle().any(|known| known == duty) => {
                    if value.as_object().is_none() {
                        self.find(ReviewCode::WrongType, duty, None);
                    }
                }
                Some(duty) => self.find(ReviewCode::NotAsked, duty, None),
                None => {
                    let mut path = String::new();
                    push_key(&mut path, key);
                    self.findings.push(ReviewFinding { code: ReviewCode::UnknownField, path, duty: None });
                }
            }
        }
        let mut duties = Object::new();
        for duty in self.review.to_settle() {
            let answers = settled.get(duty.word()).and_then(Value::as_object).unwrap_or(&empty);
            duties.push(duty.word(), self.duty(duty, answers));
        }
        duties
    }

    /// Reads what was settled of one duty.
    fn duty(&mut self, duty: Handling, answers: &Object) -> Object {
        for (key, _) in answers.iter() {
            if !duty.to_settle().iter().any(|member| member.key() == key) {
                let mut path = path(duty, None);
                push_key(&mut path, key);
                self.findings.push(ReviewFinding { code: ReviewCode::UnknownField, path, duty: Some(duty) });
            }
        }
        let mut kept = Object::new();
        for member in duty.to_settle() {
            let answer = answers.get(member.key()).filter(|answer| !member.is_blank(answer));
            match answer {
                _ if !self.asked(duty, *member, &kept) => {
                    if answer.is_some() {
                        self.find(ReviewCode::NotAsked, duty, Some(*member));
                    }
                }
                None => self.find(ReviewCode::Missing, duty, Some(*member)),
                Some(answer) => match self.fault(*member, answer) {
                    Some(code) => self.find(code, duty, Some(*member)),
                    None => kept.push(member.key(), answer.clone()),
                },
            }
        }
        let text = |member: ReviewMember| kept.get(member.key()).and_then(Value::as_text);
        if let Some(decision) = text(ReviewMember::Decision) {
            let proceed = decision == ReviewOption::Proceed.word();
            self.decisions.push((duty, proceed));
            let overrides = proceed && duty.going_on_overrides();
            if let Some(code) = text(ReviewMember::Reason).and_then(|reason| weakness(reason, overrides)) {
                self.find(code, duty, Some(ReviewMember::Reason));
            }
        }
        kept
    }

    /// Whether a question is asked, on the answers of the same duty before it: where consent was not received it is to be
    /// decided whether to go on, unless that is a duty of its own.
    fn asked(&self, duty: Handling, member: ReviewMember, before: &Object) -> bool {
        match (duty, member) {
            (Handling::ClarifyConsentBeforeAction, ReviewMember::Decision | ReviewMember::Reason) => {
                let result = before.get(ReviewMember::Result.key()).and_then(Value::as_text);
                result == Some(ReviewOption::NotReceived.word())
                    && !self.review.handling.contains(&Handling::DecideOverride)
            }
            _ => true,
        }
    }

    /// What is wrong with an answer that is given.
    fn fault(&self, member: ReviewMember, answer: &Value) -> Option<ReviewCode> {
        let Some(text) = answer.as_text() else { return Some(ReviewCode::WrongType) };
        match member {
            ReviewMember::DiscussedWith | ReviewMember::ClarifiedBy | ReviewMember::Reason => None,
            ReviewMember::ClarifiedOn => match date::parse(text) {
                None => Some(ReviewCode::BadDate),
                Some(day) if day > self.today => Some(ReviewCode::FutureDate),
                // Where the clock of the sender is ahead, today has to do.
                Some(day) => {
                    let since = self.review.since.map(|since| since.min(self.today));
                    since.is_some_and(|since| day < since).then_some(ReviewCode::BeforeReferral)
                }
            },
            ReviewMember::Result | ReviewMember::Decision => {
                let known = member.options().iter().any(|option| option.word() == text);
                (!known).then_some(ReviewCode::WrongType)
            }
        }
    }

    /// What the decisions come to together.
    fn decide(&mut self) {
        let decision = Some(ReviewMember::Decision);
        if let Some((_, first)) = self.decisions.first().copied()
            && let Some((duty, _)) = self.decisions.iter().find(|(_, proceed)| *proceed != first).copied()
        {
            self.find(ReviewCode::DecisionsDiffer, duty, decision);
        }
        if let Some((duty, _)) = self.decisions.iter().find(|(_, proceed)| !proceed).copied()
            && self.review.may_leave_harm
        {
            self.find(ReviewCode::HarmRemains, duty, decision);
        }
    }
}

/// With fewer words than this somebody who reads a reason later can hardly follow it.
const FOLLOWED_FROM_WORDS: usize = 8;

/// What is to be said of a reason: one that overrides consent has to stand on its own, any other should be followed.
fn weakness(reason: &str, overrides: bool) -> Option<ReviewCode> {
    if overrides {
        is_thin(reason).then_some(ReviewCode::ReasonThin)
    } else {
        let few = words::words(reason).take(FOLLOWED_FROM_WORDS).count() < FOLLOWED_FROM_WORDS;
        few.then_some(ReviewCode::ReasonShort)
    }
}

/// §5.8e: whether a reason has too few words to stand on its own, as the rationale of a form has.
fn is_thin(reason: &str) -> bool {
    let wanted = usize::try_from(RATIONALE_MIN_WORDS).unwrap_or(usize::MAX);
    let reason = words::without_case(reason);
    words::words(&reason).take(wanted).count() < wanted || !words::has_different(&reason, DIFFERENT_WORDS)
}
