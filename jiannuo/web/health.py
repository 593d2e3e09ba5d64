"""Whether the site works, for monitors and load balancers."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from jiannuo.people.access import public


@public
@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """200 ``ok`` when the database answers, else 503 naming what does not. Shows nothing else."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("database does not answer\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")
