//! Two versions of the same thing, so that `(old, new)` is never mixed up.

/// A value before and after a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair<T> {
    /// The version that is being left.
    pub before: T,
    /// The version that is being reached.
    pub after: T,
}

impl<T> Pair<T> {
    /// Puts two versions together.
    pub const fn new(before: T, after: T) -> Self {
        Self { before, after }
    }

    /// Borrows both.
    pub const fn as_ref(&self) -> Pair<&T> {
        Pair::new(&self.before, &self.after)
    }

    /// Applies `f` to both.
    pub fn map<U>(self, mut f: impl FnMut(T) -> U) -> Pair<U> {
        Pair::new(f(self.before), f(self.after))
    }

    /// The same change seen from the other end.
    #[must_use]
    pub fn reverse(self) -> Self {
        Self::new(self.after, self.before)
    }
}

impl<T: PartialEq> Pair<T> {
    /// Whether the two versions differ.
    pub fn differs(&self) -> bool {
        self.before != self.after
    }
}
