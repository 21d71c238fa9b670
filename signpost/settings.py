"""Django's settings. What an operator may choose comes checked from signpost.environment."""

import os
from logging.config import dictConfig
from pathlib import Path

import environ

from signpost.environment import read
from signpost.languages import languages_in
from signpost.logs import logging_settings

ROOT = Path(__file__).resolve().parent.parent
environ.Env.read_env(ROOT / ".env", overwrite=False)
ENVIRONMENT = read(os.environ, root=ROOT)

# The project's own
SIGNPOST_STATE_DIR = ENVIRONMENT.state_dir
SIGNPOST_SNAPSHOT = SIGNPOST_STATE_DIR / "snapshot.json"
BASE_URL = ENVIRONMENT.base_url.origin
EXIT_URL = ENVIRONMENT.exit_url
SIGNPOST_ALLOW_DRAMA_NUMBERS = False  # only the tests may show invented telephone numbers

# Application
DEBUG = ENVIRONMENT.debug
ROOT_URLCONF = "signpost.urls"
WSGI_APPLICATION = "signpost.wsgi.application"
INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth.account",
    "allauth.mfa",
    "crispy_forms",
    "services.apps.ServicesConfig",
]
MIDDLEWARE = [
    "services.web.middleware.AccessLog",
    "services.web.middleware.PublicHeaders",
    "services.web.languages.LanguageByPrefix",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # For slow phones. No public page holds a secret that its size could tell.
    "services.web.compression.Compression",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "services.web.middleware.SlashWithoutQuery",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "services.admin.signing_in.sessions.StaffSessions",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]
CRISPY_ALLOWED_TEMPLATE_PACKS = "signpost"
CRISPY_TEMPLATE_PACK = "signpost"

# Database
DATABASES = {"default": ENVIRONMENT.database}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Words and time
LANGUAGE_CODE = "en-gb"
LOCALE_PATHS = [ROOT / "locale"]
LANGUAGES = languages_in(ROOT / "locale")
TIME_ZONE = "Europe/London"
USE_TZ = True

# Static files
STATIC_URL = "/static/"
STATIC_ROOT = SIGNPOST_STATE_DIR / "static"
STATICFILES_DIRS = [ROOT / "static"]
PLAIN_STATICFILES = "django.contrib.staticfiles.storage.StaticFilesStorage"
HASHED_STATICFILES = "signpost.static_files.ForgivingStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": PLAIN_STATICFILES if DEBUG else HASHED_STATICFILES},
}
WHITENOISE_ALLOW_ALL_ORIGINS = False

# Staff sign-in; the public site sets no cookie at all
AUTHENTICATION_BACKENDS = [
    "services.directory.access.RoleBackend",
    "services.admin.signing_in.adapters.StaffBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{VALIDATION}.UserAttributeSimilarityValidator"},
    {"NAME": f"{VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{VALIDATION}.CommonPasswordValidator"},
    {"NAME": f"{VALIDATION}.NumericPasswordValidator"},
]
# Sessions end after 8 hours, or 30 idle minutes: services/admin/signing_in/sessions.py ends them.
# The cookie lives longer, over a weekend, so that an ended one still says whose form was sent.
SESSION_COOKIE_AGE = 4 * 24 * 60 * 60  # seconds
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_PATH = "/admin/"
CSRF_COOKIE_PATH = "/admin/"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "services.web.errors.csrf_failure"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"
PASSWORD_RESET_TIMEOUT = 60 * 60  # seconds; an invitation has 72 hours of its own
ACCOUNT_ADAPTER = "services.admin.signing_in.adapters.StaffAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*"]  # asked by a check; nobody signs up
ACCOUNT_EMAIL_VERIFICATION = "none"  # whoever follows the invitation has the address
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_REAUTHENTICATION_METHODS = {"password"}
ACCOUNT_FORMS = {
    "login": "services.admin.signing_in.forms.SignInForm",
    "reset_password": "services.admin.signing_in.forms.ForgottenForm",
}
# `login_failed` counts wrong passwords by address, and by name and address together ("key").
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,60/h/ip,5/5m/key",
    "reset_password": "10/m/ip,3/10m/key",
}
MFA_ADAPTER = "services.admin.signing_in.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_TOLERANCE = 1  # steps of 30 seconds that a phone's clock may be wrong
MFA_TOTP_ISSUER = "Signpost"
MFA_FORMS = {
    "authenticate": "services.admin.signing_in.forms.CodeForm",
    "authenticate_webauthn": "services.admin.signing_in.forms.PasskeyForm",
}
# Wrong tries and used codes are counted here: in the database, for all processes together.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "services_sharedcount",
        "KEY_FUNCTION": "signpost.cache_keys.unreadable",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

# Transport: BASE_URL decides, see signpost/wsgi.py for what a proxy may add
SECRET_KEY = ENVIRONMENT.secret_key
SECRET_KEY_FALLBACKS = ENVIRONMENT.secret_key_fallbacks
ALLOWED_HOSTS = ENVIRONMENT.allowed_hosts
CSRF_TRUSTED_ORIGINS = [BASE_URL]
CSRF_COOKIE_SECURE = SESSION_COOKIE_SECURE = ENVIRONMENT.base_url.is_secure
SECURE_SSL_REDIRECT = ENVIRONMENT.base_url.is_secure
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if ENVIRONMENT.base_url.is_secure else 0
SECURE_REFERRER_POLICY = "same-origin"  # for /admin/; PublicHeaders says no-referrer elsewhere
X_FRAME_OPTIONS = "DENY"
# HSTS for subdomains and preloading bind a charity's other sites: not this site's to decide.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]

# Mail, errors and logs: nothing a reader typed may leave through them
vars().update(ENVIRONMENT.email)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = f"Signpost <no-reply@{ENVIRONMENT.base_url.host}>"
ADMINS: list[tuple[str, str]] = []
DEFAULT_EXCEPTION_REPORTER = "services.web.errors.QuietReporter"
# Configured here, because Django's own configuration would first load the error pages.
LOGGING_CONFIG = None
dictConfig(logging_settings())
