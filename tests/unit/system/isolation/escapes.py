"""What somebody who has taken a reading process over would try; importable by the processes themselves."""

import ctypes
import errno
import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from reportgen.system import preopened

DONE = "done"


def tried(path: Path, folder: str, other: int) -> str:
    """Try everything; answer with what came of it.

    Args:
        path: a source, which may be read.
        folder: where somebody else's files are.
        other: a process of the same user.
    """
    attempts: dict[str, Callable[[], object]] = {
        "read the source": lambda: preopened.read(path),
        "read another file": lambda: Path(folder, "secret").read_bytes(),
        "read the source by its name": path.read_bytes,
        "read the users of the system": lambda: Path("/etc/passwd").read_bytes(),
        "read another process's memory": lambda: os.open(f"/proc/{other}/mem", os.O_RDONLY),
        "read its own environment": lambda: Path("/proc/self/environ").read_bytes(),
        "list a folder": lambda: list(Path(folder).iterdir()),
        "write a file": lambda: Path(folder, "new").write_bytes(b"x"),
        "empty a file": lambda: os.open(Path(folder, "secret"), os.O_WRONLY | os.O_TRUNC),
        "delete a file": Path(folder, "secret").unlink,
        "rename a file": lambda: Path(folder, "secret").rename(Path(folder, "gone")),
        "make a folder": Path(folder, "made").mkdir,
        "make a link": lambda: Path(folder, "link").symlink_to("/etc"),
        "change the rights of a file": lambda: Path(folder, "secret").chmod(0o777),
        "open a socket": lambda: socket.socket(socket.AF_INET, socket.SOCK_STREAM).close(),
        "open a local socket": lambda: socket.socket(socket.AF_UNIX).close(),
        "start a program": lambda: subprocess.run(["/bin/true"], check=True),
        "become a program": lambda: os.execv("/bin/true", ["true"]),
        "start a process": _fork,
        "look into a process": lambda: _call("ptrace", 16, other, 0, 0),
        "copy from a process": lambda: _copied(other),
        "kill a process": lambda: os.kill(other, 9),
        "kill all processes": lambda: os.kill(-1, 0),
        "limit a process": lambda: _limited(other),
        "mount a disk": lambda: _call("mount", b"none", folder.encode(), b"tmpfs", 0, None),
        "become the administrator": lambda: os.setresuid(0, 0, 0) or Path("/etc/shadow").read_bytes(),
        "import a library": lambda: __import__("xml.dom.expatbuilder"),
        "start a thread": _thread,
        "look at the clock": os.times,
    }
    return json.dumps({name: _outcome(attempt) for name, attempt in attempts.items()})


def _outcome(attempt: Callable[[], object]) -> str:
    try:
        attempt()
    except OSError as error:
        return errno.errorcode.get(error.errno or 0, str(error))
    except RuntimeError as error:
        return str(error)
    return DONE


def _call(name: str, *arguments: object) -> None:
    function = ctypes.CDLL(None, use_errno=True)[name]
    if function(*arguments) == -1:
        raise OSError(ctypes.get_errno(), name)


def _fork() -> None:
    if os.fork() == 0:
        os._exit(0)


def _copied(other: int) -> None:
    """Ask for nothing: the right to is what counts."""
    _call("process_vm_readv", other, None, 0, None, 0, 0)


def _limited(other: int) -> None:
    import resource

    resource.prlimit(other, resource.RLIMIT_CORE, (0, 0))


def _thread() -> None:
    import threading

    thread = threading.Thread(target=lambda: None)
    thread.start()
    thread.join()


def many_files(path: Path) -> str:
    """Answer with the number of files that are open."""
    if sys.platform != "linux":
        return "0"
    return str(sum(1 for number in range(256) if _is_open(number)))


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True
