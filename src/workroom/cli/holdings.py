"""A made-up catalogue, as an archive would send it: a spreadsheet."""

from collections.abc import Sequence
from pathlib import Path
from random import Random

from workroom.exchange.writing import write_table

HEADS = ("档号", "题名", "责任者", "起止日期", "件数", "页数", "保管期限", "密级", "盒号", "备注")
FONDS = "K021"
IN_A_BOX = 20
EVERY_FORTIETH = 40

_BODIES = (
    "县土地管理局",
    "县人民政府办公室",
    "县国土资源局",
    "城关镇人民政府",
    "县革命委员会生产指挥组",
)
_MATTERS = (
    "国有土地使用权出让",
    "集体林权确权",
    "房屋所有权登记",
    "征用土地",
    "土地详查",
    "城区道路扩建拆迁补偿",
    "农村宅基地清理",
    "水库移民安置用地",
)
_FORMS = ("的请示及批复", "的来往文书", "的会议纪要", "的报告", "的通知及附件", "的函")


def write_catalogue(path: Path, sizes: Sequence[int], seed: int, *, going: int) -> None:
    """A list of volumes in boxes of these sizes.

    Of those after the first `going`, which stay in the stacks, some are classified.
    """
    random = Random(seed)  # noqa: S311 — made-up titles, no secret
    rows: list[tuple[str | int, ...]] = []
    for box, size in enumerate(sizes, start=1):
        for _ in range(size):
            number = len(rows) + 1
            rows.append(_row(random, number, box, staying=number > going))
    write_table(path, HEADS, rows)


def boxes(volumes: int) -> tuple[int, ...]:
    """Even boxes of at most twenty; a few at least, so that several people have work."""
    count = max(-(-volumes // IN_A_BOX), min(3, volumes // 3), min(volumes, 1))
    return tuple(volumes // count + (at < volumes % count) for at in range(count))


def _row(random: Random, number: int, box: int, *, staying: bool) -> tuple[str | int, ...]:
    body, year = random.choice(_BODIES), random.randint(1956, 2004)
    title = f"{body}关于{random.choice(_MATTERS)}{random.choice(_FORMS)}"
    begun, ended = random.randint(1, 12), random.randint(1, 12)
    classified = staying and number % EVERY_FORTIETH == 7
    return (
        f"{FONDS}-001-{number:04}",
        title,
        body,
        f"{year}{begun:02}00-{year + 1}{ended:02}{random.randint(1, 28):02}",
        random.randint(2, 14),
        random.randint(24, 180),
        random.choice(("永久", "30年", "长期")),
        "秘密" if classified else "",
        box,
        "附图1张" if random.random() < 0.1 else "",
    )
