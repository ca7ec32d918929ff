"""The columns of a registry that offices keep in workbooks, as XLSX."""

import csv
from pathlib import Path

import xlsxwriter

COLUMNS = ("nazwa", "rodzaj", "krs", "nip", "regon", "teryt", "gmina", "powiat", "data_rejestracji")


def write_workbook(registry: Path, workbook: Path) -> None:
    """Nine columns of a registry (CSV in cp1250) as text cells."""
    book = xlsxwriter.Workbook(str(workbook), {"constant_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet()
    with registry.open(encoding="cp1250", newline="") as file:
        reader = csv.DictReader(file, delimiter=";")
        sheet.write_row(0, 0, COLUMNS)
        for number, cells in enumerate(reader, start=1):
            for place, name in enumerate(COLUMNS):
                if cells[name]:
                    sheet.write_string(number, place, cells[name])
    book.close()
