"""Run by Alembic: upgrade the store on the connection that factcheck hands over."""

from alembic import context
from sqlmodel import SQLModel

from factcheck.store import tables  # noqa: F401  (fills SQLModel.metadata for --autogenerate)

context.configure(connection=context.config.attributes["connection"], target_metadata=SQLModel.metadata)
context.run_migrations()
