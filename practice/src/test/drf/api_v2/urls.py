from django.urls import include, path
from rest_framework.routers import SimpleRouter
from rest_framework_simplejwt import views as token_views

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
    path("", token_views.TokenObtainPairView.as_view()),
    path("refresh/", token_views.TokenRefreshView.as_view()),
    path("verify/", token_views.TokenVerifyView.as_view()),
    path("blacklist/", token_views.TokenBlacklistView.as_view()),
]
urlpatterns = [
    path("api/v2/", include(rows.urls)),
    path("api/v2/auth/token/", include(tokens)),
]

handler404 = "api_v2.answers.not_found"
handler500 = "rest_framework.exceptions.server_error"
