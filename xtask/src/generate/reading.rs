//! The pages of the site that are read, and not filled in: the rules, and the guide.

use super::site::markup::escape;

/// What stands around each.
const FRAME: &str = include_str!("reading/frame.html");

/// A page in a folder of the site.
pub struct Reading<'a> {
    /// What the page is called.
    pub title: &'a str,
    /// The style sheet of its folder.
    pub style: &'a str,
    /// What stands at the top.
    pub top: &'a str,
    /// The HTML between the top and the bottom, in lines.
    pub body: &'a str,
    /// The links at the bottom: their addresses, and what they say.
    pub links: &'a [(&'a str, &'a str)],
}

impl Reading<'_> {
    /// The whole page.
    pub fn html(&self) -> String {
        let link =
            |(address, said): &(&str, &str)| format!("        <p><a href=\"{address}\">{}</a></p>\n", escape(said));
        let links: String = self.links.iter().map(link).collect();
        // The body comes last: what stands in it is no place of the frame.
        FRAME
            .replace("{title}", &escape(self.title))
            .replace("{style}", self.style)
            .replace("{top}", &escape(self.top))
            .replace("{links}", &links)
            .replace("{body}", self.body)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_in_a_page_is_escaped_and_is_no_place_of_the_frame() {
        let links = [("../index.html", "Back & on")];
        let page = Reading { title: "A < B", style: "a.css", top: "Top", body: "<p>{title}</p>\n", links: &links };
        let html = page.html();
        assert!(html.contains("<title>A &lt; B</title>"), "{html}");
        assert!(html.contains("<p>{title}</p>"), "{html}");
        assert!(html.contains("<p><a href=\"../index.html\">Back &amp; on</a></p>"), "{html}");
        assert_eq!(html.matches('{').count(), 1, "every place is filled: {html}");
    }
}
