"""Faults of cleaned columns: what was expected in a cell and what to do, with candidates where there are some."""

from etl.cleaning.places import Found, Gazetteer
from etl.cleaning.vocabulary import Vocabulary
from etl.faults import Fault

MOST_CANDIDATES = 8

WRONG_NIP = Fault("a NIP of 10 digits", "Correct the number or leave the cell empty.")
MISTYPED_NIP = Fault("a NIP whose check digit fits", "Look for a mistyped digit.")
WRONG_REGON = Fault("a REGON of 9 or 14 digits", "Correct the number or leave the cell empty.")
MISTYPED_REGON = Fault("a REGON whose check digit fits", "Look for a mistyped digit.")
WRONG_KRS = Fault("a KRS number of 10 digits", "Write it as text with its leading zeros, e.g. 0000123456.")
LEADING_ZEROS_RESTORED = Fault("a number typed as text", "Leading zeros were put back; keep the column as text.")
PERSONAL_DATA = Fault("no personal data", "The cell was dropped; remove it from the file.")


def unknown_kind(text: str, table: Vocabulary) -> Fault:
    """The kinds whose spellings look like the text, else the whole list."""
    ids = table.candidates(text) or list(table.name_by_id)
    allowed = ", ".join(table.name_by_id[id_] for id_ in ids)
    return Fault("one of: {allowed}", "Use one of these words.", {"allowed": allowed})


def unresolved_place(found: Found, places: Gazetteer) -> Fault:
    """The candidates with their powiaty, where the name fits several gminy or one of another kind."""
    if not found.candidates:
        return Fault("a gmina of the register: its name, or its TERYT code", "Correct the name or give the TERYT code.")
    candidates = "; ".join(places.label(code) for code in found.candidates[:MOST_CANDIDATES])
    return Fault(
        "one gmina, this may be: {candidates}", "Add the powiat or give the TERYT code.", {"candidates": candidates}
    )
