"""Word lists of the demonstration; names of organisations and surnames are put together from syllables."""

SYLLABLES = (
    "ba", "be", "bo", "ca", "da", "de", "do", "fa", "fi", "ga", "go", "ka", "ki", "ko", "la", "le",
    "li", "lo", "ła", "ło", "ma", "me", "mi", "mo", "na", "ne", "ni", "no", "pa", "pe", "po", "ra",
    "re", "ri", "ró", "sa", "se", "so", "śmi", "ta", "te", "ti", "tó", "wa", "we", "wi", "wo", "żu",
)  # fmt: skip

STREETS = (
    "Polna", "Leśna", "Słoneczna", "Krótka", "Szkolna", "Ogrodowa", "Lipowa", "Brzozowa", "Łąkowa", "Kwiatowa",
    "Kościelna", "Sosnowa", "Zielona", "Rynek", "Parkowa", "Dębowa", "Źródlana", "Młyńska", "Świerkowa", "Górna",
)  # fmt: skip

PRODUCTS = (
    "catering", "sprzątanie", "pralnia", "utrzymanie zieleni", "opieka nad osobami starszymi", "usługi asystenckie",
    "rękodzieło", "ceramika", "stolarstwo", "krawiectwo", "drukarnia", "introligatornia", "pakowanie i konfekcja",
    "szkolenia", "przedszkole", "żłobek", "rehabilitacja", "transport", "remonty", "gastronomia", "hotel i noclegi",
    "przetwórstwo owoców", "warsztat rowerowy", "recykling", "archiwizacja i digitalizacja", "teatr i edukacja",
)  # fmt: skip

TOPICS = (
    "podstawy ekonomii społecznej", "partnerstwa lokalne", "zakładanie spółdzielni socjalnej",
    "zamówienia publiczne i klauzule społeczne", "reintegracja społeczna i zawodowa", "finansowanie i pożyczki",
    "status przedsiębiorstwa społecznego", "usługi społeczne w gminie", "marketing i sprzedaż", "księgowość i prawo",
    "współpraca z biznesem", "rozwój wsi i KGW",
)  # fmt: skip

FEMALE_FIRST_NAMES = (
    "Agnieszka", "Anna", "Barbara", "Beata", "Bożena", "Danuta", "Dorota", "Elżbieta", "Ewa", "Grażyna", "Halina",
    "Iwona", "Joanna", "Jolanta", "Justyna", "Katarzyna", "Łucja", "Magdalena", "Małgorzata", "Maria", "Monika",
    "Patrycja", "Renata", "Róża", "Teresa", "Urszula", "Wanda", "Weronika", "Zofia", "Żaneta",
)  # fmt: skip
MALE_FIRST_NAMES = (
    "Adam", "Andrzej", "Bartłomiej", "Bogdan", "Czesław", "Damian", "Dariusz", "Grzegorz", "Henryk", "Jacek", "Jan",
    "Kamil", "Krzysztof", "Łukasz", "Marcin", "Marek", "Mateusz", "Michał", "Paweł", "Piotr", "Rafał", "Robert",
    "Sławomir", "Stanisław", "Tomasz", "Wiesław", "Wojciech", "Zbigniew", "Zdzisław", "Łazarz",
)  # fmt: skip

SURNAME_STARTS = (
    "Ból", "Bruź", "Chrzęst", "Ciel", "Drum", "Dźwig", "Fral", "Giel", "Gżem", "Hal", "Jęd", "Klem", "Kroś", "Łęb",
    "Łuń", "Mierz", "Mródź", "Nasz", "Oskr", "Pęd", "Plusk", "Rozm", "Skar", "Śmig", "Tram", "Trząs", "Ubr", "Wędz",
    "Wrzem", "Zbroń", "Źrem", "Żół",
)  # fmt: skip
SURNAME_MIDDLES = ("a", "e", "o", "u", "ale", "elo", "era", "olu", "ula", "oma")
# The male and the female form.
SURNAME_ENDS = (
    ("cki", "cka"), ("dzki", "dzka"), ("mski", "mska"), ("rski", "rska"), ("wski", "wska"), ("dak", "dak"),
    ("czyk", "czyk"), ("nowicz", "nowicz"), ("lko", "lko"), ("niuk", "niuk"), ("tała", "tała"), ("żewski", "żewska"),
)  # fmt: skip
