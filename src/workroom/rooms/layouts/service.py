"""The use cases of layouts: both parties agree how papers look, and how their numbers go on."""

import base64
import hashlib
from collections.abc import Iterable

from workroom.base.clock import day_of
from workroom.base.errors import InputError
from workroom.base.event import Entry
from workroom.base.ids import PersonId, ProjectId, UnitId
from workroom.base.verdict import Verdict
from workroom.base.words import N_
from workroom.ledger.numbers import last_number
from workroom.ledger.reading import Reading
from workroom.ledger.work import Work
from workroom.paper.sheet import Logo
from workroom.rooms.layouts import rules, store
from workroom.rooms.layouts.model import (
    Layout,
    LayoutAgreed,
    LogoKept,
    SeriesAgreed,
    TitlesWithheld,
)
from workroom.rooms.layouts.parts import Parts
from workroom.rooms.people import rules as people_rules
from workroom.rooms.people import store as people_store
from workroom.rooms.people.model import Party
from workroom.rooms.people.rules import Right
from workroom.rooms.project import store as project_store

NO_SUCH_LOGO = N_("That picture is not in the book. Choose its file again.")
NOTHING_NEW = N_("It is laid out so already.")


def agree(
    work: Work,
    *,
    parts: Parts,
    project: ProjectId,
    layout: Layout,
    client: PersonId,
    contractor: PersonId,
) -> Entry[LayoutAgreed]:
    """Both parties agree on the layout of a form; older papers keep theirs when printed again.

    Raises:
        RefusedError: the paper could not be printed so, or these two may not agree on it.
        InputError: its logo is not in the book, or nothing would change.
    """
    work.demand(_may_agree(work.db, client, contractor) & rules.may_lay_out(parts, layout))
    project_store.projects.get(work.db, project)
    if layout.logo and store.logos.at(work.db, layout.logo) is None:
        raise InputError(NO_SUCH_LOGO)
    if layout == store.layout_at(work.db, project, parts.form):
        raise InputError(NOTHING_NEW)
    return work.record(
        LayoutAgreed(
            project=project,
            form=parts.form,
            layout=layout,
            client=client,
            contractor=contractor,
        )
    )


def keep_logo(work: Work, *, logo: Logo, name: str) -> str:
    """Bring a picture into the book, once; answers its digest, by which layouts name it."""
    actor = people_store.people.get(work.db, work.by)
    right = Right.CHANGE_SETTINGS if actor.party is Party.CLIENT else Right.RECEIVE
    work.demand(people_rules.may(actor, right))
    digest = hashlib.sha256(logo.content).hexdigest()
    if store.logos.at(work.db, digest) is None:
        content = base64.b64encode(logo.content).decode("ascii")
        work.record(
            LogoKept(
                digest=digest,
                name=name,
                content=content,
                width=logo.width,
                height=logo.height,
            )
        )
    return digest


def agree_series(
    work: Work,
    *,
    parts: Parts,
    project: ProjectId,
    prefix: str,
    next_number: int,
    client: PersonId,
    contractor: PersonId,
) -> None:
    """Both agree what numbers of a form begin with, and which is the next one of this year.

    Numbers that are passed over were given on paper before; this entry draws
    them, so that they are accounted for and never drawn again.

    Raises:
        RefusedError: the number was drawn already, or another project uses the prefix.
    """
    db = work.db
    found = project_store.projects.get(db, project)
    year = day_of(work.happened_at, project_store.zone(db)).year
    named = series_name(prefix, parts.form, year)
    last = last_number(db, named)
    work.demand(
        _may_agree(db, client, contractor)
        & rules.may_number(
            parts, prefix, next_number, next_number=last + 1, others=other_prefixes(db, project)
        )
    )
    same = prefix == store.prefix_of(db, project, parts.form, found.code)
    if same and next_number == last + 1:
        raise InputError(NOTHING_NEW)
    if next_number > last + 1:
        work.next_numbers(named, next_number - 1 - last)
    work.record(
        SeriesAgreed(
            project=project,
            form=parts.form,
            prefix=prefix,
            year=year,
            given=next_number - 1,
            client=client,
            contractor=contractor,
        )
    )


def withhold_titles(work: Work, *, units: Iterable[UnitId], withheld: bool) -> None:
    """The client keeps titles off the contractor's copies, or lets them be printed again."""
    actor = people_store.people.get(work.db, work.by)
    work.demand(people_rules.may(actor, Right.STATE_SECRECY))
    asked = tuple(dict.fromkeys(units))
    already = store.private_among(work.db, asked)
    changed = tuple(unit for unit in asked if (unit in already) is not withheld)
    if not changed:
        raise InputError(NOTHING_NEW)
    work.record(TitlesWithheld(units=changed, withheld=withheld))


def series_name(prefix: str, form: str, year: int) -> str:
    """The series that numbers of a form are drawn from."""
    return f"{prefix}-{form}-{year}"


def other_prefixes(db: Reading, project: ProjectId) -> frozenset[str]:
    """What numbers of the room and of its other projects begin with."""
    codes = {one.code for one in project_store.all_projects(db) if one.id != project}
    agreed = {one.prefix for one in store.prefixes(db) if one.project != project}
    return frozenset(codes | agreed | {project_store.room(db).code})


def _may_agree(db: Reading, client: PersonId, contractor: PersonId) -> Verdict:
    people = people_store.people
    return rules.may_agree(people.get(db, client), people.get(db, contractor))
