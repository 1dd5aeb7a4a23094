//! The pages that a section cites, and how it links to them.

use ipplan::{Answer, Edition, Service, Size, Source};

use super::page::{MarkdownPage, escaped};

/// The pages a section links to, the oldest first. Each has a name to be linked by: short where an
/// address is long, and such that a newer page or another section leaves it alone.
pub(super) struct Pages {
    id: &'static str,
    sources: Vec<&'static Source>,
}

impl Pages {
    pub(super) fn of<'a>(
        service: &'static Service,
        answers: impl Iterator<Item = &'a Answer>,
    ) -> Pages {
        let mut sources = service.sources();
        for source in answers.flat_map(|it| &it.subnets).flat_map(Size::sources) {
            if !sources.contains(&source) {
                sources.push(source);
            }
        }
        sources.sort_by_key(|source| (source.date, source.url, source.title));
        Pages { id: service.id, sources }
    }

    /// The day of a page, leading to it.
    pub(super) fn dated(&self, source: &Source) -> String {
        self.link(source.date, source)
    }

    pub(super) fn link(&self, date: Edition, source: &Source) -> String {
        match self.sources.iter().position(|known| *known == source) {
            Some(at) => format!("[{date}][{}]", self.name(at)),
            None => format!("[{date}]({})", source.url),
        }
    }

    fn name(&self, at: usize) -> String {
        format!("{}-{}", self.id, at + 1)
    }

    /// The list of sources, the newest first, and what the links of the section mean.
    pub(super) fn list(&self, page: &mut MarkdownPage) {
        page.block("**Sources**");
        let named = || self.sources.iter().enumerate().rev();
        for (at, source) in named() {
            let note = source.note.map(|note| format!(" ({})", escaped(note)));
            let (date, title, note) =
                (source.date, escaped(source.title), note.unwrap_or_default());
            page.line(&format!("- {date}: [{title}][{}]{note}", self.name(at)));
        }
        page.end();
        for (at, source) in named() {
            page.line(&format!("[{}]: {}", self.name(at), source.url));
        }
    }
}
