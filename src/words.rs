//! Words of a text, as the rules and the page count them.

/// How many words a text has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
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
    let joins = |letter: char| matches!(letter, '\'' | '’' | '-');
    text.split(move |letter: char| !joins(letter) && !letter.is_alphanumeric())
        .filter(|run| run.contains(char::is_alphanumeric))
}

/// The different words of a text, in lower case and sorted.
#[must_use]
pub fn different(text: &str) -> Vec<String> {
    let mut words: Vec<String> = words(text).map(str::to_lowercase).collect();
    words.sort_unstable();
    words.dedup();
    words
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
    Count { words: words(text).count(), different: different(text).len() }
}
