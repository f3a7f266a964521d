//! The calls that record a change of rows by their key, laid out as rustfmt does.

use std::fmt::Write as _;

use super::literal::literal;
use crate::Dialect;
use crate::dialect::Backfill;

/// `plan.backfill(…)`, or `plan.compute(…)` where a function gives the values, at column `indent`, without the semicolon.
pub(super) fn call(dialect: Dialect, backfill: &Backfill, indent: usize) -> String {
    let (name, values) = match (&backfill.function, backfill.set.first()) {
        (Some(path), Some((column, _))) => (format!("compute::<{}, _>", driver(dialect)), vec![literal(column, 0), path.clone()]),
        _ => ("backfill".to_owned(), Vec::new()),
    };
    let inner = indent + 4;
    let mut text = format!("plan.{name}(\n{:inner$}{},\n", "", chain(backfill, inner));
    for value in values {
        // Writing to a `String` does not fail.
        let _ = writeln!(text, "{:inner$}{value},", "");
    }
    let _ = write!(text, "{:indent$})", "");
    text
}

/// What sqlx calls a database.
const fn driver(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Sqlite => "Sqlite",
        Dialect::Postgres => "Postgres",
        Dialect::Mysql => "MySql",
    }
}

/// The longest chain that rustfmt leaves on one line.
const WIDTH_CHAIN: usize = 60;

fn chain(backfill: &Backfill, indent: usize) -> String {
    let inner = indent + 4;
    let start = format!("Backfill::of({})", literal(&backfill.table, indent));
    let links = links(backfill, inner);
    let inline = format!("{start}{}", links.concat());
    if inline.chars().count() <= WIDTH_CHAIN && !inline.contains('\n') {
        return inline;
    }
    links.iter().fold(start, |mut text, link| {
        let _ = write!(text, "\n{:inner$}{link}", "");
        text
    })
}

/// What is said of it, each in a line of the chain.
fn links(backfill: &Backfill, indent: usize) -> Vec<String> {
    let Backfill { set, filter, key, batch, in_transaction, function, .. } = backfill;
    // What the function gives is an argument of the call.
    let set = &set[usize::from(function.is_some())..];
    let mut links: Vec<String> = set.iter().map(|(column, sql)| setting(column, sql, indent)).collect();
    links.extend(filter.iter().map(|sql| format!(".filter({})", literal(sql, indent + 4))));
    let key: Vec<String> = key.iter().map(|column| literal(column, 0)).collect();
    links.extend((!key.is_empty()).then(|| format!(".key([{}])", key.join(", "))));
    links.extend((*batch != Backfill::BATCH).then(|| format!(".batch({})", grouped(*batch))));
    links.extend(in_transaction.then(|| ".in_transaction()".to_owned()));
    links
}

/// The longest arguments that rustfmt leaves on one line.
const WIDTH_ITEMS: usize = 60;

fn setting(column: &str, sql: &str, indent: usize) -> String {
    let inline = format!("{}, {}", literal(column, 0), literal(sql, 0));
    if inline.chars().count() <= WIDTH_ITEMS && !inline.contains('\n') {
        return format!(".set({inline})");
    }
    let (inner, column) = (indent + 4, literal(column, 0));
    format!(".set(\n{:inner$}{column},\n{:inner$}{},\n{:indent$})", "", "", literal(sql, inner), "")
}

/// A number with its thousands apart.
fn grouped(number: u32) -> String {
    let digits = number.to_string();
    let parts: Vec<&str> = digits.as_bytes().rchunks(3).rev().map(|part| std::str::from_utf8(part).unwrap_or_default()).collect();
    parts.join("_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_a_chain() {
        let backfill = Backfill::of("user").set("slug", "lower(name)").filter("\"slug\" IS NULL").key(["team", "id"]).batch(1_250_000);
        let expected = [
            "plan.backfill(",
            "        Backfill::of(\"user\")",
            "            .set(\"slug\", \"lower(name)\")",
            "            .filter(r#\"\"slug\" IS NULL\"#)",
            "            .key([\"team\", \"id\"])",
            "            .batch(1_250_000),",
            "    )",
        ];
        assert_eq!(call(Dialect::Postgres, &backfill, 4), expected.join("\n"));
        assert_eq!(
            call(Dialect::Sqlite, &Backfill::of("t").set("c", "x".repeat(70)), 4),
            format!(
                "plan.backfill(\n        Backfill::of(\"t\")\n            .set(\n                \"c\",\n                \"{}\",\n            ),\n    )",
                "x".repeat(70)
            )
        );
        let computed = Backfill::of("t").filter("`c` IS NULL").key(["id"]).computed("c", "crate::c_of");
        assert_eq!(
            call(Dialect::Mysql, &computed, 4),
            "plan.compute::<MySql, _>(\n        Backfill::of(\"t\").filter(\"`c` IS NULL\").key([\"id\"]),\n        \"c\",\n        crate::c_of,\n    )"
        );
        assert!(call(Dialect::Sqlite, &computed.in_transaction(), 4).contains("\n            .in_transaction(),\n        \"c\","));
        assert_eq!([grouped(5), grouped(5_000), grouped(50_000)], ["5", "5_000", "50_000"]);
    }
}
