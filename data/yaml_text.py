"""YAML as plain values, by the parser in C where it is there: all cards are read at every start, ten times as fast."""

from typing import Any

import yaml

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(text: str) -> Any:
    """What the text says; yaml.YAMLError where it is no YAML. Only plain values are made, as by `yaml.safe_load`."""
    return yaml.load(text, Loader=LOADER)  # noqa: S506 - both loaders are the safe ones
