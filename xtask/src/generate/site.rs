//! The pages of `www/` with their questions filled in: every label, hint, option and prompt comes from the catalogue,
//! so that the words stand once and a page is whole before any script runs.
//!
//! A template marks the places with comments: `<!-- question /path -->` and others, see [`place`]. What stands for the
//! agency comes from its policy; the page's script writes it anew from the `policy.json` that it loads.

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
/// - `policy /localAuthority/name`: a text of the policy; `phone …` and `email …`: the same as a link. With
///   `or="your hub"` that stands there until a policy that has the text is in use.
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
    let from_policy = || {
        controls
            .policy
            .pointer(path)
            .and_then(Value::as_str)
            .map(escape)
            .ok_or_else(|| Failure::new(format!("{POLICY} has no text at {path}.")))
    };
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
            let text = attributes.take("or").map_or_else(from_policy, |text| Ok(escape(&text)))?;
            attributes.none_left()?;
            format!(r#"<span data-policy="{path}">{text}</span>"#)
        }
        "phone" => {
            let phone = from_policy()?;
            let dialled: String = phone.chars().filter(|sign| sign.is_ascii_digit() || *sign == '+').collect();
            format!(r#"<a href="tel:{dialled}" data-policy="{path}">{phone}</a>"#)
        }
        "email" => {
            let email = from_policy()?;
            format!(r#"<a href="mailto:{email}" data-policy="{path}">{email}</a>"#)
        }
        "version" => escape(&controls.words.version),
        _ => String::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const POLICY: &str = r#"{
        "localAuthority": {"name": "A & B", "phone": "01632 960001"},
        "notice": {"categories": [{"id": "health", "label": "Health"}], "recipients": [{"id": "police", "label": "Police"}]}
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
        let page = filled("<!-- policy /localAuthority/name --> <!-- phone /localAuthority/phone -->")?;
        assert_eq!(
            page,
            r#"<span data-policy="/localAuthority/name">A &amp; B</span> <a href="tel:01632960001" data-policy="/localAuthority/phone">01632 960001</a>"#
        );
        Ok(())
    }

    #[test]
    fn what_a_policy_need_not_have_is_called_by_the_pages_own_words_until_it_has_it() -> Outcome {
        assert_eq!(
            filled(r#"<!-- policy /dataProtectionOfficer/name or="your officer" -->"#)?,
            r#"<span data-policy="/dataProtectionOfficer/name">your officer</span>"#
        );
        assert!(filled(r#"<!-- policy /localAuthority/name ore="your hub" -->"#).is_err());
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
