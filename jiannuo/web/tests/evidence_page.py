"""The addresses of the site, and a page that asks for evidence and shows it, for tests in the browser."""

from django import forms
from django.http import HttpResponse
from django.template import engines
from django.urls import path

from jiannuo.papers.evidence.receiving import mine
from jiannuo.papers.evidence.showing import Shown
from jiannuo.papers.fields import EvidenceField
from jiannuo.people.access import signed_in
from jiannuo.people.request import Request
from jiannuo.web.urls import handler404
from jiannuo.web.urls import urlpatterns as site

__all__ = ["handler404", "urlpatterns"]

PAGE = """{% extends "web/base.html" %}{% load static %}
{% block title %}整改{% endblock %}{% block heading %}整改情况{% endblock %}
{% block head %}{{ form.media.css }}{% endblock %}
{% block content %}
<form method="post" enctype="multipart/form-data">{% csrf_token %}
  <fieldset class="mb-3"><legend class="form-label">{{ form.proof.label }}</legend>
    {{ form.proof }}{{ form.proof.errors }}</fieldset>
  <label class="form-label">说明 {{ form.words }}</label>{{ form.words.errors }}
  <button class="btn btn-primary">提交</button>
</form>
{% include "papers/_evidence_list.html" %}
{% endblock %}
{% block scripts %}{{ form.media.js }}
<script src="{% static 'papers/lightbox.js' %}" type="module"></script>{% endblock %}"""


class ReportForm(forms.Form):
    """A step that needs evidence."""

    proof = EvidenceField(label="佐证材料")
    words = forms.CharField(required=False, max_length=20, widget=forms.TextInput({"class": "form-control"}))


@signed_in
def report(request: Request) -> HttpResponse:
    """Ask, and show what was submitted."""
    form = ReportForm(request.POST or None, request.FILES or None)
    field = form.fields["proof"]
    assert isinstance(field, EvidenceField)
    assert request.user.pk is not None
    field.account_id = request.user.pk
    evidence = []
    if request.method == "POST" and form.is_valid():
        rows = mine(form.cleaned_data["proof"], account_id=request.user.pk)
        evidence = [Shown(row.paper, row.name, public=number == 0) for number, row in enumerate(rows)]
        form = ReportForm()
    page = engines["django"].from_string(PAGE)
    return HttpResponse(page.render({"form": form, "evidence": evidence}, request))


urlpatterns = [path("try", report, name="try"), *site]
