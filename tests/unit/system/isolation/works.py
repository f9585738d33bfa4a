"""What a reading process may be given to do, good and bad; importable by the processes themselves."""

import json
import os
import signal
import time
from pathlib import Path

from reportgen.errors import InputError
from reportgen.system import preopened


def name(path: Path) -> str:
    return path.name


def refuse(path: Path) -> str:
    if path.stem == "bad":
        raise InputError(f"{path}: this one is bad; take another")
    return path.name


def stumble(path: Path) -> str:
    """Have a bug."""
    if path.stem == "bad":
        raise ZeroDivisionError("a step of nothing")
    return path.name


def spin(path: Path) -> str:
    """Never end, busily."""
    while path.stem == "bad":
        pass
    return path.name


def hang(path: Path) -> str:
    """Never end, idly: only the clock can tell."""
    if path.stem == "bad":
        signal.pause()
    return path.name


def grow(path: Path) -> str:
    """Take more and more memory."""
    taken = []
    while path.stem == "bad":
        taken.append(bytearray(50 << 20))
    return path.name


def talk(path: Path) -> str:
    return "word " * (1 << 20) if path.stem == "bad" else path.name


def die(path: Path) -> str:
    if path.stem == "bad":
        os.kill(os.getpid(), signal.SIGSEGV)
    return path.name


def nest(path: Path) -> str:
    return nest(path) if path.stem == "bad" else path.name


def write(path: Path) -> str:
    """Try to leave a file behind."""
    try:
        path.with_suffix(".left").write_bytes(b"x" * 9999)
    except OSError as error:
        raise InputError(f"{path}: no file may be written; {error}") from error
    return path.name


def pid(path: Path) -> str:
    return str(os.getpid())


def greet(path: Path, word: str = "hello", times: int = 1) -> str:
    """Take keywords along."""
    return f"{word} {path.name}" * times


def labour(path: Path) -> str:
    """Use 0.7 s of processor time."""
    end = time.process_time() + 0.7
    while time.process_time() < end:
        pass
    return str(os.getpid())


def pid_or_hang(path: Path) -> str:
    """Answer with the process, or never."""
    return pid(path) if path.stem != "bad" else hang(path)


def parent(path: Path) -> str:
    """Return the command line of the process that forked this one."""
    return Path(f"/proc/{os.getppid()}/cmdline").read_text(encoding="utf-8")


def doze(path: Path) -> str:
    """Take a while; answer with the name and the process that forked this one."""
    time.sleep(0.1)
    return f"{path.name} {os.getppid()}"


def size(path: Path) -> str:
    """Answer with the name and the number of bytes."""
    return f"{path.name} {len(preopened.read(path))}"


def threads(path: Path) -> str:
    """Return the number of threads of the process that forked this one."""
    return str(len(list(Path(f"/proc/{os.getppid()}/task").iterdir())))


def hold(path: Path) -> str:
    """Say through a named pipe who reads, and hold it open."""
    with path.with_suffix(".pipe").open("w", encoding="utf-8") as pipe:
        pipe.write(f"{os.getpid()}\n")
        pipe.flush()
        return hang(path)


def leave(text: str) -> str:
    """End the process."""
    os._exit(7)


def stumble_over(text: str) -> str:
    """Fail as a bug would."""
    raise ValueError(text)


def sign(text: str) -> str:
    """Return the text and the process."""
    return json.dumps([text, os.getpid()])
