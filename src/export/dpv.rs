//! A payload as W3C DPV 2.2 has it: a process that shares personal data, on a legal basis, with a record of consent
//! beside it.

pub mod terms;

use super::{NoEquivalent, Payload, Rest, WHOLE, holds_of, is_agreed_to, joined, text_of};
use crate::choices::{
    Agency, AnyOption, Choice, Handling, LawfulBasis, Outcome, PayloadType, Purpose, Relationship, Route,
};
use crate::document::Holds;
use crate::value::{Object, Value};

/// What every prefix of an export stands for. `rc` is that of our own words: the same terms as in a payload, once its
/// own context is known.
pub const PREFIXES: &[(&str, &str)] = &[
    ("dpv", "https://w3id.org/dpv#"),
    ("legal-gb", "https://w3id.org/dpv/legal/gb#"),
    ("dct", "http://purl.org/dc/terms/"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ("rc", "urn:referral-consent:context:1#"),
];

/// Under 18, somebody is a child (Children Act 1989, section 105).
const ADULT: f64 = 18.0;

pub(super) fn write(payload: &Payload<'_>) -> Result<Object, NoEquivalent> {
    let kind = match payload.option(&["type"]) {
        Some(PayloadType::DecisionNotToShare) | None => return Err(NoEquivalent::NothingShared),
        Some(kind @ (PayloadType::Referral | PayloadType::PoliceNotification | PayloadType::ConsentChange)) => kind,
    };
    let writer = Writer {
        payload,
        id: ["urn:uuid:", payload.text(&["id"]).unwrap_or_default()].concat(),
        rest: Rest { rows: terms::MEMBERS, unsaid: Vec::new() },
    };
    Ok(writer.document(kind))
}

/// A term, as it stands in JSON-LD.
fn term(iri: impl Into<Value>) -> Value {
    Object::new().with("@id", iri.into()).into()
}

/// The term that DPV has for an option.
fn dpv_term(option: AnyOption) -> Option<&'static str> {
    terms::option(option).term()
}

/// One of our own options.
fn ours(option: AnyOption) -> String {
    ["rc:", option.set().name(), ".", option.word()].concat()
}

fn typed(value: &str, of: &'static str) -> Value {
    Object::new().with("@value", String::from(value)).with("@type", of).into()
}

/// A node of a type.
fn node(of: &'static str) -> Object {
    Object::new().with("@type", of)
}

/// Puts a text in, where there is one.
fn push_text(node: &mut Object, key: &'static str, text: Option<&str>) {
    if let Some(text) = text {
        node.push(key, String::from(text));
    }
}

struct Writer<'p, 'v> {
    payload: &'p Payload<'v>,
    id: String,
    rest: Rest<'static>,
}

impl Writer<'_, '_> {
    fn document(&self, kind: PayloadType) -> Object {
        let mut document = Object::new().with("@context", prefixes()).with("@id", self.id.clone());
        document.push("@type", dpv_term(AnyOption::PayloadType(kind)).map_or(Value::Null, Value::Token));
        if let Some(created) = self.payload.text(&["createdAt"]) {
            document.push("dct:created", typed(created, "xsd:dateTime"));
        }
        document.push("dpv:hasApplicableLaw", Value::List(vec![term("legal-gb:law-GDPR"), term("legal-gb:law-DPA")]));
        let controller = self.payload.text(&["privacyNotice", "controller"]);
        let mut named = node("dpv:DataController");
        push_text(&mut named, "dpv:hasName", controller);
        document.push("dpv:hasDataController", named);
        document.push("dpv:hasNotice", self.notice());
        let subject = self.is_born(kind);
        let child = self.child(subject);
        if subject {
            document.push("dpv:hasDataSubject", child);
        } else if self.payload.object(&["child"]).is_some() {
            document.push("rc:child", child);
        }
        document.push("dpv:hasResponsibleEntity", self.referrer());
        match kind {
            PayloadType::ConsentChange => self.consent(&mut document, subject),
            PayloadType::Referral | PayloadType::PoliceNotification | PayloadType::DecisionNotToShare => {
                if self.payload.object(&["consent"]).is_some() {
                    let mut record = self.part("#consent").with("@type", "dpv:ConsentRecord");
                    self.consent(&mut record, subject);
                    document.push("dpv:hasRecordOfActivity", record);
                }
            }
        }
        self.basis(&mut document);
        self.shared(&mut document);
        self.duties(&mut document);
        let apart = ["privacyNotice", "consent", "information", "sharing", "referrer", "child"];
        self.own(&mut document, self.payload.0, &WHOLE, "", &apart);
        document
    }

    /// A node that is part of the export.
    fn part(&self, name: &str) -> Object {
        Object::new().with("@id", [self.id.as_str(), name].concat())
    }

    /// Our own words for what is left of an object, but for some of its members.
    fn own(&self, into: &mut Object, object: &Object, holds: &Holds, path: &str, but: &[&str]) {
        let rest = self.rest.of(object, path);
        for (key, value) in rest.iter().filter(|(key, _)| !but.contains(key)) {
            let path = joined(path, key);
            let written = written(value, &holds_of(holds, key), &path);
            into.push(["rc:", &path].concat(), written);
        }
    }

    /// The same for what stands at a key of the payload.
    fn own_at(&self, into: &mut Object, key: &'static str, but: &[&str]) {
        if let Some(object) = self.payload.object(&[key]) {
            self.own(into, object, &holds_of(&WHOLE, key), key, but);
        }
    }

    fn notice(&self) -> Object {
        let text = |key| self.payload.text(&["privacyNotice", key]);
        let mut notice = self.part("#notice").with("@type", "dpv:PrivacyNotice");
        for (key, value) in [("dct:identifier", "id"), ("dct:title", "title"), ("dct:language", "language")] {
            push_text(&mut notice, key, text(value));
        }
        if self.payload.at(&["privacyNotice", "given"]) == Some(&Value::Bool(true)) {
            notice.push("dpv:hasNoticeStatus", term("dpv:NoticeCommunicated"));
        }
        self.own_at(&mut notice, "privacyNotice", &[]);
        notice
    }

    /// Whether the child is a data subject, who is born. A change of consent does not say.
    fn is_born(&self, kind: PayloadType) -> bool {
        match self.payload.at(&["decision", "ageAtDecision"]) {
            Some(Value::Number(_)) => true,
            Some(Value::Null) => kind != PayloadType::ConsentChange,
            _ => false,
        }
    }

    fn child(&self, subject: bool) -> Object {
        let mut child = if subject { self.part("#child") } else { Object::new() };
        if subject {
            let kind = match self.payload.at(&["decision", "ageAtDecision"]) {
                Some(Value::Number(age)) if *age < ADULT => Some("dpv:Child"),
                Some(Value::Number(_)) => Some("dpv:Adult"),
                _ => None,
            };
            let types = [Some("dpv:DataSubject"), kind].into_iter().flatten();
            child.push("@type", types.map(Value::Token).collect::<Value>());
        }
        self.own_at(&mut child, "child", &[]);
        child
    }

    fn referrer(&self) -> Object {
        let agency = self.payload.option::<Agency>(&["referrer", "agency"]);
        let kind = agency.and_then(|agency| dpv_term(AnyOption::Agency(agency)));
        let mut referrer = self.part("#referrer").with("@type", kind.unwrap_or("dpv:LegalEntity"));
        let text = |key| self.payload.text(&["referrer", key]);
        push_text(&mut referrer, "dpv:hasName", text("organisation"));
        push_text(&mut referrer, "dpv:hasContact", text("contact"));
        if let Some(name) = text("name") {
            let representative = node("dpv:Representative").with("dpv:hasName", String::from(name));
            referrer.push("dpv:hasRepresentative", representative);
        }
        self.own_at(&mut referrer, "referrer", &[]);
        referrer
    }

    /// The status of the consent, who decided, when and how; and for whom, where there is a data subject.
    fn consent(&self, record: &mut Object, subject: bool) {
        let at = |key| self.payload.text(&["consent", key]);
        if let Some(status) = self.status() {
            record.push("dpv:hasConsentStatus", term(status));
        }
        if let Some(day) = at("decidedOn") {
            record.push("dpv:isIndicatedAtTime", typed(day, "xsd:date"));
        }
        if let Some(method) = self.payload.option(&["consent", "method"]) {
            record.push("dpv:hasIndicationMethod", term(ours(AnyOption::Method(method))));
        }
        if let Some(by) = self.payload.object(&["consent", "by"]) {
            let mut person = self.part("#decided-by");
            let relationship = self.payload.option::<Relationship>(&["consent", "by", "relationship"]);
            // Nobody is parent or guardian of a data subject where there is none.
            let relationship = relationship.filter(|it| subject || *it == Relationship::Themself);
            if let Some(kind) = relationship.and_then(|it| dpv_term(AnyOption::Relationship(it))) {
                person.push("@type", kind);
            }
            push_text(&mut person, "dpv:hasName", text_of(by, "name"));
            let holds = holds_of(&holds_of(&WHOLE, "consent"), "by");
            self.own(&mut person, by, &holds, "consent.by", &[]);
            record.push("dpv:isIndicatedBy", person);
        }
        self.own_at(record, "consent", &["by"]);
    }

    fn rests_on_consent(&self) -> bool {
        self.payload.option(&["decision", "route"]) == Some(Route::Consent)
    }

    /// DPV calls consent that was given valid for processing, so that status is said where it stands and nowhere else.
    fn status(&self) -> Option<&'static str> {
        let outcome: Outcome = self.payload.option(&["consent", "outcome"])?;
        match outcome {
            Outcome::Given | Outcome::Limited if !self.rests_on_consent() => None,
            Outcome::Given
            | Outcome::Limited
            | Outcome::Refused
            | Outcome::Withdrawn
            | Outcome::Awaiting
            | Outcome::Unable => dpv_term(AnyOption::Outcome(outcome)),
        }
    }

    /// The basis on which some entries are shared. Where a life is at risk, consent may be named as the basis though there is
    /// none, or none to some of it: that is outstanding.
    fn basis_of(&self, entries: &[&Object]) -> Option<Value> {
        let basis: LawfulBasis = self.payload.option(&["decision", "lawfulBasis"])?;
        let agreed = || self.rests_on_consent() && entries.iter().all(|entry| is_agreed_to(entry));
        let holds = basis != LawfulBasis::Consent || agreed();
        holds.then(|| dpv_term(AnyOption::LawfulBasis(basis)).map(term))?
    }

    /// The basis of all that is shared, and the reasons for going on without consent.
    fn basis(&self, document: &mut Object) {
        if let Some(basis) = self.basis_of(&self.payload.entries("sharing")) {
            document.push("dpv:hasLegalBasis", basis);
        }
        if let Some(rationale) = self.payload.text(&["override", "rationale"]) {
            let justification = node("dpv:Justification").with("dct:description", String::from(rationale));
            document.push("dpv:hasJustification", justification);
        }
    }

    /// What is shared, and with whom.
    fn shared(&self, document: &mut Object) {
        let information = self.payload.entries("information");
        let items = (0..).zip(&information).map(|(index, entry)| self.item(index, entry));
        push_nodes(document, "dpv:hasPersonalData", items.collect());
        let sharing = self.payload.entries("sharing");
        let one_by_one = self.basis_of(&sharing).is_none();
        let processes = (0..).zip(sharing).map(|(index, entry)| {
            let mut process = self.process(index, entry, &information);
            if let Some(basis) = self.basis_of(&[entry]).filter(|_| one_by_one) {
                process.push("dpv:hasLegalBasis", basis);
            }
            process.into()
        });
        push_nodes(document, "dpv:hasProcess", processes.collect());
    }

    fn item(&self, index: usize, entry: &Object) -> Value {
        let mut item = self.part(&information_name(index)).with("@type", "dpv:PersonalData");
        push_text(&mut item, "dct:identifier", text_of(entry, "id"));
        if let Some(source) = text_of(entry, "providedBy") {
            let source = node("dpv:DataSource").with("dct:identifier", String::from(source));
            item.push("dpv:hasDataSource", source);
        }
        self.own(&mut item, entry, &holds_of(&WHOLE, "information"), "information", &[]);
        item.into()
    }

    fn process(&self, index: usize, entry: &Object, information: &[&Object]) -> Object {
        let mut process = self.part(&format!("#sharing-{index}")).with("@type", "dpv:PersonalDataProcess");
        process.push("dpv:hasProcessing", term("dpv:Share"));
        if let Some(recipient) = text_of(entry, "recipient") {
            let recipient = node("dpv:Recipient").with("dct:identifier", String::from(recipient));
            process.push("dpv:hasRecipient", recipient);
        }
        if let Some(purpose) = text_of(entry, "purpose").and_then(Purpose::from_word) {
            process.push("dpv:hasPurpose", purposes(purpose));
        }
        let items = entry.list("information").iter().filter_map(Value::as_text);
        let items = items.map(|id| self.reference(id, information)).collect();
        push_nodes(&mut process, "dpv:hasPersonalData", items);
        self.own(&mut process, entry, &holds_of(&WHOLE, "sharing"), "sharing", &[]);
        process
    }

    /// The thing of this id; where a life is at risk, there may be none.
    fn reference(&self, id: &str, information: &[&Object]) -> Value {
        match information.iter().position(|entry| text_of(entry, "id") == Some(id)) {
            Some(index) => self.part(&information_name(index)).into(),
            None => node("dpv:PersonalData").with("dct:identifier", String::from(id)).into(),
        }
    }

    fn duties(&self, document: &mut Object) {
        let duties = self.payload.options::<Handling>("handling");
        for (kind, key) in [("dpv:Obligation", "dpv:hasObligation"), ("dpv:Prohibition", "dpv:hasProhibition")] {
            let those = duties.iter().map(|duty| AnyOption::Handling(*duty));
            let those = those.filter(|duty| dpv_term(*duty) == Some(kind));
            let rules = those.map(|duty| Object::new().with("@id", ours(duty)).with("@type", kind).into());
            push_nodes(document, key, rules.collect());
        }
    }
}

fn prefixes() -> Object {
    let mut prefixes = Object::new();
    for (prefix, stands_for) in PREFIXES {
        prefixes.push(*prefix, *stands_for);
    }
    prefixes
}

fn information_name(index: usize) -> String {
    format!("#information-{index}")
}

/// Our own purpose, and DPV's where it has one.
fn purposes(purpose: Purpose) -> Value {
    let option = AnyOption::Purpose(purpose);
    let own = Object::new().with("@id", ours(option)).with("@type", "dpv:Purpose");
    [Some(own.into()), dpv_term(option).map(term)].into_iter().flatten().collect()
}

fn push_nodes(object: &mut Object, key: &'static str, nodes: Vec<Value>) {
    if !nodes.is_empty() {
        object.push(key, nodes);
    }
}

/// A value in our own words, as the context of a payload reads it.
fn written(value: &Value, holds: &Holds, path: &str) -> Value {
    match (value, holds) {
        (Value::Object(object), _) => {
            let mut inner = Object::new();
            for (key, value) in object.iter() {
                let path = joined(path, key);
                inner.push(["rc:", &path].concat(), written(value, &holds_of(holds, key), &path));
            }
            inner.into()
        }
        (Value::List(words), Holds::List(Holds::OneOf(set)) | Holds::SomeOf(set)) => {
            words.iter().map(|word| written(word, &Holds::OneOf(*set), path)).collect()
        }
        // The order of such a list is part of it: paths name its entries by number.
        (Value::List(entries), Holds::List(of)) => {
            let entries = entries.iter().map(|entry| written(entry, of, path));
            Object::new().with("@list", entries.collect::<Value>()).into()
        }
        (_, Holds::OneOf(set)) => {
            let word = value.as_text().unwrap_or_default();
            term(["rc:", set.name(), ".", word].concat())
        }
        (_, Holds::Date) => typed(value.as_text().unwrap_or_default(), "xsd:date"),
        (_, Holds::Time) => typed(value.as_text().unwrap_or_default(), "xsd:dateTime"),
        _ => value.clone(),
    }
}
