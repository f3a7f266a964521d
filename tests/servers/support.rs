//! Asking servers, and looking for what is left of them.

use std::fs;
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use servers::{Kind, Wanted, url};
use sqlx::{AssertSqlSafe, Connection as _, MySqlConnection, PgConnection, Row as _, raw_sql};

/// The URL of the suites' shared server; nothing where the person who runs the tests leaves the kind out, which `tests/run` says.
pub(crate) fn shared(kind: Kind) -> Option<String> {
    match url(kind).unwrap() {
        Wanted::Url(url) => Some(url),
        Wanted::Skipped => None,
    }
}

/// Runs statements on a connection of their own; gives the number in the last row, if the last statement has rows.
pub(crate) fn ask(url: &str, sql: &str) -> Result<Option<i64>, sqlx::Error> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        if url.starts_with("postgres:") {
            let mut connection = PgConnection::connect(url).await?;
            let rows = raw_sql(AssertSqlSafe(sql)).fetch_all(&mut connection).await?;
            rows.last().map(|row| row.try_get(0)).transpose()
        } else {
            let mut connection = MySqlConnection::connect(url).await?;
            let rows = raw_sql(AssertSqlSafe(sql)).fetch_all(&mut connection).await?;
            rows.last().map(|row| row.try_get(0)).transpose()
        }
    })
}

/// Waits for a state that must come; the deadline only ends a test that would hang.
pub(crate) fn wait_until(what: &str, condition: impl Fn() -> bool) {
    let start = Instant::now();
    while !condition() {
        assert!(start.elapsed() < Duration::from_mins(1), "after a minute still not so: {what}");
        sleep(Duration::from_millis(20));
    }
}

/// Whether a process runs; one that has ended and was not reaped does not.
pub(crate) fn runs(process: u32) -> bool {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    stat.rsplit_once(") ").is_some_and(|(_, fields)| !fields.starts_with(['Z', 'X']))
}

/// The arguments of all processes that name a folder.
pub(crate) fn processes_of(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir("/proc").unwrap().flatten();
    let arguments = entries.filter_map(|entry| fs::read(entry.path().join("cmdline")).ok());
    let arguments = arguments.map(|bytes| String::from_utf8_lossy(&bytes).replace('\0', " "));
    arguments.filter(|arguments| arguments.contains(&folder.display().to_string())).collect()
}
