"""Order of the shortlist."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Lists that there are keep their order, which is that of adding."""
    op.add_column("shortlist", sa.Column("position", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    """Back to the order of adding."""
    with op.batch_alter_table("shortlist", schema=None) as batch_op:
        batch_op.drop_column("position")
