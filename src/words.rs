//! Words of a text, as the rules and the page count them.

use crate::platform;
use crate::value::{Object, Value, gather};

/// How many words a text has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// All of them.
    pub words: usize,
    /// The different ones, compared without case.
    pub different: usize,
}

/// The words of a text: maximal runs of letters, digits, apostrophes and hyphens that hold at least one letter or digit.
///
/// ```
/// use referral_consent::words::words;
/// let found: Vec<_> = words("Mae'r plentyn yn un-ar-bymtheg – heddiw!").collect();
/// assert_eq!(found, ["Mae'r", "plentyn", "yn", "un-ar-bymtheg", "heddiw"]);
/// ```
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    Words(text)
}

/// The rest of a text, whose words are still to come.
struct Words<'t>(&'t str);

impl<'t> Iterator for Words<'t> {
    type Item = &'t str;

    #[inline(never)]
    fn next(&mut self) -> Option<&'t str> {
        let mut start = 0;
        let mut is_word = false;
        for (at, letter) in self.0.char_indices() {
            let counts = is_letter_or_digit(letter);
            is_word |= counts;
            if !counts && !matches!(letter, '\'' | '’' | '-') {
                let run = self.0.get(start..at);
                start = at + letter.len_utf8();
                if is_word {
                    self.0 = self.0.get(start..).unwrap_or_default();
                    return run;
                }
            }
        }
        let last = self.0.get(start..).filter(|_| is_word);
        self.0 = "";
        last
    }
}

fn is_letter_or_digit(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || (!letter.is_ascii() && platform::is_letter_or_digit(letter))
}

/// What stands before the first of a sign of ASCII, and what after it; `None` where there is none. The standard library
/// finds any letter, which a page would download a kilobyte for.
pub(crate) fn split(text: &str, sign: u8) -> Option<(&str, &str)> {
    let at = text.bytes().position(|byte| byte == sign)?;
    text.get(..at).zip(text.get(at + 1..))
}

/// A text without the white space around it. What the standard library has for it is three times as much to download.
pub(crate) fn trimmed(text: &str) -> &str {
    let (mut start, mut end) = (text.len(), 0);
    for (at, letter) in text.char_indices() {
        if !letter.is_whitespace() {
            start = start.min(at);
            end = at + letter.len_utf8();
        }
    }
    text.get(start..end).unwrap_or_default()
}

/// A text as it is compared without case.
#[must_use]
pub fn without_case(text: &str) -> String {
    let ascii = text.to_ascii_lowercase();
    if ascii.is_ascii() {
        return ascii;
    }
    let mut lower = String::with_capacity(text.len());
    for letter in ascii.chars() {
        if letter.is_ascii() {
            lower.push(letter);
        } else if letter == 'İ' {
            // Its small letter is two characters, and the dot that is the second would end the word.
            lower.push('i');
        } else {
            platform::lower_case(letter, &mut lower);
        }
    }
    lower
}

/// The different words of a text, sorted; the text is one that [`without_case`] has made.
#[must_use]
pub fn different(text: &str) -> Vec<&str> {
    let mut words = sorted(gather(words(text)));
    words.dedup();
    words
}

/// Texts in the order of their bytes, to be looked for by halves.
#[inline(never)]
pub(crate) fn sorted(mut texts: Vec<&str>) -> Vec<&str> {
    texts.sort_unstable();
    texts
}

/// Whether a text has so many different words at least; the text is one that [`without_case`] has made.
#[must_use]
pub fn has_different(text: &str, wanted: usize) -> bool {
    let mut seen: Vec<&str> = Vec::with_capacity(wanted);
    for word in words(text) {
        if seen.len() >= wanted {
            break;
        }
        if !seen.contains(&word) {
            seen.push(word);
        }
    }
    seen.len() >= wanted
}

/// Counts the words of a text.
///
/// ```
/// use referral_consent::words::count;
/// assert_eq!(count("Very, very thin").words, 3);
/// assert_eq!(count("Very, very thin").different, 2);
/// ```
#[must_use]
pub fn count(text: &str) -> Count {
    Count { words: words(text).count(), different: different(&without_case(text)).len() }
}

impl From<Count> for Value {
    #[allow(clippy::cast_precision_loss, reason = "counts of words")]
    fn from(count: Count) -> Self {
        let mut object = Object::new();
        object.push("words", count.words as f64);
        object.push("different", count.different as f64);
        Self::Object(object)
    }
}
