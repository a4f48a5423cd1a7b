//! The types of the npm package: whatever the rules list comes from their lists, the rest stands in `frame.d.ts`.

mod document;
mod writing;

use std::fmt::Write;

use referral_consent::choices::{Choice, Choices, Handling, Language};
use referral_consent::completed::DifferenceCode;
use referral_consent::document::{PAYLOAD, REVIEW, STOP_REASONS};
use referral_consent::messages::Wording;
use referral_consent::policy::{PolicyCode, PolicyMember, PolicyShape, may_require};
use referral_consent::protocol::Clause;
use referral_consent::record::{InformationMember, Question, Shape, SharingMember};
use referral_consent::review::ReviewCode;
use referral_consent::rules::RuleCode;
use referral_consent::verify::{DisagreementCode, JudgedBy};
use writing::{comment, union};

use super::tree::{Node, Tree};

/// What no list of the rules says: the functions, and what they give.
const FRAME: &str = include_str!("typescript/frame.d.ts");

/// What a line of the frame begins with that stands for something generated.
const PLACE: &str = "//// ";

/// The same of what whoever receives a payload needs beside the rules.
const HUB_FRAME: &str = include_str!("typescript/hub.d.ts");

/// The whole of `index.d.ts`.
pub fn declarations() -> String {
    filled(FRAME)
}

/// The whole of `hub.d.ts`.
pub fn hub_declarations() -> String {
    filled(HUB_FRAME)
}

fn filled(frame: &str) -> String {
    let mut text = String::new();
    for line in frame.lines() {
        match line.strip_prefix(PLACE) {
            Some(place) => text.push_str(&generated(place)),
            None => {
                text.push_str(line);
                text.push('\n');
            }
        }
    }
    text
}

/// What stands in a place of the frame. A place that is not known is left as it is, which does not compile.
fn generated(place: &str) -> String {
    match place {
        "options" => options(),
        "rule codes" => codes("RuleCode", RuleCode::ALL.iter().map(|rule| (rule.code(), rule.when()))),
        "requirable codes" => {
            let codes = RuleCode::ALL.iter().copied().filter(|rule| may_require(*rule)).map(RuleCode::code);
            union("RequirableCode", codes)
        }
        "policy codes" => codes("PolicyCode", PolicyCode::ALL.iter().map(|code| (code.code(), code.when()))),
        "paths" => union("Path", Question::ALL.iter().map(|question| question.path())),
        "field paths" => union("FieldPath", field_paths().iter().map(String::as_str)),
        "clauses" => union("Clause", Clause::ALL.iter().map(|clause| clause.number())),
        "question types" => union("QuestionType", question_types()),
        "record" => record(),
        "information" => entry(InformationMember::ALL.iter().map(|member| {
            (member.key(), member.shape(), (Language::English.words().information)(*member), member.clause())
        })),
        "sharing" => entry(SharingMember::ALL.iter().map(|member| {
            (member.key(), member.shape(), (Language::English.words().sharing)(*member), member.clause())
        })),
        "policy" => policy(),
        "disagreement codes" => {
            codes("DisagreementCode", DisagreementCode::ALL.iter().map(|code| (code.code(), code.when())))
        }
        "review codes" => codes("ReviewCode", ReviewCode::ALL.iter().map(|code| (code.code(), code.when()))),
        "difference codes" => {
            codes("DifferenceCode", DifferenceCode::ALL.iter().map(|code| (code.code(), code.when())))
        }
        "judged by" => union("JudgedBy", JudgedBy::WORDS.iter().copied()),
        "stop reasons" => union("StopReason", STOP_REASONS.iter().copied()),
        "review keys" => union("ReviewKey", review_keys()),
        "settled" => settled(),
        "payload" => document::interface("Payload", PAYLOAD),
        "review record" => document::interface("ReviewRecord", REVIEW),
        unknown => format!("There is no place {unknown}.\n"),
    }
}

/// The keys of what is recorded of a duty, each once.
fn review_keys() -> Vec<&'static str> {
    let mut keys = Vec::new();
    for key in Handling::ALL.iter().flat_map(|duty| duty.to_settle()).map(|member| member.key()) {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys
}

/// How each duty that leaves something to settle is settled.
fn settled() -> String {
    let mut text = String::from("export interface Settled {\n");
    for duty in Handling::ALL.iter().filter(|duty| !duty.to_settle().is_empty()) {
        let settle = (Language::English.hub_words().settle)(*duty);
        text.push_str(&comment("  ", &[format!("{settle} {}", duty.clause())]));
        let _ = writeln!(text, "  \"{}\"?: {{", duty.word());
        for member in duty.to_settle() {
            let options: Vec<String> = member.options().iter().map(|option| format!("\"{}\"", option.word())).collect();
            let options = if options.is_empty() { "string".to_owned() } else { options.join(" | ") };
            let label = (Language::English.hub_words().member)(*member).label;
            text.push_str(&comment("    ", &[label.to_owned()]));
            let _ = writeln!(text, "    {}?: {options} | null;", member.key());
        }
        text.push_str("  } | null;\n");
    }
    text.push_str("}\n");
    text
}

/// What a set of options is called in TypeScript.
fn set_name(set: Choices) -> &'static str {
    match set {
        Choices::Handling => "HandlingToken",
        other => other.name(),
    }
}

/// A union for every set of options.
fn options() -> String {
    let words = Language::English.words();
    let unions = Choices::ALL.iter().map(|set| {
        let mut lines = Vec::new();
        let places = places(*set);
        if !places.is_empty() {
            lines.push(format!("The options at {}.", places.join(" and ")));
            lines.push(String::new());
        }
        lines.extend(set.options().map(|option| {
            let wording = (words.option)(option);
            format!("- `{}`: {}", option.word(), sentences(&wording))
        }));
        comment("", &lines) + &union(set_name(*set), set.words().iter().copied())
    });
    unions.collect::<Vec<_>>().join("\n")
}

/// Where a set of options is chosen from.
fn places(set: Choices) -> Vec<String> {
    let of = |shape: Shape| shape.choices() == Some(set);
    let questions = Question::ALL.iter().filter(|question| of(question.shape())).map(|question| question.path().into());
    let information = InformationMember::ALL.iter().filter(|member| of(member.shape()));
    let sharing = SharingMember::ALL.iter().filter(|member| of(member.shape()));
    let policy = PolicyMember::ALL.iter().filter(|member| match member.shape() {
        PolicyShape::OriginatorPermission => set == Choices::OriginatorPermission,
        PolicyShape::Purposes => set == Choices::Purpose,
        _ => false,
    });
    questions
        .chain(information.map(|member| format!("{}/…/{}", Question::Information.path(), member.key())))
        .chain(sharing.map(|member| format!("{}/…/{}", Question::Sharing.path(), member.key())))
        .map(|path| format!("`{path}`"))
        .chain(policy.map(|member| format!("`{}` of the policy", member.path())))
        .collect()
}

/// A union of codes, each with when it is found.
fn codes(name: &str, codes: impl Iterator<Item = (&'static str, &'static str)>) -> String {
    let mut text = format!("export type {name} =");
    for (code, when) in codes {
        // Writing to a string cannot fail.
        let _ = write!(text, "\n  // {when}\n  | \"{code}\"");
    }
    text.push_str(";\n");
    text
}

/// The dotted path of every question that one field of a form can answer.
fn field_paths() -> Vec<String> {
    let one = |question: &&Question| !matches!(question.shape(), Shape::Information | Shape::Sharing | Shape::Object);
    let dotted = |question: &Question| question.path().trim_start_matches('/').replace('/', ".");
    Question::ALL.iter().filter(one).map(dotted).collect()
}

/// The names of the types of questions that there are, each once.
fn question_types() -> Vec<&'static str> {
    let questions = Question::ALL.iter().map(|question| question.shape());
    let information = InformationMember::ALL.iter().map(|member| member.shape());
    let sharing = SharingMember::ALL.iter().map(|member| member.shape());
    let mut names = Vec::new();
    for shape in questions.chain(information).chain(sharing) {
        if !names.contains(&shape.name()) {
            names.push(shape.name());
        }
    }
    names
}

/// The members of `Record`, group within group.
fn record() -> String {
    let tree = Tree::of(Question::ALL.iter().map(|question| (question.path(), *question)));
    let mut text = String::new();
    write_record(&mut text, "  ", &tree);
    text
}

fn write_record(text: &mut String, indent: &str, tree: &Tree<Question>) {
    for (key, node) in tree.members() {
        match node {
            Node::Leaf(question) => {
                let wording = (Language::English.words().question)(*question);
                text.push_str(&answer(indent, key, question.shape(), &wording, question.clause()));
            }
            Node::Group(group) => {
                let _ = writeln!(text, "{indent}{key}?: {{");
                write_record(text, &format!("{indent}  "), group);
                let _ = writeln!(text, "{indent}}} | null;");
            }
        }
    }
}

/// The members of an entry of a list.
fn entry(members: impl Iterator<Item = (&'static str, Shape, Wording, &'static str)>) -> String {
    members.map(|(key, shape, wording, clause)| answer("  ", key, shape, &wording, clause)).collect()
}

/// A member that may be answered or not.
fn answer(indent: &str, key: &str, shape: Shape, wording: &Wording, clause: &str) -> String {
    let more = match shape {
        Shape::Date => " A date such as `2026-11-23`.".to_owned(),
        Shape::WholeNumber(min, max) => format!(" A whole number from {min} to {max}."),
        _ => String::new(),
    };
    let said = format!("{}{more} {}", sentences(wording), clause);
    format!("{}{indent}{key}?: {} | null;\n", comment(indent, &[said]), type_of(shape))
}

fn type_of(shape: Shape) -> String {
    match shape {
        Shape::Text | Shape::Date => "string".into(),
        Shape::Truth => "boolean".into(),
        Shape::WholeNumber(..) => "number".into(),
        Shape::Choice(set) => set_name(set).into(),
        Shape::SomeOf(set) => format!("readonly {}[]", set_name(set)),
        Shape::Ids => "readonly string[]".into(),
        Shape::Information => "readonly Information[]".into(),
        Shape::Sharing => "readonly Sharing[]".into(),
        Shape::Object => "{ readonly [field: string]: unknown }".into(),
    }
}

/// The members of `Policy`, group within group.
fn policy() -> String {
    let tree = Tree::of(PolicyMember::ALL.iter().map(|member| (member.path(), *member)));
    let mut text = String::new();
    write_policy(&mut text, "  ", &tree);
    text
}

fn write_policy(text: &mut String, indent: &str, tree: &Tree<PolicyMember>) {
    for (key, node) in tree.members() {
        // What not every policy needs may also be null.
        let required = node.leaves().iter().any(|member| member.required());
        let (mark, or_null) = if required { ("", "") } else { ("?", " | null") };
        match node {
            Node::Leaf(member) => {
                let more = match member.shape() {
                    PolicyShape::Date => " A date such as `2026-11-23`.".to_owned(),
                    PolicyShape::WholeNumber(min, max) => format!(" A whole number from {min} to {max}."),
                    _ => String::new(),
                };
                text.push_str(&comment(indent, &[format!("{}{more}", member.meaning())]));
                let _ = writeln!(text, "{indent}{key}{mark}: {}{or_null};", type_in_policy(member.shape()));
            }
            Node::Group(group) => {
                let _ = writeln!(text, "{indent}{key}{mark}: {{");
                write_policy(text, &format!("{indent}  "), group);
                let _ = writeln!(text, "{indent}}}{or_null};");
            }
        }
    }
}

fn type_in_policy(shape: PolicyShape) -> String {
    match shape {
        PolicyShape::Text | PolicyShape::Date => "string".into(),
        PolicyShape::Truth => "boolean".into(),
        PolicyShape::WholeNumber(..) => "number".into(),
        PolicyShape::OriginatorPermission => set_name(Choices::OriginatorPermission).into(),
        PolicyShape::Ids => "readonly string[]".into(),
        PolicyShape::Purposes => format!("readonly {}[]", set_name(Choices::Purpose)),
        PolicyShape::Labelled => "readonly Labelled[]".into(),
        PolicyShape::Fields => "{ readonly [field: string]: string }".into(),
        PolicyShape::Codes => "readonly RequirableCode[]".into(),
        PolicyShape::PublicKeys => "readonly PublicKey[]".into(),
    }
}

/// A label and its hint, one after the other as sentences.
fn sentences(wording: &Wording) -> String {
    let label = wording.label;
    let stop = if label.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("{label}{stop} {}", wording.hint).trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_of_the_frame_is_known_and_filled() {
        let places: Vec<_> =
            FRAME.lines().chain(HUB_FRAME.lines()).filter_map(|line| line.strip_prefix(PLACE)).collect();
        assert!(!places.is_empty());
        for place in places {
            assert!(!generated(place).starts_with("There is no place"), "{place}");
        }
        assert!(!declarations().contains(PLACE) && !hub_declarations().contains(PLACE));
    }

    #[test]
    fn groups_are_nested_and_each_answer_says_what_it_means() {
        let record = record();
        assert!(record.contains("  consent?: {\n"), "{record}");
        assert!(record.contains("    by?: {\n"), "{record}");
        assert!(record.contains("      relationship?: Relationship | null;\n"), "{record}");
        assert!(record.contains("    } | null;\n"), "{record}");
        assert_eq!(record.matches(" consent?: {").count(), 1, "a group stands once");
    }

    #[test]
    fn a_field_of_a_form_answers_any_question_but_a_list_of_entries() {
        let paths = field_paths();
        assert!(paths.contains(&"consent.by.parentalResponsibility".to_owned()), "{paths:?}");
        assert_eq!(paths.len(), Question::ALL.len() - ["information", "sharing", "answers"].len());
    }

    #[test]
    fn a_group_of_the_policy_is_required_where_one_of_its_members_is() {
        let policy = policy();
        assert!(policy.contains("  notice: {\n"), "{policy}");
        assert!(policy.contains("    effectiveTo?: string | null;\n"), "{policy}");
        assert!(policy.contains("  rationale?: {\n"), "{policy}");
    }
}
