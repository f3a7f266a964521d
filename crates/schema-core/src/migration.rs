//! What the build and the runtime must agree on about a migration: its id and the hashes that identify content.

use std::fmt;
use std::hash::Hasher as _;

use siphasher::sip128::{Hasher128 as _, SipHasher24};

/// The length of a migration's id: a UTC time, `YYYYMMDDHHMMSS`.
pub const ID_LENGTH: usize = 14;

/// Whether `text` has the form of a migration's id.
#[must_use]
pub fn is_id(text: &str) -> bool {
    text.len() == ID_LENGTH && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A 64-bit hash, written as 16 hexadecimal digits: identifies a schema, a file or a chain of migrations.
///
/// It is SipHash-2-4 with 128 bits of output and a zero key, cut in half: the same on every platform and in every version. It tells
/// accidental changes; it is no protection against somebody who wants a collision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(u64);

impl Fingerprint {
    /// The fingerprint of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut hasher = SipHasher24::new();
        // The same as all bytes at once, and faster where nothing is optimised.
        let (words, rest) = text.as_bytes().as_chunks::<8>();
        for word in words {
            hasher.write_u64(u64::from_ne_bytes(*word));
        }
        hasher.write(rest);
        Self(hasher.finish128().h1)
    }

    /// What a text adds to the [fingerprint](Self::of_summands) of several.
    #[must_use]
    pub fn summand(text: &str) -> u64 {
        Self::of(text).0
    }

    /// The fingerprint of several texts of which none comes twice, whatever their order, from the [summand](Self::summand) of each.
    #[must_use]
    pub fn of_summands(summands: impl IntoIterator<Item = u64>) -> Self {
        let sum = summands.into_iter().fold(0_u64, u64::wrapping_add);
        Self::of(&format!("{sum:016x}"))
    }

    /// Reads the 16 hexadecimal digits back.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        (text.len() == 16).then(|| u64::from_str_radix(text, 16).ok()).flatten().map(Self)
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_the_hash_of_the_bytes_in_their_order() {
        let text: String = ('a'..='z').chain(['ä', '名']).cycle().take(100).collect();
        for end in (0..=text.len()).filter(|&end| text.is_char_boundary(end)) {
            let mut hasher = SipHasher24::new();
            hasher.write(&text.as_bytes()[..end]);
            assert_eq!(Fingerprint::of(&text[..end]), Fingerprint(hasher.finish128().h1), "{end}");
        }
    }
}
