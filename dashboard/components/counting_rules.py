"""What the page Metodyka tells of counting: owed values, events, people, comparisons (docs/methodology.md too)."""

from typing import NamedTuple

from dashboard.words import Words


class Rules(NamedTuple):
    """A heading and the sentences below it."""

    title: str
    told: list[str]


def rules_of_counting(words: Words) -> list[Rules]:
    """Everything that is not said by the formulas of progress."""
    return [_summaries(words), _owed(words), _events(words), _people(words), _comparisons(words), _white_spots(words)]


def _summaries(words: Words) -> Rules:
    say = words.say
    return Rules(
        say("Summaries, forecasts, dates"),
        [
            say(
                "Percentages of unlike indicators are never averaged: a priority or a plan is summarised by the "
                "number of indicators in each status. The weakest priority has the largest share of judged indicators "
                "that lag or go back; slow ones decide between equals."
            ),
            say(
                "A forecast needs at least three comparable values. It uses the median slope between all pairs of "
                "values (Theil–Sen) and shows a range. The arrow of a trend needs five values and a direction that "
                "stays the same when each of them is left out in turn."
            ),
            say(
                "“As of” is the date a figure speaks of, not the day it was loaded. With a date chosen, only periods "
                "that ended by then are shown."
            ),
        ],
    )


def _owed(words: Words) -> Rules:
    say = words.say
    return Rules(
        say("Old and owed values"),
        [
            say(
                "A value is out of date when it is older than its frequency allows: a year for monthly and quarterly "
                "ones, two for half-yearly, three for yearly ones, four for those of every second year."
            ),
            say(
                "A value is owed for every period that ended after the baseline, by the date of the target and by the "
                "chosen date, and that no value describes, also where it is known that there is none."
            ),
            say(
                "Needed per year: what is missing to the target divided by the years left. Achieved per year: the way "
                "from the baseline divided by the years since then."
            ),
        ],
    )


def _events(words: Words) -> Rules:
    say = words.say
    return Rules(
        say("Events planned and delivered"),
        [
            say(
                "The plan is every event of the office's schedule that was not called off. Delivered are events with "
                "the status “zrealizowane”; an event counts in the month in which it ends. Events of the office and "
                "the chronicle of public pages are never added up."
            ),
            say(
                "The finish is told by the pace of the last 12 months. There is no forecast without a plan, with fewer "
                "than three months that have a result, or when nothing was delivered for 12 months."
            ),
            say(
                "A gmina was reached when a list or a head-count names it. What to hold next: gminy never reached "
                "first, the largest of them first, then those that have waited longest, by inhabitants times months."
            ),
        ],
    )


def _people(words: Words) -> Rules:
    say = words.say
    return Rules(
        say("Attendances and different people"),
        [
            say(
                "Attendances add up: who came twice counts twice. Different people do not add up: who came in two "
                "powiaty is one person of the voivodeship, so each cell is counted for itself."
            ),
            say(
                "Two rows are one person when they share an e-mail, or the name and the NIP of the institution. Names "
                "and addresses are not stored: a list becomes keyed marks while it is read, and with the closing of a "
                "year the key is destroyed."
            ),
            say(
                "Where a list is missing, people come from the head-count of the event; they are in the sum of those "
                "who came, never among different people."
            ),
        ],
    )


def _comparisons(words: Words) -> Rules:
    say = words.say
    return Rules(
        say("Comparison of areas"),
        [
            say(
                "Counts are compared per 10,000 inhabitants; the date of the population stands beside them. All areas "
                "have one period: the one that most of them have; the others are shown as missing."
            ),
            say(
                "Chance alone moves small counts. Around the rate of the voivodeship lie limits of 95 % and 99.8 % of "
                "the Poisson distribution; only areas outside the 99.8 % are named as different."
            ),
        ],
    )


def _white_spots(words: Words) -> Rules:
    say = words.say
    return Rules(
        say("White spots"),
        [
            say(
                "A gmina is a white spot where the data tell that it has none: the newest count is zero, or its last "
                "event lies further back than the chosen number of months. Without data it is unknown, not empty."
            ),
        ],
    )
