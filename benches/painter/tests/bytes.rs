//! The painter's bytes, held against those of ncurses 6.4 with the terminfo of Debian 12, as they were measured, so
//! that neither is needed here; and against those of the ncurses that is here, if one is.

use strombus_painter_bytes::ncurses::Ncurses;
use strombus_painter_bytes::{Terminal, painter, ratatui, reduced, sequences, terminals};

/// What ncurses takes for each sequence, on each of the terminals; whether the first has answered is the same to it.
const NCURSES: [(&str, [usize; 6]); 18] = [
    ("typing", [2390, 2390, 2766, 2278, 865, 743]),
    ("inserting", [2211, 2211, 2207, 2210, 2207, 3039]),
    ("editor", [6043, 6043, 5713, 5868, 5352, 4964]),
    ("log", [10093, 10093, 9548, 9724, 6536, 6296]),
    ("log in a pane", [12021, 12021, 13127, 11778, 9574, 8573]),
    ("pager", [32454, 32454, 32145, 32379, 32115, 32040]),
    ("unicode", [8522, 8522, 8102, 8332, 6316, 5818]),
    ("menus", [12309, 12309, 11770, 12073, 10079, 9178]),
    ("table", [22835, 22835, 21649, 22112, 15861, 15792]),
    ("selection", [16418, 16418, 16907, 16241, 14350, 13906]),
    ("tree", [5454, 5454, 5192, 5368, 2790, 2890]),
    ("graph", [76865, 76865, 77273, 73276, 27031, 27475]),
    ("progress", [15243, 15243, 14486, 14675, 6976, 7083]),
    ("heat map", [66209, 29368, 66145, 29310, 4549, 4535]),
    ("dashboard", [14630, 14630, 14338, 14234, 8184, 7929]),
    ("redraw", [21174, 21174, 26871, 21206, 20269, 24522]),
    ("resize", [13412, 13412, 23020, 13381, 11101, 9569]),
    ("dialogs", [10199, 10199, 10938, 10200, 9023, 9248]),
];

/// What the painter may take of all of it, in hundredths: a little more than it does.
const MOST: [(&str, usize); 7] = [
    ("xterm-256color that answered", 54),
    ("xterm-256color", 58),
    ("xterm", 60),
    ("screen-256color", 57),
    ("linux", 61),
    ("vt220", 74),
    ("vt100", 80),
];

#[test]
fn no_sequence_takes_more_bytes_than_with_ncurses_and_all_take_far_fewer() {
    let sequences = sequences::all();
    for (
        n,
        Terminal {
            name: terminal,
            profile,
            ..
        },
    ) in terminals().into_iter().enumerate()
    {
        let (mut ours, mut theirs) = (0, 0);
        for (sequence, (name, recorded)) in sequences.iter().zip(NCURSES) {
            assert_eq!(sequence.name, name);
            let bytes = painter::draw(profile, &reduced(sequence, &profile)).bytes();
            let recorded = recorded[n.saturating_sub(1)];
            assert!(bytes <= recorded, "{name} on {terminal}: {bytes}");
            ours += bytes;
            theirs += recorded;
        }
        assert_eq!(terminal, MOST[n].0);
        assert!(
            ours * 100 <= theirs * MOST[n].1,
            "{terminal}: {ours} of {theirs}"
        );
    }
}

#[test]
fn no_sequence_takes_more_than_about_half_of_ratatuis_bytes() {
    let profile = terminals()[0].profile;
    for sequence in sequences::all() {
        let frames = reduced(&sequence, &profile);
        let ours = painter::draw(profile, &frames).bytes();
        let theirs = ratatui::draw(&frames).unwrap().bytes();
        // Where a dialog closes, nearly all is the text that was behind it.
        let most = if sequence.name == "dialogs" { 52 } else { 50 };
        assert!(
            ours * 100 <= theirs * most,
            "{}: {ours} of {theirs}",
            sequence.name
        );
    }
}

/// Another version of ncurses, or of its terminfo, may take another way; it must not be a shorter one.
#[test]
fn the_ncurses_that_is_here_takes_no_fewer_bytes() {
    let Ok(ncurses) = Ncurses::compile() else {
        return;
    };
    let sequences = sequences::all();
    let terminals = terminals();
    for Terminal {
        name,
        term,
        profile,
    } in [terminals[0], terminals[6]]
    {
        for sequence in &sequences {
            let frames = reduced(sequence, &profile);
            let ours = painter::draw(profile, &frames).bytes();
            let Ok(theirs) = ncurses.draw(term, profile.glyphs, &frames) else {
                // Its terminfo does not know all of them.
                continue;
            };
            let theirs = theirs.bytes();
            assert!(
                ours <= theirs,
                "{} on {name}: {ours}, {theirs}",
                sequence.name
            );
        }
    }
}
