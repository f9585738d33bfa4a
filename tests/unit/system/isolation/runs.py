"""Work that is handed out to processes, and the limits that it has."""

from pathlib import Path

from reportgen.system.isolation import Limits, Outcome, Work, map_files

PATHS = (Path("one.pdf"), Path("bad.pdf"), Path("two.pdf"))
ROOMY = Limits(memory=1 << 30, cpu=60, wall=120, result=1 << 20)
SHORT_WAIT = Limits(memory=1 << 30, cpu=60, wall=6)
SHORT_WORK = Limits(memory=1 << 30, cpu=1, wall=120)


def run(work: Work, limits: Limits = ROOMY, paths: tuple[Path, ...] = PATHS, jobs: int = 2) -> list[Outcome]:
    """Outcomes in the order of the paths."""
    found = dict(map_files(work, paths, jobs, limits))
    return [found[at] for at in range(len(paths))]
