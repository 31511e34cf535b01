//! Documents whose files change while they are read: noticing, reading again, following.

use std::cmp::Ordering;

use crate::app::open_document::{News, OpenDocument};
use crate::app::state::{Content, State};
use crate::document::{Source, Stamp};

use super::reading::to_end;
use super::{Arguments, Effect, Run};

pub(super) const TABLE: &[(&str, Run)] =
    &[("follow", follow), ("reload", reload), ("analysis-stop", |_, _| vec![Effect::StopAnalysing])];

/// Reads the document again; the place stays at its words.
fn reload(state: &mut State, _: Arguments) -> Vec<Effect> {
    vec![Effect::Open(state.current)]
}

/// Goes to the end and stays there as the text grows; once more: not any longer.
fn follow(state: &mut State, _: Arguments) -> Vec<Effect> {
    let Some(open) = state.open_mut() else { return Vec::new() };
    open.is_followed = !open.is_followed;
    let followed = open.is_followed;
    state.say(if followed { "notice-following" } else { "notice-not-following" });
    if followed { following(state, state.current) } else { Vec::new() }
}

/// Keeps the end on the screen of a document that is followed.
pub(crate) fn following(state: &mut State, slot: usize) -> Vec<Effect> {
    if slot == state.current && state.open().is_some_and(|open| open.is_followed) {
        to_end(state);
    }
    Vec::new()
}

/// Something happened to the file of a document, or more came out of the pipe: the text as it is now
/// is taken, or it is said that it can be.
pub(crate) fn touched(state: &mut State, slot: usize, stamp: Option<Stamp>) -> Vec<Effect> {
    let Some(Content::Open(open)) = state.shelf.get_mut(slot).map(|slot| &mut slot.content) else {
        return Vec::new();
    };
    if open.document.source == Source::Stdin {
        return more_came(state, slot);
    }
    if stamp == open.document.stamp {
        return Vec::new();
    }
    let news = news_of(open, stamp);
    open.news = Some(news);
    if open.is_followed && !matches!(news, News::Gone | News::Grown) {
        return vec![Effect::Open(slot)];
    }
    if slot == state.current && news != News::Grown {
        state.say(notice_of(news));
    }
    following(state, slot)
}

fn more_came(state: &mut State, slot: usize) -> Vec<Effect> {
    let Some(Content::Open(open)) = state.shelf.get_mut(slot).map(|slot| &mut slot.content) else {
        return Vec::new();
    };
    if open.document.is_provisional {
        return vec![Effect::Open(slot)];
    }
    if open.document.text.measure() {
        open.text_changed();
    }
    if let Some(fault) = open.document.source.take_fault() {
        state.say_with("notice-pipe-not-kept", &[("error", &fault)]);
    }
    following(state, slot)
}

/// What happened to the file of a document whose state is now `stamp`; a text that is read in windows
/// is what the file holds now.
fn news_of(open: &mut OpenDocument, stamp: Option<Stamp>) -> News {
    let Some(new) = stamp else { return News::Gone };
    let old = open.document.stamp;
    if old.is_some_and(|old| !old.is_same_file(&new)) {
        return News::Replaced;
    }
    open.document.stamp = stamp;
    if open.document.text.as_whole().is_some() {
        return News::Changed;
    }
    open.document.text.measure();
    match old.map_or(0, |old| old.bytes).cmp(&new.bytes) {
        Ordering::Less => {
            open.text_changed();
            News::Grown
        }
        Ordering::Greater => {
            open.text_rewritten();
            News::CutShort
        }
        Ordering::Equal => {
            open.text_rewritten();
            News::Changed
        }
    }
}

fn notice_of(news: News) -> &'static str {
    match news {
        News::CutShort => "notice-file-cut-short",
        News::Grown | News::Changed => "notice-file-changed",
        News::Replaced => "notice-file-replaced",
        News::Gone => "notice-file-gone",
    }
}
