//! A form that somebody else has made, as a list of its controls: which of them holds which answer, and what it says.

#![cfg(feature = "form")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that fails says where")]

mod common;

use common::json::written;
use common::{Json, json, policy, policy_json, see, see_value, value};
use proptest::prelude::*;
use referral_consent::form::binding::Binding;
use referral_consent::form::control::{Answer, Control, Entry, Kind, Part, SelectOption};
use referral_consent::form::mapping::Mapping;
use referral_consent::form::problem::ProblemKind;
use referral_consent::form::reading::{self, Reading};
use referral_consent::record::Question;

/// A control and what it holds.
#[derive(Clone, Debug, Default)]
struct Field {
    control: Control,
    answer: Answer,
}

fn field(kind: Kind, name: &str) -> Field {
    Field { control: Control { kind, name: name.into(), ..Control::default() }, answer: Answer::default() }
}

fn text(name: &str, text: &str) -> Field {
    let mut field = field(Kind::Text, name);
    field.answer.text = text.into();
    field
}

fn hidden(name: &str, value: &str) -> Field {
    let mut field = text(name, value);
    field.control.kind = Kind::Hidden;
    field
}

fn tick(kind: Kind, name: &str, value: &str, ticked: bool) -> Field {
    let mut field = field(kind, name);
    field.control.value = value.into();
    field.answer.ticked = ticked;
    field
}

/// Radio buttons of one name, of which the one with this value is ticked.
fn radios(name: &str, values: &[&str], ticked: &str) -> Vec<Field> {
    values.iter().map(|value| tick(Kind::Radio, name, value, *value == ticked)).collect()
}

/// Checkboxes of one name, of which those with these values are ticked.
fn checkboxes(name: &str, values: &[&str], ticked: &[&str]) -> Vec<Field> {
    values.iter().map(|value| tick(Kind::Checkbox, name, value, ticked.contains(value))).collect()
}

/// A select with options, each a value and a label, of which those with these places are selected.
fn select(name: &str, options: &[(&str, &str)], selected: &[usize]) -> Field {
    let mut field = field(Kind::Select, name);
    let option =
        |(value, label): &(&str, &str)| SelectOption { value: (*value).into(), rc_value: None, label: (*label).into() };
    field.control.options = options.iter().map(option).collect();
    field.answer.selected = selected.to_vec();
    field
}

impl Field {
    fn rc(mut self, path: &str) -> Self {
        self.control.rc = Some(path.into());
        self
    }

    fn rc_value(mut self, value: &str) -> Self {
        self.control.rc_value = Some(value.into());
        self
    }

    fn part(mut self, part: Part) -> Self {
        self.control.part = Some(part);
        self
    }

    fn entry(mut self, list: &str, number: usize) -> Self {
        self.control.entry = Some(Entry { list: list.into(), number });
        self
    }

    fn disabled(mut self) -> Self {
        self.answer.disabled = true;
        self
    }
}

/// A form with options, bound and read.
struct Form {
    binding: Binding,
    reading: Reading,
    /// What is wrong with the options and with the form.
    problems: Vec<String>,
    kinds: Vec<ProblemKind>,
    names: Vec<String>,
}

fn form(options: Json, fields: Vec<Field>) -> Form {
    let (mapping, mut problems) = Mapping::read(&value(&options));
    let names = fields.iter().map(|field| format!("{}={}", field.control.name, field.control.value)).collect();
    let (controls, answers): (Vec<_>, Vec<_>) = fields.into_iter().map(|field| (field.control, field.answer)).unzip();
    let binding = mapping.bind(&controls);
    problems.extend(binding.problems.clone());
    let reading = reading::read(&mapping, &binding, &controls, &answers);
    let kinds = problems.iter().map(|problem| problem.kind).collect();
    Form { binding, reading, problems: problems.iter().map(|problem| problem.text()).collect(), kinds, names }
}

/// The same where nothing but the fields is given.
fn fields(options: Json, controls: Vec<Field>) -> Form {
    form(json!({ "fields": options }), controls)
}

impl Form {
    fn record(&self) -> Json {
        written(&self.reading.record)
    }

    fn at(&self, pointer: &str) -> Json {
        self.record().pointer(pointer).cloned().unwrap_or(Json::Null)
    }

    /// The controls of a place, each as `name=value`.
    fn controls_of(&self, pointer: &str) -> Vec<&str> {
        self.binding.controls_of(&self.reading, pointer).iter().map(|index| self.names[*index].as_str()).collect()
    }

    #[track_caller]
    fn without_problems(self) -> Self {
        assert_eq!(self.problems, Vec::<String>::new());
        self
    }
}

/// What a date of birth is read as that stands in one text.
fn date_from(typed: &str) -> Json {
    fields(json!({ "child.dateOfBirth": "dob" }), vec![text("dob", typed)]).without_problems().at("/child/dateOfBirth")
}

/// What a date of birth is read as that stands in three texts of these names.
fn date_of(field: Json, names: [&str; 3], typed: [&str; 3]) -> Json {
    let controls = names.iter().zip(typed).map(|(name, typed)| text(name, typed)).collect();
    fields(json!({ "child.dateOfBirth": field }), controls).without_problems().at("/child/dateOfBirth")
}

#[test]
fn a_form_with_nothing_in_it_is_a_record_with_nothing_in_it() {
    assert_eq!(form(Json::Null, vec![]).without_problems().record(), json!({}));
    assert_eq!(form(json!({}), vec![text("childName", "Sam")]).without_problems().record(), json!({}));
}

#[test]
fn a_text_is_read_as_it_was_typed() {
    let form = fields(json!({ "referral.concerns": "concerns" }), vec![text("concerns", "  Thin,\n and cold ")]);
    assert_eq!(form.without_problems().record(), json!({ "referral": { "concerns": "  Thin,\n and cold " } }));
}

#[test]
fn a_path_may_be_written_with_dots_or_as_a_pointer() {
    for path in ["consent.by.name", "/consent/by/name"] {
        let form = fields(json!({ path: "who" }), vec![text("who", "Ann")]).without_problems();
        assert_eq!(form.record(), json!({ "consent": { "by": { "name": "Ann" } } }));
    }
}

#[test]
fn a_date_is_read_however_british_people_write_it() {
    for typed in [
        "2026-11-23",
        "23/11/2026",
        "23.11.2026",
        "23-11-2026",
        "23 11 2026",
        " 23 / 11 / 2026 ",
        "23 November 2026",
        "23 nov 2026",
        "23-Nov-2026",
        "2026/11/23",
    ] {
        assert_eq!(date_from(typed), "2026-11-23", "{typed}");
    }
    assert_eq!(date_from("3/4/2019"), "2019-04-03", "the day comes first");
    assert_eq!(date_from("29/2/2024"), "2024-02-29");
}

#[test]
fn what_is_no_date_stays_as_it_was_typed_so_that_the_rules_say_so() {
    for typed in [
        "31/2/2026",
        "11/23/2026",
        "23/11/26",
        "23-11-26",
        "tomorrow",
        "23/11",
        "1/2/3/2026",
        "0/1/2020",
        "１/1/2020",
        "3 é 2026",
    ] {
        assert_eq!(date_from(typed), typed);
        let record = json!({ "child": { "dateOfBirth": typed } });
        assert_eq!(see(&record).found("record.bad-date"), ["invalid /child/dateOfBirth"], "{typed}");
    }
    assert_eq!(date_from(""), Json::Null);
    assert_eq!(date_from("  "), Json::Null);
}

#[test]
fn a_date_in_three_parts_is_found_from_one_name_by_every_way_of_naming_the_parts() {
    for (name, names) in [
        ("dob", ["dob-day", "dob-month", "dob-year"]),
        ("dob", ["dob_day", "dob_month", "dob_year"]),
        ("dob", ["dob[day]", "dob[month]", "dob[year]"]),
        ("dob", ["dob.day", "dob.month", "dob.year"]),
        ("dob", ["dobDay", "dobMonth", "dobYear"]),
        ("dob", ["dob[Day]", "dob[Month]", "dob[Year]"]),
        ("dob", ["dob(3i)", "dob(2i)", "dob(1i)"]),
        ("child[dob]", ["child[dob(3i)]", "child[dob(2i)]", "child[dob(1i)]"]),
        ("child[dob]", ["child[dob][day]", "child[dob][month]", "child[dob][year]"]),
        ("dob", ["dob[dob-day]", "dob[dob-month]", "dob[dob-year]"]),
        ("child.dob", ["child.dob.day", "child.dob.month", "child.dob.year"]),
    ] {
        assert_eq!(date_of(json!(name), names, ["3", "4", "2019"]), "2019-04-03", "{names:?}");
    }
}

#[test]
fn a_date_in_three_parts_may_be_named_part_by_part() {
    let name = json!({ "name": { "day": "q7a", "month": "q7b", "year": "q7c" } });
    assert_eq!(date_of(name, ["q7c", "q7a", "q7b"], ["2019", "03", "04"]), "2019-04-03");
}

#[test]
fn a_date_in_three_parts_may_be_marked_in_the_html() {
    let parts = [("day", Part::Day, "3"), ("month", Part::Month, "April"), ("year", Part::Year, "2019")];
    let marked = |(name, part, typed): &(&str, Part, &str)| text(&format!("x{name}9"), typed).part(*part);
    let by_part = parts.iter().map(|part| marked(part).rc("child.dateOfBirth")).collect();
    assert_eq!(form(json!({}), by_part).without_problems().at("/child/dateOfBirth"), "2019-04-03");
    let by_name = parts.iter().map(|(name, _, typed)| text(&format!("birth-{name}"), typed).rc("child.dateOfBirth"));
    assert_eq!(form(json!({}), by_name.collect()).without_problems().at("/child/dateOfBirth"), "2019-04-03");
}

#[test]
fn a_date_that_is_not_whole_or_not_in_the_calendar_is_as_it_was_typed() {
    let names = ["dob-day", "dob-month", "dob-year"];
    for (typed, read) in [
        (["31", "2", "2026"], json!("31/2/2026")),
        (["31", "", "2026"], json!("31//2026")),
        (["", "", "2026"], json!("//2026")),
        (["3", "4", "19"], json!("3/4/19")),
        (["a", "b", "c"], json!("a/b/c")),
        (["", " ", ""], Json::Null),
    ] {
        assert_eq!(date_of(json!("dob"), names, typed), read);
    }
}

#[test]
fn a_month_may_be_chosen_from_a_list_or_written_as_a_word() {
    let month = select("dob-month", &[("", "Month"), ("1", "January"), ("2", "February")], &[2]);
    let controls = vec![text("dob-day", "28"), month, text("dob-year", "2019")];
    let form = fields(json!({ "child.dateOfBirth": "dob" }), controls).without_problems();
    assert_eq!(form.at("/child/dateOfBirth"), "2019-02-28");
    assert_eq!(date_of(json!("dob"), ["dob-day", "dob-month", "dob-year"], ["3", "Sept", "2019"]), "2019-09-03");
    assert_eq!(date_of(json!("dob"), ["dob-day", "dob-month", "dob-year"], ["3", "Ma", "2019"]), "3/Ma/2019");
}

#[test]
fn a_part_of_a_date_is_not_taken_for_the_whole_of_another() {
    let controls = vec![text("birth", "3/4/2019"), text("birthday", "a party"), text("birth-weight", "3 kg")];
    let form = fields(json!({ "child.dateOfBirth": "birth" }), controls).without_problems();
    assert_eq!(form.at("/child/dateOfBirth"), "2019-04-03");
    assert_eq!(form.controls_of("/child/dateOfBirth"), ["birth="]);
    // One control holds a whole date, though its name ends like a part.
    let whole = vec![text("birth_day", "soon").rc("child.dateOfBirth")];
    assert_eq!(form_of(whole).at("/child/dateOfBirth"), "soon");
}

/// A form whose mapping stands in its HTML, and which has no problem.
#[track_caller]
fn form_of(controls: Vec<Field>) -> Form {
    form(json!({}), controls).without_problems()
}

#[test]
fn yes_and_no_are_understood_however_a_form_says_them() {
    for (yes, no) in [("yes", "no"), ("Yes", "No"), ("true", "false"), ("TRUE", "FALSE"), ("1", "0"), ("Y", "N")] {
        for (ticked, read) in [(yes, json!(true)), (no, json!(false)), ("", Json::Null)] {
            let form = fields(json!({ "referral.lifeAtRisk": "risk" }), radios("risk", &[yes, no], ticked));
            assert_eq!(form.without_problems().at("/referral/lifeAtRisk"), read, "{yes} {no} {ticked}");
        }
    }
    assert_eq!(
        fields(json!({ "referral.lifeAtRisk": "risk" }), vec![text("risk", " ON ")]).at("/referral/lifeAtRisk"),
        true
    );
    let maybe = fields(json!({ "referral.lifeAtRisk": "risk" }), vec![text("risk", "maybe")]);
    assert_eq!(maybe.at("/referral/lifeAtRisk"), "maybe", "the rules say that this is no answer");
}

#[test]
fn a_lone_checkbox_says_yes_when_it_is_ticked_and_nothing_when_it_is_not() {
    let ticked = |value, ticked| {
        let controls = vec![tick(Kind::Checkbox, "risk", value, ticked)];
        fields(json!({ "referral.lifeAtRisk": "risk" }), controls).without_problems().at("/referral/lifeAtRisk")
    };
    for value in ["on", "1", "", "immediate", "Y"] {
        assert_eq!(ticked(value, true), true, "{value}");
        assert_eq!(ticked(value, false), Json::Null, "{value}");
    }
    assert_eq!(ticked("no", true), false, "a checkbox that says no");
}

#[test]
fn a_lone_checkbox_that_is_not_ticked_says_what_the_options_say() {
    let unchecked = |unchecked: Json, ticked| {
        let controls = vec![tick(Kind::Checkbox, "risk", "on", ticked)];
        let field = json!({ "name": "risk", "unchecked": unchecked });
        fields(json!({ "referral.lifeAtRisk": field }), controls).without_problems().at("/referral/lifeAtRisk")
    };
    assert_eq!(unchecked(json!(false), false), false);
    assert_eq!(unchecked(json!("no"), false), false);
    assert_eq!(unchecked(json!(false), true), true);
    assert_eq!(unchecked(Json::Null, false), Json::Null);
}

#[test]
fn the_hidden_twin_that_frameworks_put_beside_a_checkbox_says_nothing() {
    let controls = |ticked| vec![hidden("aware", "0"), tick(Kind::Checkbox, "aware", "1", ticked)];
    let sought = |ticked| {
        fields(json!({ "consent.sought": "aware" }), controls(ticked)).without_problems().at("/consent/sought")
    };
    assert_eq!(sought(true), true);
    assert_eq!(sought(false), Json::Null);
    assert_eq!(fields(json!({ "consent.sought": "aware" }), vec![hidden("aware", "0")]).at("/consent/sought"), false);
}

#[test]
fn an_option_is_understood_by_its_token_or_its_english_label() {
    for said in ["refused", "Refused", " REFUSED ", "They said no", "they said NO"] {
        let form = fields(json!({ "consent.outcome": "outcome" }), vec![text("outcome", said)]).without_problems();
        assert_eq!(form.at("/consent/outcome"), "refused", "{said}");
    }
    let other = fields(json!({ "consent.outcome": "outcome" }), vec![text("outcome", "Dunno")]);
    assert_eq!(other.at("/consent/outcome"), "Dunno", "nothing is lost");
}

#[test]
fn an_option_is_understood_by_the_label_of_the_select_where_its_value_means_nothing() {
    let options = [("", "Choose"), ("27", "They said no"), ("28", "given")];
    for (selected, read) in [(0, Json::Null), (1, json!("refused")), (2, json!("given"))] {
        let form =
            fields(json!({ "consent.outcome": "o" }), vec![select("o", &options, &[selected])]).without_problems();
        assert_eq!(form.at("/consent/outcome"), read);
    }
}

#[test]
fn values_of_the_form_stand_for_what_the_options_say() {
    let values =
        json!({ "name": "consent", "values": { "Yes": "given", "In part": "limited", "No": "refused", "n/a": null } });
    for (ticked, read) in
        [("Yes", json!("given")), ("In part", json!("limited")), ("n/a", Json::Null), ("", Json::Null)]
    {
        let controls = radios("consent", &["Yes", "In part", "No", "n/a"], ticked);
        let form = fields(json!({ "consent.outcome": values }), controls).without_problems();
        assert_eq!(form.at("/consent/outcome"), read);
    }
    let exact = fields(json!({ "consent.outcome": values }), vec![text("consent", "yes")]);
    assert_eq!(exact.at("/consent/outcome"), "yes", "values are exact");
    let unlisted = fields(json!({ "consent.outcome": values }), vec![text("consent", "Withdrawn")]);
    assert_eq!(unlisted.at("/consent/outcome"), "withdrawn", "what is not listed is read as without");
}

#[test]
fn one_control_may_answer_two_questions() {
    let options = json!({
        "consent.sought": { "name": "consent", "values": { "Agreed": true, "Refused": true, "Not asked": false } },
        "consent.outcome": { "name": "consent", "values": { "Agreed": "given", "Not asked": null } },
    });
    let read = |ticked| {
        let controls = radios("consent", &["Agreed", "Refused", "Not asked"], ticked);
        fields(options.clone(), controls).without_problems().record()
    };
    assert_eq!(read("Agreed"), json!({ "consent": { "sought": true, "outcome": "given" } }));
    assert_eq!(read("Refused"), json!({ "consent": { "sought": true, "outcome": "refused" } }));
    assert_eq!(read("Not asked"), json!({ "consent": { "sought": false } }));
}

#[test]
fn a_whole_number_is_read_as_a_number_and_anything_else_as_it_was_typed() {
    for (typed, read) in [
        ("12", json!(12.0)),
        (" 7 ", json!(7.0)),
        ("0", json!(0.0)),
        ("", Json::Null),
        ("about 12", json!("about 12")),
        ("12.5", json!("12.5")),
        ("-1", json!("-1")),
        ("99999999999999999999", json!("99999999999999999999")),
    ] {
        let form = fields(json!({ "child.estimatedAge": "age" }), vec![text("age", typed)]).without_problems();
        assert_eq!(form.at("/child/estimatedAge").as_f64(), read.as_f64(), "{typed}");
        assert_eq!(form.at("/child/estimatedAge").as_str(), read.as_str(), "{typed}");
    }
}

#[test]
fn some_of_a_set_may_be_ticked_selected_or_written_with_commas() {
    let options = json!({ "override.escalation": "escalates" });
    let all = ["need", "risk", "harm"];
    for controls in [
        checkboxes("escalates", &all, &["need", "harm"]),
        checkboxes("escalates[]", &all, &["need", "harm"]),
        vec![select("escalates", &[("need", ""), ("risk", ""), ("harm", "")], &[0, 2])],
        vec![text("escalates", "need, Harm,,")],
        vec![hidden("escalates", "need,harm")],
    ] {
        let form = fields(options.clone(), controls).without_problems();
        assert_eq!(form.at("/override/escalation"), json!(["need", "harm"]));
    }
    assert_eq!(fields(options, checkboxes("escalates", &all, &[])).without_problems().record(), json!({}));
}

#[test]
fn ids_are_read_from_checkboxes_and_their_values_may_stand_for_others() {
    let field = json!({ "name": "who", "values": { "GP": "health", "School": "education", "Nobody": null } });
    let controls = checkboxes("who", &["GP", "School", "Nobody", "police"], &["GP", "Nobody", "police"]);
    let form = fields(json!({ "consent.limits.recipients": field }), controls).without_problems();
    assert_eq!(form.at("/consent/limits/recipients"), json!(["health", "police"]));
}

#[test]
fn two_different_answers_to_one_question_are_no_answer_and_are_not_lost() {
    let controls = checkboxes("sought", &["yes", "no"], &["yes", "no"]);
    let form = fields(json!({ "consent.sought": "sought", "referral.kind": { "constant": "referral" } }), controls);
    assert_eq!(form.at("/consent/sought"), json!([true, false]));
    assert!(see_value(&form.reading.record, &policy()).found("record.wrong-type").contains(&"invalid /consent/sought"));
    let same = vec![text("name", "Ann"), text("name", "Ann")];
    assert_eq!(fields(json!({ "referrer.name": "name" }), same).at("/referrer/name"), "Ann");
    let both = vec![text("name", "Ann"), text("name", ""), text("name", "Lee")];
    assert_eq!(fields(json!({ "referrer.name": "name" }), both).at("/referrer/name"), "Ann\nLee");
}

#[test]
fn a_control_that_the_agency_disabled_is_not_read() {
    let controls = vec![text("name", "Ann").disabled(), text("role", "Nurse")];
    let options = json!({ "referrer.name": "name", "referrer.role": "role" });
    let form = fields(options, controls).without_problems();
    assert_eq!(form.record(), json!({ "referrer": { "role": "Nurse" } }));
    let unchecked = json!({ "referral.lifeAtRisk": { "name": "risk", "unchecked": false } });
    let form = fields(unchecked, vec![tick(Kind::Checkbox, "risk", "on", false).disabled()]);
    assert_eq!(form.record(), json!({}), "nor is it taken as not ticked");
    let controls =
        vec![tick(Kind::Radio, "sought", "yes", true).disabled(), select("age", &[("3", "")], &[0]).disabled()];
    assert_eq!(
        fields(json!({ "consent.sought": "sought", "child.estimatedAge": "age" }), controls).record(),
        json!({})
    );
}

#[test]
fn a_left_over_answer_in_a_hidden_field_is_read_and_the_rules_set_it_aside() {
    let controls = [radios("sought", &["yes", "no"], "no"), radios("outcome", &["given"], "given")].concat();
    let form = fields(json!({ "consent.sought": "sought", "consent.outcome": "outcome" }), controls);
    assert_eq!(form.at("/consent/outcome"), "given");
    assert_eq!(see_value(&form.reading.record, &policy()).found("record.not-asked"), ["advice /consent/outcome"]);
}

#[test]
fn what_a_form_does_not_ask_may_be_constant() {
    let options = json!({
        "fields": { "referral.kind": { "constant": "police-notification" }, "override.escalation": { "constant": ["harm"] } },
        "constants": { "referral.kind": "referral", "referrer.agency": "police" },
    });
    let form = form(options, vec![]).without_problems();
    let record = json!({
        "referral": { "kind": "police-notification" },
        "referrer": { "agency": "police" },
        "override": { "escalation": ["harm"] },
    });
    assert_eq!(form.record(), record, "what the options say comes before what the HTML says");
    let (mapping, _) = Mapping::read(&value(&json!({ "constants": { "referral.kind": "referral" } })));
    assert!(mapping.is_constant(Question::ReferralKind) && !mapping.is_constant(Question::ReferralDate));
}

#[test]
fn each_ticked_checkbox_is_an_entry() {
    let entries = json!({
        "attendance": { "id": "attendance", "category": "education" },
        "injury": { "id": "injury", "category": "health" },
        "nothing": null,
    });
    let options = json!({ "information[]": { "name": "share", "entries": entries } });
    let controls = checkboxes("share[]", &["attendance", "injury", "nothing"], &["injury", "nothing"]);
    let form = fields(options.clone(), controls).without_problems();
    assert_eq!(form.record(), json!({ "information": [{ "id": "injury", "category": "health" }] }));
    assert_eq!(form.controls_of("/information/0/category"), ["share[]=injury"]);
    assert_eq!(form.controls_of("/information/0"), ["share[]=injury"]);
    assert_eq!(form.controls_of("/information").len(), 3);
    assert_eq!(form.controls_of("/information/1"), Vec::<&str>::new());
    let chosen =
        vec![select("share", &[("attendance", "Attendance"), ("injury", "Injury"), ("nothing", "-")], &[0, 1])];
    assert_eq!(fields(options, chosen).without_problems().at("/information").as_array().unwrap().len(), 2);
}

#[test]
fn a_ticked_checkbox_that_the_options_do_not_know_is_not_lost() {
    let options =
        json!({ "information": { "name": "share", "entries": { "a": { "id": "a", "category": "health" } } } });
    let form = fields(options, checkboxes("share", &["a", "b"], &["a", "b"]));
    assert_eq!(form.at("/information/1"), "b");
    assert_eq!(form.controls_of("/information/1"), ["share=b"], "the rules say at this checkbox that it is no entry");
    assert_eq!(form.kinds, [ProblemKind::NoAnswer]);
}

#[test]
fn names_with_a_number_are_entries_in_the_order_of_the_page() {
    for [category, provided] in
        [["info[#][category]", "info[#][from]"], ["info_#_category", "info_#_from"], ["info.#.category", "info.#.from"]]
    {
        let name = |template: &str, number: &str| template.replace('#', number);
        let options = json!({ "information[]": { "fields": { "category": category, "providedBy": provided } } });
        let mut controls = Vec::new();
        for (number, what) in [("7", "health"), ("2", "education"), ("5", "")] {
            controls.push(text(&name(category, number), what));
            controls.push(text(&name(provided, number), ""));
        }
        controls.push(text(&name(category, "x"), "police"));
        controls.push(text(&name(category, ""), "police"));
        let form = fields(options, controls).without_problems();
        let record = json!([{ "id": "7", "category": "health" }, { "id": "2", "category": "education" }]);
        assert_eq!(form.at("/information"), record, "{category}: a blank row is none");
        assert_eq!(form.controls_of("/information/1/category"), [format!("{}=", name(category, "2"))]);
        assert_eq!(form.controls_of("/information/1/providedBy"), [format!("{}=", name(provided, "2"))]);
        assert_eq!(form.controls_of("/information/1/permission"), Vec::<&str>::new(), "nobody could put it right");
        assert_eq!(form.controls_of("/information/1").len(), 2);
        assert_eq!(form.controls_of("/information").len(), 6);
    }
}

#[test]
fn an_entry_may_have_constants_and_lists_of_its_own() {
    let options = json!({ "sharing[]": { "fields": {
        "recipient": "to[#]",
        "purpose": { "constant": "safeguarding" },
        "information": "what[#][]",
        "agreed": { "name": "agreed[#]", "unchecked": false },
    } } });
    let rows = |number: &str, to: &str, what: &[&str]| {
        let mut row = vec![text(&format!("to[{number}]"), to)];
        row.extend(checkboxes(&format!("what[{number}][]"), &["a", "b"], what));
        row.push(tick(Kind::Checkbox, &format!("agreed[{number}]"), "on", to == "health"));
        row
    };
    let controls = [rows("1", "", &[]), rows("2", "health", &["a", "b"]), rows("3", "", &["b"])].concat();
    let form = fields(options, controls).without_problems();
    let sharing = json!([
        { "recipient": "health", "information": ["a", "b"], "agreed": true, "purpose": "safeguarding" },
        { "information": ["b"], "agreed": false, "purpose": "safeguarding" },
    ]);
    assert_eq!(form.at("/sharing"), sharing);
    assert_eq!(form.controls_of("/sharing/0/information/1"), ["what[2][]=a", "what[2][]=b"]);
    assert_eq!(form.controls_of("/sharing/1/recipient"), ["to[3]="]);
    assert_eq!(form.controls_of("/sharing/0/purpose"), Vec::<&str>::new());
}

#[test]
fn entries_may_be_marked_in_the_html() {
    let row = |number, id: &str, category: &str| {
        vec![
            text("i", id).rc("id").entry("information", number),
            select("c", &[("health", "Health"), ("education", "School")], &[usize::from(category == "education")])
                .rc("category")
                .entry("information", number),
            text("agency's own", "x").entry("information", number),
        ]
    };
    let form = form_of([row(0, "a", "health"), row(1, "b", "education")].concat());
    let record = json!([{ "id": "a", "category": "health" }, { "id": "b", "category": "education" }]);
    assert_eq!(form.at("/information"), record);
    assert_eq!(form.controls_of("/information/1/id"), ["i="]);
    assert_eq!(form.controls_of("/information/1").len(), 2);

    let entry = json!({ "id": "a", "category": "health" });
    let own = tick(Kind::Checkbox, "share", "1", true).entry("information", 4).rc_value(&entry.to_string());
    let within = tick(Kind::Checkbox, "share", "1", true).rc("information[]").rc_value(&entry.to_string());
    for checkbox in [own, within] {
        let note = text("why", "because").rc("information[]");
        assert_eq!(form_of(vec![checkbox, note]).record(), json!({ "information": [entry.clone()] }));
    }
}

#[test]
fn a_list_may_be_constant() {
    let sharing = json!([{ "recipient": "hub", "purpose": "safeguarding", "information": ["a"] }]);
    let form = fields(json!({ "sharing[]": { "constant": sharing } }), vec![]).without_problems();
    assert_eq!(form.record(), json!({ "sharing": sharing }));
    assert_eq!(form.controls_of("/sharing/0/recipient"), Vec::<&str>::new());
}

#[test]
fn questions_may_be_marked_in_the_html() {
    let with = |value: &str, rc_value: &str, ticked| {
        tick(Kind::Radio, "c", value, ticked).rc("consent.outcome").rc_value(rc_value)
    };
    let read = |ticked: &str| {
        let options = [("A", "given"), ("B", "refused"), ("C", "")];
        form_of(options.iter().map(|(value, rc_value)| with(value, rc_value, *value == ticked)).collect()).record()
    };
    assert_eq!(read("A"), json!({ "consent": { "outcome": "given" } }));
    assert_eq!(read("C"), json!({}), "an empty one is no answer");
    let sought = |rc_value| form_of(vec![tick(Kind::Radio, "s", "0", true).rc("consent.sought").rc_value(rc_value)]);
    assert_eq!(sought("true").at("/consent/sought"), true);
    assert_eq!(sought("false").at("/consent/sought"), false);
    let mut chosen = select("c", &[("17", "Ja"), ("18", "Nein")], &[1]).rc("consent.sought");
    chosen.control.options[0].rc_value = Some("true".into());
    chosen.control.options[1].rc_value = Some("false".into());
    assert_eq!(form_of(vec![chosen]).at("/consent/sought"), false);
}

#[test]
fn what_an_option_reveals_is_not_taken_for_the_answer() {
    let mut controls = radios("outcome", &["given", "refused"], "refused");
    controls.push(text("agency-why", "Ask again later"));
    controls.push(text("why", "They are afraid").rc("consent.refusalReason"));
    let controls =
        controls.into_iter().map(|field| if field.control.rc.is_none() { field.rc("consent.outcome") } else { field });
    let form = form(json!({ "answers": "rest" }), controls.collect()).without_problems();
    let record = json!({
        "consent": { "outcome": "refused", "refusalReason": "They are afraid" },
        "answers": { "agency-why": "Ask again later" },
    });
    assert_eq!(form.record(), record);
}

#[test]
fn what_stands_beside_an_answer_in_its_fieldset_is_not_taken_for_it() {
    let own = |controls: Vec<Field>, path: &str| {
        let controls = controls.into_iter().map(|field| field.rc(path)).collect();
        form(json!({ "answers": "rest" }), controls).without_problems().record()
    };
    // Radio buttons that reveal checkboxes and other radio buttons.
    let sought =
        [radios("sought", &["yes", "no"], "yes"), checkboxes("how", &["a", "b"], &["b"]), radios("when", &["x"], "x")];
    let record = json!({ "consent": { "sought": true }, "answers": { "how": "b", "when": "x" } });
    assert_eq!(own(sought.concat(), "consent.sought"), record);
    // A date with a box to tick where it is not known.
    let not_known = tick(Kind::Checkbox, "not-known", "1", true);
    let record = json!({ "child": { "dateOfBirth": "2019-04-03" }, "answers": { "not-known": "1" } });
    assert_eq!(own(vec![text("dob", "3/4/2019"), not_known.clone()], "child.dateOfBirth"), record);
    let parts = vec![text("dob-day", "3"), text("dob-month", "4"), text("dob-year", "2019"), not_known];
    assert_eq!(own(parts, "child.dateOfBirth"), record);
    // Checkboxes, each with a name of its own, and a text for anything else.
    let explained = ["why", "how"].map(|name| tick(Kind::Checkbox, name, "1", true).rc_value(name)).to_vec();
    let record = json!({ "openness": { "explained": ["why", "how"] }, "answers": { "else": "rights" } });
    assert_eq!(own([explained, vec![text("else", "rights")]].concat(), "openness.explained"), record);
}

#[test]
fn the_options_come_before_the_html() {
    let controls = vec![text("a", "Ann").rc("referrer.name"), text("b", "Lee"), text("r", "Nurse").rc("referrer.role")];
    let form = fields(json!({ "referrer.name": "b" }), controls).without_problems();
    assert_eq!(form.record(), json!({ "referrer": { "name": "Lee", "role": "Nurse" } }));
}

/// A form with answers of the agency's own and one question.
fn with_own_answers(answers: Json) -> Form {
    let mut password = field(Kind::Other, "password");
    password.answer.text = "secret".into();
    let controls = [
        vec![text("childName", " Sam "), text("blank", " "), text("", "nameless"), text("referrer", "Ann")],
        checkboxes("siblings[]", &["Ali", "Bo", "Cy"], &["Ali", "Cy"]),
        checkboxes("pets", &["dog", "cat"], &["cat"]),
        radios("school", &["a", "b"], "b"),
        vec![
            select("wards", &[("n", "North"), ("s", "South")], &[0, 1]),
            hidden("csrf", "token"),
            password,
            text("phone", "1"),
            text("phone[]", "2"),
            text("note", "not read").disabled(),
        ],
    ];
    form(json!({ "fields": { "referrer.name": "referrer" }, "answers": answers }), controls.concat())
}

#[test]
fn the_rest_of_the_form_travels_but_for_what_is_hidden_or_secret_or_mapped() {
    let form = with_own_answers(json!("rest")).without_problems();
    let answers = json!({
        "childName": " Sam ",
        "siblings": ["Ali", "Cy"],
        "pets": "cat",
        "school": "b",
        "wards": ["n", "s"],
        "phone": ["1", "2"],
    });
    assert_eq!(form.record(), json!({ "referrer": { "name": "Ann" }, "answers": answers }));
    assert_eq!(form.controls_of("/answers/siblings").len(), 3);
    assert_eq!(form.controls_of("/answers/nothing"), Vec::<&str>::new());
}

#[test]
fn only_the_answers_that_are_named_travel() {
    for answers in
        [json!(["childName", "csrf", "siblings[]", "referrer"]), json!("childName, csrf ,siblings, referrer")]
    {
        let form = with_own_answers(answers).without_problems();
        let own = json!({ "childName": " Sam ", "siblings": ["Ali", "Cy"], "referrer": "Ann", "csrf": "token" });
        assert_eq!(form.at("/answers"), own);
    }
    for none in [json!("none"), json!(""), json!([]), Json::Null, json!(7)] {
        assert_eq!(with_own_answers(none).record(), json!({ "referrer": { "name": "Ann" } }));
    }
    let secret = with_own_answers(json!(["password", "childNmae"]));
    assert_eq!(secret.at("/answers"), Json::Null, "a password never does");
    assert_eq!(secret.kinds, [ProblemKind::NoControl, ProblemKind::NoControl]);
}

#[test]
fn a_key_with_a_slash_is_found_by_its_pointer() {
    let form = form(json!({ "answers": "rest" }), vec![text("a/b~c", "x")]);
    assert_eq!(form.at("/answers/a~1b~0c"), "x");
    assert_eq!(form.controls_of("/answers/a~1b~0c"), ["a/b~c="]);
}

#[test]
fn a_finding_belongs_to_the_controls_of_its_question() {
    let options =
        json!({ "consent.by.name": "who", "consent.limits.recipients": "limits", "referral.decision": "share" });
    let controls = [vec![text("who", "")], checkboxes("limits", &["a", "b"], &["a"]), radios("share", &["share"], "")];
    let form = fields(options, controls.concat());
    assert_eq!(form.controls_of("/consent/by/name"), ["who="]);
    assert_eq!(form.controls_of("/consent/limits/recipients/0"), ["limits=a", "limits=b"]);
    assert_eq!(form.controls_of("/consent"), ["who="], "that of a group to the first question in it");
    assert_eq!(form.controls_of("/consent/limits"), ["limits=a", "limits=b"]);
    for nothing in
        ["", "/", "/child", "/child/dateOfBirth", "/referral/decisionReason", "/nowhere", "consent", "/answers"]
    {
        assert_eq!(form.controls_of(nothing), Vec::<&str>::new(), "{nothing}");
    }
    assert_eq!(form.binding.controls(Question::LimitsRecipients), [1, 2]);
}

#[test]
fn every_question_can_be_mapped_and_its_finding_finds_its_control() {
    for question in Question::ALL {
        let path = question.path()[1..].replace('/', ".");
        if ["information", "sharing", "answers"].contains(&path.as_str()) {
            continue;
        }
        for form in [fields(json!({ &path: "x" }), vec![text("x", "y")]), form_of(vec![text("x", "y").rc(&path)])] {
            assert_eq!(form.without_problems().controls_of(question.path()), ["x="], "{path}");
        }
    }
}

#[test]
fn an_unknown_path_is_told_with_the_one_that_was_meant() {
    for (path, said) in [
        ("consent.outcom", "consent.outcom: there is no such question; did you mean “consent.outcome”?"),
        ("consent.Outcome", "consent.Outcome: there is no such question; did you mean “consent.outcome”?"),
        ("dateOfBirth", "dateOfBirth: there is no such question; did you mean “child.dateOfBirth”?"),
        ("favouriteColour", "favouriteColour: there is no such question"),
        ("answers", "answers: there is no such question"),
        ("", ": there is no such question"),
    ] {
        assert_eq!(fields(json!({ path: "x" }), vec![text("x", "")]).problems, [said]);
        assert_eq!(form(json!({}), vec![text("x", "").rc(path), text("x", "").rc(path)]).problems, [said]);
    }
    let entry = fields(json!({ "information[]": { "fields": { "categry": "x[#]" } } }), vec![]);
    assert_eq!(entry.problems, ["information[].categry: there is no such question; did you mean “category”?"]);
    let entry = form(json!({}), vec![text("x", "").rc("recipent").entry("sharing", 0)]);
    assert_eq!(entry.problems, ["sharing[].recipent: there is no such question; did you mean “recipient”?"]);
    let list = form(json!({}), vec![text("x", "").rc("recipient").entry("sharings", 0)]);
    assert_eq!(list.problems, ["sharings: there is no such question; did you mean “sharing”?"]);
}

#[test]
fn what_does_not_fit_the_form_is_told() {
    let told = |options, controls| fields(options, controls).problems;
    assert_eq!(
        told(json!({ "referrer.name": "nmae" }), vec![text("name", "")]),
        ["referrer.name: no control has the name “nmae”"]
    );
    assert_eq!(
        told(
            json!({ "child.dateOfBirth": { "name": { "day": "d", "month": "m", "year": "y" } } }),
            vec![text("d", ""), text("m", "")]
        ),
        ["child.dateOfBirth: no control has the name “y”"]
    );
    assert_eq!(
        told(json!({ "consent.outcome": "c" }), radios("c", &["given", "Nope"], "")),
        ["consent.outcome: no answer to this question is “Nope”; say in `values` what it stands for"]
    );
    assert_eq!(
        told(
            json!({ "consent.outcome": { "name": "c", "values": { "Yes": "given", "Yess": "given", "No": "refuzed" } } }),
            radios("c", &["Yes", "No"], "")
        ),
        [
            "consent.outcome: no answer to this question is “No”; say in `values` what it stands for",
            "consent.outcome: no control has the value “Yess”",
        ]
    );
    assert_eq!(
        told(json!({ "consent.outcome": { "constant": "agreed" } }), vec![]),
        ["consent.outcome: no answer to this question is “agreed”; say in `values` what it stands for"]
    );
    for unreadable in
        [json!(7), json!({}), json!([]), json!({ "name": "" }), json!({ "name": { "day": "d" } }), json!(true)]
    {
        let told = told(json!({ "referrer.name": unreadable }), vec![text("", "")]);
        assert_eq!(told.len(), 1, "{unreadable}: {told:?}");
    }
    assert_eq!(told(json!({ "information[]": "info" }), vec![]), ["information[]: it needs a name or a constant"]);
    assert_eq!(
        told(json!({ "information[]": { "fields": { "category": "info" } } }), vec![]),
        ["information[].category: put a # where the number stands in the name “info”"]
    );
    assert_eq!(form(json!({ "fields": 7 }), vec![]).kinds, [ProblemKind::Unreadable]);
    assert_eq!(form(json!({ "fields": null, "policy": {} }), vec![]).problems, Vec::<String>::new());
}

#[test]
fn two_fields_for_one_question_are_told() {
    let twice = json!({ "referrer.name": "a", "/referrer/name": "b" });
    let form_twice = fields(twice, vec![text("a", "Ann"), text("b", "Lee")]);
    assert_eq!(form_twice.problems, ["referrer.name: two fields are for this question"]);
    let controls = vec![text("a", "Ann").rc("referrer.name"), text("b", "Lee").rc("referrer.name")];
    let form_twice = form(json!({}), controls);
    assert_eq!(form_twice.problems, ["referrer.name: two fields are for this question, one of them “b”"]);
    assert_eq!(form_twice.at("/referrer/name"), "Ann\nLee", "and nothing is lost");
    let constant = form(json!({ "constants": { "referrer.name": "Ann" } }), vec![text("b", "").rc("referrer.name")]);
    assert_eq!(constant.kinds, [ProblemKind::Twice]);
}

#[test]
fn a_whole_form_comes_to_a_record_that_the_rules_find_ready() {
    let options = json!({
        "fields": {
            "referrer.name": "your-name",
            "referrer.role": "your-role",
            "referrer.organisation": { "constant": "Hill School" },
            "referrer.contact": "your-phone",
            "referrer.agency": { "constant": "education" },
            "child.dateOfBirth": "dob",
            "referral.concerns": "worried",
            "referral.concernLevel": { "name": "level", "values": { "2": "child-in-need" } },
            "referral.lifeAtRisk": { "name": "risk", "unchecked": false },
            "information[]": { "name": "what", "entries": { "Attendance": { "id": "a", "category": "education" } } },
            "sharing[]": { "constant": [
                { "recipient": "childrens-social-care", "purpose": "safeguarding", "information": ["a"] },
            ] },
            "openness.noticeGiven": "notice",
            "openness.noticeVersion": { "constant": policy_json()["notice"]["version"] },
            "openness.givenOn": "notice-on",
            "openness.givenTo": { "constant": "parent" },
            "openness.explained": "explained",
            "consent.sought": "asked",
            "consent.outcome": { "name": "agreed", "values": { "Y": "given", "N": "refused" } },
            "consent.decidedOn": "agreed-on",
            "consent.method": "agreed-how",
            "consent.by.relationship": { "constant": "parent" },
            "consent.by.name": "agreed-who",
            "consent.by.parentalResponsibility": "pr",
            "lawfulBasis": { "constant": "public-task" },
            "tests.necessity.met": { "constant": true },
            "tests.necessity.reason": "why-needed",
            "tests.proportionality.met": { "constant": true },
            "tests.proportionality.reason": "why-needed",
            "tests.relevance.met": { "constant": true },
            "tests.relevance.reason": "why-needed",
            "advice.unsure": { "constant": false },
        },
        "answers": "rest",
    });
    let controls = [
        vec![text("your-name", "Ann Lee"), text("your-role", "Teacher"), text("your-phone", "01632 960000")],
        vec![text("child-name", "Sam"), text("dob-day", "2"), text("dob-month", "4"), text("dob-year", "2016")],
        vec![text("worried", "Sam comes to school cold and hungry most days since September.")],
        vec![select("level", &[("", "Choose"), ("2", "Level 2")], &[1]), tick(Kind::Checkbox, "risk", "1", false)],
        checkboxes("what[]", &["Attendance"], &["Attendance"]),
        radios("notice", &["Yes", "No"], "Yes"),
        vec![text("notice-on", "20/11/2026")],
        checkboxes("explained[]", &["why", "what", "how", "with-whom"], &["why", "what", "how", "with-whom"]),
        radios("asked", &["Yes", "No"], "Yes"),
        radios("agreed", &["Y", "N"], "Y"),
        vec![text("agreed-on", "20 November 2026")],
        radios("agreed-how", &["Written", "Verbal"], "Verbal"),
        vec![text("agreed-who", "Jo Smith"), select("pr", &[("Yes", "Yes"), ("No", "No")], &[0])],
        vec![text("why-needed", "Social care cannot help without knowing how often Sam is away.")],
    ];
    let form = form(options, controls.concat()).without_problems();
    let seen = see_value(&form.reading.record, &policy());
    assert_eq!(seen.status, "ready", "{seen:#?}");
    assert_eq!(form.at("/answers"), json!({ "child-name": "Sam" }));
}

fn any_kind() -> impl Strategy<Value = Kind> {
    proptest::sample::select(vec![Kind::Text, Kind::Radio, Kind::Checkbox, Kind::Select, Kind::Hidden, Kind::Other])
}

fn any_name() -> impl Strategy<Value = String> {
    let names = [
        "", "[]", "a", "a[]", "b", "a-day", "a-month", "a-year", "a[day]", "a(1i)", "i[1]", "i[22][]", "i[]", "é",
        "aDay", "]", "#",
    ];
    prop_oneof![9 => proptest::sample::select(names.map(String::from).to_vec()), 1 => any::<String>()]
}

fn any_path() -> impl Strategy<Value = String> {
    let mut paths: Vec<String> = Question::ALL.iter().map(|question| question.path()[1..].replace('/', ".")).collect();
    paths.extend(
        ["information[]", "sharing[]", "id", "category", "recipient", "information", "agreed", "", "consent"]
            .map(String::from),
    );
    prop_oneof![9 => proptest::sample::select(paths), 1 => any::<String>()]
}

fn any_value() -> impl Strategy<Value = String> {
    let values = [
        "",
        " ",
        "yes",
        "No",
        "given",
        "They said no",
        "2026-11-23",
        "31/2/2026",
        "1",
        "12",
        "need,risk",
        "true",
        "é/é/é",
        "{\"id\":\"a\"}",
        "[",
        "2026 é 3",
    ];
    prop_oneof![9 => proptest::sample::select(values.map(String::from).to_vec()), 1 => any::<String>()]
}

prop_compose! {
    fn any_control()(
        (kind, name, value, rc, rc_value) in
            (any_kind(), any_name(), any_value(), proptest::option::of(any_path()), proptest::option::of(any_value())),
        part in proptest::option::of(proptest::sample::select(vec![Part::Day, Part::Month, Part::Year])),
        entry in proptest::option::of((any_path(), 0..3_usize).prop_map(|(list, number)| Entry { list, number })),
        options in proptest::collection::vec(
            (any_value(), proptest::option::of(any_value()), any_value())
                .prop_map(|(value, rc_value, label)| SelectOption { value, rc_value, label }),
            0..4,
        ),
        (text, ticked, selected, disabled) in
            (any_value(), any::<bool>(), proptest::collection::vec(0..5_usize, 0..3), proptest::bool::weighted(0.1)),
    ) -> Field {
        Field {
            control: Control { kind, name, value, rc, rc_value, part, entry, options },
            answer: Answer { text, ticked, selected, disabled },
        }
    }
}

fn any_field() -> impl Strategy<Value = Json> {
    let values = proptest::collection::btree_map(any_value(), any_value().prop_map(Json::from), 0..3);
    let name = any_name().prop_map(Json::from).boxed();
    prop_oneof![
        4 => name.clone(),
        2 => (name.clone(), values, any_value())
            .prop_map(|(name, values, unchecked)| json!({ "name": name, "values": values, "unchecked": unchecked })),
        2 => any_value().prop_map(|constant| json!({ "constant": constant })),
        1 => Just(json!({ "name": { "day": "a", "month": "b", "year": "é" } })),
        2 => (name.clone(), any_value())
            .prop_map(|(name, value)| json!({ "name": name, "entries": { value: { "id": "a", "purpose": "other" } } })),
        3 => proptest::collection::btree_map(any_path(), name.prop_map(|name| format!("{}#]", name.as_str().unwrap())), 0..3)
            .prop_map(|fields| json!({ "fields": fields })),
        2 => Just(json!({ "fields": { "id": "i[#]", "recipient": "i[#]", "information": "i[#][]", "agreed": "i[#]" } })),
        1 => Just(json!(7)),
        1 => Just(Json::Null),
    ]
}

fn any_options() -> impl Strategy<Value = Json> {
    let fields = || proptest::collection::btree_map(any_path(), any_field(), 0..8);
    let answers = prop_oneof![
        Just(json!("rest")),
        proptest::collection::vec(any_name(), 0..4).prop_map(Json::from),
        any_value().prop_map(Json::from),
    ];
    (fields(), fields(), answers).prop_map(
        |(fields, constants, answers)| json!({ "fields": fields, "constants": constants, "answers": answers }),
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_form_with_any_options_is_read_and_every_finding_finds_controls_that_are_there(
        options in any_options(),
        controls in proptest::collection::vec(any_control(), 0..12),
        elsewhere in any::<String>(),
    ) {
        let form = form(options, controls);
        let count = form.names.len();
        let seen = see_value(&form.reading.record, &policy());
        let paths = seen.findings.iter().map(|finding| finding.rsplit(' ').next().unwrap().to_owned());
        for path in paths.chain([elsewhere]) {
            let found = form.binding.controls_of(&form.reading, &path);
            prop_assert!(found.iter().all(|index| *index < count));
            prop_assert!(found.is_sorted_by(|one, another| one < another), "{} {:?}", path, found);
        }
        prop_assert!(form.problems.iter().all(|problem| !problem.is_empty()));
    }

    #[test]
    fn no_text_of_the_rest_of_a_form_is_lost(
        controls in proptest::collection::vec((any_name(), "[a-z]{1,8}").prop_map(|(name, typed)| text(&name, &typed)), 0..12),
    ) {
        let form = form(json!({ "answers": "rest" }), controls.clone());
        let mut kept: Vec<String> = Vec::new();
        for value in form.at("/answers").as_object().into_iter().flatten().map(|(_, value)| value) {
            match value {
                Json::Array(list) => kept.extend(list.iter().map(|text| text.as_str().unwrap().into())),
                text => kept.push(text.as_str().unwrap().into()),
            }
        }
        let named = controls.iter().filter(|field| !["", "[]"].contains(&field.control.name.as_str()));
        let mut typed: Vec<String> = named.map(|field| field.answer.text.clone()).collect();
        kept.sort();
        typed.sort();
        prop_assert_eq!(kept, typed);
    }
}
