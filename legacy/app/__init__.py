"""The training platform's API, as it runs in production today."""

from flask import Flask, abort, request

from . import activities, ai, assessments, auth, cli, errors, scenarios, users
from .config import Config
from .extensions import db, jwt, login_manager, migrate

BLUEPRINTS = (auth.bp, users.bp, scenarios.bp, assessments.bp, activities.bp, ai.bp)


def create_app(config=None):
    """Build the app from the environment, or from `config` where one is given."""
    # No static folder: its route would answer 405 under /static, where nothing lives.
    app = Flask(__name__, static_folder=None)
    app.config.from_object(config or Config.from_environment())

    db.init_app(app)
    migrate.init_app(app, db)
    jwt.init_app(app)
    login_manager.init_app(app)
    errors.init_app(app)
    cli.init_app(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint, url_prefix="/api")

    @app.before_request
    def refuse_doubled_slashes():
        # Werkzeug drops those at the start of a path and redirects from those within.
        if "//" in request.environ["PATH_INFO"]:
            abort(404)

    @app.get("/api/health")
    def health():
        return {"status": "ok"}

    return app
