//! The guide for developers of forms: the texts in `www/guide/*.md`, made into pages of the site.
//!
//! A block of code names the file that it is: ` ```html five-minutes/index.html `. The tests put the files of one folder
//! together and open them in a browser.

use std::fs;
use std::path::Path;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd, html};

use super::reading::Reading;
use super::site::markup::escape;
use crate::failure::{Failure, Outcome, While};

/// What stands between the top and the bottom of each page.
const BODY: &str = include_str!("guide/body.html");

/// The pages, in the order in which they are read.
const PAGES: [&str; 10] =
    ["index", "fields", "policy", "security", "sealing", "styling", "delivery", "events", "typescript", "vocabularies"];

/// A page: its name, and what it says.
struct Page {
    name: &'static str,
    title: String,
    text: String,
}

/// Makes the texts in a folder into pages, each in the place of its text.
pub fn write(folder: &Path) -> Outcome {
    let mut pages = Vec::new();
    for name in PAGES {
        let path = folder.join(name).with_extension("md");
        let text = fs::read_to_string(&path).doing(|| format!("cannot read www/guide/{name}.md"))?;
        let title = title(&text).ok_or_else(|| Failure::new(format!("www/guide/{name}.md has no heading.")))?;
        fs::remove_file(&path).doing(|| format!("cannot remove {}", path.display()))?;
        pages.push(Page { name, title, text });
    }
    for page in &pages {
        let path = folder.join(page.name).with_extension("html");
        fs::write(&path, written(page, &pages)).doing(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

fn title(text: &str) -> Option<String> {
    text.lines().next()?.strip_prefix("# ").map(str::to_owned)
}

fn written(page: &Page, pages: &[Page]) -> String {
    let links: String = pages
        .iter()
        .map(|other| {
            let current = if other.name == page.name { " aria-current=\"page\"" } else { "" };
            format!("<li><a href=\"{}.html\"{current}>{}</a></li>\n", other.name, escape(&other.title))
        })
        .collect();
    // The content comes last: what stands in it is no place of the body.
    let body = BODY.replace("{pages}", &links).replace("{content}", &content(&page.text));
    let guide = "Put the check in your form";
    Reading {
        title: &format!("{} – {guide}", page.title),
        style: "guide.css",
        top: guide,
        body: &body,
        links: &[("../rules/index.html", "What the rules check"), ("../index.html", "The referral form")],
    }
    .html()
}

/// The HTML of a text. Code is named and can be scrolled with the keyboard, headings can be linked to, tables scroll by
/// themselves, and links to the other texts lead to their pages.
fn content(text: &str) -> String {
    let mut events = Vec::new();
    let mut parser = Parser::new_ext(text, Options::ENABLE_TABLES);
    while let Some(event) = parser.next() {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                let code = text_until(&mut parser, TagEnd::CodeBlock);
                events.push(Event::Html(figure(&info, &code).into()));
            }
            Event::Start(Tag::Heading { level, .. }) => {
                let inner: Vec<Event<'_>> =
                    parser.by_ref().take_while(|event| *event != Event::End(TagEnd::Heading(level))).collect();
                let id = id(&inner);
                events.push(Event::Start(Tag::Heading { level, id: Some(id.into()), classes: vec![], attrs: vec![] }));
                events.extend(inner);
                events.push(Event::End(TagEnd::Heading(level)));
            }
            Event::Start(Tag::Table(alignment)) => {
                events.push(Event::Html("<div class=\"scroll\" tabindex=\"0\" role=\"group\">\n".into()));
                events.push(Event::Start(Tag::Table(alignment)));
            }
            Event::End(TagEnd::Table) => {
                events.push(Event::End(TagEnd::Table));
                events.push(Event::Html("</div>\n".into()));
            }
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let dest_url = page_of(&dest_url).map_or(dest_url, Into::into);
                events.push(Event::Start(Tag::Link { link_type, dest_url, title, id }));
            }
            Event::Code(name) => events.push(Event::InlineHtml(breakable(&name).into())),
            other => events.push(other),
        }
    }
    let mut content = String::new();
    html::push_html(&mut content, events.into_iter());
    content
}

/// A name in a text, which may go on in the next line where one of its parts or words ends.
fn breakable(name: &str) -> String {
    let mut html = String::from("<code>");
    let mut last = ' ';
    for sign in name.chars() {
        let ends = matches!(last, '.' | ':' | '/' | '#') || (last.is_lowercase() && sign.is_uppercase());
        html.push_str(if ends { "<wbr>" } else { "" });
        html.push_str(&escape(sign.encode_utf8(&mut [0; 4])));
        last = sign;
    }
    html.push_str("</code>");
    html
}

/// `fields.md#dates` is `fields.html#dates`.
fn page_of(address: &str) -> Option<String> {
    let (page, place) = address.split_once('#').map_or((address, None), |(page, place)| (page, Some(place)));
    let name = page.strip_suffix(".md").filter(|name| PAGES.contains(name))?;
    Some(place.map_or_else(|| format!("{name}.html"), |place| format!("{name}.html#{place}")))
}

fn text_until(parser: &mut Parser<'_>, end: TagEnd) -> String {
    let mut text = String::new();
    for event in parser {
        match event {
            Event::Text(more) => text.push_str(&more),
            Event::End(found) if found == end => break,
            _ => {}
        }
    }
    text
}

/// A block of code under the name of its file.
fn figure(info: &str, code: &str) -> String {
    let name = info.split_once(' ').and_then(|(_, path)| path.rsplit('/').next()).unwrap_or(info);
    format!(
        "<figure class=\"code\">\n<figcaption>{0}</figcaption>\n\
         <pre tabindex=\"0\" role=\"group\" aria-label=\"{0}\"><code>{1}</code></pre>\n</figure>\n",
        escape(name),
        escape(code)
    )
}

/// `Where the policy comes from` is `where-the-policy-comes-from`.
fn id(heading: &[Event<'_>]) -> String {
    let mut id = String::new();
    for event in heading {
        if let Event::Text(text) | Event::Code(text) = event {
            for sign in text.chars() {
                if sign.is_alphanumeric() {
                    id.extend(sign.to_lowercase());
                } else if !id.is_empty() && !id.ends_with('-') {
                    id.push('-');
                }
            }
        }
    }
    id.truncate(id.trim_end_matches('-').len());
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_goes_on_in_the_next_line_where_a_word_of_it_ends() {
        let html = content("| a |\n|---|\n| `dpv:hasNotice` or `a.b<c` |\n");
        assert!(html.contains("<code>dpv:<wbr>has<wbr>Notice</code> or <code>a.<wbr>b&lt;c</code>"), "{html}");
    }

    #[test]
    fn code_stands_under_the_name_of_its_file_and_is_escaped() {
        let html = content("```html five-minutes/index.html\n<form>\n```\n");
        assert!(html.contains("<figcaption>index.html</figcaption>"), "{html}");
        assert!(html.contains("<code>&lt;form&gt;\n</code>"), "{html}");
    }

    #[test]
    fn links_to_other_texts_lead_to_their_pages_and_headings_can_be_linked_to() {
        let html = content("## Dates, in `three` parts\n\n[Dates](fields.md#dates) [Other](other.md)\n");
        assert!(html.contains("<h2 id=\"dates-in-three-parts\">"), "{html}");
        assert!(html.contains("href=\"fields.html#dates\""), "{html}");
        assert!(html.contains("href=\"other.md\""), "{html}");
    }
}
