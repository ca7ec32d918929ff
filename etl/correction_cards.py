"""Reads the corrections of an office from YAML cards in one folder, strictly; all faults of all cards together."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BeforeValidator, Field, ValidationError

from data.catalog import Source
from data.catalog.models import Card
from data.errors import UserError
from data.yaml_text import read_yaml
from etl.cleaning.person_columns import holds_personal_data, kind_by_header
from etl.cleaning.text import column_key, squeeze
from etl.corrections import Correction, quarrels
from etl.faults import shown

FOLDER = "poprawki"
"""Within the data folder of the office."""

Text = Annotated[str, Field(min_length=1)]


class ReasonCard(Card):
    """Why; English where an office has readers of it."""

    pl: Text
    en: str = ""


class RowCard(Card):
    """One correction: rows in which all of `match` stands, the column, and the text before and after."""

    match: Annotated[dict[str, str], Field(min_length=1)]
    column: str
    was: str
    becomes: str


class CorrectionCard(Card):
    """Corrections of one source that have one reason."""

    id: Text
    source: str
    reason: Annotated[ReasonCard, BeforeValidator(lambda found: {"pl": found} if isinstance(found, str) else found)]
    author: Text
    date: date
    rows: Annotated[list[RowCard], Field(min_length=1)]


def read_corrections(folder: Path, sources: Mapping[str, Source]) -> list[Correction]:
    """Corrections of all cards (*.yml, *.yaml), by file and then in their order; none where there is no folder.

    UserError that names every fault of every card: a wrong key or value, an unknown source or column, a column or a
    text with data of people, and corrections that contradict each other or build on one another.
    """
    faults: list[UserError] = []
    corrections: list[Correction] = []
    file_by_id: dict[str, str] = {}
    for path in sorted(path for path in folder.glob("*") if path.suffix.casefold() in {".yml", ".yaml"}):
        card = _card(path, faults)
        if card is None:
            continue
        if card.id in file_by_id:
            other = file_by_id[card.id]
            faults.append(UserError("{file}: id '{id}' is taken by {other}.", file=path.name, id=card.id, other=other))
        file_by_id.setdefault(card.id, path.name)
        found = _corrections(card)
        faults += [fault for correction in found for fault in _faults_of(correction, path.name, sources)]
        corrections += found
    faults += [] if faults else [_quarrel(*pair, file_by_id) for pair in quarrels(corrections)]
    if faults:
        raise UserError("Corrections cannot be used:\n{faults}\nCorrect these files.", faults=faults)
    return corrections


def _card(path: Path, faults: list[UserError]) -> CorrectionCard | None:
    try:
        return CorrectionCard.model_validate(read_yaml(path.read_text(encoding="utf-8-sig")))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        fault = " ".join(str(error).split())
        faults.append(UserError("{file}: this is not YAML in UTF-8 ({fault}).", file=path.name, fault=fault))
    except ValidationError as error:
        faults += [_fault(path.name, fault) for fault in error.errors()]
    return None


def _fault(file: str, fault: Any) -> UserError:
    key = ".".join(str(part + 1) if isinstance(part, int) else part for part in fault["loc"])
    found = shown(str(fault["input"]))
    if fault["type"] == "extra_forbidden":
        return UserError("{file}: unknown key '{key}'.", file=file, key=key)
    if fault["type"] == "missing":
        return UserError("{file}: missing key '{key}'.", file=file, key=key)
    if fault["type"].startswith("date"):
        return UserError(
            "{file}: key '{key}': found '{found}', expected a day such as 2024-06-30, without quotation marks.",
            file=file,
            key=key,
            found=found,
        )
    if fault["type"].startswith("string"):
        return UserError(
            "{file}: key '{key}': found '{found}', expected text; put numbers and dates in quotation marks.",
            file=file,
            key=key,
            found=found,
        )
    return UserError(
        "{file}: key '{key}': found '{found}', which does not belong here. See docs/poprawki.md.",
        file=file,
        key=key,
        found=found,
    )


def _corrections(card: CorrectionCard) -> list[Correction]:
    return [
        Correction(
            card=card.id,
            place=place,
            source=card.source,
            match={column: squeeze(text) for column, text in row.match.items()},
            column=row.column,
            was=squeeze(row.was),
            becomes=squeeze(row.becomes),
            reason={"pl": card.reason.pl, "en": card.reason.en or card.reason.pl},
            author=card.author,
            date=card.date,
        )
        for place, row in enumerate(card.rows, start=1)
    ]


def _faults_of(correction: Correction, file: str, sources: Mapping[str, Source]) -> Iterator[UserError]:
    where = {"file": file, "entry": correction.place}
    source = sources.get(correction.source)
    if source is None:
        if correction.place == 1:
            yield UserError(
                "{file}: there is no source '{source}'. Sources: {sources}.",
                file=file,
                source=correction.source,
                sources=", ".join(sources),
            )
        return
    names = [column.name for column in source.columns]
    for column in correction.wanted:
        if _is_of_people(column, source):
            yield UserError(
                "{file}, entry {entry}: column '{column}' is of people; nobody corrects it here.",
                **where,
                column=column,
            )
        elif column not in names:
            yield UserError(
                "{file}, entry {entry}: there is no column '{column}'. Columns: {columns}.",
                **where,
                column=column,
                columns=", ".join(name for name in names if not _is_of_people(name, source)),
            )
    if any(map(holds_personal_data, (*correction.wanted.values(), correction.becomes))):
        yield UserError("{file}, entry {entry}: a text holds an e-mail address or a PESEL. Remove it.", **where)
    if correction.was == correction.becomes:
        yield UserError("{file}, entry {entry}: 'was' and 'becomes' are the same.", **where)
    if correction.match.get(correction.column, correction.was) != correction.was:
        yield UserError("{file}, entry {entry}: 'match' and 'was' contradict each other.", **where)


def _is_of_people(column: str, source: Source) -> bool:
    named = [c.name for c in source.columns if c.secret] + list(source.personal_columns)
    return column_key(column) in set(map(column_key, named)) or kind_by_header(column) is not None


def _quarrel(first: Correction, second: Correction, file_by_id: Mapping[str, str]) -> UserError:
    return UserError(
        "{file}, entry {entry}, and {other_file}, entry {other_entry}, speak of the same cell. Leave one of them.",
        file=file_by_id[first.card],
        entry=first.place,
        other_file=file_by_id[second.card],
        other_entry=second.place,
    )
