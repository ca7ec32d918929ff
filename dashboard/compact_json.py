"""JSON as pages carry it: letters as they are, no spaces between."""

import json


def compact(content: object) -> str:
    """The shortest JSON of a content; TypeError for what JSON does not have."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
