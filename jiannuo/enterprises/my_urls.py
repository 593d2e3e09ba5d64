"""Addresses under /my/enterprise/: an enterprise's own pages."""

from django.urls import path

from jiannuo.enterprises.views import lists, mine, own

app_name = "my_enterprise"
urlpatterns = [
    path("", mine.home, name="home"),
    path("<int:pk>/", mine.known, name="known"),
    path("<int:pk>/tell/<str:key>/", mine.tell, name="tell"),
    path("<int:pk>/held/", lists.held, name="held"),
    path("<int:pk>/held/<int:held_id>/withdraw/", lists.withdraw_held, name="withdraw_held"),
    path("<int:pk>/items/<str:kind>/", lists.items, name="items"),
    path("<int:pk>/items/<str:kind>/<int:item_id>/withdraw/", lists.withdraw_item, name="withdraw_item"),
    path("<int:pk>/tags/", own.tags, name="tags"),
    path("<int:pk>/members/", own.members, name="members"),
    path("<int:pk>/problems/new/", own.raise_problem, name="raise"),
    path("<int:pk>/problems/<int:problem_id>/", own.problem, name="problem"),
]
