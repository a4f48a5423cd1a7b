//! The pages of `www/` with their questions filled in: every label, hint, option and prompt comes from the catalogue,
//! so that the words stand once and a page is whole before any script runs.
//!
//! A template marks the places with comments: `<!-- question /path -->` and others, see [`place`]. Whom to phone comes
//! only from the `policy.json` that the page's script loads: a name or number of an example must not be read for a real
//! one where there is none. What can be chosen comes from the example until then, so that the form works without.

mod controls;
pub mod markup;
mod words;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

use super::guide;
use crate::failure::{Failure, Outcome, While};
use crate::fingerprint::files_in;
use crate::project::Project;
use controls::Controls;
use markup::{Attributes, escape};
use words::Words;

/// The policy that the site is built with, and that an agency replaces with its own.
pub const POLICY: &str = "tests/cases/policy.json";

/// Where the form stands that has to ask every question.
const FORM: &str = "index.html";

/// What a comment that marks a place begins with.
const KINDS: [&str; 6] = ["question", "field", "policy", "phone", "email", "version"];

const OPENING: &str = "<!-- ";
const CLOSING: &str = " -->";

/// Fills in the pages that were copied to the site, and puts the policy beside them.
pub fn write(project: &Project, site: &Path) -> Outcome {
    let policy = fs::read_to_string(project.root().join(POLICY)).doing(|| format!("cannot read {POLICY}"))?;
    let words = Words::english()?;
    guide::write(&site.join("guide"))?;
    for path in files_in(site)? {
        if path.extension().is_none_or(|ending| ending != "html") {
            continue;
        }
        let name = path.strip_prefix(site).unwrap_or(&path).display().to_string();
        let template = fs::read_to_string(&path).doing(|| format!("cannot read {name}"))?;
        let page = fill(&template, &words, &policy, name == FORM)
            .map_err(|failure| Failure::new(format!("www/{name}: {failure}")))?;
        fs::write(&path, page).doing(|| format!("cannot write {}", path.display()))?;
    }
    fs::write(site.join("policy.json"), policy).doing(|| "cannot write the site's policy.json".to_owned())
}

/// Fills in a template; `whole` where it has to ask every question.
fn fill(template: &str, words: &Words, policy: &str, whole: bool) -> Outcome<String> {
    let policy: Value = serde_json::from_str(policy).doing(|| format!("{POLICY} is no JSON"))?;
    let controls = Controls { words, policy: &policy };
    let mut asked = BTreeSet::new();
    let mut page = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once(OPENING) {
        let (comment, after) = after.split_once(CLOSING).ok_or_else(|| Failure::new("a comment does not end."))?;
        page.push_str(before);
        page.push_str(&place(comment, &controls, &mut asked)?);
        rest = after;
    }
    page.push_str(rest);

    let forgotten: Vec<&str> = words
        .questions
        .iter()
        .map(|question| question.path.as_str())
        .filter(|path| whole && !asked.iter().any(|known| known == path || is_within(known, path)))
        .collect();
    if !forgotten.is_empty() {
        return Err(Failure::new(format!("these questions have no place: {}.", forgotten.join(", "))));
    }
    Ok(page)
}

/// Whether a path leads to something in an object: the agency's own fields are asked one by one.
fn is_within(path: &str, object: &str) -> bool {
    path.strip_prefix(object).is_some_and(|rest| rest.starts_with('/'))
}

/// What stands in the place of a comment.
///
/// - `question /consent/outcome`: the question with its controls. `lines="6"` makes a large box for a text, `hint="…"`
///   stands in the place of the catalogue's hint, `default="share"` chooses an option, `none="No"` adds an option that
///   answers nothing, and any other attribute goes to the box as it is.
/// - `field /answers/gp label="GP" hint="…"`: one of the agency's own fields.
/// - `policy /localAuthority/name or="your hub"`: a text of the policy, and what stands there until one that has it is
///   loaded. `phone …` and `email …`: the same as a link, which is empty until then: what it stands in has to be hidden.
/// - `version`: that of the rules.
///
/// Any other comment is left out.
fn place(comment: &str, controls: &Controls<'_>, asked: &mut BTreeSet<String>) -> Outcome<String> {
    let (kind, rest) = comment.split_once(' ').unwrap_or((comment, ""));
    if !KINDS.contains(&kind) {
        return Ok(String::new());
    }
    let (path, attributes) = rest.split_once(' ').unwrap_or((rest, ""));
    let mut attributes = Attributes::read(attributes)?;
    Ok(match kind {
        "question" | "field" => {
            if !asked.insert(path.to_owned()) {
                return Err(Failure::new(format!("{path} is asked twice.")));
            }
            if kind == "question" {
                controls.question(path, attributes)?
            } else {
                let label = attributes.take("label").unwrap_or_default();
                let hint = attributes.take("hint").unwrap_or_default();
                controls.text(path, &label, &hint, attributes)
            }
        }
        "policy" => {
            let text =
                attributes.take("or").ok_or_else(|| Failure::new(format!("{path} has no words without a policy.")))?;
            attributes.none_left()?;
            format!(r#"<span data-policy="{path}">{}</span>"#, escape(&text))
        }
        "phone" => format!(r#"<a href="tel:" data-policy="{path}"></a>"#),
        "email" => format!(r#"<a href="mailto:" data-policy="{path}"></a>"#),
        "version" => escape(&controls.words.version),
        _ => String::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const POLICY: &str = r#"{
        "localAuthority": {"name": "A & B", "phone": "01632 960001"},
        "notice": {"categories": [{"id": "health", "label": "Health & care"}], "recipients": [{"id": "police", "label": "Police"}]}
    }"#;

    fn filled(template: &str) -> Outcome<String> {
        fill(template, &Words::english()?, POLICY, false)
    }

    #[test]
    fn a_question_gets_its_words_from_the_catalogue() -> Outcome {
        let page = filled("<form><!-- question /consent/method --></form>")?;
        assert!(page.contains(">How did they agree?</legend>"), "{page}");
        assert!(page.contains(r#"name="/consent/method" value="verbal""#), "{page}");
        Ok(())
    }

    #[test]
    fn the_agencys_words_are_escaped() -> Outcome {
        let page = filled("<!-- question /information -->")?;
        assert!(page.contains(">Health &amp; care</label>"), "{page}");
        Ok(())
    }

    #[test]
    fn a_page_has_no_name_and_no_number_until_a_policy_is_loaded() -> Outcome {
        assert_eq!(
            filled(
                r#"<!-- policy /localAuthority/name or="your hub" --> <!-- phone /localAuthority/phone --> <!-- email /localAuthority/email -->"#
            )?,
            r#"<span data-policy="/localAuthority/name">your hub</span> <a href="tel:" data-policy="/localAuthority/phone"></a> <a href="mailto:" data-policy="/localAuthority/email"></a>"#
        );
        assert!(filled("<!-- policy /localAuthority/name -->").is_err());
        assert!(filled(r#"<!-- policy /localAuthority/name or="your hub" ore="" -->"#).is_err());
        Ok(())
    }

    #[test]
    fn a_question_that_does_not_exist_or_is_asked_twice_is_refused() {
        assert!(filled("<!-- question /consent/methood -->").is_err());
        assert!(filled("<!-- question /consent/method --><!-- question /consent/method -->").is_err());
        assert!(filled(r#"<!-- question /consent/method default="telepathy" -->"#).is_err());
    }

    #[test]
    fn a_form_that_forgets_a_question_is_refused() -> Outcome {
        let empty = fill("<form></form>", &Words::english()?, POLICY, true);
        assert!(empty.is_err_and(|failure| failure.to_string().contains("/consent/outcome, ")));
        Ok(())
    }

    #[test]
    fn the_form_asks_every_question() -> Outcome {
        let project = Project::find()?;
        let read = |path: &str| fs::read_to_string(project.root().join(path)).doing(|| path.to_owned());
        let page = fill(&read("www/index.html")?, &Words::english()?, &read(super::POLICY)?, true)?;
        assert!(!page.contains("<!--"));
        Ok(())
    }
}
