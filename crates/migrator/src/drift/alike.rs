//! Texts that differ and mean the same.

use schema_core::Dialect;
use schema_core::schema::Table;

use crate::sql;

/// Gives the checks of `actual` the words of `expected` where they mean the same: in which order values are listed does not matter, and an enum
/// whose variants were put into another order is no reason to write its check anew.
pub(super) fn adopt_checks(dialect: Dialect, expected: &Table, actual: &mut Table) {
    for check in &mut actual.checks {
        let meaning = unordered(dialect, &check.expression);
        if let Some(same) = expected.checks.iter().find(|other| unordered(dialect, &other.expression) == meaning) {
            check.expression.clone_from(&same.expression);
        }
    }
}

/// An expression with every list of literals after `IN` in order.
fn unordered(dialect: Dialect, expression: &str) -> Vec<String> {
    let tokens: Vec<String> = sql::tokens(dialect, expression).iter().map(|token| token.text.to_owned()).collect();
    let mut found = Vec::new();
    let mut rest = tokens.as_slice();
    while let Some((first, after)) = rest.split_first() {
        found.push(first.clone());
        rest = after;
        let list = first.eq_ignore_ascii_case("in").then(|| list(after)).flatten();
        if let Some((mut items, length)) = list {
            items.sort_unstable();
            found.extend(items);
            rest = &after[length..];
        }
    }
    found
}

/// The literals of a list in parentheses, and how many tokens it takes.
fn list(tokens: &[String]) -> Option<(Vec<String>, usize)> {
    let end = tokens.iter().position(|token| token == ")")?;
    let (open, inside) = tokens.get(..end)?.split_first()?;
    let is_literal = |token: &String| token.starts_with('\'') || token.starts_with(|c: char| c.is_ascii_digit());
    let is_list = inside.iter().enumerate().all(|(at, token)| if at % 2 == 0 { is_literal(token) } else { token == "," });
    (open == "(" && is_list).then(|| (inside.iter().step_by(2).cloned().collect(), end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_a_list_does_not_matter() {
        let same = |one: &str, other: &str| unordered(Dialect::Sqlite, one) == unordered(Dialect::Sqlite, other);
        assert!(same("role IN ('b', 'a')", "role IN ('a','b')"));
        assert!(same("role in (2, 1) AND x IN ('y')", "role in (1, 2) AND x IN ('y')"));
        for (one, other) in [
            ("role IN ('a')", "role IN ('a', 'b')"),
            ("role IN ('a', 'b')", "other IN ('a', 'b')"),
            ("a - b > 0", "b - a > 0"),
            ("x IN (a - b, 1)", "x IN (1, a - b)"),
        ] {
            assert!(!same(one, other), "{one}");
        }
    }
}
