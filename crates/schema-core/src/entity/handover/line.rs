//! An item as a line of JSON, written without serde: unoptimised, as in a build script, serde takes longer for this than everything else
//! takes together. It is read by serde, and a test compares the two.

use super::{HandoverDiagnostic, HandoverField, HandoverItem, HandoverKind};
use crate::text::Text;

/// Adds the item to the text.
pub(super) fn push(text: &mut Text<'_>, item: &HandoverItem) {
    let kind = match item.kind {
        HandoverKind::Entity => "entity",
        HandoverKind::Enum => "enum",
        HandoverKind::Newtype => "newtype",
        HandoverKind::Embedded => "embedded",
        HandoverKind::Ignored => "ignored",
    };
    property(text, "{\"item\":", &item.item);
    property(text, ",\"kind\":", kind);
    property(text, ",\"file\":", &item.file);
    text.push_fmt(format_args!(",\"line\":{},\"column\":{}", item.line, item.column));
    optional(text, ",\"table\":", item.table.as_ref());
    if let Some(metadata) = &item.metadata {
        text.push(",\"metadata\":");
        text.push(metadata);
    }
    list(text, ",\"fields\":", &item.fields, field);
    list(text, ",\"diagnostics\":", &item.diagnostics, diagnostic);
    text.push_char('}');
}

fn field(text: &mut Text<'_>, field: &HandoverField) {
    property(text, "{\"name\":", &field.name);
    property(text, ",\"key\":", &field.key);
    text.push(if field.nullable { ",\"nullable\":true" } else { ",\"nullable\":false" });
    optional(text, ",\"target\":", field.target.as_ref());
    text.push_char('}');
}

fn diagnostic(text: &mut Text<'_>, diagnostic: &HandoverDiagnostic) {
    property(text, "{\"code\":", diagnostic.code.number());
    optional(text, ",\"field\":", diagnostic.field.as_ref());
    property(text, ",\"message\":", &diagnostic.message);
    list(text, ",\"help\":", &diagnostic.help, |text, help| string(text, help));
    text.push_char('}');
}

fn property(text: &mut Text<'_>, name: &str, value: &str) {
    text.push(name);
    string(text, value);
}

fn optional(text: &mut Text<'_>, name: &str, value: Option<&String>) {
    if let Some(value) = value {
        property(text, name, value);
    }
}

/// The list, unless it is empty.
fn list<T>(text: &mut Text<'_>, name: &str, items: &[T], push: impl Fn(&mut Text<'_>, &T)) {
    let mut before = name;
    for item in items {
        text.push(before);
        if before == name {
            text.push_char('[');
        }
        push(text, item);
        before = ",";
    }
    if !items.is_empty() {
        text.push_char(']');
    }
}

fn string(text: &mut Text<'_>, value: &str) {
    if is_printable_ascii(value) {
        // The debug form of such a text is its JSON form, and the standard library, which is optimised, knows how to write it.
        text.push_fmt(format_args!("{value:?}"));
    } else {
        escaped(text, value);
    }
}

/// Looks at eight bytes at a time.
fn is_printable_ascii(value: &str) -> bool {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = ONES * 0x80;
    let (chunks, rest) = value.as_bytes().as_chunks::<8>();
    let is_odd = |chunk: &[u8; 8]| {
        let word = u64::from_le_bytes(*chunk);
        let below_space = word.wrapping_sub(ONES * 0x20) & !word;
        let delete = word ^ (ONES * 0x7f);
        (word | below_space | (delete.wrapping_sub(ONES) & !delete)) & HIGH != 0
    };
    !chunks.iter().any(is_odd) && rest.iter().all(|byte| (0x20..0x7f).contains(byte))
}

fn escaped(text: &mut Text<'_>, value: &str) {
    text.push_char('"');
    let mut rest = value;
    while let Some(at) = rest.bytes().position(|byte| byte < 0x20 || byte == b'"' || byte == b'\\') {
        text.push(&rest[..at]);
        match rest.as_bytes()[at] {
            b'"' => text.push("\\\""),
            b'\\' => text.push("\\\\"),
            b'\n' => text.push("\\n"),
            b'\r' => text.push("\\r"),
            b'\t' => text.push("\\t"),
            0x08 => text.push("\\b"),
            0x0c => text.push("\\f"),
            byte => text.push_fmt(format_args!("\\u{byte:04x}")),
        }
        rest = &rest[at + 1..];
    }
    text.push(rest);
    text.push_char('"');
}

#[cfg(test)]
mod tests {
    use super::{escaped, is_printable_ascii, string};
    use crate::text::written;

    #[test]
    fn both_ways_of_writing_agree() {
        for odd in (0_u8..=0x7f).map(char::from).chain(['\u{80}', 'ä', '名']) {
            for at in 0..17 {
                let value: String = (0..17).map(|index| if index == at { odd } else { 'a' }).collect();
                let is_printable = (' '..='~').contains(&odd);
                assert_eq!(is_printable_ascii(&value), is_printable, "{value:?}");
                assert_eq!(written(|text| string(text, &value)), written(|text| escaped(text, &value)));
            }
        }
    }
}
