"""Runs the migrations on the connection that the ledger opened."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"], transaction_per_migration=True
)
context.run_migrations()
