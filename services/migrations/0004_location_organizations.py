from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def say_whose_each_location_is(
    apps: StateApps,
    schema_editor: BaseDatabaseSchemaEditor,  # noqa: ARG001
) -> None:
    """Give a location to the organization of the first service given there."""
    at_places = apps.get_model("services", "ServiceAtLocation").objects
    for location in apps.get_model("services", "Location").objects.filter(organization=None):
        first = at_places.filter(location=location).select_related("service").first()
        if first is not None:
            location.organization_id = first.service.organization_id
            location.save(update_fields=["organization"])


class Migration(migrations.Migration):
    dependencies = [
        ("services", "0003_staff_desk"),
    ]

    operations = [
        migrations.RunPython(say_whose_each_location_is, migrations.RunPython.noop),
    ]
