from rest_framework.permissions import SAFE_METHODS, BasePermission


def is_educator(user):
    return getattr(user, "role", None) in ("educator", "admin")


class EducatorsWrite(BasePermission):
    def has_permission(self, request, view):
        return request.method in SAFE_METHODS or is_educator(request.user)
