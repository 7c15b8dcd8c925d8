//! Forms, dialogs and fields that look at what is written.

use strombus_widgets::{
    Checkbox, Child, Dialog, EditorEvent, Form, Label, Layer, MaskedInput, PasswordInput, Select,
    Slider, Submitted, TextEditor, TextInput, Ui, VBox, Value,
};

use crate::stage::{check, met, open};

fn form(ui: &mut Ui<String>) -> Child {
    let form = Form::new("Sign up")
        .field("name", "Name", TextInput::new())
        .required("a name is needed")
        .field("secret", "Password", PasswordInput::new())
        .rule(|value| match value {
            Value::Password(password) if password.expose().len() < 4 => {
                Err("it is too short".into())
            }
            _ => Ok(()),
        })
        .field("born", "Born", MaskedInput::new("99/9999"))
        .field("size", "Size", Select::new(["Small", "Large"]))
        .field("age", "Age", Slider::new(0..=120))
        .field("letters", "Letters", Checkbox::new("once a month"));
    ui.add_with(form, |filled| {
        let secret = match filled.get("secret") {
            Some(Value::Password(password)) => password.expose().len(),
            _ => 0,
        };
        format!(
            "{}, {secret}, {}, {:?}, {}",
            filled.text("name"),
            filled.text("born"),
            filled.choice("size"),
            filled.flag("letters"),
        )
    })
    .into()
}

#[test]
fn a_form_is_asked_line_by_line() {
    assert_eq!(
        met(form),
        "Things to do here:\n\
         /1 Name: text field, empty.\n\
         /2 Password: password.\n\
         /3 Born: text field, empty.\n\
         /4 Size: choice of 2, nothing chosen.\n\
         /5 Age: number, 0.\n\
         /6 Letters, once a month: check box, not ticked.\n\
         /7 Sign up: button.\n\
         Name: text field, empty. Type a line, then Enter.\n"
    );
    check(
        &mut open(form),
        "\
> Ann
Password: password. Type it, then Enter; it is not shown.
> abc
Password: it is too short
> secret
Born: text field, empty. It takes 2 digits / 4 digits.
> 12/1999
Size: choice of 2, nothing chosen. Type a number or a name to choose.
1. Small
2. Large
> large
Size: choice of 2, Large.
Age: number, 0. From 0 to 120. Type a number, then Enter.
> old
That is no number that can be set here.
Age: number, 0. From 0 to 120.
> 33
Letters, once a month: check box, not ticked. Enter changes it; yes or no sets it.
> yes
Letters, once a month: check box, ticked.
Sign up: button. Enter presses it.
>
Told: Ann, 6, 12/1999, Some(1), true",
    );
}

#[test]
fn what_is_wrong_with_a_form_is_said_and_asked_again() {
    check(
        &mut open(form),
        "\
> /sign
Name: a name is needed
Password: it is too short
Name: text field, empty.
> Bob
Password: password. Type it, then Enter; it is not shown.",
    );
}

#[test]
fn a_line_that_is_refused_is_asked_again() {
    let build = |ui: &mut Ui<String>| {
        let field = TextInput::new().validate(|line| match line.contains('@') {
            true => Ok(()),
            false => Err("an address has an @".into()),
        });
        let field = ui.add_with(field, |Submitted(line)| line);
        Child::from(VBox::of([Label::new("Address:").into(), field.into()]))
    };
    check(
        &mut open(build),
        "> ann\nan address has an @\n> ann@example.org\nTold: ann@example.org",
    );
}

#[test]
fn a_template_is_told_in_words() {
    let build = |ui: &mut Ui<String>| {
        ui.add_with(MaskedInput::new("99/99/9999"), |Submitted(date)| date)
            .into()
    };
    assert_eq!(
        met(build),
        "Text field, empty. It takes 2 digits / 2 digits / 4 digits.\n"
    );
    check(
        &mut open(build),
        "> 24/12\na digit is missing\n> 24122026\nTold: 24/12/2026",
    );
}

#[test]
fn lines_are_added_to_a_text_of_many() {
    let build = |ui: &mut Ui<String>| {
        let editor = TextEditor::new().with_text("Dear Ann,");
        let editor = ui.add_filtered(editor, |event| match event {
            EditorEvent::Changed => None,
            EditorEvent::Copied(text) => Some(text),
        });
        Child::from(VBox::of([Label::new("Letter").into(), editor.into()]))
    };
    assert_eq!(
        met(build),
        "Letter\n\
         Dear Ann,\n\
         Letter: text of many lines, 1 line. Each line that you type is added at its end; /lines says them by numbers, /line 2 and words writes the second anew. /next goes on.\n"
    );
    check(
        &mut open(build),
        "\
> how are you?
Letter: text of many lines, 2 lines.
> /key Ctrl-Z
Letter: text of many lines, 1 line.",
    );
    check(
        &mut open(build),
        "\
> how are you?
Letter: text of many lines, 2 lines.
> /line 1 Dear Bob,
Dear Bob,
> /lines
1. Dear Bob,
2. how are you?
> /lines 2
2. how are you?
> /line 1
Letter: text of many lines, 1 line.
> /lines
1. how are you?
> /line 1
Letter: text of many lines, empty.
> /line 7 words
There is no such line.
Letter: text of many lines, empty.",
    );
}

#[test]
fn a_question_is_asked_with_its_buttons() {
    let build = |ui: &mut Ui<String>| {
        ui.show_once(
            Dialog::confirm("Delete all?").title("Careful").careful(),
            Layer::dialog(),
            |yes| format!("delete {yes}"),
        );
        Label::new("Nothing else is here.").into()
    };
    assert_eq!(
        met(build),
        "A dialog opens.\n\
         Careful.\n\
         Delete all?\n\
         Things to do here:\n\
         /1 Yes: button.\n\
         /2 No: button.\n\
         No: button. Enter presses it.\n"
    );
    check(
        &mut open(build),
        "> yes\nNothing else is here.\nTold: delete true",
    );
    check(
        &mut open(build),
        ">\nNothing else is here.\nTold: delete false",
    );
    check(
        &mut open(build),
        "> /close\nNothing else is here.\nTold: delete false",
    );
}

#[test]
fn a_dialog_takes_a_line_or_an_item() {
    let prompt = |ui: &mut Ui<String>| {
        ui.show_once(Dialog::prompt("A name for it?"), Layer::dialog(), |name| {
            format!("{name:?}")
        });
        Label::new("").into()
    };
    assert_eq!(
        met(prompt),
        "A dialog opens.\n\
         A name for it?\n\
         Things to do here:\n\
         /1 A name for it? text field, empty.\n\
         /2 OK: button.\n\
         /3 Cancel: button.\n\
         A name for it? text field, empty. Type a line, then Enter.\n"
    );
    check(&mut open(prompt), "> notes\nTold: Some(\"notes\")");
    check(&mut open(prompt), "> /cancel\nTold: None");
    let choose = |ui: &mut Ui<String>| {
        let colours = Dialog::choose("Which?", ["Red", "Green"]);
        ui.show_once(colours, Layer::dialog(), |colour| format!("{colour:?}"));
        Label::new("").into()
    };
    check(&mut open(choose), "> green\nTold: Some(1)");
}
