from django.http import JsonResponse
from django.urls import include, path
from rest_framework.routers import SimpleRouter

from . import views

rows = SimpleRouter()
rows.register("scenarios", views.ScenarioViewSet)
rows.register("characters", views.CharacterViewSet)
rows.register("tags", views.TagViewSet)
rows.register("categories", views.CategoryViewSet)
rows.register("subcategories", views.SubcategoryViewSet)
rows.register("rubric-questions", views.RubricQuestionViewSet)
rows.register("activities", views.ActivityViewSet)

tokens = [
    path("", views.TokenObtainView.as_view()),
    path("refresh/", views.TokenRefreshView.as_view()),
    path("verify/", views.TokenVerifyView.as_view()),
    path("blacklist/", views.TokenBlacklistView.as_view()),
]
urlpatterns = [
    path("api/v2/", include(rows.urls)),
    path("api/v2/auth/token/", include(tokens)),
]


def handler404(request, exception):
    return JsonResponse({"detail": "Not found."}, status=404)


handler500 = "rest_framework.exceptions.server_error"
