"""The rows' shapes: the legacy API's, in DRF's terms."""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import Max
from rest_framework import serializers

from . import models
from .permissions import is_educator

TIMES = ["created_at", "updated_at"]


def reference(model, column, **kwargs):
    return serializers.PrimaryKeyRelatedField(
        queryset=model.objects.all(), source=column, **kwargs
    )


class RowSerializer(serializers.ModelSerializer):
    """A row tells its times only where it stands alone, and some fields only to educators."""

    educators_only = ()

    def get_fields(self):
        fields = super().get_fields()
        hidden = set(TIMES) if self.parent else set()
        if not is_educator(self.context["request"].user):
            hidden.update(self.educators_only)
        return {name: field for name, field in fields.items() if name not in hidden}


class CharacterSerializer(RowSerializer):
    educators_only = ("persona",)
    age = serializers.IntegerField(
        min_value=0, max_value=130, allow_null=True, required=False
    )

    class Meta:
        model = models.Character
        fields = [
            "id", "name", "age", "gender", "occupation", "voice", "avatar_url", "persona", *TIMES
        ]


class SubcategorySerializer(RowSerializer):
    category_id = reference(models.Category, "category")

    class Meta:
        model = models.Subcategory
        fields = ["id", "name", "category_id", *TIMES]


class CategorySerializer(RowSerializer):
    subcategories = SubcategorySerializer(many=True, read_only=True)

    class Meta:
        model = models.Category
        fields = ["id", "name", "description", "subcategories", *TIMES]


class RubricQuestionSerializer(RowSerializer):
    scenario_id = reference(models.Scenario, "scenario")
    subcategory_id = reference(
        models.Subcategory, "subcategory", allow_null=True, required=False
    )
    max_score = serializers.IntegerField(min_value=-100, max_value=100, required=False)

    class Meta:
        model = models.RubricQuestion
        fields = [
            "id", "scenario_id", "subcategory_id", "question", "guidance", "max_score",
            "critical", "position", *TIMES
        ]
        extra_kwargs = {"position": {"required": False}}

    def validate_max_score(self, value):
        if value == 0:
            raise serializers.ValidationError("Ensure this value is greater than or equal to 1.")
        return value

    def create(self, validated_data):
        if "position" not in validated_data:
            questions = validated_data["scenario"].rubric_questions
            highest = questions.aggregate(Max("position"))["position__max"]
            validated_data["position"] = 1 if highest is None else highest + 1
        return super().create(validated_data)


class TagSerializer(RowSerializer):
    scenario_id = reference(models.Scenario, "scenario")

    class Meta:
        model = models.Tag
        fields = ["id", "name", "scenario_id", *TIMES]


class TagOfScenario(serializers.CharField):
    """Read as an object with an id; written as that object, or as a bare name."""

    def run_validation(self, data):
        return super().run_validation(data.get("name") if isinstance(data, Mapping) else data)

    def to_representation(self, tag):
        return {"id": tag.id, "name": tag.name}


class TagsOfScenario(serializers.ListField):
    child = TagOfScenario(max_length=50)

    def to_representation(self, tags):
        return super().to_representation(tags.all())


class ScenarioSerializer(RowSerializer):
    educators_only = ("instructions",)
    character = CharacterSerializer(read_only=True)
    character_id = reference(
        models.Character, "character", write_only=True, allow_null=True, required=False
    )
    tags = TagsOfScenario(required=False)
    pass_mark = serializers.IntegerField(
        min_value=0, max_value=100, allow_null=True, required=False
    )
    rubric_questions = RubricQuestionSerializer(many=True, read_only=True)

    class Meta:
        model = models.Scenario
        fields = [
            "id", "title", "description", "opening_line", "difficulty", "is_published", "pass_mark",
            "character", "character_id", "tags", "rubric_questions", "instructions", *TIMES
        ]

    @transaction.atomic
    def create(self, validated_data):
        tags = validated_data.pop("tags", [])
        scenario = super().create(validated_data)
        return self.tagged(scenario, tags)

    @transaction.atomic
    def update(self, instance, validated_data):
        tags = validated_data.pop("tags", None)
        scenario = super().update(instance, validated_data)
        # Tags that are sent back as they were keep their ids.
        if tags is not None and tags != [tag.name for tag in scenario.tags.all()]:
            scenario.tags.all().delete()
            self.tagged(scenario, tags)
        return scenario

    @staticmethod
    def tagged(scenario, names):
        for name in names:
            scenario.tags.create(name=name)
        return scenario


class ActivitySerializer(RowSerializer):
    user_id = serializers.IntegerField(read_only=True)
    scenario_id = reference(models.Scenario, "scenario", allow_null=True, required=False)
    score = serializers.FloatField(
        min_value=0, max_value=100, allow_null=True, required=False
    )

    class Meta:
        model = models.Activity
        fields = [
            "id", "user_id", "scenario_id", "kind", "transcript", "score", "feedback",
            "timestamp", *TIMES
        ]

    def create(self, validated_data):
        return super().create({**validated_data, "user": self.context["request"].user})
