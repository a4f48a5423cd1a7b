//! The words of the catalogue, as its JSON has them.

use serde_json::Value;

use referral_consent::catalogue::catalogue;
use referral_consent::choices::Language;

use crate::failure::{Failure, Outcome, While};

/// What a page takes from the catalogue.
#[derive(Debug)]
pub struct Words {
    /// The version of the rules.
    pub version: String,
    /// Every question, in the order of the record.
    pub questions: Vec<Question>,
    /// The prompts for the rationale of each ground.
    pub grounds: Vec<Ground>,
}

/// A question, or a member of one.
#[derive(Debug)]
pub struct Question {
    /// Its path, or of a member its key.
    pub path: String,
    /// The type of its answer.
    pub shape: String,
    /// What it is called.
    pub label: String,
    /// A help text; empty where there is none.
    pub hint: String,
    /// What to choose from.
    pub options: Vec<Choice>,
    /// The members of an entry.
    pub members: Vec<Self>,
}

/// What can be chosen.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// Its word in JSON.
    pub value: String,
    /// What it is called.
    pub label: String,
    /// A help text; empty where there is none.
    pub hint: String,
}

/// The prompts of a ground.
#[derive(Debug)]
pub struct Ground {
    /// Its word in JSON.
    pub ground: String,
    /// A sentence that introduces them.
    pub intro: String,
    /// The prompts.
    pub prompts: Vec<String>,
}

impl Words {
    /// Those of English.
    pub fn english() -> Outcome<Self> {
        let json = serde_json::to_value(catalogue(Language::English)).doing(|| "the catalogue".to_owned())?;
        Ok(Self {
            version: text(&json, "version")?,
            questions: list(&json, "questions", question)?,
            grounds: list(&json, "grounds", |ground| {
                Ok(Ground {
                    ground: text(ground, "ground")?,
                    intro: text(ground, "intro")?,
                    prompts: list(ground, "prompts", |prompt| {
                        Ok(prompt.as_str().ok_or_else(|| lacks("prompts"))?.to_owned())
                    })?,
                })
            })?,
        })
    }
}

fn question(json: &Value) -> Outcome<Question> {
    Ok(Question {
        path: text(json, "path")?,
        shape: text(json, "type")?,
        label: text(json, "label")?,
        hint: text(json, "hint").unwrap_or_default(),
        options: list(json, "options", choice)?,
        members: list(json, "members", question)?,
    })
}

fn choice(json: &Value) -> Outcome<Choice> {
    Ok(Choice {
        value: text(json, "value")?,
        label: text(json, "label")?,
        hint: text(json, "hint").unwrap_or_default(),
    })
}

fn text(json: &Value, key: &str) -> Outcome<String> {
    Ok(json.get(key).and_then(Value::as_str).ok_or_else(|| lacks(key))?.to_owned())
}

fn list<T>(json: &Value, key: &str, read: impl Fn(&Value) -> Outcome<T>) -> Outcome<Vec<T>> {
    json.get(key).and_then(Value::as_array).into_iter().flatten().map(read).collect()
}

fn lacks(key: &str) -> Failure {
    Failure::new(format!("the catalogue lacks `{key}` where the form needs it."))
}
