//! The clauses of the protocol that the rules implement, by number. What each asks is said, in our own words, in
//! each language.

use crate::choices::{Ground, Handling};
use crate::record::{InformationMember, Question, SharingMember};
use crate::rules::RuleCode;
use crate::texts::{same, texts};

/// Declares the clauses from one list of numbers.
macro_rules! clauses {
    ($($clause:ident = $number:literal,)+) => {
        /// A clause of the Multi-Agency Information Sharing Protocol.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Clause { $(#[doc = $number] $clause,)+ }

        impl Clause {
            /// Every clause, in order.
            pub const ALL: &'static [Self] = &[$(Self::$clause,)+];

            /// Its number, as it is cited: `§5.8c`.
            #[must_use]
            pub fn number(self) -> &'static str {
                texts! { static NUMBERS = &[$($number,)+] }
                NUMBERS.get(self as usize)
            }
        }
    };
}

clauses! {
    C1_1 = "§1.1", C1_2 = "§1.2", C1_3 = "§1.3", C1_4 = "§1.4", C1_5 = "§1.5", C1_6 = "§1.6", C1_7 = "§1.7",
    C2_1 = "§2.1", C2_2 = "§2.2", C2_3 = "§2.3", C2_4 = "§2.4",
    C3_1 = "§3.1",
    C4_1 = "§4.1", C4_2 = "§4.2", C4_3 = "§4.3", C4_4 = "§4.4", C4_4a = "§4.4a", C4_4b = "§4.4b", C4_4c = "§4.4c", C4_4d = "§4.4d",
    C5_1 = "§5.1", C5_2 = "§5.2", C5_3 = "§5.3", C5_4 = "§5.4", C5_5 = "§5.5", C5_6 = "§5.6", C5_7 = "§5.7", C5_8 = "§5.8",
    C5_8a = "§5.8a", C5_8b = "§5.8b", C5_8c = "§5.8c", C5_8d = "§5.8d", C5_8e = "§5.8e", C5_8f = "§5.8f",
    C5_9 = "§5.9", C5_10 = "§5.10",
}

/// The clauses that no rule, question or duty cites, each with the reason.
pub const NOT_RULES: &[(Clause, &str)] = &[
    (Clause::C1_1, "It names the legislation; it asks nothing of a form."),
    (Clause::C1_2, "It names the Caldicott Principles and the Golden Rules as the frame of all the rules."),
    (Clause::C1_3, "That the law is no barrier is kept by every stop, which says what would change it."),
    (Clause::C4_1, "That confidence is no absolute bar is kept by the routes that go on without consent."),
    (
        Clause::C4_3,
        "That protecting a child meets the public interest test is said where the lawful basis is asked for.",
    ),
];

impl Clause {
    /// The clauses that a citation names: `"§5.2 §5.4"` names two, `"§2.1–§2.4"` four.
    ///
    /// ```
    /// use referral_consent::protocol::Clause;
    /// let numbers: Vec<_> = Clause::cited("§2.1–§2.4").map(Clause::number).collect();
    /// assert_eq!(numbers, ["§2.1", "§2.2", "§2.3", "§2.4"]);
    /// ```
    pub fn cited(citation: &str) -> impl Iterator<Item = Self> + '_ {
        citation.split_whitespace().flat_map(|part| {
            let (first, last) = part.split_once('–').unwrap_or((part, part));
            let mut begun = false;
            let mut ended = false;
            Self::ALL.iter().copied().filter(move |clause| {
                begun |= clause.number() == first;
                let within = begun && !ended;
                ended |= clause.number() == last;
                within
            })
        })
    }
}

/// All that cites clauses.
const CITING: &[&[&str]] =
    &[RuleCode::CITED, Question::CITED, InformationMember::CITED, SharingMember::CITED, Handling::CITED, Ground::CITED];

/// The different citations, and how many there are: many rules have the same.
#[allow(clippy::indexing_slicing, reason = "evaluated by the compiler, which refuses an index that is out of bounds")]
const DIFFERENT: ([&str; 256], usize) = {
    let mut different = [""; 256];
    let mut count = 0;
    let mut list = 0;
    while list < CITING.len() {
        let mut index = 0;
        while index < CITING[list].len() {
            let citation = CITING[list][index];
            if number(different.split_at(count).0, citation) == count {
                different[count] = citation;
                count += 1;
            }
            index += 1;
        }
        list += 1;
    }
    (different, count)
};

/// The number of a citation among some; theirs where it is none of them.
#[allow(clippy::indexing_slicing, reason = "evaluated by the compiler, which refuses an index that is out of bounds")]
const fn number(citations: &[&str], citation: &str) -> usize {
    let mut number = 0;
    while number < citations.len() && !same(citations[number], citation) {
        number += 1;
    }
    number
}

texts! { static CITATIONS = DIFFERENT.0.split_at(DIFFERENT.1).0 }

/// What each of a list cites, by its number among the different citations.
pub(crate) struct Cited<const COUNT: usize>([u8; COUNT]);

impl<const COUNT: usize> Cited<COUNT> {
    /// Evaluated by the compiler, of a list in [`CITING`].
    #[allow(
        clippy::indexing_slicing,
        clippy::cast_possible_truncation,
        reason = "evaluated by the compiler; there are at most 256"
    )]
    pub(crate) const fn by(citations: &[&str]) -> Self {
        let mut numbers = [0; COUNT];
        let mut index = 0;
        while index < COUNT {
            numbers[index] = number(&DIFFERENT.0, citations[index]) as u8;
            index += 1;
        }
        Self(numbers)
    }

    /// The citation of one of the list.
    #[inline]
    pub(crate) fn get(&self, index: usize) -> &'static str {
        CITATIONS.get(self.0.get(index).copied().unwrap_or_default().into())
    }
}

/// Declares what each of a list cites, and the method that says it: from a list of citations in the same order, or from the
/// one that each option has.
macro_rules! cites {
    ($(#[$about:meta])* $of:ident { $($($option:ident)|+ => $citation:literal,)+ }) => {
        $crate::protocol::cites! {
            $(#[$about])*
            $of: &{
                let mut cited = [""; $of::ALL.len()];
                let mut index = 0;
                while index < cited.len() {
                    cited[index] = match $of::ALL[index] { $($($of::$option)|+ => $citation,)+ };
                    index += 1;
                }
                cited
            }
        }
    };
    ($(#[$about:meta])* $of:ident: $citations:expr) => {
        /// What each cites.
        #[allow(clippy::indexing_slicing, reason = "evaluated by the compiler")]
        pub(crate) const CITED: &[&str] = $citations;

        $(#[$about])*
        #[must_use]
        #[inline]
        pub fn clause(self) -> &'static str {
            static CLAUSES: $crate::protocol::Cited<{ $of::CITED.len() }> = $crate::protocol::Cited::by($of::CITED);
            CLAUSES.get(self as usize)
        }
    };
}
pub(crate) use cites;
