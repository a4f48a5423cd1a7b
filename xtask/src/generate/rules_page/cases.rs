//! The named cases of the tests, by the rules that are found in them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use referral_consent::rules::RuleCode;
use serde_json::Value;

use crate::failure::{Failure, Outcome, While};
use crate::fingerprint::files_in;

/// The names of the cases in which a rule is found.
#[derive(Debug, Default)]
pub struct Cases(BTreeMap<RuleCode, Vec<String>>);

impl Cases {
    /// Reads every file of cases in a folder, in the order of their names.
    pub fn read(folder: &Path) -> Outcome<Self> {
        let mut cases = Self::default();
        for path in files_in(folder)? {
            let name = path.strip_prefix(folder).unwrap_or(&path).display().to_string();
            if !name.ends_with(".json") {
                continue;
            }
            let text = fs::read_to_string(&path).doing(|| format!("cannot read {}", path.display()))?;
            let file: Value = serde_json::from_str(&text).doing(|| format!("{} is no JSON", path.display()))?;
            cases.add(&file).map_err(|failure| Failure::new(format!("{}: {failure}", path.display())))?;
        }
        Ok(cases)
    }

    /// Adds the cases of a file; other files have none.
    fn add(&mut self, file: &Value) -> Outcome {
        for case in list(file.get("cases")) {
            let name = case.get("name").and_then(Value::as_str).ok_or_else(|| Failure::new("a case has no name"))?;
            for finding in list(case.pointer("/expect/findings")) {
                let code = finding.get("code").and_then(Value::as_str).unwrap_or_default();
                let rule = RuleCode::from_code(code)
                    .ok_or_else(|| Failure::new(format!("“{name}” expects `{code}`, and there is no such rule")))?;
                let names = self.0.entry(rule).or_default();
                if !names.iter().any(|known| known == name) {
                    names.push(name.to_owned());
                }
            }
        }
        Ok(())
    }

    /// The cases in which a rule is found.
    pub fn of(&self, rule: RuleCode) -> &[String] {
        self.0.get(&rule).map_or(&[], Vec::as_slice)
    }
}

fn list(value: Option<&Value>) -> &[Value] {
    value.and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn added(file: &str) -> Outcome<Cases> {
        let mut cases = Cases::default();
        cases.add(&serde_json::from_str(file).doing(|| "no JSON".to_owned())?)?;
        Ok(cases)
    }

    #[test]
    fn a_rule_that_is_found_twice_in_a_case_names_it_once() -> Outcome {
        let cases = added(
            r#"{"cases": [
                {"name": "one", "expect": {"findings": [{"code": "basis.missing"}, {"code": "basis.missing"}]}},
                {"name": "two", "expect": {"findings": [{"code": "basis.missing"}]}}
            ]}"#,
        )?;
        assert_eq!(cases.of(RuleCode::BasisMissing), ["one", "two"]);
        assert!(cases.of(RuleCode::TestsNotMet).is_empty());
        Ok(())
    }

    #[test]
    fn a_code_that_is_no_rule_is_refused() {
        assert!(added(r#"{"cases": [{"name": "one", "expect": {"findings": [{"code": "no.rule"}]}}]}"#).is_err());
    }

    #[test]
    fn a_file_without_cases_has_none() -> Outcome {
        assert!(added(r#"{"id": "a policy"}"#)?.of(RuleCode::BasisMissing).is_empty());
        Ok(())
    }
}
