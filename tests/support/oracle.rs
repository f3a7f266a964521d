//! What must have become of every value, told from the steps alone.

use schema_core::Dialect;
use schema_core::schema::{DataType, EnumType};
use schema_core::step::{Data, FillRows, Step, Turn, Using};

use crate::catalog::difference;
use crate::database::{Dump, TableRows};

/// Where a table and its values are after the steps.
#[derive(Debug)]
struct Trail {
    /// The table's name before; `None` for one that is new.
    before: Option<String>,
    now: String,
    columns: Vec<Cell>,
    /// Whether rows are copied into it.
    gains: bool,
    /// Where rows and values are that were in the way of something.
    aside: Vec<Kept>,
    /// Whether rows were in the way of something and are nowhere.
    loses: bool,
}

/// A table with rows or values that were in the way of something.
#[derive(Debug)]
struct Kept {
    name: String,
    /// The columns that got NULL; empty where rows left.
    nulled: Vec<String>,
    /// Where the values were at that time.
    columns: Vec<Cell>,
}

/// Where the values of a column are.
#[derive(Debug, Clone)]
struct Cell {
    before: String,
    now: String,
    /// Whether the type has changed, so that only the meaning of a value is the same.
    loose: bool,
    /// What stands for the variants of an enum from change to change: before and after.
    enums: Vec<(DataType, DataType)>,
    /// For a column whose NULLs were filled: what tells which.
    filled: Option<Filled>,
}

/// The column that tells which NULLs were filled.
#[derive(Debug, Clone)]
enum Filled {
    /// The old one: those that it still has.
    From(String),
    /// One beside it: those for which it has a value.
    By(String),
    /// That one again, when they are NULL again: it has what they had.
    Back(String),
}

impl Filled {
    fn column(&self) -> &str {
        match self {
            Self::From(name) | Self::By(name) | Self::Back(name) => name,
        }
    }

    /// The value in the column, where there is one in place of `value`.
    fn stands_for<'a>(&self, value: &'a str, told: &'a str) -> &'a str {
        match self {
            Self::From(_) if told == "NULL" => "*",
            Self::By(_) if told != "NULL" => "*",
            Self::Back(_) if value == "NULL" => told,
            Self::From(_) | Self::By(_) | Self::Back(_) => value,
        }
    }
}

/// Compares the rows after a migration with those before it. Every value must be where the steps put it; a value may only differ where a
/// step says so.
///
/// # Errors
///
/// The rows that differ.
pub fn rows_kept(before: &Dump, steps: &[Step], after: &Dump) -> Result<(), String> {
    let mut trails = before.iter().map(|(name, rows)| Trail::new(name, rows)).collect();
    for step in steps {
        follow(&mut trails, step);
    }
    for trail in &trails {
        let rows = after.get(&trail.now).ok_or_else(|| format!("the table `{}` is gone", trail.now))?;
        let none = TableRows::default();
        let old = trail.before.as_ref().and_then(|name| before.get(name)).unwrap_or(&none);
        let rows = trail.with_what_is_aside(rows, after)?;
        let (mut expected, mut actual) = (trail.expected(old), trail.actual(&rows));
        if trail.gains {
            let is_old = |line: &&str| expected.lines().any(|old| old == line.trim_end_matches('\n'));
            actual = actual.split_inclusive('\n').filter(is_old).collect();
        }
        if trail.loses {
            // Which of them, the checks of the case say.
            let mut rest: Vec<&str> = actual.lines().collect();
            let is_there = |line: &&str| rest.iter().position(|other| other == line).map(|at| rest.swap_remove(at)).is_some();
            expected = expected.lines().filter(is_there).fold(String::new(), |text, line| text + line + "\n");
        }
        if let Some(difference) = difference(&expected, &actual) {
            return Err(format!("rows of `{}` are not what they were:\n{difference}", trail.now));
        }
    }
    let unknown = after.keys().find(|name| trails.iter().all(|trail| !trail.explains(name)));
    unknown.map_or(Ok(()), |name| Err(format!("no step explains the table `{name}`")))
}

impl Trail {
    fn new(name: &str, rows: &TableRows) -> Self {
        let cell = |column: &String| Cell { before: column.clone(), now: column.clone(), loose: false, enums: Vec::new(), filled: None };
        Self { before: Some(name.to_owned()), columns: rows.columns.iter().map(cell).collect(), ..Self::created(name) }
    }

    /// A table that was not there before.
    fn created(name: &str) -> Self {
        Self { before: None, now: name.to_owned(), columns: Vec::new(), gains: false, aside: Vec::new(), loses: false }
    }

    fn explains(&self, name: &str) -> bool {
        self.now == name || self.aside.iter().any(|kept| kept.name == name)
    }

    /// The rows of the table, with those and those values that were put aside back in their places.
    fn with_what_is_aside(&self, rows: &TableRows, after: &Dump) -> Result<TableRows, String> {
        let mut whole = rows.clone();
        for Kept { name, nulled, columns: then } in self.aside.iter().rev() {
            let kept = after.get(name).ok_or_else(|| format!("the table `{name}` is not there"))?;
            let columns: Vec<&str> = whole.columns.iter().map(String::as_str).collect();
            if nulled.is_empty() {
                let left = self.left(kept, then, &columns);
                whole.rows.extend(left);
                continue;
            }
            // The positions of the columns that both have, in the table and in what is kept.
            let places = |wanted: bool| {
                let shared = columns.iter().enumerate().filter(|(_, column)| nulled.iter().any(|own| own == *column) == wanted);
                let pair = |(at, column): (usize, &&str)| Some((at, kept.columns.iter().position(|own| own == *column)?));
                shared.filter_map(pair).collect::<Vec<(usize, usize)>>()
            };
            let (key, values) = (places(false), places(true));
            for old in &kept.rows {
                let is_same = |row: &&mut Vec<String>| key.iter().all(|&(own, other)| row[own] == old[other]);
                let row = whole.rows.iter_mut().find(is_same).ok_or_else(|| format!("`{name}` has values of no row"))?;
                for &(own, other) in &values {
                    if std::mem::replace(&mut row[own], old[other].clone()) != "NULL" {
                        return Err(format!("a value that is in `{name}` is also where it was"));
                    }
                }
            }
        }
        Ok(whole)
    }

    /// Rows that left, with the columns that the table has now and what became of the values of the others since.
    fn left(&self, kept: &TableRows, then: &[Cell], columns: &[&str]) -> Vec<Vec<String>> {
        let now = |column: &&&str| {
            self.columns.iter().find(|cell| cell.now == **column || matches!(&cell.filled, Some(Filled::From(old)) if old == **column))
        };
        let cells: Vec<Option<(&Cell, &Cell)>> = columns
            .iter()
            .map(|column| now(&column).and_then(|cell| Some((cell, then.iter().find(|then| then.before == cell.before)?))))
            .collect();
        let names: Vec<&str> = cells.iter().map(|cells| cells.map_or("", |(_, then)| then.now.as_str())).collect();
        let converted = |(cells, value): (&Option<(&Cell, &Cell)>, String)| match cells {
            Some((now, then)) => now.enums[then.enums.len()..].iter().fold(value, |value, types| counterpart(types, value)),
            None => value,
        };
        kept.only(&names).into_iter().map(|row| cells.iter().zip(row).map(converted).collect()).collect()
    }

    fn cell(&mut self, name: &str) -> Option<&mut Cell> {
        self.columns.iter_mut().find(|cell| cell.now == name)
    }

    fn expected(&self, rows: &TableRows) -> String {
        let columns: Vec<&str> = self.columns.iter().map(|cell| cell.before.as_str()).collect();
        let lines = rows.only(&columns).into_iter().map(|row| {
            let values = self.columns.iter().zip(row).map(|(cell, value)| match value.as_str() {
                "NULL" if matches!(cell.filled, Some(Filled::From(_) | Filled::By(_))) => "*".to_owned(),
                _ => cell.normal(&cell.enums.iter().fold(value, |value, types| counterpart(types, value))),
            });
            values.collect::<Vec<_>>().join(" | ")
        });
        sorted(lines.collect())
    }

    fn actual(&self, rows: &TableRows) -> String {
        let mut columns: Vec<&str> = self.columns.iter().map(|cell| cell.now.as_str()).collect();
        columns.extend(self.columns.iter().map(|cell| cell.filled.as_ref().map_or(cell.now.as_str(), Filled::column)));
        let lines = rows.only(&columns).into_iter().map(|row| {
            let (now, told) = row.split_at(self.columns.len());
            let values = self.columns.iter().zip(now.iter().zip(told)).map(|(cell, (value, told))| {
                let value = cell.filled.as_ref().map_or(value.as_str(), |filled| filled.stands_for(value, told));
                if value == "*" { value.to_owned() } else { cell.normal(value) }
            });
            values.collect::<Vec<_>>().join(" | ")
        });
        sorted(lines.collect())
    }
}

fn sorted(mut lines: Vec<String>) -> String {
    lines.sort();
    lines.iter().map(|line| line.replace('\n', "\\n") + "\n").collect()
}

impl Cell {
    fn normal(&self, value: &str) -> String {
        if self.loose { meaning(value) } else { value.to_owned() }
    }
}

/// What stands in a column of another type for a value of an enum.
fn counterpart((before, after): &(DataType, DataType), value: String) -> String {
    let shown = |own: &EnumType, text: &str| own.number(text).map_or_else(|| Dialect::Sqlite.literal(text), |number| number.to_string());
    let found = match (before, after) {
        (DataType::Enum(from), DataType::Enum(to)) => {
            let held = from.variants.iter().find(|text| shown(from, text) == value);
            held.and_then(|text| from.successor(text, to)).map(|text| shown(to, text))
        }
        (DataType::Enum(from), DataType::Text(_)) => {
            from.variants.iter().find(|text| shown(from, text) == value).map(|text| Dialect::Sqlite.literal(text))
        }
        (DataType::Text(_), DataType::Enum(to)) => {
            to.variants.iter().find(|text| Dialect::Sqlite.literal(text) == value).map(|text| shown(to, text))
        }
        (_, _) => None,
    };
    found.unwrap_or(value)
}

/// A value without the form in which its type is stored: `5`, `5.0` and `'5'` mean the same.
fn meaning(value: &str) -> String {
    let inner = value.strip_prefix('\'').and_then(|value| value.strip_suffix('\'')).unwrap_or(value);
    match (inner.parse::<i128>(), inner.parse::<f64>()) {
        (Ok(number), _) => number.to_string(),
        (Err(_), Ok(number)) => number.to_string(),
        (Err(_), Err(_)) => inner.to_owned(),
    }
}

fn follow(trails: &mut Vec<Trail>, step: &Step) {
    if let Step::CreateTable { table, .. } = step {
        trails.push(Trail::created(&table.name));
        return;
    }
    if let Step::DropTable { table } = step {
        trails.retain(|trail| trail.now != table.name);
        return;
    }
    let Some(trail) = trails.iter_mut().find(|trail| trail.now == step.table()) else { return };
    match step {
        Step::RetireTable { retired: to, .. } | Step::RenameTable { to, .. } => trail.now.clone_from(to),
        Step::RetireColumn { column, retired: to, .. } => rename(trail, &column.name, to),
        Step::RenameColumn { from, to, .. } => rename(trail, from, to),
        Step::Data(Data::Copy(_)) => trail.gains = true,
        Step::DropColumn { column, .. } => trail.columns.retain(|cell| cell.now != column.name),
        // Nothing is left to compare it with.
        Step::ReplaceColumn { after, keeps: false, .. } => trail.columns.retain(|cell| cell.now != after.name),
        // Computed anew.
        Step::AlterColumn { after, .. } if after.generated.is_some() => trail.columns.retain(|cell| cell.now != after.name),
        Step::AlterColumn { before, after, .. } if before.data_type != after.data_type => {
            for cell in trail.columns.iter_mut().filter(|cell| cell.now == after.name) {
                cell.loose = true;
                cell.enums.push((before.data_type.clone(), after.data_type.clone()));
            }
        }
        Step::ReplaceColumn { after, using, retired, .. } => {
            let filled = matches!(using, Some(Using::Fill(_)));
            let Some(cell) = trail.cell(&after.name) else { return };
            let (before, loose, enums) = (cell.before.clone(), cell.loose, cell.enums.clone());
            cell.now.clone_from(retired);
            if filled {
                trail.columns.push(Cell { before, now: after.name.clone(), loose, enums, filled: Some(Filled::From(retired.clone())) });
            }
        }
        Step::Data(Data::Fill(fill)) => {
            let FillRows { column, retired, turn, .. } = fill;
            trail.columns.retain(|cell| cell.now != *retired && (!retired.is_empty() || *turn == Turn::Down || cell.now != *column));
            if let Some(cell) = trail.cell(column).filter(|_| !retired.is_empty()) {
                cell.filled = Some(if *turn == Turn::Down { Filled::Back(retired.clone()) } else { Filled::By(retired.clone()) });
            }
        }
        Step::Data(Data::Aside(aside)) if !aside.keeps() => {
            trail.columns.retain(|cell| !aside.nulled().contains(&cell.now));
            trail.loses |= aside.nulled().is_empty();
        }
        Step::Data(Data::Aside(aside)) => {
            let columns = trail.columns.clone();
            trail.aside.push(Kept { name: aside.retired.clone(), nulled: aside.nulled().to_vec(), columns });
        }
        Step::CreateTable { .. }
        | Step::AddColumn { .. }
        | Step::AlterColumn { .. }
        | Step::SetPrimaryKey { .. }
        | Step::AddIndex { .. }
        | Step::DropIndex { .. }
        | Step::RenameIndex { .. }
        | Step::AddForeignKey { .. }
        | Step::DropForeignKey { .. }
        | Step::RenameForeignKey { .. }
        | Step::AddCheck { .. }
        | Step::DropCheck { .. }
        | Step::RenameCheck { .. }
        | Step::AlterOptions { .. }
        | Step::DropTable { .. }
        | Step::RecastColumn { .. }
        | Step::SetEnums { .. } => {}
    }
}

fn rename(trail: &mut Trail, from: &str, to: &str) {
    if let Some(cell) = trail.cell(from) {
        to.clone_into(&mut cell.now);
    }
}
