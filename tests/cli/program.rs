//! The command line as a program of this package, so that the suites find it.

fn main() -> std::process::ExitCode {
    migrator::cli::main()
}
