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
from .permissions import is_educator


def row(model, field):
    return ModelChoiceFilter(field_name=field, queryset=model.objects.all(), distinct=True)


def visible_scenarios(request):
    scenarios = models.Scenario.objects.all()
    return scenarios if is_educator(request.user) else scenarios.filter(is_published=True)


def scenario():
    return ModelChoiceFilter(field_name="scenario", queryset=visible_scenarios)


def moment(comparison):
    """A moment, or a day for its first one."""
    formats = [IsoDateTimeFilter.field_class.ISO_8601, "%Y-%m-%d"]
    return IsoDateTimeFilter(
        field_name="timestamp", lookup_expr=comparison, input_formats=formats
    )


class ScenarioFilters(FilterSet):
    tag = CharFilter(field_name="tags__name", distinct=True, strip=False)
    category = row(models.Category, "rubric_questions__subcategory__category")
    character = row(models.Character, "character")

    class Meta:
        model = models.Scenario
        fields = ["difficulty", "is_published"]


class TagFilters(FilterSet):
    scenario = scenario()


class SubcategoryFilters(FilterSet):
    category = row(models.Category, "category")


class RubricQuestionFilters(FilterSet):
    scenario = scenario()
    category = row(models.Category, "subcategory__category")
    subcategory = row(models.Subcategory, "subcategory")


class ActivityFilters(FilterSet):
    user = NumberFilter(field_name="user_id")
    scenario = scenario()
    kind = ChoiceFilter(choices=models.Activity._meta.get_field("kind").choices)
    since = moment("gte")
    until = moment("lte")
