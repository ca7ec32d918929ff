"""The fingerprint of the running program, by which a screen that has been on for weeks sees that it is an old one."""

import hashlib
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDERS = ("dashboard", "data")
KINDS = {".py", ".js", ".css", ".svg", ".yml", ".po"}
LENGTH = 12


@lru_cache
def release(root: Path = ROOT) -> str:
    """Changes with every file that makes views; read once per process."""
    digest = hashlib.sha256()
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in KINDS:
                digest.update(f"{path.relative_to(root).as_posix()}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:LENGTH]
