import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.contrib.postgres.operations import BtreeGinExtension, TrigramExtension, UnaccentExtension
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        TrigramExtension(),
        UnaccentExtension(),
        BtreeGinExtension(),
        migrations.RunSQL(
            # English stems without accents: "Métallique" is found by "metallique"
            sql="""
                CREATE TEXT SEARCH CONFIGURATION site_search (COPY = pg_catalog.english);
                ALTER TEXT SEARCH CONFIGURATION site_search
                    ALTER MAPPING FOR hword, hword_part, word WITH unaccent, english_stem;
                CREATE SEQUENCE site_search_version AS bigint;
            """,
            reverse_sql="""
                DROP SEQUENCE site_search_version;
                DROP TEXT SEARCH CONFIGURATION site_search;
            """,
        ),
        migrations.CreateModel(
            name="SearchRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=32)),
                ("object_id", models.BigIntegerField()),
                (
                    "group",
                    models.CharField(
                        db_column="group_key",
                        max_length=160,
                    ),
                ),
                ("version", models.BigIntegerField(default=0)),
                (
                    "indexed_version",
                    models.BigIntegerField(default=0),
                ),
                (
                    "failures",
                    models.PositiveIntegerField(default=0),
                ),
                ("deleted", models.BooleanField(default=False)),
                ("changed_at", models.DateTimeField()),
                ("title", models.TextField(blank=True)),
                ("summary", models.TextField(blank=True)),
                ("body", models.TextField(blank=True)),
                (
                    "identifiers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "identifier_keys",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("attributes", models.JSONField(blank=True, default=dict)),
                ("keywords", models.JSONField(blank=True, default=list)),
                ("audience", models.CharField(default="public", max_length=16)),
                ("boost", models.FloatField(default=1.0)),
                (
                    "words",
                    django.contrib.postgres.search.SearchVectorField(),
                ),
                (
                    "fingerprint",
                    models.CharField(
                        blank=True,
                        max_length=32,
                    ),
                ),
            ],
            options={
                "db_table": "site_search_document",
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(fields=["words"], name="site_search_words"),
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["identifier_keys"], name="site_search_identifiers"
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["title"], name="site_search_title_trigrams", opclasses=["gin_trgm_ops"]
                    ),
                    models.Index(
                        condition=models.Q(("version__gt", models.F("indexed_version"))),
                        fields=["failures", "version"],
                        name="site_search_pending",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "object_id"), name="site_search_one_row_a_thing"),
                    models.CheckConstraint(
                        condition=models.Q(("audience__in", ("public", "signed_in", "professional"))),
                        name="site_search_known_audience",
                    ),
                    models.CheckConstraint(condition=models.Q(("boost__gt", 0)), name="site_search_positive_boost"),
                ],
            },
        ),
    ]
