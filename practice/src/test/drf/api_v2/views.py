# The comments here are none of a class's docstring: DRF would tell them to clients as the view's
# description.
from rest_framework import mixins, permissions, viewsets
from rest_framework.exceptions import APIException

from . import filters, models, serializers
from .permissions import is_educator


class InUse(APIException):
    status_code = 409


class Rows(viewsets.ModelViewSet):
    ordering = ["id"]

    def get_success_headers(self, data):
        return {"Location": self.request.build_absolute_uri(f"{data['id']}/")}


# What hangs on an unpublished scenario is as invisible as the scenario itself.
class OfScenario(Rows):
    published = "scenario__is_published"

    def get_queryset(self):
        rows = super().get_queryset()
        return rows if is_educator(self.request.user) else rows.filter(**{self.published: True})


class CharacterViewSet(Rows):
    queryset = models.Character.objects.all()
    serializer_class = serializers.CharacterSerializer
    search_fields = ["name", "occupation"]
    ordering_fields = ["id", "name", "age"]

    def perform_destroy(self, instance):
        if instance.scenario_set.exists():
            raise InUse("Character is in use.")
        super().perform_destroy(instance)


class ScenarioViewSet(OfScenario):
    published = "is_published"
    queryset = models.Scenario.objects.select_related("character").prefetch_related(
        "tags", "rubric_questions"
    )
    serializer_class = serializers.ScenarioSerializer
    filterset_class = filters.ScenarioFilters
    search_fields = ["title", "description"]
    ordering_fields = ["id", "title", "difficulty", "created_at"]


class TagViewSet(OfScenario):
    queryset = models.Tag.objects.all()
    serializer_class = serializers.TagSerializer
    filterset_class = filters.TagFilters
    search_fields = ["name"]
    ordering_fields = ["id", "name"]


class CategoryViewSet(Rows):
    queryset = models.Category.objects.prefetch_related("subcategories")
    serializer_class = serializers.CategorySerializer
    search_fields = ["name", "description"]
    ordering_fields = ["id", "name"]


class SubcategoryViewSet(Rows):
    queryset = models.Subcategory.objects.all()
    serializer_class = serializers.SubcategorySerializer
    filterset_class = filters.SubcategoryFilters
    search_fields = ["name"]
    ordering_fields = ["id", "name"]


class RubricQuestionViewSet(OfScenario):
    queryset = models.RubricQuestion.objects.all()
    serializer_class = serializers.RubricQuestionSerializer
    filterset_class = filters.RubricQuestionFilters
    search_fields = ["question", "guidance"]
    ordering_fields = ["id", "position", "max_score"]
    ordering = ["scenario_id", "position", "id"]


class ActivityViewSet(
    mixins.CreateModelMixin, mixins.ListModelMixin, mixins.RetrieveModelMixin,
    viewsets.GenericViewSet,
):
    queryset = models.Activity.objects.all()
    serializer_class = serializers.ActivitySerializer
    permission_classes = [permissions.IsAuthenticated]
    filterset_class = filters.ActivityFilters
    ordering_fields = ["timestamp", "score"]
    ordering = ["-timestamp", "-id"]

    def get_queryset(self):
        rows = super().get_queryset()
        user = self.request.user
        return rows if is_educator(user) else rows.filter(user=user.id)

    def get_success_headers(self, data):
        return Rows.get_success_headers(self, data)
