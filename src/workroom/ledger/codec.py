"""Events as JSON text and back again, old shapes upgraded on the way."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from workroom.base.errors import BookError
from workroom.base.event import Event
from workroom.base.words import N_

UNKNOWN_EVENT = N_("This program does not know the event {event} (version {version}).")
UNREADABLE_EVENT = N_("The event {event} cannot be read: {why}.")

Upgrade = Callable[[dict[str, Any]], dict[str, Any]]


class Codec:
    """Writes and reads the events it was given; it knows no others.

    `upgrades[("StepFinished", 1)]` turns the fields of version 1 into those of
    version 2. Old entries are never rewritten: they are upgraded when read.
    """

    def __init__(
        self,
        kinds: tuple[type[Event], ...],
        upgrades: Mapping[tuple[str, int], Upgrade] | None = None,
    ) -> None:
        self._kinds = {kind.__name__: kind for kind in kinds}
        self._decoders: dict[str, msgspec.json.Decoder[Any]] = {}
        self._upgrades = dict(upgrades or {})
        self._encoder = msgspec.json.Encoder(order="deterministic")

    def modules(self) -> dict[str, str]:
        """For each event by name: the module that says what it is."""
        return {name: kind.__module__ for name, kind in self._kinds.items()}

    def write(self, event: Event) -> str:
        """The event's fields as JSON, always in the same order."""
        return self._encoder.encode(event).decode()

    def read(self, name: str, version: int, body: str) -> Event:
        """The event that was written.

        Raises:
            BookError: the entry is not one of ours, or was tampered with.
        """
        kind = self._kinds.get(name)
        if kind is None or version > kind.version:
            raise BookError(UNKNOWN_EVENT, event=name, version=version)
        try:
            if version < kind.version:
                return self._upgraded(kind, version, body)
            if (decoder := self._decoders.get(name)) is None:
                decoder = self._decoders[name] = msgspec.json.Decoder(kind)
            event: Event = decoder.decode(body)
        except (msgspec.MsgspecError, UnicodeError) as error:
            raise BookError(UNREADABLE_EVENT, event=name, why=str(error)) from error
        return event

    def _upgraded(self, kind: type[Event], version: int, body: str) -> Event:
        fields = msgspec.json.decode(body)
        for step in range(version, kind.version):
            upgrade = self._upgrades.get((kind.__name__, step))
            if upgrade is None:
                raise BookError(UNKNOWN_EVENT, event=kind.__name__, version=version)
            fields = upgrade(fields)
        return msgspec.convert(fields, kind)
