//! The page that says what becomes of values when the type of a column changes: made of what a server did with edge values, pair by pair.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use schema_core::Dialect;
use schema_core::schema::DataType;

use crate::expect::expect_file;

/// Texts as SQL, those among them that are nearly something else.
pub const TEXTS: &[&str] = &[
    "''",
    "'a'",
    "'größe'",
    "'it''s'",
    "'12'",
    "'012'",
    "'-5'",
    "'1.5'",
    "'{\"a\": 1}'",
    "'Admin'",
    "'9223372036854775808'",
    "' 1'",
    "'1e3'",
    "'null'",
    "'日本語日本語'",
    "'.'",
    "'-'",
    "'1.'",
    "'12 '",
    "'12\n'",
    "'Admin '",
    "'admin'",
    "'-0'",
    "'1'",
];

/// How many of the values that a pair refuses are shown.
const SHOWN_MAX: usize = 3;

/// What a server did with the edge values of one type when it became another.
#[derive(Debug, Clone)]
pub struct Measured {
    /// The type that the values have.
    pub before: DataType,
    /// The type that they get.
    pub after: DataType,
    /// The values, as SQL, that stopped the change.
    pub refused: Vec<String>,
    /// Whether the table was left as it is, where that can be told.
    pub is_instant: bool,
}

/// Compares what was measured with the page `docs/types.md`.
///
/// # Errors
///
/// The difference, in words for the one who runs the test.
pub fn expect_page(dialect: Dialect, types: &[DataType], measured: &[Measured]) -> Result<(), String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/types.md");
    let page = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let (start, end) = (format!("<!-- {dialect}: measured by the tests -->\n"), format!("<!-- end of {dialect} -->\n"));
    let parts = page.split_once(&start).and_then(|(head, rest)| Some((head, rest.split_once(&end)?.1)));
    let (head, tail) = parts.ok_or_else(|| format!("the page does not say where the part of {dialect} is"))?;
    expect_file(&path, &format!("{head}{start}{}{end}{tail}", table(types, measured)))
}

fn table(types: &[DataType], measured: &[Measured]) -> String {
    let mut text = "\n| from | every value | values that fit; these edge values do not |\n|---|---|---|\n".to_owned();
    for before in types {
        let own = measured.iter().filter(|cell| cell.before == *before);
        let (every, some): (Vec<&Measured>, Vec<&Measured>) = own.partition(|cell| cell.refused.is_empty());
        let list = |cells: Vec<&Measured>| cells.into_iter().map(cell).collect::<Vec<_>>().join(", ");
        // Writing to a string does not fail.
        let _ = writeln!(text, "| {} | {} | {} |", word(before), list(every), list(some));
    }
    text + "\n"
}

fn cell(cell: &Measured) -> String {
    let mut text = word(&cell.after);
    if cell.is_instant {
        text.push('*');
    }
    let mut refused: Vec<&String> = Vec::new();
    for value in &cell.refused {
        if !refused.contains(&value) {
            refused.push(value);
        }
    }
    let more = match refused.len().saturating_sub(SHOWN_MAX) {
        0 => String::new(),
        rest => format!(" and {rest} more"),
    };
    let shown = refused.iter().take(SHOWN_MAX).map(|value| format!("`{}`", value.replace('\n', "\\n").replace('|', "\\|")));
    match shown.collect::<Vec<_>>().join(" ") {
        shown if shown.is_empty() => text,
        shown => format!("{text} ({shown}{more})"),
    }
}

fn word(data_type: &DataType) -> String {
    match data_type {
        DataType::Enum(own) => format!("enum of {}", own.variants.iter().map(|text| format!("`{text}`")).collect::<Vec<_>>().join(" ")),
        other => format!("`{other}`"),
    }
}
