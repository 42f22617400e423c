import datetime
import os
import urllib.parse

DATABASE = urllib.parse.urlsplit(os.environ["DATABASE_URL"])
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": DATABASE.hostname,
        "PORT": DATABASE.port,
        "USER": DATABASE.username,
        "NAME": DATABASE.path.lstrip("/"),
        # What Django adds for itself (spent refresh tokens) stays out of the legacy tables' schema.
        "OPTIONS": {"options": "-c search_path=drf,public"},
    }
}
SECRET_KEY = os.environ["SECRET_KEY"]
ALLOWED_HOSTS = ["*"]
USE_TZ = True
TIME_ZONE = "UTC"
ROOT_URLCONF = "api_v2.urls"
WSGI_APPLICATION = "api_v2.wsgi.application"
MIDDLEWARE = ["api_v2.answers.finished", "django.middleware.common.CommonMiddleware"]
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django_filters",
    "rest_framework",
    "rest_framework_simplejwt.token_blacklist",
    "api_v2",
]
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
AUTH_USER_MODEL = "api_v2.User"
PASSWORD_HASHERS = [
    "api_v2.hashers.WerkzeugHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]

REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": [
        "rest_framework.parsers.JSONParser",
        "rest_framework.parsers.FormParser",
    ],
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework_simplejwt.authentication.JWTAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["api_v2.permissions.EducatorsWrite"],
    "DEFAULT_PAGINATION_CLASS": "api_v2.listing.Pages",
    "DEFAULT_FILTER_BACKENDS": [
        "django_filters.rest_framework.DjangoFilterBackend",
        "rest_framework.filters.SearchFilter",
        "api_v2.listing.StableOrdering",
    ],
}
if "THROTTLE" in os.environ:
    REST_FRAMEWORK |= {
        "DEFAULT_THROTTLE_CLASSES": ["rest_framework.throttling.AnonRateThrottle"],
        "DEFAULT_THROTTLE_RATES": {"anon": os.environ["THROTTLE"]},
        "NUM_PROXIES": 1,
    }
    # Counted for all of gunicorn's workers together.
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
            "LOCATION": os.environ["THROTTLE_FOLDER"],
        }
    }
SIMPLE_JWT = {
    "SIGNING_KEY": os.environ["JWT_SECRET_KEY"],
    "ACCESS_TOKEN_LIFETIME": datetime.timedelta(minutes=15),
    "REFRESH_TOKEN_LIFETIME": datetime.timedelta(days=7),
    "ROTATE_REFRESH_TOKENS": True,
    "BLACKLIST_AFTER_ROTATION": True,
    "UPDATE_LAST_LOGIN": True,
}
