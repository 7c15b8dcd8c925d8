//! What a page says, and how its links are followed, in plain mode.

use super::Markdown;
use super::read::Body;
use super::rows;

/// The columns that lines are laid out on, which are wrapped again where they are said.
const COLUMNS: usize = 1000;

impl Markdown {
    /// The page as text, a line a row.
    pub(super) fn text(&self) -> String {
        let rows = rows::rows(&self.blocks, COLUMNS);
        let rows: Vec<&str> = rows.iter().map(|row| row.content.text()).collect();
        rows.join("\n")
    }

    /// The words that are a link of this number; where it leads to, if there are none.
    pub(super) fn link_name(&self, link: usize) -> &str {
        let named = self.blocks.iter().find_map(|block| match &block.body {
            Body::Text(text, parts) => {
                let part = parts.iter().find(|part| part.link == link)?;
                text.text().get(part.range.clone())
            }
            Body::Rule | Body::Table(_) => None,
        });
        let target = self.links.get(link).map_or("", String::as_str);
        named
            .filter(|name| !name.trim().is_empty())
            .unwrap_or(target)
    }
}
