//! Tables: columns, sorting, filtering, and a million rows.

mod stage;

use std::borrow::Cow;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use stage::{Message, Stage, act, check_screen, heard, stage};
use strombus_widgets::terminal::{Attributes, MouseAction, MouseButton};
use strombus_widgets::{
    App, Column, Direction, Id, Length, Pilot, Records, Session, SortKey, Table, TableEvent, Ui,
    next_turn,
};

type Cells = Vec<Vec<String>>;

fn fruits() -> Cells {
    let row = |cells: [&str; 3]| cells.map(String::from).to_vec();
    vec![
        row(["pear", "12", "green"]),
        row(["fig", "3", "blue"]),
        row(["apple", "7", "red and green"]),
        row(["quince", "3", "yellow"]),
    ]
}

fn columns() -> [Column; 3] {
    [
        Column::new("Fruit"),
        Column::new("Count").fixed(7).right(),
        Column::new("Colour").fixed(8).unsorted(),
    ]
}

fn table<R: Records>(rows: u16, columns: u16, table: Table<R>) -> (Pilot<Stage>, Id<Table<R>>) {
    stage(rows, columns, |ui| {
        let id = ui.add_with(table, |event| Message::Said(format!("{event:?}")));
        ui.set_root(id);
        id
    })
}

#[test]
fn columns_stand_under_their_titles_and_numbers_at_the_right() {
    let (pilot, _) = table(6, 33, Table::new(columns(), fruits()));
    check_screen(
        &pilot,
        &[
            "  Fruit          Count  Colour",
            "› pear              12  green",
            "  fig                3  blue",
            "  apple              7  red and…",
            "  quince             3  yellow",
        ],
    );
    let style = pilot.style(1, 31).expect("a cell");
    assert!(
        style.attributes.contains(Attributes::REVERSE),
        "the whole row is selected"
    );
}

#[test]
fn columns_share_what_is_left_over() {
    let columns = [
        Column::new("a").flex(2),
        Column::new("b"),
        Column::new("c").length(Length::preferred(5)),
    ];
    let rows = vec![vec!["1".to_owned(), "2".to_owned(), "3".to_owned()]];
    let (mut pilot, _) = table(2, 30, Table::new(columns, rows));
    check_screen(
        &pilot,
        &["  a            b        c", "› 1            2        3"],
    );
    pilot.resize(2, 12);
    check_screen(&pilot, &["  a    b", "› 1    2"]);
}

#[test]
fn the_titles_stay_when_the_rows_scroll() {
    let rows: Cells = (0..50).map(|n| vec![format!("row {n}")]).collect();
    let (mut pilot, id) = table(4, 14, Table::new([Column::new("Name")], rows));
    pilot.keys("<PageDown><Down>");
    check_screen(&pilot, &["  Name", "  row 1", "  row 2      ┃", "› row 3"]);
    pilot.mouse(MouseAction::ScrollDown, 2, 2);
    assert_eq!(pilot.screen().lines().nth(1), Some("  row 4"));
    pilot.mouse(MouseAction::Press(MouseButton::Left), 2, 13);
    pilot.mouse(MouseAction::Drag(MouseButton::Left), 3, 13);
    assert_eq!(pilot.screen().lines().nth(3), Some("  row 49     ┃"));
    assert_eq!(pilot.ui()[id].selected(), Some(3));
}

#[test]
fn a_click_on_a_title_sorts_and_another_turns_it_round() {
    let (mut pilot, id) = table(6, 33, Table::new(columns(), fruits()));
    pilot.keys("<Down>").click(0, 3);
    check_screen(
        &pilot,
        &[
            "  Fruit ▲        Count  Colour",
            "  apple              7  red and…",
            "› fig                3  blue",
            "  pear              12  green",
            "  quince             3  yellow",
        ],
    );
    pilot.click(0, 3);
    assert_eq!(
        pilot.screen().lines().nth(1),
        Some("  quince             3  yellow")
    );
    assert_eq!(
        pilot.ui()[id].selected(),
        Some(1),
        "the cursor stays at its row"
    );
    pilot.click(0, 25);
    assert_eq!(pilot.ui()[id].sorted_by(), Some((0, Direction::Descending)));
}

#[test]
fn what_the_app_sorts_by_itself_leaves_the_arrows_to_others() {
    let columns = ["Fruit", "Count", "Colour"].map(|title| Column::new(title).unsorted());
    let (mut pilot, id) = table(6, 33, Table::new(columns, fruits()));
    pilot.click(0, 14);
    assert_eq!(heard(&pilot), ["Title(1)"]);
    act(&mut pilot, move |ui| ui[id].set_title(1, "Count ▲"));
    assert!(pilot.screen().contains("Count ▲"), "{}", pilot.screen());
    let keys: Vec<_> = pilot.ui().keys();
    assert!(
        keys.iter()
            .all(|key| !key.enabled || key.keys != "Left Right")
    );
    assert_eq!(pilot.style(0, 2), pilot.style(0, 13), "no title is gone to");
}

#[test]
fn what_matters_less_is_left_out_where_there_is_little_room() {
    let [fruit, count, colour] = columns();
    let (mut pilot, _) = table(6, 33, Table::new([fruit, count.wide(30), colour], fruits()));
    assert!(
        pilot
            .screen()
            .starts_with("  Fruit          Count  Colour\n")
    );
    pilot.resize(6, 29);
    check_screen(
        &pilot,
        &[
            "  Fruit             Colour",
            "› pear              green",
            "  fig               blue",
            "  apple             red and…",
            "  quince            yellow",
        ],
    );
    pilot.click(0, 21);
    assert_eq!(heard(&pilot), ["Title(2)"]);
}

#[test]
fn keys_sort_too() {
    let (mut pilot, id) = table(6, 33, Table::new(columns(), fruits()));
    pilot.keys("<Right>s");
    assert_eq!(pilot.ui()[id].sorted_by(), Some((1, Direction::Ascending)));
    // As text, and of equal ones the first first.
    let first: Vec<String> = pilot
        .screen()
        .lines()
        .skip(1)
        .map(|line| line[..8].trim().into())
        .collect();
    assert_eq!(
        first,
        ["› pear".trim(), "fig", "quince", "apple"].map(|name| name.trim())
    );
    pilot.keys("<Right>s<Right>");
    assert_eq!(
        pilot.ui()[id].sorted_by(),
        Some((1, Direction::Ascending)),
        "that column sorts nothing"
    );
}

#[test]
fn selecting_and_choosing_tell_the_rows_own_number() {
    let (mut pilot, id) = table(6, 33, Table::new(columns(), fruits()));
    act(&mut pilot, move |ui| {
        ui[id].sort(0, Direction::Ascending);
        ui[id].select(2);
    });
    pilot.keys("<Enter><Down>").click(3, 4);
    pilot.click(3, 4);
    assert_eq!(
        heard(&pilot),
        ["Chosen(2)", "Selected(1)", "Selected(0)", "Chosen(0)"]
    );
}

#[test]
fn of_equal_rows_the_first_comes_first_whatever_the_order_was_before() {
    let rows = ["b", "a"].map(|name| vec![name.to_owned(), "same".to_owned()]);
    let columns = ["Name", "Kind"].map(Column::new);
    let (mut pilot, id) = table(6, 33, Table::new(columns, rows.to_vec()));
    act(&mut pilot, move |ui| {
        ui[id].sort(0, Direction::Ascending);
        ui[id].sort(1, Direction::Ascending);
    });
    check_screen(
        &pilot,
        &[
            "  Name            Kind ▲",
            "› b               same",
            "  a               same",
        ],
    );
}

#[test]
fn a_filter_looks_into_every_column_and_keeps_the_order() {
    let (mut pilot, id) = table(6, 33, Table::new(columns(), fruits()).filterable());
    pilot.keys("s/GREEN");
    check_screen(
        &pilot,
        &[
            "  Fruit ▲        Count  Colour",
            "  apple              7  red and…",
            "› pear              12  green",
            "",
            "",
            "/GREEN                     2 of 4",
        ],
    );
    pilot.keys("<Up><Enter>s");
    assert_eq!(
        pilot.screen().lines().nth(1),
        Some("  pear              12  green")
    );
    assert_eq!(pilot.ui()[id].selected(), Some(2));
    pilot.keys("<Esc>");
    assert_eq!(pilot.ui()[id].shown(), 4);
}

#[test]
fn rows_that_are_added_are_sorted_in() {
    let (mut pilot, id) = table(8, 33, Table::new(columns(), fruits()));
    act(&mut pilot, move |ui| {
        ui[id].sort(0, Direction::Descending);
        ui[id].change(|rows| rows.push(vec!["medlar".into()]));
    });
    let names = |pilot: &Pilot<Stage>| -> Vec<String> {
        pilot
            .screen()
            .lines()
            .skip(1)
            .map(|line| {
                line.chars()
                    .skip(2)
                    .take(8)
                    .collect::<String>()
                    .trim()
                    .into()
            })
            .collect()
    };
    assert_eq!(names(&pilot), ["quince", "pear", "medlar", "fig", "apple"]);
    act(&mut pilot, move |ui| {
        ui[id].change(|rows| rows.truncate(2));
    });
    assert_eq!(names(&pilot), ["pear", "fig"]);
    act(&mut pilot, move |ui| {
        ui[id].change(Vec::clear);
    });
    assert_eq!(pilot.ui()[id].selected(), None);
}

/// Rows that nobody stored, in an order that looks like chance; it counts what it is asked.
struct Numbers {
    count: u32,
    asked: Arc<AtomicUsize>,
}

impl Numbers {
    fn value(&self, row: usize) -> u64 {
        (row as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40
    }
}

impl Records for Numbers {
    fn count(&self) -> usize {
        self.count as usize
    }

    fn cell(&self, row: usize, column: usize) -> Cow<'_, str> {
        self.asked.fetch_add(1, Relaxed);
        if column == 0 {
            format!("row {row}").into()
        } else {
            self.value(row).to_string().into()
        }
    }

    fn key(&self, row: usize, column: usize) -> SortKey<'_> {
        if column == 0 {
            return SortKey::Text(self.cell(row, column));
        }
        self.asked.fetch_add(1, Relaxed);
        SortKey::Integer(i64::try_from(self.value(row)).expect("40 bits"))
    }
}

fn numbers(count: u32) -> (Table<Numbers>, Arc<AtomicUsize>) {
    let asked = Arc::<AtomicUsize>::default();
    let records = Numbers {
        count,
        asked: Arc::clone(&asked),
    };
    let columns = [Column::new("Row"), Column::new("Value").right()];
    (Table::new(columns, records).filterable(), asked)
}

#[test]
fn of_a_million_rows_only_those_that_are_seen_are_asked_for() {
    let cost = |count| {
        let (subject, asked) = numbers(count);
        let (mut pilot, _) = table(24, 80, subject);
        pilot.keys("<PageDown><PageDown><End><PageUp>k<Home>");
        asked.load(Relaxed)
    };
    assert_eq!(cost(1_000_000), cost(100));
}

#[test]
fn no_piece_of_work_is_longer_than_it_may_be() {
    let (mut subject, asked) = numbers(30_000);
    let mut pieces = 0;
    let mut longest = 0;
    let mut work = |subject: &mut Table<Numbers>, begin: &dyn Fn(&mut Table<Numbers>)| {
        asked.store(0, Relaxed);
        begin(subject);
        longest = longest.max(asked.load(Relaxed));
        while {
            asked.store(0, Relaxed);
            let goes_on = subject.work(1000);
            longest = longest.max(asked.load(Relaxed));
            goes_on
        } {
            pieces += 1;
        }
    };
    work(&mut subject, &|table| {
        table.sort(1, Direction::Ascending);
    });
    work(&mut subject, &|table| {
        table.set_filter("77");
    });
    assert!(subject.shown() > 100 && subject.shown() < 30_000);
    work(&mut subject, &|table| {
        table.sort(0, Direction::Descending);
    });
    assert!(longest <= Table::<Numbers>::PIECE, "{longest}");
    assert!(pieces > 300, "{pieces}");
}

#[test]
fn until_it_is_sorted_the_old_order_is_shown_and_can_be_used() {
    let (subject, _) = numbers(30_000);
    let (mut pilot, id) = table(4, 30, subject);
    pilot.keys("<Right>s<Down>");
    assert_eq!(heard(&pilot), ["Working", "Selected(1)"]);
    check_screen(
        &pilot,
        &[
            "  Row                 Value …",
            "  row 0              10368889┃",
            "› row 1               3960563",
            "  row 2              14329453",
        ],
    );
    act(
        &mut pilot,
        move |ui| while ui[id].work(Table::<Numbers>::PIECE) {},
    );
    assert_eq!(
        pilot.ui()[id].selected(),
        Some(1),
        "the cursor stays at its row"
    );
    pilot.keys("<Home>");
    let smallest = pilot.ui()[id].selected().expect("a row");
    let records = pilot.ui()[id].records();
    assert!((0..30_000).all(|row| records.value(row) >= records.value(smallest)));
}

/// Something that is asked of a table.
type Step<'a> = &'a dyn Fn(&mut Table<Numbers>);

#[test]
fn what_is_begun_while_it_works_is_what_comes_of_it() {
    // Interrupted early, and while it filters, and after that.
    for piece in [500, 5_000, 10_000, 12_000, 14_000, 17_000, 100_000] {
        check_interrupted(piece);
    }
}

fn check_interrupted(piece: usize) {
    let shown = |steps: &[Step<'_>]| {
        let (mut subject, _) = numbers(5_000);
        for step in steps {
            step(&mut subject);
            subject.work(piece);
        }
        while subject.work(10_000) {}
        let (mut pilot, id) = table(9, 40, subject);
        pilot.keys("<Home>");
        (pilot.screen(), pilot.ui()[id].shown())
    };
    let up = |table: &mut Table<Numbers>| {
        table.sort(1, Direction::Ascending);
    };
    let down = |table: &mut Table<Numbers>| {
        table.sort(1, Direction::Descending);
    };
    let rows = |table: &mut Table<Numbers>| {
        table.sort(0, Direction::Descending);
    };
    let some = |table: &mut Table<Numbers>| {
        table.set_filter("99");
    };
    let others = |table: &mut Table<Numbers>| {
        table.set_filter("1");
    };
    let all = |table: &mut Table<Numbers>| {
        table.set_filter("");
    };
    let expected = shown(&[&down, &some]);
    assert_eq!(shown(&[&some, &down]), expected);
    assert_eq!(shown(&[&up, &others, &down, &some]), expected);
    assert_eq!(shown(&[&rows, &all, &some, &down, &up, &down]), expected);
    assert_eq!(shown(&[&others, &down, &up, &all, &down, &some]), expected);
    assert_eq!(shown(&[&some, &up, &down]), expected);
    assert_ne!(shown(&[&up, &some]), expected);
}

/// An app that drives its table as the page of `Table` says.
struct Sorter(Id<Table<Numbers>>);

struct Work;

impl App for Sorter {
    type Message = Work;

    fn open(ui: &mut Ui<Work>, _session: &Session) -> Self {
        let (table, _) = numbers(30_000);
        let id = ui.add_filtered(table, |event| {
            (event == TableEvent::Working).then_some(Work)
        });
        ui.set_root(id);
        Self(id)
    }

    fn update(&mut self, ui: &mut Ui<Work>, _message: Work) {
        if ui[self.0].work(Table::<Numbers>::PIECE) {
            ui.spawn(next_turn(Work));
        }
    }
}

#[test]
fn an_app_drives_the_work_between_turns() {
    let mut pilot = Pilot::<Sorter>::new(9, 40);
    pilot.keys("<Right>s");
    assert!(!pilot.ui()[pilot.app().0].is_working());
    assert!(pilot.screen().contains('▲'));
}
