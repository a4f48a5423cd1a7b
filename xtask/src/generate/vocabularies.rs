//! The page of the guide about other people's vocabularies: what stands in the tables that an export is made of, term by
//! term.

use std::fmt::Write;

use referral_consent::choices::{AnyOption, Choices, Language};
use referral_consent::export::terms::{Match, Row};
use referral_consent::export::{NoEquivalent, dpv, fhir};

/// What stands around the tables.
const FRAME: &str = include_str!("vocabularies/frame.md");

/// What one vocabulary has for our words.
struct Vocabulary {
    always: &'static [(&'static str, &'static str)],
    members: &'static [Row],
    why: &'static [&'static str],
    option: fn(AnyOption) -> Match,
    option_why: fn(AnyOption) -> &'static str,
}

const DPV: Vocabulary = Vocabulary {
    always: dpv::terms::ALWAYS,
    members: dpv::terms::MEMBERS,
    why: dpv::terms::WHY,
    option: dpv::terms::option,
    option_why: dpv::terms::option_why,
};

const FHIR: Vocabulary = Vocabulary {
    always: fhir::terms::ALWAYS,
    members: fhir::terms::MEMBERS,
    why: fhir::terms::WHY,
    option: fhir::terms::option,
    option_why: fhir::terms::option_why,
};

/// The text of the page.
pub fn page() -> String {
    let places = [
        ("{dpv always}", always(&DPV)),
        ("{dpv members}", members(&DPV)),
        ("{dpv options}", options(&DPV)),
        ("{fhir always}", always(&FHIR)),
        ("{fhir members}", members(&FHIR)),
        ("{fhir options}", options(&FHIR)),
        ("{reasons}", reasons()),
    ];
    places.iter().fold(FRAME.to_owned(), |page, (place, text)| page.replace(place, text.trim_end()))
}

fn code(text: &str) -> String {
    // A bar would end the cell.
    format!("`{}`", text.replace('|', "` code `"))
}

fn always(vocabulary: &Vocabulary) -> String {
    let mut table = "| term | what it says |\n|---|---|\n".to_owned();
    for (term, why) in vocabulary.always {
        let _ = writeln!(table, "| {} | {why} |", code(term));
    }
    table
}

fn members(vocabulary: &Vocabulary) -> String {
    let mut table = "| in a payload | there | how near | why |\n|---|---|---|---|\n".to_owned();
    for (row, why) in vocabulary.members.iter().zip(vocabulary.why) {
        let term = row.found.term().map(code).unwrap_or_default();
        let _ = writeln!(table, "| `{}` | {term} | {} | {why} |", row.path, row.found.word());
    }
    table
}

/// The options that a payload can have, those together of which the same is said.
fn options(vocabulary: &Vocabulary) -> String {
    let mut table = "| option | there | how near | why |\n|---|---|---|---|\n".to_owned();
    for set in Choices::ALL.iter().copied().filter(|set| is_exported(*set)) {
        let mut rows: Vec<(Match, &str, Vec<&str>)> = Vec::new();
        for option in set.options() {
            let (found, why) = ((vocabulary.option)(option), (vocabulary.option_why)(option));
            match rows.last_mut() {
                Some((last, last_why, words)) if (*last, *last_why) == (found, why) => words.push(option.word()),
                _ => rows.push((found, why, vec![option.word()])),
            }
        }
        for (found, why, words) in rows {
            let term = found.term().map(code).unwrap_or_default();
            let words = words.iter().map(|word| code(word)).collect::<Vec<_>>().join(", ");
            let _ = writeln!(table, "| {}: {words} | {term} | {} | {why} |", set.name(), found.word());
        }
    }
    table
}

/// Whether a payload can have any of the options of a set.
fn is_exported(set: Choices) -> bool {
    set.options().any(|option| dpv::terms::option(option) != Match::NotExported)
}

fn reasons() -> String {
    let mut list = String::new();
    for reason in NoEquivalent::ALL {
        let says = (Language::English.export_words().no_equivalent)(*reason);
        let _ = writeln!(list, "- `{}`: {} {}", reason.code(), says.what, says.why);
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_its_reason_beside_it_and_nothing_breaks_a_table() {
        for vocabulary in [DPV, FHIR] {
            assert_eq!(vocabulary.members.len(), vocabulary.why.len());
            for text in
                vocabulary.why.iter().copied().chain(AnyOption::ALL.iter().map(|it| (vocabulary.option_why)(*it)))
            {
                assert!(!text.contains('|') && !text.contains('\n'), "{text}");
            }
        }
        assert!(!page().contains('{'));
    }

    #[test]
    fn whatever_is_never_exported_says_why() {
        let silent = |vocabulary: &Vocabulary| {
            let options = AnyOption::ALL.iter().copied();
            options
                .filter(|it| (vocabulary.option)(*it) == Match::NotExported && (vocabulary.option_why)(*it).is_empty())
                .count()
        };
        assert_eq!((silent(&DPV), silent(&FHIR)), (0, 0));
    }
}
