"""Matches the headers of a file to the columns of a source card, and recognises the source of a file."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from data.catalog import Catalog, Source
from data.errors import UserError
from etl.cleaning.text import column_key


@dataclass(frozen=True)
class Match:
    """Headers of a file by our names; `missing` are required columns, `unknown` headers of no column.

    `doubled` are our names that two headers claim.
    """

    header_by_name: Mapping[str, str]
    missing: list[str]
    unknown: list[str]
    doubled: list[str]
    required: int = 0

    @property
    def misfit(self) -> tuple[int, int, int]:
        """Less is better: few headers that the source does not know, many of its columns, many that it requires."""
        return len(self.unknown), -len(self.header_by_name), -self.required


def match_columns(headers: list[str], source: Source) -> Match:
    """Compares after dropping case, spaces, diacritics and underscores; personal columns count as known."""
    name_by_key = {column_key(header): c.name for c in source.columns for header in [c.name, *c.headers]}
    personal = {column_key(header) for header in source.personal_columns}
    found: dict[str, list[str]] = {}
    unknown: list[str] = []
    for header in headers:
        key = column_key(header)
        if key in name_by_key:
            found.setdefault(name_by_key[key], []).append(header)
        elif key not in personal:
            unknown.append(header)
    return Match(
        header_by_name={name: written[0] for name, written in found.items()},
        missing=[c.name for c in source.columns if c.required and c.name not in found],
        unknown=unknown,
        doubled=[name for name, written in found.items() if len(written) > 1],
        required=sum(column.required for column in source.columns),
    )


def require_columns(headers: list[str], match: Match, file_name: str) -> None:
    """UserError that names all columns missing, or all that two headers claim."""
    if match.missing:
        raise UserError(
            "{file}: required columns are missing: {missing}. Columns found: {found}. "
            "Add the columns or choose another source.",
            file=file_name,
            missing=", ".join(match.missing),
            found=", ".join(headers),
        )
    if match.doubled:
        raise UserError(
            "{file}: more than one header means the same column: {columns}. Leave one of them.",
            file=file_name,
            columns=", ".join(match.doubled),
        )


def with_our_names(frame: pd.DataFrame, match: Match, source: Source, file_name: str) -> pd.DataFrame:
    """The columns of the card but the secret ones, under its names; an absent optional column is empty.

    UserError names all faults.
    """
    require_columns(list(frame.columns), match, file_name)
    columns = {
        c.name: frame[match.header_by_name[c.name]] if c.name in match.header_by_name else _absent(frame)
        for c in source.columns
        if not c.secret
    }
    return pd.DataFrame(columns, index=frame.index)


def _absent(frame: pd.DataFrame) -> pd.Series:
    """A column of empty cells, of the same form as the others."""
    if len(frame.columns) and isinstance(frame.dtypes.iloc[0], pd.CategoricalDtype):
        empty = pd.Categorical.from_codes([0] * len(frame), categories=pd.Index([""], dtype=object))
        return pd.Series(empty, index=frame.index)
    return pd.Series("", index=frame.index, dtype=object)


def recognise(headers: list[str], catalog: Catalog, file_name: str) -> Source:
    """The source whose required columns are all there; among several the one that fits the headers best.

    UserError that names the candidates when that leaves none or more than one.
    """
    matches = {source.id: match_columns(headers, source) for source in catalog.sources.values()}
    misfits = {id_: match.misfit for id_, match in matches.items() if not match.missing}
    best = [id_ for id_, misfit in misfits.items() if misfit == min(misfits.values())]
    if len(best) == 1:
        return catalog.sources[best[0]]
    raise unclear_source(best or list(catalog.sources), file_name)


def unclear_source(candidates: list[str], file_name: str) -> UserError:
    """What to say when several sources fit, or none does and all are candidates."""
    return UserError(
        "{file}: the source cannot be told from the columns. Name it with --source, one of: {sources}.",
        file=file_name,
        sources=", ".join(candidates),
    )


def source_named(source_id: str, catalog: Catalog) -> Source:
    """The card of a source; UserError that lists the sources."""
    if source_id not in catalog.sources:
        raise UserError(
            "There is no source '{source}'. Sources: {sources}.", source=source_id, sources=", ".join(catalog.sources)
        )
    return catalog.sources[source_id]
