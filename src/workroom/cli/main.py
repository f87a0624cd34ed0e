"""The command `workroom`: its parts, and one way in which all of them fail."""

import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import click

from workroom.base.errors import BookError, InputError, WorkroomError
from workroom.base.resources import resources
from workroom.base.verdict import RefusedError
from workroom.base.words import N_, Language, Words
from workroom.cli.house import BOOK, Call, Doors

WRONG_CALL = N_("The call was wrong: {what}")

DONE, NO, WRONG = 0, 1, 2
"""Exit statuses: done; the book or the check says no; the call was wrong."""


COMMANDS = {
    "attach": "papers:attach",
    "backup": "bookkeeping:backup",
    "codes": "listing:codes",
    "correct": "entering:correct",
    "demo": "demo.command:demo",
    "due": "asking:due",
    "enter": "entering:enter",
    "export": "exporting:export",
    "fill": "entering:fill",
    "import": "importing:import_list",
    "found": "absences:found",
    "inside": "asking:inside",
    "init": "bookkeeping:init",
    "lend": "absences:lend",
    "lineage": "lineage:lineage",
    "lines": "registers:lines",
    "lost": "absences:lost",
    "missing": "absences:missing",
    "opening": "opening:opening",
    "pads": "papers:list_pads",
    "print": "printing:print_form",
    "proposals": "proposals:proposals",
    "recall": "absences:recall",
    "registers": "registers:registers",
    "replace": "papers:replace_sheet",
    "reserve": "papers:reserve",
    "restore": "bookkeeping:restore",
    "returned": "absences:returned",
    "scan": "scanning:scan",
    "simulate": "simulate.command:simulate",
    "trail": "asking:trail",
    "verify": "asking:verify",
    "void": "entering:void",
    "week": "weekly:week",
}
"""Where each command is. Loaded when it is called: a scan does not wait for fonts and spreadsheets.
"""


def load_command(name: str) -> click.Command:
    """The command's own module and no other: the sheds some need take half a second to load."""
    module, _, attribute = COMMANDS[name].partition(":")
    loaded: click.Command = getattr(import_module(f"workroom.cli.{module}"), attribute)
    return loaded


class Commands(click.Group):
    """The commands by name."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 — click's own signature
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 — likewise
        return load_command(cmd_name) if cmd_name in COMMANDS else None


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["--help", "-h"]},
)
@BOOK
@click.option("--lang", type=click.Choice([language.value for language in Language]), default=None)
@click.version_option(package_name="workroom")
@click.pass_context
def workroom(context: click.Context, book: Path | None, lang: str | None) -> None:
    """The book of an archive digitization workroom under DA/T 68.2-2020.

    Without a command the window opens.
    """
    doors: Doors = context.obj
    context.obj = Call(doors, book, Language(lang) if lang else None)
    if context.invoked_subcommand is None:
        context.exit(doors.open_window(book))


def run(arguments: Sequence[str], doors: Doors) -> int:
    """One call, from its words to its exit status. Errors are one sentence on standard error."""
    words = Words(_language(arguments), resources() / "locales")
    try:
        status = workroom.main(list(arguments), "workroom", standalone_mode=False, obj=doors)
    except RefusedError as refused:
        for reason in refused.verdict.reasons:
            _complain(f"{words.say(reason.phrase)} {reason.clause}")
        return NO
    except InputError as error:
        _complain(words.say(error.phrase))
        return WRONG
    except (BookError, WorkroomError) as error:
        _complain(words.say(error.phrase))
        return NO
    except click.ClickException as error:
        _complain(words(WRONG_CALL, what=" ".join(error.format_message().split())))
        return WRONG
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except (click.Abort, KeyboardInterrupt):
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return DONE
    return status if isinstance(status, int) else DONE


def _language(arguments: Sequence[str]) -> Language:
    """Errors may come before the options are read; then the words of the call itself decide."""
    return Language.ENGLISH if "en" in arguments else Language.CHINESE


def _complain(sentence: str) -> None:
    click.echo(sentence, err=True)
