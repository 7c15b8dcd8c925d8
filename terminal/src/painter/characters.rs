//! What a terminal that does not show a character shows instead.

use crate::charset::cp437;

/// The DEC Special Graphics character (of the VT100's manual, table 3-9) for a line or sign of Unicode.
/// Double and rounded lines become plain ones.
pub(super) fn dec_graphics(c: char) -> Option<u8> {
    Some(match c {
        '─' | '━' | '═' | '╌' | '┄' | '╴' | '╶' => b'q',
        '│' | '┃' | '║' | '╎' | '┆' | '╵' | '╷' => b'x',
        '┌' | '┏' | '╔' | '╭' => b'l',
        '┐' | '┓' | '╗' | '╮' => b'k',
        '└' | '┗' | '╚' | '╰' => b'm',
        '┘' | '┛' | '╝' | '╯' => b'j',
        '├' | '┣' | '╠' => b't',
        '┤' | '┫' | '╣' => b'u',
        '┬' | '┳' | '╦' => b'w',
        '┴' | '┻' | '╩' => b'v',
        '┼' | '╋' | '╬' => b'n',
        '░' | '▒' | '▓' => b'a',
        '◆' | '♦' => b'`',
        '°' => b'f',
        '±' => b'g',
        '·' | '•' => b'~',
        '≤' => b'y',
        '≥' => b'z',
        'π' => b'{',
        '≠' => b'|',
        '£' => b'}',
        _ => return None,
    })
}

/// The character of code page 437 that comes nearest, which may be one of ASCII.
pub(super) fn cp437(c: char) -> u8 {
    cp437::encode(c).unwrap_or_else(|| {
        let alike = match c {
            '━' | '╌' | '┄' | '╴' | '╶' | '╍' | '┅' => '─',
            '┃' | '╎' | '┆' | '╵' | '╷' | '╏' | '┇' => '│',
            '┏' | '╭' => '┌',
            '┓' | '╮' => '┐',
            '┗' | '╰' => '└',
            '┛' | '╯' => '┘',
            '┣' => '├',
            '┫' => '┤',
            '┳' => '┬',
            '┻' => '┴',
            '╋' => '┼',
            '▏' | '▎' | '▍' => '▌',
            '▋' | '▊' | '▉' | '▅' | '▆' | '▇' => '█',
            '▕' => '▐',
            '▁' | '▂' | '▃' => '▄',
            '▔' => '▀',
            '•' | '●' => '∙',
            '□' | '▪' | '▫' => '■',
            'β' => 'ß',
            'μ' => 'µ',
            '∑' => 'Σ',
            '∅' => 'φ',
            '∈' => 'ε',
            _ => return ascii(c),
        };
        cp437::encode(alike).unwrap_or(b'?')
    })
}

/// The ASCII character that comes nearest.
pub(crate) fn ascii(c: char) -> u8 {
    match c {
        ' '..='~' => u8::try_from(c).unwrap_or(b'?'),
        '─' | '━' | '╌' | '┄' | '╴' | '╶' | '‐' | '‑' | '–' | '—' | '▁' => {
            b'-'
        }
        '═' => b'=',
        '│' | '┃' | '║' | '╎' | '┆' | '╵' | '╷' | '▏' | '▕' => b'|',
        '┌' | '┏' | '╔' | '╭' | '┐' | '┓' | '╗' | '╮' | '└' | '┗' | '╚' | '╰' | '┘' | '┛' | '╝'
        | '╯' | '├' | '┣' | '╠' | '┤' | '┫' | '╣' | '┬' | '┳' | '╦' | '┴' | '┻' | '╩' | '┼'
        | '╋' | '╬' => b'+',
        '░' | '▒' => b':',
        '▓' | '█' | '▀' | '▄' | '▌' | '▐' | '■' => b'#',
        '•' | '◆' | '●' | '★' => b'*',
        '·' | '…' | '○' => b'.',
        '▲' | '↑' => b'^',
        '▼' | '↓' => b'v',
        '◀' | '←' | '‹' | '«' => b'<',
        '▶' | '→' | '›' | '»' | '▸' => b'>',
        '✓' | '✔' => b'x',
        '‘' | '’' | '‚' => b'\'',
        '“' | '”' | '„' => b'"',
        '×' => b'x',
        '\u{a0}' => b' ',
        'à'..='å' => b'a',
        'À'..='Å' => b'A',
        'ç' => b'c',
        'Ç' => b'C',
        'è'..='ë' => b'e',
        'È'..='Ë' => b'E',
        'ì'..='ï' => b'i',
        'Ì'..='Ï' => b'I',
        'ñ' => b'n',
        'Ñ' => b'N',
        'ò'..='ö' | 'ø' => b'o',
        'Ò'..='Ö' | 'Ø' => b'O',
        'ù'..='ü' => b'u',
        'Ù'..='Ü' => b'U',
        'ý' | 'ÿ' => b'y',
        'ß' => b's',
        _ => b'?',
    }
}

/// Whether a character is the same in ASCII and in DEC Special Graphics, which differ from 5/15 on.
pub(super) fn is_in_both_sets(c: char) -> bool {
    (' '..='^').contains(&c)
}
