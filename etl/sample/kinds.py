"""The kinds of entities: how they are named, where they settle, how large they are, which marks they may carry."""

from collections.abc import Mapping
from dataclasses import dataclass

GMINA_KINDS = ("miejska", "miejsko-wiejska", "wiejska")


@dataclass(frozen=True)
class Kind:
    """One kind of PES; `settles` are weights by GMINA_KINDS beside the number of people."""

    kind: str
    name: str
    legal_form: str
    since: int
    settles: tuple[int, int, int]
    staff: tuple[int, int]
    places: tuple[int, int] = (0, 0)
    has_krs: bool = True
    has_nip: bool = True
    ps_share: float = 0.0
    mark_share: float = 0.02

    @property
    def has_operator(self) -> bool:
        """Reintegration units are run by somebody else."""
        return self.places != (0, 0)


_RUN_BY = "jednostka prowadzona przez inny podmiot"

# Years of the laws that made the forms; settling, sizes and shares are assumptions.
KINDS: Mapping[str, Kind] = {
    kind.kind: kind
    for kind in (
        Kind("CIS", "Centrum Integracji Społecznej", _RUN_BY, 2004, (10, 8, 6), (4, 18), (20, 60), has_krs=False),
        Kind(
            "KIS", "Klub Integracji Społecznej", _RUN_BY, 2004, (8, 10, 12), (1, 4), (10, 30), has_krs=False,
            has_nip=False, mark_share=0.0,
        ),
        Kind(
            "ZAZ", "Zakład Aktywności Zawodowej", _RUN_BY, 1999, (10, 9, 6), (25, 70), (22, 60), has_krs=False,
            mark_share=0.2,
        ),
        Kind(
            "WTZ", "Warsztat Terapii Zajęciowej", _RUN_BY, 1992, (10, 10, 7), (6, 25), (20, 75), has_krs=False,
            mark_share=0.0,
        ),
        Kind(
            "spółdzielnia socjalna", "Spółdzielnia socjalna", "spółdzielnia socjalna", 2005, (12, 8, 6), (3, 20),
            ps_share=0.55, mark_share=0.1,
        ),
        Kind(
            "fundacja", "Fundacja", "fundacja", 1991, (13, 7, 5), (0, 12), ps_share=0.05, mark_share=0.02,
        ),
        Kind(
            "stowarzyszenie", "Stowarzyszenie", "stowarzyszenie", 1990, (9, 10, 11), (0, 10), ps_share=0.02,
            mark_share=0.01,
        ),
        Kind(
            "spółdzielnia pracy", "Spółdzielnia pracy", "spółdzielnia pracy", 1990, (13, 6, 4), (6, 60),
            ps_share=0.05, mark_share=0.02,
        ),
        Kind(
            "spółdzielnia inwalidów i niewidomych", "Spółdzielnia inwalidów", "spółdzielnia inwalidów", 1990,
            (14, 5, 2), (20, 150), ps_share=0.1, mark_share=0.05,
        ),
        Kind(
            "spółka z o.o. non profit", "Spółka", "spółka z ograniczoną odpowiedzialnością", 2009, (13, 7, 4), (3, 30),
            ps_share=0.4, mark_share=0.1,
        ),
        Kind("KGW", "Koło Gospodyń Wiejskich", "koło gospodyń wiejskich", 1990, (0, 8, 14), (0, 2), has_krs=False),
        Kind(
            "kościelna osoba prawna", "Dom", "kościelna osoba prawna", 1990, (10, 8, 8), (2, 40), has_krs=False,
            mark_share=0.0,
        ),
    )
}  # fmt: skip
