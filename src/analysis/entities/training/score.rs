//! Scores of a model on annotated documents: exact span and kind.

use super::corpus::Document;
use super::samples::token_spans;
use crate::analysis::entities::tagger::Tagger;
use crate::analysis::entities::tagger::evidence::Evidence;
use crate::analysis::entities::tagger::model::Model;
use crate::analysis::entities::tagger::sentence::sentences;
use crate::analysis::entities::tagger::tags::{KINDS, Span};
use crate::analysis::mention::{Kind, Language};
use crate::analysis::tokens::Tokens;
use crate::document::Paragraphs;
use crate::text::Direction;

/// What was found, what was right, what there was.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counts {
    pub(super) right: usize,
    pub(super) found: usize,
    pub(super) gold: usize,
}

impl Counts {
    /// Harmonic mean of precision and recall, in hundredths.
    pub(super) fn f1(self) -> f64 {
        200.0 * self.right as f64 / ((self.found + self.gold) as f64).max(1.0)
    }

    pub(super) fn precision(self) -> f64 {
        100.0 * self.right as f64 / (self.found as f64).max(1.0)
    }

    pub(super) fn recall(self) -> f64 {
        100.0 * self.right as f64 / (self.gold as f64).max(1.0)
    }

    fn add(&mut self, other: Self) {
        self.right += other.right;
        self.found += other.found;
        self.gold += other.gold;
    }
}

/// Counts by kind.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Score([Counts; KINDS.len()]);

impl Score {
    /// Of one kind.
    pub(super) fn of(&self, kind: Kind) -> Counts {
        let at = KINDS.iter().position(|&own| own == kind);
        at.and_then(|at| self.0.get(at)).copied().unwrap_or_default()
    }

    /// Of several kinds together.
    pub(super) fn together(&self, kinds: &[Kind]) -> Counts {
        let mut sum = Counts::default();
        for &kind in kinds {
            sum.add(self.of(kind));
        }
        sum
    }
}

/// Scores a model on documents, under a profile.
pub(super) fn score(
    model: &Model,
    language: Language,
    profile: Option<(&str, i32)>,
    documents: &[Document],
) -> Score {
    let mut score = Score::default();
    for document in documents {
        let (found, gold) = read(model, language, profile, document);
        for (counts, kind) in score.0.iter_mut().zip(KINDS) {
            let of_kind = |spans: &[Span]| spans.iter().filter(|span| span.kind == kind).count();
            let right = found.iter().filter(|span| span.kind == kind && gold.contains(span)).count();
            counts.add(Counts { right, found: of_kind(&found), gold: of_kind(&gold) });
        }
    }
    score
}

/// What a model finds in a document, and what is annotated, as tokens of the whole document.
fn read(
    model: &Model,
    language: Language,
    profile: Option<(&str, i32)>,
    document: &Document,
) -> (Vec<Span>, Vec<Span>) {
    let text = &document.text;
    let mut tagger = Tagger::new(model, language, profile);
    let mut evidence = Evidence::default();
    let (mut looked, mut gold) = (Vec::new(), Vec::new());
    let paragraphs = Paragraphs::split(text, true, Direction::of_most(text));
    let mut before = 0;
    for index in 0..paragraphs.len() {
        let Some(paragraph) = paragraphs.get(index) else { break };
        let tokens = Tokens::cut(text, paragraph.bytes);
        for range in sentences(&tokens) {
            let sentence = tagger.look(&tokens, range);
            let first = tagger.tag(&sentence, None);
            evidence.note(&sentence, &tagger.spellings, &first, 1);
            looked.push((before, sentence, first));
        }
        gold.extend(token_spans(&tokens, document).into_iter().map(|span| moved(&span, before)));
        before += tokens.len();
    }
    let mut found = Vec::new();
    for (start, sentence, first) in looked {
        let said = tagger.ask(&mut evidence, &sentence, &first);
        let tagged = if said.matters { tagger.tag(&sentence, Some(&said)) } else { first };
        found.extend(tagged.iter().map(|name| moved(&name.span, start + sentence.tokens.start)));
    }
    (found, gold)
}

fn moved(span: &Span, by: usize) -> Span {
    Span { tokens: span.tokens.start + by..span.tokens.end + by, kind: span.kind }
}
