"""How `make serve` runs the service: gunicorn -c gunicorn.conf.py wsgi:app.

Anything here can be overridden on gunicorn's command line. docs/operations.md says how to reload.
"""

import gc
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from service.collecting import settle
from service.logs import LOGGING

# Nothing that loading makes is garbage worth looking for; `pre_fork` has it looked for again. Not
# `gc.disable()`: reading the model with srsly enables it again.
gc.set_threshold(0)

# Set before the first import of numpy, which reads them once. The parser's matrices are small: a
# BLAS pool in every worker only makes the workers fight over the cores.
for pool in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
    os.environ.setdefault(pool, "1")


def usable_cores() -> int:
    """The cores this process may run on, which in a container are fewer than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def is_running(process: str) -> bool:
    """Whether there is a process of this number."""
    try:
        os.kill(int(process), 0)
    except (ValueError, ProcessLookupError):
        return False
    except PermissionError:
        return True
    return True


def folder_for_counts() -> Path:
    """A fresh folder in which the workers of this parent count, those of ended parents removed.

    In the data folder, where the service can write; somewhere temporary where it cannot, since it
    must start and say so.
    """
    everybodys = Path(os.environ.get("CLAIMSIDE_DATA_DIR", "var")) / "metrics"
    own = everybodys / str(os.getpid())
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR") != str(own):
        # Not read again by SIGHUP: an earlier process had this number, as in a container each has.
        shutil.rmtree(own, ignore_errors=True)
    try:
        own.mkdir(parents=True, exist_ok=True)
    except OSError:
        return Path(tempfile.mkdtemp(prefix="claimside-metrics-"))
    for folder in everybodys.iterdir():
        if not is_running(folder.name):
            shutil.rmtree(folder, ignore_errors=True)
    return own


# Read by prometheus_client when it is imported, which is with the application.
os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder_for_counts())


def pre_fork(server: Any, worker: Any) -> None:
    """Leave what is loaded alone from now on, so that the workers go on sharing its pages."""
    settle()


def child_exit(server: Any, worker: Any) -> None:
    """Tell the counters that a worker is gone; what it counted stays."""
    from prometheus_client import multiprocess

    multiprocess.mark_process_dead(worker.pid)


bind = "127.0.0.1:8000"

# Reading a statement is Python and holds the GIL, so a core needs a process. Threads serve the
# clients that wait: kept-alive connections, slow senders, searches (which release the GIL).
workers = int(os.environ.get("WEB_CONCURRENCY", usable_cores()))
worker_class = "service.worker.Worker"  # gthread, which a stalled client cannot hold up
threads = 4

# The application is made once, in the parent: the parser's model is read once and its pages are
# shared by all workers, and an empty record is filled from the corpus before the first request. The
# search index is mapped from its file, shared in any case. What must not cross a fork does not: the
# record closes its SQLite connections before every fork and each worker opens its own (service/index/
# embedded/connections.py).
preload_app = True

# A worker that does not answer its parent for this long is killed. The longest honest request reads
# a draft of 200,000 characters.
timeout = 60
# After SIGTERM or SIGHUP a worker finishes what it has begun, for at most this long.
graceful_timeout = 30
# Newsroom tools check sentence after sentence: keep their connection, but not for ever.
keepalive = 15
# The workers' heartbeat file must never wait for a disk.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - the heartbeat holds no data

# Requests are bounded before they reach the application; bodies are bounded there (docs/settings.md).
limit_request_line = 8190
limit_request_fields = 64
limit_request_field_size = 8190

# gunicorn 27 opens a control socket in the home directory by default; nothing here uses it.
control_socket_disable = True

# Everything to standard error, a line of JSON each. gunicorn's own log of requests is off: it shows
# whole addresses, and with them statements, which are the sender's business (service/api/journal.py).
logconfig_dict = LOGGING
