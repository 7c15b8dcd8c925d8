//! Nothing is missing: every widget has a page, every page its file and its place in the documentation.

use std::collections::BTreeSet;
use std::fs::{read_dir, read_to_string};
use std::path::{Path, PathBuf};

use strombus_gallery::PAGES;

/// A path from the root of the repository.
fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(path)
}

/// The names that `pub use` lines give, without what lies in braces of others.
fn names_used(source: &str) -> BTreeSet<String> {
    let uses = source.split("pub use ").skip(1);
    let listed = uses.filter_map(|rest| rest.split_once(';'));
    let names = listed.flat_map(|(path, _)| {
        let (_, names) = path.split_once("::").unwrap_or(("", path));
        let names = names.trim_matches(['{', '}']).split(',');
        names.map(|name| name.trim().to_owned()).collect::<Vec<_>>()
    });
    names.filter(|name| !name.is_empty()).collect()
}

/// All source below a directory.
fn sources(directory: &Path, into: &mut String) {
    for entry in read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else {
            into.push_str(&read_to_string(&path).unwrap());
        }
    }
}

/// Whether `source` says that `name` is a widget, by hand or by a macro that makes several.
fn is_widget(source: &str, name: &str) -> bool {
    source.lines().any(|line| {
        let Some((_, of)) = line.split_once("Widget for ") else {
            return false;
        };
        let of = of.split(|c: char| !c.is_alphanumeric()).next();
        line.trim_start().starts_with("impl") && of == Some(name)
    })
}

/// Widgets that macros make: the macro's line does not name them.
const MADE_BY_MACROS: [&str; 4] = ["Checkbox", "HBox", "Switch", "VBox"];

#[test]
fn every_widget_has_a_page() {
    let module = read_to_string(root("widgets/src/widgets/mod.rs")).unwrap();
    let mut source = String::new();
    sources(&root("widgets/src/widgets"), &mut source);
    let names = names_used(&module);
    let made = MADE_BY_MACROS.map(str::to_owned);
    assert!(made.iter().all(|name| names.contains(name)), "{names:?}");
    let widgets: Vec<String> = names
        .into_iter()
        .filter(|name| made.contains(name) || is_widget(&source, name))
        .collect();
    assert!(widgets.len() > 50, "only {widgets:?} were found");
    for widget in &widgets {
        let page = PAGES.iter().find(|page| page.title == widget);
        let page = page.unwrap_or_else(|| panic!("{widget} has no page"));
        assert!(
            page.source.contains(&format!("{widget}::")),
            "the page {widget} shows none"
        );
    }
}

#[test]
fn every_file_is_a_page() {
    for entry in read_dir(root("examples/gallery/src/pages")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        let is_known = PAGES.iter().any(|page| page.name == name);
        let is_built = cfg!(feature = "ratatui") || name != "ratatui";
        assert!(is_known || name == "mod" || !is_built, "{name}");
    }
}

#[test]
fn every_page_begins_with_a_sentence() {
    for page in PAGES {
        let summary = page.summary();
        assert!(summary.ends_with('.'), "{}: {summary}", page.name);
        assert!(summary.len() <= 90, "{}: {summary}", page.name);
    }
}

#[test]
fn every_page_is_in_the_documentation_with_its_picture() {
    let index = read_to_string(root("docs/widgets.md")).unwrap();
    let mut rest = index.as_str();
    // The welcome shows no widget of its own.
    for page in PAGES.iter().filter(|page| page.name != "welcome") {
        let (name, title) = (page.name, page.title);
        let picture = format!("pictures/widgets/{name}.svg");
        let entry = format!(
            "### {title}\n\n{} [Source](../examples/gallery/src/pages/{name}.rs)\n\n![{title}]({picture})\n",
            page.summary()
        );
        let found = rest.split_once(&entry);
        let (_, behind) = found.unwrap_or_else(|| {
            panic!("docs/widgets.md is to have, in its place:\n\n{entry}")
        });
        rest = behind;
        assert!(root("docs").join(&picture).is_file(), "{picture}");
    }
}
