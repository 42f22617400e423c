from django.contrib.auth.hashers import BasePasswordHasher
from werkzeug.security import check_password_hash, generate_password_hash


class WerkzeugHasher(BasePasswordHasher):
    """What Flask writes. Django knows a hash by all that stands before its first dollar sign."""

    algorithm = "pbkdf2:sha256:260000"

    def encode(self, password, salt):
        return generate_password_hash(password, method=self.algorithm)

    def verify(self, password, encoded):
        return check_password_hash(encoded, password)

    def must_update(self, encoded):
        return False

    def harden_runtime(self, password, encoded):
        pass
