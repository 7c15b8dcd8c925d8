//! Boxes to tick, choices, numbers, pages, menus.

use strombus_widgets::{
    Checkbox, Checked, Child, Choice, CommandPalette, Label, Menu, MenuBar, MenuItem, RadioGroup,
    Select, Slid, Slider, Switch, Switched, TabShown, Tabs, Ui, VBox,
};

use crate::stage::{check, met, open};

#[test]
fn a_box_is_ticked_by_an_empty_line() {
    let build = |ui: &mut Ui<String>| {
        let letters = Checkbox::new("Letters");
        let letters = ui.add_with(letters, |Checked(on)| format!("letters {on}"));
        let light = ui.add_with(Switch::new("Light").on(true), |Switched(on)| {
            format!("light {on}")
        });
        Child::from(VBox::of([letters.into(), light.into()]))
    };
    assert_eq!(
        met(build),
        "Things to do here:\n\
         /1 Letters: check box, not ticked.\n\
         /2 Light: switch, on.\n\
         Letters: check box, not ticked. Enter changes it; yes or no sets it.\n"
    );
    check(
        &mut open(build),
        "\
>
Letters: check box, ticked.
Told: letters true
>
Letters: check box, not ticked.
Told: letters false
> light
Light: switch, on. Enter changes it; yes or no sets it.
>
Light: switch, off.
Told: light false
> no
Light: switch, off.
> yes
Light: switch, on.
Told: light true",
    );
}

#[test]
fn one_of_a_few_is_chosen_by_number_or_name() {
    let build = |ui: &mut Ui<String>| {
        let sizes = RadioGroup::new(["Small", "Middling", "Large"]).chosen(1);
        let sizes = ui.add_with(sizes, |Choice(n)| format!("size {n}"));
        let colours = Select::new(["Red", "Green"]).placeholder("A colour");
        let colours = ui.add_with(colours, |Choice(n)| format!("colour {n}"));
        Child::from(VBox::of([
            Label::new("Size").into(),
            sizes.into(),
            Label::new("Colour").into(),
            colours.into(),
        ]))
    };
    check(
        &mut open(build),
        "\
> large
Size: choice of 3, Large.
Told: size 2
> 2
Size: choice of 3, Middling.
Told: size 1
> 4
There is no 4, only 1 to 3.
> /colour
Colour: choice of 2, nothing chosen. A colour.
1. Red
2. Green
> green
Colour: choice of 2, Green.
Told: colour 1",
    );
}

#[test]
fn a_number_is_typed_and_looked_at() {
    let build = |ui: &mut Ui<String>| {
        let volume = ui.add_with(Slider::new(0..=11).value(5), |Slid(n)| {
            format!("volume {n}")
        });
        Child::from(VBox::of([Label::new("Volume:").into(), volume.into()]))
    };
    assert_eq!(
        met(build),
        "Volume:\nNumber, 5. From 0 to 11. Type a number, then Enter.\n"
    );
    check(
        &mut open(build),
        "\
> 11
Told: volume 11
> 12
That is no number that can be set here.
Volume: number, 11. From 0 to 11.
> loud
That is no number that can be set here.
Volume: number, 11. From 0 to 11.",
    );
}

#[test]
fn a_page_is_said_when_it_is_chosen() {
    let build = |ui: &mut Ui<String>| {
        let tabs = Tabs::new()
            .with("Jobs", Label::new("Nothing to do."))
            .with("News", Label::new("All is calm."));
        let tabs = ui.add_with(tabs, |TabShown(n)| format!("page {n}"));
        Child::new(tabs).flex(1)
    };
    assert_eq!(
        met(build),
        "Nothing to do.\n\
         One of 2 pages, Jobs. Type a number or a name to choose.\n\
         1. Jobs, chosen\n\
         2. News\n"
    );
    check(
        &mut open(build),
        "\
> news
One of 2 pages, News.
All is calm.
Told: page 1",
    );
}

#[test]
fn the_items_of_menus_are_numbered_through() {
    let items = || {
        [
            MenuItem::new("Open", "open".to_owned()),
            MenuItem::separator(),
            MenuItem::new("Wrap", "wrap".to_owned()).checked(true),
            MenuItem::new("Save", "save".to_owned()).enabled(false),
        ]
    };
    let bar = move |ui: &mut Ui<String>| {
        let edit = [MenuItem::new("Undo", "undo".to_owned())];
        let bar = MenuBar::new().with("File", items()).with("Edit", edit);
        ui.add_with(bar, |what| what).into()
    };
    assert_eq!(
        met(bar),
        "Menus: menu of 4. Type a number or a name to choose.\n\
         1. File: Open\n\
         2. File: Wrap, ticked\n\
         3. File: Save, not available\n\
         4. Edit: Undo\n"
    );
    check(
        &mut open(bar),
        "\
> 4
Told: undo
> save
That cannot be chosen now.
Menus: menu of 4.
> wrap
Told: wrap",
    );
    let menu = move |ui: &mut Ui<String>| ui.add_with(Menu::new(items()), |what| what).into();
    check(
        &mut open(menu),
        "> open\nTold: open\n> 5\nThere is no 5, only 1 to 3.",
    );
}

#[test]
fn a_command_is_chosen_from_the_palette() {
    let build = |ui: &mut Ui<String>| {
        let palette = CommandPalette::new()
            .with("Close the window", "Ctrl-W", "close".to_owned())
            .with("Copy", "Alt-W", "copy".to_owned());
        ui.add_with(palette, |what| what).into()
    };
    check(
        &mut open(build),
        "\
> c
Several fit:
1. Close the window
2. Copy
> copy
Told: copy",
    );
}
