"""The people of the staff desk, for administrators alone."""

from services.admin.people import person_admin

__all__ = ["person_admin"]
