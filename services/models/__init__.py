"""The tables: one file a noun, one migration history."""

from services.models.area import Area, PoliceForce
from services.models.assurance import Assurance
from services.models.bank_holiday import BankHoliday
from services.models.capacity import Capacity
from services.models.channel import ContactChannel
from services.models.choices import Known
from services.models.editing import Editing
from services.models.hand_off import HandOff
from services.models.held_form import HeldForm
from services.models.interpreter_sentence import InterpreterSentence
from services.models.link_check import LinkCheck
from services.models.location import Location, ServiceAtLocation
from services.models.membership import Membership
from services.models.organization import Organization
from services.models.publication import AppendOnlyError, Publication, PublicationCounter
from services.models.read_wording import ReadWording
from services.models.recall import Recall
from services.models.review_link import ReviewLink
from services.models.schedule import Schedule, ScheduleException
from services.models.service import Service
from services.models.service_area import ServiceArea
from services.models.shared_count import SharedCount
from services.models.submission import Submission
from services.models.suggestion import Suggestion
from services.models.taxonomy_term import TaxonomyTerm

__all__ = [
    "AppendOnlyError",
    "Area",
    "Assurance",
    "BankHoliday",
    "Capacity",
    "ContactChannel",
    "Editing",
    "HandOff",
    "HeldForm",
    "InterpreterSentence",
    "Known",
    "LinkCheck",
    "Location",
    "Membership",
    "Organization",
    "PoliceForce",
    "Publication",
    "PublicationCounter",
    "ReadWording",
    "Recall",
    "ReviewLink",
    "Schedule",
    "ScheduleException",
    "Service",
    "ServiceArea",
    "ServiceAtLocation",
    "SharedCount",
    "Submission",
    "Suggestion",
    "TaxonomyTerm",
]
