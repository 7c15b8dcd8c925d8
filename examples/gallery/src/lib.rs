//! Every widget on one screen.
