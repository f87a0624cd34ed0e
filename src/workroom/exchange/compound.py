"""The container of .xls files: a small file system of sectors and chains, walked with suspicion."""

import struct
from collections.abc import Sequence

_FREE_FROM = 0xFFFFFFFA
"""Sector numbers from here on mean: end of chain, or nothing."""
_HEADER_CHAINS = 109


class CompoundError(ValueError):
    """The container is not whole."""


def streams(content: bytes, *, most: int) -> dict[str, bytes]:
    """The streams of the container by name; chains that run in circles or out of it are refused.

    Raises:
        CompoundError: damaged, or larger than `most` bytes together.
    """
    try:
        return _streams(content, most)
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise CompoundError from error


def _streams(content: bytes, most: int) -> dict[str, bytes]:
    shift, mini_shift = struct.unpack_from("<HH", content, 30)
    if shift not in (9, 12) or mini_shift != 6:
        raise CompoundError
    first_folder, cutoff, first_mini, _, first_chain = struct.unpack_from("<I4x4I", content, 48)
    size = 1 << shift
    table = _table(content, size, first_chain)
    folder = _chain(content, size, size, table, first_folder, len(content))
    entries = [folder[at : at + 128] for at in range(0, len(folder) - 127, 128)]
    found: dict[str, bytes] = {}
    small = b""
    mini: Sequence[int] = ()
    weight = 0
    for entry in entries:
        length, kind = struct.unpack_from("<HB", entry, 64)
        start, extent = struct.unpack_from("<II", entry, 116)
        if kind == 5:
            small = _chain(content, size, size, table, start, extent)
            mini = _numbers(_chain(content, size, size, table, first_mini, len(content)))
        elif kind == 2:
            name = entry[: max(length - 2, 0)].decode("utf-16-le")
            if extent < cutoff:
                found[name] = _chain(small, 64, 0, mini, start, extent)
            else:
                found[name] = _chain(content, size, size, table, start, extent)
            weight += len(found[name])
            if weight > most:
                raise CompoundError
    return found


def _table(content: bytes, size: int, first_chain: int) -> Sequence[int]:
    """Which sector follows which, gathered from the sectors that the header and its chain name."""
    named = list(struct.unpack_from(f"<{_HEADER_CHAINS}I", content, 76))
    seen: set[int] = set()
    while first_chain < _FREE_FROM:
        if first_chain in seen:
            raise CompoundError
        seen.add(first_chain)
        numbers = _numbers(_sector(content, size, size, first_chain))
        named.extend(numbers[:-1])
        first_chain = numbers[-1]
    sectors = [_sector(content, size, size, number) for number in named if number < _FREE_FROM]
    if len(sectors) * size > len(content):
        raise CompoundError
    return _numbers(b"".join(sectors))


def _chain(
    content: bytes, size: int, offset: int, table: Sequence[int], number: int, extent: int
) -> bytes:
    """The bytes of a chain of sectors, `extent` of them at most."""
    pieces: list[bytes] = []
    left = extent
    while number < _FREE_FROM and left > 0:
        if len(pieces) * size > len(content):
            raise CompoundError
        pieces.append(_sector(content, size, offset, number))
        left -= size
        number = table[number]
    return b"".join(pieces)[:extent]


def _sector(content: bytes, size: int, offset: int, number: int) -> bytes:
    start = offset + number * size
    if start >= len(content):
        raise CompoundError
    return content[start : start + size]


def _numbers(content: bytes) -> Sequence[int]:
    return struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4])
