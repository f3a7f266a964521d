//! 1,000 migrations of two statements applied, against the same SQL in the same transactions by the database's own command line, and by
//! sqlx alone. All of them keep a journal with a row for each migration; the command line is also measured without. With names as arguments (`sqlite`, `postgres`, `mysql`) only those databases.

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use support::history;
use support::statements::{self, Sending, Transactions};
use support::target::{Cost, Target};

const COUNT: u32 = 1_000;

/// How often the history is applied in turns, as neighbours make noise.
const ROUNDS: u32 = 6;

/// The statements that go into one message of sqlx where a transaction has many.
const TOGETHER: usize = 32;

fn main() {
    let folder = history::package("bench-history-1000", COUNT);
    support::clock::cpu_of(&mut support::cargo(&folder, &["build", "--release"]));
    for name in support::named(["sqlite", "postgres", "mysql"]) {
        measure(&Target::new(name, &folder), &folder);
    }
}

fn measure(target: &Target, folder: &Path) {
    let what = if target.has_server() { "CPU of client and server, and time" } else { "CPU and time" };
    support::heading(&format!("1,000 migrations of two statements applied on {}, {what}", target.name));
    for transactions in Transactions::ALL {
        // Where every change of the schema commits, there is only one way.
        let begin = target.begin();
        if begin.is_none() && transactions == Transactions::One {
            continue;
        }
        let sent = |together, journal| statements::messages(COUNT, Sending { transactions, begin, together, journal });
        let script = |name: &str, journal| written(folder, name, &(sent(1, journal).join(";\n") + ";\n"));
        let (bare, kept) = (script("bare.sql", false), script("kept.sql", true));
        let paragraphs = written(folder, "messages.sql", &sent(TOGETHER, true).join("\n\n"));

        let how = if transactions == Transactions::One { "all" } else { "each" };
        let [mut without, mut theirs, mut sqlx, mut ours] = [const { Cost::NONE }; 4];
        for _ in 0..ROUNDS {
            without.add(target, target.client().stdin(file(&bare)));
            theirs.add(target, target.client().stdin(file(&kept)));
            sqlx.add(target, program().arg(target.url()).arg(&paragraphs));
            ours.add(target, program().arg(target.url()).arg(how));
        }
        let name = |who: &str| format!("{who}, {}", transactions.words());
        let times = |of: &Cost, to: &Cost| format!("{:.2}x CPU, {:.2}x time", of.cpu() / to.cpu(), of.time / to.time);
        support::line(&name(&format!("{} without a journal", target.command)), &without.shown(), &times(&without, &theirs));
        support::line(&name(target.command), &theirs.shown(), "");
        support::line(&name("sqlx"), &sqlx.shown(), &times(&sqlx, &theirs));
        let other = format!("({:.2}x CPU of sqlx, {:.2}x CPU without a journal)", ours.cpu() / sqlx.cpu(), ours.cpu() / without.cpu());
        support::line(&name("up()"), &ours.shown(), &format!("{} {other}", times(&ours, &theirs)));
    }
}

/// A file with that text.
fn written(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, text).expect("the target folder can be written");
    path
}

/// A file as an input.
fn file(path: &Path) -> Stdio {
    Stdio::from(fs::File::open(path).expect("it was written"))
}

fn program() -> Command {
    Command::new(support::built("release", "bench-history-1000"))
}
