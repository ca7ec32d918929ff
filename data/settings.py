"""Settings from the environment (prefix BAROMETR_); every one has a default that runs locally."""

import secrets
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from data.errors import UserError

WEAK_KEYS = {"secret", "changeme", "password", "haslo", "test", "dev"}
SHORTEST_KEY = 16


class Settings(BaseSettings):
    """The promised settings; a bad value stops the start with one line that names it."""

    model_config = SettingsConfigDict(env_prefix="BAROMETR_", frozen=True, extra="ignore")

    database_url: str = ""
    read_database_url: str = ""
    data_dir: Path = Path("var")
    region: str = ""
    regions: Annotated[tuple[str, ...], NoDecode] = ()
    host: str = "127.0.0.1"
    port: int = Field(default=8050, ge=1, le=65535)
    secret_key: str = Field(default_factory=lambda: secrets.token_hex(32))
    public: bool = False
    screens: Literal["open", "paired"] = "open"
    copies_dir: Path | None = None
    trusted_proxies: int = Field(default=0, ge=0, le=5)
    metrics_token: str = ""
    metrics_dir: Path | None = None
    log_format: Literal["text", "json"] = "text"

    @field_validator("database_url", "read_database_url")
    @classmethod
    def is_a_database_we_speak_to(cls, url: str) -> str:
        """SQLite or PostgreSQL; `postgresql://` means psycopg 3."""
        if not url:
            return url
        try:
            backend = make_url(url).get_backend_name()
        except ArgumentError as error:
            raise ValueError("not a database address, e.g. postgresql://user:password@host/name") from error
        if backend not in {"sqlite", "postgresql"}:
            raise ValueError(f"{backend} is not supported, expected sqlite or postgresql")
        return url

    @field_validator("regions", mode="before")
    @classmethod
    def is_a_list_with_commas(cls, names: object) -> object:
        """'slaskie, podkarpackie' -> ('slaskie', 'podkarpackie')."""
        return tuple(filter(None, map(str.strip, names.split(",")))) if isinstance(names, str) else names

    @field_validator("secret_key")
    @classmethod
    def is_not_guessable(cls, key: str) -> str:
        """Sample and short keys are refused: a forged session is worth more than a convenient default."""
        if len(key) < SHORTEST_KEY or key.lower() in WEAK_KEYS:
            raise ValueError(f"too weak, expected at least {SHORTEST_KEY} random characters")
        return key

    @field_validator("metrics_token")
    @classmethod
    def is_no_token_or_a_long_one(cls, token: str) -> str:
        """None closes the metrics; a short one could be tried out."""
        if token and len(token) < SHORTEST_KEY:
            raise ValueError(f"too weak, expected at least {SHORTEST_KEY} random characters")
        return token

    @model_validator(mode="after")
    def screens_can_be_paired(self) -> Self:
        """A public program writes nothing, so it cannot remember a screen either."""
        if self.public and self.screens == "paired":
            raise ValueError("screens=paired needs a program that writes; with BAROMETR_PUBLIC set use screens=open")
        return self

    @property
    def read_address(self) -> str:
        """Where pages put their questions: the replica that is set, else the database itself."""
        return self.read_database_url or self.database_address

    @property
    def copies_folder(self) -> Path:
        """Where copies of the database lie: the folder that is set, else `kopie` in the data folder."""
        return self.copies_dir or self.data_dir / "kopie"

    @property
    def database_address(self) -> str:
        """Address of the database: the one set, else SQLite in the data folder."""
        return self.database_url or f"sqlite:///{(self.data_dir / 'barometr.sqlite').absolute()}"


@lru_cache
def read_settings() -> Settings:
    """Settings of this process; raises UserError naming each variable that cannot be used."""
    try:
        return Settings()
    except ValidationError as error:
        faults = "; ".join(
            f"BAROMETR_{'_'.join(map(str, fault['loc'])).upper()}: {fault['msg']}" for fault in error.errors()
        )
        raise UserError(
            "Settings cannot be used: {faults}. Correct the environment variables.", faults=faults
        ) from error


def today() -> date:
    """The calendar date on this machine; one home, so that tests and meetings can fix it."""
    return date.today()
