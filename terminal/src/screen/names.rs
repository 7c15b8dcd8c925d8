//! The colours that X11 has names for: the figures of its `rgb.txt`.

/// Names without spaces, in order, and red, green and blue.
#[rustfmt::skip]
const NAMES: [(&str, u32); 144] = [
    ("aliceblue", 0xf0_f8ff), ("antiquewhite", 0xfa_ebd7), ("aquamarine", 0x7f_ffd4), ("azure", 0xf0_ffff),
    ("beige", 0xf5_f5dc), ("bisque", 0xff_e4c4), ("black", 0x00_0000), ("blanchedalmond", 0xff_ebcd),
    ("blue", 0x00_00ff), ("blueviolet", 0x8a_2be2), ("brown", 0xa5_2a2a), ("burlywood", 0xde_b887),
    ("cadetblue", 0x5f_9ea0), ("chartreuse", 0x7f_ff00), ("chocolate", 0xd2_691e), ("coral", 0xff_7f50),
    ("cornflowerblue", 0x64_95ed), ("cornsilk", 0xff_f8dc), ("cyan", 0x00_ffff), ("darkblue", 0x00_008b),
    ("darkcyan", 0x00_8b8b), ("darkgoldenrod", 0xb8_860b), ("darkgray", 0xa9_a9a9), ("darkgreen", 0x00_6400),
    ("darkgrey", 0xa9_a9a9), ("darkkhaki", 0xbd_b76b), ("darkmagenta", 0x8b_008b), ("darkolivegreen", 0x55_6b2f),
    ("darkorange", 0xff_8c00), ("darkorchid", 0x99_32cc), ("darkred", 0x8b_0000), ("darksalmon", 0xe9_967a),
    ("darkseagreen", 0x8f_bc8f), ("darkslateblue", 0x48_3d8b), ("darkslategray", 0x2f_4f4f),
    ("darkslategrey", 0x2f_4f4f), ("darkturquoise", 0x00_ced1), ("darkviolet", 0x94_00d3), ("debianred", 0xd7_0751),
    ("deeppink", 0xff_1493), ("deepskyblue", 0x00_bfff), ("dimgray", 0x69_6969), ("dimgrey", 0x69_6969),
    ("dodgerblue", 0x1e_90ff), ("firebrick", 0xb2_2222), ("floralwhite", 0xff_faf0), ("forestgreen", 0x22_8b22),
    ("gainsboro", 0xdc_dcdc), ("ghostwhite", 0xf8_f8ff), ("gold", 0xff_d700), ("goldenrod", 0xda_a520),
    ("gray", 0xbe_bebe), ("green", 0x00_ff00), ("greenyellow", 0xad_ff2f), ("grey", 0xbe_bebe),
    ("honeydew", 0xf0_fff0), ("hotpink", 0xff_69b4), ("indianred", 0xcd_5c5c), ("ivory", 0xff_fff0),
    ("khaki", 0xf0_e68c), ("lavender", 0xe6_e6fa), ("lavenderblush", 0xff_f0f5), ("lawngreen", 0x7c_fc00),
    ("lemonchiffon", 0xff_facd), ("lightblue", 0xad_d8e6), ("lightcoral", 0xf0_8080), ("lightcyan", 0xe0_ffff),
    ("lightgoldenrod", 0xee_dd82), ("lightgoldenrodyellow", 0xfa_fad2), ("lightgray", 0xd3_d3d3),
    ("lightgreen", 0x90_ee90), ("lightgrey", 0xd3_d3d3), ("lightpink", 0xff_b6c1), ("lightsalmon", 0xff_a07a),
    ("lightseagreen", 0x20_b2aa), ("lightskyblue", 0x87_cefa), ("lightslateblue", 0x84_70ff),
    ("lightslategray", 0x77_8899), ("lightslategrey", 0x77_8899), ("lightsteelblue", 0xb0_c4de),
    ("lightyellow", 0xff_ffe0), ("limegreen", 0x32_cd32), ("linen", 0xfa_f0e6), ("magenta", 0xff_00ff),
    ("maroon", 0xb0_3060), ("mediumaquamarine", 0x66_cdaa), ("mediumblue", 0x00_00cd), ("mediumorchid", 0xba_55d3),
    ("mediumpurple", 0x93_70db), ("mediumseagreen", 0x3c_b371), ("mediumslateblue", 0x7b_68ee),
    ("mediumspringgreen", 0x00_fa9a), ("mediumturquoise", 0x48_d1cc), ("mediumvioletred", 0xc7_1585),
    ("midnightblue", 0x19_1970), ("mintcream", 0xf5_fffa), ("mistyrose", 0xff_e4e1), ("moccasin", 0xff_e4b5),
    ("navajowhite", 0xff_dead), ("navy", 0x00_0080), ("navyblue", 0x00_0080), ("oldlace", 0xfd_f5e6),
    ("olivedrab", 0x6b_8e23), ("orange", 0xff_a500), ("orangered", 0xff_4500), ("orchid", 0xda_70d6),
    ("palegoldenrod", 0xee_e8aa), ("palegreen", 0x98_fb98), ("paleturquoise", 0xaf_eeee),
    ("palevioletred", 0xdb_7093), ("papayawhip", 0xff_efd5), ("peachpuff", 0xff_dab9), ("peru", 0xcd_853f),
    ("pink", 0xff_c0cb), ("plum", 0xdd_a0dd), ("powderblue", 0xb0_e0e6), ("purple", 0xa0_20f0), ("red", 0xff_0000),
    ("rosybrown", 0xbc_8f8f), ("royalblue", 0x41_69e1), ("saddlebrown", 0x8b_4513), ("salmon", 0xfa_8072),
    ("sandybrown", 0xf4_a460), ("seagreen", 0x2e_8b57), ("seashell", 0xff_f5ee), ("sienna", 0xa0_522d),
    ("skyblue", 0x87_ceeb), ("slateblue", 0x6a_5acd), ("slategray", 0x70_8090), ("slategrey", 0x70_8090),
    ("snow", 0xff_fafa), ("springgreen", 0x00_ff7f), ("steelblue", 0x46_82b4), ("tan", 0xd2_b48c),
    ("thistle", 0xd8_bfd8), ("tomato", 0xff_6347), ("turquoise", 0x40_e0d0), ("violet", 0xee_82ee),
    ("violetred", 0xd0_2090), ("wheat", 0xf5_deb3), ("white", 0xff_ffff), ("whitesmoke", 0xf5_f5f5),
    ("yellow", 0xff_ff00), ("yellowgreen", 0x9a_cd32),
];

/// Names that have four shades, told by a digit from 1 to 4, in order.
#[rustfmt::skip]
const SHADES: [(&str, [u32; 4]); 78] = [
    ("antiquewhite", [0xff_efdb, 0xee_dfcc, 0xcd_c0b0, 0x8b_8378]),
    ("aquamarine", [0x7f_ffd4, 0x76_eec6, 0x66_cdaa, 0x45_8b74]),
    ("azure", [0xf0_ffff, 0xe0_eeee, 0xc1_cdcd, 0x83_8b8b]),
    ("bisque", [0xff_e4c4, 0xee_d5b7, 0xcd_b79e, 0x8b_7d6b]),
    ("blue", [0x00_00ff, 0x00_00ee, 0x00_00cd, 0x00_008b]), ("brown", [0xff_4040, 0xee_3b3b, 0xcd_3333, 0x8b_2323]),
    ("burlywood", [0xff_d39b, 0xee_c591, 0xcd_aa7d, 0x8b_7355]),
    ("cadetblue", [0x98_f5ff, 0x8e_e5ee, 0x7a_c5cd, 0x53_868b]),
    ("chartreuse", [0x7f_ff00, 0x76_ee00, 0x66_cd00, 0x45_8b00]),
    ("chocolate", [0xff_7f24, 0xee_7621, 0xcd_661d, 0x8b_4513]),
    ("coral", [0xff_7256, 0xee_6a50, 0xcd_5b45, 0x8b_3e2f]),
    ("cornsilk", [0xff_f8dc, 0xee_e8cd, 0xcd_c8b1, 0x8b_8878]),
    ("cyan", [0x00_ffff, 0x00_eeee, 0x00_cdcd, 0x00_8b8b]),
    ("darkgoldenrod", [0xff_b90f, 0xee_ad0e, 0xcd_950c, 0x8b_6508]),
    ("darkolivegreen", [0xca_ff70, 0xbc_ee68, 0xa2_cd5a, 0x6e_8b3d]),
    ("darkorange", [0xff_7f00, 0xee_7600, 0xcd_6600, 0x8b_4500]),
    ("darkorchid", [0xbf_3eff, 0xb2_3aee, 0x9a_32cd, 0x68_228b]),
    ("darkseagreen", [0xc1_ffc1, 0xb4_eeb4, 0x9b_cd9b, 0x69_8b69]),
    ("darkslategray", [0x97_ffff, 0x8d_eeee, 0x79_cdcd, 0x52_8b8b]),
    ("deeppink", [0xff_1493, 0xee_1289, 0xcd_1076, 0x8b_0a50]),
    ("deepskyblue", [0x00_bfff, 0x00_b2ee, 0x00_9acd, 0x00_688b]),
    ("dodgerblue", [0x1e_90ff, 0x1c_86ee, 0x18_74cd, 0x10_4e8b]),
    ("firebrick", [0xff_3030, 0xee_2c2c, 0xcd_2626, 0x8b_1a1a]),
    ("gold", [0xff_d700, 0xee_c900, 0xcd_ad00, 0x8b_7500]),
    ("goldenrod", [0xff_c125, 0xee_b422, 0xcd_9b1d, 0x8b_6914]),
    ("green", [0x00_ff00, 0x00_ee00, 0x00_cd00, 0x00_8b00]),
    ("honeydew", [0xf0_fff0, 0xe0_eee0, 0xc1_cdc1, 0x83_8b83]),
    ("hotpink", [0xff_6eb4, 0xee_6aa7, 0xcd_6090, 0x8b_3a62]),
    ("indianred", [0xff_6a6a, 0xee_6363, 0xcd_5555, 0x8b_3a3a]),
    ("ivory", [0xff_fff0, 0xee_eee0, 0xcd_cdc1, 0x8b_8b83]),
    ("khaki", [0xff_f68f, 0xee_e685, 0xcd_c673, 0x8b_864e]),
    ("lavenderblush", [0xff_f0f5, 0xee_e0e5, 0xcd_c1c5, 0x8b_8386]),
    ("lemonchiffon", [0xff_facd, 0xee_e9bf, 0xcd_c9a5, 0x8b_8970]),
    ("lightblue", [0xbf_efff, 0xb2_dfee, 0x9a_c0cd, 0x68_838b]),
    ("lightcyan", [0xe0_ffff, 0xd1_eeee, 0xb4_cdcd, 0x7a_8b8b]),
    ("lightgoldenrod", [0xff_ec8b, 0xee_dc82, 0xcd_be70, 0x8b_814c]),
    ("lightpink", [0xff_aeb9, 0xee_a2ad, 0xcd_8c95, 0x8b_5f65]),
    ("lightsalmon", [0xff_a07a, 0xee_9572, 0xcd_8162, 0x8b_5742]),
    ("lightskyblue", [0xb0_e2ff, 0xa4_d3ee, 0x8d_b6cd, 0x60_7b8b]),
    ("lightsteelblue", [0xca_e1ff, 0xbc_d2ee, 0xa2_b5cd, 0x6e_7b8b]),
    ("lightyellow", [0xff_ffe0, 0xee_eed1, 0xcd_cdb4, 0x8b_8b7a]),
    ("magenta", [0xff_00ff, 0xee_00ee, 0xcd_00cd, 0x8b_008b]),
    ("maroon", [0xff_34b3, 0xee_30a7, 0xcd_2990, 0x8b_1c62]),
    ("mediumorchid", [0xe0_66ff, 0xd1_5fee, 0xb4_52cd, 0x7a_378b]),
    ("mediumpurple", [0xab_82ff, 0x9f_79ee, 0x89_68cd, 0x5d_478b]),
    ("mistyrose", [0xff_e4e1, 0xee_d5d2, 0xcd_b7b5, 0x8b_7d7b]),
    ("navajowhite", [0xff_dead, 0xee_cfa1, 0xcd_b38b, 0x8b_795e]),
    ("olivedrab", [0xc0_ff3e, 0xb3_ee3a, 0x9a_cd32, 0x69_8b22]),
    ("orange", [0xff_a500, 0xee_9a00, 0xcd_8500, 0x8b_5a00]),
    ("orangered", [0xff_4500, 0xee_4000, 0xcd_3700, 0x8b_2500]),
    ("orchid", [0xff_83fa, 0xee_7ae9, 0xcd_69c9, 0x8b_4789]),
    ("palegreen", [0x9a_ff9a, 0x90_ee90, 0x7c_cd7c, 0x54_8b54]),
    ("paleturquoise", [0xbb_ffff, 0xae_eeee, 0x96_cdcd, 0x66_8b8b]),
    ("palevioletred", [0xff_82ab, 0xee_799f, 0xcd_6889, 0x8b_475d]),
    ("peachpuff", [0xff_dab9, 0xee_cbad, 0xcd_af95, 0x8b_7765]),
    ("pink", [0xff_b5c5, 0xee_a9b8, 0xcd_919e, 0x8b_636c]), ("plum", [0xff_bbff, 0xee_aeee, 0xcd_96cd, 0x8b_668b]),
    ("purple", [0x9b_30ff, 0x91_2cee, 0x7d_26cd, 0x55_1a8b]), ("red", [0xff_0000, 0xee_0000, 0xcd_0000, 0x8b_0000]),
    ("rosybrown", [0xff_c1c1, 0xee_b4b4, 0xcd_9b9b, 0x8b_6969]),
    ("royalblue", [0x48_76ff, 0x43_6eee, 0x3a_5fcd, 0x27_408b]),
    ("salmon", [0xff_8c69, 0xee_8262, 0xcd_7054, 0x8b_4c39]),
    ("seagreen", [0x54_ff9f, 0x4e_ee94, 0x43_cd80, 0x2e_8b57]),
    ("seashell", [0xff_f5ee, 0xee_e5de, 0xcd_c5bf, 0x8b_8682]),
    ("sienna", [0xff_8247, 0xee_7942, 0xcd_6839, 0x8b_4726]),
    ("skyblue", [0x87_ceff, 0x7e_c0ee, 0x6c_a6cd, 0x4a_708b]),
    ("slateblue", [0x83_6fff, 0x7a_67ee, 0x69_59cd, 0x47_3c8b]),
    ("slategray", [0xc6_e2ff, 0xb9_d3ee, 0x9f_b6cd, 0x6c_7b8b]),
    ("snow", [0xff_fafa, 0xee_e9e9, 0xcd_c9c9, 0x8b_8989]),
    ("springgreen", [0x00_ff7f, 0x00_ee76, 0x00_cd66, 0x00_8b45]),
    ("steelblue", [0x63_b8ff, 0x5c_acee, 0x4f_94cd, 0x36_648b]),
    ("tan", [0xff_a54f, 0xee_9a49, 0xcd_853f, 0x8b_5a2b]),
    ("thistle", [0xff_e1ff, 0xee_d2ee, 0xcd_b5cd, 0x8b_7b8b]),
    ("tomato", [0xff_6347, 0xee_5c42, 0xcd_4f39, 0x8b_3626]),
    ("turquoise", [0x00_f5ff, 0x00_e5ee, 0x00_c5cd, 0x00_868b]),
    ("violetred", [0xff_3e96, 0xee_3a8c, 0xcd_3278, 0x8b_2252]),
    ("wheat", [0xff_e7ba, 0xee_d8ae, 0xcd_ba96, 0x8b_7e66]),
    ("yellow", [0xff_ff00, 0xee_ee00, 0xcd_cd00, 0x8b_8b00]),
];

/// No name is longer, spaces included.
const LONGEST: usize = 32;

/// Red, green and blue of a name, whose case and spaces do not matter.
pub(super) fn named(name: &str) -> Option<[u8; 3]> {
    if name.len() > LONGEST || !name.is_ascii() {
        return None;
    }
    let name: String = name
        .chars()
        .filter(|c| *c != ' ')
        .map(|c| c.to_ascii_lowercase())
        .collect();
    let rgb = |word: u32| {
        let [_, r, g, b] = word.to_be_bytes();
        [r, g, b]
    };
    if let Some(percent) = name.strip_prefix("gray").or(name.strip_prefix("grey"))
        && let Ok(percent) = percent.parse::<u16>()
    {
        // Of the halves the table rounds two down.
        let half = if matches!(percent, 50 | 90) { 49 } else { 50 };
        let level = (percent.min(101) * 255 + half) / 100;
        return u8::try_from(level).ok().map(|level| [level; 3]);
    }
    if let Ok(at) = NAMES.binary_search_by_key(&name.as_str(), |(name, _)| name) {
        return NAMES.get(at).map(|(_, word)| rgb(*word));
    }
    let (family, shade) = name.split_at(name.len().checked_sub(1)?);
    let at = SHADES
        .binary_search_by_key(&family, |(name, _)| name)
        .ok()?;
    let (_, shades) = SHADES.get(at)?;
    let shade = shade.parse::<usize>().ok()?.checked_sub(1)?;
    shades.get(shade).map(|word| rgb(*word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_in_order() {
        assert!(NAMES.is_sorted_by(|a, b| a.0 < b.0));
        assert!(SHADES.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn names_are_found_whatever_their_case_and_spaces() {
        for (name, expected) in [
            ("Medium Spring Green", Some([0x00, 0xfa, 0x9a])),
            ("gray", Some([0xbe; 3])),
            ("Grey 50", Some([0x7f; 3])),
            ("gray51", Some([0x82; 3])),
            ("gray100", Some([0xff; 3])),
            ("gray101", None),
            ("AntiqueWhite3", Some([0xcd, 0xc0, 0xb0])),
            ("antiquewhite5", None),
            ("antiquewhite0", None),
            ("nonesuch", None),
            ("", None),
        ] {
            assert_eq!(named(name), expected, "{name:?}");
        }
    }
}
