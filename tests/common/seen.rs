//! What an assessment says, in a form that can be compared, whether it comes from Rust or from JavaScript.

use referral_consent::Assessment;
use referral_consent::choices::Choice;
use referral_consent::position::Age;

use super::json::Json;

/// What an assessment says, but for its messages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    pub status: String,
    pub route: String,
    pub consenter: String,
    pub age: Json,
    /// Each as `code severity path`, in the order in which they were given.
    pub findings: Vec<String>,
    pub ask: Vec<String>,
    pub handling: Vec<String>,
}

impl Seen {
    /// What an assessment says.
    pub fn of(assessment: &Assessment<'_>) -> Self {
        let finding = |finding: &referral_consent::findings::Finding| {
            format!("{} {} {}", finding.code.code(), finding.severity.word(), finding.place.pointer())
        };
        Self {
            status: assessment.status.word().into(),
            route: assessment.position.route.word().into(),
            consenter: assessment.position.consenter.word().into(),
            age: match assessment.position.age {
                None => Json::Null,
                Some(Age::Unborn) => "unborn".into(),
                Some(Age::Years(years)) => years.into(),
            },
            findings: assessment.findings.iter().map(finding).collect(),
            ask: assessment.asked.iter().map(|question| question.path().into()).collect(),
            handling: assessment.handling.iter().map(|duty| duty.word().into()).collect(),
        }
    }

    /// What a report says, as JavaScript gets it.
    pub fn of_report(report: &Json) -> Self {
        Self {
            status: text(&report["status"]),
            route: text(&report["route"]),
            consenter: text(&report["consenter"]),
            age: report["age"].clone(),
            findings: findings(&report["findings"]),
            ask: texts(&report["ask"]),
            handling: texts(&report["handling"]),
        }
    }

    /// The findings of one code, each as `severity path`.
    pub fn found(&self, code: &str) -> Vec<&str> {
        self.findings.iter().filter_map(|finding| finding.strip_prefix(code)?.strip_prefix(' ')).collect()
    }

    /// The same without the findings of one code.
    pub fn without(mut self, code: &str) -> Self {
        self.findings.retain(|finding| !finding.starts_with(&format!("{code} ")));
        self
    }
}

/// Findings in JSON, each as `code severity path`.
pub fn findings(json: &Json) -> Vec<String> {
    let list = json.as_array().unwrap_or_else(|| panic!("{json} is no list of findings"));
    let finding = |finding: &Json| ["code", "severity", "path"].map(|key| text(&finding[key])).join(" ");
    list.iter().map(finding).collect()
}

/// A list of texts in JSON.
pub fn texts(json: &Json) -> Vec<String> {
    json.as_array().unwrap_or_else(|| panic!("{json} is no list")).iter().map(text).collect()
}

fn text(json: &Json) -> String {
    json.as_str().unwrap_or_else(|| panic!("{json} is no text")).into()
}
