"""Benchmarks of the running app, as ratios to references measured in the same run.

    python -m tests.bench            # everything, about ten minutes
    python -m tests.bench --quick    # fewer repeats, under five minutes
    python -m tests.bench --json FILE

Machines differ and are noisy, so read the column "ratio": the median of what was measured over the median of its
reference, both of this run. What is measured:

* server.py: the answer to a change of the selection, without a browser, against the answer of an empty Dash callback;
  "varied" never asks the same twice, "repeated" always does. Also the bytes of such an answer.
* loading.py: making the database and loading the bundled files, against a bare insert of the rows that result.
* browser.py: from a change of the selection to `data-stan="gotowe"`, and from a cold start to it, in a real Chromium,
  against the round trip and the cold start of an empty Dash page. Also the bytes of a cold start.

Every measurement is a function that returns rows (table.py); __main__.py runs them and prints.
"""
