"""What the set-up pages do not offer."""

from django.contrib import admin
from django.contrib.auth.models import Group

# what somebody may do comes from the posts they hold; groups would be a second, silent source
admin.site.unregister(Group)
