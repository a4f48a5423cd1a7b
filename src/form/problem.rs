//! What whoever made a form has to put right: it is said on the console, to developers and not to referrers.

use crate::form::pieces::cut;

/// What sort of problem it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// A path that names no question.
    Unknown,
    /// A field that has neither a name nor a constant.
    Unreadable,
    /// Two fields for one question.
    Twice,
    /// A name that no control has.
    NoControl,
    /// A value that is no answer to the question.
    NoAnswer,
    /// A member of `values` that no control has.
    NoOption,
    /// A name in an entry that does not say where its number stands.
    NoNumber,
}

/// Something that whoever made the form has to put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What sort it is.
    pub kind: ProblemKind,
    /// Where: a path as the options have it, such as `consent.outcome`.
    pub path: String,
    /// The name or the value that it is about; of a path that is unknown, the known one that is nearest. May be empty.
    pub detail: String,
}

impl Problem {
    pub(super) fn new(kind: ProblemKind, path: &str, detail: &str) -> Self {
        Self { kind, path: path.into(), detail: detail.into() }
    }

    /// What to say on the console.
    #[must_use]
    pub fn text(&self) -> String {
        let said = match self.kind {
            ProblemKind::Unknown if self.detail.is_empty() => "there is no such question",
            ProblemKind::Unknown => "there is no such question; did you mean “|”?",
            ProblemKind::Unreadable => "it needs a name or a constant",
            ProblemKind::Twice if self.detail.is_empty() => "two fields are for this question",
            ProblemKind::Twice => "two fields are for this question, one of them “|”",
            ProblemKind::NoControl => "no control has the name “|”",
            ProblemKind::NoAnswer => "no answer to this question is “|”; say in `values` what it stands for",
            ProblemKind::NoOption => "no control has the value “|”",
            ProblemKind::NoNumber => "put a # where the number stands in the name “|”",
        };
        let (before, after) = cut(said, b'|');
        let mut text = self.path.clone();
        text.push_str(": ");
        text.push_str(before);
        if let Some(after) = after {
            text.push_str(&self.detail);
            text.push_str(after);
        }
        text
    }
}
