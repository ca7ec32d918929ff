"""The one error that users see: an English template, translated at the edge, with the values that fill it."""


class UserError(Exception):
    """A fault a person can act on: says what was found, what was expected and what to do.

    `template` is English with `{named}` places; `data.language` turns it into the reader's language. A value may be
    a list of further errors, one line each.
    """

    def __init__(self, template: str, **values: object) -> None:
        super().__init__(template.format(**{name: _in_lines(value) for name, value in values.items()}))
        self.template = template
        self.values_by_name = values


def _in_lines(value: object) -> object:
    if isinstance(value, list) and all(isinstance(entry, UserError) for entry in value):
        return "\n".join(map(str, value))
    return value
