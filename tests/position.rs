//! Every combination of the answers that decide the route: walked by what is asked, so that a question is varied only
//! where it is asked, and everything else in the record is as it should be.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that fails says where")]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};

use common::json::{object_of, written};
use common::{day, policy};
use referral_consent::choices::{Choice, Language, Route, Severity, Status};
use referral_consent::date::Date;
use referral_consent::payload::Stamp;
use referral_consent::policy::Policy;
use referral_consent::report::report;
use referral_consent::rules::RuleCode;
use referral_consent::value::Value;
use referral_consent::{Assessment, assess, submit};

const STAMP: Stamp<'_> = Stamp { now: "2026-11-23T16:05:00+00:00", id: "0190f3c2-7b7e-7c54-8f5d-0d2f3a1b9c10" };

/// One answer: the path of its question, and the answer in a short form.
type Answer = (&'static str, Short);

/// An answer in a short form that is quick to copy.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Short {
    Yes,
    No,
    Word(&'static str),
    Words(&'static [&'static str]),
    Number(f64),
}

/// What is left open.
const OPEN: &[Answer] = &[];

impl Short {
    fn value(self) -> Value {
        match self {
            Self::Yes => true.into(),
            Self::No => false.into(),
            Self::Word(word) => word.into(),
            Self::Words(words) => list(words),
            Self::Number(number) => number.into(),
        }
    }
}

fn list(words: &[&'static str]) -> Value {
    Value::List(words.iter().map(|word| Value::from(*word)).collect())
}

/// Answers that are the same in every combination, and decide nothing.
const FIXED: &[Answer] = &[
    ("/referral/date", Short::Word("2026-11-23")),
    ("/referral/concerns", Short::Word("Aisha has come to school hungry most days since early September this year.")),
    ("/referral/concernLevel", Short::Word("child-in-need")),
    ("/referrer/name", Short::Word("Priya Nair")),
    ("/referrer/role", Short::Word("Designated safeguarding lead")),
    ("/referrer/organisation", Short::Word("Exampleshire Primary School")),
    ("/referrer/contact", Short::Word("01632 960100")),
    ("/consent/method", Short::Word("verbal")),
    ("/consent/by/name", Short::Word("Sana Malik")),
    ("/tests/necessity/met", Short::Yes),
    ("/tests/necessity/reason", Short::Word("Only what the hub needs.")),
    ("/tests/proportionality/met", Short::Yes),
    ("/tests/proportionality/reason", Short::Word("No medical detail.")),
    ("/tests/relevance/met", Short::Yes),
    ("/tests/relevance/reason", Short::Word("Every item is about neglect.")),
];

const WORDY: Short = Short::Word(
    "The father has threatened to take Aisha abroad tonight if anyone asks, and waiting leaves her with nobody watching.",
);

/// A question, or several that belong together, with the answers that are tried wherever the first is asked.
struct Turn {
    asked: &'static str,
    answers: &'static [&'static [Answer]],
}

const fn turn(asked: &'static str, answers: &'static [&'static [Answer]]) -> Turn {
    Turn { asked, answers }
}

/// The ages, each of which is walked by itself: not known, unborn, 15 to 19, and twice estimated.
const AGES: &[&[Answer]] = &[
    OPEN,
    &[("/child/expectedDate", Short::Word("2027-02-01"))],
    &[("/child/dateOfBirth", Short::Word("2010-11-24"))],
    &[("/child/dateOfBirth", Short::Word("2010-11-23"))],
    &[("/child/dateOfBirth", Short::Word("2008-11-24"))],
    &[("/child/dateOfBirth", Short::Word("2007-11-24"))],
    &[("/child/dateOfBirth", Short::Word("2007-11-23"))],
    &[("/child/estimatedAge", Short::Number(15.0))],
    &[("/child/estimatedAge", Short::Number(17.0))],
];

macro_rules! words {
    ($path:literal: $($word:literal)*) => { turn($path, &[OPEN, $(&[($path, Short::Word($word))]),*]) };
}

const KIND: Turn = turn(
    "/referral/kind",
    &[
        &[("/referrer/agency", Short::Word("education"))],
        &[
            ("/referral/kind", Short::Word("police-notification")),
            ("/referrer/agency", Short::Word("police")),
            ("/referral/need", Short::Word("safeguarding-response")),
        ],
        &[
            ("/referral/kind", Short::Word("consent-change")),
            ("/referral/previousId", Short::Word("0190f3c2-7b7e-7c54-8f5d-0d2f3a1b9c10")),
            ("/referrer/agency", Short::Word("education")),
        ],
    ],
);

const DECISION: Turn =
    turn("/referral/decision", &[OPEN, &[("/referral/decision", Short::Word("do-not-share"))], NOT_TO_SHARE]);

const NOTICE: Turn = turn(
    "/openness/noticeGiven",
    &[
        OPEN,
        GIVEN_NOTICE,
        &[
            ("/openness/noticeGiven", Short::No),
            ("/openness/explained", Short::Words(&["why", "what", "how", "with-whom"])),
            ("/openness/withheldReason", Short::Word("A letter follows.")),
        ],
        &[
            ("/openness/noticeGiven", Short::No),
            ("/openness/withheldReason", Short::Word("Telling him would put her in danger.")),
        ],
    ],
);

const GIVEN_NOTICE: &[Answer] = &[
    ("/openness/noticeGiven", Short::Yes),
    ("/openness/noticeVersion", Short::Word("4")),
    ("/openness/givenOn", Short::Word("2026-11-20")),
    ("/openness/givenTo", Short::Word("parent")),
    ("/openness/explained", Short::Words(&["why", "what", "how", "with-whom"])),
];

const SOUGHT: Turn =
    turn("/consent/sought", &[OPEN, &[("/consent/sought", Short::No)], &[("/consent/sought", Short::Yes)]]);

const OUTCOME: Turn = words!("/consent/outcome": "given" "limited" "refused" "withdrawn" "awaiting" "unable");

const RELATIONSHIP: Turn = words!("/consent/by/relationship":
    "self" "parent" "carer" "local-authority" "deputy-or-attorney" "other");

const CONSIDERED: Turn = turn(
    "/consent/capacity/considered",
    &[OPEN, &[("/consent/capacity/considered", Short::No)], &[("/consent/capacity/considered", Short::Yes)]],
);

const CAPACITY: Turn = turn(
    "/consent/capacity/outcome",
    &[
        OPEN,
        &[("/consent/capacity/outcome", Short::Word("has-capacity"))],
        &[
            ("/consent/capacity/outcome", Short::Word("lacks-capacity")),
            ("/consent/capacity/reason", Short::Word("A letter from her doctor.")),
        ],
        IN_DOUBT,
    ],
);

const IN_DOUBT: &[Answer] = &[
    ("/consent/capacity/outcome", Short::Word("in-doubt")),
    ("/consent/capacity/reason", Short::Word("She was very upset.")),
];

const RESPONSIBILITY: Turn = words!("/consent/by/parentalResponsibility": "yes" "no" "unknown");

const DECIDED_ON: &[Answer] = &[("/consent/decidedOn", Short::Word("2026-11-20"))];

const REFUSED_ON: Turn = turn("/consent/refusalReason", &[DECIDED_ON]);

const GROUND: Turn = words!("/override/ground":
    "harm-if-sought" "refused-and-escalating" "aims-compromised" "response-required");

const RATIONALE: Turn = turn(
    "/override/rationale",
    &[&[
        ("/override/rationale", WORDY),
        ("/override/decidedBy/name", Short::Word("Tom Reed")),
        ("/override/decidedBy/role", Short::Word("Head teacher")),
        ("/override/decidedOn", Short::Word("2026-11-23")),
    ]],
);

const ESCALATION: &[Answer] = &[
    ("/override/escalation", Short::Words(&["risk"])),
    ("/override/escalationDetail", Short::Word("Threats began this week and are now daily.")),
];

const ASKED_OF: Turn =
    turn("/override/decision", &[OPEN, &[("/override/decision", Short::Word("asked-of-local-authority"))]]);

const BASIS: Turn = turn(
    "/lawfulBasis",
    &[&[("/lawfulBasis", Short::Word("public-task"))], &[("/lawfulBasis", Short::Word("consent"))]],
);

/// Everything about who decides, in the order of the record; limits as far as they are kept or not.
const WHO_DECIDES: &[Turn] = &[
    KIND,
    DECISION,
    NOTICE,
    SOUGHT,
    OUTCOME,
    RELATIONSHIP,
    CONSIDERED,
    CAPACITY,
    RESPONSIBILITY,
    words!("/consent/by/courtOrder": "none" "child-arrangements-lives-with" "residence" "special-guardianship"
        "parental-responsibility" "adoption-placement" "care-order" "emergency-protection"),
    words!("/consent/by/exceptionalReason": "She lives apart from both parents and understands."),
    turn(
        "/consent/limits/recipients",
        &[
            &[("/consent/limits/recipients", Short::Words(&["childrens-social-care"]))],
            &[("/consent/limits/information", Short::Words(&["who"]))],
        ],
    ),
    turn("/change/kind", &[DECIDED_ON]),
    REFUSED_ON,
    GROUND,
    RATIONALE,
    turn("/override/escalation", &[ESCALATION]),
    ASKED_OF,
    turn("/lawfulBasis", &[&[("/lawfulBasis", Short::Word("public-task"))]]),
];

/// Everything about what was decided: its limits, changes since, and what is recorded for going on all the same. The
/// people are fewer: a parent, the young person, and somebody who may not decide.
const WHAT_WAS_DECIDED: &[Turn] = &[
    KIND,
    DECISION,
    NOTICE,
    SOUGHT,
    OUTCOME,
    words!("/consent/by/relationship": "self" "parent" "other"),
    turn("/consent/capacity/considered", &[&[("/consent/capacity/considered", Short::Yes)]]),
    turn("/consent/capacity/outcome", &[&[("/consent/capacity/outcome", Short::Word("has-capacity"))], IN_DOUBT]),
    words!("/consent/by/parentalResponsibility": "yes"),
    words!("/consent/by/exceptionalReason": "She lives apart from both parents and understands."),
    turn(
        "/consent/limits/recipients",
        &[
            OPEN,
            &[("/consent/limits/recipients", Short::Words(&["childrens-social-care"]))],
            &[("/consent/limits/recipients", Short::Words(&["health"]))],
            &[("/consent/limits/information", Short::Words(&["who", "worries"]))],
            &[
                ("/consent/limits/recipients", Short::Words(&["childrens-social-care"])),
                ("/consent/limits/information", Short::Words(&["who"])),
            ],
        ],
    ),
    turn(
        "/change/kind",
        &[
            OPEN,
            DECIDED_ON,
            &[("/change/kind", Short::Word("use")), ("/change/on", Short::Word("2026-11-19"))],
            &[("/consent/decidedOn", Short::Word("2026-11-20")), ("/change/kind", Short::Word("use"))],
            &[
                ("/consent/decidedOn", Short::Word("2026-11-20")),
                ("/change/kind", Short::Word("use")),
                ("/change/on", Short::Word("2026-11-19")),
            ],
            &[
                ("/consent/decidedOn", Short::Word("2026-11-20")),
                ("/change/kind", Short::Word("relationship")),
                ("/change/on", Short::Word("2026-11-20")),
            ],
        ],
    ),
    REFUSED_ON,
    GROUND,
    RATIONALE,
    turn("/override/escalation", &[OPEN, ESCALATION]),
    ASKED_OF,
    BASIS,
];

/// The record that these answers make, with what is shared with whom.
fn record(answers: &[Answer]) -> Value {
    fn group(answers: &[(&'static str, Short)]) -> Vec<(String, Value)> {
        let mut members: Vec<(String, Value)> = Vec::new();
        let mut inner: Vec<(&'static str, Vec<(&'static str, Short)>)> = Vec::new();
        for (path, answer) in answers {
            match path.split_once('/') {
                None => members.push((String::from(*path), answer.value())),
                Some((name, rest)) => match inner.iter_mut().find(|(known, _)| *known == name) {
                    Some((_, answers)) => answers.push((rest, *answer)),
                    None => inner.push((name, vec![(rest, *answer)])),
                },
            }
        }
        members.extend(inner.into_iter().map(|(name, answers)| (name.into(), object_of(group(&answers)).into())));
        members
    }
    let stripped: Vec<Answer> = answers.iter().map(|(path, answer)| (&path[1..], *answer)).collect();
    let mut members = group(&stripped);
    // A form shows these only where something is shared, and so does this record: nothing is left over.
    let kind = |path: &str, word| answers.iter().any(|answer| *answer == (path_of(path), Short::Word(word)));
    if !kind("/referral/kind", "consent-change") && !kind("/referral/decision", "do-not-share") {
        let entry = |members: &[(&str, Value)]| -> Value {
            object_of(members.iter().map(|(key, value)| ((*key).into(), value.clone())).collect()).into()
        };
        let item =
            |id: &'static str, category: &'static str| entry(&[("id", id.into()), ("category", category.into())]);
        members.push(("information".into(), vec![item("who", "identity"), item("worries", "concerns")].into()));
        let all = list(&["who", "worries"]);
        let sharing =
            [("recipient", "childrens-social-care".into()), ("purpose", "safeguarding".into()), ("information", all)];
        members.push(("sharing".into(), vec![entry(&sharing)].into()));
    }
    object_of(members).into()
}

/// The one text that stands for this path, so that answers can be compared.
fn path_of(path: &str) -> &'static str {
    match path {
        "/referral/kind" => "/referral/kind",
        "/referral/decision" => "/referral/decision",
        _ => panic!("{path} decides nothing about what is shared"),
    }
}

/// Answers a question anew.
fn answer(answers: &mut Vec<Answer>, anew: &[Answer]) {
    for (path, short) in anew {
        answers.retain(|(known, _)| known != path);
        answers.push((path, *short));
    }
}

fn is_asked(assessment: &Assessment<'_>, path: &str) -> bool {
    assessment.asked.iter().any(|question| question.path() == path)
}

/// What is counted and remembered on the way.
#[derive(Default)]
struct Tally {
    combinations: usize,
    submitted: usize,
    cured: usize,
    longest_cure: usize,
    by_route: BTreeMap<&'static str, [usize; 3]>,
    stops: BTreeSet<&'static str>,
    problems: Vec<String>,
}

struct Walk<'a> {
    turns: &'static [Turn],
    policy: &'a Policy,
    today: Date,
    tally: Tally,
}

impl Walk<'_> {
    /// Varies the questions from one on, each only where it is asked.
    fn from(&mut self, next: usize, answers: &mut Vec<Answer>) {
        let value = record(answers);
        let assessment = assess(&value, self.policy, self.today);
        let Some(ahead) = self.turns[next..].iter().position(|turn| is_asked(&assessment, turn.asked)) else {
            return self.end(answers, &assessment);
        };
        let turn = &self.turns[next + ahead];
        for anew in turn.answers {
            let before = answers.len();
            answers.extend_from_slice(anew);
            self.from(next + ahead + 1, answers);
            answers.truncate(before);
        }
    }

    fn problem(&mut self, what: &str, answers: &[Answer], assessment: &Assessment<'_>) {
        if self.tally.problems.len() < 5 {
            let varied: Vec<_> = answers.iter().filter(|answer| !FIXED.contains(answer)).collect();
            let findings: Vec<String> = common::Seen::of(assessment).findings;
            self.tally.problems.push(format!("{what}\n  answers {varied:?}\n  findings {findings:?}"));
        }
    }

    /// Holds what always holds of one combination.
    fn end(&mut self, answers: &mut Vec<Answer>, assessment: &Assessment<'_>) {
        self.tally.combinations += 1;
        let route = assessment.position.route;
        self.tally.by_route.entry(route.word()).or_default()[assessment.status as usize] += 1;
        if route == Route::None && assessment.status == Status::Ready {
            self.problem("ready on no route", answers, assessment);
        }
        self.stops_have_next(answers, assessment);
        if is_asked(assessment, "/referral/lifeAtRisk") {
            answers.push(("/referral/lifeAtRisk", Short::Yes));
            let value = record(answers);
            let at_risk = assess(&value, self.policy, self.today);
            if at_risk.status > assessment.status {
                self.problem("a life at risk makes it worse", answers, &at_risk);
            }
            if at_risk.position.route == Route::None {
                self.problem("no route though a life is at risk", answers, &at_risk);
            }
            self.stops_have_next(answers, &at_risk);
            self.submits(answers, &value, at_risk.status);
            answers.pop();
        }
        let value = record(answers);
        self.submits(answers, &value, assessment.status);
        if assessment.status != Status::Ready {
            self.is_no_dead_end(answers);
        }
    }

    /// A payload exists only where the status is ready. Making one costs far more than not making one: every
    /// combination that is not ready is tried, and every eighth that is.
    fn submits(&mut self, answers: &[Answer], value: &Value, status: Status) {
        self.tally.submitted += 1;
        if status == Status::Ready && !self.tally.submitted.is_multiple_of(8) {
            return;
        }
        let (assessment, payload) = submit(value, self.policy, self.today, STAMP);
        if payload.is_some() != (status == Status::Ready) || assessment.status != status {
            self.problem("there is a payload exactly where it is ready", answers, &assessment);
        }
    }

    /// Every stop says what to do next, whom to phone, and 999. What is said depends on the rule alone.
    fn stops_have_next(&mut self, answers: &[Answer], assessment: &Assessment<'_>) {
        let stops = |finding: &&referral_consent::findings::Finding| finding.severity == Severity::Stop;
        let fresh: Vec<_> = assessment.findings.iter().filter(stops).map(|finding| finding.code.code()).collect();
        if fresh.iter().all(|code| self.tally.stops.contains(code)) {
            return;
        }
        self.tally.stops.extend(fresh);
        let said = written(&report(assessment, self.policy, Language::English));
        for finding in said["findings"].as_array().unwrap().iter().filter(|finding| finding["severity"] == "stop") {
            let next = finding["next"].as_str().unwrap_or_default();
            if !next.contains("01632 960001") || !next.contains("999") {
                self.problem(&format!("{} has no way out: {next}", finding["code"]), answers, assessment);
            }
        }
    }

    /// Whatever was answered, doing what the findings ask for, one after the other, leads to `ready`; and so does
    /// deciding not to share. A life at risk is not needed for it.
    fn is_no_dead_end(&mut self, answers: &[Answer]) {
        let mut cured = answers.to_vec();
        let mut steps = 0;
        loop {
            let value = record(&cured);
            let assessment = assess(&value, self.policy, self.today);
            let open = assessment.findings.iter().find(|finding| finding.severity != Severity::Advice);
            let Some(finding) = open else { break };
            let Some(cure) = cure(finding.code, &finding.place.pointer(), &assessment) else {
                return self.problem("nothing is known against this finding", &cured, &assessment);
            };
            steps += 1;
            if steps > 20 {
                return self.problem("the findings lead nowhere", &cured, &assessment);
            }
            answer(&mut cured, cure);
        }
        self.tally.cured += 1;
        self.tally.longest_cure = self.tally.longest_cure.max(steps);
        let mut not_shared = answers.to_vec();
        answer(&mut not_shared, NOT_TO_SHARE);
        let value = record(&not_shared);
        let assessment = assess(&value, self.policy, self.today);
        let may_decide = is_asked(&assessment, "/referral/decision");
        if may_decide && (assessment.status, assessment.position.route) != (Status::Ready, Route::NotSharing) {
            self.problem("not even not sharing is ready", &not_shared, &assessment);
        }
    }
}

const NOT_TO_SHARE: &[Answer] = &[
    ("/referral/decision", Short::Word("do-not-share")),
    ("/referral/decisionReason", Short::Word("Early help is in place and the worry has gone.")),
];

/// What a person does who follows a finding to the letter and has nothing to hide. On a stop it is the last of what
/// its `next` offers: to record the ground for going on, since the others change what has happened.
fn cure(rule: RuleCode, path: &str, assessment: &Assessment<'_>) -> Option<&'static [Answer]> {
    use RuleCode as R;
    let ground: &[Answer] = &[
        ("/override/ground", Short::Word("response-required")),
        ("/override/rationale", WORDY),
        ("/override/decidedBy/name", Short::Word("Tom Reed")),
        ("/override/decidedBy/role", Short::Word("Head teacher")),
        ("/override/decidedOn", Short::Word("2026-11-23")),
    ];
    let kind_is_change = assessment.position.route == Route::ConsentChange;
    Some(match rule {
        R::ChildAgeMissing => &[("/child/dateOfBirth", Short::Word("2016-05-14"))],
        R::DecisionReasonMissing => NOT_TO_SHARE,
        R::OpennessNoticeMissing => GIVEN_NOTICE,
        R::ConsentSoughtMissing => &[("/consent/sought", Short::Yes)],
        R::ConsentOutcomeMissing => &[("/consent/outcome", Short::Word("awaiting"))],
        R::ConsentDetailMissing => match path {
            "/consent/decidedOn" => DECIDED_ON,
            "/consent/by/relationship" => &[("/consent/by/relationship", Short::Word("other"))],
            _ => return None,
        },
        R::ConsentParentalResponsibilityMissing => match is_asked(assessment, "/override/ground") {
            true => ground,
            false => &[("/consent/by/parentalResponsibility", Short::Word("unknown"))],
        },
        R::ConsentCourtOrderMissing => &[("/consent/by/courtOrder", Short::Word("none"))],
        R::ConsentCapacityMissing => match (path, is_asked(assessment, "/override/ground")) {
            (_, true) => ground,
            ("/consent/capacity/considered", false) => &[("/consent/capacity/considered", Short::Yes)],
            (_, false) => IN_DOUBT,
        },
        R::ConsentLimitsMissing => &[("/consent/limits/recipients", Short::Words(&["health"]))],
        R::ConsentSeekFirst
        | R::ConsentAwaiting
        | R::ConsentUnable
        | R::ConsentRefused
        | R::ConsentWithdrawn
        | R::ConsentCapacityInDoubt
        | R::ConsentNotCompetent
        | R::ConsentNotInformed
        | R::ConsentSeekAgain
        | R::ConsentChangeDateMissing
        | R::ConsentBeyondLimits
        | R::OverrideGroundMismatch
        | R::OverrideRationaleThin
        | R::OverrideRationaleMissing
        | R::OverrideDecisionMissing
            if is_asked(assessment, "/override/ground") =>
        {
            ground
        }
        R::OverrideEscalationMissing => ESCALATION,
        R::BasisNotConsent | R::BasisMissing => &[("/lawfulBasis", Short::Word("public-task"))],
        R::ChangeDetailMissing => match path {
            "/consent/outcome" => &[("/consent/outcome", Short::Word("withdrawn"))],
            "/consent/decidedOn" => DECIDED_ON,
            "/consent/by/relationship" => &[("/consent/by/relationship", Short::Word("parent"))],
            "/consent/limits/recipients" => &[("/consent/limits/recipients", Short::Words(&["health"]))],
            _ => return None,
        },
        R::ChangeNotAChange if kind_is_change => &[("/consent/outcome", Short::Word("withdrawn"))],
        _ => return None,
    })
}

#[test]
fn every_combination_of_answers_that_decides_the_route_keeps_what_always_holds() {
    let policy = policy();
    let next = AtomicUsize::new(0);
    // The second walk at one age of each kind: not known, unborn, fifteen, sixteen, nineteen.
    let walks: Vec<(&'static [Turn], &[Answer])> = AGES
        .iter()
        .map(|age| (WHO_DECIDES, *age))
        .chain([0, 1, 2, 3, 6].map(|age| (WHAT_WAS_DECIDED, AGES[age])))
        .collect();
    let walk_some = || {
        let mut tallies = Vec::new();
        while let Some((turns, age)) = walks.get(next.fetch_add(1, Ordering::Relaxed)) {
            let mut walk = Walk { turns, policy: &policy, today: day(common::TODAY), tally: Tally::default() };
            walk.from(0, &mut [FIXED, age].concat());
            tallies.push(walk.tally);
        }
        tallies
    };
    let tallies: Vec<Tally> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..2).map(|_| scope.spawn(walk_some)).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    let sum = |count: fn(&Tally) -> usize| tallies.iter().map(count).sum::<usize>();
    let mut by_route: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    let mut stops = BTreeSet::new();
    for tally in &tallies {
        stops.extend(tally.stops.iter().copied());
        for (route, counts) in &tally.by_route {
            let sums = by_route.entry(route).or_default();
            sums.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
        }
    }
    let combinations = sum(|tally| tally.combinations);
    println!("{combinations} combinations of the answers that decide the route, each with and without a life at risk;");
    println!(
        "{} were followed from their findings to ready, in at most {} steps",
        sum(|tally| tally.cured),
        tallies.iter().map(|tally| tally.longest_cure).max().unwrap()
    );
    println!("route: ready, incomplete, stop");
    for (route, counts) in &by_route {
        println!("  {route}: {counts:?}");
    }
    println!("stops: {stops:?}");
    let problems: Vec<&str> = tallies.iter().flat_map(|tally| &tally.problems).map(String::as_str).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n\n"));
    assert!(combinations > 50_000, "only {combinations} combinations: what is asked is not walked");
    // `protect-life` is walked beside each of them.
    for route in Route::ALL.iter().filter(|route| **route != Route::ProtectLife) {
        assert!(by_route.contains_key(route.word()), "the route {} is never walked", route.word());
    }
}
