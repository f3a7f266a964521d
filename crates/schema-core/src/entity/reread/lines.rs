//! What the derives are told, line by line: which line is of which file.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::entity::handover::{self, HandoverItem};

/// The file for the derives, with what has to be known of each line without reading it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HandoverLines {
    /// The whole file.
    text: String,
    /// The length of the first line, which is about the package; in bytes, with its end.
    first: usize,
    /// The length of every other line, and the file that its item is in.
    lines: Vec<(usize, String)>,
}

impl HandoverLines {
    /// The file for these items.
    #[must_use]
    pub fn of(items: &[HandoverItem]) -> Self {
        let text = handover::write(items);
        let mut lengths = text.split_inclusive('\n').map(str::len);
        let first = lengths.next().unwrap_or(0);
        let lines = lengths.zip(items).map(|(length, item)| (length, item.file.clone())).collect();
        Self { text, first, lines }
    }

    /// The whole file.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// All but the text, a line a line, for [`resume`](Self::resume).
    #[must_use]
    pub fn index(&self) -> String {
        let mut text = format!("{}\n", self.first);
        for (length, file) in &self.lines {
            // Writing to a `String` does not fail.
            let _ = writeln!(text, "{length} {file}");
        }
        text
    }

    /// What has this [index](Self::index) and this text; `None` when the two do not fit together.
    #[must_use]
    pub fn resume(index: &str, text: String) -> Option<Self> {
        let (first, rest) = index.split_once('\n')?;
        let first: usize = first.parse().ok()?;
        let line = |line: &str| line.split_once(' ').and_then(|(length, file)| Some((length.parse().ok()?, file.to_owned())));
        let lines: Vec<(usize, String)> = rest.lines().map(line).collect::<Option<_>>()?;
        let ends_a_line = |end: usize| text.as_bytes().get(end - 1) == Some(&b'\n');
        let mut end = first;
        let mut fits = first > 0 && ends_a_line(end);
        for (length, _) in &lines {
            end += length;
            fits = fits && *length > 0 && ends_a_line(end);
        }
        (fits && end == text.len()).then_some(Self { text, first, lines })
    }

    /// The same with the items of some files anew; `None` when there are not as many of them as before.
    pub(in crate::entity) fn with(mut self, files: &BTreeSet<String>, items: &[HandoverItem]) -> Option<Self> {
        let fresh = Self::of(items);
        let mut fresh_lines = fresh.text[fresh.first..].split_inclusive('\n').zip(items);
        let mut start = self.first;
        for (length, file) in &mut self.lines {
            if files.contains(file) {
                let (line, _) = fresh_lines.next().filter(|(_, item)| item.file == *file)?;
                self.text.replace_range(start..start + *length, line);
                *length = line.len();
            }
            start += *length;
        }
        fresh_lines.next().is_none().then_some(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::handover::HandoverKind;

    fn item(name: &str, file: &str, line: u32) -> HandoverItem {
        let (item, file) = (name.to_owned(), file.to_owned());
        let (table, metadata, fields, diagnostics) = (None, None, Vec::new(), Vec::new());
        HandoverItem { item, kind: HandoverKind::Enum, file, line, column: 1, table, metadata, fields, diagnostics }
    }

    #[test]
    fn the_lines_of_a_file_are_replaced_where_they_are() {
        let items = [item("A", "a.rs", 1), item("B", "b c.rs", 1), item("C", "a.rs", 10), item("D", "d.rs", 1)];
        let kept = HandoverLines::of(&items);
        assert_eq!(HandoverLines::resume(&kept.index(), kept.text().to_owned()), Some(kept.clone()));
        assert_eq!(HandoverLines::resume(&kept.index(), format!("{}\n", kept.text())), None);
        let fresh = [item("A", "a.rs", 123), item("C", "a.rs", 456)];
        let expected = [fresh[0].clone(), items[1].clone(), fresh[1].clone(), items[3].clone()];
        let files = BTreeSet::from(["a.rs".to_owned()]);
        assert_eq!(kept.clone().with(&files, &fresh), Some(HandoverLines::of(&expected)));
        assert_eq!(kept.clone().with(&files, &fresh[..1]), None);
        assert_eq!(kept.with(&files, &[fresh.as_slice(), &fresh].concat()), None);
    }
}
