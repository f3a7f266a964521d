//! Indexes, foreign keys and checks as entries of attributes.

use std::collections::BTreeSet;

use schema_core::schema::{Action, Check, Deferral, ForeignKey, Index, IndexKey, IndexPart, Nulls, Table, expression, name};

use super::layout::{Entry, literal};
use super::names::written;

/// Words that mean something else than a field where fields are listed.
const WORDS: [&str; 15] = [
    "unique",
    "nulls_not_distinct",
    "constraint",
    "deferrable",
    "deferred",
    "unnamed",
    "match_full",
    "unchecked",
    "include",
    "sql",
    "asc",
    "desc",
    "nulls_first",
    "nulls_last",
    "references",
];

/// A field in a list of fields.
pub(super) fn listed(field: &str) -> String {
    if WORDS.contains(&field) { format!("r#{field}") } else { written(field) }
}

/// What a foreign key refers to.
pub(super) struct Target {
    /// The struct.
    pub(super) name: String,
    /// Its fields.
    pub(super) fields: Vec<String>,
    /// Whether these are its primary key.
    pub(super) is_primary: bool,
}

/// What is known when the keys of a table are written.
pub(super) struct Keys<'a> {
    pub(super) table: &'a Table,
    /// The fields, in the order of the columns.
    pub(super) fields: &'a [String],
    /// What a foreign key refers to.
    pub(super) target: &'a dyn Fn(&ForeignKey) -> Target,
    /// Whether a foreign key makes no sense.
    pub(super) is_unchecked: &'a dyn Fn(&ForeignKey) -> bool,
}

impl Keys<'_> {
    /// The field of a column.
    pub(super) fn field(&self, column: &str) -> &str {
        let at = self.table.columns.iter().position(|other| other.name == column);
        at.and_then(|at| self.fields.get(at)).map_or("", String::as_str)
    }

    /// The entries on the struct.
    pub(super) fn of_struct(&self) -> Vec<Entry> {
        let indexes = without(&self.table.indexes, self.indexes_on_fields()).map(|index| self.index(index));
        let keys = without(&self.table.foreign_keys, self.keys_on_fields()).map(|key| self.foreign_key(key));
        let checks = without(&self.table.checks, self.checks_on_fields()).map(|check| self.check(check, None));
        indexes.chain(keys).chain(checks).collect()
    }

    /// The entries on the field of a column.
    pub(super) fn of_field(&self, column: &str) -> Vec<Entry> {
        let of = |places: Vec<(usize, usize)>| -> Vec<usize> {
            let own = places.into_iter().filter(|(_, place)| self.table.columns[*place].name == column);
            own.map(|(at, _)| at).collect()
        };
        let mut entries: Vec<Entry> =
            of(self.indexes_on_fields()).into_iter().map(|at| self.field_index(&self.table.indexes[at], column)).collect();
        for at in of(self.keys_on_fields()) {
            entries.extend(self.reference(&self.table.foreign_keys[at]));
        }
        entries.extend(of(self.checks_on_fields()).into_iter().map(|at| self.check(&self.table.checks[at], Some(column))));
        entries
    }

    /// The indexes that stand on fields, with the positions of those.
    fn indexes_on_fields(&self) -> Vec<(usize, usize)> {
        let place = |index: &Index| match index.parts.as_slice() {
            [part] if !index.excludes() => part.column_name().and_then(|name| self.position(name)),
            [..] => None,
        };
        let places = self.table.indexes.iter().map(|index| (name::is_unnamed(&index.name), place(index)));
        in_order(places)
    }

    /// The foreign keys that stand on fields: a field has one.
    fn keys_on_fields(&self) -> Vec<(usize, usize)> {
        let mut taken = BTreeSet::new();
        let keys = self.table.foreign_keys.iter().enumerate().filter(|(_, key)| key.columns.len() == 1);
        keys.filter_map(|(at, key)| Some((at, self.position(&key.columns[0])?))).filter(|(_, place)| taken.insert(*place)).collect()
    }

    /// The checks that stand on fields: those of one column.
    fn checks_on_fields(&self) -> Vec<(usize, usize)> {
        let place = |check: &Check| {
            let mut named = (0..self.table.columns.len()).filter(|at| expression::names(&check.expression, &self.table.columns[*at].name));
            named.next().filter(|_| named.next().is_none())
        };
        let places = self.table.checks.iter().map(|check| (name::is_unnamed(&check.name), place(check)));
        in_order(places)
    }

    fn position(&self, column: &str) -> Option<usize> {
        self.table.columns.iter().position(|other| other.name == column)
    }

    /// `name = "…"`, where it is not the name that is given without.
    fn name(&self, given: &str, usual: &str) -> Option<String> {
        let table = self.table;
        let indexes = table.indexes.iter().map(|index| &index.name);
        let others = indexes.chain(table.foreign_keys.iter().map(|key| &key.name)).chain(table.checks.iter().map(|check| &check.name));
        let is_free = others.filter(|other| *other == given).count() == 1;
        (given != usual || !is_free).then(|| format!("name = {}", literal(given)))
    }

    fn index(&self, index: &Index) -> Entry {
        let word = match (index.excludes(), index.unique) {
            (true, _) => "exclude",
            (false, true) => "unique",
            (false, false) => "index",
        };
        let mut arguments: Vec<String> = index.parts.iter().map(|part| self.part(part)).collect();
        arguments.extend(self.index_options(index));
        Entry::list(word, arguments)
    }

    fn field_index(&self, index: &Index, column: &str) -> Entry {
        let mut arguments: Vec<String> = Vec::new();
        for part in index.parts.iter().filter(|part| part.column_name() == Some(column)) {
            arguments.extend(order(part).into_iter().map(str::to_owned));
            arguments.extend(part.length.map(|length| format!("length = {length}")));
            arguments.extend(part_options(part));
        }
        arguments.extend(self.index_options(index));
        Entry::list(if index.unique { "unique" } else { "index" }, arguments)
    }

    fn part(&self, part: &IndexPart) -> String {
        let mut options = part_options(part);
        let key = match &part.key {
            IndexKey::Column(name) => {
                let length = part.length.map(|length| length.to_string());
                if let Some(length) = length {
                    options.insert(0, if options.is_empty() { length } else { format!("length = {length}") });
                }
                listed(self.field(name)) + &if options.is_empty() { String::new() } else { format!("({})", options.join(", ")) }
            }
            IndexKey::Expression(sql) => {
                options.insert(0, literal(sql));
                format!("sql({})", options.join(", "))
            }
        };
        [key.as_str()].into_iter().chain(order(part)).collect::<Vec<_>>().join(" ")
    }

    fn index_options(&self, index: &Index) -> Vec<String> {
        let named: Vec<&str> = index.parts.iter().map(|part| part.column_name().unwrap_or("expr")).collect();
        let table = &self.table.name;
        let usual = if index.excludes() { name::exclusion(table, &named) } else { name::index(table, &named, index.unique) };
        let is_unnamed = name::is_unnamed(&index.name);
        let constraint = match index.constraint {
            Some(_) if is_unnamed => Some("unnamed"),
            Some(Deferral::Never) if !index.excludes() => Some("constraint"),
            Some(Deferral::Immediate) => Some("deferrable"),
            Some(Deferral::Deferred) => Some("deferred"),
            Some(Deferral::Never) | None => None,
        };
        let mut options: Vec<String> = self.name(&index.name, &usual).filter(|_| !is_unnamed).into_iter().collect();
        options.extend(index.filter.as_ref().map(|filter| format!("filter = {}", literal(filter))));
        options.extend(index.method.as_ref().map(|method| format!("method = {}", word(method))));
        let include: Vec<String> = index.include.iter().map(|name| listed(self.field(name))).collect();
        options.extend((!include.is_empty()).then(|| format!("include({})", include.join(", "))));
        options.extend(index.nulls_not_distinct.then(|| "nulls_not_distinct".to_owned()));
        options.extend(constraint.map(str::to_owned));
        options.extend(index.parameters.as_ref().map(|parameters| format!("with = {}", literal(parameters))));
        options
    }

    fn foreign_key(&self, key: &ForeignKey) -> Entry {
        let mut arguments: Vec<String> = key.columns.iter().map(|name| listed(self.field(name))).collect();
        arguments.push(format!("references = {}", self.referenced(key)));
        arguments.extend(self.key_options(key));
        arguments.extend(self.key_name(key));
        Entry::list("foreign_key", arguments)
    }

    fn reference(&self, key: &ForeignKey) -> Vec<Entry> {
        let to = match self.key_name(key) {
            None => Entry::value("references", self.referenced(key)),
            Some(name) => Entry::list("references", vec![self.referenced(key), name]),
        };
        [to].into_iter().chain(self.key_options(key).into_iter().map(Entry::Plain)).collect()
    }

    /// `Team`, or `Team(code)` where it is not the primary key.
    fn referenced(&self, key: &ForeignKey) -> String {
        let Target { name, fields, is_primary } = (self.target)(key);
        let fields: Vec<String> = fields.iter().map(|field| listed(field)).collect();
        if is_primary { name } else { format!("{name}({})", fields.join(", ")) }
    }

    fn key_name(&self, key: &ForeignKey) -> Option<String> {
        let columns: Vec<&str> = key.columns.iter().map(String::as_str).collect();
        self.name(&key.name, &name::foreign_key(&self.table.name, &columns))
    }

    fn key_options(&self, key: &ForeignKey) -> Vec<String> {
        let action = |event: &str, action: Action| (action != Action::NoAction).then(|| format!("{event} = {}", action_word(action)));
        let deferral = match key.deferral {
            Deferral::Never => None,
            Deferral::Immediate => Some("deferrable"),
            Deferral::Deferred => Some("deferred"),
        };
        let actions = action("on_delete", key.on_delete).into_iter().chain(action("on_update", key.on_update));
        let flags = deferral.into_iter().chain(key.match_full.then_some("match_full"));
        actions.chain(flags.chain((self.is_unchecked)(key).then_some("unchecked")).map(str::to_owned)).collect()
    }

    fn check(&self, check: &Check, column: Option<&str>) -> Entry {
        let is_unnamed = name::is_unnamed(&check.name);
        let name = self.name(&check.name, &name::check(&self.table.name, column)).filter(|_| !is_unnamed);
        let flags = [(is_unnamed, "unnamed"), (check.no_inherit, "no_inherit")];
        let options: Vec<String> =
            name.into_iter().chain(flags.into_iter().filter(|(is_so, _)| *is_so).map(|(_, word)| word.to_owned())).collect();
        if options.is_empty() && column.is_some() {
            return Entry::text("check", &check.expression);
        }
        Entry::list("check", [literal(&check.expression)].into_iter().chain(options).collect())
    }
}

/// Those that no field has.
fn without<T>(all: &[T], on_fields: Vec<(usize, usize)>) -> impl Iterator<Item = &T> {
    let taken: BTreeSet<usize> = on_fields.into_iter().map(|(at, _)| at).collect();
    all.iter().enumerate().filter(move |(at, _)| !taken.contains(at)).map(|(_, one)| one)
}

/// Those that can stand on a field, with its position. What has no name is numbered in the order in which it stands, fields first, and that
/// must be the order that it has.
fn in_order(places: impl Iterator<Item = (bool, Option<usize>)>) -> Vec<(usize, usize)> {
    let (mut found, mut last) = (Vec::new(), Some(0));
    for (at, (is_unnamed, place)) in places.enumerate() {
        let place = if is_unnamed { place.filter(|place| last.is_some_and(|last| last <= *place)) } else { place };
        if is_unnamed {
            last = place;
        }
        found.extend(place.map(|place| (at, place)));
    }
    found
}

fn order(part: &IndexPart) -> Vec<&'static str> {
    let nulls = part.nulls.map(|nulls| match nulls {
        Nulls::First => "nulls_first",
        Nulls::Last => "nulls_last",
    });
    part.descending.then_some("desc").into_iter().chain(nulls).collect()
}

fn part_options(part: &IndexPart) -> Vec<String> {
    let options = [("collate", &part.collation), ("operator_class", &part.operator_class), ("operator", &part.operator)];
    options.into_iter().filter_map(|(word, text)| Some(format!("{word} = {}", literal(text.as_ref()?)))).collect()
}

/// A method as a word, where it is one.
fn word(method: &str) -> String {
    let is_word = method.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') && !method.is_empty();
    if is_word { written(method) } else { literal(method) }
}

const fn action_word(action: Action) -> &'static str {
    match action {
        Action::NoAction => "no_action",
        Action::Restrict => "restrict",
        Action::Cascade => "cascade",
        Action::SetNull => "set_null",
        Action::SetDefault => "set_default",
    }
}
