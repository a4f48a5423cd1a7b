//! Everything above as data: all that a page needs to draw the form, and that the generators turn into types and
//! documents.

use crate::choices::{AnyOption, Choice, Choices, Ground, Handling, Language};
use crate::messages::{Wording, Words};
use crate::protocol::{Cited, Clause};
use crate::record::{InformationMember, Question, Shape, SharingMember};
use crate::rules::RuleCode;
use crate::value::{Object, Value};

impl Ground {
    /// What each cites.
    pub(crate) const CITED: &[&str] = &[
        Self::HarmIfSought.cites(),
        Self::RefusedAndEscalating.cites(),
        Self::AimsCompromised.cites(),
        Self::ResponseRequired.cites(),
    ];

    /// The clause that a ground comes from.
    #[must_use]
    #[inline]
    pub fn clause(self) -> &'static str {
        static CLAUSES: Cited<{ Ground::CITED.len() }> = Cited::by(Ground::CITED);
        CLAUSES.get(self as usize)
    }

    const fn cites(self) -> &'static str {
        match self {
            Self::HarmIfSought => "§5.8b",
            Self::RefusedAndEscalating => "§5.8c",
            Self::AimsCompromised => "§5.8f",
            Self::ResponseRequired => "§5.6",
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
    let rules = RuleCode::ALL.iter().map(|rule| {
        let message = (words.rule)(*rule);
        let mut entry = Object::new()
            .with("code", rule.code())
            .with("severity", rule.severity().word())
            .with("clause", rule.clause())
            .with("what", message.what);
        push_unless_empty(&mut entry, "why", message.why);
        Value::Object(entry.with("next", message.next))
    });
    let clauses = Clause::ALL.iter().map(|clause| {
        Value::Object(Object::new().with("number", clause.number()).with("asks", (words.clause)(*clause)))
    });
    let grounds = Ground::ALL.iter().map(|ground| {
        let rationale = (words.rationale)(*ground);
        let prompts = rationale.prompts.iter().copied().map(Value::Token).collect::<Value>();
        Value::Object(
            Object::new()
                .with("ground", ground.word())
                .with("clause", ground.clause())
                .with("intro", rationale.intro)
                .with("prompts", prompts),
        )
    });
    let handling = Handling::ALL.iter().map(|duty| {
        let wording = (words.option)(AnyOption::Handling(*duty));
        let entry = Object::new().with("token", duty.word()).with("clause", duty.clause());
        with_wording(entry, wording)
    });
    let tokens = TOKENS
        .iter()
        .map(|set| Value::Object(Object::new().with("set", set.name()).with("options", options(words, *set))));
    Object::new()
        .with("language", language.word())
        .with("version", crate::VERSION)
        .with("questions", Question::ALL.iter().map(|question| self::question(words, *question)).collect::<Value>())
        .with("rules", rules.collect::<Value>())
        .with("clauses", clauses.collect::<Value>())
        .with("grounds", grounds.collect::<Value>())
        .with("handling", handling.collect::<Value>())
        .with("tokens", tokens.collect::<Value>())
}

fn push_unless_empty(object: &mut Object, key: &'static str, text: &'static str) {
    if !text.is_empty() {
        object.push(key, text);
    }
}

fn with_wording(mut object: Object, wording: Wording) -> Value {
    object.push("label", wording.label);
    push_unless_empty(&mut object, "hint", wording.hint);
    Value::Object(object)
}

/// A question, with the members of its entries where it has any.
fn question(words: &Words, question: Question) -> Value {
    let mut entry = entry(words, question.path(), question.shape(), (words.question)(question), question.clause());
    let member = |key, shape, wording, clause| Value::Object(self::entry(words, key, shape, wording, clause));
    match question.shape() {
        Shape::Information => {
            let members = InformationMember::ALL.iter();
            let members = members.map(|it| member(it.key(), it.shape(), (words.information)(*it), it.clause()));
            entry.push("members", members.collect::<Value>());
        }
        Shape::Sharing => {
            let members = SharingMember::ALL.iter();
            let members = members.map(|it| member(it.key(), it.shape(), (words.sharing)(*it), it.clause()));
            entry.push("members", members.collect::<Value>());
        }
        _ => {}
    }
    Value::Object(entry)
}

fn entry(words: &Words, path: &'static str, shape: Shape, wording: Wording, clause: &'static str) -> Object {
    let mut entry = Object::new().with("path", path).with("type", shape.name()).with("label", wording.label);
    push_unless_empty(&mut entry, "hint", wording.hint);
    entry.push("clause", clause.split(' ').map(Value::Token).collect::<Value>());
    if let Some(set) = shape.choices() {
        entry.push("options", options(words, set));
    }
    if let Shape::WholeNumber(min, max) = shape {
        entry.push("min", f64::from(min));
        entry.push("max", f64::from(max));
    }
    entry
}

fn options(words: &Words, set: Choices) -> Value {
    let option = |option: AnyOption| with_wording(Object::new().with("value", option.word()), (words.option)(option));
    set.options().map(option).collect()
}
