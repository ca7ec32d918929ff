"""The dated states of one entity, from file to file."""

import pandas as pd
from sqlalchemy import Connection, select

from data.queries.entities import snapshots
from data.queries.entity_changes import TRACKED
from data.queries.frames import frame_of
from data.store.tables import entity_state, load

STATE = (*TRACKED, "is_ps", "capacity_kind")


def history_of(db: Connection, entity_key: str) -> pd.DataFrame:
    """States of an entity by standing files, oldest first; files that say the same are one state.

    Columns: since (date of the first file that says so), until (date of the first later file of the source that says
    otherwise or no longer has the entity, else None), the columns of `STATE`, source_id, load_id, row_no and file_name
    of the first file that says so.
    """
    c = entity_state.c
    query = (
        select(load.c.stan_na, *(c[name] for name in STATE), load.c.source_id, c.load_id, c.row_no, load.c.file_name)
        .join(load, load.c.id == c.load_id)
        .where(c.entity_key == entity_key, load.c.withdrawn_at.is_(None))
        .order_by(load.c.source_id, load.c.stan_na, load.c.id)
    )
    found = frame_of(db, query).astype(object)
    found = found.where(found.notna(), None).rename(columns={"stan_na": "since"})
    states = [_merged(db, str(source_id), rows) for source_id, rows in found.groupby("source_id")]
    empty = found.assign(until=None)[["since", "until", *found.columns[1:]]]
    return pd.concat(states, ignore_index=True) if states else empty


def _merged(db: Connection, source_id: str, rows: pd.DataFrame) -> pd.DataFrame:
    """One row for each run of files that say the same; a file without the entity ends a run."""
    order = {snapshot.load_id: place for place, snapshot in enumerate(snapshots(db, source_id))}
    days = [snapshot.stan_na for snapshot in snapshots(db, source_id)]
    states = list(rows[list(STATE)].itertuples(index=False, name=None))
    places = [order[load_id] for load_id in rows["load_id"]]
    starts = [
        place
        for place in range(len(rows))
        if place == 0 or states[place] != states[place - 1] or places[place] != places[place - 1] + 1
    ]
    merged = rows.iloc[starts].reset_index(drop=True)
    last_places = [places[start - 1] for start in starts[1:]] + [places[-1]]
    untils = [days[place + 1] if place + 1 < len(days) else None for place in last_places]
    merged.insert(1, "until", pd.Series(untils, dtype=object))
    return merged
