"""The commands that keep the book itself: init, backup, restore."""

from pathlib import Path

import click

from workroom.base.errors import InputError
from workroom.base.ids import NOBODY
from workroom.base.words import N_, phrase
from workroom.cli.house import AS, AS_JSON, House, with_house
from workroom.ledger import backup as copying
from workroom.ledger.folder import Folder
from workroom.rooms.people import service as people
from workroom.rooms.people.model import Party, Role
from workroom.rooms.project import service as project

MADE = N_("A new book for {room} lies in {path}.")
BADGE_OF = N_("{name} may sign in now; badge {code}.")
COPIED = N_("A verified copy of the book lies in {path}.")
LAID_OUT = N_("The book lies in {path} again; its chain is whole.")
PARTY = N_("--party is client or contractor, not {party}.")


@click.command()
@click.option("--room", required=True, help="The workroom's name.")
@click.option("--client", required=True, help="The client (发包方).")
@click.option("--contractor", required=True, help="The contractor (承包方).")
@click.option("--project", "project_name", default=None, help="The first project's name.")
@click.option("--code", default="P1", show_default=True, help="The project's code in form numbers.")
@click.option("--room-code", default="WR1", show_default=True, help="The room's code.")
@click.option("--zone", default="Asia/Shanghai", show_default=True, help="The room's time zone.")
@click.option(
    "--party", default=Party.CONTRACTOR.value, show_default=True, help="Of the first account."
)
@click.option("--practice", is_flag=True, help="A practice book: every paper says 演练.")
@AS
@AS_JSON
@with_house
def init(
    house: House,
    *,
    room: str,
    client: str,
    contractor: str,
    project_name: str | None,
    code: str,
    room_code: str,
    zone: str,
    party: str,
    practice: bool,
    actor: str | None,
    as_json: bool,
) -> None:
    """Make an empty book: one room, its first project, the first account (--as NAME)."""
    if party not in {Party.CLIENT.value, Party.CONTRACTOR.value}:
        raise InputError(PARTY, party=party)
    secret = house.secret(actor) if actor else ""
    ledger = house.doors.make_book(house.root)
    badge = ""
    try:
        with ledger.work(by=NOBODY) as work:
            project.found(
                work,
                name=room,
                code=room_code,
                client=client,
                contractor=contractor,
                zone=zone,
                practice=practice,
            )
            if project_name:
                project.open_project(work, code=code, name=project_name)
            if actor:
                first = people.enroll(
                    work, name=actor, party=Party(party), roles=_all(Party(party))
                )
                people.set_secret(work, person=first.id, secret=secret)
                badge = first.badge_code
    except BaseException:
        ledger.close()
        _take_away(house.root)
        raise
    ledger.close()
    if as_json:
        house.answer({"book": str(house.root), "badge": badge or None})
        return
    house.say(phrase(MADE, room=room, path=house.root))
    if actor:
        house.say(phrase(BADGE_OF, name=actor, code=badge))


@click.command()
@click.option(
    "--to", type=click.Path(path_type=Path), default=None, help="Where (default: backups/)."
)
@AS_JSON
@with_house
def backup(house: House, to: Path | None, as_json: bool) -> None:
    """Copy the live book, check the copy, and only then give it its name."""
    with house.book() as ledger:
        folder = Folder(house.root)
        made = copying.backup(folder, to or folder.backups, ledger.clock())
    if as_json:
        house.answer({"backup": str(made)})
    else:
        house.say(phrase(COPIED, path=made))


@click.command()
@click.argument("archive", type=click.Path(path_type=Path))
@click.option("--to", type=click.Path(path_type=Path), required=True, help="An empty folder.")
@AS_JSON
@with_house
def restore(house: House, archive: Path, to: Path, as_json: bool) -> None:
    """Lay a backup out as a book in an empty folder, after checking it."""
    copying.restore(archive, to)
    if as_json:
        house.answer({"book": str(to)})
    else:
        house.say(phrase(LAID_OUT, path=to))


def _all(party: Party) -> tuple[Role, ...]:
    """The first account sets the room up, so it has what its party's office has."""
    if party is Party.CLIENT:
        return (Role.CLIENT_LEAD, Role.ARCHIVIST)
    return (Role.MANAGER, Role.CUSTODIAN, Role.DUTY_OFFICER)


def _take_away(root: Path) -> None:
    """A book that was refused at its founding is not left behind half made."""
    for part in root.glob("workroom.db*"):
        part.unlink()
    for folder in ("papers", "images", "backups"):
        if (root / folder).is_dir() and not any((root / folder).iterdir()):
            (root / folder).rmdir()
