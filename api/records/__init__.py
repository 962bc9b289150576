"""Records: what is kept of accounts, sessions and answers. Rows of a database, not graph (docs/records.md).

Everything about a person in them is pseudonymised before it comes here, and goes when its session is erased.
"""

from api.records.database import Records

__all__ = ["Records"]
