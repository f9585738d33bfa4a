"""Reads sources in processes of their own, with limits: a hostile or broken file costs only itself.

A fork server (`forkserver`) imports what reading needs once and forks workers from it; a worker
(`worker`) reads many files one after the other; the pool (`pool`) hands the files out and puts a new
worker in the place of one that a file has cost. Results come back as text, never as pickled objects:
a process that reads strangers' files is not trusted with more than words.
"""

from .forkserver import prepare
from .limits import Limits
from .outcome import Executor, Outcome, Spec, Work
from .pool import LocalWorkers, default_jobs, map_files, prepare_for
from .text_workers import TextWorkers

__all__ = [
    "Executor",
    "Limits",
    "LocalWorkers",
    "Outcome",
    "Spec",
    "TextWorkers",
    "Work",
    "default_jobs",
    "map_files",
    "prepare",
    "prepare_for",
]
