//! The file of a model: header, transitions, weights, vocabulary.
//!
//! Little endian. 8 bytes magic, 4 bytes version, 4 bytes CRC-32 of all that follows, 4 bytes length
//! of the header; the header (JSON: language, profiles, sizes, scale, sources and licences of the
//! text it was learnt from, scores); transitions (f32, TAGS x TAGS); slots and pool of the weights;
//! vocabulary. Tables are read in place. A file that is not whole is an error, never a guess.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::decode::Transitions;
use super::features::SEED;
use super::tags::TAGS;
use super::vocabulary::Vocabulary;
use super::weights::Weights;

const MAGIC: [u8; 8] = *b"QARINAME";

/// Grows when features or layout change: an older file is then not read.
const VERSION: u32 = 1;

/// Why a model can't be used.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub(in crate::analysis::entities) enum ModelError {
    /// It is no file of a model.
    #[error("not a model of names")]
    Foreign,
    /// It was made by another version of the training program.
    #[error("a model of names of version {0}, this program reads version {VERSION}: train it again")]
    Version(u32),
    /// Its bytes are not those that were written.
    #[error("the model of names is damaged ({0}): restore the file or train it again")]
    Damaged(&'static str),
}

/// What a file says of itself.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(in crate::analysis::entities) struct Header {
    /// BCP 47 tag.
    pub(in crate::analysis::entities) language: String,
    /// Rules of annotation that it knows by name; the first are the product's own.
    pub(in crate::analysis::entities) profiles: Vec<String>,
    /// What was learnt from, with licences.
    pub(in crate::analysis::entities) sources: Vec<String>,
    /// The licence of this file.
    pub(in crate::analysis::entities) licence: String,
    seed: u64,
    /// A unit of the weights, in natural logarithms.
    pub(in crate::analysis::entities) scale: f32,
    /// What is taken off the score of being outside of names: recall against precision.
    #[serde(default)]
    pub(in crate::analysis::entities) lean: f32,
    /// What the product's own rules count beside those of all corpora together, in eighths.
    #[serde(default)]
    pub(in crate::analysis::entities) share: i32,
    slots_bytes: usize,
    pool_bytes: usize,
    vocabulary_bytes: usize,
}

/// A model of names of one language.
#[derive(Clone, Debug)]
pub(in crate::analysis::entities) struct Model {
    /// What it says of itself.
    pub(in crate::analysis::entities) header: Header,
    /// Scores of tag after tag.
    pub(in crate::analysis::entities) transitions: Transitions,
    /// Weights of features.
    pub(in crate::analysis::entities) weights: Weights,
    /// Words of running text.
    pub(in crate::analysis::entities) vocabulary: Vocabulary,
}

impl Model {
    /// Reads a file.
    #[expect(clippy::needless_pass_by_value, reason = "what is owned is cut into owned pieces")]
    pub(in crate::analysis::entities) fn read(file: Cow<'static, [u8]>) -> Result<Self, ModelError> {
        let mut rest = Pieces { file: &file, at: 0 };
        if rest.take(MAGIC.len())? != MAGIC {
            return Err(ModelError::Foreign);
        }
        let version = rest.number()?;
        if version != VERSION {
            return Err(ModelError::Version(version));
        }
        let sum = rest.number()?;
        if crc32fast::hash(file.get(rest.at..).unwrap_or_default()) != sum {
            return Err(ModelError::Damaged("checksum"));
        }
        let length = rest.number()? as usize;
        let header: Header =
            serde_json::from_slice(rest.take(length)?).map_err(|_| ModelError::Damaged("header"))?;
        if header.seed != SEED {
            return Err(ModelError::Damaged("seed of features"));
        }
        let mut scores = [[0.0; TAGS]; TAGS];
        for score in scores.iter_mut().flatten() {
            *score = f32::from_bits(rest.number()?);
        }
        let at = rest.at;
        let piece = |start: usize, length: usize| slice(&file, at + start, length);
        let slots = piece(0, header.slots_bytes)?;
        let pool = piece(header.slots_bytes, header.pool_bytes)?;
        let vocabulary = piece(header.slots_bytes + header.pool_bytes, header.vocabulary_bytes)?;
        let weights = Weights::read(slots, pool).ok_or(ModelError::Damaged("table of weights"))?;
        Ok(Self {
            transitions: Transitions::new(&scores),
            weights,
            vocabulary: Vocabulary::read(vocabulary),
            header,
        })
    }

    /// The file of a model.
    #[cfg(any(test, feature = "train"))]
    pub(in crate::analysis::entities) fn write(&self) -> anyhow::Result<Vec<u8>> {
        let (slots, pool) = self.weights.bytes();
        let vocabulary = self.vocabulary.bytes();
        let header = serde_json::to_vec(&Header {
            seed: SEED,
            slots_bytes: slots.len(),
            pool_bytes: pool.len(),
            vocabulary_bytes: vocabulary.len(),
            ..self.header.clone()
        })?;
        let mut body = u32::try_from(header.len())?.to_le_bytes().to_vec();
        body.extend(header);
        body.extend(self.transitions.scores.iter().flatten().flat_map(|score| score.to_le_bytes()));
        body.extend([slots, pool, vocabulary].concat());
        let mut file = MAGIC.to_vec();
        file.extend(VERSION.to_le_bytes());
        file.extend(crc32fast::hash(&body).to_le_bytes());
        file.extend(body);
        Ok(file)
    }
}

/// A piece of the file, in place where the file is.
#[expect(clippy::ptr_arg, reason = "a borrowed file gives pieces that live as long as it does")]
fn slice(file: &Cow<'static, [u8]>, start: usize, length: usize) -> Result<Cow<'static, [u8]>, ModelError> {
    let range = start..start.saturating_add(length);
    let piece = match file {
        Cow::Borrowed(file) => file.get(range).map(Cow::Borrowed),
        Cow::Owned(file) => file.get(range).map(|piece| Cow::Owned(piece.to_vec())),
    };
    piece.ok_or(ModelError::Damaged("length"))
}

struct Pieces<'f> {
    file: &'f [u8],
    at: usize,
}

impl<'f> Pieces<'f> {
    fn take(&mut self, length: usize) -> Result<&'f [u8], ModelError> {
        let end = self.at.saturating_add(length);
        let piece = self.file.get(self.at..end).ok_or(ModelError::Damaged("length"))?;
        self.at = end;
        Ok(piece)
    }

    fn number(&mut self) -> Result<u32, ModelError> {
        let bytes = self.take(4)?.first_chunk().ok_or(ModelError::Damaged("length"))?;
        Ok(u32::from_le_bytes(*bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file() -> Vec<u8> {
        let model = Model {
            header: Header { language: "ar".to_owned(), scale: 0.5, ..Header::default() },
            transitions: Transitions::new(&[[0.25; TAGS]; TAGS]),
            weights: Weights::make(&[(77, vec![(1, 3)])]),
            vocabulary: Vocabulary::make([(
                5,
                crate::analysis::entities::tagger::vocabulary::Known::default(),
            )]),
        };
        model.write().unwrap()
    }

    #[test]
    fn what_is_written_is_read() {
        let model = Model::read(file().into()).unwrap();
        assert_eq!((model.header.language.as_str(), model.header.scale), ("ar", 0.5));
        assert_eq!(model.weights.get(77), &[[1, 3]]);
        assert_eq!(model.vocabulary.get(6), None);
    }

    #[test]
    fn no_damaged_file_is_read() {
        let whole = file();
        for at in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[at] ^= 0x10;
            assert!(Model::read(damaged.into()).is_err(), "byte {at}");
            assert!(Model::read(whole[..at].to_vec().into()).is_err(), "cut at {at}");
        }
        assert_eq!(Model::read(b"something else".to_vec().into()).unwrap_err(), ModelError::Foreign);
    }
}
