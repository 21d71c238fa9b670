"""The list of people, the page of one, and the form that invites another."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin, messages
from django.contrib.auth.models import Group, User
from django.db.models import Exists, OuterRef, QuerySet
from django.forms import BaseInlineFormSet, ModelForm
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from services.admin.people.forms import InviteForm, PersonForm
from services.admin.people.memberships import MembershipInline
from services.admin.people.screens import NOT_SENT, SCREENS, tell
from services.admin.permissions import NeverDeleted, actor
from services.admin.signing_in.invitations import send_invitation
from services.directory.people import invite, note_person
from services.directory.second_factors import FACTORS, has_second_factor
from services.models import Membership

# Groups, permissions and superusers are the operator's; factors have a screen of their own.
admin.site.unregister([User, Group, EmailAddress, Authenticator])


@admin.register(User)
class PersonAdmin(NeverDeleted, admin.ModelAdmin):
    """One person. Power comes from roles alone: nothing here touches Django's own permissions."""

    form = PersonForm
    list_display = ("name", "email", "roles", "last_sign_in", "second_factor", "is_active")
    list_filter = ("is_active", "memberships__role")
    search_fields = ("username", "first_name", "last_name", "email")
    ordering = ("-is_active", "first_name", "last_name", "username")
    change_form_template = "admin/people/change_form.html"
    actions = None
    fieldsets = (
        (None, {"fields": (("first_name", "last_name"), "email")}),
        ("Signing in", {"fields": ("username", "state", "last_sign_in", "second_factor")}),
    )
    add_fieldsets = (
        (None, {"fields": (("first_name", "last_name"), "email")}),
        (
            "What they do",
            {
                "fields": ("role", "organization", "area"),
                "description": "They get a link by e-mail that works once, for 72 hours.",
            },
        ),
    )
    readonly_fields = ("username", "state", "last_sign_in", "second_factor")

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        """Staff, with what the list shows."""
        factors = Authenticator.objects.filter(user=OuterRef("pk"), type__in=FACTORS)
        people = super().get_queryset(request).filter(is_staff=True)
        people = people.annotate(enrolled=Exists(factors))
        return people.prefetch_related("memberships__organization", "memberships__area")

    @admin.display(description="name", ordering="first_name")
    def name(self, person: User) -> str:
        """The name, or what they sign in with."""
        return person.get_full_name() or person.username

    @admin.display(description="roles", empty_value="None")
    def roles(self, person: User) -> str | None:
        """Every role with its scope."""
        held = [str(membership) for membership in person.memberships.all()]
        return "; ".join(["Operator"] * person.is_superuser + held) or None

    @admin.display(description="last sign-in", ordering="last_login", empty_value="Never")
    def last_sign_in(self, person: User) -> Any:
        """When they signed in last."""
        return person.last_login

    @admin.display(description="second factor", boolean=True)
    def second_factor(self, person: User) -> bool:
        """Whether they have one."""
        enrolled: bool | None = getattr(person, "enrolled", None)
        return has_second_factor(person) if enrolled is None else enrolled

    @admin.display(description="account")
    def state(self, person: User) -> str:
        """Open, invited or disabled."""
        if not person.is_active:
            return "Disabled"
        return "Open" if person.has_usable_password() else "Invited, has not chosen a password yet"

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """A superuser is the operator's: whoever is none may look only."""
        mine = obj is None or not obj.is_superuser or actor(request).is_superuser
        return mine and super().has_change_permission(request, obj)

    def get_form(
        self, request: HttpRequest, obj: User | None = None, *args: Any, **kwargs: Any
    ) -> type[ModelForm]:
        """The form that invites, for somebody new."""
        if obj is None:
            kwargs["form"] = InviteForm
        return super().get_form(request, obj, *args, **kwargs)

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> Any:
        """Other questions for somebody new."""
        return self.add_fieldsets if obj is None else super().get_fieldsets(request, obj)

    def get_inlines(self, request: HttpRequest, obj: User | None) -> list[Any]:  # noqa: ARG002
        """The roles, once there is a person."""
        return [] if obj is None else [MembershipInline]

    def get_urls(self) -> list[URLPattern]:
        """The screens about one person, before Django's own addresses."""
        view = self.admin_site.admin_view
        screens = [
            path(
                f"<int:pk>/{verb}/",
                view(screen.as_view()),
                name=f"auth_user_{verb.replace('-', '_')}",
            )
            for verb, screen in SCREENS
        ]
        return [*screens, *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """The list, under a word that everybody knows."""
        return super().changelist_view(request, {"title": "People"} | (extra_context or {}))

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The form that invites, under its name."""
        titled = {"title": "Invite somebody"} | (extra_context or {})
        return super().add_view(request, form_url, titled)

    def save_model(
        self, request: HttpRequest, obj: User, form: ModelForm, *args: Any, **kwargs: Any
    ) -> None:
        """Invite somebody new, or keep what was changed; an old address is told of the new one."""
        if isinstance(form, InviteForm):
            invite(person=obj, membership=form.membership, by=actor(request))
            self._send(request, obj)
            return
        super().save_model(request, obj, form, *args, **kwargs)
        if "email" in form.changed_data:
            EmailAddress.objects.filter(user=obj).delete()
            before = str(form.initial.get("email") or "")
            tell(before, "Your e-mail address was changed", "changed your address")

    def save_formset(
        self,
        request: HttpRequest,
        form: ModelForm,
        formset: BaseInlineFormSet,
        *args: Any,
        **kwargs: Any,
    ) -> None:
        """Keep the roles, and note them where all can read them later."""
        super().save_formset(request, form, formset, *args, **kwargs)
        if formset.has_changed():
            person: User = form.instance
            held = "; ".join(str(row) for row in Membership.objects.filter(user=person)) or "none"
            note_person(person=person, by=actor(request), sentence=f"Roles are now: {held}.")

    def _send(self, request: HttpRequest, person: User) -> None:
        """Send the invitation, and say where it went."""
        if send_invitation(person):
            self.message_user(request, f"A link was sent to {person.email}.")
        else:
            self.message_user(request, NOT_SENT, messages.ERROR)
