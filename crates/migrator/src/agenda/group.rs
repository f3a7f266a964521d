//! What takes effect at once: a function of what the steps are and of how much is to be undone together.
//!
//! A statement that can't be in a transaction ends one, runs by itself, and what follows it is another one. So a migration may be in several
//! pieces; how far it has come is then noted with each.

use std::ops::Range;

use crate::Atomicity;

/// What decides how an action is divided.
#[derive(Debug, Clone)]
pub(crate) struct Shape {
    /// What its migration asks for.
    pub(crate) asks: Option<Atomicity>,
    /// Whether it belongs to the action that follows it: what is rolled back or forgotten before something is applied.
    pub(crate) attached: bool,
    /// How many of its steps took effect before.
    pub(crate) from: usize,
    /// What each step needs.
    pub(crate) steps: Vec<Need>,
}

impl Shape {
    /// How much of it is undone together, where the program says `atomicity`.
    fn own(&self, atomicity: Atomicity) -> Atomicity {
        match (self.asks, atomicity) {
            (None, own) | (Some(own @ (Atomicity::Each | Atomicity::None)), _) => own,
            (Some(Atomicity::All), Atomicity::All) => Atomicity::All,
            (Some(Atomicity::All), Atomicity::Each | Atomicity::None) => Atomicity::Each,
        }
    }
}

/// What a step needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// Nothing: it can be in a transaction, with others.
    Nothing,
    /// That nobody uses what it makes in the same transaction, which therefore ends with its migration.
    Commit,
    /// To be in no transaction.
    Outside,
}

/// What is committed at once, and what runs by itself after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Group {
    /// The parts of actions, in order.
    pub(crate) pieces: Vec<Piece>,
    /// Whether the next step of the last piece's action then runs in no transaction.
    pub(crate) outside: bool,
}

/// Some steps of an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    /// The position of the action.
    pub(crate) action: usize,
    pub(crate) steps: Range<usize>,
}

/// How the actions are divided. Where every change of the schema `commits` at once, every action is on its own anyway.
pub(crate) fn groups(shapes: &[Shape], atomicity: Atomicity, commits: bool) -> Vec<Group> {
    let mut groups = Groups::default();
    for (action, shape) in shapes.iter().enumerate() {
        let own = shape.own(atomicity);
        if commits || own != Atomicity::All {
            groups.close();
        }
        for piece in pieces(action, shape, own) {
            groups.push(piece, shape);
        }
        let ends = shape.steps.contains(&Need::Commit) || shape.steps.contains(&Need::Outside) || shape.from > 0;
        groups.open = !ends && !commits && (own == Atomicity::All || shape.attached);
        groups.holds = groups.open && own != Atomicity::All;
    }
    groups.all
}

#[derive(Default)]
struct Groups {
    all: Vec<Group>,
    /// Whether the last group takes more.
    open: bool,
    /// Whether it is kept open for what it belongs to.
    holds: bool,
}

impl Groups {
    /// Nothing more goes into the last group, unless it waits for what comes now.
    fn close(&mut self) {
        self.open &= self.holds;
    }

    fn push(&mut self, piece: Piece, shape: &Shape) {
        let outside = shape.steps.get(piece.steps.end) == Some(&Need::Outside);
        match self.all.last_mut() {
            Some(group) if self.open => {
                group.pieces.push(piece);
                group.outside = outside;
            }
            _ => self.all.push(Group { pieces: vec![piece], outside }),
        }
        self.open = false;
    }
}

/// The pieces of an action, between which it is committed. After a step that is in no transaction there is always one, which may be empty:
/// the journal is written in it.
fn pieces(action: usize, shape: &Shape, atomicity: Atomicity) -> Vec<Piece> {
    let end = shape.steps.len();
    let mut pieces = Vec::new();
    let mut start = shape.from;
    for at in shape.from..end {
        if shape.steps[at] == Need::Outside {
            pieces.push(Piece { action, steps: start..at });
            start = at + 1;
        } else if atomicity == Atomicity::None && at + 1 < end && shape.steps[at + 1] != Need::Outside {
            pieces.push(Piece { action, steps: start..at + 1 });
            start = at + 1;
        }
    }
    pieces.push(Piece { action, steps: start..end });
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A shape from its steps: `.` nothing, `c` commit, `o` outside.
    fn shape(steps: &str) -> Shape {
        let need = |c| match c {
            'c' => Need::Commit,
            'o' => Need::Outside,
            _ => Need::Nothing,
        };
        Shape { asks: None, attached: false, from: 0, steps: steps.chars().map(need).collect() }
    }

    /// The groups in short: `a0-2 b0-1` in one, `!` for a step by itself.
    fn short(shapes: &[Shape], atomicity: Atomicity, commits: bool) -> String {
        let name = |action: usize| char::from(b'a' + u8::try_from(action).unwrap());
        let piece = |piece: &Piece| format!("{}{}-{}", name(piece.action), piece.steps.start, piece.steps.end);
        let group = |group: &Group| {
            let pieces: Vec<String> = group.pieces.iter().map(piece).collect();
            format!("{}{}", pieces.join(" "), if group.outside { " !" } else { "" })
        };
        groups(shapes, atomicity, commits).iter().map(group).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn all_is_one_group_unless_something_ends_it() {
        let all = |steps: &[&str]| short(&steps.iter().map(|steps| shape(steps)).collect::<Vec<_>>(), Atomicity::All, false);
        assert_eq!(all(&["..", ".", ""]), "a0-2 b0-1 c0-0");
        assert_eq!(all(&[".", ".c.", ".", "."]), "a0-1 b0-3 | c0-1 d0-1");
        assert_eq!(all(&[".", ".o.", ".", "."]), "a0-1 b0-1 ! | b2-3 | c0-1 d0-1");
        assert_eq!(all(&["o", "."]), "a0-0 ! | a1-1 | b0-1");
        assert_eq!(all(&["oo."]), "a0-0 ! | a1-1 ! | a2-3");
    }

    #[test]
    fn each_is_a_group_of_its_own_with_what_belongs_to_it() {
        let attached = Shape { attached: true, ..shape(".") };
        assert_eq!(short(&[shape("."), shape("..")], Atomicity::Each, false), "a0-1 | b0-2");
        assert_eq!(short(&[attached.clone(), attached.clone(), shape("."), shape(".")], Atomicity::Each, false), "a0-1 b0-1 c0-1 | d0-1");
        assert_eq!(short(&[attached.clone(), shape(".o")], Atomicity::Each, false), "a0-1 b0-1 ! | b2-2");
        assert_eq!(short(&[attached, shape(".")], Atomicity::Each, true), "a0-1 | b0-1");
    }

    #[test]
    fn none_is_a_group_for_each_statement() {
        assert_eq!(short(&[shape("..o."), shape(".")], Atomicity::None, false), "a0-1 | a1-2 ! | a3-4 | b0-1");
        assert_eq!(short(&[shape("")], Atomicity::None, false), "a0-0");
    }

    #[test]
    fn a_migration_asks_for_its_own() {
        let own = |asks| Shape { asks: Some(asks), ..shape("..") };
        assert_eq!(short(&[shape("."), own(Atomicity::Each), shape("."), shape(".")], Atomicity::All, false), "a0-1 | b0-2 | c0-1 d0-1");
        assert_eq!(short(&[shape("."), own(Atomicity::None), shape(".")], Atomicity::All, false), "a0-1 | b0-1 | b1-2 | c0-1");
        assert_eq!(short(&[shape(".."), own(Atomicity::All)], Atomicity::None, false), "a0-1 | a1-2 | b0-2");
        assert_eq!(short(&[shape("."), own(Atomicity::All)], Atomicity::All, false), "a0-1 b0-2");
    }

    #[test]
    fn what_was_begun_goes_on_where_it_stopped_and_is_committed_before_others() {
        let begun = Shape { from: 2, ..shape("..o.") };
        assert_eq!(short(&[begun, shape(".")], Atomicity::All, false), "a2-2 ! | a3-4 | b0-1");
        let at_end = Shape { from: 2, ..shape("..") };
        assert_eq!(short(&[at_end, shape(".")], Atomicity::All, false), "a2-2 | b0-1");
        assert_eq!(short(&[shape("..")], Atomicity::All, true), "a0-2");
        assert_eq!(short(&[Shape { from: 1, ..shape("..") }], Atomicity::None, true), "a1-2");
    }
}
