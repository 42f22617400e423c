"""Settings, all from the environment."""

import os
from dataclasses import dataclass, field
from datetime import timedelta


@dataclass(frozen=True)
class Config:
    SQLALCHEMY_DATABASE_URI: str
    SECRET_KEY: str
    JWT_SECRET_KEY: str
    OPENAI_BASE_URL: str = "https://api.openai.com/v1"
    OPENAI_API_KEY: str = ""
    OPENAI_MODEL: str = "gpt-4o-mini"
    JWT_ACCESS_TOKEN_EXPIRES: timedelta = timedelta(hours=24)
    PERMANENT_SESSION_LIFETIME: timedelta = timedelta(days=31)
    SQLALCHEMY_ENGINE_OPTIONS: dict = field(
        default_factory=lambda: {
            "pool_pre_ping": True,
            "connect_args": {"application_name": "legacy"},
        }
    )

    @classmethod
    def from_environment(cls, environ=os.environ):
        """Read the settings; a missing DATABASE_URL or secret stops the start."""
        optional = ("OPENAI_BASE_URL", "OPENAI_API_KEY", "OPENAI_MODEL")
        return cls(
            SQLALCHEMY_DATABASE_URI=_sqlalchemy_url(environ["DATABASE_URL"]),
            SECRET_KEY=environ["SECRET_KEY"],
            JWT_SECRET_KEY=environ["JWT_SECRET_KEY"],
            **{name: environ[name] for name in optional if environ.get(name)},
        )


def _sqlalchemy_url(url):
    # SQLAlchemy 1.4 dropped the postgres:// alias that some hosts still hand out.
    prefix = "postgres://"
    return "postgresql://" + url[len(prefix) :] if url.startswith(prefix) else url
