//! Real schemas, and real changes of schemas, compared by `migrator::compare` on the databases that they were written for.
//!
//! - A schema is read, created in an empty database from what was read, and read again: nothing may differ.
//! - Entities are written for it, and build back to the same schema; a few really by cargo.
//! - Of two schemas, each is turned into the other by the SQL that the comparison gives; then a second comparison finds nothing.
//!
//! The project's own are in `corpora/`, for what the others lack.
//!
//! What is refused is in [`known`], with the words that the refusal must have.

#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

#[path = "corpora/built.rs"]
mod built;
#[path = "corpora/engine.rs"]
mod engine;
#[path = "corpora/entities.rs"]
mod entities;
#[path = "corpora/known.rs"]
mod known;
#[path = "corpora/pair.rs"]
mod pair;

use std::collections::HashSet;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use engine::{Database, Engine};
use integration::runs::times;
use libtest_mimic::{Arguments, Failed, Trial};
use migrator::compare::{self, Difference, Options, Origin};
use pair::{DiffCase, Direction};
use schema_core::Pair;

type Result<T = ()> = std::result::Result<T, String>;

/// The schemas whose entities cargo builds.
const BUILT: [&str; 5] = ["chinook", "keys", "names", "newer", "types"];

/// Words of the scripts that PostgreSQL knows since a version.
const SINCE: [(&str, u32); 1] = [("NULLS NOT DISTINCT", 15)];

fn main() {
    let arguments = Arguments::from_args();
    let mut roots = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("corpora")];
    let corpora = corpora();
    if corpora.join("pairs").is_dir() {
        roots.push(corpora);
    } else {
        let text = format!("SKIPPED: no corpora in {}; MIGRATOR_CORPORA names another folder of corpora\n", corpora.display());
        std::io::stderr().write_all(text.as_bytes()).unwrap();
    }
    let engines = Engine::all();
    let trials = roots.iter().flat_map(|root| engines.iter().flat_map(|engine| trials(root, *engine))).collect();
    let conclusion = libtest_mimic::run(&arguments, trials);
    on_runtime(engine::drop_all()).unwrap();
    conclusion.exit();
}

/// The trials with what is in a folder for one kind of database.
fn trials(root: &Path, engine: Engine) -> Vec<Trial> {
    let (schemas, pairs) = (entries(&root.join("schemas").join(engine.word())), entries(&root.join("pairs").join(engine.word())));
    let mut trials: Vec<Trial> = schemas.iter().flat_map(|path| of_schema(engine, path)).collect();
    let mut seen = HashSet::new();
    trials.extend(pairs.iter().enumerate().flat_map(|(at, folder)| of_pair(engine, folder, at, &mut seen)));
    trials
}

fn of_schema(engine: Engine, path: &Path) -> Vec<Trial> {
    let (of, word, script) = (name(path), engine.word(), pair::script(path));
    let mut trials = vec![of_entities(engine, &script, &of)];
    if BUILT.contains(&of.as_str()) {
        let built = script.clone();
        trials.push(trial(format!("built::{word}::{of}"), move || on_runtime(async { built::built(engine, &built).await })));
    }
    let path = path.to_owned();
    trials.push(trial(format!("schema::{word}::{of}"), move || on_runtime(schema(engine, &path))));
    trials.into_iter().map(|trial| unless_older(engine, &script, trial)).collect()
}

/// Both ways between the sides, and the entities of each side that is not in `seen`: what one pair ends with is often what another begins with.
/// Of every other pair the way back is left to the long run.
fn of_pair(engine: Engine, folder: &Path, at: usize, seen: &mut HashSet<String>) -> Vec<Trial> {
    let of = name(folder);
    let scripts = ["before", "after"].map(|side| (side, pair::script(&folder.join(format!("{side}.sql")))));
    let both: String = scripts.iter().map(|(_, script)| script.as_str()).collect();
    let new = scripts.iter().filter(|(_, script)| seen.insert(script.clone()));
    let sides = new.map(|(side, script)| unless_older(engine, script, of_entities(engine, script, &format!("{of}::{side}"))));
    let mut trials: Vec<Trial> = sides.collect();
    for direction in [Direction::Forth, Direction::Back] {
        let (folder, name) = (folder.to_owned(), format!("pair::{}::{of}::{}", engine.word(), direction.word()));
        let is_left = matches!(direction, Direction::Back) && times(at % 2 == 1, false);
        let run = trial(name.clone(), move || on_runtime(pair(engine, &folder, direction, &name)));
        let run = if is_left { run.with_kind("in the long run").with_ignored_flag(true) } else { run };
        trials.push(unless_older(engine, &both, run));
    }
    trials
}

fn of_entities(engine: Engine, script: &str, of: &str) -> Trial {
    let (script, name) = (script.to_owned(), format!("entities::{}::{of}", engine.word()));
    trial(name.clone(), move || on_runtime(async { entities::entities(engine, &script, &name).await }))
}

/// The trial; shown as ignored, with what it needs, where the server is too old for the script.
fn unless_older(engine: Engine, script: &str, trial: Trial) -> Trial {
    match SINCE.iter().find(|(words, since)| engine == Engine::Postgres && script.contains(words) && engine::postgres_major() < *since) {
        Some((words, since)) => trial.with_kind(format!("{words} needs PostgreSQL {since}")).with_ignored_flag(true),
        None => trial,
    }
}

fn corpora() -> PathBuf {
    match std::env::var_os("MIGRATOR_CORPORA") {
        Some(folder) => folder.into(),
        None => PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/corpora")),
    }
}

fn trial(name: String, run: impl FnOnce() -> Result + Send + 'static) -> Trial {
    Trial::test(name, move || run().map_err(Failed::from))
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    entries.sort();
    entries
}

fn name(path: &Path) -> String {
    path.file_stem().unwrap().to_string_lossy().into_owned()
}

fn on_runtime(future: impl Future<Output = Result>) -> Result {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}

async fn compared(from: &Origin, to: &Origin, options: &Options) -> Result<Difference> {
    compare::compare(Pair::new(from, to), options).await.map_err(|error| format!("{error:#}"))
}

/// Nothing is renamed but what is declared.
fn options() -> Options {
    Options { no_renames: true, ..Options::default() }
}

/// A schema is created from what was read of it.
async fn schema(engine: Engine, folder: &Path) -> Result {
    let real = Database::new(engine, "schema").await?;
    real.load(&pair::script(folder)).await?;
    let (text, _) = compare::snapshot(&real.origin()).await.map_err(|error| format!("{error:#}"))?;
    let file = tempfile::NamedTempFile::new().map_err(|error| error.to_string())?;
    fs::write(file.path(), text).map_err(|error| error.to_string())?;
    let snapshot = Origin::Snapshot(file.path().to_owned());
    let copy = Database::new(engine, "copy").await?;
    real.prepare(&copy).await?;
    let create = compared(&copy.origin(), &snapshot, &options()).await?;
    copy.run(&create.sql()).await?;
    for (from, to) in [(&copy.origin(), &snapshot), (&snapshot, &copy.origin()), (&real.origin(), &snapshot)] {
        expect_equal(from, to).await?;
    }
    real.drop().await?;
    copy.drop().await
}

async fn expect_equal(from: &Origin, to: &Origin) -> Result {
    let difference = compared(from, to, &options()).await?;
    if difference.is_empty() { Ok(()) } else { Err(format!("they still differ:\n{}\n{}", difference.words(), difference.sql())) }
}

/// One side of a pair becomes the other.
async fn pair(engine: Engine, folder: &Path, direction: Direction, name: &str) -> Result {
    let case = DiffCase::read(folder, direction)?;
    let known = known::refusal(name);
    let (from, to) = (Database::new(engine, "from").await?, Database::new(engine, "to").await?);
    from.load(&case.from).await?;
    to.load(&case.to).await?;
    let options = Options { renames: case.renames, ..options() };
    let result = match compared(&from.origin(), &to.origin(), &options).await {
        Ok(difference) => became(&from, &to, &difference).await,
        Err(refusal) => match known {
            Some(words) if refusal.contains(words) => Ok(()),
            _ => Err(format!("refused: {refusal}")),
        },
    };
    let result = match known {
        Some(words) if result.is_ok() && compared(&from.origin(), &to.origin(), &options).await.is_ok() => {
            Err(format!("it works, and is listed as refused for: {words}"))
        }
        _ => result,
    };
    from.drop().await?;
    to.drop().await?;
    result
}

async fn became(from: &Database, to: &Database, difference: &Difference) -> Result {
    if difference.is_empty() {
        return if from.schema().await? == to.schema().await? { Ok(()) } else { Err("no difference is found".to_owned()) };
    }
    let said = format!("{}\n{}", difference.words(), difference.sql());
    from.run(&difference.sql()).await.map_err(|error| format!("{error}\n{said}"))?;
    expect_equal(&from.origin(), &to.origin()).await.map_err(|error| format!("{error}\nafter\n{said}"))?;
    let (is, wanted) = (from.schema().await?, to.schema().await?);
    if is == wanted { Ok(()) } else { Err(format!("the catalogs differ: {is:#?}\n{wanted:#?}\nafter\n{said}")) }
}
