//! The policy: what an agency sets. It can make the rules stricter, never looser.

use crate::choices::{Choice, OriginatorPermission, Purpose, Severity};
use crate::codes::codes;
use crate::date::{self, Date};
use crate::findings::{Param, push_index, push_key};
use crate::reading::Nearest;
use crate::rules::RuleCode;
use crate::value::{Object, Value};
use crate::words::split;

codes! {
    /// The code of a check of the policy. Codes are public and are for ever.
    PolicyCode {
        /// There is a key that a policy does not have.
        UnknownField = "policy.unknown-field", Invalid;
        /// A value is of the wrong type, or outside its options or range; or the policy is no object.
        WrongType = "policy.wrong-type", Invalid;
        /// A text is no date of the calendar, written as `2026-11-23`.
        BadDate = "policy.bad-date", Invalid;
        /// Something that every policy needs is not there.
        Missing = "policy.missing", Missing;
        /// It would make a rule looser: fewer words for a rationale than the 12 that the rules ask for.
        Looser = "policy.looser", Invalid;
        /// `require` names a code that is no advice, or that nobody could always put right.
        CannotRequire = "policy.cannot-require", Invalid;
        /// Two categories, or two recipients, of the notice, or two keys to seal to, have the same id.
        DuplicateId = "policy.duplicate-id", Invalid;
        /// `fields` maps a field to a category that the notice does not have.
        UnknownCategory = "policy.unknown-category", Invalid;
        /// The notice ends before it begins.
        EndsBeforeItBegins = "policy.ends-before-it-begins", Invalid;
        /// A key to seal to comes with its private part, which whoever reads the policy could open everything with.
        PrivateKey = "policy.private-key", Invalid;
        /// A partner inside the MASH is not among the recipients that the notice names.
        PartnerNotInNotice = "policy.partner-not-in-notice", Advice;
    }
}

/// The type of a member of a policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PolicyShape {
    /// A text.
    Text,
    /// A civil date.
    Date,
    /// Yes or no.
    Truth,
    /// A whole number, not less than the first nor more than the second.
    WholeNumber(u32, u32),
    /// `outside-mash` or `always`.
    OriginatorPermission,
    /// A list of ids.
    Ids,
    /// A list of purposes.
    Purposes,
    /// A list of `{id, label}`.
    Labelled,
    /// An object from field name to category.
    Fields,
    /// A list of codes of rules.
    Codes,
    /// A list of public keys for P-256 or X25519, as JWKs (RFC 7517, RFC 8037).
    PublicKeys,
}

/// Declares the members of a policy: path, type, whether every policy needs it, and what it means.
macro_rules! policy_members {
    ($(#[doc = $meaning:literal] $member:ident $path:literal, $shape:expr, $required:literal;)+) => {
        /// A member of a policy.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum PolicyMember { $(#[doc = $meaning] $member,)+ }

        impl PolicyMember {
            /// Every member, in order.
            pub const ALL: &'static [Self] = &[$(Self::$member,)+];

            /// Its path, a JSON Pointer.
            #[must_use]
            pub const fn path(self) -> &'static str {
                match self { $(Self::$member => $path,)+ }
            }

            /// Its type.
            #[must_use]
            pub const fn shape(self) -> PolicyShape {
                match self { $(Self::$member => $shape,)+ }
            }

            /// Whether every policy needs it.
            #[must_use]
            pub const fn required(self) -> bool {
                match self { $(Self::$member => $required,)+ }
            }

            /// What it means, in a sentence.
            #[must_use]
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$member => $meaning.trim_ascii_start(),)+ }
            }
        }
    };
}

/// The fewest words of a rationale, which a policy may raise and not lower (§5.8e).
pub const RATIONALE_MIN_WORDS: u32 = 12;

policy_members! {
    /// Names this policy in every payload.
    Id "/id", PolicyShape::Text, true;
    /// Its version.
    Version "/version", PolicyShape::Text, true;
    /// The local authority to call to discuss a case at once (§5.8d).
    LocalAuthorityName "/localAuthority/name", PolicyShape::Text, true;
    /// Its phone number in office hours.
    LocalAuthorityPhone "/localAuthority/phone", PolicyShape::Text, true;
    /// Its phone number at other times.
    LocalAuthorityOutOfHours "/localAuthority/outOfHoursPhone", PolicyShape::Text, false;
    /// Its email address.
    LocalAuthorityEmail "/localAuthority/email", PolicyShape::Text, false;
    /// Its page about referrals.
    LocalAuthorityUrl "/localAuthority/url", PolicyShape::Text, false;
    /// The name of the data protection officer to ask when unsure (§1.6).
    OfficerName "/dataProtectionOfficer/name", PolicyShape::Text, false;
    /// Their email address.
    OfficerEmail "/dataProtectionOfficer/email", PolicyShape::Text, true;
    /// Their phone number.
    OfficerPhone "/dataProtectionOfficer/phone", PolicyShape::Text, false;
    /// The id of the privacy notice that families are given (§1.5).
    NoticeId "/notice/id", PolicyShape::Text, true;
    /// Its version.
    NoticeVersion "/notice/version", PolicyShape::Text, true;
    /// Its title.
    NoticeTitle "/notice/title", PolicyShape::Text, true;
    /// Where it can be read.
    NoticeUrl "/notice/url", PolicyShape::Text, true;
    /// Who is the controller.
    NoticeController "/notice/controller", PolicyShape::Text, true;
    /// Its language, as a tag.
    NoticeLanguage "/notice/language", PolicyShape::Text, true;
    /// The first day on which it is in force.
    NoticeEffectiveFrom "/notice/effectiveFrom", PolicyShape::Date, true;
    /// The last day on which it is in force.
    NoticeEffectiveTo "/notice/effectiveTo", PolicyShape::Date, false;
    /// The purposes that it names.
    NoticePurposes "/notice/purposes", PolicyShape::Purposes, true;
    /// The categories of information that it names.
    NoticeCategories "/notice/categories", PolicyShape::Labelled, true;
    /// The recipients that it names.
    NoticeRecipients "/notice/recipients", PolicyShape::Labelled, true;
    /// The ids of the recipients that are inside the MASH; every other is outside (§4.4a, §4.4b).
    MashPartners "/mashPartners", PolicyShape::Ids, true;
    /// Maps each of the agency's own fields to a category of the notice (§2.2, §2.4).
    Fields "/fields", PolicyShape::Fields, false;
    /// The fewest words of a rationale; by default 12; may be raised, not lowered (§5.8e).
    RationaleMinWords "/rationale/minWords", PolicyShape::WholeNumber(RATIONALE_MIN_WORDS, 10_000), false;
    /// Consent older than this, in days, is to be confirmed (§5.9).
    ConsentValidForDays "/consentValidForDays", PolicyShape::WholeNumber(0, 100_000), false;
    /// Whose information may be passed on only with its originator's permission; by default `outside-mash` (§4.4d).
    OriginatorPermission "/originatorPermission", PolicyShape::OriginatorPermission, false;
    /// Whether an override also needs the approval of a manager or safeguarding lead; by default not (§5.8e).
    OverrideApproval "/overrideApproval", PolicyShape::Truth, false;
    /// The codes of advice that this agency treats as missing.
    Require "/require", PolicyShape::Codes, false;
    /// The public keys, as JWKs with a `kid`, that a payload may be sealed to on its way to the local authority.
    SealingKeys "/sealing/keys", PolicyShape::PublicKeys, false;
}

/// One thing that the checks of a policy have found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyFinding {
    /// Which check found it.
    pub code: PolicyCode,
    /// Where, as a JSON Pointer.
    pub path: String,
    /// The figures that its message speaks of.
    pub params: Vec<(&'static str, Param)>,
}

/// What an agency sets, checked.
#[derive(Clone, Debug)]
pub struct Policy {
    members: Members,
    /// The policy as it was given, for its digest.
    pub(crate) source: Object,
}

/// Advice that nobody could always put right: it cannot be required.
const NOT_TO_REQUIRE: &[RuleCode] =
    &[RuleCode::RecordNotAsked, RuleCode::ChildAgeEstimated, RuleCode::DecisionHarmRemains];

/// Whether a policy may treat a rule's advice as missing.
#[must_use]
pub fn may_require(rule: RuleCode) -> bool {
    rule.severity() == Severity::Advice && !NOT_TO_REQUIRE.contains(&rule)
}

impl Policy {
    /// Reads a policy.
    ///
    /// # Errors
    ///
    /// What [`check`] finds, where any of it is more than advice: a policy is used whole or not at all.
    ///
    /// ```
    /// use referral_consent::{json, policy::{Policy, PolicyCode}};
    /// let policy = json::read(include_str!("../tests/cases/policy.json")).unwrap();
    /// assert_eq!(Policy::read(&policy).unwrap().rationale_min_words(), 12);
    /// let findings = Policy::read(&json::read("{}").unwrap()).unwrap_err();
    /// assert!(findings.iter().any(|finding| finding.code == PolicyCode::Missing));
    /// ```
    pub fn read(value: &Value) -> Result<Self, Vec<PolicyFinding>> {
        let Check { findings, kept, .. } = Check::of(value);
        let fit = findings.iter().all(|finding| finding.code.severity() == Severity::Advice);
        match value {
            Value::Object(source) if fit => Ok(Self { members: kept, source: source.clone() }),
            _ => Err(findings),
        }
    }

    /// A policy of these members, of which nothing is checked; of those that list objects, the ids alone are given.
    pub(crate) fn unchecked(given: Vec<(PolicyMember, Value)>) -> Self {
        let mut members = vec![Value::Null; PolicyMember::ALL.len()];
        for (member, value) in given {
            if let Some(place) = members.get_mut(member as usize) {
                *place = value;
            }
        }
        Self { members: Members(members), source: Object::new() }
    }

    /// The text of a member that is one; empty where the policy has none.
    #[must_use]
    pub fn text(&self, member: PolicyMember) -> &str {
        self.members.text(member).unwrap_or_default()
    }

    /// Whether the privacy notice names a category of information.
    #[must_use]
    pub fn has_category(&self, id: &str) -> bool {
        self.members.lists(PolicyMember::NoticeCategories, id)
    }

    /// Whether the privacy notice names a recipient.
    #[must_use]
    pub fn has_recipient(&self, id: &str) -> bool {
        self.members.lists(PolicyMember::NoticeRecipients, id)
    }

    /// Whether the privacy notice names a purpose.
    #[must_use]
    pub fn has_purpose(&self, purpose: Purpose) -> bool {
        self.members.lists(PolicyMember::NoticePurposes, purpose.word())
    }

    /// Whether the privacy notice is in force on a day.
    #[must_use]
    pub fn in_force(&self, day: Date) -> bool {
        self.members.date(PolicyMember::NoticeEffectiveFrom).is_none_or(|first| first <= day)
            && self.members.date(PolicyMember::NoticeEffectiveTo).is_none_or(|last| day <= last)
    }

    /// Whether a recipient is inside the MASH (§4.4a).
    #[must_use]
    pub fn has_partner(&self, recipient: &str) -> bool {
        self.members.lists(PolicyMember::MashPartners, recipient)
    }

    /// Each of the agency's own fields with its category; `None` where the policy names no field.
    #[must_use]
    pub fn fields(&self) -> Option<&Object> {
        self.members.get(PolicyMember::Fields).as_object().filter(|fields| !fields.is_empty())
    }

    /// The fewest words of a rationale (§5.8e).
    #[must_use]
    pub fn rationale_min_words(&self) -> usize {
        let words = self.members.number(PolicyMember::RationaleMinWords).unwrap_or(RATIONALE_MIN_WORDS);
        words.try_into().unwrap_or(usize::MAX)
    }

    /// For how many days consent is relied on without confirming it (§5.9).
    #[must_use]
    pub fn consent_valid_for_days(&self) -> Option<u32> {
        self.members.number(PolicyMember::ConsentValidForDays)
    }

    /// Whose information needs its originator's permission (§4.4d).
    #[must_use]
    pub fn originator_permission(&self) -> OriginatorPermission {
        OriginatorPermission::from_word(self.text(PolicyMember::OriginatorPermission))
            .unwrap_or(OriginatorPermission::OutsideMash)
    }

    /// Whether an override needs approval (§5.8e).
    #[must_use]
    pub fn override_approval(&self) -> bool {
        matches!(self.members.get(PolicyMember::OverrideApproval), Value::Bool(true))
    }

    /// Whether the agency treats a rule's advice as missing.
    #[must_use]
    pub fn requires(&self, rule: RuleCode) -> bool {
        self.members.lists(PolicyMember::Require, rule.code())
    }

    /// The privacy notice as it was given, for its digest and what the payload says of it.
    pub(crate) fn notice_source(&self) -> Option<&Object> {
        self.source.get("notice").and_then(Value::as_object)
    }

    /// The public keys that it names, as they were given.
    #[cfg(all(feature = "cli", not(target_arch = "wasm32")))]
    pub(crate) fn sealing_keys(&self) -> &[Value] {
        self.source.get("sealing").and_then(Value::as_object).map_or(&[], |sealing| sealing.list("keys"))
    }
}

/// The value of each member, in their order, as far as there is one; of those that list objects, the ids.
#[derive(Clone, Debug)]
struct Members(Vec<Value>);

impl Members {
    fn get(&self, member: PolicyMember) -> &Value {
        self.0.get(member as usize).unwrap_or(&Value::Null)
    }

    /// A text that is not blank.
    fn text(&self, member: PolicyMember) -> Option<&str> {
        let value = self.get(member);
        if value.is_blank() { None } else { value.as_text() }
    }

    fn date(&self, member: PolicyMember) -> Option<Date> {
        date::parse(self.text(member)?)
    }

    fn number(&self, member: PolicyMember) -> Option<u32> {
        match self.get(member) {
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "checked to be a small whole number"
            )]
            Value::Number(number) => Some(*number as u32),
            _ => None,
        }
    }

    /// Whether a word is in a list.
    fn lists(&self, member: PolicyMember, word: &str) -> bool {
        match self.get(member) {
            Value::List(list) => holds(list, word),
            _ => false,
        }
    }
}

fn holds(list: &[Value], word: &str) -> bool {
    list.iter().any(|held| is(held, word))
}

fn is(value: &Value, word: &str) -> bool {
    value.as_text() == Some(word)
}

/// Checks a policy: everything that is wrong with it, in order.
///
/// ```
/// use referral_consent::{json, policy::check};
/// let policy = json::read(include_str!("../tests/cases/policy.json")).unwrap();
/// assert_eq!(check(&policy), []);
/// let misspelt = json::read(r#"{ "idd": "exampleshire" }"#).unwrap();
/// assert_eq!(check(&misspelt).iter().map(|finding| finding.code.code()).filter(|code| *code != "policy.missing").count(), 1);
/// ```
#[must_use]
pub fn check(value: &Value) -> Vec<PolicyFinding> {
    Check::of(value).findings
}

/// What is found while a policy is checked, and what of it is kept.
struct Check<'v> {
    findings: Vec<PolicyFinding>,
    /// The value that is given for each member, in their order.
    given: Vec<&'v Value>,
    /// The members that were checked.
    kept: Members,
}

impl<'v> Check<'v> {
    fn of(value: &'v Value) -> Self {
        let given = vec![&Value::Null; PolicyMember::ALL.len()];
        let mut check = Check { findings: Vec::new(), given, kept: Members(Vec::new()) };
        match value {
            Value::Object(policy) => {
                check.keys(policy, "");
                for member in PolicyMember::ALL {
                    check.member(*member);
                }
            }
            _ => check.find(PolicyCode::WrongType, ""),
        }
        check
    }

    #[inline(never)]
    fn find(&mut self, code: PolicyCode, path: &str) {
        self.find_with(code, path, key_of(path), None);
    }

    /// The same one key further.
    #[inline(never)]
    fn find_at(&mut self, code: PolicyCode, path: &str, key: &str) {
        self.find(code, &with_key(path, key));
    }

    /// The same where the key is not what its path says, which escapes it, or where there is more to say.
    fn find_with(&mut self, code: PolicyCode, path: &str, key: &str, more: Option<(&'static str, &str)>) {
        let mut params = vec![("key", Param::Text(key.into()))];
        if let Some((name, text)) = more {
            params.push((name, Param::Text(text.into())));
        }
        self.findings.push(PolicyFinding { code, path: path.into(), params });
    }

    /// Notes the values of members, and finds the keys that a policy does not have, and groups that are no objects.
    fn keys(&mut self, object: &'v Object, group: &str) {
        for (key, value) in object.iter() {
            let path = with_key(group, key);
            let mut is_member = false;
            let mut is_group = false;
            for (member, given) in PolicyMember::ALL.iter().zip(&mut self.given) {
                match member.path().strip_prefix(&*path) {
                    Some("") => {
                        *given = value;
                        is_member = true;
                    }
                    Some(rest) => is_group |= rest.starts_with('/'),
                    None => {}
                }
            }
            match value {
                _ if is_member => {}
                Value::Object(inner) if is_group => self.keys(inner, &path),
                Value::Null if is_group => {}
                _ if is_group => self.find(PolicyCode::WrongType, &path),
                _ => {
                    let mut nearest = Nearest::to(key);
                    for member in PolicyMember::ALL {
                        if let Some(rest) = member.path().strip_prefix(group).and_then(|rest| rest.strip_prefix('/')) {
                            nearest.see(split(rest, b'/').map_or(rest, |(first, _)| first));
                        }
                    }
                    let nearest = nearest.found().map(|nearest| ("nearest", nearest));
                    self.find_with(PolicyCode::UnknownField, &path, key, nearest);
                }
            }
        }
    }

    /// Checks the value of a member, and keeps it.
    fn member(&mut self, member: PolicyMember) {
        let value = self.given.get(member as usize).copied().unwrap_or(&Value::Null);
        let path = member.path();
        let text = value.as_text();
        let mut kept = value.clone();
        let wrong = match (member.shape(), value) {
            (_, Value::Null) => member.required().then_some(PolicyCode::Missing),
            (PolicyShape::Text, Value::Text(_) | Value::Token(_)) => {
                (value.is_blank() && member.required()).then_some(PolicyCode::Missing)
            }
            (PolicyShape::Date, Value::Text(_) | Value::Token(_)) => match text.and_then(date::parse) {
                None => Some(PolicyCode::BadDate),
                // Of the first day itself none is kept yet.
                Some(day) => {
                    let first = self.kept.date(PolicyMember::NoticeEffectiveFrom);
                    first.is_some_and(|first| day < first).then_some(PolicyCode::EndsBeforeItBegins)
                }
            },
            (PolicyShape::Truth, Value::Bool(_)) => None,
            (PolicyShape::WholeNumber(least, most), Value::Number(number)) => {
                if number % 1.0 != 0.0 || *number > f64::from(most) || *number < 0.0 {
                    Some(PolicyCode::WrongType)
                } else {
                    (*number < f64::from(least)).then_some(PolicyCode::Looser)
                }
            }
            (PolicyShape::OriginatorPermission, _) => {
                text.and_then(OriginatorPermission::from_word).is_none().then_some(PolicyCode::WrongType)
            }
            (shape @ (PolicyShape::Ids | PolicyShape::Purposes | PolicyShape::Codes), Value::List(list)) => {
                self.words(list, path, shape);
                None
            }
            (PolicyShape::Labelled, Value::List(list)) => {
                kept = self.entries(list, path, LABELLED, "id");
                None
            }
            (PolicyShape::PublicKeys, Value::List(list)) => {
                kept = self.entries(list, path, PUBLIC_KEY, "kid");
                None
            }
            (PolicyShape::Fields, Value::Object(fields)) => {
                self.fields(fields, path);
                None
            }
            (
                PolicyShape::Text
                | PolicyShape::Date
                | PolicyShape::Truth
                | PolicyShape::WholeNumber(..)
                | PolicyShape::Ids
                | PolicyShape::Purposes
                | PolicyShape::Codes
                | PolicyShape::Labelled
                | PolicyShape::PublicKeys
                | PolicyShape::Fields,
                _,
            ) => Some(PolicyCode::WrongType),
        };
        if let Some(code) = wrong {
            self.find(code, path);
        }
        self.kept.0.push(kept);
    }

    /// Checks a list of words.
    fn words(&mut self, list: &[Value], path: &str, shape: PolicyShape) {
        for (index, value) in list.iter().enumerate() {
            let path = with_index(path, index);
            let Some(word) = value.as_text() else {
                self.find(PolicyCode::WrongType, &path);
                continue;
            };
            match shape {
                PolicyShape::Purposes => {
                    if Purpose::from_word(word).is_none() {
                        self.find(PolicyCode::WrongType, &path);
                    }
                }
                PolicyShape::Codes => {
                    if !RuleCode::from_code(word).is_some_and(may_require) {
                        self.find_with(PolicyCode::CannotRequire, &path, key_of(&path), Some(("code", word)));
                    }
                }
                _ => {
                    if !self.kept.lists(PolicyMember::NoticeRecipients, word) {
                        self.find(PolicyCode::PartnerNotInNotice, &path);
                    }
                }
            }
        }
    }

    /// Checks what maps fields to categories.
    fn fields(&mut self, fields: &Object, path: &str) {
        for (field, category) in fields.iter() {
            match category.as_text() {
                Some(category) if self.kept.lists(PolicyMember::NoticeCategories, category) => {}
                Some(_) => self.find_at(PolicyCode::UnknownCategory, path, field),
                None => self.find_at(PolicyCode::WrongType, path, field),
            }
        }
    }

    /// Checks a list of objects with these members, no two of which may share an id. Gives the ids.
    fn entries(&mut self, list: &[Value], path: &str, members: &[EntryMember], id: &str) -> Value {
        let mut ids = Vec::new();
        for (index, value) in list.iter().enumerate() {
            let path = &*with_index(path, index);
            let Value::Object(entry) = value else {
                self.find(PolicyCode::WrongType, path);
                continue;
            };
            let is_x25519 = entry.get("crv").is_some_and(|curve| is(curve, X25519));
            for (key, value) in entry.iter() {
                let mut wrong = Some(PolicyCode::UnknownField);
                for member in members {
                    if member.key == key {
                        wrong = member.wrong(value, is_x25519);
                    }
                }
                if let Some(code) = wrong {
                    self.find_at(code, path, key);
                }
            }
            for member in members {
                if member.needed
                    && !(is_x25519 && matches!(member.holds, Holds::SecondCoordinate))
                    && entry.get(member.key).is_none_or(Value::is_blank)
                {
                    self.find_at(PolicyCode::Missing, path, member.key);
                }
            }
            if let Some(given) = entry.get(id)
                && let Some(word) = given.as_text()
            {
                if holds(&ids, word) {
                    self.find_at(PolicyCode::DuplicateId, path, id);
                }
                ids.push(given.clone());
            }
        }
        Value::List(ids)
    }
}

/// A member of an object of a list.
struct EntryMember {
    key: &'static str,
    holds: Holds,
    needed: bool,
}

/// What a member of an object of a list holds.
enum Holds {
    Text,
    /// The one word of a key for P-256, and of one for X25519.
    Word(&'static str, &'static str),
    Coordinate,
    /// Which a key for X25519 does not have.
    SecondCoordinate,
    /// What other programs note about a key.
    Anything,
    Private,
}

const LABELLED: &[EntryMember] = &[needed("id", Holds::Text), needed("label", Holds::Text)];

/// A key as `pkg-config/seal-keys.js` takes it.
const PUBLIC_KEY: &[EntryMember] = &[
    needed("kty", Holds::Word("EC", "OKP")),
    needed("crv", Holds::Word("P-256", X25519)),
    needed("x", Holds::Coordinate),
    needed("y", Holds::SecondCoordinate),
    needed("kid", Holds::Text),
    optional("use", Holds::Word("enc", "enc")),
    optional("alg", Holds::Word("ECDH-ES+A256KW", "ECDH-ES+A256KW")),
    optional("key_ops", Holds::Anything),
    optional("ext", Holds::Anything),
    // Of no other kind of key could a private part be meant: they are refused by their `kty`.
    optional("d", Holds::Private),
    optional("k", Holds::Private),
];

const X25519: &str = "X25519";

const fn needed(key: &'static str, holds: Holds) -> EntryMember {
    EntryMember { key, holds, needed: true }
}

const fn optional(key: &'static str, holds: Holds) -> EntryMember {
    EntryMember { key, holds, needed: false }
}

impl EntryMember {
    /// What is wrong with its value.
    fn wrong(&self, value: &Value, is_x25519: bool) -> Option<PolicyCode> {
        let word = value.as_text().unwrap_or_default();
        let fits = match self.holds {
            Holds::Private => return Some(PolicyCode::PrivateKey),
            Holds::Anything => true,
            Holds::Text => value.as_text().is_some(),
            Holds::Word(p256, x25519) => word == if is_x25519 { x25519 } else { p256 },
            Holds::SecondCoordinate if is_x25519 => false,
            Holds::Coordinate | Holds::SecondCoordinate => is_coordinate(word),
        };
        (!fits && !matches!(value, Value::Null)).then_some(PolicyCode::WrongType)
    }
}

/// A path with one more key.
fn with_key(path: &str, key: &str) -> String {
    let mut path = path.into();
    push_key(&mut path, key);
    path
}

/// A path with one more index.
fn with_index(path: &str, index: usize) -> String {
    let mut path = path.into();
    push_index(&mut path, index);
    path
}

/// What a path leads to: its last key that is no index.
fn key_of(path: &str) -> &str {
    let mut end = path.len();
    let mut is_index = true;
    for (at, byte) in path.bytes().enumerate().rev() {
        if byte != b'/' {
            is_index &= byte.is_ascii_digit();
        } else if is_index {
            end = at;
        } else {
            return path.get(at + 1..end).unwrap_or_default();
        }
    }
    "policy"
}

/// Whether a text is 32 bytes in base64url.
fn is_coordinate(text: &str) -> bool {
    for sign in text.bytes() {
        if !sign.is_ascii_alphanumeric() && sign != b'-' && sign != b'_' {
            return false;
        }
    }
    text.len() == 43
}
