//! Which function a control sequence is: the table of C0 controls, escape and CSI sequences.

use super::charset::Charset;
use super::event::Event;
use super::modes::ModeBit;
use super::row::LineSize;
use super::state::State;
use crate::operations::CursorShape;

/// As many parameters as `vte` keeps.
pub(super) const PARAMETERS: usize = 32;

/// The parameters of a CSI sequence, without subparameters. One that was left out is 0.
#[derive(Clone, Copy)]
pub(super) struct Args<'a>(pub(super) &'a [u16]);

impl Args<'_> {
    /// A parameter, counted from 0.
    pub(super) fn get(self, index: usize) -> u16 {
        self.0.get(index).copied().unwrap_or(0)
    }

    pub(super) const fn len(self) -> usize {
        self.0.len()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = u16> {
        self.0.iter().copied()
    }
}

impl vte::Perform for State {
    fn print(&mut self, c: char) {
        Self::print(self, c);
    }

    fn execute(&mut self, byte: u8) {
        self.control(byte);
    }

    fn csi_dispatch(
        &mut self,
        params: &vte::Params,
        intermediates: &[u8],
        ignore: bool,
        action: char,
    ) {
        let last = self.last.take();
        // There may have been more than two intermediates; too many parameters are no matter, the first are obeyed.
        if ignore && intermediates.len() > 1 {
            return;
        }
        if intermediates.is_empty() && action == 'm' {
            return self.select_rendition(params.iter());
        }
        // Subparameters are known in renditions only.
        if params.iter().any(|param| param.len() > 1) {
            return;
        }
        let mut values = [0; PARAMETERS];
        let mut count = 0;
        for (value, param) in values.iter_mut().zip(params) {
            *value = param.first().copied().unwrap_or(0);
            count += 1;
        }
        let args = Args(values.get(..count).unwrap_or_default());
        match intermediates {
            [] => {
                self.last = last;
                self.csi(args, action);
            }
            [b'?'] => self.csi_private(args, action),
            [prefix @ b'<'..=b'>'] => self.csi_prefixed(*prefix, args, action),
            _ => self.csi_intermediate(intermediates, args, action),
        }
    }

    fn esc_dispatch(&mut self, intermediates: &[u8], ignore: bool, byte: u8) {
        self.last = None;
        if ignore {
            return;
        }
        match intermediates {
            [] => self.escape(byte),
            [b'#'] => self.hash(byte),
            [b' '] => match byte {
                b'F' => self.eight_bit = false,
                b'G' => self.eight_bit = self.conformance.level > 1,
                b'L' | b'M' => self.cursor.charsets.announce(true),
                b'N' => self.cursor.charsets.announce(false),
                _ => {}
            },
            [b'(' | b')' | b'*' | b'+' | b'-' | b'.' | b'/', ..] => {
                self.designate(intermediates, byte)
            }
            _ => {}
        }
    }
}

impl State {
    /// The C0 controls.
    pub(super) fn control(&mut self, byte: u8) {
        self.last = None;
        match byte {
            0x05 => {}
            0x07 => self.events.push(Event::Bell),
            0x08 => self.back(1),
            0x09 => self.tab(1),
            0x0a..=0x0c => {
                self.index();
                if self.has(ModeBit::NewLine) {
                    self.carriage_return();
                }
            }
            0x0d => self.carriage_return(),
            0x0e => self.cursor.charsets.lock(1),
            0x0f => self.cursor.charsets.lock(0),
            0x7f if self.cursor.charsets.has_delete() => self.print('\x7f'),
            _ => {}
        }
    }

    /// So many LF. Between left and right margins each would move all rows: those that do are done at once.
    pub(super) fn line_feeds(&mut self, count: usize) {
        let mut left = count;
        while left > 0 {
            self.control(b'\n');
            left -= 1;
            if self.cursor.row == self.margins.bottom && !self.is_full_width() {
                let height = self.margins.bottom - self.margins.top + 1;
                if self.is_between_margins() && left > 0 {
                    self.scroll_up(left.min(height.into()) as u16);
                }
                return;
            }
        }
    }

    fn escape(&mut self, byte: u8) {
        match byte {
            b'6' if self.conformance.level > 3 => self.back_index(),
            b'7' => self.save_cursor(),
            b'8' => self.restore_cursor(),
            b'9' if self.conformance.level > 3 => self.forward_index(),
            b'=' => self.modes.set(ModeBit::ApplicationKeypad, true),
            b'>' => self.modes.set(ModeBit::ApplicationKeypad, false),
            b'D' => self.index(),
            b'E' => {
                self.index();
                self.carriage_return();
            }
            b'H' => self.tabs.set(self.cursor.column, true),
            b'M' => self.reverse_index(),
            b'N' => self.cursor.charsets.shift_once(2),
            b'O' => self.cursor.charsets.shift_once(3),
            b'V' => self.protect_area(true),
            b'W' => self.protect_area(false),
            b'Z' => self.primary_attributes(),
            b'c' => self.reset(),
            b'n' => self.cursor.charsets.lock(2),
            b'o' => self.cursor.charsets.lock(3),
            b'|' => self.cursor.charsets.right = 3,
            b'}' => self.cursor.charsets.right = 2,
            b'~' => self.cursor.charsets.right = 1,
            _ => {}
        }
    }

    /// DECDHL, DECSWL, DECDWL, DECALN.
    fn hash(&mut self, byte: u8) {
        let size = match byte {
            b'3' => LineSize::DoubleHeightTop,
            b'4' => LineSize::DoubleHeightBottom,
            b'5' => LineSize::Single,
            b'6' => LineSize::DoubleWidth,
            b'8' => return self.align(),
            _ => return,
        };
        self.set_line_size(size);
    }

    /// SCS: designates a set to one of G0 to G3.
    fn designate(&mut self, intermediates: &[u8], byte: u8) {
        let Some((&place, extra)) = intermediates.split_first() else {
            return;
        };
        let (index, wide) = match place {
            b'(' => (0, false),
            b')' => (1, false),
            b'*' => (2, false),
            b'+' => (3, false),
            b'-' => (1, true),
            b'.' => (2, true),
            _ => (3, true),
        };
        let national = self.has(ModeBit::NationalReplacement);
        let set = Charset::designated(wide, extra.first().copied(), byte, self.preferred);
        if let Some(set) = set.filter(|set| national || !set.is_national()) {
            self.cursor.charsets.designate(index, set);
        }
    }

    /// A CSI sequence without a prefix and intermediates.
    pub(super) fn csi(&mut self, args: Args<'_>, action: char) {
        let first = args.get(0);
        let last = self.last.take();
        match action {
            '@' => self.insert_cells(first),
            'A' => self.up(first),
            'B' => self.down(first),
            'C' => self.forward(first),
            'D' => self.back(first),
            'E' => {
                self.down(first);
                self.carriage_return();
            }
            'F' => {
                self.up(first);
                self.carriage_return();
            }
            'G' | '`' => self.goto_column(first),
            'H' | 'f' => self.goto(first, args.get(1)),
            'I' => self.tab(first.max(1)),
            'J' => self.erase_display(first, false),
            'K' => self.erase_line(first, false),
            'L' => self.insert_lines(first),
            'M' => self.delete_lines(first),
            'P' => self.delete_cells(first),
            'S' => self.scroll_up(first),
            // Five parameters are xterm's highlight tracking, and a 0 ends it.
            'T' if args.len() < 2 && (first > 0 || self.omitted & 1 != 0) => {
                self.scroll_down(first)
            }
            '^' => self.scroll_down(first),
            'X' => self.erase_cells(first),
            'Z' => self.tab_back(first.max(1)),
            'a' => self.right(first),
            'b' => self.repeat(last, first.max(1)),
            'c' if first == 0 => self.primary_attributes(),
            'd' => self.goto_row(first),
            'e' => self.below(first),
            'g' => self.clear_tabs(first),
            'h' => args
                .iter()
                .for_each(|number| self.set_mode(false, number, true)),
            'j' => self.left(first),
            'k' => self.above(first),
            'l' => args
                .iter()
                .for_each(|number| self.set_mode(false, number, false)),
            'm' => self.select_rendition(args.0.iter().map(std::slice::from_ref)),
            'n' => self.status(first),
            'r' => self.set_vertical_margins(first, args.get(1)),
            's' if self.has(ModeBit::LeftRightMargin) => {
                self.set_horizontal_margins(first, args.get(1))
            }
            's' => self.save_cursor(),
            't' => self.window(args),
            'u' => self.restore_cursor(),
            _ => {}
        }
    }

    fn csi_private(&mut self, args: Args<'_>, action: char) {
        let first = args.get(0);
        match action {
            'J' => self.erase_display(first, true),
            'K' => self.erase_line(first, true),
            'S' if args.len() > 2 => self.report_graphics(first),
            'W' if first == 5 => self.tabs = super::tabs::Tabs::every_eighth(self.size.columns),
            'h' => args
                .iter()
                .for_each(|number| self.set_mode(true, number, true)),
            'l' => args
                .iter()
                .for_each(|number| self.set_mode(true, number, false)),
            'm' => args.iter().for_each(|which| self.report_key_format(which)),
            'n' => self.private_status(args),
            'r' => args.iter().for_each(|number| self.restore_mode(number)),
            's' => args.iter().for_each(|number| self.save_mode(number)),
            'u' => self.report_keyboard(),
            _ => {}
        }
    }

    fn csi_prefixed(&mut self, prefix: u8, args: Args<'_>, action: char) {
        let first = args.get(0);
        match (prefix, action) {
            (b'>', 'c') if first == 0 => self.secondary_attributes(),
            (b'=', 'c') if first == 0 => self.tertiary_attributes(),
            (b'>', 'm') => self.set_key_format(args),
            (b'>', 'n') if first == 4 => self.input.modify_other_keys = 0,
            (b'>', 'q') if first == 0 => self.version(),
            (b'>', 't') => self.set_title_features(args, true),
            (b'>', 'T') if self.omitted & 1 == 0 => self.set_title_features(args, false),
            (b'>', 'u') => self.push_keyboard(first),
            (b'<', 'u') => self.pop_keyboard(first),
            (b'=', 'u') => self.set_keyboard(first, args.get(1)),
            _ => {}
        }
    }

    fn csi_intermediate(&mut self, intermediates: &[u8], args: Args<'_>, action: char) {
        let first = args.get(0);
        match (intermediates, action) {
            (b" ", '@') => self.scroll_sideways(first, true),
            (b" ", 'A') => self.scroll_sideways(first, false),
            (b" ", 'q') => self.set_cursor_style(first),
            (b"!", 'p') => self.soft_reset(),
            (b"\"", 'p') => self.set_conformance(args),
            (b"\"", 'q') => self.protect_characters(first),
            (b"#", '{' | 'p') => self.push_rendition(args),
            (b"#", '}' | 'q') => self.pop_rendition(),
            (b"#", '|') => self.report_rendition(args),
            (b"#", 'P') => args.iter().for_each(|place| self.push_colors(place)),
            (b"#", 'Q') => args.iter().for_each(|place| self.pop_colors(place)),
            (b"#", 'R') => self.report_colors(),
            (b"#", 'y') => self.checksum = first,
            (b"&", 'u') if first == 0 && self.conformance.level > 2 => {
                self.reply_dcs(self.preferred.assignment())
            }
            (b"$", 'p') => self.report_mode(false, first),
            (b"?$", 'p') => self.report_mode(true, first),
            (b"$" | b"*" | b"'", _)
                if self.conformance.level < 4
                    && action != 'p'
                    && action != '|'
                    && action != 'w' => {}
            (b"$", 'r') => self.change_attributes(args, false),
            (b"$", 't') => self.change_attributes(args, true),
            (b"$", 'v') => self.copy_area(args),
            (b"$", 'w') => self.report_presentation(first),
            (b"$", 'x') => self.fill_area(args),
            (b"$", 'z') => self.erase_area(args, false),
            (b"$", '{') => self.erase_area(args, true),
            (b"$", '|') => self.set_columns_per_page(first),
            (b"*", '|') if self.conformance.level > 3 => self.set_lines_per_screen(first),
            (b"*", 'x') => self.rectangles = first == 2,
            (b"*", 'y') => self.report_checksum(args),
            (b"'", '}') => self.shift_columns_here(first, false),
            (b"'", '~') => self.shift_columns_here(first, true),
            _ => {}
        }
    }

    /// DECSCUSR.
    fn set_cursor_style(&mut self, style: u16) {
        self.shape = match style {
            0..=2 => CursorShape::Block,
            3 | 4 => CursorShape::Underline,
            5 | 6 => CursorShape::Bar,
            _ => return,
        };
        self.modes
            .set(ModeBit::BlinkingCursor, style == 0 || style % 2 == 1);
    }
}
