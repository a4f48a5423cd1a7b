//! Codes of what can be found: public, for ever, and each declared in one line.

/// Declares an enum of codes from one list: its names, how they stand in JSON, and when each is found, in a sentence; where
/// they weigh differently, also how much.
macro_rules! codes {
    ($(#[$about:meta])* $codes:ident { $(#[doc = $when:literal] $name:ident = $code:literal;)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum $codes { $(#[doc = $when] $name,)+ }

        impl $codes {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The code as it stands in JSON.
            #[must_use]
            pub fn code(self) -> &'static str {
                $crate::texts::texts! { static CODES = &[$($code,)+] }
                CODES.get(self as usize)
            }

            /// When it is found, in a sentence.
            #[must_use]
            pub fn when(self) -> &'static str {
                match self { $(Self::$name => $when.trim_ascii_start(),)+ }
            }
        }
    };
    ($(#[$about:meta])* $codes:ident {
        $(#[doc = $when:literal] $name:ident = $code:literal, $severity:ident;)+
    }) => {
        $crate::codes::codes! { $(#[$about])* $codes { $(#[doc = $when] $name = $code;)+ } }

        impl $codes {
            /// How much it weighs: what is more than `advice` has to be put right.
            #[must_use]
            pub const fn severity(self) -> $crate::choices::Severity {
                match self { $(Self::$name => $crate::choices::Severity::$severity,)+ }
            }
        }
    };
}

pub(crate) use codes;
