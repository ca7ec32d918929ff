"""Indicators of the demonstration plan; some are counted from the demonstration itself, others follow a path."""

from dataclasses import dataclass
from typing import Literal

Rule = Literal["entities", "ps", "mark", "events", "hours", "path"]
YEARLY, QUARTERLY = "roczna", "kwartalna"


@dataclass(frozen=True)
class PlanIndicator:
    """One line of the plan. `what` names kinds of entities or types of events; none means all.

    A path goes from `baseline` to `target`; for a counted one the target is `target` percent of what is reached.
    """

    code: str
    name: str
    action: str
    unit: str
    rule: Rule
    baseline: int
    target: int
    what: tuple[str, ...] = ()
    frequency: str = YEARLY
    by_subregion: bool = False
    decimals: int = 0

    @property
    def priority(self) -> int:
        """The first digit of the action: 1 to 5."""
        return int(self.action[0])

    @property
    def kind(self) -> str:
        """How values are to be read."""
        if self.rule in {"events", "hours"}:
            return "narastająco"
        return "udział" if self.unit == "%" else "poziom"


PRIORITIES = (
    "I. Integracja i reintegracja społeczna",
    "II. Współpraca z otoczeniem i biznesem",
    "III. Edukacja i profesjonalizacja",
    "IV. Promocja ekonomii społecznej",
    "V. Finansowanie i rozwój podmiotów",
)
GOALS = (
    "Więcej miejsc reintegracji blisko domu",
    "Trwałe partnerstwa lokalne",
    "Kompetentne kadry podmiotów i urzędów",
    "Rozpoznawalne produkty i usługi",
    "Rosnąca liczba trwałych podmiotów",
)
TEAMS = (
    "Zespół zadaniowy ds. integracji i reintegracji społecznej",
    "Zespół zadaniowy ds. współpracy z otoczeniem i biznesem",
    "Zespół zadaniowy ds. edukacji",
    "Zespół zadaniowy ds. promocji",
    "Zespół zadaniowy ds. finansowania",
)

INDICATORS = (
    PlanIndicator("I.1", "Liczba centrów i klubów integracji społecznej", "1.2", "podmioty", "entities", 0, 110,
                  ("CIS", "KIS"), QUARTERLY, by_subregion=True),
    PlanIndicator("I.2", "Liczba zakładów aktywności zawodowej i warsztatów terapii zajęciowej", "1.2", "podmioty",
                  "entities", 0, 105, ("ZAZ", "WTZ"), QUARTERLY, by_subregion=True),
    PlanIndicator("I.3", "Liczba posiedzeń Wojewódzkiego Zespołu", "1.1", "posiedzenia", "events", 0, 90,
                  ("posiedzenie",)),
    PlanIndicator("I.4", "Odsetek uczestników reintegracji, którzy podjęli pracę", "1.2", "%", "path", 22, 40,
                  decimals=1),
    PlanIndicator("II.1", "Liczba warsztatów partnerskich", "2.1", "wydarzenia", "events", 0, 120, ("warsztat",),
                  QUARTERLY, by_subregion=True),
    PlanIndicator("II.2", "Liczba wizyt studyjnych", "2.2", "wydarzenia", "events", 0, 95, ("wizyta studyjna",)),
    PlanIndicator("II.3", "Liczba seminariów", "2.3", "wydarzenia", "events", 0, 100, ("seminarium",)),
    PlanIndicator("II.4", "Udział zamówień z klauzulami społecznymi", "2.1", "%", "path", 2, 10, decimals=2),
    PlanIndicator("III.1", "Liczba szkoleń", "3.1", "wydarzenia", "events", 0, 85, ("szkolenie",), QUARTERLY,
                  by_subregion=True),
    PlanIndicator("III.2", "Liczba godzin doradztwa", "3.2", "godziny", "hours", 0, 130, ("doradztwo",), QUARTERLY),
    PlanIndicator("III.3", "Odsetek PES korzystających ze szkoleń", "3.1", "%", "path", 15, 45, decimals=1),
    PlanIndicator("IV.1", "Liczba spotkań informacyjnych", "4.1", "wydarzenia", "events", 0, 100,
                  ("spotkanie informacyjne",), QUARTERLY, by_subregion=True),
    PlanIndicator("IV.2", "Liczba konferencji i kongresów", "4.2", "wydarzenia", "events", 0, 110,
                  ("konferencja", "kongres")),
    PlanIndicator("IV.3", "Liczba PES ze znakiem Zakup Prospołeczny", "4.3", "podmioty", "mark", 0, 140),
    PlanIndicator("IV.4", "Rozpoznawalność ekonomii społecznej wśród mieszkańców", "4.3", "%", "path", 12, 35,
                  decimals=1),
    PlanIndicator("V.1", "Liczba podmiotów ekonomii społecznej", "5.1", "podmioty", "entities", 0, 108, (), QUARTERLY,
                  by_subregion=True),
    PlanIndicator("V.2", "Liczba przedsiębiorstw społecznych", "5.1", "podmioty", "ps", 0, 125, (), QUARTERLY,
                  by_subregion=True),
    PlanIndicator("V.3", "Liczba spółdzielni socjalnych", "5.1", "podmioty", "entities", 0, 115,
                  ("spółdzielnia socjalna",)),
    PlanIndicator("V.4", "Wartość pożyczek udzielonych podmiotom", "5.2", "mln zł", "path", 1, 24, decimals=2),
    PlanIndicator("V.5", "Odsetek wniosków zwróconych do poprawy", "5.2", "%", "path", 48, 20, decimals=1),
)  # fmt: skip
