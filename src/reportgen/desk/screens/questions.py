"""The queue of questions: one at a time, with the piece of the page that it is about, answered and left."""

from collections.abc import Sequence
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from ...edition.review import Reviewed
from ...errors import UsageError
from .. import deciding
from ..answering import entry_of
from ..asked import Asked, queue_of
from ..desk import Desk, Form, back, name_in, typed, with_step
from ..journal import Step
from ..passages import short
from ..refused import RefusedError
from ..room import Room


def show(desk: Desk, request: Request) -> Response:
    """Show the first question, or the one that the address names."""
    room = desk.room(request.path_params["edition"])
    reviewed = room.reviewed()
    if reviewed is None:
        return desk.busy(request, room)
    return _page(desk, request, room, reviewed)


def _page(
    desk: Desk,
    request: Request,
    room: Room,
    reviewed: Reviewed,
    refused: RefusedError | None = None,
    *,
    form: Form | None = None,
) -> Response:
    queue = tuple(queue_of(reviewed))
    steps = room.journal.steps()
    named = _asked_again(steps, queue, request) or (form or request.query_params).get("at", "")
    place = next((number for number, question in enumerate(queue) if question.key == named), 0)
    answered = [step for step in steps if step.what.startswith("step.answered") and step.state == "done"]
    return desk.page(
        request,
        "questions.html.j2",
        422 if refused else 200,
        room=room,
        here="questions",
        queue=queue,
        place=place,
        asked=queue[place] if queue else None,
        answered=answered[::-1],
        refused=refused,
        form=typed(form),
        audiences=reviewed.vocabulary.audiences,
        following=queue[(place + 1) % len(queue)].key if queue else "",
    )


def _asked_again(steps: Sequence[Step], queue: Sequence[Asked], request: Request) -> str:
    """Return the key of the question whose answer was taken back just now, "" where none was."""
    number = request.query_params.get("done", "")
    step = next((step for step in steps if str(step.number) == number and step.state == "undone"), None)
    return next((it.key for it in queue if step is not None and it.is_about(step)), "")


def answer(desk: Desk, request: Request, form: Form) -> Response:
    """Write an answer down, and go on to the next question.

    Raises:
        UsageError: the reports are being read anew.
    """
    room = desk.room(request.path_params["edition"])
    reviewed = room.reviewed()
    address = f"/e/{room.id}/questions"
    if reviewed is None:
        raise UsageError(desk.texts("error.being_read"))
    if desk.is_repeated(form):
        return back(address)
    try:
        asked = next(
            (question for question in queue_of(reviewed) if question.key == form.get("at", "")), None
        )
        if asked is None or asked.report is None or not asked.buttons:
            raise RefusedError(desk.texts("error.changed_meanwhile"))
        do = form.get("do", "")
        if do not in [possible.do for possible in (*asked.buttons, *asked.forms)]:
            raise RefusedError(desk.texts("error.form"))
        entry = entry_of(reviewed, asked, do, form, desk.texts, by=name_in(form, request, desk))
        what = f"step.answered_{do}" if desk.texts.has(f"step.answered_{do}") else "step.answered"
        page = desk.texts("report.p", page=asked.diagnostic.page or "–")
        about = short(asked.passage.text) if asked.passage is not None else page
        made = deciding.decide_one(room, entry, what, about, asked.report.region.id)
    except RefusedError as refused:
        desk.forget(form)
        return _page(desk, request, room, reviewed, refused, form=form)
    return back(with_step(f"{address}?at={quote(form.get('following', ''))}", made.step), form)
