"""The one error of a setting that makes no sense."""


class SettingRefused(ValueError):
    """An environment variable holds what the site cannot start with.

    Its text is one sentence for the operator, beginning with the variable's name.
    Not Django's ImproperlyConfigured, because manage.py would swallow that one and go on.
    """

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name} {reason}.")
        self.name = name
