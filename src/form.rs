//! The rules attached to a form that an agency has already: what stands in its controls is read, its questions are shown
//! and hidden, and what the rules find is said beside them.
//!
//! What can be told apart from a page is decided in modules that do not know one.

pub mod binding;
pub mod control;
pub mod mapping;
mod pieces;
pub mod problem;
pub mod reading;

#[cfg(target_arch = "wasm32")]
mod attached;
#[cfg(target_arch = "wasm32")]
mod beside;
#[cfg(target_arch = "wasm32")]
mod changes;
#[cfg(target_arch = "wasm32")]
mod classes;
#[cfg(target_arch = "wasm32")]
mod copied;
#[cfg(target_arch = "wasm32")]
mod dom;
#[cfg(target_arch = "wasm32")]
mod page;
#[cfg(target_arch = "wasm32")]
mod questions;
#[cfg(target_arch = "wasm32")]
mod rationale;
#[cfg(target_arch = "wasm32")]
mod speech;
#[cfg(target_arch = "wasm32")]
mod summary;
#[cfg(target_arch = "wasm32")]
mod telling;
