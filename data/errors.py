"""The one error that users see: an English template, translated at the edge, with the values that fill it."""


class UserError(Exception):
    """A fault a person can act on: says what was found, what was expected and what to do.

    `template` is English with `{named}` places; `data.language` turns it into the reader's language.
    """

    def __init__(self, template: str, **values: object) -> None:
        super().__init__(template.format(**values))
        self.template = template
        self.values_by_name = values
