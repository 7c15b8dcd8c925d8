//! What is shown.

/// The first hundred elements, by their atomic numbers.
#[rustfmt::skip]
pub(crate) const ELEMENTS: [&str; 100] = [
    "Hydrogen", "Helium", "Lithium", "Beryllium", "Boron", "Carbon", "Nitrogen", "Oxygen", "Fluorine", "Neon",
    "Sodium", "Magnesium", "Aluminium", "Silicon", "Phosphorus", "Sulfur", "Chlorine", "Argon", "Potassium", "Calcium",
    "Scandium", "Titanium", "Vanadium", "Chromium", "Manganese", "Iron", "Cobalt", "Nickel", "Copper", "Zinc",
    "Gallium", "Germanium", "Arsenic", "Selenium", "Bromine", "Krypton", "Rubidium", "Strontium", "Yttrium", "Zirconium",
    "Niobium", "Molybdenum", "Technetium", "Ruthenium", "Rhodium", "Palladium", "Silver", "Cadmium", "Indium", "Tin",
    "Antimony", "Tellurium", "Iodine", "Xenon", "Caesium", "Barium", "Lanthanum", "Cerium", "Praseodymium", "Neodymium",
    "Promethium", "Samarium", "Europium", "Gadolinium", "Terbium", "Dysprosium", "Holmium", "Erbium", "Thulium", "Ytterbium",
    "Lutetium", "Hafnium", "Tantalum", "Tungsten", "Rhenium", "Osmium", "Iridium", "Platinum", "Gold", "Mercury",
    "Thallium", "Lead", "Bismuth", "Polonium", "Astatine", "Radon", "Francium", "Radium", "Actinium", "Thorium",
    "Protactinium", "Uranium", "Neptunium", "Plutonium", "Americium", "Curium", "Berkelium", "Californium", "Einsteinium", "Fermium",
];

/// `n` in Roman numerals.
pub(crate) fn numeral(n: usize) -> String {
    const SIGNS: [(usize, &str); 9] = [
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = n;
    let mut numeral = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            numeral.push_str(sign);
            rest -= value;
        }
    }
    numeral
}

/// The products of 1 to 20, in columns of four.
pub(crate) fn times_table() -> String {
    let row = |a: u16| {
        (1..=20)
            .map(|b| format!("{:>4}", a * b))
            .collect::<String>()
    };
    (1..=20).map(row).collect::<Vec<_>>().join("\n")
}

/// A snail's shell.
pub(crate) const SHELL: &str = r#"
    .-""-.
  .'  __  '.
 /  .'  '.  \
 |  | () |  |
  \  '--'  /__
"#;

/// Oliver Wendell Holmes, The Chambered Nautilus (1858).
pub(crate) const POEM: &str = "\
This is the ship of pearl, which, poets feign,
    Sails the unshadowed main,
    The venturous bark that flings
On the sweet summer wind its purpled wings
In gulfs enchanted, where the Siren sings,
    And coral reefs lie bare,
Where the cold sea-maids rise to sun their streaming hair.

Its webs of living gauze no more unfurl;
    Wrecked is the ship of pearl!
    And every chambered cell,
Where its dim dreaming life was wont to dwell,
As the frail tenant shaped his growing shell,
    Before thee lies revealed,
Its irised ceiling rent, its sunless crypt unsealed!

Year after year beheld the silent toil
    That spread his lustrous coil;
    Still, as the spiral grew,
He left the past year's dwelling for the new,
Stole with soft step its shining archway through,
    Built up its idle door,
Stretched in his last-found home, and knew the old no more.

Thanks for the heavenly message brought by thee,
    Child of the wandering sea,
    Cast from her lap, forlorn!
From thy dead lips a clearer note is born
Than ever Triton blew from wreathed horn!
    While on mine ear it rings,
Through the deep caves of thought I hear a voice that sings:

Build thee more stately mansions, O my soul,
    As the swift seasons roll!
    Leave thy low-vaulted past!
Let each new temple, nobler than the last,
Shut thee from heaven with a dome more vast,
    Till thou at length art free,
Leaving thine outgrown shell by life's unresting sea!";

/// Of the animal that Strombus is named for.
pub(crate) const CONCHS: &str = "\
True conchs are sea snails with a wide, flaring lip.
They live in warm shallows, over sand and seagrass.
Most snails glide; a conch digs in its foot and leaps.
Its eyes stand on long stalks and look out through notches in the shell.
With the tip cut off, the shell is a trumpet that is heard for miles.
Triton blew one to calm the waves.";
