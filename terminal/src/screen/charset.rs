//! Character sets: designated to G0..G3, invoked by shifts (ECMA-35, VT220, VT320).

/// A set of 94 or 96 characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Charset {
    #[default]
    Ascii,
    /// DEC Special Graphics: lines and boxes.
    Graphics,
    /// DEC Technical.
    Technical,
    /// DEC Supplemental, by its own name.
    Supplemental,
    /// The user-preferred supplemental set: what was assigned when it was designated.
    Preferred(Supplement),
    /// ISO Latin-1 supplemental.
    Latin1,
    /// A national replacement set: ASCII but for some characters.
    National(National),
}

/// What DECAUPSS can assign.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Supplement {
    #[default]
    Dec,
    Latin1,
}

impl Supplement {
    /// How DECAUPSS names it, behind its introducer.
    pub(super) const fn assignment(self) -> &'static str {
        match self {
            Self::Dec => "0!u%5",
            Self::Latin1 => "1!uA",
        }
    }
}

/// The national replacement character sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum National {
    British,
    Dutch,
    Finnish,
    French,
    FrenchCanadian,
    German,
    Italian,
    NorwegianDanish,
    Portuguese,
    Spanish,
    Swedish,
    Swiss,
}

/// What each set has in the twelve places that may differ from ASCII.
const REPLACED: &str = "#@[\\]^_`{|}~";

impl National {
    const fn characters(self) -> &'static str {
        match self {
            Self::British => "£@[\\]^_`{|}~",
            Self::Dutch => "£¾ĳ½|^_`¨ƒ¼´",
            Self::Finnish => "#@ÄÖÅÜ_éäöåü",
            Self::French => "£à°ç§^_`éùè¨",
            Self::FrenchCanadian => "#àâçêî_ôéùèû",
            Self::German => "#§ÄÖÜ^_`äöüß",
            Self::Italian => "£§°çé^_ùàòèì",
            Self::NorwegianDanish => "#ÄÆØÅÜ_äæøåü",
            Self::Portuguese => "#@ÃÇÕ^_`ãçõ~",
            Self::Spanish => "£§¡Ñ¿^_`°ñç~",
            Self::Swedish => "#ÉÄÖÅÜ_éäöåü",
            Self::Swiss => "ùàéçêîèôäöüû",
        }
    }
}

/// DEC Special Graphics, from 5F to 7E.
const GRAPHICS: &str = " ◆▒␉␌␍␊°±␤␋┘┐┌└┼⎺⎻─⎼⎽├┤┴┬│≤≥π≠£·";

/// DEC Technical, from 21 to 7E; a reversed question mark where it has nothing, as the VT320 shows it.
const TECHNICAL: &str = "⎷┌─⌠⌡│⎡⎣⎤⎦⎛⎝⎞⎠⎨⎬⸮⸮⸮⸮⸮⸮⸮⸮⸮⸮⸮≤≠≥∫∴∝∞÷Δ∇ΦΓ∼≃Θ×Λ⇔⇒≡ΠΨ⸮Σ⸮⸮√ΩΞΥ⊂⊃∩∪∧∨¬αβχδεφγηιθκλ⸮ν∂πψρστ⸮ƒωξυζ←↑→↓";

/// DEC Supplemental, from 21 to 7E, likewise.
const SUPPLEMENTAL: &str = "¡¢£⸮¥⸮§¤©ª«⸮⸮⸮⸮°±²³⸮µ¶·⸮¹º»¼½⸮¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ⸮ÑÒÓÔÕÖŒØÙÚÛÜŸ⸮ßàáâãäåæçèéêëìíîï⸮ñòóôõöœøùúûüÿ⸮";

impl Charset {
    /// The set that an SCS sequence designates by its intermediate byte for the size, and its final;
    /// `preferred` is what DECAUPSS has assigned.
    pub(super) fn designated(
        wide: bool,
        extra: Option<u8>,
        byte: u8,
        preferred: Supplement,
    ) -> Option<Self> {
        if wide {
            return match (extra, byte) {
                (None, b'A') => Some(Self::Latin1),
                // It has as many characters as what was assigned.
                (None, b'<') if preferred == Supplement::Latin1 => Some(Self::Preferred(preferred)),
                _ => None,
            };
        }
        let national = match (extra, byte) {
            (None, b'B' | b'1') => return Some(Self::Ascii),
            (None, b'0' | b'2') => return Some(Self::Graphics),
            (None, b'>') => return Some(Self::Technical),
            (None, b'<') => return Some(Self::Preferred(preferred)),
            (Some(b'%'), b'5') => return Some(Self::Supplemental),
            (None, b'A') => National::British,
            (None, b'4') => National::Dutch,
            (None, b'C' | b'5') => National::Finnish,
            (None, b'R' | b'f') => National::French,
            (None, b'Q' | b'9') => National::FrenchCanadian,
            (None, b'K') => National::German,
            (None, b'Y') => National::Italian,
            (None, b'`' | b'E' | b'6') => National::NorwegianDanish,
            (Some(b'%'), b'6') => National::Portuguese,
            (None, b'Z') => National::Spanish,
            (None, b'H' | b'7') => National::Swedish,
            (None, b'=') => National::Swiss,
            _ => return None,
        };
        Some(Self::National(national))
    }

    /// How an SCS sequence ends that designates it, for DECCIR.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Ascii => "B",
            Self::Graphics => "0",
            Self::Technical => ">",
            Self::Preferred(_) => "<",
            Self::Supplemental => "%5",
            Self::Latin1 => "A",
            Self::National(national) => match national {
                National::British => "A",
                National::Dutch => "4",
                National::Finnish => "5",
                National::French => "R",
                National::FrenchCanadian => "9",
                National::German => "K",
                National::Italian => "Y",
                National::NorwegianDanish => "`",
                National::Portuguese => "%6",
                National::Spanish => "Z",
                National::Swedish => "7",
                National::Swiss => "=",
            },
        }
    }

    /// Whether it can only be designated while DECNRCM is set. The British set is older than that.
    pub(super) const fn is_national(self) -> bool {
        matches!(self, Self::National(set) if !matches!(set, National::British))
    }

    fn translate(self, c: char) -> char {
        let nth = |from: char, table: &str| {
            let index = (c as usize).checked_sub(from as usize);
            index
                .and_then(|index| table.chars().nth(index))
                .unwrap_or(c)
        };
        match self {
            Self::Ascii => c,
            Self::Graphics => nth('_', GRAPHICS),
            Self::Technical => nth('!', TECHNICAL),
            Self::Supplemental | Self::Preferred(Supplement::Dec) => nth('!', SUPPLEMENTAL),
            Self::Latin1 | Self::Preferred(Supplement::Latin1) => match c {
                // It is one of 96, so that the two at the edges count.
                ' '..='\x7f' => char::from_u32(c as u32 | 0x80).unwrap_or(c),
                _ => c,
            },
            Self::National(set) => {
                let place = REPLACED.chars().position(|replaced| replaced == c);
                place
                    .and_then(|place| set.characters().chars().nth(place))
                    .unwrap_or(c)
            }
        }
    }
}

/// The four sets, and which of them are invoked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Charsets {
    sets: [Charset; 4],
    /// Which of them bytes below 80 mean.
    pub(super) left: u8,
    /// Which of them bytes from A0 would mean. In UTF-8 none do; it is kept to be told.
    pub(super) right: u8,
    /// The set for the next character only (SS2, SS3).
    single: Option<u8>,
    /// ASCII is invoked, and nothing has to be looked up.
    plain: bool,
}

impl Default for Charsets {
    fn default() -> Self {
        Self {
            sets: [Charset::Ascii; 4],
            left: 0,
            right: 2,
            single: None,
            plain: true,
        }
    }
}

impl Charsets {
    pub(super) const fn is_ascii(&self) -> bool {
        self.plain
    }

    /// The set of a single shift that waits for its character.
    pub(super) const fn single(&self) -> Option<u8> {
        self.single
    }

    pub(super) fn get(&self, index: u8) -> Charset {
        self.sets
            .get(usize::from(index))
            .copied()
            .unwrap_or_default()
    }

    pub(super) fn designate(&mut self, index: u8, set: Charset) {
        if let Some(place) = self.sets.get_mut(usize::from(index)) {
            *place = set;
        }
        self.settle();
    }

    pub(super) fn lock(&mut self, index: u8) {
        self.left = index;
        self.settle();
    }

    /// ECMA-43, levels 1 and 2: ASCII on the left, and the set of G1 on the right; level 3 says nothing of the right.
    pub(super) fn announce(&mut self, right: bool) {
        self.designate(0, Charset::Ascii);
        if right {
            self.designate(1, Charset::Ascii);
            self.right = 1;
        }
        self.lock(0);
    }

    pub(super) fn shift_once(&mut self, index: u8) {
        self.single = Some(index);
        self.settle();
    }

    /// Whether DEL is a character of the set that is meant now: one of 96 has it.
    pub(super) fn has_delete(&self) -> bool {
        let set = self.get(self.single.unwrap_or(self.left));
        matches!(
            set,
            Charset::Latin1 | Charset::Preferred(Supplement::Latin1)
        )
    }

    fn settle(&mut self) {
        self.plain = self.single.is_none() && self.get(self.left) == Charset::Ascii;
    }

    /// What `c` means in the set that is locked in.
    pub(super) fn peek(&self, c: char) -> char {
        if c.is_ascii() {
            self.get(self.left).translate(c)
        } else {
            c
        }
    }

    /// What `c` means now. It takes up a single shift.
    pub(super) fn translate(&mut self, c: char) -> char {
        let set = self.get(self.single.unwrap_or(self.left));
        self.single = None;
        self.settle();
        if c.is_ascii() { set.translate(c) } else { c }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_have_their_lengths() {
        assert_eq!(GRAPHICS.chars().count(), 0x7f - 0x5f);
        assert_eq!(TECHNICAL.chars().count(), 0x7f - 0x21);
        assert_eq!(SUPPLEMENTAL.chars().count(), 0x7f - 0x21);
        for byte in b'0'..b'~' {
            let set = Charset::designated(false, None, byte, Supplement::Dec);
            if let Some(Charset::National(set)) = set {
                assert_eq!(set.characters().chars().count(), 12, "{set:?}");
            }
        }
    }
}
