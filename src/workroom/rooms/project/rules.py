"""What a project code may look like, and how far a setting may be moved."""

import re

from workroom.base.clauses import ACCESS_RIGHTS, PROCESS_CONTROL
from workroom.base.verdict import YES, Verdict, no
from workroom.base.words import N_, phrase
from workroom.rooms.project.model import SETTINGS, Setting, SettingKind

CODE_FORM = N_("A code for form numbers has 2 to 12 of A-Z and 0-9: not {code}.")
CODE_TAKEN = N_("There is a project with the code {code} already.")
NO_NAME = N_("A name is missing.")
UNKNOWN_SETTING = N_("There is no setting {name}.")
NOT_A_NUMBER = N_("{label}: a whole number is needed, not {value}.")
OUT_OF_BOUNDS = N_("{label}: between {lowest} and {highest}, not {value}.")
NOT_A_SWITCH = N_("{label}: on or off, not {value}.")
NOT_STAGES = N_("{label}: there is no stage {value}.")
NO_STAGE = N_("At least one stage is needed.")

STAGES = ("PREP", "CAT", "PROOF", "SCAN", "IMAGE", "QC", "LINK", "LINKCHECK", "REBIND", "CHECK")
"""The stages by their codes; they belong to the workflow, which stands above this room."""


def setting_named(name: str) -> Setting | None:
    """The declaration of a setting."""
    return next((setting for setting in SETTINGS if setting.name == name), None)


def may_open_project(code: str, name: str, *, taken: bool) -> Verdict:
    """Codes stand in every form number and must survive every reader and keyboard."""
    verdict = YES if name.strip() else no(NO_NAME, PROCESS_CONTROL)
    if not re.fullmatch(r"[A-Z0-9]{2,12}", code):
        verdict &= no(CODE_FORM, PROCESS_CONTROL, code=code)
    if taken:
        verdict &= no(CODE_TAKEN, PROCESS_CONTROL, code=code)
    return verdict


def may_set(name: str, value: str) -> Verdict:
    """A value within its floor: what the standard gives cannot be made looser."""
    setting = setting_named(name)
    if setting is None:
        return no(UNKNOWN_SETTING, ACCESS_RIGHTS, name=name)
    label = phrase(setting.label)
    if not value and setting.may_be_blank:
        return YES
    match setting.kind:
        case SettingKind.NUMBER:
            if not re.fullmatch(r"[0-9]{1,6}", value):
                return no(NOT_A_NUMBER, PROCESS_CONTROL, label=label, value=value)
            low, high = setting.lowest or 0, setting.highest or 999_999
            if not low <= int(value) <= high:
                return no(
                    OUT_OF_BOUNDS,
                    PROCESS_CONTROL,
                    label=label,
                    lowest=low,
                    highest=high,
                    value=value,
                )
        case SettingKind.SWITCH:
            if value not in {"on", "off"}:
                return no(NOT_A_SWITCH, PROCESS_CONTROL, label=label, value=value)
        case SettingKind.STEPS:
            unknown = tuple(word for word in value.split() if word not in STAGES)
            if unknown:
                return no(NOT_STAGES, PROCESS_CONTROL, label=label, value=unknown)
            if name == "steps" and not value.split():
                return no(NO_STAGE, PROCESS_CONTROL)
    return YES
