//! The loop that every plan goes through: up, down, and up again.

use schema_core::dialect::Statement;
use schema_core::diff::{Intent, diff};
use schema_core::schema::{Schema, Table};
use schema_core::{Pair, Step, step};

use super::{Executor, ID, Refusal, create, initial, sql};

/// A database with a schema, rows and a change to make.
pub struct Case<D> {
    /// Where it happens.
    pub database: D,
    /// What is there.
    pub before: Schema,
    /// What comes of it.
    pub after: Schema,
    /// The way.
    pub steps: Vec<Step>,
}

impl<D: Executor> Case<D> {
    /// The change from one schema to another.
    pub async fn between(before: Schema, after: Schema, intent: Intent, data: &str) -> Self {
        let schemas = Pair { before: &before, after: &after };
        let steps = diff(schemas, &intent, ID).unwrap_or_else(|questions| panic!("{questions:#?}"));
        let case = Self::new(before, data, steps).await;
        assert!(Schema { retired: Vec::new(), ..without_retired(&case.after) }.same_as(&after), "{:#?}", case.steps);
        case
    }

    /// Creates the tables of `before` and runs `data`.
    pub async fn new(before: Schema, data: &str, steps: Vec<Step>) -> Self {
        let mut database = D::new().await;
        database.apply(&plan::<D>(&Schema::default(), &initial(&before))).await.unwrap();
        database.run(data).await;
        let mut after = before.clone();
        for step in &steps {
            step.apply(&mut after).unwrap();
        }
        Self { database, before, after, steps }
    }

    /// The statements of `up`, as text.
    pub fn sql(&self) -> String {
        sql(&plan::<D>(&self.before, &self.steps))
    }

    /// How many tables `up` rebuilds.
    pub fn rebuilds(&self) -> usize {
        plan::<D>(&self.before, &self.steps).iter().filter(|statement| matches!(statement, Statement::Rebuild { .. })).count()
    }

    /// Applies the change.
    ///
    /// # Errors
    ///
    /// When a check finds rows.
    pub async fn up(&mut self) -> Result<(), Refusal> {
        self.database.apply(&plan::<D>(&self.before, &self.steps)).await
    }

    /// The schema after `up` and `down`: as before, with what `up` had made set aside.
    fn undone(&self) -> Schema {
        let mut undone = self.after.clone();
        for step in step::invert(&self.steps) {
            step.apply(&mut undone).unwrap();
        }
        undone
    }

    /// Undoes it.
    ///
    /// # Errors
    ///
    /// When a check finds rows.
    pub async fn down(&mut self) -> Result<(), Refusal> {
        self.database.apply(&plan::<D>(&self.after, &step::invert(&self.steps))).await
    }

    /// Applies it after it was undone.
    ///
    /// # Errors
    ///
    /// When a check finds rows.
    pub async fn again(&mut self) -> Result<(), Refusal> {
        let steps = step::again(&self.steps).unwrap_or_else(|| self.steps.clone());
        let plan = plan::<D>(&self.undone(), &steps);
        self.database.apply(&plan).await
    }

    /// Up, down, up again; after each, the structure must be that of the schema made from nothing, and after the second and third the rows
    /// must be those of before and of after the first.
    pub async fn round_trip(&mut self) {
        let (before, after) = (self.before.clone(), self.after.clone());
        let rows = self.rows(&before).await;
        self.up().await.unwrap();
        assert_eq!(self.database.structure().await, fresh::<D>(&after).await, "after up:\n{}", sql(&plan::<D>(&before, &self.steps)));
        let rows_after = self.rows(&after).await;
        self.down().await.unwrap();
        let undone = self.undone();
        let down = sql(&plan::<D>(&after, &step::invert(&self.steps)));
        assert_eq!(self.database.structure().await, fresh::<D>(&undone).await, "after down:\n{down}");
        assert_eq!(self.rows(&before).await, rows, "after down:\n{down}");
        self.again().await.unwrap();
        assert_eq!(self.database.structure().await, fresh::<D>(&after).await, "after up again");
        assert_eq!(self.rows(&after).await, rows_after, "after up again");
        self.down().await.unwrap();
        assert_eq!(self.rows(&before).await, rows, "after down again");
    }

    /// All rows of a schema, by table.
    pub async fn rows(&mut self, schema: &Schema) -> Vec<String> {
        let mut all = Vec::new();
        for table in &schema.tables {
            let columns: Vec<String> = table.columns.iter().map(D::shown).collect();
            let list = columns.join(", ");
            let mut rows = self.database.rows(&format!("SELECT {list} FROM {}", D::DIALECT.table(&table.name))).await;
            rows.sort();
            all.push(table.name.clone());
            all.extend(rows);
        }
        all
    }
}

fn without_retired(schema: &Schema) -> Schema {
    let mut schema = schema.clone();
    schema.tables.iter_mut().for_each(|table| table.retired.clear());
    schema
}

/// The structure of a schema made from nothing, with what it has retired.
async fn fresh<D: Executor>(schema: &Schema) -> Vec<String> {
    let mut database = D::new().await;
    for retired in &schema.retired {
        let table = Table { foreign_keys: Vec::new(), indexes: Vec::new(), ..retired.table.clone() };
        let retire = Step::RetireTable { table: table.clone(), retired: retired.name.clone() };
        database.apply(&plan::<D>(&Schema::default(), &[create(table), retire])).await.unwrap();
    }
    database.apply(&plan::<D>(&Schema::default(), &initial(schema))).await.unwrap();
    database.structure().await
}

fn plan<D: Executor>(before: &Schema, steps: &[Step]) -> Vec<Statement> {
    D::DIALECT.plan(before, steps).unwrap()
}
