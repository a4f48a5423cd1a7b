//! The command `referral-consent`: see `src/cli.rs`.

/// A payload is read into some hundred small pieces, and a million of them are let go again: a tenth of the time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    referral_consent::cli::run()
}
