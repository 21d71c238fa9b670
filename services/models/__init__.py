"""The tables: one file a noun, one migration history."""

from services.models.area import Area, PoliceForce
from services.models.assurance import Assurance
from services.models.bank_holiday import BankHoliday
from services.models.capacity import Capacity
from services.models.channel import ContactChannel
from services.models.choices import Known
from services.models.hand_off import HandOff
from services.models.location import Location, ServiceAtLocation
from services.models.organization import Organization
from services.models.publication import AppendOnlyError, Publication, PublicationCounter
from services.models.recall import Recall
from services.models.schedule import Schedule, ScheduleException
from services.models.service import Service
from services.models.service_area import ServiceArea
from services.models.taxonomy_term import TaxonomyTerm

__all__ = [
    "AppendOnlyError",
    "Area",
    "Assurance",
    "BankHoliday",
    "Capacity",
    "ContactChannel",
    "HandOff",
    "Known",
    "Location",
    "Organization",
    "PoliceForce",
    "Publication",
    "PublicationCounter",
    "Recall",
    "Schedule",
    "ScheduleException",
    "Service",
    "ServiceArea",
    "ServiceAtLocation",
    "TaxonomyTerm",
]
