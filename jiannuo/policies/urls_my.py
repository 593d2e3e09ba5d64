"""Addresses under /policies/my/: what an enterprise sees of policies."""

from django.urls import path

from jiannuo.policies.views.my import claiming, claims, growth, objections, policies, policy, questions
from jiannuo.policies.views.my.acting import switch

urlpatterns = [
    path("", policies.policies, name="my"),
    path("switch/", switch, name="my_switch"),
    path("fact/", policies.fact, name="my_fact"),
    path("tags/", policies.tags, name="my_tags"),
    path("ladder/", growth.ladder, name="my_ladder"),
    path("claims/", claims.listing, name="my_claims"),
    path("claims.csv", claims.file, name="my_claims_file"),
    path("claims/<int:claim_id>/", claims.page, name="my_claim"),
    path("claims/<int:claim_id>/<slug:step>/", claims.step, name="my_claim_step"),
    path("questions/", questions.listing, name="my_questions"),
    path("questions/<int:question_id>/", questions.page, name="my_question"),
    path("questions/<int:question_id>/<slug:step>/", questions.step, name="my_question_step"),
    path("objections/<int:objection_id>/", objections.page, name="my_objection"),
    path("objections/<int:objection_id>/<slug:step>/", objections.step, name="my_objection_step"),
    path("<int:version_id>/", policy.policy, name="my_policy"),
    path("<int:version_id>/confirm/", claiming.confirm, name="my_confirm"),
    path("<int:version_id>/apply/", claiming.apply, name="my_apply"),
    path("<int:version_id>/ask/", questions.ask, name="my_ask"),
    path("<int:version_id>/object/", objections.object_to, name="my_object"),
]
