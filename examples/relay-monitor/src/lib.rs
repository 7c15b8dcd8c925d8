//! The monitor of Tor relays: any number of tors, any number of viewers.
//!
//! # Layout
//! [`model`] is what pages show: plain values, without I/O. A [`Monitor`] is a cheap handle on all relays; sessions subscribe
//! to what they show and ask for [`Act`]s. Behind it one task a relay holds the only connection to that tor, listens and polls,
//! and publishes a new [`model::RelayView`] when something changed. In a test a [`Script`] stands in its place.
//!
//! # The main decision, and its price
//! Viewers never talk to a tor. What they see is the newest published view, so that a slow viewer costs nothing and a hundred
//! of them ask tor no more than one does. The price is that each view is a whole: what is large in it lies behind an `Arc` of
//! its own and is shared with the view before, if it did not change.

pub mod alerts;
pub mod audit;
pub mod history;
pub mod manual;
mod metrics;
pub mod model;
mod monitor;
pub mod pages;
pub mod prompt;
mod watch;

pub use metrics::serve_metrics;
pub use monitor::{
    Act, Asked, Aspect, Details, Done, LogBatch, LogStream, LogTap, LogWish, Look, Monitor,
    Overviews, Refusal, RelayAccess, Script, Seat, Signal, Views, Who,
};
pub use watch::{Keeping, RelaySettings, ReverseNames, StartError};
