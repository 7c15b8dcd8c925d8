//! Negotiate About Window Size (RFC 1073).

/// The window in `body`: columns, then rows, each in network order. Zero means unknown.
pub(super) fn parse(body: &[u8]) -> Option<(u16, u16)> {
    let &[c1, c0, r1, r0] = body else { return None };
    Some((u16::from_be_bytes([c1, c0]), u16::from_be_bytes([r1, r0])))
}

/// The body that tells a window's size; whoever sends it doubles its IACs.
pub(super) fn encode(columns: u16, rows: u16) -> [u8; 4] {
    let ([c1, c0], [r1, r0]) = (columns.to_be_bytes(), rows.to_be_bytes());
    [c1, c0, r1, r0]
}
