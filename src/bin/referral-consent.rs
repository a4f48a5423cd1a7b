//! The command `referral-consent`: see `src/cli.rs`.

fn main() -> std::process::ExitCode {
    referral_consent::cli::run()
}
