//! What differs between two versions of a thing, in a few words.

use super::{Fill, Using};
use crate::Pair;
use crate::schema::{Column, DataType, EnumType, Stored, TableOptions};

/// The longest list of changes, in characters: it is a line in a header.
const LENGTH_MAX: usize = 120;

/// What changes in a column, like `int32 becomes int64, may be NULL`.
pub(super) fn column(columns: Pair<&Column>) -> String {
    let Pair { before, after } = columns;
    let mut parts = Vec::new();
    if before.data_type != after.data_type {
        parts.push(data_type(Pair::new(&before.data_type, &after.data_type)));
    }
    if before.nullable != after.nullable {
        parts.push(if after.nullable { "may be NULL" } else { "is required" }.to_owned());
    }
    if before.default != after.default {
        parts.push(after.default.as_ref().map_or_else(|| "no default".to_owned(), |default| format!("default {default}")));
    }
    if before.auto_increment != after.auto_increment {
        parts.push(if after.auto_increment { "numbered by the database" } else { "not numbered any more" }.to_owned());
    }
    for (dialect, sql) in after.types.iter().filter(|own| !before.types.contains(own)) {
        parts.push(format!("{sql} on {dialect}"));
    }
    let is_named = |dialect: &str| after.types.iter().any(|(name, _)| name == dialect);
    for (dialect, _) in before.types.iter().filter(|(dialect, _)| !is_named(dialect)) {
        parts.push(format!("nothing of its own on {dialect}"));
    }
    parts.extend(match (&before.generated, &after.generated) {
        (before, after) if before == after => None,
        (None, _) => Some("computed by the database".to_owned()),
        (Some(_), None) => Some("not computed any more".to_owned()),
        (Some(_), Some(_)) => Some("computed differently".to_owned()),
    });
    if before.numbering != after.numbering {
        parts.push("numbered differently".to_owned());
    }
    if before.on_update_now != after.on_update_now {
        parts.push(if after.on_update_now { "set at every update" } else { "not set at every update any more" }.to_owned());
    }
    parts.extend(named("collation", Pair::new(&before.collation, &after.collation)));
    parts.extend(named("character set", Pair::new(&before.charset, &after.charset)));
    parts.extend(named("comment", Pair::new(&before.comment, &after.comment)));
    if parts.is_empty() {
        parts.push("its definition".to_owned());
    }
    line(&parts)
}

/// What changes in a column that is replaced, and where the values come from.
pub(super) fn replaced(columns: Pair<&Column>, using: Option<&Using>) -> String {
    let parts = match using {
        Some(Using::Renamed { texts, .. }) => texts.iter().map(|(old, new)| format!("`{old}` becomes `{new}`")).collect(),
        Some(Using::Unrenamed { texts }) => texts.iter().map(|(old, new)| format!("`{new}` becomes `{old}`")).collect(),
        Some(Using::Fill(Fill::Sql(_))) => vec!["is required, with a value for rows that have none".to_owned()],
        Some(Using::Fill(Fill::Default)) => vec!["is required, with the default for rows that have no value".to_owned()],
        Some(Using::Unfill(_)) => vec!["may be NULL, as it was".to_owned()],
        Some(Using::Convert { .. }) | None => return column(columns),
    };
    line(&parts)
}

/// What changes in the options of a table.
pub(super) fn options(options: Pair<&TableOptions>) -> String {
    let words = |options: &TableOptions| [("strict", options.strict), ("without_rowid", options.without_rowid)];
    let pairs = words(options.before).into_iter().zip(words(options.after));
    let changed = pairs.filter(|(before, after)| before != after);
    let mut parts: Vec<String> = changed.map(|(_, (word, is))| if is { word.to_owned() } else { format!("not {word}") }).collect();
    let Pair { before, after } = options;
    parts.extend(named("character set", Pair::new(&before.charset, &after.charset)));
    parts.extend(named("collation", Pair::new(&before.collation, &after.collation)));
    parts.extend(named("engine", Pair::new(&before.engine, &after.engine)));
    parts.extend(named("primary key called", Pair::new(&before.primary_key, &after.primary_key)));
    parts.extend(named("comment", Pair::new(&before.comment, &after.comment)));
    line(&parts)
}

/// A property with a text, where it changes.
fn named(word: &str, texts: Pair<&Option<String>>) -> Option<String> {
    let text = texts.after.as_ref().map_or_else(|| format!("no {word}"), |text| format!("{word} {text}"));
    (texts.before != texts.after).then_some(text)
}

fn data_type(types: Pair<&DataType>) -> String {
    if let (DataType::Array(before), DataType::Array(after)) = (types.before, types.after)
        && let (DataType::Enum(_), DataType::Enum(_)) = (&**before, &**after)
    {
        return data_type(Pair::new(before, after));
    }
    let (DataType::Enum(before), DataType::Enum(after)) = (types.before, types.after) else {
        return format!("{} becomes {}", short(types.before), short(types.after));
    };
    let missing = |from: &[String], other: &[String]| {
        let texts: Vec<String> = from.iter().filter(|text| !other.contains(text)).map(|text| format!("`{text}`")).collect();
        texts.join(", ")
    };
    let (gained, lost) = (missing(&after.variants, &before.variants), missing(&before.variants, &after.variants));
    let mut parts = Vec::new();
    parts.extend((!gained.is_empty()).then(|| format!("gains {gained}")));
    parts.extend((!lost.is_empty()).then(|| format!("loses {lost}")));
    parts.extend(stored(before, after));
    if parts.is_empty() && before.name != after.name {
        parts.push(format!("enum {} becomes {}", before.name, after.name));
    }
    if parts.is_empty() { "other order of variants".to_owned() } else { parts.join(", ") }
}

/// What rows hold from now on, if that is something else; of numbers, which are others.
fn stored(before: &EnumType, after: &EnumType) -> Option<String> {
    let (Some(old), Some(new)) = (before.numbers(), after.numbers()) else {
        return (before.stored != after.stored).then(|| match &after.stored {
            Stored::Native => "stored as the database has enums".to_owned(),
            Stored::Text => "stored as text".to_owned(),
            Stored::Integer(numbers) => format!("stored as {}", numbers.data_type),
        });
    };
    let numbers = before.variants.iter().filter_map(|text| Some((text, before.number(text)?, after.number(text)?)));
    let others = numbers.filter(|(_, from, to)| from != to);
    let mut parts: Vec<String> = others.map(|(text, from, to)| format!("`{text}` is {to} instead of {from}")).collect();
    parts.extend((old.data_type != new.data_type).then(|| format!("{} becomes {}", old.data_type, new.data_type)));
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// A type without the list of an enum's variants.
fn short(data_type: &DataType) -> String {
    match data_type {
        DataType::Enum(enum_type) => format!("enum {}", enum_type.name),
        other => other.to_string(),
    }
}

/// The parts on one line, cut where it gets too long.
fn line(parts: &[String]) -> String {
    let text = parts.join(", ").split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(LENGTH_MAX) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Default, Numbers};

    #[test]
    fn everything_that_differs_is_said_on_one_line_of_bounded_length() {
        let before = Column::new("a", DataType::Int32);
        let mut after = Column { nullable: true, ..Column::new("a", DataType::Int64) };
        assert_eq!(column(Pair::new(&before, &after)), "int32 becomes int64, may be NULL");
        assert_eq!(column(Pair::new(&after, &before)), "int64 becomes int32, is required");
        after.default = Some(Default::Text("x".repeat(500)));
        after.collation = Some("nocase".to_owned());
        after.types = vec![("postgres".to_owned(), "bigint".to_owned())];
        assert_eq!(column(Pair::new(&after, &Column { types: Vec::new(), ..after.clone() })), "nothing of its own on postgres");
        let text = column(Pair::new(&before, &after));
        assert!(text.chars().count() <= LENGTH_MAX + 1 && text.ends_with('…'), "{text}");
    }

    #[test]
    fn of_an_enum_only_what_differs_is_said() {
        let of = |name: &str, variants: &str| {
            let variants = variants.split(' ').map(str::to_owned).collect();
            Column::new("a", DataType::Enum(EnumType::new(name, variants)))
        };
        let numbered = |variants: &str, each: &[i64], data_type: DataType| {
            let variants = variants.split(' ').map(str::to_owned).collect();
            let stored = Stored::Integer(Numbers { data_type: Box::new(data_type), each: each.to_vec() });
            Column::new("a", DataType::Enum(EnumType { name: "r".to_owned(), variants, stored }))
        };
        for (before, after, expected) in [
            (of("r", "a b"), of("r", "a b c"), "gains `c`"),
            (of("r", "a b"), of("r", "a"), "loses `b`"),
            (of("r", "a b"), of("r", "a c"), "gains `c`, loses `b`"),
            (of("r", "a b"), of("r", "b a"), "other order of variants"),
            (of("r", "a b"), of("s", "a b"), "enum r becomes s"),
            (of("r", "a b"), Column::new("a", DataType::Text(None)), "enum r becomes text"),
            (of("r", "a b"), numbered("a b", &[0, 1], DataType::Int16), "stored as int16"),
            (numbered("a b", &[0, 1], DataType::Int16), of("r", "b c"), "gains `c`, loses `a`, stored as the database has enums"),
            (
                numbered("a b", &[0, 1], DataType::Int16),
                numbered("a b", &[1, 0], DataType::Int16),
                "`a` is 1 instead of 0, `b` is 0 instead of 1",
            ),
            (numbered("a", &[0], DataType::Int16), numbered("a", &[0], DataType::Int32), "int16 becomes int32"),
        ] {
            assert_eq!(column(Pair::new(&before, &after)), expected);
        }
    }
}
