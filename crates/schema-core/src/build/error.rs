//! What fails a build script, as text for a person.

use std::fmt;
use std::io;
use std::path::Path;

use crate::diagnostic::{Code, Diagnostic};

/// Why the build step failed.
///
/// A `main` that returns it prints its [`Debug`](fmt::Debug) form, so that is the one to read. It goes to the standard error of the
/// build script, which cargo shows as it is; lines of `cargo::error=` would each get the package's name in front.
#[derive(Clone, PartialEq, Eq)]
pub struct Error {
    diagnostics: Vec<Diagnostic>,
}

impl Error {
    /// What is wrong, one entry each; at least one.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, diagnostic) in self.diagnostics.iter().enumerate() {
            if at > 0 {
                f.write_str("\n\nError: ")?;
            }
            f.write_str(&render(diagnostic))?;
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Error {}

/// What a command refuses about the migrations, and what helps.
pub(super) fn refusal(message: impl Into<String>, help: impl Into<String>) -> Error {
    Diagnostic::new(Code::Chain, message).help(help).into()
}

impl From<Vec<Diagnostic>> for Error {
    fn from(diagnostics: Vec<Diagnostic>) -> Self {
        Self { diagnostics }
    }
}

impl From<Diagnostic> for Error {
    fn from(diagnostic: Diagnostic) -> Self {
        Self { diagnostics: vec![diagnostic] }
    }
}

/// The diagnostic with its place, in the order of a compiler error. What follows the first line of the message is a list of details.
pub(super) fn render(diagnostic: &Diagnostic) -> String {
    let mut lines = diagnostic.message.lines();
    let mut parts = vec![format!("{} [{}]", lines.next().unwrap_or_default(), diagnostic.code)];
    parts.extend(diagnostic.place.as_ref().map(|place| format!("  --> {}:{}:{}", place.file, place.line, place.column)));
    parts.extend(lines.map(|line| format!("  {line}")));
    parts.extend(diagnostic.help.iter().map(|help| format!("help: {help}")));
    parts.join("\n")
}

/// A file that could not be used.
pub(super) fn io(action: &str, path: &Path, error: &io::Error) -> Error {
    let diagnostic = Diagnostic::new(Code::Io, format!("cannot {action} `{}`: {error}", path.display()));
    diagnostic.help(what_to_do(error, path)).into()
}

fn what_to_do(error: &io::Error, path: &Path) -> String {
    use io::ErrorKind as Kind;
    match error.kind() {
        Kind::PermissionDenied => "check its permissions and those of the folder it is in, and who owns them".to_owned(),
        Kind::ReadOnlyFilesystem => "make the file system writable, or build with `MIGRATOR_BUILD=check`".to_owned(),
        Kind::StorageFull | Kind::QuotaExceeded => "make space, then build again".to_owned(),
        Kind::AlreadyExists | Kind::IsADirectory | Kind::NotADirectory => {
            "a file is where a folder has to be, or a folder where a file has to be: move it away, restore what belongs there from git, \
             then build again"
                .to_owned()
        }
        Kind::InvalidData => format!("it is not text in UTF-8: restore it with `git checkout -- {}`", path.display()),
        _ => "see to it that it can be used, then build again".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Place;

    #[test]
    fn the_form_of_a_compiler_error() {
        let place = Place { file: "src/user.rs".into(), line: 7, column: 9, item: "User".into(), field: None };
        let diagnostic = Diagnostic::new(Code::Pending, "something is missing\nadd `a`\nadd `b`").help("build").at(place);
        let error = Error::from(vec![diagnostic.clone(), Diagnostic::new(Code::Io, "other")]);
        let expected = "something is missing [M0503]\n  --> src/user.rs:7:9\n  add `a`\n  add `b`\nhelp: build\n\nError: other [M0504]";
        assert_eq!(format!("{error:?}"), expected);
        assert_eq!(error.diagnostics()[0], diagnostic);
    }
}
