//! What a terminal is: typed input, a canvas of cells, profiles and the painter; no I/O.
