//! How often something is tried, and numbers for it.

/// So often, or as often as in the long run (`MIGRATOR_TESTS=full`).
#[must_use]
pub fn times<N>(ci: N, long: N) -> N {
    if std::env::var("MIGRATOR_TESTS").is_ok_and(|size| size == "full") { long } else { ci }
}

/// Numbers that look random and are the same in every run.
#[must_use]
pub const fn scattered(seed: u64) -> u64 {
    let mut x = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}
