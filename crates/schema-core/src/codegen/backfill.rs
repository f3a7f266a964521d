//! The call that records a change of rows in batches, laid out as rustfmt does.

use std::fmt::Write as _;

use super::literal::literal;
use crate::dialect::Backfill;

/// `plan.backfill(…)` at column `indent`, without the semicolon.
pub(super) fn call(backfill: &Backfill, indent: usize) -> String {
    let inner = indent + 8;
    let mut text = format!("plan.backfill(\n{:1$}Backfill::of({2})\n", "", indent + 4, literal(&backfill.table, indent + 4));
    for link in links(backfill, inner) {
        // Writing to a `String` does not fail.
        let _ = writeln!(text, "{:inner$}{link}", "");
    }
    text.truncate(text.trim_end().len());
    let _ = write!(text, ",\n{:indent$})", "");
    text
}

/// What is said of it, each in a line of the chain.
fn links(backfill: &Backfill, indent: usize) -> Vec<String> {
    let Backfill { set, filter, key, batch, .. } = backfill;
    let mut links: Vec<String> = set.iter().map(|(column, sql)| setting(column, sql, indent)).collect();
    links.extend(filter.iter().map(|sql| format!(".filter({})", literal(sql, indent + 4))));
    let key: Vec<String> = key.iter().map(|column| literal(column, 0)).collect();
    links.extend((!key.is_empty()).then(|| format!(".key([{}])", key.join(", "))));
    links.extend((*batch != Backfill::BATCH).then(|| format!(".batch({})", grouped(*batch))));
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
        assert_eq!(call(&backfill, 4), expected.join("\n"));
        assert_eq!(
            call(&Backfill::of("t").set("c", "x".repeat(70)), 4),
            format!(
                "plan.backfill(\n        Backfill::of(\"t\")\n            .set(\n                \"c\",\n                \"{}\",\n            ),\n    )",
                "x".repeat(70)
            )
        );
        assert_eq!([grouped(5), grouped(5_000), grouped(50_000)], ["5", "5_000", "50_000"]);
    }
}
