//! Choices made from a list of numbers. Once it is used up, every choice is the first, so a shorter list makes a simpler thing and
//! shrinking the list shrinks what is made of it.

use schema_core::Dialect;

/// A source of choices.
#[derive(Debug, Clone)]
pub(super) struct Choices {
    numbers: std::vec::IntoIter<u32>,
    /// The database that what is chosen is for: each has its types, and writes SQL in its own way.
    pub(super) dialect: Dialect,
}

impl Choices {
    pub(super) fn new(dialect: Dialect, numbers: Vec<u32>) -> Self {
        Self { numbers: numbers.into_iter(), dialect }
    }

    /// A number below `bound`.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        self.numbers.next().map_or(0, |number| number as usize % bound.max(1))
    }

    /// True in so many of a hundred cases.
    pub(super) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) >= 100 - percent
    }

    /// One of the items.
    pub(super) fn pick<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        if items.is_empty() { None } else { items.get(self.below(items.len())) }
    }
}
