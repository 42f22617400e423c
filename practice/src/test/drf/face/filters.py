"""What each list can be narrowed to."""

from django_filters.rest_framework import (
    CharFilter,
    ChoiceFilter,
    FilterSet,
    IsoDateTimeFilter,
    ModelChoiceFilter,
    NumberFilter,
)

from . import models


def row(model, field):
    return ModelChoiceFilter(field_name=field, queryset=model.objects.all(), distinct=True)


class ScenarioFilters(FilterSet):
    tag = CharFilter(field_name="tags__name", distinct=True)
    category = row(models.Category, "rubric_questions__subcategory__category")
    character = row(models.Character, "character")

    class Meta:
        model = models.Scenario
        fields = ["difficulty", "is_published"]


class TagFilters(FilterSet):
    scenario = row(models.Scenario, "scenario")


class SubcategoryFilters(FilterSet):
    category = row(models.Category, "category")


class RubricQuestionFilters(FilterSet):
    scenario = row(models.Scenario, "scenario")
    subcategory = row(models.Subcategory, "subcategory")


class ActivityFilters(FilterSet):
    user = NumberFilter(field_name="user_id")
    scenario = row(models.Scenario, "scenario")
    kind = ChoiceFilter(choices=models.Activity._meta.get_field("kind").choices)
    since = IsoDateTimeFilter(field_name="timestamp", lookup_expr="gte")
    until = IsoDateTimeFilter(field_name="timestamp", lookup_expr="lte")
