//! What tables will be, as queries over what they are.

use crate::dialect::grammar::Grammar;
use crate::schema::{expression, name};

/// Stands in a query for the table that it is over.
pub(in crate::dialect) const TABLE: &str = "\u{1}";

/// What the tables are by now, seen from the beginning. Each query is over what was there at the beginning, and over those before it.
pub(super) struct Foreseen {
    pub(super) grammar: &'static dyn Grammar,
    outcomes: Vec<Outcome>,
}

/// What has become of a table.
struct Outcome {
    table: String,
    /// The query for its rows; `None` where none can be told.
    query: Option<String>,
    /// Whether nothing has happened but that rows came back which were there before.
    only_returned: bool,
    /// The columns that are not what they were, where the rows are those that were there.
    changed: Option<Vec<String>>,
}

impl Foreseen {
    pub(super) const fn new(grammar: &'static dyn Grammar) -> Self {
        Self { grammar, outcomes: Vec::new() }
    }

    /// A table becomes what `query` finds, which reads the tables as they are by now, and [`TABLE`] is the one it is made of.
    pub(super) fn becomes(&mut self, table: &str, from: &str, query: Option<String>) {
        let query = query.and_then(|query| self.over(&query, from));
        self.forget(table);
        self.outcomes.push(Outcome { table: table.to_owned(), query, only_returned: false, changed: None });
    }

    /// The rows of a table stay, and so does what `changed` does not name.
    pub(super) fn keeps_rows(&mut self, table: &str, changed: Vec<String>, query: Option<String>) {
        let before = self.outcome(table).map_or(Some(Vec::new()), |known| known.changed.clone());
        let only_returned = self.outcome(table).is_some_and(|known| known.only_returned);
        self.becomes(table, table, query);
        if let Some(last) = self.outcomes.last_mut() {
            last.changed = before.map(|before| [before, changed].concat());
            last.only_returned = only_returned && last.changed.as_ref().is_some_and(Vec::is_empty);
        }
    }

    /// Rows that were in a table before come back into it.
    pub(super) fn returns(&mut self, table: &str, query: Option<String>) {
        let only_returned = self.outcome(table).is_none_or(|known| known.only_returned);
        self.becomes(table, table, query);
        if let Some(last) = self.outcomes.last_mut() {
            last.only_returned = only_returned;
        }
    }

    /// Whether a check means the same at the beginning as it does now. Of rows that come back it may be asked while others have not, beside which
    /// they were before.
    pub(super) fn is_same(&self, sql: &str, returns: bool) -> bool {
        !self.outcomes.iter().any(|known| known.is_seen_by(sql) && !(returns && known.only_returned))
    }

    /// A query over the tables as they are by now, as it can be asked at the beginning; `None` where that can't be told.
    pub(super) fn asked(&self, sql: &str) -> Option<String> {
        // A query that reads tables under the names which they are about to get has queries of its own for that.
        let (own, body) = match sql.strip_prefix("WITH ").and_then(|rest| rest.split_once("\nSELECT")) {
            Some((own, body)) => (Some(own.to_owned()), format!("SELECT{body}")),
            None => (None, sql.to_owned()),
        };
        let mut texts: Vec<String> = own.iter().cloned().chain([body.clone()]).collect();
        let mut needed = Vec::new();
        for known in self.outcomes.iter().rev() {
            if texts.iter().any(|text| known.is_seen_by(text)) {
                texts.push(known.query.clone()?);
                needed.push(known);
            }
        }
        needed.reverse();
        let mut own = own;
        let mut queries = Vec::new();
        for known in needed {
            let (name, query) = (self.grammar.quote_table(&known.table), known.query.as_ref()?);
            let is_redefined = own.as_ref().is_some_and(|own| own.contains(&format!("{name} AS (SELECT")));
            if !is_redefined {
                queries.push(format!("{name} AS ({query})"));
            }
            own = own
                .map(|own| if is_redefined { own.replace(&format!("FROM {name})"), &format!("FROM ({query}) AS {name})")) } else { own });
        }
        queries.extend(own);
        Some(if queries.is_empty() { body } else { format!("WITH {}\n{body}", queries.join(",\n    ")) })
    }

    /// What a table has become is another thing from now on, so of what was made of it nothing can be told.
    fn forget(&mut self, table: &str) {
        let Some(at) = self.outcomes.iter().position(|known| known.is(table)) else { return };
        self.outcomes.remove(at);
        for later in &mut self.outcomes[at..] {
            later.query = later.query.take().filter(|query| !reads(query, table));
        }
    }

    fn outcome(&self, table: &str) -> Option<&Outcome> {
        self.outcomes.iter().find(|known| known.is(table))
    }

    /// A query with what the table has become in its place, if that is the same there.
    fn over(&self, query: &str, table: &str) -> Option<String> {
        let Some(at) = self.outcomes.iter().position(|known| known.is(table)) else {
            return Some(query.replace(TABLE, &self.grammar.quote_table(table)));
        };
        let (known, later) = (&self.outcomes[at], &self.outcomes[at + 1..]);
        let before = known.query.as_ref()?;
        let is_read_by = |text: &String| reads(text, table);
        let moves = later.iter().any(|later| reads(before, &later.table) || later.query.as_ref().is_some_and(is_read_by));
        let reads_itself = reads(query, table);
        (!moves && !reads_itself).then(|| query.replace(TABLE, &format!("({before}) AS {}", self.grammar.alias(table))))
    }
}

impl Outcome {
    fn is(&self, table: &str) -> bool {
        self.table.eq_ignore_ascii_case(table)
    }

    /// Whether a query finds something else than at the beginning because of it.
    fn is_seen_by(&self, sql: &str) -> bool {
        let is_changed = |changed: &Vec<String>| changed.iter().any(|column| expression::mentions(sql, column));
        reads(sql, &self.table) && self.changed.as_ref().is_none_or(is_changed)
    }
}

fn reads(sql: &str, table: &str) -> bool {
    let is_table = |read: &String| read.eq_ignore_ascii_case(table) || read.eq_ignore_ascii_case(name::split(table).1);
    expression::tables(sql).iter().any(is_table)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::mysql::GRAMMAR;

    const ORPHANS: &str = "SELECT `id` FROM `user` WHERE NOT EXISTS (SELECT 1 FROM `team` WHERE `team`.`id` = `user`.`team`)";

    fn without(condition: &str) -> String {
        format!("SELECT `id`, `team` FROM {TABLE} WHERE NOT ({condition})")
    }

    #[test]
    fn what_follows_is_over_what_precedes() {
        let mut foreseen = Foreseen::new(&GRAMMAR);
        assert_eq!(foreseen.asked(ORPHANS).unwrap(), ORPHANS);
        foreseen.becomes("user", "user", Some(without("a")));
        foreseen.becomes("user", "user", Some(without("b")));
        foreseen.becomes("team", "team", Some(format!("SELECT `id` FROM {TABLE} WHERE c")));
        assert_eq!(
            foreseen.asked(ORPHANS).unwrap(),
            format!(
                "WITH `user` AS (SELECT `id`, `team` FROM (SELECT `id`, `team` FROM `user` WHERE NOT (a)) AS `user` WHERE NOT (b)),\n    \
                 `team` AS (SELECT `id` FROM `team` WHERE c)\n{ORPHANS}"
            )
        );
        assert_eq!(foreseen.asked("SELECT 1 FROM `other`").unwrap(), "SELECT 1 FROM `other`");
    }

    #[test]
    fn what_has_changed_since_it_was_read_is_not_told() {
        let mut foreseen = Foreseen::new(&GRAMMAR);
        foreseen.becomes("team", "team", Some(format!("SELECT `id` FROM {TABLE} WHERE c")));
        foreseen.becomes("user", "user", Some(without("`team` IN (SELECT `id` FROM `team`)")));
        assert!(foreseen.asked("SELECT 1 FROM `user`").is_some());
        foreseen.becomes("team", "team", Some(format!("SELECT `id` FROM {TABLE} WHERE d")));
        assert_eq!(foreseen.asked("SELECT 1 FROM `user`"), None);
        assert_eq!(foreseen.asked(ORPHANS), None);
    }

    #[test]
    fn other_columns_and_rows_that_return_change_nothing() {
        let mut foreseen = Foreseen::new(&GRAMMAR);
        foreseen.keeps_rows("user", vec!["name".to_owned()], Some(format!("SELECT `id`, `full` AS `name` FROM {TABLE}")));
        assert!(foreseen.is_same("SELECT `id` FROM `user`", false));
        assert!(!foreseen.is_same("SELECT `name` FROM `user`", false));
        assert_eq!(
            foreseen.asked("SELECT `name` FROM `user`").unwrap(),
            "WITH `user` AS (SELECT `id`, `full` AS `name` FROM `user`)\nSELECT `name` FROM `user`"
        );
        foreseen.returns("team", Some(format!("SELECT `id` FROM {TABLE} UNION ALL SELECT `id` FROM `kept`")));
        assert!(foreseen.is_same("SELECT 1 FROM `team`", true));
        assert!(!foreseen.is_same("SELECT 1 FROM `team`", false));
    }

    #[test]
    fn a_query_that_has_queries_is_over_them_too() {
        let mut foreseen = Foreseen::new(&GRAMMAR);
        foreseen.becomes("user", "user", Some(without("a")));
        let sql = "WITH `user` AS (SELECT `id`, `team` AS `group` FROM `user`)\nSELECT `group` FROM `user`";
        assert_eq!(
            foreseen.asked(sql).unwrap(),
            "WITH `user` AS (SELECT `id`, `team` AS `group` FROM (SELECT `id`, `team` FROM `user` WHERE NOT (a)) AS `user`)\n\
             SELECT `group` FROM `user`"
        );
    }
}
