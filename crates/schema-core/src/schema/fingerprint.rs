//! A column's type as one number, so that the compiler compares two types of a column at the price of one comparison.

/// The number of a [key](super::DataType::key) with whether it is nullable: FNV-1a of 64 bits.
///
/// The derive computes it from what the build script read and the compiler from `<T as ColumnType>::KEY`. It is stored nowhere.
#[must_use]
pub const fn fingerprint(key: &str, nullable: bool) -> u64 {
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    let bytes = key.as_bytes();
    let mut hash = 0xcbf2_9ce4_8422_2325 ^ nullable as u64;
    let mut index = 0;
    while index < bytes.len() {
        hash = hash.wrapping_mul(PRIME) ^ bytes[index] as u64;
        index += 1;
    }
    hash.wrapping_mul(PRIME)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn types_have_different_numbers() {
        let keys = ["", "int64", "int32", "text", "bytes", "enum(A,B)", "enum(A\\,B)", "enum(B,A)"];
        let numbers: BTreeSet<_> = keys.iter().flat_map(|key| [fingerprint(key, false), fingerprint(key, true)]).collect();
        assert_eq!(numbers.len(), keys.len() * 2);
    }
}
