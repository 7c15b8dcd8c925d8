//! The pen: how what is printed next will look.

use std::sync::Arc;

use super::cell::Look;
use super::rendition::Hyperlink;
use crate::style::Color;

/// What SGR, DECSCA and OSC 8 have set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Pen {
    pub(super) look: Look,
    pub(super) underline_color: Color,
    pub(super) link: Option<Arc<Hyperlink>>,
}
