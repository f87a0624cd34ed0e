"""A paper typed line after line: the moment and the paper once, then names, commands and codes."""

import re
from dataclasses import dataclass, replace
from datetime import datetime

from workroom.base.codes import tidy
from workroom.base.late import Late
from workroom.base.word import Word
from workroom.base.words import N_, phrase
from workroom.ledger.work import Ledger
from workroom.rooms.project import store as project
from workroom.rooms.site import store as site
from workroom.rooms.station.model import COMMANDS, Act, Outcome, Reply, Session
from workroom.rooms.station.service import hear

NOW_AT = N_("What follows happened at {moment}.")
_MINUTE = re.compile(r"([01]?[0-9]|2[0-3])[:：]([0-5][0-9])")


@dataclass(frozen=True, slots=True)
class Writing:
    """What is remembered between two lines. The session is no station's: only who, and what."""

    session: Session
    late: Late

    def hear(
        self, ledger: Ledger, text: str, *, word: Word | None = None
    ) -> tuple["Writing", Reply]:
        """One line: a minute of the day, a name or badge, a command, or what it was done to.

        A line that a rule refuses changes nothing; with a word it is written all the same.
        """
        if (minute := _MINUTE.fullmatch(text.strip())) is not None:
            with ledger.read() as db:
                zone = project.zone(db)
            then = self.late.at.astimezone(zone)
            at = then.replace(hour=int(minute[1]), minute=int(minute[2]), second=0)
            return self.at(at), Reply(
                text, Outcome.NOTED, phrase(NOW_AT, moment=f"{at:%Y-%m-%d %H:%M}")
            )
        session = replace(self.session, last_heard=None)  # a line typed twice is two lines
        spelled = _spelled(ledger, text)
        session, reply = hear(ledger, session, spelled, word=word, late=self.late)
        return replace(self, session=session), reply

    def at(self, moment: datetime) -> "Writing":
        """Going on at another moment."""
        return replace(self, late=replace(self.late, at=moment))


def _spelled(ledger: Ledger, text: str) -> str:
    """A command or a cabinet by its name, as it stands on paper, by its code; else as it is."""
    wanted = tidy(text)
    for command in COMMANDS:
        if command.act is not Act.REWORK and wanted in {tidy(command.chinese), tidy(command.text)}:
            return command.code
    with ledger.read() as db:
        named = (one.code for one in site.cabinets.find(db) if tidy(one.name) == wanted)
        return next(named, text)
