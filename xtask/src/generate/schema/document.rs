//! The schemas of the documents that leave a form or come back, from their descriptions in `src/document.rs`.

use referral_consent::choices::Language;
use referral_consent::document::{self, Holds, Member};
use referral_consent::messages::Wording;
use referral_consent::record::{Group, InformationMember, Question, Shape, SharingMember};
use referral_consent::value::Object;

use super::{any_of, closed, defined, described, head, list, only, typed, whole_number, with_clause, words};

/// What the rules say of a record.
pub fn assessment() -> Object {
    of("assessment", "Assessment", "What the rules say of a record.", document::ASSESSMENT)
}

/// What leaves the form.
pub fn payload() -> Object {
    of("payload", "Payload", "What leaves the form: only what applies.", document::PAYLOAD)
}

/// What the local authority settled.
pub fn review() -> Object {
    of(
        "review",
        "Review",
        "What the local authority settled before any action, tied to its payload by id and digest.",
        document::REVIEW,
    )
}

fn of(name: &str, title: &'static str, description: &'static str, members: &[Member]) -> Object {
    let mut schema = head(name, title, description);
    for (key, value) in object(members).iter() {
        schema.push(String::from(key), value.clone());
    }
    schema
}

fn object(members: &[Member]) -> Object {
    closed(members.iter().map(member).collect(), required(members))
}

fn member(member: &Member) -> (String, Object) {
    (member.key.to_owned(), described("", member.meaning, holds(&member.holds)))
}

fn required(members: &[Member]) -> Vec<String> {
    members.iter().filter(|member| member.required).map(|member| member.key.to_owned()).collect()
}

fn holds(what: &Holds) -> Object {
    match what {
        Holds::Text => defined("text"),
        Holds::AnyText => typed("string"),
        Holds::Pointer => defined("pointer"),
        Holds::Date => defined("date"),
        Holds::Time => defined("time"),
        Holds::Uuid => defined("uuid"),
        Holds::Sha256 => defined("sha-256"),
        Holds::Is(word) => only(word),
        Holds::Words(some) => words(some.iter().copied()),
        Holds::Truth => typed("boolean"),
        Holds::WholeNumber(least, most) => whole_number(*least, *most),
        Holds::Age => any_of([typed("integer").with("minimum", 0.0), only("unborn"), typed("null")]),
        Holds::OneOf(set) => words(set.words().iter().copied()),
        Holds::SomeOf(set) => list(words(set.words().iter().copied())).with("minItems", 1.0),
        Holds::Texts => list(defined("text")).with("minItems", 1.0),
        Holds::RuleCode => defined("rule"),
        Holds::Path => words(Question::ALL.iter().map(|question| question.path())),
        Holds::List(items) => list(holds(items)),
        Holds::Object(members) => object(members),
        Holds::Answers(group, more) => answers(*group, more),
        Holds::Information => {
            let wording = Language::English.words().information;
            let members = InformationMember::ALL.iter();
            entry(members.map(|it| (it.key(), it.shape(), wording(*it), it.clause())), &[], Vec::new())
        }
        Holds::Sharing(more) => {
            let wording = Language::English.words().sharing;
            let members = SharingMember::ALL.iter().map(|it| (it.key(), it.shape(), wording(*it), it.clause()));
            entry(members, more, vec![SharingMember::Information.key().to_owned()])
        }
        Holds::Free => typed("object").with("minProperties", 1.0),
        Holds::Figures => {
            let figure = any_of([typed("number"), typed("string"), list(typed("string"))]);
            typed("object").with("additionalProperties", figure)
        }
        Holds::Anything => Object::new(),
    }
}

/// The answers to a group of questions, as they travel.
fn answers(group: Group, more: &[Member]) -> Object {
    let questions = group.questions().map(|(question, key)| {
        let wording = (Language::English.words().question)(question);
        (key.to_owned(), carried(question.shape(), &wording, question.clause()))
    });
    let inner = group.inner().map(|(inner, key)| (key.to_owned(), answers(inner, &[])));
    let members = questions.chain(inner).chain(more.iter().map(member)).collect();
    let mut schema = closed(members, required(more));
    schema.push("minProperties", 1.0);
    schema
}

fn entry<'a>(
    members: impl Iterator<Item = (&'static str, Shape, Wording, &'a str)>,
    more: &[Member],
    mut needed: Vec<String>,
) -> Object {
    let answers = members.map(|(key, shape, wording, clause)| {
        // Which information a recipient gets is always said, even where it is none.
        let schema = match shape {
            Shape::Ids => described(wording.label, &with_clause(wording.hint, clause), list(defined("text"))),
            _ => carried(shape, &wording, clause),
        };
        (key.to_owned(), schema)
    });
    needed.extend(required(more));
    closed(answers.chain(more.iter().map(member)).collect(), needed)
}

fn carried(shape: Shape, wording: &Wording, clause: &str) -> Object {
    described(wording.label, &with_clause(wording.hint, clause), holds(&Holds::answer(shape)))
}

#[cfg(test)]
mod tests {
    use referral_consent::value::Value;

    use super::*;

    #[test]
    fn every_object_of_a_document_is_closed() {
        fn look(value: &Value) {
            match value {
                Value::Object(object) => {
                    let open = object.get("properties").is_some() && object.get("additionalProperties").is_none();
                    assert!(!open, "{object:?}");
                    object.iter().for_each(|(_, value)| look(value));
                }
                Value::List(list) => list.iter().for_each(look),
                _ => {}
            }
        }
        for schema in [assessment(), payload(), review()] {
            look(&schema.into());
        }
    }
}
