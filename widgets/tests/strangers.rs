//! Whatever strangers write into whatever widgets, and whatever becomes of those meanwhile: no panic, nothing is drawn
//! outside, nothing commands the terminal, and the focus is somewhere while anything takes it.

mod any_tree;
#[path = "stage/mod.rs"]
mod random_numbers;

use std::future::poll_fn;
use std::sync::{Arc, Mutex};
use std::task::{Poll, Waker};
use std::time::Duration;

use any_tree::{Grower, WORDS, words};
use random_numbers::{Message, Probe, Random, Stage, act, add, probe, stage};
use strombus_widgets::terminal::{
    Canvas, Input, MouseAction, MouseButton, Paste, Position, Profile, Query, Rect, Reply, Size,
    Style, text,
};
use strombus_widgets::*;

/// What draws a fence around what grows inside, and a widget of its own in a corner of that, for the focus to go to.
struct Fence {
    inside: Child,
    corner: Id<Probe>,
}

const FENCE: &str = "#";

/// Where what grows has its place on a screen of `size`.
fn inside(size: Size) -> Rect {
    Rect::new(Position::new(2, 5), size).intersection(Rect::of(size).inset(2))
}

impl Widget for Fence {
    type Event = std::convert::Infallible;

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let size = canvas.size();
        for row in 0..i32::from(size.rows) {
            canvas.horizontal(Position::new(row, 0), size.columns, FENCE, Style::PLAIN);
        }
    }

    fn children(&mut self, visit: &mut dyn FnMut(&mut Child)) {
        visit(&mut self.inside);
        visit(&mut self.corner.into());
    }

    fn arrange(&mut self, size: Size, arranger: &mut Arranger<'_>) {
        arranger.place(&self.inside, inside(size));
        arranger.place(&self.corner.into(), Rect::of(Size::new(1, 1)));
    }
}

/// Work in the background that is done when the test says so.
#[derive(Clone, Default)]
struct Late(Arc<Mutex<(bool, Option<Waker>)>>);

impl Late {
    async fn done(&self) {
        poll_fn(|context| {
            let mut state = self.0.lock().unwrap();
            state.1 = Some(context.waker().clone());
            if state.0 {
                Poll::Ready(())
            } else {
                Poll::Pending
            }
        })
        .await;
    }

    fn end(&self) {
        let mut state = self.0.lock().unwrap();
        state.0 = true;
        if let Some(waker) = state.1.take() {
            waker.wake();
        }
    }
}

/// What the app made. Some of it is gone.
#[derive(Default)]
struct Made {
    widgets: Vec<WidgetId>,
    layers: Vec<WidgetId>,
}

/// A session of somebody who does anything, with an app that does anything.
struct Chaos {
    pilot: Pilot<Stage>,
    random: Random,
    corner: Id<Probe>,
    made: Arc<Mutex<Made>>,
    /// Work in the background that is not done yet.
    late: Vec<Late>,
    size: Size,
}

impl Chaos {
    fn new(seed: u64) -> Self {
        let size = Size::new(16, 44);
        let mut random = Random::new(seed);
        let (mut pilot, (corner, widgets)) = stage(size.rows, size.columns, |ui| {
            let corner = add(ui, probe("#").focusable());
            let mut grower = Grower::new(ui, &mut random);
            let inside = grower.grow(4);
            let widgets = grower.made;
            ui.set_root(Fence { inside, corner });
            (corner, widgets)
        });
        // One that is asked, and never answers by itself.
        pilot.refine(Profile {
            queries: true,
            ..Profile::XTERM_256
        });
        let layers = Vec::new();
        Self {
            pilot,
            random,
            corner,
            made: Arc::new(Mutex::new(Made { widgets, layers })),
            late: Vec::new(),
            size,
        }
    }

    /// A widget that is there, or was.
    fn any(&mut self) -> Option<WidgetId> {
        let focused = self.pilot.ui().focused();
        match self.random.below(3) {
            // What has the focus, but for the corner, which stays.
            0 => focused.filter(|&id| id != self.corner.untyped()),
            _ => self.random.one(&self.made.lock().unwrap().widgets),
        }
    }

    /// Something that the app does, now or when its work in the background is done: then the widget may be gone.
    fn app_acts(&mut self) {
        let (target, seed) = (self.any(), self.random.below(u16::MAX));
        let (corner, made) = (self.corner, Arc::clone(&self.made));
        let does = move |ui: &mut Ui<Message>| {
            let mut random = Random::new(seed.into());
            let mut made = made.lock().unwrap();
            match (random.below(9), target) {
                (0 | 1, Some(target)) => ui.remove(target),
                (2, Some(target)) => ui.focus(target),
                (3, Some(target)) => ui.close(target),
                (4, Some(target)) => {
                    let mut grower = Grower::new(ui, &mut random);
                    let child = grower.grow(2);
                    made.widgets.append(&mut grower.made);
                    made.layers.push(ui.show(child, Layer::popup(target)));
                }
                (5, _) => {
                    let asked = Dialog::choose(words(&mut random), WORDS).title(words(&mut random));
                    let said = |n| Message::Said(format!("{n:?}"));
                    let asked = ui.show_once(asked, Layer::dialog(), said);
                    made.layers.push(asked.untyped());
                    made.widgets.push(asked.untyped());
                }
                (6, _) => ui.toast(Tone::Bad, words(&mut random)),
                (7, _) => {
                    let mut grower = Grower::new(ui, &mut random);
                    let inside = grower.grow(4);
                    made.widgets.append(&mut grower.made);
                    ui.set_root(Fence { inside, corner });
                }
                _ => ui.ask(Query::Version, |reply| Message::Said(format!("{reply:?}"))),
            }
        };
        match self.random.below(4) {
            0 => {
                let late = Late::default();
                self.late.push(late.clone());
                act(&mut self.pilot, move |ui| {
                    ui.spawn(async move {
                        late.done().await;
                        Message::Do(Box::new(does))
                    });
                });
            }
            1 => act(&mut self.pilot, move |ui| {
                ui.after(Duration::from_secs(1), Message::Do(Box::new(does)));
            }),
            _ => act(&mut self.pilot, does),
        }
    }

    /// Something that the person does, or the terminal, or the world.
    fn others_act(&mut self) {
        const KEYS: [&str; 27] = [
            "<Tab>",
            "<S-Tab>",
            "<Enter>",
            "<Esc>",
            "<Up>",
            "<Down>",
            "<Left>",
            "<Right>",
            "<Home>",
            "<End>",
            "<PageUp>",
            "<PageDown>",
            "<Space>",
            "/",
            "x",
            "世",
            "<Backspace>",
            "<C-Left>",
            "<S-Right>",
            "<A-a>",
            "<C-w>",
            "<C-y>",
            "<C-z>",
            "<C-PageDown>",
            "<S-F10>",
            "<F1>",
            "<A-w>",
        ];
        let (row, column) = (
            i32::from(self.random.below(self.size.rows + 4)) - 2,
            i32::from(self.random.below(self.size.columns + 4)) - 2,
        );
        let left = MouseButton::Left;
        let action = [
            MouseAction::Press(left),
            MouseAction::Drag(left),
            MouseAction::Release(Some(left)),
            MouseAction::Move,
            MouseAction::ScrollDown,
            MouseAction::ScrollUp,
            MouseAction::Press(MouseButton::Right),
        ];
        match self.random.below(12) {
            0..=3 => {
                let keys = self.random.one(&KEYS).unwrap();
                self.pilot.keys(keys);
            }
            4..=6 => {
                let action = self.random.one(&action).unwrap();
                self.pilot.mouse(action, row, column);
            }
            7 => drop(self.pilot.click(row, column)),
            8 => {
                let pasted = Paste {
                    text: printable(&words(&mut self.random)),
                    last: self.random.below(2) == 0,
                };
                self.pilot.input(Input::Paste(pasted));
            }
            9 => {
                let seconds = Duration::from_millis(u64::from(self.random.below(3000)));
                self.pilot.advance(seconds);
            }
            10 => {
                if let Some(late) = self.late.pop() {
                    late.end();
                    self.pilot.frame();
                } else {
                    let reply = Reply::Version("x".into());
                    self.pilot.input(Input::Reply(reply));
                }
            }
            _ => self.resize(),
        }
    }

    fn resize(&mut self) {
        let any = Size::new(self.random.below(30), self.random.below(60));
        let sizes = [
            Size::new(0, 0),
            Size::new(1, 1),
            Size::new(0, 9),
            Size::new(9, 0),
        ];
        self.size = match self.random.below(30) {
            n @ 0..4 => sizes[usize::from(n)],
            // Of more than the terminal has, no session hears; and of so much, a frame takes its time.
            4 => {
                self.pilot.resize(Size::MAX.rows, Size::MAX.columns);
                any
            }
            _ => any,
        };
        self.pilot.resize(self.size.rows, self.size.columns);
    }

    /// What holds after everything.
    #[track_caller]
    fn check(&mut self, what: &str) {
        let screen = self.pilot.screen();
        let shown = |c: char| c == '\n' || text::is_printable(c);
        assert!(screen.chars().all(shown), "{what}: {screen:?}");
        let cursor = self.pilot.cursor();
        self.pilot.redraw();
        assert!(
            self.pilot.screen() == screen && self.pilot.cursor() == cursor,
            "{what}: the frame shows\n{screen}\n{cursor:?}\nand drawn anew it is\n{}\n{:?}",
            self.pilot.screen(),
            self.pilot.cursor()
        );
        let focused = self.pilot.ui().focused();
        assert!(
            focused.is_none_or(|id| self.pilot.ui().contains(id)),
            "{what}"
        );
        if focused.is_none() {
            self.pilot.keys("<Tab>");
            assert_eq!(
                self.pilot.ui().focused(),
                None,
                "{what}: the focus was lost"
            );
        }
    }

    /// With the focus in the corner nothing floats, and what is outside of the fence is as the fence drew it.
    #[track_caller]
    fn check_fence(&mut self, what: &str) {
        // The timers do what they are set for, and the toasts are over.
        self.pilot.advance(Duration::from_secs(3600));
        let layers = std::mem::take(&mut self.made.lock().unwrap().layers);
        act(&mut self.pilot, move |ui| {
            layers.into_iter().for_each(|id| ui.close(id));
        });
        // The help is nobody's layer.
        self.pilot.keys("<Esc><Esc><Esc>");
        assert!(!self.pilot.ui().is_modal(), "{what}");
        let corner = self.corner;
        act(&mut self.pilot, move |ui| ui.focus(corner));
        if !Rect::of(self.size).is_empty() {
            let focused = self.pilot.ui().focused();
            assert_eq!(focused, Some(corner.untyped()), "{what}");
        }
        let inside = inside(self.size);
        for (row, line) in (0..).zip(self.pilot.screen().lines()) {
            let mut column = 0;
            for (grapheme, width) in text::graphemes(line) {
                let at = Position::new(row, column);
                column += i32::try_from(width).unwrap();
                let is_outside = !inside.contains(at);
                assert!(!is_outside || grapheme == FENCE, "{what}: {at:?}\n{line}");
            }
        }
        let rows = usize::from(self.size.rows);
        assert_eq!(
            self.pilot.screen().lines().count(),
            if self.size.columns == 0 { 0 } else { rows }
        );
    }
}

/// As a paste reaches the widgets: the decoder lets no control characters through but newlines and tabs.
fn printable(text: &str) -> String {
    let is_text = |c: &char| matches!(c, '\n' | '\t') || !c.is_control();
    text.chars().filter(is_text).collect()
}

#[test]
fn nothing_that_strangers_write_or_the_app_takes_away_breaks_a_session() {
    for seed in 0..20 {
        let mut chaos = Chaos::new(seed);
        for step in 0..40 {
            let what = format!("seed {seed}, step {step}");
            if chaos.random.below(3) == 0 {
                chaos.app_acts();
            } else {
                chaos.others_act();
            }
            chaos.check(&what);
            if step % 10 == 9 {
                chaos.check_fence(&what);
            }
        }
    }
}

/// Pastes so many bytes, in pieces as they come, into a field on a screen of its own, which is to say `word`.
#[track_caller]
fn check_pasted<W: Widget>(
    field: W,
    piece: &str,
    bytes: usize,
    word: &str,
) -> (Pilot<Stage>, Id<W>) {
    let (mut pilot, id) = stage(6, 60, |ui| {
        let id = ui.add(field);
        ui.set_root(VBox::of([id.into(), Label::new("below").into()]));
        ui.focus(id);
        id
    });
    let mut pasted = 0;
    while pasted < bytes {
        pasted += piece.len();
        pilot.input(Input::Paste(Paste {
            text: piece.into(),
            last: pasted >= bytes,
        }));
    }
    let screen = pilot.screen();
    assert!(screen.contains(word), "{word:?} is not said:\n{screen}");
    (pilot, id)
}

#[test]
fn a_paste_beyond_what_a_field_holds_is_refused_with_a_word() {
    let piece = "x y z ".repeat(Paste::LONGEST / 6);
    let word = "no more than 4096 characters";
    let (pilot, id) = check_pasted(TextInput::new(), &piece, 10_000_000, word);
    assert_eq!(pilot.ui()[id].text().len(), 4096);
    let field = TextInput::new().max_length(7);
    let word = "no more than 7 characters";
    let (pilot, id) = check_pasted(field, "世x ye\u{301}", 9_000, word);
    assert_eq!(pilot.ui()[id].text(), "世x ye\u{301}世x");
    check_pasted(PasswordInput::new(), &piece, 9_000, "no more than");
    let editor = TextEditor::new().max_bytes(9_000);
    let (pilot, id) = check_pasted(editor, &piece, 1_000_000, "too long");
    assert_eq!(pilot.ui()[id].text().len(), 9_000);
    check_pasted(Dialog::prompt("Name?"), &piece, 9_000, "no more than");
    let form = Form::new("Form").field("a", "Name", TextInput::new().max_length(9));
    check_pasted(form, &piece, 9_000, "no more than 9 characters");
}

#[test]
fn a_paste_into_what_is_looked_for_stays_short() {
    let (mut pilot, id) = stage(6, 60, |ui| {
        let id = ui.add(List::new(["one", "two"]).filterable());
        ui.set_root(id);
        id
    });
    pilot.keys("/").paste(&"x".repeat(10_000_000));
    assert_eq!(pilot.ui()[id].filter().len(), 64);
}
