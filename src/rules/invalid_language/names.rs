//! What people call languages.

/// Languages by code, and what people call them: in English, German, French, Dutch, in the language itself, and the
/// three letters that libraries have for some of them.
pub(super) const NAMES: [(&str, &[&str]); 36] = [
    ("ar", &["arabic", "arabisch", "arabe"]),
    ("bg", &["bulgarian", "bulgarisch", "bulgare", "bulgaars"]),
    (
        "cs",
        &[
            "czech",
            "tschechisch",
            "tcheque",
            "tch\u{e8}que",
            "tsjechisch",
            "\u{10d}e\u{161}tina",
            "cestina",
            "cze",
        ],
    ),
    (
        "da",
        &["danish", "d\u{e4}nisch", "danois", "deens", "dansk"],
    ),
    ("de", &["german", "deutsch", "allemand", "duits", "ger"]),
    ("el", &["greek", "griechisch", "grec", "grieks", "gre"]),
    ("en", &["english", "englisch", "anglais", "engels"]),
    (
        "es",
        &[
            "spanish",
            "spanisch",
            "espagnol",
            "spaans",
            "espa\u{f1}ol",
            "espanol",
            "castellano",
        ],
    ),
    ("et", &["estonian", "estnisch", "estonien", "ests", "eesti"]),
    ("fi", &["finnish", "finnisch", "finnois", "fins", "suomi"]),
    (
        "fr",
        &[
            "french",
            "franz\u{f6}sisch",
            "franzoesisch",
            "fran\u{e7}ais",
            "francais",
            "frans",
            "fre",
        ],
    ),
    ("ga", &["irish", "irisch", "irlandais", "iers", "gaeilge"]),
    (
        "he",
        &["hebrew", "hebr\u{e4}isch", "h\u{e9}breu", "hebreeuws"],
    ),
    ("hi", &["hindi"]),
    ("hr", &["croatian", "kroatisch", "croate", "hrvatski"]),
    (
        "hu",
        &["hungarian", "ungarisch", "hongrois", "hongaars", "magyar"],
    ),
    (
        "it",
        &["italian", "italienisch", "italien", "italiaans", "italiano"],
    ),
    ("ja", &["japanese", "japanisch", "japonais", "japans"]),
    ("ko", &["korean", "koreanisch", "cor\u{e9}en", "koreaans"]),
    (
        "lt",
        &[
            "lithuanian",
            "litauisch",
            "lituanien",
            "litouws",
            "lietuvi\u{173}",
        ],
    ),
    (
        "lv",
        &["latvian", "lettisch", "letton", "lets", "latvie\u{161}u"],
    ),
    (
        "nl",
        &[
            "dutch",
            "niederl\u{e4}ndisch",
            "niederlaendisch",
            "holl\u{e4}ndisch",
            "n\u{e9}erlandais",
            "neerlandais",
            "nederlands",
            "flemish",
            "fl\u{e4}misch",
            "flamand",
            "vlaams",
            "dut",
        ],
    ),
    (
        "no",
        &[
            "norwegian",
            "norwegisch",
            "norv\u{e9}gien",
            "noors",
            "norsk",
        ],
    ),
    ("pl", &["polish", "polnisch", "polonais", "pools", "polski"]),
    (
        "pt",
        &[
            "portuguese",
            "portugiesisch",
            "portugais",
            "portugees",
            "portugu\u{ea}s",
            "portugues",
        ],
    ),
    (
        "ro",
        &[
            "romanian",
            "rum\u{e4}nisch",
            "roumain",
            "roemeens",
            "rom\u{e2}n\u{103}",
            "rum",
        ],
    ),
    (
        "ru",
        &[
            "russian",
            "russisch",
            "russe",
            "\u{440}\u{443}\u{441}\u{441}\u{43a}\u{438}\u{439}",
        ],
    ),
    (
        "sk",
        &[
            "slovak",
            "slowakisch",
            "slovaque",
            "slowaaks",
            "sloven\u{10d}ina",
            "slo",
        ],
    ),
    (
        "sl",
        &[
            "slovenian",
            "slowenisch",
            "slov\u{e8}ne",
            "sloveens",
            "sloven\u{161}\u{10d}ina",
        ],
    ),
    (
        "sr",
        &["serbian", "serbisch", "serbe", "servisch", "srpski"],
    ),
    (
        "sv",
        &["swedish", "schwedisch", "su\u{e9}dois", "zweeds", "svenska"],
    ),
    ("th", &["thai", "tha\u{ef}"]),
    (
        "tr",
        &[
            "turkish",
            "t\u{fc}rkisch",
            "turc",
            "turks",
            "t\u{fc}rk\u{e7}e",
            "turkce",
        ],
    ),
    (
        "uk",
        &[
            "ukrainian",
            "ukrainisch",
            "ukrainien",
            "oekra\u{ef}ens",
            "\u{443}\u{43a}\u{440}\u{430}\u{457}\u{43d}\u{441}\u{44c}\u{43a}\u{430}",
        ],
    ),
    (
        "vi",
        &["vietnamese", "vietnamesisch", "vietnamien", "vietnamees"],
    ),
    (
        "zh",
        &[
            "chinese",
            "chinesisch",
            "chinois",
            "chinees",
            "mandarin",
            "chi",
        ],
    ),
];
