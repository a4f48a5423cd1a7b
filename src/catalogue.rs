//! Everything above as data: all that a page needs to draw the form, and that the generators turn into types and
//! documents.

use crate::choices::{AnyOption, Choice, Choices, Ground, Handling, Language};
use crate::messages::{Wording, Words};
use crate::protocol::{Clause, cites};
use crate::record::{InformationMember, Question, Shape, SharingMember};
use crate::rules::RuleCode;
use crate::value::{Object, Value, add, tokens};
use crate::words::split;

impl Ground {
    cites! {
        /// The clause that a ground comes from.
        Ground {
            HarmIfSought => "§5.8b",
            RefusedAndEscalating => "§5.8c",
            AimsCompromised => "§5.8f",
            ResponseRequired => "§5.6",
        }
    }
}

/// The sets of tokens that are no options of a question, but that a page has to name.
const TOKENS: &[Choices] =
    &[Choices::Status, Choices::Route, Choices::Consenter, Choices::Severity, Choices::PayloadType];

/// The catalogue in a language: `questions` in the order of the record, `rules`, `clauses`, `grounds` with the prompts
/// of their rationale, `handling` duties, and what every other token is called. Its TypeScript type is `Catalogue`.
///
/// ```
/// use referral_consent::{catalogue::catalogue, choices::Language, value::Value};
/// let catalogue = catalogue(Language::English);
/// let Some(Value::List(grounds)) = catalogue.get("grounds") else { panic!("there are four") };
/// assert_eq!(grounds.len(), 4);
/// ```
#[must_use]
pub fn catalogue(language: Language) -> Object {
    let words = language.words();
    let mut catalogue = Object::new();
    let (mut list, mut entry) = (Vec::new(), Object::new());
    catalogue.push("language", language.word());
    catalogue.push("version", crate::VERSION);
    for question in Question::ALL {
        write_question(words, *question, &mut entry);
        add(&mut list, &mut entry);
    }
    catalogue.push_list("questions", &mut list);
    for rule in RuleCode::ALL {
        let message = (words.rule)(*rule);
        entry.push("code", rule.code());
        entry.push("severity", rule.severity().word());
        entry.push("clause", rule.clause());
        entry.push("what", message.what);
        push_unless_empty(&mut entry, "why", message.why);
        entry.push("next", message.next);
        add(&mut list, &mut entry);
    }
    catalogue.push_list("rules", &mut list);
    for clause in Clause::ALL {
        entry.push("number", clause.number());
        entry.push("asks", (words.clause)(*clause));
        add(&mut list, &mut entry);
    }
    catalogue.push_list("clauses", &mut list);
    for ground in Ground::ALL {
        let rationale = (words.rationale)(*ground);
        entry.push("ground", ground.word());
        entry.push("clause", ground.clause());
        entry.push("intro", rationale.intro);
        entry.push("prompts", tokens(rationale.prompts));
        add(&mut list, &mut entry);
    }
    catalogue.push_list("grounds", &mut list);
    for duty in Handling::ALL {
        entry.push("token", duty.word());
        entry.push("clause", duty.clause());
        push_wording(&mut entry, (words.option)(AnyOption::Handling(*duty)));
        add(&mut list, &mut entry);
    }
    catalogue.push_list("handling", &mut list);
    for set in TOKENS {
        entry.push("set", set.name());
        push_options(&mut entry, words, *set);
        add(&mut list, &mut entry);
    }
    catalogue.push_list("tokens", &mut list);
    catalogue
}

fn push_unless_empty(object: &mut Object, key: &'static str, text: &'static str) {
    if !text.is_empty() {
        object.push(key, text);
    }
}

fn push_wording(object: &mut Object, wording: Wording) {
    object.push("label", wording.label);
    push_unless_empty(object, "hint", wording.hint);
}

/// Writes a question, with the members of its entries where it has any.
fn write_question(words: &Words, question: Question, entry: &mut Object) {
    write_entry(words, question.path(), question.shape(), (words.question)(question), question.clause(), entry);
    let (mut members, mut inner) = (Vec::new(), Object::new());
    match question.shape() {
        Shape::Information => {
            for member in InformationMember::ALL {
                let wording = (words.information)(*member);
                write_entry(words, member.key(), member.shape(), wording, member.clause(), &mut inner);
                add(&mut members, &mut inner);
            }
        }
        Shape::Sharing => {
            for member in SharingMember::ALL {
                let wording = (words.sharing)(*member);
                write_entry(words, member.key(), member.shape(), wording, member.clause(), &mut inner);
                add(&mut members, &mut inner);
            }
        }
        _ => return,
    }
    entry.push_list("members", &mut members);
}

fn write_entry(
    words: &Words,
    path: &'static str,
    shape: Shape,
    wording: Wording,
    clause: &'static str,
    entry: &mut Object,
) {
    entry.push("path", path);
    entry.push("type", shape.name());
    push_wording(entry, wording);
    let (mut clauses, mut rest) = (Vec::new(), clause);
    while let Some((one, others)) = split(rest, b' ') {
        clauses.push(Value::Token(one));
        rest = others;
    }
    if !rest.is_empty() {
        clauses.push(Value::Token(rest));
    }
    entry.push_list("clause", &mut clauses);
    if let Some(set) = shape.choices() {
        push_options(entry, words, set);
    }
    if let Shape::WholeNumber(min, max) = shape {
        entry.push("min", f64::from(min));
        entry.push("max", f64::from(max));
    }
}

fn push_options(object: &mut Object, words: &Words, set: Choices) {
    let (mut options, mut entry) = (Vec::new(), Object::new());
    for option in set.options() {
        entry.push("value", option.word());
        push_wording(&mut entry, (words.option)(option));
        add(&mut options, &mut entry);
    }
    object.push_list("options", &mut options);
}
