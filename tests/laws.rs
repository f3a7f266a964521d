//! The laws of the algebra of steps, over random schemas and changes. No database: `PROPTEST_CASES` says how many of each.

use std::collections::BTreeSet;

use integration::random::{self, Change};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use schema_core::diff::{self, Intent};
use schema_core::schema::Column;
use schema_core::snapshot::{self, Blocks, Comparison, NextSnapshot, Snapshot, TableTexts};
use schema_core::{Dialect, Pair, Schema, Step, step};

const ID: &str = "20251107090010";

/// Small enough for every run; `tests/run` raises it for the long one.
const CASES: u32 = 250;

fn steps(change: &Change) -> Vec<Step> {
    let schemas = Pair::new(&change.before, &change.after);
    diff::diff(schemas, &change.intent, ID).unwrap_or_else(|questions| panic!("asks {questions:#?}"))
}

fn applied(schema: &Schema, steps: &[Step]) -> Schema {
    let mut schema = schema.clone();
    for step in steps {
        step.apply(&mut schema).unwrap_or_else(|misfit| panic!("{misfit}"));
    }
    schema
}

/// The schema without what is retired: what the entities say.
fn in_use(schema: &Schema) -> Schema {
    let mut schema = Schema { retired: Vec::new(), ..schema.clone() };
    schema.tables.iter_mut().for_each(|table| table.retired.clear());
    schema
}

fn snapshot_of(schema: &Schema) -> Snapshot {
    Snapshot { dialects: vec![Dialect::Sqlite], schema: schema.clone(), ..Snapshot::default() }
}

/// Ends a history where a hint would be the same as in the change before: it would be taken for the one that was followed then.
fn trade_once(history: &mut Vec<Change>) {
    let again = |pair: &[Change]| pair[1].intent.hints().iter().any(|hint| pair[0].intent.hints().contains(hint));
    if let Some(at) = history.windows(2).position(again) {
        history.truncate(at + 1);
    }
}

/// The same schema, declared the other way round.
fn turned(schema: &Schema) -> Schema {
    let mut schema = schema.clone();
    schema.tables.reverse();
    for table in &mut schema.tables {
        table.columns.reverse();
        table.indexes.reverse();
        table.foreign_keys.reverse();
        table.checks.reverse();
    }
    schema
}

/// The random changes are worth something: each kind of step is in some of them, and so is each way to replace a column.
#[test]
fn changes_are_of_every_kind() {
    let mut runner = TestRunner::deterministic();
    let mut kinds = BTreeSet::new();
    for _ in 0..1_500 {
        let change = random::change().new_tree(&mut runner).expect("nothing is rejected").current();
        kinds.extend(steps(&change).iter().map(kind));
    }
    let expected = [
        "AddCheck",
        "AddColumn",
        "AddForeignKey",
        "AddIndex",
        "AlterColumn",
        "AlterOptions",
        "CreateTable",
        "Data",
        "DropCheck",
        "DropForeignKey",
        "DropIndex",
        "RenameCheck",
        "RenameColumn",
        "RenameForeignKey",
        "RenameIndex",
        "RenameTable",
        "ReplaceColumn Convert",
        "ReplaceColumn Fill",
        "ReplaceColumn Renamed",
        "RetireColumn",
        "RetireTable",
        "SetPrimaryKey",
    ];
    assert_eq!(kinds.iter().map(String::as_str).collect::<Vec<_>>(), expected);
}

fn kind(step: &Step) -> String {
    let word = |text: String| text.split([' ', '(']).next().unwrap_or_default().to_owned();
    let name = word(format!("{step:?}"));
    if let Step::ReplaceColumn { using: Some(using), .. } = step { format!("{name} {}", word(format!("{using:?}"))) } else { name }
}

proptest! {
    #![proptest_config(random::config(CASES))]

    /// What the generators promise, without which the rest shows little.
    #[test]
    fn generated_schemas_make_sense(change in random::change()) {
        prop_assert_eq!(random::flaw(Dialect::Sqlite, &change.before), None);
        prop_assert_eq!(random::flaw(Dialect::Sqlite, &change.after), None);
    }

    #[test]
    fn a_difference_leads_to_its_target(change in random::change()) {
        let reached = applied(&change.before, &steps(&change));
        prop_assert!(in_use(&reached).same_as(&change.after), "{:#?}\n{reached:#?}", steps(&change));
    }

    /// Also backwards, where nothing says what a column was before: then everything is new.
    #[test]
    fn a_difference_between_states_leads_to_its_target(change in random::change()) {
        let (before, after) = (in_use(&change.before), &change.after);
        let there = diff::between(Pair::new(&before, after), &change.intent).unwrap();
        prop_assert!(applied(&before, &there).same_as(after), "{there:#?}");
        let back = diff::between(Pair::new(after, &before), &Intent::no_renames(&before)).unwrap();
        prop_assert!(applied(after, &back).same_as(&before), "{back:#?}");
        prop_assert_eq!(diff::between(Pair::new(after, after), &Intent::default()), Ok(Vec::new()));
    }

    #[test]
    fn nothing_is_lost(change in random::change()) {
        let columns = |schema: &Schema| {
            let tables = schema.tables.iter().chain(schema.retired.iter().map(|retired| &retired.table));
            tables.map(|table| table.columns.len() + table.retired.len()).sum::<usize>()
        };
        let mut now = change.before.clone();
        for step in steps(&change) {
            let count = columns(&now);
            step.apply(&mut now).unwrap();
            prop_assert!(columns(&now) >= count, "{step}");
        }
    }

    #[test]
    fn an_inverse_restores(change in random::change()) {
        let steps = steps(&change);
        let mut now = change.before.clone();
        for step in &steps {
            let before = now.clone();
            step.apply(&mut now).unwrap();
            let back = applied(&now, &[step.invert()]);
            prop_assert!(in_use(&back).same_as(&in_use(&before)), "{step}\n{back:#?}\n{before:#?}");
        }
        let back = applied(&now, &step::invert(&steps));
        prop_assert!(in_use(&back).same_as(&change.before));
    }

    #[test]
    fn again_after_an_inverse_is_the_same(change in random::change()) {
        let steps = steps(&change);
        let there = applied(&change.before, &steps);
        let back = applied(&there, &step::invert(&steps));
        let again = step::again(&steps).unwrap_or_else(|| steps.clone());
        let once_more = applied(&back, &again);
        prop_assert!(once_more.same_as(&there));
        prop_assert!(applied(&once_more, &step::invert(&again)).same_as(&back));
    }

    #[test]
    fn equal_schemas_have_no_difference(schema in random::schema()) {
        prop_assert_eq!(diff::diff(Pair::new(&schema, &schema), &Intent::default(), ID), Ok(Vec::new()));
        prop_assert_eq!(diff::diff(Pair::new(&schema, &turned(&schema)), &Intent::default(), ID), Ok(Vec::new()));
    }

    #[test]
    fn the_next_difference_is_empty(change in random::change()) {
        let before = snapshot_of(&change.before);
        let next = before.next(&change.after, &change.intent, &steps(&change), ID).unwrap();
        prop_assert_eq!(next.diff(&change.after, &change.intent, ID), Ok(Vec::new()));
        prop_assert_eq!(next.diff(&turned(&change.after), &change.intent, ID), Ok(Vec::new()));
        prop_assert_eq!(in_use(&next.schema), change.after);
    }

    #[test]
    fn the_order_of_what_is_left_means_nothing(change in random::change()) {
        let other = Change { before: turned(&change.before), ..change.clone() };
        let there = applied(&other.before, &steps(&other));
        prop_assert!(there.same_as(&applied(&change.before, &steps(&change))));
    }

    #[test]
    fn a_difference_is_the_same_every_time(change in random::change()) {
        prop_assert_eq!(steps(&change), steps(&change.clone()));
    }

    #[test]
    fn without_answers_it_asks_or_leads_there(change in random::change()) {
        match diff::diff(Pair::new(&change.before, &change.after), &Intent::default(), ID) {
            Ok(steps) => prop_assert!(in_use(&applied(&change.before, &steps)).same_as(&change.after)),
            Err(questions) => prop_assert!(!questions.is_empty()),
        }
    }

    #[test]
    fn what_is_retired_stays(mut history in random::history()) {
        trade_once(&mut history);
        let mut snapshot = snapshot_of(&history[0].before);
        let mut undo = Vec::new();
        for (at, change) in history.iter().enumerate() {
            let id = format!("202511070900{at:02}");
            let steps = snapshot.diff(&change.after, &change.intent, &id).unwrap();
            let next = snapshot.next(&change.after, &change.intent, &steps, &id).unwrap();
            for retired in &snapshot.schema.retired {
                prop_assert!(next.schema.retired.contains(retired));
            }
            let count = |schema: &Schema| schema.tables.iter().chain(schema.retired.iter().map(|retired| &retired.table)).map(|table| table.retired.len()).sum::<usize>();
            prop_assert!(count(&next.schema) >= count(&snapshot.schema));
            prop_assert_eq!(in_use(&next.schema), change.after.clone());
            prop_assert_eq!(snapshot::read(&snapshot::write(&next)), Ok(next.clone()));
            undo.push((step::invert(&steps), in_use(&snapshot.schema)));
            snapshot = next;
        }
        let mut now = snapshot.schema;
        for (steps, before) in undo.iter().rev() {
            now = applied(&now, steps);
            prop_assert!(in_use(&now).same_as(before));
        }
    }

    #[test]
    fn a_snapshot_is_read_as_it_was_written(change in random::change()) {
        let reached = applied(&change.before, &steps(&change));
        let snapshot = Snapshot { last: Some(ID.to_owned()), hints: change.intent.hints(), ..snapshot_of(&reached) };
        let text = snapshot::write(&snapshot);
        prop_assert_eq!(snapshot::read(&text), Ok(snapshot.clone()));
        prop_assert_eq!(snapshot::write(&snapshot::read(&text).unwrap()), text.clone());
        let pretty = serde_json::from_str::<serde_json::Value>(&text).unwrap();
        prop_assert_eq!(pretty["format"].as_u64(), Some(1));
        prop_assert_eq!(compare(&Blocks::cut(&text).unwrap(), &in_use(&reached), &Intent::default()), None);
    }

    #[test]
    fn a_fingerprint_tells_schemas_apart(change in random::change()) {
        let fingerprint = snapshot::fingerprint(&change.before);
        prop_assert_eq!(snapshot::fingerprint(&turned(&change.before)), fingerprint);
        let same = change.before.same_as(&change.after);
        prop_assert_eq!(snapshot::fingerprint(&change.after) == fingerprint, same);
        let mut other = change.before.clone();
        other.tables[0].columns.push(Column::new("one more", schema_core::schema::DataType::Bool));
        prop_assert_ne!(snapshot::fingerprint(&other), fingerprint);
    }

    #[test]
    fn blocks_give_the_same_difference(history in random::history()) {
        blocks_give_the_same(Dialect::Sqlite, history)?;
    }

    #[test]
    fn blocks_give_the_same_difference_on_postgres(history in random::history_for(Dialect::Postgres)) {
        blocks_give_the_same(Dialect::Postgres, history)?;
    }

    #[test]
    fn blocks_give_the_same_difference_on_mysql(history in random::history_for(Dialect::Mysql)) {
        blocks_give_the_same(Dialect::Mysql, history)?;
    }

    #[test]
    fn blocks_ask_the_same(change in random::change()) {
        let text = snapshot::write(&snapshot_of(&change.before));
        let Some(comparison) = compare(&Blocks::cut(&text).unwrap(), &change.after, &Intent::default()) else { return Ok(()) };
        prop_assert_eq!(comparison.diff(ID), diff::diff(Pair::new(&change.before, &change.after), &Intent::default(), ID));
    }
}

/// What blocks give, against the whole: the steps, the statements, the next snapshot.
fn blocks_give_the_same(dialect: Dialect, mut history: Vec<Change>) -> Result<(), TestCaseError> {
    trade_once(&mut history);
    let mut snapshot = snapshot_of(&history[0].before);
    for (at, change) in history.iter().enumerate() {
        let id = format!("202511070900{at:02}");
        let text = snapshot::write(&snapshot);
        let blocks = Blocks::cut(&text).expect("it was just written");
        let steps = snapshot.diff(&change.after, &change.intent, &id).expect("no questions");
        let comparison = compare(&blocks, &change.after, &change.intent);
        let Some(comparison) = comparison else {
            prop_assert_eq!(steps, Vec::new());
            continue;
        };
        prop_assert_eq!(comparison.diff(&id), Ok(steps.clone()));
        let next = snapshot.next(&change.after, &change.intent, &steps, &id).expect("the steps fit");
        let texts = TableTexts::of(&change.after.tables);
        let expected = NextSnapshot { text: snapshot::write(&next), left: Vec::new(), fingerprint: snapshot::fingerprint(&next.schema) };
        prop_assert_eq!(blocks.next(&comparison, &texts, &change.after, &snapshot.dialects, &steps, &id), Ok(expected));
        prop_assert_eq!(dialect.plan(&comparison.schemas.before, &steps), dialect.plan(&snapshot.schema, &steps));
        snapshot = next;
    }
    Ok(())
}

/// What is to be compared; the same whether or not the tables after the change have to be read from their text.
fn compare(blocks: &Blocks<'_>, after: &Schema, intent: &Intent) -> Option<Comparison> {
    let texts = TableTexts::of(&after.tables);
    let compared = blocks.compare(&texts, after, intent).expect("the snapshot was just written");
    assert_eq!(blocks.compare(&texts, &Schema::default(), intent), Ok(compared.clone()));
    compared
}
