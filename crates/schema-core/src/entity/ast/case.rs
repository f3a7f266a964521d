//! The cases of names.

/// A case for names; the same list and the same results as serde's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// `lowercase`
    Lower,
    /// `UPPERCASE`
    Upper,
    /// `PascalCase`
    Pascal,
    /// `camelCase`
    Camel,
    /// `snake_case`
    Snake,
    /// `SCREAMING_SNAKE_CASE`
    ScreamingSnake,
    /// `kebab-case`
    Kebab,
}

impl Case {
    /// All cases.
    pub const ALL: [Self; 7] = [Self::Lower, Self::Upper, Self::Pascal, Self::Camel, Self::Snake, Self::ScreamingSnake, Self::Kebab];

    /// How it is written in an attribute.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Lower => "lowercase",
            Self::Upper => "UPPERCASE",
            Self::Pascal => "PascalCase",
            Self::Camel => "camelCase",
            Self::Snake => "snake_case",
            Self::ScreamingSnake => "SCREAMING_SNAKE_CASE",
            Self::Kebab => "kebab-case",
        }
    }

    /// The case with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|case| case.name() == name)
    }

    /// A field's name, written in `snake_case`, in this case.
    #[must_use]
    pub fn of_field(self, name: &str) -> String {
        match self {
            Self::Lower | Self::Snake => name.to_owned(),
            Self::Upper | Self::ScreamingSnake => name.to_uppercase(),
            Self::Pascal => pascal(name),
            Self::Camel => lower_first(&pascal(name)),
            Self::Kebab => name.replace('_', "-"),
        }
    }

    /// A variant's name, written in `PascalCase`, in this case.
    #[must_use]
    pub fn of_variant(self, name: &str) -> String {
        match self {
            Self::Pascal => name.to_owned(),
            Self::Lower => name.to_lowercase(),
            Self::Upper => name.to_uppercase(),
            Self::Camel => lower_first(name),
            Self::Snake => separate(name),
            Self::ScreamingSnake => separate(name).to_uppercase(),
            Self::Kebab => separate(name).replace('_', "-"),
        }
    }
}

fn pascal(name: &str) -> String {
    name.split('_')
        .flat_map(|word| {
            let mut chars = word.chars();
            chars.next().into_iter().flat_map(char::to_uppercase).chain(chars)
        })
        .collect()
}

fn lower_first(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().into_iter().flat_map(char::to_lowercase).chain(chars).collect()
}

/// Every capital starts a word, as in serde: `HTTPError` becomes `h_t_t_p_error`.
fn separate(name: &str) -> String {
    let mut text = String::with_capacity(name.len() + 4);
    for (at, c) in name.chars().enumerate() {
        if at > 0 && c.is_uppercase() {
            text.push('_');
        }
        text.extend(c.to_lowercase());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases_are_those_of_serde() {
        for (case, field, variant) in [
            (Case::Lower, "created_at", "verysmall"),
            (Case::Upper, "CREATED_AT", "VERYSMALL"),
            (Case::Pascal, "CreatedAt", "VerySmall"),
            (Case::Camel, "createdAt", "verySmall"),
            (Case::Snake, "created_at", "very_small"),
            (Case::ScreamingSnake, "CREATED_AT", "VERY_SMALL"),
            (Case::Kebab, "created-at", "very-small"),
        ] {
            assert_eq!(case.of_field("created_at"), field);
            assert_eq!(case.of_variant("VerySmall"), variant);
            assert_eq!(Case::from_name(case.name()), Some(case));
        }
    }
}
