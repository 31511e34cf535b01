//! Remembers what scalars fold to, 256 at a time, so that folding a letter is two look-ups.
//!
//! A page is made when its first scalar is asked for: a document touches five to ten of them.
//! Scalars beyond U+1FFFF are worked out each time; they are rare and never become many (CJK
//! compatibility ideographs and tags).

use std::sync::OnceLock;

use super::{Depth, Folded, Form, rules};

const PAGE: usize = 256;
const PAGES: usize = 0x2_0000 / PAGE;

/// An entry that says "dropped". Smaller ones are a scalar; others, with the top bit set, a range
/// of `Page::many`: start in the upper bits, length in the lower eight.
const DROPPED: u32 = u32::MAX;
const MANY: u32 = 1 << 31;

struct Page {
    entries: [u32; PAGE],
    many: Vec<char>,
}

type Shelf = [OnceLock<Box<Page>>; PAGES];

static MARKS: Shelf = [const { OnceLock::new() }; PAGES];
static CASED: Shelf = [const { OnceLock::new() }; PAGES];
static LOOSE: Shelf = [const { OnceLock::new() }; PAGES];

/// What `c` folds to.
pub(super) fn fold(c: char, depth: Depth) -> Folded {
    let shelf = match depth {
        Depth::Marks => &MARKS,
        Depth::Cased => &CASED,
        Depth::Loose => &LOOSE,
        Depth::Exact => return Folded(Form::One(c)),
    };
    let code = c as usize;
    let Some(slot) = shelf.get(code / PAGE) else {
        return Folded(rules::fold(c, depth).first().map_or(Form::Dropped, |&scalar| Form::One(scalar)));
    };
    let page = slot.get_or_init(|| Box::new(Page::new(code / PAGE, depth)));
    Folded(page.form(code % PAGE))
}

impl Page {
    fn new(number: usize, depth: Depth) -> Self {
        let mut page = Self { entries: [DROPPED; PAGE], many: Vec::new() };
        for (low, entry) in page.entries.iter_mut().enumerate() {
            // A surrogate is no scalar: nobody can ask for its entry.
            let Some(c) = char::from_u32((number * PAGE + low) as u32) else { continue };
            let folded = rules::fold(c, depth);
            *entry = match *folded.as_slice() {
                [] => DROPPED,
                [scalar] => scalar as u32,
                _ => MANY | (page.many.len() as u32) << 8 | folded.len() as u32,
            };
            if folded.len() > 1 {
                page.many.extend(folded);
            }
        }
        page
    }

    fn form(&'static self, low: usize) -> Form {
        let entry = self.entries.get(low).copied().unwrap_or(DROPPED);
        if let Some(scalar) = char::from_u32(entry) {
            return Form::One(scalar);
        }
        if entry == DROPPED {
            return Form::Dropped;
        }
        let start = ((entry & !MANY) >> 8) as usize;
        let end = start + (entry & 0xFF) as usize;
        self.many.get(start..end).map_or(Form::Dropped, Form::Many)
    }
}
