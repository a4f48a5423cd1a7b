//! Writing HTML: every text and every attribute is escaped, and every element ends.

/// HTML that is being written.
#[derive(Debug, Default)]
pub struct Html {
    written: String,
    depth: usize,
}

/// The attributes of an element, by name.
pub type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Html {
    /// HTML that will stand this deep in other elements.
    pub fn at_depth(depth: usize) -> Self {
        Self { depth, ..Self::default() }
    }

    /// An element on lines of its own, with its content indented.
    pub fn block(&mut self, tag: &str, attributes: Attributes<'_>, content: impl FnOnce(&mut Self)) {
        self.indent();
        self.open(tag, attributes);
        self.written.push('\n');
        self.depth += 1;
        content(self);
        self.depth -= 1;
        self.indent();
        self.close(tag);
        self.written.push('\n');
    }

    /// An element on a line.
    pub fn line(&mut self, tag: &str, attributes: Attributes<'_>, content: impl FnOnce(&mut Self)) {
        self.indent();
        self.inline(tag, attributes, content);
        self.written.push('\n');
    }

    /// An element in a line.
    pub fn inline(&mut self, tag: &str, attributes: Attributes<'_>, content: impl FnOnce(&mut Self)) {
        self.open(tag, attributes);
        content(self);
        self.close(tag);
    }

    /// A text.
    pub fn text(&mut self, text: &str) {
        for sign in text.chars() {
            match sign {
                '&' => self.written.push_str("&amp;"),
                '<' => self.written.push_str("&lt;"),
                '>' => self.written.push_str("&gt;"),
                '"' => self.written.push_str("&quot;"),
                '\'' => self.written.push_str("&#39;"),
                _ => self.written.push(sign),
            }
        }
    }

    /// A text in which what stands between two `` ` `` is code.
    pub fn text_with_code(&mut self, text: &str) {
        for (index, part) in text.split('`').enumerate() {
            if index % 2 == 0 {
                self.text(part);
            } else {
                self.inline("code", &[], |html| html.text(part));
            }
        }
    }

    /// A paragraph of text.
    pub fn paragraph(&mut self, text: &str) {
        self.line("p", &[], |html| html.text(text));
    }

    /// A link in a line.
    pub fn link(&mut self, to: &str, content: impl FnOnce(&mut Self)) {
        self.inline("a", &[("href", to)], content);
    }

    /// What has been written.
    pub fn finish(self) -> String {
        self.written
    }

    fn open(&mut self, tag: &str, attributes: Attributes<'_>) {
        self.written.push('<');
        self.written.push_str(tag);
        for (name, value) in attributes {
            self.written.push(' ');
            self.written.push_str(name);
            self.written.push_str("=\"");
            self.text(value);
            self.written.push('"');
        }
        self.written.push('>');
    }

    fn close(&mut self, tag: &str) {
        self.written.push_str("</");
        self.written.push_str(tag);
        self.written.push('>');
    }

    fn indent(&mut self) {
        self.written.push_str(&"  ".repeat(self.depth));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_or_an_attribute_is_markup() {
        let mut html = Html::default();
        html.line("p", &[("id", "\"><script>")], |html| html.text("<b> & 'c'"));
        assert_eq!(html.finish(), "<p id=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt; &amp; &#39;c&#39;</p>\n");
    }

    #[test]
    fn what_stands_between_two_backticks_is_code() {
        let mut html = Html::default();
        html.text_with_code("as `2026-11-23` & so");
        assert_eq!(html.finish(), "as <code>2026-11-23</code> &amp; so");
    }

    #[test]
    fn blocks_are_indented() {
        let mut html = Html::default();
        html.block("ul", &[], |html| html.line("li", &[], |html| html.text("one")));
        assert_eq!(html.finish(), "<ul>\n  <li>one</li>\n</ul>\n");
    }
}
