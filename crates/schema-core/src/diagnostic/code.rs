//! The one table of diagnostic codes.

use std::fmt;

/// Declares the codes: variant, number, title. The titles make the page of codes in the documentation.
macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $number:literal, $title:literal;)*) => {
        /// A stable code for a kind of diagnostic. Hundreds group them: 01 syntax of the attributes, 02 the schema as a whole,
        /// 03 questions about a change, 04 the cross-check with rustc, 05 the migrations folder.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $($(#[$doc])* #[doc = $title] $variant,)*
        }

        impl Code {
            /// All codes, in the order of their numbers.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The number with its letter: `M0301`.
            #[must_use]
            pub const fn number(self) -> &'static str {
                match self {
                    $(Self::$variant => $number,)*
                }
            }

            /// The code with this number.
            #[must_use]
            pub fn from_number(number: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|code| code.number() == number)
            }

            /// One sentence on what it is about.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self {
                    $(Self::$variant => $title,)*
                }
            }
        }
    };
}

codes! {
    UnknownAttribute = "M0101", "An attribute that does not exist";
    InvalidValue = "M0102", "An attribute with a value it cannot have";
    Contradiction = "M0103", "Attributes that contradict each other";
    NotAStruct = "M0104", "A derive on something it is not for";
    UnknownType = "M0105", "A field whose type is not known to be a column type";
    Conditional = "M0106", "An entity or field that depends on `cfg`";
    EmptyEntity = "M0107", "An entity without a column";

    DuplicateName = "M0201", "Two things with one name";
    MissingColumn = "M0202", "A key, index or foreign key that names a column that does not exist";
    MissingTarget = "M0203", "A foreign key to something that is not an entity";
    NoPrimaryKey = "M0204", "An entity without a primary key";
    ReservedName = "M0205", "A name that is reserved";
    NameTooLong = "M0206", "A name longer than a database takes";
    InvalidKey = "M0207", "A key that no database can have";
    Unsupported = "M0208", "Something that a chosen database does not have";

    PossibleRename = "M0301", "A change that is either a rename or a removal and an addition";
    RequiredValue = "M0302", "A new required column without a value for the rows that exist";
    NoConversion = "M0303", "A change of type without a conversion";
    DeniedRisk = "M0304", "A change with a risk that is denied";
    IncompleteCopy = "M0305", "A `from` that does not give what the rows of a table need";
    UnknownOrder = "M0306", "A new primary key for rows of which nothing tells which is the first";
    MisleadingHint = "M0307", "A `renamed_from` that can't be followed";
    NoKeyToGoBy = "M0308", "A function that is to give values to rows without a primary key";

    Unseen = "M0401", "An entity that the build script did not see";
    TypeMismatch = "M0402", "A field whose type the build script read differently from rustc";
    NoBuildScript = "M0403", "A derive in a package without the build step";

    Snapshot = "M0501", "A snapshot that cannot be used";
    Chain = "M0502", "Migrations that do not form one chain";
    Pending = "M0503", "Entities and snapshot differ where nothing may be written";
    Io = "M0504", "A file that cannot be read or written";
    Defect = "M0505", "A defect of migrator itself";
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.number())
    }
}
