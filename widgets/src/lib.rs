//! The widget tree, the App trait, the widgets and the test pilot.
