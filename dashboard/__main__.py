"""`python -m dashboard templates`: checks the templates that the office dropped into its data folder."""

import sys
from collections.abc import Sequence

from dashboard.exports.office_templates import FILES, FOLDER, OfficeTemplates
from data.errors import UserError
from data.language import Texts, texts_in
from data.language.command_line import make_output_safe, split_language
from data.settings import read_settings

DONE, FAULTY, REFUSED = 0, 1, 2


def check_templates(texts: Texts) -> int:
    """Prints what is missing in each template; 1 when one cannot be used."""
    folder = read_settings().data_dir
    found = OfficeTemplates(folder).checked()
    if not found:
        names = ", ".join(FILES.values())
        print(
            texts.say("There are no templates in {folder}. Known names: {names}.", folder=folder / FOLDER, names=names)
        )
    for one in found:
        for told in (*one.faults, *one.notes):
            print(texts.of_error(told), file=sys.stderr if one.faults else sys.stdout)
        if not one.faults:
            print(texts.say("{file}: the template can be used.", file=one.name))
    return FAULTY if any(one.faults for one in found) else DONE


def main(arguments: Sequence[str]) -> int:
    """Runs the command; returns its exit code, 2 when it was not understood."""
    texts = texts_in("pl")
    try:
        language, rest = split_language(arguments)
        texts = texts_in(language)
        if rest != ["templates"]:
            print(texts.say("Usage: python -m dashboard templates [--lang pl|en]"))
            return DONE if rest in ([], ["help"]) else REFUSED
        return check_templates(texts)
    except UserError as error:
        print(texts.of_error(error), file=sys.stderr)
        return REFUSED


if __name__ == "__main__":
    make_output_safe()
    sys.exit(main(sys.argv[1:]))
