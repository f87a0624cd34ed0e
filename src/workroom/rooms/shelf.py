"""The declared registers of the book, in the order in which they stand on the shelf."""

from workroom.rooms.access.visits import VISITS
from workroom.rooms.appraisal.statements import EXCEPTIONS, STATEMENTS
from workroom.rooms.damage.damages import DAMAGES
from workroom.rooms.duty.calendar import CALENDAR
from workroom.rooms.duty.keys import KEYS
from workroom.rooms.duty.roster import ROSTER
from workroom.rooms.equipment.devices import DEVICES
from workroom.rooms.equipment.network import NETWORK_CHECKS
from workroom.rooms.equipment.ports import PORT_CHECKS
from workroom.rooms.media.inventories import INVENTORIES
from workroom.rooms.media.issues import ISSUES
from workroom.rooms.media.media import MEDIA
from workroom.rooms.quality.reworks import DEFECTS, REWORKS
from workroom.rooms.questions.questions import QUESTIONS, RULINGS
from workroom.rooms.registers.declaration import Shelf
from workroom.rooms.requests.requests import REQUESTS
from workroom.rooms.safety.accidents import QUALITY_ACCIDENTS
from workroom.rooms.safety.checks import CHECKS
from workroom.rooms.safety.hazards import FOLLOW_UPS, HAZARDS
from workroom.rooms.safety.incidents import INCIDENTS
from workroom.rooms.safety.notices import NOTICES
from workroom.rooms.safety.reports import REPORTS
from workroom.rooms.safety.stop_work import STOP_WORK
from workroom.rooms.treatment.pests import PESTS
from workroom.rooms.treatment.treatments import TREATMENTS
from workroom.rooms.video.cameras import CAMERAS
from workroom.rooms.video.outages import OUTAGES
from workroom.rooms.video.releases import RELEASES
from workroom.rooms.video.reviews import REVIEWS

SHELF = Shelf(
    (
        *(STATEMENTS, EXCEPTIONS, REQUESTS),
        *(DAMAGES, QUESTIONS, RULINGS),
        *(REWORKS, DEFECTS),
        *(CHECKS, HAZARDS, FOLLOW_UPS, INCIDENTS, REPORTS),
        *(QUALITY_ACCIDENTS, STOP_WORK, NOTICES),
        *(CAMERAS, OUTAGES, REVIEWS, RELEASES),
        *(TREATMENTS, PESTS),
        *(MEDIA, ISSUES, INVENTORIES),
        *(VISITS,),
        *(DEVICES, PORT_CHECKS, NETWORK_CHECKS),
        *(CALENDAR, ROSTER, KEYS),
    )
)
"""A new register is one file of its room and one name here (docs/recipes.md)."""
