//! Lists of names and cue words in one automaton: what is known of a word or a run of words.
//!
//! In: tokens, with clitics read off the first. Out: classes, as bits, of the longest listed run
//! that begins at a token. The automaton (`assets/gazetteers/lists.fst`) maps folded words, joined
//! by single spaces, to bits; it is read in place. Lists say what a word may be, never what it is.

use std::sync::OnceLock;

use fst::raw::{CompiledAddr, Fst};

/// A class of listed names or words: one bit of a value of the automaton.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(in crate::analysis) enum Class {
    /// A country, territory or region of the world.
    Country,
    /// A town of 100,000 people or more.
    City,
    /// A smaller town.
    Town,
    /// A village or quarter.
    Village,
    /// A part of a country, a landscape, a building, a state of history.
    Region,
    /// An organization.
    Organization,
    /// A given name.
    Given,
    /// A family name.
    Family,
    /// A word of ten persons' names or more.
    NameOften,
    /// A word of two to nine persons' names.
    NameSeldom,
    /// A word of one person's name.
    NameOnce,
    /// A language.
    Language,
    /// A title before a person's name.
    Title,
    /// A word of kinship.
    Kin,
    /// A head noun of organizations.
    OrganizationHead,
    /// A head noun of places.
    PlaceHead,
    /// A head noun of events and works.
    OtherHead,
    /// A word of grammar.
    Function,
    /// A well-known person.
    Person,
    /// A well-known event, agreement, work or product.
    Other,
}

impl Class {
    /// All classes in the order of their bits, with the names that explanations use.
    pub(in crate::analysis) const ALL: [(Self, &'static str); 20] = [
        (Self::Country, "country"),
        (Self::City, "city"),
        (Self::Town, "town"),
        (Self::Village, "village"),
        (Self::Region, "region or landmark"),
        (Self::Organization, "organization"),
        (Self::Given, "given name"),
        (Self::Family, "family name"),
        (Self::NameOften, "word of names"),
        (Self::NameSeldom, "word of some names"),
        (Self::NameOnce, "word of one name"),
        (Self::Language, "language"),
        (Self::Title, "title"),
        (Self::Kin, "kinship"),
        (Self::OrganizationHead, "head of organizations"),
        (Self::PlaceHead, "head of places"),
        (Self::OtherHead, "head of events and works"),
        (Self::Function, "function word"),
        (Self::Person, "well-known person"),
        (Self::Other, "well-known event or work"),
    ];

    /// Its bit.
    pub(in crate::analysis) fn bit(self) -> u32 {
        1 << self as u8
    }
}

/// Where the reading of a run stands in the automaton, to go on with the next word.
#[derive(Clone, Copy, Debug)]
pub(in crate::analysis) struct Place {
    node: CompiledAddr,
    output: u64,
}

/// The lists.
pub(in crate::analysis) struct Lists {
    fst: Option<Fst<&'static [u8]>>,
}

impl Lists {
    /// The built-in lists. A damaged file gives none, which its test finds.
    pub(in crate::analysis) fn built_in() -> &'static Self {
        static BUILT_IN: OnceLock<Lists> = OnceLock::new();
        BUILT_IN.get_or_init(|| {
            let bytes: &'static [u8] = include_bytes!("../../../assets/gazetteers/lists.fst");
            let fst = Fst::new(bytes);
            debug_assert!(fst.is_ok(), "{:?}", fst.err());
            Self { fst: fst.ok() }
        })
    }

    /// Whether the file is whole.
    #[cfg(test)]
    pub(in crate::analysis) fn is_whole(&self) -> bool {
        self.fst.as_ref().is_some_and(|fst| fst.verify().is_ok())
    }

    /// The beginning of a run.
    pub(in crate::analysis) fn start(&self) -> Option<Place> {
        let fst = self.fst.as_ref()?;
        Some(Place { node: fst.root().addr(), output: 0 })
    }

    /// Goes on by a piece of text; `None` where nothing listed goes on so.
    pub(in crate::analysis) fn go(&self, from: Place, piece: &str) -> Option<Place> {
        let fst = self.fst.as_ref()?;
        let mut place = from;
        for byte in piece.bytes() {
            let node = fst.node(place.node);
            let transition = node.transition(node.find_input(byte)?);
            place = Place { node: transition.addr, output: place.output + transition.out.value() };
        }
        Some(place)
    }

    /// The classes of the run that ends here; 0 if none does.
    pub(in crate::analysis) fn classes(&self, place: Place) -> u32 {
        let Some(fst) = self.fst.as_ref() else { return 0 };
        let node = fst.node(place.node);
        if !node.is_final() {
            return 0;
        }
        u32::try_from(place.output + node.final_output().value()).unwrap_or(0)
    }
}
