//! How the words of a payload stand to those of another vocabulary: one table for each, of which the export and the
//! document that explains it are both made.

/// What another vocabulary has for a word or a member of the payload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    /// A term that means the same: it is said with that and not again.
    Exact(&'static str),
    /// A term that means nearly the same. Our own word stands beside it.
    Close(&'static str),
    /// A term that means more than ours. Our own word stands beside it.
    Broader(&'static str),
    /// A term that means less than ours. Our own word stands beside it.
    Narrower(&'static str),
    /// Nothing: only our own word is used.
    None,
    /// It is not exported.
    LeftOut,
    /// No payload has it, or none that is exported.
    NotExported,
}

impl Match {
    /// What the document calls it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Exact(_) => "the same",
            Self::Close(_) => "close",
            Self::Broader(_) => "broader than ours",
            Self::Narrower(_) => "narrower than ours",
            Self::None => "no equivalent",
            Self::LeftOut => "left out",
            Self::NotExported => "never exported",
        }
    }

    /// The term.
    #[must_use]
    pub const fn term(self) -> Option<&'static str> {
        match self {
            Self::Exact(term) | Self::Close(term) | Self::Broader(term) | Self::Narrower(term) => Some(term),
            Self::None | Self::LeftOut | Self::NotExported => None,
        }
    }

    /// Whether our own word is exported, beside the term or instead of it.
    #[must_use]
    pub const fn keeps_our_word(self) -> bool {
        match self {
            Self::Exact(_) | Self::LeftOut | Self::NotExported => false,
            Self::Close(_) | Self::Broader(_) | Self::Narrower(_) | Self::None => true,
        }
    }
}

/// A member of the payload, with all that stands in it, and what another vocabulary has for it.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Where it stands, such as `consent.by.name`; entries of lists have no number.
    pub path: &'static str,
    /// What the vocabulary has for it.
    pub found: Match,
}

/// The row of a path: its own, or that of what it stands in.
#[must_use]
pub fn row(rows: &[Row], path: &str) -> Option<usize> {
    let own = rows.iter().position(|row| row.path == path);
    own.or_else(|| row(rows, path.rsplit_once('.')?.0))
}

/// Declares the tables of a vocabulary. The reasons stand apart from the terms, so that a page which exports does not
/// download what only the document says.
macro_rules! vocabulary {
    (
        members { $($path:literal => $found:expr, $why:literal;)+ }
        options { $($option:pat => $term:expr, $reason:literal;)+ }
    ) => {
        /// Every member of the payload, by group where one thing can be said of all of it.
        pub const MEMBERS: &[Row] = &[$(Row { path: $path, found: $found },)+];

        /// Why each row of [`MEMBERS`] is as it is, in the same order.
        pub const WHY: &[&str] = &[$($why,)+];

        /// What the vocabulary has for an option.
        #[must_use]
        pub const fn option(option: AnyOption) -> Match {
            match option { $($option => $term,)+ }
        }

        /// Why.
        #[must_use]
        pub const fn option_why(option: AnyOption) -> &'static str {
            match option { $($option => $reason,)+ }
        }
    };
}
pub(super) use vocabulary;
