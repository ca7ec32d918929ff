"""Templates that an office drops into `szablony` of its data folder: its own masters, styles, logo and colours."""

import hashlib
import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from dashboard.exports.options import Template
from dashboard.exports.template_parts import Checked, look_at_document, look_at_slides
from data.errors import UserError

FOLDER = "szablony"
FILES: Mapping[str, str] = {"pptx": "prezentacja.pptx", "docx": "dokument.docx"}
LOOKS: Mapping[str, Callable[[str, bytes], Checked]] = {"pptx": look_at_slides, "docx": look_at_document}
MOST_BYTES, MOST_UNPACKED = 20 * 1024**2, 200 * 1024**2
ACTIVE = ("vbaproject", "activex", "oleobject", "/embeddings/", "/customxml/item")
EXTERNAL = b'TargetMode="External"'
LINK = b"/relationships/hyperlink"


class OfficeTemplates:
    """Reads the templates of a folder; safe to share between threads. None is as good as any."""

    def __init__(self, data_dir: Path | None) -> None:
        self._folder = data_dir / FOLDER if data_dir else None
        self._sound: dict[str, str] = {}

    def of(self, form: str) -> Template | None:
        """The template for a format, where there is one; UserError for one that cannot be used, with what to do."""
        path = self._path(form)
        if path is None:
            return None
        content = _read(path)
        digest = hashlib.sha256(content).hexdigest()
        if self._sound.get(form) != digest:
            faults = _look(path.name, form, content).faults
            if faults:
                raise faults[0]
            self._sound[form] = digest
        return Template(digest, content)

    def checked(self) -> list[Checked]:
        """What is to be said of each template that is there."""
        found = []
        for form in FILES:
            path = self._path(form)
            if path is None:
                continue
            try:
                found.append(_look(path.name, form, _read(path)))
            except UserError as fault:
                found.append(Checked(path.name, [fault]))
        return found

    def _path(self, form: str) -> Path | None:
        path = self._folder / FILES[form] if self._folder and form in FILES else None
        return path if path and path.exists() else None


def _read(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size <= MOST_BYTES:
            return path.read_bytes()
    except OSError as error:
        raise UserError(
            "The template {file} cannot be opened. Check its rights, or take it away.", file=path.name
        ) from error
    raise UserError(
        "The template {file} is larger than {most} MB. Make its pictures smaller.",
        file=path.name,
        most=MOST_BYTES // 1024**2,
    )


def _look(name: str, form: str, content: bytes) -> Checked:
    """What of a template keeps it from being used, and what of it is made up for."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = [member.filename for member in archive.infolist()]
            if sum(member.file_size for member in archive.infolist()) > MOST_UNPACKED:
                raise zipfile.BadZipFile
            active = sorted({part for part in ACTIVE for one in names if part in one.lower()})
            links = [one for one in names if one.endswith(".rels") and _leads_out(archive.read(one))]
        if active or links:
            fault = UserError(
                "The template {file} holds active or linked content ({found}). Save it without macros, embedded "
                "objects and linked pictures.",
                file=name,
                found=", ".join([*active, *links]),
            )
            return Checked(name, [fault])
        return LOOKS[form](name, content)
    except Exception:
        fault = UserError(
            "The template {file} is no {kind} file that can be read. Save it as an ordinary {kind} file, not as a "
            "template (POTX, DOTX) or with macros.",
            file=name,
            kind=form.upper(),
        )
        return Checked(name, [fault])


def _leads_out(relations: bytes) -> bool:
    """Whether a part fetches something from elsewhere; a link that somebody may click is none."""
    return any(EXTERNAL in one and LINK not in one for one in relations.split(b"<Relationship "))
