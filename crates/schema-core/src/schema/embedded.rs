//! An embedded struct as one number, so that the compiler compares it with what the build script took it for.
//!
//! The build script and the derive make it of the same: the struct's name, and for each field its column, or the prefix of its columns, with
//! the [fingerprint](super::fingerprint()) of its type. It is stored nowhere.

use super::fingerprint;

const PRIME: u64 = 0x0000_0100_0000_01b3;

/// The number of a struct without fields.
#[must_use]
pub const fn start(name: &str) -> u64 {
    fingerprint(name, true)
}

/// The number with one more field: the name of its column or its prefix, and the number of its type.
#[must_use]
pub const fn with(number: u64, name: &str, part: u64) -> u64 {
    (number.rotate_left(17) ^ fingerprint(name, false)).wrapping_mul(PRIME) ^ part
}

/// The number of a type that is an embedded struct, or an `Option` of one.
#[must_use]
pub const fn part(number: u64, nullable: bool) -> u64 {
    number.wrapping_mul(PRIME) ^ nullable as u64
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn structs_have_different_numbers() {
        let (text, int) = (fingerprint("text", false), fingerprint("int64", false));
        let address = start("Address");
        let numbers = [
            address,
            start("Audit"),
            with(address, "city", text),
            with(address, "town", text),
            with(address, "city", int),
            with(with(address, "city", text), "town", text),
            with(with(address, "town", text), "city", text),
            with(address, "city", part(address, false)),
            with(address, "city", part(address, true)),
        ];
        assert_eq!(BTreeSet::from(numbers).len(), numbers.len());
    }
}
