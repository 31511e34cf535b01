//! The list of documents.

use std::collections::HashMap;

use crate::document::Source;

/// Names one document of a [`Library`] as long as the program runs; never given twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DocumentId(pub u32);

/// One document of the list. It has not been opened: whether it can be is found out then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name within the program.
    pub id: DocumentId,
    /// Where it comes from.
    pub source: Source,
    /// Its name for the list (raw: make it harmless before showing it).
    pub title: String,
}

/// The documents in the order of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Library {
    entries: Vec<Entry>,
}

impl Library {
    /// A library of these sources in this order, titles made from them.
    pub(super) fn of(sources: impl IntoIterator<Item = Source>) -> Self {
        let numbered = (0..).map(DocumentId).zip(sources);
        let entries = numbered.map(|(id, source)| Entry { id, title: source.title(), source });
        let mut library = Self { entries: entries.collect() };
        library.tell_namesakes_apart();
        library
    }

    /// All documents in order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The document of this id.
    pub fn get(&self, id: DocumentId) -> Option<&Entry> {
        self.entries.get(self.position(id)?)
    }

    /// Where in the list the document of this id stands.
    pub fn position(&self, id: DocumentId) -> Option<usize> {
        self.entries.binary_search_by_key(&id, |entry| entry.id).ok()
    }

    /// How many documents there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Files of the same name get their folder's name before theirs.
    fn tell_namesakes_apart(&mut self) {
        let mut counts: HashMap<String, usize> = HashMap::new();
        for entry in &self.entries {
            *counts.entry(entry.title.clone()).or_default() += 1;
        }
        for entry in &mut self.entries {
            let Source::File(path) = &entry.source else { continue };
            let folder = path.parent().and_then(|folder| folder.file_name());
            if let Some(folder) = folder
                && counts.get(&entry.title).is_some_and(|count| *count > 1)
            {
                entry.title = format!("{}/{}", folder.to_string_lossy(), entry.title);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_lead_to_their_entries() {
        let library = Library::of([Source::Stdin, Source::File("a/b.txt".into())]);
        assert_eq!(library.len(), 2);
        for (position, entry) in library.entries().iter().enumerate() {
            assert_eq!(library.position(entry.id), Some(position));
            assert_eq!(library.get(entry.id), Some(entry));
        }
        assert_eq!(library.get(DocumentId(2)), None);
        assert_eq!(library.entries()[1].title, "b.txt");
    }

    #[test]
    fn files_of_one_name_are_told_apart_by_their_folder() {
        let paths = ["x/a.txt", "y/a.txt", "y/b.txt", "a.txt"];
        let library = Library::of(paths.map(|path| Source::File(path.into())));
        let titles: Vec<&str> = library.entries().iter().map(|entry| entry.title.as_str()).collect();
        assert_eq!(titles, ["x/a.txt", "y/a.txt", "b.txt", "a.txt"]);
    }
}
