//! Quantities beside one another, as bars that lie or stand.

use strombus_widgets::{
    BarChart, Checkbox, Checked, Child, HBox, Id, Marks, Role, Session, Unit,
    VBox,
};

use crate::stage::{App, Ui};

const DISKS: [(&str, f64); 4] = [
    ("/", 61e9),
    ("/home", 220e9),
    ("/var", 312e9),
    ("/boot", 4e8),
];

const CATCH: [(&str, f64); 5] = [
    ("Mon", 12.0),
    ("Tue", 19.0),
    ("Wed", 7.0),
    ("Thu", 0.0),
    ("Fri", 24.0),
];

pub(crate) struct Demo {
    disks: Id<BarChart>,
}

pub(crate) enum Message {
    Mounted(bool),
}

impl App for Demo {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        let marks = Marks::of(ui.profile());
        let mut disks = BarChart::new().unit(Unit::binary("B")).marks(marks);
        disks.set(DISKS);
        disks.set_look(2, Role::Warning);
        let disks = ui.add(disks);
        let mut catch = BarChart::new().standing().marks(marks);
        catch.set(CATCH);
        let mounted = Checkbox::new("/home is mounted").checked(true);
        let mounted = ui.add_with(mounted, |Checked(on)| Message::Mounted(on));
        let left =
            VBox::of([Child::new(disks).fixed(4), mounted.into()]).gap(1);
        let (left, right) =
            (Child::new(left).flex(1), Child::new(catch).fixed(24));
        let charts = HBox::of([left, right]).gap(3);
        ui.set_root(VBox::of([Child::new(charts).flex(1).max(10)]));
        Self { disks }
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Mounted(on) => {
                let used = if on { DISKS[1].1 } else { 0.0 };
                ui[self.disks].set_value(1, used);
            }
        }
    }
}
