//! Drawing clips: no size is too small for any widget.

mod stage;

use strombus_widgets::terminal::{MouseAction, Position, Size, Style};
use strombus_widgets::*;

/// Shows a widget on every small screen, and does everything to it there.
#[track_caller]
fn check<W: Widget>(make: impl Fn() -> W) {
    for rows in 0..=5 {
        for columns in 0..=5 {
            let (mut pilot, _) = stage::stage(rows, columns, |ui| {
                let id = ui.add(make());
                ui.set_root(id);
                ui.focus(id);
            });
            pilot.keys("世x<Down><Left><Home><PageDown><Enter><End><Up><PageUp><Backspace>");
            pilot.paste("wide 世界\nlines");
            for row in -1..=i32::from(rows) {
                for column in -1..=i32::from(columns) {
                    pilot.hover(row, column).click(row, column);
                    pilot.mouse(MouseAction::ScrollDown, row, column);
                }
            }
            pilot.resize(columns, rows).keys("世<Up>").resize(0, 0);
            pilot.resize(3, 30).keys("<Enter><Right><Right><Left>");
        }
    }
}

#[test]
fn a_field_draws_on_any_size() {
    check(|| {
        TextInput::new()
            .with_text("世界 and more")
            .placeholder("世界")
            .history(3)
    });
    check(|| TextInput::new().placeholder("世界"));
    check(|| TextInput::new().completions(["世x", "世 and more", "世界"]));
    check(|| {
        TextInput::new()
            .validate(|_| Err("世 is wrong".into()))
            .max_length(3)
    });
    check(PasswordInput::new);
    check(|| MaskedInput::new("99/世/XX"));
    check(|| MaskedInput::new(""));
}

#[test]
fn an_editor_draws_on_any_size() {
    let text = "世界 and more\n\nxe\u{301}\t.\nthe quick brown fox";
    check(|| TextEditor::new().with_text(text).line_numbers());
    check(|| TextEditor::new().with_text(text).max_bytes(20));
    check(|| TextEditor::new().placeholder("世界"));
}

#[test]
fn what_is_chosen_from_draws_on_any_size() {
    let items = ["世界 and more", "", "x", "y", "z", "e\u{301}"];
    check(|| Checkbox::new("世界"));
    check(|| Switch::new("世界"));
    check(|| RadioGroup::new(items));
    check(RadioGroup::default);
    check(|| Select::new(items).placeholder("世界"));
    check(Select::default);
    check(|| Slider::new(0..=10).step(3));
    check(|| Link::new("世界", "there"));
    check(|| Digits::new("12:45 世"));
}

#[test]
fn a_form_draws_on_any_size() {
    check(|| {
        Form::new("世界")
            .field(
                "a",
                "世界",
                TextInput::new().completions(["世x", "世 and more"]),
            )
            .required("is missing")
            .field("b", "x", TextEditor::new())
            .field("c", "", Select::new(["世界", "y"]))
    });
    check(|| Form::new(""));
}

#[test]
fn a_page_draws_on_any_size() {
    let page = "# 世界\n\n> - one [link](x) 世界\n>   - two\n\n| a | 世界 |\n|--|--:|\n| b | c |\n\n---\n\n    code\n";
    check(|| Markdown::new(page));
    check(Markdown::default);
}

#[test]
fn a_button_draws_on_any_size() {
    check(|| Button::new("世界"));
    check(|| Button::new(""));
}

#[test]
fn a_list_draws_on_any_size() {
    check(|| List::new(["世界 and more", "", "x", "y", "z", "e\u{301}"]));
    check(List::default);
    check(|| {
        let mut list = List::new(["世界 and more", "", "x"]);
        list = list.multiple().filterable().type_ahead();
        list.set_filter("世");
        list
    });
}

#[test]
fn a_text_area_draws_on_any_size() {
    let text = "世界 and more\n\nxe\u{301}\t.\nthe quick brown fox";
    check(|| TextArea::new().with_text(text));
    check(|| TextArea::new().with_text(text).truncating());
    check(TextArea::new);
}

#[test]
fn a_label_and_a_border_draw_on_any_size() {
    check(|| Label::new("世界\nand more"));
    let spans = || [Span::from("世界\na"), Span::styled("nd more", Role::Bad)];
    check(move || Text::new(spans()));
    check(move || Text::new(spans()).truncated().right());
    check(move || Text::new(spans()).centered());
    check(|| Border::new(Label::new("世界\nand more")).title("世界 and more"));
}

#[test]
fn what_only_places_draws_on_any_size() {
    let label = || Label::new("世界 and more\nthe quick");
    check(|| {
        Border::new(label())
            .title("世界")
            .footer("世界")
            .lines(Lines::Double)
    });
    check(|| Rule::horizontal().title("世界 and more"));
    check(Rule::vertical);
    check(|| {
        Grid::new(2)
            .gap(1, 1)
            .with(label())
            .spanning(label(), 3, 2)
            .with(label())
    });
    check(|| {
        Stack::new()
            .with(label())
            .with_aligned(label(), Align::End, Align::Middle)
    });
    check(|| Packer::new().gap(1, 1).with(label()).with(label()));
    check(|| AbsoluteBox::new().with(label(), Position::new(-1, 3)));
    check(|| {
        HBox::of([label().into(), label().into()])
            .align(Align::End)
            .justify(Align::Middle)
    });
}

#[test]
fn what_shows_one_of_several_draws_on_any_size() {
    let label = || Label::new("世界 and more\nthe quick");
    check(|| Split::beside(label(), label()).minimum(2));
    check(|| Split::above(Child::new(label()).fixed(3), label()));
    check(|| {
        Tabs::new()
            .with("世界 and", label())
            .with("", label())
            .with("more", label())
    });
    check(Tabs::new);
    check(|| Collapsible::new("世界 and more", label()));
}

#[test]
fn what_asks_draws_on_any_size() {
    check(|| Dialog::message("世界 and more\nthe quick").title("世界"));
    check(|| Dialog::confirm("").careful());
    check(|| Dialog::prompt("世界 and more?"));
    check(|| Dialog::choose("世界 and more?", ["世界", "more"]));
    check(|| Dialog::choose("", [""; 0]));
    check(|| {
        CommandPalette::new()
            .with("世界 x", "世", ())
            .with("", "", ())
    });
    check(CommandPalette::<()>::new);
    let items = || {
        [
            MenuItem::new("世界 and more", ()).hint("世").checked(true),
            MenuItem::separator(),
            MenuItem::new("", ()).enabled(false),
            MenuItem::new("x", ()),
        ]
    };
    // Each in another, and so on until no screen has room beside.
    let nested = move || {
        let inside = |items: Vec<_>| vec![MenuItem::menu("世界", items), MenuItem::new("x", ())];
        (0..9).fold(items().to_vec(), |items, _| inside(items))
    };
    check(move || Menu::new(items()));
    check(move || Menu::new(nested()));
    check(move || MenuBar::new().with("世界", nested()).with("y", nested()));
    check(|| Menu::<()>::new([]));
    check(move || {
        MenuBar::new()
            .with("世界", items())
            .with("", [])
            .with("x", items())
    });
    check(|| ContextArea::new(Label::new("世界")));
    check(|| {
        Tooltip::new(
            ScrolledArea::new(Label::new("a\nb\nc\nd\ne")),
            "世界 and more",
        )
    });
    check(|| Dialog::buttons("Which?", ["世界", "", "more"]));
}

#[test]
fn what_scrolls_draws_on_any_size() {
    let label = || Label::new("世界 and more\nthe quick\nbrown\nfox\njumps\nover");
    check(|| ScrolledArea::new(label()));
    check(|| ScrolledArea::new(Border::new(label())).always());
    check(|| ScrolledArea::new(ScrolledArea::new(label()).always()));
    check(|| ScrolledArea::new(TextArea::new().with_text("世界 and more")));
    check(|| Viewport::new(label()));
    check(|| Viewport::new(ScrolledArea::new(label())).content_size(Size::new(3, 3)));
    check(|| {
        let mut bar = Scrollbar::vertical();
        bar.set_content(100, 7);
        bar
    });
    check(Scrollbar::horizontal);
}

#[test]
fn a_drawing_draws_on_any_size() {
    for size in [
        Size::new(0, 0),
        Size::new(1, 1),
        Size::new(4, 9),
        Size::new(0, 5),
    ] {
        check(|| {
            let mut drawing = Drawing::new(size);
            let (from, to) = (Position::new(-3, -9), Position::new(99, i32::MAX));
            drawing.line(from, to, '*', Style::PLAIN);
            drawing.set(to, 'x', Style::PLAIN);
            drawing
        });
    }
}

#[test]
fn a_table_draws_on_any_size() {
    let row = |cells: [&str; 3]| cells.map(String::from).to_vec();
    check(|| {
        let columns = [
            Column::new("世界 and"),
            Column::new("n").fixed(4).right(),
            Column::new("x").flex(0),
        ];
        let rows = vec![row(["世界 and more", "12345", ""]), row(["", "x", "y"])];
        let mut table = Table::new(columns, rows).filterable();
        table.sort(1, Direction::Descending);
        table
    });
    check(|| Table::new([], Vec::<Vec<String>>::new()).filterable());
    check(|| Table::new([Column::new("x")], vec![vec![]; 9]));
}

#[test]
fn a_tree_draws_on_any_size() {
    check(|| {
        let mut tree = Tree::new();
        let top = tree.branch(None, "世界");
        let inner = tree.branch(Some(top), "世界 and more");
        let leaf = tree.leaf(Some(inner), "");
        tree.branch(None, "x");
        tree.select(leaf);
        tree
    });
    check(Tree::new);
}

#[test]
fn a_log_draws_on_any_size() {
    check(|| {
        let mut log = LogView::new().limit(9);
        log.log(Level::Error, "世界 and more\n\nlines\tand tabs");
        log.push("x".repeat(9000));
        log.set_filter("世");
        log
    });
    check(|| {
        let mut log = LogView::new();
        log.push("the quick\nbrown\nfox\n世界");
        log.pause();
        log
    });
    check(LogView::new);
}

#[test]
fn what_shows_quantities_draws_on_any_size() {
    for marks in [Marks::Braille, Marks::Blocks, Marks::Ascii] {
        check(|| ProgressBar::new(7).marks(marks));
        check(|| ProgressBar::unknown().marks(marks));
        check(|| Spinner::new("世界").marks(marks));
        check(|| Gauge::new("世界", 0.0, f64::NAN).marks(marks));
        check(|| {
            let mut line = Sparkline::new().marks(marks);
            for value in [1.0, f64::NAN, -1e300, f64::INFINITY] {
                line.push(value);
            }
            line
        });
        check(|| {
            let mut chart = LineChart::new(0).marks(marks);
            for values in [[0.0, 9.0], [f64::NAN, f64::MAX], [f64::MIN, 1.0]] {
                let line = chart.add("世界");
                chart.set(line, values);
            }
            chart
        });
        check(|| LineChart::default().marks(marks));
        for extent in [Extent::Global, Extent::Local, Extent::Tight] {
            check(|| {
                let mut chart = MirrorChart::new(Unit::count(), Unit::si("B/s")).marks(marks);
                chart.set([(f64::NAN, 1.0), (1e308, -1.0), (0.0, f64::INFINITY)]);
                chart.set_extent(extent);
                chart
            });
        }
        check(|| {
            let mut chart = BarChart::new().marks(marks);
            chart.set([("世界", f64::NAN), ("", -1.0), ("x", f64::INFINITY)]);
            chart
        });
        check(|| {
            let mut chart = BarChart::new().standing().marks(marks);
            chart.set([("世界", f64::NAN), ("", -1.0), ("x", 7e99)]);
            chart
        });
    }
}

#[test]
fn what_is_larger_than_any_screen_draws_what_is_seen() {
    fn check_huge(make: impl Widget) {
        let size = Size::new(u16::MAX, u16::MAX);
        let (mut pilot, ()) = stage::stage(20, 60, |ui| {
            let id = ui.add(make);
            ui.set_root(Viewport::new(id).content_size(size));
            ui.focus(id);
        });
        pilot.keys("<Down><End><Up><PageUp>").redraw();
        pilot.mouse(MouseAction::ScrollDown, 3, 3).click(3, 3);
    }
    check_huge(List::new(["x"; 100]).multiple().filterable());
    check_huge(Table::new([Column::new("x")], vec![vec!["y".into()]; 9]));
    check_huge(Tree::new());
    let mut log = LogView::new();
    log.push("the quick\nbrown fox");
    check_huge(log);
    check_huge(ProgressBar::new(9));
    check_huge(ProgressBar::unknown());
    check_huge(Gauge::new("x", 0.0, 1.0));
    let mut line = Sparkline::new();
    (0..2000_u16).for_each(|n| line.push(n.into()));
    check_huge(line);
    let mut chart = LineChart::new(2000);
    for _ in 0..3 {
        let line = chart.add("x");
        chart.set(line, (0..2000_u16).map(f64::from));
    }
    check_huge(chart);
    for mut chart in [BarChart::new(), BarChart::new().standing()] {
        chart.set((0..2000_u16).map(|n| (n.to_string(), n.into())));
        check_huge(chart);
    }
    check_huge(FilePicker::new());
}
