"""What gunicorn reads when it is started here: `gunicorn app:server`; see docs/wdrozenie.md."""

import os
import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from dashboard.heap import settle
from dashboard.operation.logs import log_settings
from dashboard.operation.serving import LONGEST_END_S, THREADS
from data.settings import read_settings

settings = read_settings()
bind = f"{settings.host}:{settings.port}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "gthread"
threads = THREADS
timeout = 120  # a large export takes its time
graceful_timeout = int(LONGEST_END_S)
logconfig_dict = log_settings(settings.log_format)
# counts of all workers of this program, so that any of them can tell the sums
metrics_dir = settings.metrics_dir or Path(tempfile.gettempdir(), f"barometr-metryki-{os.getpid()}")
raw_env = [f"BAROMETR_METRICS_DIR={metrics_dir}"]
read_settings.cache_clear()  # the workers read them again, with this folder
control_socket_disable = True
preload_app = True  # the workers share what all of them need alike, half of what one takes


def when_ready(_server: object) -> None:
    """The workers are forked next."""
    settle()


def on_exit(_server: object) -> None:
    """Takes the counts away."""
    shutil.rmtree(metrics_dir, ignore_errors=True)
