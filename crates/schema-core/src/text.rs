//! Writing text piece by piece, fast where nothing is optimised, as in a build script.

use std::fmt;

/// Text being written.
pub(crate) struct Text<'a>(&'a mut dyn fmt::Write);

/// The text that `write` writes.
///
/// The pieces go through a formatter, which is code of the standard library and optimised. What `String::push_str` does becomes code of the
/// crate that calls it, which is not: there a piece takes six times as long.
pub(crate) fn written(write: impl Fn(&mut Text<'_>)) -> String {
    let text = fmt::from_fn(|formatter| {
        write(&mut Text(formatter));
        Ok(())
    });
    format!("{text}")
}

impl Text<'_> {
    pub(crate) fn push(&mut self, piece: &str) {
        // Writing to a `String` does not fail.
        let _ = self.0.write_str(piece);
    }

    pub(crate) fn push_char(&mut self, piece: char) {
        // As above.
        let _ = self.0.write_char(piece);
    }

    pub(crate) fn push_fmt(&mut self, piece: fmt::Arguments<'_>) {
        // As above.
        let _ = self.0.write_fmt(piece);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_follow_each_other() {
        let text = written(|text| {
            text.push("ä");
            text.push_char('名');
            text.push_fmt(format_args!("{:?}", "\""));
        });
        assert_eq!(text, "ä名\"\\\"\"");
    }
}
