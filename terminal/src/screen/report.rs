//! Answers: DA, DSR, XTVERSION, DECRQPSR. DECREQTPARM is none of them: only a VT100 gives it, and this is a VT420.

use super::cell::fg;
use super::dispatch::Args;
use super::modes::ModeBit;
use super::rendition::Underline;
use super::state::State;

/// The version of xterm whose behaviour the answers promise.
const VERSION: u16 = 379;

impl State {
    /// Answers with a CSI sequence, its introducer as S8C1T says.
    pub(super) fn reply_csi(&mut self, rest: &str) {
        self.reply_c1(b'[', rest, false);
    }

    /// Answers with a DCS string.
    pub(super) fn reply_dcs(&mut self, content: &str) {
        self.reply_c1(b'P', content, true);
    }

    /// Answers with an OSC string.
    pub(super) fn reply_osc(&mut self, content: &str) {
        self.reply_c1(b']', content, true);
    }

    fn reply_c1(&mut self, introducer: u8, content: &str, string: bool) {
        let mut answer = Vec::with_capacity(content.len() + 4);
        let c1 = |byte: u8, answer: &mut Vec<u8>| {
            if self.eight_bit {
                answer.push(byte + 0x40);
            } else {
                answer.extend_from_slice(&[0x1b, byte]);
            }
        };
        c1(introducer, &mut answer);
        answer.extend_from_slice(content.as_bytes());
        if string {
            c1(b'\\', &mut answer);
        }
        self.reply(&answer);
    }

    /// DA1: a VT420 with 132 columns, selective erase, national sets, technical characters, state interrogation,
    /// windowing, horizontal scrolling, colours and rectangular editing.
    pub(super) fn primary_attributes(&mut self) {
        self.reply_csi("?64;1;2;6;9;15;16;17;18;21;22;28c");
    }

    /// DA2: a VT420.
    pub(super) fn secondary_attributes(&mut self) {
        self.reply_csi(&format!(">41;{VERSION};0c"));
    }

    /// DA3, DECRPTUI, of the VT420: the unit has no number.
    pub(super) fn tertiary_attributes(&mut self) {
        if self.conformance.level > 3 {
            self.reply_dcs("!|00000000");
        }
    }

    /// XTVERSION.
    pub(super) fn version(&mut self) {
        self.reply_dcs(concat!(">|strombus ", env!("CARGO_PKG_VERSION")));
    }

    /// Where the cursor is, from 1, as CPR tells it: in origin mode from the margins.
    fn told_position(&self) -> (u16, u16) {
        let (mut row, mut column) = (self.cursor.row, self.cursor.column);
        if self.has(ModeBit::Origin) {
            row = row.saturating_sub(self.margins.top);
            column = column.saturating_sub(self.margins.left);
        }
        (row + 1, column + 1)
    }

    /// DSR: 5 the state of the terminal, 6 the cursor's place (CPR).
    pub(super) fn status(&mut self, which: u16) {
        match which {
            5 => self.reply_csi("0n"),
            6 => {
                let (row, column) = self.told_position();
                self.reply_csi(&format!("{row};{column}R"));
            }
            _ => {}
        }
    }

    /// DSR of DEC, of which a terminal answers what one of its level knows: DECXCPR, printer, user-defined keys, keyboard, locator, macros, checksum of memory and more.
    pub(super) fn private_status(&mut self, args: Args<'_>) {
        let level = self.conformance.level;
        match args.get(0) {
            5 => self.reply_csi("?0n"),
            6 => {
                let (row, column) = self.told_position();
                let page = if level > 2 { ";1" } else { "" };
                self.reply_csi(&format!("?{row};{column}{page}R"));
            }
            996 => self.reply_csi("?997;1n"),
            _ if level < 2 => {}
            15 => self.reply_csi("?13n"),
            25 => self.reply_csi("?20n"),
            26 => self.reply_csi(match level {
                2 => "?27;1n",
                3 => "?27;1;0n",
                _ => "?27;1;0;0n",
            }),
            _ if level < 3 => {}
            53 | 55 => self.reply_csi("?53n"),
            56 => self.reply_csi("?57;0n"),
            _ if level < 4 => {}
            62 => self.reply_csi("0000*{"),
            63 => self.reply_dcs(&format!("{}!~0000", args.get(1))),
            75 => self.reply_csi("?70n"),
            85 => self.reply_csi("?83n"),
            _ => {}
        }
    }

    /// XTSMGRAPHICS: there are neither colour registers nor sixels, and no third item.
    pub(super) fn report_graphics(&mut self, item: u16) {
        let failure = if matches!(item, 1 | 2) { 3 } else { 1 };
        self.reply_csi(&format!("?{item};{failure}S"));
    }

    /// DECRQPSR, of the VT320: 1 the cursor (DECCIR), 2 the tab stops (DECTABSR).
    pub(super) fn report_presentation(&mut self, which: u16) {
        match which {
            _ if self.conformance.level < 3 => {}
            1 => self.report_cursor(),
            2 => {
                let stops: Vec<String> = self
                    .tabs
                    .iter()
                    .map(|column| (column + 1).to_string())
                    .collect();
                self.reply_dcs(&format!("2$u{}", stops.join("/")));
            }
            _ => {}
        }
    }

    fn report_cursor(&mut self) {
        let look = self.cursor.pen.look;
        let flag = |on: bool, bit: u8| if on { bit } else { 0 };
        let rendition = 0x40
            | flag(look.fg & fg::INVERSE != 0, 8)
            | flag(look.fg & fg::BLINK != 0, 4)
            | flag(
                !matches!(look.underline(), Underline::None | Underline::Double),
                2,
            )
            | flag(look.fg & fg::BOLD != 0, 1);
        let attributes = 0x40 | flag(self.tells_protection(), 1);
        let charsets = self.cursor.charsets;
        let flags = 0x40
            | flag(self.cursor.pending_wrap, 8)
            | flag(charsets.single() == Some(3), 4)
            | flag(charsets.single() == Some(2), 2)
            | flag(self.has(ModeBit::Origin), 1);
        let sets: String = (0..4).map(|index| charsets.get(index).name()).collect();
        self.reply_dcs(&format!(
            "1$u{};{};1;{};{};{};{};{};O;{sets}",
            self.cursor.row + 1,
            self.cursor.column + 1,
            char::from(rendition),
            char::from(attributes),
            char::from(flags),
            charsets.left,
            charsets.right,
        ));
    }
}
