"""Serves the app with waitress and ends as one should: no new request is taken, those at work are answered."""

import signal
import time
from collections.abc import Iterator
from typing import Any

from flask import Flask
from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer, create_server

THREADS = 8
LONGEST_END_S = 30.0
LOOK_S = 0.1
ENDINGS = ("SIGTERM", "SIGINT", "SIGBREAK")


def serve(app: Flask, *, host: str, port: int) -> None:
    """Serves until the process is asked to end, then answers what was begun, for 30 seconds at most."""
    sockets: dict[int, Any] = {}
    create_server(app, map=sockets, host=host, port=port, threads=THREADS, clear_untrusted_proxy_headers=False)
    asked: list[int] = []

    def ask_to_end(number: int, _frame: object) -> None:
        asked.append(number)
        signal.signal(number, signal.SIG_DFL)  # who asks twice does not want to wait

    for name in ENDINGS:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), ask_to_end)
    servers = [one for one in sockets.values() if isinstance(one, BaseWSGIServer)]
    while not asked:
        _turn(servers, sockets)
    for server in servers:
        server.del_channel(sockets)
        server.socket.close()
    until = time.monotonic() + LONGEST_END_S
    while time.monotonic() < until and any(_is_busy(channel) for channel in _channels(sockets)):
        _turn(servers, sockets)
    for dispatcher in {id(server.task_dispatcher): server.task_dispatcher for server in servers}.values():
        dispatcher.shutdown()


def _turn(servers: list[BaseWSGIServer], sockets: dict[int, Any]) -> None:
    servers[0].asyncore.loop(timeout=LOOK_S, map=sockets, count=1)


def _channels(sockets: dict[int, Any]) -> Iterator[HTTPChannel]:
    return (one for one in list(sockets.values()) if isinstance(one, HTTPChannel))


def _is_busy(channel: HTTPChannel) -> bool:
    return bool(channel.requests) or channel.total_outbufs_len > 0
