"""The demonstration's people: one for each role, all with the same password, none of them real."""

from __future__ import annotations

from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from cms.review import establish_clinical_review
from users.models import User

PASSWORD = "theatre-demonstration"  # noqa: S105
EDITORS, REVIEWERS, MERCHANDISERS = "Editors", "Clinical reviewers", "Merchandisers"
SHOP_DESK_APPS = (
    "catalogue",
    "partner",
    "order",
    "offer",
    "voucher",
    "shipping",
    "communication",
    "analytics",
    "payment",
    "address",
    "basket",
    "customer",
    "reviews",
    "shop",
    "site_search",
)


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who can sign in to the demonstration."""

    email: str
    first_name: str
    last_name: str
    role: str
    groups: tuple[str, ...] = ()
    is_staff: bool = False
    is_superuser: bool = False


ACCOUNTS = (
    Account("clinician@suture.example", "Dana", "Clinician", "Clinician", (settings.PROFESSIONALS_GROUP,)),
    Account("editor@suture.example", "Eli", "Editor", "Editor", (EDITORS,)),
    Account(
        "reviewer@suture.example",
        "Robin",
        "Reviewer",
        "Clinical reviewer",
        (REVIEWERS, settings.PROFESSIONALS_GROUP),
    ),
    Account("merchandiser@suture.example", "Merle", "Merchandiser", "Merchandiser", (MERCHANDISERS,), is_staff=True),
    Account("administrator@suture.example", "Ari", "Administrator", "Administrator", (), True, True),
)


def load_roles() -> None:
    """Groups with their rights, and the review that stands between editors and readers.

    Rights given by hand to these groups stay, but for one: editors do not publish.
    """
    Group.objects.get_or_create(name=settings.PROFESSIONALS_GROUP)
    editors, _ = Group.objects.get_or_create(name=EDITORS)
    _give_page_rights(editors, "add_page", "change_page")
    GroupPagePermission.objects.filter(group=editors, permission__codename="publish_page").delete()
    editors.permissions.add(
        *Permission.objects.filter(
            content_type__app_label="core",
            codename__in=[
                f"{verb}_{what}" for verb in ("add", "change", "view") for what in ("specialty", "procedure")
            ],
        )
    )
    editors.permissions.add(
        *Permission.objects.filter(
            content_type__app_label="site_search",
            codename__in=["view_queryday", "add_contentbrief", "change_contentbrief", "view_contentbrief"],
        )
    )
    reviewers, _ = Group.objects.get_or_create(name=REVIEWERS)
    _give_page_rights(reviewers, "change_page", "publish_page")
    establish_clinical_review([reviewers])
    merchandisers, _ = Group.objects.get_or_create(name=MERCHANDISERS)
    merchandisers.permissions.add(
        *Permission.objects.filter(
            Q(content_type__app_label__in=SHOP_DESK_APPS) | Q(content_type__app_label="users", codename="view_user")
        )
    )


def load_accounts() -> list[User]:
    """One person a role, with a verified address. An account that is there keeps its password."""
    people = []
    for account in ACCOUNTS:
        user, created = User.objects.get_or_create(
            email=account.email,
            defaults={
                "first_name": account.first_name,
                "last_name": account.last_name,
                "is_staff": account.is_staff,
                "is_superuser": account.is_superuser,
            },
        )
        if created:
            user.set_password(PASSWORD)
            user.save(update_fields=["password"])
        user.groups.add(*Group.objects.filter(name__in=account.groups))
        EmailAddress.objects.get_or_create(user=user, email=account.email, defaults={"verified": True, "primary": True})
        people.append(user)
    return people


def _give_page_rights(group: Group, *codenames: str) -> None:
    """Rights over the whole page tree, its images and documents, and the way into the editors' desk."""
    group.permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))
    root = Page.get_first_root_node()
    for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=codenames):
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
    collection = Collection.get_first_root_node()
    media = Permission.objects.filter(
        content_type__app_label="cms",
        codename__in=[
            f"{verb}_{what}" for verb in ("add", "change", "choose") for what in ("siteimage", "sitedocument")
        ],
    )
    for permission in media:
        GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)
