//! What went wrong, in one message for a person.

use std::fmt;

/// A message that says what is wrong, why, and what to do next.
#[derive(Debug)]
pub struct Failure(String);

/// What every fallible step returns.
pub type Outcome<T = ()> = Result<T, Failure>;

impl Failure {
    /// A failure with this message.
    pub fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }

    /// The same of something that may have needed the network, with what to do where it is missing.
    #[must_use]
    pub fn perhaps_of_the_network(self) -> Self {
        Self(format!("{self} If it speaks of the network, connect and run the same command again."))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Puts what was being done in front of an error that does not say so itself.
pub trait While<T> {
    /// Turns the error into a failure that begins with `doing`.
    fn doing(self, doing: impl FnOnce() -> String) -> Outcome<T>;
}

impl<T, E: fmt::Display> While<T> for Result<T, E> {
    fn doing(self, doing: impl FnOnce() -> String) -> Outcome<T> {
        self.map_err(|error| Failure::new(format!("{}: {error}", doing())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_the_networks_fault_says_what_to_do_about_it() {
        let said = Failure::new("`npm ci` failed; what it said is above.").perhaps_of_the_network().to_string();
        assert!(said.starts_with("`npm ci` failed"), "{said}");
        assert!(said.ends_with("connect and run the same command again."), "{said}");
    }
}
