//! The gallery: every widget on a page, and beside it the source of that page.

use std::convert::Infallible;

use strombus_widgets::{Markdown, Session};

use crate::stage::{App, Ui};

const WELCOME: &str = "\
# The widgets of Strombus

**Up** and **Down** go through the pages, at the left. **Enter** or **Tab**
leads into one, **Esc** back to the pages.

**F2** shows the source of a page: the very file that runs, and the shortest
good example of its widget.

`/` looks for a page among those at the left, **F3** from everywhere.
**F1** shows the keys of wherever you are, **q** leaves.

The mouse does what you expect of it.
";

pub(crate) struct Demo;

impl App for Demo {
    type Message = Infallible;

    fn open(ui: &mut Ui<Infallible>, _session: &Session) -> Self {
        let page = ui.add(Markdown::new(WELCOME));
        ui.set_root(page);
        Self
    }

    fn update(&mut self, _ui: &mut Ui<Infallible>, never: Infallible) {
        match never {}
    }
}
