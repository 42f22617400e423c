"""The legacy tables. Django reads and writes them; it makes and changes none."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class JsonColumn(models.JSONField):
    """A column of type json, which the driver itself decodes; Django's own are jsonb."""

    def from_db_value(self, value, expression, connection):
        return value


class Row(models.Model):
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True


class User(AbstractBaseUser):
    username = models.CharField(max_length=80, unique=True)
    email = models.CharField(max_length=120, unique=True)
    password = models.CharField(max_length=255, db_column="password_hash")
    role = models.CharField(max_length=20)
    is_active = models.BooleanField()

    USERNAME_FIELD = "username"
    objects = BaseUserManager()

    class Meta:
        managed = False
        db_table = "user"


class Character(Row):
    name = models.CharField(max_length=120)
    age = models.IntegerField(null=True, blank=True)
    gender = models.CharField(max_length=20, null=True, blank=True)
    occupation = models.CharField(max_length=120, null=True, blank=True)
    voice = models.CharField(max_length=40, null=True, blank=True)
    avatar_url = models.CharField(max_length=255, null=True, blank=True)
    persona = models.TextField()

    class Meta:
        managed = False
        db_table = "characters"


class Scenario(Row):
    title = models.CharField(max_length=200)
    description = models.TextField(null=True, blank=True)
    opening_line = models.TextField(null=True, blank=True)
    difficulty = models.CharField(
        max_length=20,
        choices=[("easy", "Easy"), ("medium", "Medium"), ("hard", "Hard")],
        default="medium",
    )
    is_published = models.BooleanField(default=True)
    pass_mark = models.IntegerField(null=True, blank=True)
    character = models.ForeignKey(Character, models.PROTECT, null=True, blank=True)
    instructions = models.TextField()

    class Meta:
        managed = False
        db_table = "assistant_scenarios"


class Tag(Row):
    name = models.CharField(max_length=50)
    scenario = models.ForeignKey(Scenario, models.CASCADE, related_name="tags")

    class Meta:
        managed = False
        db_table = "assistant_tags"
        ordering = ["id"]


class Category(Row):
    name = models.CharField(max_length=100, unique=True)
    description = models.TextField(null=True, blank=True)

    class Meta:
        managed = False
        db_table = "categories"


class Subcategory(Row):
    name = models.CharField(max_length=100)
    category = models.ForeignKey(Category, models.CASCADE, related_name="subcategories")

    class Meta:
        managed = False
        db_table = "subcategories"
        ordering = ["id"]


class RubricQuestion(Row):
    scenario = models.ForeignKey(Scenario, models.CASCADE, related_name="rubric_questions")
    subcategory = models.ForeignKey(Subcategory, models.SET_NULL, null=True, blank=True)
    question = models.TextField()
    guidance = models.TextField(null=True, blank=True)
    max_score = models.IntegerField(default=5)
    critical = models.BooleanField(default=False)
    position = models.IntegerField()

    class Meta:
        managed = False
        db_table = "rubric_questions"
        ordering = ["position", "id"]


class Activity(Row):
    user = models.ForeignKey(User, models.CASCADE)
    scenario = models.ForeignKey(Scenario, models.SET_NULL, null=True, blank=True)
    kind = models.CharField(
        max_length=30, choices=[(k, k) for k in ("practice", "evaluation", "login", "note")]
    )
    transcript = JsonColumn(null=True, blank=True)
    score = models.FloatField(null=True, blank=True)
    feedback = JsonColumn(null=True, blank=True)
    timestamp = models.DateTimeField(auto_now_add=True)

    class Meta:
        managed = False
        db_table = "activities"
