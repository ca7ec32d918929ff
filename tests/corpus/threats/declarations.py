"""Parts of a workbook that declare a type or entities: three payloads in five parts and two encodings."""

from collections.abc import Iterator
from functools import partial

from tests.corpus.case import TABLE
from tests.corpus.threats.threat import Threat
from tests.workbooks import edited, xlsx

SECONDS = 1
CONTENT_TYPES = "[Content_Types].xml"
PARTS = (
    CONTENT_TYPES,
    "xl/_rels/workbook.xml.rels",
    "xl/sharedStrings.xml",
    "xl/worksheets/sheet1.xml",
    "docProps/core.xml",
)
GROWING = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
PAYLOADS = {
    "entities that grow": f'<!DOCTYPE x [<!ENTITY a0 "aaaaaaaaaa">{GROWING}]>',
    "file from outside": '<!DOCTYPE x [<!ENTITY a9 SYSTEM "file:///etc/passwd">]>',
    "address from outside": '<!DOCTYPE x [<!ENTITY % a SYSTEM "{address}"> %a;<!ENTITY a9 "a">]>',
}


def declarations(address: str = "http://127.0.0.1:9/") -> Iterator[Threat]:
    """Each payload in each part and encoding; `address` is what one of the payloads asks for."""
    for name, payload in PAYLOADS.items():
        for part in PARTS:
            for encoding in ("utf-8", "utf-16"):
                make = partial(_with_payload, part, payload.replace("{address}", address), encoding)
                is_untold = part == CONTENT_TYPES and encoding == "utf-16"
                refused = "the content is ?" if is_untold else "holds declarations"
                yield Threat(f"{name} in {part} in {encoding}", make, SECONDS, refused)


def _with_payload(part: str, payload: str, encoding: str) -> bytes:
    """The payload before the root, and its entity in the first text or attribute."""

    def edit(xml: bytes) -> bytes:
        root = xml.decode().partition("?>")[2] if xml.startswith(b"<?xml") else xml.decode()
        used = root.replace("</", "&a9;</", 1)
        return f'<?xml version="1.0" encoding="{encoding}"?>{payload}{used}'.encode(encoding)

    return edited(xlsx(TABLE), part, edit)
