//! What the controls say: a form becomes a record.

use crate::form::control::{Answer, Control};
use crate::form::mapping::{Binding, Mapping};
use crate::value::Value;

/// A record that was read from a form.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The record.
    pub record: Value,
}

/// Reads a form: the controls and what they hold, place by place.
#[must_use]
pub fn read(_mapping: &Mapping, _binding: &Binding, _controls: &[Control], _answers: &[Answer]) -> Reading {
    Reading { record: Value::Null }
}
