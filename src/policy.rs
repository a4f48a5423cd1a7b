//! The policy: what an agency sets. It can make the rules stricter, never looser.

use crate::choices::{Choice, OriginatorPermission, Purpose, Severity};
use crate::codes::codes;
use crate::date::{self, Date};
use crate::findings::{Param, push_index, push_key};
use crate::rules::RuleCode;
use crate::value::{Object, Value, gather};

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

/// Something that has an id and a label.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Labelled {
    /// The id by which records name it.
    pub id: String,
    /// What people call it.
    pub label: String,
}

/// The privacy notice in a form that a rule can read (§1.5).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its version.
    pub version: String,
    /// The first day on which it is in force.
    pub effective_from: Date,
    /// The last day on which it is in force.
    pub effective_to: Option<Date>,
    /// The purposes that it names.
    pub purposes: Vec<Purpose>,
    /// The categories of information that it names.
    pub categories: Vec<Labelled>,
    /// The recipients that it names.
    pub recipients: Vec<Labelled>,
}

impl Notice {
    /// Whether it names a category of information.
    #[must_use]
    pub fn has_category(&self, id: &str) -> bool {
        self.categories.iter().any(|category| category.id == id)
    }

    /// Whether it names a recipient.
    #[must_use]
    pub fn has_recipient(&self, id: &str) -> bool {
        self.recipients.iter().any(|recipient| recipient.id == id)
    }

    /// Whether it is in force on a day.
    #[must_use]
    pub fn in_force(&self, day: Date) -> bool {
        self.effective_from <= day && self.effective_to.is_none_or(|last| day <= last)
    }
}

/// Whom to phone or write to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// The name; empty where the policy has none.
    pub name: String,
    /// The phone number; empty where the policy has none.
    pub phone: String,
    /// The phone number out of hours; empty where the policy has none.
    pub out_of_hours: String,
    /// The email address; empty where the policy has none.
    pub email: String,
}

/// What an agency sets, checked.
#[derive(Clone, Debug)]
pub struct Policy {
    /// Names this policy.
    pub id: String,
    /// Its version.
    pub version: String,
    /// Whom to call to discuss a case at once (§5.8d).
    pub local_authority: Contact,
    /// Whom to ask when unsure (§1.6).
    pub data_protection_officer: Contact,
    /// The privacy notice (§1.5).
    pub notice: Notice,
    /// The recipients that are inside the MASH (§4.4a).
    pub mash_partners: Vec<String>,
    /// Each of the agency's own fields with its category.
    pub fields: Vec<(String, String)>,
    /// The fewest words of a rationale (§5.8e).
    pub rationale_min_words: usize,
    /// For how many days consent is relied on without confirming it (§5.9).
    pub consent_valid_for_days: Option<u32>,
    /// Whose information needs its originator's permission (§4.4d).
    pub originator_permission: OriginatorPermission,
    /// Whether an override needs approval (§5.8e).
    pub override_approval: bool,
    pub(crate) require: Vec<RuleCode>,
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
    /// assert_eq!(Policy::read(&policy).unwrap().rationale_min_words, 12);
    /// let findings = Policy::read(&json::read("{}").unwrap()).unwrap_err();
    /// assert!(findings.iter().any(|finding| finding.code == PolicyCode::Missing));
    /// ```
    pub fn read(value: &Value) -> Result<Self, Vec<PolicyFinding>> {
        let findings = check(value);
        let fit = findings.iter().all(|finding| finding.code.severity() == Severity::Advice);
        match value {
            Value::Object(source) if fit => Self::of(source).ok_or(findings),
            _ => Err(findings),
        }
    }

    /// A policy that was checked; `None` where it was not.
    fn of(source: &Object) -> Option<Self> {
        let at = |member: PolicyMember| find(source, member.path());
        let text = |member| at(member).and_then(Value::as_text).map(String::from).unwrap_or_default();
        let optional = |member| if at(member).is_none_or(Value::is_blank) { String::new() } else { text(member) };
        let day = |member| at(member).and_then(Value::as_text).and_then(date::parse);
        let number = |member| match at(member) {
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "checked to be a small whole number"
            )]
            Some(Value::Number(number)) => Some(*number as u32),
            _ => None,
        };
        let members = |member| match at(member) {
            Some(Value::List(list)) => list.as_slice(),
            _ => &[],
        };
        let texts = |member| members(member).iter().filter_map(Value::as_text);
        let labelled = |member| {
            let part = |entry: &Value, key| entry.as_object()?.get(key)?.as_text().map(String::from);
            let entries = members(member).iter();
            gather(entries.filter_map(|entry| Some(Labelled { id: part(entry, "id")?, label: part(entry, "label")? })))
        };
        Some(Self {
            id: text(PolicyMember::Id),
            version: text(PolicyMember::Version),
            local_authority: Contact {
                name: text(PolicyMember::LocalAuthorityName),
                phone: text(PolicyMember::LocalAuthorityPhone),
                out_of_hours: optional(PolicyMember::LocalAuthorityOutOfHours),
                email: text(PolicyMember::LocalAuthorityEmail),
            },
            data_protection_officer: Contact {
                name: optional(PolicyMember::OfficerName),
                phone: optional(PolicyMember::OfficerPhone),
                out_of_hours: String::new(),
                email: text(PolicyMember::OfficerEmail),
            },
            notice: Notice {
                version: text(PolicyMember::NoticeVersion),
                effective_from: day(PolicyMember::NoticeEffectiveFrom)?,
                effective_to: day(PolicyMember::NoticeEffectiveTo),
                purposes: gather(texts(PolicyMember::NoticePurposes).filter_map(Purpose::from_word)),
                categories: labelled(PolicyMember::NoticeCategories),
                recipients: labelled(PolicyMember::NoticeRecipients),
            },
            mash_partners: gather(texts(PolicyMember::MashPartners).map(String::from)),
            fields: match at(PolicyMember::Fields) {
                Some(Value::Object(fields)) => gather(
                    fields.iter().filter_map(|(field, category)| Some((field.into(), category.as_text()?.into()))),
                ),
                _ => Vec::new(),
            },
            rationale_min_words: number(PolicyMember::RationaleMinWords)
                .unwrap_or(RATIONALE_MIN_WORDS)
                .try_into()
                .unwrap_or(usize::MAX),
            consent_valid_for_days: number(PolicyMember::ConsentValidForDays),
            originator_permission: at(PolicyMember::OriginatorPermission)
                .and_then(Value::as_text)
                .and_then(OriginatorPermission::from_word)
                .unwrap_or(OriginatorPermission::OutsideMash),
            override_approval: matches!(at(PolicyMember::OverrideApproval), Some(Value::Bool(true))),
            require: gather(texts(PolicyMember::Require).filter_map(RuleCode::from_code)),
            source: source.clone(),
        })
    }

    /// Whether the agency treats a rule's advice as missing.
    #[must_use]
    pub fn requires(&self, rule: RuleCode) -> bool {
        self.require.contains(&rule)
    }

    /// The privacy notice as it was given, for its digest and what the payload says of it.
    pub(crate) fn notice_source(&self) -> Option<&Object> {
        self.source.get("notice").and_then(Value::as_object)
    }

    /// The public keys that it names, as they were given.
    #[cfg(all(feature = "cli", not(target_arch = "wasm32")))]
    pub(crate) fn sealing_keys(&self) -> &[Value] {
        match find(&self.source, PolicyMember::SealingKeys.path()) {
            Some(Value::List(keys)) => keys,
            _ => &[],
        }
    }
}

/// The value at a path of an object of objects.
fn find<'v>(object: &'v Object, path: &str) -> Option<&'v Value> {
    let (first, rest) =
        path.strip_prefix('/')?.split_once('/').map_or((path.get(1..)?, None), |(first, rest)| (first, Some(rest)));
    let value = object.get(first)?;
    match rest {
        None => Some(value),
        Some(rest) => value.as_object()?.get(rest),
    }
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
    let mut check = Check { findings: Vec::new() };
    let Value::Object(policy) = value else {
        check.find(PolicyCode::WrongType, String::new());
        return check.findings;
    };
    check.keys(policy, "");
    for member in PolicyMember::ALL {
        match find(policy, member.path()) {
            None | Some(Value::Null) => {
                if member.required() {
                    check.find(PolicyCode::Missing, member.path().into());
                }
            }
            Some(value) => check.member(*member, value, policy),
        }
    }
    check.findings
}

/// What is found while a policy is checked.
struct Check {
    findings: Vec<PolicyFinding>,
}

impl Check {
    fn find(&mut self, code: PolicyCode, path: String) {
        // Of an entry, what the list is called.
        let mut key = "policy";
        for token in path.split('/') {
            if !token.bytes().all(|digit| digit.is_ascii_digit()) {
                key = token;
            }
        }
        let key = key.into();
        self.find_key(code, path, key);
    }

    /// The same where the key is not what its path says, which escapes it.
    fn find_key(&mut self, code: PolicyCode, path: String, key: String) {
        self.findings.push(PolicyFinding { code, path, params: vec![("key", Param::Text(key))] });
    }

    /// Finds the keys that a policy does not have, and groups that are no objects.
    fn keys(&mut self, object: &Object, group: &str) {
        for (key, value) in object.iter() {
            let mut path = String::from(group);
            push_key(&mut path, key);
            let is_member = PolicyMember::ALL.iter().any(|member| member.path() == path);
            let is_group = PolicyMember::ALL
                .iter()
                .any(|member| member.path().strip_prefix(&path).is_some_and(|rest| rest.starts_with('/')));
            match value {
                _ if is_member => {}
                Value::Object(inner) if is_group => self.keys(inner, &path),
                Value::Null if is_group => {}
                _ if is_group => self.find(PolicyCode::WrongType, path),
                _ => {
                    let keys = PolicyMember::ALL.iter().filter_map(|member| {
                        let rest = member.path().strip_prefix(group)?.strip_prefix('/')?;
                        rest.split('/').next()
                    });
                    let nearest = crate::reading::nearest(key, &gather(keys));
                    self.find_key(PolicyCode::UnknownField, path, key.into());
                    if let (Some(nearest), Some(finding)) = (nearest, self.findings.last_mut()) {
                        finding.params.push(("nearest", Param::Text(nearest.into())));
                    }
                }
            }
        }
    }

    /// Checks the value of a member.
    fn member(&mut self, member: PolicyMember, value: &Value, policy: &Object) {
        let path = String::from(member.path());
        match (member.shape(), value) {
            (PolicyShape::Text, Value::Text(_) | Value::Token(_)) => {
                if value.is_blank() && member.required() {
                    self.find(PolicyCode::Missing, path);
                }
            }
            (PolicyShape::Date, Value::Text(_) | Value::Token(_)) => match value.as_text().and_then(date::parse) {
                None => self.find(PolicyCode::BadDate, path),
                Some(last) if member == PolicyMember::NoticeEffectiveTo => {
                    let first = find(policy, PolicyMember::NoticeEffectiveFrom.path());
                    let first = first.and_then(Value::as_text).and_then(date::parse);
                    if first.is_some_and(|first| last < first) {
                        self.find(PolicyCode::EndsBeforeItBegins, path);
                    }
                }
                Some(_) => {}
            },
            (PolicyShape::Truth, Value::Bool(_)) => {}
            (PolicyShape::WholeNumber(least, most), Value::Number(number)) => {
                if number % 1.0 != 0.0 || *number > f64::from(most) || *number < 0.0 {
                    self.find(PolicyCode::WrongType, path);
                } else if *number < f64::from(least) {
                    self.find(PolicyCode::Looser, path);
                }
            }
            (PolicyShape::OriginatorPermission, Value::Text(_) | Value::Token(_)) => {
                if value.as_text().and_then(OriginatorPermission::from_word).is_none() {
                    self.find(PolicyCode::WrongType, path);
                }
            }
            (PolicyShape::Ids | PolicyShape::Purposes | PolicyShape::Codes, Value::List(list)) => {
                for (index, value) in list.iter().enumerate() {
                    let mut path = path.clone();
                    push_index(&mut path, index);
                    self.word(member, value, path, policy);
                }
            }
            (PolicyShape::Labelled, Value::List(list)) => self.entries(list, &path, &LABELLED),
            (PolicyShape::PublicKeys, Value::List(list)) => self.entries(list, &path, &PUBLIC_KEY),
            (PolicyShape::Fields, Value::Object(fields)) => {
                let categories = ids(policy, PolicyMember::NoticeCategories);
                for (field, category) in fields.iter() {
                    let mut path = path.clone();
                    push_key(&mut path, field);
                    match category.as_text() {
                        Some(category) if categories.contains(&category) => {}
                        Some(_) => self.find(PolicyCode::UnknownCategory, path),
                        None => self.find(PolicyCode::WrongType, path),
                    }
                }
            }
            (
                PolicyShape::Text
                | PolicyShape::Date
                | PolicyShape::Truth
                | PolicyShape::WholeNumber(..)
                | PolicyShape::OriginatorPermission
                | PolicyShape::Ids
                | PolicyShape::Purposes
                | PolicyShape::Codes
                | PolicyShape::Labelled
                | PolicyShape::PublicKeys
                | PolicyShape::Fields,
                _,
            ) => self.find(PolicyCode::WrongType, path),
        }
    }

    /// Checks a member of a list of words.
    fn word(&mut self, member: PolicyMember, value: &Value, path: String, policy: &Object) {
        let Some(word) = value.as_text() else { return self.find(PolicyCode::WrongType, path) };
        match member.shape() {
            PolicyShape::Purposes => {
                if Purpose::from_word(word).is_none() {
                    self.find(PolicyCode::WrongType, path);
                }
            }
            PolicyShape::Codes => {
                if !RuleCode::from_code(word).is_some_and(may_require) {
                    self.find(PolicyCode::CannotRequire, path);
                    if let Some(finding) = self.findings.last_mut() {
                        finding.params.push(("code", Param::Text(word.into())));
                    }
                }
            }
            PolicyShape::Ids => {
                if !ids(policy, PolicyMember::NoticeRecipients).contains(&word) {
                    self.find(PolicyCode::PartnerNotInNotice, path);
                }
            }
            PolicyShape::Text
            | PolicyShape::Date
            | PolicyShape::Truth
            | PolicyShape::WholeNumber(..)
            | PolicyShape::OriginatorPermission
            | PolicyShape::Labelled
            | PolicyShape::PublicKeys
            | PolicyShape::Fields => {}
        }
    }

    /// Checks a list of objects.
    fn entries(&mut self, list: &[Value], path: &str, shape: &EntryShape) {
        let mut seen: Vec<&str> = Vec::new();
        for (index, value) in list.iter().enumerate() {
            let mut path = String::from(path);
            push_index(&mut path, index);
            let Value::Object(entry) = value else {
                self.find(PolicyCode::WrongType, path);
                continue;
            };
            let at = |key: &str| {
                let mut path = path.clone();
                push_key(&mut path, key);
                path
            };
            for (key, value) in entry.iter() {
                if let Some(code) = (shape.wrong)(entry, key, value) {
                    self.find(code, at(key));
                }
            }
            for key in (shape.needed)(entry) {
                if entry.get(key).is_none_or(Value::is_blank) {
                    self.find(PolicyCode::Missing, at(key));
                }
            }
            if let Some(id) = entry.get(shape.id).and_then(Value::as_text) {
                if seen.contains(&id) {
                    self.find(PolicyCode::DuplicateId, at(shape.id));
                }
                seen.push(id);
            }
        }
    }
}

/// What the objects of a list have to hold.
struct EntryShape {
    /// The member that no two of them may share.
    id: &'static str,
    /// The members that each needs.
    needed: fn(&Object) -> &'static [&'static str],
    /// What is wrong with a member.
    wrong: fn(&Object, &str, &Value) -> Option<PolicyCode>,
}

const LABELLED: EntryShape = EntryShape {
    id: "id",
    needed: |_| &["id", "label"],
    wrong: |_, key, value| match (key, value) {
        ("id" | "label", Value::Text(_) | Value::Token(_) | Value::Null) => None,
        ("id" | "label", _) => Some(PolicyCode::WrongType),
        _ => Some(PolicyCode::UnknownField),
    },
};

/// A key as `pkg-config/seal-keys.js` takes it.
const PUBLIC_KEY: EntryShape = EntryShape {
    id: "kid",
    needed: |entry| if is_x25519(entry) { &["kty", "crv", "x", "kid"] } else { &["kty", "crv", "x", "y", "kid"] },
    wrong: |entry, key, value| {
        let word = value.as_text();
        let fits = match key {
            // Of no other kind of key could a private part be meant: they are refused by their `kty`.
            "d" | "k" => return Some(PolicyCode::PrivateKey),
            // What other programs note about a key.
            "key_ops" | "ext" => true,
            "kid" => word.is_some(),
            "kty" => word == Some(if is_x25519(entry) { "OKP" } else { "EC" }),
            "crv" => matches!(word, Some("P-256" | "X25519")),
            "x" => word.is_some_and(is_coordinate),
            "y" => !is_x25519(entry) && word.is_some_and(is_coordinate),
            "use" => word == Some("enc"),
            "alg" => word == Some("ECDH-ES+A256KW"),
            _ => return Some(PolicyCode::UnknownField),
        };
        let is_absent = matches!(value, Value::Null);
        (!fits && !is_absent).then_some(PolicyCode::WrongType)
    },
};

fn is_x25519(key: &Object) -> bool {
    key.get("crv").and_then(Value::as_text) == Some("X25519")
}

/// Whether a text is 32 bytes in base64url.
fn is_coordinate(text: &str) -> bool {
    text.len() == 43 && text.bytes().all(|sign| sign.is_ascii_alphanumeric() || sign == b'-' || sign == b'_')
}

/// The ids of a list of `{id, label}`.
fn ids(policy: &Object, member: PolicyMember) -> Vec<&str> {
    match find(policy, member.path()) {
        Some(Value::List(list)) => gather(list.iter().filter_map(|entry| entry.as_object()?.get("id")?.as_text())),
        _ => Vec::new(),
    }
}
