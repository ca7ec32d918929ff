"""Headers of every answer and the one answer to requests that make no sense."""

import logging
from collections.abc import Sequence

from dash.exceptions import DashException
from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

UPDATE_PATH = "/_dash-update-component"
LARGEST_REQUEST_BYTES = 256 * 1024
SENSELESS = (KeyError, TypeError, ValueError, AttributeError, IndexError, RecursionError, DashException)
log = logging.getLogger("barometr")


def protect(server: Flask, script_hashes: Sequence[str]) -> None:
    """Strict headers, a cap on requests, same-origin callbacks, and no stack trace for anybody."""
    server.config["MAX_CONTENT_LENGTH"] = LARGEST_REQUEST_BYTES
    policy = content_security_policy(script_hashes)

    @server.before_request
    def refuse_other_sites() -> tuple[str, int] | None:
        site = request.headers.get("Sec-Fetch-Site", "same-origin")
        if request.method == "POST" and site not in {"same-origin", "none"}:
            return "Żądanie z innej strony zostało odrzucone.", 403
        return None

    @server.after_request
    def add_headers(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = policy
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        return response

    @server.errorhandler(Exception)
    def explain(error: Exception) -> tuple[str, int]:
        if isinstance(error, HTTPException) and error.code != 500:
            return f"{error.code}: nie można wykonać tego żądania.", error.code or 400
        if request.path == UPDATE_PATH and isinstance(error, SENSELESS):
            # a fault of the program may hide among the senseless requests, so the log keeps where it arose
            log.warning("rejected callback request: %s", type(error).__name__, exc_info=True)
            return "Nieprawidłowe żądanie. Odśwież stronę.", 400
        log.exception("unexpected error at %r", request.path)
        return "Wystąpił błąd programu. Odśwież stronę; jeśli wróci, przekaż dziennik administratorowi.", 500


def content_security_policy(script_hashes: Sequence[str]) -> str:
    """Own resources only; the framework sets inline styles, so those are allowed, inline scripts are not."""
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src 'self' {' '.join(script_hashes)}".strip(),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "form-action 'self'",
        ]
    )
