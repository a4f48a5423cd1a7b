//! The schema of a policy: it holds where nothing in it is missing, unknown, malformed or looser.

use referral_consent::choices::Choices;
use referral_consent::policy::{PolicyMember, PolicyShape, may_require};
use referral_consent::rules::RuleCode;
use referral_consent::value::Object;

use super::{any_of, closed, defined, described, head, list, typed, whole_number, words};
use crate::generate::tree::{Node, Tree};

/// What an agency sets.
pub fn schema() -> Object {
    let tree = Tree::of(PolicyMember::ALL.iter().map(|member| (member.path(), *member)));
    let mut schema = head("policy", "Policy", "What an agency sets. It can make the rules stricter, never looser.");
    for (key, value) in group(&tree).iter() {
        schema.push(String::from(key), value.clone());
    }
    schema
}

fn group(tree: &Tree<PolicyMember>) -> Object {
    let mut required = Vec::new();
    let members = tree.members().map(|(key, node)| {
        let needed = node.leaves().iter().any(|member| member.required());
        if needed {
            required.push(key.to_owned());
        }
        let (meaning, schema) = match node {
            Node::Leaf(member) => (member.meaning(), value(member.shape(), needed)),
            Node::Group(tree) => ("", group(tree)),
        };
        let schema = if needed { schema } else { any_of([schema, typed("null")]) };
        (key.to_owned(), described("", meaning, schema))
    });
    let members = members.collect();
    closed(members, required)
}

fn value(shape: PolicyShape, needed: bool) -> Object {
    match shape {
        PolicyShape::Text if needed => defined("text"),
        PolicyShape::Text => typed("string"),
        PolicyShape::Date => defined("date"),
        PolicyShape::Truth => typed("boolean"),
        PolicyShape::WholeNumber(least, most) => whole_number(least, most),
        PolicyShape::OriginatorPermission => words(Choices::OriginatorPermission.words().iter().copied()),
        PolicyShape::Ids => list(typed("string")),
        PolicyShape::Purposes => list(words(Choices::Purpose.words().iter().copied())),
        PolicyShape::Labelled => {
            let member = |key: &str| (key.to_owned(), defined("text"));
            list(closed(vec![member("id"), member("label")], vec!["id".to_owned(), "label".to_owned()]))
        }
        PolicyShape::Fields => typed("object").with("additionalProperties", typed("string")),
        PolicyShape::Codes => {
            list(words(RuleCode::ALL.iter().copied().filter(|rule| may_require(*rule)).map(RuleCode::code)))
        }
    }
}
