//! What widgets that show quantities share: what they are drawn with, how numbers are written, and where on an axis.

mod area;
mod axis;
mod bar;
mod marks;
mod raster;
mod samples;
mod unit;
mod words;

pub(crate) use area::{Way, column_of_cells, samples_in_a_cell};
pub(crate) use axis::{Axis, Bounds};
pub(crate) use bar::{bar, column};
pub use marks::Marks;
pub(crate) use raster::{Raster, ascii};
pub(crate) use samples::Samples;
pub use unit::Unit;
pub(crate) use unit::clock;
pub(crate) use words::figures;
