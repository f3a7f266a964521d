//! One migration as the build would write it, and a migrator that applies such migrations without compiling them.

pub mod long;

use std::cell::RefCell;

use migrator::prelude::{MySql, Postgres, Sqlite};
use migrator::{Backfill, Migration, Migrations, Migrator, Plan};
use schema_core::codegen;
use schema_core::dialect::Statement;
use schema_core::diff::{Intent, Question};
use schema_core::snapshot::{self, Snapshot};
use schema_core::step::{self, Misfit, Step};
use schema_core::{Dialect, Schema};

/// The ids of the migrations of a test, in order.
pub const IDS: [&str; 4] = ["20250101000001", "20250101000002", "20250101000003", "20250101000004"];

/// A migration: what it starts from, its steps, its statements.
#[derive(Debug, Clone)]
pub struct Change {
    /// The snapshot that it starts from.
    pub before: Snapshot,
    /// The snapshot that it reaches.
    pub after: Snapshot,
    /// The steps between the two.
    pub steps: Vec<Step>,
    /// The statements of `up`.
    pub up: Vec<Statement>,
    /// The statements of `down`; none where it is lost what they would bring back.
    pub down: Vec<Statement>,
    /// The statements of `up` after a `down`, where they differ.
    pub again: Option<Vec<Statement>>,
}

/// Why there is no migration.
#[derive(Debug)]
pub enum Obstacle {
    /// Only a person can answer.
    Questions(Vec<Question>),
    /// A step does not fit.
    Misfit(Misfit),
}

impl From<Misfit> for Obstacle {
    fn from(misfit: Misfit) -> Self {
        Self::Misfit(misfit)
    }
}

impl Change {
    /// The migration from a snapshot to entities.
    ///
    /// # Errors
    ///
    /// When the change raises questions, or a step does not fit.
    pub fn new(dialect: Dialect, before: &Snapshot, entities: &Schema, intent: &Intent, id: &str) -> Result<Self, Obstacle> {
        let steps = before.diff(entities, intent, id).map_err(Obstacle::Questions)?;
        let reached = codegen::after(&before.schema, &steps)?;
        let undo = if destroys(&steps) { Vec::new() } else { step::invert(&steps) };
        if undo.is_empty() {
            return Ok(Self {
                up: dialect.plan(&before.schema, &steps)?,
                down: Vec::new(),
                again: None,
                after: before.next(entities, intent, &steps, id)?,
                before: before.clone(),
                steps,
            });
        }
        let left = codegen::after(&reached, &undo)?;
        let again = step::again(&steps).map(|again| dialect.plan(&left, &again)).transpose()?;
        Ok(Self {
            up: dialect.plan(&before.schema, &steps)?,
            down: dialect.plan(&reached, &undo)?,
            again,
            after: before.next(entities, intent, &steps, id)?,
            before: before.clone(),
            steps,
        })
    }

    /// Whether something is lost on the way up.
    #[must_use]
    pub fn destroys(&self) -> bool {
        destroys(&self.steps)
    }

    /// Whether something is lost on the way down, of what was written after the way up.
    #[must_use]
    pub fn destroys_down(&self) -> bool {
        destroys(&step::invert(&self.steps))
    }

    fn functions(&self) -> [Vec<Statement>; 3] {
        let again = self.again.as_ref().unwrap_or(&self.up);
        [self.up.clone(), self.down.clone(), again.clone()]
    }
}

fn destroys(steps: &[Step]) -> bool {
    steps.iter().any(|step| step.destroys().is_some())
}

/// A migrator whose migrations are `changes`. It serves until the next call on the same thread, and must run on that thread.
pub fn migrator(changes: &[&Change]) -> Migrator {
    FUNCTIONS.with_borrow_mut(|functions| *functions = changes.iter().map(|change| change.functions()).collect());
    Migrator::new(&LISTS[changes.len()])
}

/// A migrator as the other function gives it, whose migrations have the snapshot that the last of them reaches. The text stays for as long as the
/// process.
pub fn migrator_with_snapshot(changes: &[&Change]) -> Migrator {
    let _ = migrator(changes);
    let text = changes.last().map(|last| snapshot::write(&last.after)).unwrap_or_default();
    let list = LISTS[changes.len()].snapshot(Box::leak(text.into_boxed_str()));
    Migrator::new(Box::leak(Box::new(list)))
}

/// The list of so many migrations, which record what the last call of `migrator` on this thread says.
#[must_use]
pub const fn list(count: usize) -> Migrations {
    LISTS[count]
}

thread_local! {
    /// What the migrations record: `up`, `down` and `again` of each.
    static FUNCTIONS: RefCell<Vec<[Vec<Statement>; 3]>> = const { RefCell::new(Vec::new()) };
}

static FIRST: Migration = migration::<0>("first");
static SECOND: Migration = migration::<1>("second");
static THIRD: Migration = migration::<2>("third");
static FOURTH: Migration = migration::<3>("fourth");
static LISTS: [Migrations; 5] = [
    Migrations::new(&[]),
    Migrations::new(&[&FIRST]),
    Migrations::new(&[&FIRST, &SECOND]),
    Migrations::new(&[&FIRST, &SECOND, &THIRD]),
    Migrations::new(&[&FIRST, &SECOND, &THIRD, &FOURTH]),
];

const fn migration<const AT: usize>(name: &'static str) -> Migration {
    Migration::new(IDS[AT], name, replay::<AT, 0>, replay::<AT, 1>).again(replay::<AT, 2>)
}

fn replay<const AT: usize, const FUNCTION: usize>(plan: &mut Plan) {
    FUNCTIONS.with_borrow(|functions| record(plan, &functions[AT][FUNCTION]));
}

/// Records statements, as the functions that the build writes do.
pub fn record(plan: &mut Plan, statements: &[Statement]) {
    for statement in statements {
        match statement {
            Statement::Sql(sql) => plan.sql(sql.clone()),
            Statement::Check { message, sql } => plan.check(message.clone(), sql.clone()),
            Statement::Backfill(backfill) if backfill.function.is_some() => compute(plan, backfill),
            Statement::Backfill(backfill) => plan.backfill(backfill.as_ref().clone()),
            Statement::Rebuild { table, columns, sql } => plan.rebuild(table, &borrowed(columns), &borrowed(sql)),
        }
    }
}

/// A row that has a name.
#[derive(sqlx::FromRow)]
struct Named {
    name: String,
}

/// What stands for the function of a case.
fn computed(Named { name }: Named) -> String {
    name.to_uppercase()
}

fn compute(plan: &mut Plan, backfill: &Backfill) {
    let mut bare = backfill.clone();
    bare.function = None;
    let (column, _) = bare.set.remove(0);
    match plan.dialect() {
        Dialect::Sqlite => plan.compute::<Sqlite, _>(bare, column, computed),
        Dialect::Postgres => plan.compute::<Postgres, _>(bare, column, computed),
        Dialect::Mysql => plan.compute::<MySql, _>(bare, column, computed),
        _ => plan.unsupported(),
    }
}

fn borrowed(items: &[String]) -> Vec<&str> {
    items.iter().map(String::as_str).collect()
}
