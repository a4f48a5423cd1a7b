//! The JSON-LD context of a payload and of a review, from their descriptions in `src/document.rs`: every member is a term of
//! our own, named by its path, and every option one named by its set.

use referral_consent::document::{CONTEXT, Holds, PAYLOAD, REVIEW};
use referral_consent::value::{Object, Value};

use crate::failure::{Failure, Outcome, While};

/// The text of the file.
pub fn file() -> Outcome<String> {
    let mut terms = Object::new()
        .with("@version", 1.1)
        .with("rc", format!("{CONTEXT}#"))
        .with("xsd", "http://www.w3.org/2001/XMLSchema#");
    let [payload, review] = [PAYLOAD, REVIEW].map(|members| context(&Holds::Object(members), ""));
    for (key, value) in merged(&payload, &review)?.iter() {
        terms.push(key.to_owned(), value.clone());
    }
    let whole = Object::new().with("@context", terms);
    let text = serde_json::to_string_pretty(&whole).doing(|| "cannot write the context".to_owned())?;
    Ok(text + "\n")
}

/// The terms of the members of an object.
fn context(holds: &Holds, path: &str) -> Object {
    let mut terms = Object::new();
    for (key, holds) in holds.members() {
        if !key.starts_with('@') {
            let path = if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
            terms.push(key, term(&holds, &path));
        }
    }
    terms
}

fn term(holds: &Holds, path: &str) -> Object {
    let mut term = Object::new().with("@id", format!("rc:{path}"));
    for (key, value) in kind(holds, path).iter() {
        term.push(key.to_owned(), value.clone());
    }
    term
}

/// Of what kind the values of a term are.
fn kind(holds: &Holds, path: &str) -> Object {
    match holds {
        Holds::Object(_) | Holds::Answers(..) | Holds::Information | Holds::Sharing(_) => {
            Object::new().with("@context", context(holds, path))
        }
        // Which comes first says nothing.
        Holds::List(Holds::OneOf(set)) => kind(&Holds::SomeOf(*set), path),
        // The order is part of it: paths name its entries by number.
        Holds::List(of) => kind(of, path).with("@container", "@list"),
        Holds::OneOf(set) => {
            // Some options are also the names of members: within them, no member is known but this one itself.
            let key = path.rsplit_once('.').map_or(path, |(_, key)| key);
            let own = Object::new().with("@id", format!("{CONTEXT}#{path}")).with("@type", "@vocab");
            let mut options = Object::new().with("@vocab", format!("{CONTEXT}#{}.", set.name()));
            options.push(key.to_owned(), own);
            Object::new().with("@type", "@vocab").with("@context", Value::List(vec![Value::Null, options.into()]))
        }
        Holds::SomeOf(set) => kind(&Holds::OneOf(*set), path).with("@container", "@set"),
        Holds::Texts => Object::new().with("@container", "@set"),
        Holds::Date => Object::new().with("@type", "xsd:date"),
        Holds::Time => Object::new().with("@type", "xsd:dateTime"),
        Holds::Free | Holds::Figures | Holds::Anything => Object::new().with("@type", "@json"),
        Holds::Text
        | Holds::AnyText
        | Holds::Pointer
        | Holds::Uuid
        | Holds::Sha256
        | Holds::Is(_)
        | Holds::Words(_)
        | Holds::Truth
        | Holds::WholeNumber(..)
        | Holds::Age
        | Holds::RuleCode
        | Holds::Path => Object::new(),
    }
}

/// The members of both; what both have must be the same.
fn merged(one: &Object, another: &Object) -> Outcome<Object> {
    let mut both = Object::new();
    for (key, value) in one.iter() {
        both.push(
            key.to_owned(),
            match (value, another.get(key)) {
                (_, None) => value.clone(),
                (Value::Object(value), Some(Value::Object(other))) => merged(value, other)?.into(),
                (value, Some(other)) if value == other => value.clone(),
                _ => return Err(Failure::new(format!("a payload and a review mean different things by {key}."))),
            },
        );
    }
    for (key, value) in another.iter().filter(|(key, _)| one.get(key).is_none()) {
        both.push(key.to_owned(), value.clone());
    }
    Ok(both)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_that_means_two_things_is_refused() {
        let of = |kind: &'static str| Object::new().with("outcome", Object::new().with("@type", kind));
        assert!(merged(&of("xsd:date"), &of("@vocab")).is_err());
        assert!(merged(&of("xsd:date"), &of("xsd:date")).is_ok());
    }
}
