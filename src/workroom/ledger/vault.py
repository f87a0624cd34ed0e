"""Passwords: memory-hard digests in a table that no entry, export or reprint ever shows."""

import argon2
from sqlalchemy import Column, Connection, Text, delete, select
from sqlalchemy.dialects.sqlite import insert

from workroom.base.ids import PersonId
from workroom.ledger.columns import key, vault_table

secrets = vault_table("secrets", key("person"), Column("digest", Text, nullable=False))

HASHER = argon2.PasswordHasher(time_cost=2, memory_cost=64 * 1024, parallelism=1)
"""What every secret of a real book costs; a digest itself says what trying it costs."""


def keep_secret(db: Connection, person: PersonId, secret: str) -> None:
    """Keep the argon2id digest of a person's secret in place of the one before."""
    step = insert(secrets).values(person=person, digest=HASHER.hash(secret))
    db.execute(
        step.on_conflict_do_update(index_elements=["person"], set_={"digest": step.excluded.digest})
    )


def has_secret(db: Connection, person: PersonId) -> bool:
    """Whether the person has set one yet."""
    return db.scalar(select(secrets.c.person).where(secrets.c.person == person)) is not None


def knows_secret(db: Connection, person: PersonId, secret: str) -> bool:
    """Whether this is the person's secret; takes some 50 ms by design."""
    digest = db.scalar(select(secrets.c.digest).where(secrets.c.person == person))
    if digest is None:
        return False
    try:
        return HASHER.verify(digest, secret)
    except (argon2.exceptions.VerificationError, argon2.exceptions.InvalidHashError):
        return False


def forget_secret(db: Connection, person: PersonId) -> None:
    """Purge it: the person must set a new one."""
    db.execute(delete(secrets).where(secrets.c.person == person))
