"""The app entry that puts our site in front of Django's admin."""

from django.contrib.admin.apps import AdminConfig


class SetupAdmin(AdminConfig):
    """Django's admin, reached through ``SetupSite``."""

    default_site = "jiannuo.web.setup_site.SetupSite"
