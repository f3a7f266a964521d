//! How far a change of rows in batches has come: what the row of a migration that is half done says as its `state` while such a step is
//! under way. It is written in the transaction of each batch, so that a batch is done once, whatever becomes of the process.

use serde_json::{Value, json};

/// How far it has come.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Progress {
    /// The table.
    pub(crate) table: String,
    /// The columns of the key that it goes by.
    pub(crate) key: Vec<String>,
    /// The literals of the last row that is done; empty before the first batch.
    pub(crate) after: Vec<String>,
    /// How many rows it has gone through.
    pub(crate) rows: i64,
    /// How many of them it changed.
    pub(crate) changed: i64,
    /// About how many there are, where that was told.
    pub(crate) about: Option<i64>,
}

impl Progress {
    /// The text for the row.
    pub(crate) fn write(&self) -> String {
        let Self { table, key, after, rows, changed, about } = self;
        json!({ "backfill": table, "key": key, "after": after, "rows": rows, "changed": changed, "about": about }).to_string()
    }

    /// Reads what [`write`](Self::write) wrote; `None` for anything else.
    pub(crate) fn read(state: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(state).ok()?;
        let texts =
            |key: &str| -> Option<Vec<String>> { value.get(key)?.as_array()?.iter().map(|text| Some(text.as_str()?.to_owned())).collect() };
        Some(Self {
            table: value.get("backfill")?.as_str()?.to_owned(),
            key: texts("key")?,
            after: texts("after")?,
            rows: value.get("rows")?.as_i64()?,
            changed: value.get("changed")?.as_i64()?,
            about: value.get("about")?.as_i64(),
        })
    }

    /// Whether both are of the same table in the same order.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        self.table == other.table && self.key == other.key
    }

    /// How far: "3000 of about 10000 rows of `user`".
    pub(crate) fn shown(&self) -> String {
        let Self { table, rows, about, .. } = self;
        match about {
            Some(about) if about >= rows => format!("{rows} of about {about} rows of `{table}`"),
            Some(_) | None => format!("{rows} rows of `{table}`"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_round_trips_and_is_shown() {
        let progress = Progress {
            table: "user".to_owned(),
            key: vec!["id".to_owned()],
            after: vec!["'it''s'".to_owned()],
            rows: 3_000,
            changed: 12,
            about: Some(10_000),
        };
        assert_eq!(Progress::read(&progress.write()), Some(progress.clone()));
        assert_eq!(progress.shown(), "3000 of about 10000 rows of `user`");
        let more = Progress { about: Some(2_000), ..progress };
        assert_eq!(more.shown(), "3000 rows of `user`");
        assert_eq!([Progress::read(""), Progress::read("[]"), Progress::read("a|b")], [None, None, None]);
    }
}
