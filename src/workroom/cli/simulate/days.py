"""A day from its opening to its closing, and all of them one after the other."""

from collections.abc import Callable

from workroom.cli.simulate import (
    comings,
    evening,
    handovers,
    incidents,
    morning,
    safety,
    stages,
    upkeep,
)
from workroom.cli.simulate.incidents import Incidents
from workroom.cli.simulate.quarter import Quarter
from workroom.cli.simulate.safety import Hazards
from workroom.rooms.safety.checks import When

Say = Callable[[Quarter], None]


def live(quarter: Quarter, say: Say) -> None:
    """Every working day; `say` is told after each."""
    hazards, troubles = Hazards(), Incidents()
    for number in range(len(quarter.days)):
        quarter.number = number
        _a_day(quarter, hazards, troubles)
        say(quarter)


def _a_day(quarter: Quarter, hazards: Hazards, troubles: Incidents) -> None:
    morning.open_the_day(quarter)
    quarter.scene("08:00")
    comings.come_in(quarter)
    comings.sign_out_yesterdays(quarter)
    quarter.scene("08:05")
    safety.check(quarter, When.BEFORE)
    upkeep.enter_tomorrows_duty(quarter)
    quarter.scene("08:15")
    handovers.batch_goes_out(quarter)
    quarter.scene("08:50")
    stages.first_half(quarter)
    quarter.scene("13:10")
    safety.check(quarter, When.PATROL)
    safety.follow_up(quarter, hazards)
    safety.look_for_hazards(quarter, hazards)
    incidents.happen(quarter, troubles)
    upkeep.treat_and_reshelve(quarter)
    quarter.scene("13:40")
    stages.second_half(quarter)
    quarter.scene("15:45")
    comings.somebody_visits(quarter)
    quarter.scene("16:00")
    handovers.finished_go_home(quarter)
    upkeep.review_footage(quarter)
    upkeep.look_at_ports(quarter, hazards)
    upkeep.count_media(quarter)
    comings.back_up(quarter)
    quarter.scene("17:00")
    safety.check(quarter, When.AFTER)
    quarter.scene("17:05")
    comings.leave(quarter)
    evening.close_the_day(quarter, tuple(hazards.unfollowed))
