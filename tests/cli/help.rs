//! What it says about itself.

use std::path::Path;

use integration::expect::expect_file;

use super::support::run;

#[test]
fn every_command_explains_itself() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cli");
    let commands = [
        "status", "up", "down", "redo", "reset", "fresh", "seed", "plan", "drift", "verify", "wait", "mark", "baseline", "new", "seal",
        "rebase", "purge", "squash", "diff", "snapshot", "entities",
    ];
    let of = |command: &'static str| (vec![command, "--help"], format!("help-{command}.txt"));
    for (arguments, file) in commands.into_iter().map(of).chain([(vec!["--help"], "help.txt".to_owned())]) {
        let ran = run(&arguments);
        assert_eq!((ran.code, ran.errors.as_str()), (0, ""));
        expect_file(&folder.join("help").join(file), &ran.output.replace("migrator-cli", "migrator")).unwrap();
    }
    assert!(run(&["--version"]).output.starts_with("migrator "));
}

#[test]
fn wrong_usage_is_2() {
    for arguments in
        [&[][..], &["diff"], &["diff", "--from", "empty"], &["dif"], &["diff", "--from", "empty", "--to", "empty", "--dialect", "oracle"]]
    {
        let ran = run(arguments);
        assert_eq!((ran.code, ran.output.as_str()), (2, ""), "{arguments:?}");
        assert!(ran.errors.contains("--help"), "{}", ran.errors);
    }
}
