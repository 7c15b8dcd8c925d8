//! What the fonts of Linux's own console show: they have 256 or 512 characters, and those beyond letters differ.

/// What is in the kernel's own font (its table `cp437.uni`) and in those of Debian's package console-setup-linux, of all that is
/// neither letter nor mark.
#[cfg(test)]
const SHOWN: &str = "•←↑→↓≤≥─│┌┐└┘├┤┬┴┼═║╒╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡╢╣╤╥╦╧╨╩╪╫╬█░▒■▲▶▼◀♦";

/// What comes nearest to a sign that not all of these fonts have; `None` if it needs none, or there is none.
pub(crate) const fn nearest(c: char) -> Option<char> {
    Some(match c {
        '╭' => '┌',
        '╮' => '┐',
        '╰' => '└',
        '╯' => '┘',
        '━' | '╌' | '╍' | '┄' | '┅' | '╴' | '╶' => '─',
        '┃' | '╎' | '╏' | '┆' | '┇' | '╵' | '╷' => '│',
        '┏' => '┌',
        '┓' => '┐',
        '┗' => '└',
        '┛' => '┘',
        '┣' => '├',
        '┫' => '┤',
        '┳' => '┬',
        '┻' => '┴',
        '╋' => '┼',
        '▁' => '_',
        '▂'..='▅' | '▀' | '▌'..='▐' | '▓' | '▖'..='▟' => '▒',
        '▆' | '▇' | '▉'..='▋' => '█',
        '▔' | '‐'..='―' => '-',
        '▕' => '│',
        '▸' | '►' => '▶',
        '▾' => '▼',
        '▴' => '▲',
        '◂' | '◄' => '◀',
        '●' => '•',
        '○' => 'o',
        '◆' => '♦',
        '★' => '*',
        '✓' | '✔' => 'x',
        '‹' => '<',
        '›' => '>',
        '…' => '.',
        '‘' | '’' | '‚' => '\'',
        '“' | '”' | '„' => '"',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_for_a_sign_is_in_all_fonts() {
        for c in '\u{2000}'..'\u{2c00}' {
            if let Some(near) = nearest(c) {
                assert!(near.is_ascii() || SHOWN.contains(near), "{c} {near}");
                assert!(!SHOWN.contains(c), "{c}");
            }
        }
    }

    #[test]
    fn letters_stay_as_they_are() {
        assert!(('\0'..'\u{2000}').all(|c| nearest(c).is_none()));
    }
}
