"""YAML is read into plain values, whichever parser reads it."""

import pytest
import yaml

from data.yaml_text import LOADER, read_yaml


def test_the_parser_in_c_says_what_the_one_in_python_says():
    text = 'name: {pl: "Śląskie", en: Silesia}\ncodes: ["0201", 2464]\nsince: 2014-03-06\n'
    assert read_yaml(text) == yaml.safe_load(text)


def test_no_object_is_made():
    assert issubclass(LOADER, (yaml.CSafeLoader, yaml.SafeLoader))
    with pytest.raises(yaml.YAMLError):
        read_yaml("!!python/object/apply:os.getcwd []")
