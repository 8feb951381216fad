//! How much data to make.

use clap::Args;

/// How much data to make, and from which seed.
#[derive(Args, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// How many orders to make. The default makes about 375 MiB.
    #[arg(long, default_value_t = 4_000_000, value_parser = clap::value_parser!(u64).range(1..))]
    pub rows: u64,

    /// The seed of the data. The same seed makes the same bytes.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
}

impl Settings {
    /// How many customers there are: one for 200 orders.
    pub fn customers(&self) -> u64 {
        (self.rows / 200).max(1)
    }
}
