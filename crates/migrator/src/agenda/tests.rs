//! The decisions, without a database.

use schema_core::Dialect;

use super::*;
use crate::journal::State;
use crate::policy::Allowed;
use crate::{Environment, Migration, Migrations, Plan};

fn up(plan: &mut Plan) {
    plan.sql("SELECT 1");
}

const IDS: [&str; 3] = ["20250101000000", "20250102000000", "20250103000000"];

fn embedded(ids: &[&'static str], drafts: &'static [&'static str]) -> Embedded {
    let one = |id: &'static str| &*Box::leak(Box::new(Migration::new(id, "x", up, up)));
    let list: Vec<&'static Migration> = ids.iter().copied().map(one).collect();
    let list: &'static Migrations = Box::leak(Box::new(Migrations::new(Vec::leak(list)).drafts(drafts)));
    Embedded::new(Dialect::Sqlite, &[list]).unwrap()
}

fn entry(sequence: i64, id: &str) -> Entry {
    let checksum = embedded(&IDS[..1], &[]).items[0].checksum.clone();
    Entry {
        sequence,
        package: String::new(),
        id: id.to_owned(),
        name: "x".to_owned(),
        checksum,
        state: State::Applied,
        draft: false,
        applied_at: 0,
        duration: 0,
        tool: "0.9.0".to_owned(),
    }
}

const POLICY: Policy =
    Policy { environment: Environment::Development, is_stated: true, mark: None, late: Late::Apply, allowed: Allowed::NONE };
const PRODUCTION: Policy = Policy { environment: Environment::Production, ..POLICY };

/// The agenda in short: `+1` apply the first, `+1!` late, `+1?` again, `-1` revert, `x1` roll back, `o1` forget, `=1` seal,
/// `1<a+b` record in place of others.
fn short(embedded: &Embedded, agenda: &Agenda) -> String {
    let number = |id: &str| IDS.iter().position(|known| *known == id).map_or("?".to_owned(), |at| (at + 1).to_string());
    let one = |action: &Action| match action {
        Action::Apply(apply) => {
            let marks = format!("{}{}", if apply.late { "!" } else { "" }, if apply.again { "?" } else { "" });
            format!("+{}{marks}", number(embedded.items[apply.position].migration.id))
        }
        Action::Revert(entry) => format!("-{}", number(&entry.id)),
        Action::RollBack(entry) => format!("x{}", number(&entry.id)),
        Action::Forget(entry) => format!("o{}", number(&entry.id)),
        Action::Seal(entry) => format!("={}", number(&entry.id)),
        Action::Replace(replacement) => {
            let entries: Vec<String> = replacement.entries.iter().map(|entry| entry.id.clone()).collect();
            format!("{}<{}", number(embedded.items[replacement.position].migration.id), entries.join("+"))
        }
    };
    agenda.actions.iter().map(one).collect::<Vec<_>>().join(" ")
}

fn decide(embedded: &Embedded, journal: &[Entry], goal: &Goal, policy: Policy) -> String {
    match plan(embedded, journal, None, goal, policy) {
        Ok(agenda) => short(embedded, &agenda),
        Err(refusal) => format!("{:?}", Error::from(refusal).kind()),
    }
}

#[test]
fn pending_is_the_difference_of_the_sets() {
    let all = embedded(&IDS, &[]);
    let up = Goal::Up(Target::All);
    assert_eq!(decide(&all, &[], &up, PRODUCTION), "+1 +2 +3");
    assert_eq!(decide(&all, &[entry(1, IDS[0]), entry(2, IDS[2])], &up, PRODUCTION), "+2!");
    let refuse = Policy { late: Late::Refuse, ..POLICY };
    assert_eq!(decide(&all, &[entry(1, IDS[0]), entry(2, IDS[2])], &up, refuse), "Late");
    assert_eq!(decide(&all, &[entry(1, IDS[0])], &Goal::Up(Target::from("20250102")), refuse), "+2");
    assert_eq!(decide(&all, &[entry(1, IDS[0])], &Goal::Up(Target::Steps(1)), refuse), "+2");
    assert_eq!(decide(&all, &[entry(1, IDS[0])], &Goal::Up(Target::Only(IDS[2].to_owned())), refuse), "+3");
    assert_eq!(decide(&all, &[entry(1, IDS[0])], &Goal::Up(Target::Only(IDS[0].to_owned())), refuse), "");
    let reverted = Entry { state: State::Reverted, ..entry(4, IDS[2]) };
    assert_eq!(decide(&all, &[entry(1, IDS[0]), entry(2, IDS[1]), reverted.clone()], &up, POLICY), "+3?");
    let edited = Entry { checksum: "other".to_owned(), ..reverted };
    assert_eq!(decide(&all, &[entry(1, IDS[0]), entry(2, IDS[1]), edited], &up, POLICY), "+3");
}

#[test]
fn what_is_missing_or_edited_is_refused() {
    let up = Goal::Up(Target::All);
    let two = embedded(&IDS[..2], &[]);
    assert_eq!(decide(&two, &IDS.map(|id| entry(1, id)), &up, POLICY), "NewerDatabase");
    assert_eq!(decide(&embedded(&[], &[]), &[entry(1, IDS[0])], &up, POLICY), "NewerDatabase");
    let gap = embedded(&[IDS[0], IDS[2]], &[]);
    assert_eq!(decide(&gap, &IDS.map(|id| entry(1, id)), &up, POLICY), "Removed");
    let edited = Entry { checksum: "other".to_owned(), ..entry(1, IDS[0]) };
    assert_eq!(decide(&two, std::slice::from_ref(&edited), &up, POLICY), "Edited");
    let gone_and_undone = Entry { state: State::Reverted, ..entry(3, IDS[2]) };
    assert_eq!(decide(&two, &[entry(1, IDS[0]), gone_and_undone], &up, POLICY), "+2");
}

#[test]
fn drafts_are_replaced_outside_production() {
    let up = Goal::Up(Target::All);
    let changed = Entry { checksum: "other".to_owned(), draft: true, ..entry(2, IDS[1]) };
    let journal = [entry(1, IDS[0]), changed.clone()];
    let with_draft = embedded(&IDS[..2], &["20250102000000"]);
    assert_eq!(decide(&with_draft, &journal, &up, POLICY), "x2 +2");
    assert_eq!(decide(&with_draft, &journal, &up, PRODUCTION), "Edited");
    assert_eq!(decide(&with_draft, &journal[..1], &up, PRODUCTION), "Draft");
    assert_eq!(decide(&with_draft, &journal[..1], &up, Policy { allowed: Allowed::NONE.with(Guarded::Drafts), ..PRODUCTION }), "+2");
    assert_eq!(decide(&embedded(&IDS[..1], &[]), &journal, &up, POLICY), "x2");
    assert_eq!(decide(&embedded(&IDS[..1], &[]), &journal, &up, PRODUCTION), "NewerDatabase");

    let undone = Entry { state: State::Reverted, ..changed };
    assert_eq!(decide(&with_draft, &[entry(1, IDS[0]), undone], &up, POLICY), "o2 +2");
    let same = Entry { draft: true, ..entry(2, IDS[1]) };
    assert_eq!(decide(&with_draft, &[entry(1, IDS[0]), same.clone()], &up, POLICY), "");
    assert_eq!(decide(&embedded(&IDS[..2], &[]), &[entry(1, IDS[0]), same], &up, PRODUCTION), "=2");
}

#[test]
fn down_goes_back_in_the_order_of_changes() {
    let all = embedded(&IDS, &[]);
    let late = [entry(1, IDS[0]), entry(2, IDS[2]), entry(3, IDS[1])];
    assert_eq!(decide(&all, &late, &Goal::Down(Target::All), POLICY), "-2 -3 -1");
    assert_eq!(decide(&all, &late, &Goal::Down(Target::Steps(1)), POLICY), "-2");
    assert_eq!(decide(&all, &late, &Goal::Down(Target::Steps(9)), POLICY), "-2 -3 -1");
    assert_eq!(decide(&all, &late, &Goal::Down(Target::from(IDS[1])), POLICY), "-3");
    assert_eq!(decide(&all, &late, &Goal::Down(Target::Only(IDS[0].to_owned())), POLICY), "-1");
    assert_eq!(decide(&all, &late[..1], &Goal::Down(Target::Only(IDS[1].to_owned())), POLICY), "UnknownTarget");
    assert_eq!(decide(&all, &late, &Goal::Down(Target::All), PRODUCTION), "Guarded");
    assert_eq!(decide(&all, &late, &Goal::Down(Target::from("typo")), POLICY), "UnknownTarget");
    assert_eq!(decide(&all, &late[..1], &Goal::Down(Target::from(IDS[2])), POLICY), "UnknownTarget");
    assert_eq!(decide(&all, &late, &Goal::Redo, POLICY), "-2 +2?");
    assert_eq!(decide(&all, &[], &Goal::Redo, POLICY), "");
    assert_eq!(
        decide(&embedded(&IDS[..1], &[]), &late[..2], &Goal::Down(Target::Steps(1)), POLICY),
        "-3",
        "an older program undoes a newer one"
    );
}

fn half(id: &str, function: &str) -> HalfDone {
    HalfDone {
        sequence: 9,
        package: String::new(),
        id: id.to_owned(),
        name: "x".to_owned(),
        function: function.to_owned(),
        began: 1,
        ended: 1,
        count: 2,
        state: String::new(),
        steps: "[]".to_owned(),
        error: String::new(),
    }
}

#[test]
fn what_is_half_done_is_finished_before_anything_else() {
    let all = embedded(&IDS, &[]);
    let journal = [entry(1, IDS[0]), entry(2, IDS[2])];
    let finish =
        |embedded: &Embedded, half: HalfDone, goal: Goal, policy: Policy| match plan(embedded, &journal, Some(&half), &goal, policy) {
            Ok(agenda) => {
                assert!(agenda.finishes && !agenda.current);
                short(embedded, &agenda)
            }
            Err(refusal) => format!("{:?}", Error::from(refusal).kind()),
        };
    for goal in [Goal::Up(Target::All), Goal::Down(Target::All), Goal::Redo] {
        assert_eq!(finish(&all, half(IDS[1], "up"), goal.clone(), PRODUCTION), "+2!");
        assert_eq!(finish(&all, half(IDS[2], "down"), goal, PRODUCTION), "-3");
    }
    assert_eq!(finish(&all, half(IDS[1], "again"), Goal::Up(Target::All), PRODUCTION), "+2!?");
    assert_eq!(finish(&embedded(&IDS[..1], &[]), half(IDS[1], "up"), Goal::Up(Target::All), POLICY), "HalfDone");
    assert_eq!(finish(&embedded(&IDS, &["20250102000000"]), half(IDS[1], "up"), Goal::Up(Target::All), PRODUCTION), "Draft");
    let agenda = plan(&all, &journal, None, &Goal::Up(Target::All), POLICY).unwrap();
    assert!(agenda.current && !agenda.finishes);
}

#[test]
fn another_packages_entries_are_left_alone() {
    let migration: &'static Migration = Box::leak(Box::new(Migration::new(IDS[0], "x", up, up)));
    let mine: &'static Migrations = Box::leak(Box::new(Migrations::new(Vec::leak(vec![migration])).package("mine")));
    let embedded = Embedded::new(Dialect::Sqlite, &[mine]).unwrap();
    let other = Entry { package: "other".to_owned(), name: "y".to_owned(), ..entry(1, IDS[0]) };
    assert_eq!(decide(&embedded, std::slice::from_ref(&other), &Goal::Up(Target::All), POLICY), "+1");
    assert_eq!(decide(&embedded, &[other], &Goal::Down(Target::All), POLICY), "");
}

#[test]
fn what_is_from_before_the_start_is_refused() {
    let one = |id: &'static str| Migration::new(id, "x", up, up);
    let list = vec![one(IDS[0]), one(IDS[1]).starts(&[Dialect::Sqlite]), one(IDS[2])];
    let list: Vec<&'static Migration> = list.into_iter().map(|migration| &*Box::leak(Box::new(migration))).collect();
    let list: &'static Migrations = Box::leak(Box::new(Migrations::new(Vec::leak(list))));
    let embedded = Embedded::new(Dialect::Sqlite, &[list]).unwrap();
    let all = |entries: &[Entry]| {
        let planned = plan(&embedded, entries, None, &Goal::Up(Target::All), POLICY);
        planned.map(|agenda| agenda.actions.len()).map_err(|refusal| Error::from(refusal).to_string())
    };
    assert_eq!(all(&[]), Ok(2));
    assert_eq!(all(&[entry(1, IDS[1])]), Ok(1));
    let said = all(&[entry(1, IDS[0])]).unwrap_err();
    assert!(said.starts_with("`20250101000000_x` is applied, and a migration after it has no SQL"), "{said}");
    assert!(said.contains("`20250102000000_x` begins anew"), "{said}");
    assert_eq!(decide(&embedded, &[entry(1, IDS[0])], &Goal::Down(Target::All), POLICY), "-1");
}

#[test]
fn what_stands_for_others_is_recorded_runs_or_is_refused() {
    static REPLACING: Migration = Migration::new(IDS[1], "x", up, up).replaces(&["1", "2"]).replaces(&["1", "3_x", "4"]);
    static LAST: Migration = Migration::new(IDS[2], "x", up, up);
    static LIST: Migrations = Migrations::new(&[&REPLACING, &LAST]);
    let embedded = Embedded::new(Dialect::Sqlite, &[&LIST]).unwrap();
    let of = |ids: &[&str]| {
        let journal: Vec<Entry> = (1..).zip(ids).map(|(sequence, id)| entry(sequence, id)).collect();
        decide(&embedded, &journal, &Goal::Up(Target::All), POLICY)
    };
    assert_eq!(of(&[]), "+2 +3");
    assert_eq!(of(&["1", "2"]), "2<1+2 +3");
    assert_eq!(of(&["1", "3", "4", IDS[2]]), "2<1+3+4");
    assert_eq!(of(&["1", "2", "3"]), "2<1+2+3 +3", "what one set has more than the other is replaced as well");
    assert_eq!(of(&["1", "3"]), "PartlyReplaced");
    assert_eq!(of(&["2"]), "PartlyReplaced");
    assert_eq!(of(&[IDS[1], "1"]), "+3", "it is applied itself");
    assert_eq!(of(&[IDS[2]]), "+2!");
    let journal = [entry(1, "1"), entry(2, "2")];
    let refuse = Policy { late: Late::Refuse, ..POLICY };
    assert_eq!(decide(&embedded, &journal, &Goal::Redo, refuse), "UnknownTarget");
    assert_eq!(decide(&embedded, &journal, &Goal::Up(Target::Only(IDS[2].to_owned())), refuse), "2<1+2 +3");
    let draft = [Entry { draft: true, ..entry(1, "1") }, entry(2, "2")];
    assert_eq!(decide(&embedded, &draft, &Goal::Up(Target::All), POLICY), "2<1+2 +3", "a draft that was replaced is not rolled back");
}

#[test]
fn an_accepted_text_is_no_edit() {
    static ACCEPTING: Migration = Migration::new(IDS[0], "x", up, up).accepts(&["other"]);
    static LIST: Migrations = Migrations::new(&[&ACCEPTING]);
    let embedded = Embedded::new(Dialect::Sqlite, &[&LIST]).unwrap();
    let other = |checksum: &str| Entry { checksum: checksum.to_owned(), ..entry(1, IDS[0]) };
    let up = Goal::Up(Target::All);
    assert_eq!(decide(&embedded, &[other("other")], &up, POLICY), "");
    assert_eq!(decide(&embedded, &[other("another")], &up, POLICY), "Edited");
    assert_eq!(decide(&embedded, &[Entry { state: State::Reverted, ..other("other") }], &up, POLICY), "+1?");
}
