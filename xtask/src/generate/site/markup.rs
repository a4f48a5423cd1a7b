//! Small pieces of HTML.

use std::fmt::Write;

use crate::failure::{Failure, Outcome};

/// A text as it may stand in HTML, between tags and in attributes.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            _ => escaped.push(sign),
        }
    }
    escaped
}

/// The id of the control for a path: `/consent/by/name` is `consent-by-name`.
pub fn id(path: &str) -> String {
    path.trim_start_matches('/').replace('/', "-")
}

/// The attributes that a template gives: `lines="6" inputmode="email"`.
#[derive(Debug, Default)]
pub struct Attributes(Vec<(String, String)>);

impl Attributes {
    /// Reads them.
    pub fn read(text: &str) -> Outcome<Self> {
        let mut attributes = Vec::new();
        let mut rest = text.trim();
        while !rest.is_empty() {
            let (name, after) = rest.split_once("=\"").ok_or_else(|| unreadable(rest))?;
            let (value, after) = after.split_once('"').ok_or_else(|| unreadable(rest))?;
            attributes.push((name.to_owned(), value.to_owned()));
            rest = after.trim_start();
        }
        Ok(Self(attributes))
    }

    /// Takes one out.
    pub fn take(&mut self, name: &str) -> Option<String> {
        let index = self.0.iter().position(|(known, _)| known == name)?;
        Some(self.0.remove(index).1)
    }

    /// Refuses what is left.
    pub fn none_left(&self) -> Outcome {
        match self.0.first() {
            None => Ok(()),
            Some((name, _)) => Err(Failure::new(format!("`{name}` means nothing here."))),
        }
    }

    /// What is left, as it stands in a tag.
    pub fn written(&self) -> String {
        self.0.iter().fold(String::new(), |mut written, (name, value)| {
            // Writing to a string cannot fail.
            let _ = write!(written, r#" {name}="{}""#, escape(value));
            written
        })
    }
}

fn unreadable(rest: &str) -> Failure {
    Failure::new(format!("`{rest}` is not of the form name=\"value\"."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_read_taken_and_written() -> Outcome {
        let mut attributes = Attributes::read(r#"lines="6" label="Name & more""#)?;
        assert_eq!(attributes.take("lines").as_deref(), Some("6"));
        assert_eq!(attributes.take("lines"), None);
        assert_eq!(attributes.written(), r#" label="Name &amp; more""#);
        assert!(attributes.none_left().is_err());
        assert!(Attributes::read("lines").is_err());
        Ok(())
    }
}
