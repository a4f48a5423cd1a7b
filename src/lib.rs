#![doc = include_str!("../README.md")]
//!
//! # How it is made
//!
//! A **record** from a form gives a **position** (who may consent, whether consent stands, which route is open);
//! **rules** look at both and speak as **findings**, each naming a clause; record, position and findings together
//! make the **payload**.

pub mod answers;
pub mod assess;
pub mod canonical;
pub mod catalogue;
pub mod choices;
#[cfg(all(feature = "cli", not(target_arch = "wasm32")))]
pub mod cli;
mod codes;
pub mod completed;
pub mod date;
pub mod document;
pub mod export;
pub mod findings;
#[cfg(feature = "form")]
pub mod form;
mod handling;
pub mod hub;
pub mod json;
mod keys;
pub mod messages;
pub mod payload;
mod platform;
pub mod policy;
pub mod position;
pub mod protocol;
pub mod reading;
pub mod record;
pub mod report;
pub mod review;
pub mod rules;
#[cfg(not(target_arch = "wasm32"))]
pub mod sealing;
#[cfg(any(test, target_arch = "wasm32"))]
mod sha256;
mod texts;
pub mod value;
pub mod verify;
#[cfg(target_arch = "wasm32")]
pub mod wasm;
pub mod words;

pub use assess::{Assessment, assess};
pub use payload::submit;

/// The version of the rules, which every payload names.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
