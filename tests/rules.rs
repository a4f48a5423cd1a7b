//! The catalogue: its codes are those of the specification, every clause of the protocol is accounted for, and what
//! is said to people is said in their words.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that fails says where")]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::Json;
use common::json::written;
use common::seen::texts;
use referral_consent::catalogue::catalogue;
use referral_consent::choices::{Choice, Handling, Language};
use referral_consent::completed::DifferenceCode;
use referral_consent::export::NoEquivalent;
use referral_consent::messages::{Message, PLACES};
use referral_consent::policy::{PolicyCode, RATIONALE_MIN_WORDS};
use referral_consent::protocol::{Clause, NOT_RULES};
use referral_consent::record::Question;
use referral_consent::review::ReviewCode;
use referral_consent::rules::{DIFFERENT_WORDS, RuleCode};
use referral_consent::sealing::SealErrorCode;
use referral_consent::verify::DisagreementCode;

fn english() -> Json {
    written(&catalogue(Language::English))
}

fn list<'j>(json: &'j Json, key: &str) -> &'j [Json] {
    json[key].as_array().unwrap_or_else(|| panic!("there is no list “{key}”"))
}

fn text(json: &Json) -> &str {
    json.as_str().unwrap_or_default()
}

#[test]
fn the_rules_are_those_of_the_specification_with_their_severities_and_clauses() {
    let rows = include_str!("vectors/rules.csv").lines().filter(|line| !line.starts_with('#'));
    let specified: Vec<[&str; 3]> =
        rows.map(|row| row.split(',').collect::<Vec<_>>().try_into().unwrap_or_else(|_| panic!("{row}"))).collect();
    let rules: Vec<[&str; 3]> = RuleCode::ALL
        .iter()
        .map(|rule| {
            let severity = if rule.eased() { "missing*" } else { rule.severity().word() };
            [rule.code(), severity, rule.clause()]
        })
        .collect();
    assert_eq!(specified.len(), 82, "81 rules of rules.md and one of payload.md");
    assert_eq!(rules, specified);
}

#[test]
fn every_code_stands_once_and_names_its_rule() {
    let codes: BTreeSet<&str> = RuleCode::ALL.iter().map(|rule| rule.code()).collect();
    assert_eq!(codes.len(), RuleCode::ALL.len());
    for rule in RuleCode::ALL {
        assert_eq!(RuleCode::from_code(rule.code()), Some(*rule));
        let (subject, what) = rule.code().split_once('.').unwrap();
        let letters = |part: &str| part.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-');
        assert!(letters(subject) && letters(what), "{}", rule.code());
    }
    assert_eq!(RuleCode::from_code("consent.unheard-of"), None);
}

#[test]
fn every_option_has_a_word_of_its_own() {
    for set in referral_consent::choices::Choices::ALL {
        let words: BTreeSet<&&str> = set.words().iter().collect();
        assert_eq!(words.len(), set.words().len(), "{}", set.name());
    }
}

/// Where each clause is cited: by rules, questions, grounds and duties.
fn citations() -> BTreeMap<&'static str, Vec<String>> {
    let english = english();
    let mut cited: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut cite = |citation: &str, by: &Json| {
        for clause in Clause::cited(citation) {
            cited.entry(clause.number()).or_default().push(text(by).into());
        }
    };
    for rule in list(&english, "rules") {
        cite(text(&rule["clause"]), &rule["code"]);
    }
    for duty in list(&english, "handling") {
        cite(text(&duty["clause"]), &duty["token"]);
    }
    for ground in list(&english, "grounds") {
        cite(text(&ground["clause"]), &ground["ground"]);
    }
    for question in list(&english, "questions") {
        let members = question["members"].as_array();
        for question in [question].into_iter().chain(members.into_iter().flatten()) {
            texts(&question["clause"]).iter().for_each(|clause| cite(clause, &question["path"]));
        }
    }
    cited
}

#[test]
fn every_clause_is_cited_or_is_excused_with_a_reason_and_none_is_both() {
    let cited = citations();
    let excused: BTreeMap<&str, &str> = NOT_RULES.iter().map(|(clause, why)| (clause.number(), *why)).collect();
    assert_eq!(excused.len(), NOT_RULES.len(), "a clause is excused twice");
    for clause in Clause::ALL {
        match (cited.get(clause.number()), excused.get(clause.number())) {
            (Some(_), None) => {}
            (None, Some(why)) => assert!(why.split_whitespace().count() >= 8, "{}: {why}", clause.number()),
            (None, None) => panic!("nothing cites {} and nothing excuses it", clause.number()),
            (Some(by), Some(_)) => panic!("{} is excused, though {by:?} cite it", clause.number()),
        }
    }
}

#[test]
fn every_citation_names_clauses_that_there_are() {
    let english = english();
    let mut citations: Vec<&str> = Vec::new();
    citations.extend(list(&english, "rules").iter().map(|rule| text(&rule["clause"])));
    citations.extend(list(&english, "handling").iter().map(|duty| text(&duty["clause"])));
    for citation in citations {
        for part in citation.split([' ', '–']).filter(|part| !part.is_empty()) {
            assert!(Clause::ALL.iter().any(|clause| clause.number() == part), "“{citation}”: there is no {part}");
        }
    }
    assert!(Clause::ALL.windows(2).all(|pair| pair[0] < pair[1]), "the clauses are in order");
    assert_eq!(Clause::cited("§2.1–§2.4").count(), 4, "from the first of them to the last");
}

/// Every text that people read, each with where it stands.
fn said() -> Vec<(String, String)> {
    let english = english();
    let mut said = Vec::new();
    gather(&english, "", &mut said);
    for code in PolicyCode::ALL {
        let message = (Language::English.words().policy)(*code);
        for part in [message.what, message.why, message.next] {
            said.push((code.code().into(), part.into()));
        }
    }
    let words = Language::English.words();
    for part in [words.no_dead_end, words.nearest, words.out_of_hours, words.officer] {
        said.push(("words".into(), part.into()));
    }
    said.extend(said_to_receivers());
    said
}

/// What whoever receives a payload reads, and whoever seals or opens one.
fn said_to_receivers() -> Vec<(String, String)> {
    let language = Language::English;
    let (hub, mut said) = (language.hub_words(), Vec::new());
    let mut say = |code: &str, message: Message| {
        said.extend([message.what, message.why, message.next].map(|part| (code.to_owned(), part.to_owned())));
    };
    DisagreementCode::ALL.iter().for_each(|code| say(code.code(), (hub.disagreement)(*code)));
    ReviewCode::ALL.iter().for_each(|code| say(code.code(), (hub.review)(*code)));
    DifferenceCode::ALL.iter().for_each(|code| say(code.code(), (language.completed_words())(*code)));
    NoEquivalent::ALL.iter().for_each(|code| say(code.code(), (language.export_words().no_equivalent)(*code)));
    said.extend(Handling::ALL.iter().map(|duty| (duty.word().to_owned(), (hub.settle)(*duty).to_owned())));
    said.extend(
        SealErrorCode::ALL.iter().map(|code| (code.code().to_owned(), (language.sealing_words())(*code).into())),
    );
    said
}

fn gather(json: &Json, at: &str, said: &mut Vec<(String, String)>) {
    match json {
        Json::Object(members) => {
            let name = ["code", "path", "token", "ground", "value"].iter().find_map(|key| json[*key].as_str());
            for (key, inner) in members {
                let here = format!("{at} {}", name.unwrap_or(key));
                let is_said =
                    ["what", "why", "next", "label", "hint", "asks", "intro", "prompts"].contains(&key.as_str());
                match inner {
                    Json::String(text) if is_said => said.push((here, text.clone())),
                    Json::Array(list) if is_said => {
                        said.extend(list.iter().map(|item| (here.clone(), text(item).into())))
                    }
                    inner => gather(inner, &here, said),
                }
            }
        }
        Json::Array(list) => list.iter().for_each(|inner| gather(inner, at, said)),
        _ => {}
    }
}

#[test]
fn every_place_that_a_message_leaves_is_one_that_is_filled() {
    let mut filled = 0;
    for (at, text) in said() {
        for place in text.split('{').skip(1) {
            let (name, _) = place.split_once('}').unwrap_or_else(|| panic!("{at}: an open brace in “{text}”"));
            assert!(PLACES.iter().any(|(known, _)| *known == name), "{at}: nothing fills {{{name}}}");
            filled += 1;
        }
    }
    assert!(filled > 40, "only {filled} places in all the messages");
}

/// A text without the places that it leaves.
fn without_places(text: &str) -> String {
    text.split('{')
        .enumerate()
        .map(|(index, part)| if index == 0 { part } else { part.split_once('}').unwrap().1 })
        .collect()
}

#[test]
fn nothing_that_people_read_holds_a_clause_number_or_a_word_of_the_program() {
    let mut words: BTreeSet<&str> = RuleCode::ALL.iter().map(|rule| rule.code()).collect();
    for set in referral_consent::choices::Choices::ALL {
        words.extend(set.words().iter().filter(|word| word.contains('-') && **word != "child-in-need"));
    }
    // English has these too.
    for english in ["early-years", "social-care", "local-authority", "do-not-share"] {
        words.remove(english);
    }
    for question in Question::ALL {
        words.extend(question.path().split('/').filter(|key| key.chars().any(char::is_uppercase)));
    }
    let said = said();
    assert!(said.len() > 300, "only {} texts", said.len());
    for (at, text) in said {
        let text = without_places(&text);
        assert!(!text.contains('§'), "{at}: a clause in “{text}”");
        for word in &words {
            assert!(!text.contains(*word), "{at}: “{word}” in “{text}”");
        }
    }
}

#[test]
fn every_rule_says_what_is_wrong_why_it_matters_and_what_to_do_next_in_whole_sentences() {
    for rule in RuleCode::ALL {
        let message = (Language::English.words().rule)(*rule);
        for part in [message.what, message.why, message.next] {
            assert!(part.ends_with(['.', '?', '”']), "{}: “{part}”", rule.code());
            assert!(part.split_whitespace().count() >= 2, "{}: “{part}”", rule.code());
        }
    }
}

#[test]
fn every_question_option_duty_and_clause_is_named_for_people() {
    let english = english();
    let questions = list(&english, "questions");
    let paths: Vec<&str> = questions.iter().map(|question| text(&question["path"])).collect();
    assert_eq!(paths, Question::ALL.iter().map(|question| question.path()).collect::<Vec<_>>());
    let mut named = 0;
    for question in questions {
        let members = question["members"].as_array();
        for question in [question].into_iter().chain(members.into_iter().flatten()) {
            let options = question["options"].as_array();
            for item in [question].into_iter().chain(options.into_iter().flatten()) {
                named += 1;
                assert!(!text(&item["label"]).trim().is_empty(), "{}: {item}", question["path"]);
            }
        }
    }
    assert!(named > 120, "only {named} questions and options");
    for duty in list(&english, "handling") {
        assert!(!text(&duty["label"]).trim().is_empty(), "{duty}");
    }
    for clause in list(&english, "clauses") {
        assert!(text(&clause["asks"]).split_whitespace().count() >= 3, "{clause}");
    }
}

#[test]
fn the_fewest_words_of_a_rationale_are_the_same_wherever_they_are_said() {
    let (words, different) = (RATIONALE_MIN_WORDS.to_string(), DIFFERENT_WORDS.to_string());
    let holds = |text: &str, number: &str| text.split(|sign: char| !sign.is_ascii_digit()).any(|part| part == number);
    let said = Language::English.words();
    assert!(holds((said.rule)(RuleCode::OverrideRationaleThin).what, &different));
    let looser = (said.policy)(PolicyCode::Looser);
    assert!(holds(looser.what, &words) && holds(looser.next, &words));
    assert!(PolicyCode::Looser.when().contains(&words));
    let page = include_str!("../www/rationale.js");
    assert!(page.contains(&format!("{{ words: {words}, different: {different} }}")));
}

#[test]
fn each_ground_has_three_or_four_questions_that_a_good_rationale_answers() {
    let english = english();
    let grounds = list(&english, "grounds");
    assert_eq!(grounds.len(), 4);
    for ground in grounds {
        let prompts = texts(&ground["prompts"]);
        assert!((3..=4).contains(&prompts.len()), "{}: {prompts:?}", ground["ground"]);
        for prompt in &prompts {
            assert!(prompt.ends_with('?'), "{}: “{prompt}” is no question", ground["ground"]);
        }
    }
}

#[test]
fn the_catalogue_has_everything_that_a_page_needs() {
    let english = english();
    assert_eq!(list(&english, "rules").len(), RuleCode::ALL.len());
    assert_eq!(list(&english, "clauses").len(), Clause::ALL.len());
    assert_eq!(english["language"], "en");
    assert_eq!(english["version"], referral_consent::VERSION);
    for set in ["Status", "Route", "Consenter", "Severity", "PayloadType"] {
        assert!(list(&english, "tokens").iter().any(|tokens| tokens["set"] == set), "{set}");
    }
}
