"""Run by Alembic: upgrade the store on the connection that factcheck hands over."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
