//! What goes on and what is drawn: progress, charts, logs, pages.

use std::time::Duration;

use strombus_widgets::{
    BarChart, Border, Child, Collapsible, Digits, Followed, Gauge, Id, Label, Level, LineChart,
    Link, LogView, Markdown, MirrorChart, PlainPilot, Rule, Sparkline, Spinner, TextInput, Tone,
    Tooltip, Ui, Unit, VBox,
};

use crate::stage::{Stage, check, met, open};

fn build(ui: &mut Ui<String>, child: impl Into<Child>) -> Child {
    let _ = ui;
    child.into()
}

#[test]
fn charts_are_a_sentence_of_figures() {
    let charts = |ui: &mut Ui<String>| {
        let mut spark = Sparkline::new();
        [3.0, 9.0, 1.0, 4.0]
            .into_iter()
            .for_each(|value| spark.push(value));
        let mut bars = BarChart::new().unit(Unit::plain("%"));
        bars.set([("red", 10.0), ("green", 20.0)]);
        let mut lines = LineChart::new(10).unit(Unit::si("B"));
        let (sent, got) = (lines.add("sent"), lines.add("got"));
        lines.set(sent, [1e3, 2e3]);
        lines.set(got, [5e6]);
        let mut mirrored = MirrorChart::new(Unit::si("B/s"), Unit::si("B/s"));
        mirrored.set([(1e3, 5e3), (2e3, 4e3)]);
        let mut gauge = Gauge::new("Disk", 0.0, 100.0)
            .unit(Unit::plain("%"))
            .limits(80.0, 95.0);
        gauge.set(96.0);
        let rows = VBox::of([
            Child::new(Border::new(spark).title("Load")),
            Child::new(Border::new(bars).title("Colours")).fixed(5),
            Child::new(Border::new(lines).title("Traffic")).fixed(9),
            Child::new(Border::new(mirrored).title("Relay")).fixed(9),
            Child::new(gauge),
            Child::new(Digits::new("12:30")),
            Child::new(Spinner::new("Copying")),
        ]);
        build(ui, rows)
    };
    assert_eq!(
        met(charts),
        "Load.\n\
         Load: last 4, from 1 to 9.\n\
         Colours.\n\
         Colours: red 10 %, green 20 %.\n\
         Traffic.\n\
         Traffic: sent last 2.00 kB, from 1.00 kB to 2.00 kB; got 5.00 MB.\n\
         Relay.\n\
         Relay: above last 2.00 kB/s, from 1.00 kB/s to 2.00 kB/s; \
         below last 4.00 kB/s, from 4.00 kB/s to 5.00 kB/s.\n\
         Disk: 96 %.\n\
         Disk: bad.\n\
         12:30\n\
         Copying\n"
    );
}

/// A gauge that a test sets.
fn gauge() -> (PlainPilot<Gauged>, String) {
    let mut pilot = strombus_widgets::Pilot::<Gauged>::plain(80);
    let said = pilot.said();
    (pilot, said)
}

struct Gauged(Id<Gauge>);

impl strombus_widgets::App for Gauged {
    type Message = f64;

    fn open(ui: &mut Ui<f64>, _session: &strombus_widgets::Session) -> Self {
        let gauge = ui.add(Gauge::new("Disk", 0.0, 100.0).limits(80.0, 95.0));
        let field = ui.add(TextInput::new().name("Command"));
        ui.set_root(VBox::of([gauge.into(), field.into()]));
        Self(gauge)
    }

    fn update(&mut self, ui: &mut Ui<f64>, value: f64) {
        ui[self.0].set(value);
    }
}

#[test]
fn figures_are_said_seldom_and_a_limit_at_once() {
    let (mut pilot, said) = gauge();
    assert!(said.contains("Disk: 0.\n"), "{said}");
    assert_eq!(pilot.send(10.0).said(), "");
    // What a person types does not make them hurry.
    assert_eq!(pilot.line("hello"), "Command: text field, hello.\n");
    assert_eq!(pilot.send(85.0).said(), "Disk: warning.\n");
    let minute = Duration::from_secs(60);
    assert_eq!(pilot.advance(minute).said(), "Disk: 85.\n");
}

#[test]
fn lines_of_a_log_are_said_with_what_matters() {
    let log = |ui: &mut Ui<String>| {
        let mut log = LogView::new();
        log.log(Level::Info, "It began.");
        log.log(Level::Warning, "It is slow.");
        log.log(Level::Error, "It failed.");
        build(ui, log)
    };
    assert_eq!(
        met(log),
        "It began.\nWarning: It is slow.\nError: It failed.\n"
    );
    let quiet = |ui: &mut Ui<String>| {
        let mut log = LogView::new();
        log.log(Level::Info, "It began.");
        log.log(Level::Warning, "It is slow.");
        log.set_level(Level::Warning);
        build(ui, log)
    };
    assert_eq!(met(quiet), "Warning: It is slow.\n");
}

#[test]
fn a_page_is_read_and_its_links_are_followed() {
    let page = |ui: &mut Ui<String>| {
        let text =
            "# Shells\n\nRead of *conchs* in [the book](book:1).\n\n- one\n- [two](book:2)\n";
        let page = ui.add_with(Markdown::new(text), |Followed(target)| target);
        let link = ui.add_with(Link::new("Home", "home:"), |Followed(target)| target);
        Child::from(VBox::of([Child::new(page).fixed(10), link.into()]))
    };
    assert_eq!(
        met(page),
        "Shells\n\
         Read of conchs in the book.\n\
         • one\n\
         • two\n\
         Things to do here:\n\
         /1 the book: link.\n\
         /2 two: link.\n\
         /3 Home: link.\n\
         the book: link. Enter follows it.\n"
    );
    check(
        &mut open(page),
        ">\nTold: book:1\n> two\nTold: book:2\ntwo: link.\n> home\nTold: home:\nHome: link.",
    );
}

#[test]
fn a_section_opens_and_a_tip_explains() {
    let build = |ui: &mut Ui<String>| {
        let port = ui.add(TextInput::new().name("Port"));
        let more = VBox::of([
            Rule::horizontal().title("Network").into(),
            Tooltip::new(port, "Most use 22.").into(),
        ]);
        let more = ui.add(Collapsible::new("More", more).collapsed());
        Child::from(more)
    };
    assert_eq!(
        met(build),
        "More: section, closed. Enter opens or closes it.\n"
    );
    check(
        &mut open(build),
        "\
>
More: section, open.
Network
Things to do here:
/1 More: section, open.
/2 Port: text field, empty.
More: section, open.
> port
Port: text field, empty. Most use 22.",
    );
}

#[test]
fn what_is_told_in_a_toast_is_said() {
    let pilot: &mut PlainPilot<Stage> = &mut open(|ui| {
        ui.toast(Tone::Warning, "The disk is full.");
        Label::new("Here.").into()
    });
    assert_eq!(pilot.line("/read"), "Here.\nWarning: The disk is full.\n");
}
