"""Which request a note goes out on."""

from collections.abc import Iterable
from dataclasses import dataclass

from workroom.base.event import Event
from workroom.base.ids import HandoverId, Kind, LineId, Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestNamed(Event):
    """A note goes out on this request (F04); `number` is what the note prints of it, `again`
    whether the archives were out before, as the request spells it.
    """

    handover: HandoverId
    request: LineId
    number: str
    again: str

    def about(self) -> Iterable[Subject]:
        return (Subject(Kind.HANDOVER, self.handover), Subject(Kind.LINE, self.request))


@dataclass(frozen=True, slots=True)
class OnRequest:
    """A note, and the request that it goes out on; a later one takes the place of the first."""

    handover: HandoverId
    request: LineId
    number: str
