//! The schema of a policy: it holds where nothing in it is missing, unknown, malformed or looser.

use referral_consent::choices::Choices;
use referral_consent::policy::{PolicyMember, PolicyShape, may_require};
use referral_consent::rules::RuleCode;
use referral_consent::value::Object;

use super::{any_of, closed, defined, described, head, list, only, pattern, typed, whole_number, words};
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
        PolicyShape::PublicKeys => list(any_of([public_key("EC", "P-256"), public_key("OKP", "X25519")])),
        PolicyShape::Codes => {
            list(words(RuleCode::ALL.iter().copied().filter(|rule| may_require(*rule)).map(RuleCode::code)))
        }
    }
}

/// The public part of a key, as a JWK (RFC 7517, RFC 8037).
fn public_key(kty: &'static str, crv: &'static str) -> Object {
    let coordinate = || pattern("^[A-Za-z0-9_-]{43}$");
    let perhaps = |schema: Object| any_of([schema, typed("null")]);
    let is_ec = kty == "EC";
    let mut members = vec![("kty", only(kty)), ("crv", only(crv)), ("x", coordinate())];
    members.push(("y", if is_ec { coordinate() } else { typed("null") }));
    members.push(("kid", defined("text")));
    let mut required: Vec<String> = members.iter().map(|(key, _)| (*key).to_owned()).collect();
    required.retain(|key| is_ec || key != "y");
    members.extend([("alg", perhaps(only("ECDH-ES+A256KW"))), ("use", perhaps(only("enc")))]);
    // What other programs note about a key.
    members.extend([("key_ops", Object::new()), ("ext", Object::new())]);
    closed(members.into_iter().map(|(key, schema)| (key.to_owned(), schema)).collect(), required)
}
