//! Taking texts apart at a byte of ASCII. The standard library can do it at anything, and takes a page a kilobyte for that.

/// A text up to the first such byte, and what comes after it where there is one. A space stands for any white space.
pub(super) fn cut(text: &str, at: u8) -> (&str, Option<&str>) {
    for (place, byte) in text.bytes().enumerate() {
        if byte == at || (at == b' ' && byte.is_ascii_whitespace()) {
            return (text.get(..place).unwrap_or_default(), text.get(place + 1..));
        }
    }
    (text, None)
}

/// The pieces of a text between such bytes; some may be empty.
pub(super) const fn pieces(text: &str, at: u8) -> Pieces<'_> {
    Pieces { rest: Some(text), at }
}

/// The pieces that are left.
pub(super) struct Pieces<'t> {
    rest: Option<&'t str>,
    at: u8,
}

impl<'t> Iterator for Pieces<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        let (piece, rest) = cut(self.rest?, self.at);
        self.rest = rest;
        Some(piece)
    }
}

/// A text with one letter in the place of another.
pub(super) fn swapped(text: &str, from: char, to: char) -> String {
    let mut swapped = String::new();
    for letter in text.chars() {
        swapped.push(if letter == from { to } else { letter });
    }
    swapped
}
