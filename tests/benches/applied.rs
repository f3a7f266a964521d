//! 1,000 migrations of two statements applied, against the same SQL in the same transactions by the database's own command line, and by
//! sqlx alone. With names as arguments (`sqlite`, `postgres`, `mysql`) only those databases.

mod support;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use support::history;
use support::statements::{self, Transactions};
use support::target::{Cost, Target};

const COUNT: u32 = 1_000;

/// How often the history is applied in turns, as neighbours make noise.
const ROUNDS: u32 = 20;

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
        let messages = |together| statements::messages(COUNT, transactions, begin, together);
        let (script, paragraphs) = (folder.join("script.sql"), folder.join("messages.sql"));
        fs::write(&script, messages(1).join(";\n") + ";\n").expect("the target folder can be written");
        fs::write(&paragraphs, messages(TOGETHER).join("\n\n")).expect("the target folder can be written");

        let how = if transactions == Transactions::One { "all" } else { "each" };
        let (mut theirs, mut sqlx, mut ours) = (Cost::default(), Cost::default(), Cost::default());
        for _ in 0..ROUNDS {
            theirs.add(target, target.client().stdin(Stdio::from(fs::File::open(&script).expect("it was written"))));
            sqlx.add(target, program().arg(target.url()).arg(&paragraphs));
            ours.add(target, program().arg(target.url()).arg(how));
        }
        let name = |who: &str| format!("{who}, {}", transactions.words());
        let times = |of: &Cost, to: &Cost| format!("{:.2}x CPU, {:.2}x time", of.cpu() / to.cpu(), of.time / to.time);
        support::line(&name(target.command), &theirs.shown(), "");
        support::line(&name("sqlx"), &sqlx.shown(), &times(&sqlx, &theirs));
        support::line(&name("up()"), &ours.shown(), &format!("{} ({:.2}x CPU of sqlx)", times(&ours, &theirs), ours.cpu() / sqlx.cpu()));
    }
}

fn program() -> Command {
    Command::new(support::built("release", "bench-history-1000"))
}
