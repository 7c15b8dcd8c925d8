//! Trees of every widget, with what strangers may write in all of them.

#![allow(
    dead_code,
    unreachable_pub,
    reason = "each test is a crate of its own and uses a part of this"
)]

use std::collections::VecDeque;
use std::task::{Context, Poll};
use std::time::Duration;

use strombus_widgets::terminal::{Position, Size, Style};
use strombus_widgets::*;

use super::random_numbers::Random;

/// What strangers may put into words.
pub const WORDS: [&str; 16] = [
    "",
    "1",
    "word",
    "Two words:",
    "/next",
    "//etc",
    "> quoted",
    "e\u{301}\u{301}\u{301} \u{4e00}\u{1f469}\u{200d}\u{1f467} \u{fffd}",
    "\u{1b}]0;title\u{7}\u{9b}1m",
    "\u{202e}turned\u{202c}\u{feff}\u{0}",
    "\r\n\n\t",
    "│ ──── ⣿",
    "99/>AA<x\\",
    "<Enter>",
    "\u{200b}\u{2060}\u{ad}\u{200f}\u{61c}",
    "\u{301}\u{5d0}\u{5d1}\u{e0020}\u{1f1e9}\u{1f1ea}\u{1f1e9}",
];

/// Any words.
pub fn words(random: &mut Random) -> String {
    match random.below(20) {
        0 => "word ".repeat(3000),
        1 => "line\n".repeat(3000),
        2 => "x".repeat(20_000),
        3 => format!("e{}", "\u{301}".repeat(3000)),
        count => {
            let words = (0..count % 4).filter_map(|_| random.one(&WORDS));
            words.collect::<Vec<_>>().join(" ")
        }
    }
}

fn lines(text: &str) -> Vec<String> {
    text.split(' ').take(200).map(str::to_owned).collect()
}

/// A program that wrote something and waits, or is over.
struct Noise(VecDeque<FromWire>);

impl Wire for Noise {
    fn poll(&mut self, _context: &mut Context<'_>) -> Poll<FromWire> {
        self.0.pop_front().map_or(Poll::Pending, Poll::Ready)
    }

    fn write(&mut self, bytes: &[u8]) -> bool {
        bytes.len() < 9
    }

    fn resize(&mut self, _size: Size) {}
}

/// Any bytes, most of which are no text and some of which are commands.
fn bytes(random: &mut Random) -> Vec<u8> {
    const PIECES: [&[u8]; 6] = [
        b"\x1b[",
        b"\xff\xfe\xc3",
        b"9999;9999H",
        b"\x1b]8;;x\x07",
        b"\r\n",
        b"\xe4\xb8",
    ];
    let mut bytes = Vec::new();
    for _ in 0..random.below(200) {
        match random.below(3) {
            0 => bytes.extend_from_slice(random.one(&PIECES).unwrap_or_default()),
            _ => bytes.push(u8::try_from(random.below(256)).unwrap_or(0)),
        }
    }
    bytes
}

fn pane(random: &mut Random) -> ProgramPane {
    let mut says = VecDeque::from([FromWire::Bytes(bytes(random))]);
    match random.below(4) {
        0 => says.push_back(FromWire::Ended(Exit::Status(1))),
        1 => says.push_back(FromWire::Ended(Exit::Failed(words(random)))),
        _ => {}
    }
    let failure = (random.below(8) == 0).then(|| words(random));
    ProgramPane::new(Box::new(move |_| match failure {
        Some(failure) => Err(failure),
        None => Ok(Box::new(Noise(says))),
    }))
}

/// What makes a tree.
pub struct Grower<'a, M> {
    /// The tree.
    pub ui: &'a mut Ui<M>,
    /// What is chance to it.
    pub random: &'a mut Random,
    /// Those that were made with an id.
    pub made: Vec<WidgetId>,
}

impl<'a, M: Send + 'static> Grower<'a, M> {
    pub fn new(ui: &'a mut Ui<M>, random: &'a mut Random) -> Self {
        Self {
            ui,
            random,
            made: Vec::new(),
        }
    }

    fn add<W: Widget>(&mut self, widget: W) -> Child {
        let id = self.ui.add(widget);
        self.made.push(id.untyped());
        id.into()
    }

    /// What has nothing inside of it.
    fn leaf(&mut self, text: &str) -> Child {
        let text = text.to_owned();
        let kind = self.random.below(44);
        match kind {
            0 => Text::new(&*text).into(),
            1 => self.add(Button::new(text)),
            2 => self.add(
                TextInput::new()
                    .with_text(&text)
                    .completions(lines(&text))
                    .history(3),
            ),
            3 => self.add(PasswordInput::new().name(text)),
            4 => self.add(Checkbox::new(text)),
            5 => self.add(Switch::new(text)),
            6 => self.add(List::new(lines(&text)).multiple().filterable().type_ahead()),
            7 => self.add(RadioGroup::new(lines(&text))),
            8 => self.add(Select::new(lines(&text)).placeholder(text)),
            9 => self.add(Slider::new(-5..=i64::from(kind))),
            10 => self.add(MaskedInput::new(&text)),
            11 => self.add(TextEditor::new().with_text(&text)),
            12 => TextArea::new().with_text(&text).into(),
            13 => {
                let mut log = LogView::new().limit(50);
                log.push(&*text);
                log.log(Level::Error, &text);
                self.add(log)
            }
            14 => self.add(Markdown::new(&format!(
                "# {text}\n[{text}](x)\n\n| {text} |\n|--|\n| {text} |"
            ))),
            15 => self.add(Link::new(text, "x")),
            16 => {
                let mut tree = Tree::new();
                for line in lines(&text) {
                    let branch = tree.branch(None, line);
                    tree.leaf(Some(branch), &*text);
                }
                self.add(tree)
            }
            17 => {
                let rows: Vec<Vec<String>> =
                    lines(&text).into_iter().map(|cell| vec![cell]).collect();
                self.add(Table::new([Column::new(text), Column::new("")], rows).filterable())
            }
            18 => self.add(Menu::new(items(&text))),
            19 => self.add(MenuBar::new().with(&*text, items(&text)).with("", [])),
            20 => self.add(CommandPalette::new().with(text, "", 0)),
            21 => ProgressBar::new(kind.into()).into(),
            22 => Gauge::new(text, 0.0, f64::NAN).into(),
            23 => {
                let mut chart = BarChart::new();
                chart.set(lines(&text).into_iter().map(|label| (label, f64::INFINITY)));
                chart.into()
            }
            24 => {
                let form = Form::new(&*text)
                    .field("a", &*text, TextInput::new())
                    .required(&*text)
                    .field("b", "", Select::new(lines(&text)))
                    .field("c", "C", PasswordInput::new());
                self.add(form)
            }
            25 => {
                let pane = pane(self.random);
                self.add(pane)
            }
            26 => {
                let mut picker = FilePicker::new();
                picker.show(listing(&text));
                self.add(picker)
            }
            27 => self.add(text_editor(&text).read_only()),
            28 => {
                let mut chart = LineChart::new(40);
                for line in lines(&text) {
                    let line = chart.add(line);
                    chart.set(line, [f64::NAN, -1e300, 7.0]);
                }
                chart.into()
            }
            29 => {
                let mut chart = MirrorChart::new(Unit::count(), Unit::si("B/s"));
                chart.set([(f64::NAN, 1.0), (1e308, -1.0), (0.0, f64::INFINITY)]);
                self.add(chart)
            }
            30 => {
                let mut drawing = Drawing::new(Size::new(3, 9));
                drawing.line(
                    Position::new(-9, i32::MIN),
                    Position::new(99, i32::MAX),
                    '\u{301}',
                    Style::PLAIN,
                );
                self.add(drawing)
            }
            31 => {
                let mut bar = Scrollbar::vertical();
                bar.set_content(usize::MAX, usize::from(kind));
                self.add(bar)
            }
            32 => self.add(Dialog::prompt(text)),
            33 => self.add(Dialog::choose(&*text, lines(&text)).title(&*text)),
            34 => KeyBar::new().into(),
            35 => HelpOverlay::new(vec![KeyHelp::new("F1", "help")]).into(),
            36 => Digits::new(text).into(),
            37 => Spinner::new(&*text).into(),
            38 => Label::new(text).into(),
            39 => Rule::horizontal().title(text).into(),
            40 => ProgressBar::unknown().into(),
            41 => Toast::new(Tone::Bad, text).into(),
            42 => {
                let mut line = Sparkline::new();
                (0..100_u16).for_each(|n| line.push(n.into()));
                line.into()
            }
            _ => self.add(
                TextInput::new()
                    .max_length(3)
                    .validate(move |_| Err(text.clone())),
            ),
        }
    }

    /// A tree of so many levels at most.
    pub fn grow(&mut self, depth: u8) -> Child {
        let text = &*words(self.random);
        if depth == 0 || self.random.below(3) == 0 {
            return self.leaf(text);
        }
        let child = self.grow(depth - 1);
        let at = Position::new(self.random.below(9).into(), -1);
        match self.random.below(14) {
            0 => Border::new(child).title(text).footer(text).into(),
            1 => self.add(Tabs::new().with(text, child).with("", Text::new(""))),
            2 => self.add(Collapsible::new(text, child)),
            3 => ScrolledArea::new(Tooltip::new(child, text)).into(),
            4 => self.add(Split::beside(child, Text::new(text))),
            5 => Grid::new(2).with(child).with(Label::new(text)).into(),
            6 => {
                let label = Label::new(text);
                Stack::new()
                    .with(child)
                    .with_aligned(label, Align::End, Align::Middle)
                    .into()
            }
            7 => Packer::new().with(Label::new(text)).with(child).into(),
            8 => AbsoluteBox::new().with(child, at).into(),
            9 => {
                let size = Size::new(u16::MAX, u16::MAX);
                Viewport::new(child).content_size(size).into()
            }
            10 => self.add(ContextArea::new(child)),
            11 => HBox::of([child.flex(1), Label::new(text).into()]).into(),
            _ => {
                let mut children = vec![child];
                for _ in 0..self.random.below(4) {
                    children.push(self.grow(depth - 1));
                }
                VBox::of(children).into()
            }
        }
    }
}

fn text_editor(text: &str) -> TextEditor {
    TextEditor::new()
        .with_text(text)
        .line_numbers()
        .placeholder(text)
}

fn items(text: &str) -> [MenuItem<u8>; 5] {
    let inside = || [MenuItem::new(text, 3), MenuItem::new("x", 4)];
    [
        MenuItem::menu(text, [MenuItem::menu("x", inside())]),
        MenuItem::new(text, 0).hint(text),
        MenuItem::separator(),
        MenuItem::new("", 1).enabled(false),
        MenuItem::new("x", 2).checked(true),
    ]
}

/// What is in a directory of which the names are strangers'.
fn listing(text: &str) -> Listing {
    struct Named(Vec<String>);
    impl Files for Named {
        async fn list(&self, _directory: &FilePath) -> Result<Vec<FileEntry>, String> {
            let mut entry = FileEntry::file("x", u64::MAX);
            entry.modified = Some(Duration::MAX);
            let names = self.0.iter().map(FileEntry::directory);
            Ok(names.chain([entry]).collect())
        }
    }
    let files = std::sync::Arc::new(Named(lines(text)));
    let mut listed = Box::pin(Listing::of(files, FilePath::ROOT));
    let mut context = Context::from_waker(std::task::Waker::noop());
    match listed.as_mut().poll(&mut context) {
        Poll::Ready(listing) => listing,
        Poll::Pending => unreachable!("it waits for nothing"),
    }
}
