//! The types of the documents that leave a form or come back, from their descriptions in `src/document.rs`.

use std::fmt::Write;

use referral_consent::document::{Holds, Member};

use super::set_name;
use super::writing::comment;

/// An interface of these members.
pub fn interface(name: &str, members: &[Member]) -> String {
    let mut text = format!("export interface {name} ");
    object(&mut text, "", members);
    text.push('\n');
    text
}

fn object(text: &mut String, indent: &str, members: &[Member]) {
    text.push_str("{\n");
    let inner = format!("{indent}  ");
    for member in members {
        text.push_str(&comment(&inner, &[member.meaning.to_owned()]));
        let key = if member.key.chars().all(char::is_alphanumeric) {
            member.key.to_owned()
        } else {
            format!("\"{}\"", member.key)
        };
        let mark = if member.required { "" } else { "?" };
        let _ = write!(text, "{inner}{key}{mark}: ");
        holds(text, &inner, &member.holds);
        text.push_str(";\n");
    }
    text.push_str(indent);
    text.push('}');
}

fn holds(text: &mut String, indent: &str, what: &Holds) {
    match what {
        Holds::Text | Holds::AnyText | Holds::Pointer | Holds::Date | Holds::Time | Holds::Uuid | Holds::Sha256 => {
            text.push_str("string")
        }
        Holds::Is(word) => quoted(text, &[word]),
        Holds::Words(words) => quoted(text, words),
        Holds::Truth => text.push_str("boolean"),
        Holds::WholeNumber(..) => text.push_str("number"),
        Holds::Age => text.push_str("number | \"unborn\" | null"),
        Holds::OneOf(set) => text.push_str(set_name(*set)),
        Holds::SomeOf(set) => {
            text.push_str(set_name(*set));
            text.push_str("[]");
        }
        Holds::Texts => text.push_str("string[]"),
        Holds::RuleCode => text.push_str("RuleCode"),
        Holds::Path => text.push_str("Path"),
        Holds::List(items) => {
            let is_joined = matches!(items, Holds::Age | Holds::Words(_) | Holds::Answers(..) | Holds::Sharing(_));
            text.push_str(if is_joined { "(" } else { "" });
            holds(text, indent, items);
            text.push_str(if is_joined { ")[]" } else { "[]" });
        }
        Holds::Object(members) => object(text, indent, members),
        Holds::Answers(group, more) => {
            text.push_str("Answered<Record");
            for key in group.pointer().split('/').filter(|key| !key.is_empty()) {
                let _ = write!(text, "[\"{key}\"]");
            }
            text.push('>');
            and(text, indent, more);
        }
        Holds::Information => text.push_str("Answered<Information>"),
        Holds::Sharing(more) => {
            text.push_str("Answered<Sharing>");
            and(text, indent, more);
        }
        Holds::Free => text.push_str("{ [field: string]: unknown }"),
        Holds::Figures => text.push_str("Params"),
        Holds::Anything => text.push_str("unknown"),
    }
}

/// More members than those of a type.
fn and(text: &mut String, indent: &str, members: &[Member]) {
    if !members.is_empty() {
        text.push_str(" & ");
        object(text, indent, members);
    }
}

fn quoted(text: &mut String, words: &[&str]) {
    for (index, word) in words.iter().enumerate() {
        let _ = write!(text, "{}\"{word}\"", if index > 0 { " | " } else { "" });
    }
}

#[cfg(test)]
mod tests {
    use referral_consent::record::Group;

    use super::*;

    const PERHAPS: Member = Member { key: "given", holds: Holds::Truth, required: false, meaning: "Whether." };
    const AGE: Member = Member { key: "age", holds: Holds::Age, required: true, meaning: "In years." };

    #[test]
    fn what_only_some_documents_have_need_not_be_there() {
        let text = interface("Notice", &[PERHAPS, AGE]);
        assert_eq!(
            text,
            "export interface Notice {\n  /** Whether. */\n  given?: boolean;\n  /** In years. */\n  age: number | \"unborn\" | null;\n}\n"
        );
    }

    #[test]
    fn answers_are_those_of_the_record_and_no_others() {
        let mut text = String::new();
        holds(&mut text, "", &Holds::Answers(Group::CONSENT, &[PERHAPS]));
        assert_eq!(text, "Answered<Record[\"consent\"]> & {\n  /** Whether. */\n  given?: boolean;\n}");
    }
}
