"""Reading ahead: afterwards no view has to read a file of texts or forms, which each worker would keep for itself."""

import subprocess
import sys

from tests.office import ROOT

OPENED_AFTERWARDS = """
import sys
from datetime import date
from data.language import LANGUAGES, Formats, read_ahead, texts_in
read_ahead()
opened = []
sys.addaudithook(lambda name, given: opened.append(given[0]) if name == "open" else None)
for language in LANGUAGES:
    texts_in(language).say("Overview")
    formats = Formats(language)
    formats.number(-1234.56, decimals=2)
    formats.percent(0.124, decimals=1)
    formats.period(date(2014, 1, 1), date(2015, 6, 30))
    formats.period(date(2014, 3, 6), date(2015, 6, 3))
    formats.listing(["a", "b", "c"])
print(opened)
"""


def test_no_file_is_read_afterwards():
    done = subprocess.run([sys.executable, "-c", OPENED_AFTERWARDS], cwd=ROOT, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("[]\n", "")
