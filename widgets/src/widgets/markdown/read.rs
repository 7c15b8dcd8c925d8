//! From CommonMark to blocks of text.

use std::ops::Range;

use pulldown_cmark::{Alignment, Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use strombus_terminal::{Attributes, text};

use crate::content::{Content, Look, Role};

/// What is longer is cut.
const BYTES: usize = 1024 * 1024;

/// How deep margins stand in one another at most: a text can nest as deep as it is long.
const DEPTH: usize = 8;

/// What stands by itself: a paragraph, a heading, a line of code.
#[derive(Debug, Default)]
pub(super) struct Block {
    /// What stands before its first row, and what before the others.
    pub(super) margin: String,
    pub(super) rest: String,
    /// Whether a row is left blank above it.
    pub(super) gap: bool,
    pub(super) body: Body,
}

#[derive(Debug)]
pub(super) enum Body {
    Text(Content, Vec<Part>),
    Rule,
    Table(Table),
}

impl Default for Body {
    fn default() -> Self {
        Self::Text(Content::new(), Vec::new())
    }
}

/// A part of a text that leads somewhere: its range in bytes, and the number of the link.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) range: Range<usize>,
    pub(super) link: usize,
}

#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) alignments: Vec<Alignment>,
    /// The first is the head.
    pub(super) rows: Vec<Vec<Content>>,
}

/// What is around a block.
enum Around {
    Quote,
    Item { mark: String, shown: bool },
}

/// The blocks of a text, and where its links lead to.
pub(super) fn read(source: &str) -> (Vec<Block>, Vec<String>) {
    let end = text::boundary_from(source, BYTES.min(source.len()));
    let source = source.get(..end).unwrap_or(source);
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let mut reader = Reader::default();
    for event in Parser::new_ext(source, options) {
        reader.event(event);
    }
    reader.flush();
    (reader.blocks, reader.links)
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    links: Vec<String>,
    around: Vec<Around>,
    /// The number of the next item, of each list that is open.
    lists: Vec<Option<u64>>,
    content: Content,
    parts: Vec<Part>,
    /// Where the link that is open begins.
    link: Option<usize>,
    attributes: Vec<Attributes>,
    roles: Vec<Role>,
    gap: bool,
    in_code: bool,
    table: Option<Table>,
}

impl Reader {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.in_code => self.code(&text),
            Event::Text(text) => self.push(&text),
            Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.roles.push(Role::Key);
                self.push(&text);
                self.roles.pop();
            }
            Event::Html(text) | Event::InlineHtml(text) => {
                self.roles.push(Role::Quiet);
                self.push(&text);
                self.roles.pop();
            }
            Event::FootnoteReference(text) => self.push(&text),
            Event::SoftBreak => self.push(" "),
            Event::HardBreak => self.push("\n"),
            Event::Rule => {
                self.flush();
                self.gap = true;
                self.add(Body::Rule);
            }
            Event::TaskListMarker(done) => self.push(if done { "[x] " } else { "[ ] " }),
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph | Tag::HtmlBlock => self.begin(),
            Tag::Heading { level, .. } => {
                self.begin();
                let (role, attributes) = match level {
                    HeadingLevel::H1 => (Role::Focus, Attributes::UNDERLINE),
                    HeadingLevel::H2 => (Role::Focus, Attributes::BOLD),
                    _ => (Role::Text, Attributes::BOLD),
                };
                self.roles.push(role);
                self.attributes.push(attributes);
            }
            Tag::BlockQuote(_) => {
                self.begin();
                self.around.push(Around::Quote);
            }
            Tag::CodeBlock(_) => {
                self.begin();
                self.in_code = true;
            }
            Tag::List(first) => {
                self.flush();
                self.gap |= self.lists.is_empty();
                self.lists.push(first);
            }
            Tag::Item => {
                self.flush();
                let mark = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        let mark = format!("{number}. ");
                        *number = number.saturating_add(1);
                        mark
                    }
                    _ => "• ".to_owned(),
                };
                self.around.push(Around::Item { mark, shown: false });
            }
            Tag::Table(alignments) => {
                self.begin();
                self.table = Some(Table {
                    alignments,
                    rows: Vec::new(),
                });
            }
            Tag::TableHead | Tag::TableRow => {
                if let Some(table) = &mut self.table {
                    table.rows.push(Vec::new());
                }
            }
            Tag::Emphasis => self.attributes.push(Attributes::ITALIC),
            Tag::Strong => self.attributes.push(Attributes::BOLD),
            Tag::Strikethrough => self.attributes.push(Attributes::STRIKE),
            Tag::Link { dest_url, .. } => {
                self.roles.push(Role::Link);
                if self.table.is_none() {
                    self.link = Some(self.content.text().len());
                    self.links.push(dest_url.into_string());
                }
            }
            Tag::Image { .. } => self.roles.push(Role::Quiet),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.flush(),
            TagEnd::Heading(_) => {
                self.flush();
                self.roles.pop();
                self.attributes.pop();
            }
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.around.pop();
            }
            TagEnd::CodeBlock => self.in_code = false,
            TagEnd::List(_) => {
                self.flush();
                self.lists.pop();
            }
            TagEnd::Item => {
                self.flush();
                if let Some(Around::Item { shown: false, .. }) = self.around.last() {
                    // An item of nothing is seen too.
                    self.add(Body::default());
                }
                self.around.pop();
            }
            TagEnd::Table => {
                if let Some(table) = self.table.take() {
                    self.add(Body::Table(table));
                }
            }
            TagEnd::TableCell => {
                let cell = std::mem::take(&mut self.content);
                if let Some(row) = self.table.as_mut().and_then(|table| table.rows.last_mut()) {
                    row.push(cell);
                }
            }
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => {
                self.attributes.pop();
            }
            TagEnd::Link => {
                self.roles.pop();
                if let Some(start) = self.link.take() {
                    self.parts.push(Part {
                        range: start..self.content.text().len(),
                        link: self.links.len().saturating_sub(1),
                    });
                }
            }
            TagEnd::Image => {
                self.roles.pop();
            }
            _ => {}
        }
    }

    fn look(&self) -> Look {
        let role = self.roles.iter().rev().find(|role| **role != Role::Text);
        let look = Look::from(role.copied().unwrap_or_default());
        self.attributes
            .iter()
            .fold(look, |look, &more| look.with(more))
    }

    fn push(&mut self, text: &str) {
        let look = self.look();
        self.content.push(text, look);
    }

    /// The lines of a piece of code are blocks, one below the other.
    fn code(&mut self, text: &str) {
        let content = Content::from(text);
        for line in content.lines() {
            for piece in crate::shown::shown(&content, line) {
                let mut indented = Content::from("  ");
                indented.append(&piece);
                self.add(Body::Text(indented, Vec::new()));
            }
        }
    }

    /// Begins a block, with a row left blank above it.
    fn begin(&mut self) {
        self.flush();
        self.gap = true;
    }

    /// Ends the text that is open.
    fn flush(&mut self) {
        if !self.content.is_empty() {
            let content = std::mem::take(&mut self.content);
            let parts = std::mem::take(&mut self.parts);
            self.add(Body::Text(content, parts));
        }
    }

    fn add(&mut self, body: Body) {
        let (mut margin, mut rest) = (String::new(), String::new());
        for around in self.around.iter_mut().take(DEPTH) {
            match around {
                Around::Quote => {
                    margin.push_str("│ ");
                    rest.push_str("│ ");
                }
                Around::Item { mark, shown } => {
                    let blanks = " ".repeat(text::width(mark));
                    margin.push_str(if *shown { &blanks } else { mark });
                    rest.push_str(&blanks);
                    *shown = true;
                }
            }
        }
        self.blocks.push(Block {
            margin,
            rest,
            gap: std::mem::take(&mut self.gap) && !self.blocks.is_empty(),
            body,
        });
    }
}
