//! Device control strings: DECRQSS, XTGETTCAP, XTGETXRES, DECRSPS, DECAUPSS.

use super::charset::Supplement;
use super::modes::ModeBit;
use super::state::State;
use super::title::from_hex;
use crate::operations::CursorShape;

impl State {
    /// A device control string, from behind its introducer to before its end.
    pub(super) fn dcs(&mut self, string: &[u8]) {
        self.last = None;
        if let Some(request) = string.strip_prefix(b"$q") {
            self.report_setting(request);
        } else if let Some(names) = string.strip_prefix(b"+q") {
            self.report_capabilities(names);
        } else if let Some(names) = string.strip_prefix(b"+Q") {
            self.report_resources(names);
        } else if let Some(stops) = string.strip_prefix(b"2$t") {
            self.restore_tabs(stops);
        } else if let Some(cursor) = string.strip_prefix(b"1$t") {
            self.restore_presentation(cursor);
        } else if string == Supplement::Dec.assignment().as_bytes() {
            self.prefer(Supplement::Dec);
        } else if string == Supplement::Latin1.assignment().as_bytes() {
            self.prefer(Supplement::Latin1);
        }
    }

    /// DECAUPSS, of the VT320.
    fn prefer(&mut self, set: Supplement) {
        if self.conformance.level > 2 {
            self.preferred = set;
        }
    }

    /// DECRQSS: what a control function is set to, by the end of its sequence.
    fn report_setting(&mut self, request: &[u8]) {
        let margins = self.margins;
        let level = self.conformance.level;
        let setting = match request {
            b"\"q" => format!("{}\"q", u8::from(self.tells_protection())),
            // A VT100 cannot be told of its level.
            b"\"p" if level < 2 => return,
            b"\"p" => format!("6{level};{}\"p", u8::from(!self.eight_bit)),
            b"r" => format!("{};{}r", margins.top + 1, margins.bottom + 1),
            b"s" if level > 3 => format!("{};{}s", margins.left + 1, margins.right + 1),
            b"m" => format!("{}m", self.rendition_report()),
            b" q" => {
                let steady = match self.shape {
                    CursorShape::Block => 2,
                    CursorShape::Underline => 4,
                    CursorShape::Bar => 6,
                };
                format!("{} q", steady - u8::from(self.has(ModeBit::BlinkingCursor)))
            }
            b"t" => format!("{}t", self.size.rows.max(24)),
            b"$|" => format!(
                "{}$|",
                if self.has(ModeBit::Columns132) {
                    132
                } else {
                    80
                }
            ),
            b"*|" => format!("{}*|", self.size.rows),
            // There is no status line to be selected or shown: both are as they are without one.
            b"$}" => "0$}".to_owned(),
            b"$~" => "0$~".to_owned(),
            b"*x" => format!("{}*x", if self.rectangles { 2 } else { 1 }),
            _ => return self.reply_dcs("0$r"),
        };
        self.reply_dcs(&format!("1$r{setting}"));
    }

    /// XTGETTCAP: names in hexadecimal, separated by semicolons; it answers up to the first that is not known.
    fn report_capabilities(&mut self, names: &[u8]) {
        let mut answer = String::new();
        for name in names.split(|byte| *byte == b';').take(32) {
            let value = from_hex(name).and_then(|name| capability(&name));
            let name: String = name
                .iter()
                .map(|&byte| char::from(byte))
                .filter(char::is_ascii_hexdigit)
                .collect();
            let Some(value) = value else {
                if answer.is_empty() {
                    return self.reply_dcs(&format!("0+r{name}"));
                }
                break;
            };
            if !answer.is_empty() {
                answer.push(';');
            }
            answer.push_str(&name);
            if !value.is_empty() {
                answer.push('=');
                answer.extend(value.bytes().map(|byte| format!("{byte:02X}")));
            }
        }
        self.reply_dcs(&format!("1+r{answer}"));
    }

    /// XTGETXRES: names in hexadecimal, separated by semicolons; the answer goes up to the first that is not known.
    fn report_resources(&mut self, names: &[u8]) {
        let mut answer = String::new();
        for (at, name) in names.split(|byte| *byte == b';').take(32).enumerate() {
            let separator = if at == 0 { "" } else { ";" };
            let value = from_hex(name).and_then(|name| resource(&name));
            let name: String = name
                .iter()
                .map(|&byte| char::from(byte))
                .filter(char::is_ascii_hexdigit)
                .collect();
            let Some(value) = value else {
                if at == 0 {
                    return self.reply_dcs(&format!("0+R{name}"));
                }
                break;
            };
            let value: String = value.bytes().map(|byte| format!("{byte:02X}")).collect();
            answer.push_str(&format!("{separator}{name}={value}"));
        }
        self.reply_dcs(&format!("1+R{answer}"));
    }

    /// DECRSPS 2: tab stops as DECTABSR told them.
    fn restore_tabs(&mut self, stops: &[u8]) {
        self.tabs.clear();
        for stop in stops.split(|byte| *byte == b'/') {
            let column = std::str::from_utf8(stop)
                .ok()
                .and_then(|stop| stop.parse::<u16>().ok());
            if let Some(column) = column.and_then(|column| column.checked_sub(1)) {
                self.tabs.set(column, true);
            }
        }
    }
}

/// What resources of xterm would be here: what the terminal begins with, and what it allows.
fn resource(name: &[u8]) -> Option<&'static str> {
    Some(match name {
        b"decTerminalID" => "420",
        b"allowColorOps" | b"allowTcapOps" | b"allowTitleOps" | b"allowWindowOps" | b"autoWrap"
        | b"dynamicColors" => "true",
        b"answerbackString" => "",
        b"utf8" => "2",
        b"background" => "#000000",
        b"foreground" | b"cursorColor" => "#e5e5e5",
        b"allowFontOps" | b"c132" | b"curses" | b"cursorBlink" | b"cursorUnderLine"
        | b"metaSendsEscape" | b"reverseWrap" | b"titeInhibit" => "false",
        _ => return None,
    })
}

/// The capabilities that programs ask for, by their terminfo and termcap names.
fn capability(name: &[u8]) -> Option<&'static str> {
    Some(match name {
        b"TN" | b"name" => "xterm-256color",
        b"Co" | b"colors" => "256",
        b"RGB" => "8/8/8",
        b"Tc" | b"Su" => "",
        b"Smulx" => "\x1b[4:%p1%dm",
        b"Setulc" => "\x1b[58:2::%p1%{65536}%/%d:%p1%{256}%/%{255}%&%d:%p1%{255}%&%dm",
        b"Ms" => "\x1b]52;%p1%s;%p2%s\x1b\\",
        b"Ss" => "\x1b[%p1%d q",
        b"Se" => "\x1b[2 q",
        b"ku" | b"kcuu1" => "\x1bOA",
        b"kd" | b"kcud1" => "\x1bOB",
        b"kr" | b"kcuf1" => "\x1bOC",
        b"kl" | b"kcub1" => "\x1bOD",
        b"kh" | b"khome" => "\x1bOH",
        b"@7" | b"kend" => "\x1bOF",
        b"kD" | b"kdch1" => "\x1b[3~",
        b"kb" | b"kbs" => "\x7f",
        b"kB" | b"kcbt" => "\x1b[Z",
        b"kI" | b"kich1" => "\x1b[2~",
        b"kP" | b"kpp" => "\x1b[5~",
        b"kN" | b"knp" => "\x1b[6~",
        b"%1" | b"khlp" => "\x1b[28~",
        b"#2" | b"kHOM" => "\x1b[1;2H",
        b"*7" | b"kEND" => "\x1b[1;2F",
        b"#4" | b"kLFT" => "\x1b[1;2D",
        b"%i" | b"kRIT" => "\x1b[1;2C",
        b"k1" | b"kf1" => "\x1bOP",
        b"k2" | b"kf2" => "\x1bOQ",
        b"k3" | b"kf3" => "\x1bOR",
        b"k4" | b"kf4" => "\x1bOS",
        b"k5" | b"kf5" => "\x1b[15~",
        b"k6" | b"kf6" => "\x1b[17~",
        b"k7" | b"kf7" => "\x1b[18~",
        b"k8" | b"kf8" => "\x1b[19~",
        b"k9" | b"kf9" => "\x1b[20~",
        b"k;" | b"kf10" => "\x1b[21~",
        b"F1" | b"kf11" => "\x1b[23~",
        b"F2" | b"kf12" => "\x1b[24~",
        b"K1" | b"ka1" => "\x1bOw",
        b"K3" | b"ka3" => "\x1bOy",
        b"K2" | b"kb2" => "\x1bOu",
        b"K4" | b"kc1" => "\x1bOq",
        b"K5" | b"kc3" => "\x1bOs",
        _ => return None,
    })
}
