//! The pages: one file each, which is shown beside what it shows.
//!
//! Each is an app. What it calls `App` and `Ui` are a gallery's ([`crate::stage`]), of the same names and with the same
//! methods as those of `strombus_widgets`; with those, it is an app by itself (`tests/alone.rs` runs them so).

#![allow(
    elided_lifetimes_in_paths,
    reason = "a page reads as an app does, whose `Ui` has no lifetime"
)]

pub(crate) mod absolute_box;
pub(crate) mod bar_chart;
pub(crate) mod border;
pub(crate) mod button;
pub(crate) mod checkbox;
pub(crate) mod collapsible;
pub(crate) mod command_palette;
pub(crate) mod context_area;
pub(crate) mod dialog;
pub(crate) mod digits;
pub(crate) mod drawing;
pub(crate) mod file_picker;
pub(crate) mod float;
pub(crate) mod form;
pub(crate) mod gauge;
pub(crate) mod grid;
pub(crate) mod hbox;
pub(crate) mod help_overlay;
pub(crate) mod key_bar;
pub(crate) mod label;
pub(crate) mod layers;
pub(crate) mod line_chart;
pub(crate) mod link;
pub(crate) mod list;
pub(crate) mod log_view;
pub(crate) mod markdown;
pub(crate) mod masked_input;
pub(crate) mod menu;
pub(crate) mod menu_bar;
pub(crate) mod mirror_chart;
pub(crate) mod packer;
pub(crate) mod password_input;
pub(crate) mod program_pane;
pub(crate) mod progress_bar;
pub(crate) mod radio_group;
#[cfg(feature = "ratatui")]
pub(crate) mod ratatui;
pub(crate) mod rule;
pub(crate) mod scrollbar;
pub(crate) mod scrolled_area;
pub(crate) mod select;
pub(crate) mod slider;
pub(crate) mod sparkline;
pub(crate) mod spinner;
pub(crate) mod split;
pub(crate) mod stack;
pub(crate) mod switch;
pub(crate) mod table;
pub(crate) mod tabs;
pub(crate) mod text;
pub(crate) mod text_area;
pub(crate) mod text_editor;
pub(crate) mod text_input;
pub(crate) mod themes;
pub(crate) mod toast;
pub(crate) mod tooltip;
pub(crate) mod tree;
pub(crate) mod vbox;
pub(crate) mod viewport;
pub(crate) mod welcome;
pub(crate) mod window;

/// Hands all pages to the macro `$to`, by their groups: the name of the file, and the title, which is the type of the widget where
/// there is one.
macro_rules! hand_all_pages {
    ($to:ident) => {
        $to! {
            "" {
                welcome "Welcome",
                window "All at once",
            }
            "Containers" {
                hbox "HBox",
                vbox "VBox",
                grid "Grid",
                stack "Stack",
                split "Split",
                tabs "Tabs",
                border "Border",
                packer "Packer",
                absolute_box "AbsoluteBox",
                viewport "Viewport",
                scrolled_area "ScrolledArea",
                scrollbar "Scrollbar",
                collapsible "Collapsible",
                rule "Rule",
            }
            "Text and input" {
                label "Label",
                text "Text",
                markdown "Markdown",
                text_area "TextArea",
                text_input "TextInput",
                password_input "PasswordInput",
                masked_input "MaskedInput",
                text_editor "TextEditor",
                button "Button",
                link "Link",
                checkbox "Checkbox",
                switch "Switch",
                radio_group "RadioGroup",
                select "Select",
                slider "Slider",
                form "Form",
                digits "Digits",
            }
            "Data" {
                list "List",
                table "Table",
                tree "Tree",
                file_picker "FilePicker",
                log_view "LogView",
                progress_bar "ProgressBar",
                spinner "Spinner",
                gauge "Gauge",
                sparkline "Sparkline",
                line_chart "LineChart",
                bar_chart "BarChart",
                mirror_chart "MirrorChart",
                drawing "Drawing",
            }
            "Programs" {
                program_pane "ProgramPane",
                #[cfg(feature = "ratatui")]
                ratatui "Ratatui",
            }
            "Around" {
                menu_bar "MenuBar",
                menu "Menu",
                context_area "ContextArea",
                dialog "Dialog",
                toast "Toast",
                tooltip "Tooltip",
                key_bar "KeyBar",
                help_overlay "HelpOverlay",
                command_palette "CommandPalette",
                layers "Layers",
                float "Floating",
                themes "Themes",
            }
        }
    };
}

pub(crate) use hand_all_pages;
