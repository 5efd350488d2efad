"""Organisations, what they owe, and verified professionals, on the merchandisers' desk."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shop.organisations import services
from shop.organisations.forms import (
    CertificateForm,
    DeliveryPointForm,
    MemberForm,
    OrganisationForm,
    PaymentForm,
    PersonalCertificateForm,
    VerificationForm,
)
from shop.organisations.invoices import CannotBeRecorded, record_payment
from shop.organisations.models import (
    AccountCharge,
    DeliveryPoint,
    Invoice,
    Member,
    Organisation,
    ReliefCertificate,
    Verification,
)
from shop.organisations.relief import end_certificate, record_certificate
from shop.organisations.verification import verify, withdraw

PERMISSION = "shop.change_organisation"
PER_PAGE = 50
CHANGES_SHOWN = 20
OVERDUE = (Invoice.State.OVERDUE, Invoice.State.SECOND_REMINDER, Invoice.State.ON_HOLD)


def _only_the_desk(request: HttpRequest) -> None:
    if not (request.user.is_staff and request.user.has_perm(PERMISSION)):
        raise PermissionDenied


@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    """Every organisation with what it owes, those with overdue invoices marked."""
    _only_the_desk(request)
    late = Invoice.objects.filter(state__in=OVERDUE).values_list("charge__organisation", flat=True)
    page = Paginator(Organisation.objects.all(), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "shop/desk_organisations.html", {"page": page, "late": set(late)})


@require_http_methods(["GET", "HEAD", "POST"])
def organisation(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """One organisation: terms, people, invoices, and who decided what. Or a new one."""
    _only_the_desk(request)
    found = get_object_or_404(Organisation, pk=pk) if pk else None
    form = OrganisationForm(request.POST or None, instance=found or Organisation())
    if request.method == "POST" and form.is_valid():
        saved = services.save_organisation(form.save(commit=False), form.said(), by=request.user, at=timezone.now())
        messages.success(request, "Saved.")
        return redirect("dashboard:organisation", pk=saved.pk)
    return _show(request, found, form, status=422 if form.errors else 200)


def _show(
    request: HttpRequest,
    found: Organisation | None,
    form: OrganisationForm,
    *,
    member_form: MemberForm | None = None,
    certificate_form: CertificateForm | None = None,
    point_form: DeliveryPointForm | None = None,
    payment_form: PaymentForm | None = None,
    paying: Invoice | None = None,
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = {"organisation": found, "form": form, "member_form": member_form or MemberForm()}
    if found:
        invoices = Invoice.objects.filter(charge__organisation=found).select_related("order", "charge")
        rows = [
            (one, (payment_form if paying == one else None) or PaymentForm.for_amount(one.outstanding))
            for one in invoices.order_by("-year", "-sequence")[:PER_PAGE]
        ]
        context |= {
            "points": found.delivery_points.select_related("country"),
            "point_form": point_form or DeliveryPointForm(),
            "members": found.members.select_related("user").order_by("user__email"),
            "invoices": rows,
            "certificates": found.certificates.select_related("seen_by"),
            "certificate_form": certificate_form or CertificateForm(),
            "today": timezone.localdate(),
            "changes": found.changes.select_related("by")[:CHANGES_SHOWN],
        }
    return render(request, "shop/desk_organisation.html", context, status=status)


@require_POST
def add_member(request: HttpRequest, pk: int) -> HttpResponse:
    """Let somebody order on account."""
    _only_the_desk(request)
    found = get_object_or_404(Organisation, pk=pk)
    form = MemberForm(request.POST)
    if form.is_valid():
        try:
            services.add_member(found, form.cleaned_data["person"], by=request.user, at=timezone.now())
            return redirect("dashboard:organisation", pk=pk)
        except services.AlreadyMember as refused:
            form.add_error("person", str(refused))
    return _show(request, found, OrganisationForm(instance=found), member_form=form, status=422)


@require_POST
def add_certificate(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down a certificate of relief from VAT that an organisation showed."""
    _only_the_desk(request)
    found = get_object_or_404(Organisation, pk=pk)
    form = CertificateForm(request.POST, instance=ReliefCertificate(organisation=found))
    if form.is_valid():
        record_certificate(form.save(commit=False), by=request.user, at=timezone.now())
        return redirect("dashboard:organisation", pk=pk)
    return _show(request, found, OrganisationForm(instance=found), certificate_form=form, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
def certificates(request: HttpRequest) -> HttpResponse:
    """Certificates of relief that were given to people."""
    _only_the_desk(request)
    form = PersonalCertificateForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        certificate = form.save(commit=False)
        certificate.user = form.cleaned_data["person"]
        record_certificate(certificate, by=request.user, at=timezone.now())
        messages.success(request, f"{certificate} is recorded.")
        return redirect("dashboard:certificates")
    known = ReliefCertificate.objects.filter(organisation=None).select_related("user", "seen_by")
    page = Paginator(known, PER_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "today": timezone.localdate()}
    return render(request, "shop/desk_certificates.html", context, status=422 if form.errors else 200)


@require_POST
def close_certificate(request: HttpRequest, pk: int) -> HttpResponse:
    """From today on a certificate counts no more."""
    _only_the_desk(request)
    certificate = get_object_or_404(ReliefCertificate, pk=pk)
    end_certificate(certificate, by=request.user, at=timezone.now())
    if certificate.organisation_id:
        return redirect("dashboard:organisation", pk=certificate.organisation_id)
    return redirect("dashboard:certificates")


@require_POST
def remove_member(request: HttpRequest, pk: int) -> HttpResponse:
    """Take somebody off."""
    _only_the_desk(request)
    member = get_object_or_404(Member.objects.select_related("organisation", "user"), pk=pk)
    services.remove_member(member, by=request.user, at=timezone.now())
    return redirect("dashboard:organisation", pk=member.organisation_id)


@require_POST
def add_delivery_point(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down a place where an organisation takes goods in."""
    _only_the_desk(request)
    found = get_object_or_404(Organisation, pk=pk)
    form = DeliveryPointForm(request.POST, instance=DeliveryPoint(organisation=found))
    if form.is_valid():
        services.add_delivery_point(form.save(commit=False), by=request.user, at=timezone.now())
        return redirect("dashboard:organisation", pk=pk)
    return _show(request, found, OrganisationForm(instance=found), point_form=form, status=422)


@require_POST
def remove_delivery_point(request: HttpRequest, pk: int) -> HttpResponse:
    """Offer a delivery point no more."""
    _only_the_desk(request)
    point = get_object_or_404(DeliveryPoint.objects.select_related("organisation"), pk=pk)
    services.remove_delivery_point(point, by=request.user, at=timezone.now())
    return redirect("dashboard:organisation", pk=point.organisation_id)


@require_POST
def receive(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down money that came in for an invoice."""
    _only_the_desk(request)
    invoice = get_object_or_404(Invoice.objects.select_related("charge__organisation"), pk=pk, charge__isnull=False)
    found = cast(AccountCharge, invoice.charge).organisation
    form = PaymentForm(request.POST)
    if form.is_valid():
        try:
            record_payment(invoice, **form.cleaned_data, by=request.user, at=timezone.now())
            messages.success(request, f"Payment for invoice {invoice.number} recorded.")
            return redirect("dashboard:organisation", pk=found.pk)
        except CannotBeRecorded as refused:
            form.add_error("amount", str(refused))
    return _show(request, found, OrganisationForm(instance=found), payment_form=form, paying=invoice, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
def professionals(request: HttpRequest) -> HttpResponse:
    """Who may buy what is sold on prescription only, until when, and who saw to it."""
    _only_the_desk(request)
    form = VerificationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        verify(
            data["person"], until=data["verified_until"], evidence=data["evidence"], by=request.user, at=timezone.now()
        )
        messages.success(request, f"{data['person'].email} is verified.")
        return redirect("dashboard:professionals")
    known = Verification.objects.select_related("user", "verified_by").order_by("-verified_until", "user__email")
    page = Paginator(known, PER_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "today": timezone.localdate()}
    return render(request, "shop/desk_professionals.html", context, status=422 if form.errors else 200)


@require_POST
def withdraw_verification(request: HttpRequest, pk: int) -> HttpResponse:
    """From today on somebody is no longer verified."""
    _only_the_desk(request)
    withdraw(get_object_or_404(Verification, pk=pk), by=request.user, now=timezone.now())
    return redirect("dashboard:professionals")


urlpatterns = [
    path("organisations/", organisations, name="organisations"),
    path("organisations/add/", organisation, name="organisation-add"),
    path("organisations/<int:pk>/", organisation, name="organisation"),
    path("organisations/<int:pk>/people/", add_member, name="organisation-person-add"),
    path("organisations/people/<int:pk>/remove/", remove_member, name="organisation-person-remove"),
    path("organisations/<int:pk>/points/", add_delivery_point, name="organisation-point-add"),
    path("organisations/points/<int:pk>/remove/", remove_delivery_point, name="organisation-point-remove"),
    path("organisations/invoices/<int:pk>/payment/", receive, name="invoice-payment"),
    path("organisations/<int:pk>/certificates/", add_certificate, name="organisation-certificate-add"),
    path("certificates/", certificates, name="certificates"),
    path("certificates/<int:pk>/end/", close_certificate, name="certificate-end"),
    path("professionals/", professionals, name="professionals"),
    path("professionals/<int:pk>/withdraw/", withdraw_verification, name="professional-withdraw"),
]
