//! The page for whoever has to check that the rules say what the protocol says: clause by clause, what each asks,
//! which rules come from it, what they say, and in which named cases they are found.

mod cases;
mod html;

use std::collections::BTreeSet;
use std::path::Path;

use referral_consent::choices::{
    AnyOption, Choice, Choices, Ground, Handling, Language, OriginatorPermission, Severity,
};
use referral_consent::messages::{PLACES, Wording, Words};
use referral_consent::policy::{PolicyCode, PolicyMember, PolicyShape, may_require};
use referral_consent::protocol::{Clause, NOT_RULES};
use referral_consent::record::{InformationMember, Question, Shape, SharingMember};
use referral_consent::rules::RuleCode;

use super::reading::Reading;
use crate::failure::Outcome;
use cases::Cases;
use html::Html;

/// What stands between the top and the bottom of the page.
const BODY: &str = include_str!("rules_page/body.html");

/// The line of the body that the content takes the place of.
const CONTENT: &str = "<!-- content -->\n";

/// The sections after the introduction: id, and what they are called.
const SECTIONS: [(&str, &str); 9] = [
    ("reading", "How to read this page"),
    ("clauses", "Clause by clause"),
    ("form", "Rules that are a matter of form"),
    ("no-rules", "Clauses that no rule comes from"),
    ("written-reasons", "What a written reason has to answer"),
    ("questions", "The questions"),
    ("duties", "The duties that travel with a referral"),
    ("policy", "What an agency may set"),
    ("policy-checks", "How a policy is checked"),
];

/// The whole page, with the cases of a folder.
pub fn page(cases: &Path) -> Outcome<String> {
    let page = Page { words: Language::English.words(), cases: Cases::read(cases)? };
    let mut html = Html::at_depth(3);
    page.write(&mut html);
    Ok(framed(&html.finish()))
}

fn framed(content: &str) -> String {
    Reading {
        title: "What the rules check – Refer a child to the MASH",
        style: "rules.css",
        top: "Multi-Agency Safeguarding Hub (MASH)",
        body: &BODY.replace(CONTENT, content),
        links: &[("../index.html", "Back to the referral form")],
    }
    .html()
}

struct Page {
    words: &'static Words,
    cases: Cases,
}

impl Page {
    fn write(&self, html: &mut Html) {
        html.block("div", &[("class", "lead")], |html| {
            html.line("h1", &[], |html| html.text("What the rules check"));
            html.paragraph(
                "This page is for whoever has to make sure that the form keeps to the information sharing protocol. \
                 It is made from the same lists as the rules. The named cases on it are run whenever the rules are \
                 tested, so they show best what a rule does.",
            );
            html.paragraph(&format!(
                "There are {} rules, {} questions and {} duties, on {} clauses of the protocol. What a clause asks is \
                 said here in our own words: the protocol itself is what counts.",
                RuleCode::ALL.len(),
                Question::ALL.len() + InformationMember::ALL.len() + SharingMember::ALL.len(),
                Handling::ALL.len(),
                Clause::ALL.len(),
            ));
        });
        html.block("nav", &[("class", "contents"), ("aria-labelledby", "contents")], contents);
        let writers: [fn(&Self, &mut Html); SECTIONS.len()] = [
            Self::reading,
            Self::clauses,
            Self::matters_of_form,
            Self::no_rules,
            Self::written_reasons,
            Self::questions,
            Self::duties,
            Self::policy,
            Self::policy_checks,
        ];
        for ((id, title), writer) in SECTIONS.into_iter().zip(writers) {
            html.block("section", &[], |html| {
                html.line("h2", &[("id", id)], |html| html.text(title));
                writer(self, html);
            });
        }
    }

    /// What the weights and the gaps mean.
    fn reading(&self, html: &mut Html) {
        html.paragraph("Each rule has a weight:");
        html.block("dl", &[], |html| {
            for severity in Severity::ALL {
                let wording = (self.words.option)(AnyOption::Severity(*severity));
                html.line("dt", &[], |html| {
                    html.text(wording.label);
                    html.text(" (");
                    code(html, severity.word());
                    html.text(")");
                });
                let blocks = match severity {
                    Severity::Stop | Severity::Missing | Severity::Invalid => "Nothing can be sent while one is found.",
                    Severity::Outstanding => "Any of those above becomes this where a life is at risk.",
                    Severity::Advice => "It never holds anything up.",
                };
                html.line("dd", &[], |html| html.text(format!("{} {blocks}", wording.hint).trim_start()));
            }
        });
        html.line("p", &[("id", "no-dead-end")], |html| {
            html.text("No rule is a dead end. Each that stops also says: “");
            self.message(html, self.words.no_dead_end);
            html.text("”");
        });
        let rows = PLACES.iter().map(|(place, meaning)| (place, *meaning));
        table(html, "gaps", "The gaps in what rules say", &["Gap", "Filled with"], |html| {
            for (place, meaning) in rows {
                html.block("tr", &[], |html| {
                    html.line("th", &[("scope", "row")], |html| gap(html, place));
                    html.line("td", &[], |html| html.text(meaning));
                });
            }
        });
    }

    fn clauses(&self, html: &mut Html) {
        for clause in Clause::ALL {
            let id = clause_id(*clause);
            html.block("section", &[("class", "clause")], |html| {
                html.line("h3", &[("id", &id)], |html| html.text(clause.number()));
                html.line("p", &[("class", "asks")], |html| html.text((self.words.clause)(*clause)));
                self.clause(html, *clause);
            });
        }
    }

    /// All that comes from a clause.
    fn clause(&self, html: &mut Html, clause: Clause) {
        if let Some((_, reason)) = NOT_RULES.iter().find(|(not, _)| *not == clause) {
            html.line("p", &[], |html| {
                html.inline("strong", &[], |html| html.text("No rule. "));
                html.text(reason);
            });
        }
        let citing = |rule: &&RuleCode| Clause::cited(rule.clause()).any(|cited| cited == clause);
        let (home, elsewhere): (Vec<RuleCode>, Vec<RuleCode>) =
            RuleCode::ALL.iter().filter(citing).copied().partition(|rule| home(*rule) == Some(clause));
        for rule in home {
            self.rule(html, rule, "h4");
        }
        linked(html, "Rules that are shown elsewhere", &elsewhere, |html, rule| {
            html.link(&format!("#{}", rule.code()), |html| code(html, rule.code()));
            html.text(": ");
            html.text_with_code(rule.when());
        });
        let questions: Vec<Asked> = self.asked().into_iter().filter(|asked| asked.comes_from(clause)).collect();
        linked(html, "Questions", &questions, |html, asked| {
            html.link(&format!("#{}", asked.id()), |html| html.text(asked.wording.label));
        });
        let duties: Vec<Handling> = Handling::ALL
            .iter()
            .copied()
            .filter(|duty| Clause::cited(duty.clause()).any(|cited| cited == clause))
            .collect();
        linked(html, "Duties", &duties, |html, duty| {
            html.link(&format!("#{}", duty_id(duty)), |html| {
                html.text((self.words.option)(AnyOption::Handling(duty)).label);
            });
        });
        let grounds: Vec<Ground> =
            Ground::ALL.iter().copied().filter(|ground| ground.clause() == clause.number()).collect();
        linked(html, "Written reasons", &grounds, |html, ground| {
            html.link(&format!("#{}", ground_id(ground)), |html| {
                html.text((self.words.option)(AnyOption::Ground(ground)).label);
            });
        });
    }

    fn rule(&self, html: &mut Html, rule: RuleCode, heading: &str) {
        let message = (self.words.rule)(rule);
        html.block("article", &[("class", "rule"), ("aria-labelledby", rule.code())], |html| {
            html.line(heading, &[("id", rule.code())], |html| code(html, rule.code()));
            html.block("dl", &[], |html| {
                described(html, "Weight", |html| self.weight(html, rule));
                described(html, "Found when", |html| html.text_with_code(rule.when()));
                described(html, "It says", |html| {
                    self.message(html, message.what);
                    html.text(" ");
                    self.message(html, message.why);
                });
                described(html, "What to do next", |html| {
                    self.message(html, message.next);
                    if rule.severity() == Severity::Stop {
                        html.text(" And ");
                        html.link("#no-dead-end", |html| html.text("what every stop says"));
                        html.text(".");
                    }
                });
                if !rule.clause().is_empty() {
                    described(html, "Comes from", |html| {
                        clause_links(html, Clause::cited(rule.clause()));
                    });
                }
            });
            self.cases_of(html, rule);
        });
    }

    fn weight(&self, html: &mut Html, rule: RuleCode) {
        let wording = (self.words.option)(AnyOption::Severity(rule.severity()));
        html.inline("strong", &[("class", rule.severity().word())], |html| html.text(wording.label));
        html.text(".");
        if rule.eased() {
            html.text(" Only advice where the sharing does not rest on consent.");
        }
        if may_require(rule) {
            html.text(" An agency may require it.");
        }
    }

    fn cases_of(&self, html: &mut Html, rule: RuleCode) {
        let cases = self.cases.of(rule);
        match cases.len() {
            0 => html.paragraph("It is found in no named case."),
            number => html.block("details", &[], |html| {
                let cases_are = if number == 1 { "case" } else { "cases" };
                html.line("summary", &[], |html| html.text(&format!("Found in {number} named {cases_are}")));
                html.block("ul", &[], |html| {
                    for name in cases {
                        html.line("li", &[], |html| html.text(name));
                    }
                });
            }),
        }
    }

    fn matters_of_form(&self, html: &mut Html) {
        html.paragraph("These rules come from no clause: without them the others could not be checked.");
        for rule in RuleCode::ALL.iter().filter(|rule| home(**rule).is_none()) {
            self.rule(html, *rule, "h3");
        }
    }

    fn no_rules(&self, html: &mut Html) {
        table(html, "no-rules-table", "The reasons", &["Clause", "It asks", "Why no rule"], |html| {
            for (clause, reason) in NOT_RULES {
                html.block("tr", &[], |html| {
                    html.line("th", &[("scope", "row")], |html| clause_links(html, [*clause].into_iter()));
                    html.line("td", &[], |html| html.text((self.words.clause)(*clause)));
                    html.line("td", &[], |html| html.text(reason));
                });
            }
        });
    }

    fn written_reasons(&self, html: &mut Html) {
        html.paragraph("To go on without consent needs a reason in writing. For each ground the form asks:");
        for ground in Ground::ALL {
            let rationale = (self.words.rationale)(*ground);
            html.line("h3", &[("id", &ground_id(*ground))], |html| {
                html.text((self.words.option)(AnyOption::Ground(*ground)).label);
            });
            html.line("p", &[], |html| {
                html.text(rationale.intro);
                html.text(" ");
                clause_links(html, Clause::cited(ground.clause()));
            });
            html.block("ul", &[], |html| {
                for prompt in rationale.prompts {
                    html.line("li", &[], |html| html.text(prompt));
                }
            });
        }
    }

    fn questions(&self, html: &mut Html) {
        let headings = ["Question", "Path", "Type", "Options", "Clauses"];
        let lists = [
            ("record-table", "Every question", None),
            ("information-table", "Each thing that is shared", Some(Question::Information)),
            ("sharing-table", "Each recipient", Some(Question::Sharing)),
        ];
        let asked = self.asked();
        for (id, caption, list) in lists {
            table(html, id, caption, &headings, |html| {
                for asked in asked.iter().filter(|asked| asked.entry_of == list) {
                    self.question(html, asked);
                }
            });
        }
    }

    fn question(&self, html: &mut Html, asked: &Asked) {
        html.block("tr", &[("id", &asked.id())], |html| {
            html.line("th", &[("scope", "row")], |html| html.text(asked.wording.label));
            html.line("td", &[], |html| code(html, &asked.path()));
            html.line("td", &[], |html| html.text(&shape_in_words(asked.shape)));
            match asked.shape.choices() {
                None => html.line("td", &[], |_| {}),
                Some(set) => html.block("td", &[], |html| self.options(html, set)),
            }
            html.line("td", &[], |html| clause_links(html, asked.clauses()));
        });
    }

    fn options(&self, html: &mut Html, set: Choices) {
        html.block("ul", &[], |html| {
            for option in set.options() {
                html.line("li", &[], |html| {
                    code(html, option.word());
                    html.text(": ");
                    html.text((self.words.option)(option).label);
                });
            }
        });
    }

    fn duties(&self, html: &mut Html) {
        let headings = ["Duty", "Token", "Why, or how", "Clauses"];
        table(html, "duties-table", "Every duty", &headings, |html| {
            for duty in Handling::ALL {
                let wording = (self.words.option)(AnyOption::Handling(*duty));
                html.block("tr", &[("id", &duty_id(*duty))], |html| {
                    html.line("th", &[("scope", "row")], |html| html.text(wording.label));
                    html.line("td", &[], |html| code(html, duty.word()));
                    html.line("td", &[], |html| html.text(wording.hint));
                    html.line("td", &[], |html| clause_links(html, Clause::cited(duty.clause())));
                });
            }
        });
    }

    #[allow(clippy::unused_self, reason = "one of the writers of the sections")]
    fn policy(&self, html: &mut Html) {
        html.paragraph("An agency's policy can make the rules stricter, never looser.");
        let headings = ["Path", "Meaning", "Type", "Needed"];
        table(html, "policy-table", "The members of a policy", &headings, |html| {
            for member in PolicyMember::ALL {
                html.block("tr", &[], |html| {
                    html.line("th", &[("scope", "row")], |html| code(html, member.path()));
                    html.line("td", &[], |html| html.text_with_code(member.meaning()));
                    html.line("td", &[], |html| html.text(&policy_shape_in_words(member.shape())));
                    html.line("td", &[], |html| html.text(if member.required() { "yes" } else { "no" }));
                });
            }
        });
    }

    fn policy_checks(&self, html: &mut Html) {
        html.paragraph("A policy is used whole or not at all: anything but advice refuses it.");
        let headings = ["Code", "Weight", "Found when"];
        table(html, "policy-checks-table", "The checks of a policy", &headings, |html| {
            for check in PolicyCode::ALL {
                html.block("tr", &[("id", check.code())], |html| {
                    html.line("th", &[("scope", "row")], |html| code(html, check.code()));
                    html.line("td", &[], |html| {
                        html.text((self.words.option)(AnyOption::Severity(check.severity())).label);
                    });
                    html.line("td", &[], |html| html.text_with_code(check.when()));
                });
            }
        });
    }

    /// A text with its places as gaps.
    #[allow(clippy::unused_self, reason = "reads better beside the texts")]
    fn message(&self, html: &mut Html, template: &str) {
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            html.text(before);
            let (place, after) = after.split_once('}').unwrap_or((after, ""));
            gap(html, place);
            rest = after;
        }
        html.text(rest);
    }

    /// Every question, and every member of the entries, in the order of the record.
    fn asked(&self) -> Vec<Asked> {
        let questions = Question::ALL.iter().map(|question| Asked {
            entry_of: None,
            key: question.path(),
            shape: question.shape(),
            cited: question.clause(),
            wording: (self.words.question)(*question),
        });
        let information = InformationMember::ALL.iter().map(|member| Asked {
            entry_of: Some(Question::Information),
            key: member.key(),
            shape: member.shape(),
            cited: member.clause(),
            wording: (self.words.information)(*member),
        });
        let sharing = SharingMember::ALL.iter().map(|member| Asked {
            entry_of: Some(Question::Sharing),
            key: member.key(),
            shape: member.shape(),
            cited: member.clause(),
            wording: (self.words.sharing)(*member),
        });
        questions.chain(information).chain(sharing).collect()
    }
}

/// A question, or a member of an entry.
#[derive(Clone, Copy)]
struct Asked {
    entry_of: Option<Question>,
    key: &'static str,
    shape: Shape,
    cited: &'static str,
    wording: Wording,
}

impl Asked {
    fn path(&self) -> String {
        self.entry_of.map_or_else(|| self.key.to_owned(), |list| format!("{}/…/{}", list.path(), self.key))
    }

    fn id(&self) -> String {
        format!("question{}", self.path().replace("/…/", "/").replace('/', "-"))
    }

    fn clauses(&self) -> impl Iterator<Item = Clause> {
        Clause::cited(self.cited)
    }

    fn comes_from(&self, clause: Clause) -> bool {
        self.clauses().any(|cited| cited == clause)
    }
}

/// The contents list.
fn contents(html: &mut Html) {
    html.line("h2", &[("id", "contents")], |html| html.text("Contents"));
    html.block("ol", &[], |html| {
        for (id, title) in SECTIONS {
            if id == "clauses" {
                html.block("li", &[], |html| {
                    html.line("a", &[("href", "#clauses")], |html| html.text(title));
                    html.block("ul", &[("class", "numbers")], |html| {
                        for clause in Clause::ALL {
                            html.line("li", &[], |html| clause_links(html, [*clause].into_iter()));
                        }
                    });
                });
            } else {
                html.line("li", &[], |html| html.link(&format!("#{id}"), |html| html.text(title)));
            }
        }
    });
}

/// The clause that a rule is shown under: the first that it cites.
fn home(rule: RuleCode) -> Option<Clause> {
    let first = rule.clause().split_whitespace().next()?;
    Clause::cited(first).next()
}

fn clause_id(clause: Clause) -> String {
    format!("clause-{}", clause.number().trim_start_matches('§'))
}

fn duty_id(duty: Handling) -> String {
    format!("duty-{}", duty.word())
}

fn ground_id(ground: Ground) -> String {
    format!("ground-{}", ground.word())
}

/// Clauses as links, each once, in their own order.
fn clause_links(html: &mut Html, clauses: impl Iterator<Item = Clause>) {
    let different: BTreeSet<Clause> = clauses.collect();
    for (index, clause) in different.into_iter().enumerate() {
        if index > 0 {
            html.text(" ");
        }
        html.link(&format!("#{}", clause_id(clause)), |html| html.text(clause.number()));
    }
}

fn code(html: &mut Html, text: &str) {
    html.inline("code", &[], |html| html.text(text));
}

/// A place that a message leaves to be filled.
fn gap(html: &mut Html, place: &str) {
    html.inline("span", &[("class", "gap")], |html| html.text(&format!("[{}]", in_words(place))));
}

/// `officerContact` in words: "officer contact".
fn in_words(name: &str) -> String {
    name.chars().fold(String::new(), |mut words, letter| {
        if letter.is_uppercase() {
            words.push(' ');
        }
        words.extend(letter.to_lowercase());
        words
    })
}

/// A term and what it stands for.
fn described(html: &mut Html, term: &str, description: impl FnOnce(&mut Html)) {
    html.line("dt", &[], |html| html.text(term));
    html.line("dd", &[], description);
}

/// A list under a small heading; nothing where it is empty.
fn linked<T: Copy>(html: &mut Html, title: &str, list: &[T], item: impl Fn(&mut Html, T)) {
    if list.is_empty() {
        return;
    }
    html.line("h4", &[], |html| html.text(title));
    html.block("ul", &[], |html| {
        for entry in list {
            html.line("li", &[], |html| item(html, *entry));
        }
    });
}

/// A table with a caption, in a region that can be scrolled with the keyboard where the screen is narrow.
fn table(html: &mut Html, id: &str, caption: &str, headings: &[&str], rows: impl FnOnce(&mut Html)) {
    let region = [("class", "scroll"), ("role", "region"), ("aria-labelledby", id), ("tabindex", "0")];
    html.block("div", &region, |html| {
        html.block("table", &[], |html| {
            html.line("caption", &[("id", id)], |html| html.text(caption));
            html.block("thead", &[], |html| {
                html.block("tr", &[], |html| {
                    for heading in headings {
                        html.line("th", &[("scope", "col")], |html| html.text(heading));
                    }
                });
            });
            html.block("tbody", &[], rows);
        });
    });
}

fn shape_in_words(shape: Shape) -> String {
    match shape {
        Shape::Text => "text".into(),
        Shape::Date => "date".into(),
        Shape::Truth => "yes or no".into(),
        Shape::WholeNumber(least, most) => format!("whole number from {least} to {most}"),
        Shape::Choice(_) => "one of the options".into(),
        Shape::SomeOf(_) => "some of the options".into(),
        Shape::Ids => "list of ids".into(),
        Shape::Information | Shape::Sharing => "list of entries, see below".into(),
        Shape::Object => "the agency's own fields".into(),
    }
}

fn policy_shape_in_words(shape: PolicyShape) -> String {
    match shape {
        PolicyShape::Text => "text".into(),
        PolicyShape::Date => "date".into(),
        PolicyShape::Truth => "yes or no".into(),
        PolicyShape::WholeNumber(least, most) => format!("whole number from {least} to {most}"),
        PolicyShape::OriginatorPermission => OriginatorPermission::SET.words().join(" or "),
        PolicyShape::Ids => "list of ids".into(),
        PolicyShape::Purposes => "list of purposes".into(),
        PolicyShape::Labelled => "list of ids, each with a label".into(),
        PolicyShape::Fields => "a category for each field".into(),
        PolicyShape::Codes => "list of codes of rules".into(),
        PolicyShape::PublicKeys => "list of public keys".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written() -> String {
        let page = Page { words: Language::English.words(), cases: Cases::default() };
        let mut html = Html::default();
        page.write(&mut html);
        html.finish()
    }

    /// What stands in every attribute of a name.
    fn attributes<'a>(page: &'a str, name: &str) -> Vec<&'a str> {
        let opening = format!(" {name}=\"");
        page.split(opening.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
    }

    #[test]
    fn every_rule_has_its_place_and_every_link_leads_somewhere() {
        let page = written();
        let ids = attributes(&page, "id");
        let different: BTreeSet<_> = ids.iter().collect();
        assert_eq!(different.len(), ids.len(), "an id stands twice");
        for rule in RuleCode::ALL {
            assert!(ids.contains(&rule.code()), "{}", rule.code());
        }
        let named = attributes(&page, "aria-labelledby");
        let links = attributes(&page, "href").into_iter().map(|link| link.trim_start_matches('#'));
        for id in links.chain(named) {
            assert!(ids.contains(&id), "nothing has the id {id}");
        }
    }

    #[test]
    fn the_page_has_a_place_for_the_content_and_nothing_that_the_policy_of_the_site_forbids() {
        assert_eq!(BODY.matches(CONTENT).count(), 1);
        let page = framed(&written());
        assert_eq!(page.matches("<h1").count(), 1);
        for forbidden in ["<script", "<style", " style=", " onclick=", "javascript:"] {
            assert!(!page.contains(forbidden), "{forbidden}");
        }
    }

    #[test]
    fn a_gap_is_named_in_words() {
        assert_eq!(in_words("officerContact"), "officer contact");
        assert_eq!(in_words("phone"), "phone");
    }
}
