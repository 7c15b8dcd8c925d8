//! What a terminal is: typed input, a canvas of cells, profiles and the painter, the emulator and its pictures; no I/O.

mod canvas;
mod cell;
pub mod charset;
pub mod encode;
mod geometry;
mod input;
mod key;
mod mouse;
mod operations;
mod painter;
mod picture;
mod profile;
pub mod screen;
mod shown;
mod style;
mod surface;
pub mod text;
mod theme;

pub use canvas::Canvas;
pub use geometry::{Position, Rect, Size};
pub use input::{
    Charset, ColorSlot, Decoder, Input, InputModes, KeyDialect, ModeState, MouseEncoding,
    MouseTracking, Paste, Reply,
};
pub use key::{Key, KeyAction, KeyCode, MediaKey, ModifierKey, Modifiers};
pub use mouse::{Mouse, MouseAction, MouseButton, Pixel};
pub use operations::{
    Bank, CLIPBOARD_LIMIT, CharacterSet, CursorShape, LINK_LIMIT, Mode, Operations, Progress,
    Query, TITLE_LIMIT,
};
pub use painter::Painter;
pub use picture::{Picture, PictureTheme};
pub use profile::{ColorDepth, Glyphs, KeyboardProtocol, NoSuchProfile, Profile};
pub use screen::Screen;
pub use style::{Attributes, Color, Style, Underline, UnderlineColor};
pub use surface::Surface;
pub use theme::Theme;
