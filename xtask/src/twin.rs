//! Whether the WebAssembly, its JavaScript twin and the native rules say the same of random records.

use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::failure::{Failure, Outcome};
use crate::project::Project;
use crate::run;

/// Enough for every run of the tests.
const FEW: u64 = 5_000;

/// Which records.
pub struct Sample {
    records: u64,
    seed: u64,
}

impl Sample {
    /// Other records than the last time.
    pub fn fresh() -> Self {
        let seed = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs() & u64::from(u32::MAX));
        Self { records: FEW, seed }
    }

    /// As the command line says: `--records N`, `--seed N`, both, or neither.
    pub fn from_arguments(arguments: &[&str]) -> Outcome<Self> {
        let mut sample = Self::fresh();
        for pair in arguments.chunks(2) {
            let (place, number) = match *pair {
                ["--records", number] => (&mut sample.records, number),
                ["--seed", number] => (&mut sample.seed, number),
                _ => return Err(Failure::new("`cargo xtask twin` takes `--records N` and `--seed N`.")),
            };
            *place = number.parse().map_err(|_| Failure::new(format!("{number} is no whole number.")))?;
        }
        Ok(sample)
    }
}

/// Compares what they say, byte for byte.
pub fn compare(project: &Project, sample: &Sample) -> Outcome {
    let mut native = run::cargo(project.root());
    native.args(["build", "--quiet", "--release", "--package", "referral-consent", "--example", "assess"]);
    run::shown(&mut native)?;
    let mut node = Command::new("node");
    node.arg("tests/twin/compare.mjs")
        .args([sample.records, sample.seed].map(|number| number.to_string()))
        .arg(project.target().join("release/examples/assess"))
        .current_dir(project.root());
    run::shown(&mut node).map_err(|_| {
        Failure::new(format!(
            "they differ, or could not be compared; the reason is above. To see it again: cargo xtask twin --records \
             {} --seed {}",
            sample.records, sample.seed
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_and_seed_are_read_in_any_order_and_nothing_else_is() -> Outcome {
        let sample = Sample::from_arguments(&["--seed", "7", "--records", "1000000"])?;
        assert_eq!((sample.records, sample.seed), (1_000_000, 7));
        assert_eq!(Sample::from_arguments(&[])?.records, FEW);
        for wrong in [&["--records"][..], &["--records", "many"], &["7"]] {
            assert!(Sample::from_arguments(wrong).is_err(), "{wrong:?}");
        }
        Ok(())
    }
}
