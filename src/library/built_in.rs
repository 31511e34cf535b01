//! The documents embedded in the binary: seeds/, the article first.

use super::Library;
use crate::document::Source;

/// File name in seeds/ and bytes.
const SEEDS: [(&str, &[u8]); 1] = [(
    "01-pakistan-tajikistan-talks.ar.txt",
    include_bytes!("../../seeds/01-pakistan-tajikistan-talks.ar.txt"),
)];

impl Library {
    /// The built-in documents.
    pub fn built_in() -> Self {
        Self::of(SEEDS.map(|(name, bytes)| Source::BuiltIn(name, bytes)))
    }
}

#[cfg(test)]
mod tests;
