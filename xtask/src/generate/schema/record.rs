//! The schema of a record: it holds exactly where the rules find nothing malformed.

use referral_consent::choices::Choices;
use referral_consent::choices::Language;
use referral_consent::messages::Wording;
use referral_consent::record::{InformationMember, Question, Shape, SharingMember};
use referral_consent::value::Object;

use super::{
    WHITE_SPACE, any_of, closed, defined, described, head, list, pattern, typed, whole_number, with_clause, words,
};
use crate::generate::tree::{Node, Tree};

/// What a form tells the rules.
pub fn schema() -> Object {
    let tree = Tree::of(Question::ALL.iter().map(|question| (question.path(), *question)));
    let mut schema = head(
        "record",
        "Record",
        "What a form tells the rules: as much as has been answered. Blank text, null, an empty list and nothing at all \
         are the same.",
    );
    for (key, value) in group(&tree).iter() {
        schema.push(String::from(key), value.clone());
    }
    schema.with("$defs", definitions())
}

fn definitions() -> Object {
    let unanswered =
        any_of([typed("null"), pattern(format!("^[{WHITE_SPACE}]*$")), typed("array").with("maxItems", 0.0)]);
    let wording = Language::English.words();
    let information = closed(
        InformationMember::ALL
            .iter()
            .map(|it| (it.key().into(), answer(it.shape(), &(wording.information)(*it), it.clause())))
            .collect(),
        Vec::new(),
    );
    let sharing = closed(
        SharingMember::ALL
            .iter()
            .map(|it| (it.key().into(), answer(it.shape(), &(wording.sharing)(*it), it.clause())))
            .collect(),
        Vec::new(),
    );
    Object::new()
        .with("unanswered", described("", "Not answered, at whatever question.", unanswered))
        .with("information", described("", "One thing that is shared.", information))
        .with("sharing", described("", "With whom, for what and which information.", sharing))
}

fn group(tree: &Tree<Question>) -> Object {
    let members = tree.members().map(|(key, node)| {
        let schema = match node {
            Node::Leaf(question) => {
                answer(question.shape(), &(Language::English.words().question)(*question), question.clause())
            }
            Node::Group(tree) => any_of([group(tree), typed("null")]),
        };
        (key.to_owned(), schema)
    });
    closed(members.collect(), Vec::new())
}

fn answer(shape: Shape, wording: &Wording, clause: &str) -> Object {
    let description = with_clause(wording.hint, clause);
    let schema = match shape {
        Shape::Object => any_of([typed("object"), typed("null")]),
        Shape::Text
        | Shape::Date
        | Shape::Truth
        | Shape::WholeNumber(..)
        | Shape::Choice(_)
        | Shape::SomeOf(_)
        | Shape::Ids
        | Shape::Information
        | Shape::Sharing => any_of([answered(shape), defined("unanswered")]),
    };
    described(wording.label, &description, schema)
}

fn answered(shape: Shape) -> Object {
    let or_blank = |item| list(any_of([item, defined("unanswered")]));
    match shape {
        Shape::Text => typed("string"),
        Shape::Date => defined("date"),
        Shape::Truth => typed("boolean"),
        Shape::WholeNumber(least, most) => whole_number(least.into(), most.into()),
        Shape::Choice(set) => options(set),
        Shape::SomeOf(set) => or_blank(options(set)),
        Shape::Ids => or_blank(typed("string")),
        Shape::Information => list(defined("information")),
        Shape::Sharing => list(defined("sharing")),
        Shape::Object => typed("object"),
    }
}

fn options(set: Choices) -> Object {
    words(set.words().iter().copied())
}
